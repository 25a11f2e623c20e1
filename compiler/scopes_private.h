/* What the files of the scope pass share: scopes.c (tables, resolving) and scopes_visit.c (the walk). */
#ifndef ASPEN_COMPILER_SCOPES_PRIVATE_H
#define ASPEN_COMPILER_SCOPES_PRIVATE_H

#include "scopes.h"

#define SCOPES_MAX_DEPTH 8000

/* Reports an error; the pass fails unless it is to go on after errors. */
void scope_error(struct scope_table *t, const struct span *span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Gives up with a RecursionError. */
void scope_too_deep(struct scope_table *t, const struct span *span);

/* The same as scope_error for one that CPython finds when it makes code, after all those of scopes. */
void scope_late_error(struct scope_table *t, const struct span *span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A new scope inside `parent` (NULL: the top), found again by `node`. NULL if memory runs out. */
struct scope *scope_new(struct scope_table *t, enum scope_kind kind, struct scope *parent,
                        const void *node, struct name *name);

/* Adds flags to a name's symbol, making it on first sight. `name` is not mangled yet. */
struct symbol *scope_add(struct scope_table *t, struct scope *s, struct name *name, uint32_t flags);

struct name *scope_intern(struct scope_table *t, const char *text);

/* scopes_visit.c: fills the scopes' symbols. */
void scopes_visit_module(struct scope_table *t);

#endif

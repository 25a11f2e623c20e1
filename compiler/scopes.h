/*
 * Scopes: which name means which variable.
 *
 * One pass over the tree makes a scope for each module, class, function, lambda, comprehension and
 * annotation scope (PEP 695), with a symbol for each name met in it; a second pass resolves every
 * symbol to a local, a global, or a variable of an enclosing function. The rules and messages are
 * CPython 3.13's.
 *
 * A comprehension that is no generator expression has a scope but no code object: it is inlined in
 * its `host`, the scope whose code object it runs in, where its variables have registers of their
 * own. What crosses from one host to another is a closure: the variable is a cell, and each host on
 * the way lists it in `free`.
 */
#ifndef ASPEN_COMPILER_SCOPES_H
#define ASPEN_COMPILER_SCOPES_H

#include "tree.h"

enum scope_kind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_COMPREHENSION,
    SCOPE_GENEXP,
    SCOPE_TYPE_PARAMS, /* around a generic function, class or type alias */
    SCOPE_TYPE_VALUE,  /* value of a type alias, bound or default of a type parameter */
};

enum symbol_flags {
    SYMBOL_PARAM = 1,
    SYMBOL_ASSIGNED = 2,
    SYMBOL_USED = 4,
    SYMBOL_GLOBAL = 8,
    SYMBOL_NONLOCAL = 16,
    SYMBOL_ANNOTATED = 32,
    SYMBOL_WALRUS = 64,   /* bound by := somewhere: operands are copied before later ones run */
    SYMBOL_UNBOUND = 128, /* may be deleted: by del, or at the end of `except … as` */
    SYMBOL_ITERATION = 256,
    SYMBOL_TYPE_PARAM = 512,
    SYMBOL_WALRUS_IN_COMPREHENSION = 1024,
    SYMBOL_GLOBAL_INSIDE = 2048, /* of the module: an inner scope declares it global, so it is */
};
#define SYMBOL_BOUND (SYMBOL_PARAM | SYMBOL_ASSIGNED | SYMBOL_TYPE_PARAM)

enum symbol_kind {
    NAME_UNRESOLVED,
    NAME_LOCAL,           /* of this very scope */
    NAME_GLOBAL_EXPLICIT, /* declared `global` */
    NAME_GLOBAL_IMPLICIT, /* bound nowhere around */
    NAME_ENCLOSING,       /* of `definition`, in this host or one further out */
};

struct symbol {
    struct name *name; /* mangled */
    struct scope *scope;
    struct symbol *definition;
    struct span span; /* of the declaration, if declared global or nonlocal */
    uint32_t flags;   /* enum symbol_flags */
    uint8_t kind;     /* enum symbol_kind */
    bool is_cell;     /* captured by another host */
    bool has_register;
    bool is_named_register; /* a comprehension's variable that locals() is to find */
    uint32_t bit;           /* number among the variables of its host */
    uint32_t reg;           /* the code generator's */
};

struct scope {
    uint8_t kind; /* enum scope_kind */
    struct name *name;
    struct scope *parent, *host;
    const void *node;
    struct symbol **symbols; /* in order of first appearance */
    uint32_t symbol_count, symbol_capacity;
    uint32_t *table; /* index + 1 of a symbol, by hash; table_size is a power of two */
    uint32_t table_size;
    struct symbol **free; /* variables of outer hosts that this host's code needs */
    uint32_t free_count, free_capacity;
    uint32_t variable_count;   /* of a host: its variables and those of inlined comprehensions */
    struct name *private_name; /* of the class around, for __private names */
    bool is_async;             /* async def */
    bool has_yield;
    bool has_await; /* await, async for, async with, asynchronous comprehension in it */
    bool returns_value;
    bool is_async_comprehension;
    bool sees_class;      /* annotation scope right inside a class: reads its namespace first */
    bool class_cell;      /* class: a method uses super or __class__ */
    bool class_namespace; /* class: an annotation scope reads the namespace */
    bool has_annotations; /* module, class: annotated names */
    bool uses_locals;     /* calls locals(), eval() … by name */
    bool in_iterable;     /* while visiting: the iterable of a comprehension */
    bool in_target;       /* while visiting: targets of a comprehension */
    const char *what;     /* annotation scopes: for messages */
    struct symbol *class_symbol, *namespace_symbol; /* __class__, __classdict__ of a class */
};

struct scope_entry {
    const void *node;
    struct scope *scope;
};

struct scope_table {
    struct arena *arena;
    struct lexer *names;
    const struct source_tree *module;
    struct diagnostic_list *errors;
    struct diagnostic_list late; /* errors that rank with those of code generation */
    struct scope *top;
    struct scope **scopes; /* outer before inner */
    uint32_t scope_count, scope_capacity;
    struct scope_entry *map;
    uint32_t map_size, map_count;
    bool future_annotations;
    bool top_level_await;
    const char *stack_limit; /* the C stack may not grow below this; NULL: unknown */
    uint32_t max_errors;     /* give up when the list has so many; 0: at the first */
    bool partial;            /* statements are missing from the tree: so may be bindings */
    bool uncertain;          /* while visiting: what surrounds is not known, behind a STMT_BROKEN */
    bool failed;             /* given up: enough errors, or memory ran out */
    uint32_t depth;
    uint32_t loops;      /* while visiting: loops around, in this function */
    uint32_t star_depth; /* while visiting: except* blocks around, in this function */
    uint32_t star_loops; /* loops opened inside the innermost except* block */
    struct name *class_name, *classdict_name, *super_name, *type_params_name, *generic_base_name,
        *defaults_name, *kwdefaults_name, *iterator_name;
};

/*
 * Builds and resolves all scopes of `module`. Everything lives in table->arena; the caller has set
 * arena, names, module, errors, future_annotations and top_level_await (for more than one error also
 * max_errors and partial) and zeroed the rest. False after reporting an error in
 * table->errors that ended it, or when memory ran out (arena->failed). After fewer errors than
 * max_errors it ends as without any: names without a meaning are then global ones.
 */
bool scopes_build(struct scope_table *table);

/* The scope that was made for a node (see scope_key_type_params for generic ones); NULL if none. */
struct scope *scope_of(const struct scope_table *table, const void *node);

/* The symbol of an already mangled name in this very scope; NULL if it has none. */
struct symbol *scope_find(const struct scope *scope, const struct name *name);

/* `name` as it is stored: __x inside class C is _C__x. NULL if memory runs out. */
struct name *scope_mangle(struct scope_table *table, const struct scope *scope, struct name *name);

/* Register-owning scopes whose variables are never looked up in a namespace mapping. */
static inline bool scope_is_function_like(const struct scope *scope)
{
    return scope->kind >= SCOPE_FUNCTION;
}

#endif

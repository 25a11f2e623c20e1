/*
 * The arena: bump allocation for everything that one compilation makes.
 *
 * Memory comes from an allocator that the caller supplies, in chunks, and is given back all at
 * once. Nothing is freed singly; an object that grows (see arena_grow) leaves its old copy behind
 * unless it was the newest. The first failure is remembered, so that a long computation may test
 * once, at its end, whether it ran out of memory.
 */
#ifndef ASPEN_COMPILER_ARENA_H
#define ASPEN_COMPILER_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Where chunks come from. `resize` behaves like realloc that is told the old size: p NULL with
 * old_size 0 allocates, new_size 0 frees and returns NULL, NULL for any other request means that
 * the memory could not be had (and then p is still valid).
 */
struct arena_allocator {
    void *(*resize)(void *ctx, void *p, size_t old_size, size_t new_size);
    void *ctx;
};

struct arena_chunk;

struct arena {
    struct arena_allocator allocator;
    struct arena_chunk *chunks; /* newest first */
    char *next, *end;           /* free space of the newest chunk */
    size_t used;                /* bytes held from the allocator */
    size_t limit;               /* most bytes to hold; 0 for no limit */
    bool failed;                /* an allocation failed: sticky */
};

/* A position to return to: see arena_mark. */
struct arena_mark {
    struct arena_chunk *chunk;
    char *next;
};

/* Makes `a` an empty arena that holds at most `limit` bytes (0: no limit). Cannot fail. */
void arena_init(struct arena *a, struct arena_allocator allocator, size_t limit);

/* Gives all memory back; the arena is empty and usable again, and `failed` is cleared. */
void arena_free(struct arena *a);

/* `size` bytes aligned to 8, contents undefined; NULL (and `failed` set) if they cannot be had. */
void *arena_alloc(struct arena *a, size_t size);

/* The same, zeroed. */
void *arena_zalloc(struct arena *a, size_t size);

/*
 * Grows the block p of old_size bytes (p may be NULL with 0) to new_size bytes, in place where p is
 * the newest block. Returns the block, or NULL (p still valid, `failed` set).
 */
void *arena_grow(struct arena *a, void *p, size_t old_size, size_t new_size);

/* A copy of `len` bytes with a NUL after them; NULL on failure. */
char *arena_copy(struct arena *a, const char *text, size_t len);

/* The present end of the arena, for arena_release. */
struct arena_mark arena_mark(const struct arena *a);

/* Forgets everything allocated since `mark`, whose pointers become invalid. */
void arena_release(struct arena *a, struct arena_mark mark);

#endif

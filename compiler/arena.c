/*
 * The arena's chunks. Chunks double in size up to a bound, so that a small source costs one small
 * chunk and a large one few calls; a request larger than a chunk gets a chunk of its own.
 */
#include "arena.h"
#include "../vm/memory/heap.h"

#include <stdint.h>
#include <string.h>

#define ARENA_ALIGN 8
#ifdef ASPEN_EXACT_ALLOCATION /* each request gets a chunk */
#define ARENA_MIN_CHUNK 0
#define ARENA_MAX_CHUNK 0
#else
#define ARENA_MIN_CHUNK 4096
#define ARENA_MAX_CHUNK ((size_t)256 * 1024)
#endif

struct arena_chunk {
    struct arena_chunk *older;
    size_t size; /* of the whole chunk, this header included */
};

void arena_init(struct arena *a, struct arena_allocator allocator, size_t limit)
{
    *a = (struct arena){.allocator = allocator, .limit = limit};
}

static void free_newest(struct arena *a)
{
    struct arena_chunk *chunk = a->chunks;
    a->chunks = chunk->older;
    a->used -= chunk->size;
    a->allocator.resize(a->allocator.ctx, chunk, chunk->size, 0);
}

void arena_free(struct arena *a)
{
    while (a->chunks)
        free_newest(a);
    arena_init(a, a->allocator, a->limit);
}

/* Adds a chunk with room for `size` bytes; false on failure. */
static bool add_chunk(struct arena *a, size_t size)
{
    size_t want = a->chunks ? a->chunks->size * 2 : ARENA_MIN_CHUNK;
    if (want > ARENA_MAX_CHUNK)
        want = ARENA_MAX_CHUNK;
    if (size > SIZE_MAX / 2)
        goto fail;
    if (want < size + sizeof(struct arena_chunk))
        want = size + sizeof(struct arena_chunk);
    if (a->limit && (want > a->limit || a->used > a->limit - want))
        goto fail;
    struct arena_chunk *chunk = a->allocator.resize(a->allocator.ctx, NULL, 0, want);
    if (!chunk)
        goto fail;
    chunk->older = a->chunks;
    chunk->size = want;
    a->chunks = chunk;
    a->used += want;
    a->next = (char *)(chunk + 1);
    a->end = (char *)chunk + want;
    return true;
fail:
    a->failed = true;
    return false;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2) {
        a->failed = true;
        return NULL;
    }
    size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    if (size > (size_t)(a->end - a->next) || !a->next) {
        if (!add_chunk(a, size))
            return NULL;
    }
    void *p = a->next;
    a->next += size;
    return p;
}

void *arena_zalloc(struct arena *a, size_t size)
{
    void *p = arena_alloc(a, size);
    if (p)
        memset(p, 0, size);
    return p;
}

void *arena_grow(struct arena *a, void *p, size_t old_size, size_t new_size)
{
    size_t old_room = (old_size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    if (p && (char *)p + old_room == a->next && new_size <= SIZE_MAX / 2) {
        size_t room = (new_size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
        if (room <= (size_t)(a->end - (char *)p)) {
            a->next = (char *)p + room;
            return p;
        }
    }
    void *q = arena_alloc(a, new_size);
    if (q && old_size)
        memcpy(q, p, old_size < new_size ? old_size : new_size);
    return q;
}

char *arena_copy(struct arena *a, const char *text, size_t len)
{
    char *p = arena_alloc(a, len + 1);
    if (p) {
        if (len)
            memcpy(p, text, len);
        p[len] = '\0';
    }
    return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){.chunk = a->chunks, .next = a->next};
}

void arena_release(struct arena *a, struct arena_mark mark)
{
    while (a->chunks != mark.chunk)
        free_newest(a);
    a->next = mark.next;
    a->end = a->chunks ? (char *)a->chunks + a->chunks->size : NULL;
}

/* buffers.c - memory that is accounted to the VM and owned by whoever asked for it. Small buffers are
 * cells of blocks, a pool for each size, since lists and dicts make and drop them all the time; the
 * allocator below sees only blocks and large buffers. */
#include "heap_private.h"

struct pool_cell {
    struct pool_cell *next;
};

static bool is_pooled(size_t size)
{
    return size <= POOL_MAX && POOL_CLASSES > 0;
}

static unsigned pool_class(size_t size)
{
    return size ? (unsigned)((size - 1) / 16) : 0;
}

/* -- pools --------------------------------------------------------------------------------------- */

static void link_block(struct heap_private *h, struct pool_block *b)
{
    struct pool_block **pool = &h->pools[b->block.class];
    b->previous = NULL;
    b->next = *pool;
    if (b->next) {
        b->next->previous = b;
    }
    *pool = b;
}

static void unlink_block(struct heap_private *h, struct pool_block *b)
{
    if (b->previous) {
        b->previous->next = b->next;
    } else {
        h->pools[b->block.class] = b->next;
    }
    if (b->next) {
        b->next->previous = b->previous;
    }
}

/* A block of free cells, the first of its pool; NULL without memory. */
static struct pool_block *add_block(struct heap_private *h, unsigned class)
{
    struct pool_block *b = (struct pool_block *)block_obtain(h);
    if (!b) {
        return NULL;
    }
    size_t size = (class + 1) * (size_t)16;
    size_t start = (sizeof *b + 15) & ~(size_t)15, count = (BLOCK_BYTES - start) / size;
    b->block.class = (uint8_t) class;
    b->block.cell_count = b->block.free_count = (uint32_t)count;
    b->free = NULL;
    for (size_t i = count; i-- > 0;) {
        struct pool_cell *cell = (struct pool_cell *)((char *)b + start + i * size);
        cell->next = b->free;
        b->free = cell;
    }
    link_block(h, b);
    return b;
}

static void *pool_take(struct heap_private *h, unsigned class)
{
    struct pool_block *b = h->pools[class];
    if (!b && !(b = add_block(h, class))) {
        return NULL;
    }
    struct pool_cell *cell = b->free;
    b->free = cell->next;
    if (--b->block.free_count == 0) {
        unlink_block(h, b);
    }
    return cell;
}

/* One empty block is kept for each pool, so that a pool does not take it and give it back by turns. */
static void pool_give(struct heap_private *h, void *p)
{
    struct pool_block *b = (struct pool_block *)block_of(p);
    struct pool_cell *cell = p;
    cell->next = b->free;
    b->free = cell;
    if (b->block.free_count++ == 0) {
        link_block(h, b);
    } else if (b->block.free_count == b->block.cell_count && (b->next || b->previous)) {
        unlink_block(h, b);
        block_release(h, &b->block);
    }
}

void buffers_destroy(struct heap_private *h)
{
    for (int i = 0; i < POOL_CLASSES; i++) {
        struct pool_block *b = h->pools[i];
        if (b && b->block.free_count == b->block.cell_count) {
            unlink_block(h, b);
            block_release(h, &b->block);
        }
    }
}

static void *take(struct heap_private *h, size_t size)
{
    return is_pooled(size) ? pool_take(h, pool_class(size))
                           : raw_resize(h, NULL, 0, size ? size : 1);
}

static void give(struct heap_private *h, void *p, size_t size)
{
    if (is_pooled(size)) {
        pool_give(h, p);
    } else {
        raw_resize(h, p, size ? size : 1, 0);
    }
}

/* -- buffers ---------------------------------------------------------------------------------------- */

void *mem_try_alloc(struct vm *vm, size_t size)
{
    if (size > SIZE_MAX / 2 || !within_cap(vm, size)) {
        return NULL;
    }
    void *p = take(heap_private(vm), size);
    if (p) {
        heap_of(vm)->bytes += size;
        check_due(vm);
    }
    return p;
}

void *mem_alloc(struct vm *vm, size_t size)
{
    void *p = mem_try_alloc(vm, size);
    if (!p) {
        raise_memory_error(vm);
    }
    return p;
}

void *mem_alloc_zeroed(struct vm *vm, size_t size)
{
    void *p = mem_alloc(vm, size);
    if (p) {
        memset(p, 0, size);
    }
    return p;
}

/* As raw_resize, between pools and the allocator below. */
static void *change(struct heap_private *h, void *p, size_t old_size, size_t new_size)
{
    bool from_pool = is_pooled(old_size), to_pool = is_pooled(new_size);
    if (!from_pool && !to_pool) {
        return raw_resize(h, p, old_size ? old_size : 1, new_size ? new_size : 1);
    }
    if (from_pool && to_pool && pool_class(old_size) == pool_class(new_size)) {
        return p;
    }
    void *q = take(h, new_size);
    if (q) {
        memcpy(q, p, old_size < new_size ? old_size : new_size);
        give(h, p, old_size);
    }
    return q;
}

void *mem_resize(struct vm *vm, void *p, size_t old_size, size_t new_size)
{
    if (!p) {
        return mem_alloc(vm, new_size);
    }
    if (new_size > old_size && (new_size > SIZE_MAX / 2 || !within_cap(vm, new_size - old_size))) {
        raise_memory_error(vm);
        return NULL;
    }
    void *q = change(heap_private(vm), p, old_size, new_size);
    if (!q) {
        raise_memory_error(vm);
        return NULL;
    }
    heap_of(vm)->bytes += new_size - old_size;
    if (new_size > old_size) {
        check_due(vm);
    }
    return q;
}

void mem_free(struct vm *vm, void *p, size_t size)
{
    if (p) {
        heap_of(vm)->bytes -= size;
        give(heap_private(vm), p, size);
    }
}

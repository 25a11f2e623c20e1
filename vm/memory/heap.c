/* heap.c - where memory comes from: cells of small objects, large objects, and the stack of roots.
 * Buffers are in buffers.c, freeing in sweep.c, the collector in collector.c. */
#include "heap_private.h"

#include <stdlib.h>

/* -- the allocator below ------------------------------------------------------------------------- */

static void *libc_resize(void *ctx, void *p, size_t old_size, size_t new_size)
{
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, new_size);
}

void *raw_resize(struct heap_private *h, void *p, size_t old_size, size_t new_size)
{
    return h->hooks.resize(h->hooks.ctx, p, old_size, new_size);
}

static bool array_grow(struct heap_private *h, void **base, size_t *capacity, size_t item)
{
    size_t wanted = *capacity ? *capacity * 2 : 256;
    if (wanted > SIZE_MAX / 2 / item) {
        return false;
    }
    void *p = raw_resize(h, *base, *capacity * item, wanted * item);
    if (!p) {
        return false;
    }
    *base = p;
    *capacity = wanted;
    return true;
}

bool words_reserve(struct heap_private *h, struct word_array *array)
{
    void *base = array->words;
    if (array->count == array->capacity &&
        !array_grow(h, &base, &array->capacity, sizeof(void *))) {
        return false;
    }
    array->words = base;
    return true;
}

bool entries_reserve(struct heap_private *h, struct entry_array *array)
{
    return array->count < array->capacity ||
           array_grow(h, &array->base, &array->capacity, sizeof(struct card));
}

static void words_free(struct heap_private *h, struct word_array *array)
{
    if (array->words) {
        raw_resize(h, array->words, array->capacity * sizeof(void *), 0);
    }
}

static void entries_free(struct heap_private *h, struct entry_array *array)
{
    if (array->base) {
        raw_resize(h, array->base, array->capacity * sizeof(struct card), 0);
    }
}

/* -- arenas ------------------------------------------------------------------------------------------ */

/* One block more than there are, since the memory may begin anywhere. */
static size_t arena_bytes(const struct arena *arena)
{
    return (arena->block_count + 1) * (size_t)BLOCK_BYTES;
}

static uint64_t all_free(const struct arena *arena)
{
    return UINT64_MAX >> (ARENA_BLOCKS - arena->block_count);
}

static void arena_free(struct heap_private *h, struct arena *arena)
{
    raw_resize(h, arena->memory, arena_bytes(arena), 0);
    raw_resize(h, arena, sizeof *arena, 0);
    h->arena_count--;
}

/* -- life ------------------------------------------------------------------------------------------ */

bool heap_init(struct vm *vm, const struct aspen_allocator_hooks *hooks, size_t cap)
{
    struct heap *heap = heap_of(vm);
    static const struct aspen_allocator_hooks libc_hooks = {libc_resize, NULL};
    if (!hooks || !hooks->resize) {
        hooks = &libc_hooks;
    }
    memset(heap, 0, sizeof *heap);
    heap->cap = cap ? cap : SIZE_MAX;
    struct heap_private *h = hooks->resize(hooks->ctx, NULL, 0, sizeof *h);
    if (!h) {
        return false;
    }
    memset(h, 0, sizeof *h);
    h->hooks = *hooks;
    h->enabled = true;
    if (!words_reserve(h, &h->mark_stack)) {
        hooks->resize(hooks->ctx, h, sizeof *h, 0);
        return false;
    }
    h->major_threshold = MAJOR_MIN_BYTES;
    heap->private = h;
    heap->next_collection = NURSERY_BYTES;
#ifdef ASPEN_GC_STRESS
    heap->next_collection = 0;
#endif
    if (heap->next_collection > heap->cap / 2) {
        heap->next_collection = heap->cap / 2;
    }
    return true;
}

void heap_destroy(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    if (!h) {
        return;
    }
    h->destroying = true;
    sweep_destroy(vm);
    buffers_destroy(h);
    while (h->arenas) { /* empty ones that were kept */
        struct arena *arena = h->arenas;
        h->arenas = arena->next;
        arena_free(h, arena);
    }
    words_free(h, &h->mark_stack);
    words_free(h, &h->remembered);
    words_free(h, &h->roots);
    words_free(h, &h->finalizable);
    words_free(h, &h->finalizable_candidates);
    words_free(h, &h->pending_finalizers);
    words_free(h, &h->weak_slots);
    entries_free(h, &h->continuations);
    entries_free(h, &h->cards);
    entries_free(h, &h->weakrefs);
    entries_free(h, &h->weakref_candidates);
    struct aspen_allocator_hooks hooks = h->hooks;
    hooks.resize(hooks.ctx, h, sizeof *h, 0);
    heap_of(vm)->private = NULL;
}

/* -- accounting ------------------------------------------------------------------------------------- */

bool within_cap(struct vm *vm, size_t size)
{
    struct heap *heap = heap_of(vm);
    if (__builtin_expect(size <= heap->cap && heap->bytes <= heap->cap - size, 1)) {
        return true;
    }
    if (size <= heap->cap && heap->sweeping) {
        sweep_all(vm);
    }
    if (size <= heap->cap && heap->bytes <= heap->cap - size) {
        return true;
    }
    heap_request_set(vm, HEAP_REQUEST_COLLECT);
    return false;
}

/* -- cells ------------------------------------------------------------------------------------------ */

static char *arena_blocks(const struct arena *arena)
{
    uintptr_t p = (uintptr_t)arena->memory;
    return (char *)((p + BLOCK_BYTES - 1) & ~(uintptr_t)(BLOCK_BYTES - 1));
}

static void arena_link(struct heap_private *h, struct arena *arena)
{
    arena->previous = NULL;
    arena->next = h->arenas;
    if (h->arenas) {
        h->arenas->previous = arena;
    }
    h->arenas = arena;
}

static void arena_unlink(struct heap_private *h, struct arena *arena)
{
    if (arena->previous) {
        arena->previous->next = arena->next;
    } else {
        h->arenas = arena->next;
    }
    if (arena->next) {
        arena->next->previous = arena->previous;
    }
}

static struct arena *arena_new(struct heap_private *h)
{
    struct arena *arena = raw_resize(h, NULL, 0, sizeof *arena);
    if (!arena) {
        return NULL;
    }
    arena->block_count = h->arena_count ? ARENA_BLOCKS : FIRST_ARENA_BLOCKS;
    arena->memory = raw_resize(h, NULL, 0, arena_bytes(arena));
    if (!arena->memory) {
        raw_resize(h, arena, sizeof *arena, 0);
        return NULL;
    }
    arena->free_blocks = all_free(arena);
    h->arena_count++;
    h->empty_arenas++;
    arena_link(h, arena);
    return arena;
}

struct block *block_obtain(struct heap_private *h)
{
    struct arena *arena = h->arenas ? h->arenas : arena_new(h);
    if (!arena) {
        return NULL;
    }
    if (arena->free_blocks == all_free(arena)) {
        h->empty_arenas--;
    }
    unsigned i = (unsigned)__builtin_ctzll(arena->free_blocks);
    arena->free_blocks &= arena->free_blocks - 1;
    if (!arena->free_blocks) {
        arena_unlink(h, arena);
    }
    struct block *block = (struct block *)(arena_blocks(arena) + i * (size_t)BLOCK_BYTES);
    block->arena = arena;
    return block;
}

void block_release(struct heap_private *h, struct block *block)
{
    struct arena *arena = block->arena;
    if (!arena->free_blocks) {
        arena_link(h, arena);
    }
    arena->free_blocks |= UINT64_C(1) << (((char *)block - arena_blocks(arena)) / BLOCK_BYTES);
    if (arena->free_blocks != all_free(arena)) {
        return;
    }
    if (++h->empty_arenas > EMPTY_ARENAS_MAX || h->destroying) {
        h->empty_arenas--;
        arena_unlink(h, arena);
        arena_free(h, arena);
    }
}

static struct block *block_new(struct vm *vm, unsigned class)
{
    struct block *block = block_obtain(heap_private(vm));
    if (block) {
        struct arena *arena = block->arena;
        memset(block, 0, sizeof *block);
        block->arena = arena;
        block->epoch = heap_private(vm)->epoch;
        block->class = (uint8_t) class;
        block->cell_size = (uint32_t)cell_bytes(class);
        block->cell_count = (uint32_t)((BLOCK_BYTES - sizeof *block) / block->cell_size);
    }
    return block;
}

/* Chains the cells of a fresh block. */
static void thread_cells(struct block *block)
{
    struct gc_free_cell *first = NULL;
    for (uint32_t i = block->cell_count; i-- > 0;) {
        struct gc_free_cell *cell = (struct gc_free_cell *)block_cell(block, i);
        cell->header.type = NULL;
        cell->next = first;
        first = cell;
    }
    block->free_count = block->cell_count;
    block->free = first;
}

/* Gives `class` a free list. False with MemoryError set. */
static bool refill(struct vm *vm, unsigned class)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    struct size_class *c = &h->classes[class];
    if (!within_cap(vm, BLOCK_BYTES)) {
        raise_memory_error(vm);
        return false;
    }
    struct block *block = sweep_for_cells(vm, class);
    if (!block) {
        block = block_new(vm, class);
        if (!block) {
            raise_memory_error(vm);
            return false;
        }
        thread_cells(block);
    }
    block->next = c->young;
    c->young = block;
    heap->free_list[class] = block->free;
    heap->bytes += block->free_count * cell_bytes(class);
    block->free = NULL;
    block->free_count = 0;
    check_due(vm);
    return true;
}

static struct object *large_new(struct vm *vm, size_t size)
{
    struct heap_private *h = heap_private(vm);
    if (size > LARGE_MAX || !within_cap(vm, size)) {
        raise_memory_error(vm);
        return NULL;
    }
    struct large *large = raw_resize(h, NULL, 0, sizeof *large + size);
    if (!large) {
        raise_memory_error(vm);
        return NULL;
    }
    large->size = size;
    large->epoch = h->epoch & EPOCH_MASK;
    large->next = h->large_young;
    h->large_young = large;
    heap_of(vm)->bytes += size;
    check_due(vm);
    struct object *object = large_object(large);
    object->mark = GC_WHITE;
    object->size_class = LARGE_CLASS;
    return object;
}

struct object *gc_cell(struct vm *vm, size_t size)
{
    struct heap *heap = heap_of(vm);
    if (size > GC_SMALL_MAX) {
        return large_new(vm, size);
    }
    unsigned class = (unsigned)((size - 1) / 16);
    if (!heap->free_list[class] && !refill(vm, class)) {
        return NULL;
    }
    struct gc_free_cell *cell = heap->free_list[class];
    heap->free_list[class] = cell->next;
    cell->header.mark = GC_WHITE;
    cell->header.size_class = (uint8_t) class;
    return &cell->header;
}

/* -- roots ------------------------------------------------------------------------------------------ */

bool gc_push_root(struct vm *vm, value v)
{
    struct heap_private *h = heap_private(vm);
    if (!words_push(h, &h->roots, v)) {
        raise_memory_error(vm);
        return false;
    }
    return true;
}

size_t gc_root_mark(struct vm *vm)
{
    return heap_private(vm)->roots.count;
}

void gc_pop_roots(struct vm *vm, size_t mark)
{
    heap_private(vm)->roots.count = mark;
}

bool heap_add_roots(struct vm *vm, void (*trace)(struct vm *vm, struct gc_tracer *tracer))
{
    struct heap_private *h = heap_private(vm);
    if (h->root_tracer_count == ROOT_TRACERS_MAX) {
        raise_memory_error(vm);
        return false;
    }
    h->root_tracers[h->root_tracer_count++] = trace;
    return true;
}

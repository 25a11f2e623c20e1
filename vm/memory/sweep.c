/* sweep.c - freeing what a collection found dead, block by block: while allocating, by steps at
 * safepoints, and altogether when needed.
 *
 * A class may die together with its instances, and their finalize functions are found through it.
 * So dead classes only get the mark GC_DEAD_TYPE at first and are freed when nothing else is
 * pending. */
#include "heap_private.h"

#define LARGE_PER_BLOCK 8  /* so many large objects take about as long as a block */
#define TRIES           32 /* blocks that one allocation sweeps before it takes a fresh one */

static void account_freed(struct heap *heap, size_t size)
{
    heap->bytes -= size;
    /* What a sweep frees is no reason to put the next collection off. */
    heap->next_collection -= size < heap->next_collection ? size : heap->next_collection;
}

static void poison(struct object *object, size_t size)
{
#ifndef NDEBUG
    memset((char *)object + sizeof(struct gc_free_cell), 0xdb, size - sizeof(struct gc_free_cell));
#endif
    object->type = NULL;
    object->kind = 0xdb;
    object->shape = UINT32_MAX;
}

/* Finalises an object whose finalize function may free buffers: those count as freed, too. */
static void finalize(struct vm *vm, struct object *object)
{
    struct heap *heap = heap_of(vm);
    size_t before = heap->bytes;
    object_finalize(vm, object);
    size_t freed = before - heap->bytes;
    if (freed <= before) {
        heap->next_collection -= freed < heap->next_collection ? freed : heap->next_collection;
    }
    heap->private->freed_objects++;
}

/* Frees white objects (or, with `types`, dead classes), rebuilds the free chain. */
static void sweep_block(struct vm *vm, struct block *block, bool types)
{
    struct gc_free_cell *first = NULL, **link = &first;
    uint32_t free_count = 0;
    size_t freed = 0;
    for (uint32_t i = 0; i < block->cell_count; i++) {
        struct object *object = block_cell(block, i);
        if (object->type) {
            if (types ? object->mark != GC_DEAD_TYPE : object->mark != GC_WHITE) {
                continue;
            }
            if (!types && is_type_object(object)) {
                object->mark = GC_DEAD_TYPE;
                block->has_dead_types = true;
                continue;
            }
            if (!types) {
                finalize(vm, object);
            }
            poison(object, block->cell_size);
            freed += block->cell_size;
        }
        struct gc_free_cell *cell = (struct gc_free_cell *)object;
        *link = cell;
        link = &cell->next;
        free_count++;
    }
    *link = NULL;
    block->free = first;
    block->free_count = free_count;
    account_freed(heap_of(vm), freed);
}

static bool block_is_empty(const struct block *block)
{
    return block->free_count == block->cell_count;
}

/* Puts a block that was pending where it belongs now. Into one with dead classes nothing new may
 * get until it is swept again. */
static void file_block(struct vm *vm, struct block *block)
{
    struct heap_private *h = heap_private(vm);
    struct size_class *c = &h->classes[block->class];
    if (block_is_empty(block)) {
        block_release(h, block);
        return;
    }
    struct block **list = block->has_dead_types ? &h->type_blocks
                          : block->free_count   ? &c->partial
                                                : &c->full;
    block->next = *list;
    *list = block;
}

/* PHASE_CLEAR's version of sweep_block. */
static void clear_block(struct block *block)
{
    struct gc_free_cell *first = NULL, **link = &first;
    uint32_t free_count = 0;
    for (uint32_t i = 0; i < block->cell_count; i++) {
        struct object *object = block_cell(block, i);
        if (object->type) {
            object->mark = GC_WHITE;
        } else {
            struct gc_free_cell *cell = (struct gc_free_cell *)object;
            *link = cell;
            link = &cell->next;
            free_count++;
        }
    }
    *link = NULL;
    block->free = first;
    block->free_count = free_count;
}

/* The next pending block of a class, swept; NULL when there is none. */
static struct block *take_pending(struct vm *vm, struct size_class *c)
{
    struct heap_private *h = heap_private(vm);
    for (unsigned i = 0; i < PENDING_LISTS; i++) {
        struct block *block = c->pending[i];
        if (block) {
            c->pending[i] = block->next;
            block->epoch = h->epoch;
            if (h->phase == PHASE_CLEAR) {
                clear_block(block);
            } else {
                sweep_block(vm, block, false);
            }
            return block;
        }
    }
    return NULL;
}

struct block *sweep_for_cells(struct vm *vm, unsigned class)
{
    struct heap_private *h = heap_private(vm);
    struct size_class *c = &h->classes[class];
    struct block *block;
    for (unsigned i = 0; i < TRIES && (block = take_pending(vm, c)); i++) {
        if (block->free_count && !block->has_dead_types) {
            return block;
        }
        file_block(vm, block);
    }
    block = c->partial;
    if (block) {
        c->partial = block->next;
        block->epoch = h->epoch;
    }
    return block;
}

static void large_free(struct vm *vm, struct large *large)
{
    account_freed(heap_of(vm), large->size);
    raw_resize(heap_private(vm), large, sizeof *large + large->size, 0);
}

/* False when no large object is pending. */
static bool sweep_large(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    struct large **list = &h->large_pending[h->large_pending[0] ? 0 : 1], *large = *list;
    if (!large) {
        return false;
    }
    struct object *object = large_object(large);
    struct large **target = &h->large_full;
    *list = large->next;
    large->epoch = h->epoch & EPOCH_MASK;
    if (h->phase == PHASE_CLEAR) {
        object->mark = GC_WHITE;
    } else if (object->mark == GC_WHITE) {
        if (!is_type_object(object)) {
            finalize(vm, object);
            large_free(vm, large);
            return true;
        }
        object->mark = GC_DEAD_TYPE;
        target = &h->large_types;
    }
    large->next = *target;
    *target = large;
    return true;
}

/* -- dead classes ----------------------------------------------------------------------------------- */

/* A class may be an instance of another dead one: all are finalised before any is freed. */
static void sweep_types(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    for (struct block *block = h->type_blocks; block; block = block->next) {
        for (uint32_t i = 0; i < block->cell_count; i++) {
            struct object *object = block_cell(block, i);
            if (object->type && object->mark == GC_DEAD_TYPE) {
                finalize(vm, object);
            }
        }
    }
    for (struct large *large = h->large_types; large; large = large->next) {
        finalize(vm, large_object(large));
    }
    while (h->type_blocks) {
        struct block *block = h->type_blocks;
        h->type_blocks = block->next;
        block->has_dead_types = false;
        sweep_block(vm, block, true);
        file_block(vm, block);
    }
    while (h->large_types) {
        struct large *large = h->large_types;
        h->large_types = large->next;
        large_free(vm, large);
    }
}

/* -- steps ------------------------------------------------------------------------------------------ */

static void sweep_end(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    sweep_types(vm);
    heap->sweeping = 0;
    if (h->sweep_is_major) {
        h->sweep_is_major = false;
        h->major_threshold = heap->bytes + heap->bytes / 2 + heap->bytes / 4;
        if (h->major_threshold < MAJOR_MIN_BYTES) {
            h->major_threshold = MAJOR_MIN_BYTES;
        }
    }
}

static bool pending_step(struct vm *vm, size_t budget)
{
    struct heap_private *h = heap_private(vm);
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        struct block *block;
        while (budget && (block = take_pending(vm, &h->classes[i]))) {
            file_block(vm, block);
            budget--;
        }
    }
    for (size_t n = 1; budget && sweep_large(vm); n++) {
        budget -= n % LARGE_PER_BLOCK == 0;
    }
    return budget != 0;
}

bool sweep_step(struct vm *vm, size_t budget)
{
    if (!heap_of(vm)->sweeping) {
        return true;
    }
    if (!pending_step(vm, budget)) {
        return false;
    }
    sweep_end(vm);
    return true;
}

bool clear_step(struct vm *vm, size_t budget)
{
    return pending_step(vm, budget);
}

void sweep_all(struct vm *vm)
{
    sweep_step(vm, SIZE_MAX);
}

static void retire_free_lists(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        size_t count = 0;
        for (struct gc_free_cell *cell = heap->free_list[i]; cell; cell = cell->next) {
            count++;
        }
        heap->bytes -= count * cell_bytes(i);
        heap->free_list[i] = NULL;
    }
}

/* Nothing is pending before. */
static void make_all_pending(struct vm *vm, bool major)
{
    struct heap_private *h = heap_private(vm);
    retire_free_lists(vm);
    h->epoch = (h->epoch + 1) & EPOCH_MASK;
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        struct size_class *c = &h->classes[i];
        c->pending[PENDING_YOUNG] = c->young;
        c->young = NULL;
        if (major) {
            c->pending[PENDING_PARTIAL] = c->partial;
            c->pending[PENDING_FULL] = c->full;
            c->partial = c->full = NULL;
        }
    }
    h->large_pending[0] = h->large_young;
    h->large_young = NULL;
    if (major) {
        h->large_pending[1] = h->large_full;
        h->large_full = NULL;
    }
}

void sweep_begin(struct vm *vm, bool major)
{
    struct heap *heap = heap_of(vm);
    make_all_pending(vm, major);
    heap->sweeping = 1;
    heap->private->sweep_is_major = major;
    heap->private->freed_objects = 0;
}

void clear_begin(struct vm *vm)
{
    heap_private(vm)->phase = PHASE_CLEAR;
    make_all_pending(vm, true);
}

bool gc_is_dead_slow(struct vm *vm, const struct object *object)
{
    uint32_t epoch = object->size_class == LARGE_CLASS ? ((const struct large *)object - 1)->epoch
                                                       : block_of(object)->epoch;
    return epoch != heap_private(vm)->epoch;
}

static bool make_white(void *ctx, struct object *object)
{
    object->mark = GC_WHITE;
    return true;
}

void sweep_destroy(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    sweep_all(vm);
    if (h->phase == PHASE_CLEAR) {
        clear_step(vm, SIZE_MAX);
    }
    h->phase = PHASE_IDLE;
    each_object(vm, make_white, NULL);
    sweep_begin(vm, true);
    sweep_all(vm);
}

/* -- visiting --------------------------------------------------------------------------------------- */

/* `pending`: white objects are dead, but for PHASE_CLEAR. */
static bool is_visible(const struct object *object, bool pending)
{
    return object->type && object->mark != GC_DEAD_TYPE && !(pending && object->mark == GC_WHITE);
}

static bool each_in_blocks(struct block *block, bool pending,
                           bool (*visit)(void *ctx, struct object *object), void *ctx)
{
    for (; block; block = block->next) {
        for (uint32_t i = 0; i < block->cell_count; i++) {
            struct object *object = block_cell(block, i);
            if (is_visible(object, pending) && !visit(ctx, object)) {
                return false;
            }
        }
    }
    return true;
}

static bool each_large(struct large *large, bool pending,
                       bool (*visit)(void *ctx, struct object *object), void *ctx)
{
    for (; large; large = large->next) {
        struct object *object = large_object(large);
        if (is_visible(object, pending) && !visit(ctx, object)) {
            return false;
        }
    }
    return true;
}

bool each_object(struct vm *vm, bool (*visit)(void *ctx, struct object *object), void *ctx)
{
    struct heap_private *h = heap_private(vm);
    const bool sweeping = heap_of(vm)->sweeping;
    bool go_on = each_in_blocks(h->type_blocks, false, visit, ctx);
    for (unsigned i = 0; go_on && i < GC_SIZE_CLASSES; i++) {
        struct size_class *c = &h->classes[i];
        go_on = each_in_blocks(c->young, false, visit, ctx) &&
                each_in_blocks(c->partial, false, visit, ctx) &&
                each_in_blocks(c->full, false, visit, ctx);
        for (unsigned list = 0; go_on && list < PENDING_LISTS; list++) {
            go_on = each_in_blocks(c->pending[list], sweeping, visit, ctx);
        }
    }
    return go_on && each_large(h->large_young, false, visit, ctx) &&
           each_large(h->large_full, false, visit, ctx) &&
           each_large(h->large_pending[0], sweeping, visit, ctx) &&
           each_large(h->large_pending[1], sweeping, visit, ctx);
}

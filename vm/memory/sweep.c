/* sweep.c - freeing what a collection found dead, block by block: while allocating, by steps at
 * safepoints, and altogether when needed.
 *
 * A class may die together with its instances, and their finalize functions are found through it.
 * So dead classes only get the mark GC_DEAD_TYPE at first and are freed when nothing else is
 * pending. */
#include "heap_private.h"

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
    struct heap_private *h = heap_private(vm);
    struct gc_free_cell *first = NULL, **link = &first;
    uint32_t free_count = 0;
    size_t freed = 0;
    for (uint32_t i = 0; i < block->threaded; i++) {
        struct object *object = block_cell(block, i);
        if (object->type) {
            if (types ? object->mark != GC_DEAD_TYPE : object->mark != GC_WHITE) {
                continue;
            }
            if (!types && is_type_object(object)) {
                object->mark = GC_DEAD_TYPE;
                block->has_dead_types = true;
                h->dead_types = true;
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
    return block->free_count == block->threaded;
}

/* Puts a block that was pending where it belongs now. */
static void file_block(struct vm *vm, struct block *block)
{
    struct size_class *c = &heap_private(vm)->classes[block->class];
    if (block_is_empty(block)) {
        block_release(heap_private(vm), block);
        return;
    }
    struct block **list =
        block->free_count || block->threaded < block->cell_count ? &c->partial : &c->full;
    block->next = *list;
    *list = block;
}

/* PHASE_CLEAR's version of sweep_block. */
static void clear_block(struct block *block)
{
    struct gc_free_cell *first = NULL, **link = &first;
    uint32_t free_count = 0;
    for (uint32_t i = 0; i < block->threaded; i++) {
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

static struct block *take_pending(struct vm *vm, struct size_class *c)
{
    struct block *block = c->pending;
    c->pending = block->next;
    block->pending = false;
    if (heap_private(vm)->phase == PHASE_CLEAR) {
        clear_block(block);
    } else {
        sweep_block(vm, block, false);
    }
    return block;
}

struct block *sweep_for_cells(struct vm *vm, unsigned class)
{
    struct size_class *c = &heap_private(vm)->classes[class];
    while (c->pending) {
        struct block *block = take_pending(vm, c);
        /* A block with dead classes is swept again: nothing new may get into it until then. */
        if (block->free_count && !block->has_dead_types) {
            return block;
        }
        file_block(vm, block);
    }
    struct block **link = &c->partial;
    while (*link && (*link)->has_dead_types) {
        link = &(*link)->next;
    }
    struct block *block = *link;
    if (block) {
        *link = block->next;
    }
    return block;
}

static void large_free(struct vm *vm, struct large *large)
{
    account_freed(heap_of(vm), large->size);
    raw_resize(heap_private(vm), large, sizeof *large + large->size, 0);
}

static void sweep_large(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    struct large *large = h->large_pending;
    struct object *object = large_object(large);
    h->large_pending = large->next;
    large->pending = 0;
    if (h->phase == PHASE_CLEAR) {
        object->mark = GC_WHITE;
    } else if (object->mark == GC_WHITE) {
        if (is_type_object(object)) {
            object->mark = GC_DEAD_TYPE;
            h->dead_types = true;
        } else {
            finalize(vm, object);
            large_free(vm, large);
            return;
        }
    }
    large->next = h->large_full;
    h->large_full = large;
}

/* -- dead classes ----------------------------------------------------------------------------------- */

static void finalize_types(struct vm *vm, struct block *list)
{
    for (struct block *block = list; block; block = block->next) {
        for (uint32_t i = 0; block->has_dead_types && i < block->threaded; i++) {
            struct object *object = block_cell(block, i);
            if (object->type && object->mark == GC_DEAD_TYPE) {
                finalize(vm, object);
            }
        }
    }
}

static void free_types(struct vm *vm, struct block **list)
{
    struct block *block = *list, *kept = NULL;
    *list = NULL;
    while (block) {
        struct block *next = block->next;
        if (block->has_dead_types) {
            block->has_dead_types = false;
            sweep_block(vm, block, true);
            file_block(vm, block);
        } else {
            block->next = kept;
            kept = block;
        }
        block = next;
    }
    struct block **end = list; /* file_block may have put some there */
    while (*end) {
        end = &(*end)->next;
    }
    *end = kept;
}

static void sweep_types(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    h->dead_types = false;
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        finalize_types(vm, h->classes[i].partial);
        finalize_types(vm, h->classes[i].full);
    }
    for (struct large *large = h->large_full; large; large = large->next) {
        if (large_object(large)->mark == GC_DEAD_TYPE) {
            finalize(vm, large_object(large));
        }
    }
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        free_types(vm, &h->classes[i].full);
        free_types(vm, &h->classes[i].partial);
    }
    struct large **link = &h->large_full;
    while (*link) {
        struct large *large = *link;
        if (large_object(large)->mark == GC_DEAD_TYPE) {
            *link = large->next;
            large_free(vm, large);
        } else {
            link = &large->next;
        }
    }
}

/* -- steps ------------------------------------------------------------------------------------------ */

static void sweep_end(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    if (h->dead_types) {
        sweep_types(vm);
    }
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
        struct size_class *c = &h->classes[i];
        while (c->pending) {
            if (budget-- == 0) {
                return false;
            }
            file_block(vm, take_pending(vm, c));
        }
    }
    while (h->large_pending) {
        if (budget-- == 0) {
            return false;
        }
        sweep_large(vm);
    }
    return true;
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

static void make_pending(struct block **from, struct block **pending)
{
    struct block *block = *from;
    *from = NULL;
    while (block) {
        struct block *next = block->next;
        block->pending = true;
        block->next = *pending;
        *pending = block;
        block = next;
    }
}

static void make_large_pending(struct heap_private *h, struct large **from)
{
    struct large *large = *from;
    *from = NULL;
    while (large) {
        struct large *next = large->next;
        large->pending = 1;
        large->next = h->large_pending;
        h->large_pending = large;
        large = next;
    }
}

static void make_all_pending(struct vm *vm, bool major)
{
    struct heap_private *h = heap_private(vm);
    retire_free_lists(vm);
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        struct size_class *c = &h->classes[i];
        make_pending(&c->young, &c->pending);
        if (major) {
            make_pending(&c->partial, &c->pending);
            make_pending(&c->full, &c->pending);
        }
    }
    make_large_pending(h, &h->large_young);
    if (major) {
        make_large_pending(h, &h->large_full);
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
    if (object->size_class == LARGE_CLASS) {
        return ((const struct large *)object - 1)->pending;
    }
    return block_of(object)->pending;
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

bool each_object(struct vm *vm, bool (*visit)(void *ctx, struct object *object), void *ctx)
{
    struct heap_private *h = heap_private(vm);
    const bool sweeping = heap_of(vm)->sweeping;
    for (unsigned i = 0; i < GC_SIZE_CLASSES; i++) {
        struct size_class *c = &h->classes[i];
        struct block *lists[4] = {c->young, c->partial, c->full, c->pending};
        for (unsigned l = 0; l < 4; l++) {
            for (struct block *block = lists[l]; block; block = block->next) {
                for (uint32_t n = 0; n < block->threaded; n++) {
                    struct object *object = block_cell(block, n);
                    if (object->type && object->mark != GC_DEAD_TYPE &&
                        !(l == 3 && sweeping && object->mark == GC_WHITE) && !visit(ctx, object)) {
                        return false;
                    }
                }
            }
        }
    }
    struct large *lists[3] = {h->large_young, h->large_full, h->large_pending};
    for (unsigned l = 0; l < 3; l++) {
        for (struct large *large = lists[l]; large; large = large->next) {
            struct object *object = large_object(large);
            if (object->mark != GC_DEAD_TYPE && !(l == 2 && sweeping && object->mark == GC_WHITE) &&
                !visit(ctx, object)) {
                return false;
            }
        }
    }
    return true;
}

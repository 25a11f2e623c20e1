/* heap_private.h - what heap.c (cells, large objects, buffers), sweep.c and collector.c share.
 *
 * Cells of one size class lie in blocks. A block is in exactly one list of its class:
 *
 *     young     cells were handed out since the last collection; the allocator's current block is
 *               the first of them, and its free cells are in heap->free_list
 *     pending   to be swept: its white objects are dead (or, in PHASE_CLEAR, to be made white);
 *               three lists, by where the blocks were before, so that whole lists change hands
 *     partial   swept, with free cells
 *     full      swept, without
 *
 * and those with classes that wait to be freed are in one list for all size classes. All white
 * objects outside pending blocks are young, so a minor collection has only the young blocks to
 * sweep. Large objects have lists of the same meaning (no partial). Every collection has a new
 * `epoch`, which a block takes over when it is swept or handed out: a white object in a block of an
 * older epoch is dead.
 *
 * Accounting: heap->bytes counts whole cells from when they are put into free_list until they are
 * swept, so that the inline allocation path does not count.
 */
#ifndef ASPEN_HEAP_PRIVATE_H
#define ASPEN_HEAP_PRIVATE_H

#include "type_hooks.h"

#define BLOCK_BYTES      4096
#define LARGE_CLASS      255
#define ROOT_TRACERS_MAX 32
#define GC_DEAD_TYPE     4 /* a dead class: freed after the sweep, when no instance needs it */

#define NURSERY_BYTES    ((size_t)2 << 20) /* smaller ones cost more collections than cache misses */
#define STEP_BYTES       ((size_t)32 << 10) /* allocated between two steps of a collection */
#define MAJOR_MIN_BYTES  ((size_t)24 << 20)
#define WINDOW_VALUES    1024 /* of a large container, traced at a time */
#define CARD_VALUES      256
#define CARDS_MAX        65536
#define LARGE_MAX        (((size_t)1 << 40) - 1)
#define EPOCH_MASK       0xffffffu
#define EMPTY_ARENAS_MAX 16

struct block {
    struct block *next;
    uint32_t cell_size;
    uint32_t cell_count;
    uint32_t free_count; /* cells in `free` */
    struct gc_free_cell *free;
    uint32_t epoch;
    uint8_t class;
    bool has_dead_types;
    struct arena *arena;
};

/* Memory for blocks is asked for by the arena; the first one is smaller, so that a VM that does little
 * stays small. Blocks are aligned to their size, so that an object's address leads to its block. */
#define ARENA_BLOCKS       64
#define FIRST_ARENA_BLOCKS 16
struct arena {
    struct arena *next, *previous; /* among those that have a free block */
    void *memory;
    uint64_t free_blocks; /* bit i: block i is free */
    unsigned block_count;
};

struct large {
    struct large *next;
    size_t size : 40; /* of the object */
    size_t epoch : 24;
};

enum { PENDING_YOUNG, PENDING_PARTIAL, PENDING_FULL, PENDING_LISTS };
/* Small buffers come from blocks, too, which have their own free lists. The blocks of a pool are those
 * with a free cell. */
#ifdef ASPEN_EXACT_ALLOCATION
#define POOL_CLASSES 0
#else
#define POOL_CLASSES 32
#endif
#define POOL_MAX (POOL_CLASSES * (size_t)16)
struct pool_block {
    struct block block;
    struct pool_block *next, *previous;
    struct pool_cell *free;
};

struct size_class {
    struct block *young, *partial, *full, *pending[PENDING_LISTS];
};

/* A stack or log of words, grown as needed: growth failing is always provided for. */
struct word_array {
    void **words;
    size_t count, capacity;
};

struct continuation { /* a container that is traced up to value `next` */
    struct object *object;
    size_t next;
};

struct card {
    struct object *object;
    size_t card;
};

struct weak_entry {
    struct object *weakref;
    value *slot;
};

struct entry_array { /* of two-word entries: cards, continuations, weak_entries */
    union {
        struct continuation *continuations;
        struct card *cards;
        struct weak_entry *weak;
        void *base;
    };
    size_t count, capacity;
};

/* Looking through a registry (of weak references, of what is to be finalised) for what is not marked
 * yet. Entries before `kept` are done with for this collection, those between `kept` and `next` have
 * been moved to the candidates, the others are still to be looked at. */
struct sifting {
    size_t kept, next;
};

enum phase {
    PHASE_IDLE,  /* nothing is pending, except that blocks may wait to be swept */
    PHASE_CLEAR, /* a major collection makes all objects white, step by step */
    PHASE_MARK,
};

struct heap_private {
    struct aspen_allocator_hooks hooks;
    struct size_class classes[GC_SIZE_CLASSES];
    struct block *type_blocks; /* swept, but they have GC_DEAD_TYPE objects */
    struct large *large_young, *large_full, *large_types, *large_pending[2];
    struct pool_block *pools[POOL_CLASSES + 1];
    struct arena *arenas; /* those with free blocks */
    unsigned arena_count, empty_arenas;

    enum phase phase;
    uint32_t epoch; /* within EPOCH_MASK */
    uint32_t cycle; /* changes when all objects are made white */
    bool mark_is_major, sweep_is_major;
    /* by the collection that is under way: */
    bool roots_marked, finalizers_queued;
    bool enabled, destroying;
    bool gray_lost;   /* a gray object is in no list: look at all objects */
    unsigned rescans; /* how often this collection looked at the roots and did not get to its end */
    size_t major_threshold;
    size_t freed_objects; /* since the collection began */

    struct word_array mark_stack, remembered, roots, pending_finalizers;
    struct word_array finalizable, finalizable_candidates;
    struct entry_array weakrefs, weakref_candidates;
    struct sifting finalizable_sifting, weakref_sifting;
    struct entry_array continuations, cards;
    struct word_array weak_slots;         /* told by the last trace of the roots */
    size_t old_finalizable, old_weakrefs; /* entries before are known to be old */
    size_t next_pending_finalizer;
    size_t pending_finalizers_traced; /* entries before have been marked */

    void (*root_tracers[ROOT_TRACERS_MAX])(struct vm *vm, struct gc_tracer *tracer);
    unsigned root_tracer_count;

    size_t collections_minor, collections_major;
    uint64_t longest_pause_ns[GC_PAUSES];
#ifdef ASPEN_GC_STRESS
    size_t stress_wait; /* safepoints still to be passed over */
#endif
};

struct gc_tracer {
    struct vm *vm;
    struct heap_private *h;
    bool whole;        /* no windows: roots */
    bool roots_left;   /* a root tracer has more to tell */
    size_t first, end; /* the window of the container being traced */
    size_t seen;       /* length of its longest array */
    size_t work;       /* of the step under way, in values looked at */
    size_t budget;
};

static inline struct heap *heap_of(struct vm *vm)
{
    return (struct heap *)vm;
}

static inline struct heap_private *heap_private(struct vm *vm)
{
    return heap_of(vm)->private;
}

static inline size_t cell_bytes(unsigned class)
{
    return class == 0 ? 32 : (class + 1u) * 16; /* a free cell needs three words */
}

static inline struct block *block_of(const struct object *object)
{
    return (struct block *)((uintptr_t)object & ~(uintptr_t)(BLOCK_BYTES - 1));
}

static inline char *block_cells(struct block *block)
{
    return (char *)block + sizeof *block;
}

static inline struct object *block_cell(struct block *block, size_t i)
{
    return (struct object *)(block_cells(block) + i * block->cell_size);
}

static inline struct object *large_object(struct large *large)
{
    return (struct object *)(large + 1);
}

/* A class: its own kind is that of the type it is an instance of. */
static inline bool is_type_object(const struct object *object)
{
    return object->kind == ((const struct object *)object->type)->kind;
}

/* heap.c: unaccounted memory of the collector's own. Room for one more; false without memory. */
bool words_reserve(struct heap_private *h, struct word_array *array);
bool entries_reserve(struct heap_private *h, struct entry_array *array);
static inline bool words_push(struct heap_private *h, struct word_array *array, void *word)
{
    if (array->count == array->capacity && !words_reserve(h, array)) {
        return false;
    }
    array->words[array->count++] = word;
    return true;
}
/* False when `size` more bytes would pass the cap, even after the dead have been swept. */
bool within_cap(struct vm *vm, size_t size);
static inline void check_due(struct vm *vm)
{
    if (gc_due(heap_of(vm))) {
        heap_request_set(vm, HEAP_REQUEST_COLLECT);
    }
}
/* buffers.c: gives back the blocks that are kept for buffers to come. */
void buffers_destroy(struct heap_private *h);
void *raw_resize(struct heap_private *h, void *p, size_t old_size, size_t new_size);

/* A block of raw memory, aligned, its header not filled but for `arena`; NULL without memory. */
struct block *block_obtain(struct heap_private *h);
void block_release(struct heap_private *h, struct block *block);

/* collector.c: puts it on the mark stack, whatever its color. */
void gc_push_gray(struct gc_tracer *tracer, struct object *object);

/* registry.c: weak references and what is to be finalised. */
/* A collection begins: a major one looks at all entries. */
void registries_begin(struct heap_private *h, bool major);
/* Part of it, up to the budget, while marking: drops the entries that will stay. True: all done. */
bool registries_sift(struct gc_tracer *t);
bool registries_are_sifted(const struct heap_private *h);
/* What can be reached has been marked: clears references to the dead, queues their finalisers and
 * marks what those need. */
void registries_queue(struct gc_tracer *t);
/* What was registered since, which lives on at least until the next collection. */
void registries_trace_new(struct gc_tracer *t);
/* Marking is over, with that from finalisers. */
void registries_end(struct gc_tracer *t);
/* The collection is given up. */
void registries_abort(struct heap_private *h);

/* sweep.c */
/* Cells for free_list from a block of this class that was swept or waits to be; NULL: none. */
struct block *sweep_for_cells(struct vm *vm, unsigned class);
/* Sweeps up to `budget` blocks and large objects. True when nothing is pending any more. */
bool sweep_step(struct vm *vm, size_t budget);
void sweep_all(struct vm *vm);
/* Moves what a collection has to sweep to the pending lists; free_list's cells go back. */
void sweep_begin(struct vm *vm, bool major);
/* PHASE_CLEAR: the same lists serve for what is still to be made white. */
void clear_begin(struct vm *vm);
bool clear_step(struct vm *vm, size_t budget);
/* Finalises and frees every object. */
void sweep_destroy(struct vm *vm);
/* Calls visit for all objects that are not known to be dead, until it returns false. */
bool each_object(struct vm *vm, bool (*visit)(void *ctx, struct object *object), void *ctx);

#endif

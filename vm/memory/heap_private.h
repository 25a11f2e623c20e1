/* heap_private.h - what heap.c (cells, large objects, buffers), sweep.c and collector.c share.
 *
 * Cells of one size class lie in blocks. A block is in exactly one list of its class:
 *
 *     young     cells were handed out since the last collection; the allocator's current block is
 *               the first of them, and its free cells are in heap->free_list
 *     pending   to be swept: its white objects are dead (or, in PHASE_CLEAR, to be made white)
 *     partial   swept, with free cells
 *     full      swept, without
 *
 * All white objects outside pending blocks are young, so a minor collection has only the young
 * blocks to sweep. Large objects have lists of the same meaning (no partial).
 *
 * Accounting: heap->bytes counts whole cells from when they are put into free_list until they are
 * swept, so that the inline allocation path does not count.
 */
#ifndef ASPEN_HEAP_PRIVATE_H
#define ASPEN_HEAP_PRIVATE_H

#include "type_hooks.h"

#define BLOCK_BYTES      32768
#define THREAD_BYTES     4096 /* cells of a fresh block are threaded by so much at a time */
#define LARGE_CLASS      255
#define ROOT_TRACERS_MAX 32
#define GC_DEAD_TYPE     4 /* a dead class: freed after the sweep, when no instance needs it */

#define NURSERY_BYTES    ((size_t)4 << 20)
#define STEP_BYTES       ((size_t)512 << 10)
#define MAJOR_MIN_BYTES  ((size_t)24 << 20)
#define WINDOW_VALUES    4096 /* of a large container, traced at a time */
#define CARD_VALUES      256
#define CARDS_MAX        65536
#define EMPTY_ARENAS_MAX 4

struct block {
    struct block *next;
    uint32_t cell_size;
    uint32_t cell_count;
    uint32_t threaded; /* cells that have been in the free list once; those beyond are raw memory */
    uint32_t free_count; /* cells in `free` */
    struct gc_free_cell *free;
    uint8_t class;
    bool pending;
    bool has_dead_types;
    struct arena *arena;
};

/* Memory for blocks is asked for by the arena. Blocks are aligned to their size, so that an
 * object's address leads to its block. */
#define ARENA_BLOCKS 8
struct arena {
    struct arena *next, *previous; /* among those that have a free block */
    void *memory;
    uint32_t free_blocks; /* bit i: block i is free */
};

struct large {
    struct large *next;
    size_t size : 63; /* of the object */
    size_t pending : 1;
};

struct size_class {
    struct block *young, *pending, *partial, *full;
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

enum phase {
    PHASE_IDLE,  /* nothing is pending, except that blocks may wait to be swept */
    PHASE_CLEAR, /* a major collection makes all objects white, step by step */
    PHASE_MARK,
};

struct heap_private {
    struct aspen_allocator_hooks hooks;
    struct size_class classes[GC_SIZE_CLASSES];
    struct large *large_young, *large_pending, *large_full;
    struct arena *arenas; /* those with free blocks */
    unsigned empty_arenas;

    enum phase phase;
    bool sweep_is_major;
    bool dead_types; /* some block has GC_DEAD_TYPE objects */
    bool minor_running, enabled, destroying, in_roots;
    bool gray_lost; /* a gray object is in no list: look at all objects */
    size_t major_threshold;
    size_t freed_objects; /* since the collection began */

    struct word_array mark_stack, remembered, roots, finalizable, pending_finalizers;
    struct entry_array continuations, cards, weakrefs;
    struct word_array weak_slots;      /* slots of live objects, to be checked when marking ends */
    struct word_array weak_root_slots; /* slots told by root tracers: of the last trace only */
    size_t old_finalizable, old_weakrefs; /* entries before are known to be old */
    size_t next_pending_finalizer;

    void (*root_tracers[ROOT_TRACERS_MAX])(struct vm *vm, struct gc_tracer *tracer);
    unsigned root_tracer_count;

    size_t collections_minor, collections_major;
    uint64_t longest_pause_ns;
#ifdef ASPEN_GC_STRESS
    size_t stress_wait; /* safepoints still to be passed over */
#endif
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
void *raw_resize(struct heap_private *h, void *p, size_t old_size, size_t new_size);

/* A block of raw memory, aligned, its header not filled but for `arena`; NULL without memory. */
struct block *block_obtain(struct heap_private *h);
void block_release(struct heap_private *h, struct block *block);

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

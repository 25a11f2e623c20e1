/* heap.h - the VM's memory: objects, scratch buffers, the collector.
 *
 * memory/ knows objects only by their 16-byte header and by the trace and finalize functions of
 * their type's definition (object/object.h declares both; heap.c includes nothing else from there).
 *
 * Collector: precise, non-moving mark-sweep in size-class blocks; generational by sticky marks,
 * incremental marking, lazy sweeping. IT RUNS ONLY AT SAFEPOINTS (gc_safepoint, called by the
 * interpreter and the scheduler), never inside an allocation. So a native that does not call back
 * into scripts needs no rooting. One that does calls gc_push_root for each temporary that must
 * survive the call-back and gc_pop_roots afterwards.
 *
 * What must hold: whoever stores an object pointer into an object that may already be reachable
 * calls gc_barrier(vm, container) after the store. A freshly allocated object needs none until the
 * next safepoint. Registers (frames on a stack) need none.
 */
#ifndef ASPEN_HEAP_H
#define ASPEN_HEAP_H

#include "../value.h"

struct type;

/* Every heap object begins with this header: two words. */
struct object {
    struct type *type;
    uint32_t shape; /* shape id: stands for class, layout and method table; see object/shape.h */
    uint8_t kind;   /* enum type_index of the C layout, shared by script-made subclasses */
    uint8_t flags;  /* OBJECT_* below; bits 4..7 belong to the kind */
    uint8_t mark;   /* collector's: see enum gc_mark */
    uint8_t size_class; /* collector's: index of the block's size class, 255 for a large object */
};

enum object_flags {
    OBJECT_SUBCLASS = 1,  /* type is not the built-in type of this kind itself */
    OBJECT_WEAKREF = 2,   /* has weak references: the collector tells the weak table */
    OBJECT_FINALIZER = 4, /* a __del__ or a native finaliser with script-visible effect is due */
    OBJECT_BUSY = 8,      /* repr or comparison is under way (recursion guard) */
    OBJECT_KIND_FLAG_0 = 16,
    OBJECT_KIND_FLAG_1 = 32,
    OBJECT_KIND_FLAG_2 = 64,
    OBJECT_KIND_FLAG_3 = 128,
};

/* White objects of the current cycle die at the sweep. Old (black) objects stay marked between
 * minor collections: that is the sticky generation. A container in the remembered set is GRAY. */
enum gc_mark { GC_WHITE = 0, GC_GRAY = 1, GC_BLACK = 2, GC_IMMORTAL = 3 };

/* ASPEN_EXACT_ALLOCATION: every object is asked for by itself, so that an address sanitizer sees what
 * becomes of it, and a test that makes allocations fail meets all of them. */
#if !defined ASPEN_EXACT_ALLOCATION && defined __SANITIZE_ADDRESS__
#define ASPEN_EXACT_ALLOCATION
#elif !defined ASPEN_EXACT_ALLOCATION && defined __has_feature
#if __has_feature(address_sanitizer)
#define ASPEN_EXACT_ALLOCATION
#endif
#endif

#define GC_SIZE_CLASSES 32 /* 16..512 by 16 */
#ifdef ASPEN_EXACT_ALLOCATION
#define GC_SMALL_MAX 0
#else
#define GC_SMALL_MAX 512
#endif

struct gc_tracer; /* opaque; passed through trace functions */

struct aspen_allocator_hooks {
    void *(*resize)(void *ctx, void *p, size_t old_size, size_t new_size); /* 0 frees */
    void *ctx;
};

struct gc_free_cell {
    struct object header; /* type == NULL marks a free cell */
    struct gc_free_cell *next;
};

/* First member of struct vm, so that allocation needs no second pointer. The fields up to
 * `free_list` are touched by the inline paths; the rest is private to memory/. */
struct heap {
    struct gc_free_cell *free_list[GC_SIZE_CLASSES];
    size_t bytes; /* objects and buffers not freed yet, accounted (free_list's cells too) */
    size_t next_collection; /* bytes at which the next safepoint starts or advances a collection */
    size_t cap;             /* bytes never exceeded; SIZE_MAX: none */
    uint8_t marking;        /* an incremental mark is under way */
    uint8_t sweeping;       /* white objects that are dead wait to be swept: see gc_is_dead */
    struct heap_private *private;
};

/* Returns false when memory ran out. vm's first member is the heap. */
bool heap_init(struct vm *vm, const struct aspen_allocator_hooks *hooks, size_t cap);
/* Finalises and frees everything. No script runs. */
void heap_destroy(struct vm *vm);

/* -- objects ----------------------------------------------------------------------------------
 * gc_new: `size` bytes including the header; header filled, the rest NOT cleared: the caller
 * initialises every traced field before the next safepoint. NULL with MemoryError set on failure.
 * gc_new_zeroed: the rest cleared. The type decides kind and flags (subclass bit included). */
/* gc_new and gc_new_zeroed read the type: they are inline in object/alloc.h. gc_cell is their slow
 * path: a cell whose header has only mark and size_class set. */
struct object *gc_cell(struct vm *vm, size_t size);

/* -- buffers: accounted to the VM, owned by whoever asked ---------------------------------------
 * NULL with MemoryError set on failure; mem_resize keeps the old block then. mem_try_* set no
 * error. Sizes must be told again on free. size 0 gives a non-null pointer that must be freed. */
void *mem_alloc(struct vm *vm, size_t size);
void *mem_alloc_zeroed(struct vm *vm, size_t size);
void *mem_try_alloc(struct vm *vm, size_t size);
void *mem_resize(struct vm *vm, void *p, size_t old_size, size_t new_size);
void mem_free(struct vm *vm, void *p, size_t size);

/* -- tracing: called by the trace functions of types -------------------------------------------- */
void gc_trace_object(struct gc_tracer *tracer, struct object *object); /* not null */
/* Root tracers only: *slot is cleared if the referent dies. */
void gc_trace_weak_slot(struct gc_tracer *tracer, value *slot);

static inline void gc_trace(struct gc_tracer *tracer, value v)
{
    if (is_object(v)) {
        struct object *o = as_object(v);
        if (o->mark == GC_WHITE) {
            gc_trace_object(tracer, o);
        }
    }
}
/* For what is going to be traced soon. */
static inline void gc_prefetch(value v)
{
    if (is_object(v)) {
        __builtin_prefetch(as_object(v));
    }
}
/* Any pointer whose struct begins with an object header; NULL is allowed. */
#define gc_trace_ptr(tracer, p) gc_trace((tracer), from_object(p))
void gc_trace_range(struct gc_tracer *tracer, const value *values, size_t count);
/* For trace functions of containers that may be large and are no plain arrays of values (a dict's
 * entries): the part *first … *end of 0 … count to trace in this call. The collector comes back for
 * the rest, or only wants what changed. gc_trace_range does this by itself. */
void gc_trace_window(struct gc_tracer *tracer, size_t count, size_t *first, size_t *end);
/* For a long list of objects that grows at its end only: a root tracer, or the trace function of the
 * list's owner, goes on after `last`, the element that was traced last, and starts over when
 * gc_cursor_reset says so. Whoever takes `last` off the list puts its predecessor there (NULL: none).
 * One that stops before the end of the list says so by gc_trace_later: a trace function with its own
 * object, a root tracer with NULL. */
struct gc_cursor {
    void *last;
    uint32_t cycle;
};
#define GC_CURSOR_STEP 512 /* elements traced at a time */
void gc_cursor_reset(struct gc_tracer *tracer, struct gc_cursor *cursor);
void gc_trace_later(struct gc_tracer *tracer, struct object *object);
/* Traces what `object` refers to even if the object itself is marked already. A root tracer passes a
 * generator that runs here, because its registers change without a barrier; a trace function its own
 * object when it finds that elements have changed places between two windows. */
void gc_rescan(struct gc_tracer *tracer, struct object *object);

/* For tables that refer to objects without keeping them alive (interned strs): call it on what a
 * look-up finds. True: the object died, is not swept yet, and must be taken for absent. Its finalize
 * function takes it out of the table when it is swept (if the entry still is its own). */
bool gc_is_dead_slow(struct vm *vm, const struct object *object);

/* -- write barrier ------------------------------------------------------------------------------ */
void gc_remember(struct vm *vm, struct object *container);

static inline void gc_barrier(struct vm *vm, void *container)
{
    struct object *o = container;
    if (o->mark == GC_BLACK) {
        gc_remember(vm, o);
    }
}
/* The same after storing to element `index` alone of a container whose trace function uses
 * gc_trace_range or gc_trace_window: a large one is then looked at near that element only. */
#define GC_SMALL_CONTAINER 512 /* up to here a container is always traced whole */
void gc_remember_element(struct vm *vm, struct object *container, size_t index);

static inline void gc_barrier_element(struct vm *vm, void *container, size_t index)
{
    struct object *o = container;
    if (o->mark == GC_BLACK) {
        gc_remember_element(vm, o, index);
    }
}

/* After elements changed places within a container of `length`, even if none was added: what was
 * traced or remembered by its place is to be looked at again. */
static inline void gc_barrier_moved(struct vm *vm, void *container, size_t length)
{
    if (length > GC_SMALL_CONTAINER) {
        gc_barrier(vm, container);
    }
}

/* -- roots --------------------------------------------------------------------------------------
 * The root stack grows as needed; gc_push_root returns false with MemoryError set when it cannot.
 * Use: size_t mark = gc_root_mark(vm); gc_push_root(vm, v); ... gc_pop_roots(vm, mark); */
bool gc_push_root(struct vm *vm, value v);
size_t gc_root_mark(struct vm *vm);
void gc_pop_roots(struct vm *vm, size_t mark);

/* A root tracer is called at every collection. Upper floors register theirs once. */
bool heap_add_roots(struct vm *vm, void (*trace)(struct vm *vm, struct gc_tracer *tracer));

/* -- collection ---------------------------------------------------------------------------------
 * gc_safepoint: cheap when there is nothing to do; does a bounded step of work otherwise.
 * gc_collect: a full collection now; generation 0 is a minor one. Returns objects freed. */
static inline bool gc_due(const struct heap *heap)
{
    return heap->bytes >= heap->next_collection;
}
static inline bool gc_is_dead(struct vm *vm, const void *object)
{
    return ((struct heap *)vm)->sweeping && ((const struct object *)object)->mark == GC_WHITE &&
           gc_is_dead_slow(vm, object);
}
void gc_safepoint(struct vm *vm);
size_t gc_collect(struct vm *vm, int generation);
void gc_set_enabled(struct vm *vm, bool enabled);
bool gc_is_enabled(struct vm *vm);

/* Finalisers (`__del__`, weakref call-backs, dropped coroutines) are queued by the collector and
 * run by whoever calls this between instructions: pops one object to finalise, VALUE_NULL if none.
 * The object is alive again until the next collection. */
value gc_next_finalizable(struct vm *vm);
/* Takes the oldest object that is registered and that `wanted` agrees to out of the registry, dead or
 * alive: for the end of a program. VALUE_NULL: there is none. *from is where to look, 0 at first. */
value gc_take_finalizable(struct vm *vm, size_t *from, bool (*wanted)(struct object *object));
/* Registers `object` so that, once unreachable, it is queued, once (sets OBJECT_FINALIZER). Whoever
 * clears the flag meanwhile calls it off. False with MemoryError set. */
bool gc_register_finalizer(struct vm *vm, struct object *object);

/* Weak references: when the referent dies, the collector clears *slot, which lies inside `weakref`,
 * and queues the weakref itself, if it is alive, through gc_next_finalizable: to run its call-back if
 * it has one. Referents are taken to be dead before their finalisers run. False with MemoryError. */
bool gc_register_weakref(struct vm *vm, struct object *weakref, value *slot);

/* Every live object, for gc.get_objects and tests: calls visit until it returns false. visit may
 * grow buffers but not make objects. */
void gc_each_object(struct vm *vm, bool (*visit)(void *ctx, struct object *object), void *ctx);

/* What the collector has done so far, and the longest it kept a program waiting, by what it did. */
enum gc_pause { GC_PAUSE_SWEEP, GC_PAUSE_CLEAR, GC_PAUSE_MARK, GC_PAUSE_COLLECT, GC_PAUSES };
struct gc_stats {
    size_t collections_minor, collections_major, objects_live;
    uint64_t longest_pause_ns[GC_PAUSES]; /* CPU time of the thread */
};
void gc_stats(struct vm *vm, struct gc_stats *out);

#endif

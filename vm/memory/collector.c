/* collector.c - marking: minor collections, major ones by steps, weak references, finalisers.
 *
 * An object that is found goes from white to gray and onto the mark stack; taken from there it is
 * black and its references are looked at. After a collection the survivors stay black: they are the
 * old generation, and a minor collection begins at the roots and at the old objects that were
 * stored into since (the remembered set, gray; and cards: places in large containers).
 *
 * A major collection makes all objects white (PHASE_CLEAR), marks (PHASE_MARK), both by bounded
 * steps while the program runs, and then, in one go, marks from the roots once more and from what
 * was stored into meanwhile. No minor collections happen between.
 *
 * No step of this depends on memory being there: when the mark stack cannot grow, the object just
 * stays gray, and all objects are looked through for gray ones when the stack is empty.
 */
#include "heap_private.h"

#include <time.h>

/* ASPEN_GC_STRESS: every safepoint collects. 1: fully. 2: the young, which shows missing barriers.
 * 3: one tiny step of a major collection, which shows what changes while it is under way. */
#if defined ASPEN_GC_STRESS && ASPEN_GC_STRESS == 3
#define CLEAR_BUDGET 1
#define SWEEP_BUDGET 1
#define MARK_BUDGET  1
#else
#define CLEAR_BUDGET 96 /* blocks */
#define SWEEP_BUDGET 96
#define MARK_BUDGET  300000 /* values looked at, about a millisecond */
#endif
#define OBJECT_COST 8

struct gc_tracer {
    struct vm *vm;
    struct heap_private *h;
    bool whole;        /* no windows: roots */
    size_t first, end; /* the window of the container being traced */
    size_t seen;       /* length of its longest array */
};

/* -- finding ---------------------------------------------------------------------------------------- */

void gc_trace_object(struct gc_tracer *tracer, struct object *object)
{
    if (object->mark == GC_WHITE) {
        object->mark = GC_GRAY;
        if (!words_push(tracer->h, &tracer->h->mark_stack, object)) {
            tracer->h->gray_lost = true;
        }
    }
}

void gc_trace_window(struct gc_tracer *tracer, size_t count, size_t *first, size_t *end)
{
    if (tracer->whole) {
        *first = 0;
        *end = count;
        return;
    }
    *first = tracer->first < count ? tracer->first : count;
    *end = tracer->end < count ? tracer->end : count;
    if (count > tracer->seen) {
        tracer->seen = count;
    }
}

void gc_trace_range(struct gc_tracer *tracer, const value *values, size_t count)
{
    size_t first, end;
    gc_trace_window(tracer, count, &first, &end);
    for (size_t i = first; i < end; i++) {
        gc_trace(tracer, values[i]);
    }
}

void gc_rescan(struct gc_tracer *tracer, struct object *object)
{
    if (object->mark == GC_BLACK) {
        object->mark = GC_GRAY;
        if (!words_push(tracer->h, &tracer->h->mark_stack, object)) {
            tracer->h->gray_lost = true;
        }
    } else {
        gc_trace_object(tracer, object);
    }
}

void gc_trace_weak_slot(struct gc_tracer *tracer, value *slot)
{
    struct heap_private *h = tracer->h;
    struct word_array *array = h->in_roots ? &h->weak_root_slots : &h->weak_slots;
    if (is_object(*slot) && !words_push(h, array, slot)) {
        gc_trace(tracer, *slot); /* no memory: a strong reference this time */
    }
}

static struct gc_tracer tracer_for(struct vm *vm)
{
    return (struct gc_tracer){.vm = vm, .h = heap_private(vm), .whole = true};
}

/* Traces what lies from value `first` on; the rest of a large container is left for later. */
static size_t trace_part(struct gc_tracer *t, struct object *object, size_t first)
{
    for (;;) {
        t->whole = false;
        t->first = first;
        t->end = first + WINDOW_VALUES;
        t->seen = 0;
        object_trace(t, object);
        if (t->seen <= t->end) {
            return t->seen > first ? t->seen - first : 0;
        }
        if (entries_reserve(t->h, &t->h->continuations)) {
            struct entry_array *c = &t->h->continuations;
            c->continuations[c->count++] = (struct continuation){object, t->end};
            return WINDOW_VALUES;
        }
        first = t->end;
    }
}

static bool find_gray(void *ctx, struct object *object)
{
    struct heap_private *h = ctx;
    if (object->mark == GC_GRAY && !words_push(h, &h->mark_stack, object)) {
        h->gray_lost = true; /* the stack is full: enough for this round */
        return false;
    }
    return true;
}

/* Empties the mark stack, or does about `budget` of it. True when nothing gray is left (but for the
 * remembered set during an incremental mark). */
static bool drain(struct gc_tracer *t, size_t budget)
{
    struct heap_private *h = t->h;
    size_t work = 0;
    while (work < budget) {
        if (h->mark_stack.count) {
            struct object *object = h->mark_stack.words[--h->mark_stack.count];
            object->mark = GC_BLACK;
            gc_trace_ptr(t, object->type);
            work += OBJECT_COST + trace_part(t, object, 0);
        } else if (h->continuations.count) {
            struct continuation next = h->continuations.continuations[--h->continuations.count];
            work += OBJECT_COST + trace_part(t, next.object, next.next);
        } else if (h->gray_lost) {
            h->gray_lost = false;
            each_object(t->vm, find_gray, h);
        } else {
            return true;
        }
    }
    return false;
}

static void drain_all(struct gc_tracer *t)
{
    while (!drain(t, SIZE_MAX)) {
    }
}

static void trace_roots(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    h->weak_root_slots.count = 0;
    h->in_roots = true;
    t->whole = true;
    for (unsigned i = 0; i < h->root_tracer_count; i++) {
        h->root_tracers[i](t->vm, t);
    }
    h->in_roots = false;
    for (size_t i = 0; i < h->roots.count; i++) {
        gc_trace(t, (value)h->roots.words[i]);
    }
    for (size_t i = h->next_pending_finalizer; i < h->pending_finalizers.count; i++) {
        gc_trace(t, (value)h->pending_finalizers.words[i]);
    }
}

/* What the barrier recorded. */
static void trace_remembered(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    for (size_t i = 0; i < h->remembered.count; i++) {
        if (!words_push(h, &h->mark_stack, h->remembered.words[i])) {
            h->gray_lost = true;
        }
    }
    h->remembered.count = 0;
    for (size_t i = 0; i < h->cards.count; i++) {
        struct card card = h->cards.cards[i];
        if (card.object->mark == GC_BLACK) {
            t->whole = false;
            t->first = card.card * CARD_VALUES;
            t->end = t->first + CARD_VALUES;
            object_trace(t, card.object);
        }
    }
    h->cards.count = 0;
}

/* -- the barrier's slow paths -------------------------------------------------------------------------- */

void gc_remember(struct vm *vm, struct object *container)
{
    struct heap_private *h = heap_private(vm);
    if (h->phase == PHASE_CLEAR) {
        container->mark = GC_WHITE;
        return;
    }
    container->mark = GC_GRAY;
    if (!words_push(h, &h->remembered, container)) {
        h->gray_lost = true;
    }
}

void gc_remember_element(struct vm *vm, struct object *container, size_t index)
{
    struct heap_private *h = heap_private(vm);
    struct entry_array *cards = &h->cards;
    size_t card = index / CARD_VALUES;
    if (card < 2 || h->phase == PHASE_CLEAR) {
        gc_remember(vm, container);
        return;
    }
    if (cards->count) {
        struct card last = cards->cards[cards->count - 1];
        if (last.object == container && last.card == card) {
            return;
        }
    }
    if (cards->count >= CARDS_MAX || !entries_reserve(h, cards)) {
        gc_remember(vm, container);
        return;
    }
    cards->cards[cards->count++] = (struct card){container, card};
}

/* -- when marking ends ------------------------------------------------------------------------------------ */

static bool is_white(value v)
{
    return is_object(v) && as_object(v)->mark == GC_WHITE;
}

/* Clears the references to the dead; those that are alive themselves are queued. */
static void clear_weakrefs(struct heap_private *h, size_t from)
{
    struct weak_entry *entries = h->weakrefs.weak;
    size_t kept = from;
    for (size_t i = from; i < h->weakrefs.count; i++) {
        struct weak_entry e = entries[i];
        if (!is_object(*e.slot)) {
            continue;
        }
        if (!is_white(*e.slot)) {
            entries[kept++] = e;
            continue;
        }
        *e.slot = VALUE_NULL;
        if (e.weakref->mark != GC_WHITE) { /* without memory, its call-back is lost */
            words_push(h, &h->pending_finalizers, e.weakref);
        }
    }
    h->weakrefs.count = kept;
}

static void drop_dead_weakrefs(struct heap_private *h, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < h->weakrefs.count; i++) {
        if (h->weakrefs.weak[i].weakref->mark != GC_WHITE) {
            h->weakrefs.weak[kept++] = h->weakrefs.weak[i];
        }
    }
    h->weakrefs.count = kept;
}

/* Queues unreachable objects that are to be finalised; they and what they refer to live on. */
static void queue_finalizable(struct gc_tracer *t, size_t from)
{
    struct heap_private *h = t->h;
    size_t kept = from, queued = h->pending_finalizers.count;
    for (size_t i = from; i < h->finalizable.count; i++) {
        struct object *object = h->finalizable.words[i];
        if (object->mark != GC_WHITE) {
            if (object->flags & OBJECT_FINALIZER) {
                h->finalizable.words[kept++] = object;
            }
        } else if (object->flags & OBJECT_FINALIZER) {
            if (words_push(h, &h->pending_finalizers, object)) {
                object->flags &= (uint8_t)~OBJECT_FINALIZER;
            } else {
                h->finalizable.words[kept++] = object; /* no memory: it lives until next time */
            }
        }
    }
    h->finalizable.count = kept;
    for (size_t i = from; i < kept; i++) {
        gc_trace_object(t, h->finalizable.words[i]);
    }
    for (size_t i = queued; i < h->pending_finalizers.count; i++) {
        gc_trace_object(t, h->pending_finalizers.words[i]);
    }
    drain_all(t);
}

static void clear_weak_slots(struct word_array *array)
{
    for (size_t i = 0; i < array->count; i++) {
        value *slot = array->words[i];
        if (is_white(*slot)) {
            *slot = VALUE_NULL;
        }
    }
    array->count = 0;
}

static void finish_marking(struct gc_tracer *t, bool major)
{
    struct heap_private *h = t->h;
    size_t weakrefs_from = major ? 0 : h->old_weakrefs;
    clear_weakrefs(h, weakrefs_from);
    queue_finalizable(t, major ? 0 : h->old_finalizable);
    drop_dead_weakrefs(h, weakrefs_from);
    clear_weak_slots(&h->weak_slots);
    clear_weak_slots(&h->weak_root_slots);
    h->old_weakrefs = h->weakrefs.count;
    h->old_finalizable = h->finalizable.count;
    if (h->next_pending_finalizer < h->pending_finalizers.count) {
        heap_request_set(t->vm, HEAP_REQUEST_FINALIZERS);
    }
    sweep_begin(t->vm, major);
}

/* -- collections -------------------------------------------------------------------------------------------- */

static uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void count_pause(struct heap_private *h, uint64_t start)
{
    uint64_t pause = now_ns() - start;
    if (pause > h->longest_pause_ns) {
        h->longest_pause_ns = pause;
    }
}

/* Nothing is pending. */
static void collect_minor(struct vm *vm)
{
    struct gc_tracer t = tracer_for(vm);
    t.h->weak_slots.count = 0;
    trace_remembered(&t);
    trace_roots(&t);
    drain_all(&t);
    finish_marking(&t, false);
    t.h->collections_minor++;
}

static void major_begin(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    h->mark_stack.count = 0;
    h->continuations.count = 0;
    h->remembered.count = 0;
    h->cards.count = 0;
    h->weak_slots.count = 0;
    h->gray_lost = false;
    clear_begin(vm);
}

static void mark_begin(struct vm *vm)
{
    struct gc_tracer t = tracer_for(vm);
    t.h->phase = PHASE_MARK;
    heap_of(vm)->marking = 1;
    trace_roots(&t);
}

static void mark_end(struct vm *vm)
{
    struct gc_tracer t = tracer_for(vm);
    trace_remembered(&t);
    trace_roots(&t);
    drain_all(&t);
    t.h->phase = PHASE_IDLE;
    heap_of(vm)->marking = 0;
    finish_marking(&t, true);
    t.h->collections_major++;
}

static void collect_major(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    if (h->phase == PHASE_MARK) {
        h->phase = PHASE_IDLE;
        heap_of(vm)->marking = 0;
    }
    if (h->phase == PHASE_IDLE) {
        major_begin(vm);
    }
    clear_step(vm, SIZE_MAX);
    mark_begin(vm);
    mark_end(vm);
}

static size_t nursery(const struct heap *heap)
{
    size_t n = heap->bytes / 16;
    return n < NURSERY_BYTES ? NURSERY_BYTES : n > 16 * NURSERY_BYTES ? 16 * NURSERY_BYTES : n;
}

/* When the next safepoint has something to do: after `more` bytes, sooner near the cap. */
static void set_next(struct heap *heap, size_t more)
{
    heap->next_collection = heap->bytes + more;
    if (heap->cap != SIZE_MAX) {
        size_t left = heap->cap > heap->bytes ? (heap->cap - heap->bytes) / 2 : 0;
        if (left < more) {
            heap->next_collection = heap->bytes + (left > heap->cap / 64 ? left : heap->cap / 64);
        }
    }
#ifdef ASPEN_GC_STRESS
    heap->next_collection = 0;
#endif
}

size_t gc_collect(struct vm *vm, int generation)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    uint64_t start = now_ns();
    sweep_all(vm);
    if (generation == 0 && h->phase == PHASE_IDLE) {
        collect_minor(vm);
    } else {
        collect_major(vm);
    }
    sweep_all(vm);
    set_next(heap, nursery(heap));
    count_pause(h, start);
    return h->freed_objects;
}

static void step(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    switch (h->phase) {
    case PHASE_IDLE:
        if (!sweep_step(vm, h->sweep_is_major ? SWEEP_BUDGET : SIZE_MAX)) {
            set_next(heap, STEP_BYTES);
            return;
        }
        if (heap->bytes < h->major_threshold) {
            collect_minor(vm);
            set_next(heap, nursery(heap));
            return;
        }
        major_begin(vm);
        break;
    case PHASE_CLEAR:
        if (clear_step(vm, CLEAR_BUDGET)) {
            mark_begin(vm);
        }
        break;
    case PHASE_MARK: {
        struct gc_tracer t = tracer_for(vm);
        if (drain(&t, MARK_BUDGET)) {
            mark_end(vm);
        }
        break;
    }
    }
    set_next(heap, STEP_BYTES);
}

#ifdef ASPEN_GC_STRESS
/* How many safepoints the stress build lets pass after a collection. None at first: a program of
 * ordinary size is collected at each. Collections get rarer the more there have been and the larger
 * the heap is, so that long loops and deep structures still end; the wait varies, lest it keep step
 * with a loop and always miss the same safepoint. */
static size_t stress_wait(const struct heap *heap)
{
    const struct heap_private *h = heap->private;
    size_t count = h->collections_minor + h->collections_major;
    size_t large = heap->bytes >> 21, wait = count / 4096 + large * large * 4;
    return wait ? count * 7 % (2 * wait + 1) : 0;
}
#endif

void gc_safepoint(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    heap_request_clear(vm, HEAP_REQUEST_COLLECT);
#ifdef ASPEN_GC_STRESS
    if (h->stress_wait) {
        h->stress_wait--;
    } else if (h->enabled) {
#if ASPEN_GC_STRESS == 3
        h->major_threshold = 0;
        step(vm);
#else
        gc_collect(vm, ASPEN_GC_STRESS == 2 ? 0 : 2);
        h->stress_wait = stress_wait(heap);
#endif
    }
    heap_request_set(vm, HEAP_REQUEST_COLLECT);
    return;
#endif
    if (!gc_due(heap)) {
        return;
    }
    bool pressed = heap->cap != SIZE_MAX && heap->bytes >= heap->cap - heap->cap / 8;
    if (pressed) {
        gc_collect(vm, 2);
    } else if (h->enabled) {
        uint64_t start = now_ns();
        step(vm);
        count_pause(h, start);
    } else {
        set_next(heap, NURSERY_BYTES);
    }
}

void gc_set_enabled(struct vm *vm, bool enabled)
{
    heap_private(vm)->enabled = enabled;
}

bool gc_is_enabled(struct vm *vm)
{
    return heap_private(vm)->enabled;
}

void gc_each_object(struct vm *vm, bool (*visit)(void *ctx, struct object *object), void *ctx)
{
    sweep_all(vm);
    each_object(vm, visit, ctx);
}

static bool count_object(void *ctx, struct object *object)
{
    ++*(size_t *)ctx;
    return true;
}

void gc_stats(struct vm *vm, size_t *collections_minor, size_t *collections_major,
              size_t *objects_live, uint64_t *longest_pause_ns)
{
    struct heap_private *h = heap_private(vm);
    *collections_minor = h->collections_minor;
    *collections_major = h->collections_major;
    *objects_live = 0;
    each_object(vm, count_object, objects_live);
    *longest_pause_ns = h->longest_pause_ns;
}

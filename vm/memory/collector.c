/* collector.c - marking, by steps while the program runs.
 *
 * An object that is found goes from white to gray and onto the mark stack; taken from there it is
 * black and its references are looked at. After a collection the survivors stay black: they are the
 * old generation, and a minor collection begins at the roots and at the old objects that were
 * stored into since (the remembered set, gray; and cards: places in large containers). A major
 * collection makes all objects white first (PHASE_CLEAR).
 *
 * Both kinds mark in bounded steps (PHASE_MARK), and end with the step that looked at the roots and at
 * what was stored into meanwhile, and found nothing more to do within its budget. Then references to
 * the dead are cleared and finalisers queued; what those need is marked by further steps, and what
 * is white after that is swept.
 *
 * No step of this depends on memory being there: when the mark stack cannot grow, the object just
 * stays gray, and all objects are looked through for gray ones when the stack is empty.
 */
#include "heap_private.h"

#include <time.h>

/* ASPEN_GC_STRESS: every safepoint collects. 1: fully. 2: the young, which shows missing barriers.
 * 3: one tiny step of a collection, minor and major ones by turns, which shows what changes while
 * one is under way. */
#if defined ASPEN_GC_STRESS && ASPEN_GC_STRESS == 3
#define CLEAR_BUDGET 1
#define SWEEP_BUDGET 1
#define MARK_BUDGET  8000 /* values looked at: under a millisecond when no cache helps */
#else
#define CLEAR_BUDGET 96 /* blocks */
#define SWEEP_BUDGET 24
#define MARK_BUDGET  8000 /* values looked at: under a millisecond when no cache helps */
#endif
#define OBJECT_COST      6
#define FOUND_COST       2 /* its header has to be fetched */
#define ROOTS_COST       500
#define RESCANS_PATIENCE 8 /* after so many attempts to end, the budget doubles */
#define PREFETCH         8

/* -- finding ---------------------------------------------------------------------------------------- */

void gc_push_gray(struct gc_tracer *tracer, struct object *object)
{
    object->mark = GC_GRAY;
    if (!words_push(tracer->h, &tracer->h->mark_stack, object)) {
        tracer->h->gray_lost = true;
    }
}

void gc_trace_object(struct gc_tracer *tracer, struct object *object)
{
    if (object->mark == GC_WHITE) {
        tracer->work += FOUND_COST;
        gc_push_gray(tracer, object);
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
    size_t first, end, i;
    gc_trace_window(tracer, count, &first, &end);
    for (i = first; i + PREFETCH < end; i++) {
        gc_prefetch(values[i + PREFETCH]);
        gc_trace(tracer, values[i]);
    }
    for (; i < end; i++) {
        gc_trace(tracer, values[i]);
    }
}

void gc_rescan(struct gc_tracer *tracer, struct object *object)
{
    if (object->mark == GC_BLACK || object->mark == GC_WHITE) {
        gc_push_gray(tracer, object);
        tracer->h->rescans += !tracer->whole;
    }
}

void gc_trace_weak_slot(struct gc_tracer *tracer, value *slot)
{
    if (is_object(*slot) && !words_push(tracer->h, &tracer->h->weak_slots, slot)) {
        gc_trace(tracer, *slot); /* no memory: a strong reference this time */
    }
}

void gc_cursor_reset(struct gc_tracer *tracer, struct gc_cursor *cursor)
{
    if (cursor->cycle != tracer->h->cycle) {
        *cursor = (struct gc_cursor){NULL, tracer->h->cycle};
    }
}

void gc_trace_later(struct gc_tracer *tracer, struct object *object)
{
    tracer->work += GC_CURSOR_STEP;
    if (object) {
        gc_push_gray(tracer, object);
    } else {
        tracer->roots_left = true;
    }
}

static struct gc_tracer tracer_for(struct vm *vm, size_t budget)
{
    return (struct gc_tracer){.vm = vm, .h = heap_private(vm), .whole = true, .budget = budget};
}

/* Traces what lies from value `first` on; the rest of a large container is left for later. */
static void trace_part(struct gc_tracer *t, struct object *object, size_t first)
{
    for (;;) {
        t->whole = false;
        t->first = first;
        t->end = first + WINDOW_VALUES;
        t->seen = 0;
        object_trace(t, object);
        if (t->seen <= t->end) {
            t->work += OBJECT_COST + (t->seen > first ? t->seen - first : 0);
            return;
        }
        t->work += OBJECT_COST + WINDOW_VALUES;
        if (entries_reserve(t->h, &t->h->continuations)) {
            struct entry_array *c = &t->h->continuations;
            c->continuations[c->count++] = (struct continuation){object, t->end};
            return;
        }
        first = t->end;
    }
}

/* Traces what was stored there; what is not black is to be traced as a whole anyway. */
static void trace_card(struct gc_tracer *t, struct card card)
{
    if (card.object->mark == GC_BLACK) {
        t->whole = false;
        t->first = card.card * CARD_VALUES;
        t->end = t->first + CARD_VALUES;
        object_trace(t, card.object);
        t->work += CARD_VALUES;
    }
    t->work += OBJECT_COST;
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

/* Empties the mark stack and the cards, unless the budget is spent before. True when nothing gray is
 * left (but for the remembered set). */
static bool drain(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    for (;;) {
        if (h->mark_stack.count) {
            if (t->work >= t->budget) {
                return false;
            }
            struct object *object = h->mark_stack.words[--h->mark_stack.count];
            object->mark = GC_BLACK;
            gc_trace_ptr(t, object->type);
            trace_part(t, object, 0);
        } else if (h->continuations.count) {
            if (t->work >= t->budget) {
                return false;
            }
            struct continuation next = h->continuations.continuations[--h->continuations.count];
            trace_part(t, next.object, next.next);
        } else if (h->cards.count) {
            if (t->work >= t->budget) {
                return false;
            }
            trace_card(t, h->cards.cards[--h->cards.count]);
        } else if (h->gray_lost) {
            h->gray_lost = false;
            each_object(t->vm, find_gray, h);
        } else {
            return true;
        }
    }
}

static void trace_roots(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    h->weak_slots.count = 0;
    t->roots_left = false;
    t->whole = true;
    for (unsigned i = 0; i < h->root_tracer_count; i++) {
        h->root_tracers[i](t->vm, t);
    }
    for (size_t i = 0; i < h->roots.count; i++) {
        gc_trace(t, (value)h->roots.words[i]);
    }
    size_t i = h->pending_finalizers_traced;
    for (i = i > h->next_pending_finalizer ? i : h->next_pending_finalizer;
         i < h->pending_finalizers.count; i++) {
        gc_trace(t, (value)h->pending_finalizers.words[i]);
    }
    h->pending_finalizers_traced = i;
    t->work += ROOTS_COST;
}

/* What the barrier recorded; the cards are left to drain. */
static void trace_remembered(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    for (size_t i = 0; i < h->remembered.count; i++) {
        gc_push_gray(t, h->remembered.words[i]);
    }
    h->remembered.count = 0;
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
    if (index < GC_SMALL_CONTAINER || h->phase == PHASE_CLEAR) {
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

/* -- collections -------------------------------------------------------------------------------------------- */

static uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void count_pause(struct heap_private *h, enum gc_pause what, uint64_t start)
{
    uint64_t pause = now_ns() - start;
    if (pause > h->longest_pause_ns[what]) {
        h->longest_pause_ns[what] = pause;
    }
}

static void mark_begin(struct vm *vm, bool major)
{
    struct heap_private *h = heap_private(vm);
    h->phase = PHASE_MARK;
    h->mark_is_major = major;
    h->finalizers_queued = h->roots_marked = false;
    h->rescans = 0;
    heap_of(vm)->marking = 1;
    registries_begin(h, major);
}

/* Forgets what an unfinished collection has found, and whatever the barrier recorded. */
static void major_begin(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    if (h->phase == PHASE_MARK) {
        registries_abort(h);
        heap_of(vm)->marking = 0;
    }
    h->mark_stack.count = 0;
    h->continuations.count = 0;
    h->remembered.count = 0;
    h->cards.count = 0;
    h->pending_finalizers_traced = 0;
    h->gray_lost = false;
    h->cycle++;
    clear_begin(vm);
}

static void clear_white_slots(struct word_array *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        value *slot = slots->words[i];
        if (is_object(*slot) && as_object(*slot)->mark == GC_WHITE) {
            *slot = VALUE_NULL;
        }
    }
    slots->count = 0;
}

static void mark_end(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    registries_end(t);
    clear_white_slots(&h->weak_slots);
    h->phase = PHASE_IDLE;
    heap_of(t->vm)->marking = 0;
    if (h->mark_is_major) {
        h->collections_major++;
    } else {
        h->collections_minor++;
    }
    sweep_begin(t->vm, h->mark_is_major);
}

/* A step of PHASE_MARK. True: the last one; what is white is garbage. */
static bool mark_step(struct vm *vm, size_t budget)
{
    struct gc_tracer t = tracer_for(vm, budget);
    struct heap_private *h = t.h;
    bool rooted = false;
    for (;;) {
        if (!drain(&t)) {
            h->rescans += rooted && !t.roots_left;
            return false;
        }
        if (rooted && !t.roots_left && registries_are_sifted(h)) {
            if (h->finalizers_queued) {
                mark_end(&t);
                return true;
            }
            registries_queue(&t);
            h->finalizers_queued = true;
            continue;
        }
        /* Sifting pays once most has been marked. */
        if ((rooted && t.work >= budget) ||
            (h->roots_marked && !h->finalizers_queued && !registries_sift(&t))) {
            return false;
        }
        trace_remembered(&t);
        trace_roots(&t);
        if (h->finalizers_queued) {
            registries_trace_new(&t);
        }
        rooted = true;
        h->roots_marked = !t.roots_left;
    }
}

static void collect_now(struct vm *vm, bool major)
{
    struct heap_private *h = heap_private(vm);
    if (major || h->phase == PHASE_CLEAR) {
        if (h->phase != PHASE_CLEAR) {
            major_begin(vm);
        }
        clear_step(vm, SIZE_MAX);
        mark_begin(vm, true);
    } else if (h->phase == PHASE_IDLE) {
        mark_begin(vm, false);
    }
    while (!mark_step(vm, SIZE_MAX)) {
    }
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
    collect_now(vm, generation != 0);
    sweep_all(vm);
    set_next(heap, nursery(heap));
    count_pause(h, GC_PAUSE_COLLECT, start);
    return h->freed_objects;
}

static bool major_is_due(const struct heap *heap)
{
    const struct heap_private *h = heap->private;
#if defined ASPEN_GC_STRESS && ASPEN_GC_STRESS == 3
    return h->collections_minor > h->collections_major;
#endif
    return heap->bytes >= h->major_threshold;
}

/* A bounded step of whatever is under way, or the first of a new collection. */
static void step(struct vm *vm)
{
    struct heap *heap = heap_of(vm);
    struct heap_private *h = heap->private;
    uint64_t start = now_ns();
    enum gc_pause what = GC_PAUSE_MARK;
    size_t next = STEP_BYTES;
    if (h->phase == PHASE_IDLE) {
        if (heap->sweeping && !sweep_step(vm, SWEEP_BUDGET)) {
            what = GC_PAUSE_SWEEP;
        } else if (major_is_due(heap)) {
            what = GC_PAUSE_CLEAR;
            major_begin(vm);
        } else {
            mark_begin(vm, false);
        }
    } else if (h->phase == PHASE_CLEAR) {
        what = GC_PAUSE_CLEAR;
        if (clear_step(vm, CLEAR_BUDGET)) {
            mark_begin(vm, true);
        }
    }
    if (what == GC_PAUSE_MARK) {
        unsigned doublings = h->rescans / RESCANS_PATIENCE;
        if (mark_step(vm, doublings < 32 ? (size_t)MARK_BUDGET << doublings : SIZE_MAX)) {
            next = nursery(heap);
        }
    }
    set_next(heap, next);
    count_pause(h, what, start);
}

#if defined ASPEN_GC_STRESS && ASPEN_GC_STRESS != 3
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
        step(vm);
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

void gc_stats(struct vm *vm, struct gc_stats *out)
{
    struct heap_private *h = heap_private(vm);
    *out = (struct gc_stats){
        .collections_minor = h->collections_minor,
        .collections_major = h->collections_major,
    };
    memcpy(out->longest_pause_ns, h->longest_pause_ns, sizeof out->longest_pause_ns);
    each_object(vm, count_object, &out->objects_live);
}

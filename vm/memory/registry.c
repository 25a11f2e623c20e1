/* registry.c - weak references and objects with finalisers: how they become known to the collector,
 * and what it does with them when marking ends.
 *
 * Every collection has to find the entries whose object died. Most live, and once marked they stay
 * so until the collection ends; so those are sifted out by steps while marking goes on, and only the
 * rest, the candidates, are looked at in the one step that must see them all. */
#include "heap_private.h"

#define SIFT_STEP 256
#define SIFT_COST 16

/* -- registration --------------------------------------------------------------------------------- */

bool gc_register_finalizer(struct vm *vm, struct object *object)
{
    struct heap_private *h = heap_private(vm);
    if (!words_push(h, &h->finalizable, object)) {
        raise_memory_error(vm);
        return false;
    }
    object->flags |= OBJECT_FINALIZER;
    return true;
}

static void keep_weakref(struct entry_array *array, struct weak_entry e)
{
    array->weak[array->count++] = e;
}

bool gc_register_weakref(struct vm *vm, struct object *weakref, value *slot)
{
    struct heap_private *h = heap_private(vm);
    if (!entries_reserve(h, &h->weakrefs)) {
        raise_memory_error(vm);
        return false;
    }
    keep_weakref(&h->weakrefs, (struct weak_entry){weakref, slot});
    if (is_object(*slot)) {
        as_object(*slot)->flags |= OBJECT_WEAKREF;
    }
    return true;
}

value gc_next_finalizable(struct vm *vm)
{
    struct heap_private *h = heap_private(vm);
    struct word_array *queue = &h->pending_finalizers;
    if (h->next_pending_finalizer >= queue->count) {
        queue->count = 0;
        h->next_pending_finalizer = 0;
        h->pending_finalizers_traced = 0;
        heap_request_clear(vm, HEAP_REQUEST_FINALIZERS);
        return VALUE_NULL;
    }
    return from_object(queue->words[h->next_pending_finalizer++]);
}

value gc_take_finalizable(struct vm *vm, size_t *from, bool (*wanted)(struct object *object))
{
    struct heap_private *h = heap_private(vm);
    while (*from < h->finalizable.count) {
        struct object *object = h->finalizable.words[(*from)++];
        if ((object->flags & OBJECT_FINALIZER) && wanted(object)) {
            object->flags &= (uint8_t)~OBJECT_FINALIZER;
            return from_object(object);
        }
    }
    return VALUE_NULL;
}

/* -- sifting ---------------------------------------------------------------------------------------- */

static bool is_white(value v)
{
    return is_object(v) && as_object(v)->mark == GC_WHITE;
}

void registries_begin(struct heap_private *h, bool major)
{
    size_t n = major ? 0 : h->old_finalizable;
    h->finalizable_sifting = (struct sifting){n, n};
    n = major ? 0 : h->old_weakrefs;
    h->weakref_sifting = (struct sifting){n, n};
}

static void sift_finalizable(struct gc_tracer *t, size_t end)
{
    struct heap_private *h = t->h;
    struct sifting *s = &h->finalizable_sifting;
    for (; s->next < end; s->next++) {
        struct object *object = h->finalizable.words[s->next];
        if (!(object->flags & OBJECT_FINALIZER)) {
            continue; /* called off */
        }
        if (object->mark == GC_WHITE && words_push(h, &h->finalizable_candidates, object)) {
            continue;
        }
        gc_trace_object(t, object); /* white still: no memory, it lives until next time */
        h->finalizable.words[s->kept++] = object;
    }
}

static void sift_weakrefs(struct gc_tracer *t, size_t end)
{
    struct heap_private *h = t->h;
    struct sifting *s = &h->weakref_sifting;
    for (; s->next < end; s->next++) {
        struct weak_entry e = h->weakrefs.weak[s->next];
        if (!is_object(*e.slot)) {
            continue;
        }
        if (is_white(*e.slot) || e.weakref->mark == GC_WHITE) {
            if (entries_reserve(h, &h->weakref_candidates)) {
                keep_weakref(&h->weakref_candidates, e);
                continue;
            }
            gc_trace(t, *e.slot); /* no memory: both live until next time */
            gc_trace_object(t, e.weakref);
        }
        h->weakrefs.weak[s->kept++] = e;
    }
}

static size_t sift_end(const struct sifting *s, size_t count)
{
    return count - s->next > SIFT_STEP ? s->next + SIFT_STEP : count;
}

bool registries_are_sifted(const struct heap_private *h)
{
    return h->finalizers_queued || (h->finalizable_sifting.next >= h->finalizable.count &&
                                    h->weakref_sifting.next >= h->weakrefs.count);
}

bool registries_sift(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    while (!registries_are_sifted(h)) {
        if (t->work >= t->budget) {
            return false;
        }
        sift_finalizable(t, sift_end(&h->finalizable_sifting, h->finalizable.count));
        sift_weakrefs(t, sift_end(&h->weakref_sifting, h->weakrefs.count));
        t->work += SIFT_STEP * SIFT_COST;
    }
    return true;
}

/* -- when all that can be reached is marked -------------------------------------------------------------- */

static bool queue(struct heap_private *h, struct object *object)
{
    return words_push(h, &h->pending_finalizers, object);
}

/* A reference to the dead is cleared, and queued if it is alive itself. False: it stays. */
static bool clear_weakref(struct heap_private *h, struct weak_entry e)
{
    if (is_object(*e.slot)) {
        if (!is_white(*e.slot)) {
            return false;
        }
        *e.slot = VALUE_NULL;
        if (e.weakref->mark != GC_WHITE) { /* without memory, its call-back is lost */
            queue(h, e.weakref);
        }
    }
    return true;
}

/* The candidates that stay go where they were taken from: there is room for them. */
static void queue_finalizable(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    struct word_array *candidates = &h->finalizable_candidates;
    h->finalizable.count = h->finalizable_sifting.kept;
    for (size_t i = 0; i < candidates->count; i++) {
        struct object *object = candidates->words[i];
        if (!(object->flags & OBJECT_FINALIZER)) {
            continue;
        }
        if (object->mark == GC_WHITE && queue(h, object)) {
            object->flags &= (uint8_t)~OBJECT_FINALIZER;
        } else {
            h->finalizable.words[h->finalizable.count++] = object;
        }
    }
    candidates->count = 0;
    for (size_t i = h->finalizable_sifting.kept; i < h->finalizable.count; i++) {
        gc_trace_object(t, h->finalizable.words[i]);
    }
    h->finalizable_sifting.next = h->finalizable.count;
}

void registries_queue(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    struct entry_array *candidates = &h->weakref_candidates;
    size_t queued = h->pending_finalizers.count;
    h->weakrefs.count = h->weakref_sifting.kept;
    for (size_t i = 0; i < candidates->count; i++) {
        if (!clear_weakref(h, candidates->weak[i])) {
            keep_weakref(&h->weakrefs, candidates->weak[i]);
        }
    }
    candidates->count = 0;
    h->weakref_sifting.next = h->weakrefs.count;
    queue_finalizable(t);
    for (size_t i = queued; i < h->pending_finalizers.count; i++) {
        gc_trace_object(t, h->pending_finalizers.words[i]);
    }
}

void registries_trace_new(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    struct sifting *s = &h->finalizable_sifting;
    for (; s->next < h->finalizable.count; s->next++) {
        gc_trace_object(t, h->finalizable.words[s->next]);
    }
}

void registries_end(struct gc_tracer *t)
{
    struct heap_private *h = t->h;
    size_t kept = h->weakref_sifting.kept; /* what follows was a candidate, or registered since */
    for (size_t i = kept; i < h->weakrefs.count; i++) {
        struct weak_entry e = h->weakrefs.weak[i];
        if (!clear_weakref(h, e) && e.weakref->mark != GC_WHITE) {
            h->weakrefs.weak[kept++] = e;
        }
    }
    h->weakrefs.count = kept;
    h->old_weakrefs = h->weakrefs.count;
    h->old_finalizable = h->finalizable.count;
    if (h->next_pending_finalizer < h->pending_finalizers.count) {
        heap_request_set(t->vm, HEAP_REQUEST_FINALIZERS);
    }
}

/* Closes the gap that the candidates left and puts them back: there is room for them. */
void registries_abort(struct heap_private *h)
{
    struct word_array *f = &h->finalizable, *fc = &h->finalizable_candidates;
    struct sifting s = h->finalizable_sifting;
    memmove(f->words + s.kept, f->words + s.next, (f->count - s.next) * sizeof *f->words);
    f->count -= s.next - s.kept;
    for (size_t i = 0; i < fc->count; i++) {
        f->words[f->count++] = fc->words[i];
    }
    fc->count = 0;
    struct entry_array *w = &h->weakrefs, *wc = &h->weakref_candidates;
    s = h->weakref_sifting;
    memmove(w->weak + s.kept, w->weak + s.next, (w->count - s.next) * sizeof *w->weak);
    w->count -= s.next - s.kept;
    for (size_t i = 0; i < wc->count; i++) {
        keep_weakref(w, wc->weak[i]);
    }
    wc->count = 0;
}

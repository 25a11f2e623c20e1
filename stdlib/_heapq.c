/* _heapq.c - binary heaps on lists; `heapq` adds the rest. A comparison may run scripts, which may
 * change the list: its length is looked at again after each one. */
#include "../vm/native.h"

/* 1: a < b; 0; -1 error, also when the list changed its length meanwhile. */
static int less(struct vm *vm, struct list *heap, size_t a, size_t b, bool max)
{
    value x = heap->items[max ? b : a], y = heap->items[max ? a : b];
    if (are_ints(x, y)) {
        return small_int_value(x) < small_int_value(y);
    }
    size_t length = heap->length, mark = gc_root_mark(vm);
    if (!gc_push_root(vm, x) || !gc_push_root(vm, y)) {
        gc_pop_roots(vm, mark);
        return -1;
    }
    int t = compare_bool(vm, CMP_LT, x, y);
    gc_pop_roots(vm, mark);
    if (t >= 0 && heap->length != length) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "list changed size during iteration");
        return -1;
    }
    return t;
}

static void swap(struct vm *vm, struct list *heap, size_t a, size_t b)
{
    value v = heap->items[a];
    heap->items[a] = heap->items[b];
    heap->items[b] = v;
    gc_barrier_element(vm, heap, a);
    gc_barrier_element(vm, heap, b);
}

/* Towards the root, not above `start`. */
static bool sift_up(struct vm *vm, struct list *heap, size_t start, size_t at, bool max)
{
    while (at > start) {
        size_t parent = (at - 1) / 2;
        int t = less(vm, heap, at, parent, max);
        if (t <= 0) {
            return t == 0;
        }
        swap(vm, heap, at, parent);
        at = parent;
    }
    return true;
}

/* The item at `at` down to a leaf along the smaller children, then up again to where it belongs:
 * fewer comparisons than stopping on the way, since what was at the end is usually large. */
static bool sift_down(struct vm *vm, struct list *heap, size_t at, bool max)
{
    size_t start = at;
    while (2 * at + 1 < heap->length) {
        size_t child = 2 * at + 1;
        if (child + 1 < heap->length) {
            int t = less(vm, heap, child, child + 1, max);
            if (t < 0) {
                return false;
            }
            child += !t;
        }
        swap(vm, heap, at, child);
        at = child;
    }
    return sift_up(vm, heap, start, at, max);
}

static struct list *heap_argument(struct vm *vm, value v)
{
    if (!is_kind(v, TYPE_LIST)) {
        raise_type_error(vm, "heap argument must be a list, not %T", v);
        return NULL;
    }
    return as_list(v);
}

static value heappush(struct vm *vm, value *args)
{
    struct list *heap = heap_argument(vm, args[0]);
    if (!heap || !list_append(vm, heap, args[1])) {
        return VALUE_ERROR;
    }
    return sift_up(vm, heap, 0, heap->length - 1, false) ? VALUE_NONE : VALUE_ERROR;
}

static value pop(struct vm *vm, value *args, bool max)
{
    struct list *heap = heap_argument(vm, args[0]);
    if (!heap) {
        return VALUE_ERROR;
    }
    if (!heap->length) {
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    }
    value last = heap->items[--heap->length];
    if (!heap->length) {
        return last;
    }
    value first = heap->items[0];
    heap->items[0] = last;
    gc_barrier_element(vm, heap, 0);
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, first) && sift_down(vm, heap, 0, max);
    gc_pop_roots(vm, mark);
    return good ? first : VALUE_ERROR;
}

static value replace(struct vm *vm, value *args, bool max)
{
    struct list *heap = heap_argument(vm, args[0]);
    if (!heap) {
        return VALUE_ERROR;
    }
    if (!heap->length) {
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    }
    value first = heap->items[0];
    heap->items[0] = args[1];
    gc_barrier_element(vm, heap, 0);
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, first) && sift_down(vm, heap, 0, max);
    gc_pop_roots(vm, mark);
    return good ? first : VALUE_ERROR;
}

static value heapify_by(struct vm *vm, value *args, bool max)
{
    struct list *heap = heap_argument(vm, args[0]);
    if (!heap) {
        return VALUE_ERROR;
    }
    for (size_t i = heap->length / 2; i-- > 0;) {
        if (i < heap->length && !sift_down(vm, heap, i, max)) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value heappop(struct vm *vm, value *args)
{
    return pop(vm, args, false);
}
static value heappop_max(struct vm *vm, value *args)
{
    return pop(vm, args, true);
}
static value heapreplace(struct vm *vm, value *args)
{
    return replace(vm, args, false);
}
static value heapreplace_max(struct vm *vm, value *args)
{
    return replace(vm, args, true);
}
static value heapify(struct vm *vm, value *args)
{
    return heapify_by(vm, args, false);
}
static value heapify_max(struct vm *vm, value *args)
{
    return heapify_by(vm, args, true);
}

static value heappushpop(struct vm *vm, value *args)
{
    struct list *heap = heap_argument(vm, args[0]);
    if (!heap || !heap->length) {
        return heap ? args[1] : VALUE_ERROR;
    }
    size_t length = heap->length;
    int t = compare_bool(vm, CMP_LT, heap->items[0], args[1]);
    if (t <= 0) {
        return t ? VALUE_ERROR : args[1];
    }
    if (heap->length != length) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "list changed size during iteration");
    }
    return replace(vm, args, false);
}

static const struct native_def functions[] = {
    {"heappush", "(heap, item, /)", heappush, NATIVE_FUNCTION,
     "Push item onto heap, maintaining the heap invariant."},
    {"heappop", "(heap, /)", heappop, NATIVE_FUNCTION, "Pop the smallest item off the heap."},
    {"heappushpop", "(heap, item, /)", heappushpop, NATIVE_FUNCTION,
     "Push item on the heap, then pop the smallest."},
    {"heapreplace", "(heap, item, /)", heapreplace, NATIVE_FUNCTION,
     "Pop the smallest value, and add the new item."},
    {"heapify", "(heap, /)", heapify, NATIVE_FUNCTION,
     "Transform a list into a heap, in-place, in linear time."},
    {"_heappop_max", "(heap, /)", heappop_max, NATIVE_FUNCTION, NULL},
    {"_heapreplace_max", "(heap, item, /)", heapreplace_max, NATIVE_FUNCTION, NULL},
    {"_heapify_max", "(heap, /)", heapify_max, NATIVE_FUNCTION, NULL},
    {0}};

const struct module_def heapq_module = {.name = "_heapq", .functions = functions};

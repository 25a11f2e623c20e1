/* _heapq.c - the native part of module heapq. A comparison may run a script that changes the list:
 * its length is checked after each. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

/* Whether a must be above b: 1, 0, -1 on error or when the list changed. */
static int precedes(struct vm *vm, struct list *heap, bool max, value a, value b)
{
    size_t length = heap->length;
    value v = max ? container_compare(vm, CMP_LT, b, a) : container_compare(vm, CMP_LT, a, b);
    int r = v ? truth(vm, v) : -1;
    if (r >= 0 && heap->length != length) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "list changed size during iteration");
        return -1;
    }
    return r;
}

static void swap(struct list *heap, size_t i, size_t j)
{
    value v = heap->items[i];
    heap->items[i] = heap->items[j];
    heap->items[j] = v;
}

/* Moves the item at `position` towards the root, not above `start`. */
static bool sift_up_to(struct vm *vm, struct list *heap, size_t start, size_t position, bool max)
{
    while (position > start) {
        size_t parent = (position - 1) / 2;
        int r = precedes(vm, heap, max, heap->items[position], heap->items[parent]);
        if (r < 0) {
            return false;
        }
        if (!r) {
            break;
        }
        swap(heap, position, parent);
        position = parent;
    }
    gc_barrier(vm, heap);
    return true;
}

/* Moves the item at `position` down to a leaf along the smaller children, then up to its place. */
static bool sift_down(struct vm *vm, struct list *heap, size_t position, bool max)
{
    size_t start = position, end = heap->length;
    while (position < end / 2) {
        size_t child = 2 * position + 1;
        if (child + 1 < end) {
            int r = precedes(vm, heap, max, heap->items[child], heap->items[child + 1]);
            if (r < 0) {
                return false;
            }
            child += r == 0;
        }
        swap(heap, position, child);
        position = child;
    }
    return sift_up_to(vm, heap, start, position, max);
}

static struct list *heap_arg(struct vm *vm, value v, const char *name)
{
    if (!is_kind(v, TYPE_LIST)) {
        raise_type_error(vm, "%s() argument%s must be list, not %T", name,
                         !strcmp(name, "heapify") || !strcmp(name, "heappop") ||
                                 !strcmp(name, "_heapify_max") || !strcmp(name, "_heappop_max")
                             ? ""
                             : " 1",
                         v);
        return NULL;
    }
    return as_list(v);
}

static value push(struct vm *vm, value *args)
{
    struct list *heap = heap_arg(vm, args[0], "heappush");
    if (!heap || !list_append(vm, heap, args[1])) {
        return VALUE_ERROR;
    }
    return sift_up_to(vm, heap, 0, heap->length - 1, false) ? VALUE_NONE : VALUE_ERROR;
}

static value pop(struct vm *vm, value v, const char *name, bool max)
{
    struct list *heap = heap_arg(vm, v, name);
    if (!heap) {
        return VALUE_ERROR;
    }
    if (heap->length == 0) {
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    }
    value last = heap->items[--heap->length];
    if (heap->length == 0) {
        return last;
    }
    value result = heap->items[0];
    heap->items[0] = last;
    gc_barrier(vm, heap);
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, result) && sift_down(vm, heap, 0, max);
    gc_pop_roots(vm, mark);
    return ok ? result : VALUE_ERROR;
}

static value replace(struct vm *vm, value *args, const char *name, bool max)
{
    struct list *heap = heap_arg(vm, args[0], name);
    if (!heap) {
        return VALUE_ERROR;
    }
    if (heap->length == 0) {
        return raise_error(vm, TYPE_INDEX_ERROR, "index out of range");
    }
    value result = heap->items[0];
    heap->items[0] = args[1];
    gc_barrier(vm, heap);
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, result) && sift_down(vm, heap, 0, max);
    gc_pop_roots(vm, mark);
    return ok ? result : VALUE_ERROR;
}

static value push_pop(struct vm *vm, value *args)
{
    struct list *heap = heap_arg(vm, args[0], "heappushpop");
    if (!heap) {
        return VALUE_ERROR;
    }
    if (heap->length == 0) {
        return args[1];
    }
    int r = precedes(vm, heap, false, heap->items[0], args[1]);
    return r < 0 ? VALUE_ERROR : r ? replace(vm, args, "heappushpop", false) : args[1];
}

static value heapify(struct vm *vm, value v, const char *name, bool max)
{
    struct list *heap = heap_arg(vm, v, name);
    if (!heap) {
        return VALUE_ERROR;
    }
    for (size_t i = heap->length / 2; i-- > 0;) {
        if (!sift_down(vm, heap, i, max)) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value heap_pop(struct vm *vm, value *args)
{
    return pop(vm, args[0], "heappop", false);
}

static value heap_pop_max(struct vm *vm, value *args)
{
    return pop(vm, args[0], "_heappop_max", true);
}

static value heap_replace(struct vm *vm, value *args)
{
    return replace(vm, args, "heapreplace", false);
}

static value heap_replace_max(struct vm *vm, value *args)
{
    return replace(vm, args, "_heapreplace_max", true);
}

static value heap_heapify(struct vm *vm, value *args)
{
    return heapify(vm, args[0], "heapify", false);
}

static value heap_heapify_max(struct vm *vm, value *args)
{
    return heapify(vm, args[0], "_heapify_max", true);
}

static const struct native_def functions[] = {
    {"heappush", "(heap, item, /)", push, NATIVE_FUNCTION,
     "Push item onto heap, maintaining the heap invariant."},
    {"heappop", "(heap, /)", heap_pop, NATIVE_FUNCTION,
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", "(heap, item, /)", heap_replace, NATIVE_FUNCTION,
     "Pop and return the current smallest value, and add the new item."},
    {"heappushpop", "(heap, item, /)", push_pop, NATIVE_FUNCTION,
     "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heapify", "(heap, /)", heap_heapify, NATIVE_FUNCTION,
     "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max", "(heap, /)", heap_pop_max, NATIVE_FUNCTION, "Maxheap variant of heappop."},
    {"_heapreplace_max", "(heap, item, /)", heap_replace_max, NATIVE_FUNCTION,
     "Maxheap variant of heapreplace."},
    {"_heapify_max", "(heap, /)", heap_heapify_max, NATIVE_FUNCTION, "Maxheap variant of heapify."},
    {0},
};

const struct module_def heapq_module = {
    .name = "_heapq",
    .doc = "The native part of module heapq.",
    .functions = functions,
};

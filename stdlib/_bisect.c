/* _bisect.c - the native part of module bisect. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

/* args: a, x, lo, hi, key. The place of x among the sorted items of a; -1 on error. */
static int64_t search(struct vm *vm, value *args, value x, bool right)
{
    int64_t low = 0, high = -1;
    if (args[2] && !index_to_ssize(vm, args[2], &low, "Python int too large to convert to C ssize_t")) {
        return -1;
    }
    if (low < 0) {
        raise_value_error(vm, "lo must be non-negative");
        return -1;
    }
    if (args[3] && args[3] != VALUE_NONE) {
        if (!index_to_ssize(vm, args[3], &high, "Python int too large to convert to C ssize_t")) {
            return -1;
        }
    }
    if (high == -1) {
        size_t length;
        if (!length_of(vm, args[0], &length)) {
            return -1;
        }
        high = (int64_t)length;
    }
    value key = args[4] && args[4] != VALUE_NONE ? args[4] : VALUE_NULL;
    bool list = is_exact(args[0], TYPE_LIST);
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        value item = list && (uint64_t)middle < as_list(args[0])->length
                         ? as_list(args[0])->items[middle]
                         : get_item(vm, args[0], small_int(middle));
        if (item && key) {
            item = call1(vm, key, item);
        }
        value v = !item   ? VALUE_ERROR
                  : right ? container_compare(vm, CMP_LT, x, item)
                          : container_compare(vm, CMP_LT, item, x);
        int r = v ? truth(vm, v) : -1;
        if (r < 0) {
            return -1;
        }
        if ((r == 1) == right) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static value bisect(struct vm *vm, value *args, bool right)
{
    int64_t at = search(vm, args, args[1], right);
    return at < 0 ? VALUE_ERROR : small_int(at);
}

static value insort(struct vm *vm, value *args, bool right)
{
    value x = args[1];
    size_t mark = gc_root_mark(vm);
    if (args[4] && args[4] != VALUE_NONE) {
        x = call1(vm, args[4], x);
        if (!x || !gc_push_root(vm, x)) {
            return VALUE_ERROR;
        }
    }
    int64_t at = search(vm, args, x, right);
    gc_pop_roots(vm, mark);
    if (at < 0) {
        return VALUE_ERROR;
    }
    if (is_exact(args[0], TYPE_LIST)) {
        struct list *list = as_list(args[0]);
        size_t place = (size_t)at < list->length ? (size_t)at : list->length;
        return list_insert(vm, list, place, args[1]) ? VALUE_NONE : VALUE_ERROR;
    }
    value name = str_intern_cstr(vm, "insert");
    value both[2] = {small_int(at), args[1]};
    return name && call_method(vm, args[0], name, 2, both) ? VALUE_NONE : VALUE_ERROR;
}

static value bisect_left(struct vm *vm, value *args)
{
    return bisect(vm, args, false);
}

static value bisect_right(struct vm *vm, value *args)
{
    return bisect(vm, args, true);
}

static value insort_left(struct vm *vm, value *args)
{
    return insort(vm, args, false);
}

static value insort_right(struct vm *vm, value *args)
{
    return insort(vm, args, true);
}

#define SIGNATURE "(a, x, lo=0, hi=None, *, key=None)"

static const struct native_def functions[] = {
    {"bisect_left", SIGNATURE, bisect_left, NATIVE_FUNCTION,
     "The index where to insert item x in list a, assuming a is sorted: before equal items."},
    {"bisect_right", SIGNATURE, bisect_right, NATIVE_FUNCTION,
     "The index where to insert item x in list a, assuming a is sorted: after equal items."},
    {"insort_left", SIGNATURE, insort_left, NATIVE_FUNCTION,
     "Insert item x in list a, and keep it sorted assuming a is sorted: before equal items."},
    {"insort_right", SIGNATURE, insort_right, NATIVE_FUNCTION,
     "Insert item x in list a, and keep it sorted assuming a is sorted: after equal items."},
    {0},
};

const struct module_def bisect_module = {
    .name = "_bisect",
    .doc = "The native part of module bisect.",
    .functions = functions,
};

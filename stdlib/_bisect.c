/* _bisect.c - binary search in sorted sequences; `bisect` re-exports it. */
#include "../vm/native.h"

/* Where x goes: after equal items when `right`. -1 with an error set. key VALUE_NULL: none. */
static int64_t search(struct vm *vm, value sequence, value x, value lo_value, value hi_value,
                      value key, bool right)
{
    int64_t lo = 0, hi;
    size_t length;
    if (lo_value && !index_to_ssize(vm, lo_value, &lo, "C ssize_t")) {
        return -1;
    }
    if (lo < 0) {
        raise_value_error(vm, "lo must be non-negative");
        return -1;
    }
    if (hi_value && hi_value != VALUE_NONE) {
        if (!index_to_ssize(vm, hi_value, &hi, "C ssize_t")) {
            return -1;
        }
    } else {
        if (!length_of(vm, sequence, &length)) {
            return -1;
        }
        hi = (int64_t)length;
    }
    size_t mark = gc_root_mark(vm);
    while (lo < hi) {
        int64_t middle = lo + (hi - lo) / 2;
        value item = get_item(vm, sequence, small_int(middle));
        if (item && key) {
            item = call1(vm, key, item);
        }
        if (!item || !gc_push_root(vm, item)) {
            gc_pop_roots(vm, mark);
            return -1;
        }
        int t = right ? compare_bool(vm, CMP_LT, x, item) : compare_bool(vm, CMP_LT, item, x);
        gc_pop_roots(vm, mark);
        if (t < 0) {
            return -1;
        }
        if (right ? t : !t) {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    return lo;
}

static value key_of(value v)
{
    return v && v != VALUE_NONE ? v : VALUE_NULL;
}

static value bisect(struct vm *vm, value *args, bool right)
{
    int64_t at = search(vm, args[0], args[1], args[2], args[3], key_of(args[4]), right);
    return at < 0 ? VALUE_ERROR : small_int(at);
}

static value insort(struct vm *vm, value *args, bool right)
{
    value x = args[1], key = key_of(args[4]);
    size_t mark = gc_root_mark(vm);
    if (key) {
        x = call1(vm, key, x);
        if (!x || !gc_push_root(vm, x)) {
            return VALUE_ERROR;
        }
    }
    int64_t at = search(vm, args[0], x, args[2], args[3], key, right);
    gc_pop_roots(vm, mark);
    if (at < 0) {
        return VALUE_ERROR;
    }
    if (is_exact(args[0], TYPE_LIST)) {
        size_t length = as_list(args[0])->length;
        return list_insert(vm, as_list(args[0]), (size_t)at < length ? (size_t)at : length, args[1])
                   ? VALUE_NONE
                   : VALUE_ERROR;
    }
    value pair[2] = {small_int(at), args[1]};
    value name = str_intern_cstr(vm, "insert");
    return name && call_method(vm, args[0], name, 2, pair) ? VALUE_NONE : VALUE_ERROR;
}

static value bisect_right(struct vm *vm, value *args)
{
    return bisect(vm, args, true);
}
static value bisect_left(struct vm *vm, value *args)
{
    return bisect(vm, args, false);
}
static value insort_right(struct vm *vm, value *args)
{
    return insort(vm, args, true);
}
static value insort_left(struct vm *vm, value *args)
{
    return insort(vm, args, false);
}

#define SIGNATURE "(a, x, lo=0, hi=None, *, key=None)"
static const struct native_def functions[] = {
    {"bisect_right", SIGNATURE, bisect_right, NATIVE_FUNCTION,
     "The index where to insert item x, after equal ones."},
    {"bisect_left", SIGNATURE, bisect_left, NATIVE_FUNCTION,
     "The index where to insert item x, before equal ones."},
    {"insort_right", SIGNATURE, insort_right, NATIVE_FUNCTION,
     "Insert item x in list a, after equal ones."},
    {"insort_left", SIGNATURE, insort_left, NATIVE_FUNCTION,
     "Insert item x in list a, before equal ones."},
    {0}};

const struct module_def bisect_module = {.name = "_bisect", .functions = functions};

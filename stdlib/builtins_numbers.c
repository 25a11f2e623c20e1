/* builtins_numbers.c - built-in functions about numbers and characters. */
#include "builtins.h"
#include "../vm/object/type.h"
#include <math.h>

static value builtin_abs(struct vm *vm, value *args)
{
    return unary(vm, OP_ABS, args[0]);
}

static value builtin_divmod(struct vm *vm, value *args)
{
    return binary(vm, OP_DIVMOD, args[0], args[1]);
}

static value builtin_pow(struct vm *vm, value *args)
{
    return power(vm, args[0], args[1], args[2] ? args[2] : VALUE_NONE);
}

static value builtin_round(struct vm *vm, value *args)
{
    bool found = false;
    bool digits = args[1] && args[1] != VALUE_NONE;
    value v = call_special(vm, args[0], NAME_ROUND, digits, args + 1, &found);
    if (!found && !vm->error) {
        return raise_type_error(vm, "type %T doesn't define __round__ method", args[0]);
    }
    return v;
}

/* -- sum ------------------------------------------------------------------------------------------------
 * Floats are added with a running compensation (Neumaier's), as CPython does since 3.12, so that the
 * result agrees to the last bit. */

struct sum {
    enum { SUM_INTS, SUM_FLOATS, SUM_ANY } mode;
    int64_t small;    /* SUM_INTS */
    double high, low; /* SUM_FLOATS: the sum and what was lost */
    value total;      /* SUM_ANY; on the root stack above mark */
    size_t mark;
};

static double sum_double(const struct sum *s)
{
    return s->low != 0 && isfinite(s->low) ? s->high + s->low : s->high;
}

static bool sum_to_any(struct vm *vm, struct sum *s)
{
    s->total = s->mode == SUM_INTS ? int_from_int64(vm, s->small) : float_new(vm, sum_double(s));
    s->mode = SUM_ANY;
    return s->total && gc_push_root(vm, s->total);
}

static bool sum_item(struct vm *vm, void *ctx, value item)
{
    struct sum *s = ctx;
    if (s->mode == SUM_INTS) {
        if (is_int(item) || is_bool(item)) {
            int64_t n = is_int(item) ? small_int_value(item) : item == VALUE_TRUE;
            int64_t t;
            if (!__builtin_add_overflow(s->small, n, &t)) {
                s->small = t;
                return true;
            }
            if (!sum_to_any(vm, s)) {
                return false;
            }
        } else if (is_flonum(item) || is_exact(item, TYPE_FLOAT)) {
            s->mode = SUM_FLOATS;
            s->high = (double)s->small;
        } else if (!sum_to_any(vm, s)) {
            return false;
        }
    }
    if (s->mode == SUM_FLOATS) {
        if (is_flonum(item) || is_exact(item, TYPE_FLOAT)) {
            double x = float_value(item), t = s->high + x;
            if (fabs(s->high) >= fabs(x)) {
                s->low += (s->high - t) + x;
            } else {
                s->low += (x - t) + s->high;
            }
            s->high = t;
            return true;
        }
        int64_t n;
        if (is_any_int(item) && int_fits_int64(item, &n)) {
            s->high += (double)n;
            return true;
        }
        if (!sum_to_any(vm, s)) {
            return false;
        }
    }
    /* A list's += would change the start value. */
    value total = binary(vm, OP_ADD, s->total, item);
    if (!total) {
        return false;
    }
    s->total = total;
    gc_pop_roots(vm, s->mark);
    return gc_push_root(vm, total);
}

static value builtin_sum(struct vm *vm, value *args)
{
    struct sum s = {SUM_INTS, 0, 0, 0, VALUE_NULL, gc_root_mark(vm)};
    value start = args[1];
    if (start && !is_int(start)) {
        bool text = is_kind(start, TYPE_STR) || is_kind(start, TYPE_BYTES) ||
                    is_kind(start, TYPE_BYTEARRAY);
        if (text && !get_iter(vm, args[0])) {
            return VALUE_ERROR; /* what is summed is looked at first */
        }
        if (is_kind(start, TYPE_STR)) {
            return raise_type_error(vm, "sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (is_kind(start, TYPE_BYTES)) {
            return raise_type_error(vm, "sum() can't sum bytes [use b''.join(seq) instead]");
        }
        if (is_kind(start, TYPE_BYTEARRAY)) {
            return raise_type_error(vm, "sum() can't sum bytearray [use b''.join(seq) instead]");
        }
        if (is_flonum(start) || is_exact(start, TYPE_FLOAT)) {
            s.mode = SUM_FLOATS;
            s.high = float_value(start);
        } else {
            s.mode = SUM_ANY;
            s.total = start;
        }
    } else if (start) {
        s.small = small_int_value(start);
    }
    size_t mark = s.mark;
    bool good = iterate(vm, args[0], sum_item, &s);
    gc_pop_roots(vm, mark);
    if (!good) {
        return VALUE_ERROR;
    }
    return s.mode == SUM_ANY    ? s.total
           : s.mode == SUM_INTS ? int_from_int64(vm, s.small)
                                : float_new(vm, sum_double(&s));
}

/* -- other bases, characters -------------------------------------------------------------------------------- */

static value in_base(struct vm *vm, value v, int base, const char *prefix)
{
    v = index_of(vm, v);
    value digits = v ? int_to_str(vm, v, base) : VALUE_ERROR;
    if (!digits) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    const char *text = as_str(digits)->data;
    size_t size = as_str(digits)->size;
    if (*text == '-') {
        builder_add(&b, "-", 1);
        text++;
        size--;
    }
    builder_add_cstr(&b, prefix);
    builder_add(&b, text, size);
    return builder_finish(&b);
}

static value builtin_bin(struct vm *vm, value *args)
{
    return in_base(vm, args[0], 2, "0b");
}

static value builtin_oct(struct vm *vm, value *args)
{
    return in_base(vm, args[0], 8, "0o");
}

static value builtin_hex(struct vm *vm, value *args)
{
    return in_base(vm, args[0], 16, "0x");
}

static value builtin_chr(struct vm *vm, value *args)
{
    value v = index_of(vm, args[0]);
    int64_t n;
    if (!v) {
        return VALUE_ERROR;
    }
    if (!int_fits_int64(v, &n) || n < 0 || n > 0x10ffff) {
        return raise_value_error(vm, "chr() arg not in range(0x110000)");
    }
    return str_from_code_point(vm, (uint32_t)n);
}

static value builtin_ord(struct vm *vm, value *args)
{
    value v = args[0];
    size_t length;
    if (is_kind(v, TYPE_STR)) {
        length = as_str(v)->length;
        if (length == 1) {
            return small_int(str_code_point_at(vm, as_str(v), 0));
        }
    } else if (is_kind(v, TYPE_BYTES) || is_kind(v, TYPE_BYTEARRAY)) {
        struct buffer view;
        if (!get_buffer(vm, v, &view)) {
            return VALUE_ERROR;
        }
        length = view.size;
        int64_t first = length ? view.data[0] : 0;
        buffer_release(vm, &view);
        if (length == 1) {
            return small_int(first);
        }
    } else {
        return raise_type_error(vm, "ord() expected string of length 1, but %T found", v);
    }
    return raise_type_error(vm, "ord() expected a character, but string of length %zu found",
                            length);
}

const struct native_def builtin_number_functions[] = {
    {"abs", "(x, /)", builtin_abs, NATIVE_FUNCTION, "The absolute value."},
    {"divmod", "(x, y, /)", builtin_divmod, NATIVE_FUNCTION, "The tuple (x//y, x%y)."},
    {"pow", "(base, exp, mod=None)", builtin_pow, NATIVE_FUNCTION,
     "base**exp, or base**exp % mod for ints."},
    {"round", "(number, ndigits=None)", builtin_round, NATIVE_FUNCTION,
     "Round to ndigits decimals; to an int without them. Halves go to the even neighbour."},
    {"sum", "(iterable, /, start=0)", builtin_sum, NATIVE_FUNCTION,
     "The sum of the start value and the items."},
    {"bin", "(number, /)", builtin_bin, NATIVE_FUNCTION, "An int's binary digits: '0b101'."},
    {"oct", "(number, /)", builtin_oct, NATIVE_FUNCTION, "An int's octal digits: '0o17'."},
    {"hex", "(number, /)", builtin_hex, NATIVE_FUNCTION, "An int's hexadecimal digits: '0xff'."},
    {"chr", "(i, /)", builtin_chr, NATIVE_FUNCTION, "The one-character str of a code point."},
    {"ord", "(c, /)", builtin_ord, NATIVE_FUNCTION, "The code point of a one-character str."},
    {NULL, NULL, NULL, 0, NULL},
};

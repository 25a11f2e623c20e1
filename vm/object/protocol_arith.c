/* protocol_arith.c - the operators on any two values, and conversions to numbers of C. */
#include "type.h"
#include "warning.h"

static const char *const binary_signs[BINARY_OP_COUNT] = {
    "+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "^", "|", "divmod()"};
static const char *const inplace_signs[] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "|="};

/* -- binary operators ------------------------------------------------------------------------------------------- */

static value call_operator(struct vm *vm, value self, enum name_index name, value other)
{
    value method = find_special(vm, self, name);
    if (!method || method == VALUE_NONE) {
        return method == VALUE_NONE ? raise_type_error(vm, "'NoneType' object is not callable")
                                    : VALUE_NOT_IMPLEMENTED;
    }
    bool found;
    return call_special(vm, self, name, 1, &other, &found);
}

bool sequence_yields(const struct type *left, enum binary_op op)
{
    if (op != OP_ADD && op != OP_MUL) {
        return false;
    }
    return (left->def->flags & TYPE_SEQUENCE) || left->kind == TYPE_STR ||
           left->kind == TYPE_BYTES || left->kind == TYPE_BYTEARRAY;
}

static value binary_general(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *left = type_of(vm, a), *right = type_of(vm, b);
    enum name_index forward = (enum name_index)(NAME_ADD + op);
    enum name_index reflected = (enum name_index)(NAME_RADD + op);
    bool left_script = has_script_special(left, forward);
    bool right_script = left != right && has_script_special(right, reflected);
    value result = VALUE_NOT_IMPLEMENTED;
    bool right_tried = false;
    if (right_script) {
        bool first = false;
        if (is_subtype(right, left)) {
            first = type_lookup(vm, right, vm->names[reflected]) !=
                    type_lookup(vm, left, vm->names[reflected]);
        } else if (!left_script) {
            first = sequence_yields(left, op);
        }
        if (first) {
            right_tried = true;
            result = call_operator(vm, b, reflected, a);
            if (result != VALUE_NOT_IMPLEMENTED) {
                return result;
            }
        }
    }
    value (*left_binary)(struct vm *, enum binary_op, value, value) = left->def->binary;
    if (left_script) {
        result = call_operator(vm, a, forward, b);
        left_binary = NULL;
    } else if (left_binary) {
        result = left_binary(vm, op, a, b);
    }
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    if (right_script) {
        return right_tried ? result : call_operator(vm, b, reflected, a);
    }
    if (right->def->binary && right->def->binary != left_binary) {
        /* with the same class on both sides, a script's forward method had the last word */
        if (left != right || !left_script) {
            return right->def->binary(vm, op, a, b);
        }
    }
    return result;
}

static value unsupported(struct vm *vm, const char *sign, enum binary_op op, value a, value b)
{
    if (op == OP_RSHIFT && is_kind(a, TYPE_NATIVE) &&
        strcmp(as_native(a)->def->name, "print") == 0 && strcmp(sign, ">>") == 0) {
        return raise_type_error(vm,
                                "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean "
                                "\"print(<message>, file=<output_stream>)\"?",
                                a, b);
    }
    return raise_type_error(vm, "unsupported operand type(s) for %s: '%T' and '%T'", sign, a, b);
}

static value rooted_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (gc_push_root(vm, a) && gc_push_root(vm, b)) {
        result = binary_general(vm, op, a, b);
    }
    gc_pop_roots(vm, mark);
    return result;
}

value binary(struct vm *vm, enum binary_op op, value a, value b)
{
    value result = rooted_binary(vm, op, a, b);
    return result == VALUE_NOT_IMPLEMENTED ? unsupported(vm, binary_signs[op], op, a, b) : result;
}

value inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *type = type_of(vm, a);
    value result = VALUE_NOT_IMPLEMENTED;
    if (op != OP_DIVMOD) {
        enum name_index name = (enum name_index)(NAME_IADD + op);
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, a) || !gc_push_root(vm, b)) {
            return VALUE_ERROR;
        }
        if (has_script_special(type, name)) {
            result = call_operator(vm, a, name, b);
        } else if (type->def->inplace) {
            enum name_index reflected = (enum name_index)(NAME_RADD + op);
            struct type *right = type_of(vm, b);
            if (sequence_yields(type, op) && right != type &&
                has_script_special(right, reflected)) {
                result = call_operator(vm, b, reflected, a);
            }
            if (result == VALUE_NOT_IMPLEMENTED) {
                result = type->def->inplace(vm, op, a, b);
            }
        }
        gc_pop_roots(vm, mark);
    }
    return result == VALUE_NOT_IMPLEMENTED ? inplace_after_method(vm, op, a, b) : result;
}

value inplace_after_method(struct vm *vm, enum binary_op op, value a, value b)
{
    value result = rooted_binary(vm, op, a, b);
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    return unsupported(vm, op == OP_DIVMOD ? "divmod()" : inplace_signs[op], op, a, b);
}

value unary(struct vm *vm, enum unary_op op, value v)
{
    static const char *const texts[] = {"unary -", "unary +", "unary ~", "abs()"};
    struct type *type = type_of(vm, v);
    enum name_index name = (enum name_index)(NAME_NEG + op);
    value result = VALUE_NOT_IMPLEMENTED;
    if (has_script_special(type, name)) {
        bool found;
        return call_special(vm, v, name, 0, NULL, &found);
    }
    if (type->def->unary) {
        result = type->def->unary(vm, op, v);
    }
    if (result == VALUE_NOT_IMPLEMENTED) {
        return raise_type_error(vm, "bad operand type for %s: '%T'", texts[op], v);
    }
    return result;
}

value int_power_modulus(struct vm *vm, value base, value exponent, value modulus);

value power(struct vm *vm, value base, value exponent, value modulus)
{
    if (modulus == VALUE_NONE) {
        return binary(vm, OP_POW, base, exponent);
    }
    struct type *type = type_of(vm, base);
    if (has_script_special(type, NAME_POW)) {
        bool found;
        value args[2] = {exponent, modulus};
        value result = call_special(vm, base, NAME_POW, 2, args, &found);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    } else if (is_any_int(base) && is_any_int(exponent) && is_any_int(modulus)) {
        return int_power_modulus(vm, base, exponent, modulus);
    } else if (is_any_int(base) || is_float(base)) {
        bool numbers = (is_any_int(exponent) || is_float(exponent)) &&
                       (is_any_int(modulus) || is_float(modulus));
        if (numbers) {
            return raise_type_error(
                vm, "pow() 3rd argument not allowed unless all arguments are integers");
        }
    } else if (is_kind(base, TYPE_COMPLEX)) {
        return raise_value_error(vm, "complex modulo");
    }
    return raise_type_error(vm, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'",
                            base, exponent, modulus);
}

/* -- conversions ---------------------------------------------------------------------------------------------------- */

bool warn_subclass(struct vm *vm, value result, const char *type, const char *format, ...)
{
    size_t mark = gc_root_mark(vm);
    va_list args;
    va_start(args, format);
    value method = format_strv(vm, format, args);
    va_end(args);
    bool ok =
        method && gc_push_root(vm, result) &&
        vm_warn(vm, TYPE_DEPRECATION_WARNING,
                "%U returned non-%s (type %T).  The ability to return an instance of a strict "
                "subclass of %s is deprecated, and may be removed in a future version of "
                "Python.",
                method, type, result, type);
    gc_pop_roots(vm, mark);
    return ok;
}

value index_of(struct vm *vm, value v)
{
    if (is_int(v)) {
        return v;
    }
    if (is_any_int(v)) {
        return int_exact(vm, v);
    }
    struct type *type = type_of(vm, v);
    value result;
    if (has_script_special(type, NAME_INDEX)) {
        bool found;
        result = call_special(vm, v, NAME_INDEX, 0, NULL, &found);
    } else if (type->def->index) {
        result = type->def->index(vm, v);
    } else {
        return raise_type_error(vm, "'%T' object cannot be interpreted as an integer", v);
    }
    if (result && !is_any_int(result)) {
        return raise_type_error(vm, "__index__ returned non-int (type %T)", result);
    }
    if (result && type_of(vm, result) != builtin_type(vm, TYPE_INT) &&
        !warn_subclass(vm, result, "int", "__index__")) {
        return VALUE_ERROR;
    }
    return result ? int_exact(vm, result) : VALUE_ERROR;
}

bool index_to_ssize(struct vm *vm, value v, int64_t *out, const char *what)
{
    value index = index_of(vm, v);
    if (!index) {
        return false;
    }
    if (int_fits_int64(index, out)) {
        return true;
    }
    if (!what) {
        *out = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
        return true;
    }
    raise_error(vm, TYPE_OVERFLOW_ERROR, "%s", what);
    return false;
}

bool index_to_size(struct vm *vm, value v, int64_t *out, enum type_index error)
{
    value index = index_of(vm, v);
    if (index && !int_fits_int64(index, out)) {
        raise_error(vm, error, "cannot fit '%T' into an index-sized integer", v);
        return false;
    }
    return index != VALUE_ERROR;
}

bool to_int64(struct vm *vm, value v, int64_t *out)
{
    value index = index_of(vm, v);
    if (!index) {
        return false;
    }
    if (!int_fits_int64(index, out)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C long");
        return false;
    }
    return true;
}

static bool int_as_double(struct vm *vm, value v, double *out)
{
    bool overflow = false;
    *out = int_to_double(v, &overflow);
    if (overflow) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
    }
    return !overflow;
}

bool to_double(struct vm *vm, value v, double *out)
{
    struct type *type = type_of(vm, v);
    value result;
    if (has_script_special(type, NAME_FLOAT)) {
        bool found;
        result = call_special(vm, v, NAME_FLOAT, 0, NULL, &found);
        if (result && !is_float(result)) {
            raise_type_error(vm, "%T.__float__ returned non-float (type %T)", v, result);
            return false;
        }
        if (result && type_of(vm, result) != builtin_type(vm, TYPE_FLOAT) &&
            !warn_subclass(vm, result, "float", "%T.__float__", v)) {
            return false;
        }
    } else if (is_float(v)) {
        result = v;
    } else if (is_any_int(v)) {
        return int_as_double(vm, v, out);
    } else if (type->def->to_float) {
        result = type->def->to_float(vm, v);
    } else if (has_script_special(type, NAME_INDEX) || type->def->index) {
        value index = index_of(vm, v);
        return index && int_as_double(vm, index, out);
    } else {
        raise_type_error(vm, "must be real number, not %T", v);
        return false;
    }
    if (!result) {
        return false;
    }
    *out = float_value(result);
    return true;
}

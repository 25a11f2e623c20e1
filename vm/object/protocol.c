/* protocol.c - the abstract operations: special methods, truth, comparison, hashing, texts, guards
 * against endless recursion, classes, buffers. Each takes the way of the built-in slot unless the
 * object's class overrides the special method in a script. */
#include "type.h"
#include "exception.h"
#include "warning.h"

bool vm_handle_poll(struct vm *vm); /* interp/: what vm->poll announces */

/* -- special methods ----------------------------------------------------------------------------------------- */

value find_special(struct vm *vm, value v, enum name_index name)
{
    return type_lookup(vm, type_of(vm, v), vm->names[name]);
}

value call_special(struct vm *vm, value v, enum name_index name, size_t nargs, const value *args,
                   bool *found)
{
    struct type *type = type_of(vm, v);
    value method = type_lookup(vm, type, vm->names[name]);
    *found = method != VALUE_NULL;
    if (!method) {
        return VALUE_NULL;
    }
    if (is_object(method) && nargs < 4 &&
        (as_object(method)->type->index == TYPE_FUNCTION ||
         as_object(method)->type->index == TYPE_METHOD_DESCRIPTOR ||
         as_object(method)->type->index == TYPE_SLOT_WRAPPER)) {
        value all[5] = {v};
        for (size_t i = 0; i < nargs; i++) {
            all[i + 1] = args[i];
        }
        return call(vm, method, nargs + 1, all);
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    bool kept = true;
    for (size_t i = 0; i < nargs && kept; i++) { /* binding may run scripts */
        kept = gc_push_root(vm, args[i]);
    }
    value bound = kept ? descriptor_get(vm, method, v, from_object(type)) : VALUE_ERROR;
    if (bound) {
        result = call(vm, bound, nargs, args);
    }
    gc_pop_roots(vm, mark);
    return result;
}

/* The same for a special method known to be overridden. */
static value call_override(struct vm *vm, value v, enum name_index name, size_t nargs,
                           const value *args)
{
    bool found;
    value result = call_special(vm, v, name, nargs, args, &found);
    if (!found && !vm->error) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%U", vm->names[name]);
    }
    return result;
}

/* -- truth --------------------------------------------------------------------------------------------------- */

static int bool_override(struct vm *vm, value v)
{
    value result = call_override(vm, v, NAME_BOOL, 0, NULL);
    if (!result) {
        return -1;
    }
    if (!is_bool(result)) {
        raise_type_error(vm, "__bool__ should return bool, returned %T", result);
        return -1;
    }
    return result == VALUE_TRUE;
}

int truth(struct vm *vm, value v)
{
    if (is_bool(v)) {
        return v == VALUE_TRUE;
    }
    if (v == VALUE_NONE) {
        return 0;
    }
    if (is_int(v)) {
        return v != small_int(0);
    }
    if (v == VALUE_NOT_IMPLEMENTED) {
        return vm_warn(vm, TYPE_DEPRECATION_WARNING,
                       "NotImplemented should not be used in a boolean context")
                   ? 1
                   : -1;
    }
    struct type *type = type_of(vm, v);
    const struct type_def *def = type->def;
    if (has_script_special(type, NAME_BOOL)) {
        return bool_override(vm, v);
    }
    bool script_length = has_script_special(type, NAME_LEN);
    if (def->truth && !(script_length && def->length)) {
        return def->truth(vm, v);
    }
    if (script_length || def->length) {
        size_t length;
        return length_of(vm, v, &length) ? length != 0 : -1;
    }
    return 1;
}

/* -- lengths --------------------------------------------------------------------------------------------------- */

static bool length_result(struct vm *vm, value result, size_t *out)
{
    if (!result) {
        return false;
    }
    value index = index_of(vm, result);
    if (!index) {
        return false;
    }
    int64_t n;
    if (int_sign(index) < 0) {
        raise_value_error(vm, "__len__() should return >= 0");
        return false;
    }
    if (!int_fits_int64(index, &n)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit '%T' into an index-sized integer", result);
        return false;
    }
    *out = (size_t)n;
    return true;
}

bool length_of(struct vm *vm, value object, size_t *out)
{
    struct type *type = type_of(vm, object);
    if (has_script_special(type, NAME_LEN)) {
        return length_result(vm, call_override(vm, object, NAME_LEN, 0, NULL), out);
    }
    if (type->def->length) {
        return type->def->length(vm, object, out);
    }
    raise_type_error(vm, "object of type '%T' has no len()", object);
    return false;
}

bool length_hint(struct vm *vm, value object, size_t fallback, size_t *out)
{
    struct type *type = type_of(vm, object);
    if (type->def->length || has_script_special(type, NAME_LEN)) {
        if (length_of(vm, object, out)) {
            return true;
        }
        if (!error_is(vm, TYPE_TYPE_ERROR)) {
            return false;
        }
        error_clear(vm);
    }
    *out = fallback;
    bool found;
    value hint = call_special(vm, object, NAME_LENGTH_HINT, 0, NULL, &found);
    if (!found || hint == VALUE_NOT_IMPLEMENTED) {
        return true;
    }
    if (!hint) {
        if (!error_is(vm, TYPE_TYPE_ERROR)) {
            return false;
        }
        error_clear(vm);
        return true;
    }
    int64_t n;
    if (!is_any_int(hint)) {
        raise_type_error(vm, "__length_hint__ must be an integer, not %T", hint);
        return false;
    }
    if (!int_fits_int64(hint, &n) || n < 0) {
        raise_value_error(vm, "__length_hint__() should return >= 0");
        return false;
    }
    *out = (size_t)n;
    return true;
}

/* -- comparison --------------------------------------------------------------------------------------------------- */

static const char *const compare_signs[] = {"<", "<=", "==", "!=", ">", ">="};
static const uint8_t compare_swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

static value compare_one_side(struct vm *vm, enum compare_op op, value a, value b)
{
    struct type *type = type_of(vm, a);
    enum name_index name = (enum name_index)(NAME_LT + op);
    if (has_script_special(type, name)) {
        return call_override(vm, a, name, 1, &b);
    }
    bool plain = !type->def->compare || type->def->compare == object_compare;
    if (!plain) {
        return type->def->compare(vm, op, a, b);
    }
    if (op == CMP_NE && has_script_special(type, NAME_EQ)) {
        value result = compare_one_side(vm, CMP_EQ, a, b);
        if (!result || result == VALUE_NOT_IMPLEMENTED) {
            return result;
        }
        int equal = truth(vm, result);
        return equal < 0 ? VALUE_ERROR : make_bool(!equal);
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return a == b ? make_bool(op == CMP_EQ) : VALUE_NOT_IMPLEMENTED;
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value compare_general(struct vm *vm, enum compare_op op, value a, value b)
{
    struct type *left = type_of(vm, a), *right = type_of(vm, b);
    enum compare_op swapped = (enum compare_op)compare_swapped[op];
    bool right_tried = false;
    if (left != right && is_subtype(right, left)) {
        /* `!=` asks __eq__ where nothing else is said. */
        bool overrides = has_script_special(right, (enum name_index)(NAME_LT + swapped)) ||
                         (op == CMP_NE && has_script_special(right, NAME_EQ)) ||
                         right->def->compare != left->def->compare;
        if (overrides) {
            right_tried = true;
            value result = compare_one_side(vm, swapped, b, a);
            if (result != VALUE_NOT_IMPLEMENTED) {
                return result;
            }
        }
    }
    value result = compare_one_side(vm, op, a, b);
    if (result == VALUE_NOT_IMPLEMENTED && !right_tried) {
        result = compare_one_side(vm, swapped, b, a);
    }
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return make_bool((a == b) == (op == CMP_EQ));
    }
    return raise_type_error(vm, "'%s' not supported between instances of '%T' and '%T'",
                            compare_signs[op], a, b);
}

value compare(struct vm *vm, enum compare_op op, value a, value b)
{
    if (are_ints(a, b)) {
        int64_t x = small_int_value(a), y = small_int_value(b);
        switch (op) {
        case CMP_LT: return make_bool(x < y);
        case CMP_LE: return make_bool(x <= y);
        case CMP_EQ: return make_bool(x == y);
        case CMP_NE: return make_bool(x != y);
        case CMP_GT: return make_bool(x > y);
        default: return make_bool(x >= y);
        }
    }
    if (is_exact(a, TYPE_STR) && is_exact(b, TYPE_STR) && (op == CMP_EQ || op == CMP_NE)) {
        return make_bool((a == b || str_equal(as_str(a), as_str(b))) == (op == CMP_EQ));
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (gc_push_root(vm, a) && gc_push_root(vm, b)) {
        result = compare_general(vm, op, a, b);
    }
    gc_pop_roots(vm, mark);
    return result;
}

int compare_bool(struct vm *vm, enum compare_op op, value a, value b)
{
    if (a == b && (op == CMP_EQ || op == CMP_NE) && !is_object(a) && !is_flonum(a)) {
        return op == CMP_EQ;
    }
    value result = compare(vm, op, a, b);
    return result ? truth(vm, result) : -1;
}

int equal(struct vm *vm, value a, value b)
{
    return a == b ? 1 : compare_bool(vm, CMP_EQ, a, b);
}

/* -- hashing ---------------------------------------------------------------------------------------------------------- */

static bool unhashable(struct vm *vm, value v)
{
    raise_type_error(vm, "unhashable type: '%T'", v);
    return false;
}

static bool hash_override(struct vm *vm, value v, int64_t *out)
{
    value method = find_special(vm, v, NAME_HASH);
    if (method == VALUE_NONE) {
        return unhashable(vm, v);
    }
    value result = call_override(vm, v, NAME_HASH, 0, NULL);
    if (!result) {
        return false;
    }
    if (!is_any_int(result)) {
        raise_type_error(vm, "__hash__ method should return an integer");
        return false;
    }
    int64_t h;
    if (!int_fits_int64(result, &h)) {
        h = int_hash(result);
    }
    *out = h == -1 ? -2 : h;
    return true;
}

bool hash_of(struct vm *vm, value v, int64_t *out)
{
    if (is_exact(v, TYPE_STR)) {
        struct str *s = as_str(v);
        *out = (int64_t)(s->hash ? s->hash : str_hash(vm, s));
        return true;
    }
    if (is_int(v)) {
        *out = int_hash(v);
        return true;
    }
    struct type *type = type_of(vm, v);
    if (has_script_special(type, NAME_HASH)) {
        return hash_override(vm, v, out);
    }
    if (type->def->flags & TYPE_UNHASHABLE) {
        return unhashable(vm, v);
    }
    if (type->def->hash) {
        bool ok = type->def->hash(vm, v, out);
        *out = ok && *out == -1 ? -2 : *out;
        return ok;
    }
    uint64_t bits = value_bits(v);
    *out = (int64_t)((bits >> 4) | (bits << 60));
    return true;
}

/* -- texts --------------------------------------------------------------------------------------------------------------- */

static value text_result(struct vm *vm, value result, const char *method)
{
    if (result && !is_str(result)) {
        return raise_type_error(vm, "%s returned non-string (type %T)", method, result);
    }
    return result;
}

/* `method` is whom a result that is no str is blamed on. */
static value repr_for(struct vm *vm, value v, const char *method)
{
    if (is_int(v)) {
        return int_to_str(vm, v, 10);
    }
    struct type *type = type_of(vm, v);
    value result = VALUE_ERROR;
    if (!native_enter(vm, " while getting the repr of an object")) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    if (gc_push_root(vm, v)) {
        if (has_script_special(type, NAME_REPR)) {
            result = text_result(vm, call_override(vm, v, NAME_REPR, 0, NULL), method);
        } else {
            result = type->def->repr ? type->def->repr(vm, v) : object_repr(vm, v);
        }
    }
    gc_pop_roots(vm, mark);
    native_leave(vm);
    return result;
}

value repr(struct vm *vm, value v)
{
    return repr_for(vm, v, "__repr__");
}

value object_str(struct vm *vm, value self);

value str_of(struct vm *vm, value v)
{
    if (is_exact(v, TYPE_STR)) {
        return v;
    }
    if (is_int(v)) {
        return int_to_str(vm, v, 10);
    }
    struct type *type = type_of(vm, v);
    if (has_script_special(type, NAME_STR)) {
        value result = VALUE_ERROR;
        if (!native_enter(vm, " while getting the str of an object")) {
            return VALUE_ERROR;
        }
        size_t mark = gc_root_mark(vm);
        if (gc_push_root(vm, v)) {
            result = text_result(vm, call_override(vm, v, NAME_STR, 0, NULL), "__str__");
        }
        gc_pop_roots(vm, mark);
        native_leave(vm);
        return result;
    }
    if (type->def->str && type->def->str != object_str) {
        return type->def->str(vm, v);
    }
    return repr_for(vm, v, "__str__");
}

value ascii_of(struct vm *vm, value v)
{
    value text = repr(vm, v);
    if (!text || str_is_ascii(as_str(text))) {
        return text;
    }
    struct str_builder b;
    builder_init(&b, vm);
    const char *p = as_str(text)->data, *end = p + as_str(text)->size;
    while (p < end) {
        uint32_t c = utf8_next(&p);
        if (c < 0x80) {
            builder_add_code_point(&b, c);
        } else {
            static const char digits[] = "0123456789abcdef";
            unsigned width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
            char escape[11] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
            for (unsigned i = 0; i < width; i++) {
                escape[2 + i] = digits[c >> (4 * (width - 1 - i)) & 15];
            }
            builder_add(&b, escape, width + 2);
        }
    }
    return builder_finish(&b);
}

value format_value(struct vm *vm, value v, value spec)
{
    bool plain = !spec || (is_str(spec) && as_str(spec)->size == 0);
    if (plain && is_exact(v, TYPE_STR)) {
        return v;
    }
    struct type *type = type_of(vm, v);
    if (has_script_special(type, NAME_FORMAT)) {
        value text = spec ? spec : NAME_OF(vm, EMPTY);
        value result = call_override(vm, v, NAME_FORMAT, 1, &text);
        if (result && !is_str(result)) {
            return raise_type_error(vm, "__format__ must return a str, not %T", result);
        }
        return result;
    }
    if (plain && (!type->def->format || type->index < TYPE_COUNT)) {
        return str_of(vm, v);
    }
    if (type->def->format) {
        return type->def->format(vm, v, spec ? spec : NAME_OF(vm, EMPTY));
    }
    /* natives may have it as a method (datetime, Decimal) */
    value method = find_special(vm, v, NAME_FORMAT);
    value object_method = type_lookup(vm, builtin_type(vm, TYPE_OBJECT), NAME_OF(vm, FORMAT));
    if (method && method != object_method) {
        value text = spec ? spec : NAME_OF(vm, EMPTY);
        return call_override(vm, v, NAME_FORMAT, 1, &text);
    }
    if (plain) {
        return str_of(vm, v);
    }
    return raise_type_error(vm, "unsupported format string passed to %T.__format__", v);
}

/* -- guards ----------------------------------------------------------------------------------------------------------------- */

bool repr_enter(struct vm *vm, value v)
{
    if (!is_object(v)) {
        return true;
    }
    if (as_object(v)->flags & OBJECT_BUSY) {
        return false;
    }
    as_object(v)->flags |= OBJECT_BUSY;
    return true;
}

void repr_leave(struct vm *vm, value v)
{
    if (is_object(v)) {
        as_object(v)->flags &= (uint8_t)~OBJECT_BUSY;
    }
}

bool native_enter(struct vm *vm, const char *where)
{
    char here;
    if ((uintptr_t)&here < (uintptr_t)vm->c_stack_limit) {
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded%s",
                    where ? where : "");
        return false;
    }
    vm->native_depth++;
    return true;
}

void native_leave(struct vm *vm)
{
    vm->native_depth--;
}

bool native_poll(struct vm *vm, size_t work)
{
    unsigned wanted = POLL_INTERRUPT | POLL_FUEL | POLL_SIGNAL;
    unsigned bits = atomic_load_explicit(&vm->poll, memory_order_relaxed);
    if (!(bits & wanted)) {
        return true;
    }
    /* No collection, finaliser or switch of stacks may happen inside a native. */
    unsigned held = bits & ~wanted;
    atomic_fetch_and(&vm->poll, ~held);
    bool ok = vm_handle_poll(vm);
    atomic_fetch_or(&vm->poll, held);
    return ok;
}

/* -- classes ------------------------------------------------------------------------------------------------------------------ */

/* What object.__instancecheck__ of `type` does: by the class, then by the __class__ it shows. */
int instance_check_default(struct vm *vm, value v, value class)
{
    struct type *type = as_type(class);
    struct type *actual = type_of(vm, v);
    if (is_subtype(actual, type)) {
        return 1;
    }
    if (!is_object(v) || !(actual->flags & (TYPE_FLAG_SCRIPT | TYPE_FLAG_CUSTOM_GETATTRIBUTE))) {
        if (!is_object(v) ||
            (actual->index != TYPE_WEAK_PROXY && actual->index != TYPE_WEAK_CALLABLE_PROXY)) {
            return 0;
        }
    }
    bool failed;
    value shown = get_attr_optional(vm, v, NAME_OF(vm, CLASS), &failed);
    if (failed) {
        return -1;
    }
    return shown && is_type(shown) && as_type(shown) != actual && is_subtype(as_type(shown), type);
}

/* issubclass() for things that are not classes but have __bases__. */
static int abstract_subclass(struct vm *vm, value derived, value base, unsigned depth)
{
    if (derived == base) {
        return 1;
    }
    if (depth > 200) {
        raise_error(vm, TYPE_RECURSION_ERROR,
                    "maximum recursion depth exceeded in __subclasscheck__");
        return -1;
    }
    bool failed;
    value bases = get_attr_optional(vm, derived, NAME_OF(vm, BASES), &failed);
    if (failed) {
        return -1;
    }
    if (!bases || !is_kind(bases, TYPE_TUPLE)) {
        return 0;
    }
    for (size_t i = 0; i < as_tuple(bases)->length; i++) {
        int r = abstract_subclass(vm, as_tuple(bases)->items[i], base, depth + 1);
        if (r) {
            return r;
        }
    }
    return 0;
}

static bool has_bases(struct vm *vm, value class, const char *message)
{
    bool failed;
    value bases = get_attr_optional(vm, class, NAME_OF(vm, BASES), &failed);
    if (failed) {
        return false;
    }
    if (!bases || !is_kind(bases, TYPE_TUPLE)) {
        raise_type_error(vm, "%s", message);
        return false;
    }
    return true;
}

int subclass_check_default(struct vm *vm, value class, value base)
{
    if (is_type(class) && is_type(base)) {
        return is_subtype(as_type(class), as_type(base));
    }
    if (!has_bases(vm, class, "issubclass() arg 1 must be a class") ||
        !has_bases(vm, base,
                   "issubclass() arg 2 must be a class, a tuple of classes, or a union")) {
        return -1;
    }
    return abstract_subclass(vm, class, base, 0);
}

static int instance_general(struct vm *vm, value v, value class)
{
    if (is_type(class)) {
        return instance_check_default(vm, v, class);
    }
    if (!has_bases(vm, class, "isinstance() arg 2 must be a type, a tuple of types, or a union")) {
        return -1;
    }
    bool failed;
    value shown = get_attr_optional(vm, v, NAME_OF(vm, CLASS), &failed);
    return failed ? -1 : shown ? abstract_subclass(vm, shown, class, 0) : 0;
}

/* isinstance and issubclass in one walk over tuples and unions. */
static int check_class(struct vm *vm, value v, value class, bool instance)
{
    if (instance && is_type(class) && from_object(type_of(vm, v)) == class) {
        return 1;
    }
    if (is_type(class) && as_type(class)->header.type->index == TYPE_TYPE) {
        return instance ? instance_check_default(vm, v, class)
                        : subclass_check_default(vm, v, class);
    }
    value items = is_exact(class, TYPE_UNION)  ? as_union(class)->args
                  : is_kind(class, TYPE_TUPLE) ? class
                                               : VALUE_NULL;
    if (items) {
        bool union_parts = is_exact(class, TYPE_UNION);
        if (!union_parts) { /* the usual tuple of plain classes runs no script */
            size_t i = 0, count = as_tuple(items)->length;
            for (; i < count && is_type(as_tuple(items)->items[i]); i++) {
                struct type *part = as_type(as_tuple(items)->items[i]);
                if (part->header.type->index != TYPE_TYPE ||
                    (type_of(vm, v)->flags & (TYPE_FLAG_SCRIPT | TYPE_FLAG_CUSTOM_GETATTRIBUTE))) {
                    break;
                }
                int r = instance ? instance_check_default(vm, v, from_object(part))
                                 : subclass_check_default(vm, v, from_object(part));
                if (r) {
                    return r;
                }
            }
            if (i == count) {
                return 0;
            }
        }
        if (!native_enter(vm, " in __instancecheck__")) {
            return -1;
        }
        int r = 0;
        for (size_t i = 0; r == 0 && i < as_tuple(items)->length; i++) {
            value item = as_tuple(items)->items[i];
            if (union_parts && is_exact(item, TYPE_GENERIC_ALIAS)) {
                raise_type_error(
                    vm, instance ? "isinstance() argument 2 cannot be a parameterized generic"
                                 : "issubclass() argument 2 cannot be a parameterized "
                                   "generic");
                r = -1;
                break;
            }
            if (union_parts && item == VALUE_NONE) {
                item = type_value(vm, TYPE_NONE);
            }
            r = check_class(vm, v, item, instance);
        }
        native_leave(vm);
        return r;
    }
    enum name_index name = instance ? NAME_INSTANCECHECK : NAME_SUBCLASSCHECK;
    value hook = find_special(vm, class, name);
    value own = type_lookup(vm, builtin_type(vm, TYPE_TYPE), vm->names[name]);
    if (hook && hook != own) {
        bool found;
        if (!native_enter(vm, instance ? " in __instancecheck__" : " in __subclasscheck__")) {
            return -1;
        }
        value result = call_special(vm, class, name, 1, &v, &found);
        native_leave(vm);
        return result ? truth(vm, result) : -1;
    }
    return instance ? instance_general(vm, v, class) : subclass_check_default(vm, v, class);
}

int is_instance(struct vm *vm, value v, value classinfo)
{
    return check_class(vm, v, classinfo, true);
}

int is_subclass(struct vm *vm, value v, value classinfo)
{
    return check_class(vm, v, classinfo, false);
}

/* -- buffers -------------------------------------------------------------------------------------------------------------------- */

bool try_buffer(struct vm *vm, value v)
{
    struct type *type = type_of(vm, v);
    return type->def->get_buffer || has_script_special(type, NAME_BUFFER);
}

bool get_buffer(struct vm *vm, value v, struct buffer *out)
{
    struct type *type = type_of(vm, v);
    if (type->def->get_buffer) {
        return type->def->get_buffer(vm, v, out);
    }
    if (has_script_special(type, NAME_BUFFER)) {
        value flags = small_int(284); /* PyBUF_FULL_RO */
        value view = call_override(vm, v, NAME_BUFFER, 1, &flags);
        if (!view) {
            return false;
        }
        if (!is_kind(view, TYPE_MEMORYVIEW)) {
            raise_type_error(vm, "__buffer__ returned non-memoryview object");
            return false;
        }
        return as_object(view)->type->def->get_buffer(vm, view, out);
    }
    raise_type_error(vm, "a bytes-like object is required, not '%T'", v);
    return false;
}

void buffer_release(struct vm *vm, struct buffer *buffer)
{
    if (!buffer->owner) {
        return;
    }
    const struct type_def *def = type_of(vm, buffer->owner)->def;
    if (def->release_buffer) {
        def->release_buffer(vm, buffer->owner, buffer);
    }
    buffer->owner = VALUE_NULL;
}

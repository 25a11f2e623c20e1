/* slot_wrapper.c - the special methods of built-in classes as objects: int.__add__ is a slot wrapper
 * over int's native slot, (1).__add__ the same bound. One table says which special methods exist,
 * which slot stands behind each, and how it is called. */
#include "container.h"
#include "type.h"

enum slot_call {
    CALL_REPR,
    CALL_STR,
    CALL_HASH,
    CALL_COMPARE,
    CALL_TRUTH,
    CALL_ITER,
    CALL_NEXT,
    CALL_LENGTH,
    CALL_GET_ITEM,
    CALL_SET_ITEM,
    CALL_DEL_ITEM,
    CALL_CONTAINS,
    CALL_BINARY,
    CALL_REFLECTED,
    CALL_INPLACE,
    CALL_UNARY,
    CALL_INDEX,
    CALL_INT,
    CALL_FLOAT,
    CALL_CALL,
    CALL_GET_ATTR,
    CALL_SET_ATTR,
    CALL_DEL_ATTR,
    CALL_DESCR_GET,
    CALL_DESCR_SET,
    CALL_DESCR_DELETE,
    CALL_AWAIT,
    CALL_AITER,
    CALL_ANEXT,
    CALL_FORMAT,
    CALL_INIT
};

struct slot_row {
    const char *name;
    uint8_t call;     /* enum slot_call */
    uint8_t op;       /* of operators and comparisons */
    uint8_t min, max; /* arguments besides self; max 255: any, keywords too */
    uint16_t offset;  /* of the slot in struct type_def */
    const char *signature;
    const char *doc;
};

#define SLOT(field) offsetof(struct type_def, field)
#define BINARY(name, op, text)                                                        \
    {"__" name "__",                                                                  \
     CALL_BINARY,                                                                     \
     op,                                                                              \
     1,                                                                               \
     1,                                                                               \
     SLOT(binary),                                                                    \
     "($self, value, /)",                                                             \
     "Return self" text "value."},                                                    \
    {                                                                                 \
        "__r" name "__", CALL_REFLECTED, op, 1, 1, SLOT(binary), "($self, value, /)", \
            "Return value" text "self."                                               \
    }
#define INPLACE(name, op, text)                                                      \
    {                                                                                \
        "__i" name "__", CALL_INPLACE, op, 1, 1, SLOT(inplace), "($self, value, /)", \
            "Return self" text "value."                                              \
    }
#define COMPARE(name, op, text)                                                     \
    {                                                                               \
        "__" name "__", CALL_COMPARE, op, 1, 1, SLOT(compare), "($self, value, /)", \
            "Return self" text "value."                                             \
    }

static const struct slot_row slot_rows[] = {
    {"__repr__", CALL_REPR, 0, 0, 0, SLOT(repr), "($self, /)", "Return repr(self)."},
    {"__str__", CALL_STR, 0, 0, 0, SLOT(str), "($self, /)", "Return str(self)."},
    {"__hash__", CALL_HASH, 0, 0, 0, SLOT(hash), "($self, /)", "Return hash(self)."},
    COMPARE("lt", CMP_LT, "<"),
    COMPARE("le", CMP_LE, "<="),
    COMPARE("eq", CMP_EQ, "=="),
    COMPARE("ne", CMP_NE, "!="),
    COMPARE("gt", CMP_GT, ">"),
    COMPARE("ge", CMP_GE, ">="),
    {"__bool__", CALL_TRUTH, 0, 0, 0, SLOT(truth), "($self, /)", "True if self else False"},
    {"__iter__", CALL_ITER, 0, 0, 0, SLOT(iter), "($self, /)", "Implement iter(self)."},
    {"__next__", CALL_NEXT, 0, 0, 0, SLOT(next), "($self, /)", "Implement next(self)."},
    {"__len__", CALL_LENGTH, 0, 0, 0, SLOT(length), "($self, /)", "Return len(self)."},
    {"__getitem__", CALL_GET_ITEM, 0, 1, 1, SLOT(get_item), "($self, key, /)", "Return self[key]."},
    {"__setitem__", CALL_SET_ITEM, 0, 2, 2, SLOT(set_item), "($self, key, value, /)",
     "Set self[key] to value."},
    {"__delitem__", CALL_DEL_ITEM, 0, 1, 1, SLOT(set_item), "($self, key, /)", "Delete self[key]."},
    {"__contains__", CALL_CONTAINS, 0, 1, 1, SLOT(contains), "($self, key, /)",
     "Return bool(key in self)."},
    BINARY("add", OP_ADD, "+"),
    BINARY("sub", OP_SUB, "-"),
    BINARY("mul", OP_MUL, "*"),
    BINARY("matmul", OP_MATMUL, "@"),
    BINARY("truediv", OP_TRUEDIV, "/"),
    BINARY("floordiv", OP_FLOORDIV, "//"),
    BINARY("mod", OP_MOD, "%"),
    {"__pow__", CALL_BINARY, OP_POW, 1, 2, SLOT(binary), "($self, value, mod=None, /)",
     "Return pow(self, value, mod)."},
    {"__rpow__", CALL_REFLECTED, OP_POW, 1, 2, SLOT(binary), "($self, value, mod=None, /)",
     "Return pow(value, self, mod)."},
    BINARY("lshift", OP_LSHIFT, "<<"),
    BINARY("rshift", OP_RSHIFT, ">>"),
    BINARY("and", OP_AND, "&"),
    BINARY("xor", OP_XOR, "^"),
    BINARY("or", OP_OR, "|"),
    {"__divmod__", CALL_BINARY, OP_DIVMOD, 1, 1, SLOT(binary), "($self, value, /)",
     "Return divmod(self, value)."},
    {"__rdivmod__", CALL_REFLECTED, OP_DIVMOD, 1, 1, SLOT(binary), "($self, value, /)",
     "Return divmod(value, self)."},
    INPLACE("add", OP_ADD, "+="),
    INPLACE("sub", OP_SUB, "-="),
    INPLACE("mul", OP_MUL, "*="),
    INPLACE("and", OP_AND, "&="),
    INPLACE("xor", OP_XOR, "^="),
    INPLACE("or", OP_OR, "|="),
    {"__neg__", CALL_UNARY, OP_NEG, 0, 0, SLOT(unary), "($self, /)", "-self"},
    {"__pos__", CALL_UNARY, OP_POS, 0, 0, SLOT(unary), "($self, /)", "+self"},
    {"__invert__", CALL_UNARY, OP_INVERT, 0, 0, SLOT(unary), "($self, /)", "~self"},
    {"__abs__", CALL_UNARY, OP_ABS, 0, 0, SLOT(unary), "($self, /)", "abs(self)"},
    {"__index__", CALL_INDEX, 0, 0, 0, SLOT(index), "($self, /)",
     "Return self converted to an integer, if self is suitable for use as an index into a list."},
    {"__int__", CALL_INT, 0, 0, 0, SLOT(to_int), "($self, /)", "int(self)"},
    {"__float__", CALL_FLOAT, 0, 0, 0, SLOT(to_float), "($self, /)", "float(self)"},
    {"__call__", CALL_CALL, 0, 0, 255, SLOT(call), "($self, /, *args, **kwargs)",
     "Call self as a function."},
    {"__getattribute__", CALL_GET_ATTR, 0, 1, 1, SLOT(get_attr), "($self, name, /)",
     "Return getattr(self, name)."},
    {"__setattr__", CALL_SET_ATTR, 0, 2, 2, SLOT(set_attr), "($self, name, value, /)",
     "Implement setattr(self, name, value)."},
    {"__delattr__", CALL_DEL_ATTR, 0, 1, 1, SLOT(set_attr), "($self, name, /)",
     "Implement delattr(self, name)."},
    {"__get__", CALL_DESCR_GET, 0, 1, 2, SLOT(descr_get), "($self, instance, owner=None, /)",
     "Return an attribute of instance, which is of type owner."},
    {"__set__", CALL_DESCR_SET, 0, 2, 2, SLOT(descr_set), "($self, instance, value, /)",
     "Set an attribute of instance to value."},
    {"__delete__", CALL_DESCR_DELETE, 0, 1, 1, SLOT(descr_set), "($self, instance, /)",
     "Delete an attribute of instance."},
    {"__await__", CALL_AWAIT, 0, 0, 0, SLOT(await), "($self, /)",
     "Return an iterator to be used in await expression."},
    {"__aiter__", CALL_AITER, 0, 0, 0, SLOT(aiter), "($self, /)",
     "Return an awaitable, that resolves in asynchronous iterator."},
    {"__anext__", CALL_ANEXT, 0, 0, 0, SLOT(anext), "($self, /)",
     "Return a value or raise StopAsyncIteration."},
    {"__format__", CALL_FORMAT, 0, 1, 1, SLOT(format), "($self, format_spec, /)",
     "Default object formatter."},
    {"__init__", CALL_INIT, 0, 0, 255, SLOT(init), "($self, /, *args, **kwargs)",
     "Initialize self.  See help(type(self)) for accurate signature."},
};

/* -- which operators a native type has ------------------------------------------------------------------------
 * One C function implements all binary operators of a type, so a table tells them apart. */
#define BIT(op) (1u << (op))
#define ARITHMETIC                                                                                \
    (BIT(OP_ADD) | BIT(OP_SUB) | BIT(OP_MUL) | BIT(OP_TRUEDIV) | BIT(OP_FLOORDIV) | BIT(OP_MOD) | \
     BIT(OP_POW) | BIT(OP_DIVMOD))
#define BITWISE   (BIT(OP_AND) | BIT(OP_XOR) | BIT(OP_OR))
#define SET_LIKE  (BITWISE | BIT(OP_SUB))
#define ALL_UNARY (BIT(OP_NEG) | BIT(OP_POS) | BIT(OP_INVERT) | BIT(OP_ABS))
#define SIGNS     (BIT(OP_NEG) | BIT(OP_POS) | BIT(OP_ABS))

struct operator_row {
    uint8_t index;
    uint16_t forward, reflected, inplace;
    uint8_t unary;
};

static const struct operator_row operator_rows[] = {
    {TYPE_INT, ARITHMETIC | BITWISE | BIT(OP_LSHIFT) | BIT(OP_RSHIFT),
     ARITHMETIC | BITWISE | BIT(OP_LSHIFT) | BIT(OP_RSHIFT), 0, ALL_UNARY},
    {TYPE_BOOL, BITWISE, BITWISE, 0, BIT(OP_INVERT)},
    {TYPE_FLOAT, ARITHMETIC, ARITHMETIC, 0, SIGNS},
    {TYPE_COMPLEX, BIT(OP_ADD) | BIT(OP_SUB) | BIT(OP_MUL) | BIT(OP_TRUEDIV) | BIT(OP_POW),
     BIT(OP_ADD) | BIT(OP_SUB) | BIT(OP_MUL) | BIT(OP_TRUEDIV) | BIT(OP_POW), 0, SIGNS},
    {TYPE_STR, BIT(OP_ADD) | BIT(OP_MUL) | BIT(OP_MOD), BIT(OP_MUL) | BIT(OP_MOD), 0, 0},
    {TYPE_BYTES, BIT(OP_ADD) | BIT(OP_MUL) | BIT(OP_MOD), BIT(OP_MUL) | BIT(OP_MOD), 0, 0},
    {TYPE_BYTEARRAY, BIT(OP_ADD) | BIT(OP_MUL) | BIT(OP_MOD), BIT(OP_MUL) | BIT(OP_MOD),
     BIT(OP_ADD) | BIT(OP_MUL), 0},
    {TYPE_LIST, BIT(OP_ADD) | BIT(OP_MUL), BIT(OP_MUL), BIT(OP_ADD) | BIT(OP_MUL), 0},
    {TYPE_TUPLE, BIT(OP_ADD) | BIT(OP_MUL), BIT(OP_MUL), 0, 0},
    {TYPE_DICT, BIT(OP_OR), BIT(OP_OR), BIT(OP_OR), 0},
    {TYPE_MAPPING_PROXY, BIT(OP_OR), BIT(OP_OR), BIT(OP_OR), 0},
    {TYPE_SET, SET_LIKE, SET_LIKE, SET_LIKE, 0},
    {TYPE_FROZENSET, SET_LIKE, SET_LIKE, 0, 0},
    {TYPE_DICT_KEYS, SET_LIKE, SET_LIKE, 0, 0},
    {TYPE_DICT_ITEMS, SET_LIKE, SET_LIKE, 0, 0},
    {TYPE_TYPE, BIT(OP_OR), BIT(OP_OR), 0, 0},
    {TYPE_GENERIC_ALIAS, BIT(OP_OR), BIT(OP_OR), 0, 0},
    {TYPE_UNION, BIT(OP_OR), BIT(OP_OR), 0, 0},
    {TYPE_WEAK_PROXY, ARITHMETIC | BITWISE | BIT(OP_LSHIFT) | BIT(OP_RSHIFT) | BIT(OP_MATMUL),
     ARITHMETIC | BITWISE | BIT(OP_LSHIFT) | BIT(OP_RSHIFT) | BIT(OP_MATMUL), 0, ALL_UNARY},
    {TYPE_WEAK_CALLABLE_PROXY, 0, 0, 0, 0},
};

/* Types of native modules: concatenation and repetition for sequences, union for mappings, all
 * that numbers have for the rest. */
static struct operator_row operators_of(const struct type *type)
{
    for (size_t i = 0; i < sizeof operator_rows / sizeof operator_rows[0]; i++) {
        if (operator_rows[i].index == type->index) {
            return operator_rows[i];
        }
    }
    struct operator_row row = {0};
    if (type->index < TYPE_COUNT) {
        return row;
    }
    if (type->def->get_item && type->kind == TYPE_DICT) {
        row.forward = row.reflected = row.inplace = BIT(OP_OR);
    } else if (type->def->get_item) {
        row.forward = BIT(OP_ADD) | BIT(OP_MUL);
        row.reflected = BIT(OP_MUL);
        row.inplace = BIT(OP_ADD) | BIT(OP_MUL);
    } else {
        row.forward = row.reflected = ARITHMETIC | BITWISE;
        row.inplace = ARITHMETIC | BITWISE;
    }
    row.unary = SIGNS;
    return row;
}

static bool has_slot(const struct type_def *def, uint16_t offset)
{
    void (*function)(void);
    memcpy(&function, (const char *)def + offset, sizeof function);
    return function != NULL;
}

static bool slot_listed(const struct type *type, const struct slot_row *row,
                        const struct operator_row *operators)
{
    const struct type_def *def = type->def;
    bool is_object_type = type->index == TYPE_OBJECT;
    if (is_object_type &&
        (row->call == CALL_GET_ATTR || row->call == CALL_SET_ATTR || row->call == CALL_DEL_ATTR)) {
        return true;
    }
    if (!has_slot(def, row->offset)) {
        return false;
    }
    bool own = !type->base ||
               memcmp((const char *)def + row->offset, (const char *)type->base->def + row->offset,
                      sizeof(void (*)(void))) != 0;
    switch (row->call) {
    case CALL_STR:
        return own || type->index == TYPE_ATTRIBUTE_ERROR || type->index == TYPE_NAME_ERROR;
    case CALL_BINARY: return operators->forward >> row->op & 1;
    case CALL_REFLECTED: return operators->reflected >> row->op & 1;
    case CALL_INPLACE: return own && (operators->inplace >> row->op & 1);
    case CALL_UNARY: return operators->unary >> row->op & 1;
    case CALL_TRUTH: return own && (!def->length || type->index == TYPE_RANGE);
    case CALL_HASH: return own && !(def->flags & TYPE_UNHASHABLE);
    default: return own;
    }
}

static value wrapper_new(struct vm *vm, enum type_index index, const struct slot_row *row,
                         struct type *owner, value self)
{
    struct slot_wrapper *wrapper = gc_new_zeroed(vm, builtin_type(vm, index), sizeof *wrapper);
    if (wrapper) {
        wrapper->row = row;
        wrapper->owner = owner;
        wrapper->self = self;
    }
    return from_object(wrapper);
}

bool slot_wrappers_add(struct vm *vm, struct type *type, struct dict *dict)
{
    struct operator_row operators = operators_of(type);
    for (size_t i = 0; i < sizeof slot_rows / sizeof slot_rows[0]; i++) {
        if (!slot_listed(type, &slot_rows[i], &operators)) {
            continue;
        }
        value name = str_intern_cstr(vm, slot_rows[i].name);
        value wrapper = name ? wrapper_new(vm, TYPE_SLOT_WRAPPER, &slot_rows[i], type, VALUE_NULL)
                             : VALUE_ERROR;
        if (!wrapper || !dict_set_name(vm, dict, name, wrapper)) {
            return false;
        }
    }
    return true;
}

/* -- calling -------------------------------------------------------------------------------------------------------- */

static value done(bool ok)
{
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value from_truth(int truth)
{
    return truth < 0 ? VALUE_ERROR : make_bool(truth);
}

static value call_next(struct vm *vm, const struct type_def *def, value self)
{
    value item = def->next(vm, self);
    return item == VALUE_STOP ? raise_stop_iteration(vm, VALUE_NULL) : item;
}

static value call_set_attr(struct vm *vm, struct type *owner, value self, value name, value v)
{
    name = attr_name(vm, name);
    if (!name) {
        return VALUE_ERROR;
    }
    if (owner->index == TYPE_OBJECT && is_type(self)) {
        return raise_type_error(vm, "can't apply this __setattr__ to %T object", self);
    }
    return done(owner->def->set_attr ? owner->def->set_attr(vm, self, name, v)
                                     : generic_set_attr(vm, self, name, v));
}

static value call_power(struct vm *vm, const struct type_def *def, bool reflected, value self,
                        value other, value modulus)
{
    if (is_any_int(self) && modulus != VALUE_NONE && !(is_any_int(other) && is_any_int(modulus))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (modulus != VALUE_NONE) {
        return reflected ? power(vm, other, self, modulus) : power(vm, self, other, modulus);
    }
    return reflected ? def->binary(vm, OP_POW, other, self) : def->binary(vm, OP_POW, self, other);
}

/* A sequence times a number. */
static bool is_repetition(const struct slot_row *row, const struct type *owner)
{
    enum type_index index = owner->index;
    bool binary =
        row->call == CALL_BINARY || row->call == CALL_REFLECTED || row->call == CALL_INPLACE;
    return binary && row->op == OP_MUL &&
           ((owner->def->flags & TYPE_SEQUENCE) || index == TYPE_STR || index == TYPE_BYTES ||
            index == TYPE_BYTEARRAY);
}

/* object.__getattribute__(cls, name): the class's own dict serves as that of an instance. */
static value class_as_instance(struct vm *vm, value class, value name)
{
    value meta = type_lookup(vm, type_of(vm, class), name);
    if (!(meta && has_descr_set(meta) && has_descr_get(meta))) {
        value own = dict_get_name(vm, as_type(class)->dict, name);
        if (own) {
            return own;
        }
    }
    return generic_get_attr(vm, class, name);
}

static value call_slot(struct vm *vm, const struct slot_row *row, struct type *owner, value self,
                       size_t nargs, const value *args, value kwnames)
{
    const struct type_def *def = owner->def;
    value a = nargs > 0 ? args[0] : VALUE_NULL;
    value b = nargs > 1 ? args[1] : VALUE_NULL;
    if (is_repetition(row, owner) && !supports_index(vm, a)) {
        return raise_type_error(vm, "'%T' object cannot be interpreted as an integer", a);
    }
    switch ((enum slot_call)row->call) {
    case CALL_REPR: return def->repr(vm, self);
    case CALL_STR: return def->str(vm, self);
    case CALL_HASH: {
        int64_t hash;
        return def->hash(vm, self, &hash) ? int_from_int64(vm, hash) : VALUE_ERROR;
    }
    case CALL_COMPARE: return def->compare(vm, (enum compare_op)row->op, self, a);
    case CALL_TRUTH: return from_truth(def->truth(vm, self));
    case CALL_ITER: return def->iter(vm, self);
    case CALL_NEXT: return call_next(vm, def, self);
    case CALL_LENGTH: {
        size_t length;
        return def->length(vm, self, &length) ? int_from_uint64(vm, length) : VALUE_ERROR;
    }
    case CALL_GET_ITEM: return def->get_item(vm, self, a);
    case CALL_SET_ITEM: return done(def->set_item(vm, self, a, b));
    case CALL_DEL_ITEM: return done(def->set_item(vm, self, a, VALUE_NULL));
    case CALL_CONTAINS: return from_truth(def->contains(vm, self, a));
    case CALL_BINARY:
        return row->op == OP_POW ? call_power(vm, def, false, self, a, b ? b : VALUE_NONE)
                                 : def->binary(vm, (enum binary_op)row->op, self, a);
    case CALL_REFLECTED:
        return row->op == OP_POW ? call_power(vm, def, true, self, a, b ? b : VALUE_NONE)
                                 : def->binary(vm, (enum binary_op)row->op, a, self);
    case CALL_INPLACE: return def->inplace(vm, (enum binary_op)row->op, self, a);
    case CALL_UNARY: return def->unary(vm, (enum unary_op)row->op, self);
    case CALL_INDEX: return def->index(vm, self);
    case CALL_INT: return def->to_int(vm, self);
    case CALL_FLOAT: return def->to_float(vm, self);
    case CALL_CALL: return def->call(vm, self, args, nargs, kwnames);
    case CALL_GET_ATTR: {
        value name = attr_name(vm, a);
        return !name                                          ? VALUE_ERROR
               : owner->index == TYPE_OBJECT && is_type(self) ? class_as_instance(vm, self, name)
               : def->get_attr                                ? def->get_attr(vm, self, name)
                                                              : generic_get_attr(vm, self, name);
    }
    case CALL_SET_ATTR: return call_set_attr(vm, owner, self, a, b);
    case CALL_DEL_ATTR: return call_set_attr(vm, owner, self, a, VALUE_NULL);
    case CALL_DESCR_GET: {
        value instance = a == VALUE_NONE ? VALUE_NULL : a;
        value class = b == VALUE_NONE ? VALUE_NULL : b;
        if (!instance && !class) {
            return raise_type_error(vm, "__get__(None, None) is invalid");
        }
        return def->descr_get(vm, self, instance,
                              class ? class : from_object(type_of(vm, instance)));
    }
    case CALL_DESCR_SET: return done(def->descr_set(vm, self, a, b));
    case CALL_DESCR_DELETE: return done(def->descr_set(vm, self, a, VALUE_NULL));
    case CALL_AWAIT: return def->await(vm, self);
    case CALL_AITER: return def->aiter(vm, self);
    case CALL_ANEXT: return def->anext(vm, self);
    case CALL_FORMAT:
        if (!is_str(a)) {
            return raise_type_error(vm, "__format__() argument must be str, not %T", a);
        }
        return def->format(vm, self, a);
    case CALL_INIT: return done(initialise_native(vm, owner, self, nargs, args, kwnames));
    }
    return VALUE_ERROR;
}

static value call_bound(struct vm *vm, const struct slot_row *row, struct type *owner, value self,
                        size_t nargs, const value *args, value kwnames)
{
    if (kwnames && as_tuple(kwnames)->length && row->max != 255) {
        return raise_type_error(vm, "wrapper %s() takes no keyword arguments", row->name);
    }
    if (nargs < row->min || (row->max != 255 && nargs > row->max)) {
        bool method =
            (row->call == CALL_GET_ITEM &&
             (owner->index == TYPE_LIST || owner->index == TYPE_DICT)) ||
            (row->call == CALL_CONTAINS && (owner->index == TYPE_DICT || owner->index == TYPE_SET ||
                                            owner->index == TYPE_FROZENSET));
        if (method) { /* in CPython these are methods, not slots alone */
            return raise_type_error(vm, "%s.%s() takes exactly one argument (%zu given)",
                                    type_cname(owner), row->name, nargs);
        }
        bool exact = row->min == row->max;
        size_t wanted = nargs < row->min ? row->min : row->max;
        return raise_type_error(vm, "%sexpected %s%zu argument%s, got %zu",
                                exact && wanted < 2 && !is_repetition(row, owner) ? "" : " ",
                                exact              ? ""
                                : nargs < row->min ? "at least "
                                                   : "at most ",
                                wanted, wanted == 1 ? "" : "s", nargs);
    }
    return call_slot(vm, row, owner, self, nargs, args, kwnames);
}

#define as_wrapper(v) ((struct slot_wrapper *)as_object(v))

static value wrapper_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct slot_wrapper *wrapper = as_wrapper(self);
    if (wrapper->header.kind == TYPE_METHOD_WRAPPER) {
        return call_bound(vm, wrapper->row, wrapper->owner, wrapper->self, nargs, args, kwnames);
    }
    if (nargs == 0) {
        return raise_type_error(vm, "descriptor '%s' of '%s' object needs an argument",
                                wrapper->row->name, type_cname(wrapper->owner));
    }
    if (!is_subtype(type_of(vm, args[0]), wrapper->owner)) {
        return raise_type_error(vm, "descriptor '%s' requires a '%s' object but received a '%T'",
                                wrapper->row->name, type_cname(wrapper->owner), args[0]);
    }
    return call_bound(vm, wrapper->row, wrapper->owner, args[0], nargs - 1, args + 1, kwnames);
}

static value wrapper_get(struct vm *vm, value self, value instance, value owner)
{
    struct slot_wrapper *wrapper = as_wrapper(self);
    if (!instance) {
        return self;
    }
    if (!is_subtype(type_of(vm, instance), wrapper->owner)) {
        return raise_type_error(vm,
                                "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                                wrapper->row->name, type_cname(wrapper->owner), instance);
    }
    return wrapper_new(vm, TYPE_METHOD_WRAPPER, wrapper->row, wrapper->owner, instance);
}

/* -- as objects -------------------------------------------------------------------------------------------------------- */

static void wrapper_trace(struct gc_tracer *tracer, struct object *self)
{
    struct slot_wrapper *wrapper = (struct slot_wrapper *)self;
    gc_trace_ptr(tracer, wrapper->owner);
    gc_trace(tracer, wrapper->self);
}

static value wrapper_repr(struct vm *vm, value self)
{
    struct slot_wrapper *wrapper = as_wrapper(self);
    if (wrapper->header.kind == TYPE_METHOD_WRAPPER) {
        return format_str(vm, "<method-wrapper '%s' of %T object at 0x%lx>", wrapper->row->name,
                          wrapper->self, (unsigned long)value_bits(wrapper->self));
    }
    return format_str(vm, "<slot wrapper '%s' of '%s' objects>", wrapper->row->name,
                      type_cname(wrapper->owner));
}

static value wrapper_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, TYPE_METHOD_WRAPPER)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same = as_wrapper(self)->row == as_wrapper(other)->row &&
                as_wrapper(self)->self == as_wrapper(other)->self;
    return make_bool(same == (op == CMP_EQ));
}

static bool wrapper_hash(struct vm *vm, value self, int64_t *out)
{
    *out = (int64_t)(((uintptr_t)as_wrapper(self)->row ^ value_bits(as_wrapper(self)->self)) >> 4);
    return true;
}

static value get_name(struct vm *vm, value self)
{
    return str_intern_cstr(vm, as_wrapper(self)->row->name);
}

static value get_qualname(struct vm *vm, value self)
{
    return format_str(vm, "%s.%s", type_cname(as_wrapper(self)->owner),
                      as_wrapper(self)->row->name);
}

static value get_doc(struct vm *vm, value self)
{
    return str_from_cstr(vm, as_wrapper(self)->row->doc);
}

static value get_text_signature(struct vm *vm, value self)
{
    return str_from_cstr(vm, as_wrapper(self)->row->signature);
}

static value get_objclass(struct vm *vm, value self)
{
    return from_object(as_wrapper(self)->owner);
}

static value get_self(struct vm *vm, value self)
{
    return as_wrapper(self)->self;
}

#define COMMON_ROWS                                                                               \
    {"__name__", get_name, NULL, NULL}, {"__qualname__", get_qualname, NULL, NULL},               \
        {"__doc__", get_doc, NULL, NULL}, {"__text_signature__", get_text_signature, NULL, NULL}, \
    {                                                                                             \
        "__objclass__", get_objclass, NULL, NULL                                                  \
    }

static const struct getset_row slot_wrapper_getset[] = {COMMON_ROWS, {0}};

static const struct getset_row method_wrapper_getset[] = {
    COMMON_ROWS, {"__self__", get_self, NULL, NULL}, {0}};

const struct type_def slot_wrapper_def = {
    .name = "wrapper_descriptor",
    .size = sizeof(struct slot_wrapper),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = slot_wrapper_getset,
    .trace = wrapper_trace,
    .repr = wrapper_repr,
    .call = wrapper_call,
    .descr_get = wrapper_get,
};

const struct type_def method_wrapper_def = {
    .name = "method-wrapper",
    .size = sizeof(struct slot_wrapper),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .getset = method_wrapper_getset,
    .trace = wrapper_trace,
    .repr = wrapper_repr,
    .hash = wrapper_hash,
    .compare = wrapper_compare,
    .call = wrapper_call,
};

/* _operator.c - the native part of module operator: each operator as a function, and the callables
 * itemgetter, attrgetter and methodcaller. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

/* -- operators ---------------------------------------------------------------------------------------------- */

#define BINARY(name, op)                                \
    static value op_##name(struct vm *vm, value *args)  \
    {                                                   \
        return binary(vm, op, args[0], args[1]);        \
    }                                                   \
    static value op_i##name(struct vm *vm, value *args) \
    {                                                   \
        return inplace(vm, op, args[0], args[1]);       \
    }
BINARY(add, OP_ADD)
BINARY(sub, OP_SUB)
BINARY(mul, OP_MUL)
BINARY(matmul, OP_MATMUL)
BINARY(truediv, OP_TRUEDIV)
BINARY(floordiv, OP_FLOORDIV)
BINARY(mod, OP_MOD)
BINARY(pow, OP_POW)
BINARY(lshift, OP_LSHIFT)
BINARY(rshift, OP_RSHIFT)
BINARY(and, OP_AND)
BINARY(xor, OP_XOR)
BINARY(or, OP_OR)

#define UNARY(name, op)                                \
    static value op_##name(struct vm *vm, value *args) \
    {                                                  \
        return unary(vm, op, args[0]);                 \
    }
UNARY(neg, OP_NEG)
UNARY(pos, OP_POS)
UNARY(invert, OP_INVERT)
UNARY(abs, OP_ABS)

#define COMPARE(name, op)                              \
    static value op_##name(struct vm *vm, value *args) \
    {                                                  \
        return compare(vm, op, args[0], args[1]);      \
    }
COMPARE(lt, CMP_LT)
COMPARE(le, CMP_LE)
COMPARE(eq, CMP_EQ)
COMPARE(ne, CMP_NE)
COMPARE(gt, CMP_GT)
COMPARE(ge, CMP_GE)

static value from_truth(int r)
{
    return r < 0 ? VALUE_ERROR : make_bool(r);
}

static value op_truth(struct vm *vm, value *args)
{
    return from_truth(truth(vm, args[0]));
}

static value op_not(struct vm *vm, value *args)
{
    int r = truth(vm, args[0]);
    return r < 0 ? VALUE_ERROR : make_bool(!r);
}

static value op_is(struct vm *vm, value *args)
{
    return make_bool(args[0] == args[1]);
}

static value op_is_not(struct vm *vm, value *args)
{
    return make_bool(args[0] != args[1]);
}

static value op_contains(struct vm *vm, value *args)
{
    return from_truth(contains(vm, args[0], args[1]));
}

static value op_getitem(struct vm *vm, value *args)
{
    return get_item(vm, args[0], args[1]);
}

static value op_setitem(struct vm *vm, value *args)
{
    return set_item(vm, args[0], args[1], args[2]) ? VALUE_NONE : VALUE_ERROR;
}

static value op_delitem(struct vm *vm, value *args)
{
    return del_item(vm, args[0], args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value op_index(struct vm *vm, value *args)
{
    return index_of(vm, args[0]);
}

static bool is_sequence(struct vm *vm, value v)
{
    return !is_kind(v, TYPE_DICT) && !is_any_int(v) && find_special(vm, v, NAME_GETITEM);
}

static value op_concat(struct vm *vm, value *args)
{
    if (!is_sequence(vm, args[0]) || !is_sequence(vm, args[1])) {
        return raise_type_error(vm, "'%T' object can't be concatenated",
                                is_sequence(vm, args[0]) ? args[1] : args[0]);
    }
    return binary(vm, OP_ADD, args[0], args[1]);
}

static value op_iconcat(struct vm *vm, value *args)
{
    if (!is_sequence(vm, args[0]) || !is_sequence(vm, args[1])) {
        return raise_type_error(vm, "'%T' object can't be concatenated",
                                is_sequence(vm, args[0]) ? args[1] : args[0]);
    }
    return inplace(vm, OP_ADD, args[0], args[1]);
}

struct search {
    value wanted;
    int64_t position, count;
    bool first; /* stop at the first */
};

static bool search_each(struct vm *vm, void *ctx, value item)
{
    struct search *s = ctx;
    int same = container_equal(vm, item, s->wanted);
    s->count += same > 0;
    if (same < 0 || (same && s->first)) {
        return false;
    }
    s->position++;
    return true;
}

static value op_count_of(struct vm *vm, value *args)
{
    struct search s = {args[1], 0, 0, false};
    return iterate(vm, args[0], search_each, &s) ? small_int(s.count) : VALUE_ERROR;
}

static value op_index_of(struct vm *vm, value *args)
{
    struct search s = {args[1], 0, 0, true};
    bool ended = iterate(vm, args[0], search_each, &s);
    if (vm->error) {
        return VALUE_ERROR;
    }
    return ended ? raise_value_error(vm, "sequence.index(x): x not in sequence")
                 : small_int(s.position);
}

static value op_length_hint(struct vm *vm, value *args)
{
    int64_t fallback = 0;
    size_t n;
    if (args[1]) {
        if (!is_any_int(args[1])) {
            return raise_type_error(vm, "'%T' object cannot be interpreted as an integer", args[1]);
        }
        if (!index_to_ssize(vm, args[1], &fallback,
                            "Python int too large to convert to C ssize_t")) {
            return VALUE_ERROR;
        }
    }
    return length_hint(vm, args[0], (size_t)fallback, &n) ? int_from_int64(vm, (int64_t)n)
                                                          : VALUE_ERROR;
}

static value op_call(struct vm *vm, value *args)
{
    return call_with(vm, args[0], args[1], args[2]);
}

static value op_compare_digest(struct vm *vm, value *args)
{
    const unsigned char *a, *b;
    size_t m, n;
    struct buffer x = {0}, y = {0};
    bool texts = is_str(args[0]) && is_str(args[1]);
    if (texts) {
        if (!str_is_ascii(as_str(args[0])) || !str_is_ascii(as_str(args[1]))) {
            return raise_type_error(vm, "comparing strings with non-ASCII characters is not "
                                        "supported");
        }
        a = (const unsigned char *)as_str(args[0])->data, m = as_str(args[0])->size;
        b = (const unsigned char *)as_str(args[1])->data, n = as_str(args[1])->size;
    } else {
        if (!try_buffer(vm, args[0]) || !try_buffer(vm, args[1])) {
            return raise_type_error(vm,
                                    "unsupported operand types(s) or combination of types: "
                                    "'%T' and '%T'",
                                    args[0], args[1]);
        }
        if (!get_buffer(vm, args[0], &x)) {
            return VALUE_ERROR;
        }
        if (!get_buffer(vm, args[1], &y)) {
            buffer_release(vm, &x);
            return VALUE_ERROR;
        }
        a = x.data, m = x.size;
        b = y.data, n = y.size;
    }
    /* The time depends on the second argument's size alone. */
    volatile unsigned char difference = m != n;
    const unsigned char *left = m == n ? a : b;
    for (size_t i = 0; i < n; i++) {
        difference |= left[i] ^ b[i];
    }
    if (!texts) {
        buffer_release(vm, &x);
        buffer_release(vm, &y);
    }
    return make_bool(difference == 0);
}

/* -- itemgetter, attrgetter, methodcaller ----------------------------------------------------------------------- */

struct getter {
    struct object header;
    value names;    /* tuple: items, or attribute paths; methodcaller: its arguments */
    value paths;    /* attrgetter: for each name an interned str, or a tuple of them */
    value name;     /* methodcaller: the method's name */
    value keywords; /* methodcaller: a dict */
};
#define as_getter(v) ((struct getter *)as_object(v))

static void getter_trace(struct gc_tracer *tracer, struct object *self)
{
    struct getter *g = (struct getter *)self;
    gc_trace(tracer, g->names);
    gc_trace(tracer, g->paths);
    gc_trace(tracer, g->name);
    gc_trace(tracer, g->keywords);
}

/* One positional argument, the object. VALUE_NULL with TypeError otherwise. */
static value only_argument(struct vm *vm, const char *name, const value *args, size_t nargs,
                           value kwnames)
{
    if (kwnames && as_tuple(kwnames)->length) {
        return raise_type_error(vm, "%s() takes no keyword arguments", name);
    }
    if (nargs != 1) {
        return raise_type_error(vm, "%s expected 1 argument, got %zu", name, nargs);
    }
    return args[0];
}

static value getter_new(struct vm *vm, value *args, const char *name)
{
    struct tuple *given = as_tuple(args[1]);
    if (args[2] && as_dict(args[2])->count) {
        return raise_type_error(vm, "%s() takes no keyword arguments", name);
    }
    if (given->length == 0) {
        return raise_type_error(vm, "%s expected at least 1 argument, got 0", name);
    }
    struct getter *g = object_alloc(vm, as_type(args[0]));
    if (g) {
        g->names = args[1];
    }
    return from_object(g);
}

/* get_one for each of the names; a tuple when there are several. */
static value get_all(struct vm *vm, struct getter *g, value object,
                     value (*get_one)(struct vm *vm, struct getter *g, size_t i, value object))
{
    size_t count = as_tuple(g->names)->length;
    if (count == 1) {
        return get_one(vm, g, 0, object);
    }
    struct list *results = list_new(vm, count);
    size_t mark = gc_root_mark(vm);
    if (!results || !gc_push_root(vm, from_object(results))) {
        return VALUE_ERROR;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        value v = get_one(vm, g, i, object);
        ok = v && list_append(vm, results, v);
    }
    gc_pop_roots(vm, mark);
    return ok ? from_object(tuple_from(vm, results->items, count)) : VALUE_ERROR;
}

static value get_one_item(struct vm *vm, struct getter *g, size_t i, value object)
{
    return get_item(vm, object, as_tuple(g->names)->items[i]);
}

static value itemgetter_new(struct vm *vm, value *args)
{
    return getter_new(vm, args, "itemgetter");
}

static value itemgetter_call(struct vm *vm, value self, const value *args, size_t nargs,
                             value kwnames)
{
    value object = only_argument(vm, "itemgetter", args, nargs, kwnames);
    return object ? get_all(vm, as_getter(self), object, get_one_item) : VALUE_ERROR;
}

/* "a.b.c" as a tuple of interned parts; a plain name as itself. */
static value split_path(struct vm *vm, struct str *s)
{
    const char *dot = memchr(s->data, '.', s->size);
    if (!dot) {
        return str_intern(vm, from_object(s));
    }
    struct list *parts = list_new(vm, 4);
    const char *p = s->data, *end = s->data + s->size;
    while (parts) {
        size_t size = dot ? (size_t)(dot - p) : (size_t)(end - p);
        value part = str_intern_n(vm, p, size);
        if (!part || !list_append(vm, parts, part)) {
            return VALUE_ERROR;
        }
        if (!dot) {
            return from_object(tuple_from(vm, parts->items, parts->length));
        }
        p = dot + 1;
        dot = memchr(p, '.', (size_t)(end - p));
    }
    return VALUE_ERROR;
}

static value attrgetter_new(struct vm *vm, value *args)
{
    value v = getter_new(vm, args, "attrgetter");
    struct tuple *names = as_tuple(args[1]);
    struct tuple *paths = v ? tuple_new(vm, names->length) : NULL;
    for (size_t i = 0; paths && i < names->length; i++) {
        if (!is_str(names->items[i])) {
            return raise_type_error(vm, "attribute name must be a string");
        }
        paths->items[i] = split_path(vm, as_str(names->items[i]));
        if (!paths->items[i]) {
            return VALUE_ERROR;
        }
    }
    if (!paths) {
        return VALUE_ERROR;
    }
    as_getter(v)->paths = from_object(paths);
    gc_barrier(vm, as_object(v));
    return v;
}

static value get_one_path(struct vm *vm, struct getter *g, size_t i, value object)
{
    value path = as_tuple(g->paths)->items[i];
    if (!is_kind(path, TYPE_TUPLE)) {
        return get_attr(vm, object, path);
    }
    for (size_t k = 0; object && k < as_tuple(path)->length; k++) {
        size_t mark = gc_root_mark(vm);
        object =
            gc_push_root(vm, object) ? get_attr(vm, object, as_tuple(path)->items[k]) : VALUE_ERROR;
        gc_pop_roots(vm, mark);
    }
    return object;
}

static value attrgetter_call(struct vm *vm, value self, const value *args, size_t nargs,
                             value kwnames)
{
    value object = only_argument(vm, "attrgetter", args, nargs, kwnames);
    return object ? get_all(vm, as_getter(self), object, get_one_path) : VALUE_ERROR;
}

static value methodcaller_new(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (given->length == 0) {
        return raise_type_error(vm, "methodcaller needs at least one argument, the method name");
    }
    if (!is_str(given->items[0])) {
        return raise_type_error(vm, "method name must be a string");
    }
    value name = str_intern(vm, given->items[0]);
    struct tuple *rest = name ? tuple_from(vm, given->items + 1, given->length - 1) : NULL;
    struct getter *g = rest ? object_alloc(vm, as_type(args[0])) : NULL;
    if (g) {
        g->name = name;
        g->names = from_object(rest);
        g->keywords = args[2] && as_dict(args[2])->count ? args[2] : VALUE_NULL;
    }
    return from_object(g);
}

static value methodcaller_call(struct vm *vm, value self, const value *args, size_t nargs,
                               value kwnames)
{
    struct getter *g = as_getter(self);
    value object = only_argument(vm, "methodcaller", args, nargs, kwnames);
    if (!object) {
        return VALUE_ERROR;
    }
    if (!g->keywords) {
        return call_method(vm, object, g->name, as_tuple(g->names)->length,
                           as_tuple(g->names)->items);
    }
    value method = get_attr(vm, object, g->name);
    size_t mark = gc_root_mark(vm);
    value r = method && gc_push_root(vm, method) ? call_with(vm, method, g->names, g->keywords)
                                                 : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return r;
}

static value getter_repr(struct vm *vm, value self)
{
    struct getter *g = as_getter(self);
    struct tuple *names = as_tuple(g->names);
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR
                         : format_str(vm, "operator.%U(...)", type_name(vm, type_of(vm, self)));
    }
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = builder_add_format(&b, "operator.%U(", type_name(vm, type_of(vm, self)));
    if (g->name) {
        ok = ok && builder_add_repr(&b, g->name);
    }
    for (size_t i = 0; ok && i < names->length; i++) {
        ok = (i == 0 && !g->name) || builder_add(&b, ", ", 2);
        ok = ok && builder_add_repr(&b, names->items[i]);
    }
    size_t position = 0;
    value key, v;
    while (ok && g->keywords && dict_next(as_dict(g->keywords), &position, &key, &v)) {
        ok = builder_add_format(&b, ", %S=%R", key, v);
    }
    ok = ok && builder_add(&b, ")", 1);
    repr_leave(vm, self);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static value getter_reduce(struct vm *vm, value *args)
{
    struct getter *g = as_getter(args[0]);
    value class = from_object(type_of(vm, args[0]));
    if (!g->name) {
        return tuple_of(vm, 2, class, g->names);
    }
    struct tuple *names = as_tuple(g->names), *all = tuple_new(vm, names->length + 1);
    if (!all) {
        return VALUE_ERROR;
    }
    all->items[0] = g->name;
    memcpy(all->items + 1, names->items, names->length * sizeof(value));
    if (!g->keywords) {
        return tuple_of(vm, 2, class, from_object(all));
    }
    value functools = call1(vm, dict_get_name(vm, vm->builtins, NAME_OF(vm, IMPORT)),
                            str_intern_cstr(vm, "functools"));
    value partial = functools ? get_attr_cstr(vm, functools, "partial") : VALUE_ERROR;
    value parts[2] = {class, g->name};
    struct tuple *first = partial ? tuple_from(vm, parts, 2) : NULL;
    value bound = first ? call_with(vm, partial, from_object(first), g->keywords) : VALUE_ERROR;
    return bound ? tuple_of(vm, 2, bound, g->names) : VALUE_ERROR;
}

static const struct native_def getter_methods[] = {
    {"__reduce__", "()", getter_reduce, NATIVE_METHOD, NULL},
    {0},
};

#define GETTER_DEF(name_, doc_)                  \
    static const struct type_def name_##_def = { \
        .name = #name_,                          \
        .module = "operator",                    \
        .size = sizeof(struct getter),           \
        .flags = TYPE_TRACED,                    \
        .doc = doc_,                             \
        .new_signature = "(*args, **kwargs)",    \
        .new = name_##_new,                      \
        .methods = getter_methods,               \
        .trace = getter_trace,                   \
        .repr = getter_repr,                     \
        .call = name_##_call,                    \
    }
GETTER_DEF(itemgetter, "Return a callable object that fetches the given item(s) from its operand.");
GETTER_DEF(attrgetter, "Return a callable object that fetches the given attribute(s) from its "
                       "operand.");
GETTER_DEF(methodcaller, "Return a callable object that calls the given method on its operand.");

/* -- the module ------------------------------------------------------------------------------------------------------ */

#define ONE(name, function, doc)                            \
    {                                                       \
        name, "(a, /)", op_##function, NATIVE_FUNCTION, doc \
    }
#define TWO(name, function, doc)                               \
    {                                                          \
        name, "(a, b, /)", op_##function, NATIVE_FUNCTION, doc \
    }

static const struct native_def functions[] = {
    ONE("abs", abs, "Same as abs(a)."),
    TWO("add", add, "Same as a + b."),
    TWO("and_", and, "Same as a & b."),
    {"call", "(obj, /, *args, **kwargs)", op_call, NATIVE_FUNCTION,
     "Same as obj(*args, **kwargs)."},
    {"_compare_digest", "(a, b, /)", op_compare_digest, NATIVE_FUNCTION,
     "Return 'a == b', in a time that tells nothing of the values."},
    TWO("concat", concat, "Same as a + b, for a and b sequences."),
    TWO("contains", contains, "Same as b in a (note reversed operands)."),
    TWO("countOf", count_of, "Return the number of items in a which are, or which equal, b."),
    TWO("delitem", delitem, "Same as del a[b]."),
    TWO("eq", eq, "Same as a == b."),
    TWO("floordiv", floordiv, "Same as a // b."),
    TWO("ge", ge, "Same as a >= b."),
    TWO("getitem", getitem, "Same as a[b]."),
    TWO("gt", gt, "Same as a > b."),
    TWO("iadd", iadd, "Same as a += b."),
    TWO("iand", iand, "Same as a &= b."),
    TWO("iconcat", iconcat, "Same as a += b, for a and b sequences."),
    TWO("ifloordiv", ifloordiv, "Same as a //= b."),
    TWO("ilshift", ilshift, "Same as a <<= b."),
    TWO("imatmul", imatmul, "Same as a @= b."),
    TWO("imod", imod, "Same as a %= b."),
    TWO("imul", imul, "Same as a *= b."),
    ONE("index", index, "Same as a.__index__()"),
    TWO("indexOf", index_of, "Return the first index of b in a."),
    ONE("inv", invert, "Same as ~a."),
    ONE("invert", invert, "Same as ~a."),
    TWO("ior", ior, "Same as a |= b."),
    TWO("ipow", ipow, "Same as a **= b."),
    TWO("irshift", irshift, "Same as a >>= b."),
    TWO("is_", is, "Same as a is b."),
    TWO("is_not", is_not, "Same as a is not b."),
    TWO("isub", isub, "Same as a -= b."),
    TWO("itruediv", itruediv, "Same as a /= b."),
    TWO("ixor", ixor, "Same as a ^= b."),
    TWO("le", le, "Same as a <= b."),
    {"length_hint", "(obj, default=0, /)", op_length_hint, NATIVE_FUNCTION,
     "Return an estimate of the number of items in obj."},
    TWO("lshift", lshift, "Same as a << b."),
    TWO("lt", lt, "Same as a < b."),
    TWO("matmul", matmul, "Same as a @ b."),
    TWO("mod", mod, "Same as a % b."),
    TWO("mul", mul, "Same as a * b."),
    TWO("ne", ne, "Same as a != b."),
    ONE("neg", neg, "Same as -a."),
    ONE("not_", not, "Same as not a."),
    TWO("or_", or, "Same as a | b."),
    ONE("pos", pos, "Same as +a."),
    TWO("pow", pow, "Same as a ** b."),
    TWO("rshift", rshift, "Same as a >> b."),
    {"setitem", "(a, b, c, /)", op_setitem, NATIVE_FUNCTION, "Same as a[b] = c."},
    TWO("sub", sub, "Same as a - b."),
    TWO("truediv", truediv, "Same as a / b."),
    ONE("truth", truth, "Return True if a is true, False otherwise."),
    TWO("xor", xor, "Same as a ^ b."),
    {0},
};
static const struct module_type types[] = {
    {&itemgetter_def, NULL}, {&attrgetter_def, NULL}, {&methodcaller_def, NULL}, {0}};

const struct module_def operator_module = {
    .name = "_operator",
    .doc = "The native part of module operator.",
    .functions = functions,
    .types = types,
};

/* builtins_values.c - built-in functions about any value: attributes, classes, iteration, text. */
#include "builtins.h"
#include "../vm/interp/interp.h"
#include "../vm/object/type.h"

static value builtin_len(struct vm *vm, value *args)
{
    size_t n;
    return length_of(vm, args[0], &n) ? int_from_uint64(vm, n) : VALUE_ERROR;
}

static value builtin_repr(struct vm *vm, value *args)
{
    return repr(vm, args[0]);
}

static value builtin_ascii(struct vm *vm, value *args)
{
    return ascii_of(vm, args[0]);
}

static value builtin_format(struct vm *vm, value *args)
{
    if (args[1] && !is_str(args[1])) {
        return raise_type_error(vm, "format() argument 2 must be str, not %T", args[1]);
    }
    return format_value(vm, args[0], args[1] ? args[1] : NAME_OF(vm, EMPTY));
}

static value builtin_hash(struct vm *vm, value *args)
{
    int64_t h;
    return hash_of(vm, args[0], &h) ? int_from_int64(vm, h) : VALUE_ERROR;
}

/* Objects have their address; what lies in the value itself has its bits, which are no address. */
static value builtin_id(struct vm *vm, value *args)
{
    return int_from_uint64(vm, value_bits(args[0]));
}

static value builtin_callable(struct vm *vm, value *args)
{
    return make_bool(is_callable(vm, args[0]));
}

/* -- attributes and classes ---------------------------------------------------------------------------- */

static value builtin_getattr(struct vm *vm, value *args)
{
    value name = attr_name(vm, args[1]);
    if (!name) {
        return VALUE_ERROR;
    }
    if (!args[2]) {
        return get_attr(vm, args[0], name);
    }
    bool failed = false;
    value v = get_attr_optional(vm, args[0], name, &failed);
    return v || failed ? v : args[2];
}

static value builtin_hasattr(struct vm *vm, value *args)
{
    value name = attr_name(vm, args[1]);
    bool failed = false;
    bool has = name && has_attr(vm, args[0], name, &failed);
    return name && !failed ? make_bool(has) : VALUE_ERROR;
}

static value builtin_setattr(struct vm *vm, value *args)
{
    value name = attr_name(vm, args[1]);
    return name && set_attr(vm, args[0], name, args[2]) ? VALUE_NONE : VALUE_ERROR;
}

static value builtin_delattr(struct vm *vm, value *args)
{
    value name = attr_name(vm, args[1]);
    return name && set_attr(vm, args[0], name, VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}

static value builtin_isinstance(struct vm *vm, value *args)
{
    int is = is_instance(vm, args[0], args[1]);
    return is < 0 ? VALUE_ERROR : make_bool(is);
}

static value builtin_issubclass(struct vm *vm, value *args)
{
    int is = is_subclass(vm, args[0], args[1]);
    return is < 0 ? VALUE_ERROR : make_bool(is);
}

static value sorted_keys(struct vm *vm, value mapping)
{
    value keys = mapping;
    if (!is_kind(mapping, TYPE_DICT)) {
        keys = call_method(vm, mapping, NAME_OF(vm, KEYS), 0, NULL);
        if (!keys) {
            return VALUE_ERROR;
        }
    }
    size_t mark = gc_root_mark(vm);
    struct list *list = gc_push_root(vm, keys) ? list_from_iterable(vm, keys) : NULL;
    bool good =
        list && gc_push_root(vm, from_object(list)) && list_sort(vm, list, VALUE_NULL, false);
    gc_pop_roots(vm, mark);
    return good ? from_object(list) : VALUE_ERROR;
}

static value no_frame(struct vm *vm)
{
    return raise_error(vm, TYPE_SYSTEM_ERROR, "frame does not exist");
}

static value builtin_dir(struct vm *vm, value *args)
{
    if (args[0]) {
        return dir_of(vm, args[0]);
    }
    if (!vm->frame) {
        return no_frame(vm);
    }
    value locals = locals_of_frame(vm, vm->frame);
    return locals ? sorted_keys(vm, locals) : VALUE_ERROR;
}

static value builtin_vars(struct vm *vm, value *args)
{
    if (args[0]) {
        bool failed = false;
        value dict = get_attr_optional(vm, args[0], NAME_OF(vm, DICT), &failed);
        if (!dict && !failed) {
            raise_type_error(vm, "vars() argument must have __dict__ attribute");
        }
        return dict;
    }
    return vm->frame ? locals_of_frame(vm, vm->frame) : no_frame(vm);
}

static value builtin_locals(struct vm *vm, value *args)
{
    return vm->frame ? locals_of_frame(vm, vm->frame) : no_frame(vm);
}

static value builtin_globals(struct vm *vm, value *args)
{
    return vm->frame ? from_object(as_function(vm->frame->function)->globals) : no_frame(vm);
}

/* -- iteration ------------------------------------------------------------------------------------------- */

static value builtin_iter(struct vm *vm, value *args)
{
    if (!args[1]) {
        return get_iter(vm, args[0]);
    }
    if (!is_callable(vm, args[0])) {
        return raise_type_error(vm, "iter(v, w): v must be callable");
    }
    return callable_iter_new(vm, args[0], args[1]);
}

static value builtin_next(struct vm *vm, value *args)
{
    value stop = VALUE_NULL;
    value v = args[1] ? iter_next(vm, args[0]) : iter_next_result(vm, args[0], &stop);
    if (v != VALUE_STOP) {
        return v;
    }
    return args[1] ? args[1] : raise_stop_iteration(vm, stop == VALUE_NONE ? VALUE_NULL : stop);
}

static value builtin_aiter(struct vm *vm, value *args)
{
    bool found = false;
    value v = VALUE_NULL;
    struct type *type = type_of(vm, args[0]);
    if (has_script_special(type, NAME_AITER)) {
        v = call_special(vm, args[0], NAME_AITER, 0, NULL, &found);
    } else if (type->def->aiter) {
        found = true;
        v = type->def->aiter(vm, args[0]);
    }
    if (!found && !vm->error) {
        return raise_type_error(vm, "'%T' object is not an async iterable", args[0]);
    }
    if (v && !type_of(vm, v)->def->anext && !find_special(vm, v, NAME_ANEXT)) {
        return raise_type_error(vm, "aiter() returned not an async iterator of type '%T'", v);
    }
    return v;
}

/* async_generator.c: what anext(iterator, default) gives. */
value anext_awaitable_new(struct vm *vm, value awaitable, value default_value);

static value builtin_anext(struct vm *vm, value *args)
{
    bool found = false;
    value v = VALUE_NULL;
    struct type *type = type_of(vm, args[0]);
    if (has_script_special(type, NAME_ANEXT)) {
        v = call_special(vm, args[0], NAME_ANEXT, 0, NULL, &found);
    } else if (type->def->anext) {
        found = true;
        v = type->def->anext(vm, args[0]);
    }
    if (!found && !vm->error) {
        return raise_type_error(vm, "'%T' object is not an async iterator", args[0]);
    }
    return v && args[1] ? anext_awaitable_new(vm, v, args[1]) : v;
}

struct quantifier {
    bool stop_at; /* the truth that ends the search */
    bool found;
};

static bool quantify(struct vm *vm, void *ctx, value item)
{
    struct quantifier *q = ctx;
    int t = truth(vm, item);
    if (t < 0) {
        return false;
    }
    q->found = t == q->stop_at;
    return !q->found;
}

static value quantified(struct vm *vm, value iterable, bool stop_at)
{
    struct quantifier q = {stop_at, false};
    if (iterate(vm, iterable, quantify, &q)) {
        return make_bool(!stop_at);
    }
    return vm->error ? VALUE_ERROR : make_bool(stop_at);
}

static value builtin_all(struct vm *vm, value *args)
{
    return quantified(vm, args[0], false);
}

static value builtin_any(struct vm *vm, value *args)
{
    return quantified(vm, args[0], true);
}

static value builtin_sorted(struct vm *vm, value *args)
{
    struct list *list = list_from_iterable(vm, args[0]);
    if (!list) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, from_object(list));
    int reverse = good && args[2] ? truth(vm, args[2]) : 0;
    good = good && reverse >= 0 &&
           list_sort(vm, list, args[1] == VALUE_NONE ? VALUE_NULL : args[1], reverse);
    gc_pop_roots(vm, mark);
    return good ? from_object(list) : VALUE_ERROR;
}

/* -- min and max -------------------------------------------------------------------------------------------- */

struct extreme {
    enum compare_op op; /* CMP_GT for max, CMP_LT for min */
    value key;          /* function or VALUE_NULL */
    value best, best_key;
    size_t mark; /* of the root stack: best and best_key are kept there */
};

static bool consider(struct vm *vm, void *ctx, value item)
{
    struct extreme *e = ctx;
    if (are_ints(item, e->best ? e->best : VALUE_NONE) && !e->key) {
        int64_t a = small_int_value(item), b = small_int_value(e->best);
        if (e->op == CMP_GT ? a > b : a < b) {
            e->best = e->best_key = item;
        }
        return true;
    }
    size_t mark = gc_root_mark(vm);
    value key = item;
    if (!gc_push_root(vm, item)) {
        return false;
    }
    if (e->key) {
        key = call1(vm, e->key, item);
        if (!key || !gc_push_root(vm, key)) {
            return false;
        }
    }
    int better = e->best ? compare_bool(vm, e->op, key, e->best_key) : 1;
    gc_pop_roots(vm, mark);
    if (better <= 0) {
        return better == 0;
    }
    e->best = item;
    e->best_key = key;
    gc_pop_roots(vm, e->mark);
    return gc_push_root(vm, item) && gc_push_root(vm, key);
}

/* args: {*args, key, default} */
static value extreme_of(struct vm *vm, value *args, enum compare_op op, const char *name)
{
    struct tuple *given = as_tuple(args[0]);
    struct extreme e = {op, args[1] == VALUE_NONE ? VALUE_NULL : args[1], VALUE_NULL, VALUE_NULL,
                        0};
    if (given->length == 0) {
        return raise_type_error(vm, "%s expected at least 1 argument, got 0", name);
    }
    if (given->length > 1 && args[2]) {
        return raise_type_error(
            vm, "Cannot specify a default for %s() with multiple positional arguments", name);
    }
    size_t mark = gc_root_mark(vm);
    e.mark = mark;
    bool good = gc_push_root(vm, args[0]);
    if (!good) {
        return VALUE_ERROR;
    }
    e.mark = gc_root_mark(vm);
    if (given->length == 1) {
        good = iterate(vm, given->items[0], consider, &e);
    } else {
        for (size_t i = 0; good && i < given->length; i++) {
            good = consider(vm, &e, given->items[i]);
        }
    }
    gc_pop_roots(vm, mark);
    if (!good) {
        return VALUE_ERROR;
    }
    if (e.best) {
        return e.best;
    }
    return args[2] ? args[2] : raise_value_error(vm, "%s() iterable argument is empty", name);
}

static value builtin_max(struct vm *vm, value *args)
{
    return extreme_of(vm, args, CMP_GT, "max");
}

static value builtin_min(struct vm *vm, value *args)
{
    return extreme_of(vm, args, CMP_LT, "min");
}

const struct native_def builtin_value_functions[] = {
    {"len", "(obj, /)", builtin_len, NATIVE_FUNCTION, "Return the number of items in a container."},
    {"repr", "(obj, /)", builtin_repr, NATIVE_FUNCTION,
     "The text that shows an object to a programmer."},
    {"ascii", "(obj, /)", builtin_ascii, NATIVE_FUNCTION,
     "As repr(), with escapes for all but ASCII."},
    {"format", "(value, format_spec='', /)", builtin_format, NATIVE_FUNCTION,
     "value.__format__(format_spec)."},
    {"hash", "(obj, /)", builtin_hash, NATIVE_FUNCTION,
     "The hash of an object: equal objects, equal hashes."},
    {"id", "(obj, /)", builtin_id, NATIVE_FUNCTION, "The identity of an object while it lives."},
    {"callable", "(obj, /)", builtin_callable, NATIVE_FUNCTION,
     "Whether the object can be called."},
    {"getattr", "(object, name, default=<unrepresentable>, /)", builtin_getattr, NATIVE_FUNCTION,
     "The attribute of that name; the default, if given, when there is none."},
    {"hasattr", "(obj, name, /)", builtin_hasattr, NATIVE_FUNCTION,
     "Whether the attribute exists."},
    {"setattr", "(obj, name, value, /)", builtin_setattr, NATIVE_FUNCTION, "obj.name = value."},
    {"delattr", "(obj, name, /)", builtin_delattr, NATIVE_FUNCTION, "del obj.name."},
    {"isinstance", "(obj, class_or_tuple, /)", builtin_isinstance, NATIVE_FUNCTION,
     "Whether the object is an instance of the class, or of one of the classes."},
    {"issubclass", "(cls, class_or_tuple, /)", builtin_issubclass, NATIVE_FUNCTION,
     "Whether cls derives from the class, or from one of the classes."},
    {"dir", "(object=<unrepresentable>, /)", builtin_dir, NATIVE_FUNCTION,
     "The sorted names in the current scope, or those of an object's attributes."},
    {"vars", "(object=<unrepresentable>, /)", builtin_vars, NATIVE_FUNCTION,
     "object.__dict__; without an argument, locals()."},
    {"locals", "()", builtin_locals, NATIVE_FUNCTION, "The local names and their values."},
    {"globals", "()", builtin_globals, NATIVE_FUNCTION, "The namespace of the current module."},
    {"iter", "(object, sentinel=<unrepresentable>, /)", builtin_iter, NATIVE_FUNCTION,
     "An iterator over an object; or over what a callable returns, until it returns the sentinel."},
    {"next", "(iterator, default=<unrepresentable>, /)", builtin_next,
     NATIVE_FUNCTION | NATIVE_GENERATOR_NEXT,
     "The next item of an iterator; the default, if given, when it is exhausted."},
    {"aiter", "(async_iterable, /)", builtin_aiter, NATIVE_FUNCTION,
     "The asynchronous iterator of an asynchronous iterable."},
    {"anext", "(aiterator, default=<unrepresentable>, /)", builtin_anext, NATIVE_FUNCTION,
     "An awaitable for the next item; the default, if given, when there is none."},
    {"all", "(iterable, /)", builtin_all, NATIVE_FUNCTION, "Whether every item is true."},
    {"any", "(iterable, /)", builtin_any, NATIVE_FUNCTION, "Whether some item is true."},
    {"sorted", "(iterable, /, *, key=None, reverse=False)", builtin_sorted, NATIVE_FUNCTION,
     "A new sorted list of the items. The order of equal items is kept."},
    {"max", "(*args, key=None, default=<unrepresentable>)", builtin_max, NATIVE_FUNCTION,
     "The largest item of an iterable, or the largest argument."},
    {"min", "(*args, key=None, default=<unrepresentable>)", builtin_min, NATIVE_FUNCTION,
     "The smallest item of an iterable, or the smallest argument."},
    {NULL, NULL, NULL, 0, NULL},
};

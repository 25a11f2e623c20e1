/* _functools.c - the native part of module functools: partial, lru_cache's wrapper, cmp_to_key,
 * reduce. */
#include "../vm/native.h"
#include "../vm/object/container.h"
#include "../vm/object/type.h"

/* -- partial ------------------------------------------------------------------------------------------------ */

struct partial {
    struct object header;
    value func, args, keywords; /* tuple, dict */
    value more;
};
#define as_partial(v) ((struct partial *)as_object(v))

static const struct type_def partial_def;

static bool is_partial(value v)
{
    return is_native(v, &partial_def);
}

static struct tuple *join_tuples(struct vm *vm, struct tuple *a, struct tuple *b)
{
    struct tuple *t = tuple_new(vm, a->length + b->length);
    if (t && t->length) {
        memcpy(t->items, a->items, a->length * sizeof(value));
        memcpy(t->items + a->length, b->items, b->length * sizeof(value));
    }
    return t;
}

static value partial_new(struct vm *vm, value *args)
{
    struct tuple *given = as_tuple(args[1]);
    if (given->length == 0) {
        return raise_type_error(vm, "type 'partial' takes at least one argument");
    }
    value func = given->items[0];
    if (!is_callable(vm, func)) {
        return raise_type_error(vm, "the first argument must be callable");
    }
    struct tuple *rest = tuple_from(vm, given->items + 1, given->length - 1);
    struct dict *keywords = NULL;
    if (rest && is_partial(func) && !(type_of(vm, func)->flags & TYPE_FLAG_SCRIPT) &&
        !as_partial(func)->more) {
        struct partial *inner = as_partial(func);
        rest = join_tuples(vm, as_tuple(inner->args), rest);
        keywords = rest ? dict_copy(vm, as_dict(inner->keywords)) : NULL;
        func = inner->func;
    } else if (rest) {
        keywords = dict_new(vm);
    }
    if (!keywords || (args[2] && !dict_update(vm, keywords, args[2]))) {
        return VALUE_ERROR;
    }
    struct partial *p = object_alloc(vm, as_type(args[0]));
    if (p) {
        p->func = func;
        p->args = from_object(rest);
        p->keywords = from_object(keywords);
    }
    return from_object(p);
}

static void partial_trace(struct gc_tracer *tracer, struct object *self)
{
    struct partial *p = (struct partial *)self;
    gc_trace(tracer, p->func);
    gc_trace(tracer, p->args);
    gc_trace(tracer, p->keywords);
    instance_trace(tracer, self);
}

static void partial_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

static value call_with_keywords(struct vm *vm, struct partial *p, const value *args, size_t nargs,
                                value kwnames)
{
    struct dict *keywords = dict_copy(vm, as_dict(p->keywords));
    struct tuple *given = keywords ? tuple_from(vm, args, nargs) : NULL;
    struct tuple *all = given ? join_tuples(vm, as_tuple(p->args), given) : NULL;
    if (!all) {
        return VALUE_ERROR;
    }
    size_t count = kwnames ? as_tuple(kwnames)->length : 0;
    for (size_t i = 0; i < count; i++) {
        if (!dict_set(vm, keywords, as_tuple(kwnames)->items[i], args[nargs + i])) {
            return VALUE_ERROR;
        }
    }
    size_t mark = gc_root_mark(vm);
    value r = gc_push_root(vm, from_object(all)) && gc_push_root(vm, from_object(keywords))
                  ? call_with(vm, p->func, from_object(all), from_object(keywords))
                  : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return r;
}

static value partial_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct partial *p = as_partial(self);
    if (as_dict(p->keywords)->count) {
        return call_with_keywords(vm, p, args, nargs, kwnames);
    }
    struct tuple *first = as_tuple(p->args);
    size_t count = nargs + (kwnames ? as_tuple(kwnames)->length : 0), total = first->length + count;
    value few[16], *all = few;
    if (total > 16 && !(all = mem_alloc(vm, total * sizeof *all))) {
        return VALUE_ERROR;
    }
    memcpy(all, first->items, first->length * sizeof *all);
    if (count) {
        memcpy(all + first->length, args, count * sizeof *all);
    }
    size_t mark = gc_root_mark(vm);
    value r = gc_push_root(vm, from_object(first))
                  ? call_keywords(vm, p->func, first->length + nargs, all, kwnames)
                  : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (all != few) {
        mem_free(vm, all, total * sizeof *all);
    }
    return r;
}

static value partial_repr(struct vm *vm, value self)
{
    struct partial *p = as_partial(self);
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : str_from_cstr(vm, "...");
    }
    struct type *type = type_of(vm, self);
    value module = type_module(vm, type), name = type_qualname(vm, type);
    struct str_builder b;
    builder_init(&b, vm);
    bool ok = module && name && is_str(module) && builder_add_str(&b, module) &&
              builder_add(&b, ".", 1) && builder_add_str(&b, name) && builder_add(&b, "(", 1) &&
              builder_add_repr(&b, p->func);
    struct tuple *args = as_tuple(p->args);
    for (size_t i = 0; ok && i < args->length; i++) {
        ok = builder_add(&b, ", ", 2) && builder_add_repr(&b, args->items[i]);
    }
    size_t position = 0;
    value key, v;
    while (ok && dict_next(as_dict(p->keywords), &position, &key, &v)) {
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

static value partial_reduce(struct vm *vm, value *args)
{
    struct partial *p = as_partial(args[0]);
    struct dict *dict = instance_dict(vm, as_object(args[0]));
    value func = dict ? tuple_of(vm, 1, p->func) : VALUE_ERROR;
    value state = func ? tuple_of(vm, 4, p->func, p->args, p->keywords,
                                  dict->count ? from_object(dict) : VALUE_NONE)
                       : VALUE_ERROR;
    return state ? tuple_of(vm, 3, from_object(type_of(vm, args[0])), func, state) : VALUE_ERROR;
}

static value partial_setstate(struct vm *vm, value *args)
{
    struct partial *p = as_partial(args[0]);
    struct tuple *state = is_kind(args[1], TYPE_TUPLE) ? as_tuple(args[1]) : NULL;
    if (!state || state->length != 4 || !is_callable(vm, state->items[0]) ||
        !is_kind(state->items[1], TYPE_TUPLE) ||
        !(is_kind(state->items[2], TYPE_DICT) || state->items[2] == VALUE_NONE)) {
        return raise_type_error(vm, "invalid partial state");
    }
    struct dict *keywords =
        state->items[2] == VALUE_NONE ? dict_new(vm) : dict_copy(vm, as_dict(state->items[2]));
    if (!keywords) {
        return VALUE_ERROR;
    }
    p->func = state->items[0];
    p->args = state->items[1];
    p->keywords = from_object(keywords);
    gc_barrier(vm, p);
    if (is_kind(state->items[3], TYPE_DICT) &&
        !instance_set_dict(vm, as_object(args[0]), as_dict(state->items[3]))) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

#define FIELD(type_, name)                                     \
    static value type_##_get_##name(struct vm *vm, value self) \
    {                                                          \
        return as_##type_(self)->name;                         \
    }
FIELD(partial, func)
FIELD(partial, args)
FIELD(partial, keywords)

static const struct native_def partial_methods[] = {
    {"__reduce__", "()", partial_reduce, NATIVE_METHOD, NULL},
    {"__setstate__", "(state, /)", partial_setstate, NATIVE_METHOD, NULL},
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, NULL},
    {0},
};
static const struct getset_row partial_getset[] = {
    {"func", partial_get_func, NULL, "function object to use in future partial calls"},
    {"args", partial_get_args, NULL, "tuple of arguments to future partial calls"},
    {"keywords", partial_get_keywords, NULL,
     "dictionary of keyword arguments to future partial calls"},
    {0},
};
static const struct type_def partial_def = {
    .name = "partial",
    .module = "functools",
    .size = sizeof(struct partial),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "Create a new function with partial application of the given arguments and keywords.",
    .new_signature = "(*args, **keywords)",
    .new = partial_new,
    .methods = partial_methods,
    .getset = partial_getset,
    .trace = partial_trace,
    .finalize = partial_finalize,
    .repr = partial_repr,
    .call = partial_call,
};

/* -- lru_cache ------------------------------------------------------------------------------------------------ */

struct link { /* in a ring, the cache's own link at its head: newest behind it, oldest before it */
    struct object header;
    struct link *previous, *next;
    value key, result;
};

struct lru {
    struct object header;
    value function;
    value info_type;
    struct dict *cache;
    struct link *root; /* bounded caches */
    int64_t max;       /* -1: no limit */
    int64_t hits, misses;
    bool typed;
    value more;
};
#define as_lru(v) ((struct lru *)as_object(v))

static const struct type_def lru_def, link_def;

static void link_trace(struct gc_tracer *tracer, struct object *self)
{
    struct link *l = (struct link *)self;
    gc_trace_ptr(tracer, l->previous);
    gc_trace_ptr(tracer, l->next);
    gc_trace(tracer, l->key);
    gc_trace(tracer, l->result);
}

static struct link *link_new(struct vm *vm, value key, value result)
{
    struct type *type = native_type(vm, &link_def);
    struct link *l = type ? object_alloc(vm, type) : NULL;
    if (l) {
        l->previous = l->next = l;
        l->key = key;
        l->result = result;
    }
    return l;
}

static void unlink_one(struct vm *vm, struct link *l)
{
    l->previous->next = l->next;
    l->next->previous = l->previous;
    gc_barrier(vm, l->previous);
    gc_barrier(vm, l->next);
}

static void link_newest(struct vm *vm, struct link *root, struct link *l)
{
    l->previous = root->previous;
    l->next = root;
    l->previous->next = l;
    root->previous = l;
    gc_barrier(vm, l);
    gc_barrier(vm, l->previous);
    gc_barrier(vm, root);
}

static value lru_make(struct vm *vm, value *args)
{
    int64_t max = -1;
    if (args[2] != VALUE_NONE) {
        if (!is_any_int(args[2]) && !find_special(vm, args[2], NAME_INDEX)) {
            return raise_type_error(vm, "maxsize should be integer or None");
        }
        if (!index_to_ssize(vm, args[2], &max, "Python int too large to convert to C ssize_t")) {
            return VALUE_ERROR;
        }
        max = max < 0 ? 0 : max;
    }
    if (!is_callable(vm, args[1])) {
        return raise_type_error(vm, "the first argument must be callable");
    }
    int typed = truth(vm, args[3]);
    struct lru *lru = typed < 0 ? NULL : object_alloc(vm, as_type(args[0]));
    if (!lru) {
        return VALUE_ERROR;
    }
    lru->function = args[1];
    lru->max = max;
    lru->typed = typed;
    lru->info_type = args[4];
    lru->cache = dict_new(vm);
    lru->root = lru->cache ? link_new(vm, VALUE_NULL, VALUE_NULL) : NULL;
    return lru->root ? from_object(lru) : VALUE_ERROR;
}

static void lru_trace(struct gc_tracer *tracer, struct object *self)
{
    struct lru *lru = (struct lru *)self;
    gc_trace(tracer, lru->function);
    gc_trace(tracer, lru->info_type);
    gc_trace_ptr(tracer, lru->cache);
    gc_trace_ptr(tracer, lru->root);
    instance_trace(tracer, self);
}

static void lru_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

/* What a call is remembered under: the argument itself when it is one int or str, else a tuple of
 * the arguments, a mark and the keywords, and their types. */
static value make_key(struct vm *vm, const struct lru *lru, const value *args, size_t nargs,
                      value kwnames)
{
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    if (!lru->typed && !keywords && nargs == 1 &&
        (is_int(args[0]) || is_exact(args[0], TYPE_INT) || is_exact(args[0], TYPE_STR))) {
        return args[0];
    }
    size_t size = nargs + (keywords ? 1 + 2 * keywords : 0) + (lru->typed ? nargs + keywords : 0);
    struct tuple *key = tuple_new(vm, size);
    if (!key || size == 0) {
        return from_object(key);
    }
    size_t n = 0;
    memcpy(key->items, args, nargs * sizeof(value));
    n = nargs;
    if (keywords) {
        key->items[n++] = from_object(lru->header.type); /* no argument of a cached call */
        for (size_t i = 0; i < keywords; i++) {
            key->items[n++] = as_tuple(kwnames)->items[i];
            key->items[n++] = args[nargs + i];
        }
    }
    for (size_t i = 0; lru->typed && i < nargs + keywords; i++) {
        key->items[n++] = from_object(type_of(vm, args[i]));
    }
    return from_object(key);
}

/* Puts a result into a bounded cache, dropping the oldest one when it is full. */
static bool remember(struct vm *vm, struct lru *lru, value key, value result)
{
    int present = dict_contains(vm, lru->cache, key);
    if (present) { /* a call within the call has done it */
        return present > 0;
    }
    while ((int64_t)lru->cache->count >= lru->max && lru->root->next != lru->root) {
        struct link *oldest = lru->root->next;
        unlink_one(vm, oldest);
        if (!gc_push_root(vm, from_object(oldest)) ||
            dict_remove(vm, lru->cache, oldest->key, NULL) < 0) {
            return false;
        }
    }
    struct link *l = link_new(vm, key, result);
    if (!l || !gc_push_root(vm, from_object(l)) || !dict_set(vm, lru->cache, key, from_object(l))) {
        return false;
    }
    link_newest(vm, lru->root, l);
    return true;
}

static value lru_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct lru *lru = as_lru(self);
    if (lru->max == 0) {
        lru->misses++;
        return call_keywords(vm, lru->function, nargs, args, kwnames);
    }
    size_t mark = gc_root_mark(vm);
    value key = make_key(vm, lru, args, nargs, kwnames);
    if (!key || !gc_push_root(vm, key) || !gc_push_root(vm, self)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    bool failed = false;
    value result = dict_get(vm, lru->cache, key, &failed);
    if (result && lru->max > 0) {
        struct link *l = (struct link *)as_object(result);
        result = l->result;
        unlink_one(vm, l);
        link_newest(vm, lru->root, l);
    }
    if (result) {
        lru->hits++;
    } else if (!failed) {
        lru->misses++;
        result = call_keywords(vm, lru->function, nargs, args, kwnames);
        if (result) {
            bool ok =
                gc_push_root(vm, result) && (lru->max > 0 ? remember(vm, lru, key, result)
                                                          : dict_set(vm, lru->cache, key, result));
            result = ok ? result : VALUE_ERROR;
        }
    }
    gc_pop_roots(vm, mark);
    return failed ? VALUE_ERROR : result;
}

static value lru_get(struct vm *vm, value self, value instance, value owner)
{
    return !instance || instance == VALUE_NONE ? self : method_new(vm, self, instance);
}

static value lru_info(struct vm *vm, value *args)
{
    struct lru *lru = as_lru(args[0]);
    value parts[4] = {small_int(lru->hits), small_int(lru->misses),
                      lru->max < 0 ? VALUE_NONE : int_from_int64(vm, lru->max),
                      small_int((int64_t)lru->cache->count)};
    return parts[2] ? call(vm, lru->info_type, 4, parts) : VALUE_ERROR;
}

static value lru_clear(struct vm *vm, value *args)
{
    struct lru *lru = as_lru(args[0]);
    struct dict *cache = dict_new(vm);
    if (!cache) {
        return VALUE_ERROR;
    }
    lru->hits = lru->misses = 0;
    lru->cache = cache;
    lru->root->next = lru->root->previous = lru->root;
    gc_barrier(vm, lru);
    return VALUE_NONE;
}

static value return_self(struct vm *vm, value *args)
{
    return args[0];
}

static value lru_reduce(struct vm *vm, value *args)
{
    return get_attr(vm, args[0], NAME_OF(vm, QUALNAME));
}

static const struct native_def lru_methods[] = {
    {"cache_info", "()", lru_info, NATIVE_METHOD, "Report cache statistics"},
    {"cache_clear", "()", lru_clear, NATIVE_METHOD, "Clear the cache and cache statistics"},
    {"__copy__", "()", return_self, NATIVE_METHOD, NULL},
    {"__deepcopy__", "(memo, /)", return_self, NATIVE_METHOD, NULL},
    {"__reduce__", "()", lru_reduce, NATIVE_METHOD, NULL},
    {0},
};
static const struct type_def lru_def = {
    .name = "_lru_cache_wrapper",
    .module = "functools",
    .size = sizeof(struct lru),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "A callable that remembers the results of a function.",
    .new_signature = "(user_function, maxsize, typed, cache_info_type)",
    .new = lru_make,
    .methods = lru_methods,
    .trace = lru_trace,
    .finalize = lru_finalize,
    .call = lru_call,
    .descr_get = lru_get,
};
static const struct type_def link_def = {
    .name = "_lru_list_elem",
    .module = "functools",
    .size = sizeof(struct link),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = link_trace,
};

/* -- cmp_to_key -------------------------------------------------------------------------------------------------- */

struct key_object {
    struct object header;
    value cmp;
    value obj; /* VALUE_NULL: what cmp_to_key returned */
};
#define as_key(v) ((struct key_object *)as_object(v))

static const struct type_def key_def;

static value key_new(struct vm *vm, value cmp, value obj)
{
    struct type *type = native_type(vm, &key_def);
    struct key_object *k = type ? object_alloc(vm, type) : NULL;
    if (k) {
        k->cmp = cmp;
        k->obj = obj;
    }
    return from_object(k);
}

static void key_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct key_object *)self)->cmp);
    gc_trace(tracer, ((struct key_object *)self)->obj);
}

static value key_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    bool keyword = kwnames && as_tuple(kwnames)->length == 1 && nargs == 0 &&
                   str_equals_cstr(as_tuple(kwnames)->items[0], "obj");
    if (!keyword && (nargs != 1 || kwnames)) {
        return raise_type_error(vm, "K() takes exactly one argument (%zu given)",
                                nargs + (kwnames ? as_tuple(kwnames)->length : 0));
    }
    return key_new(vm, as_key(self)->cmp, args[0]);
}

static value key_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_native(self, &key_def) || !is_native(other, &key_def)) {
        return raise_type_error(vm, "other argument must be K instance");
    }
    struct key_object *a = as_key(self), *b = as_key(other);
    if (!a->obj || !b->obj) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "object");
    }
    value r = call2(vm, a->cmp, a->obj, b->obj);
    return r ? compare(vm, op, r, small_int(0)) : VALUE_ERROR;
}

static value key_get_obj(struct vm *vm, value self)
{
    value obj = as_key(self)->obj;
    return obj ? obj : raise_error(vm, TYPE_ATTRIBUTE_ERROR, "obj");
}

static const struct getset_row key_getset[] = {
    {"obj", key_get_obj, NULL, "Value wrapped by a key function."},
    {0},
};
static const struct type_def key_def = {
    .name = "KeyWrapper",
    .module = "functools",
    .size = sizeof(struct key_object),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_UNHASHABLE,
    .getset = key_getset,
    .trace = key_trace,
    .compare = key_compare,
    .call = key_call,
};

static value cmp_to_key(struct vm *vm, value *args)
{
    return key_new(vm, args[0], VALUE_NULL);
}

/* -- reduce ---------------------------------------------------------------------------------------------------------- */

static value reduce(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    value iterator = get_iter(vm, args[1]), total = args[2];
    if (!iterator) {
        return error_is(vm, TYPE_TYPE_ERROR)
                   ? raise_type_error(vm, "reduce() arg 2 must support iteration")
                   : VALUE_ERROR;
    }
    if (!gc_push_root(vm, iterator)) {
        return VALUE_ERROR;
    }
    if (!total) {
        total = iter_next(vm, iterator);
        if (total == VALUE_STOP) {
            total = raise_type_error(vm, "reduce() of empty iterable with no initial value");
        }
    }
    size_t inner = gc_root_mark(vm);
    while (total) {
        value item = gc_push_root(vm, total) ? iter_next(vm, iterator) : VALUE_ERROR;
        if (item == VALUE_STOP) {
            break;
        }
        total = item ? call2(vm, args[0], total, item) : VALUE_ERROR;
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return total;
}

/* -- the module ------------------------------------------------------------------------------------------------------ */

static bool init(struct vm *vm, struct module *module)
{
    struct type *type = native_type(vm, &lru_def);
    return type && module_add(vm, module, "lru_cache_wrapper", from_object(type));
}

static const struct native_def functions[] = {
    {"cmp_to_key", "(mycmp)", cmp_to_key, NATIVE_FUNCTION,
     "Convert a cmp= function into a key= function."},
    {"reduce", "(function, iterable, initial=None, /)", reduce, NATIVE_FUNCTION,
     "Apply a function of two arguments cumulatively to the items of an iterable."},
    {0},
};
static const struct module_type types[] = {
    {&partial_def, NULL}, {&lru_def, NULL}, {&link_def, NULL}, {&key_def, NULL}, {0}};

const struct module_def functools_module = {
    .name = "_functools",
    .doc = "The native part of module functools.",
    .functions = functions,
    .types = types,
    .init = init,
};

/* slow.c - the parts of instructions that are not hot: names in namespaces, unpacking, exception
 * matching, making functions, the rest of operators after a script method declined. */
#include "interp.h"

/* -- state of the interpreter in a VM --------------------------------------------------------------------- */

static void trace_roots(struct vm *vm, struct gc_tracer *tracer)
{
    if (!vm->stack) {
        return;
    }
    stack_trace(vm, tracer);
    gc_trace(tracer, vm->error);
    gc_trace(tracer, vm->sent);
    gc_trace(tracer, vm->thrown);
    /* Generators that run now: their registers change without barriers. */
    for (struct frame *f = vm->frame; f; f = frame_caller(f)) {
        if (frame_on_heap(f)) {
            gc_rescan(tracer, &generator_of_frame(f)->header);
        }
    }
}

bool interp_init(struct vm *vm)
{
    if (!stack_init(vm) || !heap_add_roots(vm, trace_roots)) {
        return false;
    }
    if (!vm->recursion_limit) {
        vm->recursion_limit = 1000;
    }
    return true;
}

void interp_destroy(struct vm *vm)
{
    stack_destroy(vm);
}

value handled_exception(struct vm *vm)
{
    for (struct frame *f = vm->frame; f; f = frame_caller(f)) {
        if (f->handled && f->handled != VALUE_NONE) {
            return f->handled;
        }
    }
    return VALUE_NULL;
}

bool vm_handle_poll(struct vm *vm)
{
    unsigned bits = atomic_load_explicit(&vm->poll, memory_order_relaxed);
    if (bits & POLL_INTERRUPT) {
        atomic_fetch_and(&vm->poll, ~(unsigned)POLL_INTERRUPT);
        raise_with_args(vm, TYPE_KEYBOARD_INTERRUPT, 0, NULL);
        return false;
    }
    if (bits & POLL_MEMORY) {
        atomic_fetch_and(&vm->poll, ~(unsigned)POLL_MEMORY);
        raise_memory_error(vm);
        return false;
    }
    if (bits & POLL_COLLECT) {
        atomic_fetch_and(&vm->poll, ~(unsigned)POLL_COLLECT);
        gc_safepoint(vm);
    }
    if (bits & POLL_FINALIZERS) {
        atomic_fetch_and(&vm->poll, ~(unsigned)POLL_FINALIZERS);
        return vm_run_finalizers(vm);
    }
    return true;
}

/* -- names ------------------------------------------------------------------------------------------------------ */

value load_name(struct vm *vm, struct frame *f, value namespace, value name)
{
    struct function *fn = as_function(f->function);
    value v;
    if (is_exact(namespace, TYPE_DICT)) {
        v = dict_get_name(vm, as_dict(namespace), name);
    } else {
        v = get_item(vm, namespace, name);
        if (!v) {
            if (!error_is(vm, TYPE_KEY_ERROR)) {
                return VALUE_ERROR;
            }
            error_clear(vm);
        }
    }
    if (!v) {
        v = dict_get_name(vm, fn->globals, name);
    }
    if (!v) {
        v = dict_get_name(vm, fn->builtins, name);
    }
    if (!v) {
        v = native_word(vm, name);
        if (vm->error) {
            return VALUE_ERROR;
        }
    }
    return v ? v : raise_name_error(vm, name, "name '%U' is not defined");
}

bool store_name(struct vm *vm, value namespace, value name, value v)
{
    return is_exact(namespace, TYPE_DICT) ? dict_set_name(vm, as_dict(namespace), name, v)
                                          : set_item(vm, namespace, name, v);
}

bool delete_name(struct vm *vm, value namespace, value name)
{
    if (is_exact(namespace, TYPE_DICT)) {
        int removed = dict_remove(vm, as_dict(namespace), name, NULL);
        if (!removed) {
            raise_name_error(vm, name, "name '%U' is not defined");
        }
        return removed > 0;
    }
    if (del_item(vm, namespace, name)) {
        return true;
    }
    if (error_is(vm, TYPE_KEY_ERROR)) {
        error_clear(vm);
        raise_name_error(vm, name, "name '%U' is not defined");
    }
    return false;
}

value raise_unbound(struct vm *vm, struct code *code, uint32_t reg, value name)
{
    if (reg >= code->free_base && reg < code->free_base + code->free_count && code->free_count) {
        return raise_name_error(vm, name,
                                "cannot access free variable '%U' where it is not associated with "
                                "a value in enclosing scope");
    }
    return raise_error(vm, TYPE_UNBOUND_LOCAL_ERROR,
                       "cannot access local variable '%U' where it is not associated with a value",
                       name);
}

value locals_of_frame(struct vm *vm, struct frame *f)
{
    struct code *code = f->code;
    if (code->flags & CODE_MODULE) {
        return from_object(as_function(f->function)->globals);
    }
    if (code->flags & CODE_NAMESPACE) {
        return f->registers[0];
    }
    struct dict *dict = dict_new(vm);
    if (!dict) {
        return VALUE_ERROR;
    }
    for (uint32_t i = 0; i < code->local_count; i++) {
        value name = code->local_names[i], v = f->registers[i];
        if (!name || !v) {
            continue;
        }
        if (is_kind(v, TYPE_CELL)) {
            v = as_cell(v)->content;
        }
        if (v && as_str(name)->size && as_str(name)->data[0] != '.' &&
            !dict_set_name(vm, dict, name, v)) {
            return VALUE_ERROR;
        }
    }
    return from_object(dict);
}

value frame_snapshot_of(struct vm *vm, struct frame *f)
{
    if (!f) {
        return VALUE_NONE;
    }
    value locals = locals_of_frame(vm, f);
    if (!locals) {
        return VALUE_ERROR;
    }
    /* The callers too: f_back is asked for more often than not. Bounded, outermost first. */
    struct frame *chain[256];
    size_t count = 0;
    for (struct frame *p = f; p && count < 256; p = frame_caller(p)) {
        chain[count++] = p;
    }
    value back = VALUE_NULL;
    while (count) {
        struct frame *p = chain[--count];
        struct frame_snapshot *s =
            gc_new_zeroed(vm, builtin_type(vm, TYPE_FRAME), sizeof(struct frame_snapshot));
        if (!s) {
            return VALUE_ERROR;
        }
        s->code = p->code;
        s->globals = as_function(p->function)->globals;
        s->pc = frame_pc(p) > p->code->instructions ? frame_offset(p) : 0;
        s->back = back;
        s->locals = count ? locals_of_frame(vm, p) : locals;
        if (!s->locals) {
            return VALUE_ERROR;
        }
        back = from_object(s);
    }
    return back;
}

/* -- functions and classes ----------------------------------------------------------------------------------------- */

value make_function(struct vm *vm, struct frame *f, value code, value *parts)
{
    struct function *self = as_function(f->function);
    struct function *fn = function_new(vm, as_code(code), self->globals, parts[3]);
    if (!fn) {
        return VALUE_ERROR;
    }
    fn->builtins = self->builtins;
    fn->defaults = parts[0];
    fn->kwdefaults = parts[1];
    fn->annotations = parts[2];
    function_refresh(fn);
    return from_object(fn);
}

bool setup_annotations(struct vm *vm, value namespace, value *out)
{
    value name = NAME_OF(vm, ANNOTATIONS), found;
    if (is_exact(namespace, TYPE_DICT)) {
        found = dict_get_name(vm, as_dict(namespace), name);
    } else {
        found = get_item(vm, namespace, name);
        if (!found) {
            if (!error_is(vm, TYPE_KEY_ERROR)) {
                return false;
            }
            error_clear(vm);
        }
    }
    if (!found) {
        struct dict *dict = dict_new(vm);
        if (!dict || !store_name(vm, namespace, name, from_object(dict))) {
            return false;
        }
        found = from_object(dict);
    }
    *out = found;
    return true;
}

bool print_expression(struct vm *vm, value v)
{
    value hook = dict_get_name(vm, vm->sys, NAME_OF(vm, DISPLAYHOOK));
    if (!hook) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "lost sys.displayhook");
        return false;
    }
    return call1(vm, hook, v);
}

static bool slice_place(value v, size_t length, size_t otherwise, size_t *out)
{
    if (v == VALUE_NONE) {
        *out = otherwise;
        return true;
    }
    int64_t n = is_int(v) ? small_int_value(v) : 0;
    n += n < 0 ? (int64_t)length : 0;
    *out = n < 0 ? 0 : (size_t)n > length ? length : (size_t)n;
    return is_int(v);
}

value quick_slice(struct vm *vm, value o, value start, value stop)
{
    if (as_object(o)->flags & OBJECT_SUBCLASS) {
        return VALUE_NULL;
    }
    size_t length, from, to;
    switch (as_object(o)->kind) {
    case TYPE_LIST: length = as_list(o)->length; break;
    case TYPE_STR: length = as_str(o)->length; break;
    case TYPE_TUPLE: length = as_tuple(o)->length; break;
    default: return VALUE_NULL;
    }
    if (!slice_place(start, length, 0, &from) || !slice_place(stop, length, length, &to)) {
        return VALUE_NULL;
    }
    to = to < from ? from : to;
    switch (as_object(o)->kind) {
    case TYPE_LIST: return from_object(list_from(vm, as_list(o)->items + from, to - from));
    case TYPE_STR: return str_slice(vm, as_str(o), from, to);
    default:
        return to - from == length
                   ? o
                   : from_object(tuple_from(vm, as_tuple(o)->items + from, to - from));
    }
}

value build_string(struct vm *vm, const value *parts, size_t count)
{
    return str_join(vm, NAME_OF(vm, EMPTY), parts, count);
}

/* What messages about a call name: "module.qualname()" outside builtins, "qualname()" in it, str() of
 * anything else. */
value callable_text(struct vm *vm, value callable)
{
    bool failed = false;
    value name = get_attr_optional(vm, callable, NAME_OF(vm, QUALNAME), &failed);
    if (failed || !name) {
        return failed ? VALUE_ERROR : str_of(vm, callable);
    }
    value module = get_attr_optional(vm, callable, NAME_OF(vm, MODULE), &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (module && module != VALUE_NONE && !str_equals_cstr(module, "builtins")) {
        return format_str(vm, "%S.%S()", module, name);
    }
    return format_str(vm, "%S()", name);
}

/* The positional arguments of f(*iterable) as a tuple. */
value call_positional(struct vm *vm, value callable, value iterable)
{
    struct type *type = type_of(vm, iterable);
    if (!type->def->iter && !has_script_special(type, NAME_ITER) &&
        !has_script_special(type, NAME_GETITEM)) {
        value text = callable_text(vm, callable);
        return text ? raise_type_error(vm, "%U argument after * must be an iterable, not %T", text,
                                       iterable)
                    : VALUE_ERROR;
    }
    return tuple_from_iterable(vm, iterable);
}

bool dict_merge_call(struct vm *vm, value target, value mapping, value callable)
{
    bool failed = false;
    if (!is_kind(mapping, TYPE_DICT) &&
        !get_attr_optional(vm, mapping, NAME_OF(vm, KEYS), &failed)) {
        if (!failed) {
            value text = callable_text(vm, callable);
            if (text) {
                raise_type_error(vm, "%U argument after ** must be a mapping, not %T", text,
                                 mapping);
            }
        }
        return false;
    }
    struct dict *extra = dict_new(vm);
    size_t mark = gc_root_mark(vm);
    if (!extra || !gc_push_root(vm, from_object(extra)) || !dict_update(vm, extra, mapping)) {
        gc_pop_roots(vm, mark);
        return false;
    }
    size_t position = 0;
    value key, v;
    bool good = true;
    while (good && dict_next(extra, &position, &key, &v)) {
        if (!is_kind(key, TYPE_STR)) {
            raise_type_error(vm, "keywords must be strings");
            good = false;
            break;
        }
        int there = dict_contains(vm, as_dict(target), key);
        if (there > 0) {
            value text = callable_text(vm, callable);
            if (text) {
                raise_type_error(vm, "%U got multiple values for keyword argument '%U'", text, key);
            }
        }
        good = there == 0 && dict_set(vm, as_dict(target), key, v);
    }
    gc_pop_roots(vm, mark);
    return good;
}

/* -- unpacking -------------------------------------------------------------------------------------------------------- */

bool unpack(struct vm *vm, value iterable, size_t before, bool star, size_t after, value *out)
{
    size_t wanted = before + after;
    struct type *type = type_of(vm, iterable);
    if (!type->def->iter && !has_script_special(type, NAME_ITER) &&
        !has_script_special(type, NAME_GETITEM)) {
        raise_type_error(vm, "cannot unpack non-iterable %T object", iterable);
        return false;
    }
    value iterator = get_iter(vm, iterable);
    if (!iterator) {
        return false;
    }
    size_t mark = gc_root_mark(vm);
    struct list *got = list_new(vm, wanted);
    bool good = false;
    if (!got || !gc_push_root(vm, iterator) || !gc_push_root(vm, from_object(got))) {
        goto done;
    }
    for (;;) {
        if (!star && got->length == wanted) {
            value more = iter_next(vm, iterator);
            if (!more) {
                goto done;
            }
            if (more != VALUE_STOP) {
                raise_value_error(vm, "too many values to unpack (expected %zu)", wanted);
                goto done;
            }
            break;
        }
        value item = iter_next(vm, iterator);
        if (!item) {
            goto done;
        }
        if (item == VALUE_STOP) {
            break;
        }
        if (!list_append(vm, got, item)) {
            goto done;
        }
    }
    if (got->length < wanted) {
        raise_value_error(vm, "not enough values to unpack (expected %s%zu, got %zu)",
                          star ? "at least " : "", wanted, got->length);
        goto done;
    }
    if (before) { /* an empty list may have no items array */
        memcpy(out, got->items, before * sizeof(value));
    }
    if (star) {
        struct list *rest =
            list_from(vm, before ? got->items + before : got->items, got->length - wanted);
        if (!rest) {
            goto done;
        }
        out[before] = from_object(rest);
        if (after) {
            memcpy(out + before + 1, got->items + got->length - after, after * sizeof(value));
        }
    }
    good = true;
done:
    gc_pop_roots(vm, mark);
    return good;
}

/* -- exceptions ------------------------------------------------------------------------------------------------------ */

static bool check_exception_class(struct vm *vm, value cls, bool star)
{
    if (!is_kind(cls, TYPE_TYPE) ||
        !(((struct type *)as_object(cls))->flags & TYPE_FLAG_EXCEPTION)) {
        raise_type_error(vm,
                         "catching classes that do not inherit from BaseException is not allowed");
        return false;
    }
    if (star &&
        is_subtype((struct type *)as_object(cls), builtin_type(vm, TYPE_BASE_EXCEPTION_GROUP))) {
        raise_type_error(
            vm, "catching ExceptionGroup with except* is not allowed. Use except instead.");
        return false;
    }
    return true;
}

int match_exception(struct vm *vm, value exception, value cls)
{
    if (is_kind(cls, TYPE_TUPLE)) {
        struct tuple *t = as_tuple(cls);
        for (size_t i = 0; i < t->length; i++) {
            if (!check_exception_class(vm, t->items[i], false)) {
                return -1;
            }
        }
        for (size_t i = 0; i < t->length; i++) {
            if (is_subtype(as_object(exception)->type, (struct type *)as_object(t->items[i]))) {
                return 1;
            }
        }
        return 0;
    }
    if (!check_exception_class(vm, cls, false)) {
        return -1;
    }
    return is_subtype(as_object(exception)->type, (struct type *)as_object(cls));
}

bool match_exception_group(struct vm *vm, value exception, value cls, value *matched, value *rest)
{
    *matched = VALUE_NONE;
    *rest = exception;
    if (exception == VALUE_NONE) {
        return true;
    }
    size_t count = is_kind(cls, TYPE_TUPLE) ? as_tuple(cls)->length : 1;
    for (size_t i = 0; i < count; i++) {
        if (!check_exception_class(vm, is_kind(cls, TYPE_TUPLE) ? as_tuple(cls)->items[i] : cls,
                                   true)) {
            return false;
        }
    }
    bool is_group =
        is_subtype(as_object(exception)->type, builtin_type(vm, TYPE_BASE_EXCEPTION_GROUP));
    int match = match_exception(vm, exception, cls);
    if (match < 0) {
        return false;
    }
    if (match) {
        if (is_group) {
            *matched = exception;
        } else {
            /* A naked exception is wrapped for the body. */
            value list = from_object(tuple_from(vm, &exception, 1));
            value group =
                list ? call2(vm, type_value(vm, TYPE_EXCEPTION_GROUP), NAME_OF(vm, EMPTY), list)
                     : VALUE_ERROR;
            if (!group && list) {
                error_clear(vm);
                group =
                    call2(vm, type_value(vm, TYPE_BASE_EXCEPTION_GROUP), NAME_OF(vm, EMPTY), list);
            }
            if (!group) {
                return false;
            }
            *matched = group;
        }
        *rest = VALUE_NONE;
        return true;
    }
    if (is_group) {
        value split = get_attr_cstr(vm, exception, "split");
        value pair = split ? call1(vm, split, cls) : VALUE_ERROR;
        if (!pair) {
            return false;
        }
        if (!is_kind(pair, TYPE_TUPLE) || as_tuple(pair)->length < 2) {
            raise_type_error(vm, "%T.split must return a 2-tuple, got %s", exception,
                             is_kind(pair, TYPE_TUPLE) ? "tuple of another size"
                                                       : "something else");
            return false;
        }
        *matched = as_tuple(pair)->items[0];
        *rest = as_tuple(pair)->items[1];
    }
    return true;
}

/* Adds the leaves of a group (or the exception itself) to a set. */
static bool collect_leaves(struct vm *vm, value exception, struct set *leaves)
{
    if (!is_subtype(as_object(exception)->type, builtin_type(vm, TYPE_BASE_EXCEPTION_GROUP))) {
        return set_add(vm, leaves, exception);
    }
    value parts = as_exception(exception)->extra[1];
    for (size_t i = 0; i < as_tuple(parts)->length; i++) {
        if (!collect_leaves(vm, as_tuple(parts)->items[i], leaves)) {
            return false;
        }
    }
    return true;
}

static bool same_metadata(value a, value b)
{
    struct exception *x = as_exception(a), *y = as_exception(b);
    return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context &&
           x->notes == y->notes;
}

/* Exceptions raised by except* bodies, and the parts of the original that no clause took or that a
 * body raised again, put together as PEP 654 says: the latter keep the shape of the original. */
value reraise_star(struct vm *vm, value original, value list_value)
{
    struct list *given = as_list(list_value);
    struct list *raised = list_new(vm, given->length + 1), *again = list_new(vm, given->length);
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (!raised || !again || !gc_push_root(vm, from_object(raised)) ||
        !gc_push_root(vm, from_object(again))) {
        goto done;
    }
    bool is_group =
        is_subtype(as_object(original)->type, builtin_type(vm, TYPE_BASE_EXCEPTION_GROUP));
    for (size_t i = 0; i < given->length; i++) {
        value e = given->items[i];
        if (e == VALUE_NONE) {
            continue;
        }
        if (!is_group) { /* a naked exception: not caught, or what the body raised */
            result = e;
            goto done;
        }
        bool reraised = same_metadata(e, original) &&
                        is_subtype(as_object(e)->type, builtin_type(vm, TYPE_BASE_EXCEPTION_GROUP));
        if (!list_append(vm, reraised ? again : raised, e)) {
            goto done;
        }
    }
    if (!raised->length && !again->length) {
        result = VALUE_NONE;
        goto done;
    }
    if (again->length) {
        struct set *leaves = set_new(vm);
        if (!leaves || !gc_push_root(vm, from_object(leaves))) {
            goto done;
        }
        for (size_t i = 0; i < again->length; i++) {
            if (!collect_leaves(vm, again->items[i], leaves)) {
                goto done;
            }
        }
        value has = get_attr(vm, from_object(leaves), NAME_OF(vm, CONTAINS));
        value split =
            has && gc_push_root(vm, has) ? get_attr_cstr(vm, original, "split") : VALUE_ERROR;
        value pair = split ? call1(vm, split, has) : VALUE_ERROR;
        if (!pair) {
            goto done;
        }
        value projection = as_tuple(pair)->items[0];
        if (!raised->length) {
            result = projection;
            goto done;
        }
        if (projection != VALUE_NONE && !list_append(vm, raised, projection)) {
            goto done;
        }
    }
    if (raised->length == 1) {
        result = raised->items[0];
        goto done;
    }
    value args[2] = {NAME_OF(vm, EMPTY), from_object(raised)};
    result = call(vm, type_value(vm, TYPE_EXCEPTION_GROUP), 2, args);
    if (!result && error_is(vm, TYPE_TYPE_ERROR)) {
        error_clear(vm);
        result = call(vm, type_value(vm, TYPE_BASE_EXCEPTION_GROUP), 2, args);
    }
done:
    gc_pop_roots(vm, mark);
    return result;
}

bool raise_from(struct vm *vm, value exception, value cause)
{
    if (is_kind(cause, TYPE_TYPE) &&
        (((struct type *)as_object(cause))->flags & TYPE_FLAG_EXCEPTION)) {
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, exception)) {
            return false;
        }
        cause = call0(vm, cause);
        gc_pop_roots(vm, mark);
        if (!cause) {
            return false;
        }
    }
    if (cause != VALUE_NONE && !is_exception(cause)) {
        raise_type_error(vm, "exception causes must derive from BaseException");
        return false;
    }
    raise_object(vm, exception, cause);
    return false;
}

bool reraise_active(struct vm *vm)
{
    value handled = handled_exception(vm);
    if (!handled) {
        raise_error(vm, TYPE_RUNTIME_ERROR, "No active exception to reraise");
    } else {
        vm->error = handled;
        return true;
    }
    return false;
}

value stop_iteration_error(struct vm *vm, struct frame *f, value exception)
{
    bool async = f->code->flags & CODE_ASYNC_GENERATOR;
    const char *kind = async                             ? "async generator"
                       : f->code->flags & CODE_COROUTINE ? "coroutine"
                                                         : "generator";
    const char *what = NULL;
    if (is_subtype(as_object(exception)->type, builtin_type(vm, TYPE_STOP_ITERATION))) {
        what = "StopIteration";
    } else if (async && is_subtype(as_object(exception)->type,
                                   builtin_type(vm, TYPE_STOP_ASYNC_ITERATION))) {
        what = "StopAsyncIteration";
    }
    if (!what) {
        return exception;
    }
    raise_error(vm, TYPE_RUNTIME_ERROR, "%s raised %s", kind, what);
    value error = error_take(vm);
    if (is_exception(error)) {
        as_exception(error)->cause = exception;
        as_exception(error)->context = exception;
        as_exception(error)->suppress_context = true;
    }
    return error;
}

bool with_setup(struct vm *vm, value manager, bool async, value *exit, value *enter)
{
    enum name_index enter_name = async ? NAME_AENTER : NAME_ENTER,
                    exit_name = async ? NAME_AEXIT : NAME_EXIT;
    struct type *type = type_of(vm, manager);
    value raw[2] = {type_lookup(vm, type, vm->names[enter_name]),
                    type_lookup(vm, type, vm->names[exit_name])};
    if (!raw[0] || !raw[1]) {
        const char *protocol = async ? "asynchronous context manager" : "context manager";
        if (!raw[0]) {
            raise_type_error(vm, "'%T' object does not support the %s protocol", manager, protocol);
        } else {
            raise_type_error(vm, "'%T' object does not support the %s protocol (missed %s method)",
                             manager, protocol, async ? "__aexit__" : "__exit__");
        }
        return false;
    }
    size_t mark = gc_root_mark(vm);
    value bound[2];
    for (int i = 1; i >= 0; i--) {
        if (is_exact(raw[i], TYPE_FUNCTION)) {
            bound[i] = method_new(vm, raw[i], manager);
        } else if (is_object(raw[i]) && as_object(raw[i])->type->def->descr_get) {
            bound[i] =
                as_object(raw[i])->type->def->descr_get(vm, raw[i], manager, from_object(type));
        } else {
            bound[i] = raw[i];
        }
        if (!bound[i] || !gc_push_root(vm, bound[i])) {
            gc_pop_roots(vm, mark);
            return false;
        }
    }
    gc_pop_roots(vm, mark);
    *enter = bound[0];
    *exit = bound[1];
    return true;
}

/* -- patterns --------------------------------------------------------------------------------------------------------- */

bool match_kind(struct vm *vm, value subject, bool mapping)
{
    struct type *type = type_of(vm, subject);
    if (type->def->flags & (mapping ? TYPE_MAPPING : TYPE_SEQUENCE)) {
        return true;
    }
    if (type->def->flags & (mapping ? TYPE_SEQUENCE : TYPE_MAPPING)) {
        return false;
    }
    /* Classes registered with, or derived from, collections.abc carry CPython's flag bits. */
    value flags = type_lookup(vm, type, str_intern_cstr(vm, "__abc_tpflags__"));
    if (!flags || !is_int(flags)) {
        return false;
    }
    return small_int_value(flags) & (mapping ? 1 << 6 : 1 << 5);
}

value match_keys(struct vm *vm, value subject, value keys)
{
    struct tuple *k = as_tuple(keys);
    if (!k->length) {
        return from_object(tuple_new(vm, 0));
    }
    struct tuple *out = tuple_new(vm, k->length);
    size_t mark = gc_root_mark(vm);
    if (!out || !gc_push_root(vm, from_object(out))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < k->length; i++) {
        out->items[i] = VALUE_NONE;
    }
    value result = VALUE_ERROR, get = VALUE_NULL;
    static const char missing_marker[] = "<missing>";
    value missing = VALUE_NULL;
    for (size_t i = 0; i < k->length; i++) {
        for (size_t j = 0; j < i; j++) {
            int same = equal(vm, k->items[j], k->items[i]);
            if (same) {
                if (same > 0) {
                    raise_value_error(vm, "mapping pattern checks duplicate key (%R)", k->items[i]);
                }
                goto done;
            }
        }
        value v;
        if (is_exact(subject, TYPE_DICT)) {
            bool failed = false;
            v = dict_get(vm, as_dict(subject), k->items[i], &failed);
            if (failed) {
                goto done;
            }
            if (!v) {
                result = VALUE_NONE;
                goto done;
            }
        } else {
            if (!get) {
                missing = str_new(vm, missing_marker, sizeof missing_marker - 1);
                get = get_attr(vm, subject, NAME_OF(vm, GET_METHOD));
                if (!missing || !get || !gc_push_root(vm, missing) || !gc_push_root(vm, get)) {
                    goto done;
                }
            }
            v = call2(vm, get, k->items[i], missing);
            if (!v) {
                goto done;
            }
            if (v == missing) {
                result = VALUE_NONE;
                goto done;
            }
        }
        out->items[i] = v;
        gc_barrier(vm, out);
    }
    result = from_object(out);
done:
    gc_pop_roots(vm, mark);
    return result;
}

value mapping_rest(struct vm *vm, value subject, value keys)
{
    struct dict *rest = dict_new(vm);
    size_t mark = gc_root_mark(vm);
    if (!rest || !gc_push_root(vm, from_object(rest))) {
        return VALUE_ERROR;
    }
    bool good = dict_update(vm, rest, subject);
    struct tuple *k = as_tuple(keys);
    for (size_t i = 0; good && i < k->length; i++) {
        good = dict_remove(vm, rest, k->items[i], NULL) >= 0;
    }
    gc_pop_roots(vm, mark);
    return good ? from_object(rest) : VALUE_ERROR;
}

value match_class(struct vm *vm, value subject, value cls, size_t positional, value names)
{
    if (!is_kind(cls, TYPE_TYPE)) {
        return raise_type_error(vm, "called match pattern must be a class");
    }
    struct type *type = (struct type *)as_object(cls);
    int match = is_instance(vm, subject, cls);
    if (match <= 0) {
        return match ? VALUE_ERROR : VALUE_NONE;
    }
    struct tuple *keywords = as_tuple(names);
    struct tuple *out = tuple_new(vm, positional + keywords->length);
    size_t mark = gc_root_mark(vm);
    if (!out || !gc_push_root(vm, from_object(out))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < out->length; i++) {
        out->items[i] = VALUE_NONE;
    }
    value result = VALUE_ERROR;
    value seen[64];
    size_t seen_count = 0;
    if (positional) {
        bool failed = false;
        value args = get_attr_optional(vm, cls, NAME_OF(vm, MATCH_ARGS), &failed);
        if (failed) {
            goto done;
        }
        bool self_match = false;
        if (!args) {
            self_match = type->def->flags & TYPE_MATCH_SELF;
            args = from_object(tuple_new(vm, 0));
        } else if (!is_exact(args, TYPE_TUPLE)) {
            raise_type_error(vm, "%N.__match_args__ must be a tuple (got %T)", type, args);
            goto done;
        }
        size_t allowed = self_match ? 1 : as_tuple(args)->length;
        if (positional > allowed) {
            raise_type_error(vm, "%N() accepts %zu positional sub-pattern%s (%zu given)", type,
                             allowed, allowed == 1 ? "" : "s", positional);
            goto done;
        }
        if (self_match) {
            out->items[0] = subject;
        } else {
            for (size_t i = 0; i < positional; i++) {
                value name = as_tuple(args)->items[i];
                if (!is_kind(name, TYPE_STR)) {
                    raise_type_error(vm, "__match_args__ elements must be strings (got %T)", name);
                    goto done;
                }
                name = str_intern(vm, name);
                for (size_t j = 0; j < seen_count; j++) {
                    if (seen[j] == name) {
                        raise_type_error(vm, "%N() got multiple sub-patterns for attribute %R",
                                         type, name);
                        goto done;
                    }
                }
                if (seen_count < 64) {
                    seen[seen_count++] = name;
                }
                value v = get_attr_optional(vm, subject, name, &failed);
                if (!v) {
                    result = failed ? VALUE_ERROR : VALUE_NONE;
                    goto done;
                }
                out->items[i] = v;
                gc_barrier(vm, out);
            }
        }
    }
    for (size_t i = 0; i < keywords->length; i++) {
        value name = keywords->items[i];
        for (size_t j = 0; j < seen_count; j++) {
            if (seen[j] == name) {
                raise_type_error(vm, "%N() got multiple sub-patterns for attribute %R", type, name);
                goto done;
            }
        }
        if (seen_count < 64) {
            seen[seen_count++] = name;
        }
        bool failed = false;
        value v = get_attr_optional(vm, subject, name, &failed);
        if (!v) {
            result = failed ? VALUE_ERROR : VALUE_NONE;
            goto done;
        }
        out->items[positional + i] = v;
        gc_barrier(vm, out);
    }
    result = from_object(out);
done:
    gc_pop_roots(vm, mark);
    return result;
}

/* -- PEP 695 ------------------------------------------------------------------------------------------------------------ */

static value typing_call(struct vm *vm, const char *name, size_t nargs, const value *args)
{
    value module = import_module(vm, "_typing");
    value function = module ? get_attr_cstr(vm, module, name) : VALUE_ERROR;
    return function ? call(vm, function, nargs, args) : VALUE_ERROR;
}

value intrinsic(struct vm *vm, struct frame *f, unsigned which, value *args)
{
    switch (which) {
    case INTRINSIC_TYPEVAR: {
        value four[4] = {args[0], args[1], VALUE_NONE, VALUE_NONE};
        return typing_call(vm, "make_typevar", 4, four);
    }
    case INTRINSIC_TYPEVAR_CONSTRAINTS: {
        value four[4] = {args[0], VALUE_NONE, args[1], VALUE_NONE};
        return typing_call(vm, "make_typevar", 4, four);
    }
    case INTRINSIC_PARAMSPEC: {
        value two[2] = {args[0], VALUE_NONE};
        return typing_call(vm, "make_paramspec", 2, two);
    }
    case INTRINSIC_TYPEVARTUPLE: {
        value two[2] = {args[0], VALUE_NONE};
        return typing_call(vm, "make_typevartuple", 2, two);
    }
    case INTRINSIC_SET_TYPEPARAM_DEFAULT: return typing_call(vm, "set_default", 2, args);
    case INTRINSIC_TYPE_ALIAS: {
        value three[3] = {args[0], args[1], args[2]};
        if (three[1] == VALUE_NONE) {
            three[1] = from_object(tuple_new(vm, 0));
        }
        return typing_call(vm, "make_typealias", 3, three);
    }
    case INTRINSIC_GENERIC_BASE: return typing_call(vm, "make_generic_base", 1, args);
    case INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        if (is_kind(args[0], TYPE_FUNCTION)) {
            as_function(args[0])->type_params = args[1];
            gc_barrier(vm, as_object(args[0]));
        }
        return args[0];
    case INTRINSIC_DEPRECATED_NONE: return args[0];
    default: return raise_error(vm, TYPE_SYSTEM_ERROR, "unknown intrinsic");
    }
}

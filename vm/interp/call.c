/* call.c - calls from C into anything callable, and binding arguments to a script function's
 * parameters. One call of a script function from C is one nested activation of interp_run. */
#include "interp.h"

void frame_begin(struct frame *f, struct function *function, struct frame *caller, uint64_t info)
{
    struct code *code = function->code;
    f->function = from_object(function);
    f->code = code;
    frame_set_pc(f, code->instructions);
    frame_set_caller(f, caller);
    f->info = info;
    f->handled = VALUE_NULL;
    for (uint32_t i = code->parameter_count; i < code->local_count; i++) {
        f->registers[i] = VALUE_NULL;
    }
    if (code->free_count) {
        struct tuple *closure = as_tuple(function->closure);
        for (uint32_t i = 0; i < code->free_count; i++) {
            f->registers[code->free_base + i] = closure->items[i];
        }
    }
}

static void generator_begin(struct generator *g, struct function *function, const value *params)
{
    struct code *code = function->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        g->frame.registers[i] = params[i];
    }
    frame_begin(&g->frame, function, NULL, frame_info(RETURN_RESUME_EXIT, FRAME_HEAP, 0));
    g->name = function->name != code->name ? function->name : VALUE_NULL;
    g->qualname = function->qualname != code->qualname ? function->qualname : VALUE_NULL;
}

struct generator *coroutine_awaited(struct vm *vm, struct function *function, const value *params)
{
    struct code *code = function->code;
    struct generator *g = code->spare;
    code->spare = NULL;
    if (g && !g->escaped) {
        g->state = GEN_CREATED;
    } else {
        g = gc_new_zeroed(vm, builtin_type(vm, TYPE_COROUTINE),
                          offsetof(struct generator, frame.registers) +
                              code->register_count * sizeof(value));
        if (!g) {
            return NULL;
        }
    }
    generator_begin(g, function, params);
    return g;
}

void coroutine_recycle(struct vm *vm, struct generator *g)
{
    struct code *code = g->frame.code;
    g->frame.function = g->name = g->qualname = VALUE_NULL;
    code->spare = g;
    gc_barrier(vm, code);
}

struct generator *generator_new(struct vm *vm, struct function *function, const value *params)
{
    static const uint8_t types[] = {[CALL_GENERATOR] = TYPE_GENERATOR,
                                    [CALL_COROUTINE] = TYPE_COROUTINE,
                                    [CALL_ASYNC_GENERATOR] = TYPE_ASYNC_GENERATOR};
    struct code *code = function->code;
    struct generator *g = gc_new_zeroed(vm, builtin_type(vm, types[function->call_kind]),
                                        offsetof(struct generator, frame.registers) +
                                            code->register_count * sizeof(value));
    if (!g) {
        return NULL;
    }
    generator_begin(g, function, params);
    g->escaped = true;
    /* A generator without try or with (its one row is that of PEP 479) has nothing to finish. */
    if ((function->call_kind != CALL_GENERATOR || code->exception_count > 1) &&
        !gc_register_finalizer(vm, &g->header)) {
        return NULL;
    }
    if (function->call_kind != CALL_GENERATOR) {
        /* Where it was made, for the report of one that is never awaited: async/finalize.c. */
        if (vm->frame) {
            g->origin = from_object(vm->frame->code);
            g->resume_reg = frame_offset(vm->frame);
        }
    }
    return g;
}

/* -- binding ----------------------------------------------------------------------------------------- */

/* "'a'", "'a' and 'b'", "'a', 'b', and 'c'" */
static bool add_names(struct str_builder *b, const value *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i) {
            builder_add_cstr(b, count == 2 ? " and " : i + 1 == count ? ", and " : ", ");
        }
        builder_add_format(b, "'%U'", names[i]);
    }
    return !b->failed;
}

static void raise_missing(struct vm *vm, struct function *fn, const value *out, uint32_t from,
                          uint32_t to, const char *what)
{
    struct code *code = fn->code;
    value names[64];
    size_t count = 0, all = 0;
    for (uint32_t i = from; i < to; i++) {
        if (!out[i]) {
            all++;
            if (count < 64) {
                names[count++] = code->local_names[i];
            }
        }
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "%U() missing %zu required %s argument%s: ", fn->qualname, all, what,
                       all == 1 ? "" : "s");
    add_names(&b, names, count);
    value text = builder_finish(&b);
    if (text) {
        raise_type_error(vm, "%U", text);
    }
}

static void raise_too_many(struct vm *vm, struct function *fn, size_t given, const value *out)
{
    struct code *code = fn->code;
    size_t defaults = fn->defaults ? as_tuple(fn->defaults)->length : 0;
    size_t keyword_only = 0;
    for (uint32_t i = code->positional_count; i < code->positional_count + code->keyword_only_count;
         i++) {
        keyword_only += out[i] != VALUE_NULL;
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "%U() takes ", fn->qualname);
    size_t most = code->positional_count;
    bool plural = most != 1;
    if (defaults) {
        builder_add_format(&b, "from %zu to %zu", most - defaults, most);
        plural = true;
    } else {
        builder_add_format(&b, "%zu", most);
    }
    builder_add_format(&b, " positional argument%s but %zu", plural ? "s" : "", given);
    if (keyword_only) {
        builder_add_format(&b, " positional argument%s (and %zu keyword-only argument%s)",
                           given == 1 ? "" : "s", keyword_only, keyword_only == 1 ? "" : "s");
    }
    builder_add_format(&b, " %s given", given == 1 && !keyword_only ? "was" : "were");
    value text = builder_finish(&b);
    if (text) {
        raise_type_error(vm, "%U", text);
    }
}

value suggest_name(struct vm *vm, value wrong, const value *names, size_t count);

static void raise_unexpected(struct vm *vm, struct function *fn, value name, value kwnames)
{
    struct code *code = fn->code;
    /* Positional-only parameters named as keywords have a message of their own. */
    struct str_builder b;
    builder_init(&b, vm);
    size_t found = 0;
    struct tuple *names = as_tuple(kwnames);
    for (uint32_t i = 0; i < code->positional_only_count; i++) {
        for (size_t k = 0; k < names->length; k++) {
            if (names->items[k] == code->local_names[i]) {
                builder_add_format(&b, "%s%U", found++ ? ", " : "", names->items[k]);
            }
        }
    }
    if (found) {
        value list = builder_finish(&b);
        if (list) {
            raise_type_error(
                vm, "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                fn->qualname, list);
        }
        return;
    }
    builder_discard(&b);
    value hint = suggest_name(vm, name, code->local_names + code->positional_only_count,
                              code->positional_count + code->keyword_only_count -
                                  code->positional_only_count);
    if (hint) {
        raise_type_error(vm, "%U() got an unexpected keyword argument '%U'. Did you mean '%U'?",
                         fn->qualname, name, hint);
    } else if (!vm->error) {
        raise_type_error(vm, "%U() got an unexpected keyword argument '%U'", fn->qualname, name);
    }
}

bool bind_script(struct vm *vm, struct function *fn, size_t nargs, value *args, value kwnames,
                 value *out)
{
    struct code *code = fn->code;
    uint32_t positional = code->positional_count;
    uint32_t named = positional + code->keyword_only_count;
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    value small[16], *values = small;
    bool good = false;

    if (keywords > 16) {
        values = mem_alloc(vm, keywords * sizeof(value));
        if (!values) {
            return false;
        }
    }
    memcpy(values, args + nargs, keywords * sizeof(value));
    value rest = VALUE_NULL, mapping = VALUE_NULL;
    if (code->flags & CODE_VARARGS) {
        rest =
            from_object(nargs > positional ? tuple_from(vm, args + positional, nargs - positional)
                                           : tuple_new(vm, 0));
        if (!rest) {
            goto done;
        }
    }
    size_t taken = nargs < positional ? nargs : positional;
    if (out != args) {
        memmove(out, args, taken * sizeof(value));
    }
    for (size_t i = taken; i < code->parameter_count; i++) {
        out[i] = VALUE_NULL;
    }
    if (code->flags & CODE_VARARGS) {
        out[named] = rest;
    }
    if (code->flags & CODE_VARKEYWORDS) {
        struct dict *dict = dict_new(vm);
        if (!dict) {
            goto done;
        }
        mapping = from_object(dict);
        out[code->parameter_count - 1] = mapping;
    }
    for (size_t k = 0; k < keywords; k++) {
        value name = as_tuple(kwnames)->items[k];
        uint32_t i = code->positional_only_count;
        while (i < named && code->local_names[i] != name) {
            i++;
        }
        if (i == named) {
            if (mapping) {
                if (!dict_set(vm, as_dict(mapping), name, values[k])) {
                    goto done;
                }
                continue;
            }
            raise_unexpected(vm, fn, name, kwnames);
            goto done;
        }
        if (out[i]) {
            raise_type_error(vm, "%U() got multiple values for argument '%U'", fn->qualname, name);
            goto done;
        }
        out[i] = values[k];
    }
    if (nargs > positional && !(code->flags & CODE_VARARGS)) {
        raise_too_many(vm, fn, nargs, out);
        goto done;
    }
    if (taken < positional) {
        struct tuple *defaults = fn->defaults ? as_tuple(fn->defaults) : NULL;
        size_t first = positional - (defaults ? defaults->length : 0);
        bool missing = false;
        for (size_t i = taken; i < positional; i++) {
            if (!out[i]) {
                if (i >= first) {
                    out[i] = defaults->items[i - first];
                } else {
                    missing = true;
                }
            }
        }
        if (missing) {
            raise_missing(vm, fn, out, 0, positional, "positional");
            goto done;
        }
    }
    if (code->keyword_only_count) {
        bool missing = false;
        for (uint32_t i = positional; i < named; i++) {
            if (!out[i]) {
                out[i] = fn->kwdefaults
                             ? dict_get_name(vm, as_dict(fn->kwdefaults), code->local_names[i])
                             : VALUE_NULL;
                missing |= !out[i];
            }
        }
        if (missing) {
            raise_missing(vm, fn, out, positional, named, "keyword-only");
            goto done;
        }
    }
    good = true;
done:
    if (values != small) {
        mem_free(vm, values, keywords * sizeof(value));
    }
    return good;
}

/* -- calling ------------------------------------------------------------------------------------------ */

static value call_script(struct vm *vm, struct function *fn, value self, size_t nargs,
                         const value *args, value kwnames)
{
    struct code *code = fn->code;
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    size_t total = nargs + keywords + (self ? 1 : 0);
    unsigned flags = 0;
    if (vm->recursion_depth >= vm->recursion_limit) {
        return raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    value *place =
        stack_place(vm, vm->stack_top, 0, FRAME_WORDS + code->register_count + total + 2, &flags);
    if (!place) {
        return VALUE_ERROR;
    }
    struct frame *f = (struct frame *)place;
    value *R = f->registers;
    if (nargs + keywords) { /* without arguments, args may be null */
        memcpy(R + (self ? 1 : 0), args, (nargs + keywords) * sizeof(value));
    }
    if (self) {
        R[0] = self;
        nargs++;
    }
    if ((kwnames || nargs != fn->simple_nargs) && !bind_script(vm, fn, nargs, R, kwnames, R)) {
        goto failed;
    }
    if (fn->call_kind != CALL_PLAIN) {
        struct generator *g = generator_new(vm, fn, R);
        if (flags & FRAME_NEW_CHUNK) {
            stack_pop_chunk(vm);
        }
        return from_object(g);
    }
    frame_begin(f, fn, vm->frame, frame_info(RETURN_EXIT, flags, 0));
    if (!native_enter(vm, "")) {
        goto failed;
    }
    vm->recursion_depth++;
    vm->stack_top = R + code->register_count;
    value result = interp_run(vm, f, NULL);
    native_leave(vm);
    return result;
failed:
    if (flags & FRAME_NEW_CHUNK) {
        stack_pop_chunk(vm);
    }
    return VALUE_ERROR;
}

/* Keeps arguments alive while a native that received them runs scripts: they are copied to the
 * stack, whose words are roots, unless they lie there already. */
static value *args_on_stack(struct vm *vm, size_t words, const value *args, value **saved_top,
                            unsigned *flags)
{
    *saved_top = vm->stack_top;
    if (args && args + words <= vm->stack_top && args >= vm->stack->chunk->words) {
        return (value *)args;
    }
    if (args == vm->stack_top) {
        vm->stack_top += words;
        return (value *)args;
    }
    value *place = stack_place(vm, vm->stack_top, 0, words + 1, flags);
    if (!place) {
        return NULL;
    }
    if (words) { /* without arguments, args may be null */
        memcpy(place, args, words * sizeof(value));
    }
    vm->stack_top = place + words;
    return place;
}

/* Calls natives, and classes made by `new` alone, whose slots the arguments fill in order: without
 * the binder, the slots being words on top of the stack. False: call it the general way. */
static bool call_in_place(struct vm *vm, value callable, size_t nargs, const value *args,
                          value *result)
{
    struct object *o = as_object(callable);
    const struct signature *sig;
    native_fn function;
    value first = VALUE_NULL;
    size_t given = nargs;
    if (o->kind == TYPE_TYPE) {
        const struct type *type = (struct type *)o;
        sig = type->def->init ? NULL : type->maker;
        function = type->def->new;
        first = callable;
    } else {
        const struct native *native = as_native(callable);
        if (o->kind == TYPE_METHOD_DESCRIPTOR) {
            if (nargs == 0 || type_of(vm, args[0]) != native->owner) {
                return false;
            }
            given--;
        }
        sig = native->signature;
        function = native->def->function;
        first = native->self;
    }
    if (!sig || !signature_fits(sig, given) || vm->stack_top > vm->stack_limit) {
        return false;
    }
    value *saved_top = vm->stack_top, *slots = saved_top + 1, *end = slots + sig->slot_count;
    value *rest = slots + (first ? 1 : 0);
    if (nargs) { /* without arguments, args may be null; they may lie on top of the stack */
        memmove(rest, args, nargs * sizeof(value));
    }
    for (value *p = rest + nargs; p < end; p++) {
        *p = VALUE_NULL;
    }
    saved_top[0] = callable; /* which nothing else may refer to */
    if (first) {
        slots[0] = first;
    }
    vm->stack_top = end;
    *result = function(vm, slots);
    if (*result == VALUE_RETRY) {
        *result = native_retry(vm, function, slots);
    }
    vm->stack_top = saved_top;
    return true;
}

value call_keywords(struct vm *vm, value callable, size_t nargs, const value *args, value kwnames)
{
    if (kwnames && !as_tuple(kwnames)->length) {
        kwnames = VALUE_NULL;
    }
    if (!is_object(callable)) {
        return raise_type_error(vm, "'%T' object is not callable", callable);
    }
    struct object *o = as_object(callable);
    size_t words = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    switch (o->kind) {
    case TYPE_FUNCTION:
        return call_script(vm, as_function(callable), VALUE_NULL, nargs, args, kwnames);
    case TYPE_METHOD: {
        struct method *m = as_method(callable);
        if (is_exact(m->function, TYPE_FUNCTION)) {
            return call_script(vm, as_function(m->function), m->self, nargs, args, kwnames);
        }
        value small[16], *shifted = small;
        if (words + 1 > 16) {
            shifted = mem_alloc(vm, (words + 1) * sizeof(value));
            if (!shifted) {
                return VALUE_ERROR;
            }
        }
        shifted[0] = m->self;
        if (words) {
            memcpy(shifted + 1, args, words * sizeof(value));
        }
        value result = call_keywords(vm, m->function, nargs + 1, shifted, kwnames);
        if (shifted != small) {
            mem_free(vm, shifted, (words + 1) * sizeof(value));
        }
        return result;
    }
    default: break;
    }
    if (!native_enter(vm, "")) {
        return VALUE_ERROR;
    }
    value *saved_top, result = VALUE_ERROR;
    if (!kwnames &&
        (o->kind == TYPE_NATIVE || o->kind == TYPE_METHOD_DESCRIPTOR || o->kind == TYPE_TYPE) &&
        call_in_place(vm, callable, nargs, args, &result)) {
        native_leave(vm);
        return result;
    }
    unsigned flags = 0;
    size_t mark = gc_root_mark(vm);
    /* A callable that nothing else refers to must not die while its scripts run. */
    bool kept = gc_push_root(vm, callable) && (!kwnames || gc_push_root(vm, kwnames));
    value *placed = kept ? args_on_stack(vm, words, args, &saved_top, &flags) : NULL;
    if (!placed) {
        gc_pop_roots(vm, mark);
        native_leave(vm);
        return VALUE_ERROR;
    }
    if (o->kind == TYPE_NATIVE || o->kind == TYPE_METHOD_DESCRIPTOR) {
        result = call_native(vm, as_native(callable), nargs, placed, kwnames);
    } else if (has_script_special(o->type, NAME_CALL)) {
        value method = type_lookup(vm, o->type, NAME_OF(vm, CALL));
        if (is_exact(method, TYPE_FUNCTION)) {
            result = call_script(vm, as_function(method), callable, nargs, placed, kwnames);
        } else {
            bool found;
            (void)found;
            value bound = method;
            if (is_object(method) && as_object(method)->type->def->descr_get) {
                bound = as_object(method)->type->def->descr_get(vm, method, callable,
                                                                from_object(o->type));
            }
            if (bound == VALUE_NONE) {
                raise_type_error(vm, "'NoneType' object is not callable");
            } else if (bound) {
                result = call_keywords(vm, bound, nargs, placed, kwnames);
            }
        }
    } else if (o->kind == TYPE_TYPE &&
               !(o->flags & OBJECT_SUBCLASS && has_script_special(o->type, NAME_CALL))) {
        result = call_type(vm, (struct type *)o, nargs, placed, kwnames);
    } else if (o->type->def->call) {
        result = o->type->def->call(vm, callable, placed, nargs, kwnames);
    } else {
        raise_type_error(vm, "'%T' object is not callable", callable);
    }
    if (flags & FRAME_NEW_CHUNK) {
        stack_pop_chunk(vm);
    }
    vm->stack_top = saved_top;
    gc_pop_roots(vm, mark);
    native_leave(vm);
    return result;
}

value call(struct vm *vm, value callable, size_t nargs, const value *args)
{
    return call_keywords(vm, callable, nargs, args, VALUE_NULL);
}

value call0(struct vm *vm, value callable)
{
    value none = VALUE_NULL;
    return call_keywords(vm, callable, 0, &none, VALUE_NULL);
}

value call1(struct vm *vm, value callable, value a)
{
    return call_keywords(vm, callable, 1, &a, VALUE_NULL);
}

value call2(struct vm *vm, value callable, value a, value b)
{
    value args[2] = {a, b};
    return call_keywords(vm, callable, 2, args, VALUE_NULL);
}

value call3(struct vm *vm, value callable, value a, value b, value c)
{
    value args[3] = {a, b, c};
    return call_keywords(vm, callable, 3, args, VALUE_NULL);
}

value call_with(struct vm *vm, value callable, value positional, value keywords)
{
    struct tuple *t = as_tuple(positional);
    struct dict *d = keywords && as_dict(keywords)->count ? as_dict(keywords) : NULL;
    if (!d) {
        return call_keywords(vm, callable, t->length, t->items, VALUE_NULL);
    }
    size_t words = t->length + d->count;
    unsigned flags = 0;
    value *saved_top = vm->stack_top;
    value *place = stack_place(vm, vm->stack_top, 0, words + 2, &flags);
    if (!place) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    struct tuple *names = tuple_new(vm, d->count);
    if (!names) {
        goto done;
    }
    memcpy(place, t->items, t->length * sizeof(value));
    size_t position = 0, n = 0;
    value key, v;
    while (dict_next(d, &position, &key, &v)) {
        if (!is_kind(key, TYPE_STR)) {
            raise_type_error(vm, "keywords must be strings");
            goto done;
        }
        names->items[n] = str_intern(vm, key);
        if (!names->items[n]) {
            goto done;
        }
        place[t->length + n++] = v;
    }
    place[words] = from_object(names);
    vm->stack_top = place + words + 1;
    result = call_keywords(vm, callable, t->length, place, from_object(names));
done:
    if (flags & FRAME_NEW_CHUNK) {
        stack_pop_chunk(vm);
    }
    vm->stack_top = saved_top;
    return result;
}

value call_method(struct vm *vm, value object, value name, size_t nargs, const value *args)
{
    size_t mark = gc_root_mark(vm);
    bool kept = true;
    for (size_t i = 0; i < nargs && kept; i++) { /* finding the method may run scripts */
        kept = gc_push_root(vm, args[i]);
    }
    value method = kept ? get_attr(vm, object, name) : VALUE_ERROR, result = VALUE_ERROR;
    if (method && gc_push_root(vm, method)) {
        result = call_keywords(vm, method, nargs, args, VALUE_NULL);
    }
    gc_pop_roots(vm, mark);
    return result;
}

bool is_callable(struct vm *vm, value v)
{
    if (!is_object(v)) {
        return false;
    }
    struct object *o = as_object(v);
    switch (o->kind) {
    case TYPE_FUNCTION:
    case TYPE_METHOD:
    case TYPE_NATIVE:
    case TYPE_METHOD_DESCRIPTOR:
    case TYPE_TYPE: return true;
    default: return has_script_special(o->type, NAME_CALL) || o->type->def->call;
    }
}

/* -- classes ---------------------------------------------------------------------------------------------- */

/* What type.__call__ does: __new__, then __init__ when the result is an instance. */
value call_type(struct vm *vm, struct type *type, size_t nargs, const value *args, value kwnames)
{
    const struct type_def *def = type->def;
    if (type == builtin_type(vm, TYPE_TYPE) && nargs == 1 && !kwnames) {
        return from_object(type_of(vm, args[0]));
    }
    if (type == builtin_type(vm, TYPE_DICT) && nargs == 0 && kwnames) {
        struct tuple *names = as_tuple(kwnames);
        struct dict *d = dict_new_sized(vm, names->length);
        for (size_t i = 0; d && i < names->length; i++) {
            d = dict_set_name(vm, d, names->items[i], args[i]) ? d : NULL;
        }
        return from_object(d);
    }
    value instance;
    size_t words = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    if (!type->maker && !type_find_maker(vm, type)) {
        return VALUE_ERROR;
    }
    if (type->flags & TYPE_FLAG_CUSTOM_NEW) {
        value new = type_lookup(vm, type, NAME_OF(vm, NEW));
        if (is_exact(new, TYPE_STATICMETHOD)) {
            new = new ? as_object(new)->type->def->descr_get(vm, new, VALUE_NULL, from_object(type))
                      : new;
        }
        value small[16], *shifted = small;
        if (words + 1 > 16 && !(shifted = mem_alloc(vm, (words + 1) * sizeof(value)))) {
            return VALUE_ERROR;
        }
        shifted[0] = from_object(type);
        memcpy(shifted + 1, args, words * sizeof(value));
        instance = call_keywords(vm, new, nargs + 1, shifted, kwnames);
        if (shifted != small) {
            mem_free(vm, shifted, (words + 1) * sizeof(value));
        }
    } else {
        if (!def->new || (def->flags & TYPE_NO_NEW)) {
            return raise_type_error(vm, "cannot create '%N' instances", type);
        }
        instance = call_native_def(vm, def->name, def->new_signature, def->new, from_object(type),
                                   nargs, args, keywords_for_new(type, kwnames));
    }
    if (!instance || !is_subtype(type_of(vm, instance), type)) {
        return instance;
    }
    struct type *made = type_of(vm, instance);
    if (made->flags & TYPE_FLAG_CUSTOM_INIT) {
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, instance)) {
            return VALUE_ERROR;
        }
        value init = type_lookup(vm, made, NAME_OF(vm, INIT)), result;
        if (is_exact(init, TYPE_FUNCTION)) {
            result = call_script(vm, as_function(init), instance, nargs, args, kwnames);
        } else {
            value bound =
                init && is_object(init) && as_object(init)->type->def->descr_get
                    ? as_object(init)->type->def->descr_get(vm, init, instance, from_object(made))
                    : init;
            result = bound ? call_keywords(vm, bound, nargs, args, kwnames) : VALUE_ERROR;
        }
        gc_pop_roots(vm, mark);
        if (!result) {
            return VALUE_ERROR;
        }
        if (result != VALUE_NONE) {
            return raise_type_error(vm, "__init__() should return None, not '%T'", result);
        }
    } else if (made->def->init) {
        size_t mark = gc_root_mark(vm);
        if (!gc_push_root(vm, instance)) {
            return VALUE_ERROR;
        }
        value result = call_native_def(vm, made->def->name, made->def->init_signature,
                                       made->def->init, instance, nargs, args, kwnames);
        gc_pop_roots(vm, mark);
        if (!result) {
            return VALUE_ERROR;
        }
    }
    return instance;
}

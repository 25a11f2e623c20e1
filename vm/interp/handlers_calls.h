/* handlers_calls.h - calls and returns.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
/* -- calls ------------------------------------------------------------------------------------------ */
OP_ABC(CALL)
{
    value callable = R[a];
    if (LIKELY(is_exact(callable, TYPE_FUNCTION))) {
        struct function *fn = as_function(callable);
        if (LIKELY(fn->simple_nargs == b && fn->call_kind == CALL_PLAIN && !frame_on_heap(f))) {
            window = R + a;
            dst = c;
            goto call_simple;
        }
    }
    window = R + a;
    nargs = b;
    dst = c;
    if (is_kind(callable, TYPE_NATIVE)) {
        goto call_native_in_place;
    }
    if (is_kind(callable, TYPE_TYPE)) {
        goto call_type_in_place;
    }
    kwnames = VALUE_NULL;
    goto call_any;
}
OP_ABC(CALL_METHOD)
{
    dst = c;
    if (LIKELY(R[a])) {
        window = R + a;
        nargs = b + 1;
    } else {
        window = R + a + 1;
        nargs = b;
    }
    if (LIKELY(is_exact(window[0], TYPE_FUNCTION))) {
        struct function *fn = as_function(window[0]);
        if (LIKELY(fn->simple_nargs == nargs && fn->call_kind == CALL_PLAIN && !frame_on_heap(f))) {
            goto call_simple;
        }
    } else if (is_kind(window[0], TYPE_METHOD_DESCRIPTOR) || is_kind(window[0], TYPE_NATIVE)) {
        goto call_native_in_place;
    }
    kwnames = VALUE_NULL;
    goto call_any;
}
OP_ABC(CALL_KW)
{
    window = R + a;
    nargs = b;
    dst = c;
    kwnames = K[*pc++];
    goto call_any;
}
OP_ABC(CALL_METHOD_KW)
{
    dst = c;
    if (R[a]) {
        window = R + a;
        nargs = b + 1;
    } else {
        window = R + a + 1;
        nargs = b;
    }
    kwnames = K[*pc++];
    goto call_any;
}

call_simple:
{
    /* A plain script function with exactly its parameters in place: the window is the frame. */
    struct code *code = as_function(window[0])->code;
    struct frame *n = (struct frame *)window;
    SAVE();
    if (UNLIKELY(n->registers + code->register_count > vm->stack_limit ||
                 vm->recursion_depth >= vm->recursion_limit)) {
        nargs = code->parameter_count;
        kwnames = VALUE_NULL;
        goto call_any;
    }
    vm->recursion_depth++;
    n->code = code;
    frame_set_caller(n, f);
    n->info = frame_info(RETURN_KEEP, 0, dst);
    n->handled = VALUE_NULL;
    f = n;
    R = n->registers;
    for (uint32_t i = code->parameter_count; i < code->local_count; i++) {
        R[i] = VALUE_NULL;
    }
    if (code->free_count) {
        struct tuple *closure = as_tuple(as_function(n->function)->closure);
        for (uint32_t i = 0; i < code->free_count; i++) {
            R[code->free_base + i] = closure->items[i];
        }
    }
    vm->frame = n;
    vm->stack_top = R + code->register_count;
    pc = code->instructions;
    K = code->constants;
    C = code->caches;
    POLL();
    NEXT();
}

/* Most calls of natives: the arguments lie in the window as the function wants them, but for
 * the missing optional ones; the self of a bound method, and a class to make an instance of, go
 * into the word before them, which is the last one of the header. What is above the window is
 * free: the words up to `end` are cleared or filled. */
call_native_in_place:
{
    struct native *native = as_native(window[0]);
    struct signature *sig = native->signature;
    size_t given = nargs - (native->header.kind == TYPE_METHOD_DESCRIPTOR);
    kwnames = VALUE_NULL;
    if (UNLIKELY(!sig || (native->header.kind == TYPE_METHOD_DESCRIPTOR &&
                          (nargs == 0 || type_of(vm, window[FRAME_WORDS]) != native->owner)))) {
        goto call_any;
    }
    value *args = window + FRAME_WORDS, *saved_top = vm->stack_top;
    SAVE();
    if (UNLIKELY(frame_on_heap(f))) {
        /* A generator's registers end with its object: on top of the stack there is room. */
        if (saved_top + nargs > vm->stack_limit) {
            goto call_any;
        }
        args = memcpy(saved_top + 1, args, nargs * sizeof(value));
    }
    if (native->self) {
        *--args = native->self;
    }
    value *end = args + sig->slot_count;
    if (LIKELY(signature_fits(sig, given))) {
        for (value *p = args + sig->self + given; p < end; p++) {
            *p = VALUE_NULL;
        }
    } else if (!bind_rest_in_place(vm, sig, given, args)) {
        CHECK(!vm->error);
        goto call_any;
    }
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = native->def->function(vm, args);
    if (UNLIKELY(result == VALUE_RETRY)) {
        result = native_retry(vm, native->def->function, args);
    }
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}

call_type_in_place:
{
    struct type *type = (struct type *)as_object(window[0]);
    const struct signature *sig = type->maker;
    kwnames = VALUE_NULL;
    if (UNLIKELY(!sig || frame_on_heap(f))) {
        goto call_any;
    }
    value *args = window + FRAME_WORDS - 1, *saved_top = vm->stack_top;
    value *end = args + sig->slot_count;
    args[0] = window[0];
    SAVE();
    if (LIKELY(signature_fits(sig, nargs))) {
        for (value *p = args + 1 + nargs; p < end; p++) {
            *p = VALUE_NULL;
        }
    } else if (!bind_rest_in_place(vm, sig, nargs, args)) {
        CHECK(!vm->error);
        goto call_any;
    }
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = type->def->new (vm, args);
    if (UNLIKELY(result == VALUE_RETRY)) {
        result = native_retry(vm, type->def->new, args);
    }
    if (result && type->def->init) {
        window[0] = args[0] = result; /* window[0] keeps it alive */
        result = type->def->init(vm, args) ? window[0] : VALUE_ERROR;
    }
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}

/* `await f(…)` whose f is a coroutine function: the coroutine runs at once, as a link of this chain,
 * and nobody but the chain knows it. */
OP_ABC(CALL_AWAIT)
{
    if (LIKELY(is_exact(R[a], TYPE_FUNCTION))) {
        struct function *fn = as_function(R[a]);
        if (LIKELY(fn->simple_nargs == b && fn->call_kind == CALL_COROUTINE)) {
            delegate_inner = coroutine_awaited(vm, fn, &R[a + FRAME_WORDS]);
            goto await_coroutine;
        }
    }
    SPECIALISE(CALL);
    goto B_CALL;
}
OP_ABC(CALL_METHOD_AWAIT)
{
    window = R[a] ? R + a : R + a + 1;
    if (LIKELY(is_exact(window[0], TYPE_FUNCTION))) {
        struct function *fn = as_function(window[0]);
        if (LIKELY(fn->simple_nargs == b + (window == R + a) && fn->call_kind == CALL_COROUTINE)) {
            delegate_inner = coroutine_awaited(vm, fn, window + FRAME_WORDS);
            goto await_coroutine;
        }
    }
    SPECIALISE(CALL_METHOD);
    goto B_CALL_METHOD;
}

await_coroutine :
    /* pc is at the GET_AWAITABLE and the DELEGATE that the coroutine goes through. */
    SAVE();
CHECK(delegate_inner);
delegate_register = pc[0] >> 8 & 0xff;
delegate_kind = RETURN_DELEGATE;
R[delegate_register] = from_object(delegate_inner);
generator_of_frame(f)->delegate = delegate_register;
a = pc[1] >> 8 & 0xff;
pc += 2;
SAVE();
goto delegate_frame;

call_any:
{
    SAVE();
    size_t words = FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    if (frame_on_heap(f)) {
        /* A generator's registers end with its object: the callee goes on top of the stack. */
        if (vm->stack_top + words > vm->stack_limit + STACK_RESERVE / 2) {
            unsigned ignored = 0;
            value *place = stack_place(vm, vm->stack_top, 0, words, &ignored);
            CHECK(place);
            memcpy(place, window, words * sizeof(value));
            /* The new chunk goes when the native or frame that begins it leaves: mark it by a
             * frame of its own only if a frame is made; natives release it at once. */
            window = place;
            vm->stack_top = place + words;
            value result = call_keywords(vm, window[0], nargs, window + FRAME_WORDS, kwnames);
            stack_pop_chunk(vm);
            CHECK(result);
            R[dst] = result;
            NEXT();
        }
        memcpy(vm->stack_top, window, words * sizeof(value));
        window = vm->stack_top;
    }
call_again:
    if (!is_object(window[0])) {
        goto call_slow;
    }
    switch (as_object(window[0])->kind) {
    case TYPE_FUNCTION: {
        struct function *fn = as_function(window[0]);
        struct code *code = fn->code;
        unsigned flags = 0;
        if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
            raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
            goto error;
        }
        size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        value *place = stack_place(vm, window, FRAME_WORDS + total,
                                   FRAME_WORDS + code->register_count + total + 2, &flags);
        CHECK(place);
        struct frame *n = (struct frame *)place;
        value *old_top = vm->stack_top;
        if (kwnames || nargs != fn->simple_nargs) {
            if (!bind_script(vm, fn, nargs, n->registers, kwnames, n->registers)) {
                if (flags & FRAME_NEW_CHUNK) {
                    stack_pop_chunk(vm);
                }
                vm->stack_top = old_top;
                goto error;
            }
        }
        if (fn->call_kind == CALL_COROUTINE && awaited_at_once(f, pc, dst)) {
            if (!kwnames && nargs == fn->simple_nargs) {
                if ((insn & 0xff) == OP_CALL_) {
                    SPECIALISE(CALL_AWAIT);
                } else if ((insn & 0xff) == OP_CALL_METHOD_) {
                    SPECIALISE(CALL_METHOD_AWAIT);
                }
            }
            delegate_inner = coroutine_awaited(vm, fn, n->registers);
            if (flags & FRAME_NEW_CHUNK) {
                stack_pop_chunk(vm);
            }
            goto await_coroutine;
        }
        if (fn->call_kind != CALL_PLAIN) {
            struct generator *g = generator_new(vm, fn, n->registers);
            if (flags & FRAME_NEW_CHUNK) {
                stack_pop_chunk(vm);
            }
            CHECK(g);
            R[dst] = from_object(g);
            NEXT();
        }
        frame_begin(n, fn, f, frame_info(RETURN_KEEP, flags, dst));
        vm->recursion_depth++;
        vm->frame = n;
        vm->stack_top = n->registers + code->register_count;
        goto enter_pushed;
    }
    case TYPE_METHOD: {
        /* The bound self becomes the first argument: everything moves up by one. */
        struct method *m = as_method(window[0]);
        size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        memmove(window + FRAME_WORDS + 1, window + FRAME_WORDS, total * sizeof(value));
        window[0] = m->function;
        window[FRAME_WORDS] = m->self;
        nargs++;
        goto call_again;
    }
    case TYPE_METHOD_DESCRIPTOR:
    case TYPE_NATIVE: {
        struct native *native = as_native(window[0]);
        if (UNLIKELY(native->def->flags & (NATIVE_GENERATOR_NEXT | NATIVE_GENERATOR_SEND)) &&
            !kwnames) {
            value g = native->self ? native->self : nargs ? window[FRAME_WORDS] : VALUE_NULL;
            size_t have = nargs - (native->self ? 0 : 1);
            bool send = native->def->flags & NATIVE_GENERATOR_SEND;
            if (is_generator_like(g) && as_object(g)->kind != TYPE_ASYNC_GENERATOR &&
                have == (size_t)send &&
                (as_generator(g)->state == GEN_SUSPENDED ||
                 (as_generator(g)->state == GEN_CREATED &&
                  (!send || window[FRAME_WORDS + nargs - 1] == VALUE_NONE))) &&
                (send || as_object(g)->kind == TYPE_GENERATOR)) {
                vm->sent = send ? window[FRAME_WORDS + nargs - 1] : VALUE_NONE;
                struct frame *n =
                    resume_begin(vm, as_generator(g), f, frame_info(RETURN_SEND, 0, dst));
                CHECK(n);
                ENTER(n);
                goto resume_sent;
            }
        }
        value *saved_top = vm->stack_top;
        value *end = window + FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
        if (end > saved_top) {
            vm->stack_top = end;
        }
        if (UNLIKELY(native->def->flags & NATIVE_PRECISE)) {
            for (value *p = window + 1; p < window + FRAME_WORDS; p++) {
                *p = VALUE_NULL;
            }
            for (value *p = end; p < vm->stack_top; p++) {
                *p = VALUE_NULL;
            }
        }
        value result = call_native(vm, native, nargs, window + FRAME_WORDS, kwnames);
        vm->stack_top = saved_top;
        CHECK(result);
        R[dst] = result;
        NEXT();
    }
    case TYPE_TYPE: {
        struct type *type = (struct type *)as_object(window[0]);
        if (type->flags &
            (TYPE_FLAG_CUSTOM_METACLASS | TYPE_FLAG_CUSTOM_NEW | TYPE_FLAG_ABSTRACT)) {
            break;
        }
        bool is_exception = type->def->new == exception_slot_new;
        if (is_exception && !kwnames && !(type->flags & TYPE_FLAG_CUSTOM_INIT) &&
            type->def->init == exception_slot_init) {
            struct tuple *args = tuple_from(vm, window + FRAME_WORDS, nargs);
            CHECK(args);
            value made = exception_new(vm, type, args);
            CHECK(made);
            R[dst] = made;
            NEXT();
        }
        if ((type->kind == TYPE_OBJECT || is_exception) && (type->flags & TYPE_FLAG_CUSTOM_INIT)) {
            value init = type_lookup(vm, type, NAME_OF(vm, INIT));
            if (is_exact(init, TYPE_FUNCTION) && as_function(init)->call_kind == CALL_PLAIN) {
                struct function *fn = as_function(init);
                size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
                unsigned flags = 0;
                if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
                    raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
                    goto error;
                }
                value *place =
                    stack_place(vm, window, FRAME_WORDS + total,
                                FRAME_WORDS + fn->code->register_count + total + 4, &flags);
                CHECK(place);
                value instance;
                if (is_exception) {
                    struct tuple *args = tuple_from(vm, place + FRAME_WORDS, nargs);
                    instance = args ? exception_new(vm, type, args) : VALUE_ERROR;
                } else {
                    instance = from_object(object_alloc(vm, type));
                }
                /* The instance waits in the word before the frame: see RETURN_SELF. */
                struct frame *n = (struct frame *)(place + 1);
                if (instance) {
                    memmove(place + FRAME_WORDS + 2, place + FRAME_WORDS, total * sizeof(value));
                    n->registers[0] = instance;
                }
                if (!instance ||
                    ((kwnames || nargs + 1 != fn->simple_nargs) &&
                     !bind_script(vm, fn, nargs + 1, n->registers, kwnames, n->registers))) {
                    if (flags & FRAME_NEW_CHUNK) {
                        stack_pop_chunk(vm);
                    }
                    goto error;
                }
                place[0] = instance;
                frame_begin(n, fn, f, frame_info(RETURN_SELF, flags, dst));
                vm->recursion_depth++;
                vm->frame = n;
                vm->stack_top = n->registers + fn->code->register_count;
                goto enter_pushed;
            }
        }
        break;
    }
    default: break;
    }
    if (has_script_special(as_object(window[0])->type, NAME_CALL)) {
        /* An object whose class has __call__, or a class whose metaclass has: it becomes the first
         * argument. */
        value method = type_lookup(vm, as_object(window[0])->type, NAME_OF(vm, CALL));
        if (is_exact(method, TYPE_FUNCTION)) {
            size_t total = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
            memmove(window + FRAME_WORDS + 1, window + FRAME_WORDS, total * sizeof(value));
            window[FRAME_WORDS] = window[0];
            window[0] = method;
            nargs++;
            goto call_again;
        }
    }
call_slow : {
    value *saved_top = vm->stack_top;
    value *end = window + FRAME_WORDS + nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    if (end > saved_top) {
        vm->stack_top = end;
    }
    value result = call_keywords(vm, window[0], nargs, window + FRAME_WORDS, kwnames);
    vm->stack_top = saved_top;
    CHECK(result);
    R[dst] = result;
    NEXT();
}
}

OP_ABC(CALL_EX)
{
    SAVE();
    value positional = R[a + FRAME_WORDS], keywords = b & 1 ? R[a + FRAME_WORDS + 1] : VALUE_NULL;
    if (!is_exact(positional, TYPE_TUPLE)) {
        positional = call_positional(vm, R[a], positional);
        CHECK(positional);
        R[a + FRAME_WORDS] = positional;
    }
    if (is_exact(R[a], TYPE_FUNCTION) && (!keywords || !as_dict(keywords)->count) &&
        as_tuple(positional)->length <= 64) {
        /* Spread in place: the call goes on as an ordinary one. */
        struct tuple *t = as_tuple(positional);
        size_t words = FRAME_WORDS + t->length;
        if (vm->stack_top + words < vm->stack_limit) {
            window = vm->stack_top;
            window[0] = R[a];
            memcpy(window + FRAME_WORDS, t->items, t->length * sizeof(value));
            nargs = t->length;
            dst = c;
            kwnames = VALUE_NULL;
            goto call_again;
        }
    }
    value result = call_with(vm, R[a], positional, keywords);
    CHECK(result);
    R[c] = result;
    NEXT();
}

enter_pushed : ENTER(vm->frame);
POLL();
NEXT();

/* -- returns ------------------------------------------------------------------------------------------ */
{
    value result;
    OP_ABC(RETURN)
    {
        result = R[a];
        goto return_value;
    }
    OP_ABC(RETURN_NONE)
    {
        result = VALUE_NONE;
    }
return_value:
    if (LIKELY(!(f->info & 0xffffff00))) { /* RETURN_KEEP, no flags */
        struct frame *caller = frame_caller(f);
        uint32_t to = frame_dst(f);
        vm->recursion_depth--;
        RESET_TOP(caller, f);
        ENTER(caller);
        R[to] = result;
        NEXT();
    }
    struct frame *left = f;
    struct frame *caller = frame_caller(f);
    uint32_t to = frame_dst(f);
    unsigned kind = frame_kind(f);
    if (frame_on_heap(f)) {
        goto generator_returned;
    }
    vm->recursion_depth--;
    if (kind == RETURN_SELF) {
        if (UNLIKELY(result != VALUE_NONE)) {
            value what = result;
            if (f->info & FRAME_NEW_CHUNK) {
                stack_pop_chunk(vm);
            } else {
                RESET_TOP(caller, (value *)left - 1);
            }
            ENTER(caller);
            raise_type_error(vm, "__init__() should return None, not '%T'", what);
            goto error;
        }
        result = ((value *)f)[-1];
    }
    if (f->info & FRAME_NEW_CHUNK) {
        stack_pop_chunk(vm);
        if (kind == RETURN_EXIT) {
            goto leave;
        }
        ENTER(caller);
    } else if (kind == RETURN_EXIT) {
        vm->stack_top = (value *)left;
        goto leave;
    } else {
        RESET_TOP(caller, frame_base(left));
        ENTER(caller);
    }
    switch (kind) {
    case RETURN_KEEP:
    case RETURN_SELF: R[to] = result; NEXT();
    case RETURN_DISCARD: NEXT();
    case RETURN_TRUTH:
    case RETURN_NOT_TRUTH:
        if (!is_bool(result)) {
            raise_type_error(vm, "__bool__ should return bool, returned %T", result);
            goto error;
        }
        R[to] = kind == RETURN_TRUTH ? result : make_bool(result == VALUE_FALSE);
        NEXT();
    case RETURN_NEXT:
        R[to] = result;
        pc += (int32_t)pc[-1];
        NEXT();
    case RETURN_BINARY:
    case RETURN_INPLACE:
        if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED)) {
            result = operator_declined(vm, left, pc[-1] & 0xff);
            CHECK(result);
        }
        R[to] = result;
        NEXT();
    case RETURN_COMPARE:
        if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED)) {
            result = comparison_declined(vm, left, (enum compare_op)((pc[-1] & 0xff) - OP_LT_));
            CHECK(result);
        }
        R[to] = result;
        NEXT();
    case RETURN_CONTAINS:
    case RETURN_NOT_CONTAINS: {
        int t = truth(vm, result);
        CHECK(t >= 0);
        R[to] = make_bool(t == (kind == RETURN_CONTAINS));
        NEXT();
    }
    case RETURN_ITER:
        CHECK(check_iterator(vm, result));
        R[to] = result;
        NEXT();
    case RETURN_JUMP: {
        uint32_t word = pc[-2], offset = pc[-1];
        c = word >> 24;
        if (to == 2) { /* JUMP_IF: __bool__ */
            if (!is_bool(result)) {
                raise_type_error(vm, "__bool__ should return bool, returned %T", result);
                goto error;
            }
            c = word >> 16 & 0xff;
        } else if (UNLIKELY(result == VALUE_NOT_IMPLEMENTED && to != 3)) { /* 3: JUMP_IN */
            result = comparison_declined(
                vm, left, (enum compare_op)((word & 0xff) - (to ? OP_JUMP_LT_I_ : OP_JUMP_LT_)));
            CHECK(result);
        }
        int t = quick_truth(result);
        if (t < 0) {
            t = truth(vm, result);
            CHECK(t >= 0);
        }
        if (to == 1) {
            if ((bool)t == (bool)(offset & 1)) {
                pc += (int32_t)offset >> 2;
            }
        } else if ((bool)t == (bool)(c & 1)) {
            pc += (int32_t)offset;
        }
        POLL();
        NEXT();
    }
    default: R[to] = result; NEXT();
    }

leave:
    vm->frame = caller;
    vm->activation = activation.previous;
    if (yielded) {
        *yielded = false;
    }
    return result;

generator_returned : {
    struct generator *g = generator_of_frame(f);
    struct generator *root = g->root;
    g->frame.handled = VALUE_NULL;
    generator_finish(g);
    switch (kind) {
    case RETURN_DELEGATE: {
        struct generator *outer = generator_of_frame(caller);
        leaf_becomes(outer, root);
        ENTER(caller);
        if (!g->escaped) {
            R[outer->delegate] = VALUE_NONE;
            coroutine_recycle(vm, g);
        }
        R[to] = result;
        NEXT();
    }
    case RETURN_ANEXT: {
        leaf_becomes(generator_of_frame(caller), root);
        generator_of_frame(caller)->origin = VALUE_NULL;
        ENTER(caller);
        R[to] = result;
        pc += (int32_t)pc[-1];
        POLL();
        NEXT();
    }
    case RETURN_FOR_ASYNC: {
        leaf_becomes(generator_of_frame(caller), root);
        g->async_state = ASYNC_GENERATOR_CLOSED;
        ENTER(caller);
        NEXT();
    }
    case RETURN_FOR:
        vm->recursion_depth--;
        ENTER(caller);
        NEXT();
    case RETURN_SEND:
        vm->recursion_depth--;
        ENTER(caller);
        raise_stop_iteration(vm, result == VALUE_NONE ? VALUE_NULL : result);
        goto error;
    default: /* RETURN_RESUME_EXIT */ vm->recursion_depth--; goto leave;
    }
}
}

OP_ABC(MAKE_FUNCTION)
{
    value code = K[*pc++];
    SAVE();
    SET_CHECKED(make_function(vm, f, code, &R[b]));
    NEXT();
}
OP_ABC(LOAD_CLOSURE_CELL)
{
    R[a] = R[b];
    NEXT();
}

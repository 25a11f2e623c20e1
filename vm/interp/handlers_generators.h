/* handlers_generators.h - generators, coroutines and their chains.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
/* -- generators and coroutines --------------------------------------------------------------------- */
OP_ABC(YIELD)
{
    struct generator *g = generator_of_frame(f);
    struct generator *root = g->root;
    value v = R[b];
    SAVE();
    g->resume_reg = a;
    g->state = GEN_SUSPENDED;
    if (g->header.kind == TYPE_ASYNC_GENERATOR && c) {
        /* Goes to whoever awaits the next item, not to the driver of the chain. */
        unsigned kind = frame_kind(f);
        uint32_t to = frame_dst(f);
        struct frame *consumer = frame_caller(f);
        g->leaf = g;
        g->root = g;
        g->async_state = ASYNC_GENERATOR_IDLE;
        gc_barrier(vm, g);
        if (kind == RETURN_FOR_ASYNC || kind == RETURN_DELEGATE) {
            leaf_becomes(generator_of_frame(consumer), root);
            frame_set_caller(f, NULL);
            ENTER(consumer);
            R[to] = v;
            if (kind == RETURN_FOR_ASYNC) {
                pc += (int32_t)pc[-1];
                POLL();
            }
            NEXT();
        }
        vm->recursion_depth--;
        frame_set_caller(f, NULL);
        vm->frame = consumer;
        vm->activation = activation.previous;
        if (yielded) {
            *yielded = true;
        }
        vm->async_yield = true;
        return v;
    }
    vm->sent = v;
    goto yield_up;
}

yield_up:
{
    /* vm->sent leaves the chain whose leaf is f: straight to the consumer of its root. */
    struct generator *g = generator_of_frame(f);
    struct generator *root = g->root;
    value v = vm->sent;
    g->state = GEN_SUSPENDED;
    root->state = GEN_SUSPENDED;
    root->leaf = g;
    gc_barrier(vm, g);
    gc_barrier(vm, root);
    struct frame *consumer = frame_caller(&root->frame);
    unsigned kind = frame_kind(&root->frame);
    uint32_t to = frame_dst(&root->frame);
    frame_set_caller(&root->frame, NULL);
    vm->recursion_depth--;
    if (kind == RETURN_FOR) {
        ENTER(consumer);
        R[to] = v;
        pc += (int32_t)pc[-1];
        POLL();
        NEXT();
    }
    if (kind == RETURN_SEND) {
        ENTER(consumer);
        R[to] = v;
        NEXT();
    }
    vm->frame = consumer;
    vm->activation = activation.previous;
    if (yielded) {
        *yielded = true;
    }
    return v;
}

resume_sent:
{
    /* f is a leaf just linked to its consumer; vm->sent goes in. */
    struct generator *g = generator_of_frame(f);
    if (LIKELY(g->delegating != DELEGATING_NATIVE)) {
        if (frame_pc(f) != f->code->instructions) {
            R[g->resume_reg] = vm->sent;
        }
        POLL();
        NEXT();
    }
    delegate_sent = vm->sent;
    delegate_thrown = VALUE_NULL;
    goto delegate_again;
}

resume_thrown :
    /* vm->thrown is raised in leaf f, or handed to the iterator that it waits for. */
    delegate_thrown = vm->thrown;
vm->thrown = VALUE_NULL;
if (!frame_on_heap(f) || generator_of_frame(f)->delegating != DELEGATING_NATIVE) {
    if (frame_on_heap(f) && frame_pc(f) == f->code->instructions) {
        /* Not started: the raise is at the definition's line, outside any handler. */
        raise_thrown(vm, delegate_thrown, VALUE_NULL);
        if (vm->error) {
            traceback_add(vm, as_exception(vm->error), f->code, as_function(f->function)->globals,
                          0);
        }
        goto leave_frame;
    }
    raise_thrown(vm, delegate_thrown, f->handled);
    goto error;
}
delegate_sent = VALUE_NULL;

delegate_again :
    /* The DELEGATE or FOR_ANEXT at pc waits for an iterator that is no frame: one more step. */
    insn = *pc++;
DECODE_ABC();
if (UNLIKELY((insn & 0xff) == OP_EXTEND_)) {
    uint32_t ea = a, eb = b;
    insn = *pc++;
    DECODE_ABC();
    a |= ea << 8;
    b |= eb << 8;
}
if ((insn & 0xff) == OP_FOR_ANEXT_) {
    pc++;
}
delegate_native:
{
    SAVE();
    struct generator *g = generator_of_frame(f);
    value out = VALUE_NULL;
    value iterator = g->delegate == UINT32_MAX ? g->origin : R[g->delegate];
    g->delegating = DELEGATING_NATIVE;
    enum delegate_result step = delegate_step(vm, iterator, delegate_sent, delegate_thrown, &out);
    bool for_anext = g->delegate == UINT32_MAX;
    if (step == DELEGATE_YIELD) {
        /* Suspended here: the instruction is run again when resumed. */
        pc -= (a > 255 || b > 255 ? 2 : 1) + for_anext;
        SAVE();
        vm->sent = out;
        goto yield_up;
    }
    g->delegating = DELEGATING_NOT;
    if (for_anext) {
        g->origin = VALUE_NULL;
        if (step == DELEGATE_ERROR && error_is(vm, TYPE_STOP_ASYNC_ITERATION)) {
            error_clear(vm);
            NEXT();
        }
        CHECK(step == DELEGATE_DONE);
        R[a] = out;
        pc += (int32_t)pc[-1];
        POLL();
        NEXT();
    }
    CHECK(step == DELEGATE_DONE);
    R[a] = out;
    NEXT();
}

OP_ABC(DELEGATE)
{
    value iterator = R[b];
    SAVE();
    delegate_register = b;
    delegate_kind = RETURN_DELEGATE;
    generator_of_frame(f)->delegate = b;
    if (is_object(iterator) && (as_object(iterator)->kind == TYPE_COROUTINE ||
                                as_object(iterator)->kind == TYPE_GENERATOR)) {
        delegate_inner = as_generator(iterator);
        goto delegate_frame;
    }
    delegate_sent = VALUE_NONE;
    delegate_thrown = VALUE_NULL;
    goto delegate_native;
}

delegate_frame:
{
    /* delegate_inner becomes part of this chain, returning here with delegate_kind. */
    struct generator *g = generator_of_frame(f);
    struct generator *inner = delegate_inner;
    if (UNLIKELY(inner->state == GEN_FINISHED)) {
        if (inner->header.kind == TYPE_COROUTINE) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
            goto error;
        }
        R[a] = VALUE_NONE;
        NEXT();
    }
    struct generator *leaf = inner;
    if (inner->state == GEN_SUSPENDED) {
        leaf = inner->leaf && inner->leaf->root == inner && inner->leaf->state == GEN_SUSPENDED
                   ? inner->leaf
                   : generator_leaf(inner);
    }
    if (UNLIKELY(leaf->state == GEN_RUNNING || inner->state == GEN_RUNNING)) {
        raise_value_error(vm, "%s already executing",
                          inner->header.kind == TYPE_COROUTINE ? "coroutine" : "generator");
        goto error;
    }
    inner->depth = g->depth + 1;
    if (UNLIKELY((int64_t)inner->depth + vm->recursion_depth > vm->recursion_limit)) {
        inner->depth = 0;
        raise_error(vm, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
        goto error;
    }
    struct generator *root = g->root;
    inner->awaited = true;
    inner->frame.info = frame_info(delegate_kind, FRAME_HEAP, a);
    frame_set_caller(&inner->frame, f);
    g->delegating = DELEGATING_FRAME;
    g->delegate = delegate_register;
    g->state = GEN_SUSPENDED;
    gc_barrier(vm, g);
    leaf->root = root;
    leaf->state = GEN_RUNNING;
    root->leaf = leaf;
    root->state = GEN_RUNNING;
    vm->sent = VALUE_NONE;
    ENTER(&leaf->frame);
    goto resume_sent;
}
OP_ABC(GET_YIELD_FROM_ITER)
{
    SAVE();
    SET_CHECKED(get_yield_from_iter(vm, f, R[b]));
    NEXT();
}
OP_ABC(GET_AWAITABLE)
{
    value v = R[b];
    if (is_object(v) && as_object(v)->kind == TYPE_COROUTINE && !as_generator(v)->awaited) {
        as_generator(v)->awaited = true;
        R[a] = v;
        NEXT();
    }
    SAVE();
    SET_CHECKED(get_awaitable(vm, v, (int)c));
    NEXT();
}
OP_ABC(GET_AITER)
{
    SAVE();
    SET_CHECKED(get_aiter(vm, R[b]));
    NEXT();
}
OP_ABC(GET_ANEXT)
{
    SAVE();
    SET_CHECKED(get_anext(vm, R[b]));
    NEXT();
}
OP_ABC(FOR_ANEXT)
{
    /* An async generator that nobody else is running goes on as part of this chain. Anything
         * else is awaited: g->origin holds the awaitable meanwhile. */
    value iterator = R[b];
    struct generator *g = generator_of_frame(f);
    pc++;
    SAVE();
    delegate_register = b;
    if (is_exact(iterator, TYPE_ASYNC_GENERATOR)) {
        struct generator *inner = as_generator(iterator);
        if (inner->state == GEN_FINISHED) {
            NEXT();
        }
        if (inner->async_state == ASYNC_GENERATOR_IDLE && inner->state != GEN_RUNNING) {
            CHECK(async_generator_first(vm, inner));
            inner->async_state = ASYNC_GENERATOR_RUNNING;
            delegate_inner = inner;
            delegate_kind = RETURN_FOR_ASYNC;
            goto delegate_frame;
        }
    }
    value awaitable = get_anext(vm, iterator);
    CHECK(awaitable);
    g->origin = awaitable;
    gc_barrier(vm, g);
    delegate_register = UINT32_MAX;
    g->delegate = UINT32_MAX;
    if (is_object(awaitable) && (as_object(awaitable)->kind == TYPE_COROUTINE ||
                                 as_object(awaitable)->kind == TYPE_GENERATOR)) {
        delegate_inner = as_generator(awaitable);
        delegate_kind = RETURN_ANEXT;
        goto delegate_frame;
    }
    delegate_sent = VALUE_NONE;
    delegate_thrown = VALUE_NULL;
    goto delegate_native;
}

/* handlers_jumps.h - jumps, compare-and-branch, iteration.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
#define TAKE_IF(test)                  \
    do {                               \
        uint32_t word_ = *pc++;        \
        if ((test) == (bool)(c & 1)) { \
            pc += (int32_t)word_;      \
            if (c & 2) {               \
                POLL();                \
            }                          \
        }                              \
        NEXT();                        \
    } while (0)

#define COMPARE_JUMP(name, cmp, operator)                          \
    OP_ABC(name)                                                   \
    {                                                              \
        value x = R[a], y = R[b];                                  \
        COMPARE_FAST(cmp, operator, x, y, TAKE_IF(t);)             \
        pc++;                                                      \
        SAVE();                                                    \
        if (try_compare_frame(vm, f, cmp, x, y, RETURN_JUMP, 0)) { \
            goto enter_pushed;                                     \
        }                                                          \
        int t = compare_bool(vm, cmp, x, y);                       \
        CHECK(t >= 0);                                             \
        pc--;                                                      \
        TAKE_IF((bool)t);                                          \
    }

#define TAKE_IF_IMMEDIATE(test)            \
    do {                                   \
        int32_t word_ = (int32_t)*pc++;    \
        if ((test) == (bool)(word_ & 1)) { \
            pc += word_ >> 2;              \
            if (word_ & 2) {               \
                POLL();                    \
            }                              \
        }                                  \
        NEXT();                            \
    } while (0)

#define COMPARE_JUMP_IMMEDIATE(name, cmp, operator)                            \
    OP_AI(name)                                                                \
    {                                                                          \
        value x = R[a];                                                        \
        if (LIKELY(is_int(x))) {                                               \
            TAKE_IF_IMMEDIATE(small_int_value(x) operator bx);                 \
        }                                                                      \
        if (is_flonum(x)) {                                                    \
            TAKE_IF_IMMEDIATE(flonum_value(x) operator(double) bx);            \
        }                                                                      \
        pc++;                                                                  \
        SAVE();                                                                \
        if (try_compare_frame(vm, f, cmp, x, small_int(bx), RETURN_JUMP, 1)) { \
            goto enter_pushed;                                                 \
        }                                                                      \
        int t = compare_bool(vm, cmp, x, small_int(bx));                       \
        CHECK(t >= 0);                                                         \
        pc--;                                                                  \
        TAKE_IF_IMMEDIATE((bool)t);                                            \
    }

/* -- jumps ---------------------------------------------------------------------------------------- */
OP_ABC(JUMP)
{
    int32_t offset = (int32_t)*pc++;
    pc += offset;
    if (offset < 0) {
        POLL();
    }
    NEXT();
}
OP_ABC(JUMP_IF)
{
    int t = quick_truth(R[a]);
    c = b;
    if (UNLIKELY(t < 0)) {
        value v = R[a];
        if (is_exact(v, TYPE_LIST)) {
            t = as_list(v)->length != 0;
        } else if (is_exact(v, TYPE_STR)) {
            t = as_str(v)->size != 0;
        } else {
            pc++;
            SAVE();
            if (try_special_frame(vm, f, v, NAME_BOOL, NULL, 0, frame_info(RETURN_JUMP, 0, 2))) {
                goto enter_pushed;
            }
            t = truth(vm, v);
            CHECK(t >= 0);
            pc--;
        }
    }
    TAKE_IF((bool)t);
}
OP_ABC(JUMP_IF_NONE)
{
    c = b;
    TAKE_IF(R[a] == VALUE_NONE);
}
COMPARE_JUMP(JUMP_LT, CMP_LT, <)
COMPARE_JUMP(JUMP_LE, CMP_LE, <=)
COMPARE_JUMP(JUMP_EQ, CMP_EQ, ==)
COMPARE_JUMP(JUMP_NE, CMP_NE, !=)
COMPARE_JUMP(JUMP_GT, CMP_GT, >)
COMPARE_JUMP(JUMP_GE, CMP_GE, >=)
COMPARE_JUMP_IMMEDIATE(JUMP_LT_I, CMP_LT, <)
COMPARE_JUMP_IMMEDIATE(JUMP_LE_I, CMP_LE, <=)
COMPARE_JUMP_IMMEDIATE(JUMP_EQ_I, CMP_EQ, ==)
COMPARE_JUMP_IMMEDIATE(JUMP_NE_I, CMP_NE, !=)
COMPARE_JUMP_IMMEDIATE(JUMP_GT_I, CMP_GT, >)
COMPARE_JUMP_IMMEDIATE(JUMP_GE_I, CMP_GE, >=)
OP_ABC(JUMP_IS)
{
    TAKE_IF(R[a] == R[b]);
}
OP_ABC(JUMP_IN)
{
    pc++;
    SAVE();
    if (try_special_frame(vm, f, R[b], NAME_CONTAINS, &R[a], 1, frame_info(RETURN_JUMP, 0, 3))) {
        goto enter_pushed;
    }
    int t = contains(vm, R[b], R[a]);
    CHECK(t >= 0);
    pc--;
    TAKE_IF((bool)t);
}
OP_ABC(GET_ITER)
{
    SAVE();
    if (try_special_frame(vm, f, R[b], NAME_ITER, NULL, 0, frame_info(RETURN_ITER, 0, a))) {
        goto enter_pushed;
    }
    SET_CHECKED(get_iter(vm, R[b]));
    NEXT();
}
OP_ABC(FOR_RANGE)
{
    struct range_iter *it = (struct range_iter *)as_object(R[b]);
    if (UNLIKELY(it->header.kind != TYPE_RANGE_ITER)) {
        SPECIALISE(FOR_NEXT);
        goto B_FOR_NEXT;
    }
    int32_t offset = (int32_t)*pc++;
    if (UNLIKELY(!it->left)) {
        NEXT();
    }
    it->left--;
    R[a] = small_int(it->next);
    it->next += it->step;
    pc += offset;
    POLL();
    NEXT();
}
OP_ABC(FOR_LIST)
{
    struct index_iter *it = (struct index_iter *)as_object(R[b]);
    if (UNLIKELY(it->header.kind != TYPE_LIST_ITER || !it->sequence ||
                 it->index >= as_list(it->sequence)->length)) {
        SPECIALISE(FOR_NEXT);
        goto B_FOR_NEXT;
    }
    int32_t offset = (int32_t)*pc++;
    R[a] = as_list(it->sequence)->items[it->index++];
    pc += offset;
    POLL();
    NEXT();
}
OP_ABC(FOR_NEXT)
{
    value iterator = R[b];
    int32_t offset = (int32_t)*pc++;
    struct object *o = as_object(iterator);
    value item;
    switch (o->kind) {
    case TYPE_RANGE_ITER: {
        struct range_iter *it = (struct range_iter *)o;
        if (UNLIKELY(!it->left)) {
            NEXT();
        }
        it->left--;
        item = small_int(it->next);
        it->next += it->step;
        SPECIALISE_X(FOR_RANGE);
        break;
    }
    case TYPE_LIST_ITER: {
        struct index_iter *it = (struct index_iter *)o;
        if (UNLIKELY(!it->sequence)) {
            NEXT();
        }
        if (UNLIKELY(it->index >= as_list(it->sequence)->length)) {
            it->sequence = VALUE_NULL;
            NEXT();
        }
        item = as_list(it->sequence)->items[it->index++];
        SPECIALISE_X(FOR_LIST);
        break;
    }
    case TYPE_TUPLE_ITER: {
        struct index_iter *it = (struct index_iter *)o;
        if (UNLIKELY(!it->sequence)) {
            NEXT();
        }
        if (UNLIKELY(it->index >= as_tuple(it->sequence)->length)) {
            it->sequence = VALUE_NULL;
            NEXT();
        }
        item = as_tuple(it->sequence)->items[it->index++];
        break;
    }
    case TYPE_GENERATOR: {
        struct generator *g = (struct generator *)o;
        if (g->state == GEN_FINISHED) {
            NEXT();
        }
        SAVE();
        struct frame *n = resume_begin(vm, g, f, frame_info(RETURN_FOR, 0, a));
        CHECK(n);
        vm->sent = VALUE_NONE;
        ENTER(n);
        goto resume_sent;
    }
    default:
        SAVE();
        if (o->type->def->next && !has_script_special(o->type, NAME_NEXT)) {
            /* `for k, v in d.items()`: what the UNPACK of a temporary takes apart at once need not be made. */
            uint32_t next = pc[offset];
            if ((next & 0xff) == OP_UNPACK_ && next >> 16 == (2 << 8 | a) && a < 256 &&
                a >= f->code->local_count) {
                value pair[2];
                int got = iter_next_pair(vm, iterator, pair);
                CHECK(got >= 0);
                if (got == 0) {
                    NEXT();
                }
                if (got == 1) {
                    R[a] = VALUE_NONE; /* hostile code must not find what was there */
                    R[next >> 8 & 0xff] = pair[0];
                    R[(next >> 8 & 0xff) + 1] = pair[1];
                    pc += offset + 1;
                    POLL();
                    NEXT();
                }
            }
            item = o->type->def->next(vm, iterator);
        } else {
            if (try_special_frame(vm, f, iterator, NAME_NEXT, NULL, 0,
                                  frame_info(RETURN_NEXT, 0, a))) {
                goto enter_pushed;
            }
            item = iter_next(vm, iterator);
        }
        CHECK(item);
        if (item == VALUE_STOP) {
            NEXT();
        }
    }
    R[a] = item;
    pc += offset;
    POLL();
    NEXT();
}

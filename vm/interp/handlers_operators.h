/* handlers_operators.h - arithmetic, comparison and truth.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
#define FLOAT_RESULT(d)                \
    do {                               \
        SAVE();                        \
        SET_CHECKED(float_new(vm, d)); \
        NEXT();                        \
    } while (0)

/* Arithmetic: small ints, then floats in the word (or mixed), then everything else. */
#define ARITH_SLOW(op_index, function)                                             \
    SAVE();                                                                        \
    if (try_operator_frame(vm, f, op_index, function == inplace, R[b], R[c], a)) { \
        goto enter_pushed;                                                         \
    }                                                                              \
    SET_CHECKED(function(vm, op_index, R[b], R[c]));                               \
    NEXT();

/* Two floats in words: what the specialised forms do. They give way to the generic form, which does
 * the operation, when an operand is anything else, and to it for the rare results without a word. */
#define FLOAT_SPECIALISED(name, generic, operator)                                                \
    OP_ABC(name)                                                                                  \
    {                                                                                             \
        value x = R[b], y = R[c];                                                                 \
        if (LIKELY(                                                                               \
                are_tagged_flonums(x, y) &&                                                       \
                flonum_try_tagged(flonum_tagged_value(x) operator flonum_tagged_value(y), &x))) { \
            R[a] = x;                                                                             \
            NEXT();                                                                               \
        }                                                                                         \
        SPECIALISE(generic);                                                                      \
        goto B_##generic;                                                                         \
    }

#define ARITH_OVERFLOW(name, op_index, builtin, other, float_operator, function)     \
    OP_ABC(name)                                                                     \
    {                                                                                \
        value x = R[b], y = R[c];                                                    \
        if (LIKELY(are_ints(x, y))) {                                                \
            builtin                                                                  \
        } else if (are_tagged_flonums(x, y)) {                                       \
            double d = flonum_tagged_value(x) float_operator flonum_tagged_value(y); \
            if (LIKELY(flonum_try_tagged(d, &x))) {                                  \
                SPECIALISE(name##_F);                                                \
                R[a] = x;                                                            \
                NEXT();                                                              \
            }                                                                        \
            FLOAT_RESULT(d);                                                         \
        }                                                                            \
        other double m, n;                                                           \
        if ((is_flonum(x) || is_flonum(y)) && number_as_double(x, &m) &&             \
            number_as_double(y, &n)) {                                               \
            FLOAT_RESULT(m float_operator n);                                        \
        }                                                                            \
        ARITH_SLOW(op_index, function)                                               \
    }                                                                                \
    FLOAT_SPECIALISED(name##_F, name, float_operator)

/* The tag bit is set in both words: drop one of the two before adding, put it back after
 * subtracting; for the product untag one side. */
#define INT_ADD                                                                              \
    int64_t sum;                                                                             \
    if (LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), (int64_t)(value_bits(y) - 1), \
                                       &sum))) {                                             \
        R[a] = value_from_bits((uint64_t)sum);                                               \
        NEXT();                                                                              \
    }
#define INT_SUB                                                                              \
    int64_t difference;                                                                      \
    if (LIKELY(!__builtin_sub_overflow((int64_t)value_bits(x), (int64_t)(value_bits(y) - 1), \
                                       &difference))) {                                      \
        R[a] = value_from_bits((uint64_t)difference);                                        \
        NEXT();                                                                              \
    }
#define INT_MUL                                                                          \
    int64_t product;                                                                     \
    if (LIKELY(!__builtin_mul_overflow((int64_t)(value_bits(x) - 1), small_int_value(y), \
                                       &product))) {                                     \
        R[a] = value_from_bits((uint64_t)product + 1);                                   \
        NEXT();                                                                          \
    }

/* Strs too are added so often that they have a form of their own. */
#define STR_ADDED(name, function)                         \
    if (is_exact(x, TYPE_STR) && is_exact(y, TYPE_STR)) { \
        SPECIALISE(name##_STR);                           \
        SAVE();                                           \
        SET_CHECKED(function(vm, x, y));                  \
        NEXT();                                           \
    }
#define STR_SPECIALISED(name, generic, function)                      \
    OP_ABC(name)                                                      \
    {                                                                 \
        value x = R[b], y = R[c];                                     \
        if (LIKELY(is_exact(x, TYPE_STR) && is_exact(y, TYPE_STR))) { \
            SAVE();                                                   \
            SET_CHECKED(function(vm, x, y));                          \
            NEXT();                                                   \
        }                                                             \
        SPECIALISE(generic);                                          \
        goto B_##generic;                                             \
    }

#define ARITH_INT(name, op_index, condition, expression, function)  \
    OP_ABC(name)                                                    \
    {                                                               \
        value x = R[b], y = R[c];                                   \
        if (LIKELY(are_ints(x, y))) {                               \
            int64_t m = small_int_value(x), n = small_int_value(y); \
            (void)m, (void)n;                                       \
            if (LIKELY(condition)) {                                \
                R[a] = expression;                                  \
                NEXT();                                             \
            }                                                       \
        }                                                           \
        ARITH_SLOW(op_index, function)                              \
    }

#define ARITH_GENERIC(name, op_index, function) \
    OP_ABC(name)                                \
    {                                           \
        ARITH_SLOW(op_index, function)          \
    }

#define IMMEDIATE_SLOW(op_index, function)                                     \
    SAVE();                                                                    \
    value imm = small_int(bx);                                                 \
    if (try_operator_frame(vm, f, op_index, function == inplace, x, imm, a)) { \
        goto enter_pushed;                                                     \
    }                                                                          \
    SET_CHECKED(function(vm, op_index, x, imm));                               \
    NEXT();

#define ADDSUB_IMMEDIATE(name, op_index, sign, function)                                     \
    OP_ABI(name)                                                                             \
    {                                                                                        \
        value x = R[b];                                                                      \
        if (LIKELY(is_int(x))) {                                                             \
            int64_t sum;                                                                     \
            if (LIKELY(!__builtin_add_overflow((int64_t)value_bits(x), sign(int64_t) bx * 2, \
                                               &sum))) {                                     \
                R[a] = value_from_bits((uint64_t)sum);                                       \
                NEXT();                                                                      \
            }                                                                                \
        } else if (is_flonum(x)) {                                                           \
            FLOAT_RESULT(flonum_value(x) + sign(double) bx);                                 \
        }                                                                                    \
        IMMEDIATE_SLOW(op_index, function)                                                   \
    }

#define INT_IMMEDIATE(name, op_index, condition, expression) \
    OP_ABI(name)                                             \
    {                                                        \
        value x = R[b];                                      \
        if (LIKELY(is_int(x))) {                             \
            int64_t m = small_int_value(x), n = bx;          \
            (void)m, (void)n;                                \
            if (LIKELY(condition)) {                         \
                R[a] = expression;                           \
                NEXT();                                      \
            }                                                \
        }                                                    \
        IMMEDIATE_SLOW(op_index, binary)                     \
    }

/* Two ints: the tagged words compare like the numbers. */
#define COMPARE_FAST(cmp, operator, x, y, done)                          \
    if (LIKELY(are_ints(x, y))) {                                        \
        bool t = (int64_t)value_bits(x) operator(int64_t) value_bits(y); \
        done                                                             \
    }                                                                    \
    if (are_tagged_flonums(x, y)) {                                      \
        bool t = flonum_tagged_value(x) operator flonum_tagged_value(y); \
        done                                                             \
    }                                                                    \
    if (is_exact(x, TYPE_STR) && is_exact(y, TYPE_STR)) {                \
        bool t = order_strs(cmp, x, y) operator(0);                      \
        done                                                             \
    }

#define COMPARE(name, cmp, operator)                                    \
    OP_ABC(name)                                                        \
    {                                                                   \
        value x = R[b], y = R[c];                                       \
        COMPARE_FAST(cmp, operator, x, y, R[a] = make_bool(t); NEXT();) \
        SAVE();                                                         \
        if (try_compare_frame(vm, f, cmp, x, y, RETURN_KEEP, a)) {      \
            goto enter_pushed;                                          \
        }                                                               \
        SET_CHECKED(compare(vm, cmp, x, y));                            \
        NEXT();                                                         \
    }

/* -- operators --------------------------------------------------------------------------------- */
ARITH_OVERFLOW(ADD, OP_ADD, INT_ADD, STR_ADDED(ADD, str_concat), +, binary)
STR_SPECIALISED(ADD_STR, ADD, str_concat)
ARITH_OVERFLOW(SUB, OP_SUB, INT_SUB, , -, binary)
ARITH_OVERFLOW(MUL, OP_MUL, INT_MUL, , *, binary)
ARITH_GENERIC(MATMUL, OP_MATMUL, binary)
OP_ABC(TRUEDIV)
{
    value x = R[b], y = R[c];
    double m, n;
    if (are_tagged_flonums(x, y)) {
        SPECIALISE(TRUEDIV_F);
    }
    if (number_as_double(x, &m) && number_as_double(y, &n) && LIKELY(n != 0)) {
        FLOAT_RESULT(m / n);
    }
    ARITH_SLOW(OP_TRUEDIV, binary)
}
FLOAT_SPECIALISED(TRUEDIV_F, TRUEDIV, /)
ARITH_INT(FLOORDIV, OP_FLOORDIV, n != 0 && n != -1, small_int(floor_div(m, n)), binary)
ARITH_INT(MOD, OP_MOD, n != 0, small_int(floor_mod(m, n)), binary)
OP_ABC(POW)
{
    value x = R[b], y = R[c];
    int64_t power;
    if (are_tagged_flonums(x, y) && flonum_tagged_value(x) > 0) {
        double d = pow(flonum_tagged_value(x), flonum_tagged_value(y));
        if (LIKELY(isfinite(d))) {
            FLOAT_RESULT(d);
        }
    } else if (are_ints(x, y) && small_power(small_int_value(x), small_int_value(y), &power)) {
        R[a] = small_int(power);
        NEXT();
    }
    ARITH_SLOW(OP_POW, binary)
}
ARITH_INT(LSHIFT, OP_LSHIFT,
          n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) && m >= -((int64_t)1 << (62 - n)),
          small_int((int64_t)((uint64_t)m << n)), binary)
ARITH_INT(RSHIFT, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)), binary)
ARITH_INT(AND, OP_AND, true, value_from_bits(value_bits(x) & value_bits(y)), binary)
ARITH_INT(XOR, OP_XOR, true, value_from_bits((value_bits(x) ^ value_bits(y)) | 1), binary)
ARITH_INT(OR, OP_OR, true, value_from_bits(value_bits(x) | value_bits(y)), binary)
ARITH_OVERFLOW(IADD, OP_ADD, INT_ADD, STR_ADDED(IADD, str_append), +, inplace)
STR_SPECIALISED(IADD_STR, IADD, str_append)
ARITH_OVERFLOW(ISUB, OP_SUB, INT_SUB, , -, inplace)
ARITH_OVERFLOW(IMUL, OP_MUL, INT_MUL, , *, inplace)
ARITH_GENERIC(IMATMUL, OP_MATMUL, inplace)
ARITH_GENERIC(ITRUEDIV, OP_TRUEDIV, inplace)
ARITH_INT(IFLOORDIV, OP_FLOORDIV, n != 0 && n != -1, small_int(floor_div(m, n)), inplace)
ARITH_INT(IMOD, OP_MOD, n != 0, small_int(floor_mod(m, n)), inplace)
ARITH_GENERIC(IPOW, OP_POW, inplace)
ARITH_INT(ILSHIFT, OP_LSHIFT,
          n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) && m >= -((int64_t)1 << (62 - n)),
          small_int((int64_t)((uint64_t)m << n)), inplace)
ARITH_INT(IRSHIFT, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)), inplace)
ARITH_INT(IAND, OP_AND, true, value_from_bits(value_bits(x) & value_bits(y)), inplace)
ARITH_INT(IXOR, OP_XOR, true, value_from_bits((value_bits(x) ^ value_bits(y)) | 1), inplace)
ARITH_INT(IOR, OP_OR, true, value_from_bits(value_bits(x) | value_bits(y)), inplace)
ADDSUB_IMMEDIATE(ADD_I, OP_ADD, +, binary)
ADDSUB_IMMEDIATE(SUB_I, OP_SUB, -, binary)
OP_ABI(MUL_I)
{
    value x = R[b];
    if (LIKELY(is_int(x))) {
        value y = small_int(bx);
        INT_MUL
    } else if (is_flonum(x)) {
        FLOAT_RESULT(flonum_value(x) * bx);
    }
    IMMEDIATE_SLOW(OP_MUL, binary)
}
INT_IMMEDIATE(FLOORDIV_I, OP_FLOORDIV, n > 0, small_int(floor_div(m, n)))
INT_IMMEDIATE(MOD_I, OP_MOD, n > 0, small_int(floor_mod(m, n)))
INT_IMMEDIATE(LSHIFT_I, OP_LSHIFT,
              n >= 0 && n < 62 && m < ((int64_t)1 << (62 - n)) && m >= -((int64_t)1 << (62 - n)),
              small_int((int64_t)((uint64_t)m << n)))
INT_IMMEDIATE(RSHIFT_I, OP_RSHIFT, n >= 0, small_int(m >> (n > 63 ? 63 : n)))
INT_IMMEDIATE(AND_I, OP_AND, true, small_int(m &n))
ADDSUB_IMMEDIATE(IADD_I, OP_ADD, +, inplace)
ADDSUB_IMMEDIATE(ISUB_I, OP_SUB, -, inplace)
#define UNARY(name, op_index, condition, expression)                                     \
    OP_ABC(name)                                                                         \
    {                                                                                    \
        value x = R[b];                                                                  \
        if (LIKELY(is_int(x) && (condition))) {                                          \
            R[a] = expression;                                                           \
            NEXT();                                                                      \
        }                                                                                \
        SAVE();                                                                          \
        if (try_special_frame(vm, f, x, (enum name_index)(NAME_NEG + op_index), NULL, 0, \
                              frame_info(RETURN_KEEP, 0, a))) {                          \
            goto enter_pushed;                                                           \
        }                                                                                \
        SET_CHECKED(unary(vm, op_index, x));                                             \
        NEXT();                                                                          \
    }
UNARY(NEG, OP_NEG, small_int_value(x) != SMALL_INT_MIN, small_int(-small_int_value(x)))
UNARY(POS, OP_POS, true, x)
UNARY(INVERT, OP_INVERT, true, small_int(~small_int_value(x)))
OP_ABC(NOT)
{
    int t = quick_truth(R[b]);
    if (UNLIKELY(t < 0)) {
        SAVE();
        if (try_special_frame(vm, f, R[b], NAME_BOOL, NULL, 0,
                              frame_info(RETURN_NOT_TRUTH, 0, a))) {
            goto enter_pushed;
        }
        t = truth(vm, R[b]);
        CHECK(t >= 0);
    }
    R[a] = make_bool(!t);
    NEXT();
}
OP_ABC(TO_BOOL)
{
    int t = quick_truth(R[b]);
    if (UNLIKELY(t < 0)) {
        SAVE();
        if (try_special_frame(vm, f, R[b], NAME_BOOL, NULL, 0, frame_info(RETURN_TRUTH, 0, a))) {
            goto enter_pushed;
        }
        t = truth(vm, R[b]);
        CHECK(t >= 0);
    }
    R[a] = make_bool(t);
    NEXT();
}
COMPARE(LT, CMP_LT, <)
COMPARE(LE, CMP_LE, <=)
COMPARE(EQ, CMP_EQ, ==)
COMPARE(NE, CMP_NE, !=)
COMPARE(GT, CMP_GT, >)
COMPARE(GE, CMP_GE, >=)
OP_ABC(IS)
{
    R[a] = make_bool(R[b] == R[c]);
    NEXT();
}
OP_ABC(IS_NOT)
{
    R[a] = make_bool(R[b] != R[c]);
    NEXT();
}
OP_ABC(IN)
{
    SAVE();
    if (try_special_frame(vm, f, R[c], NAME_CONTAINS, &R[b], 1,
                          frame_info(RETURN_CONTAINS, 0, a))) {
        goto enter_pushed;
    }
    int t = contains(vm, R[c], R[b]);
    CHECK(t >= 0);
    R[a] = make_bool(t);
    NEXT();
}
OP_ABC(NOT_IN)
{
    SAVE();
    if (try_special_frame(vm, f, R[c], NAME_CONTAINS, &R[b], 1,
                          frame_info(RETURN_NOT_CONTAINS, 0, a))) {
        goto enter_pushed;
    }
    int t = contains(vm, R[c], R[b]);
    CHECK(t >= 0);
    R[a] = make_bool(!t);
    NEXT();
}

/* encoding.c - the measurement behind two decisions: how a value is encoded (tagged word with a
 * 63-bit int and a rotated float, or NaN-boxing with a 32-bit int) and how instructions are
 * dispatched (computed goto, or a switch). The same small register machine runs an int loop and a
 * float loop in all four combinations; run.sh beside this builds and times them.
 *
 * -DNANBOX selects NaN-boxing, -DSWITCH the switch. Prints: name, ns per loop iteration. */
#include "../../../vm/value.h"
#include <stdio.h>
#include <time.h>

#ifdef NANBOX
typedef uint64_t word;
#define INT_TAG UINT64_C(0xfffe000000000000)
#define DOUBLES UINT64_C(0x0007000000000000)
static inline bool w_ints(word a, word b)
{
    return (a >> 49 == INT_TAG >> 49) & (b >> 49 == INT_TAG >> 49);
}
static inline word w_int(int64_t n)
{
    return INT_TAG | (uint32_t)n;
}
static inline int64_t w_to_int(word a)
{
    return (int32_t)a;
}
static inline bool w_is_double(word a)
{
    return a >= DOUBLES && a < INT_TAG;
}
static inline double w_to_double(word a)
{
    a -= DOUBLES;
    double d;
    memcpy(&d, &a, 8);
    return d;
}
static inline bool w_double(double d, word *out)
{
    memcpy(out, &d, 8);
    *out += DOUBLES;
    return true;
}
static inline bool w_add(word a, word b, word *out)
{
    int32_t r;
    if (__builtin_add_overflow((int32_t)a, (int32_t)b, &r)) {
        return false;
    }
    *out = w_int(r);
    return true;
}
static inline bool w_less(word a, word b)
{
    return (int32_t)a < (int32_t)b;
}
#define ENCODING "nan-boxing, 32-bit int"
#else
typedef value word;
static inline bool w_ints(word a, word b)
{
    return are_ints(a, b);
}
static inline word w_int(int64_t n)
{
    return small_int(n);
}
static inline int64_t w_to_int(word a)
{
    return small_int_value(a);
}
static inline bool w_is_double(word a)
{
    return is_flonum(a);
}
static inline double w_to_double(word a)
{
    return flonum_value(a);
}
static inline bool w_double(double d, word *out)
{
    return flonum_try(d, out);
}
static inline bool w_add(word a, word b, word *out)
{
    int64_t r;
    if (__builtin_add_overflow((int64_t)value_bits(a), (int64_t)(value_bits(b) - 1), &r)) {
        return false;
    }
    *out = value_from_bits((uint64_t)r);
    return true;
}
static inline bool w_less(word a, word b)
{
    return (int64_t)value_bits(a) < (int64_t)value_bits(b);
}
#define ENCODING "tagged word, 63-bit int, flonum"
#endif

enum { ADD, SUB, MUL, MOVE, JUMP_LESS, HALT };
#define I(op, a, b, c) \
    ((uint32_t)(op) | (uint32_t)(a) << 8 | (uint32_t)(b) << 16 | (uint32_t)(c) << 24)

#define ARITH(int_case, operator)                                                         \
    {                                                                                     \
        word x = R[insn >> 16 & 255], y = R[insn >> 24];                                  \
        if (w_ints(x, y)) {                                                               \
            int_case                                                                      \
        } else if (w_is_double(x) && w_is_double(y)) {                                    \
            if (!w_double(w_to_double(x) operator w_to_double(y), &R[insn >> 8 & 255])) { \
                return false;                                                             \
            }                                                                             \
        } else {                                                                          \
            return false;                                                                 \
        }                                                                                 \
    }

static bool run(const uint32_t *pc, word *R)
{
    uint32_t insn;
#ifdef SWITCH
#define OP(name) case name:
#define NEXT     continue
    for (;;) {
        insn = *pc++;
        switch (insn & 255) {
#else
    static const void *const table[] = {&&L_ADD,  &&L_SUB,       &&L_MUL,
                                        &&L_MOVE, &&L_JUMP_LESS, &&L_HALT};
#define OP(name) L_##name:
#define NEXT      \
    insn = *pc++; \
    goto *table[insn & 255]
    {
        {
            NEXT;
#endif
            OP(ADD)
            ARITH(if (!w_add(x, y, &R[insn >> 8 & 255])) return false;, +)
            NEXT;
            OP(SUB)
            ARITH(R[insn >> 8 & 255] = w_int(w_to_int(x) - w_to_int(y));, -)
            NEXT;
            OP(MUL)
            ARITH(R[insn >> 8 & 255] = w_int((int32_t)(w_to_int(x) * w_to_int(y)));, *)
            NEXT;
            OP(MOVE)
            R[insn >> 8 & 255] = R[insn >> 16 & 255];
            NEXT;
            OP(JUMP_LESS)
            if (w_less(R[insn >> 8 & 255], R[insn >> 16 & 255])) {
                pc -= insn >> 24;
            }
            NEXT;
            OP(HALT)
            return true;
        }
    }
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(void)
{
    enum { COUNT = 30000000 };
    /* i += 1; s = s + i; t = s - i; s = t; while i < n */
    const uint32_t ints[] = {I(ADD, 0, 0, 1),  I(ADD, 3, 4, 0),       I(SUB, 4, 3, 0),
                             I(MOVE, 3, 4, 0), I(JUMP_LESS, 0, 2, 5), I(HALT, 0, 0, 0)};
    /* x = x * a + b; y = y - x * c, as in n-body's inner loop */
    const uint32_t floats[] = {I(ADD, 0, 0, 1),       I(MUL, 3, 3, 4), I(ADD, 3, 3, 5),
                               I(MUL, 7, 3, 4),       I(SUB, 6, 5, 7), I(ADD, 6, 6, 3),
                               I(JUMP_LESS, 0, 2, 7), I(HALT, 0, 0, 0)};
    double best[2] = {1e9, 1e9};
    for (int round = 0; round < 5; round++) {
        for (int which = 0; which < 2; which++) {
            word R[16] = {0};
            R[0] = w_int(0);
            R[1] = w_int(1);
            R[2] = w_int(COUNT);
            R[3] = R[4] = w_int(0);
            if (which) {
                w_double(0.5, &R[3]);
                w_double(0.75, &R[4]);
                w_double(1.25, &R[5]);
                w_double(1.0, &R[6]);
            }
            double start = seconds();
            if (!run(which ? floats : ints, R)) {
                return 1;
            }
            double took = seconds() - start;
            if (took < best[which]) {
                best[which] = took;
            }
        }
    }
#ifdef SWITCH
    const char *dispatch = "switch";
#else
    const char *dispatch = "computed goto";
#endif
    printf("%-34s %-14s int loop %5.2f ns   float loop %5.2f ns\n", ENCODING, dispatch,
           best[0] / COUNT * 1e9, best[1] / COUNT * 1e9);
    return 0;
}

/*
 * The linear kernels of limb arithmetic: everything that makes one pass over its operands.
 *
 * On x86-64 the carry chains and the multiply-accumulate rows are written in assembler, because
 * compilers spill the carry flag to a register between limbs and lose half the speed; the C
 * versions beside them do the same for every other machine.
 */
#include "limbs.h"
#include "limbs_work.h"

int limbs_compare_n(const uint64_t *a, const uint64_t *b, size_t n)
{
    while (n-- > 0) {
        if (a[n] != b[n]) {
            return a[n] < b[n] ? -1 : 1;
        }
    }
    return 0;
}

int limbs_compare(const uint64_t *a, size_t an, const uint64_t *b, size_t bn)
{
    an = limbs_normal(a, an);
    bn = limbs_normal(b, bn);
    if (an != bn) {
        return an < bn ? -1 : 1;
    }
    return limbs_compare_n(a, b, an);
}

#if defined __x86_64__
/* r = a op b for n limbs, four at a time; the flag lives in `carry` between the blocks. */
#define LIMBS_CHAIN(op)                                                                            \
    do {                                                                                           \
        size_t blocks = n / 4;                                                                     \
        size_t i = 0;                                                                              \
        uint64_t t0, t1;                                                                           \
        if (blocks) {                                                                              \
            /* lea and dec leave the carry flag alone, which is what makes the loop possible. */   \
            __asm__ volatile("xorl %%eax, %%eax\n"                                                 \
                             "1:\n\t"                                                              \
                             "movq (%[a],%[i],8), %[t0]\n\t"                                       \
                             "movq 8(%[a],%[i],8), %[t1]\n\t" op " (%[b],%[i],8), %[t0]\n\t" op    \
                             " 8(%[b],%[i],8), %[t1]\n\t"                                          \
                             "movq %[t0], (%[r],%[i],8)\n\t"                                       \
                             "movq %[t1], 8(%[r],%[i],8)\n\t"                                      \
                             "movq 16(%[a],%[i],8), %[t0]\n\t"                                     \
                             "movq 24(%[a],%[i],8), %[t1]\n\t" op " 16(%[b],%[i],8), %[t0]\n\t" op \
                             " 24(%[b],%[i],8), %[t1]\n\t"                                         \
                             "movq %[t0], 16(%[r],%[i],8)\n\t"                                     \
                             "movq %[t1], 24(%[r],%[i],8)\n\t"                                     \
                             "leaq 4(%[i]), %[i]\n\t"                                              \
                             "decq %[blocks]\n\t"                                                  \
                             "jnz 1b\n\t"                                                          \
                             "setc %%al"                                                           \
                             : [i] "+r"(i), [blocks] "+r"(blocks), [t0] "=&r"(t0), [t1] "=&r"(t1), \
                               "=&a"(carry)                                                        \
                             : [a] "r"(a), [b] "r"(b), [r] "r"(r)                                  \
                             : "cc", "memory");                                                    \
        }                                                                                          \
        done = i;                                                                                  \
    } while (0)
#else
#define LIMBS_CHAIN(op) ((void)0)
#endif

uint64_t limbs_add_n(uint64_t *r, const uint64_t *a, const uint64_t *b, size_t n)
{
    uint64_t carry = 0;
    size_t done = 0;
    LIMBS_CHAIN("adcq");
    for (size_t i = done; i < n; i++) {
        r[i] = limb_add_carry(a[i], b[i], &carry);
    }
    return carry;
}

uint64_t limbs_sub_n(uint64_t *r, const uint64_t *a, const uint64_t *b, size_t n)
{
    uint64_t carry = 0;
    size_t done = 0;
    LIMBS_CHAIN("sbbq");
    for (size_t i = done; i < n; i++) {
        r[i] = limb_sub_borrow(a[i], b[i], &carry);
    }
    return carry;
}

uint64_t limbs_add_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b)
{
    size_t i = 0;
    for (; i < n && b; i++) {
        b = __builtin_add_overflow(a[i], b, &r[i]);
    }
    if (r != a) {
        limbs_copy(r + i, a + i, n - i);
    }
    return b;
}

uint64_t limbs_sub_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b)
{
    size_t i = 0;
    for (; i < n && b; i++) {
        b = __builtin_sub_overflow(a[i], b, &r[i]);
    }
    if (r != a) {
        limbs_copy(r + i, a + i, n - i);
    }
    return b;
}

uint64_t limbs_add(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn)
{
    uint64_t carry = limbs_add_n(r, a, b, bn);
    return limbs_add_1(r + bn, a + bn, an - bn, carry);
}

uint64_t limbs_sub(uint64_t *r, const uint64_t *a, size_t an, const uint64_t *b, size_t bn)
{
    uint64_t borrow = limbs_sub_n(r, a, b, bn);
    return limbs_sub_1(r + bn, a + bn, an - bn, borrow);
}

uint64_t limbs_mul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b, uint64_t carry)
{
    for (size_t i = 0; i < n; i++) {
        limb_pair p = (limb_pair)a[i] * b + carry;
        r[i] = (uint64_t)p;
        carry = (uint64_t)(p >> LIMB_BITS);
    }
    return carry;
}

#if defined __x86_64__
/*
 * One step of r[i] op= a[i] * b: the high half of the previous product arrives in `in`, this one's
 * leaves in `out`, so that unrolled steps need no moves.
 */
#define LIMBS_ROW_STEP(op, off, in, out)                            \
    "movq " off "(%[a],%[i],8), %%rax\n\t"                          \
    "mulq %[b]\n\t"                                                 \
    "addq %[" in "], %%rax\n\t"                                     \
    "movq %%rdx, %[" out "]\n\t"                                    \
    "adcq $0, %[" out "]\n\t" op " %%rax, " off "(%[r],%[i],8)\n\t" \
    "adcq $0, %[" out "]\n\t"

#define LIMBS_ROW(op)                                                                              \
    do {                                                                                           \
        size_t blocks = n / 4;                                                                     \
        size_t i = 0;                                                                              \
        uint64_t t0;                                                                               \
        if (blocks) {                                                                              \
            __asm__ volatile("1:\n\t" LIMBS_ROW_STEP(op, "0", "c", "t0")                           \
                                 LIMBS_ROW_STEP(op, "8", "t0", "c")                                \
                                     LIMBS_ROW_STEP(op, "16", "c", "t0")                           \
                                         LIMBS_ROW_STEP(op, "24", "t0", "c") "addq $4, %[i]\n\t"   \
                                                                             "decq %[blocks]\n\t"  \
                                                                             "jnz 1b"              \
                             : [i] "+r"(i), [blocks] "+r"(blocks), [c] "+r"(carry), [t0] "=&r"(t0) \
                             : [a] "r"(a), [b] "r"(b), [r] "r"(r)                                  \
                             : "rax", "rdx", "cc", "memory");                                      \
        }                                                                                          \
        done = i;                                                                                  \
    } while (0)
#else
#define LIMBS_ROW(op) ((void)0)
#endif

uint64_t limbs_addmul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b)
{
    uint64_t carry = 0;
    size_t done = 0;
    LIMBS_ROW("addq");
    for (size_t i = done; i < n; i++) {
        limb_pair p = (limb_pair)a[i] * b + r[i] + carry;
        r[i] = (uint64_t)p;
        carry = (uint64_t)(p >> LIMB_BITS);
    }
    return carry;
}

uint64_t limbs_submul_1(uint64_t *r, const uint64_t *a, size_t n, uint64_t b)
{
    uint64_t carry = 0;
    size_t done = 0;
    LIMBS_ROW("subq");
    for (size_t i = done; i < n; i++) {
        limb_pair p = (limb_pair)a[i] * b + carry;
        uint64_t low = (uint64_t)p;
        carry = (uint64_t)(p >> LIMB_BITS);
        carry += r[i] < low;
        r[i] -= low;
    }
    return carry;
}

uint64_t limbs_shift_left(uint64_t *r, const uint64_t *a, size_t n, unsigned bits)
{
    if (bits == 0) {
        limbs_copy(r, a, n);
        return 0;
    }
    if (n == 0) {
        return 0;
    }
    uint64_t out = a[n - 1] >> (LIMB_BITS - bits);
    for (size_t i = n - 1; i > 0; i--) {
        r[i] = a[i] << bits | a[i - 1] >> (LIMB_BITS - bits);
    }
    r[0] = a[0] << bits;
    return out;
}

uint64_t limbs_shift_right(uint64_t *r, const uint64_t *a, size_t n, unsigned bits)
{
    if (bits == 0) {
        limbs_copy(r, a, n);
        return 0;
    }
    if (n == 0) {
        return 0;
    }
    uint64_t out = a[0] << (LIMB_BITS - bits);
    for (size_t i = 0; i + 1 < n; i++) {
        r[i] = a[i] >> bits | a[i + 1] << (LIMB_BITS - bits);
    }
    r[n - 1] = a[n - 1] >> bits;
    return out;
}

size_t limbs_bit_length(const uint64_t *a, size_t n)
{
    n = limbs_normal(a, n);
    return n ? n * LIMB_BITS - limb_leading_zeros(a[n - 1]) : 0;
}

size_t limbs_popcount(const uint64_t *a, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += (size_t)__builtin_popcountll(a[i]);
    }
    return count;
}

size_t limbs_trailing_zeros(const uint64_t *a, size_t n)
{
    size_t i = 0;
    while (i + 1 < n && a[i] == 0) {
        i++;
    }
    return i * LIMB_BITS + (size_t)__builtin_ctzll(a[i]);
}

bool limbs_any_low_bits(const uint64_t *a, size_t n, size_t bits)
{
    size_t whole = bits / LIMB_BITS;
    if (whole >= n) {
        return limbs_normal(a, n) != 0;
    }
    for (size_t i = 0; i < whole; i++) {
        if (a[i]) {
            return true;
        }
    }
    unsigned rest = bits % LIMB_BITS;
    return rest && (a[whole] & (((uint64_t)1 << rest) - 1));
}

size_t limbs_bitwise(enum limbs_bit_op op, uint64_t *r, bool *r_negative, const uint64_t *a,
                     size_t an, bool a_negative, const uint64_t *b, size_t bn, bool b_negative)
{
    an = limbs_normal(a, an);
    bn = limbs_normal(b, bn);
    a_negative = a_negative && an > 0;
    b_negative = b_negative && bn > 0;
    size_t n = an > bn ? an : bn;
    uint64_t a_mask = a_negative ? UINT64_MAX : 0;
    uint64_t b_mask = b_negative ? UINT64_MAX : 0;
    uint64_t a_carry = a_negative, b_carry = b_negative;
    bool negative = op == LIMBS_AND  ? a_negative && b_negative
                    : op == LIMBS_OR ? a_negative || b_negative
                                     : a_negative != b_negative;
    uint64_t r_mask = negative ? UINT64_MAX : 0;
    uint64_t r_carry = negative;
    /* Two's complement is made limb by limb on the way in, and undone on the way out. */
    for (size_t i = 0; i < n; i++) {
        uint64_t x = (i < an ? a[i] : 0) ^ a_mask;
        uint64_t y = (i < bn ? b[i] : 0) ^ b_mask;
        a_carry = __builtin_add_overflow(x, a_carry, &x);
        b_carry = __builtin_add_overflow(y, b_carry, &y);
        uint64_t z = op == LIMBS_AND ? x & y : op == LIMBS_OR ? x | y : x ^ y;
        z ^= r_mask;
        r_carry = __builtin_add_overflow(z, r_carry, &z);
        r[i] = z;
    }
    /* -2**64n & something may need one limb more than either operand. */
    r[n] = r_carry;
    *r_negative = negative;
    return limbs_normal(r, n + 1);
}

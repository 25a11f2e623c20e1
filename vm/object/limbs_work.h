/*
 * What the limbs_*.c files share among themselves: wide arithmetic, the account of work done, and
 * products of one computation that pass the account along.
 */
#ifndef ASPEN_LIMBS_WORK_H
#define ASPEN_LIMBS_WORK_H

#include "limbs.h"

#include <string.h>

__extension__ typedef unsigned __int128 limb_pair;

/* The work of one public call: polled whenever LIMB_POLL_UNITS have been done. */
struct limb_work {
    const struct limb_allocator *allocator;
    size_t pending;
};

enum { LIMB_POLL_UNITS = 1 << 18 };

static inline bool limb_work_done(struct limb_work *w, size_t units)
{
    w->pending += units;
    if (w->pending < LIMB_POLL_UNITS) {
        return true;
    }
    units = w->pending;
    w->pending = 0;
    return !w->allocator->poll || w->allocator->poll(w->allocator->ctx, units);
}

/* Scratch for n limbs; NULL when there is no memory.  n may be 0, which asks for one limb. */
static inline uint64_t *limb_work_alloc(struct limb_work *w, size_t n)
{
    if (n > SIZE_MAX / 32) {
        return NULL;
    }
    return w->allocator->resize(w->allocator->ctx, NULL, 0, (n ? n : 1) * sizeof(uint64_t));
}

static inline void limb_work_free(struct limb_work *w, uint64_t *p, size_t n)
{
    if (p) {
        w->allocator->resize(w->allocator->ctx, p, (n ? n : 1) * sizeof(uint64_t), 0);
    }
}

static inline void limbs_copy(uint64_t *r, const uint64_t *a, size_t n)
{
    if (n) {
        memmove(r, a, n * sizeof *r);
    }
}

static inline void limbs_clear(uint64_t *r, size_t n)
{
    if (n) {
        memset(r, 0, n * sizeof *r);
    }
}

/* The number of bits of a, which is not zero, below which its top limb is not yet full. */
static inline unsigned limb_leading_zeros(uint64_t a)
{
    return (unsigned)__builtin_clzll(a);
}

/* a + b + *carry, with *carry (0 or 1) renewed. */
static inline uint64_t limb_add_carry(uint64_t a, uint64_t b, uint64_t *carry)
{
    uint64_t s, t;
    uint64_t c1 = __builtin_add_overflow(a, b, &s);
    uint64_t c2 = __builtin_add_overflow(s, *carry, &t);
    *carry = c1 | c2;
    return t;
}

static inline uint64_t limb_sub_borrow(uint64_t a, uint64_t b, uint64_t *borrow)
{
    uint64_t s, t;
    uint64_t c1 = __builtin_sub_overflow(a, b, &s);
    uint64_t c2 = __builtin_sub_overflow(s, *borrow, &t);
    *borrow = c1 | c2;
    return t;
}

/* limbs_mul() within a computation: any lengths, r apart from both. */
bool limb_work_mul(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                   const uint64_t *b, size_t bn);
/* limbs_div() within a computation. */
bool limb_work_div(struct limb_work *w, uint64_t *q, uint64_t *r, const uint64_t *a, size_t an,
                   const uint64_t *d, size_t dn);
/* Products by number-theoretic transform, an >= bn >= 1 (limbs_ntt.c). */
bool limb_work_mul_ntt(struct limb_work *w, uint64_t *r, const uint64_t *a, size_t an,
                       const uint64_t *b, size_t bn);

#endif

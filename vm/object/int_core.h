/* int_core.h - an int of any representation seen as sign and limbs. Private to the int files. */
#ifndef ASPEN_INT_CORE_H
#define ASPEN_INT_CORE_H

#include "container.h"
#include "limbs.h"

struct int_view {
    const uint64_t *limbs; /* normalised; may point to `one`: the view must not be copied */
    size_t count;
    bool negative;
    uint64_t one;
};

/* v: any int, bools and instances of subclasses included. */
static inline void int_view(value v, struct int_view *out)
{
    if (is_object(v)) {
        struct big_int *big = as_big_int(v);
        out->limbs = big->limbs;
        out->count = big->count;
        out->negative = big->header.flags & INT_NEGATIVE;
        return;
    }
    int64_t n = is_int(v) ? small_int_value(v) : v == VALUE_TRUE;
    out->negative = n < 0;
    out->one = n < 0 ? -(uint64_t)n : (uint64_t)n;
    out->limbs = &out->one;
    out->count = n != 0;
}

/* A new big_int with room for `count` limbs, unset. NULL with MemoryError. */
struct big_int *int_alloc(struct vm *vm, size_t count);
/* Trims it and sets its sign; a small value is answered as a small int. */
value int_normal(struct big_int *big, bool negative);
/* Scratch from the VM; work is reported to native_poll. */
struct limb_allocator int_allocator(struct vm *vm);
/* The error when a kernel gave up: MemoryError unless one is set. Always VALUE_ERROR. */
value int_failed(struct vm *vm);

#endif

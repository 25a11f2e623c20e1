/* int_power.c - pow(base, exponent, modulus) and modular inverses. */
#include "int_core.h"

value int_power_modulus(struct vm *vm, value base, value exponent, value modulus);

/* The inverse of a modulo m > 0, by Euclid's algorithm. No script runs: nothing needs a root. */
static value inverse(struct vm *vm, value a, value m)
{
    value r0 = m, r1 = int_binary(vm, OP_MOD, a, m), t0 = small_int(0), t1 = small_int(1);
    while (r1 && int_sign(r1)) {
        value q = int_binary(vm, OP_FLOORDIV, r0, r1);
        value qr = q ? int_binary(vm, OP_MUL, q, r1) : VALUE_ERROR;
        value qt = qr ? int_binary(vm, OP_MUL, q, t1) : VALUE_ERROR;
        value r = qt ? int_binary(vm, OP_SUB, r0, qr) : VALUE_ERROR;
        value t = r ? int_binary(vm, OP_SUB, t0, qt) : VALUE_ERROR;
        if (!t) {
            return VALUE_ERROR;
        }
        r0 = r1, r1 = r, t0 = t1, t1 = t;
    }
    if (!r1) {
        return VALUE_ERROR;
    }
    if (int_compare(r0, small_int(1)) != 0) {
        return raise_value_error(vm, "base is not invertible for the given modulus");
    }
    return int_binary(vm, OP_MOD, t0, m);
}

/* All three are any ints. ValueError for modulus 0 and for a base without the inverse needed. */
value int_power_modulus(struct vm *vm, value base, value exponent, value modulus)
{
    int sign = int_sign(modulus);
    if (sign == 0) {
        return raise_value_error(vm, "pow() 3rd argument cannot be 0");
    }
    value m = sign > 0 ? modulus : int_binary(vm, OP_SUB, small_int(0), modulus);
    value a = m && int_sign(exponent) < 0 ? inverse(vm, base, m)
              : m                         ? int_binary(vm, OP_MOD, base, m)
                                          : VALUE_ERROR;
    if (!a) {
        return VALUE_ERROR;
    }
    struct int_view x, e, n;
    int_view(a, &x);
    int_view(exponent, &e);
    int_view(m, &n);
    struct big_int *r = int_alloc(vm, n.count);
    if (!r) {
        return VALUE_ERROR;
    }
    struct limb_allocator memory = int_allocator(vm);
    if (!limbs_powmod(r->limbs, x.limbs, x.count, e.limbs, e.count, n.limbs, n.count, &memory)) {
        return int_failed(vm);
    }
    value result = int_normal(r, false);
    return sign < 0 ? int_binary(vm, OP_MOD, result, modulus) : result;
}

/* _random.c - the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded and read as
 * CPython does, so that equal seeds give equal sequences. */
#include "../vm/native.h"
#include <sys/random.h>
#include <time.h>

#define N 624
#define M 397

struct random {
    struct object header;
    uint32_t state[N];
    int index;
};
extern const struct type_def random_def;
#define as_random(v) ((struct random *)as_object(v))

static void init_state(struct random *r, uint32_t seed)
{
    r->state[0] = seed;
    for (uint32_t i = 1; i < N; i++) {
        r->state[i] = 1812433253u * (r->state[i - 1] ^ r->state[i - 1] >> 30) + i;
    }
    r->index = N;
}

static void init_by_array(struct random *r, const uint32_t *key, size_t length)
{
    init_state(r, 19650218u);
    uint32_t *mt = r->state;
    size_t i = 1, j = 0;
    for (size_t k = N > length ? N : length; k; k--) {
        mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
        if (++j >= length) {
            j = 0;
        }
    }
    for (size_t k = N - 1; k; k--) {
        mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000u;
}

static uint32_t next_word(struct random *r)
{
    uint32_t *mt = r->state;
    if (r->index >= N) {
        for (int k = 0; k < N; k++) {
            uint32_t y = (mt[k] & 0x80000000u) | (mt[(k + 1) % N] & 0x7fffffffu);
            mt[k] = mt[(k + M) % N] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
        }
        r->index = 0;
    }
    uint32_t y = mt[r->index++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

static bool seed_with(struct vm *vm, struct random *r, value seed)
{
    if (!seed || seed == VALUE_NONE) {
        uint32_t key[N];
        if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            memset(key, 0, sizeof key);
            key[0] = (uint32_t)now.tv_nsec;
            key[1] = (uint32_t)now.tv_sec;
            key[2] = (uint32_t)(uintptr_t)r;
        }
        init_by_array(r, key, N);
        return true;
    }
    value number;
    if (is_any_int(seed)) {
        number = unary(vm, OP_ABS, int_exact(vm, seed));
    } else {
        int64_t h;
        if (!hash_of(vm, seed, &h)) {
            return false;
        }
        number = int_from_uint64(vm, (uint64_t)h);
    }
    size_t mark = gc_root_mark(vm);
    value name = str_intern_cstr(vm, "bit_length");
    value bits_value = number && name ? call_method(vm, number, name, 0, &number) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    int64_t bits;
    if (!bits_value || !int_fits_int64(bits_value, &bits)) {
        return false;
    }
    size_t words = bits ? ((size_t)bits - 1) / 32 + 1 : 1;
    value bytes = int_to_bytes(vm, number, words * 4, true, false);
    if (!bytes) {
        return false;
    }
    uint32_t *key = mem_alloc(vm, words * 4);
    if (!key) {
        return false;
    }
    memcpy(key, as_bytes(bytes)->data, words * 4);
    init_by_array(r, key, words);
    mem_free(vm, key, words * 4);
    return true;
}

static value random_new(struct vm *vm, value *args)
{
    struct random *r = object_alloc(vm, (struct type *)as_object(args[0]));
    if (!r) {
        return VALUE_ERROR;
    }
    struct tuple *given = as_tuple(args[1]);
    value made = from_object(r);
    size_t mark = gc_root_mark(vm);
    bool good =
        gc_push_root(vm, made) && seed_with(vm, r, given->length ? given->items[0] : VALUE_NULL);
    gc_pop_roots(vm, mark);
    return good ? made : VALUE_ERROR;
}

static value random_random(struct vm *vm, value *args)
{
    struct random *r = as_random(args[0]);
    uint32_t a = next_word(r) >> 5, b = next_word(r) >> 6;
    return float_new(vm, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static value random_seed(struct vm *vm, value *args)
{
    return seed_with(vm, as_random(args[0]), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value random_getrandbits(struct vm *vm, value *args)
{
    int64_t k;
    struct random *r = as_random(args[0]);
    if (!index_to_ssize(vm, args[1], &k, "C int")) {
        return VALUE_ERROR;
    }
    if (k < 0) {
        return raise_value_error(vm, "number of bits must be non-negative");
    }
    if (k == 0) {
        return small_int(0);
    }
    if (k <= 32) {
        return small_int(next_word(r) >> (32 - k));
    }
    size_t words = ((size_t)k - 1) / 32 + 1;
    uint32_t *out = mem_alloc(vm, words * 4);
    if (!out) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < words; i++, k -= 32) {
        uint32_t w = next_word(r);
        out[i] = k < 32 ? w >> (32 - k) : w;
    }
    value result = int_from_bytes(vm, (unsigned char *)out, words * 4, true, false);
    mem_free(vm, out, words * 4);
    return result;
}

static value random_getstate(struct vm *vm, value *args)
{
    struct random *r = as_random(args[0]);
    struct tuple *t = tuple_new(vm, N + 1);
    if (!t) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < N; i++) {
        t->items[i] = small_int(r->state[i]);
    }
    t->items[N] = small_int(r->index);
    return from_object(t);
}

static value random_setstate(struct vm *vm, value *args)
{
    struct random *r = as_random(args[0]);
    if (!is_kind(args[1], TYPE_TUPLE)) {
        return raise_type_error(vm, "state vector must be a tuple");
    }
    struct tuple *t = as_tuple(args[1]);
    if (t->length != N + 1) {
        return raise_value_error(vm, "state vector is the wrong size");
    }
    uint32_t state[N];
    for (int i = 0; i <= N; i++) {
        uint64_t n;
        if (!is_any_int(t->items[i])) {
            return raise_type_error(vm, "an integer is required");
        }
        if (!int_fits_uint64(t->items[i], &n)) {
            return raise_error(vm, TYPE_OVERFLOW_ERROR,
                               "Python int too large to convert to C unsigned long");
        }
        if (i < N) {
            state[i] = (uint32_t)n;
        } else if (n > N) {
            return raise_value_error(vm, "invalid state");
        } else {
            r->index = (int)n;
        }
    }
    memcpy(r->state, state, sizeof state);
    return VALUE_NONE;
}

static const struct native_def methods[] = {
    {"random", "()", random_random, 0, "random() -> x in the interval [0, 1)."},
    {"seed", "(n=None, /)", random_seed, 0,
     "Defaults to use urandom and falls back to the time of day."},
    {"getrandbits", "(k, /)", random_getrandbits, 0,
     "getrandbits(k) -> x. Generates an int with k random bits."},
    {"getstate", "()", random_getstate, 0, "getstate() -> tuple containing the current state."},
    {"setstate", "(state, /)", random_setstate, 0, "Restores generator state."},
    {0}};

static void random_trace(struct gc_tracer *tracer, struct object *self)
{
    if (self->flags & OBJECT_SUBCLASS) {
        instance_trace(tracer, self);
    }
}

static void random_finalize(struct vm *vm, struct object *self)
{
    if (self->flags & OBJECT_SUBCLASS) {
        instance_finalize(vm, self);
    }
}

const struct type_def random_def = {
    .name = "Random",
    .module = "_random",
    .size = sizeof(struct random),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED,
    .doc = "Random() -> create a random number generator with its own internal state.",
    .new_signature = "(*args, **kwargs)",
    .new = random_new,
    .methods = methods,
    .trace = random_trace,
    .finalize = random_finalize,
};

static const struct module_type types[] = {{&random_def, NULL}, {0}};
const struct module_def random_module = {.name = "_random", .types = types};

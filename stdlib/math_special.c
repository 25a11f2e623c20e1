/* math_special.c - floating-point functions of module math that need care with rounding: gamma,
 * lgamma, fsum, hypot, dist, sumprod. */
#include "math_private.h"

#include <float.h>

/* -- gamma: Lanczos' approximation with g = 6.024680040776729583740234375, N = 13 ---------------------------- */

#define LANCZOS_N    13
#define LANCZOS_G    6.024680040776729583740234375
#define G_MINUS_HALF (LANCZOS_G - 0.5)

static double lanczos_sum(double x)
{
    static const double numerator[LANCZOS_N] = {
        23531376880.410759688572007674451636754734846804940,
        42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708,
        1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801,
        31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024,
        210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408};
    static const double denominator[LANCZOS_N] = {
        0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
        2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
    double n = 0.0, d = 0.0;
    if (x < 5.0) {
        for (int i = LANCZOS_N; --i >= 0;) {
            n = n * x + numerator[i];
            d = d * x + denominator[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_N; i++) {
            n = n / x + numerator[i];
            d = d / x + denominator[i];
        }
    }
    return n / d;
}

/* sin(pi x), exact at multiples of a half. */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

double special_gamma(double x)
{
    if (!isfinite(x)) {
        return x; /* NaN or +inf: -inf is refused before */
    }
    if (x == floor(x) && x > 0 && x <= 23.0) {
        double r = 1.0; /* exact */
        for (double i = 2.0; i < x; i++) {
            r *= i;
        }
        return r;
    }
    double absolute = fabs(x);
    if (absolute < 1e-20) {
        return 1.0 / x;
    }
    if (absolute > 200.0) {
        return x < 0.0 ? 0.0 / sin_pi(x) : INFINITY;
    }
    double y = absolute + G_MINUS_HALF, z;
    if (absolute > G_MINUS_HALF) {
        double q = y - absolute;
        z = q - G_MINUS_HALF;
    } else {
        double q = y - G_MINUS_HALF;
        z = q - absolute;
    }
    z = z * LANCZOS_G / y;
    double r;
    if (x < 0.0) {
        r = -M_PI / sin_pi(absolute) / absolute * exp(y) / lanczos_sum(absolute);
        r -= z * r;
        if (absolute < 140.0) {
            r /= pow(y, absolute - 0.5);
        } else {
            double root = pow(y, absolute / 2.0 - 0.25);
            r /= root;
            r /= root;
        }
    } else {
        r = lanczos_sum(absolute) / exp(y);
        r += z * r;
        if (absolute < 140.0) {
            r *= pow(y, absolute - 0.5);
        } else {
            double root = pow(y, absolute / 2.0 - 0.25);
            r *= root;
            r *= root;
        }
    }
    return r;
}

double special_lgamma(double x)
{
    if (isnan(x)) {
        return x;
    }
    if (isinf(x)) {
        return INFINITY;
    }
    if (x == 1.0 || x == 2.0) {
        return 0.0;
    }
    double absolute = fabs(x);
    if (absolute < 1e-20) {
        return -log(absolute);
    }
    double r = log(lanczos_sum(absolute)) - LANCZOS_G;
    r += (absolute - 0.5) * (log(absolute + LANCZOS_G - 0.5) - 1);
    if (x < 0.0) {
        r = log(M_PI) - log(fabs(sin_pi(absolute))) - log(absolute) - r;
    }
    return r;
}

/* -- fsum: exact partial sums that do not overlap, after Shewchuk ------------------------------------------------- */

struct partials {
    double *items;
    size_t count, capacity;
    double special, infinities; /* sums of what is not finite */
};

static bool add_partial(struct vm *vm, struct partials *p, double x)
{
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < p->count; i++) {
        double y = p->items[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        volatile double high = x + y;
        volatile double low = y - (high - x);
        if (low != 0.0) {
            p->items[kept++] = low;
        }
        x = high;
    }
    p->count = kept;
    if (x == 0.0) {
        return true;
    }
    if (!isfinite(x)) {
        if (isfinite(original)) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "intermediate overflow in fsum");
            return false;
        }
        if (isinf(original)) {
            p->infinities += original;
        }
        p->special += original;
        p->count = 0;
        return true;
    }
    if (p->count == p->capacity) {
        size_t wanted = p->capacity ? p->capacity * 2 : 32;
        double *items =
            mem_resize(vm, p->items, p->capacity * sizeof *items, wanted * sizeof *items);
        if (!items) {
            return false;
        }
        p->items = items;
        p->capacity = wanted;
    }
    p->items[p->count++] = x;
    return true;
}

static bool fsum_each(struct vm *vm, void *ctx, value item)
{
    double x;
    return math_arg(vm, item, &x) && add_partial(vm, ctx, x);
}

/* The sum of the partials, rounded half to even. */
static double round_partials(const struct partials *p)
{
    size_t n = p->count;
    if (n == 0) {
        return 0.0;
    }
    volatile double high = p->items[--n], low = 0.0;
    while (n > 0) {
        double x = high, y = p->items[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0.0) {
            break;
        }
    }
    if (n > 0 && ((low < 0.0 && p->items[n - 1] < 0.0) || (low > 0.0 && p->items[n - 1] > 0.0))) {
        double y = low * 2.0;
        volatile double x = high + y;
        if (y == x - high) {
            high = x;
        }
    }
    return high;
}

value math_fsum(struct vm *vm, value *args)
{
    struct partials p = {0};
    value result = VALUE_ERROR;
    if (iterate(vm, args[0], fsum_each, &p)) {
        if (p.special == 0.0) {
            result = float_new(vm, round_partials(&p));
        } else if (isnan(p.infinities)) {
            result = raise_value_error(vm, "-inf + inf in fsum");
        } else {
            result = float_new(vm, p.special);
        }
    }
    mem_free(vm, p.items, p.capacity * sizeof *p.items);
    return result;
}

/* -- hypot, dist ----------------------------------------------------------------------------------------------------- */

struct pair {
    double high, low;
};

static struct pair fast_sum(double a, double b) /* |a| >= |b| */
{
    double x = a + b;
    return (struct pair){x, b - (x - a)};
}

static struct pair product(double x, double y)
{
    double z = x * y;
    return (struct pair){z, fma(x, y, -z)};
}

/* The root of the sum of squares of numbers >= 0, correctly rounded nearly always: scaled by a
 * power of two, summed with compensation, and the root corrected once. */
static double vector_norm(size_t n, double *items, double largest, bool found_nan)
{
    if (isinf(largest)) {
        return largest;
    }
    if (found_nan) {
        return NAN;
    }
    if (largest == 0.0 || n <= 1) {
        return largest;
    }
    int e;
    frexp(largest, &e);
    if (e < -1023) {
        for (size_t i = 0; i < n; i++) {
            items[i] /= DBL_MIN; /* subnormal: exact */
        }
        return DBL_MIN * vector_norm(n, items, largest / DBL_MIN, false);
    }
    double scale = ldexp(1.0, -e), sum = 1.0, low1 = 0.0, low2 = 0.0;
    for (size_t i = 0; i < n; i++) {
        double x = items[i] * scale;
        struct pair p = product(x, x);
        struct pair s = fast_sum(sum, p.high);
        sum = s.high;
        low1 += p.low;
        low2 += s.low;
    }
    double h = sqrt(sum - 1.0 + (low1 + low2));
    struct pair p = product(-h, h);
    struct pair s = fast_sum(sum, p.high);
    sum = s.high;
    low1 += p.low;
    low2 += s.low;
    double x = sum - 1.0 + (low1 + low2);
    h += x / (2.0 * h);
    return h / scale;
}

static value norm_of(struct vm *vm, size_t n, double *items)
{
    double largest = 0.0;
    bool found_nan = false;
    for (size_t i = 0; i < n; i++) {
        items[i] = fabs(items[i]);
        found_nan = found_nan || isnan(items[i]);
        largest = items[i] > largest ? items[i] : largest;
    }
    return float_new(vm, vector_norm(n, items, largest, found_nan));
}

value math_hypot(struct vm *vm, value *args)
{
    struct tuple *all = as_tuple(args[0]);
    double few[16], *items = few;
    if (all->length > 16 && !(items = mem_alloc(vm, all->length * sizeof *items))) {
        return VALUE_ERROR;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < all->length; i++) {
        ok = math_arg(vm, all->items[i], &items[i]);
    }
    value r = ok ? norm_of(vm, all->length, items) : VALUE_ERROR;
    if (items != few) {
        mem_free(vm, items, all->length * sizeof *items);
    }
    return r;
}

value math_dist(struct vm *vm, value *args)
{
    value p = is_kind(args[0], TYPE_TUPLE) ? args[0] : tuple_from_iterable(vm, args[0]);
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (!p || !gc_push_root(vm, p)) {
        return VALUE_ERROR;
    }
    value q = is_kind(args[1], TYPE_TUPLE) ? args[1] : tuple_from_iterable(vm, args[1]);
    if (q && gc_push_root(vm, q)) {
        size_t n = as_tuple(p)->length;
        double few[16], *items = few;
        bool ok = n == as_tuple(q)->length;
        if (!ok) {
            raise_value_error(vm, "both points must have the same number of dimensions");
        } else if (n > 16) {
            items = mem_alloc(vm, n * sizeof *items);
            ok = items != NULL;
        }
        for (size_t i = 0; ok && i < n; i++) {
            double x, y;
            ok = math_arg(vm, as_tuple(p)->items[i], &x) && math_arg(vm, as_tuple(q)->items[i], &y);
            if (ok) {
                items[i] = x - y;
            }
        }
        result = ok ? norm_of(vm, n, items) : VALUE_ERROR;
        if (items && items != few) {
            mem_free(vm, items, n * sizeof *items);
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

/* -- sumprod: floats in triple precision, ints exactly, anything else as it comes ------------------------------------- */

struct triple {
    double high, low, tiny;
};

static struct pair exact_sum(double a, double b)
{
    double s = a + b, a1 = s - b, b1 = s - a1;
    return (struct pair){s, (a - a1) + (b - b1)};
}

static struct triple triple_fma(double x, double y, struct triple total)
{
    struct pair p = product(x, y);
    struct pair s = exact_sum(total.high, p.high);
    struct pair r1 = exact_sum(total.low, p.low);
    struct pair r2 = exact_sum(r1.high, s.low);
    return (struct triple){s.high, r2.high, total.tiny + r1.low + r2.low};
}

static double triple_value(struct triple t)
{
    struct pair last = exact_sum(t.low, t.tiny);
    struct pair total = exact_sum(t.high, last.high);
    return total.high + (last.low + total.low);
}

value math_sumprod(struct vm *vm, value *args)
{
    size_t mark = gc_root_mark(vm);
    value p = tuple_from_iterable(vm, args[0]);
    value q = p && gc_push_root(vm, p) ? tuple_from_iterable(vm, args[1]) : VALUE_ERROR;
    value total = small_int(0);
    struct list *holder = NULL;
    if (!q || !gc_push_root(vm, q) || !(holder = list_from(vm, &total, 1)) ||
        !gc_push_root(vm, from_object(holder))) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    size_t n = as_tuple(p)->length;
    bool ok = n == as_tuple(q)->length, floats = false;
    if (!ok) {
        raise_value_error(vm, "Inputs are not the same length");
    }
    struct triple sum = {0};
    for (size_t i = 0; ok && i < n; i++) {
        value a = as_tuple(p)->items[i], b = as_tuple(q)->items[i];
        bool numbers = (is_float(a) || is_int(a)) && (is_float(b) || is_int(b));
        if (numbers && (is_float(a) || is_float(b))) {
            double x, y;
            ok = math_arg(vm, a, &x) && math_arg(vm, b, &y);
            if (ok) {
                sum = triple_fma(x, y, sum);
            }
            floats = true;
            continue;
        }
        value term = binary(vm, OP_MUL, a, b);
        ok = term && list_append(vm, holder, term);
        value next = ok ? binary(vm, OP_ADD, holder->items[0], term) : VALUE_ERROR;
        ok = next != VALUE_NULL;
        holder->length = 1;
        holder->items[0] = ok ? next : VALUE_NONE;
        gc_barrier(vm, holder);
    }
    if (ok && floats) {
        value f = float_new(vm, triple_value(sum));
        total = f ? binary(vm, OP_ADD, holder->items[0], f) : VALUE_ERROR;
    } else {
        total = ok ? holder->items[0] : VALUE_ERROR;
    }
    gc_pop_roots(vm, mark);
    return total;
}

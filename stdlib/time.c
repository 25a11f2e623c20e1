/* time.c - module time: clocks, sleeping, calendar time. strptime is in _strptime.as. */
#include "../vm/object/type.h"
#include "structseq.h"
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#define BILLION  1000000000
#define SLICE_NS 50000000 /* a sleep looks for interrupts this often */

/* -- struct_time ------------------------------------------------------------------------------------ */

#define VISIBLE 9
#define TOTAL   11
static const char *const time_fields[] = {"tm_year",  "tm_mon",  "tm_mday",   "tm_hour",
                                          "tm_min",   "tm_sec",  "tm_wday",   "tm_yday",
                                          "tm_isdst", "tm_zone", "tm_gmtoff", NULL};
static const struct structseq_def time_def = {
    .module = "time",
    .name = "struct_time",
    .doc = "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by "
           "asctime(), mktime() and strftime(). It is a tuple of 9 integers, whose\n fields have "
           "names too.",
    .fields = time_fields,
    .visible = VISIBLE,
};

static value from_tm(struct vm *vm, const struct tm *tm)
{
    value zone = tm->tm_zone
                     ? str_decode_utf8(vm, tm->tm_zone, strlen(tm->tm_zone), "surrogateescape")
                     : VALUE_NONE;
    value values[TOTAL] = {
        int_from_int64(vm, (int64_t)tm->tm_year + 1900),
        small_int(tm->tm_mon + 1),
        small_int(tm->tm_mday),
        small_int(tm->tm_hour),
        small_int(tm->tm_min),
        small_int(tm->tm_sec),
        small_int((tm->tm_wday + 6) % 7),
        small_int(tm->tm_yday + 1),
        small_int(tm->tm_isdst),
        zone,
        small_int(tm->tm_gmtoff),
    };
    return structseq_new(vm, &time_def, values);
}

/* -- numbers of seconds --------------------------------------------------------------------------------- */

/* A number of seconds, rounded down to a whole one. False with an error set. */
static bool seconds_of(struct vm *vm, value v, time_t *out)
{
    if (is_float(v)) {
        double d = float_value(v);
        if (isnan(d)) {
            raise_value_error(vm, "Invalid value NaN (not a number)");
            return false;
        }
        d = floor(d);
        if (d < -9223372036854775808.0 || d >= 9223372036854775808.0) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
            return false;
        }
        *out = (time_t)d;
        return true;
    }
    int64_t n;
    value number = is_any_int(v) ? v : index_of(vm, v);
    if (!number) {
        return false;
    }
    if (!int_fits_int64(number, &n)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
        return false;
    }
    *out = n;
    return true;
}

static bool now_or(struct vm *vm, value v, time_t *out)
{
    if (!v || v == VALUE_NONE) {
        *out = time(NULL);
        return true;
    }
    return seconds_of(vm, v, out);
}

/* The parts of a number of seconds (None: of now), by gmtime_r or localtime_r. False with the error set. */
static bool parts_of(struct vm *vm, value seconds,
                     struct tm *(*convert)(const time_t *t, struct tm *tm), struct tm *tm)
{
    time_t t;
    if (!now_or(vm, seconds, &t)) {
        return false;
    }
    if (!convert(&t, tm)) {
        raise_os_error(vm, errno ? errno : EINVAL, VALUE_NULL, VALUE_NULL);
        return false;
    }
    return true;
}

static value time_gmtime(struct vm *vm, value *args)
{
    struct tm tm;
    return parts_of(vm, args[0], gmtime_r, &tm) ? from_tm(vm, &tm) : VALUE_ERROR;
}

static value time_localtime(struct vm *vm, value *args)
{
    struct tm tm;
    return parts_of(vm, args[0], localtime_r, &tm) ? from_tm(vm, &tm) : VALUE_ERROR;
}

/* -- time tuples ------------------------------------------------------------------------------------------- */

static bool tm_int(struct vm *vm, value v, int *out)
{
    int64_t n;
    value number = is_any_int(v) ? v : index_of(vm, v);
    if (!number) {
        return false;
    }
    if (!int_fits_int64(number, &n)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C long");
        return false;
    }
    if (n > INT32_MAX || n < INT32_MIN) {
        raise_error(vm, TYPE_OVERFLOW_ERROR,
                    n > 0 ? "signed integer is greater than maximum"
                          : "signed integer is less than minimum");
        return false;
    }
    *out = (int)n;
    return true;
}

/* A 9-tuple as struct tm; zone names point into *keep. */
static bool to_tm(struct vm *vm, value v, const char *function, struct tm *tm, value *keep)
{
    memset(tm, 0, sizeof *tm);
    *keep = VALUE_NULL;
    if (!is_kind(v, TYPE_TUPLE)) {
        raise_type_error(vm, "Tuple or struct_time argument required");
        return false;
    }
    if (as_tuple(v)->length != VISIBLE) {
        raise_type_error(vm, "%s(): illegal time tuple argument", function);
        return false;
    }
    int *const parts[VISIBLE] = {&tm->tm_year, &tm->tm_mon,  &tm->tm_mday,
                                 &tm->tm_hour, &tm->tm_min,  &tm->tm_sec,
                                 &tm->tm_wday, &tm->tm_yday, &tm->tm_isdst};
    for (int i = 0; i < VISIBLE; i++) {
        if (!tm_int(vm, as_tuple(v)->items[i], parts[i])) {
            return false;
        }
    }
    if (__builtin_sub_overflow(tm->tm_year, 1900, &tm->tm_year)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "year out of range");
        return false;
    }
    tm->tm_mon--;
    tm->tm_wday = (tm->tm_wday + 1) % 7;
    tm->tm_yday--;
    struct type *type = structseq_type(vm, &time_def);
    if (!type || as_object(v)->type != type) {
        return type != NULL;
    }
    value zone = get_attr_cstr(vm, v, "tm_zone");
    value offset = zone ? get_attr_cstr(vm, v, "tm_gmtoff") : VALUE_ERROR;
    if (!offset) {
        return false;
    }
    if (is_kind(zone, TYPE_STR)) {
        *keep = zone;
        tm->tm_zone = as_str(zone)->data;
    }
    tm->tm_gmtoff = is_int(offset) ? small_int_value(offset) : 0;
    return true;
}

static bool out_of_range(struct vm *vm, const char *what)
{
    raise_value_error(vm, "%s out of range", what);
    return false;
}

/* Range checks, and the zeros that stand for ones. */
static bool check_tm(struct vm *vm, struct tm *tm)
{
    tm->tm_mon += tm->tm_mon == -1;
    tm->tm_mday += tm->tm_mday == 0;
    tm->tm_yday += tm->tm_yday == -1;
    if (tm->tm_mon < 0 || tm->tm_mon > 11) {
        return out_of_range(vm, "month");
    }
    if (tm->tm_mday < 0 || tm->tm_mday > 31) {
        return out_of_range(vm, "day of month");
    }
    if (tm->tm_hour < 0 || tm->tm_hour > 23) {
        return out_of_range(vm, "hour");
    }
    if (tm->tm_min < 0 || tm->tm_min > 59) {
        return out_of_range(vm, "minute");
    }
    if (tm->tm_sec < 0 || tm->tm_sec > 61) {
        return out_of_range(vm, "seconds");
    }
    if (tm->tm_wday < 0) {
        return out_of_range(vm, "day of week");
    }
    if (tm->tm_yday < 0 || tm->tm_yday > 365) {
        return out_of_range(vm, "day of year");
    }
    tm->tm_isdst = tm->tm_isdst < -1 ? -1 : tm->tm_isdst > 1 ? 1 : tm->tm_isdst;
    return true;
}

static bool tm_argument(struct vm *vm, value v, const char *function, struct tm *tm, value *keep)
{
    if (v) {
        return to_tm(vm, v, function, tm, keep) && check_tm(vm, tm);
    }
    time_t t = time(NULL);
    if (!localtime_r(&t, tm)) {
        raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
        return false;
    }
    return true;
}

static value asctime_of(struct vm *vm, const struct tm *tm)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char text[64];
    int n = snprintf(text, sizeof text, "%.3s %.3s%3d %.2d:%.2d:%.2d %lld", days + 3 * tm->tm_wday,
                     months + 3 * tm->tm_mon, tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec,
                     1900LL + tm->tm_year);
    return str_new(vm, text, (size_t)n);
}

static value time_asctime(struct vm *vm, value *args)
{
    struct tm tm;
    value keep;
    return tm_argument(vm, args[0], "asctime", &tm, &keep) ? asctime_of(vm, &tm) : VALUE_ERROR;
}

static value time_ctime(struct vm *vm, value *args)
{
    struct tm tm;
    return parts_of(vm, args[0], localtime_r, &tm) ? asctime_of(vm, &tm) : VALUE_ERROR;
}

static value time_mktime(struct vm *vm, value *args)
{
    struct tm tm;
    value keep;
    if (!to_tm(vm, args[0], "mktime", &tm, &keep)) {
        return VALUE_ERROR;
    }
    tm.tm_wday = -1; /* stays so if mktime fails */
    time_t t = mktime(&tm);
    if (t == (time_t)-1 && tm.tm_wday == -1) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "mktime argument out of range");
    }
    return float_new(vm, (double)t);
}

static value time_strftime(struct vm *vm, value *args)
{
    struct tm tm;
    value keep;
    if (!is_kind(args[0], TYPE_STR)) {
        return raise_type_error(vm, "strftime() argument 1 must be str, not %T", args[0]);
    }
    struct str *format = as_str(args[0]);
    if (!tm_argument(vm, args[1], "strftime", &tm, &keep)) {
        return VALUE_ERROR;
    }
    if (memchr(format->data, '\0', format->size)) {
        return raise_value_error(vm, "embedded null character");
    }
    /* An empty result cannot be told from a buffer that is too small: no format of this length gives
     * more than the limit. */
    size_t limit = 256 * format->size, size = 256;
    for (;;) {
        char *text = mem_alloc(vm, size);
        if (!text) {
            return VALUE_ERROR;
        }
        size_t n = strftime(text, size, format->data, &tm);
        if (n || size >= limit) {
            value result = str_decode_utf8(vm, text, n, "surrogatepass");
            mem_free(vm, text, size);
            return result;
        }
        mem_free(vm, text, size);
        size *= 2;
    }
}

static value time_strptime(struct vm *vm, value *args)
{
    value importer = dict_get_name(vm, vm->builtins, NAME_OF(vm, IMPORT));
    value name = importer ? str_intern_cstr(vm, "_strptime") : VALUE_ERROR;
    value module = name ? call1(vm, importer, name) : VALUE_ERROR;
    value function = module ? get_attr_cstr(vm, module, "_strptime_time") : VALUE_ERROR;
    if (!function) {
        return vm->error ? VALUE_ERROR : raise_error(vm, TYPE_IMPORT_ERROR, "no module _strptime");
    }
    return args[1] ? call2(vm, function, args[0], args[1]) : call1(vm, function, args[0]);
}

/* -- clocks --------------------------------------------------------------------------------------------------- */

static bool read_clock(struct vm *vm, clockid_t clock, int64_t *out)
{
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) {
        raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
        return false;
    }
    *out = (int64_t)now.tv_sec * BILLION + now.tv_nsec;
    return true;
}

static value clock_seconds(struct vm *vm, clockid_t clock)
{
    int64_t ns;
    return read_clock(vm, clock, &ns) ? float_new(vm, (double)ns / 1e9) : VALUE_ERROR;
}

static value clock_ns(struct vm *vm, clockid_t clock)
{
    int64_t ns;
    return read_clock(vm, clock, &ns) ? int_from_int64(vm, ns) : VALUE_ERROR;
}

#define CLOCK(name, id)                                       \
    static value time_##name(struct vm *vm, value *args)      \
    {                                                         \
        return clock_seconds(vm, id);                         \
    }                                                         \
    static value time_##name##_ns(struct vm *vm, value *args) \
    {                                                         \
        return clock_ns(vm, id);                              \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static bool clock_argument(struct vm *vm, value v, clockid_t *out)
{
    int n;
    if (!tm_int(vm, v, &n)) {
        return false;
    }
    *out = (clockid_t)n;
    return true;
}

static value time_clock_gettime(struct vm *vm, value *args)
{
    clockid_t clock;
    return clock_argument(vm, args[0], &clock) ? clock_seconds(vm, clock) : VALUE_ERROR;
}

static value time_clock_gettime_ns(struct vm *vm, value *args)
{
    clockid_t clock;
    return clock_argument(vm, args[0], &clock) ? clock_ns(vm, clock) : VALUE_ERROR;
}

static value time_clock_getres(struct vm *vm, value *args)
{
    clockid_t clock;
    struct timespec resolution;
    if (!clock_argument(vm, args[0], &clock)) {
        return VALUE_ERROR;
    }
    if (clock_getres(clock, &resolution) != 0) {
        return raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
    }
    return float_new(vm, (double)resolution.tv_sec + (double)resolution.tv_nsec * 1e-9);
}

static value set_clock(struct vm *vm, clockid_t clock, struct timespec to)
{
    return clock_settime(clock, &to) == 0 ? VALUE_NONE
                                          : raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
}

static value time_clock_settime(struct vm *vm, value *args)
{
    clockid_t clock;
    double d;
    if (!clock_argument(vm, args[0], &clock) || !to_double(vm, args[1], &d)) {
        return VALUE_ERROR;
    }
    if (!(fabs(d) < 9.2e18)) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    }
    double whole = floor(d);
    return set_clock(vm, clock, (struct timespec){(time_t)whole, (long)((d - whole) * 1e9)});
}

static value time_clock_settime_ns(struct vm *vm, value *args)
{
    clockid_t clock;
    int64_t ns;
    if (!clock_argument(vm, args[0], &clock) || !to_int64(vm, args[1], &ns)) {
        return VALUE_ERROR;
    }
    int64_t rest = ns % BILLION;
    rest += rest < 0 ? BILLION : 0;
    return set_clock(vm, clock, (struct timespec){(ns - rest) / BILLION, rest});
}

static value time_get_clock_info(struct vm *vm, value *args)
{
    static const struct {
        const char *name, *implementation;
        clockid_t clock;
        bool monotonic;
    } clocks[] = {
        {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false},
        {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true},
        {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true},
        {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true},
        {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true},
    };
    static const char *const names[] = {"implementation", "monotonic", "adjustable", "resolution"};
    size_t i = 0, count = sizeof clocks / sizeof *clocks;
    if (!expect_str(vm, args[0], "get_clock_info() argument 1")) {
        return VALUE_ERROR;
    }
    while (i < count && !str_equals_cstr(args[0], clocks[i].name)) {
        i++;
    }
    if (i == count) {
        return raise_value_error(vm, "unknown clock");
    }
    struct timespec resolution = {0, 1};
    clock_getres(clocks[i].clock, &resolution);
    value values[4] = {
        str_from_cstr(vm, clocks[i].implementation), make_bool(clocks[i].monotonic),
        make_bool(!clocks[i].monotonic),
        float_new(vm, (double)resolution.tv_sec + (double)resolution.tv_nsec * 1e-9)};
    struct dict *keywords = dict_new(vm);
    for (int k = 0; keywords && k < 4; k++) {
        if (!values[k] || !dict_set_cstr(vm, keywords, names[k], values[k])) {
            return VALUE_ERROR;
        }
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (keywords && gc_push_root(vm, from_object(keywords))) {
        value importer = dict_get_name(vm, vm->builtins, NAME_OF(vm, IMPORT));
        value name = importer ? str_intern_cstr(vm, "types") : VALUE_ERROR;
        value module = name ? call1(vm, importer, name) : VALUE_ERROR;
        value class = module ? get_attr_cstr(vm, module, "SimpleNamespace") : VALUE_ERROR;
        result = class ? call_with(vm, class, vm->empty_tuple, from_object(keywords)) : VALUE_ERROR;
    }
    gc_pop_roots(vm, mark);
    return result;
}

/* -- sleeping ---------------------------------------------------------------------------------------------------- */

/* A number of seconds as nanoseconds, rounded up. False with an error set. */
static bool duration_ns(struct vm *vm, value v, int64_t *out)
{
    if (is_float(v)) {
        double d = float_value(v);
        if (isnan(d)) {
            raise_value_error(vm, "Invalid value NaN (not a number)");
            return false;
        }
        d = ceil(d * 1e9);
        if (!(fabs(d) < 9.2e18)) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
            return false;
        }
        *out = (int64_t)d;
        return true;
    }
    int64_t n;
    value number = is_any_int(v) ? v : index_of(vm, v);
    if (!number) {
        return false;
    }
    if (!int_fits_int64(number, &n) || __builtin_mul_overflow(n, (int64_t)BILLION, out)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "timestamp too large to convert to C PyTime_t");
        return false;
    }
    return true;
}

static value time_sleep(struct vm *vm, value *args)
{
    int64_t duration, now, end;
    if (!duration_ns(vm, args[0], &duration)) {
        return VALUE_ERROR;
    }
    if (duration < 0) {
        return raise_value_error(vm, "sleep length must be non-negative");
    }
    if (!read_clock(vm, CLOCK_MONOTONIC, &now)) {
        return VALUE_ERROR;
    }
    if (__builtin_add_overflow(now, duration, &end)) {
        end = INT64_MAX;
    }
    do {
        int64_t left = end - now;
        left = left > SLICE_NS ? SLICE_NS : left < 0 ? 0 : left;
        struct timespec request = {0, (long)left};
        clock_nanosleep(CLOCK_MONOTONIC, 0, &request, NULL);
        if (!native_poll(vm, 1) || !read_clock(vm, CLOCK_MONOTONIC, &now)) {
            return VALUE_ERROR;
        }
    } while (now < end);
    return VALUE_NONE;
}

/* -- the time zone -------------------------------------------------------------------------------------------------- */

/* Offset west of UTC and name in force at t. */
static long zone_at(time_t t, char *name, size_t size)
{
    struct tm tm;
    name[0] = '\0';
    if (!localtime_r(&t, &tm)) {
        return 0;
    }
    snprintf(name, size, "%s", tm.tm_zone ? tm.tm_zone : "   ");
    return -tm.tm_gmtoff;
}

/* Sets timezone, altzone, daylight and tzname from what holds in January and in July. */
static bool set_zone(struct vm *vm, struct dict *namespace)
{
    char winter_name[64], summer_name[64];
    const time_t year = (365 * 24 + 6) * 3600;
    time_t start = time(NULL) / year * year;
    tzset();
    long winter = zone_at(start, winter_name, sizeof winter_name);
    long summer = zone_at(start + year / 2, summer_name, sizeof summer_name);
    bool south = winter < summer; /* January is summer there */
    value first = str_decode_utf8(vm, winter_name, strlen(winter_name), "surrogateescape");
    value second = first ? str_decode_utf8(vm, summer_name, strlen(summer_name), "surrogateescape")
                         : VALUE_ERROR;
    value names =
        second ? tuple_of(vm, 2, south ? second : first, south ? first : second) : VALUE_ERROR;
    return names && dict_set_cstr(vm, namespace, "timezone", small_int(south ? summer : winter)) &&
           dict_set_cstr(vm, namespace, "altzone", small_int(south ? winter : summer)) &&
           dict_set_cstr(vm, namespace, "daylight", small_int(winter != summer)) &&
           dict_set_cstr(vm, namespace, "tzname", names);
}

static value time_tzset(struct vm *vm, value *args)
{
    value module = dict_get_cstr(vm, vm->modules, "time");
    if (!module || !is_kind(module, TYPE_MODULE)) {
        tzset();
        return VALUE_NONE;
    }
    return set_zone(vm, as_module(module)->dict) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native_def functions[] = {
    {"time", "()", time_time, NATIVE_FUNCTION, "Seconds since the epoch, as a float."},
    {"time_ns", "()", time_time_ns, NATIVE_FUNCTION, "Nanoseconds since the epoch."},
    {"monotonic", "()", time_monotonic, NATIVE_FUNCTION,
     "Seconds of a clock that cannot go backward."},
    {"monotonic_ns", "()", time_monotonic_ns, NATIVE_FUNCTION,
     "Nanoseconds of a clock that cannot go backward."},
    {"perf_counter", "()", time_monotonic, NATIVE_FUNCTION,
     "Seconds of the clock with the highest resolution."},
    {"perf_counter_ns", "()", time_monotonic_ns, NATIVE_FUNCTION,
     "Nanoseconds of the clock with the highest resolution."},
    {"process_time", "()", time_process_time, NATIVE_FUNCTION, "CPU seconds of this process."},
    {"process_time_ns", "()", time_process_time_ns, NATIVE_FUNCTION,
     "CPU nanoseconds of this process."},
    {"thread_time", "()", time_thread_time, NATIVE_FUNCTION, "CPU seconds of this thread."},
    {"thread_time_ns", "()", time_thread_time_ns, NATIVE_FUNCTION,
     "CPU nanoseconds of this thread."},
    {"clock_gettime", "(clk_id, /)", time_clock_gettime, NATIVE_FUNCTION,
     "Seconds of a clock of the system."},
    {"clock_gettime_ns", "(clk_id, /)", time_clock_gettime_ns, NATIVE_FUNCTION,
     "Nanoseconds of a clock of the system."},
    {"clock_settime", "(clk_id, time, /)", time_clock_settime, NATIVE_FUNCTION,
     "Set a clock of the system."},
    {"clock_settime_ns", "(clk_id, time, /)", time_clock_settime_ns, NATIVE_FUNCTION,
     "Set a clock of the system, in nanoseconds."},
    {"clock_getres", "(clk_id, /)", time_clock_getres, NATIVE_FUNCTION,
     "The resolution of a clock of the system."},
    {"get_clock_info", "(name, /)", time_get_clock_info, NATIVE_FUNCTION,
     "What a clock is made of."},
    {"sleep", "(object, /)", time_sleep, NATIVE_FUNCTION, "Wait for a number of seconds."},
    {"gmtime", "(seconds=None, /)", time_gmtime, NATIVE_FUNCTION, "A time as UTC."},
    {"localtime", "(seconds=None, /)", time_localtime, NATIVE_FUNCTION, "A time as local time."},
    {"mktime", "(tuple, /)", time_mktime, NATIVE_FUNCTION, "Local time as seconds."},
    {"strftime", "(format, tuple=None, /)", time_strftime, NATIVE_FUNCTION,
     "A time written as the format says."},
    {"strptime", "(string, format=None, /)", time_strptime, NATIVE_FUNCTION,
     "The time that is written in a text, as struct_time."},
    {"asctime", "(tuple=None, /)", time_asctime, NATIVE_FUNCTION,
     "A time as text, e.g. 'Sat Jun 06 16:26:11 1998'."},
    {"ctime", "(seconds=None, /)", time_ctime, NATIVE_FUNCTION, "Seconds as text in local time."},
    {"tzset", "()", time_tzset, NATIVE_FUNCTION, "Look at the environment's TZ anew."},
    {0},
};

static const struct module_constant constants[] = {
    {"CLOCK_REALTIME", CLOCK_REALTIME},
    {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
    {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
    {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
#ifdef CLOCK_MONOTONIC_RAW
    {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
#endif
#ifdef CLOCK_BOOTTIME
    {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
#endif
#ifdef CLOCK_TAI
    {"CLOCK_TAI", CLOCK_TAI},
#endif
    {"_STRUCT_TM_ITEMS", TOTAL},
    {0},
};

static bool init(struct vm *vm, struct module *module)
{
    struct type *type = structseq_type(vm, &time_def);
    return type && module_add(vm, module, "struct_time", from_object(type)) &&
           set_zone(vm, module->dict);
}

const struct module_def time_module = {
    .name = "time",
    .doc = "Clocks, sleeping and calendar time.",
    .functions = functions,
    .constants = constants,
    .init = init,
};

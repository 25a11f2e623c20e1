/* sys.c - module sys: the interpreter's settings, its streams and its hooks. What is seldom asked
 * for is made when it is (sys_getattr), so that a VM starts quickly. */
#include "sys.h"
#include "io.h"
#include "structseq.h"
#include "../vm/async/async.h"
#include "../vm/interp/async_generator.h"
#include "../vm/interp/embedded.h"
#include "../vm/interp/interp.h"
#include "../vm/object/type.h"
#include <float.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef ASPEN_VERSION
#define ASPEN_VERSION "0.1.0"
#endif
#if defined __clang__
#define COMPILER_NAME "Clang " __clang_version__
#else
#define COMPILER_NAME "GCC " __VERSION__
#endif

struct sys_state {
    int64_t flags[SYS_FLAG_COUNT];
    bool flags_set;
};

extern const struct module_def sys_module;

static struct sys_state *state_of(struct vm *vm)
{
    struct sys_state *state = module_state(vm, &sys_module);
    if (state && !state->flags_set) {
        state->flags_set = true;
        state->flags[SYS_FLAG_DONT_WRITE_BYTECODE] = 1;
        state->flags[SYS_FLAG_HASH_RANDOMIZATION] = 1;
        state->flags[SYS_FLAG_INT_MAX_STR_DIGITS] = 4300;
    }
    return state;
}

bool sys_set_flag(struct vm *vm, enum sys_flag flag, int64_t n)
{
    struct sys_state *state = state_of(vm);
    if (state) {
        state->flags[flag] = n;
    }
    return state != NULL;
}

bool sys_set(struct vm *vm, const char *name, value v)
{
    value key = v ? str_intern_cstr(vm, name) : VALUE_ERROR;
    return key && dict_set_name(vm, vm->sys, key, v);
}

/* -- exceptions and hooks ------------------------------------------------------------------------------ */

static value traceback_of(value exception)
{
    value t = as_exception(exception)->traceback;
    return t ? t : VALUE_NONE;
}

static value sys_exc_info(struct vm *vm, value *args)
{
    value e = handled_exception(vm);
    if (!e) {
        return tuple_of(vm, 3, VALUE_NONE, VALUE_NONE, VALUE_NONE);
    }
    return tuple_of(vm, 3, from_object(type_of(vm, e)), e, traceback_of(e));
}

static value sys_exception(struct vm *vm, value *args)
{
    value e = handled_exception(vm);
    return e ? e : VALUE_NONE;
}

static value sys_exit(struct vm *vm, value *args)
{
    value code = args[0] ? args[0] : VALUE_NONE;
    return raise_with_args(vm, TYPE_SYSTEM_EXIT, 1, &code);
}

static bool truthy_environment(const char *name)
{
    const char *text = getenv(name);
    return text && *text;
}

/* CPython 3.13's rules: PYTHON_COLORS, then NO_COLOR, then FORCE_COLOR, then a terminal. */
static bool wants_colour(struct vm *vm, value file)
{
    const char *own = getenv("PYTHON_COLORS");
    if (own && (!strcmp(own, "0") || !strcmp(own, "1"))) {
        return *own == '1';
    }
    if (truthy_environment("NO_COLOR")) {
        return false;
    }
    if (truthy_environment("FORCE_COLOR")) {
        return true;
    }
    const char *term = getenv("TERM");
    if (term && !strcmp(term, "dumb")) {
        return false;
    }
    value fileno = get_attr_cstr(vm, file, "fileno");
    value fd = fileno ? call0(vm, fileno) : VALUE_ERROR;
    if (!fd || !is_int(fd)) {
        error_clear(vm);
        return false;
    }
    return isatty((int)small_int_value(fd));
}

bool sys_report(struct vm *vm, value exception)
{
    value file = dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR));
    if (!file || file == VALUE_NONE) {
        return true;
    }
    size_t mark = gc_root_mark(vm);
    bool good = gc_push_root(vm, exception) && gc_push_root(vm, file);
    value text = good ? exception_format(vm, exception, wants_colour(vm, file)) : VALUE_ERROR;
    good = text && io_write_str(vm, file, text) && io_flush(vm, file);
    gc_pop_roots(vm, mark);
    return good;
}

/* args: {type, value, traceback} */
static value sys_excepthook(struct vm *vm, value *args)
{
    if (!is_exception(args[1])) {
        return raise_type_error(vm, "print_exception(): Exception expected for value, %T found",
                                args[1]);
    }
    if (is_kind(args[2], TYPE_TRACEBACK) && !as_exception(args[1])->traceback) {
        as_exception(args[1])->traceback = args[2];
        gc_barrier(vm, as_object(args[1]));
    }
    return sys_report(vm, args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value sys_displayhook(struct vm *vm, value *args)
{
    if (args[0] == VALUE_NONE) {
        return VALUE_NONE;
    }
    if (!dict_set_name(vm, vm->builtins, NAME_OF(vm, UNDERSCORE), VALUE_NONE)) {
        return VALUE_ERROR;
    }
    value file = dict_get_name(vm, vm->sys, NAME_OF(vm, STDOUT));
    if (!file || file == VALUE_NONE) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "lost sys.stdout");
    }
    value text = repr(vm, args[0]);
    if (!text || !io_write_str(vm, file, text) || !io_write_cstr(vm, file, "\n") ||
        !dict_set_name(vm, vm->builtins, NAME_OF(vm, UNDERSCORE), args[0])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value attribute_or_none(struct vm *vm, value object, const char *name)
{
    value key = str_intern_cstr(vm, name);
    bool failed = false;
    value v = key ? get_attr_optional(vm, object, key, &failed) : VALUE_NULL;
    error_clear(vm);
    return v ? v : VALUE_NONE;
}

/* args: {unraisable} */
static value sys_unraisablehook(struct vm *vm, value *args)
{
    value file = dict_get_name(vm, vm->sys, NAME_OF(vm, STDERR));
    if (!file || file == VALUE_NONE) {
        return VALUE_NONE;
    }
    value exception = attribute_or_none(vm, args[0], "exc_value");
    value message = attribute_or_none(vm, args[0], "err_msg");
    value object = attribute_or_none(vm, args[0], "object");
    value head;
    if (object != VALUE_NONE) {
        head = message != VALUE_NONE ? format_str(vm, "%S: %R\n", message, object)
                                     : format_str(vm, "Exception ignored in: %R\n", object);
    } else {
        head = message != VALUE_NONE ? format_str(vm, "%S:\n", message) : NAME_OF(vm, EMPTY);
    }
    if (!head || !io_write_str(vm, file, head) ||
        (is_exception(exception) && !sys_report(vm, exception))) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value sys_breakpointhook(struct vm *vm, value *args)
{
    return raise_error(vm, TYPE_RUNTIME_ERROR,
                       "there is no debugger: set sys.breakpointhook to a function of your own");
}

/* -- frames -------------------------------------------------------------------------------------------------- */

static struct frame *frame_at(struct vm *vm, value depth)
{
    int64_t n = 0;
    if (depth && !index_to_ssize(vm, depth, &n, "int")) {
        return NULL;
    }
    struct frame *f = vm->frame;
    while (f && n > 0) {
        f = frame_caller(f);
        n--;
    }
    if (!f) {
        raise_value_error(vm, "call stack is not deep enough");
    }
    return f;
}

static value sys_getframe(struct vm *vm, value *args)
{
    struct frame *f = frame_at(vm, args[0]);
    return f ? frame_snapshot_of(vm, f) : VALUE_ERROR;
}

static value sys_getframemodulename(struct vm *vm, value *args)
{
    struct frame *f = frame_at(vm, args[0]);
    if (!f) {
        error_clear(vm);
        return VALUE_NONE;
    }
    value name = dict_get_name(vm, as_function(f->function)->globals, NAME_OF(vm, NAME));
    return name ? name : VALUE_NONE;
}

static value sys_current_frames(struct vm *vm, value *args)
{
    struct dict *dict = dict_new(vm);
    value frame = dict ? frame_snapshot_of(vm, vm->frame) : VALUE_ERROR;
    return frame && dict_set(vm, dict, small_int(1), frame) ? from_object(dict) : VALUE_ERROR;
}

/* -- limits and settings ---------------------------------------------------------------------------------------- */

static value sys_getrecursionlimit(struct vm *vm, value *args)
{
    return small_int(vm->recursion_limit);
}

static value sys_setrecursionlimit(struct vm *vm, value *args)
{
    int64_t n;
    if (!is_any_int(args[0])) {
        return raise_type_error(vm, "'%T' object cannot be interpreted as an integer", args[0]);
    }
    if (!int_fits_int64(args[0], &n) || n > INT32_MAX) {
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    if (n < 1) {
        return raise_value_error(vm, "recursion limit must be greater or equal than 1");
    }
    if (n <= vm->recursion_depth) {
        return raise_error(vm, TYPE_RECURSION_ERROR,
                           "cannot set the recursion limit to %d at the recursion depth %d: the "
                           "limit is too low",
                           (int)n, vm->recursion_depth);
    }
    vm->recursion_limit = (int)n;
    return VALUE_NONE;
}

static value sys_get_int_max_str_digits(struct vm *vm, value *args)
{
    uint32_t limit = vm->int_digits_limit;
    return small_int(limit == UINT32_MAX ? 0 : limit ? limit : 4300);
}

static value sys_set_int_max_str_digits(struct vm *vm, value *args)
{
    int64_t n;
    if (!to_int64(vm, args[0], &n)) {
        return VALUE_ERROR;
    }
    if (n < 0 || (n && n < 640)) {
        return raise_value_error(vm, "maxdigits must be 0 or larger than 640");
    }
    vm->int_digits_limit = n == 0 ? UINT32_MAX : n > INT32_MAX ? INT32_MAX : (uint32_t)n;
    return VALUE_NONE;
}

static value sys_getsizeof(struct vm *vm, value *args)
{
    bool found = false;
    value v = call_special(vm, args[0], NAME_SIZEOF, 0, NULL, &found);
    if (v && is_any_int(v)) {
        return v;
    }
    if (args[1]) {
        error_clear(vm);
        return args[1];
    }
    if (!vm->error) {
        raise_type_error(vm, "Type %T doesn't define __sizeof__", args[0]);
    }
    return VALUE_ERROR;
}

static value sys_intern(struct vm *vm, value *args)
{
    if (is_exact(args[0], TYPE_STR)) {
        return str_intern(vm, args[0]);
    }
    return is_kind(args[0], TYPE_STR)
               ? raise_type_error(vm, "can't intern %T", args[0])
               : raise_type_error(vm, "intern() argument must be str, not %T", args[0]);
}

static value sys_is_interned(struct vm *vm, value *args)
{
    if (!is_kind(args[0], TYPE_STR)) {
        return raise_type_error(vm, "_is_interned() argument must be str, not %T", args[0]);
    }
    return make_bool(str_is_interned(as_str(args[0])));
}

static value sys_getdefaultencoding(struct vm *vm, value *args)
{
    return str_intern_cstr(vm, "utf-8");
}

static value sys_getfilesystemencodeerrors(struct vm *vm, value *args)
{
    return str_intern_cstr(vm, "surrogateescape");
}

static value sys_none(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value sys_false(struct vm *vm, value *args)
{
    return VALUE_FALSE;
}

static value sys_zero(struct vm *vm, value *args)
{
    return small_int(0);
}

static value sys_getswitchinterval(struct vm *vm, value *args)
{
    return float_new(vm, 0.005);
}

static value sys_setswitchinterval(struct vm *vm, value *args)
{
    double seconds;
    if (!to_double(vm, args[0], &seconds)) {
        return VALUE_ERROR;
    }
    return seconds > 0 ? VALUE_NONE
                       : raise_value_error(vm, "switch interval must be strictly positive");
}

static value sys_getallocatedblocks(struct vm *vm, value *args)
{
    struct gc_stats stats;
    gc_stats(vm, &stats);
    return int_from_uint64(vm, stats.objects_live);
}

/* -- asynchronous generators' hooks ------------------------------------------------------------------------------- */

static const char *const asyncgen_hooks_fields[] = {"firstiter", "finalizer", NULL};
static const struct structseq_def asyncgen_hooks_def = {"sys", "asyncgen_hooks", NULL,
                                                        asyncgen_hooks_fields, .visible = 2};

static value sys_get_asyncgen_hooks(struct vm *vm, value *args)
{
    struct async_generator_hooks *hooks = async_generator_hooks(vm);
    value both[2] = {hooks && hooks->firstiter ? hooks->firstiter : VALUE_NONE,
                     hooks && hooks->finalizer ? hooks->finalizer : VALUE_NONE};
    return structseq_new(vm, &asyncgen_hooks_def, both);
}

/* args: {firstiter, finalizer}: None removes, absent leaves. */
static value sys_set_asyncgen_hooks(struct vm *vm, value *args)
{
    struct async_state *state = async_state(vm);
    struct async_generator_hooks *hooks = state ? &state->hooks : NULL;
    static const char *const names[2] = {"firstiter", "finalizer"};
    if (!hooks) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < 2; i++) {
        if (args[i] && args[i] != VALUE_NONE && !is_callable(vm, args[i])) {
            return raise_type_error(vm, "callable %s expected, got %T", names[i], args[i]);
        }
    }
    if (args[0]) {
        hooks->firstiter = args[0] == VALUE_NONE ? VALUE_NULL : args[0];
    }
    if (args[1]) {
        hooks->finalizer = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    }
    return VALUE_NONE;
}

/* -- what is made when it is asked for ------------------------------------------------------------------------------- */

static const char *const version_fields[] = {"major",        "minor",  "micro",
                                             "releaselevel", "serial", NULL};
static const struct structseq_def version_def = {
    "sys",          "version_info", "Version information as a named tuple.",
    version_fields, .visible = 5,   .flags = STRUCTSEQ_NO_NEW};

static value make_version_info(struct vm *vm)
{
    value parts[5] = {small_int(3), small_int(13), small_int(0), str_intern_cstr(vm, "final"),
                      small_int(0)};
    return structseq_new(vm, &version_def, parts);
}

static const char *const flags_fields[] = {"debug",
                                           "inspect",
                                           "interactive",
                                           "optimize",
                                           "dont_write_bytecode",
                                           "no_user_site",
                                           "no_site",
                                           "ignore_environment",
                                           "verbose",
                                           "bytes_warning",
                                           "quiet",
                                           "hash_randomization",
                                           "isolated",
                                           "dev_mode",
                                           "utf8_mode",
                                           "warn_default_encoding",
                                           "safe_path",
                                           "int_max_str_digits",
                                           NULL};
static const struct structseq_def flags_def = {"sys",
                                               "flags",
                                               "Flags given on the command line.",
                                               flags_fields,
                                               .visible = SYS_FLAG_COUNT,
                                               .flags = STRUCTSEQ_NO_NEW};

static value make_flags(struct vm *vm)
{
    struct sys_state *state = state_of(vm);
    value parts[SYS_FLAG_COUNT];
    if (!state) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < SYS_FLAG_COUNT; i++) {
        bool boolean = i == SYS_FLAG_DEV_MODE || i == SYS_FLAG_SAFE_PATH;
        parts[i] = boolean ? make_bool(state->flags[i]) : small_int(state->flags[i]);
    }
    return structseq_new(vm, &flags_def, parts);
}

static const char *const float_fields[] = {"max",     "max_exp",    "max_10_exp", "min",
                                           "min_exp", "min_10_exp", "dig",        "mant_dig",
                                           "epsilon", "radix",      "rounds",     NULL};
static const struct structseq_def float_def = {"sys", "float_info", "The double's limits.",
                                               float_fields, .visible = 11};

static value make_float_info(struct vm *vm)
{
    value parts[11] = {float_new(vm, DBL_MAX),
                       small_int(DBL_MAX_EXP),
                       small_int(DBL_MAX_10_EXP),
                       float_new(vm, DBL_MIN),
                       small_int(DBL_MIN_EXP),
                       small_int(DBL_MIN_10_EXP),
                       small_int(DBL_DIG),
                       small_int(DBL_MANT_DIG),
                       float_new(vm, DBL_EPSILON),
                       small_int(FLT_RADIX),
                       small_int(1)};
    return structseq_new(vm, &float_def, parts);
}

static const char *const int_fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold", NULL};
static const struct structseq_def int_def_seq = {"sys", "int_info", "How ints are kept.",
                                                 int_fields, .visible = 4};

static value make_int_info(struct vm *vm)
{
    value parts[4] = {small_int(64), small_int(8), small_int(4300), small_int(640)};
    return structseq_new(vm, &int_def_seq, parts);
}

static const char *const hash_fields[] = {"width",     "modulus",   "inf",       "nan",    "imag",
                                          "algorithm", "hash_bits", "seed_bits", "cutoff", NULL};
static const struct structseq_def hash_def = {
    "sys", "hash_info", "How numbers and text are hashed.", hash_fields, .visible = 9};

static value make_hash_info(struct vm *vm)
{
    value parts[9] = {
        small_int(64),      small_int((INT64_C(1) << 61) - 1), small_int(314159), small_int(0),
        small_int(1000003), str_intern_cstr(vm, "siphash13"),  small_int(64),     small_int(128),
        small_int(0)};
    return structseq_new(vm, &hash_def, parts);
}

static const char *const thread_fields[] = {"name", "lock", "version", NULL};
static const struct structseq_def thread_def = {"sys", "thread_info", "How threads are made.",
                                                thread_fields, .visible = 3};

static value make_thread_info(struct vm *vm)
{
    value parts[3] = {str_intern_cstr(vm, "pthread"), str_intern_cstr(vm, "semaphore"), VALUE_NONE};
    return structseq_new(vm, &thread_def, parts);
}

static value make_implementation(struct vm *vm)
{
    value types = import_module(vm, "types");
    value class = types ? get_attr_cstr(vm, types, "SimpleNamespace") : VALUE_ERROR;
    value v = class ? call0(vm, class) : VALUE_ERROR;
    size_t mark = gc_root_mark(vm);
    if (!v || !gc_push_root(vm, v)) {
        return VALUE_ERROR;
    }
    const struct {
        const char *name;
        value v;
    } rows[] = {
        {"name", str_intern_cstr(vm, "aspen")},
        {"cache_tag", VALUE_NONE},
        {"version", make_version_info(vm)},
        {"hexversion", small_int(0x030d00f0)},
        {"_multiarch", str_intern_cstr(vm, "x86_64-linux-gnu")},
    };
    bool good = true;
    for (size_t i = 0; good && i < sizeof rows / sizeof rows[0]; i++) {
        good = rows[i].v && set_attr(vm, v, str_intern_cstr(vm, rows[i].name), rows[i].v);
    }
    gc_pop_roots(vm, mark);
    return good ? v : VALUE_ERROR;
}

static value make_builtin_module_names(struct vm *vm)
{
    size_t count = 0;
    while (native_modules[count].name) {
        count++;
    }
    struct tuple *names = tuple_new(vm, count);
    for (size_t i = 0; names && i < count; i++) {
        names->items[i] = str_intern_cstr(vm, native_modules[i].name);
        if (!names->items[i]) {
            return VALUE_ERROR;
        }
    }
    return from_object(names);
}

static value make_stdlib_module_names(struct vm *vm)
{
    struct list *names = list_new(vm, 128);
    for (const struct native_module *m = native_modules; names && m->name; m++) {
        value name = str_intern_cstr(vm, m->name);
        if (!name || !list_append(vm, names, name)) {
            return VALUE_ERROR;
        }
    }
    for (unsigned i = 0; names && i < embedded_module_count; i++) {
        const char *text = embedded_name(&embedded_modules[i]);
        if (strchr(text, '.')) {
            continue;
        }
        value name = str_intern_cstr(vm, text);
        if (!name || !list_append(vm, names, name)) {
            return VALUE_ERROR;
        }
    }
    return names ? frozenset_new(vm, from_object(names)) : VALUE_ERROR;
}

static const struct {
    const char *name;
    value (*make)(struct vm *vm);
} late[] = {
    {"version_info", make_version_info},
    {"flags", make_flags},
    {"float_info", make_float_info},
    {"int_info", make_int_info},
    {"hash_info", make_hash_info},
    {"thread_info", make_thread_info},
    {"implementation", make_implementation},
    {"builtin_module_names", make_builtin_module_names},
    {"stdlib_module_names", make_stdlib_module_names},
};
#define LATE_COUNT (sizeof late / sizeof late[0])

/* What CPython has and Aspen cannot: the reason stands in the AttributeError. */
static const struct {
    const char *name, *reason;
} absent[] = {
    {"getrefcount", "objects are not counted but collected"},
    {"settrace", "code is not traced"},
    {"setprofile", "code is not traced"},
    {"addaudithook", "there are no audit events"},
    {"setdlopenflags", "native modules are linked in"},
    {"getdlopenflags", "native modules are linked in"},
};

static value sys_getattr(struct vm *vm, value *args)
{
    value name = args[0];
    for (size_t i = 0; i < LATE_COUNT; i++) {
        if (str_equals_cstr(name, late[i].name)) {
            value v = late[i].make(vm);
            return v && sys_set(vm, late[i].name, v) ? v : VALUE_ERROR;
        }
    }
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        if (str_equals_cstr(name, absent[i].name)) {
            return raise_error(vm, TYPE_ATTRIBUTE_ERROR,
                               "module 'sys' has no attribute '%s': in Aspen %s", absent[i].name,
                               absent[i].reason);
        }
    }
    value module = dict_get_name(vm, vm->modules, NAME_OF(vm, SYS));
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "module 'sys' has no attribute '%S'", name);
    if (vm->error && is_instance_of(vm, vm->error, TYPE_ATTRIBUTE_ERROR)) {
        as_exception(vm->error)->extra[0] = name;
        as_exception(vm->error)->extra[1] = module;
        gc_barrier(vm, as_object(vm->error));
    }
    return VALUE_ERROR;
}

static value sys_dir(struct vm *vm, value *args)
{
    struct list *list = list_from_iterable(vm, from_object(vm->sys));
    for (size_t i = 0; list && i < LATE_COUNT; i++) {
        value name = str_intern_cstr(vm, late[i].name);
        if (!name || (!dict_get_name(vm, vm->sys, name) && !list_append(vm, list, name))) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static const struct native_def sys_functions[] = {
    {"__getattr__", "(name, /)", sys_getattr, NATIVE_FUNCTION, NULL},
    {"__dir__", "()", sys_dir, NATIVE_FUNCTION, NULL},
    {"__excepthook__", "(exctype, value, traceback, /)", sys_excepthook, NATIVE_FUNCTION, NULL},
    {"__displayhook__", "(object, /)", sys_displayhook, NATIVE_FUNCTION, NULL},
    {"__unraisablehook__", "(unraisable, /)", sys_unraisablehook, NATIVE_FUNCTION, NULL},
    {"__breakpointhook__", "(*args, **kws)", sys_breakpointhook, NATIVE_FUNCTION, NULL},
    {"exc_info", "()", sys_exc_info, NATIVE_FUNCTION, "(type, value, traceback) being handled."},
    {"exception", "()", sys_exception, NATIVE_FUNCTION, "The exception being handled, or None."},
    {"exit", "(status=None, /)", sys_exit, NATIVE_FUNCTION, "Raise SystemExit(status)."},
    {"_getframe", "(depth=0, /)", sys_getframe, NATIVE_FUNCTION, "A snapshot of a caller's frame."},
    {"_getframemodulename", "(depth=0)", sys_getframemodulename, NATIVE_FUNCTION, NULL},
    {"_current_frames", "()", sys_current_frames, NATIVE_FUNCTION, NULL},
    {"getrecursionlimit", "()", sys_getrecursionlimit, NATIVE_FUNCTION, "How deep calls may nest."},
    {"setrecursionlimit", "(limit, /)", sys_setrecursionlimit, NATIVE_FUNCTION, NULL},
    {"get_int_max_str_digits", "()", sys_get_int_max_str_digits, NATIVE_FUNCTION, NULL},
    {"set_int_max_str_digits", "(maxdigits)", sys_set_int_max_str_digits, NATIVE_FUNCTION, NULL},
    {"getsizeof", "(object, default=<unrepresentable>)", sys_getsizeof, NATIVE_FUNCTION,
     "The size of an object in bytes."},
    {"intern", "(string, /)", sys_intern, NATIVE_FUNCTION, "The one str with this content."},
    {"_is_interned", "(string, /)", sys_is_interned, NATIVE_FUNCTION, NULL},
    {"getdefaultencoding", "()", sys_getdefaultencoding, NATIVE_FUNCTION, NULL},
    {"getfilesystemencoding", "()", sys_getdefaultencoding, NATIVE_FUNCTION, NULL},
    {"getfilesystemencodeerrors", "()", sys_getfilesystemencodeerrors, NATIVE_FUNCTION, NULL},
    {"getswitchinterval", "()", sys_getswitchinterval, NATIVE_FUNCTION, NULL},
    {"setswitchinterval", "(interval, /)", sys_setswitchinterval, NATIVE_FUNCTION, NULL},
    {"getallocatedblocks", "()", sys_getallocatedblocks, NATIVE_FUNCTION, NULL},
    {"gettrace", "()", sys_none, NATIVE_FUNCTION, NULL},
    {"getprofile", "()", sys_none, NATIVE_FUNCTION, NULL},
    {"audit", "(event, /, *args)", sys_none, NATIVE_FUNCTION, NULL},
    {"is_finalizing", "()", sys_false, NATIVE_FUNCTION, NULL},
    {"_is_gil_enabled", "()", sys_false, NATIVE_FUNCTION, NULL},
    {"get_coroutine_origin_tracking_depth", "()", sys_zero, NATIVE_FUNCTION, NULL},
    {"set_coroutine_origin_tracking_depth", "(depth)", sys_none, NATIVE_FUNCTION, NULL},
    {"get_asyncgen_hooks", "()", sys_get_asyncgen_hooks, NATIVE_FUNCTION, NULL},
    {"set_asyncgen_hooks", "(firstiter=<unrepresentable>, finalizer=<unrepresentable>)",
     sys_set_asyncgen_hooks, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_constant sys_constants[] = {
    {"maxunicode", 0x10ffff},
    {"hexversion", 0x030d00f0},
    {"api_version", 1013},
    {NULL, 0},
};

static bool add_texts(struct vm *vm, struct module *module)
{
    static const struct {
        const char *name, *text;
    } texts[] = {
        {"version", "3.13.0 (Aspen " ASPEN_VERSION ") [" COMPILER_NAME "]"},
        {"copyright", "Copyright (c) the Aspen developers. MIT licence."},
        {"platform", "linux"},
        {"byteorder", __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? "little" : "big"},
        {"prefix", "/usr/local"},
        {"base_prefix", "/usr/local"},
        {"exec_prefix", "/usr/local"},
        {"base_exec_prefix", "/usr/local"},
        {"platlibdir", "lib"},
        {"abiflags", ""},
        {"float_repr_style", "short"},
        {"executable", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (!module_add(vm, module, texts[i].name, str_from_cstr(vm, texts[i].text))) {
            return false;
        }
    }
    return true;
}

/* sys.name and sys.__name__ are the same function. */
static bool add_hooks(struct vm *vm, struct module *module)
{
    static const char *const hooks[] = {"excepthook", "displayhook", "unraisablehook",
                                        "breakpointhook"};
    for (size_t i = 0; i < sizeof hooks / sizeof hooks[0]; i++) {
        char original[40];
        size_t n = strlen(hooks[i]);
        memcpy(original, "__", 2);
        memcpy(original + 2, hooks[i], n);
        memcpy(original + 2 + n, "__", 3);
        if (!module_add(vm, module, hooks[i], dict_get_cstr(vm, module->dict, original))) {
            return false;
        }
    }
    return true;
}

static bool add_stream(struct vm *vm, struct module *module, int fd, const char *name,
                       const char *original, const char *title)
{
    /* A descriptor that was closed before the program began has no stream. */
    struct stat status;
    if (fstat(fd, &status) != 0 && errno == EBADF) {
        return module_add(vm, module, name, VALUE_NONE) &&
               module_add(vm, module, original, VALUE_NONE);
    }
    bool tty = isatty(fd);
    value stream = io_standard_stream(vm, fd, title, fd > 0,
                                      fd == 2 ? "backslashreplace" : "strict", fd == 2 || tty);
    return module_add(vm, module, name, stream) && module_add(vm, module, original, stream);
}

static bool sys_init(struct vm *vm, struct module *module)
{
    static const char *const lists[] = {"argv",      "path",        "path_hooks",
                                        "meta_path", "warnoptions", "orig_argv"};
    static const char *const dicts[] = {"path_importer_cache", "_xoptions"};
    vm->sys = module->dict;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (!module_add(vm, module, lists[i], from_object(list_new(vm, 0)))) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof dicts / sizeof dicts[0]; i++) {
        if (!module_add(vm, module, dicts[i], from_object(dict_new(vm)))) {
            return false;
        }
    }
    return add_texts(vm, module) && add_hooks(vm, module) &&
           module_add(vm, module, "modules", from_object(vm->modules)) &&
           module_add(vm, module, "maxsize", int_from_int64(vm, INT64_MAX)) &&
           module_add(vm, module, "dont_write_bytecode", VALUE_TRUE) &&
           module_add(vm, module, "pycache_prefix", VALUE_NONE) &&
           add_stream(vm, module, 0, "stdin", "__stdin__", "<stdin>") &&
           add_stream(vm, module, 1, "stdout", "__stdout__", "<stdout>") &&
           add_stream(vm, module, 2, "stderr", "__stderr__", "<stderr>");
}

const struct module_def sys_module = {
    .name = "sys",
    .doc = "The interpreter's settings, streams and hooks.",
    .functions = sys_functions,
    .constants = sys_constants,
    .init = sys_init,
    .state_size = sizeof(struct sys_state),
};

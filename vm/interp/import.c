/* import.c - the import system: sys.modules, packages, relative imports, and where modules come
 * from, which is, in this order: native modules; linked-in modules that the VM leans on; the finders
 * of sys.meta_path; the folders of sys.path (or of the parent's __path__), `.as` before `.py`; the
 * other linked-in modules. So a script's folder, or ASPENPATH, may replace most of the library; the
 * folders behind an entry "<aspen>" may only add to it. */
#include "import.h"
#include "embedded.h"
#include "interp.h"
#include "../native.h"
#include "../object/type.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Linked-in modules that no file replaces: they work on natives whose shape is ours alone. */
static const char *const own_modules[] = {
    "_typing",   "abc",   "asyncio", "codecs",   "importlib", "inspect", "io",         "os",
    "posixpath", "re",    "signal",  "socket",   "ssl",       "stat",    "subprocess", "threading",
    "traceback", "types", "typing",  "warnings", "weakref",   NULL,
};

/* -- errors ------------------------------------------------------------------------------------------ */

/* Fills the `name` and `path` of the ImportError that was just raised. Always VALUE_ERROR. */
static value import_error_details(struct vm *vm, value name, value path)
{
    if (vm->error && is_instance_of(vm, vm->error, TYPE_IMPORT_ERROR)) {
        as_exception(vm->error)->extra[1] = name;
        as_exception(vm->error)->extra[2] = path;
        gc_barrier(vm, as_object(vm->error));
    }
    return VALUE_ERROR;
}

static value not_found(struct vm *vm, value name)
{
    raise_error(vm, TYPE_MODULE_NOT_FOUND_ERROR, "No module named %R", name);
    return import_error_details(vm, name, VALUE_NULL);
}

/* -- ModuleSpec and the loader of source files --------------------------------------------------------- */

struct spec {
    struct object header;
    value name, loader, origin, locations, cached, loader_state;
    bool has_location, initialising;
    value more;
};
#define as_spec(v) ((struct spec *)as_object(v))

static void spec_trace(struct gc_tracer *tracer, struct object *self)
{
    struct spec *spec = (struct spec *)self;
    gc_trace_range(tracer, &spec->name, 6);
    instance_trace(tracer, self);
}

static void spec_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

#define SPEC_FIELD(field)                                            \
    static value spec_get_##field(struct vm *vm, value self)         \
    {                                                                \
        value v = as_spec(self)->field;                              \
        return v ? v : VALUE_NONE;                                   \
    }                                                                \
    static bool spec_set_##field(struct vm *vm, value self, value v) \
    {                                                                \
        as_spec(self)->field = v;                                    \
        gc_barrier(vm, as_object(self));                             \
        return true;                                                 \
    }
SPEC_FIELD(name)
SPEC_FIELD(loader)
SPEC_FIELD(origin)
SPEC_FIELD(locations)
SPEC_FIELD(cached)
SPEC_FIELD(loader_state)

static value spec_get_has_location(struct vm *vm, value self)
{
    return make_bool(as_spec(self)->has_location);
}

static bool spec_set_has_location(struct vm *vm, value self, value v)
{
    int t = v ? truth(vm, v) : 0;
    as_spec(self)->has_location = t > 0;
    return t >= 0;
}

static value spec_get_initialising(struct vm *vm, value self)
{
    return make_bool(as_spec(self)->initialising);
}

static bool spec_set_initialising(struct vm *vm, value self, value v)
{
    int t = v ? truth(vm, v) : 0;
    as_spec(self)->initialising = t > 0;
    return t >= 0;
}

/* The part before the last dot; "" when there is none. */
static value parent_name(struct vm *vm, value name)
{
    const char *text = as_str(name)->data, *dot = memrchr(text, '.', as_str(name)->size);
    return str_intern_n(vm, text, dot ? (size_t)(dot - text) : 0);
}

static value spec_get_parent(struct vm *vm, value self)
{
    struct spec *spec = as_spec(self);
    if ((spec->locations && spec->locations != VALUE_NONE) || !is_str(spec->name)) {
        return spec->name;
    }
    return parent_name(vm, spec->name);
}

static value spec_repr(struct vm *vm, value self)
{
    struct spec *spec = as_spec(self);
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, "ModuleSpec(name=");
    builder_add_repr(&b, spec->name);
    builder_add_cstr(&b, ", loader=");
    builder_add_repr(&b, spec->loader ? spec->loader : VALUE_NONE);
    if (spec->origin && spec->origin != VALUE_NONE) {
        builder_add_cstr(&b, ", origin=");
        builder_add_repr(&b, spec->origin);
    }
    if (spec->locations && spec->locations != VALUE_NONE) {
        builder_add_cstr(&b, ", submodule_search_locations=");
        builder_add_repr(&b, spec->locations);
    }
    builder_add_cstr(&b, ")");
    if (vm->error) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static value spec_new(struct vm *vm, value *args)
{
    struct spec *spec = object_alloc(vm, as_type(args[0]));
    if (!spec) {
        return VALUE_ERROR;
    }
    spec->name = args[1];
    spec->loader = args[2];
    spec->origin = args[3];
    spec->loader_state = args[4];
    if (args[5] && args[5] != VALUE_NONE) {
        int package = truth(vm, args[5]);
        if (package < 0) {
            return VALUE_ERROR;
        }
        if (package) {
            spec->locations = from_object(list_new(vm, 0));
            if (!spec->locations) {
                return VALUE_ERROR;
            }
        }
    }
    return from_object(spec);
}

static const struct getset_row spec_getset[] = {
    {"name", spec_get_name, spec_set_name, NULL},
    {"loader", spec_get_loader, spec_set_loader, NULL},
    {"origin", spec_get_origin, spec_set_origin, NULL},
    {"submodule_search_locations", spec_get_locations, spec_set_locations, NULL},
    {"cached", spec_get_cached, spec_set_cached, NULL},
    {"loader_state", spec_get_loader_state, spec_set_loader_state, NULL},
    {"has_location", spec_get_has_location, spec_set_has_location, NULL},
    {"_initializing", spec_get_initialising, spec_set_initialising, NULL},
    {"parent", spec_get_parent, NULL, "The name of the module's parent."},
    {NULL, NULL, NULL, NULL},
};

const struct type_def module_spec_def = {
    .name = "ModuleSpec",
    .module = "importlib.machinery",
    .size = sizeof(struct spec),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "How a module was found: its name, loader and place.",
    .new_signature = "(name, loader, *, origin=None, loader_state=None, is_package=None)",
    .new = spec_new,
    .getset = spec_getset,
    .trace = spec_trace,
    .finalize = spec_finalize,
    .repr = spec_repr,
};

struct loader {
    struct object header;
    value name, path;
};
#define as_loader(v) ((struct loader *)as_object(v))

static void loader_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct loader *)self)->name, 2);
}

static value loader_get_name(struct vm *vm, value self)
{
    return as_loader(self)->name;
}

static value loader_get_path(struct vm *vm, value self)
{
    return as_loader(self)->path;
}

/* The bytes of a file. NULL with OSError set; *size gets their number; free with mem_free(size + 1). */
static char *read_file(struct vm *vm, const char *path, size_t *size)
{
    int fd;
    do {
        fd = open(path, O_RDONLY | O_CLOEXEC);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0) {
        raise_os_error(vm, errno, str_from_cstr(vm, path), VALUE_NULL);
        return NULL;
    }
    struct stat st;
    size_t capacity = 4096, used = 0;
    if (fstat(fd, &st) == 0 && st.st_size > 0 && st.st_size < SSIZE_MAX - 2) {
        capacity = (size_t)st.st_size + 2;
    }
    char *data = mem_alloc(vm, capacity);
    while (data) {
        if (used == capacity) {
            char *grown = mem_resize(vm, data, capacity, capacity * 2);
            if (!grown) {
                mem_free(vm, data, capacity);
                data = NULL;
                break;
            }
            data = grown;
            capacity *= 2;
        }
        ssize_t n = read(fd, data + used, capacity - used);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            raise_os_error(vm, errno, str_from_cstr(vm, path), VALUE_NULL);
            mem_free(vm, data, capacity);
            data = NULL;
        }
        if (n <= 0) {
            break;
        }
        used += (size_t)n;
    }
    close(fd);
    if (data) {
        char *exact = mem_resize(vm, data, capacity, used + 1);
        if (!exact) {
            mem_free(vm, data, capacity);
            return NULL;
        }
        data = exact;
        data[used] = 0;
        *size = used;
    }
    return data;
}

static value loader_get_filename(struct vm *vm, value *args)
{
    return as_loader(args[0])->path;
}

static value loader_data(struct vm *vm, value path, bool text)
{
    const char *name = expect_cstr(vm, path, "path");
    if (!name) {
        return VALUE_ERROR;
    }
    size_t size;
    char source[PATH_MAX];
    bool embedded = embedded_source_path(vm, name, source, sizeof source);
    char *data = read_file(vm, embedded ? source : name, &size);
    if (!data) {
        return VALUE_ERROR;
    }
    value result = text ? str_decode_utf8(vm, data, size, NULL) : bytes_new(vm, data, size);
    mem_free(vm, data, size + 1);
    return result;
}

static value loader_get_data(struct vm *vm, value *args)
{
    return loader_data(vm, args[1], false);
}

static value loader_get_source(struct vm *vm, value *args)
{
    const char *path = as_str(as_loader(args[0])->path)->data;
    char source[PATH_MAX];
    if (embedded_find_file(path) && !embedded_source_path(vm, path, source, sizeof source)) {
        return VALUE_NONE;
    }
    return loader_data(vm, as_loader(args[0])->path, true);
}

static value loader_is_package(struct vm *vm, value *args)
{
    const char *path = as_str(as_loader(args[0])->path)->data, *slash = strrchr(path, '/');
    return make_bool(!strncmp(slash ? slash + 1 : path, "__init__.", 9));
}

static value loader_get_code(struct vm *vm, value *args)
{
    const char *path = as_str(as_loader(args[0])->path)->data;
    const struct embedded_module *embedded = embedded_find_file(path);
    if (embedded) {
        return embedded_code(vm, embedded);
    }
    value source = loader_data(vm, as_loader(args[0])->path, false);
    if (!source) {
        return VALUE_ERROR;
    }
    return vm->compile(vm, (const char *)as_bytes(source)->data, as_bytes(source)->size,
                       as_loader(args[0])->path, COMPILE_MODULE, 0);
}

static value loader_create_module(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value loader_exec_module(struct vm *vm, value *args)
{
    if (!is_kind(args[1], TYPE_MODULE)) {
        return raise_type_error(vm, "exec_module() argument must be a module, not %T", args[1]);
    }
    value code = loader_get_code(vm, args);
    if (!code) {
        return VALUE_ERROR;
    }
    return run_code(vm, code, as_module(args[1])->dict, VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}

static value loader_repr(struct vm *vm, value self)
{
    return format_str(vm, "<SourceFileLoader for %R at %R>", as_loader(self)->name,
                      as_loader(self)->path);
}

static value loader_new(struct vm *vm, value *args)
{
    if (!expect_str(vm, args[1], "fullname") || !expect_str(vm, args[2], "path")) {
        return VALUE_ERROR;
    }
    struct loader *loader = object_alloc(vm, as_type(args[0]));
    if (loader) {
        loader->name = args[1];
        loader->path = args[2];
    }
    return from_object(loader);
}

static const struct native_def loader_methods[] = {
    {"create_module", "(spec)", loader_create_module, NATIVE_METHOD, NULL},
    {"exec_module", "(module)", loader_exec_module, NATIVE_METHOD, NULL},
    {"get_code", "(fullname=None)", loader_get_code, NATIVE_METHOD, NULL},
    {"get_data", "(path)", loader_get_data, NATIVE_METHOD, NULL},
    {"get_filename", "(fullname=None)", loader_get_filename, NATIVE_METHOD, NULL},
    {"get_source", "(fullname=None)", loader_get_source, NATIVE_METHOD, NULL},
    {"is_package", "(fullname=None)", loader_is_package, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row loader_getset[] = {
    {"name", loader_get_name, NULL, NULL},
    {"path", loader_get_path, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const struct type_def source_loader_def = {
    .name = "SourceFileLoader",
    .module = "importlib.machinery",
    .size = sizeof(struct loader),
    .flags = TYPE_SUBCLASSABLE | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "Reads modules from source files.",
    .new_signature = "(fullname, path)",
    .new = loader_new,
    .methods = loader_methods,
    .getset = loader_getset,
    .trace = loader_trace,
    .repr = loader_repr,
};

/* -- running module code ---------------------------------------------------------------------------------- */

value run_code(struct vm *vm, value code, struct dict *globals, value locals)
{
    struct code *c = as_code(code);
    if (!dict_get_name(vm, globals, NAME_OF(vm, BUILTINS))) {
        value builtins = dict_get_name(vm, vm->modules, NAME_OF(vm, BUILTINS_MODULE));
        if (!builtins) {
            builtins = from_object(vm->builtins);
        }
        if (!dict_set_name(vm, globals, NAME_OF(vm, BUILTINS), builtins)) {
            return VALUE_ERROR;
        }
    }
    struct function *fn = function_new(vm, c, globals, VALUE_NULL);
    if (!fn) {
        return VALUE_ERROR;
    }
    if (c->flags & (CODE_MODULE | CODE_NAMESPACE)) {
        return call1(vm, from_object(fn), locals ? locals : from_object(globals));
    }
    return call0(vm, from_object(fn));
}

value run_source(struct vm *vm, const char *source, size_t size, value filename,
                 struct dict *globals, unsigned flags)
{
    value code = vm->compile(vm, source, size, filename, COMPILE_MODULE, flags);
    return code ? run_code(vm, code, globals, VALUE_NULL) : VALUE_ERROR;
}

/* -- making modules ------------------------------------------------------------------------------------------ */

/* What a search found. Paths are in `path`, NUL-terminated. */
enum found_kind {
    FOUND_NOTHING,
    FOUND_NATIVE,
    FOUND_EMBEDDED,
    FOUND_FILE,
    FOUND_PACKAGE,
    FOUND_NAMESPACE
};
struct found {
    enum found_kind kind;
    const struct module_def *native;
    const struct embedded_module *embedded;
    struct list *portions; /* of a namespace package */
    char path[PATH_MAX];   /* the file; for a package its __init__ */
};

static value spec_make(struct vm *vm, value name)
{
    struct type *type = native_type(vm, &module_spec_def);
    struct spec *spec = type ? object_alloc(vm, type) : NULL;
    if (spec) {
        spec->name = name;
    }
    return from_object(spec);
}

value loader_for(struct vm *vm, value name, value path)
{
    struct type *type = native_type(vm, &source_loader_def);
    struct loader *loader = type ? object_alloc(vm, type) : NULL;
    if (loader) {
        loader->name = name;
        loader->path = path;
    }
    return from_object(loader);
}

static value folder_of(struct vm *vm, const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_new(vm, path, slash ? (size_t)(slash - path) : 0);
}

static value one_item_list(struct vm *vm, value item)
{
    return item ? from_object(list_from(vm, &item, 1)) : VALUE_ERROR;
}

/* The spec of a module that a search found. VALUE_ERROR on memory error. */
static value spec_of_found(struct vm *vm, value name, const struct found *found)
{
    value v = spec_make(vm, name);
    if (!v) {
        return VALUE_ERROR;
    }
    struct spec *spec = as_spec(v);
    value file = VALUE_NULL;
    const char *origin = NULL;
    switch (found->kind) {
    case FOUND_NATIVE: origin = "built-in"; break;
    case FOUND_EMBEDDED:
        origin = "frozen";
        file = embedded_filename(vm, found->embedded);
        break;
    case FOUND_NAMESPACE: spec->locations = from_object(found->portions); return v;
    default:
        file = str_decode_utf8(vm, found->path, strlen(found->path), "surrogateescape");
        spec->has_location = true;
        break;
    }
    if (found->kind != FOUND_NATIVE) {
        spec->loader = file ? loader_for(vm, name, file) : VALUE_ERROR;
        if (!spec->loader) {
            return VALUE_ERROR;
        }
    }
    bool package = found->kind == FOUND_PACKAGE ||
                   (found->kind == FOUND_EMBEDDED && found->embedded->is_package);
    if (package) {
        spec->locations = one_item_list(vm, folder_of(vm, as_str(file)->data));
        if (!spec->locations) {
            return VALUE_ERROR;
        }
    }
    spec->origin = origin ? str_intern_cstr(vm, origin) : file;
    return spec->origin ? v : VALUE_ERROR;
}

/* Gives a module its __spec__, which may be VALUE_ERROR: then nothing is done, and what follows from
 * it: __loader__, __package__, __path__, and __file__ when its origin is a file (None when it is a
 * namespace package). */
static bool module_describe(struct vm *vm, struct module *module, value spec)
{
    if (!spec) {
        return false;
    }
    struct dict *dict = module->dict;
    struct spec *s = as_spec(spec);
    value package = s->locations ? s->name : parent_name(vm, s->name);
    return package && dict_set_name(vm, dict, NAME_OF(vm, PACKAGE), package) &&
           dict_set_name(vm, dict, NAME_OF(vm, LOADER), s->loader ? s->loader : VALUE_NONE) &&
           dict_set_name(vm, dict, NAME_OF(vm, SPEC), spec) &&
           (!s->locations || dict_set_name(vm, dict, NAME_OF(vm, PATH), s->locations)) &&
           (!s->locations || s->loader || dict_set_name(vm, dict, NAME_OF(vm, FILE), VALUE_NONE)) &&
           (!s->has_location || (dict_set_name(vm, dict, NAME_OF(vm, FILE), s->origin) &&
                                 dict_set_name(vm, dict, NAME_OF(vm, CACHED), VALUE_NONE)));
}

static value module_spec_of(struct vm *vm, value module)
{
    if (!is_kind(module, TYPE_MODULE)) {
        return VALUE_NULL;
    }
    value spec = dict_get_name(vm, as_module(module)->dict, NAME_OF(vm, SPEC));
    return spec && is_native(spec, &module_spec_def) ? spec : VALUE_NULL;
}

bool module_is_initialising(struct vm *vm, value module)
{
    value spec = module_spec_of(vm, module);
    return spec && as_spec(spec)->initialising;
}

/* Puts the module into sys.modules, runs its body, and takes it out again when that fails. code may
 * be VALUE_ERROR: then nothing is done. */
static value module_run(struct vm *vm, struct module *module, value name, value code)
{
    value m = from_object(module), spec = module_spec_of(vm, m);
    if (!code || !dict_set(vm, vm->modules, name, m)) {
        return VALUE_ERROR;
    }
    if (spec) {
        as_spec(spec)->initialising = true;
    }
    value result = run_code(vm, code, module->dict, VALUE_NULL);
    if (spec) {
        as_spec(spec)->initialising = false;
    }
    if (!result) {
        value error = error_take(vm);
        size_t mark = gc_root_mark(vm);
        if (gc_push_root(vm, error)) {
            dict_remove(vm, vm->modules, name, NULL);
        }
        gc_pop_roots(vm, mark);
        vm->error = error;
        return VALUE_ERROR;
    }
    bool failed = false;
    value now = dict_get(vm, vm->modules, name, &failed);
    if (!now && !failed) {
        return raise_with_args(vm, TYPE_KEY_ERROR, 1, &name);
    }
    return now;
}

static value load_embedded(struct vm *vm, value name, const struct found *found)
{
    struct module *module = module_new(vm, name);
    if (!module || !module_describe(vm, module, spec_of_found(vm, name, found))) {
        return VALUE_ERROR;
    }
    return module_run(vm, module, name, embedded_code(vm, found->embedded));
}

static value load_file(struct vm *vm, value name, const struct found *found)
{
    struct module *module = module_new(vm, name);
    value spec = module ? spec_of_found(vm, name, found) : VALUE_ERROR;
    if (!spec || !module_describe(vm, module, spec)) {
        return VALUE_ERROR;
    }
    size_t size;
    char *source = read_file(vm, found->path, &size);
    if (!source) {
        return VALUE_ERROR;
    }
    value code = vm->compile(vm, source, size, as_spec(spec)->origin, COMPILE_MODULE, 0);
    mem_free(vm, source, size + 1);
    return module_run(vm, module, name, code);
}

/* A native module, or a namespace package: no code is run. */
static value load_without_code(struct vm *vm, value name, const struct found *found)
{
    value m = found->kind == FOUND_NATIVE ? native_module_new(vm, found->native)
                                          : from_object(module_new(vm, name));
    if (!m || !module_describe(vm, as_module(m), spec_of_found(vm, name, found)) ||
        !dict_set(vm, vm->modules, name, m)) {
        return VALUE_ERROR;
    }
    return m;
}

/* -- searching ------------------------------------------------------------------------------------------------- */

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Looks for `tail` in one folder. False with an error set when memory ran out. */
static bool search_folder(struct vm *vm, const char *folder, const char *tail, struct found *found)
{
    char base[PATH_MAX], here[PATH_MAX];
    if (!*folder) {
        folder = getcwd(here, sizeof here) ? here : ".";
    }
    int n = snprintf(base, sizeof base, "%s%s%s", folder,
                     folder[strlen(folder) - 1] == '/' ? "" : "/", tail);
    if (n < 0 || (size_t)n >= sizeof base - 16) {
        return true; /* longer than any file's name */
    }
    static const char *const suffixes[] = {".as", ".py"};
    size_t length = strlen(base);
    memcpy(found->path, base, length + 1);
    bool folder_exists = is_folder(base);
    for (int i = 0; folder_exists && i < 2; i++) {
        strcpy(stpcpy(found->path + length, "/__init__"), suffixes[i]);
        if (is_file(found->path)) {
            found->kind = FOUND_PACKAGE;
            return true;
        }
    }
    for (int i = 0; i < 2; i++) {
        strcpy(found->path + length, suffixes[i]);
        if (is_file(found->path)) {
            found->kind = FOUND_FILE;
            return true;
        }
    }
    if (folder_exists) {
        if (!found->portions) {
            found->portions = list_new(vm, 1);
        }
        value portion =
            found->portions ? str_decode_utf8(vm, base, length, "surrogateescape") : VALUE_ERROR;
        return portion && list_append(vm, found->portions, portion);
    }
    return true;
}

/* Along a list of folders. */
static bool search_path(struct vm *vm, value path, const char *tail, struct found *found)
{
    if (!is_kind(path, TYPE_LIST) && !is_kind(path, TYPE_TUPLE)) {
        struct list *list = list_from_iterable(vm, path);
        if (!list) {
            return false;
        }
        path = from_object(list);
    }
    for (size_t i = 0;; i++) {
        value entry;
        if (is_kind(path, TYPE_LIST)) {
            if (i >= as_list(path)->length) {
                break;
            }
            entry = as_list(path)->items[i];
        } else {
            if (i >= as_tuple(path)->length) {
                break;
            }
            entry = as_tuple(path)->items[i];
        }
        if (!is_kind(entry, TYPE_STR) || memchr(as_str(entry)->data, 0, as_str(entry)->size)) {
            continue;
        }
        if (found->embedded && str_equals_cstr(entry, EMBEDDED_ENTRY)) {
            found->kind = FOUND_EMBEDDED;
            return true;
        }
        if (!search_folder(vm, as_str(entry)->data, tail, found)) {
            return false;
        }
        if (found->kind != FOUND_NOTHING) {
            return true;
        }
    }
    if (found->portions) {
        found->kind = FOUND_NAMESPACE;
    }
    return true;
}

static bool is_own(const char *name)
{
    for (const char *const *p = own_modules; *p; p++) {
        size_t n = strlen(*p);
        if (!strncmp(*p, name, n) && (name[n] == 0 || name[n] == '.')) {
            return true;
        }
    }
    return false;
}

/* Room for what a search finds; free with mem_free(). NULL on memory error. */
static struct found *found_new(struct vm *vm)
{
    struct found *found = mem_alloc(vm, sizeof *found);
    if (found) {
        found->kind = FOUND_NOTHING;
        found->native = NULL;
        found->embedded = NULL;
        found->portions = NULL;
    }
    return found;
}

/* Where the module of a dotted name is; path is the parent's __path__, or VALUE_NULL for sys.path.
 * False when an error is set. */
static bool search(struct vm *vm, value name, value path, struct found *found)
{
    const char *text = as_str(name)->data, *dot = strrchr(text, '.');
    for (const struct native_module *m = native_modules; m->name; m++) {
        if (!strcmp(m->name, text)) {
            found->kind = FOUND_NATIVE;
            found->native = m->def;
            return true;
        }
    }
    found->embedded = embedded_find(text);
    if (found->embedded && is_own(text)) {
        found->kind = FOUND_EMBEDDED;
        return true;
    }
    if (!path) {
        path = dict_get_cstr(vm, vm->sys, "path");
    }
    if (path && path != VALUE_NONE) {
        size_t mark = gc_root_mark(vm);
        bool good = gc_push_root(vm, path) && search_path(vm, path, dot ? dot + 1 : text, found);
        gc_pop_roots(vm, mark);
        if (!good || (found->kind != FOUND_NOTHING && found->kind != FOUND_NAMESPACE)) {
            return good;
        }
    }
    if (found->embedded) {
        found->kind = FOUND_EMBEDDED;
    }
    return true;
}

/* Asks the finders that a script put on sys.meta_path. VALUE_NULL without an error: none knows it. */
static value load_by_finders(struct vm *vm, value name, value path)
{
    value finders = dict_get_cstr(vm, vm->sys, "meta_path");
    if (!finders || !is_kind(finders, TYPE_LIST)) {
        return VALUE_NULL;
    }
    for (size_t i = 0; i < as_list(finders)->length; i++) {
        value find_spec = get_attr_cstr(vm, as_list(finders)->items[i], "find_spec");
        if (!find_spec) {
            if (!error_is(vm, TYPE_ATTRIBUTE_ERROR)) {
                return VALUE_ERROR;
            }
            error_clear(vm);
            continue;
        }
        value spec = call3(vm, find_spec, name, path ? path : VALUE_NONE, VALUE_NONE);
        if (!spec) {
            return VALUE_ERROR;
        }
        if (spec == VALUE_NONE) {
            continue;
        }
        size_t mark = gc_root_mark(vm);
        value util = gc_push_root(vm, spec) ? import_module(vm, "importlib.util") : VALUE_ERROR;
        value make = util ? get_attr_cstr(vm, util, "module_from_spec") : VALUE_ERROR;
        value module = make ? call1(vm, make, spec) : VALUE_ERROR;
        value result = VALUE_ERROR;
        if (module && gc_push_root(vm, module) && dict_set(vm, vm->modules, name, module)) {
            value loader = get_attr(vm, spec, str_intern_cstr(vm, "loader"));
            value exec = loader ? get_attr_cstr(vm, loader, "exec_module") : VALUE_ERROR;
            bool failed = false;
            if (exec && call1(vm, exec, module)) {
                result = dict_get(vm, vm->modules, name, &failed);
            } else {
                value error = error_take(vm);
                gc_push_root(vm, error);
                dict_remove(vm, vm->modules, name, NULL);
                vm->error = error;
            }
        }
        gc_pop_roots(vm, mark);
        return result;
    }
    return VALUE_NULL;
}

static value load_found(struct vm *vm, value name, struct found *found)
{
    switch (found->kind) {
    case FOUND_NATIVE:
    case FOUND_NAMESPACE: return load_without_code(vm, name, found);
    case FOUND_EMBEDDED: return load_embedded(vm, name, found);
    case FOUND_FILE:
    case FOUND_PACKAGE: return load_file(vm, name, found);
    default: return not_found(vm, name);
    }
}

/* The module of an absolute dotted name, loading it and its parents. */
static value find_and_load(struct vm *vm, value name)
{
    bool failed = false;
    value module = dict_get(vm, vm->modules, name, &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (module && module != VALUE_NONE) {
        return module;
    }
    if (module == VALUE_NONE) {
        raise_error(vm, TYPE_MODULE_NOT_FOUND_ERROR, "import of %U halted; None in sys.modules",
                    name);
        return import_error_details(vm, name, VALUE_NULL);
    }
    if (!native_enter(vm, " while importing a module")) {
        return VALUE_ERROR;
    }
    const char *text = as_str(name)->data, *dot = strrchr(text, '.');
    value parent = VALUE_NULL, path = VALUE_NULL, result = VALUE_ERROR;
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, name)) {
        goto done;
    }
    if (dot) {
        value parent_text = str_intern_n(vm, text, (size_t)(dot - text));
        parent = parent_text ? find_and_load(vm, parent_text) : VALUE_ERROR;
        if (!parent || !gc_push_root(vm, parent)) {
            goto done;
        }
        module =
            dict_get(vm, vm->modules, name, &failed); /* the parent's body may have loaded it */
        if (failed) {
            goto done;
        }
        if (module && module != VALUE_NONE) {
            result = module;
            goto done;
        }
        path = get_attr_optional(vm, parent, NAME_OF(vm, PATH), &failed);
        if (failed) {
            goto done;
        }
        if (!path) {
            raise_error(vm, TYPE_MODULE_NOT_FOUND_ERROR, "No module named %R; %R is not a package",
                        name, parent_text);
            result = import_error_details(vm, name, VALUE_NULL);
            goto done;
        }
        if (!gc_push_root(vm, path)) {
            goto done;
        }
    }
    result = load_by_finders(vm, name, path);
    if (!result && !vm->error) {
        struct found *found = found_new(vm);
        if (found) {
            if (search(vm, name, path, found)) {
                result = load_found(vm, name, found);
            }
            mem_free(vm, found, sizeof *found);
        }
    }
    if (result && parent && gc_push_root(vm, result)) {
        value tail = str_intern_cstr(vm, strrchr(as_str(name)->data, '.') + 1);
        if (!tail) {
            result = VALUE_ERROR;
        } else if (!set_attr(vm, parent, tail, result)) {
            if (error_is(vm, TYPE_ATTRIBUTE_ERROR)) {
                error_clear(vm);
            } else {
                result = VALUE_ERROR;
            }
        }
    }
done:
    gc_pop_roots(vm, mark);
    native_leave(vm);
    return result;
}

value import_module(struct vm *vm, const char *dotted_name)
{
    value name = str_intern_cstr(vm, dotted_name);
    return name ? find_and_load(vm, name) : VALUE_ERROR;
}

/* -- relative names --------------------------------------------------------------------------------------------- */

static value package_of(struct vm *vm, struct dict *globals)
{
    value package = dict_get_name(vm, globals, NAME_OF(vm, PACKAGE));
    if (package && package != VALUE_NONE) {
        if (!is_kind(package, TYPE_STR)) {
            return raise_type_error(vm, "package must be a string");
        }
        return package;
    }
    value spec = dict_get_name(vm, globals, NAME_OF(vm, SPEC));
    if (spec && spec != VALUE_NONE) {
        package = get_attr_cstr(vm, spec, "parent");
        if (package && !is_kind(package, TYPE_STR)) {
            return raise_type_error(vm, "__spec__.parent must be a string");
        }
        return package;
    }
    value name = dict_get_name(vm, globals, NAME_OF(vm, NAME));
    if (!name) {
        return raise_error(vm, TYPE_KEY_ERROR, "'__name__' not in globals");
    }
    if (!is_kind(name, TYPE_STR)) {
        return raise_type_error(vm, "__name__ must be a string");
    }
    return dict_get_name(vm, globals, NAME_OF(vm, PATH)) ? name : parent_name(vm, name);
}

static value absolute_name(struct vm *vm, struct dict *globals, value name, int level)
{
    value package = package_of(vm, globals);
    if (!package) {
        return VALUE_ERROR;
    }
    if (!as_str(package)->size) {
        return raise_error(vm, TYPE_IMPORT_ERROR,
                           "attempted relative import with no known parent package");
    }
    const char *text = as_str(package)->data;
    size_t size = as_str(package)->size;
    for (int i = 1; i < level; i++) {
        const char *dot = memrchr(text, '.', size);
        if (!dot) {
            return raise_error(vm, TYPE_IMPORT_ERROR,
                               "attempted relative import beyond top-level package");
        }
        size = (size_t)(dot - text);
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add(&b, text, size);
    if (as_str(name)->size) {
        builder_add_cstr(&b, ".");
        builder_add_str(&b, name);
    }
    value full = builder_finish(&b);
    return full ? str_intern(vm, full) : VALUE_ERROR;
}

/* -- the three instructions --------------------------------------------------------------------------------------- */

/* `from package import names`: names that are submodules are loaded. */
static bool load_from_list(struct vm *vm, value module, value fromlist, bool nested)
{
    struct tuple *names = as_tuple(fromlist);
    for (size_t i = 0; i < names->length; i++) {
        value name = names->items[i];
        bool failed = false;
        if (!is_kind(name, TYPE_STR)) {
            if (nested) {
                value owner = get_attr(vm, module, NAME_OF(vm, NAME));
                if (owner) {
                    raise_type_error(vm, "Item in %S.__all__ must be str, not %T", owner, name);
                }
            } else {
                raise_type_error(vm, "Item in ``from list'' must be str, not %T", name);
            }
            return false;
        }
        if (str_equals_cstr(name, "*")) {
            value all =
                nested ? VALUE_NULL : get_attr_optional(vm, module, NAME_OF(vm, ALL), &failed);
            if (failed) {
                return false;
            }
            if (all) {
                size_t mark = gc_root_mark(vm);
                all = gc_push_root(vm, all) ? tuple_from_iterable(vm, all) : VALUE_ERROR;
                bool good = all && gc_push_root(vm, all) && load_from_list(vm, module, all, true);
                gc_pop_roots(vm, mark);
                if (!good) {
                    return false;
                }
            }
            continue;
        }
        value interned = str_intern(vm, name);
        if (!interned) {
            return false;
        }
        if (has_attr(vm, module, interned, &failed) || failed) {
            if (failed) {
                return false;
            }
            continue;
        }
        value owner = get_attr(vm, module, NAME_OF(vm, NAME));
        value full = owner ? format_str(vm, "%S.%U", owner, name) : VALUE_ERROR;
        full = full ? str_intern(vm, full) : VALUE_ERROR;
        if (!full) {
            return false;
        }
        if (!find_and_load(vm, full)) {
            if (!error_is(vm, TYPE_MODULE_NOT_FOUND_ERROR) ||
                as_exception(vm->error)->extra[1] == VALUE_NULL ||
                !is_kind(as_exception(vm->error)->extra[1], TYPE_STR) ||
                !str_equal(as_str(as_exception(vm->error)->extra[1]), as_str(full))) {
                return false;
            }
            error_clear(vm);
        }
    }
    return true;
}

value import_absolute(struct vm *vm, struct dict *globals, value name, value fromlist, int level)
{
    if (!is_kind(name, TYPE_STR)) {
        return raise_type_error(vm, "module name must be a string");
    }
    if (level < 0) {
        return raise_value_error(vm, "level must be >= 0");
    }
    value full = name;
    if (level > 0) {
        full = absolute_name(vm, globals, name, level);
        if (!full) {
            return VALUE_ERROR;
        }
    } else if (!as_str(name)->size) {
        return raise_value_error(vm, "Empty module name");
    }
    value module = find_and_load(vm, full);
    if (!module) {
        return VALUE_ERROR;
    }
    int wanted = fromlist && fromlist != VALUE_NONE ? truth(vm, fromlist) : 0;
    if (wanted < 0) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    if (wanted) {
        if (!gc_push_root(vm, module)) {
            return VALUE_ERROR;
        }
        bool failed = false;
        value path = get_attr_optional(vm, module, NAME_OF(vm, PATH), &failed);
        value list =
            path && !is_kind(fromlist, TYPE_TUPLE) ? tuple_from_iterable(vm, fromlist) : fromlist;
        bool good =
            !failed &&
            (!path || (list && gc_push_root(vm, list) && load_from_list(vm, module, list, false)));
        gc_pop_roots(vm, mark);
        return good ? module : VALUE_ERROR;
    }
    /* Without a list: the package that the first part of the name binds. */
    const char *dot = memchr(as_str(name)->data, '.', as_str(name)->size);
    if (level == 0) {
        if (!dot) {
            return module;
        }
        value first = str_intern_n(vm, as_str(name)->data, (size_t)(dot - as_str(name)->data));
        return first ? find_and_load(vm, first) : VALUE_ERROR;
    }
    if (!as_str(name)->size || !dot) {
        return module;
    }
    size_t cut = as_str(name)->size - (size_t)(dot - as_str(name)->data);
    value first = str_intern_n(vm, as_str(full)->data, as_str(full)->size - cut);
    return first ? find_and_load(vm, first) : VALUE_ERROR;
}

value import_name(struct vm *vm, struct dict *globals, value name, value fromlist, int level)
{
    struct dict *builtins = vm->frame ? as_function(vm->frame->function)->builtins : vm->builtins;
    value import = dict_get_name(vm, builtins, NAME_OF(vm, IMPORT));
    if (!import) {
        return raise_error(vm, TYPE_IMPORT_ERROR, "__import__ not found");
    }
    if (!is_kind(import, TYPE_NATIVE)) { /* a script replaced it */
        value locals = vm->frame ? locals_of_frame(vm, vm->frame) : VALUE_NONE;
        if (!locals) {
            return VALUE_ERROR;
        }
        value args[5] = {name, from_object(globals), locals, fromlist, small_int(level)};
        return call(vm, import, 5, args);
    }
    return import_absolute(vm, globals, name, fromlist, level);
}

value import_from(struct vm *vm, value module, value name)
{
    bool failed = false;
    value v = get_attr_optional(vm, module, name, &failed);
    if (v || failed) {
        return v;
    }
    value owner = get_attr_optional(vm, module, NAME_OF(vm, NAME), &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (owner && is_kind(owner, TYPE_STR)) {
        value full = format_str(vm, "%U.%U", owner, name);
        v = full ? dict_get(vm, vm->modules, full, &failed) : VALUE_ERROR;
        if (v || vm->error) {
            return v;
        }
    } else {
        owner = str_intern_cstr(vm, "<unknown module name>");
    }
    value file = get_attr_optional(vm, module, NAME_OF(vm, FILE), &failed);
    if (failed || !owner) {
        return VALUE_ERROR;
    }
    value spec = module_spec_of(vm, module);
    if (file && is_kind(file, TYPE_STR)) {
        if (spec && as_spec(spec)->initialising) {
            raise_error(vm, TYPE_IMPORT_ERROR,
                        "cannot import name %R from partially initialized module %R (most likely "
                        "due to a circular import) (%U)",
                        name, owner, file);
        } else {
            raise_error(vm, TYPE_IMPORT_ERROR, "cannot import name %R from %R (%U)", name, owner,
                        file);
        }
    } else {
        raise_error(vm, TYPE_IMPORT_ERROR, "cannot import name %R from %R (unknown location)", name,
                    owner);
        file = VALUE_NULL;
    }
    import_error_details(vm, owner, file);
    if (vm->error && is_instance_of(vm, vm->error, TYPE_IMPORT_ERROR)) {
        as_exception(vm->error)->extra[3] = name;
    }
    return VALUE_ERROR;
}

bool import_star(struct vm *vm, value module, value namespace)
{
    bool failed = false, has_all = true;
    value names = get_attr_optional(vm, module, NAME_OF(vm, ALL), &failed);
    if (failed) {
        return false;
    }
    if (!names) {
        has_all = false;
        names = get_attr_optional(vm, module, NAME_OF(vm, DICT), &failed);
        if (failed) {
            return false;
        }
        if (!names) {
            raise_error(vm, TYPE_IMPORT_ERROR,
                        "from-import-* object has no __dict__ and no __all__");
            return false;
        }
    }
    const struct type *type = type_of(vm, names);
    if (has_all && !type->def->get_item && !has_script_special(type, NAME_GETITEM)) {
        raise_type_error(vm, "'%T' object does not support indexing", names);
        return false;
    }
    size_t mark = gc_root_mark(vm);
    struct list *list = gc_push_root(vm, names) ? list_from_iterable(vm, names) : NULL;
    bool good = list && gc_push_root(vm, from_object(list));
    for (size_t i = 0; good && i < list->length; i++) {
        value name = list->items[i];
        if (!is_kind(name, TYPE_STR)) {
            value owner = get_attr(vm, module, NAME_OF(vm, NAME));
            if (owner) {
                raise_type_error(vm,
                                 has_all ? "Item in %S.__all__ must be str, not %T"
                                         : "Key in %S.__dict__ must be str, not %T",
                                 owner, name);
            }
            good = false;
            break;
        }
        if (!has_all && as_str(name)->size && as_str(name)->data[0] == '_') {
            continue;
        }
        name = str_intern(vm, name);
        value v = name ? get_attr(vm, module, name) : VALUE_ERROR;
        good = v && store_name(vm, namespace, name, v);
    }
    gc_pop_roots(vm, mark);
    return good;
}

/* -- the main module ------------------------------------------------------------------------------------------------ */

struct module *main_module(struct vm *vm)
{
    value v = dict_get_name(vm, vm->modules, NAME_OF(vm, MAIN));
    if (v && is_kind(v, TYPE_MODULE)) {
        return as_module(v);
    }
    struct module *module = module_new(vm, NAME_OF(vm, MAIN));
    value builtins = dict_get_name(vm, vm->modules, NAME_OF(vm, BUILTINS_MODULE));
    if (!module || !dict_set_name(vm, vm->modules, NAME_OF(vm, MAIN), from_object(module)) ||
        !dict_set_name(vm, module->dict, NAME_OF(vm, PACKAGE), VALUE_NONE) ||
        !dict_set_name(vm, module->dict, NAME_OF(vm, LOADER), VALUE_NONE) ||
        !dict_set_name(vm, module->dict, NAME_OF(vm, SPEC), VALUE_NONE) ||
        !dict_set_name(vm, module->dict, NAME_OF(vm, BUILTINS),
                       builtins ? builtins : from_object(vm->builtins))) {
        return NULL;
    }
    return module;
}

/* Where a module lies, its parents imported. False with an error set. */
static bool locate(struct vm *vm, value name, struct found *found)
{
    const char *text = as_str(name)->data, *dot = strrchr(text, '.');
    value path = VALUE_NULL;
    memset(found, 0, offsetof(struct found, path));
    if (dot) {
        value parent_text = str_intern_n(vm, text, (size_t)(dot - text));
        value parent = parent_text ? find_and_load(vm, parent_text) : VALUE_ERROR;
        bool failed = false;
        path = parent ? get_attr_optional(vm, parent, NAME_OF(vm, PATH), &failed) : VALUE_NULL;
        if (!parent || failed) {
            return false;
        }
        if (!path) {
            raise_error(vm, TYPE_MODULE_NOT_FOUND_ERROR, "No module named %R; %R is not a package",
                        name, parent_text);
            import_error_details(vm, name, VALUE_NULL);
            return false;
        }
    }
    return search(vm, name, path, found);
}

static value run_found_as_main(struct vm *vm, value name, struct found *found, unsigned flags,
                               value *file_out)
{
    struct module *module = main_module(vm);
    if (!module) {
        return VALUE_ERROR;
    }
    value code = VALUE_ERROR, file;
    if (found->kind == FOUND_EMBEDDED) {
        file = embedded_filename(vm, found->embedded);
        code = file ? embedded_code(vm, found->embedded) : VALUE_ERROR;
    } else {
        size_t size;
        char *source = read_file(vm, found->path, &size);
        if (!source) {
            return VALUE_ERROR;
        }
        file = str_decode_utf8(vm, found->path, strlen(found->path), "surrogateescape");
        code = file ? vm->compile(vm, source, size, file, COMPILE_MODULE, flags) : VALUE_ERROR;
        mem_free(vm, source, size + 1);
    }
    *file_out = file;
    value spec = code ? spec_of_found(vm, name, found) : VALUE_ERROR;
    if (!spec) {
        return VALUE_ERROR;
    }
    as_spec(spec)->origin = file; /* of a linked-in module too: __main__ has a __file__ */
    as_spec(spec)->has_location = true;
    if (!module_describe(vm, module, spec)) {
        return VALUE_ERROR;
    }
    struct list *argv = as_list(dict_get_cstr(vm, vm->sys, "argv"));
    if (is_kind(from_object(argv), TYPE_LIST) && argv->length) {
        argv->items[0] = file;
        gc_barrier(vm, argv);
    }
    return run_code(vm, code, module->dict, VALUE_NULL);
}

value run_module_as_main(struct vm *vm, value name, unsigned flags, bool *missing)
{
    struct found *found = mem_alloc(vm, sizeof *found);
    value result = VALUE_ERROR, file;
    *missing = false;
    if (!found) {
        return VALUE_ERROR;
    }
    if (!locate(vm, name, found)) {
        *missing = error_is(vm, TYPE_MODULE_NOT_FOUND_ERROR);
        goto done;
    }
    bool package = found->kind == FOUND_PACKAGE || found->kind == FOUND_NAMESPACE ||
                   (found->kind == FOUND_EMBEDDED && found->embedded->is_package);
    if (package) {
        value inner = format_str(vm, "%U.__main__", name);
        inner = inner ? str_intern(vm, inner) : VALUE_ERROR;
        if (!inner || !locate(vm, inner, found)) {
            goto done;
        }
        if (found->kind == FOUND_NOTHING) {
            *missing = true;
            raise_error(vm, TYPE_IMPORT_ERROR,
                        "No module named %U; %R is a package and cannot be directly executed",
                        inner, name);
            goto done;
        }
        name = inner;
    }
    if (found->kind == FOUND_NOTHING || found->kind == FOUND_NAMESPACE) {
        *missing = true;
        raise_error(vm, TYPE_IMPORT_ERROR, "No module named %U", name);
    } else if (found->kind == FOUND_NATIVE) {
        *missing = true;
        raise_error(vm, TYPE_IMPORT_ERROR, "No code object available for %U", name);
    } else {
        result = run_found_as_main(vm, name, found, flags, &file);
    }
done:
    mem_free(vm, found, sizeof *found);
    return result;
}

char *import_read_file(struct vm *vm, const char *path, size_t *size)
{
    return read_file(vm, path, size);
}

/* -- module _importing ---------------------------------------------------------------------------------------- */

static value find_spec_native(struct vm *vm, value *args)
{
    if (!expect_str(vm, args[1], "name")) {
        return VALUE_ERROR;
    }
    struct found *found = found_new(vm);
    value result = VALUE_ERROR;
    if (found) {
        if (search(vm, args[1], args[2] == VALUE_NONE ? VALUE_NULL : args[2], found)) {
            result = found->kind == FOUND_NOTHING ? VALUE_NONE : spec_of_found(vm, args[1], found);
        }
        mem_free(vm, found, sizeof *found);
    }
    return result;
}

static const struct native_def importing_functions[] = {
    {"find_spec", "(name, path=None, /)", find_spec_native, 0,
     "The spec of the module that import would find there, or None. Asks no finder of "
     "sys.meta_path."},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_type importing_types[] = {
    {&module_spec_def, NULL},
    {&source_loader_def, NULL},
    {NULL, NULL},
};

const struct module_def importing_module = {
    .name = "_importing",
    .doc = "What importlib is made of.",
    .functions = importing_functions,
    .types = importing_types,
};

/* native_bind.c - signatures of native functions: their texts parsed once for a VM, and the binder
 * that puts a call's arguments into the slots, with CPython's TypeErrors. */
#include "type.h"
#include "exception.h"
#include <stdio.h>

/* Slots that may be cleared beyond a stack's limit: well within STACK_RESERVE of interp/frame.h. */
#define SLOTS_IN_PLACE             32
#define NATIVE_SEEN_BY_INTERPRETER (NATIVE_GENERATOR_NEXT | NATIVE_GENERATOR_SEND | NATIVE_PRECISE)

/* Signatures are found by the place of their text and by whose function they describe. */
struct signature_entry {
    const char *name;
    struct type *owner;
    bool self;
    char *qualname; /* owned; size in qualname_size */
    size_t qualname_size, names_size;
    struct signature *signature;
};

struct signature_cache {
    size_t count, mask;
    struct signature_entry *entries; /* signature NULL: free */
};

/* -- the cache ------------------------------------------------------------------------------------------- */

void signatures_trace(struct vm *vm, struct gc_tracer *tracer)
{
    struct signature_cache *cache = vm->signatures;
    for (size_t i = 0; cache && i <= cache->mask; i++) {
        const struct signature *signature = cache->entries[i].signature;
        for (size_t j = 0; signature && j < signature->slot_count; j++) {
            gc_trace(tracer, signature->names[j]);
        }
    }
}

void signatures_destroy(struct vm *vm)
{
    struct signature_cache *cache = vm->signatures;
    if (!cache) {
        return;
    }
    for (size_t i = 0; i <= cache->mask; i++) {
        struct signature_entry *entry = &cache->entries[i];
        if (entry->signature) {
            mem_free(vm, entry->signature->names, entry->names_size);
            mem_free(vm, entry->signature, sizeof *entry->signature);
            if (entry->qualname) {
                mem_free(vm, entry->qualname, entry->qualname_size);
            }
        }
    }
    mem_free(vm, cache->entries, (cache->mask + 1) * sizeof *cache->entries);
    mem_free(vm, cache, sizeof *cache);
    vm->signatures = NULL;
}

static size_t entry_hash(const char *text, const char *name, const struct type *owner, bool self)
{
    uint64_t h = (uintptr_t)text * UINT64_C(0x9E3779B97F4A7C15);
    h ^= (uintptr_t)name * UINT64_C(0xC2B2AE3D27D4EB4F);
    h ^= (uintptr_t)owner * UINT64_C(0x165667B19E3779F9);
    return (size_t)((h + self) >> 20);
}

static struct signature_entry *cache_find(struct signature_cache *cache, const char *text,
                                          const char *name, struct type *owner, bool self)
{
    size_t i = entry_hash(text, name, owner, self) & cache->mask;
    for (;; i = (i + 1) & cache->mask) {
        struct signature_entry *e = &cache->entries[i];
        if (!e->signature || (e->signature->text == text && e->name == name && e->owner == owner &&
                              e->self == self)) {
            return e;
        }
    }
}

static bool cache_reserve(struct vm *vm)
{
    struct signature_cache *cache = vm->signatures;
    if (!cache) {
        cache = mem_alloc_zeroed(vm, sizeof *cache);
        if (!cache) {
            return false;
        }
        cache->mask = 127;
        cache->entries = mem_alloc_zeroed(vm, (cache->mask + 1) * sizeof *cache->entries);
        if (!cache->entries) {
            mem_free(vm, cache, sizeof *cache);
            return false;
        }
        vm->signatures = cache;
    }
    if (cache->count * 2 <= cache->mask) {
        return true;
    }
    struct signature_cache grown = {.count = cache->count, .mask = cache->mask * 2 + 1};
    grown.entries = mem_alloc_zeroed(vm, (grown.mask + 1) * sizeof *grown.entries);
    if (!grown.entries) {
        return false;
    }
    for (size_t i = 0; i <= cache->mask; i++) {
        struct signature_entry *e = &cache->entries[i];
        if (e->signature) {
            *cache_find(&grown, e->signature->text, e->name, e->owner, e->self) = *e;
        }
    }
    mem_free(vm, cache->entries, (cache->mask + 1) * sizeof *cache->entries);
    *cache = grown;
    return true;
}

/* -- parsing ----------------------------------------------------------------------------------------------- */

/* One parameter of a signature's text. */
struct parameter {
    const char *name;
    size_t size;
    bool has_default;
    char star; /* 0, '*', 'd' for ** */
};

static const char *skip_spaces(const char *p)
{
    while (*p == ' ' || *p == '\n') {
        p++;
    }
    return p;
}

/* Skips a default or annotation, up to the comma or parenthesis that ends it. */
static const char *skip_expression(const char *p)
{
    int depth = 0;
    for (; *p; p++) {
        if (*p == '\'' || *p == '"') {
            char quote = *p++;
            while (*p && *p != quote) {
                p += *p == '\\' && p[1] ? 2 : 1;
            }
            if (!*p) {
                return p;
            }
        } else if (strchr("([{", *p)) {
            depth++;
        } else if (strchr(")]}", *p)) {
            if (depth-- == 0) {
                return p;
            }
        } else if (*p == ',' && depth == 0) {
            return p;
        }
    }
    return p;
}

/* The next parameter; false at the end. `/` and a bare `*` give size 0 with star '/' or '*'. */
static bool next_parameter(const char **text, struct parameter *out)
{
    const char *p = skip_spaces(*text);
    if (*p == ',') {
        p = skip_spaces(p + 1);
    }
    if (!*p || *p == ')') {
        return false;
    }
    memset(out, 0, sizeof *out);
    if (*p == '/') {
        out->star = '/';
        *text = p + 1;
        return true;
    }
    if (*p == '*') {
        out->star = p[1] == '*' ? 'd' : '*';
        p += p[1] == '*' ? 2 : 1;
    }
    out->name = p;
    while (*p == '_' || (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
           (*p >= '0' && *p <= '9') || (*p & 0x80)) {
        p++;
    }
    out->size = (size_t)(p - out->name);
    p = skip_spaces(p);
    if (*p == ':') {
        for (p++; *p && *p != '=' && *p != ',' && *p != ')';) {
            const char *end = strchr("([{'\"", *p) ? skip_expression(p) : p + 1;
            p = end > p ? end : p + 1;
        }
    }
    if (*p == '=') {
        out->has_default = true;
        p = skip_expression(p + 1);
    } else if (*p && *p != ',' && *p != ')') {
        p = skip_expression(p);
    }
    *text = p;
    return true;
}

static bool parse_signature(struct vm *vm, struct signature *sig, value *names)
{
    const char *p = sig->text;
    p += *p == '(';
    struct parameter parameter;
    bool keyword_only = false;
    size_t slot = sig->self;
    if (sig->self) {
        names[0] = VALUE_NULL;
    }
    while (next_parameter(&p, &parameter)) {
        if (parameter.star == '/') {
            sig->positional_only = sig->positional;
            continue;
        }
        if (parameter.star == '*') {
            keyword_only = true;
            if (parameter.size == 0) {
                continue;
            }
        }
        names[slot] = str_intern_n(vm, parameter.name, parameter.size);
        if (!names[slot]) {
            return false;
        }
        if (parameter.star == '*') {
            sig->varargs = (int16_t)slot;
        } else if (parameter.star == 'd') {
            sig->varkeywords = (int16_t)slot;
        } else if (keyword_only) {
            if (!parameter.has_default && sig->keyword_only < 64) {
                sig->keyword_required |= UINT64_C(1) << sig->keyword_only;
            }
            sig->keyword_only++;
        } else {
            sig->positional++;
            if (!parameter.has_default) {
                sig->required = sig->positional;
            }
        }
        slot++;
    }
    return true;
}

static size_t count_slots(const char *text, bool self)
{
    size_t count = self;
    text += *text == '(';
    struct parameter parameter;
    while (next_parameter(&text, &parameter)) {
        count += parameter.size != 0;
    }
    return count;
}

struct signature *signature_for(struct vm *vm, const char *text, const char *name, bool self,
                                struct type *owner, value module)
{
    if (!cache_reserve(vm)) {
        return NULL;
    }
    struct signature_entry *entry = cache_find(vm->signatures, text, name, owner, self);
    if (entry->signature) {
        return entry->signature;
    }
    struct signature_entry made = {.name = name, .owner = owner, .self = self};
    size_t slots = count_slots(text, self);
    made.names_size = (slots + 1) * sizeof(value);
    made.signature = mem_alloc_zeroed(vm, sizeof *made.signature);
    value *names = made.signature ? mem_alloc_zeroed(vm, made.names_size) : NULL;
    if (!names) {
        if (made.signature) {
            mem_free(vm, made.signature, sizeof *made.signature);
        }
        return NULL;
    }
    struct signature *sig = made.signature;
    sig->text = text;
    sig->slot_count = (uint16_t)slots;
    sig->self = self;
    sig->names = names;
    sig->varargs = sig->varkeywords = -1;
    const char *prefix = NULL;
    if (owner) {
        prefix = owner->def->name;
    } else if (module && is_str(module) && !str_equals_cstr(module, "builtins")) {
        prefix = as_str(module)->data;
    }
    bool ok = parse_signature(vm, sig, names);
    if (ok && prefix) {
        size_t a = strlen(prefix), b = strlen(name);
        made.qualname_size = a + b + 2;
        made.qualname = mem_alloc(vm, made.qualname_size);
        ok = made.qualname != NULL;
        if (ok) {
            memcpy(made.qualname, prefix, a);
            made.qualname[a] = '.';
            memcpy(made.qualname + a + 1, name, b + 1);
        }
    }
    if (!ok) {
        mem_free(vm, names, made.names_size);
        mem_free(vm, sig, sizeof *sig);
        return NULL;
    }
    sig->qualname = made.qualname ? made.qualname : name;
    sig->in_place = sig->slot_count <= SLOTS_IN_PLACE && !sig->keyword_required;
    sig->least_args = SIGNATURE_NEVER_FITS;
    if (sig->in_place && sig->varargs < 0 && sig->varkeywords < 0) {
        sig->least_args = sig->required;
        sig->more_args = sig->positional - sig->required;
    }
    *entry = made;
    vm->signatures->count++;
    return sig;
}

struct signature *native_signature(struct vm *vm, struct native *native)
{
    if (!native->signature) {
        const struct native_def *def = native->def;
        bool self = !(def->flags & (NATIVE_STATIC | NATIVE_FUNCTION));
        native->signature =
            signature_for(vm, def->signature, def->name, self, native->owner, native->module);
        /* what lies in place for one of them would not for the other */
        bool has_self = native->header.kind != TYPE_NATIVE || native->self;
        if (native->signature && (self != has_self || def->flags & NATIVE_SEEN_BY_INTERPRETER)) {
            native->signature->least_args = SIGNATURE_NEVER_FITS;
            native->signature->in_place = false;
        }
    }
    return native->signature;
}

bool type_find_maker(struct vm *vm, struct type *type)
{
    const struct type_def *def = type->def;
    if (type->index < TYPE_COUNT && def->new && !(def->flags & TYPE_NO_NEW) &&
        (!def->init || def->flags & TYPE_INIT_ONLY)) {
        type->maker = signature_for(vm, def->init ? def->init_signature : def->new_signature,
                                    def->name, true, NULL, VALUE_NULL);
        return type->maker;
    }
    return true;
}

/* -- messages -------------------------------------------------------------------------------------------------- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* How the older messages call the function: "list.append", "len"; a class method goes by the class
 * that it is bound to. `text` is room for that. */
#define CALL_NAME_MAX 200

static const char *call_name(const struct signature *sig, const char *name, value self,
                             char text[CALL_NAME_MAX])
{
    if (sig->self && sig->qualname && is_type(self)) {
        snprintf(text, CALL_NAME_MAX, "%s.%s", type_cname(as_type(self)), name);
        return text;
    }
    return sig->qualname ? sig->qualname : name;
}

/* These count arguments in the older style although they have named ones; subclasses do not. `class` is
   the one called, NULL for a function. */
static bool speaks_older_style(const struct signature *sig, const char *name,
                               const struct type *class)
{
    if (class && class->index >= TYPE_COUNT) {
        return false;
    }
    if (sig->qualname) {
        return strcmp(sig->qualname, "sorted") == 0;
    }
    return strcmp(name, "int") == 0 || strcmp(name, "str") == 0;
}

static bool is_enumerate(const struct signature *sig, const char *name)
{
    return !sig->qualname && strcmp(name, "enumerate") == 0;
}

/* Only positional parameters, all of them nameless: the older style of messages. */
static bool purely_positional(const struct signature *sig)
{
    return sig->positional_only == sig->positional && sig->keyword_only == 0 &&
           sig->varkeywords < 0;
}

static bool count_error(struct vm *vm, const struct signature *sig, const char *name, value self,
                        size_t nargs, size_t keywords)
{
    size_t min = sig->required, max = sig->positional;
    char text[CALL_NAME_MAX];
    const struct type *class = sig->qualname   ? NULL
                               : is_type(self) ? as_type(self)
                                               : type_of(vm, self);
    if (class && (class->kind == TYPE_SET || class->kind == TYPE_FROZENSET)) {
        name = type_cname(class); /* the one constructor that names the class itself */
    }
    if (purely_positional(sig) || (keywords == 0 && speaks_older_style(sig, name, class))) {
        if (!sig->qualname && sig->varargs < 0 && max == 0) {
            raise_type_error(vm, "%s takes no arguments",
                             strcmp(name, "ellipsis") == 0 ? "EllipsisType" : name);
        } else if (sig->qualname && sig->varargs < 0 && max == 0) {
            raise_type_error(vm, "%s() takes no arguments (%zu given)",
                             call_name(sig, name, self, text), nargs);
        } else if (sig->qualname && sig->varargs < 0 && max == 1 && min == 1 &&
                   !speaks_older_style(sig, name, class)) {
            raise_type_error(vm, "%s() takes exactly one argument (%zu given)",
                             call_name(sig, name, self, text), nargs);
        } else {
            bool exact = min == max && sig->varargs < 0;
            size_t wanted = nargs < min ? min : max;
            bool is_super = !sig->qualname && strcmp(name, "super") == 0;
            raise_type_error(vm, "%s%s expected %s%zu argument%s, got %zu", name,
                             is_super ? "()" : "",
                             exact         ? ""
                             : nargs < min ? "at least "
                                           : "at most ",
                             wanted, plural(wanted), nargs);
        }
        return false;
    }
    size_t total = max + sig->keyword_only;
    if (nargs + keywords > total && sig->varargs < 0 && sig->varkeywords < 0) {
        raise_type_error(vm, "%s() takes at most %zu %sargument%s (%zu given)", name, total,
                         nargs == 0 ? "keyword " : "", plural(total), nargs + keywords);
        return false;
    }
    if (nargs > max) {
        if (max == 0) {
            raise_type_error(vm, "%s() takes no positional arguments", name);
        } else {
            raise_type_error(vm, "%s() takes %s %zu positional argument%s (%zu given)", name,
                             min < max ? "at most" : "exactly", max, plural(max), nargs);
        }
        return false;
    }
    size_t needed = min < sig->positional_only ? min : sig->positional_only;
    if (sig->varargs >= 0) {
        raise_type_error(vm, "%s expected at least %zu argument%s, got %zu", name, needed,
                         plural(needed), nargs);
    } else {
        raise_type_error(vm, "%s() takes %s %zu positional argument%s (%zu given)", name,
                         needed < max ? "at least" : "exactly", needed, plural(needed), nargs);
    }
    return false;
}

/* -- binding ------------------------------------------------------------------------------------------------------ */

/* The slot of a parameter that may be given by name, -1: none. */
static int keyword_slot(const struct signature *sig, value name)
{
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = sig->self + sig->positional_only; i < sig->slot_count; i++) {
            if ((int)i == sig->varargs || (int)i == sig->varkeywords) {
                continue;
            }
            if (pass == 0 ? sig->names[i] == name
                          : str_equal(as_str(sig->names[i]), as_str(name))) {
                return (int)i;
            }
        }
        if (str_is_interned(as_str(name))) {
            break;
        }
    }
    return -1;
}

static bool bind_keywords(struct vm *vm, const struct signature *sig, const char *name,
                          size_t nargs, const value *args, struct tuple *names, value *out)
{
    size_t first_positional = sig->self;
    for (size_t i = 0; i < names->length; i++) {
        value key = names->items[i];
        int slot = keyword_slot(sig, key);
        if (slot >= 0) {
            if (out[slot]) {
                size_t position = (size_t)slot - first_positional + 1;
                if (position <= nargs && position <= sig->positional) {
                    raise_type_error(vm,
                                     "argument for %s() given by name ('%U') and position (%zu)",
                                     name, key, position);
                } else {
                    raise_type_error(vm, "%s() got multiple values for argument '%U'", name, key);
                }
                return false;
            }
            out[slot] = args[nargs + i];
        } else if (sig->varkeywords >= 0) {
            if (!dict_set(vm, as_dict(out[sig->varkeywords]), key, args[nargs + i])) {
                return false;
            }
        } else {
            if (is_enumerate(sig, name)) {
                raise_type_error(vm, "'%U' is an invalid keyword argument for enumerate()", key);
            } else {
                /* sorted() hands its keywords on to list.sort() */
                bool sorted = sig->qualname && strcmp(sig->qualname, "sorted") == 0;
                size_t first = sig->self + sig->positional_only;
                value hint = suggest_name(vm, key, sig->names + first, sig->slot_count - first);
                if (hint) {
                    raise_type_error(vm,
                                     "%s() got an unexpected keyword argument '%U'. Did you mean "
                                     "'%U'?",
                                     sorted ? "sort" : name, key, hint);
                } else if (!vm->error) {
                    raise_type_error(vm, "%s() got an unexpected keyword argument '%U'",
                                     sorted ? "sort" : name, key);
                }
            }
            return false;
        }
    }
    return true;
}

bool bind_native(struct vm *vm, const struct signature *sig, const char *name, value self,
                 size_t nargs, const value *args, value kwnames, value *out)
{
    size_t base = sig->self;
    size_t keywords = kwnames ? as_tuple(kwnames)->length : 0;
    if (keywords == 0 && sig->varargs < 0 && sig->varkeywords < 0 && nargs <= sig->positional &&
        nargs >= sig->required && !sig->keyword_required) {
        if (out + base != args && nargs) {
            memmove(out + base, args, nargs * sizeof *args);
        }
        for (size_t i = base + nargs; i < sig->slot_count; i++) {
            out[i] = VALUE_NULL;
        }
        if (base) {
            out[0] = self;
        }
        return true;
    }
    if (keywords && sig->keyword_only == 0 && sig->varkeywords < 0 &&
        sig->positional_only == sig->positional) {
        if (!sig->qualname && sig->varargs < 0 && sig->positional == 0) {
            return count_error(vm, sig, name, self, nargs, 0); /* a class of one object */
        }
        char text[CALL_NAME_MAX];
        raise_type_error(vm, "%s() takes no keyword arguments", call_name(sig, name, self, text));
        return false;
    }
    size_t needed = sig->required < sig->positional_only ? sig->required : sig->positional_only;
    bool too_many = nargs > sig->positional && sig->varargs < 0;
    if (too_many || nargs < needed) {
        return count_error(vm, sig, name, self, nargs, keywords);
    }
    if (sig->varargs < 0 && sig->varkeywords < 0 &&
        nargs + keywords > (size_t)sig->positional + sig->keyword_only) {
        return count_error(vm, sig, name, self, nargs, keywords);
    }
    size_t placed = nargs < sig->positional ? nargs : sig->positional;
    struct tuple *rest = NULL;
    if (sig->varargs >= 0) {
        rest = tuple_from(vm, args + placed, nargs - placed);
        if (!rest) {
            return false;
        }
    }
    if (out + base != args && placed) {
        memmove(out + base, args, placed * sizeof *args);
    }
    for (size_t i = base + placed; i < sig->slot_count; i++) {
        out[i] = VALUE_NULL;
    }
    if (base) {
        out[0] = self;
    }
    if (rest) {
        out[sig->varargs] = from_object(rest);
    }
    if (sig->varkeywords >= 0) {
        struct dict *dict = dict_new(vm);
        if (!dict) {
            return false;
        }
        out[sig->varkeywords] = from_object(dict);
    }
    if (keywords && !bind_keywords(vm, sig, name, nargs, args, as_tuple(kwnames), out)) {
        return false;
    }
    for (size_t i = placed; i < sig->required; i++) {
        if (!out[base + i]) {
            if (is_enumerate(sig, name)) {
                raise_type_error(vm, "enumerate() missing required argument 'iterable'");
            } else {
                raise_type_error(vm, "%s() missing required argument '%U' (pos %zu)", name,
                                 sig->names[base + i], i + 1);
            }
            return false;
        }
    }
    size_t first_keyword = base + sig->positional + (sig->varargs >= 0);
    for (size_t i = 0; sig->keyword_required >> i; i++) {
        if ((sig->keyword_required >> i & 1) && !out[first_keyword + i]) {
            raise_type_error(vm, "%s() missing required keyword-only argument: '%U'", name,
                             sig->names[first_keyword + i]);
            return false;
        }
        if (i == 63) {
            break;
        }
    }
    return true;
}

bool bind_rest_in_place(struct vm *vm, const struct signature *sig, size_t given, value *args)
{
    if (!sig->in_place || sig->varargs < 0 || given < sig->required) {
        return false;
    }
    args += sig->self;
    size_t placed = given < sig->positional ? given : sig->positional;
    struct tuple *rest = tuple_from(vm, args + placed, given - placed);
    struct dict *keywords = sig->varkeywords < 0 ? NULL : dict_new(vm);
    if (!rest || (sig->varkeywords >= 0 && !keywords)) {
        return false;
    }
    for (size_t i = placed; i < (size_t)sig->slot_count - sig->self; i++) {
        args[i] = VALUE_NULL;
    }
    args -= sig->self;
    args[sig->varargs] = from_object(rest);
    if (keywords) {
        args[sig->varkeywords] = from_object(keywords);
    }
    return true;
}

/* -- calls --------------------------------------------------------------------------------------------------------- */

#define SLOTS_ON_STACK 12

static value run_native(struct vm *vm, const struct signature *sig, const char *name,
                        native_fn function, value self, size_t nargs, const value *args,
                        value kwnames)
{
    value buffer[SLOTS_ON_STACK];
    value *out = buffer;
    size_t bytes = sig->slot_count * sizeof *out;
    if (sig->slot_count > SLOTS_ON_STACK && !(out = mem_alloc(vm, bytes))) {
        return VALUE_ERROR;
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    for (int attempt = 0; attempt < 2; attempt++) {
        bool ok = bind_native(vm, sig, name, self, nargs, args, kwnames, out);
        /* what the binder made lives nowhere else */
        if (ok && sig->varargs >= 0) {
            ok = gc_push_root(vm, out[sig->varargs]);
        }
        if (ok && sig->varkeywords >= 0) {
            ok = gc_push_root(vm, out[sig->varkeywords]);
        }
        if (ok && self) {
            ok = gc_push_root(vm, self);
        }
        result = ok ? function(vm, out) : VALUE_ERROR;
        gc_pop_roots(vm, mark);
        if (result != VALUE_RETRY) {
            break;
        }
        gc_collect(vm, 2);
    }
    if (result == VALUE_RETRY) {
        result = raise_memory_error(vm);
    }
    if (out != buffer) {
        mem_free(vm, out, bytes);
    }
    return result;
}

extern const struct type_def object_def;

/* object.__new__ looks at no argument when there is none, or when __init__ will have them. */
static bool object_needs_no_binding(const struct type *class, size_t nargs, value kwnames)
{
    return !(class->flags & TYPE_FLAG_CUSTOM_NEW) &&
           ((nargs == 0 && !kwnames) || (class->flags & TYPE_FLAG_CUSTOM_INIT));
}

value native_retry(struct vm *vm, native_fn function, value *args)
{
    gc_collect(vm, 2);
    value result = function(vm, args);
    return result == VALUE_RETRY ? raise_memory_error(vm) : result;
}

value call_native_def(struct vm *vm, const char *name, const char *signature, native_fn function,
                      value self, size_t nargs, const value *args, value kwnames)
{
    if (function == object_def.new &&object_needs_no_binding(as_type(self), nargs, kwnames)) {
        return object_new_plain(vm, as_type(self));
    }
    if (function == object_def.init && nargs == 0 && !kwnames) {
        return VALUE_NONE;
    }
    struct signature *sig = signature_for(vm, signature ? signature : "(*args, **kwargs)", name,
                                          true, NULL, VALUE_NULL);
    if (!sig) {
        return VALUE_ERROR;
    }
    struct signature constructor = *sig;
    constructor.qualname = NULL; /* constructors speak the older style */
    return run_native(vm, &constructor, name, function, self, nargs, args, kwnames);
}

/* The object that a method descriptor is called on. */
static bool check_self(struct vm *vm, const struct native *native, size_t nargs, const value *args)
{
    const char *owner = type_cname(native->owner);
    if (nargs == 0) {
        raise_type_error(vm, "unbound method %s.%s() needs an argument", owner, native->def->name);
        return false;
    }
    if (!is_subtype(type_of(vm, args[0]), native->owner)) {
        raise_type_error(vm, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                         native->def->name, owner, args[0]);
        return false;
    }
    return true;
}

value call_native(struct vm *vm, struct native *native, size_t nargs, const value *args,
                  value kwnames)
{
    struct signature *sig = native->signature ? native->signature : native_signature(vm, native);
    if (!sig) {
        return VALUE_ERROR;
    }
    value self = native->self;
    if (native->header.kind == TYPE_METHOD_DESCRIPTOR) {
        if (!check_self(vm, native, nargs, args)) {
            return VALUE_ERROR;
        }
        self = args[0];
        args++;
        nargs--;
    } else if (native->header.kind == TYPE_CLASSMETHOD_DESCRIPTOR) {
        const char *name = native->def->name;
        if (nargs == 0) {
            return raise_type_error(vm, "descriptor '%s' of '%s' object needs an argument", name,
                                    type_cname(native->owner));
        }
        if (!is_type(args[0])) {
            return raise_type_error(
                vm, "descriptor '%s' for type '%s' needs a type, not a '%T' as arg 2", name,
                type_cname(native->owner), args[0]);
        }
        self = args[0];
        args++;
        nargs--;
    }
    return run_native(vm, sig, native->def->name, native->def->function, self, nargs, args,
                      kwnames);
}

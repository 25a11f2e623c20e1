/* contextvars.c - Context, ContextVar, Token. Copying a context is O(1): copies share one dict until
 * one of them is changed. The current context hangs off the VM; none means an empty one. */
#include "../vm/native.h"
#include "../vm/object/generic_alias.h"
#include "../vm/object/type.h"

struct context {
    struct object header;
    struct dict *map; /* ContextVar -> value; NULL: empty */
    bool shared;      /* another context may have the same map: copy before a change */
    bool entered;
};
#define as_context(v) ((struct context *)as_object(v))

struct context_var {
    struct object header;
    value name, fallback; /* fallback VALUE_NULL: none */
};
#define as_context_var(v) ((struct context_var *)as_object(v))

struct token {
    struct object header;
    value context, var, old; /* old VALUE_NULL: the variable had no value */
    bool used;
};
#define as_token(v) ((struct token *)as_object(v))

static const struct type_def context_def, context_var_def, token_def, missing_def;

/* -- the current context ---------------------------------------------------------------------------------- */

static value context_new(struct vm *vm)
{
    struct type *type = native_type(vm, &context_def);
    return from_object(type ? gc_new_zeroed(vm, type, sizeof(struct context)) : NULL);
}

static struct context *current(struct vm *vm)
{
    if (!vm->contextvars_context) {
        vm->contextvars_context = context_new(vm);
    }
    return vm->contextvars_context ? as_context(vm->contextvars_context) : NULL;
}

static value copy_of(struct vm *vm, value from)
{
    value copy = context_new(vm);
    if (copy && from && as_context(from)->map) {
        as_context(copy)->map = as_context(from)->map;
        as_context(copy)->shared = as_context(from)->shared = true;
    }
    return copy;
}

/* The map for a change. */
static struct dict *own_map(struct vm *vm, struct context *context)
{
    if (!context->map || context->shared) {
        struct dict *map = context->map ? dict_copy(vm, context->map) : dict_new(vm);
        if (!map) {
            return NULL;
        }
        context->map = map;
        context->shared = false;
        gc_barrier(vm, context);
    }
    return context->map;
}

static value look_up(struct vm *vm, value context, value var, bool *failed)
{
    if (!context || !as_context(context)->map) {
        return VALUE_NULL;
    }
    return dict_get(vm, as_context(context)->map, var, failed);
}

/* -- Context -------------------------------------------------------------------------------------------------- */

static void context_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_ptr(tracer, ((struct context *)self)->map);
}

static value context_make(struct vm *vm, value *args)
{
    return context_new(vm);
}

static bool expect_var(struct vm *vm, value key)
{
    if (!is_native(key, &context_var_def)) {
        raise_type_error(vm, "a ContextVar key was expected, got %R", key);
        return false;
    }
    return true;
}

static value context_get_item(struct vm *vm, value self, value key)
{
    bool failed = false;
    if (!expect_var(vm, key)) {
        return VALUE_ERROR;
    }
    value v = look_up(vm, self, key, &failed);
    return v || failed ? v : raise_key_error(vm, key);
}

static int context_contains(struct vm *vm, value self, value key)
{
    bool failed = false;
    if (!expect_var(vm, key)) {
        return -1;
    }
    value v = look_up(vm, self, key, &failed);
    return failed ? -1 : v != VALUE_NULL;
}

static bool context_length(struct vm *vm, value self, size_t *out)
{
    *out = as_context(self)->map ? as_context(self)->map->count : 0;
    return true;
}

/* keys(), values() and items() of a map that will not change: a copy is shared. */
static value context_view(struct vm *vm, value self, enum name_index view)
{
    struct dict *map = as_context(self)->map;
    if (!map) {
        map = dict_new(vm);
    }
    as_context(self)->shared |= as_context(self)->map != NULL;
    return map ? call_method(vm, from_object(map), vm->names[view], 0, NULL) : VALUE_ERROR;
}

static value context_keys(struct vm *vm, value *args)
{
    return context_view(vm, args[0], NAME_KEYS);
}

static value context_values(struct vm *vm, value *args)
{
    return context_view(vm, args[0], NAME_VALUES);
}

static value context_items(struct vm *vm, value *args)
{
    return context_view(vm, args[0], NAME_ITEMS);
}

static value context_iter(struct vm *vm, value self)
{
    value keys = context_view(vm, self, NAME_KEYS);
    return keys ? get_iter(vm, keys) : VALUE_ERROR;
}

static value context_get(struct vm *vm, value *args)
{
    bool failed = false;
    if (!expect_var(vm, args[1])) {
        return VALUE_ERROR;
    }
    value v = look_up(vm, args[0], args[1], &failed);
    return v || failed ? v : args[2] ? args[2] : VALUE_NONE;
}

static value context_copy_method(struct vm *vm, value *args)
{
    return copy_of(vm, args[0]);
}

/* args: {self, callable, *args, **kwargs} */
static value context_run(struct vm *vm, value *args)
{
    struct context *self = as_context(args[0]);
    if (self->entered) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "cannot enter context: %R is already entered",
                           args[0]);
    }
    value outer = vm->contextvars_context;
    size_t mark = gc_root_mark(vm);
    if ((outer && !gc_push_root(vm, outer)) || !gc_push_root(vm, args[0])) {
        return VALUE_ERROR;
    }
    self->entered = true;
    vm->contextvars_context = args[0];
    value result = call_with(vm, args[1], args[2], as_dict(args[3])->count ? args[3] : VALUE_NULL);
    vm->contextvars_context = outer;
    self->entered = false;
    gc_pop_roots(vm, mark);
    return result;
}

static value context_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_native(other, &context_def)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct dict *a = as_context(self)->map, *b = as_context(other)->map;
    size_t m = a ? a->count : 0, n = b ? b->count : 0;
    if (a == b || (m == 0 && n == 0)) {
        return make_bool(op == CMP_EQ);
    }
    if (m != n) {
        return make_bool(op == CMP_NE);
    }
    return compare(vm, op, from_object(a), from_object(b));
}

static value context_repr(struct vm *vm, value self)
{
    return format_str(vm, "<_contextvars.Context object at 0x%lx>",
                      (unsigned long)value_bits(self));
}

static const struct native_def context_methods[] = {
    {"run", "(callable, /, *args, **kwargs)", context_run, NATIVE_METHOD, "Call in this context."},
    {"copy", "()", context_copy_method, NATIVE_METHOD, "A copy; O(1)."},
    {"get", "(key, default=None, /)", context_get, NATIVE_METHOD, NULL},
    {"keys", "()", context_keys, NATIVE_METHOD, NULL},
    {"values", "()", context_values, NATIVE_METHOD, NULL},
    {"items", "()", context_items, NATIVE_METHOD, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct type_def context_def = {
    .name = "Context",
    .module = "_contextvars",
    .size = sizeof(struct context),
    .flags = TYPE_TRACED | TYPE_WEAKREFABLE | TYPE_UNHASHABLE,
    .doc = "What context variables are set to.",
    .new_signature = "()",
    .new = context_make,
    .methods = context_methods,
    .trace = context_trace,
    .repr = context_repr,
    .compare = context_compare,
    .iter = context_iter,
    .length = context_length,
    .get_item = context_get_item,
    .contains = context_contains,
};

/* -- ContextVar ------------------------------------------------------------------------------------------------ */

static void var_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct context_var *)self)->name, 2);
}

/* args: {class, name, default} */
static value var_make(struct vm *vm, value *args)
{
    if (!is_kind(args[1], TYPE_STR)) {
        return raise_type_error(vm, "context variable name must be a str");
    }
    struct context_var *var = gc_new_zeroed(vm, as_type(args[0]), sizeof *var);
    if (var) {
        var->name = args[1];
        var->fallback = args[2];
    }
    return from_object(var);
}

/* args: {self, default} */
static value var_get(struct vm *vm, value *args)
{
    bool failed = false;
    value v = look_up(vm, vm->contextvars_context, args[0], &failed);
    if (v || failed) {
        return v;
    }
    if (args[1]) {
        return args[1];
    }
    struct context_var *var = as_context_var(args[0]);
    return var->fallback ? var->fallback : raise_with_args(vm, TYPE_LOOKUP_ERROR, 1, &args[0]);
}

static value var_set(struct vm *vm, value *args)
{
    struct context *context = current(vm);
    bool failed = false;
    if (!context) {
        return VALUE_ERROR;
    }
    value old = look_up(vm, from_object(context), args[0], &failed);
    struct type *type = native_type(vm, &token_def);
    struct token *token = failed || !type ? NULL : gc_new_zeroed(vm, type, sizeof *token);
    struct dict *map = token ? own_map(vm, context) : NULL;
    if (!map || !dict_set(vm, map, args[0], args[1])) {
        return VALUE_ERROR;
    }
    token->context = from_object(context);
    token->var = args[0];
    token->old = old;
    return from_object(token);
}

static value var_reset(struct vm *vm, value *args)
{
    if (!is_native(args[1], &token_def)) {
        return raise_type_error(vm, "expected an instance of Token, got %R", args[1]);
    }
    struct token *token = as_token(args[1]);
    if (token->used) {
        return raise_error(vm, TYPE_RUNTIME_ERROR, "%R has already been used once", args[1]);
    }
    if (token->var != args[0]) {
        return raise_value_error(vm, "%R was created by a different ContextVar", args[1]);
    }
    struct context *context = current(vm);
    if (!context) {
        return VALUE_ERROR;
    }
    if (token->context != from_object(context)) {
        return raise_value_error(vm, "%R was created in a different Context", args[1]);
    }
    token->used = true;
    struct dict *map = own_map(vm, context);
    if (!map) {
        return VALUE_ERROR;
    }
    if (token->old) {
        return dict_set(vm, map, args[0], token->old) ? VALUE_NONE : VALUE_ERROR;
    }
    int removed = dict_remove(vm, map, args[0], NULL);
    return removed < 0 ? VALUE_ERROR
           : removed   ? VALUE_NONE
                       : raise_with_args(vm, TYPE_LOOKUP_ERROR, 1, args);
}

static value var_get_name(struct vm *vm, value self)
{
    return as_context_var(self)->name;
}

static value var_repr(struct vm *vm, value self)
{
    struct context_var *var = as_context_var(self);
    unsigned long at = (unsigned long)value_bits(self);
    if (!var->fallback) {
        return format_str(vm, "<ContextVar name=%R at 0x%lx>", var->name, at);
    }
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : str_from_cstr(vm, "...");
    }
    value text =
        format_str(vm, "<ContextVar name=%R default=%R at 0x%lx>", var->name, var->fallback, at);
    repr_leave(vm, self);
    return text;
}

static const struct native_def var_methods[] = {
    {"get", "(default=<unrepresentable>, /)", var_get, NATIVE_METHOD,
     "The value in the current context."},
    {"set", "(value, /)", var_set, NATIVE_METHOD, "Set it; the Token undoes that."},
    {"reset", "(token, /)", var_reset, NATIVE_METHOD, "Undo the set() that gave the token."},
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row var_getset[] = {
    {"name", var_get_name, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct type_def context_var_def = {
    .name = "ContextVar",
    .module = "_contextvars",
    .size = sizeof(struct context_var),
    .flags = TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "A variable whose value belongs to the current context.",
    .new_signature = "(name, *, default=<unrepresentable>)",
    .new = var_make,
    .methods = var_methods,
    .getset = var_getset,
    .trace = var_trace,
    .repr = var_repr,
};

/* -- Token ------------------------------------------------------------------------------------------------------- */

static void token_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace_range(tracer, &((struct token *)self)->context, 3);
}

static value token_make(struct vm *vm, value *args)
{
    return raise_error(vm, TYPE_RUNTIME_ERROR, "Tokens can only be created by ContextVars");
}

static value missing_repr(struct vm *vm, value self)
{
    return str_from_cstr(vm, "<Token.MISSING>");
}

static const struct type_def missing_def = {
    .name = "Token.MISSING",
    .size = sizeof(struct object),
    .flags = TYPE_NO_NEW,
    .repr = missing_repr,
};

static const char missing_key = 0;

static value missing(struct vm *vm)
{
    value v = vm_kept(vm, &missing_key);
    if (!v) {
        struct type *type = native_type(vm, &missing_def);
        v = from_object(type ? gc_new_zeroed(vm, type, sizeof(struct object)) : NULL);
        if (v && !vm_keep(vm, &missing_key, v)) {
            return VALUE_ERROR;
        }
    }
    return v;
}

static value token_get_var(struct vm *vm, value self)
{
    return as_token(self)->var;
}

static value token_get_old(struct vm *vm, value self)
{
    return as_token(self)->old ? as_token(self)->old : missing(vm);
}

static value token_repr(struct vm *vm, value self)
{
    return format_str(vm, "<Token%s var=%R at 0x%lx>", as_token(self)->used ? " used" : "",
                      as_token(self)->var, (unsigned long)value_bits(self));
}

static const struct native_def token_methods[] = {
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct getset_row token_getset[] = {
    {"var", token_get_var, NULL, NULL},
    {"old_value", token_get_old, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const struct type_def token_def = {
    .name = "Token",
    .module = "_contextvars",
    .size = sizeof(struct token),
    .flags = TYPE_TRACED | TYPE_UNHASHABLE,
    .doc = "What ContextVar.set() returns.",
    .new_signature = "()",
    .new = token_make,
    .methods = token_methods,
    .getset = token_getset,
    .trace = token_trace,
    .repr = token_repr,
};

/* -- the module ---------------------------------------------------------------------------------------------------- */

static value copy_context(struct vm *vm, value *args)
{
    return copy_of(vm, vm->contextvars_context);
}

static const struct native_def functions[] = {
    {"copy_context", "()", copy_context, NATIVE_FUNCTION, "A copy of the current context; O(1)."},
    {NULL, NULL, NULL, 0, NULL},
};

static const struct module_type types[] = {
    {&context_def, NULL}, {&context_var_def, NULL}, {&token_def, NULL}, {NULL, NULL}};

static bool contextvars_init(struct vm *vm, struct module *module)
{
    struct type *token = native_type(vm, &token_def);
    value name = str_intern_cstr(vm, "MISSING"), mark = missing(vm);
    if (!token || !name || !mark || !type_ready(vm, token)) {
        return false;
    }
    static const char *const all[] = {"Context", "ContextVar", "Token", "copy_context"};
    struct list *names = list_new(vm, 4);
    for (int i = 0; names && i < 4; i++) {
        value text = str_intern_cstr(vm, all[i]);
        if (!text || !list_append(vm, names, text)) {
            return false;
        }
    }
    return type_set_own(vm, token, name, mark) >= 0 &&
           module_add(vm, module, "__all__", from_object(names));
}

const struct module_def contextvars_module = {
    .name = "contextvars",
    .doc = "Variables that belong to a context: each task has its own.",
    .functions = functions,
    .types = types,
    .init = contextvars_init,
};

/* function.c - script functions and bound methods. */
#include "type.h"

/* -- making ------------------------------------------------------------------------------------------------------ */

void function_refresh(struct function *function)
{
    const struct code *code = function->code;
    bool binds = (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) || code->keyword_only_count;
    function->simple_nargs = binds ? UINT32_MAX : code->parameter_count;
    function->call_kind = code->flags & CODE_ASYNC_GENERATOR ? CALL_ASYNC_GENERATOR
                          : code->flags & CODE_COROUTINE     ? CALL_COROUTINE
                          : code->flags & CODE_GENERATOR     ? CALL_GENERATOR
                                                             : CALL_PLAIN;
}

static struct dict *builtins_of(struct vm *vm, struct dict *globals)
{
    value found = dict_get_name(vm, globals, NAME_OF(vm, BUILTINS));
    if (found && is_kind(found, TYPE_MODULE)) {
        return as_module(found)->dict;
    }
    return found && is_kind(found, TYPE_DICT) ? as_dict(found) : vm->builtins;
}

struct function *function_new(struct vm *vm, struct code *code, struct dict *globals, value closure)
{
    struct function *function =
        gc_new_zeroed(vm, builtin_type(vm, TYPE_FUNCTION), sizeof *function);
    if (!function || !code_register(vm, &code->header)) {
        return NULL;
    }
    function->code = code;
    function->globals = globals;
    function->builtins = builtins_of(vm, globals);
    function->closure = closure;
    function->name = code->name;
    function->qualname = code->qualname;
    function_refresh(function);
    return function;
}

static value function_make(struct vm *vm, value *args)
{
    value code = args[1], globals = args[2], name = args[3], defaults = args[4], closure = args[5];
    value kwdefaults = args[6];
    if (!is_exact(code, TYPE_CODE)) {
        return raise_type_error(vm, "function() argument 'code' must be code, not %T", code);
    }
    if (!is_kind(globals, TYPE_DICT)) {
        return raise_type_error(vm, "function() argument 'globals' must be dict, not %T", globals);
    }
    if (name && name != VALUE_NONE && !is_str(name)) {
        return raise_type_error(vm, "arg 3 (name) must be None or string");
    }
    if (defaults && defaults != VALUE_NONE && !is_kind(defaults, TYPE_TUPLE)) {
        return raise_type_error(vm, "arg 4 (defaults) must be None or tuple");
    }
    size_t cells = as_code(code)->free_count;
    bool has_closure = closure && closure != VALUE_NONE;
    if (has_closure && !is_kind(closure, TYPE_TUPLE)) {
        return raise_type_error(vm, cells ? "arg 5 (closure) must be tuple"
                                          : "arg 5 (closure) must be None or tuple");
    }
    if (kwdefaults && kwdefaults != VALUE_NONE && !is_kind(kwdefaults, TYPE_DICT)) {
        return raise_type_error(vm, "arg 6 (kwdefaults) must be None or dict");
    }
    size_t given = has_closure ? as_tuple(closure)->length : 0;
    if (given != cells) {
        return raise_value_error(vm, "%U requires closure of length %zu, not %zu",
                                 as_code(code)->name, cells, given);
    }
    for (size_t i = 0; i < given; i++) {
        if (!is_exact(as_tuple(closure)->items[i], TYPE_CELL)) {
            return raise_type_error(vm, "arg 5 (closure) expected cell, found %T",
                                    as_tuple(closure)->items[i]);
        }
    }
    struct function *function =
        function_new(vm, as_code(code), as_dict(globals), given ? closure : VALUE_NULL);
    if (!function) {
        return VALUE_ERROR;
    }
    if (name && name != VALUE_NONE) {
        function->name = name;
    }
    function->defaults = defaults == VALUE_NONE ? VALUE_NULL : defaults;
    function->kwdefaults = kwdefaults == VALUE_NONE ? VALUE_NULL : kwdefaults;
    function_refresh(function);
    return from_object(function);
}

static void function_trace(struct gc_tracer *tracer, struct object *self)
{
    struct function *function = (struct function *)self;
    gc_trace_ptr(tracer, function->code);
    gc_trace_ptr(tracer, function->globals);
    gc_trace_ptr(tracer, function->builtins);
    gc_trace(tracer, function->closure);
    gc_trace(tracer, function->defaults);
    gc_trace(tracer, function->kwdefaults);
    gc_trace(tracer, function->annotations);
    gc_trace(tracer, function->name);
    gc_trace(tracer, function->qualname);
    gc_trace(tracer, function->module);
    gc_trace(tracer, function->doc);
    gc_trace(tracer, function->type_params);
    instance_trace(tracer, self);
}

static value function_repr(struct vm *vm, value self)
{
    return format_str(vm, "<function %U at 0x%lx>", as_function(self)->qualname,
                      (unsigned long)value_bits(self));
}

static value function_call(struct vm *vm, value self, const value *args, size_t nargs,
                           value kwnames)
{
    return call_keywords(vm, self, nargs, args, kwnames);
}

static value function_descr_get(struct vm *vm, value self, value instance, value owner)
{
    return instance ? method_new(vm, self, instance) : self;
}

/* -- attributes of functions -------------------------------------------------------------------------------------------- */

/* Stores v into one of the function's fields. */
static bool store(struct vm *vm, value self, value *field, value v)
{
    *field = v;
    gc_barrier(vm, as_object(self));
    return true;
}

#define STORED(self, field, v) store(vm, (self), &as_function(self)->field, (v))

static value get_code(struct vm *vm, value self)
{
    return from_object(as_function(self)->code);
}

static bool set_code(struct vm *vm, value self, value v)
{
    if (!v || !is_exact(v, TYPE_CODE)) {
        raise_type_error(vm, "__code__ must be set to a code object");
        return false;
    }
    struct function *function = as_function(self);
    size_t cells = function->closure ? as_tuple(function->closure)->length : 0;
    if (as_code(v)->free_count != cells) {
        raise_value_error(vm, "%U() requires a code object with %zu free vars, not %u",
                          function->name, cells, as_code(v)->free_count);
        return false;
    }
    function->code = as_code(v);
    gc_barrier(vm, function);
    function_refresh(function);
    return true;
}

static value get_defaults(struct vm *vm, value self)
{
    value v = as_function(self)->defaults;
    return v ? v : VALUE_NONE;
}

static bool set_defaults(struct vm *vm, value self, value v)
{
    if (v && v != VALUE_NONE && !is_kind(v, TYPE_TUPLE)) {
        raise_type_error(vm, "__defaults__ must be set to a tuple object");
        return false;
    }
    STORED(self, defaults, v == VALUE_NONE ? VALUE_NULL : v);
    function_refresh(as_function(self));
    return true;
}

static value get_kwdefaults(struct vm *vm, value self)
{
    value v = as_function(self)->kwdefaults;
    return v ? v : VALUE_NONE;
}

static bool set_kwdefaults(struct vm *vm, value self, value v)
{
    if (v && v != VALUE_NONE && !is_kind(v, TYPE_DICT)) {
        raise_type_error(vm, "__kwdefaults__ must be set to a dict object");
        return false;
    }
    return STORED(self, kwdefaults, v == VALUE_NONE ? VALUE_NULL : v);
}

static value get_annotations(struct vm *vm, value self)
{
    value v = as_function(self)->annotations;
    if (v && !is_kind(v, TYPE_DICT)) {
        v = call0(vm, v); /* compiled apart, evaluated now */
    } else if (!v) {
        v = from_object(dict_new(vm));
    } else {
        return v;
    }
    if (v) {
        STORED(self, annotations, v);
    }
    return v;
}

static bool set_annotations(struct vm *vm, value self, value v)
{
    if (v && v != VALUE_NONE && !is_kind(v, TYPE_DICT)) {
        raise_type_error(vm, "__annotations__ must be set to a dict object");
        return false;
    }
    return STORED(self, annotations, v == VALUE_NONE ? VALUE_NULL : v);
}

static value get_globals(struct vm *vm, value self)
{
    return from_object(as_function(self)->globals);
}

static value get_builtins(struct vm *vm, value self)
{
    return from_object(as_function(self)->builtins);
}

static value get_closure(struct vm *vm, value self)
{
    value v = as_function(self)->closure;
    return v ? v : VALUE_NONE;
}

static value get_name(struct vm *vm, value self)
{
    return as_function(self)->name;
}

static bool set_name(struct vm *vm, value self, value v)
{
    if (!v || !is_str(v)) {
        raise_type_error(vm, "__name__ must be set to a string object");
        return false;
    }
    return STORED(self, name, v);
}

static value get_qualname(struct vm *vm, value self)
{
    return as_function(self)->qualname;
}

static bool set_qualname(struct vm *vm, value self, value v)
{
    if (!v || !is_str(v)) {
        raise_type_error(vm, "__qualname__ must be set to a string object");
        return false;
    }
    return STORED(self, qualname, v);
}

static value get_doc(struct vm *vm, value self)
{
    struct function *function = as_function(self);
    if (function->doc) {
        return function->doc;
    }
    return function->code->docstring ? function->code->docstring : VALUE_NONE;
}

static bool set_doc(struct vm *vm, value self, value v)
{
    return STORED(self, doc, v ? v : VALUE_NONE);
}

static value get_module(struct vm *vm, value self)
{
    struct function *function = as_function(self);
    if (!function->module) {
        value name = dict_get_name(vm, function->globals, NAME_OF(vm, NAME));
        STORED(self, module, name ? name : VALUE_NONE);
    }
    return function->module;
}

static bool set_module(struct vm *vm, value self, value v)
{
    return STORED(self, module, v ? v : VALUE_NONE);
}

static value get_type_params(struct vm *vm, value self)
{
    value v = as_function(self)->type_params;
    return v ? v : from_object(tuple_new(vm, 0));
}

static bool set_type_params(struct vm *vm, value self, value v)
{
    if (!v || !is_kind(v, TYPE_TUPLE)) {
        raise_type_error(vm, "__type_params__ must be set to a tuple");
        return false;
    }
    return STORED(self, type_params, v);
}

static const struct getset_row function_getset[] = {
    {"__code__", get_code, set_code, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__globals__", get_globals, NULL, NULL},
    {"__builtins__", get_builtins, NULL, NULL},
    {"__closure__", get_closure, NULL, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {0},
};

const struct type_def function_def = {
    .name = "function",
    .size = sizeof(struct function),
    .flags = TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED,
    .dict_offset = offsetof(struct function, dict),
    .doc = "Create a function object.",
    .new_signature = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    .new = function_make,
    .getset = function_getset,
    .trace = function_trace,
    .finalize = instance_finalize,
    .repr = function_repr,
    .call = function_call,
    .descr_get = function_descr_get,
};

/* -- bound methods ----------------------------------------------------------------------------------------------------------- */

value method_new(struct vm *vm, value function, value self)
{
    struct method *method = gc_new(vm, builtin_type(vm, TYPE_METHOD), sizeof *method);
    if (method) {
        method->function = function;
        method->self = self;
    }
    return from_object(method);
}

static value method_make(struct vm *vm, value *args)
{
    if (!is_callable(vm, args[1])) {
        return raise_type_error(vm, "first argument must be callable");
    }
    if (args[2] == VALUE_NONE) {
        return raise_type_error(vm, "instance must not be None");
    }
    return method_new(vm, args[1], args[2]);
}

static void method_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct method *)self)->function);
    gc_trace(tracer, ((struct method *)self)->self);
}

static value method_repr(struct vm *vm, value self)
{
    struct method *method = as_method(self);
    bool failed;
    value name = get_attr_optional(vm, method->function, NAME_OF(vm, QUALNAME), &failed);
    if (!name && !failed) {
        name = get_attr_optional(vm, method->function, NAME_OF(vm, NAME), &failed);
    }
    if (failed) {
        return VALUE_ERROR;
    }
    if (!name || !is_str(name)) {
        return format_str(vm, "<bound method ? of %R>", method->self);
    }
    return format_str(vm, "<bound method %U of %R>", name, method->self);
}

static value method_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_exact(other, TYPE_METHOD)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int same = as_method(self)->self == as_method(other)->self
                   ? equal(vm, as_method(self)->function, as_method(other)->function)
                   : 0;
    return same < 0 ? VALUE_ERROR : make_bool(same == (op == CMP_EQ));
}

static bool method_hash(struct vm *vm, value self, int64_t *out)
{
    int64_t h;
    if (!hash_of(vm, as_method(self)->function, &h)) {
        return false;
    }
    *out = h ^ (int64_t)(value_bits(as_method(self)->self) >> 4);
    return true;
}

static value method_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames)
{
    struct method *method = as_method(self);
    size_t count = nargs + (kwnames ? as_tuple(kwnames)->length : 0);
    value buffer[16];
    value *all = buffer;
    size_t bytes = (count + 1) * sizeof *all;
    if (count + 1 > 16 && !(all = mem_alloc(vm, bytes))) {
        return VALUE_ERROR;
    }
    all[0] = method->self;
    memcpy(all + 1, args, count * sizeof *args);
    value result = call_keywords(vm, method->function, nargs + 1, all, kwnames);
    if (all != buffer) {
        mem_free(vm, all, bytes);
    }
    return result;
}

/* What a method does not have itself its function has. */
static value method_get_attr(struct vm *vm, value self, value name)
{
    struct type *type = builtin_type(vm, TYPE_METHOD);
    value attr = type_lookup(vm, type, name);
    if (attr && name != NAME_OF(vm, DOC)) {
        return descriptor_get(vm, attr, self, from_object(type));
    }
    return get_attr(vm, as_method(self)->function, name);
}

static value method_get_function(struct vm *vm, value self)
{
    return as_method(self)->function;
}

static value method_get_self(struct vm *vm, value self)
{
    return as_method(self)->self;
}

static value method_reduce(struct vm *vm, value *args)
{
    value getattr = vm->builtins ? dict_get_cstr(vm, vm->builtins, "getattr") : VALUE_NULL;
    value name = get_attr(vm, as_method(args[0])->function, NAME_OF(vm, NAME));
    value pair = name ? tuple_of(vm, 2, as_method(args[0])->self, name) : VALUE_ERROR;
    return pair && getattr ? tuple_of(vm, 2, getattr, pair) : VALUE_ERROR;
}

static const struct native_def method_methods[] = {
    {"__reduce__", "()", method_reduce, NATIVE_METHOD, "Helper for pickle."},
    {0},
};

static const struct getset_row method_getset[] = {
    {"__func__", method_get_function, NULL,
     "the function (or other callable) implementing a method"},
    {"__self__", method_get_self, NULL, "the instance to which a method is bound"},
    {0},
};

static value method_descr_get(struct vm *vm, value self, value instance, value owner)
{
    return self; /* bound already */
}

const struct type_def method_def = {
    .name = "method",
    .size = sizeof(struct method),
    .flags = TYPE_WEAKREFABLE | TYPE_TRACED,
    .doc = "Create a bound instance method object.",
    .new_signature = "(function, instance, /)",
    .new = method_make,
    .methods = method_methods,
    .getset = method_getset,
    .trace = method_trace,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .get_attr = method_get_attr,
    .descr_get = method_descr_get,
};

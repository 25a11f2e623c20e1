/* function.h - script functions, bound methods, cells, modules, native functions. */
#ifndef ASPEN_FUNCTION_H
#define ASPEN_FUNCTION_H

#include "code.h"

struct cell {
    struct object header;
    value content; /* VALUE_NULL: unbound */
};
#define as_cell(v) ((struct cell *)as_object(v))
struct cell *cell_new(struct vm *vm, value content);

struct function {
    struct object header;
    struct code *code;
    struct dict *globals;
    struct dict *builtins;
    value closure;     /* tuple of cells, or VALUE_NULL */
    value defaults;    /* tuple or VALUE_NULL */
    value kwdefaults;  /* dict or VALUE_NULL */
    value annotations; /* dict, a function that makes it (called at first use), or VALUE_NULL */
    value name, qualname, module,
        doc;           /* module, doc may be VALUE_NULL: not set yet, found lazily */
    value type_params; /* tuple or VALUE_NULL */
    value dict;        /* attribute slots: see shape.h; `more` word, no in-line slots */
    uint32_t
        simple_nargs;  /* parameter_count when a call with exactly that many positional arguments
                              needs no binding (no *args, **kw, keyword-only); UINT32_MAX otherwise */
    uint8_t call_kind; /* enum function_call_kind: what calling it makes */
    bool marked_coroutine; /* inspect.markcoroutinefunction, @types.coroutine */
};
enum function_call_kind { CALL_PLAIN, CALL_GENERATOR, CALL_COROUTINE, CALL_ASYNC_GENERATOR };
#define as_function(v) ((struct function *)as_object(v))
struct function *function_new(struct vm *vm, struct code *code, struct dict *globals,
                              value closure);
/* Recomputes simple_nargs and call_kind after code or defaults change. */
void function_refresh(struct function *function);

struct method { /* bound method */
    struct object header;
    value function, self;
};
#define as_method(v) ((struct method *)as_object(v))
value method_new(struct vm *vm, value function, value self);

/* The fget of a property object (descriptor.c), VALUE_NONE if it has none. */
value property_getter(value property);

/* -- native functions -------------------------------------------------------------------------- */

/* A signature string, parsed once for each native object. */
struct signature {
    const char *text;
    const char *qualname; /* "list.append", "math.sin", "len": for messages; NULL: constructor */
    uint16_t slot_count;  /* entries of args[], self included */
    uint8_t self;         /* 1 when args[0] is self or the class */
    uint16_t positional;  /* positional parameters (self excluded) */
    uint16_t positional_only;
    uint16_t required; /* positional parameters without a default */
    uint16_t keyword_only;
    int16_t varargs, varkeywords; /* slot of *args / **kwargs, -1 */
    value *names;                 /* interned; one for each slot (self: VALUE_NULL) */
    uint64_t keyword_required;    /* bit i: keyword-only parameter i has no default */
    /* Calls that need no binder, only VALUE_NULL in the slots that are left: those of least_args up
     * to least_args + more_args positional arguments, self not counted. SIGNATURE_NEVER_FITS: none,
     * for what takes *args, has too many slots, or is a function that the interpreter must see. */
    uint32_t least_args;
    uint16_t more_args;
    bool in_place; /* its slots may lie in a window of the stack */
};
#define SIGNATURE_NEVER_FITS UINT32_MAX
static inline bool signature_fits(const struct signature *sig, size_t given)
{
    return given - sig->least_args <= sig->more_args;
}
/* For calls in place that do not fit, args being the slots (self in slot 0 if there is one): makes
 * the tuple of *args, and the dict of **kwargs. False without an error: this is a case for
 * bind_native, and args is as it was; with MemoryError set: no. */
bool bind_rest_in_place(struct vm *vm, const struct signature *sig, size_t given, value *args);
/* After VALUE_RETRY: collects and calls again, once. */
value native_retry(struct vm *vm, native_fn function, value *args);
/* Sets type->maker if the class has one; false with MemoryError set. */
bool type_find_maker(struct vm *vm, struct type *type);

struct native { /* builtin_function_or_method: a module function, or a method bound to self */
    struct object header;
    const struct native_def *def;
    struct signature *signature; /* parsed at first use; owned by the VM (cached by def) */
    value self;                  /* VALUE_NULL: none; module function: VALUE_NULL */
    value module;                /* str or VALUE_NULL */
    value userdata;              /* for functions that a host registers */
    struct type *owner;          /* method descriptors: the class it belongs to */
};
#define as_native(v) ((struct native *)as_object(v))
/* TYPE_METHOD_DESCRIPTOR, TYPE_CLASSMETHOD_DESCRIPTOR share struct native (self VALUE_NULL). */
value native_function_new(struct vm *vm, const struct native_def *def, value module);
value native_bind(struct vm *vm, struct native *descriptor, value self);
struct signature *native_signature(struct vm *vm, struct native *native); /* NULL on error */

/* Binds a call's arguments to sig's slots into out[0 … slot_count) (out[0] = self when sig->self).
 * `args` = nargs positional values followed by the values of kwnames (tuple or VALUE_NULL).
 * `out` may equal args - sig->self … only when no keywords are given and no varargs exist: then
 * missing slots are cleared in place. False with CPython's TypeError ("f() takes exactly one
 * argument (2 given)" …). name is for messages. */
bool bind_native(struct vm *vm, const struct signature *sig, const char *name, value self,
                 size_t nargs, const value *args, value kwnames, value *out);
/* Calls a native with raw arguments: bind + function. */
value call_native(struct vm *vm, struct native *native, size_t nargs, const value *args,
                  value kwnames);
/* The same for a bare definition row (constructors). */
value call_native_def(struct vm *vm, const char *name, const char *signature, native_fn function,
                      value self, size_t nargs, const value *args, value kwnames);
/* The keywords that a class's native constructor is given: none when it knows none and a script's
 * __init__ will have them. */
value keywords_for_new(const struct type *class, value kwnames);

struct slot_wrapper { /* int.__add__: a special method backed by a native slot; also bound */
    struct object header;
    const struct slot_row *row; /* native.c's table of special methods */
    struct type *owner;
    value self; /* TYPE_METHOD_WRAPPER */
};

struct getset {
    struct object header;
    const struct getset_row *row;
    struct type *owner;
};

struct module {
    struct object header;
    value slots_more; /* unused attribute word, so that subclasses of module have one */
    struct dict *dict;
    value name;
    const struct module_def *def; /* native modules: lazily filled parts; else NULL */
};
#define as_module(v) ((struct module *)as_object(v))
struct module *module_new(struct vm *vm, value name);

#endif

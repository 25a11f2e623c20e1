/* exception_types.c - the built-in exception classes: what BaseException does, the plain classes,
 * and those with a field or two (StopIteration, SystemExit, ImportError, NameError, AttributeError,
 * KeyError). OSError, UnicodeError, SyntaxError and the groups have files of their own. */
#include "exception.h"
#include "container.h"
#include "type.h"

/* -- slots that all share ----------------------------------------------------------------------------- */

value exception_slot_new(struct vm *vm, value *args)
{
    return exception_new(vm, as_type(args[0]), as_tuple(args[1]));
}

bool exception_no_keywords(struct vm *vm, value self_or_class, value keywords)
{
    if (keywords && as_dict(keywords)->count) {
        struct type *type =
            is_type(self_or_class) ? as_type(self_or_class) : type_of(vm, self_or_class);
        raise_type_error(vm, "%N() takes no keyword arguments", type);
        return false;
    }
    return true;
}

value exception_slot_init(struct vm *vm, value *args)
{
    if (!exception_no_keywords(vm, args[0], args[2])) {
        return VALUE_ERROR;
    }
    if (as_exception(args[0])->args == args[1]) {
        return VALUE_NONE;
    }
    return exception_set_args(vm, as_exception(args[0]), as_tuple(args[1])) ? VALUE_NONE
                                                                            : VALUE_ERROR;
}

void exception_trace(struct gc_tracer *tracer, struct object *self)
{
    struct exception *e = (struct exception *)self;
    gc_trace(tracer, e->args);
    gc_trace(tracer, e->cause);
    gc_trace(tracer, e->context);
    gc_trace(tracer, e->traceback);
    gc_trace(tracer, e->notes);
    for (size_t i = 0; i < sizeof e->extra / sizeof e->extra[0]; i++) {
        gc_trace(tracer, e->extra[i]);
    }
    instance_trace(tracer, self);
}

void exception_finalize(struct vm *vm, struct object *self)
{
    instance_finalize(vm, self);
}

static struct tuple *args_of(value self)
{
    return as_tuple(as_exception(self)->args);
}

value exception_slot_str(struct vm *vm, value self)
{
    struct tuple *args = args_of(self);
    if (args->length == 0) {
        return NAME_OF(vm, EMPTY);
    }
    return str_of(vm, args->length == 1 ? args->items[0] : from_object(args));
}

value exception_slot_repr(struct vm *vm, value self)
{
    struct tuple *args = args_of(self);
    value name = type_name(vm, type_of(vm, self));
    if (!name) {
        return VALUE_ERROR;
    }
    if (args->length == 1) {
        return format_str(vm, "%U(%R)", name, args->items[0]);
    }
    return format_str(vm, "%U%R", name, from_object(args));
}

/* -- methods of BaseException ---------------------------------------------------------------------------- */

/* The instance's own attributes as a dict, VALUE_NULL when it has none. */
static value own_attributes(struct vm *vm, value self, bool *failed)
{
    struct dict *dict = instance_dict(vm, as_object(self));
    *failed = !dict;
    return dict && dict->count ? from_object(dict) : VALUE_NULL;
}

value exception_reduce(struct vm *vm, value *args)
{
    bool failed;
    value class = from_object(type_of(vm, args[0]));
    value dict = own_attributes(vm, args[0], &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    return dict ? tuple_of(vm, 3, class, as_exception(args[0])->args, dict)
                : tuple_of(vm, 2, class, as_exception(args[0])->args);
}

static value exception_setstate(struct vm *vm, value *args)
{
    if (args[1] == VALUE_NONE) {
        return VALUE_NONE;
    }
    if (!is_kind(args[1], TYPE_DICT)) {
        return raise_type_error(vm, "state is not a dictionary");
    }
    size_t position = 0;
    value key, v;
    while (dict_next(as_dict(args[1]), &position, &key, &v)) {
        if (!set_attr(vm, args[0], key, v)) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static bool set_traceback(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_type_error(vm, "__traceback__ may not be deleted");
        return false;
    }
    if (v != VALUE_NONE && !is_kind(v, TYPE_TRACEBACK)) {
        raise_type_error(vm, "__traceback__ must be a traceback or None");
        return false;
    }
    as_exception(self)->traceback = v == VALUE_NONE ? VALUE_NULL : v;
    gc_barrier(vm, as_object(self));
    return true;
}

static value exception_with_traceback(struct vm *vm, value *args)
{
    return set_traceback(vm, args[0], args[1]) ? args[0] : VALUE_ERROR;
}

static value exception_add_note(struct vm *vm, value *args)
{
    if (!is_str(args[1])) {
        return raise_type_error(vm, "note must be a str, not '%T'", args[1]);
    }
    bool failed;
    value notes = get_attr_optional(vm, args[0], NAME_OF(vm, NOTES), &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (!notes) {
        struct list *list = list_new(vm, 1);
        if (!list || !set_attr(vm, args[0], NAME_OF(vm, NOTES), from_object(list))) {
            return VALUE_ERROR;
        }
        notes = from_object(list);
    } else if (!is_kind(notes, TYPE_LIST)) {
        return raise_type_error(vm, "Cannot add note: __notes__ is not a list");
    }
    return list_append(vm, as_list(notes), args[1]) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native_def base_methods[] = {
    {"__reduce__", "()", exception_reduce, NATIVE_METHOD, NULL},
    {"__setstate__", "(object, /)", exception_setstate, NATIVE_METHOD, NULL},
    {"with_traceback", "(object, /)", exception_with_traceback, NATIVE_METHOD,
     "Sets self.__traceback__ to the given value and returns self."},
    {"add_note", "(object, /)", exception_add_note, NATIVE_METHOD,
     "Adds a line that is shown below the message."},
    {0},
};

/* -- attributes of BaseException ---------------------------------------------------------------------------- */

static value get_args(struct vm *vm, value self)
{
    return as_exception(self)->args;
}

static bool set_args(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_type_error(vm, "args may not be deleted");
        return false;
    }
    value tuple = tuple_from_iterable(vm, v);
    if (!tuple) {
        return false;
    }
    as_exception(self)->args = tuple;
    gc_barrier(vm, as_object(self));
    return true;
}

static value get_traceback(struct vm *vm, value self)
{
    value v = as_exception(self)->traceback;
    while (is_kind(v, TYPE_TRACEBACK) && as_traceback(v)->spawn) {
        v = from_object(as_traceback(v)->next);
    }
    return v ? v : VALUE_NONE;
}

static bool check_link(struct vm *vm, value v, const char *name, const char *what)
{
    if (!v) {
        raise_type_error(vm, "%s may not be deleted", name);
        return false;
    }
    if (v != VALUE_NONE && !is_exception(v)) {
        raise_type_error(vm, "exception %s must be None or derive from BaseException", what);
        return false;
    }
    return true;
}

static value get_context(struct vm *vm, value self)
{
    value v = as_exception(self)->context;
    return v ? v : VALUE_NONE;
}

static bool set_context(struct vm *vm, value self, value v)
{
    if (!check_link(vm, v, "__context__", "context")) {
        return false;
    }
    as_exception(self)->context = v == VALUE_NONE ? VALUE_NULL : v;
    gc_barrier(vm, as_object(self));
    return true;
}

static value get_cause(struct vm *vm, value self)
{
    value v = as_exception(self)->cause;
    return v ? v : VALUE_NONE;
}

static bool set_cause(struct vm *vm, value self, value v)
{
    if (!check_link(vm, v, "__cause__", "cause")) {
        return false;
    }
    as_exception(self)->cause = v == VALUE_NONE ? VALUE_NULL : v;
    as_exception(self)->suppress_context = true;
    gc_barrier(vm, as_object(self));
    return true;
}

static value get_suppress(struct vm *vm, value self)
{
    return make_bool(as_exception(self)->suppress_context);
}

static bool set_suppress(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_type_error(vm, "can't delete numeric/char attribute");
        return false;
    }
    if (!is_bool(v)) {
        raise_type_error(vm, "attribute value type must be bool");
        return false;
    }
    as_exception(self)->suppress_context = v == VALUE_TRUE;
    return true;
}

static const struct getset_row base_getset[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {0},
};

/* -- StopIteration, SystemExit ---------------------------------------------------------------------------------- */

EXCEPTION_FIELD(value, 0)
EXCEPTION_FIELD(code, 0)

static const struct getset_row stop_iteration_getset[] = {
    {"value", get_value, set_value, "generator return value"},
    {0},
};
static const struct getset_row system_exit_getset[] = {
    {"code", get_code, set_code, "exception code"},
    {0},
};

/* -- classes whose constructors take keywords --------------------------------------------------------------------- */

/* Sets extra[first + i] from keyword names[i]; other keywords are a TypeError. */
static value init_with_keywords(struct vm *vm, value *args, const char *class,
                                const char *const *names, unsigned first)
{
    struct exception *e = as_exception(args[0]);
    if (!exception_set_args(vm, e, as_tuple(args[1]))) {
        return VALUE_ERROR;
    }
    size_t position = 0;
    value key, v;
    while (args[2] && dict_next(as_dict(args[2]), &position, &key, &v)) {
        unsigned i = 0;
        while (names[i] && !str_equals_cstr(key, names[i])) {
            i++;
        }
        if (!names[i]) {
            return raise_type_error(vm, "%s() got an unexpected keyword argument '%U'", class, key);
        }
        e->extra[first + i] = v;
    }
    gc_barrier(vm, e);
    return VALUE_NONE;
}

static value import_error_init(struct vm *vm, value *args)
{
    static const char *const names[] = {"name", "path", "name_from", NULL};
    return init_with_keywords(vm, args, "ImportError", names, 1);
}

static value import_error_str(struct vm *vm, value self)
{
    value msg = as_exception(self)->extra[0];
    return msg && is_exact(msg, TYPE_STR) ? msg : exception_slot_str(vm, self);
}

/* (class, args, state) where state has the fields that are set as well. */
static value reduce_with_fields(struct vm *vm, value self, const char *const *names, unsigned first,
                                bool with_args)
{
    bool failed;
    struct exception *e = as_exception(self);
    value own = own_attributes(vm, self, &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    struct dict *state = own ? dict_copy(vm, as_dict(own)) : dict_new(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    for (unsigned i = 0; names[i]; i++) {
        if (e->extra[first + i] && !dict_set_cstr(vm, state, names[i], e->extra[first + i])) {
            return VALUE_ERROR;
        }
    }
    if (with_args && !dict_set_name(vm, state, NAME_OF(vm, ARGS), e->args)) {
        return VALUE_ERROR;
    }
    value class = from_object(type_of(vm, self));
    return state->count ? tuple_of(vm, 3, class, e->args, from_object(state))
                        : tuple_of(vm, 2, class, e->args);
}

static value import_error_reduce(struct vm *vm, value *args)
{
    static const char *const names[] = {"name", "path", "name_from", NULL};
    return reduce_with_fields(vm, args[0], names, 1, false);
}

EXCEPTION_FIELD(msg, 0)
EXCEPTION_FIELD(import_name, 1)
EXCEPTION_FIELD(path, 2)
EXCEPTION_FIELD(name_from, 3)

static const struct native_def import_error_methods[] = {
    {"__reduce__", "()", import_error_reduce, NATIVE_METHOD, NULL},
    {0},
};
static const struct getset_row import_error_getset[] = {
    {"msg", get_msg, set_msg, "exception message"},
    {"name", get_import_name, set_import_name, "module name"},
    {"path", get_path, set_path, "module path"},
    {"name_from", get_name_from, set_name_from, "name imported from module"},
    {0},
};

EXCEPTION_FIELD(name, 0)
EXCEPTION_FIELD(obj, 1)

static value name_error_init(struct vm *vm, value *args)
{
    static const char *const names[] = {"name", NULL};
    return init_with_keywords(vm, args, "NameError", names, 0);
}

static value attribute_error_init(struct vm *vm, value *args)
{
    static const char *const names[] = {"name", "obj", NULL};
    return init_with_keywords(vm, args, "AttributeError", names, 0);
}

static value attribute_error_reduce(struct vm *vm, value *args)
{
    static const char *const names[] = {"name", NULL};
    return reduce_with_fields(vm, args[0], names, 0, true);
}

static const struct getset_row name_error_getset[] = {
    {"name", get_name, set_name, "name"},
    {0},
};
static const struct native_def attribute_error_methods[] = {
    {"__reduce__", "()", attribute_error_reduce, NATIVE_METHOD, NULL},
    {0},
};
static const struct getset_row attribute_error_getset[] = {
    {"name", get_name, set_name, "attribute name"},
    {"obj", get_obj, set_obj, "object"},
    {0},
};

/* -- KeyError: the key's repr, so that '' can be seen ------------------------------------------------------------------ */

static value key_error_str(struct vm *vm, value self)
{
    struct tuple *args = args_of(self);
    return args->length == 1 ? repr(vm, args->items[0]) : exception_slot_str(vm, self);
}

/* -- the tables -------------------------------------------------------------------------------------------------------- */

#define SIMPLE(name, doc)                                                                        \
    EXCEPTION_DEF(name, exception_slot_new, exception_slot_init, exception_slot_str, NULL, NULL, \
                  doc)

EXCEPTION_DEF(BaseException, exception_slot_new, exception_slot_init, exception_slot_str,
              base_methods, base_getset, "Common base class for all exceptions");
SIMPLE(GeneratorExit, "Request that a generator exit.");
SIMPLE(KeyboardInterrupt, "Program interrupted by user.");
EXCEPTION_DEF(SystemExit, exception_slot_new, exception_slot_init, exception_slot_str, NULL,
              system_exit_getset, "Request to exit from the interpreter.");
SIMPLE(Exception, "Common base class for all non-exit exceptions.");
SIMPLE(ArithmeticError, "Base class for arithmetic errors.");
SIMPLE(FloatingPointError, "Floating-point operation failed.");
SIMPLE(OverflowError, "Result too large to be represented.");
SIMPLE(ZeroDivisionError, "Second argument to a division or modulo operation was zero.");
SIMPLE(AssertionError, "Assertion failed.");
EXCEPTION_DEF(AttributeError, exception_slot_new, attribute_error_init, exception_slot_str,
              attribute_error_methods, attribute_error_getset, "Attribute not found.");
SIMPLE(BufferError, "Buffer error.");
SIMPLE(EOFError, "Read beyond end of file.");
EXCEPTION_DEF(ImportError, exception_slot_new, import_error_init, import_error_str,
              import_error_methods, import_error_getset,
              "Import can't find module, or can't find name in module.");
EXCEPTION_DEF(ModuleNotFoundError, exception_slot_new, import_error_init, import_error_str, NULL,
              NULL, "Module not found.");
SIMPLE(LookupError, "Base class for lookup errors.");
SIMPLE(IndexError, "Sequence index out of range.");
EXCEPTION_DEF(KeyError, exception_slot_new, exception_slot_init, key_error_str, NULL, NULL,
              "Mapping key not found.");
SIMPLE(MemoryError, "Out of memory.");
EXCEPTION_DEF(NameError, exception_slot_new, name_error_init, exception_slot_str, NULL,
              name_error_getset, "Name not found globally.");
EXCEPTION_DEF(UnboundLocalError, exception_slot_new, name_error_init, exception_slot_str, NULL,
              NULL, "Local name referenced but not bound to a value.");
SIMPLE(ReferenceError, "Weak ref proxy used after referent went away.");
SIMPLE(RuntimeError, "Unspecified run-time error.");
SIMPLE(NotImplementedError, "Method or function hasn't been implemented yet.");
SIMPLE(PythonFinalizationError, "Operation blocked during Python finalization.");
SIMPLE(RecursionError, "Recursion limit exceeded.");
SIMPLE(DeadlockError, "All tasks wait and nothing can wake them.");
SIMPLE(StopAsyncIteration, "Signal the end from iterator.__anext__().");
EXCEPTION_DEF(StopIteration, exception_slot_new, exception_slot_init, exception_slot_str, NULL,
              stop_iteration_getset, "Signal the end from iterator.__next__().");
SIMPLE(SystemError, "Internal error in the interpreter.");
SIMPLE(TypeError, "Inappropriate argument type.");
SIMPLE(ValueError, "Inappropriate argument value (of correct type).");
SIMPLE(UnicodeError, "Unicode related error.");
SIMPLE(Warning, "Base class for warning categories.");
SIMPLE(BytesWarning, "Base class for warnings about bytes and buffer related problems.");
SIMPLE(DeprecationWarning, "Base class for warnings about deprecated features.");
SIMPLE(EncodingWarning, "Base class for warnings about encodings.");
SIMPLE(FutureWarning, "Base class for warnings about constructs that will change.");
SIMPLE(ImportWarning, "Base class for warnings about probable mistakes in module imports");
SIMPLE(PendingDeprecationWarning, "Base class for warnings about features to be deprecated.");
SIMPLE(ResourceWarning, "Base class for warnings about resource usage.");
SIMPLE(RuntimeWarning, "Base class for warnings about dubious runtime behavior.");
SIMPLE(SyntaxWarning, "Base class for warnings about dubious syntax.");
SIMPLE(UnicodeWarning, "Base class for warnings about Unicode related problems.");
SIMPLE(UserWarning, "Base class for warnings generated by user code.");

/* exception.h - exception instances, tracebacks, frame snapshots. */
#ifndef ASPEN_EXCEPTION_H
#define ASPEN_EXCEPTION_H

#include "error.h"
#include "code.h"

/* All built-in exception classes share this layout; `extra` holds the fields of the special ones. */
struct exception {
    struct object header;
    value args;                             /* tuple */
    value cause, context, traceback, notes; /* VALUE_NULL: None / unset */
    bool suppress_context;
    bool reported; /* an "exception was never retrieved" has been printed */
    value extra
        [7]; /* StopIteration: value. SystemExit: code. OSError: errno strerror filename filename2 characters_written. ImportError: msg name path name_from. NameError: name. AttributeError: name obj. SyntaxError: msg filename lineno offset text end_lineno end_offset (print_file_and_line is always None). UnicodeError: encoding object start end reason. ExceptionGroup: message exceptions(tuple) */
    value more; /* attribute slots (0 in line) */
};
#define as_exception(v) ((struct exception *)as_object(v))
static inline bool is_exception(value v)
{
    return is_object(v) && (as_object(v)->type->flags & TYPE_FLAG_EXCEPTION);
}

struct traceback {
    struct object header;
    struct traceback *next; /* towards the raise */
    struct code *code;
    struct dict *globals;
    uint32_t pc;    /* word offset of the instruction */
    uint32_t spawn; /* 1: the rows that follow are below a task's spawn line */
    value frame;    /* the snapshot object once somebody asked for tb_frame */
};
#define as_traceback(v) ((struct traceback *)as_object(v))
/* Puts a node in front of the exception's traceback (called while unwinding, innermost first). */
bool traceback_add(struct vm *vm, struct exception *exception, struct code *code,
                   struct dict *globals, uint32_t pc);

struct frame_snapshot {
    struct object header;
    struct code *code;
    struct dict *globals;
    value locals; /* dict */
    value back;   /* frame_snapshot or VALUE_NULL */
    uint32_t pc;
};

/* -- exception.c ---------------------------------------------------------------------------------- */
/* Makes the MemoryError that is raised when there is no memory to make one. Once, after the types. */
bool exceptions_init(struct vm *vm);
/* An instance of a built-in class, or of one derived from it, with these arguments (a tuple) and its
 * fields set from them as the constructor does. No script runs. VALUE_ERROR on memory error. */
value exception_new(struct vm *vm, struct type *type, struct tuple *args);
/* Sets args and the fields that follow from them. */
bool exception_set_args(struct vm *vm, struct exception *exception, struct tuple *args);
/* The built-in class whose special fields (extra) an exception has: TYPE_OS_ERROR for all of its
 * kin …, TYPE_BASE_EXCEPTION when it has none. */
enum type_index exception_layout(struct vm *vm, const struct type *type);
/* The list or tuple of notes (__notes__), VALUE_NULL when there is none. */
value exception_notes(struct vm *vm, value exception);
/* interp/: the exception that is being handled; VALUE_NULL: none. */
value handled_exception(struct vm *vm);

/* What every table of exception classes shares: exception_types.c. */
value exception_slot_new(struct vm *vm, value *args);
value exception_slot_init(struct vm *vm, value *args);
value exception_slot_str(struct vm *vm, value self);
value exception_slot_repr(struct vm *vm, value self);
value exception_reduce(struct vm *vm, value *args);
/* "X() takes no keyword arguments" */
bool exception_no_keywords(struct vm *vm, value self_or_class, value keywords);
void exception_trace(struct gc_tracer *tracer, struct object *self);
void exception_finalize(struct vm *vm, struct object *self);
#define EXCEPTION_SIGNATURE "(*args, **kwargs)"
#define EXCEPTION_DEF(name_, new_, init_, str_, methods_, getset_, doc_)             \
    const struct type_def name_##_def = {                                            \
        .name = #name_,                                                              \
        .size = sizeof(struct exception),                                            \
        .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED, \
        .doc = doc_,                                                                 \
        .new_signature = EXCEPTION_SIGNATURE,                                        \
        .new = new_,                                                                 \
        .init_signature = EXCEPTION_SIGNATURE,                                       \
        .init = init_,                                                               \
        .methods = methods_,                                                         \
        .getset = getset_,                                                           \
        .trace = exception_trace,                                                    \
        .finalize = exception_finalize,                                              \
        .repr = exception_slot_repr,                                                 \
        .str = str_,                                                                 \
    }
/* A getter and setter for extra[index]: None when unset. */
#define EXCEPTION_FIELD(name, index)                           \
    static value get_##name(struct vm *vm, value self)         \
    {                                                          \
        value v = as_exception(self)->extra[index];            \
        return v ? v : VALUE_NONE;                             \
    }                                                          \
    static bool set_##name(struct vm *vm, value self, value v) \
    {                                                          \
        as_exception(self)->extra[index] = v;                  \
        gc_barrier(vm, as_object(self));                       \
        return true;                                           \
    }

/* exception_os.c: fields from args. */
bool os_error_set_args(struct vm *vm, struct exception *exception, struct tuple *args);
/* The subclass of OSError for an errno; TYPE_OS_ERROR itself when there is none. */
enum type_index os_error_type(int64_t code);
/* exception_group.c */
bool is_base_exception_group(struct vm *vm, value v);
/* traceback_anchor.c: where in an expression's text the marks "^" are to stand among the "~": the
 * operator of a binary operation, the brackets of a call or subscript. Byte offsets into text.
 * False when it is no such expression. */
struct anchor {
    size_t start, end;
};
bool find_anchor(const char *text, size_t size, struct anchor *out);
/* True when the statement that consists of `prefix` and the call is `name = call` or `return f(…)`:
 * then marks below the whole call would say nothing. */
bool marks_are_needless(const char *prefix, size_t prefix_size, const char *call, size_t call_size);
/* suggestions.c: the name among `names` that `wrong` was probably meant to be; VALUE_NULL: none. */
value suggest_name(struct vm *vm, value wrong, const value *names, size_t count);
/* "Did you mean" for an AttributeError, NameError, ImportError; VALUE_NULL: none. No error is left. */
value suggestion_for(struct vm *vm, value exception);

/* The whole report as CPython prints it (chains, groups, notes, carets, suggestions). A str. */
value exception_format(struct vm *vm, value exception, bool colour);
/* Source line of a file for tracebacks (1-based; cached per VM; linked-in or registered sources —
 * "<string>", "<stdin>" — included). A str without newline or VALUE_NULL. */
value source_line(struct vm *vm, value filename, uint32_t line);
/* Remembers the text of code that is in no file, for tracebacks. */
bool source_register(struct vm *vm, value filename, const char *text, size_t size);

#endif

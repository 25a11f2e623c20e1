/* exception.h - exception instances, tracebacks, frame snapshots. */
#ifndef ASPEN_EXCEPTION_H
#define ASPEN_EXCEPTION_H

#include "error.h"
#include "code.h"

/* All built-in exception classes share this layout; `extra` holds the fields of the special ones. */
struct exception {
    struct object header;
    value args; /* tuple */
    value cause, context, traceback, notes; /* VALUE_NULL: None / unset */
    bool suppress_context;
    bool reported; /* an "exception was never retrieved" has been printed */
    value extra[7]; /* StopIteration: value. SystemExit: code. OSError: errno strerror filename filename2 characters_written. ImportError: msg name path name_from. NameError: name. AttributeError: name obj. SyntaxError: msg filename lineno offset text end_lineno end_offset (print_file_and_line is always None). UnicodeError: encoding object start end reason. ExceptionGroup: message exceptions(tuple) */
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
    uint32_t pc;            /* word offset of the instruction */
    uint32_t spawn;         /* 1: the rows that follow are below a task's spawn line */
    value frame;            /* the snapshot object once somebody asked for tb_frame */
};
#define as_traceback(v) ((struct traceback *)as_object(v))
/* Puts a node in front of the exception's traceback (called while unwinding, innermost first). */
bool traceback_add(struct vm *vm, struct exception *exception, struct code *code, struct dict *globals, uint32_t pc);

struct frame_snapshot {
    struct object header;
    struct code *code;
    struct dict *globals;
    value locals;  /* dict */
    value back;    /* frame_snapshot or VALUE_NULL */
    uint32_t pc;
};

/* The whole report as CPython prints it (chains, groups, notes, carets, suggestions). A str. */
value exception_format(struct vm *vm, value exception, bool colour);
/* Source line of a file for tracebacks (1-based; cached per VM; linked-in or registered sources —
 * "<string>", "<stdin>" — included). A str without newline or VALUE_NULL. */
value source_line(struct vm *vm, value filename, uint32_t line);
/* Remembers the text of code that is in no file, for tracebacks. */
bool source_register(struct vm *vm, value filename, const char *text, size_t size);

#endif

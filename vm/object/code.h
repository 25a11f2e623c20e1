/* code.h - compiled code: what the compiler makes and the interpreter runs. */
#ifndef ASPEN_CODE_H
#define ASPEN_CODE_H

#include "vm.h"

enum code_flags {
    CODE_OPTIMIZED = 1,
    CODE_NEWLOCALS = 2,
    CODE_VARARGS = 4,
    CODE_VARKEYWORDS = 8,
    CODE_NESTED = 16,
    CODE_GENERATOR = 32,
    CODE_COROUTINE = 128,
    CODE_ITERABLE_COROUTINE = 256, /* @asyncio.coroutine, @types.coroutine */
    CODE_ASYNC_GENERATOR = 512,
    CODE_FUTURE_ANNOTATIONS = 0x1000000,
    /* for vm->compile only: see compile_source */
    CODE_ALLOW_INCOMPLETE = 1 << 25,
    CODE_SOURCE_IS_TEXT = 1 << 26,
    /* ours, above CPython's */
    CODE_NAMESPACE =
        1 << 27, /* R[0] is the namespace mapping of *_NAME instructions (class bodies, exec) */
    CODE_MODULE = 1 << 28,      /* module body: R[0] is the globals dict */
    CODE_USES_LOCALS = 1 << 29, /* calls locals()/vars()/dir()/eval/exec … by name */
    CODE_TOP_LEVEL_AWAIT = 1 << 30,
};

/* What is compiled: a module's file (names are globals: fast); the same but with names looked up in
 * a namespace mapping R[0] (exec); one expression; one interactive statement (PRINT_EXPRESSION). */
enum compile_mode { COMPILE_MODULE, COMPILE_EXEC, COMPILE_EVAL, COMPILE_SINGLE };

/* One row: instructions in [start, end) (word offsets) are covered; on a raise there, the exception
 * goes to R[reg] and execution goes on at handler. Rows are sorted so that inner ranges come first;
 * the first match wins. */
struct exception_row {
    uint32_t start, end, handler, reg;
};

#define FRAME_WORDS 6 /* of a frame's header (generator.h), which a call's window leaves room for */

struct span32 { /* 1-based lines, 0-based UTF-8 byte columns, as in the AST */
    uint32_t line, col, end_line, end_col;
};

/* What an instruction has learned; indexed by its extra word. `name` is fixed by the compiler. */
struct cache {
    value name;     /* interned str */
    uint32_t shape; /* guard: receiver's shape id (LOAD_ATTR …) or globals' keys_version */
    uint32_t slot;  /* byte offset of an inline slot / entry position / builtins' keys_version */
    value target;   /* method, class attribute, or owner found */
    uint8_t kind;   /* interp/cache.h */
    uint8_t misses;
    uint8_t use;      /* in the shared table: what the entry was learned for */
    uint8_t unstable; /* times that a specialised form met another shape: past a few, no more */
    uint32_t extra;
};

struct code {
    struct object header;
    uint32_t *instructions; /* words; may be rewritten by specialisation */
    uint32_t instruction_count;
    uint32_t constant_count;
    value *constants;
    struct cache *caches;
    uint32_t cache_count;
    uint32_t register_count;  /* of a frame: locals, temporaries and outgoing calls' windows */
    uint32_t local_count;     /* R[0 … local_count) are named locals: parameters first, then other
                                 locals, then cells/free variables */
    uint32_t parameter_count; /* total: positional + keyword-only + *args + **kwargs */
    uint32_t positional_count, positional_only_count, keyword_only_count;
    uint32_t flags;
    uint32_t free_count; /* closure cells, copied to R[free_base …] at entry */
    uint32_t free_base;
    uint32_t cell_count; /* own captured variables: cell_registers[] are wrapped at entry */
    uint32_t *cell_registers;
    int32_t class_cell; /* register holding the cell `__class__` (for zero-argument super), -1 */
    uint32_t exception_count;
    struct exception_row *exceptions;
    value *local_names; /* local_count interned strs (free variables included, at their register) */
    value name, qualname, filename; /* strs */
    value static_attributes; /* class bodies: tuple of names assigned through self, or VALUE_NULL */
    value docstring;         /* str or VALUE_NULL */
    uint32_t first_line;
    uint8_t *positions; /* varint-coded span table; see code_position() */
    uint32_t position_size;
    uint32_t size_bytes; /* of the one buffer that all arrays above live in */
    void *buffer;
    struct generator
        *spare;         /* a coroutine of this code that has ended and that nobody else knows, or
                                NULL: the next `await f()` takes it */
    value owner_module; /* str or VALUE_NULL */
};
#define as_code(v) ((struct code *)as_object(v))

/* Gives a new code object the one buffer for its arrays, as long as the counts (and position_size)
 * say that are set already, all zero. False with MemoryError: then the counts are 0, so that the
 * object can be left to the collector. */
bool code_allocate(struct vm *vm, struct code *code);

/* Span of the instruction at word offset pc. False when it has none. */
bool code_position(const struct code *code, uint32_t pc, struct span32 *out);
/* Encodes rows (ascending pc) into a mem_alloc'ed table; for the compiler. */
struct position_row {
    uint32_t pc;
    struct span32 span;
};
bool code_encode_positions(struct vm *vm, const struct position_row *rows, size_t count,
                           uint8_t **out, uint32_t *size);
uint32_t code_line(const struct code *code, uint32_t pc); /* 0: none */
/* All rows of the table, in order: starts before the first; each call of code_next_position puts the
 * next one into reader->row, false at the end (or where the table is malformed). */
struct position_reader {
    const uint8_t *at, *end;
    struct position_row row;
};
struct position_reader code_positions(const struct code *code);
bool code_next_position(struct position_reader *reader);

#endif

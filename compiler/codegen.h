/*
 * The code generator: from the scoped tree to code objects. Private to compiler/codegen*.c, fold.c
 * and compile.c.
 *
 * Registers. A unit (one code object) has its named variables in R[0 … local_count) and a stack of
 * temporaries above; `top` is the first free one. expr_to(u, e, dst) leaves a value in dst; dst may
 * be u->top itself, so that operands are evaluated in the place of the result. What must hold:
 *  - an instruction that writes dst is the last one of the expression, or dst is a temporary held
 *    below top meanwhile (hold()); a named variable is never written before the expression that it
 *    gets can no longer fail;
 *  - every function that takes temporaries gives them back by restoring top, except those that
 *    say that they return one.
 *
 * Errors are sticky: c->failed is set once, with a diagnostic or vm->error, and everything goes on
 * harmlessly until the unit is finished.
 */
#ifndef ASPEN_COMPILER_CODEGEN_H
#define ASPEN_COMPILER_CODEGEN_H

#include "../vm/interp/opcode.h"
#include "../vm/object/code.h"
#include "scopes.h"

#define CODEGEN_MAX_DEPTH 8000
#define DISPLAY_WINDOW    30 /* longer displays are built piece by piece */

struct constant_table;

struct compiler {
    struct vm *vm;
    struct arena *arena;
    struct scope_table *scopes;
    const struct source_tree *module;
    struct diagnostic_list *errors, *warnings;
    struct lexer *names;
    value filename;
    enum compile_mode mode;
    unsigned flags;
    struct constant_table *constants;
    uint32_t depth;
    uint32_t quiet;       /* inside a copy of what is compiled elsewhere too: no warnings */
    uint32_t future_line; /* `from __future__` may stand no later */
    uint32_t max_errors;  /* give up when the list has so many; 0: at the first */
    bool wrong;           /* there was an error: what is made is never run */
    bool failed;          /* given up */
};

typedef uint32_t label;

enum fixup_kind { FIXUP_WORDS, FIXUP_PACKED };

struct fixup {
    uint32_t word; /* index of the offset word */
    label target;
    uint8_t kind; /* enum fixup_kind */
};

enum block_kind {
    BLOCK_LOOP,
    BLOCK_FINALLY, /* body of try … finally */
    BLOCK_WITH,
    BLOCK_TRY,     /* body of try … except: only its row matters */
    BLOCK_HANDLER, /* inside a handler: POP_HANDLED on the way out */
    BLOCK_NAME,    /* inside `except … as name`: the name is unbound on the way out */
};

/* What surrounds the statement being compiled and must be undone by a jump out of it. */
struct block {
    struct block *outer;
    uint8_t kind; /* enum block_kind */
    bool is_async;
    bool has_row; /* instructions from `start` on are covered by a row */
    uint32_t start;
    label handler;
    uint32_t reg;        /* where the row leaves the exception */
    uint32_t saved;      /* BLOCK_HANDLER: register of PUSH_HANDLED; BLOCK_WITH: of __exit__ */
    label next, end;     /* BLOCK_LOOP: targets of continue and break */
    uint64_t *end_state; /* BLOCK_LOOP: variables assigned at every break; NULL: none yet */
    uint64_t *next_state;
    struct stmt_list *body; /* BLOCK_FINALLY */
    struct name *name;      /* BLOCK_NAME */
    struct span span;       /* BLOCK_WITH: the item */
};

struct row_fixup {
    uint32_t start, end;
    label handler;
    uint32_t reg;
};

struct unit {
    struct compiler *c;
    struct unit *outer;
    struct scope *scope; /* the innermost one, an inlined comprehension's while inside it */
    struct scope *host;
    bool uses_namespace; /* names are looked up in R[0] */
    bool in_class_comprehension;
    value name, qualname;
    uint32_t first_line;

    uint32_t *words;
    uint32_t word_count, word_capacity;
    struct position_row *positions;
    uint32_t position_count, position_capacity;
    value *constants;
    uint32_t constant_count, constant_capacity;
    uint32_t *constant_map; /* index + 1 by hash of the bits; as large as map_size */
    uint32_t constant_map_size;
    value *caches; /* names */
    uint32_t cache_count, cache_capacity;
    uint32_t *cache_map; /* shared cache of a name: index + 1 */
    uint32_t cache_map_size, cache_map_count;
    uint32_t *labels;
    uint32_t label_count, label_capacity;
    struct fixup *fixups;
    uint32_t fixup_count, fixup_capacity;
    struct row_fixup *rows;
    uint32_t row_count, row_capacity;

    uint32_t local_count, parameter_count;
    uint32_t positional_count, positional_only_count, keyword_only_count;
    uint32_t free_base;
    value *local_names;
    uint32_t *cell_registers;
    uint32_t cell_count;
    uint32_t flags;
    int32_t class_cell;
    value docstring;
    uint32_t top, max;
    struct block *block;

    uint64_t *assigned; /* bit per variable; the last word is the mark of unreachable code */
    uint32_t assigned_words;

    struct span span;
    struct name **static_names; /* classes: attributes assigned through self */
    uint32_t static_count, static_capacity;
};

/* -- codegen.c: units, emission, registers, constants ------------------------------------------------ */

bool unit_begin(struct unit *u, struct compiler *c, struct unit *outer, struct scope *host,
                uint32_t first_line);
/* Parameters take the first registers; call once, before the body. NULL: none. */
void unit_registers(struct unit *u, const struct param_list *params);
/* Registers for a body whose R[0] is a namespace or the globals. */
void unit_namespace_registers(struct unit *u);
/* The code object, or VALUE_ERROR (c->failed is set). */
value unit_finish(struct unit *u);

void codegen_error(struct compiler *c, const struct span *span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Memory ran out, or vm->error was set. */
void codegen_fail(struct compiler *c);
/* Bounds recursion on the tree: false after reporting an error. Leave with c->depth--. */
bool codegen_enter(struct compiler *c, const struct span *span);

/* A new array of at least `count + 1` elements; NULL (and c->failed) when memory runs out. */
void *grow_array(struct compiler *c, void *p, uint32_t count, uint32_t *capacity, size_t size);

value name_value(struct compiler *c, struct name *name);
value interned(struct compiler *c, const char *text);
struct name *mangled(struct unit *u, struct name *name);

static inline void span_at(struct unit *u, const struct span *span)
{
    u->span = *span;
}

uint32_t temp(struct unit *u);
uint32_t temps(struct unit *u, uint32_t count); /* the first of `count` consecutive ones */
void need(struct unit *u, uint32_t registers);  /* the frame has at least so many */
/* Keeps dst while more temporaries are taken, if it is the next free one. */
static inline void hold(struct unit *u, uint32_t dst)
{
    if (dst >= u->top) {
        need(u, dst + 1);
        u->top = dst + 1;
    }
}
static inline bool is_variable(const struct unit *u, uint32_t reg)
{
    return reg < u->local_count;
}

void emit(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c);
void emit_extra(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c, uint32_t extra);
void emit_bx(struct unit *u, unsigned op, uint32_t a, int32_t bx);
void emit_immediate(struct unit *u, unsigned op, uint32_t a, uint32_t b, int32_t c);
void emit_jump(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c, label target);
void emit_jump_immediate(struct unit *u, unsigned op, uint32_t a, int32_t bx, uint32_t flags,
                         label target);
void emit_move(struct unit *u, uint32_t dst, uint32_t src);
label new_label(struct unit *u);
void place_label(struct unit *u, label l);
uint32_t here(const struct unit *u);
void add_row(struct unit *u, uint32_t start, uint32_t end, label handler, uint32_t reg);

uint32_t constant(struct unit *u, value v);
uint32_t new_cache(struct unit *u, value name);    /* of this instruction alone */
uint32_t shared_cache(struct unit *u, value name); /* of all uses of a global name in the unit */
void load_value(struct unit *u, uint32_t dst, value v);
void load_unbound(struct unit *u, uint32_t dst);

/* Which variables are certainly assigned. */
uint64_t *state_save(struct unit *u);
void state_restore(struct unit *u, const uint64_t *state);
/* *into &= the present state (a copy of it if *into is NULL). */
void state_merge(struct unit *u, uint64_t **into);
void state_unreachable(struct unit *u);
bool is_unreachable(const struct unit *u);
/* Forgets variables that may be unbound somewhere: at loop heads and handlers. */
void state_forget(struct unit *u);

/* -- codegen_name.c ----------------------------------------------------------------------------------- */

/* A plain variable of this unit (no cell) that `name` means, else NULL. */
struct symbol *local_symbol(struct unit *u, struct name *name);
void name_load(struct unit *u, struct name *name, uint32_t dst);
void name_store(struct unit *u, struct name *name, uint32_t src);
void name_delete(struct unit *u, struct name *name);
void check_local(struct unit *u, struct symbol *symbol);
void set_assigned(struct unit *u, const struct symbol *symbol, bool assigned);
/* R[dst] = tuple of the cells that the code of `inner` needs, or unbound when it needs none. */
void load_closure(struct unit *u, struct scope *inner, uint32_t dst);
/* The register in this unit of a captured variable. */
uint32_t cell_register(struct unit *u, struct symbol *definition);
/* Makes cells of captured variables; first thing in a body. */
void make_cells(struct unit *u);

/* -- codegen_expr.c ------------------------------------------------------------------------------------ */

void expr_to(struct unit *u, struct expr *e, uint32_t dst);
uint32_t expr_any(struct unit *u, struct expr *e);  /* a variable in place, else a new temporary */
uint32_t expr_temp(struct unit *u, struct expr *e); /* a new temporary */
void expr_effect(struct unit *u, struct expr *e);   /* for its effects */
/* Into a variable's register, through a temporary where the first rule above demands it. */
void expr_to_variable(struct unit *u, struct expr *e, uint32_t reg);
bool writes_last(const struct expr *e);
void jump_if(struct unit *u, struct expr *e, label target, bool sense, bool back_edge);
unsigned binary_opcode(enum tree_binary_op op, bool in_place);
void delegate(struct unit *u, uint32_t dst, uint32_t awaitable, uint32_t context);

/* -- codegen_display.c ------------------------------------------------------------------------------------ */

void build_tuple(struct unit *u, struct expr_list *items, uint32_t dst);
void build_list(struct unit *u, struct expr_list *items, uint32_t dst);
void compile_display(struct unit *u, struct expr *e, uint32_t dst);
void compile_fstring(struct unit *u, struct fstring_part_list *parts, uint32_t dst);
bool has_starred(const struct expr_list *items);

/* -- codegen_call.c -------------------------------------------------------------------------------------- */

void compile_call(struct unit *u, struct expr *e, uint32_t dst);
/* Finishes a call whose callable is R[base] and whose first `given` positional arguments are in
 * place: evaluates the rest, calls, result to dst. */
void call_with_arguments(struct unit *u, uint32_t base, uint32_t given, struct expr_list *args,
                         struct keyword_list *keywords, uint32_t dst, const struct span *span);

/* -- codegen_comprehension.c ------------------------------------------------------------------------------ */

void compile_comprehension(struct unit *u, struct expr *e, uint32_t dst);

/* -- codegen_target.c ---------------------------------------------------------------------------------------- */

void assign_target(struct unit *u, struct expr *target, uint32_t src);
void compile_assign(struct unit *u, struct stmt *s);
void compile_aug_assign(struct unit *u, struct stmt *s);
void compile_ann_assign(struct unit *u, struct stmt *s);
void compile_delete(struct unit *u, struct expr *target);

/* -- codegen_stmt.c ------------------------------------------------------------------------------------------ */

void compile_body(struct unit *u, struct stmt_list *list);
void compile_return(struct unit *u, struct expr *value, const struct span *span);

/* -- codegen_try.c -------------------------------------------------------------------------------------------- */

void compile_try(struct unit *u, struct stmt *s);
void compile_with(struct unit *u, struct stmt *s);
void push_block(struct unit *u, struct block *b, enum block_kind kind);
void pop_block(struct unit *u);
/* Undoes the blocks from the innermost up to (not including) `until`; they are compiled as left. */
void unwind(struct unit *u, struct block *until);
/* True when something between here and `until` runs code on the way out. */
bool unwinding_runs_code(const struct unit *u, const struct block *until);

/* -- codegen_function.c ------------------------------------------------------------------------------------ */

void compile_function(struct unit *u, struct stmt *s);
void compile_lambda(struct unit *u, struct expr *e, uint32_t dst);
/* Closure and MAKE_FUNCTION; R[parts … parts + 3) hold defaults, kwdefaults and annotations. */
void build_function(struct unit *u, value code, struct scope *inner, uint32_t parts, uint32_t dst);
/* The same for a hidden function without defaults. */
void make_simple_function(struct unit *u, value code, struct scope *inner, uint32_t dst);
/* Evaluates decorators into nested call windows. Returns the register for what is decorated; undone
 * by finish_decorators, which leaves the result in the register returned by it. */
uint32_t begin_decorators(struct unit *u, struct expr_list *decorators);
void finish_decorators(struct unit *u, struct expr_list *decorators, uint32_t reg, uint32_t dst);
/* Prologue and exception row of generators and coroutines; then the epilogue. */
void begin_generator(struct unit *u);
void finish_generator(struct unit *u, uint32_t start);
/* A string constant of the docstring at the body's beginning, cleaned; VALUE_NULL if none. */
value body_docstring(struct compiler *c, const struct stmt_list *body);

/* -- codegen_class.c, codegen_generic.c --------------------------------------------------------------------- */

void compile_class(struct unit *u, struct stmt *s);
void compile_type_alias(struct unit *u, struct stmt *s);
/* Evaluates type parameters: R[dst] = their tuple; also stored in `.type_params`. */
void compile_type_params(struct unit *u, struct type_param_list *params, uint32_t dst);
void note_static_attribute(struct unit *u, const struct expr *target);

/* -- codegen_match.c ----------------------------------------------------------------------------------------- */

void compile_match(struct unit *u, struct stmt *s);

/* -- codegen_annotation.c ----------------------------------------------------------------------------------- */

/* R[dst] = a function's annotations: a dict, a hidden function that makes it, or unbound. */
void compile_annotations(struct unit *u, struct stmt *function, uint32_t dst);
/* R[dst] = one annotation: its value, or its text under `from __future__ import annotations`. */
void compile_annotation(struct unit *u, struct expr *e, uint32_t dst);

/* -- fold.c, constants.c ---------------------------------------------------------------------------------------- */

/* True when e is a constant: then *out is its value. Folds the tree in place. */
bool fold_constant(struct compiler *c, struct expr *e, value *out);
/* A constant collection for `x in [1, 2]` or `for x in {1, 2}`; false when e is none. */
bool fold_collection(struct compiler *c, struct expr *e, value *out);
/* The one value in this compilation equal to v and of the same type. */
value canonical_constant(struct compiler *c, value v);
struct constant_table *constant_table_new(struct compiler *c);
value string_constant(struct compiler *c, const char *text, size_t size);

/* -- unparse.c -------------------------------------------------------------------------------------------------- */

/* The text of an expression, as CPython writes it for postponed annotations. A str value. */
value unparse(struct compiler *c, struct expr *e);

/* -- compile.c --------------------------------------------------------------------------------------------------- */

/* from __future__ import … */
bool is_future_import(const struct stmt *s);

void codegen_warn(struct compiler *c, const struct span *span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

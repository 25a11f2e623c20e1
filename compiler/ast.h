/*
 * The syntax tree that the parser makes and the later passes read.
 *
 * Every node lives in the arena of its parse and is never freed singly. Lists are a pointer and a
 * count (the pointer is NULL when the count is 0). Spans are CPython's: lines count from 1, columns
 * are UTF-8 byte offsets from 0 in the decoded source, the end is exclusive.
 *
 * The tree's height is bounded by the parser's depth limit along nested constructs, but chains are
 * unbounded along one edge: the left operand of EXPR_BINOP, the value of EXPR_ATTRIBUTE and
 * EXPR_SUBSCRIPT, the callee of EXPR_CALL, the last `orelse` of a STMT_IF that stands for elif. A
 * recursive pass bounds its own depth there, or walks the chain in a loop.
 */
#ifndef ASPEN_COMPILER_AST_H
#define ASPEN_COMPILER_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct expr;
struct stmt;
struct pattern;

struct span {
    uint32_t line, col;
    uint32_t end_line, end_col;
};

/*
 * An identifier, or the dotted name of an import. Interned: within one parse, equal names are the
 * same pointer. Private names are not mangled. `user` and `index` belong to the later passes and
 * start as NULL and 0.
 */
struct name {
    const char *text; /* UTF-8, NUL-terminated */
    uint32_t len;
    uint32_t hash;
    struct name *next; /* chain of the interning table */
    void *user;
    uint32_t index;
    uint8_t keyword; /* the lexer's own: token kind of a reserved word, else 0 */
    uint32_t mark;   /* the parser's own */
};

/* Bytes of a literal: may contain NULs; a NUL follows the last byte. */
struct text {
    const char *data;
    size_t len;
};

struct name_list {
    struct name **items;
    uint32_t count;
};

struct expr_list {
    struct expr **items;
    uint32_t count;
};

struct stmt_list {
    struct stmt **items;
    uint32_t count;
};

struct pattern_list {
    struct pattern **items;
    uint32_t count;
};

/* ---- Expressions ---- */

enum expr_kind {
    EXPR_NONE,
    EXPR_TRUE,
    EXPR_FALSE,
    EXPR_ELLIPSIS,
    EXPR_INT,
    EXPR_FLOAT,
    EXPR_IMAGINARY, /* u.number: the imaginary part */
    EXPR_STR,       /* u.text: UTF-8, lone surrogates as three bytes (WTF-8) */
    EXPR_BYTES,     /* u.text: raw bytes */
    EXPR_FSTRING,
    EXPR_NAME,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_SLICE, /* only as a subscript's index, or an item of the tuple that is one */
    EXPR_CALL,
    EXPR_UNARY,
    EXPR_BINOP,
    EXPR_BOOLOP,
    EXPR_COMPARE,
    EXPR_CONDITIONAL,
    EXPR_NAMED, /* target := value */
    EXPR_LAMBDA,
    EXPR_TUPLE,
    EXPR_LIST,
    EXPR_SET,
    EXPR_DICT,
    EXPR_LISTCOMP,
    EXPR_SETCOMP,
    EXPR_DICTCOMP,
    EXPR_GENEXP,
    EXPR_STARRED,
    EXPR_AWAIT,
    EXPR_YIELD,
    EXPR_YIELD_FROM,
};

/* How names, attributes, subscripts, starred items, lists and tuples are used. */
enum expr_context { CTX_LOAD, CTX_STORE, CTX_DEL };

/* Binary operators, in EXPR_BINOP and STMT_AUG_ASSIGN. */
enum tree_binary_op {
    TREE_ADD,
    TREE_SUB,
    TREE_MUL,
    TREE_MATMUL,
    TREE_DIV,
    TREE_FLOORDIV,
    TREE_MOD,
    TREE_POW,
    TREE_LSHIFT,
    TREE_RSHIFT,
    TREE_AND,
    TREE_OR,
    TREE_XOR,
};

enum tree_unary_op { UNARY_NEG, UNARY_POS, UNARY_INVERT, UNARY_NOT };

enum bool_op { BOOL_AND, BOOL_OR };

enum tree_compare_op {
    TREE_EQ,
    TREE_NE,
    TREE_LT,
    TREE_LE,
    TREE_GT,
    TREE_GE,
    TREE_IS,
    TREE_IS_NOT,
    TREE_IN,
    TREE_NOT_IN,
};

/* An argument by keyword in a call or a class's bases; name NULL for **value. */
struct keyword {
    struct name *name;
    struct expr *value;
    struct span span;
};

struct keyword_list {
    struct keyword *items;
    uint32_t count;
};

/* One `for target in iter if cond if cond` of a comprehension. */
struct comprehension {
    struct expr *target;
    struct expr *iter;
    struct expr_list ifs;
    bool is_async;
    struct span span; /* from `for` (or `async`) to the end of the clause */
};

struct comprehension_list {
    struct comprehension *items;
    uint32_t count;
};

enum param_kind {
    PARAM_POS_ONLY,
    PARAM_POS,
    PARAM_VARARG, /* *args */
    PARAM_KW_ONLY,
    PARAM_KWARG, /* **kwargs */
};

struct param {
    enum param_kind kind;
    struct name *name;
    struct expr *annotation;    /* NULL if none; for *args it may be EXPR_STARRED */
    struct expr *default_value; /* NULL if none */
    struct span span;           /* name and annotation */
};

/* Parameters in source order: kinds never go down; at most one PARAM_VARARG and one PARAM_KWARG. */
struct param_list {
    struct param *items;
    uint32_t count;
};

struct fstring_part_list;

enum fstring_part_kind { FSTRING_LITERAL, FSTRING_FIELD };

/*
 * A piece of an f-string. `{x=}` is a literal piece `x=` (merged into the text before it) and a
 * field, whose conversion is then 'r' unless a conversion or a format spec was written.
 */
struct fstring_part {
    enum fstring_part_kind kind;
    struct text text;               /* FSTRING_LITERAL */
    struct expr *value;             /* FSTRING_FIELD */
    char conversion;                /* 's', 'r', 'a', or 0 for none */
    struct fstring_part_list *spec; /* format spec, NULL if there is none */
    struct span span;
};

struct fstring_part_list {
    struct fstring_part *items;
    uint32_t count;
};

struct expr {
    uint8_t kind;         /* enum expr_kind */
    uint8_t context;      /* enum expr_context */
    bool in_parens;       /* written in parentheses of its own (a tuple: including its own) */
    uint8_t parser_flags; /* the parser's own */
    struct span span;     /* parentheses around it excluded, except those of a tuple or genexp */
    union {
        struct {
            bool is_small;      /* fits in int64_t: small is the value */
            uint8_t base;       /* 2, 8, 10 or 16 */
            int64_t small;      /* never negative */
            struct text digits; /* without prefix and underscores, set when not small */
        } integer;
        double number;    /* EXPR_FLOAT, EXPR_IMAGINARY */
        struct text text; /* EXPR_STR, EXPR_BYTES */
        struct {
            struct fstring_part_list parts; /* adjacent literals are merged; never empty texts */
        } fstring;
        struct name *name; /* EXPR_NAME */
        struct {
            struct expr *value;
            struct name *name;
        } attribute;
        struct {
            struct expr *value;
            struct expr *index; /* EXPR_SLICE, EXPR_TUPLE or any other */
        } subscript;
        struct {
            struct expr *lower, *upper, *step; /* each may be NULL */
        } slice;
        struct {
            struct expr *callee;
            struct expr_list args; /* EXPR_STARRED among them for *x */
            struct keyword_list keywords;
        } call;
        struct {
            enum tree_unary_op op;
            struct expr *operand;
        } unary;
        struct {
            enum tree_binary_op op;
            struct expr *left, *right;
        } binop;
        struct {
            enum bool_op op;
            struct expr_list values; /* two or more */
        } boolop;
        struct {
            struct expr *left;
            enum tree_compare_op *ops; /* rights.count of them */
            struct expr_list rights;
        } compare;
        struct {
            struct expr *test, *body, *orelse;
        } conditional;
        struct {
            struct expr *target; /* EXPR_NAME, CTX_STORE */
            struct expr *value;
        } named;
        struct {
            struct param_list params;
            struct expr *body;
        } lambda;
        struct expr_list items; /* EXPR_TUPLE, EXPR_LIST, EXPR_SET */
        struct {
            struct expr_list keys; /* NULL items for **value */
            struct expr_list values;
        } dict;
        struct {
            struct expr *element; /* of EXPR_DICTCOMP: the key */
            struct expr *value;   /* only of EXPR_DICTCOMP */
            struct comprehension_list clauses;
        } comp;
        struct expr
            *value; /* EXPR_STARRED, EXPR_AWAIT, EXPR_YIELD (may be NULL), EXPR_YIELD_FROM */
    } u;
};

/* ---- Patterns ---- */

enum pattern_kind {
    PATTERN_VALUE,     /* u.value: a literal, a signed or complex number, a dotted name */
    PATTERN_SINGLETON, /* u.value: EXPR_NONE, EXPR_TRUE or EXPR_FALSE */
    PATTERN_SEQUENCE,  /* u.items, at most one PATTERN_STAR checked by a later pass */
    PATTERN_MAPPING,
    PATTERN_CLASS,
    PATTERN_STAR, /* u.star: the name, NULL for *_ */
    PATTERN_AS,   /* capture (pattern NULL), wildcard (both NULL), or pattern as name */
    PATTERN_OR,   /* u.items, two or more */
};

struct pattern {
    uint8_t kind; /* enum pattern_kind */
    struct span span;
    union {
        struct expr *value;
        struct pattern_list items;
        struct {
            struct expr_list keys;
            struct pattern_list patterns;
            struct name *rest; /* **rest, NULL if none */
        } mapping;
        struct {
            struct expr *cls;
            struct pattern_list patterns; /* positional */
            struct name_list kwd_names;
            struct pattern_list kwd_patterns; /* as many as kwd_names */
        } cls;
        struct name *star;
        struct {
            struct pattern *pattern;
            struct name *name;
        } as;
    } u;
};

/* ---- Statements ---- */

enum stmt_kind {
    STMT_EXPR,
    STMT_ASSIGN,
    STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN,
    STMT_TYPE_ALIAS,
    STMT_DELETE,
    STMT_PASS,
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_RETURN,
    STMT_RAISE,
    STMT_ASSERT,
    STMT_GLOBAL,
    STMT_NONLOCAL,
    STMT_IMPORT,
    STMT_IMPORT_FROM,
    STMT_IF,
    STMT_WHILE,
    STMT_FOR,
    STMT_WITH,
    STMT_TRY,
    STMT_MATCH,
    STMT_FUNCTION,
    STMT_CLASS,
    STMT_BROKEN, /* only where parsing went on after errors: what surrounds its neighbours is lost */
};

enum type_param_kind { TYPE_VAR, TYPE_VAR_TUPLE, PARAM_SPEC };

struct type_param {
    enum type_param_kind kind;
    struct name *name;
    struct expr *bound; /* only of TYPE_VAR; a tuple gives constraints; NULL if none */
    struct expr *default_value;
    struct span span;
};

struct type_param_list {
    struct type_param *items;
    uint32_t count;
};

/* `name as asname` of an import; name may be dotted, or "*" in STMT_IMPORT_FROM. */
struct import_alias {
    struct name *name;
    struct name *asname; /* NULL if none */
    struct span span;
};

struct import_alias_list {
    struct import_alias *items;
    uint32_t count;
};

struct with_item {
    struct expr *value;
    struct expr *target; /* NULL if none */
};

struct with_item_list {
    struct with_item *items;
    uint32_t count;
};

struct except_handler {
    struct expr *type; /* NULL for a bare except */
    struct name *name; /* NULL if none */
    struct stmt_list body;
    struct span span;
};

struct except_handler_list {
    struct except_handler *items;
    uint32_t count;
};

struct match_case {
    struct pattern *pattern;
    struct expr *guard; /* NULL if none */
    struct stmt_list body;
};

struct match_case_list {
    struct match_case *items;
    uint32_t count;
};

struct stmt {
    uint8_t kind;     /* enum stmt_kind */
    bool is_async;    /* STMT_FOR, STMT_WITH, STMT_FUNCTION */
    struct span span; /* decorators excluded */
    union {
        struct expr *value; /* STMT_EXPR, STMT_RETURN (may be NULL) */
        struct {
            struct expr_list targets; /* a = b = value: two targets */
            struct expr *value;
        } assign;
        struct {
            enum tree_binary_op op;
            struct expr *target, *value;
        } aug_assign;
        struct {
            struct expr *target;
            struct expr *annotation;
            struct expr *value; /* NULL if none */
            bool simple;        /* the target is a name without parentheses */
        } ann_assign;
        struct {
            struct expr *name; /* EXPR_NAME, CTX_STORE */
            struct type_param_list type_params;
            struct expr *value;
        } type_alias;
        struct expr_list targets; /* STMT_DELETE */
        struct {
            struct expr *exc, *cause; /* each may be NULL */
        } raise;
        struct {
            struct expr *test, *msg; /* msg may be NULL */
        } assert_;
        struct name_list names;           /* STMT_GLOBAL, STMT_NONLOCAL */
        struct import_alias_list imports; /* STMT_IMPORT */
        struct {
            struct name *module; /* dotted; NULL for `from . import x` */
            uint32_t level;      /* leading dots */
            struct import_alias_list names;
        } import_from;
        struct {
            struct expr *test;
            struct stmt_list body;
            struct stmt_list orelse; /* elif: one STMT_IF whose span begins at `elif` */
            bool is_elif;
        } if_;
        struct {
            struct expr *test;
            struct stmt_list body, orelse;
        } while_;
        struct {
            struct expr *target, *iter;
            struct stmt_list body, orelse;
        } for_;
        struct {
            struct with_item_list items;
            struct stmt_list body;
        } with;
        struct {
            struct stmt_list body;
            struct except_handler_list handlers;
            struct stmt_list orelse, finalbody;
            bool is_star; /* except* */
        } try_;
        struct {
            struct expr *subject;
            struct match_case_list cases;
        } match;
        struct {
            struct name *name;
            struct param_list params;
            struct stmt_list body;
            struct expr_list decorators;
            struct expr *returns; /* NULL if none */
            struct type_param_list type_params;
        } function;
        struct {
            struct name *name;
            struct expr_list bases;
            struct keyword_list keywords;
            struct stmt_list body;
            struct expr_list decorators;
            struct type_param_list type_params;
        } cls;
    } u;
};

/* ---- The whole ---- */

enum parse_mode {
    PARSE_FILE,   /* a module */
    PARSE_EVAL,   /* one expression, as eval() takes it */
    PARSE_SINGLE, /* one interactive statement */
};

struct source_tree {
    enum parse_mode mode;
    struct stmt_list body; /* PARSE_FILE, PARSE_SINGLE */
    struct expr *value;    /* PARSE_EVAL */
    struct text source;    /* decoded UTF-8 with \n line ends, which spans refer to */
    const uint32_t *lines; /* byte offset in source of each line, and one more for its end */
    uint32_t line_count;
};

/* The source text that `span` covers, pointing into m->source (not NUL-terminated). */
struct text module_source_text(const struct source_tree *m, const struct span *span);

#endif

/* object.h - what every built-in type is made of: its definition table, and struct type.
 *
 * A built-in type is a `const struct type_def` (shared by all VMs, read-only) from which each VM
 * has a `struct type` object in vm->types[]. The class dictionary of a built-in type is filled
 * from the tables the first time an attribute of it is looked up (type_materialise), so that a VM
 * is made in microseconds. Classes made by scripts are `struct type` objects too; they inherit the
 * definition (layout and native slots) of their best base.
 *
 * Calling a slot: the slots of a type_def are what native code implements. A script class may
 * override the special method behind a slot; therefore code outside a type's own file never calls
 * def->slot directly but the functions of protocol.h, which look.
 */
#ifndef ASPEN_OBJECT_H
#define ASPEN_OBJECT_H

#include "../memory/heap.h"

struct str;
struct dict;
struct tuple;
struct shape;

enum type_index {
#define TYPE(index, definition, base) TYPE_##index,
#include "types.def"
#undef TYPE
    TYPE_COUNT,
    KIND_NATIVE_INSTANCE = TYPE_COUNT /* instances of types that a module or a host defines */
};

enum binary_op {
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_MATMUL,
    OP_TRUEDIV,
    OP_FLOORDIV,
    OP_MOD,
    OP_POW,
    OP_LSHIFT,
    OP_RSHIFT,
    OP_AND,
    OP_XOR,
    OP_OR,
    OP_DIVMOD,
    BINARY_OP_COUNT
};
enum unary_op { OP_NEG, OP_POS, OP_INVERT, OP_ABS, UNARY_OP_COUNT };
enum compare_op { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE };

/* -- native functions ---------------------------------------------------------------------------
 * The signature string is Python's: "(iterable=(), /, *, key=None, reverse=False)"; it does not
 * name self. The binder puts one value for each parameter into `args`, in order: a missing
 * optional one is VALUE_NULL (the default's text is for help() and error messages), *args is a
 * tuple, **kwargs a dict. For methods args[0] is self, for class methods the class, for `new`
 * the class; the parameters follow from args[1]. For module functions they start at args[0].
 * The function may overwrite args[] (but not before it answers VALUE_RETRY). It returns a value, or
 * VALUE_ERROR after setting vm->error.
 */
typedef value (*native_fn)(struct vm *vm, value *args);

enum native_flags {
    NATIVE_METHOD = 0,
    NATIVE_STATIC = 1,          /* staticmethod: no args[0] */
    NATIVE_CLASS = 2,           /* classmethod: args[0] is the class */
    NATIVE_FUNCTION = 4,        /* module-level function: no args[0] */
    NATIVE_COEXIST = 8,         /* wins over the slot wrapper of the same name */
    NATIVE_GENERATOR_NEXT = 16, /* next(g), g.__next__(): the interpreter switches frames instead */
    NATIVE_GENERATOR_SEND = 32, /* g.send(v) */
    NATIVE_PRECISE =
        64, /* gc.collect(): dead registers of the caller are cleared first, so that what
                            only they hold is found to be garbage */
};

struct native_def {
    const char *name;      /* NULL ends a table */
    const char *signature; /* "()" when it takes nothing */
    native_fn function;
    unsigned flags;
    const char *doc;
};

struct getset_row {
    const char *name; /* NULL ends a table */
    value (*get)(struct vm *vm, value self);
    bool (*set)(struct vm *vm, value self, value v); /* v is VALUE_NULL for del; NULL: read-only */
    const char *doc;
};

/* A view of memory for the buffer protocol. Owner must call buffer_release once. */
struct buffer {
    const unsigned char *data;
    size_t size;
    bool writable;
    value owner; /* object whose exports are counted; VALUE_NULL when nothing is to release */
};

enum type_def_flags {
    TYPE_SUBCLASSABLE = 1, /* scripts may derive from it */
    TYPE_HAS_DICT = 2,     /* its own instances have a __dict__ (functions, exceptions, modules) */
    TYPE_NO_NEW = 4,       /* "cannot create 'x' instances" */
    TYPE_HEAP_MUTABLE = 8, /* attributes of the type may be set by scripts (script classes) */
    TYPE_SEQUENCE = 16,    /* match: sequence pattern */
    TYPE_MAPPING = 32,     /* match: mapping pattern */
    TYPE_WEAKREFABLE = 64,
    TYPE_MATCH_SELF = 128, /* match: class pattern with one positional matches self */
    TYPE_UNHASHABLE = 256, /* __hash__ is None */
    TYPE_TRACED = 512,     /* has a trace function; set by the table's author */
    TYPE_INIT_ONLY = 1024, /* `new` looks at args[0] alone: the arguments are for `init` */
};

/* A slot returns VALUE_ERROR / false / -1 after setting vm->error. NULL slots inherit from the base
 * definition when the type is made ready (type.c copies nothing: def_slot() walks `base`). To keep
 * calls direct, every definition lists all the slots it has, inherited ones included. */
struct type_def {
    const char *name;   /* "list"; for a type of a module "deque" */
    const char *module; /* NULL: builtins */
    uint32_t size;  /* sizeof its struct; attribute slots of subclasses begin here (rounded to 8) */
    uint32_t flags; /* enum type_def_flags */
    const char *doc;
    const char *new_signature;  /* for `new`; NULL with new NULL: inherits */
    native_fn new;              /* args[0] = class (maybe a subclass: allocate with it) */
    const char *init_signature; /* for mutable types: list, dict, set, bytearray, exceptions … */
    native_fn init;             /* args[0] = self; returns VALUE_NONE */
    const struct native_def *methods;
    const struct getset_row *getset;

    void (*trace)(struct gc_tracer *tracer, struct object *self);
    void (*finalize)(struct vm *vm, struct object *self); /* frees buffers; never runs scripts */

    value (*repr)(struct vm *vm, value self);
    value (*str)(struct vm *vm, value self);
    bool (*hash)(struct vm *vm, value self, int64_t *out);
    value (*compare)(struct vm *vm, enum compare_op op, value self,
                     value other);           /* NotImplemented allowed */
    int (*truth)(struct vm *vm, value self); /* 0, 1, -1 */
    value (*iter)(struct vm *vm, value self);
    value (*next)(struct vm *vm, value self); /* VALUE_STOP: exhausted, no exception set */
    bool (*length)(struct vm *vm, value self, size_t *out);
    value (*get_item)(struct vm *vm, value self, value key);
    bool (*set_item)(struct vm *vm, value self, value key, value v); /* v VALUE_NULL: delete */
    int (*contains)(struct vm *vm, value self, value item);          /* 0, 1, -1 */
    value (*binary)(struct vm *vm, enum binary_op op, value left,
                    value right); /* called for either operand's type; NotImplemented allowed */
    value (*inplace)(struct vm *vm, enum binary_op op, value self,
                     value other); /* NotImplemented: use binary */
    value (*unary)(struct vm *vm, enum unary_op op, value self);
    value (*index)(struct vm *vm, value self);    /* __index__ */
    value (*to_int)(struct vm *vm, value self);   /* __int__ */
    value (*to_float)(struct vm *vm, value self); /* __float__ */
    value (*call)(
        struct vm *vm, value self, const value *args, size_t nargs,
        value
            kwnames); /* kwnames: tuple or VALUE_NULL; keyword values follow the nargs positional ones */
    value (*get_attr)(struct vm *vm, value self, value name); /* replaces the generic look-up */
    bool (*set_attr)(struct vm *vm, value self, value name, value v); /* v VALUE_NULL: delete */
    value (*descr_get)(struct vm *vm, value self, value instance,
                       value owner); /* instance VALUE_NULL: via class */
    bool (*descr_set)(struct vm *vm, value self, value instance,
                      value v);                /* presence makes a data descriptor */
    value (*await)(struct vm *vm, value self); /* __await__: an iterator */
    value (*aiter)(struct vm *vm, value self);
    value (*anext)(struct vm *vm, value self);
    value (*format)(struct vm *vm, value self, value spec); /* spec is a str */
    bool (*get_buffer)(struct vm *vm, value self, struct buffer *out);
    void (*release_buffer)(struct vm *vm, value self, struct buffer *buffer);
    uint32_t dict_offset; /* with TYPE_HAS_DICT: where the `more` word is; 0: it is the last word */
};

enum type_flags {
    TYPE_FLAG_MATERIALISED = 1,        /* dict has been filled from the definition */
    TYPE_FLAG_SCRIPT = 2,              /* made by a class statement or type() */
    TYPE_FLAG_HAS_DICT = 4,            /* instances have attribute slots at slots_offset */
    TYPE_FLAG_CUSTOM_GETATTRIBUTE = 8, /* __getattribute__ overridden in script */
    TYPE_FLAG_CUSTOM_GETATTR = 16,     /* __getattr__ defined */
    TYPE_FLAG_CUSTOM_SETATTR = 32,     /* __setattr__ or __delattr__ overridden in script */
    TYPE_FLAG_HAS_DEL = 64,            /* __del__ defined */
    TYPE_FLAG_METACLASS = 128,         /* a subclass of type */
    TYPE_FLAG_CUSTOM_METACLASS = 256,  /* its own type is not exactly `type` */
    TYPE_FLAG_ABSTRACT = 512,          /* __abstractmethods__ is not empty */
    TYPE_FLAG_IMMUTABLE = 1024,        /* setting attributes of the class raises TypeError */
    TYPE_FLAG_EXCEPTION = 2048,        /* derives from BaseException */
    TYPE_FLAG_WEAKREFABLE = 4096,
    TYPE_FLAG_ALLOW_SLOTS_DICT = 8192,
    TYPE_FLAG_CUSTOM_NEW = 16384,  /* __new__ overridden in script */
    TYPE_FLAG_CUSTOM_INIT = 32768, /* __init__ overridden in script */
    TYPE_FLAG_FINAL = 65536,       /* made at run time, and no class may derive from it */
};

/* A class. `specials` has bit i set when special method i (names.def, the first 64 or so) is
 * found in the mro on a class made by a script, before any built-in: then protocol.c must call it. */
struct type {
    struct object header;
    const struct type_def *def; /* layout and native slots */
    struct str *name;           /* NULL until first asked, for built-in types: see type_name() */
    struct str *qualname;
    struct str *message_name; /* native classes of a module: "collections.deque"; else NULL */
    struct dict *dict;        /* class namespace; NULL until materialised */
    struct tuple *mro;        /* NULL until materialised, for built-in types */
    struct tuple *bases;
    struct type *base;        /* the base whose layout it extends; NULL for object */
    uint32_t instance_shape;  /* shape id that a new instance gets; 0: not made yet */
    uint32_t version;         /* changes whenever a look-up through this class could change */
    uint64_t specials[2];     /* which special methods scripts override */
    uint32_t flags;           /* enum type_flags */
    uint32_t slots_offset;    /* byte offset of the attribute slots in an instance; 0: none */
    uint16_t inline_capacity; /* attribute slots a new instance has in line */
    uint8_t kind;             /* kind of its instances */
    uint8_t index;            /* TYPE_* for a built-in type, TYPE_COUNT otherwise */
    uint16_t member_count;    /* words of __slots__ members, from def->size (rounded up) on */
    /* Of a built-in class that is made by `new` alone or is TYPE_INIT_ONLY: the signature of the
     * function that takes a call's arguments; NULL until call_type has seen the first call. */
    struct signature *maker;
    value subclasses;          /* list of weakrefs, or VALUE_NULL */
    struct shape *roots;       /* root shapes in use: one for each in-line capacity (next_root) */
    struct shape *stale_roots; /* and those that went stale (next_stale) */
};

#define CONTAINER_OF(p, type, member) ((type *)((char *)(p)-offsetof(type, member)))

/* True when v is a heap object of this C layout (subclasses included). */
static inline bool is_kind(value v, unsigned kind)
{
    return is_object(v) && as_object(v)->kind == kind;
}
/* … and of the built-in type itself, so that no script can have overridden anything. One load. */
static inline bool is_exact_object(const struct object *o, unsigned kind)
{
    uint16_t both;
    memcpy(&both, &o->kind, sizeof(both));
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (both & (OBJECT_SUBCLASS << 8 | 0xff)) == kind;
#else
    return (both & (0xff00 | OBJECT_SUBCLASS)) == kind << 8;
#endif
}
static inline bool is_exact(value v, unsigned kind)
{
    return is_object(v) && is_exact_object(as_object(v), kind);
}

#include "alloc.h"

#endif

/* vm.h - struct vm: everything that one VM owns hangs off here. No global state exists elsewhere.
 * Upper floors keep their own state behind the opaque pointers at the end. */
#ifndef ASPEN_VM_H
#define ASPEN_VM_H

#include "object.h"
#include <stdatomic.h>

enum name_index {
#define NAME(index, text) NAME_##index,
#include "names.def"
#undef NAME
    NAME_COUNT
};
#define SPECIAL_COUNT (NAME_BUFFER + 1) /* special methods come first in names.def */

struct frame;
struct stack;
struct shape_table;
struct intern_table;
struct import_state;
struct aspen_config;

/* Bits of vm->poll: why the next safepoint must take the slow path. */
enum poll_bits {
    POLL_COLLECT = 1,    /* heap.bytes passed next_collection, or a step is due */
    POLL_INTERRUPT = 2,  /* Ctrl-C or a host's interrupt */
    POLL_FINALIZERS = 4, /* gc_next_finalizable has work */
    POLL_FUEL = 8,
    POLL_SWITCH = 16, /* time slice of a script thread is over */
    POLL_SIGNAL = 32,
    POLL_MEMORY = 64, /* memory ran out where no error could be told: memory_error_later */
};

#define METHOD_CACHE_SIZE 1024
#define POLYMORPHIC_SIZE  1024 /* a power of two */

struct method_cache_entry {
    struct type *type;
    uint32_t version; /* of the type when this was filled; 0: empty */
    value name;       /* interned str */
    value found;      /* VALUE_NULL: the class has no such attribute */
};

struct vm {
    struct heap heap; /* must be first */

    /* -- interpreter: see interp/frame.h -- */
    struct frame *frame; /* running frame, saved by the interpreter before it calls out */
    value *stack_top;    /* first word that a nested activation may use */
    value *stack_limit;  /* end of the chunk, less the reserve */
    struct stack *stack; /* the running stack */
    atomic_uint poll;    /* enum poll_bits */
    value error;         /* the exception being propagated, or VALUE_NULL */
    value sent, thrown;  /* handed to a generator that is being resumed */
    bool
        async_yield; /* the last generator_send ended at an async generator's yield, not an await */
    struct activation *activation;
    char *c_stack_limit; /* a nested activation below this address is a RecursionError */
    int recursion_depth, recursion_limit;
    int native_depth;

    /* -- types, names, shapes -- */
    struct type types[TYPE_COUNT];
    value names[NAME_COUNT];
    value latin1[256]; /* strs of one code point, made on first use */
    value empty_tuple, empty_bytes, empty_frozenset;
    uint32_t next_type_version, next_keys_version;
    struct shape **shapes; /* by shape id; NULL where free */
    uint32_t shape_count, shape_capacity;
    struct cache *polymorphic; /* what inline caches that see several shapes share: (shape, name) →
                                  entry; POLYMORPHIC_SIZE of them, made at the first miss */
    struct intern_table *interned;
    struct method_cache_entry method_cache[METHOD_CACHE_SIZE];
    value weak_cache[64]; /* recent plain weak references by referent: weakref.c shares them */
    value
        *codes; /* code objects with inline caches, weakly: function.c registers, shape.c visits */
    size_t code_count, code_capacity;
    struct signature_cache *signatures; /* parsed signatures of natives: native_bind.c */

    /* -- modules -- */
    struct dict *modules;  /* sys.modules */
    struct dict *builtins; /* namespace of module builtins */
    struct dict *sys;      /* namespace of module sys */
    struct import_state *import;
    struct dict *sources; /* texts of source files, for tracebacks: source_cache.c; or NULL */

    uint64_t hash_seed[2];
    value memory_error;        /* made beforehand: raised when there is no memory to make one */
    value contextvars_context; /* the current contextvars.Context, or VALUE_NULL: the empty one */
    uint32_t int_digits_limit; /* sys.set_int_max_str_digits; 0: the default, UINT32_MAX: none */
    int64_t repr_depth;
    uint64_t next_id;

    /* The compiler, when one is linked in (vm/ does not know compiler/): source text to a code value.
     * mode: enum compile_mode of object/code.h; flags: enum code_flags that are inherited
     * (CODE_FUTURE_ANNOTATIONS, CODE_TOP_LEVEL_AWAIT). VALUE_ERROR with SyntaxError set on failure. */
    value (*compile)(struct vm *vm, const char *source, size_t size, value filename, int mode,
                     unsigned flags);

    /* Where the source of a linked-in module lies, by its code's file name; false: not at hand. */
    bool (*library_file)(struct vm *vm, const char *filename, char *path, size_t size);

    struct async_state *async;      /* async/: scheduler-wide state */
    uint8_t program;                /* enum program of async/async.h: what runs at the top level */
    struct char_names *char_names;  /* ICU as opened, or NULL: char_names.c */
    struct unicode_tables *unicode; /* utf8proc as opened, or NULL: unicode.c */
    struct module_state
        *module_states; /* native modules' private per-VM data, by module: native.h */
    const struct aspen_config *config;
    void *host_data;
    struct aspen_allocator_hooks allocator; /* resize NULL: malloc */
};

static inline struct type *builtin_type(struct vm *vm, enum type_index index)
{
    return &vm->types[index];
}
static inline value type_value(struct vm *vm, enum type_index index)
{
    return from_object(&vm->types[index]);
}

/* The class of any value. */
static inline struct type *type_of(struct vm *vm, value v)
{
    if (is_object(v)) {
        return as_object(v)->type;
    }
    if (is_int(v)) {
        return &vm->types[TYPE_INT];
    }
    if (is_flonum(v)) {
        return &vm->types[TYPE_FLOAT];
    }
    if (is_bool(v)) {
        return &vm->types[TYPE_BOOL];
    }
    return v == VALUE_NONE       ? &vm->types[TYPE_NONE]
           : v == VALUE_ELLIPSIS ? &vm->types[TYPE_ELLIPSIS]
                                 : &vm->types[TYPE_NOT_IMPLEMENTED];
}

#define NAME_OF(vm, index) ((vm)->names[NAME_##index])

#endif

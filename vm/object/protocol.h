/* protocol.h - the abstract operations on any value: what the operators, built-in functions and
 * natives use. They honour special methods defined in scripts and may therefore run script code
 * (one nested activation of the interpreter, bounded: RecursionError) and reach a safepoint: root
 * your temporaries first. Every function returns VALUE_ERROR / false / -1 with vm->error set on
 * failure. Implemented in object/protocol.c (built-in paths) and interp/call.c (calls into scripts).
 */
#ifndef ASPEN_PROTOCOL_H
#define ASPEN_PROTOCOL_H

#include "error.h"

/* -- calls (interp/call.c) ---------------------------------------------------------------------- */
value call(struct vm *vm, value callable, size_t nargs, const value *args);
/* kwnames: tuple of interned strs; their values follow the nargs positional ones in args. */
value call_keywords(struct vm *vm, value callable, size_t nargs, const value *args, value kwnames);
/* positional: a tuple; keywords: a dict or VALUE_NULL. */
value call_with(struct vm *vm, value callable, value positional, value keywords);
value call0(struct vm *vm, value callable);
value call1(struct vm *vm, value callable, value a);
value call2(struct vm *vm, value callable, value a, value b);
value call3(struct vm *vm, value callable, value a, value b, value c);
/* object.name(args…), without making a bound method. name: interned str. */
value call_method(struct vm *vm, value object, value name, size_t nargs, const value *args);
bool is_callable(struct vm *vm, value v);

/* -- special methods ----------------------------------------------------------------------------
 * Looks `name` up on the class of v, as the operators do (never on the instance). Returns the raw
 * class attribute, VALUE_NULL when absent (no error is set). */
value find_special(struct vm *vm, value v, enum name_index name);
/* Calls it with v as self. *found = false and VALUE_NULL when the class has none. */
value call_special(struct vm *vm, value v, enum name_index name, size_t nargs, const value *args,
                   bool *found);

/* True when a script class overrides special method `name` for objects of this class. */
static inline bool has_script_special(const struct type *type, enum name_index name)
{
    return type->specials[name >> 6] >> (name & 63) & 1;
}

/* -- attributes (object/attribute.c) -------------------------------------------------------------- */
value get_attr(struct vm *vm, value object, value name); /* AttributeError when absent */
value get_attr_cstr(struct vm *vm, value object, const char *name);
/* VALUE_NULL with no error when absent (an AttributeError is swallowed); *failed on other errors. */
value get_attr_optional(struct vm *vm, value object, value name, bool *failed);
bool set_attr(struct vm *vm, value object, value name, value v); /* v VALUE_NULL: delete */
bool has_attr(struct vm *vm, value object, value name, bool *failed);
/* Look-up along the mro of a class; raw (no binding). VALUE_NULL when absent, no error. */
value type_lookup(struct vm *vm, struct type *type, value name);
/* What object.__getattribute__ / __setattr__ do, after the class's own hooks. */
value generic_get_attr(struct vm *vm, value object, value name);
bool generic_set_attr(struct vm *vm, value object, value name, value v);

/* -- items and containers -------------------------------------------------------------------------- */
value get_item(struct vm *vm, value object, value key);
bool set_item(struct vm *vm, value object, value key, value v);
bool del_item(struct vm *vm, value object, value key);
int contains(struct vm *vm, value container, value item); /* 0, 1, -1 */
bool length_of(struct vm *vm, value object, size_t *out);
/* __length_hint__ or __len__; `fallback` when neither; false only on error. */
bool length_hint(struct vm *vm, value object, size_t fallback, size_t *out);

/* -- iteration ---------------------------------------------------------------------------------- */
value get_iter(struct vm *vm, value iterable);
bool check_iterator(struct vm *vm, value it); /* false: TypeError, as iter() raises it */
/* The next item; VALUE_STOP when exhausted (no exception is set); VALUE_ERROR on error. */
value iter_next(struct vm *vm, value iterator);
/* The next item, when it is a pair that dict.items(), enumerate or zip would make a tuple for, as its
 * two parts and without the tuple. 1; 0 at the end; -1 error; 2: not such an iterator, nothing done.
 * Not for classes with a __next__ of their own. */
int iter_next_pair(struct vm *vm, value iterator, value out[2]);
/* iter_next plus: the StopIteration value when exhausted. */
value iter_next_result(struct vm *vm, value iterator, value *stop_value);
/* Calls each(ctx, item) for all items; stops with false when `each` returns false (error set). */
bool iterate(struct vm *vm, value iterable, bool (*each)(struct vm *vm, void *ctx, value item),
             void *ctx);
/* As iterate, of what an iterator still has. */
bool iterate_rest(struct vm *vm, value it, bool (*each)(struct vm *vm, void *ctx, value item),
                  void *ctx);

/* -- truth, comparison, hashing, text ------------------------------------------------------------ */
int truth(struct vm *vm, value v);                                     /* 0, 1, -1 */
value compare(struct vm *vm, enum compare_op op, value a, value b);    /* rich: any value */
int compare_bool(struct vm *vm, enum compare_op op, value a, value b); /* 0, 1, -1 */
int equal(struct vm *vm, value a, value b); /* identity first, then ==; 0, 1, -1 */
bool hash_of(struct vm *vm, value v, int64_t *out);
value repr(struct vm *vm, value v); /* a str */
value str_of(struct vm *vm, value v);
value ascii_of(struct vm *vm, value v);
value format_value(struct vm *vm, value v,
                   value spec); /* format(v, spec); spec str or VALUE_NULL */
/* Guards against self-containing reprs: false when v is already being printed by this stack. */
bool repr_enter(struct vm *vm, value v);
void repr_leave(struct vm *vm, value v);
/* Guards C recursion (comparison, repr, nested activations): false with RecursionError set. */
bool native_enter(struct vm *vm, const char *where);
void native_leave(struct vm *vm);
/* Long natives report work (~ bytes or items); false with the error set when interrupted. */
bool native_poll(struct vm *vm, size_t work);

/* -- arithmetic ---------------------------------------------------------------------------------- */
value binary(struct vm *vm, enum binary_op op, value a, value b);
/* A sequence concatenates and repeats only when nobody else knows the operation: a right operand's
 * reflected method in a script is asked before it. */
bool sequence_yields(const struct type *left, enum binary_op op);
value inplace(struct vm *vm, enum binary_op op, value a, value b);
/* What is left of inplace when the method for it has answered NotImplemented. */
value inplace_after_method(struct vm *vm, enum binary_op op, value a, value b);
value unary(struct vm *vm, enum unary_op op, value v);
value power(struct vm *vm, value base, value exponent,
            value modulus); /* modulus VALUE_NONE: none */
/* Warns that a method (a format and its values) gave an instance of a strict subclass of `type`. */
bool warn_subclass(struct vm *vm, value result, const char *type, const char *format, ...);
value index_of(struct vm *vm, value v); /* __index__: an int of any size; TypeError otherwise */
/* As C integers. `what`: the OverflowError's text; NULL clamps to the range instead. */
#define SSIZE_OVERFLOW "Python int too large to convert to C ssize_t"
bool index_to_ssize(struct vm *vm, value v, int64_t *out, const char *what);
/* A count or an index: what does not fit is an error of that class ("cannot fit …"). */
bool index_to_size(struct vm *vm, value v, int64_t *out, enum type_index error);
bool to_int64(struct vm *vm, value v, int64_t *out);
bool to_double(struct vm *vm, value v, double *out); /* __float__ / __index__ */

/* -- classes ----------------------------------------------------------------------------------- */
bool is_subtype(const struct type *type, const struct type *base); /* by mro, no hooks */
bool is_instance_of(struct vm *vm, value v, enum type_index type); /* no hooks */
int is_instance(struct vm *vm, value v, value classinfo); /* isinstance(): hooks; 0, 1, -1 */
int is_subclass(struct vm *vm, value v, value classinfo);

/* -- buffers: bytes, bytearray, memoryview, array … ------------------------------------------------ */
bool get_buffer(struct vm *vm, value v, struct buffer *out); /* TypeError when unsupported */
bool try_buffer(struct vm *vm, value v);                     /* supports the protocol? */
void buffer_release(struct vm *vm, struct buffer *buffer);

#endif

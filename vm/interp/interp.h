/* interp.h - the interpreter's own functions, used inside interp/ and by async/. */
#ifndef ASPEN_INTERP_H
#define ASPEN_INTERP_H

#include "frame.h"
#include "../object/protocol.h"
#include "../object/sequence.h"
#include "../object/dict.h"
#include "../object/str.h"
#include "../object/number.h"
#include "../object/instance.h"
#include "../object/exception.h"

/* Runs from frame f (pc set) until the frame whose return kind is an EXIT leaves. The result, or
 * VALUE_ERROR. *yielded (may be NULL) is set when a generator yielded rather than returned. */
value interp_run(struct vm *vm, struct frame *f, bool *yielded);

bool interp_init(struct vm *vm);
void interp_destroy(struct vm *vm);

/* Work that vm->poll announces: collection step, interrupt, finalisers … Called at safepoints.
 * False with the error set (KeyboardInterrupt …). */
bool vm_handle_poll(struct vm *vm);
void stack_trace(struct vm *vm, struct gc_tracer *tracer);

/* The exception that an `except` or `finally` is handling, here or in a caller; VALUE_NULL: none. */
value handled_exception(struct vm *vm);

/* -- call.c -------------------------------------------------------------------------------------- */
/* Binds arguments for a script function: args = nargs positional, then the values of kwnames
 * (tuple or VALUE_NULL), lying at out + something or elsewhere; out receives parameter_count values.
 * `out` may overlap args. scratch needs nargs + keywords words. False with CPython's TypeError. */
bool bind_script(struct vm *vm, struct function *function, size_t nargs, value *args, value kwnames,
                 value *out);
/* Prepares frame f (header words; parameters are already in place) for a function. */
void frame_begin(struct frame *f, struct function *function, struct frame *caller, uint64_t info);
/* A generator-like object with its parameters copied from params. NULL on error. */
struct generator *generator_new(struct vm *vm, struct function *function, const value *params);
/* A coroutine that the running frame awaits at once, and that nobody else knows: it needs no report
 * when it is dropped, since dropping it takes dropping the chain. NULL on error. */
struct generator *coroutine_awaited(struct vm *vm, struct function *function, const value *params);
/* It has ended, and is not `escaped`: the next one of its code may be made of it. */
void coroutine_recycle(struct vm *vm, struct generator *g);
/* type(…) for any class: __call__ of the metaclass is not looked at. */
value call_type(struct vm *vm, struct type *type, size_t nargs, const value *args, value kwnames);

/* -- special.c: special methods as frames of the running activation ---------------------------------- */
/* Pushes fn's frame, whose parameters are self and args; FRAME_OPERANDS in info keeps self and
 * args[0] in the two words before it. False, with nothing set, when a limit is reached. */
bool push_special(struct vm *vm, struct frame *f, struct function *fn, value self,
                  const value *args, uint32_t nargs, uint64_t info);
/* The same for the method `name` of self's class, if a script wrote it as a plain function. */
bool special_frame(struct vm *vm, struct frame *f, value self, enum name_index name,
                   const value *args, uint32_t nargs, uint64_t info);
bool operator_frame(struct vm *vm, struct frame *f, enum binary_op op, bool in_place, value x,
                    value y, uint32_t dst);
bool compare_frame(struct vm *vm, struct frame *f, enum compare_op op, value x, value y,
                   enum return_kind kind, uint32_t dst);

/* The same, with a quick look at whether any script class is concerned. */
static inline bool has_specials(value v)
{
    return is_object(v) && (as_object(v)->type->specials[0] | as_object(v)->type->specials[1]);
}
static inline bool try_special_frame(struct vm *vm, struct frame *f, value self,
                                     enum name_index name, const value *args, uint32_t nargs,
                                     uint64_t info)
{
    return has_specials(self) && special_frame(vm, f, self, name, args, nargs, info);
}
static inline bool try_operator_frame(struct vm *vm, struct frame *f, enum binary_op op,
                                      bool in_place, value x, value y, uint32_t dst)
{
    return (has_specials(x) || has_specials(y)) && operator_frame(vm, f, op, in_place, x, y, dst);
}
static inline bool try_compare_frame(struct vm *vm, struct frame *f, enum compare_op op, value x,
                                     value y, enum return_kind kind, uint32_t dst)
{
    return (has_specials(x) || has_specials(y)) && compare_frame(vm, f, op, x, y, kind, dst);
}
/* The rest of the instruction `opcode` after the frame `left`, which has been left, answered
 * NotImplemented. */
value operator_declined(struct vm *vm, const struct frame *left, unsigned opcode);
value comparison_declined(struct vm *vm, const struct frame *left, enum compare_op op);

/* -- slow.c: the parts of instructions that are not hot ------------------------------------------- */
value load_global_slow(struct vm *vm, struct frame *f, struct cache *c);
value load_name(struct vm *vm, struct frame *f, value namespace, value name);
bool store_name(struct vm *vm, value namespace, value name, value v);
bool delete_name(struct vm *vm, value namespace, value name);
value raise_unbound(struct vm *vm, struct code *code, uint32_t reg, value name);
value match_keys(struct vm *vm, value subject, value keys);
value match_class(struct vm *vm, value subject, value cls, size_t positional, value names);
bool match_kind(struct vm *vm, value subject, bool mapping);
value mapping_rest(struct vm *vm, value subject, value keys);
bool unpack(struct vm *vm, value iterable, size_t before, bool star, size_t after, value *out);
int match_exception(struct vm *vm, value exception, value cls);
bool match_exception_group(struct vm *vm, value exception, value cls, value *matched, value *rest);
value reraise_star(struct vm *vm, value original, value list);
bool with_setup(struct vm *vm, value manager, bool async, value *exit, value *enter);
value stop_iteration_error(struct vm *vm, struct frame *f, value exception);
value callable_text(struct vm *vm, value callable);
value call_positional(struct vm *vm, value callable, value iterable);
bool dict_merge_call(struct vm *vm, value target, value mapping, value callable);
bool raise_from(struct vm *vm, value exception, value cause);
bool reraise_active(
    struct vm *vm); /* bare raise; false: there is nothing to raise (RuntimeError) */
value intrinsic(struct vm *vm, struct frame *f, unsigned which, value *args);
value locals_of_frame(struct vm *vm, struct frame *f); /* a new dict, or the namespace itself */
value make_function(struct vm *vm, struct frame *f, value code, value *parts);
bool setup_annotations(struct vm *vm, value namespace, value *out);
bool print_expression(struct vm *vm, value v);
/* o[start:stop] of a built-in sequence by small ints or None; VALUE_NULL without an error: anything
 * else. */
value quick_slice(struct vm *vm, value o, value start, value stop);
value build_string(struct vm *vm, const value *parts, size_t count);

/* A frame object (snapshot) of f: code, line, locals. */
value frame_snapshot_of(struct vm *vm, struct frame *f);
/* throw(type, value, traceback) to one exception instance. */
value throw_argument(struct vm *vm, const char *method, value type, value v, value traceback);

/* Words that need no import (async/): gather, spawn … VALUE_NULL when `name` is none of them. */
value native_word(struct vm *vm, value name);
/* Runs what the collector has queued: __del__, weakref call-backs, reports (async/finalize.c). */
bool vm_run_finalizers(struct vm *vm);

/* -- import.c -------------------------------------------------------------------------------------- */
value import_name(struct vm *vm, struct dict *globals, value name, value fromlist, int level);
value import_from(struct vm *vm, value module, value name);
bool import_star(struct vm *vm, value module, value namespace);
/* import a.b.c from C: the innermost module. */
value import_module(struct vm *vm, const char *dotted_name);

/* -- attribute_cache.c ------------------------------------------------------------------------------ */
enum cache_kind {
    CACHE_EMPTY,
    CACHE_SLOT, /* in-line slot, or member of __slots__, at byte offset c->slot: VALUE_NULL if unbound */
    CACHE_OVERFLOW, /* overflow slot c->slot */
    CACHE_METHOD, /* target: function / method descriptor on the class; instance has no such key */
    CACHE_CLASS_VALUE, /* plain class attribute: entry c->slot of class c->target's dict */
    CACHE_MODULE,      /* entry c->slot of the module's dict; guard: its keys_version */
    CACHE_TYPE_VALUE, /* receiver is a class of version c->shape: entry c->slot of class c->target */
    CACHE_PROPERTY,   /* target: the getter, a script function */
    CACHE_ADD_SLOT,   /* store: shape c->shape becomes c->extra, value into byte offset c->slot */
    CACHE_GETSET,     /* target: getset descriptor */
    CACHE_GLOBAL,     /* guard c->shape = globals' keys_version, entry c->slot */
    CACHE_SUPER, /* guards: c->extra = version of self's class, c->slot = of the class that is left
                    behind; target: the method */
    CACHE_BUILTIN, /* guards c->shape = globals', c->extra = builtins' keys_version, entry c->slot */
};
/* A cache whose specialised instruction met another shape this often is left generic. */
#define CACHE_UNSTABLE 4
value load_attr_slow(struct vm *vm, value object, struct cache *c);
/* The same for super().cache in frame f; `super` is what the name stands for. */
int load_super_method(struct vm *vm, struct frame *f, value super, struct cache *c, value *window);
bool store_attr_slow(struct vm *vm, value object, struct cache *c, value v);
/* Fills window[0] = function and window[FRAME_WORDS] = self and returns 1; or window[0] = VALUE_NULL,
 * window[1] = the attribute and returns 0; -1 on error. */
int load_method_slow(struct vm *vm, value object, struct cache *c, value *window);

/* -- generators (generator.c) ------------------------------------------------------------------------ */
/* Finds where a resumption of `root` must go, following delegations. */
struct generator *generator_leaf(struct generator *root);
void generator_finish(struct generator *g);
/* The getter of gi_yieldfrom, cr_await, ag_await: what it waits for, known to the script from then on. */
value generator_get_delegate(struct vm *vm, value self);
/* What a native iterator or future in DELEGATE does next: value sent, or exception thrown.
 * Returns DELEGATE_DONE (*out: the result), DELEGATE_YIELD (*out: pass this up), DELEGATE_ERROR. */
enum delegate_result { DELEGATE_DONE, DELEGATE_YIELD, DELEGATE_ERROR };
enum delegate_result delegate_step(struct vm *vm, value iterator, value sent, value thrown,
                                   value *out);
/* The same for the awaitables of async/, without StopIteration objects. False: it is none of them. */
bool async_delegate_step(struct vm *vm, value iterator, value thrown, enum delegate_result *result,
                         value *out);
/* First iteration of an async generator: tells the loop's hooks. False with the error set. */
bool async_generator_first(struct vm *vm, struct generator *g);
value get_awaitable(struct vm *vm, value v, int context);
/* Inside a native function with this row: true when the running frame called it and awaits what it
 * returns in the next instruction, so that nobody else can see that object. */
bool call_is_awaited(struct vm *vm, const struct native_def *def);
value get_yield_from_iter(struct vm *vm, struct frame *f, value v);
value get_aiter(struct vm *vm, value v);
value get_anext(struct vm *vm, value v);

#endif

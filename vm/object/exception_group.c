/* exception_group.c - BaseExceptionGroup and ExceptionGroup: nesting, split, subgroup, derive. */
#include "exception.h"
#include "container.h"
#include "type.h"

enum { MESSAGE, EXCEPTIONS };

bool is_base_exception_group(struct vm *vm, value v)
{
    return is_exception(v) && exception_layout(vm, type_of(vm, v)) == TYPE_BASE_EXCEPTION_GROUP;
}

static struct tuple *members(value group)
{
    return as_tuple(as_exception(group)->extra[EXCEPTIONS]);
}

/* -- construction ------------------------------------------------------------------------------------------- */

static struct tuple *checked_members(struct vm *vm, value sequence, bool *has_base)
{
    if (!is_kind(sequence, TYPE_LIST) && !is_kind(sequence, TYPE_TUPLE) &&
        (is_kind(sequence, TYPE_DICT) || !find_special(vm, sequence, NAME_GETITEM))) {
        raise_type_error(vm, "second argument (exceptions) must be a sequence");
        return NULL;
    }
    value list = tuple_from_iterable(vm, sequence);
    if (!list) {
        return NULL;
    }
    struct tuple *all = as_tuple(list);
    if (all->length == 0) {
        raise_value_error(vm, "second argument (exceptions) must be a non-empty sequence");
        return NULL;
    }
    *has_base = false;
    for (size_t i = 0; i < all->length; i++) {
        if (!is_exception(all->items[i])) {
            raise_value_error(vm, "Item %zu of second argument (exceptions) is not an exception",
                              i);
            return NULL;
        }
        if (!is_instance_of(vm, all->items[i], TYPE_EXCEPTION)) {
            *has_base = true;
        }
    }
    return all;
}

static value group_new(struct vm *vm, value *args)
{
    struct type *type = as_type(args[0]);
    struct tuple *given = as_tuple(args[1]);
    if (given->length != 2) {
        return raise_type_error(
            vm, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
            given->length);
    }
    if (!is_str(given->items[0])) {
        return raise_type_error(vm, "BaseExceptionGroup.__new__() argument 1 must be str, not %T",
                                given->items[0]);
    }
    bool has_base;
    struct tuple *all = checked_members(vm, given->items[1], &has_base);
    if (!all) {
        return VALUE_ERROR;
    }
    if (type->index == TYPE_BASE_EXCEPTION_GROUP) {
        type = has_base ? type : builtin_type(vm, TYPE_EXCEPTION_GROUP);
    } else if (type->index == TYPE_EXCEPTION_GROUP) {
        if (has_base) {
            return raise_type_error(vm, "Cannot nest BaseExceptions in an ExceptionGroup");
        }
    } else if (has_base && is_subtype(type, builtin_type(vm, TYPE_EXCEPTION))) {
        return raise_type_error(vm, "Cannot nest BaseExceptions in '%N'", type);
    }
    size_t mark = gc_root_mark(vm);
    value e = gc_push_root(vm, from_object(all)) ? exception_new(vm, type, given) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (e) {
        as_exception(e)->extra[MESSAGE] = given->items[0];
        as_exception(e)->extra[EXCEPTIONS] = from_object(all);
        gc_barrier(vm, as_object(e));
    }
    return e;
}

static value group_str(struct vm *vm, value self)
{
    if (!as_exception(self)->extra[EXCEPTIONS]) {
        return exception_slot_str(vm, self);
    }
    size_t n = members(self)->length;
    return format_str(vm, "%S (%zu sub-exception%s)", as_exception(self)->extra[MESSAGE], n,
                      n == 1 ? "" : "s");
}

/* -- derive --------------------------------------------------------------------------------------------------- */

static value group_derive(struct vm *vm, value *args)
{
    value pair = tuple_of(vm, 2, as_exception(args[0])->extra[MESSAGE], args[1]);
    if (!pair) {
        return VALUE_ERROR;
    }
    value new_args[3] = {type_value(vm, TYPE_BASE_EXCEPTION_GROUP), pair, VALUE_NULL};
    size_t mark = gc_root_mark(vm);
    value group = gc_push_root(vm, pair) ? group_new(vm, new_args) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return group;
}

/* A group like `original` with these exceptions; None for an empty list. */
static value derive_and_copy(struct vm *vm, value original, struct list *exceptions)
{
    if (exceptions->length == 0) {
        return VALUE_NONE;
    }
    value list = from_object(exceptions);
    value name = str_intern_cstr(vm, "derive");
    value group = name ? call_method(vm, original, name, 1, &list) : VALUE_ERROR;
    if (!group) {
        return VALUE_ERROR;
    }
    if (!is_base_exception_group(vm, group)) {
        return raise_type_error(vm, "derive must return an instance of BaseExceptionGroup");
    }
    struct exception *from = as_exception(original), *to = as_exception(group);
    to->traceback = from->traceback;
    to->context = from->context;
    to->cause = from->cause;
    to->suppress_context = true; /* a cause has been set, be it None */
    gc_barrier(vm, to);
    size_t mark = gc_root_mark(vm);
    bool failed = !gc_push_root(vm, group);
    value notes =
        failed ? VALUE_ERROR : get_attr_optional(vm, original, NAME_OF(vm, NOTES), &failed);
    if (notes && (is_kind(notes, TYPE_LIST) || is_kind(notes, TYPE_TUPLE))) {
        /* lists of notes are not shared */
        struct list *copy = is_kind(notes, TYPE_LIST)
                                ? list_from(vm, as_list(notes)->items, as_list(notes)->length)
                                : list_from(vm, as_tuple(notes)->items, as_tuple(notes)->length);
        failed = !copy || !set_attr(vm, group, NAME_OF(vm, NOTES), from_object(copy));
    }
    gc_pop_roots(vm, mark);
    return failed ? VALUE_ERROR : group;
}

/* -- split and subgroup ------------------------------------------------------------------------------------------ */

enum matcher_kind { MATCH_TYPE, MATCH_CALL };

static bool is_exception_class(value v)
{
    return is_type(v) && (as_type(v)->flags & TYPE_FLAG_EXCEPTION);
}

static bool matcher_kind(struct vm *vm, value matcher, enum matcher_kind *kind)
{
    *kind = MATCH_TYPE;
    if (is_exception_class(matcher)) {
        return true;
    }
    if (is_kind(matcher, TYPE_TUPLE)) {
        bool all = true;
        for (size_t i = 0; i < as_tuple(matcher)->length; i++) {
            all = all && is_exception_class(as_tuple(matcher)->items[i]);
        }
        if (all) {
            return true;
        }
    } else if (!is_type(matcher) && is_callable(vm, matcher)) {
        *kind = MATCH_CALL;
        return true;
    }
    raise_type_error(vm, "expected an exception type, a tuple of exception types, or a callable "
                         "(other than a class)");
    return false;
}

static bool class_matches(value exception, value classes)
{
    if (is_kind(classes, TYPE_TUPLE)) {
        for (size_t i = 0; i < as_tuple(classes)->length; i++) {
            if (is_subtype(as_object(exception)->type, as_type(as_tuple(classes)->items[i]))) {
                return true;
            }
        }
        return false;
    }
    return is_subtype(as_object(exception)->type, as_type(classes));
}

static int matches(struct vm *vm, value exception, enum matcher_kind kind, value matcher)
{
    if (kind == MATCH_TYPE) {
        return class_matches(exception, matcher);
    }
    value v = call1(vm, matcher, exception);
    return v ? truth(vm, v) : -1;
}

/* The matching part of a group (*match) and the rest, if wanted (*rest): groups or None. */
static bool split(struct vm *vm, value exception, enum matcher_kind kind, value matcher,
                  bool want_rest, value *match, value *rest)
{
    *match = VALUE_NONE;
    *rest = VALUE_NONE;
    int whole = matches(vm, exception, kind, matcher);
    if (whole < 0) {
        return false;
    }
    if (whole) {
        *match = exception;
        return true;
    }
    if (!is_base_exception_group(vm, exception)) {
        *rest = want_rest ? exception : VALUE_NONE;
        return true;
    }
    if (!native_enter(vm, " in exception group split")) {
        return false;
    }
    size_t mark = gc_root_mark(vm);
    struct list *yes = list_new(vm, 0), *no = yes ? list_new(vm, 0) : NULL;
    bool ok = no && gc_push_root(vm, from_object(yes)) && gc_push_root(vm, from_object(no));
    struct tuple *all = members(exception);
    for (size_t i = 0; ok && i < all->length; i++) {
        value m, r;
        ok = split(vm, all->items[i], kind, matcher, want_rest, &m, &r) &&
             (m == VALUE_NONE || list_append(vm, yes, m)) &&
             (r == VALUE_NONE || list_append(vm, no, r));
    }
    if (ok) {
        *match = derive_and_copy(vm, exception, yes);
        ok = *match && gc_push_root(vm, *match);
    }
    if (ok && want_rest) {
        *rest = derive_and_copy(vm, exception, no);
        ok = *rest != VALUE_NULL;
    }
    gc_pop_roots(vm, mark);
    native_leave(vm);
    return ok;
}

static value group_split(struct vm *vm, value *args)
{
    enum matcher_kind kind;
    value match, rest;
    if (!matcher_kind(vm, args[1], &kind) ||
        !split(vm, args[0], kind, args[1], true, &match, &rest)) {
        return VALUE_ERROR;
    }
    return tuple_of(vm, 2, match, rest);
}

static value group_subgroup(struct vm *vm, value *args)
{
    enum matcher_kind kind;
    value match, rest;
    if (!matcher_kind(vm, args[1], &kind) ||
        !split(vm, args[0], kind, args[1], false, &match, &rest)) {
        return VALUE_ERROR;
    }
    return match;
}

/* -- the tables ----------------------------------------------------------------------------------------------------- */

static value get_message(struct vm *vm, value self)
{
    value v = as_exception(self)->extra[MESSAGE];
    return v ? v : VALUE_NONE;
}

static value get_exceptions(struct vm *vm, value self)
{
    value v = as_exception(self)->extra[EXCEPTIONS];
    return v ? v : VALUE_NONE;
}

static const struct getset_row group_getset[] = {
    {"message", get_message, NULL, "exception message"},
    {"exceptions", get_exceptions, NULL, "nested exceptions"},
    {0},
};
static const struct native_def group_methods[] = {
    CLASS_GETITEM_ROW,
    {"derive", "(object, /)", group_derive, NATIVE_METHOD, NULL},
    {"split", "(object, /)", group_split, NATIVE_METHOD, NULL},
    {"subgroup", "(object, /)", group_subgroup, NATIVE_METHOD, NULL},
    {0},
};

EXCEPTION_DEF(BaseExceptionGroup, group_new, exception_slot_init, group_str, group_methods,
              group_getset, "A combination of multiple unrelated exceptions.");
EXCEPTION_DEF(ExceptionGroup, group_new, exception_slot_init, group_str, NULL, NULL, NULL);

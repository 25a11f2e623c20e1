/* singletons.c - the types of None, Ellipsis and NotImplemented. */
#include "container.h"

static value none_create(struct vm *vm, value *args)
{
    return VALUE_NONE;
}

static value none_repr(struct vm *vm, value self)
{
    return str_intern_cstr(vm, "None");
}

static int none_truth(struct vm *vm, value self)
{
    return 0;
}

static bool none_hash(struct vm *vm, value self, int64_t *out)
{
    *out = 0xfca86420;
    return true;
}

const struct type_def none_def = {
    .name = "NoneType",
    .size = sizeof(struct object),
    .doc = "The type of the None singleton.",
    .new_signature = "()",
    .new = none_create,
    .repr = none_repr,
    .hash = none_hash,
    .truth = none_truth,
};

static value ellipsis_create(struct vm *vm, value *args)
{
    return VALUE_ELLIPSIS;
}

static value ellipsis_repr(struct vm *vm, value self)
{
    return str_intern_cstr(vm, "Ellipsis");
}

static value ellipsis_reduce(struct vm *vm, value *args)
{
    return str_intern_cstr(vm, "Ellipsis");
}

static const struct native_def ellipsis_methods[] = {
    {"__reduce__", "()", ellipsis_reduce, NATIVE_METHOD, "The name to pickle it by."},
    {0},
};

const struct type_def ellipsis_def = {
    .name = "ellipsis",
    .size = sizeof(struct object),
    .doc = "The type of the Ellipsis singleton.",
    .new_signature = "()",
    .new = ellipsis_create,
    .methods = ellipsis_methods,
    .repr = ellipsis_repr,
};

static value not_implemented_create(struct vm *vm, value *args)
{
    return VALUE_NOT_IMPLEMENTED;
}

static value not_implemented_repr(struct vm *vm, value self)
{
    return str_intern_cstr(vm, "NotImplemented");
}

static value not_implemented_reduce(struct vm *vm, value *args)
{
    return str_intern_cstr(vm, "NotImplemented");
}

static const struct native_def not_implemented_methods[] = {
    {"__reduce__", "()", not_implemented_reduce, NATIVE_METHOD, "The name to pickle it by."},
    {0},
};

const struct type_def not_implemented_def = {
    .name = "NotImplementedType",
    .size = sizeof(struct object),
    .doc = "The type of the NotImplemented singleton.",
    .new_signature = "()",
    .new = not_implemented_create,
    .methods = not_implemented_methods,
    .repr = not_implemented_repr,
};

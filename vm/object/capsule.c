/* capsule.c - a native's own C struct, boxed as an object. */
#include "type.h"

value capsule_new(struct vm *vm, const void *tag, void *pointer,
                  void (*release)(struct vm *vm, void *pointer))
{
    struct capsule *capsule = gc_new(vm, builtin_type(vm, TYPE_CAPSULE), sizeof *capsule);
    if (capsule) {
        capsule->tag = tag;
        capsule->pointer = pointer;
        capsule->release = release;
    }
    return from_object(capsule);
}

void *capsule_pointer(struct vm *vm, value v, const void *tag)
{
    struct capsule *capsule = is_kind(v, TYPE_CAPSULE) ? (struct capsule *)as_object(v) : NULL;
    if (!capsule || capsule->tag != tag || !capsule->pointer) {
        raise_type_error(vm, "a capsule of another kind was expected, not '%T'", v);
        return NULL;
    }
    return capsule->pointer;
}

static void capsule_finalize(struct vm *vm, struct object *self)
{
    struct capsule *capsule = (struct capsule *)self;
    if (capsule->release && capsule->pointer) {
        capsule->release(vm, capsule->pointer);
    }
}

static value capsule_repr(struct vm *vm, value self)
{
    return format_str(vm, "<capsule object at 0x%lx>", (unsigned long)value_bits(self));
}

const struct type_def capsule_def = {
    .name = "PyCapsule",
    .size = sizeof(struct capsule),
    .flags = TYPE_NO_NEW,
    .doc = "A native library's own struct, held by a script.",
    .finalize = capsule_finalize,
    .repr = capsule_repr,
};

/* generic_alias.h - parameterised classes, list[int], and unions of classes, int | str. */
#ifndef ASPEN_GENERIC_ALIAS_H
#define ASPEN_GENERIC_ALIAS_H

#include "vm.h"

struct generic_alias {
    struct object header;
    value origin, args, parameters; /* parameters: tuple or VALUE_NULL until asked */
    bool starred;
};
#define as_generic_alias(v) ((struct generic_alias *)as_object(v))
/* origin[args]: args is a tuple, or one argument. VALUE_ERROR on memory error. */
value generic_alias_new(struct vm *vm, value origin, value args);
/* What `__class_getitem__` of a native class is: args {class, parameters}. */
value generic_alias_class_getitem(struct vm *vm, value *args);
struct union_type {
    struct object header;
    value args; /* tuple */
    value parameters;
};
#define as_union(v) ((struct union_type *)as_object(v))
/* a | b for types; VALUE_NOT_IMPLEMENTED when one of them cannot be in a union. */
value union_of(struct vm *vm, value a, value b);

#endif

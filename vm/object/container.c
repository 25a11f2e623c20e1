/* container.c - helpers that the container types share; see container.h. */
#include "container.h"
#include "generic_alias.h"

int container_equal_slow(struct vm *vm, value a, value b)
{
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, a) || !gc_push_root(vm, b)) {
        gc_pop_roots(vm, mark);
        return -1;
    }
    int result = equal(vm, a, b);
    gc_pop_roots(vm, mark);
    return result;
}

int container_equal_kept(struct vm *vm, void *container, value mine, value key)
{
    size_t mark = gc_root_mark(vm);
    int same = gc_push_root(vm, from_object(container)) ? container_equal_slow(vm, mine, key) : -1;
    gc_pop_roots(vm, mark);
    return same;
}

value container_compare(struct vm *vm, enum compare_op op, value a, value b)
{
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, a) || !gc_push_root(vm, b)) {
        gc_pop_roots(vm, mark);
        return VALUE_ERROR;
    }
    value result = compare(vm, op, a, b);
    gc_pop_roots(vm, mark);
    return result;
}

bool supports_index(struct vm *vm, value v)
{
    if (is_any_int(v)) {
        return true;
    }
    struct type *type = type_of(vm, v);
    return type->def->index || find_special(vm, v, NAME_INDEX);
}

bool repeat_count(struct vm *vm, value left, value right, bool sequence_is_left, size_t *out)
{
    value times = sequence_is_left ? right : left;
    int64_t n;
    if (is_int(times)) {
        n = small_int_value(times);
    } else {
        if (!supports_index(vm, times)) {
            raise_type_error(vm, "can't multiply sequence by non-int of type '%T'", times);
            return false;
        }
        value index = index_of(vm, times);
        if (!index) {
            return false;
        }
        if (!int_fits_int64(index, &n)) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit '%T' into an index-sized integer",
                        times);
            return false;
        }
    }
    *out = n > 0 ? (size_t)n : 0;
    return true;
}

value reduce_iterator(struct vm *vm, const char *name, value argument, value state)
{
    value function = dict_get_cstr(vm, vm->builtins, name);
    if (!function) {
        return vm->error ? VALUE_ERROR
                         : raise_error(vm, TYPE_ATTRIBUTE_ERROR, "builtins has no %s", name);
    }
    value arguments = tuple_of(vm, 1, argument);
    if (!arguments) {
        return VALUE_ERROR;
    }
    return state ? tuple_of(vm, 3, function, arguments, state)
                 : tuple_of(vm, 2, function, arguments);
}

value repr_sequence(struct vm *vm, value self, const char *open, const char *close,
                    value (*item_at)(value self, size_t i))
{
    struct str_builder b;
    if (!repr_enter(vm, self)) {
        return vm->error ? VALUE_ERROR : format_str(vm, "%s...%c", open, *open == '[' ? ']' : ')');
    }
    builder_init(&b, vm);
    bool ok = builder_add_cstr(&b, open);
    value item;
    for (size_t i = 0; ok && (item = item_at(self, i)); i++) {
        size_t mark = gc_root_mark(vm);
        ok = (i == 0 || builder_add(&b, ", ", 2)) && gc_push_root(vm, item) &&
             builder_add_repr(&b, item);
        gc_pop_roots(vm, mark);
    }
    ok = ok && builder_add_cstr(&b, close);
    repr_leave(vm, self);
    if (!ok) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

size_t object_tail_bytes(const struct object *o)
{
    size_t bytes;
    switch (o->kind) {
    case TYPE_TUPLE: bytes = ((const struct tuple *)o)->length * sizeof(value); break;
    case TYPE_INT: bytes = ((const struct big_int *)o)->count * sizeof(uint64_t); break;
    case TYPE_BYTES: bytes = ((const struct bytes *)o)->size + 1; break;
    default: return 0;
    }
    return (bytes + 7) & ~(size_t)7;
}

void *object_alloc_items(struct vm *vm, struct type *type, size_t bytes)
{
    if (type->instance_shape == 0 && !shape_root(vm, type)) {
        return NULL;
    }
    size_t size = type->def->size, tail = (bytes + 7) & ~(size_t)7;
    if (type->slots_offset) {
        size = type->slots_offset + (1 + (size_t)type->inline_capacity) * sizeof(value);
    }
    /* Whole cells are cleared: spare words behind the slots count as empty ones. */
    struct object *object = gc_new_zeroed(vm, type, (size + tail + 15) & ~(size_t)15);
    if (object && (type->flags & TYPE_FLAG_HAS_DEL) && !gc_register_finalizer(vm, object)) {
        return NULL;
    }
    return object;
}

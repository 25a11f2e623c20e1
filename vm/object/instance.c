/* instance.c - allocation of objects of any class, and their attribute slots. */
#include "type.h"

#define INLINE_GROWTH_MAX 27

static size_t overflow_length(value more)
{
    return (size_t)value_bits(slots_overflow(more)[-1]);
}

static size_t overflow_bytes(value more)
{
    return (overflow_length(more) + 1) * sizeof(value);
}

static bool is_overflow(value more)
{
    return value_bits(more) & 1;
}

void *object_alloc(struct vm *vm, struct type *type)
{
    if (type->instance_shape == 0 && !shape_root(vm, type)) {
        return NULL;
    }
    size_t size = (type->def->size + 7u) & ~(size_t)7;
    size += type->member_count * sizeof(value);
    if (type->slots_offset) {
        size_t end = type->slots_offset + (1 + (size_t)type->inline_capacity) * sizeof(value);
        size = end > size ? end : size;
    }
    /* whole cells are cleared: instance_trace looks at all words up to the cell's end */
    struct object *object = gc_new_zeroed(vm, type, (size + 15) & ~(size_t)15);
    if (!object) {
        return NULL;
    }
    if ((type->flags & TYPE_FLAG_HAS_DEL) && !gc_register_finalizer(vm, object)) {
        return NULL;
    }
    return object;
}

/* Words of __slots__ members. */
static value *members_of(const struct object *object)
{
    return (value *)((char *)object + ((object->type->def->size + 7u) & ~7u));
}

static value *slot_at(const struct object *object, const struct shape *shape, int32_t index)
{
    value *slots = slots_of(object);
    if (index < shape->inline_capacity) {
        return &slots[1 + index];
    }
    return &slots_overflow(slots[0])[index - shape->inline_capacity];
}

value instance_get(struct vm *vm, struct object *object, value name)
{
    struct shape *shape = shape_of(vm, object);
    if (!shape) {
        return VALUE_NULL;
    }
    if (shape->dict_mode) {
        return dict_get_name(vm, as_dict(slots_of(object)[0]), name);
    }
    int32_t index = shape_find(vm, shape, name);
    return index < 0 ? VALUE_NULL : *slot_at(object, shape, index);
}

/* Room for overflow slot `index`. */
static bool overflow_reserve(struct vm *vm, struct object *object, size_t index)
{
    value *slots = slots_of(object);
    size_t old = is_overflow(slots[0]) ? overflow_length(slots[0]) : 0;
    if (index < old) {
        return true;
    }
    size_t length = old ? old * 2 + 1 : 3;
    value *base = mem_alloc_zeroed(vm, (length + 1) * sizeof *base);
    if (!base) {
        return false;
    }
    base[0] = value_from_bits(length);
    if (old) {
        memcpy(base + 1, slots_overflow(slots[0]), old * sizeof *base);
        mem_free(vm, slots_overflow(slots[0]) - 1, (old + 1) * sizeof *base);
    }
    slots[0] = value_from_bits((uint64_t)(uintptr_t)(base + 1) | 1);
    return true;
}

/* An instance outgrew the slots in line: those made from now on get more. */
static void grow_inline(struct vm *vm, struct type *type, const struct shape *shape)
{
    if (!(type->flags & TYPE_FLAG_SCRIPT) || shape->inline_capacity == 0 ||
        type->kind == TYPE_TUPLE || type->kind == TYPE_INT || type->kind == TYPE_BYTES ||
        type->inline_capacity > shape->inline_capacity ||
        type->inline_capacity >= INLINE_GROWTH_MAX) {
        return;
    }
    unsigned capacity = type->inline_capacity * 2u + 1;
    capacity = capacity > INLINE_GROWTH_MAX ? INLINE_GROWTH_MAX : capacity;
    if (type->slots_offset + (1 + capacity) * sizeof(value) > GC_SMALL_MAX) {
        return; /* a large object's capacity is read from its class: it must not change */
    }
    type->inline_capacity = (uint16_t)capacity;
    type->instance_shape = 0;
    value error = vm->error;
    shape_root(vm, type);
    vm->error = error;
}

bool instance_set(struct vm *vm, struct object *object, value name, value v)
{
    struct shape *shape = shape_refresh(vm, object);
    if (!shape) {
        raise_memory_error(vm);
        return false;
    }
    if (shape->dict_mode) {
        return dict_set_name(vm, as_dict(slots_of(object)[0]), name, v);
    }
    int32_t index = shape_find(vm, shape, name);
    if (index < 0) {
        struct shape *child = shape_add(vm, shape, name);
        if (!child) {
            /* too many keys (or no memory for a shape): go on as a dict */
            error_clear(vm);
            struct dict *dict = instance_dict(vm, object);
            return dict && dict_set_name(vm, dict, name, v);
        }
        index = (int32_t)shape->count;
        if (index >= shape->inline_capacity) {
            if (!overflow_reserve(vm, object, (size_t)index - shape->inline_capacity)) {
                return false;
            }
            if (index == shape->inline_capacity) {
                grow_inline(vm, object->type, shape);
            }
        }
        object->shape = child->id;
        shape = child;
    }
    *slot_at(object, shape, index) = v;
    gc_barrier(vm, object);
    return true;
}

int instance_delete(struct vm *vm, struct object *object, value name)
{
    struct shape *shape = shape_of(vm, object);
    if (!shape) {
        return 0;
    }
    if (!shape->dict_mode && shape_find(vm, shape, name) < 0) {
        return 0;
    }
    struct dict *dict = instance_dict(vm, object);
    value old;
    return dict ? dict_remove(vm, dict, name, &old) : -1;
}

struct dict *instance_dict(struct vm *vm, struct object *object)
{
    struct shape *shape = shape_refresh(vm, object);
    if (!shape) {
        raise_memory_error(vm);
        return NULL;
    }
    value *slots = slots_of(object);
    if (shape->dict_mode) {
        return as_dict(slots[0]);
    }
    struct shape *dict_shape = shape_dict_mode(vm, shape);
    struct dict *dict = dict_shape ? dict_new_sized(vm, shape->count) : NULL;
    if (!dict) {
        return NULL;
    }
    value keys[256];
    for (struct shape *s = shape; s->count; s = s->parent) {
        keys[s->count - 1] = s->key;
    }
    for (uint32_t i = 0; i < shape->count; i++) {
        if (!dict_set_name(vm, dict, keys[i], *slot_at(object, shape, (int32_t)i))) {
            return NULL;
        }
    }
    if (is_overflow(slots[0])) {
        mem_free(vm, slots_overflow(slots[0]) - 1, overflow_bytes(slots[0]));
    }
    slots[0] = from_object(dict);
    memset(slots + 1, 0, shape->inline_capacity * sizeof *slots);
    object->shape = dict_shape->id;
    gc_barrier(vm, object);
    return dict;
}

bool instance_set_dict(struct vm *vm, struct object *object, struct dict *dict)
{
    if (!instance_dict(vm, object)) {
        return false;
    }
    slots_of(object)[0] = from_object(dict);
    gc_barrier(vm, object);
    return true;
}

void instance_trace(struct gc_tracer *tracer, struct object *object)
{
    struct type *type = object->type;
    if (type->member_count) {
        gc_trace_range(tracer, members_of(object), type->member_count);
    }
    if (!type->slots_offset) {
        return;
    }
    value *slots = slots_of(object);
    value more = slots[0];
    if (is_overflow(more)) {
        gc_trace_range(tracer, slots_overflow(more), overflow_length(more));
    } else {
        gc_trace(tracer, more);
    }
    /* The capacity in line is the instance's own, but the words behind it are clear. */
    if (type->flags & TYPE_FLAG_SCRIPT) {
        size_t count = type->inline_capacity;
        if (object->size_class < GC_SIZE_CLASSES) {
            char *end = (char *)object + (object->size_class + 1u) * 16u;
            count = (size_t)(end - (char *)(slots + 1)) / sizeof(value);
        }
        gc_trace_range(tracer, slots + 1, count);
    }
}

void instance_finalize(struct vm *vm, struct object *object)
{
    struct type *type = object->type;
    if (type->slots_offset) {
        value more = slots_of(object)[0];
        if (is_overflow(more)) {
            mem_free(vm, slots_overflow(more) - 1, overflow_bytes(more));
            slots_of(object)[0] = VALUE_NULL;
        }
    }
}

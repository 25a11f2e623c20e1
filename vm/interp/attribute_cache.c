/* attribute_cache.c - filling the inline caches of LOAD_ATTR, STORE_ATTR, LOAD_METHOD, LOAD_GLOBAL.
 *
 * Every function here gives the right answer by the generic path and, when the look-up is of a kind
 * that a cache may remember, fills the cache. A cache that misses often stays with its last entry:
 * refilling costs no more than the miss. */
#include "interp.h"
#include "../object/type.h"

static bool is_data_descriptor(struct vm *vm, value v)
{
    if (!is_object(v)) {
        return false;
    }
    struct type *type = as_object(v)->type;
    return type->def->descr_set || has_script_special(type, NAME_SET) ||
           has_script_special(type, NAME_DELETE);
}

static bool is_descriptor(value v)
{
    return is_object(v) &&
           (as_object(v)->type->def->descr_get || has_script_special(as_object(v)->type, NAME_GET));
}

/* Class along the mro whose own dict has the name; entry position in *slot. */
static struct type *owner_of(struct vm *vm, struct type *type, value name, uint32_t *slot)
{
    if (!type->mro) {
        return NULL;
    }
    for (size_t i = 0; i < type->mro->length; i++) {
        struct type *t = (struct type *)as_object(type->mro->items[i]);
        if (!t->dict) {
            continue;
        }
        int64_t at = dict_find_name(vm, t->dict, name);
        if (at >= 0) {
            *slot = (uint32_t)at;
            return t;
        }
    }
    return NULL;
}

/* Classes whose attribute slots are at the same offset in every instance: not those derived from
 * int, bytes or tuple, whose items come first. */
static bool has_slots(const struct object *o)
{
    return (o->type->flags & TYPE_FLAG_HAS_DICT) && !has_tail(o);
}

/* A class that changes must find the caches that know its shapes: see shape.c. False: no memory, and
 * nothing may be cached. */
static bool know_caches(struct vm *vm)
{
    if (!code_register(vm, &vm->frame->code->header)) {
        error_clear(vm);
        return false;
    }
    return true;
}

/* The shared entry for (shape, name, use); NULL when there is no memory for the table. */
static struct cache *shared_entry(struct vm *vm, uint32_t shape, value name, unsigned use)
{
    if (!vm->polymorphic) {
        size_t size = POLYMORPHIC_SIZE * sizeof(struct cache);
        vm->polymorphic = mem_try_alloc(vm, size);
        if (!vm->polymorphic) {
            return NULL;
        }
        memset(vm->polymorphic, 0, size);
    }
    uint64_t h = (value_bits(name) >> 4) * 0x9e3779b1u ^ (uint64_t)shape * 0x85ebca6bu ^ use << 5;
    return &vm->polymorphic[(h ^ h >> 13) & (POLYMORPHIC_SIZE - 1)];
}

enum { USE_ATTRIBUTE = 1, USE_METHOD };

/* Takes what another cache, or this one before, has learned about this shape. */
static bool recall(struct vm *vm, struct object *o, struct cache *c, unsigned use)
{
    struct cache *shared = c->misses ? shared_entry(vm, o->shape, c->name, use) : NULL;
    if (!shared || shared->shape != o->shape || shared->name != c->name || shared->use != use) {
        return false;
    }
    uint8_t unstable = c->unstable;
    *c = *shared;
    c->misses = 1;
    c->unstable = unstable;
    return true;
}

static void share(struct vm *vm, struct cache *c, unsigned use)
{
    if (c->misses && c->shape) {
        struct cache *shared = shared_entry(vm, c->shape, c->name, use);
        if (shared) {
            *shared = *c;
            shared->use = (uint8_t)use;
        }
    }
    c->misses = 1;
}

/* A name of __slots__ lies at the same offset in every object of a shape. Unbound, it is VALUE_NULL. */
static void fill_member(const struct object *o, value descriptor, struct cache *c)
{
    const struct member *member = (const struct member *)as_object(descriptor);
    if (has_tail(o) || !is_subtype(o->type, member->owner)) {
        return;
    }
    c->kind = CACHE_SLOT;
    c->slot = member->offset;
    c->shape = o->shape;
}

static void describe_load(struct vm *vm, value object, struct cache *c, bool method)
{
    struct object *o = as_object(object);
    struct type *type = o->type;
    c->kind = CACHE_EMPTY;
    c->shape = 0;
    if ((type->flags & TYPE_FLAG_CUSTOM_GETATTRIBUTE) || !know_caches(vm)) {
        return;
    }
    if (o->kind == TYPE_MODULE) {
        struct module *m = as_module(object);
        int64_t at = dict_find_name(vm, m->dict, c->name);
        if (at >= 0 && !is_data_descriptor(vm, type_lookup(vm, type, c->name))) {
            c->kind = CACHE_MODULE;
            c->extra = m->dict->keys_version;
            c->slot = (uint32_t)at;
        }
        return;
    }
    if (o->kind == TYPE_TYPE) {
        struct type *self = (struct type *)o;
        value meta = type_lookup(vm, type, c->name);
        if (meta) {
            return;
        }
        value found = type_lookup(vm, self, c->name);
        if (!found ||
            (is_object(found) && is_descriptor(found) && !is_exact(found, TYPE_FUNCTION))) {
            return;
        }
        uint32_t slot;
        struct type *owner = owner_of(vm, self, c->name, &slot);
        if (owner) {
            c->kind = CACHE_TYPE_VALUE;
            c->extra = self->version;
            c->slot = slot;
            c->target = from_object(owner);
        }
        return;
    }
    if (type->def->get_attr) {
        return;
    }
    struct shape *shape = shape_refresh(vm, o);
    if (!shape || shape->dict_mode) {
        return;
    }
    value found = type_lookup(vm, type, c->name);
    bool data = found && is_data_descriptor(vm, found);
    if (!data && has_slots(o)) {
        int32_t i = shape_find(vm, shape, c->name);
        if (i >= 0) {
            if ((uint32_t)i < shape->inline_capacity) {
                c->kind = CACHE_SLOT;
                c->slot = type->slots_offset + 8 + 8 * (uint32_t)i;
                c->shape = o->shape;
            }
            return;
        }
    }
    if (!found) {
        return;
    }
    if (is_exact(found, TYPE_FUNCTION) || (is_exact(found, TYPE_METHOD_DESCRIPTOR))) {
        if (method) {
            c->kind = CACHE_METHOD;
            c->shape = o->shape;
            c->target = found;
        }
        return;
    }
    if (data) {
        if (!method && is_exact(found, TYPE_PROPERTY)) {
            value getter = property_getter(found);
            if (is_exact(getter, TYPE_FUNCTION)) {
                c->kind = CACHE_PROPERTY;
                c->shape = o->shape;
                c->target = getter;
            }
        } else if (!method && is_exact(found, TYPE_MEMBER)) {
            fill_member(o, found, c);
        }
        return;
    }
    if (!is_descriptor(found) && !method) {
        uint32_t slot;
        struct type *owner = owner_of(vm, type, c->name, &slot);
        if (owner) {
            c->kind = CACHE_CLASS_VALUE;
            c->shape = o->shape;
            c->slot = slot;
            c->target = from_object(owner);
        }
    }
}

/* Tries to describe object.name in the cache. Nothing is raised. */
static void fill_load(struct vm *vm, value object, struct cache *c, bool method)
{
    describe_load(vm, object, c, method);
    if (memory_error_is_due(vm)) { /* what was taken to be absent may be there */
        c->kind = CACHE_EMPTY;
        c->shape = 0;
    }
}

value load_attr_slow(struct vm *vm, value object, struct cache *c)
{
    if (is_object(object) && recall(vm, as_object(object), c, USE_ATTRIBUTE)) {
        switch (c->kind) {
        case CACHE_SLOT: {
            value v = *(value *)((char *)as_object(object) + c->slot);
            if (v) {
                return v;
            }
            break;
        }
        case CACHE_CLASS_VALUE:
            return ((struct type *)as_object(c->target))->dict->entries[c->slot].value;
        case CACHE_PROPERTY: return call1(vm, c->target, object);
        default: break;
        }
    }
    value result = get_attr(vm, object, c->name);
    if (result && is_object(object)) {
        fill_load(vm, object, c, false);
        share(vm, c, USE_ATTRIBUTE);
    }
    return result;
}

int load_method_slow(struct vm *vm, value object, struct cache *c, value *window)
{
    struct type *type = type_of(vm, object);
    if (is_object(object)) {
        if (as_object(object)->kind != TYPE_TYPE && as_object(object)->kind != TYPE_MODULE &&
            !(type->flags & TYPE_FLAG_CUSTOM_GETATTRIBUTE) && !type->def->get_attr) {
            if (!recall(vm, as_object(object), c, USE_METHOD)) {
                fill_load(vm, object, c, true);
                share(vm, c, USE_METHOD);
            }
            if (c->kind == CACHE_METHOD) {
                window[FRAME_WORDS] = object;
                window[0] = c->target;
                return 1;
            }
        }
    } else if (!(type->flags & TYPE_FLAG_CUSTOM_GETATTRIBUTE)) {
        value found = type_lookup(vm, type, c->name);
        if (is_exact(found, TYPE_METHOD_DESCRIPTOR)) {
            window[FRAME_WORDS] = object;
            window[0] = found;
            return 1;
        }
    }
    value result = get_attr(vm, object, c->name);
    if (!result) {
        return -1;
    }
    if (is_object(object) &&
        (as_object(object)->kind == TYPE_TYPE || as_object(object)->kind == TYPE_MODULE)) {
        fill_load(vm, object, c, true);
    }
    window[0] = VALUE_NULL;
    window[1] = result;
    return 0;
}

int load_super_method(struct vm *vm, struct frame *f, value super, struct cache *c, value *window)
{
    value self = f->registers[0];
    value class =
        f->code->class_cell >= 0 ? as_cell(f->registers[f->code->class_cell])->content : VALUE_NULL;
    c->kind = CACHE_EMPTY;
    c->shape = 0;
    /* Classes and captured parameters go the long way. */
    if (super == type_value(vm, TYPE_SUPER) && is_kind(class, TYPE_TYPE) && is_object(self) &&
        as_object(self)->kind != TYPE_TYPE && as_object(self)->kind != TYPE_CELL &&
        f->code->positional_count) {
        struct type *start = (struct type *)as_object(class), *type = as_object(self)->type;
        value found = is_subtype(type, start) ? super_find(vm, start, type, c->name) : VALUE_NULL;
        if (vm->error) {
            return -1;
        }
        if (is_exact(found, TYPE_FUNCTION) || is_exact(found, TYPE_METHOD_DESCRIPTOR)) {
            c->kind = CACHE_SUPER;
            c->extra = type->version;
            c->slot = start->version;
            c->target = found;
            window[FRAME_WORDS] = self;
            window[0] = found;
            return 1;
        }
    }
    value object = call(vm, super, 0, NULL);
    value result = object ? get_attr(vm, object, c->name) : VALUE_ERROR;
    if (!result) {
        return -1;
    }
    window[0] = VALUE_NULL;
    window[1] = result;
    return 0;
}

bool store_attr_slow(struct vm *vm, value object, struct cache *c, value v)
{
    if (!is_object(object) || as_object(object)->kind == TYPE_TYPE ||
        as_object(object)->kind == TYPE_MODULE) {
        return set_attr(vm, object, c->name, v);
    }
    struct object *o = as_object(object);
    struct type *type = o->type;
    c->kind = CACHE_EMPTY;
    c->shape = 0;
    if (type->def->set_attr || (type->flags & TYPE_FLAG_CUSTOM_SETATTR) || !know_caches(vm)) {
        return set_attr(vm, object, c->name, v);
    }
    value found = type_lookup(vm, type, c->name);
    if (is_exact(found, TYPE_MEMBER)) {
        struct shape *shape = shape_refresh(vm, o);
        if (shape && !shape->stale) {
            fill_member(o, found, c);
        }
        return set_attr(vm, object, c->name, v);
    }
    if (!has_slots(o) || is_data_descriptor(vm, found)) {
        return set_attr(vm, object, c->name, v);
    }
    struct shape *before = shape_refresh(vm, o);
    if (!before || before->dict_mode) {
        return set_attr(vm, object, c->name, v);
    }
    uint32_t old = o->shape;
    if (!set_attr(vm, object, c->name, v)) {
        return false;
    }
    struct shape *after = shape_of(vm, o);
    if (!after || after->dict_mode || after->stale || before->stale || o->type != type) {
        return true;
    }
    int32_t i = shape_find(vm, after, c->name);
    if (i < 0 || (uint32_t)i >= after->inline_capacity ||
        before->inline_capacity != after->inline_capacity) {
        return true;
    }
    c->slot = type->slots_offset + 8 + 8 * (uint32_t)i;
    if (o->shape == old) {
        c->kind = CACHE_SLOT;
        c->shape = old;
    } else if (after->parent == before) {
        c->kind = CACHE_ADD_SLOT;
        c->shape = old;
        c->extra = o->shape;
    }
    return true;
}

value load_global_slow(struct vm *vm, struct frame *f, struct cache *c)
{
    struct function *fn = as_function(f->function);
    int64_t at = dict_find_name(vm, fn->globals, c->name);
    if (at >= 0) {
        c->kind = CACHE_GLOBAL;
        c->shape = fn->globals->keys_version;
        c->slot = (uint32_t)at;
        return fn->globals->entries[at].value;
    }
    at = dict_find_name(vm, fn->builtins, c->name);
    if (at >= 0) {
        c->kind = CACHE_BUILTIN;
        c->shape = fn->globals->keys_version;
        c->extra = fn->builtins->keys_version;
        c->slot = (uint32_t)at;
        return fn->builtins->entries[at].value;
    }
    value word = native_word(vm, c->name);
    if (word || vm->error) {
        return word;
    }
    return raise_name_error(vm, c->name, "name '%U' is not defined");
}

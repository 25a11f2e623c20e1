/* shape.c - hidden classes: the tree of layouts that instances of a class walk down as attributes
 * are added, and the ids that inline caches compare.
 *
 * Ids are never used twice, so that a cache which remembers the id of a dead shape cannot match
 * another. A class has one tree for each in-line capacity that its instances were made with: the
 * capacity is a property of the instance, fixed when it is allocated. */
#include "type.h"

/* More keys than this, and the instance is better served by a dict. */
#define SHAPE_MAX_KEYS 120
#define LINEAR_KEYS    8

static bool shapes_reserve(struct vm *vm)
{
    if (vm->shape_count < vm->shape_capacity) {
        return true;
    }
    uint32_t capacity = vm->shape_capacity ? vm->shape_capacity * 2 : 256;
    struct shape **grown =
        mem_resize(vm, vm->shapes, vm->shape_capacity * sizeof *grown, capacity * sizeof *grown);
    if (!grown) {
        return false;
    }
    vm->shapes = grown;
    vm->shape_capacity = capacity;
    return true;
}

static uint32_t new_id(struct vm *vm)
{
    if (vm->shape_count == 0) {
        /* ids up to TYPE_COUNT are reserved for the first shapes of built-in classes */
        uint32_t capacity = 512;
        while (capacity <= TYPE_COUNT + 1) {
            capacity *= 2;
        }
        vm->shapes = mem_alloc_zeroed(vm, capacity * sizeof *vm->shapes);
        if (!vm->shapes) {
            return 0;
        }
        vm->shape_capacity = capacity;
        vm->shape_count = TYPE_COUNT + 1;
    }
    return shapes_reserve(vm) ? vm->shape_count++ : 0;
}

static struct shape *shape_alloc(struct vm *vm, struct type *type, uint32_t id)
{
    if (vm->shape_count == 0) { /* reserves the ids of built-in classes */
        uint32_t fresh = new_id(vm);
        if (!fresh) {
            return NULL;
        }
        vm->shapes[fresh] = NULL;
    }
    if (id == 0) {
        id = new_id(vm);
        if (id == 0) {
            return NULL;
        }
    }
    struct shape *shape = mem_alloc_zeroed(vm, sizeof *shape);
    if (!shape) {
        vm->shapes[id] = NULL;
        return NULL;
    }
    shape->id = id;
    shape->type = type;
    vm->shapes[id] = shape;
    return shape;
}

static struct shape *root_for(struct vm *vm, struct type *type, uint16_t capacity, uint32_t id)
{
    for (struct shape *root = type->roots; root; root = root->next_root) {
        if (root->inline_capacity == capacity) {
            return root;
        }
    }
    struct shape *root = shape_alloc(vm, type, id);
    if (root) {
        root->inline_capacity = capacity;
        root->next_root = type->roots;
        type->roots = root;
    }
    return root;
}

uint32_t shape_root(struct vm *vm, struct type *type)
{
    if (type->instance_shape == 0) {
        struct shape *root = root_for(vm, type, type->inline_capacity, 0);
        if (!root) {
            return 0;
        }
        type->instance_shape = root->id;
    }
    return type->instance_shape;
}

static void shape_free(struct vm *vm, struct shape *shape)
{
    if (shape->children) {
        mem_free(vm, shape->children, shape->child_capacity * sizeof *shape->children);
    }
    if (shape->keys) {
        mem_free(vm, shape->keys, shape->count * sizeof *shape->keys);
    }
    if (shape->table) {
        mem_free(vm, shape->table, shape->table_size * sizeof *shape->table);
    }
    vm->shapes[shape->id] = NULL;
    mem_free(vm, shape, sizeof *shape);
}

static void shape_free_tree(struct vm *vm, struct shape *shape)
{
    /* Depth is bounded by SHAPE_MAX_KEYS. */
    for (uint32_t i = 0; i < shape->child_count; i++) {
        shape_free_tree(vm, shape->children[i]);
    }
    if (shape->dict_shape) {
        shape_free_tree(vm, shape->dict_shape);
    }
    shape_free(vm, shape);
}

void shapes_free(struct vm *vm, struct type *type)
{
    if (!vm->shapes) {
        return; /* the VM is going away and its shapes are gone already */
    }
    for (struct shape *root = type->roots; root;) {
        struct shape *next = root->next_root;
        shape_free_tree(vm, root);
        root = next;
    }
    for (struct shape *root = type->stale_roots; root;) {
        struct shape *next = root->next_stale;
        shape_free_tree(vm, root);
        root = next;
    }
    type->roots = type->stale_roots = NULL;
    type->instance_shape = 0;
}

void shapes_destroy(struct vm *vm)
{
    if (vm->polymorphic) {
        mem_free(vm, vm->polymorphic, POLYMORPHIC_SIZE * sizeof(struct cache));
        vm->polymorphic = NULL;
    }
    for (uint32_t i = 0; i < vm->shape_count; i++) {
        if (vm->shapes[i]) {
            shape_free(vm, vm->shapes[i]);
        }
    }
    if (vm->shapes) {
        mem_free(vm, vm->shapes, vm->shape_capacity * sizeof *vm->shapes);
    }
    vm->shapes = NULL;
    vm->shape_count = vm->shape_capacity = 0;
    if (vm->codes) {
        mem_free(vm, vm->codes, vm->code_capacity * sizeof *vm->codes);
    }
    vm->codes = NULL;
    vm->code_count = vm->code_capacity = 0;
}

void trace_shape(struct gc_tracer *tracer, struct shape *shape)
{
    gc_trace(tracer, shape->key);
    for (uint32_t i = 0; i < shape->child_count; i++) {
        trace_shape(tracer, shape->children[i]);
    }
}

/* The shape an object's id stands for; made now for the first shape of a built-in class. NULL when
 * there is none (id 0, a dead shape, or no memory: no error is left behind). */
struct shape *shape_of(struct vm *vm, const struct object *object)
{
    uint32_t id = object->shape;
    if (id < vm->shape_count && vm->shapes[id]) {
        return vm->shapes[id];
    }
    struct type *type = object->type;
    if (id != 0 && id <= TYPE_COUNT && type->index == id - 1 && type->instance_shape == id) {
        value error = vm->error;
        struct shape *root = root_for(vm, type, type->inline_capacity, id);
        vm->error = error;
        return root;
    }
    return NULL;
}

static bool shape_collect_keys(struct vm *vm, struct shape *shape)
{
    if (shape->keys || shape->count == 0) {
        return true;
    }
    value *keys = mem_try_alloc(vm, shape->count * sizeof *keys);
    if (!keys) {
        return false;
    }
    for (struct shape *s = shape; s->count; s = s->parent) {
        keys[s->count - 1] = s->key;
    }
    shape->keys = keys;
    return true;
}

static uint32_t key_slot(value key, uint32_t size)
{
    return (uint32_t)((value_bits(key) * UINT64_C(0x9E3779B97F4A7C15)) >> 40) & (size - 1);
}

static bool shape_make_table(struct vm *vm, struct shape *shape)
{
    uint32_t size = 32;
    while (size < shape->count * 2) {
        size *= 2;
    }
    if (!shape_collect_keys(vm, shape)) {
        return false;
    }
    int32_t *table = mem_try_alloc(vm, size * sizeof *table);
    if (!table) {
        return false;
    }
    memset(table, 0xff, size * sizeof *table);
    for (uint32_t i = 0; i < shape->count; i++) {
        uint32_t slot = key_slot(shape->keys[i], size);
        while (table[slot] >= 0) {
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = (int32_t)i;
    }
    shape->table = table;
    shape->table_size = size;
    return true;
}

int32_t shape_find(struct vm *vm, struct shape *shape, value key)
{
    if (shape->count > LINEAR_KEYS && (shape->table || shape_make_table(vm, shape))) {
        uint32_t slot = key_slot(key, shape->table_size);
        for (; shape->table[slot] >= 0; slot = (slot + 1) & (shape->table_size - 1)) {
            if (shape->keys[shape->table[slot]] == key) {
                return shape->table[slot];
            }
        }
        return -1;
    }
    for (struct shape *s = shape; s->count; s = s->parent) {
        if (s->key == key) {
            return (int32_t)s->count - 1;
        }
    }
    return -1;
}

struct shape *shape_add(struct vm *vm, struct shape *shape, value key)
{
    for (uint32_t i = 0; i < shape->child_count; i++) {
        if (shape->children[i]->key == key) {
            return shape->children[i];
        }
    }
    /* Wide trees come from instances used as maps: those are to become dicts. */
    if (shape->count >= SHAPE_MAX_KEYS || shape->child_count >= SHAPE_MAX_KEYS) {
        return NULL;
    }
    if (shape->child_count == shape->child_capacity) {
        uint32_t capacity = shape->child_capacity ? shape->child_capacity * 2 : 2;
        struct shape **grown = mem_resize(
            vm, shape->children, shape->child_capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) {
            return NULL;
        }
        shape->children = grown;
        shape->child_capacity = capacity;
    }
    struct shape *child = shape_alloc(vm, shape->type, 0);
    if (!child) {
        return NULL;
    }
    child->count = shape->count + 1;
    child->parent = shape;
    child->key = key;
    child->inline_capacity = shape->inline_capacity;
    child->stale = shape->stale;
    shape->children[shape->child_count++] = child;
    gc_barrier(vm, shape->type); /* the class keeps its shapes' keys alive */
    return child;
}

/* The shape of instances in dict mode, of this root's class and capacity. */
static struct shape *dict_shape_of(struct vm *vm, struct shape *root)
{
    if (!root->dict_shape) {
        struct shape *shape = shape_alloc(vm, root->type, 0);
        if (!shape) {
            return NULL;
        }
        shape->inline_capacity = root->inline_capacity;
        shape->dict_mode = true;
        shape->stale = root->stale;
        shape->parent = root;
        root->dict_shape = shape;
    }
    return root->dict_shape;
}

static struct shape *root_of(struct shape *shape)
{
    while (shape->parent) {
        shape = shape->parent;
    }
    return shape;
}

struct shape *shape_dict_mode(struct vm *vm, struct shape *shape)
{
    return shape->dict_mode ? shape : dict_shape_of(vm, root_of(shape));
}

/* The same keys, below another root. */
static struct shape *shape_transplant(struct vm *vm, struct shape *shape, struct shape *root)
{
    if (shape->dict_mode) {
        return dict_shape_of(vm, root);
    }
    if (shape->count == 0) {
        return root;
    }
    value keys[SHAPE_MAX_KEYS];
    for (struct shape *s = shape; s->count; s = s->parent) {
        keys[s->count - 1] = s->key;
    }
    for (uint32_t i = 0; root && i < shape->count; i++) {
        root = shape_add(vm, root, keys[i]);
    }
    return root;
}

struct shape *shape_move(struct vm *vm, struct shape *shape, struct type *type)
{
    struct shape *root = root_for(vm, type, shape->inline_capacity, 0);
    return root ? shape_transplant(vm, shape, root) : NULL;
}

struct shape *shape_refresh(struct vm *vm, struct object *object)
{
    struct shape *shape = shape_of(vm, object);
    if (shape && !shape->stale && shape->type == object->type) {
        shape->cached = true;
        return shape;
    }
    value error = vm->error;
    struct type *type = object->type;
    struct shape *root = root_for(vm, type, shape ? shape->inline_capacity : 0, 0);
    struct shape *fresh = !root ? NULL : shape ? shape_transplant(vm, shape, root) : root;
    vm->error = error;
    if (!fresh) {
        return shape; /* out of memory: stale, but its layout is right */
    }
    fresh->cached = true;
    object->shape = fresh->id;
    return fresh;
}

/* True when one of them may be in an inline cache. */
static bool mark_stale(struct shape *shape)
{
    bool cached = shape->cached;
    shape->stale = true;
    for (uint32_t i = 0; i < shape->child_count; i++) {
        cached |= mark_stale(shape->children[i]);
    }
    if (shape->dict_shape) {
        shape->dict_shape->stale = true;
        cached |= shape->dict_shape->cached;
    }
    return cached;
}

/* -- inline caches ------------------------------------------------------------------------------------
 * Instances keep a stale id until somebody looks, so caches that have it must forget it at once. */

bool code_register(struct vm *vm, struct object *code)
{
    if (code->flags & OBJECT_KIND_FLAG_3) {
        return true;
    }
    if (vm->code_count == vm->code_capacity) {
        size_t kept = 0;
        for (size_t i = 0; i < vm->code_count; i++) {
            if (vm->codes[i]) {
                vm->codes[kept++] = vm->codes[i];
            }
        }
        vm->code_count = kept;
        if (kept * 4 >= vm->code_capacity * 3) {
            size_t capacity = vm->code_capacity ? vm->code_capacity * 2 : 128;
            value *grown = mem_resize(vm, vm->codes, vm->code_capacity * sizeof *grown,
                                      capacity * sizeof *grown);
            if (!grown) {
                return false;
            }
            vm->codes = grown;
            vm->code_capacity = capacity;
        }
    }
    vm->codes[vm->code_count++] = from_object(code);
    code->flags |= OBJECT_KIND_FLAG_3;
    return true;
}

static void forget_stale(struct vm *vm)
{
    if (vm->polymorphic) {
        memset(vm->polymorphic, 0, POLYMORPHIC_SIZE * sizeof(struct cache));
    }
    for (size_t i = 0; i < vm->code_count; i++) {
        if (!vm->codes[i]) {
            continue;
        }
        struct code *code = as_code(vm->codes[i]);
        for (uint32_t j = 0; j < code->cache_count; j++) {
            struct cache *cache = &code->caches[j];
            uint32_t id = cache->shape;
            if (id < vm->shape_count && vm->shapes[id] && vm->shapes[id]->stale) {
                cache->kind = 0;
                cache->shape = 0;
            }
        }
    }
}

static bool type_invalidate_one(struct vm *vm, struct type *type)
{
    type->version = ++vm->next_type_version;
    if (!type->roots && type->index < TYPE_COUNT && type->instance_shape) {
        /* objects carry the reserved id although its struct was never made: no cache has it */
        return false;
    }
    bool used = false, cached = false;
    for (struct shape *root = type->roots; root;) {
        struct shape *next = root->next_root;
        cached |= mark_stale(root);
        root->next_stale = type->stale_roots;
        type->stale_roots = root;
        root = next;
        used = true;
    }
    type->roots = NULL;
    if (used) {
        value error = vm->error;
        type->instance_shape = 0;
        shape_root(vm, type); /* gc_new copies the id without looking; 0 is harmless */
        vm->error = error;
    }
    return cached;
}

/* Subclass trees are as deep as scripts make them, so the walk keeps its own stack on the list of
 * subclasses: recursion is bounded by the depth of single inheritance, which C3 bounds to the mro. */
static bool invalidate_tree(struct vm *vm, struct type *type, int depth)
{
    bool cached = type_invalidate_one(vm, type);
    if (!is_object(type->subclasses)) {
        return cached;
    }
    if (depth > 400) {
        /* deeper: renew every class of the VM that could be below */
        for (uint32_t i = 0; i < vm->shape_count; i++) {
            struct shape *s = vm->shapes[i];
            if (s && !s->parent && !s->stale && s->type != type && is_subtype(s->type, type)) {
                cached |= type_invalidate_one(vm, s->type);
            }
        }
        return cached;
    }
    struct list *list = as_list(type->subclasses);
    for (size_t i = 0; i < list->length; i++) {
        value referent = as_weakref(list->items[i])->referent;
        if (is_object(referent)) {
            cached |= invalidate_tree(vm, as_type(referent), depth + 1);
        }
    }
    return cached;
}

void type_invalidate(struct vm *vm, struct type *type)
{
    if (invalidate_tree(vm, type, 0)) {
        forget_stale(vm);
    }
}

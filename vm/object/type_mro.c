/* type_mro.c - inheritance: the C3 linearisation, look-up along it through the VM's method cache,
 * which special methods scripts override, subclasses, and changes of a class's own dictionary. */
#include "type.h"

/* -- C3 ----------------------------------------------------------------------------------------------- */

static value inconsistent_mro(struct vm *vm, struct type *const *heads, size_t count)
{
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, "Cannot create a consistent method resolution order (MRO) for bases ");
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++) {
            seen |= heads[j] == heads[i];
        }
        if (heads[i] && !seen) {
            builder_add_cstr(&b, first ? "" : ", ");
            builder_add_cstr(&b, type_cname(heads[i]));
            first = false;
        }
    }
    value text = builder_finish(&b);
    return text ? raise_type_error(vm, "%U", text) : VALUE_ERROR;
}

/* The linearisation of a class with these bases, the class first. NULL with TypeError. */
struct tuple *mro_compute(struct vm *vm, struct type *type, struct tuple *bases)
{
    size_t n = bases->length;
    if (n == 0) {
        value self = from_object(type);
        return tuple_from(vm, &self, 1);
    }
    size_t total = 1;
    for (size_t i = 0; i < n; i++) {
        struct type *base = as_type(bases->items[i]);
        if (!type_ready(vm, base)) {
            return NULL;
        }
        total += base->mro->length;
        for (size_t j = 0; j < i; j++) {
            if (bases->items[j] == bases->items[i]) {
                raise_type_error(vm, "duplicate base class %s", type_cname(base));
                return NULL;
            }
        }
    }
    if (n == 1) {
        struct tuple *base_mro = as_type(bases->items[0])->mro;
        struct tuple *mro = tuple_new(vm, base_mro->length + 1);
        if (mro) {
            mro->items[0] = from_object(type);
            memcpy(mro->items + 1, base_mro->items, base_mro->length * sizeof(value));
        }
        return mro;
    }
    size_t scratch_size = total * sizeof(value) + (n + 1) * (sizeof(size_t) + sizeof(value));
    char *scratch = mem_alloc(vm, scratch_size);
    if (!scratch) {
        return NULL;
    }
    value *out = (value *)scratch;
    struct type **heads = (struct type **)(out + total);
    size_t *position = (size_t *)(heads + n + 1);
    memset(position, 0, (n + 1) * sizeof *position);
    size_t length = 0;
    out[length++] = from_object(type);
    struct tuple *result = NULL;
    for (;;) {
        bool empty = true;
        value next = VALUE_NULL;
        for (size_t i = 0; i <= n && !next; i++) {
            struct tuple *list = i < n ? as_type(bases->items[i])->mro : bases;
            if (position[i] >= list->length) {
                continue;
            }
            empty = false;
            value candidate = list->items[position[i]];
            bool in_tail = false;
            for (size_t j = 0; j <= n && !in_tail; j++) {
                struct tuple *other = j < n ? as_type(bases->items[j])->mro : bases;
                for (size_t k = position[j] + 1; k < other->length; k++) {
                    in_tail |= other->items[k] == candidate;
                }
            }
            if (!in_tail) {
                next = candidate;
            }
        }
        if (empty) {
            result = tuple_from(vm, out, length);
            break;
        }
        if (!next) {
            for (size_t i = 0; i <= n; i++) {
                struct tuple *list = i < n ? as_type(bases->items[i])->mro : bases;
                heads[i] = position[i] < list->length ? as_type(list->items[position[i]]) : NULL;
            }
            inconsistent_mro(vm, heads, n + 1);
            break;
        }
        out[length++] = next;
        for (size_t i = 0; i <= n; i++) {
            struct tuple *list = i < n ? as_type(bases->items[i])->mro : bases;
            if (position[i] < list->length && list->items[position[i]] == next) {
                position[i]++;
            }
        }
    }
    mem_free(vm, scratch, scratch_size);
    return result;
}

bool is_subtype(const struct type *type, const struct type *base)
{
    if (type == base || base->index == TYPE_OBJECT) {
        return true;
    }
    if (type->mro) {
        for (size_t i = 0; i < type->mro->length; i++) {
            if (as_object(type->mro->items[i]) == &base->header) {
                return true;
            }
        }
        return false;
    }
    /* A built-in class nobody has looked into yet: single inheritance, with one exception. */
    if (type->index == TYPE_EXCEPTION_GROUP && base->index == TYPE_EXCEPTION) {
        return true;
    }
    for (; type; type = type->base) {
        if (type == base) {
            return true;
        }
    }
    return false;
}

bool is_instance_of(struct vm *vm, value v, enum type_index index)
{
    return is_subtype(type_of(vm, v), &vm->types[index]);
}

/* -- look-up ------------------------------------------------------------------------------------------ */

bool is_plain_value(struct vm *vm, value v)
{
    if (!is_object(v)) {
        return true;
    }
    struct type *type = as_object(v)->type;
    return !type->def->descr_get && !type->def->descr_set && !has_script_special(type, NAME_GET) &&
           !has_script_special(type, NAME_SET) && !has_script_special(type, NAME_DELETE);
}

static value lookup_in_mro(struct vm *vm, struct type *type, value name)
{
    struct tuple *mro = type->mro;
    for (size_t i = 0; i < mro->length; i++) {
        struct type *class = as_type(mro->items[i]);
        if (!class->dict && !type_ready(vm, class)) {
            return VALUE_NULL;
        }
        value found = dict_get_name(vm, class->dict, name);
        if (found) {
            return found;
        }
    }
    return VALUE_NULL;
}

value type_lookup(struct vm *vm, struct type *type, value name)
{
    uint32_t hash = (uint32_t)(value_bits(name) >> 4) ^ (uint32_t)((uintptr_t)type >> 5) * 31u;
    struct method_cache_entry *entry = &vm->method_cache[hash % METHOD_CACHE_SIZE];
    if (entry->type == type && entry->version == type->version && entry->name == name) {
        return entry->found;
    }
    if (!(type->flags & TYPE_FLAG_MATERIALISED)) {
        value error = vm->error;
        if (!type_materialise(vm, type)) {
            vm->error = error;
            memory_error_later(vm);
            return VALUE_NULL;
        }
    }
    value error = vm->error;
    value found = lookup_in_mro(vm, type, name);
    if (vm->error != error) { /* no memory to fill a class: not to be remembered */
        vm->error = error;
        memory_error_later(vm);
        return VALUE_NULL;
    }
    /* Plain values may be replaced without a new version, so they are not cached. */
    if (!found || !is_plain_value(vm, found)) {
        entry->type = type;
        entry->version = type->version;
        entry->name = name;
        entry->found = found;
    }
    return found;
}

/* -- specials --------------------------------------------------------------------------------------------- */

static int special_index(struct vm *vm, value name)
{
    if (!is_str(name)) {
        return -1;
    }
    const struct str *s = as_str(name);
    if (s->size < 6 || s->data[0] != '_' || s->data[1] != '_') {
        return -1;
    }
    for (int i = 0; i < (int)SPECIAL_COUNT; i++) {
        if (vm->names[i] == name) {
            return i;
        }
    }
    return -1;
}

/* Classes whose special methods the definition's slots do not stand for: those of scripts, and
 * native ones beside the definition's own line (class C(ValueError, KeyError)). */
static bool is_override(const struct type *class, const struct type *native)
{
    return (class->flags & TYPE_FLAG_SCRIPT) || !is_subtype(native, class);
}

static void compute_specials(struct vm *vm, struct type *type)
{
    uint64_t found[2] = {0, 0};
    uint64_t hidden[2] = {0, 0}; /* names that the definition's line has earlier in the mro */
    struct tuple *mro = type->mro;
    const struct type *native = native_class(type);
    size_t left = 0;
    for (size_t i = 0; i < mro->length; i++) {
        left += is_override(as_type(mro->items[i]), native);
    }
    for (size_t i = 0; i < mro->length && left; i++) {
        struct type *class = as_type(mro->items[i]);
        bool override = is_override(class, native);
        left -= override;
        if (!class->dict && !type_ready(vm, class)) {
            error_clear(vm);
            continue;
        }
        size_t position = 0;
        value key, v;
        while (dict_next(class->dict, &position, &key, &v)) {
            int index = special_index(vm, key);
            if (index < 0) {
                continue;
            }
            uint64_t bit = UINT64_C(1) << (index & 63);
            if (!override) {
                hidden[index >> 6] |= bit;
            } else if (!(hidden[index >> 6] & bit)) {
                found[index >> 6] |= bit;
            }
        }
    }
    type->specials[0] = found[0];
    type->specials[1] = found[1];
}

static void compute_flags(struct type *type)
{
    static const struct {
        uint8_t name;
        uint32_t flag;
    } rows[] = {
        {NAME_GETATTRIBUTE, TYPE_FLAG_CUSTOM_GETATTRIBUTE},
        {NAME_GETATTR, TYPE_FLAG_CUSTOM_GETATTR},
        {NAME_SETATTR, TYPE_FLAG_CUSTOM_SETATTR},
        {NAME_DELATTR, TYPE_FLAG_CUSTOM_SETATTR},
        {NAME_DEL, TYPE_FLAG_HAS_DEL},
        {NAME_NEW, TYPE_FLAG_CUSTOM_NEW},
        {NAME_INIT, TYPE_FLAG_CUSTOM_INIT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        type->flags &= ~rows[i].flag;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (has_script_special(type, (enum name_index)rows[i].name)) {
            type->flags |= rows[i].flag;
        }
    }
}

static void update_specials_below(struct vm *vm, struct type *type, unsigned depth)
{
    if (type->flags & TYPE_FLAG_SCRIPT) {
        compute_specials(vm, type);
        compute_flags(type);
    }
    if (!is_object(type->subclasses) || depth > 1000) {
        return;
    }
    struct list *list = as_list(type->subclasses);
    for (size_t i = 0; i < list->length; i++) {
        value referent = as_weakref(list->items[i])->referent;
        if (is_object(referent)) {
            update_specials_below(vm, as_type(referent), depth + 1);
        }
    }
}

void type_update_specials(struct vm *vm, struct type *type)
{
    update_specials_below(vm, type, 0);
}

/* -- subclasses ------------------------------------------------------------------------------------------------ */

bool type_add_subclass(struct vm *vm, struct type *base, struct type *type)
{
    if (!is_object(base->subclasses)) {
        struct list *list = list_new(vm, 1);
        if (!list) {
            return false;
        }
        base->subclasses = from_object(list);
        gc_barrier(vm, base);
    }
    struct list *list = as_list(base->subclasses);
    value weak = weakref_new(vm, from_object(type), VALUE_NULL);
    if (!weak) {
        return false;
    }
    for (size_t i = 0; i < list->length; i++) {
        if (!is_object(as_weakref(list->items[i])->referent)) {
            /* forget one that died; the order of those alive stays */
            memmove(list->items + i, list->items + i + 1,
                    (list->length - i - 1) * sizeof *list->items);
            list->items[list->length - 1] = weak;
            gc_barrier(vm, list);
            return true;
        }
    }
    return list_append(vm, list, weak);
}

void type_remove_subclass(struct vm *vm, struct type *base, struct type *type)
{
    if (!is_object(base->subclasses)) {
        return;
    }
    struct list *list = as_list(base->subclasses);
    for (size_t i = 0; i < list->length; i++) {
        if (as_weakref(list->items[i])->referent == from_object(type)) {
            memmove(list->items + i, list->items + i + 1,
                    (list->length - i - 1) * sizeof *list->items);
            list->length--;
            gc_barrier(vm, list);
            return;
        }
    }
}

struct list *type_subclasses(struct vm *vm, struct type *type)
{
    struct list *result = list_new(vm, 0);
    if (result && type->index < TYPE_COUNT) {
        for (unsigned i = 1; i < TYPE_COUNT; i++) {
            bool direct = vm->types[i].base == type ||
                          (i == TYPE_EXCEPTION_GROUP && type->index == TYPE_EXCEPTION);
            if (direct && !list_append(vm, result, type_value(vm, (enum type_index)i))) {
                return NULL;
            }
        }
    }
    if (result && is_object(type->subclasses)) {
        struct list *list = as_list(type->subclasses);
        for (size_t i = 0; i < list->length; i++) {
            value referent = as_weakref(list->items[i])->referent;
            if (is_object(referent) && !list_append(vm, result, referent)) {
                return NULL;
            }
        }
    }
    return result;
}

/* -- changes ------------------------------------------------------------------------------------------------------ */

int type_set_own(struct vm *vm, struct type *type, value name, value v)
{
    value old = dict_get_name(vm, type->dict, name);
    if (!v) {
        if (!old) {
            return 0;
        }
        if (dict_remove(vm, type->dict, name, &old) < 0) {
            return -1;
        }
    } else {
        /* A class with this cached as absent, or as a descriptor, must look again. */
        if (!dict_set_name(vm, type->dict, name, v)) {
            return -1;
        }
    }
    const struct str *s = as_str(name);
    bool dunder = s->size > 4 && s->data[0] == '_' && s->data[1] == '_';
    if (v && old && !dunder && is_plain_value(vm, old) && is_plain_value(vm, v)) {
        return 1;
    }
    type_invalidate(vm, type);
    if (dunder && special_index(vm, name) >= 0) {
        type_update_specials(vm, type);
    }
    return 1;
}

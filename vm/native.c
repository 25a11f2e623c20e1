/* native.c - what native modules stand on: their private state in a VM, the classes of their types,
 * and the making of a module object from its definition. All three are found by the address of a
 * constant table, in one small hash table that hangs off the VM. */
#include "native.h"
#include "lifecycle.h"
#include "object/type.h"

struct kept {
    const void *key; /* NULL: free */
    value v;         /* a class or another value; VALUE_NULL for module state */
    void *state;
    const struct module_def *module; /* whose state it is */
};

struct module_state {
    size_t count, capacity; /* a power of two */
    struct kept *rows;
};

static size_t slot_of(const struct module_state *table, const void *key)
{
    size_t mask = table->capacity - 1;
    size_t i = (size_t)(((uintptr_t)key >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 20) & mask;
    while (table->rows[i].key && table->rows[i].key != key) {
        i = (i + 1) & mask;
    }
    return i;
}

static struct kept *find(struct vm *vm, const void *key)
{
    struct module_state *table = vm->module_states;
    if (!table || !table->count) {
        return NULL;
    }
    struct kept *row = &table->rows[slot_of(table, key)];
    return row->key ? row : NULL;
}

static struct kept *find_or_add(struct vm *vm, const void *key)
{
    struct kept *row = find(vm, key);
    if (row) {
        return row;
    }
    struct module_state *table = vm->module_states;
    if (!table) {
        table = mem_alloc_zeroed(vm, sizeof *table);
        if (!table) {
            return NULL;
        }
        vm->module_states = table;
    }
    if ((table->count + 1) * 4 > table->capacity * 3) {
        struct module_state grown = {0, table->capacity ? table->capacity * 2 : 64, NULL};
        grown.rows = mem_alloc_zeroed(vm, grown.capacity * sizeof *grown.rows);
        if (!grown.rows) {
            return NULL;
        }
        for (size_t i = 0; i < table->capacity; i++) {
            if (table->rows[i].key) {
                grown.rows[slot_of(&grown, table->rows[i].key)] = table->rows[i];
                grown.count++;
            }
        }
        if (table->rows) {
            mem_free(vm, table->rows, table->capacity * sizeof *table->rows);
        }
        *table = grown;
    }
    row = &table->rows[slot_of(table, key)];
    row->key = key;
    table->count++;
    return row;
}

void native_trace(struct vm *vm, struct gc_tracer *tracer)
{
    struct module_state *table = vm->module_states;
    for (size_t i = 0; table && i < table->capacity; i++) {
        struct kept *row = &table->rows[i];
        gc_trace(tracer, row->v);
        if (row->state && row->module->trace_state) {
            row->module->trace_state(tracer, row->state);
        }
    }
}

void native_destroy(struct vm *vm)
{
    struct module_state *table = vm->module_states;
    if (!table) {
        return;
    }
    for (size_t i = 0; i < table->capacity; i++) {
        struct kept *row = &table->rows[i];
        if (row->state) {
            if (row->module->free_state) {
                row->module->free_state(vm, row->state);
            }
            mem_free(vm, row->state, row->module->state_size);
            row->state = NULL;
        }
    }
    if (table->rows) {
        mem_free(vm, table->rows, table->capacity * sizeof *table->rows);
    }
    mem_free(vm, table, sizeof *table);
    vm->module_states = NULL;
}

void *module_state(struct vm *vm, const struct module_def *def)
{
    struct kept *row = find_or_add(vm, def);
    if (!row) {
        return NULL;
    }
    if (!row->state && def->state_size) {
        row->module = def;
        row->state = mem_alloc_zeroed(vm, def->state_size);
    }
    return row->state;
}

value vm_kept(struct vm *vm, const void *key)
{
    struct kept *row = find(vm, key);
    return row ? row->v : VALUE_NULL;
}

bool vm_keep(struct vm *vm, const void *key, value v)
{
    struct kept *row = find_or_add(vm, key);
    if (row) {
        row->v = v;
    }
    return row != NULL;
}

/* -- classes ---------------------------------------------------------------------------------------- */

/* The row of the module table that declares this type: it names the base. */
static const struct module_type *declaration(const struct type_def *def)
{
    for (const struct native_module *m = native_modules; m->name; m++) {
        for (const struct module_type *t = m->def->types; t && t->def; t++) {
            if (t->def == def) {
                return t;
            }
        }
    }
    return NULL;
}

static struct type *make_type(struct vm *vm, const struct type_def *def,
                              const struct type_def *base_def)
{
    struct type *base = builtin_type(vm, TYPE_OBJECT);
    if (base_def) {
        base = native_type(vm, base_def);
        if (!base) {
            return NULL;
        }
    }
    struct type *type = type_from_def(vm, def, base);
    return type && vm_keep(vm, def, from_object(type)) ? type : NULL;
}

struct type *native_type(struct vm *vm, const struct type_def *def)
{
    struct kept *row = find(vm, def);
    if (row && row->v) {
        return as_type(row->v);
    }
    for (unsigned i = 0; i < TYPE_COUNT; i++) { /* the base of a module's type may be built in */
        if (vm->types[i].def == def) {
            return &vm->types[i];
        }
    }
    const struct module_type *declared = declaration(def);
    return make_type(vm, def, declared ? declared->base : NULL);
}

/* -- modules ---------------------------------------------------------------------------------------- */

bool module_add(struct vm *vm, struct module *module, const char *name, value v)
{
    if (!v) {
        return false;
    }
    value key = str_intern_cstr(vm, name);
    return key && dict_set_name(vm, module->dict, key, v);
}

bool module_fill(struct vm *vm, struct module *module, const struct module_def *def)
{
    for (const struct native_def *f = def->functions; f && f->name; f++) {
        if (!module_add(vm, module, f->name, native_function_new(vm, f, module->name))) {
            return false;
        }
    }
    for (const struct module_constant *c = def->constants; c && c->name; c++) {
        if (!module_add(vm, module, c->name, int_from_int64(vm, c->number))) {
            return false;
        }
    }
    for (const struct module_type *t = def->types; t && t->def; t++) {
        struct kept *row = find(vm, t->def);
        struct type *type = row && row->v ? as_type(row->v) : make_type(vm, t->def, t->base);
        if (!type || !module_add(vm, module, t->def->name, from_object(type))) {
            return false;
        }
    }
    return true;
}

value native_module_new(struct vm *vm, const struct module_def *def)
{
    value name = str_intern_cstr(vm, def->name);
    struct module *module = name ? module_new(vm, name) : NULL;
    if (!module) {
        return VALUE_ERROR;
    }
    module->def = def;
    size_t mark = gc_root_mark(vm);
    bool good =
        gc_push_root(vm, from_object(module)) &&
        module_add(vm, module, "__doc__", def->doc ? str_from_cstr(vm, def->doc) : VALUE_NONE) &&
        module_fill(vm, module, def) && (!def->init || def->init(vm, module));
    gc_pop_roots(vm, mark);
    return good ? from_object(module) : VALUE_ERROR;
}

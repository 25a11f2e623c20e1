/* cell.c - cells: captured variables. */
#include "type.h"

struct cell *cell_new(struct vm *vm, value content)
{
    struct cell *cell = gc_new(vm, builtin_type(vm, TYPE_CELL), sizeof *cell);
    if (cell) {
        cell->content = content;
    }
    return cell;
}

static value cell_make(struct vm *vm, value *args)
{
    return from_object(cell_new(vm, args[1]));
}

static void cell_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct cell *)self)->content);
}

static value cell_repr(struct vm *vm, value self)
{
    value content = as_cell(self)->content;
    unsigned long at = (unsigned long)value_bits(self);
    if (!content) {
        return format_str(vm, "<cell at 0x%lx: empty>", at);
    }
    return format_str(vm, "<cell at 0x%lx: %T object at 0x%lx>", at, content,
                      (unsigned long)value_bits(content));
}

static value cell_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if (!is_exact(other, TYPE_CELL)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    value a = as_cell(self)->content, b = as_cell(other)->content;
    if (a && b) {
        return compare(vm, op, a, b);
    }
    int x = a != VALUE_NULL, y = b != VALUE_NULL;
    switch (op) {
    case CMP_LT: return make_bool(x < y);
    case CMP_LE: return make_bool(x <= y);
    case CMP_EQ: return make_bool(x == y);
    case CMP_NE: return make_bool(x != y);
    case CMP_GT: return make_bool(x > y);
    default: return make_bool(x >= y);
    }
}

static value get_contents(struct vm *vm, value self)
{
    value content = as_cell(self)->content;
    return content ? content : raise_value_error(vm, "Cell is empty");
}

static bool set_contents(struct vm *vm, value self, value v)
{
    as_cell(self)->content = v;
    gc_barrier(vm, as_cell(self));
    return true;
}

static const struct getset_row cell_getset[] = {
    {"cell_contents", get_contents, set_contents, NULL},
    {0},
};

const struct type_def cell_def = {
    .name = "cell",
    .size = sizeof(struct cell),
    .flags = TYPE_TRACED | TYPE_UNHASHABLE,
    .doc = "Create a new cell object.",
    .new_signature = "(contents=None, /)",
    .new = cell_make,
    .getset = cell_getset,
    .trace = cell_trace,
    .repr = cell_repr,
    .compare = cell_compare,
};

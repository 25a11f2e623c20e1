/* codegen_name.c - names: locals, cells, globals and namespaces; closures. */
#include "codegen.h"

static struct symbol *find(struct unit *u, struct name *name)
{
    struct symbol *symbol = scope_find(u->scope, mangled(u, name));
    if (!symbol) {
        codegen_fail(u->c);
    }
    return symbol;
}

/* The variable behind a symbol, NULL for globals. */
static struct symbol *variable_of(struct symbol *symbol)
{
    switch (symbol->kind) {
    case NAME_LOCAL: return symbol;
    case NAME_ENCLOSING: return symbol->definition;
    default: return NULL;
    }
}

/* True for names that this unit keeps in registers: not those of a namespace. */
static bool is_register_name(struct unit *u, struct symbol *symbol)
{
    struct symbol *variable = variable_of(symbol);
    if (!variable) {
        return false;
    }
    return variable->scope->host != u->host || variable->has_register ||
           scope_is_function_like(variable->scope);
}

struct symbol *local_symbol(struct unit *u, struct name *name)
{
    struct symbol *symbol = scope_find(u->scope, mangled(u, name));
    struct symbol *variable = symbol ? variable_of(symbol) : NULL;
    if (variable && variable->scope->host == u->host && variable->has_register &&
        !variable->is_cell) {
        return variable;
    }
    return NULL;
}

void set_assigned(struct unit *u, const struct symbol *symbol, bool assigned)
{
    uint64_t bit = UINT64_C(1) << symbol->bit % 64;
    if (assigned) {
        u->assigned[symbol->bit / 64] |= bit;
    } else if (!is_unreachable(u)) {
        u->assigned[symbol->bit / 64] &= ~bit;
    }
}

void check_local(struct unit *u, struct symbol *symbol)
{
    if (!(u->assigned[symbol->bit / 64] >> symbol->bit % 64 & 1)) {
        emit_extra(u, OP_CHECK_LOCAL_, symbol->reg, 0, 0,
                   constant(u, name_value(u->c, symbol->name)));
        set_assigned(u, symbol, true);
    }
}

uint32_t cell_register(struct unit *u, struct symbol *definition)
{
    if (definition->scope->host == u->host) {
        return definition->reg;
    }
    for (uint32_t i = 0; i < u->host->free_count; i++) {
        if (u->host->free[i] == definition) {
            return u->free_base + i;
        }
    }
    codegen_fail(u->c);
    return 0;
}

static bool reads_class_namespace(struct unit *u)
{
    return u->scope->sees_class || (u->scope->kind == SCOPE_COMPREHENSION && u->host->sees_class);
}

/* A name in an annotation scope right inside a class: the class's namespace comes first. */
static void load_from_class(struct unit *u, value name, uint32_t dst)
{
    struct symbol *symbol = scope_find(u->host, u->c->scopes->classdict_name);
    if (!symbol || symbol->kind != NAME_ENCLOSING) {
        emit_extra(u, OP_LOAD_GLOBAL_, dst, 0, 0, shared_cache(u, name));
        return;
    }
    uint32_t saved = u->top;
    uint32_t mapping = temp(u);
    emit_extra(u, OP_LOAD_CELL_, mapping, cell_register(u, symbol->definition), 0,
               constant(u, name_value(u->c, symbol->name)));
    emit_extra(u, OP_LOAD_NAME_OR_GLOBAL_, dst, mapping, 0, new_cache(u, name));
    u->top = saved;
}

void name_load(struct unit *u, struct name *name, uint32_t dst)
{
    struct symbol *symbol = find(u, name);
    if (!symbol) {
        return;
    }
    need(u, dst + 1);
    value text = name_value(u->c, symbol->name);
    if (is_register_name(u, symbol)) {
        struct symbol *variable = variable_of(symbol);
        if (variable->scope->host == u->host && !variable->is_cell) {
            check_local(u, variable);
            emit_move(u, dst, variable->reg);
            return;
        }
        uint32_t cell = cell_register(u, variable);
        if (u->scope->kind == SCOPE_CLASS && variable->scope->host != u->host &&
            symbol->kind == NAME_ENCLOSING && !(symbol->flags & SYMBOL_NONLOCAL)) {
            emit_extra(u, OP_LOAD_NAME_OR_CELL_, dst, cell, 0, new_cache(u, text));
            return;
        }
        emit_extra(u, OP_LOAD_CELL_, dst, cell, 0, constant(u, text));
        return;
    }
    if (reads_class_namespace(u) && symbol->kind == NAME_GLOBAL_IMPLICIT) {
        load_from_class(u, text, dst);
        return;
    }
    /* A comprehension in a class does not see the class's names. */
    bool from_namespace = u->uses_namespace && symbol->kind != NAME_GLOBAL_EXPLICIT &&
                          (u->scope == u->host || u->host->kind == SCOPE_MODULE);
    emit_extra(u, from_namespace ? OP_LOAD_NAME_ : OP_LOAD_GLOBAL_, dst, 0, 0,
               shared_cache(u, text));
}

void name_store(struct unit *u, struct name *name, uint32_t src)
{
    struct symbol *symbol = find(u, name);
    if (!symbol) {
        return;
    }
    if (is_register_name(u, symbol)) {
        struct symbol *variable = variable_of(symbol);
        if (variable->scope->host == u->host && !variable->is_cell) {
            emit_move(u, variable->reg, src);
            set_assigned(u, variable, true);
        } else {
            emit(u, OP_STORE_CELL_, cell_register(u, variable), src, 0);
        }
        return;
    }
    bool to_namespace = u->uses_namespace && symbol->kind != NAME_GLOBAL_EXPLICIT;
    emit_extra(u, to_namespace ? OP_STORE_NAME_ : OP_STORE_GLOBAL_, src, 0, 0,
               shared_cache(u, name_value(u->c, symbol->name)));
}

void name_delete(struct unit *u, struct name *name)
{
    struct symbol *symbol = find(u, name);
    if (!symbol) {
        return;
    }
    value text = name_value(u->c, symbol->name);
    if (is_register_name(u, symbol)) {
        struct symbol *variable = variable_of(symbol);
        if (variable->scope->host == u->host && !variable->is_cell) {
            check_local(u, variable);
            load_unbound(u, variable->reg);
            set_assigned(u, variable, false);
        } else {
            emit_extra(u, OP_DELETE_CELL_, cell_register(u, variable), 0, 0, constant(u, text));
        }
        return;
    }
    bool from_namespace = u->uses_namespace && symbol->kind != NAME_GLOBAL_EXPLICIT;
    emit_extra(u, from_namespace ? OP_DELETE_NAME_ : OP_DELETE_GLOBAL_, 0, 0, 0,
               shared_cache(u, text));
}

void make_cells(struct unit *u)
{
    for (uint32_t i = 0; i < u->cell_count; i++) {
        emit(u, OP_MAKE_CELL_, u->cell_registers[i], 0, 0);
    }
}

void load_closure(struct unit *u, struct scope *inner, uint32_t dst)
{
    uint32_t count = inner->free_count;
    if (!count) {
        load_unbound(u, dst);
        return;
    }
    uint32_t first = cell_register(u, inner->free[0]);
    bool consecutive = true;
    for (uint32_t i = 1; i < count; i++) {
        consecutive &= cell_register(u, inner->free[i]) == first + i;
    }
    uint32_t saved = u->top;
    if (!consecutive) {
        first = temps(u, count);
        for (uint32_t i = 0; i < count; i++) {
            emit(u, OP_LOAD_CLOSURE_CELL_, first + i, cell_register(u, inner->free[i]), 0);
        }
    }
    emit(u, OP_BUILD_TUPLE_, dst, first, count);
    u->top = saved;
}

/* codegen_class.c - class statements, generic classes, type parameters and type aliases. */
#include "codegen.h"

#include "../vm/object/sequence.h"

#include <string.h>

void note_static_attribute(struct unit *u, const struct expr *target)
{
    const struct expr *object = target->u.attribute.value;
    if (object->kind != EXPR_NAME || strcmp(object->u.name->text, "self") != 0) {
        return;
    }
    struct unit *cls = u;
    while (cls && cls->host->kind != SCOPE_CLASS) {
        cls = cls->outer;
    }
    if (!cls) {
        return;
    }
    struct name *name = target->u.attribute.name;
    for (uint32_t i = 0; i < cls->static_count; i++) {
        if (cls->static_names[i] == name) {
            return;
        }
    }
    void *grown = grow_array(u->c, cls->static_names, cls->static_count, &cls->static_capacity,
                             sizeof(*cls->static_names));
    if (grown) {
        cls->static_names = grown;
        cls->static_names[cls->static_count++] = name;
    }
}

static void store_namespace(struct unit *u, const char *name, uint32_t src)
{
    emit_extra(u, OP_STORE_NAME_, src, 0, 0, shared_cache(u, interned(u->c, name)));
}

static value static_attributes(struct unit *u)
{
    struct tuple *names = tuple_new(u->c->vm, u->static_count);
    if (!names) {
        codegen_fail(u->c);
        return VALUE_NULL;
    }
    for (uint32_t i = 0; i < u->static_count; i++) {
        names->items[i] = name_value(u->c, u->static_names[i]);
    }
    return from_object(names);
}

static value compile_class_body(struct unit *outer, struct stmt *s, struct scope *scope,
                                uint32_t first_line)
{
    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, first_line)) {
        return VALUE_ERROR;
    }
    unit_namespace_registers(u);
    make_cells(u);
    uint32_t r = temp(u);
    emit_extra(u, OP_LOAD_NAME_, r, 0, 0, shared_cache(u, interned(u->c, "__name__")));
    store_namespace(u, "__module__", r);
    load_value(u, r, u->qualname);
    store_namespace(u, "__qualname__", r);
    load_value(u, r, small_int(first_line));
    store_namespace(u, "__firstlineno__", r);
    if (s->u.cls.type_params.count) {
        name_load(u, u->c->scopes->type_params_name, r);
        store_namespace(u, "__type_params__", r);
    }
    if (scope->namespace_symbol) {
        emit(u, OP_LOAD_LOCALS_, r, 0, 0);
        emit(u, OP_STORE_CELL_, scope->namespace_symbol->reg, r, 0);
    }
    if (scope->has_annotations) {
        emit(u, OP_SETUP_ANNOTATIONS_, r, 0, 0);
    }
    u->docstring = body_docstring(u->c, &s->u.cls.body);
    if (u->docstring) {
        span_at(u, &s->u.cls.body.items[0]->span);
        load_value(u, r, u->docstring);
        store_namespace(u, "__doc__", r);
    }
    u->top = r;
    compile_body(u, &s->u.cls.body);
    u->top = r;
    temp(u);
    value attributes = static_attributes(u);
    if (!attributes) {
        return VALUE_ERROR;
    }
    u->span = (struct span){first_line, 0, first_line, 0};
    load_value(u, r, attributes);
    store_namespace(u, "__static_attributes__", r);
    if (scope->class_symbol) {
        emit(u, OP_LOAD_CLOSURE_CELL_, r, scope->class_symbol->reg, 0);
        store_namespace(u, "__classcell__", r);
        emit(u, OP_RETURN_, r, 0, 0);
    } else {
        emit(u, OP_RETURN_NONE_, 0, 0, 0);
    }
    value code = unit_finish(u);
    if (code) {
        as_code(code)->static_attributes = attributes;
    }
    return code;
}

/* R[dst] = __build_class__(body, name, *bases, **keywords) */
static void build_class(struct unit *u, struct stmt *s, struct expr_list *bases, uint32_t dst,
                        uint32_t first_line)
{
    struct scope *scope = scope_of(u->c->scopes, s);
    uint32_t saved = u->top;
    uint32_t base = temp(u);
    struct span span = s->span;
    span_at(u, &span);
    emit(u, OP_LOAD_BUILD_CLASS_, base, 0, 0);
    u->top = base + FRAME_WORDS;
    uint32_t function = temp(u);
    value code = compile_class_body(u, s, scope, first_line);
    if (!code) {
        return;
    }
    span_at(u, &span);
    make_simple_function(u, code, scope, function);
    load_value(u, temp(u), name_value(u->c, s->u.cls.name));
    call_with_arguments(u, base, 2, bases, &s->u.cls.keywords, dst, &span);
    u->top = saved;
}

static void compile_generic_class(struct unit *outer, struct stmt *s, uint32_t dst,
                                  uint32_t first_line)
{
    struct scope_table *t = outer->c->scopes;
    struct scope *scope = scope_of(t, &s->u.cls.type_params);
    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, first_line)) {
        return;
    }
    unit_registers(u, NULL);
    u->span = s->span;
    make_cells(u);
    uint32_t params = temp(u);
    compile_type_params(u, &s->u.cls.type_params, params);
    uint32_t generic = temp(u);
    span_at(u, &s->span);
    emit(u, OP_INTRINSIC_, generic, params, INTRINSIC_GENERIC_BASE);
    name_store(u, t->generic_base_name, generic);
    u->top = params;
    struct expr_list bases = {NULL, s->u.cls.bases.count + 1};
    bases.items = arena_alloc(u->c->arena, bases.count * sizeof(*bases.items));
    struct expr *last = arena_zalloc(u->c->arena, sizeof(*last));
    if (!bases.items || !last) {
        codegen_fail(u->c);
        return;
    }
    if (bases.count > 1) {
        memcpy(bases.items, s->u.cls.bases.items, (bases.count - 1) * sizeof(*bases.items));
    }
    last->kind = EXPR_NAME;
    last->span = s->span;
    last->u.name = t->generic_base_name;
    bases.items[bases.count - 1] = last;
    uint32_t r = temp(u);
    build_class(u, s, &bases, r, first_line);
    emit(u, OP_RETURN_, r, 0, 0);
    value code = unit_finish(u);
    if (!code) {
        return;
    }
    uint32_t saved = outer->top;
    uint32_t base = temp(outer);
    span_at(outer, &s->span);
    make_simple_function(outer, code, scope, base);
    need(outer, base + FRAME_WORDS + 1);
    emit(outer, OP_CALL_, base, 0, dst);
    outer->top = saved;
}

void compile_class(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    struct expr_list *decorators = &s->u.cls.decorators;
    uint32_t first_line = decorators->count ? decorators->items[0]->span.line : s->span.line;
    uint32_t reg = begin_decorators(u, decorators);
    if (s->u.cls.type_params.count) {
        compile_generic_class(u, s, reg, first_line);
    } else {
        build_class(u, s, &s->u.cls.bases, reg, first_line);
    }
    if (u->c->failed) {
        return;
    }
    finish_decorators(u, decorators, reg, saved);
    span_at(u, &s->span);
    name_store(u, s->u.cls.name, saved);
    u->top = saved;
}

/* -- type parameters ---------------------------------------------------------------------------------------- */

/* R[dst] = a function that evaluates an expression when asked. */
static void lazy_value(struct unit *outer, const void *key, struct expr *e, uint32_t dst)
{
    struct scope *scope = scope_of(outer->c->scopes, key);
    struct unit unit, *u = &unit;
    if (!unit_begin(u, outer->c, outer, scope, e->span.line)) {
        return;
    }
    unit_registers(u, NULL);
    make_cells(u);
    if (e->kind == EXPR_STARRED) {
        /* *Ts as the default of a TypeVarTuple: its one item */
        uint32_t r = expr_temp(u, e->u.value);
        span_at(u, &e->span);
        emit(u, OP_UNPACK_, r, r, 1);
        emit(u, OP_RETURN_, r, 0, 0);
    } else {
        compile_return(u, e, &e->span);
    }
    value code = unit_finish(u);
    if (code) {
        make_simple_function(outer, code, scope, dst);
    }
}

void compile_type_params(struct unit *u, struct type_param_list *params, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t first = temps(u, params->count ? params->count : 1);
    for (uint32_t i = 0; i < params->count && !u->c->failed; i++) {
        struct type_param *p = &params->items[i];
        uint32_t pair = temps(u, 2);
        span_at(u, &p->span);
        load_value(u, pair, name_value(u->c, p->name));
        unsigned which = INTRINSIC_TYPEVAR;
        if (p->kind == TYPE_VAR) {
            if (p->bound) {
                lazy_value(u, &p->bound, p->bound, pair + 1);
                if (p->bound->kind == EXPR_TUPLE ||
                    (p->bound->kind == EXPR_FOLDED && p->bound->in_parens)) {
                    which = INTRINSIC_TYPEVAR_CONSTRAINTS;
                }
            } else {
                load_value(u, pair + 1, VALUE_NONE);
            }
        } else {
            which = p->kind == PARAM_SPEC ? INTRINSIC_PARAMSPEC : INTRINSIC_TYPEVARTUPLE;
        }
        emit(u, OP_INTRINSIC_, pair, pair, which);
        if (p->default_value) {
            lazy_value(u, &p->default_value, p->default_value, pair + 1);
            emit(u, OP_INTRINSIC_, pair, pair, INTRINSIC_SET_TYPEPARAM_DEFAULT);
        }
        emit_move(u, first + i, pair);
        name_store(u, p->name, pair);
        u->top = pair;
    }
    emit(u, OP_BUILD_TUPLE_, dst, first, params->count);
    name_store(u, u->c->scopes->type_params_name, dst);
    u->top = saved;
}

/* R[dst] = the alias; in the unit that holds the type parameters. */
static void build_alias(struct unit *u, struct stmt *s, uint32_t params, bool generic, uint32_t dst)
{
    uint32_t saved = u->top;
    uint32_t parts = temps(u, 3);
    struct span span = s->span;
    span_at(u, &span);
    load_value(u, parts, name_value(u->c, s->u.type_alias.name->u.name));
    if (generic) {
        emit_move(u, parts + 1, params);
    } else {
        load_value(u, parts + 1, VALUE_NONE);
    }
    lazy_value(u, s, s->u.type_alias.value, parts + 2);
    span_at(u, &span);
    emit(u, OP_INTRINSIC_, dst, parts, INTRINSIC_TYPE_ALIAS);
    u->top = saved;
}

void compile_type_alias(struct unit *outer, struct stmt *s)
{
    struct type_param_list *params = &s->u.type_alias.type_params;
    uint32_t saved = outer->top;
    uint32_t r = temp(outer);
    if (params->count) {
        struct scope *scope = scope_of(outer->c->scopes, params);
        struct unit unit, *u = &unit;
        if (!unit_begin(u, outer->c, outer, scope, s->span.line)) {
            return;
        }
        unit_registers(u, NULL);
        u->span = s->span;
        make_cells(u);
        uint32_t tuple = temp(u);
        compile_type_params(u, params, tuple);
        uint32_t alias = temp(u);
        build_alias(u, s, tuple, true, alias);
        emit(u, OP_RETURN_, alias, 0, 0);
        value code = unit_finish(u);
        if (!code) {
            return;
        }
        span_at(outer, &s->span);
        make_simple_function(outer, code, scope, r);
        need(outer, r + FRAME_WORDS + 1);
        emit(outer, OP_CALL_, r, 0, r);
    } else {
        build_alias(outer, s, 0, false, r);
    }
    span_at(outer, &s->u.type_alias.name->span);
    name_store(outer, s->u.type_alias.name->u.name, r);
    outer->top = saved;
}

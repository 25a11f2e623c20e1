/* scopes_visit.c - the walk over the tree that fills scopes with symbols, and the checks that need
 * to know what surrounds a statement: return, yield, await, break, := and the like. */
#include "scopes_private.h"

#include <string.h>

static void visit_expr(struct scope_table *t, struct scope *s, struct expr *e);
static void visit_stmts(struct scope_table *t, struct scope *s, struct stmt_list *list);

static bool is_too_deep(const struct scope_table *t)
{
    char here;
    return t->depth >= SCOPES_MAX_DEPTH || (uintptr_t)&here < (uintptr_t)t->stack_limit;
}

static void visit_exprs(struct scope_table *t, struct scope *s, struct expr_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i]) {
            visit_expr(t, s, list->items[i]);
        }
    }
}

static void check_name(struct scope_table *t, struct name *name, const struct span *span,
                       const char *doing)
{
    if (!strcmp(name->text, "__debug__")) {
        scope_late_error(t, span, "cannot %s __debug__", doing);
    }
}

static void check_bindable(struct scope_table *t, struct name *name, const struct span *span)
{
    check_name(t, name, span, "assign to");
}

static void bind(struct scope_table *t, struct scope *s, struct name *name, const struct span *span)
{
    check_bindable(t, name, span);
    scope_add(t, s, name, SYMBOL_ASSIGNED);
}

/* -- await and yield ------------------------------------------------------------------------------- */

static void note_await(struct scope_table *t, struct scope *s, const struct span *span,
                       const char *what)
{
    switch (s->kind) {
    case SCOPE_FUNCTION:
        if (!s->is_async) {
            scope_late_error(t, span, "%s outside async function", what);
        }
        break;
    case SCOPE_COMPREHENSION: s->is_async_comprehension = true; break;
    case SCOPE_GENEXP: break;
    case SCOPE_MODULE:
        if (!t->top_level_await) {
            scope_late_error(t, span,
                             strcmp(what, "'await'") ? "%s outside async function"
                                                     : "%s outside function",
                             what);
        }
        break;
    case SCOPE_TYPE_PARAMS:
    case SCOPE_TYPE_VALUE:
        scope_error(t, span, "await expression cannot be used within %s", s->what);
        break;
    case SCOPE_CLASS:
        scope_late_error(
            t, span, strcmp(what, "'await'") ? "%s outside async function" : "%s outside function",
            what);
        break;
    default: scope_late_error(t, span, "%s outside async function", what); break;
    }
    s->has_await = true;
}

static const char *comprehension_word(const struct scope *s)
{
    if (s->kind == SCOPE_GENEXP) {
        return "generator expression";
    }
    switch (((const struct expr *)s->node)->kind) {
    case EXPR_SETCOMP: return "set comprehension";
    case EXPR_DICTCOMP: return "dict comprehension";
    default: return "list comprehension";
    }
}

static void note_yield(struct scope_table *t, struct scope *s, struct expr *e)
{
    const char *word = e->kind == EXPR_YIELD ? "'yield'" : "'yield from'";
    switch (s->kind) {
    case SCOPE_MODULE:
    case SCOPE_CLASS: scope_late_error(t, &e->span, "%s outside function", word); return;
    case SCOPE_COMPREHENSION:
    case SCOPE_GENEXP: scope_error(t, &e->span, "'yield' inside %s", comprehension_word(s)); return;
    case SCOPE_TYPE_PARAMS:
    case SCOPE_TYPE_VALUE:
        scope_error(t, &e->span, "yield expression cannot be used within %s", s->what);
        return;
    default: break;
    }
    if (e->kind == EXPR_YIELD_FROM && s->is_async) {
        scope_late_error(t, &e->span, "'yield from' inside async function");
    }
    s->has_yield = true;
}

/* -- comprehensions and := --------------------------------------------------------------------------- */

static void visit_named(struct scope_table *t, struct scope *s, struct expr *e)
{
    struct name *name = e->u.named.target->u.name;
    if (s->in_iterable) {
        scope_error(t, &e->span,
                    "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (s->kind == SCOPE_TYPE_PARAMS || s->kind == SCOPE_TYPE_VALUE) {
        scope_error(t, &e->span, "named expression cannot be used within %s", s->what);
        return;
    }
    visit_expr(t, s, e->u.named.value);
    check_bindable(t, name, &e->u.named.target->span);
    if (s->kind != SCOPE_COMPREHENSION && s->kind != SCOPE_GENEXP) {
        scope_add(t, s, name, SYMBOL_ASSIGNED | SYMBOL_WALRUS);
        return;
    }
    /* The variable belongs to the nearest scope that is no comprehension. */
    struct scope *p = s;
    for (; p->kind == SCOPE_COMPREHENSION || p->kind == SCOPE_GENEXP; p = p->parent) {
        struct symbol *found = scope_find(p, scope_mangle(t, p, name));
        if (found && found->flags & SYMBOL_ITERATION) {
            scope_error(t, &e->u.named.target->span,
                        "assignment expression cannot rebind comprehension iteration variable '%s'",
                        name->text);
            return;
        }
    }
    if (p->kind == SCOPE_CLASS) {
        scope_error(t, &e->u.named.target->span,
                    "assignment expression within a comprehension cannot be used in a class body");
        return;
    }
    if (p->kind == SCOPE_TYPE_PARAMS || p->kind == SCOPE_TYPE_VALUE) {
        scope_error(t, &e->u.named.target->span,
                    "assignment expression within a comprehension cannot be used within %s",
                    p->what);
        return;
    }
    struct symbol *target = scope_find(p, scope_mangle(t, p, name));
    bool global = p->kind == SCOPE_MODULE || (target && target->flags & SYMBOL_GLOBAL);
    for (struct scope *q = s; q != p; q = q->parent) {
        struct symbol *inner =
            scope_add(t, q, name,
                      (global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL) | SYMBOL_WALRUS_IN_COMPREHENSION);
        if (inner) {
            inner->span = e->u.named.target->span;
        }
    }
    scope_add(t, p, name, SYMBOL_WALRUS | (global ? SYMBOL_GLOBAL : SYMBOL_ASSIGNED));
}

/*
 * A comprehension that looks at locals() sees its variables among those of the function around it.
 * A module or class has no registers that locals() could find: there it becomes a function after
 * all. Scopes made since it was entered lie inside it.
 */
static void settle_locals(struct scope_table *t, struct scope *c, uint32_t first)
{
    struct scope *host = c->host;
    if (host != c && (host->kind == SCOPE_MODULE || host->kind == SCOPE_CLASS)) {
        scope_add(t, c, t->iterator_name, SYMBOL_PARAM);
        for (uint32_t i = first; i < t->scope_count; i++) {
            if (t->scopes[i]->host == host) {
                t->scopes[i]->host = c;
            }
        }
    } else if (c->parent) {
        c->host->uses_locals = c->parent->uses_locals = true;
    }
}

static void visit_comprehension(struct scope_table *t, struct scope *s, struct expr *e)
{
    bool generator = e->kind == EXPR_GENEXP;
    struct comprehension_list *clauses = &e->u.comp.clauses;
    bool outer_iterable = s->in_iterable;
    s->in_iterable = true;
    visit_expr(t, s, clauses->items[0].iter);
    s->in_iterable = outer_iterable;

    uint32_t first = t->scope_count;
    struct scope *c = scope_new(t, generator ? SCOPE_GENEXP : SCOPE_COMPREHENSION, s, e, NULL);
    if (!c) {
        return;
    }
    c->name = scope_intern(t, generator                  ? "<genexpr>"
                              : e->kind == EXPR_LISTCOMP ? "<listcomp>"
                              : e->kind == EXPR_SETCOMP  ? "<setcomp>"
                                                         : "<dictcomp>");
    if (c->host == c) {
        scope_add(t, c, t->iterator_name, SYMBOL_PARAM);
    }
    c->has_yield = generator;
    for (uint32_t i = 0; i < clauses->count; i++) {
        struct comprehension *clause = &clauses->items[i];
        if (i) {
            c->in_iterable = true;
            visit_expr(t, c, clause->iter);
            c->in_iterable = false;
        }
        c->in_target = true;
        visit_expr(t, c, clause->target);
        c->in_target = false;
        visit_exprs(t, c, &clause->ifs);
        if (clause->is_async) {
            c->is_async_comprehension = true;
            c->has_await = true;
        }
    }
    visit_expr(t, c, e->u.comp.element);
    if (e->u.comp.value) {
        visit_expr(t, c, e->u.comp.value);
    }
    if (c->uses_locals && !generator) {
        settle_locals(t, c, first);
    }
    if (!generator && c->is_async_comprehension) {
        bool allowed = (s->kind == SCOPE_FUNCTION && s->is_async) ||
                       s->kind == SCOPE_COMPREHENSION || s->kind == SCOPE_GENEXP ||
                       (s->kind == SCOPE_MODULE && t->top_level_await);
        if (!allowed) {
            scope_late_error(t, &e->span,
                             "asynchronous comprehension outside of an asynchronous function");
        }
        s->has_await = true;
        if (s->kind == SCOPE_COMPREHENSION) {
            s->is_async_comprehension = true;
        }
    }
}

/* -- expressions -------------------------------------------------------------------------------------- */

static void visit_annotation(struct scope_table *t, struct scope *s, struct expr *e)
{
    if (!e) {
        return;
    }
    if (!t->future_annotations) {
        visit_expr(t, s, e);
        return;
    }
    /* It is never evaluated: looked at for what may not stand in it, then forgotten. */
    uint32_t count = t->scope_count;
    struct scope *a = scope_new(t, SCOPE_TYPE_VALUE, s, e, s->name);
    if (a) {
        a->what = "an annotation";
        visit_expr(t, a, e);
    }
    t->scope_count = count;
}

static void add_params(struct scope_table *t, struct scope *f, struct param_list *params)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < params->count; i++) {
        struct param *p = &params->items[i];
        check_bindable(t, p->name, &p->span);
        struct symbol *old = scope_find(f, scope_mangle(t, f, p->name));
        if (old && old->flags & SYMBOL_PARAM) {
            struct span span = p->span;
            scope_error(t, &span, "duplicate argument '%s' in function definition", p->name->text);
            continue;
        }
        scope_add(t, f, p->name, SYMBOL_PARAM);
        params->items[kept++] = *p;
    }
    params->count = kept;
}

static void visit_defaults(struct scope_table *t, struct scope *s, struct param_list *params)
{
    for (int keyword_only = 0; keyword_only < 2; keyword_only++) {
        for (uint32_t i = 0; i < params->count; i++) {
            struct param *p = &params->items[i];
            if (p->default_value && (p->kind == PARAM_KW_ONLY) == keyword_only) {
                visit_expr(t, s, p->default_value);
            }
        }
    }
}

static void visit_lambda(struct scope_table *t, struct scope *s, struct expr *e)
{
    visit_defaults(t, s, &e->u.lambda.params);
    struct scope *f = scope_new(t, SCOPE_LAMBDA, s, e, scope_intern(t, "<lambda>"));
    if (f) {
        add_params(t, f, &e->u.lambda.params);
        visit_expr(t, f, e->u.lambda.body);
    }
}

static void visit_fstring(struct scope_table *t, struct scope *s, struct fstring_part_list *parts)
{
    for (uint32_t i = 0; i < parts->count; i++) {
        struct fstring_part *part = &parts->items[i];
        if (part->kind == FSTRING_FIELD) {
            visit_expr(t, s, part->value);
            if (part->spec) {
                visit_fstring(t, s, part->spec);
            }
        }
    }
}

static bool looks_at_locals(const struct name *name)
{
    static const char *const words[] = {"locals", "vars", "dir", "eval", "exec"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (!strcmp(name->text, words[i])) {
            return true;
        }
    }
    return false;
}

static void visit_name(struct scope_table *t, struct scope *s, struct expr *e)
{
    struct name *name = e->u.name;
    if (e->context == CTX_LOAD) {
        scope_add(t, s, name, SYMBOL_USED);
        if (name == t->super_name && s->kind != SCOPE_MODULE && s->kind != SCOPE_CLASS) {
            scope_add(t, s, t->class_name, SYMBOL_USED);
        }
        if (looks_at_locals(name)) {
            s->uses_locals = true;
        }
        return;
    }
    check_name(t, name, &e->span, e->context == CTX_DEL ? "delete" : "assign to");
    if (s->in_target) {
        struct symbol *old = scope_find(s, scope_mangle(t, s, name));
        if (old && old->flags & SYMBOL_WALRUS_IN_COMPREHENSION) {
            scope_error(t, &e->span,
                        "comprehension inner loop cannot rebind assignment expression target '%s'",
                        name->text);
            return;
        }
        scope_add(t, s, name, SYMBOL_ASSIGNED | SYMBOL_ITERATION);
        return;
    }
    scope_add(t, s, name, SYMBOL_ASSIGNED | (e->context == CTX_DEL ? SYMBOL_UNBOUND : 0));
}

static void visit_arguments(struct scope_table *t, struct scope *s, struct expr *e)
{
    visit_exprs(t, s, &e->u.call.args);
    for (uint32_t i = 0; i < e->u.call.keywords.count; i++) {
        struct keyword *k = &e->u.call.keywords.items[i];
        if (k->name) {
            check_bindable(t, k->name, &k->span);
        }
        visit_expr(t, s, k->value);
    }
}

/* One node of a chain, what is inside it on the left having been visited. */
static void visit_link(struct scope_table *t, struct scope *s, struct expr *e)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        if (e->context != CTX_LOAD) {
            check_name(t, e->u.attribute.name, &e->span,
                       e->context == CTX_DEL ? "delete" : "assign to");
        }
        break;
    case EXPR_SUBSCRIPT: visit_expr(t, s, e->u.subscript.index); break;
    case EXPR_CALL: visit_arguments(t, s, e); break;
    default: visit_expr(t, s, e->u.binop.right); break;
    }
}

/* A chain is walked in a loop, from its innermost node outwards. */
static void visit_chain(struct scope_table *t, struct scope *s, struct expr *e)
{
    struct expr *few[16], **links = few, *inner = e;
    size_t count = 0;
    for (; chain_inner(inner); inner = chain_inner(inner)) {
        count++;
    }
    if (count > sizeof few / sizeof *few &&
        !(links = arena_alloc(t->arena, count * sizeof *links))) {
        t->failed = true;
        return;
    }
    size_t i = count;
    for (struct expr *p = e; p != inner; p = chain_inner(p)) {
        links[--i] = p;
    }
    visit_expr(t, s, inner);
    for (i = 0; i < count && !t->failed; i++) {
        visit_link(t, s, links[i]);
    }
}

static void visit_expr(struct scope_table *t, struct scope *s, struct expr *e)
{
    if (t->failed) {
        return;
    }
    if (is_too_deep(t)) {
        scope_too_deep(t, &e->span);
        return;
    }
    t->depth++;
    switch (e->kind) {
    case EXPR_NAME: visit_name(t, s, e); break;
    case EXPR_FSTRING: visit_fstring(t, s, &e->u.fstring.parts); break;
    case EXPR_ATTRIBUTE:
    case EXPR_SUBSCRIPT:
    case EXPR_CALL:
    case EXPR_BINOP: visit_chain(t, s, e); break;
    case EXPR_SLICE:
        if (e->u.slice.lower) {
            visit_expr(t, s, e->u.slice.lower);
        }
        if (e->u.slice.upper) {
            visit_expr(t, s, e->u.slice.upper);
        }
        if (e->u.slice.step) {
            visit_expr(t, s, e->u.slice.step);
        }
        break;
    case EXPR_UNARY: visit_expr(t, s, e->u.unary.operand); break;
    case EXPR_BOOLOP: visit_exprs(t, s, &e->u.boolop.values); break;
    case EXPR_COMPARE:
        visit_expr(t, s, e->u.compare.left);
        visit_exprs(t, s, &e->u.compare.rights);
        break;
    case EXPR_CONDITIONAL:
        visit_expr(t, s, e->u.conditional.test);
        visit_expr(t, s, e->u.conditional.body);
        visit_expr(t, s, e->u.conditional.orelse);
        break;
    case EXPR_NAMED: visit_named(t, s, e); break;
    case EXPR_LAMBDA: visit_lambda(t, s, e); break;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET: visit_exprs(t, s, &e->u.items); break;
    case EXPR_DICT:
        for (uint32_t i = 0; i < e->u.dict.values.count; i++) {
            if (e->u.dict.keys.items[i]) {
                visit_expr(t, s, e->u.dict.keys.items[i]);
            }
            visit_expr(t, s, e->u.dict.values.items[i]);
        }
        break;
    case EXPR_LISTCOMP:
    case EXPR_SETCOMP:
    case EXPR_DICTCOMP:
    case EXPR_GENEXP: visit_comprehension(t, s, e); break;
    case EXPR_STARRED: visit_expr(t, s, e->u.value); break;
    case EXPR_AWAIT:
        note_await(t, s, &e->span, "'await'");
        visit_expr(t, s, e->u.value);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        note_yield(t, s, e);
        if (e->u.value) {
            visit_expr(t, s, e->u.value);
        }
        break;
    default: break;
    }
    t->depth--;
}

/* -- patterns ------------------------------------------------------------------------------------------ */

static void visit_pattern(struct scope_table *t, struct scope *s, struct pattern *p)
{
    if (t->failed || !p) {
        return;
    }
    if (is_too_deep(t)) {
        scope_too_deep(t, &p->span);
        return;
    }
    t->depth++;
    switch (p->kind) {
    case PATTERN_VALUE:
    case PATTERN_SINGLETON: visit_expr(t, s, p->u.value); break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        for (uint32_t i = 0; i < p->u.items.count; i++) {
            visit_pattern(t, s, p->u.items.items[i]);
        }
        break;
    case PATTERN_MAPPING:
        visit_exprs(t, s, &p->u.mapping.keys);
        for (uint32_t i = 0; i < p->u.mapping.patterns.count; i++) {
            visit_pattern(t, s, p->u.mapping.patterns.items[i]);
        }
        if (p->u.mapping.rest) {
            bind(t, s, p->u.mapping.rest, &p->span);
        }
        break;
    case PATTERN_CLASS:
        visit_expr(t, s, p->u.cls.cls);
        for (uint32_t i = 0; i < p->u.cls.patterns.count; i++) {
            visit_pattern(t, s, p->u.cls.patterns.items[i]);
        }
        for (uint32_t i = 0; i < p->u.cls.kwd_patterns.count; i++) {
            visit_pattern(t, s, p->u.cls.kwd_patterns.items[i]);
        }
        break;
    case PATTERN_STAR:
        if (p->u.star) {
            bind(t, s, p->u.star, &p->span);
        }
        break;
    case PATTERN_AS:
        visit_pattern(t, s, p->u.as.pattern);
        if (p->u.as.name) {
            bind(t, s, p->u.as.name, &p->span);
        }
        break;
    default: break;
    }
    t->depth--;
}

/* -- type parameters ------------------------------------------------------------------------------------- */

/* The scope in which a type parameter's bound or default is evaluated later. */
static void visit_type_value(struct scope_table *t, struct scope *s, const void *key,
                             struct name *name, struct expr *e, const char *what)
{
    struct scope *v = scope_new(t, SCOPE_TYPE_VALUE, s, key, name);
    if (!v) {
        return;
    }
    v->what = what;
    if (v->sees_class) {
        scope_add(t, v, t->classdict_name, SYMBOL_USED);
    }
    visit_expr(t, v, e);
}

static struct scope *enter_type_params(struct scope_table *t, struct scope *s,
                                       struct type_param_list *params, struct name *name)
{
    const char *text = diagnostic_format(t->arena, "<generic parameters of %s>", name->text);
    if (!text) {
        t->failed = true;
        return NULL;
    }
    struct scope *g = scope_new(t, SCOPE_TYPE_PARAMS, s, params, scope_intern(t, text));
    if (!g) {
        return NULL;
    }
    g->what = "the definition of a generic";
    if (g->sees_class) {
        scope_add(t, g, t->classdict_name, SYMBOL_USED);
    }
    scope_add(t, g, t->type_params_name, SYMBOL_ASSIGNED);
    return g;
}

static void visit_type_params(struct scope_table *t, struct scope *g,
                              struct type_param_list *params)
{
    bool has_default = false;
    for (uint32_t i = 0; i < params->count && !t->failed; i++) {
        struct type_param *p = &params->items[i];
        struct symbol *old = scope_find(g, scope_mangle(t, g, p->name));
        if (old && old->flags & SYMBOL_TYPE_PARAM) {
            scope_error(t, &p->span, "duplicate type parameter '%s'", p->name->text);
            return;
        }
        scope_add(t, g, p->name, SYMBOL_TYPE_PARAM);
        if (p->bound) {
            visit_type_value(t, g, &p->bound, p->name, p->bound,
                             p->bound->kind == EXPR_TUPLE ? "a TypeVar constraint"
                                                          : "a TypeVar bound");
        }
        if (p->default_value) {
            has_default = true;
            visit_type_value(t, g, &p->default_value, p->name, p->default_value,
                             p->kind == TYPE_VAR     ? "a TypeVar default"
                             : p->kind == PARAM_SPEC ? "a ParamSpec default"
                                                     : "a TypeVarTuple default");
        } else if (has_default) {
            scope_error(t, &p->span,
                        "non-default type parameter '%s' follows default type parameter",
                        p->name->text);
        }
    }
}

/* -- definitions ------------------------------------------------------------------------------------------- */

struct surroundings {
    uint32_t loops, star_depth, star_loops;
    bool uncertain;
};

static struct surroundings leave_surroundings(struct scope_table *t)
{
    struct surroundings saved = {t->loops, t->star_depth, t->star_loops, t->uncertain};
    t->loops = t->star_depth = t->star_loops = 0;
    t->uncertain = false;
    return saved;
}

static void restore_surroundings(struct scope_table *t, struct surroundings saved)
{
    t->loops = saved.loops;
    t->star_depth = saved.star_depth;
    t->star_loops = saved.star_loops;
    t->uncertain = saved.uncertain;
}

static void visit_annotations(struct scope_table *t, struct scope *s, struct param_list *params,
                              struct expr *returns)
{
    for (uint32_t i = 0; i < params->count; i++) {
        visit_annotation(t, s, params->items[i].annotation);
    }
    visit_annotation(t, s, returns);
}

/* The first `return` with a value below, for the error of asynchronous generators. */
static const struct stmt *find_return_value(const struct stmt_list *list);

static const struct stmt *find_return_in(const struct stmt *st)
{
    const struct stmt *found = NULL;
    switch (st->kind) {
    case STMT_RETURN: return st->u.value ? st : NULL;
    case STMT_IF:
        /* elif after elif: a chain of any length. */
        for (; !(found = find_return_value(&st->u.if_.body)); st = st->u.if_.orelse.items[0]) {
            if (st->u.if_.orelse.count != 1 || st->u.if_.orelse.items[0]->kind != STMT_IF) {
                return find_return_value(&st->u.if_.orelse);
            }
        }
        return found;
    case STMT_WHILE:
        found = find_return_value(&st->u.while_.body);
        return found ? found : find_return_value(&st->u.while_.orelse);
    case STMT_FOR:
        found = find_return_value(&st->u.for_.body);
        return found ? found : find_return_value(&st->u.for_.orelse);
    case STMT_WITH: return find_return_value(&st->u.with.body);
    case STMT_TRY:
        found = find_return_value(&st->u.try_.body);
        for (uint32_t i = 0; i < st->u.try_.handlers.count && !found; i++) {
            found = find_return_value(&st->u.try_.handlers.items[i].body);
        }
        found = found ? found : find_return_value(&st->u.try_.orelse);
        return found ? found : find_return_value(&st->u.try_.finalbody);
    case STMT_MATCH:
        for (uint32_t i = 0; i < st->u.match.cases.count && !found; i++) {
            found = find_return_value(&st->u.match.cases.items[i].body);
        }
        return found;
    default: return NULL;
    }
}

static const struct stmt *find_return_value(const struct stmt_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct stmt *found = find_return_in(list->items[i]);
        if (found) {
            return found;
        }
    }
    return NULL;
}

static void visit_function(struct scope_table *t, struct scope *s, struct stmt *st)
{
    bind(t, s, st->u.function.name, &st->span);
    visit_exprs(t, s, &st->u.function.decorators);
    visit_defaults(t, s, &st->u.function.params);
    struct scope *around = s;
    if (st->u.function.type_params.count) {
        around = enter_type_params(t, s, &st->u.function.type_params, st->u.function.name);
        if (!around) {
            return;
        }
        /* Parameters of the hidden function: the defaults, evaluated outside. */
        for (uint32_t i = 0; i < st->u.function.params.count; i++) {
            struct param *p = &st->u.function.params.items[i];
            if (p->default_value) {
                scope_add(t, around,
                          p->kind == PARAM_KW_ONLY ? t->kwdefaults_name : t->defaults_name,
                          SYMBOL_PARAM);
            }
        }
        visit_type_params(t, around, &st->u.function.type_params);
    }
    visit_annotations(t, around, &st->u.function.params, st->u.function.returns);
    struct scope *f = scope_new(t, SCOPE_FUNCTION, around, st, st->u.function.name);
    if (!f) {
        return;
    }
    f->is_async = st->is_async;
    struct surroundings saved = leave_surroundings(t);
    add_params(t, f, &st->u.function.params);
    visit_stmts(t, f, &st->u.function.body);
    restore_surroundings(t, saved);
    if (f->is_async && f->has_yield && f->returns_value) {
        const struct stmt *found = find_return_value(&st->u.function.body);
        if (found) {
            scope_late_error(t, &found->span, "'return' with value in async generator");
        }
    }
}

static void visit_class(struct scope_table *t, struct scope *s, struct stmt *st)
{
    bind(t, s, st->u.cls.name, &st->span);
    visit_exprs(t, s, &st->u.cls.decorators);
    struct scope *around = s;
    if (st->u.cls.type_params.count) {
        around = enter_type_params(t, s, &st->u.cls.type_params, st->u.cls.name);
        if (!around) {
            return;
        }
        around->private_name = st->u.cls.name;
        scope_add(t, around, t->generic_base_name, SYMBOL_ASSIGNED);
        visit_type_params(t, around, &st->u.cls.type_params);
    }
    visit_exprs(t, around, &st->u.cls.bases);
    for (uint32_t i = 0; i < st->u.cls.keywords.count; i++) {
        visit_expr(t, around, st->u.cls.keywords.items[i].value);
    }
    struct scope *c = scope_new(t, SCOPE_CLASS, around, st, st->u.cls.name);
    if (!c) {
        return;
    }
    if (st->u.cls.type_params.count) {
        scope_add(t, c, t->type_params_name, SYMBOL_USED);
    }
    struct surroundings saved = leave_surroundings(t);
    visit_stmts(t, c, &st->u.cls.body);
    restore_surroundings(t, saved);
}

static void visit_type_alias(struct scope_table *t, struct scope *s, struct stmt *st)
{
    struct name *name = st->u.type_alias.name->u.name;
    bind(t, s, name, &st->u.type_alias.name->span);
    struct scope *around = s;
    if (st->u.type_alias.type_params.count) {
        around = enter_type_params(t, s, &st->u.type_alias.type_params, name);
        if (!around) {
            return;
        }
        visit_type_params(t, around, &st->u.type_alias.type_params);
    }
    visit_type_value(t, around, st, name, st->u.type_alias.value, "a type alias");
}

/* -- statements ---------------------------------------------------------------------------------------------- */

static void visit_declaration(struct scope_table *t, struct scope *s, struct stmt *st)
{
    bool global = st->kind == STMT_GLOBAL;
    const char *word = global ? "global" : "nonlocal";
    for (uint32_t i = 0; i < st->u.names.count && !t->failed; i++) {
        struct name *name = st->u.names.items[i];
        struct symbol *old = scope_find(s, scope_mangle(t, s, name));
        uint32_t flags = old ? old->flags : 0;
        const char *problem = flags & SYMBOL_PARAM  ? "name '%s' is parameter and %s"
                              : flags & SYMBOL_USED ? "name '%s' is used prior to %s declaration"
                              : flags & SYMBOL_ANNOTATED ? "annotated name '%s' can't be %s"
                              : flags & SYMBOL_ASSIGNED
                                  ? "name '%s' is assigned to before %s declaration"
                                  : NULL;
        if (problem) {
            const char *text = diagnostic_format(t->arena, problem, name->text, word);
            scope_error(t, &st->span, "%s", text ? text : "");
            continue;
        }
        struct symbol *symbol = scope_add(t, s, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
        if (symbol && !symbol->span.line) {
            symbol->span = st->span;
        }
        if (global && s->kind != SCOPE_MODULE) {
            scope_add(t, t->top, scope_mangle(t, s, name), SYMBOL_GLOBAL_INSIDE);
        }
    }
}

static void visit_import_names(struct scope_table *t, struct scope *s, struct stmt *st,
                               struct import_alias_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        struct import_alias *alias = &list->items[i];
        struct name *name = alias->asname ? alias->asname : alias->name;
        if (alias->name->len == 1 && alias->name->text[0] == '*') {
            if (s->kind != SCOPE_MODULE) {
                scope_error(t, &alias->span, "import * only allowed at module level");
            }
            continue;
        }
        const char *dot = memchr(name->text, '.', name->len);
        if (dot) {
            name = lexer_intern(t->names, name->text, (size_t)(dot - name->text));
            if (!name) {
                t->failed = true;
                return;
            }
        }
        bind(t, s, name, &st->span);
    }
}

static void visit_loop_body(struct scope_table *t, struct scope *s, struct stmt_list *body)
{
    t->loops++;
    t->star_loops++;
    visit_stmts(t, s, body);
    t->loops--;
    t->star_loops--;
}

static void visit_try(struct scope_table *t, struct scope *s, struct stmt *st)
{
    visit_stmts(t, s, &st->u.try_.body);
    struct except_handler_list *handlers = &st->u.try_.handlers;
    for (uint32_t i = 0; i < handlers->count && !t->failed; i++) {
        struct except_handler *h = &handlers->items[i];
        if (!h->type && i + 1 < handlers->count) {
            scope_late_error(t, &h->span, "default 'except:' must be last");
        }
        if (h->type) {
            visit_expr(t, s, h->type);
        }
        if (h->name) {
            check_bindable(t, h->name, &h->span);
            scope_add(t, s, h->name, SYMBOL_ASSIGNED | SYMBOL_UNBOUND);
        }
        uint32_t star_loops = t->star_loops;
        if (st->u.try_.is_star) {
            t->star_depth++;
            t->star_loops = 0;
        }
        visit_stmts(t, s, &h->body);
        if (st->u.try_.is_star) {
            t->star_depth--;
        }
        t->star_loops = star_loops;
    }
    visit_stmts(t, s, &st->u.try_.orelse);
    visit_stmts(t, s, &st->u.try_.finalbody);
}

static void visit_ann_assign(struct scope_table *t, struct scope *s, struct stmt *st)
{
    struct expr *target = st->u.ann_assign.target;
    s->has_annotations |= s->kind == SCOPE_MODULE || s->kind == SCOPE_CLASS;
    if (target->kind == EXPR_NAME) {
        struct name *name = target->u.name;
        check_bindable(t, name, &target->span);
        struct symbol *old = scope_find(s, scope_mangle(t, s, name));
        if (st->u.ann_assign.simple && old && old->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) &&
            s->kind != SCOPE_MODULE) {
            scope_error(t, &st->span, "annotated name '%s' can't be %s", name->text,
                        old->flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
            return;
        }
        if (st->u.ann_assign.simple) {
            scope_add(t, s, name, SYMBOL_ANNOTATED | SYMBOL_ASSIGNED);
        } else if (st->u.ann_assign.value) {
            scope_add(t, s, name, SYMBOL_ASSIGNED);
        }
    } else {
        visit_expr(t, s, target);
    }
    visit_annotation(t, s, st->u.ann_assign.annotation);
    if (st->u.ann_assign.value) {
        visit_expr(t, s, st->u.ann_assign.value);
    }
}

static void visit_return(struct scope_table *t, struct scope *s, struct stmt *st)
{
    if (s->kind != SCOPE_FUNCTION) {
        scope_late_error(t, &st->span, "'return' outside function");
    } else if (t->star_depth) {
        /* CPython marks the value when it is a constant. */
        bool is_constant = st->u.value && st->u.value->kind <= EXPR_BYTES;
        scope_late_error(t, is_constant ? &st->u.value->span : &st->span,
                         "'break', 'continue' and 'return' cannot appear in an except* block");
    }
    if (st->u.value && !t->failed) {
        s->returns_value = true;
        visit_expr(t, s, st->u.value);
    }
}

static void visit_stmt(struct scope_table *t, struct scope *s, struct stmt *st)
{
    switch (st->kind) {
    case STMT_EXPR: visit_expr(t, s, st->u.value); break;
    case STMT_ASSIGN:
        visit_expr(t, s, st->u.assign.value);
        visit_exprs(t, s, &st->u.assign.targets);
        break;
    case STMT_AUG_ASSIGN:
        visit_expr(t, s, st->u.aug_assign.target);
        visit_expr(t, s, st->u.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN: visit_ann_assign(t, s, st); break;
    case STMT_TYPE_ALIAS: visit_type_alias(t, s, st); break;
    case STMT_DELETE: visit_exprs(t, s, &st->u.targets); break;
    case STMT_BREAK:
    case STMT_CONTINUE:
        if (!t->loops) {
            scope_late_error(t, &st->span,
                             st->kind == STMT_BREAK ? "'break' outside loop"
                                                    : "'continue' not properly in loop");
        } else if (t->star_depth && !t->star_loops) {
            scope_late_error(t, &st->span,
                             "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        break;
    case STMT_RETURN: visit_return(t, s, st); break;
    case STMT_RAISE:
        if (st->u.raise.exc) {
            visit_expr(t, s, st->u.raise.exc);
        }
        if (st->u.raise.cause) {
            visit_expr(t, s, st->u.raise.cause);
        }
        break;
    case STMT_ASSERT:
        visit_expr(t, s, st->u.assert_.test);
        if (st->u.assert_.msg) {
            visit_expr(t, s, st->u.assert_.msg);
        }
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL: visit_declaration(t, s, st); break;
    case STMT_IMPORT: visit_import_names(t, s, st, &st->u.imports); break;
    case STMT_IMPORT_FROM: visit_import_names(t, s, st, &st->u.import_from.names); break;
    case STMT_IF:
        /* elif after elif is a chain of any length. */
        for (;;) {
            visit_expr(t, s, st->u.if_.test);
            visit_stmts(t, s, &st->u.if_.body);
            struct stmt_list *orelse = &st->u.if_.orelse;
            if (orelse->count != 1 || orelse->items[0]->kind != STMT_IF) {
                visit_stmts(t, s, orelse);
                break;
            }
            st = orelse->items[0];
        }
        break;
    case STMT_WHILE:
        visit_expr(t, s, st->u.while_.test);
        visit_loop_body(t, s, &st->u.while_.body);
        visit_stmts(t, s, &st->u.while_.orelse);
        break;
    case STMT_FOR:
        if (st->is_async) {
            note_await(t, s, &st->span, "'async for'");
        }
        visit_expr(t, s, st->u.for_.iter);
        visit_expr(t, s, st->u.for_.target);
        visit_loop_body(t, s, &st->u.for_.body);
        visit_stmts(t, s, &st->u.for_.orelse);
        break;
    case STMT_WITH:
        if (st->is_async) {
            note_await(t, s, &st->span, "'async with'");
        }
        for (uint32_t i = 0; i < st->u.with.items.count; i++) {
            visit_expr(t, s, st->u.with.items.items[i].value);
            if (st->u.with.items.items[i].target) {
                visit_expr(t, s, st->u.with.items.items[i].target);
            }
        }
        visit_stmts(t, s, &st->u.with.body);
        break;
    case STMT_TRY: visit_try(t, s, st); break;
    case STMT_MATCH:
        visit_expr(t, s, st->u.match.subject);
        for (uint32_t i = 0; i < st->u.match.cases.count; i++) {
            struct match_case *c = &st->u.match.cases.items[i];
            visit_pattern(t, s, c->pattern);
            if (c->guard) {
                visit_expr(t, s, c->guard);
            }
            visit_stmts(t, s, &c->body);
        }
        break;
    case STMT_FUNCTION: visit_function(t, s, st); break;
    case STMT_CLASS: visit_class(t, s, st); break;
    case STMT_BROKEN: t->uncertain = true; break;
    default: break;
    }
}

static void visit_stmts(struct scope_table *t, struct scope *s, struct stmt_list *list)
{
    if (is_too_deep(t)) {
        if (list->count) {
            scope_too_deep(t, &list->items[0]->span);
        }
        return;
    }
    t->depth++;
    for (uint32_t i = 0; i < list->count && !t->failed; i++) {
        visit_stmt(t, s, list->items[i]);
    }
    t->depth--;
}

void scopes_visit_module(struct scope_table *t)
{
    t->top = scope_new(t, SCOPE_MODULE, NULL, t->module, scope_intern(t, "<module>"));
    if (!t->top) {
        return;
    }
    if (t->module->mode == PARSE_EVAL) {
        visit_expr(t, t->top, t->module->value);
    } else {
        struct stmt_list body = t->module->body;
        visit_stmts(t, t->top, &body);
    }
}

/*
 * codegen_match.c - match statements.
 *
 * A pattern jumps to `fail` when it does not match. Names that it captures are kept in temporaries
 * until the whole pattern has matched, then stored.
 */
#include "codegen.h"

#include "../vm/object/protocol.h"
#include "../vm/object/sequence.h"
#include "../vm/object/str.h"

#include <string.h>

struct capture {
    struct name *name;
    uint32_t reg;
};

struct matching {
    struct capture *captures;
    uint32_t count, capacity;
    label fail;
};

static void compile_pattern(struct unit *u, struct matching *m, struct pattern *p,
                            uint32_t subject);

static bool is_wildcard(const struct pattern *p)
{
    return p->kind == PATTERN_AS && !p->u.as.pattern && !p->u.as.name;
}

static bool is_wildcard_star(const struct pattern *p)
{
    return p->kind == PATTERN_STAR && !p->u.star;
}

static void capture(struct unit *u, struct matching *m, struct name *name, uint32_t subject,
                    const struct span *span)
{
    if (!name) {
        return;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->captures[i].name == name) {
            codegen_error(u->c, span, "multiple assignments to name '%s' in pattern", name->text);
            return;
        }
    }
    uint32_t reg = temp(u);
    emit_move(u, reg, subject);
    void *grown = grow_array(u->c, m->captures, m->count, &m->capacity, sizeof(*m->captures));
    if (grown) {
        m->captures = grown;
        m->captures[m->count++] = (struct capture){name, reg};
    }
}

/* R[r] = part of the subject; then its pattern. Wildcards cost nothing. */
static void match_parts(struct unit *u, struct matching *m, struct pattern_list *patterns,
                        uint32_t first)
{
    for (uint32_t i = 0; i < patterns->count && !u->c->failed; i++) {
        struct pattern *p = patterns->items[i];
        if (p->kind == PATTERN_STAR) {
            span_at(u, &p->span);
            capture(u, m, p->u.star, first + i, &p->span);
        } else {
            compile_pattern(u, m, p, first + i);
        }
    }
}

static void match_sequence(struct unit *u, struct matching *m, struct pattern *p, uint32_t subject)
{
    struct pattern_list *items = &p->u.items;
    uint32_t star = UINT32_MAX;
    bool only_wildcards = true, star_is_wildcard = false;
    for (uint32_t i = 0; i < items->count; i++) {
        struct pattern *item = items->items[i];
        if (item->kind == PATTERN_STAR) {
            if (star != UINT32_MAX) {
                codegen_error(u->c, &p->span, "multiple starred names in sequence pattern");
                return;
            }
            star = i;
            star_is_wildcard = is_wildcard_star(item);
            only_wildcards &= star_is_wildcard;
        } else {
            only_wildcards &= is_wildcard(item);
        }
    }
    uint32_t r = temp(u);
    emit(u, OP_MATCH_SEQUENCE_, r, subject, 0);
    emit_jump(u, OP_JUMP_IF_, r, 0, 0, m->fail);
    bool has_star = star != UINT32_MAX;
    uint32_t length = temp(u);
    if (!has_star || items->count > 1) {
        emit(u, OP_GET_LEN_, length, subject, 0);
        uint32_t least = items->count - has_star;
        if (least <= INT16_MAX) {
            emit_jump_immediate(u, has_star ? OP_JUMP_LT_I_ : OP_JUMP_NE_I_, length, (int32_t)least,
                                1, m->fail);
        } else {
            load_value(u, r, small_int(least));
            emit_jump(u, has_star ? OP_JUMP_LT_ : OP_JUMP_NE_, length, r, 1, m->fail);
        }
    }
    if (only_wildcards) {
        return;
    }
    if (has_star && star_is_wildcard) {
        /* The items on both sides of *_ are reached by index. */
        for (uint32_t i = 0; i < items->count && !u->c->failed; i++) {
            struct pattern *item = items->items[i];
            if (is_wildcard(item) || i == star) {
                continue;
            }
            uint32_t part = temp(u), index = temp(u);
            span_at(u, &p->span);
            if (i < star) {
                load_value(u, index, small_int(i));
            } else {
                load_value(u, index, small_int(items->count - i));
                emit(u, OP_SUB_, index, length, index);
            }
            emit(u, OP_GET_ITEM_, part, subject, index);
            compile_pattern(u, m, item, part);
        }
        return;
    }
    uint32_t first = temps(u, items->count ? items->count : 1);
    if (has_star) {
        emit_extra(u, OP_UNPACK_EX_, first, subject, star, items->count - star - 1);
    } else {
        emit(u, OP_UNPACK_, first, subject, items->count);
    }
    match_parts(u, m, items, first);
}

static void check_mapping_keys(struct unit *u, struct expr_list *keys, const struct span *span)
{
    for (uint32_t i = 0; i < keys->count; i++) {
        value v, other;
        if (!fold_constant(u->c, keys->items[i], &v)) {
            continue;
        }
        v = canonical_constant(u->c, v);
        for (uint32_t j = 0; j < i; j++) {
            if (fold_constant(u->c, keys->items[j], &other) &&
                canonical_constant(u->c, other) == v) {
                value text = repr(u->c->vm, v);
                if (!text) {
                    codegen_fail(u->c);
                    return;
                }
                codegen_error(u->c, span, "mapping pattern checks duplicate key (%s)",
                              as_str(text)->data);
                return;
            }
        }
    }
}

static void match_mapping(struct unit *u, struct matching *m, struct pattern *p, uint32_t subject)
{
    struct expr_list *keys = &p->u.mapping.keys;
    uint32_t r = temp(u);
    emit(u, OP_MATCH_MAPPING_, r, subject, 0);
    emit_jump(u, OP_JUMP_IF_, r, 0, 0, m->fail);
    check_mapping_keys(u, keys, &p->span);
    if (!keys->count && !p->u.mapping.rest) {
        return;
    }
    uint32_t tuple = temp(u);
    if (keys->count) {
        emit(u, OP_GET_LEN_, r, subject, 0);
        emit_jump_immediate(u, OP_JUMP_LT_I_, r,
                            keys->count <= INT16_MAX ? (int32_t)keys->count : INT16_MAX, 1,
                            m->fail);
        span_at(u, &p->span);
        build_tuple(u, keys, tuple);
        uint32_t values = temp(u);
        span_at(u, &p->span);
        emit(u, OP_MATCH_KEYS_, values, subject, tuple);
        emit_jump(u, OP_JUMP_IF_NONE_, values, 1, 0, m->fail);
        uint32_t first = temps(u, keys->count);
        emit(u, OP_UNPACK_, first, values, keys->count);
        match_parts(u, m, &p->u.mapping.patterns, first);
    } else {
        emit(u, OP_BUILD_TUPLE_, tuple, tuple, 0);
    }
    if (p->u.mapping.rest) {
        uint32_t rest = temp(u);
        span_at(u, &p->span);
        emit(u, OP_MAPPING_REST_, rest, subject, tuple);
        capture(u, m, p->u.mapping.rest, rest, &p->span);
    }
}

static void match_class_pattern(struct unit *u, struct matching *m, struct pattern *p,
                                uint32_t subject)
{
    struct name_list *names = &p->u.cls.kwd_names;
    uint32_t positional = p->u.cls.patterns.count;
    uint32_t total = positional + names->count;
    for (uint32_t i = 0; i < names->count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (names->items[i] == names->items[j]) {
                codegen_error(u->c, &p->u.cls.kwd_patterns.items[i]->span,
                              "attribute name repeated in class pattern: %s",
                              names->items[i]->text);
                return;
            }
        }
    }
    uint32_t cls = expr_temp(u, p->u.cls.cls);
    uint32_t keywords = temp(u);
    struct tuple *tuple = tuple_new(u->c->vm, names->count);
    if (!tuple) {
        codegen_fail(u->c);
        return;
    }
    for (uint32_t i = 0; i < names->count; i++) {
        tuple->items[i] = name_value(u->c, mangled(u, names->items[i]));
    }
    span_at(u, &p->span);
    load_value(u, keywords, from_object(tuple));
    uint32_t attributes = temp(u);
    emit_extra(u, OP_MATCH_CLASS_, attributes, subject, cls, positional);
    emit_jump(u, OP_JUMP_IF_NONE_, attributes, 1, 0, m->fail);
    if (!total) {
        return;
    }
    uint32_t first = temps(u, total);
    emit(u, OP_UNPACK_, first, attributes, total);
    match_parts(u, m, &p->u.cls.patterns, first);
    match_parts(u, m, &p->u.cls.kwd_patterns, first + positional);
}

static void match_value(struct unit *u, struct matching *m, struct pattern *p, uint32_t subject)
{
    value v;
    if (p->kind == PATTERN_SINGLETON) {
        uint32_t r = expr_temp(u, p->u.value);
        span_at(u, &p->span);
        emit_jump(u, OP_JUMP_IS_, subject, r, 0, m->fail);
    } else if (fold_constant(u->c, p->u.value, &v) && is_int(v) &&
               small_int_value(v) == (int16_t)small_int_value(v)) {
        span_at(u, &p->span);
        emit_jump_immediate(u, OP_JUMP_EQ_I_, subject, (int32_t)small_int_value(v), 0, m->fail);
    } else {
        uint32_t r = expr_any(u, p->u.value);
        span_at(u, &p->span);
        emit_jump(u, OP_JUMP_EQ_, subject, r, 0, m->fail);
    }
}

static bool is_irrefutable(const struct pattern *p, const struct name **name)
{
    while (p->kind == PATTERN_AS && p->u.as.pattern) {
        p = p->u.as.pattern;
    }
    if (p->kind == PATTERN_AS) {
        *name = p->u.as.name;
        return true;
    }
    return false;
}

static void report_unreachable(struct unit *u, const struct pattern *p, const struct name *name)
{
    if (name) {
        codegen_error(u->c, &p->span, "name capture '%s' makes remaining patterns unreachable",
                      name->text);
    } else {
        codegen_error(u->c, &p->span, "wildcard makes remaining patterns unreachable");
    }
}

/* Every alternative binds the same names; those of the first say where. */
static void match_or(struct unit *u, struct matching *m, struct pattern *p, uint32_t subject)
{
    struct pattern_list *items = &p->u.items;
    label end = new_label(u), fail = m->fail;
    uint32_t outer_count = m->count;
    struct capture *first = NULL;
    uint32_t first_count = 0;
    uint32_t result_base = 0;
    for (uint32_t i = 0; i < items->count && !u->c->failed; i++) {
        bool is_last = i + 1 == items->count;
        const struct name *name = NULL;
        if (!is_last && is_irrefutable(items->items[i], &name)) {
            report_unreachable(u, items->items[i], name);
            return;
        }
        m->fail = is_last ? fail : new_label(u);
        m->count = outer_count;
        compile_pattern(u, m, items->items[i], subject);
        uint32_t count = m->count - outer_count;
        if (i == 0) {
            first_count = count;
            first = arena_alloc(u->c->arena, (count + 1) * sizeof(*first));
            if (!first) {
                codegen_fail(u->c);
                return;
            }
            if (count) {
                memcpy(first, m->captures + outer_count, count * sizeof(*first));
            }
            result_base = temps(u, count ? count : 1);
        }
        for (uint32_t j = 0; j < first_count && count == first_count; j++) {
            bool found = false;
            for (uint32_t k = outer_count; k < m->count; k++) {
                if (m->captures[k].name == first[j].name) {
                    emit_move(u, result_base + j, m->captures[k].reg);
                    found = true;
                }
            }
            if (!found) {
                count = UINT32_MAX;
            }
        }
        if (count != first_count) {
            codegen_error(u->c, &p->span, "alternative patterns bind different names");
            return;
        }
        if (!is_last) {
            emit_jump(u, OP_JUMP_, 0, 0, 0, end);
            place_label(u, m->fail);
        }
    }
    m->fail = fail;
    m->count = outer_count + first_count;
    for (uint32_t j = 0; j < first_count && !u->c->failed; j++) {
        m->captures[outer_count + j] = (struct capture){first[j].name, result_base + j};
    }
    place_label(u, end);
}

static void compile_pattern(struct unit *u, struct matching *m, struct pattern *p, uint32_t subject)
{
    if (!codegen_enter(u->c, &p->span)) {
        return;
    }
    span_at(u, &p->span);
    switch (p->kind) {
    case PATTERN_VALUE:
    case PATTERN_SINGLETON: match_value(u, m, p, subject); break;
    case PATTERN_SEQUENCE: match_sequence(u, m, p, subject); break;
    case PATTERN_MAPPING: match_mapping(u, m, p, subject); break;
    case PATTERN_CLASS: match_class_pattern(u, m, p, subject); break;
    case PATTERN_OR: match_or(u, m, p, subject); break;
    case PATTERN_AS:
        if (p->u.as.pattern) {
            compile_pattern(u, m, p->u.as.pattern, subject);
            span_at(u, &p->span);
        }
        capture(u, m, p->u.as.name, subject, &p->span);
        break;
    default: codegen_error(u->c, &p->span, "invalid pattern"); break;
    }
    u->c->depth--;
}

void compile_match(struct unit *u, struct stmt *s)
{
    uint32_t saved = u->top;
    uint32_t subject = expr_any(u, s->u.match.subject);
    label end = new_label(u);
    uint64_t *after = NULL;
    bool exhaustive = false;
    for (uint32_t i = 0; i < s->u.match.cases.count && !u->c->failed; i++) {
        struct match_case *c = &s->u.match.cases.items[i];
        const struct name *name = NULL;
        bool irrefutable = is_irrefutable(c->pattern, &name) && !c->guard;
        if (irrefutable && i + 1 < s->u.match.cases.count) {
            report_unreachable(u, c->pattern, name);
            return;
        }
        uint32_t top = u->top;
        uint64_t *before = state_save(u);
        struct matching m = {.fail = new_label(u)};
        label next = m.fail;
        compile_pattern(u, &m, c->pattern, subject);
        span_at(u, &c->pattern->span);
        for (uint32_t j = 0; j < m.count && !u->c->failed; j++) {
            name_store(u, m.captures[j].name, m.captures[j].reg);
        }
        u->top = top;
        if (c->guard) {
            jump_if(u, c->guard, next, false, false);
        }
        compile_body(u, &c->body);
        if (!is_unreachable(u)) {
            emit_jump(u, OP_JUMP_, 0, 0, 0, end);
        }
        state_merge(u, &after);
        place_label(u, next);
        state_restore(u, before);
        exhaustive = irrefutable;
    }
    if (exhaustive) {
        state_unreachable(u);
    }
    state_merge(u, &after);
    state_restore(u, after);
    place_label(u, end);
    u->top = saved;
}

/* codegen.c - units and what they are made of: instructions, labels, constants, registers, the
 * record of assigned variables, and the code object at the end. */
#include "codegen.h"

#include "../vm/object/error.h"
#include "../vm/object/str.h"

#include <string.h>

#define UNPLACED UINT32_MAX

/* -- errors ---------------------------------------------------------------------------------------- */

void codegen_error(struct compiler *c, const struct span *span, const char *format, ...)
{
    if (c->failed) {
        return;
    }
    va_list args;
    va_start(args, format);
    const char *message = diagnostic_vformat(c->arena, format, args);
    va_end(args);
    bool told = message && diagnostic_report(c->arena, c->errors, c->module, DIAG_SYNTAX_ERROR,
                                             span, "%s", message);
    c->wrong = true;
    c->failed = !told || c->errors->count >= c->max_errors;
}

void codegen_warn(struct compiler *c, const struct span *span, const char *format, ...)
{
    if (c->quiet) {
        return;
    }
    va_list args;
    va_start(args, format);
    const char *message = diagnostic_vformat(c->arena, format, args);
    va_end(args);
    if (message) {
        diagnostic_report(c->arena, c->warnings, c->module, DIAG_SYNTAX_WARNING, span, "%s",
                          message);
    }
}

void codegen_fail(struct compiler *c)
{
    c->failed = true;
}

bool codegen_enter(struct compiler *c, const struct span *span)
{
    if (c->failed) {
        return false;
    }
    char here;
    if (c->depth >= CODEGEN_MAX_DEPTH || (uintptr_t)&here < (uintptr_t)c->vm->c_stack_limit) {
        diagnostic_report(c->arena, c->errors, c->module, DIAG_TOO_DEEP, span, "%s",
                          TOO_DEEP_MESSAGE);
        c->failed = true;
        return false;
    }
    c->depth++;
    return true;
}

void *grow_array(struct compiler *c, void *p, uint32_t count, uint32_t *capacity, size_t size)
{
    if (count < *capacity) {
        return p;
    }
    uint32_t bigger = *capacity ? *capacity * 2 : 16;
    void *grown = arena_grow(c->arena, p, *capacity * size, bigger * size);
    if (!grown) {
        codegen_fail(c);
        return NULL;
    }
    *capacity = bigger;
    return grown;
}

/* Appends `element` to u->list; nothing happens when memory ran out. */
#define APPEND(u, list, counter, capacity, element)                                          \
    do {                                                                                     \
        void *grown_ =                                                                       \
            grow_array((u)->c, (u)->list, (u)->counter, &(u)->capacity, sizeof(*(u)->list)); \
        if (grown_) {                                                                        \
            (u)->list = grown_;                                                              \
            (u)->list[(u)->counter++] = (element);                                           \
        }                                                                                    \
    } while (0)

/* -- names and constants -------------------------------------------------------------------------- */

value name_value(struct compiler *c, struct name *name)
{
    if (!name) {
        codegen_fail(c);
        return VALUE_NONE;
    }
    if (!name->user) {
        value v = str_intern_n(c->vm, name->text, name->len);
        if (!v) {
            codegen_fail(c);
            return VALUE_NONE;
        }
        name->user = (void *)v;
    }
    return (value)name->user;
}

value interned(struct compiler *c, const char *text)
{
    value v = str_intern_cstr(c->vm, text);
    if (!v) {
        codegen_fail(c);
        return VALUE_NONE;
    }
    return v;
}

struct name *mangled(struct unit *u, struct name *name)
{
    return scope_mangle(u->c->scopes, u->scope, name);
}

static uint32_t hash_bits(value v)
{
    return (uint32_t)((value_bits(v) >> 1) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* Looks v up in a list through a map of index + 1; returns the slot of the map. */
static uint32_t *map_slot(uint32_t *map, uint32_t size, const value *list, value v)
{
    uint32_t i = hash_bits(v) & (size - 1);
    while (map[i] && list[map[i] - 1] != v) {
        i = (i + 1) & (size - 1);
    }
    return &map[i];
}

uint32_t constant(struct unit *u, value v)
{
    if (!v) {
        codegen_fail(u->c);
        return 0;
    }
    v = canonical_constant(u->c, v);
    if ((u->constant_count + 1) * 2 > u->constant_map_size) {
        uint32_t size = u->constant_map_size ? u->constant_map_size * 2 : 32;
        uint32_t *map = arena_zalloc(u->c->arena, size * sizeof(*map));
        if (!map) {
            codegen_fail(u->c);
            return 0;
        }
        for (uint32_t i = 0; i < u->constant_count; i++) {
            *map_slot(map, size, u->constants, u->constants[i]) = i + 1;
        }
        u->constant_map = map;
        u->constant_map_size = size;
    }
    uint32_t *slot = map_slot(u->constant_map, u->constant_map_size, u->constants, v);
    if (!*slot) {
        APPEND(u, constants, constant_count, constant_capacity, v);
        *slot = u->constant_count;
    }
    return *slot ? *slot - 1 : 0;
}

uint32_t new_cache(struct unit *u, value name)
{
    APPEND(u, caches, cache_count, cache_capacity, name);
    return u->cache_count ? u->cache_count - 1 : 0;
}

uint32_t shared_cache(struct unit *u, value name)
{
    if ((u->cache_map_count + 1) * 2 > u->cache_map_size) {
        uint32_t size = u->cache_map_size ? u->cache_map_size * 2 : 16;
        uint32_t *map = arena_zalloc(u->c->arena, size * sizeof(*map));
        if (!map) {
            codegen_fail(u->c);
            return 0;
        }
        for (uint32_t i = 0; i < u->cache_map_size; i++) {
            uint32_t index = u->cache_map[i];
            if (index) {
                *map_slot(map, size, u->caches, u->caches[index - 1]) = index;
            }
        }
        u->cache_map = map;
        u->cache_map_size = size;
    }
    uint32_t *slot = map_slot(u->cache_map, u->cache_map_size, u->caches, name);
    if (!*slot) {
        uint32_t index = new_cache(u, name);
        *slot = index + 1;
        u->cache_map_count++;
    }
    return *slot - 1;
}

/* -- registers ---------------------------------------------------------------------------------------- */

void need(struct unit *u, uint32_t registers)
{
    if (registers > u->max) {
        u->max = registers;
    }
}

uint32_t temp(struct unit *u)
{
    return temps(u, 1);
}

uint32_t temps(struct unit *u, uint32_t count)
{
    uint32_t first = u->top;
    u->top += count;
    need(u, u->top);
    return first;
}

/* -- emission ------------------------------------------------------------------------------------------ */

uint32_t here(const struct unit *u)
{
    return u->word_count;
}

static void word(struct unit *u, uint32_t w)
{
    APPEND(u, words, word_count, word_capacity, w);
}

static bool same_span(const struct span *a, const struct span32 *b)
{
    return a->line == b->line && a->col == b->col && a->end_line == b->end_line &&
           a->end_col == b->end_col;
}

static void record_position(struct unit *u)
{
    if (u->position_count && same_span(&u->span, &u->positions[u->position_count - 1].span)) {
        return;
    }
    struct position_row row = {here(u),
                               {u->span.line, u->span.col, u->span.end_line, u->span.end_col}};
    APPEND(u, positions, position_count, position_capacity, row);
}

/* Words of EXTEND for operands whose low 8 bits go into the instruction itself. */
static void extend(struct unit *u, uint32_t a, uint32_t b, uint32_t c)
{
    for (int shift = 24; shift > 0; shift -= 8) {
        if (a >> shift || b >> shift || c >> shift) {
            word(u, OP_EXTEND_ | (a >> shift & 0xff) << 8 | (b >> shift & 0xff) << 16 |
                        (c >> shift & 0xff) << 24);
        }
    }
}

void emit(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c)
{
    record_position(u);
    extend(u, a, b, c);
    word(u, op | (a & 0xff) << 8 | (b & 0xff) << 16 | c << 24);
}

void emit_extra(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c, uint32_t extra)
{
    emit(u, op, a, b, c);
    word(u, extra);
}

void emit_bx(struct unit *u, unsigned op, uint32_t a, int32_t bx)
{
    record_position(u);
    bool is_signed = opcode_table[op].format != FORMAT_AU;
    bool fits = is_signed ? bx == (int16_t)bx : (uint32_t)bx <= UINT16_MAX;
    if (a > 0xffff) {
        word(u, OP_EXTEND_ | (a >> 16 & 0xff) << 8 | (bx < 0 ? 0xffff0000u : 0));
    }
    if (!fits || a > 0xff) {
        word(u, OP_EXTEND_ | (a >> 8 & 0xff) << 8 | ((uint32_t)bx & 0xffff0000u));
    }
    word(u, op | (a & 0xff) << 8 | (uint32_t)bx << 16);
}

void emit_immediate(struct unit *u, unsigned op, uint32_t a, uint32_t b, int32_t c)
{
    record_position(u);
    uint32_t sign = c < 0 ? 0xffu << 24 : 0;
    for (int shift = 24; shift > 0; shift -= 8) {
        if (a >> shift || b >> shift) {
            word(u, OP_EXTEND_ | (a >> shift & 0xff) << 8 | (b >> shift & 0xff) << 16 | sign);
        }
    }
    word(u, op | (a & 0xff) << 8 | (b & 0xff) << 16 | (uint32_t)c << 24);
}

static void jump_word(struct unit *u, label target, enum fixup_kind kind, uint32_t bits)
{
    struct fixup f = {here(u), target, (uint8_t)kind};
    word(u, bits);
    APPEND(u, fixups, fixup_count, fixup_capacity, f);
}

void emit_jump(struct unit *u, unsigned op, uint32_t a, uint32_t b, uint32_t c, label target)
{
    emit(u, op, a, b, c);
    jump_word(u, target, FIXUP_WORDS, 0);
}

void emit_jump_immediate(struct unit *u, unsigned op, uint32_t a, int32_t bx, uint32_t flags,
                         label target)
{
    emit_bx(u, op, a, bx);
    jump_word(u, target, FIXUP_PACKED, flags);
}

void emit_move(struct unit *u, uint32_t dst, uint32_t src)
{
    if (dst != src) {
        emit(u, OP_MOVE_, dst, src, 0);
    }
}

label new_label(struct unit *u)
{
    APPEND(u, labels, label_count, label_capacity, UNPLACED);
    return u->label_count ? u->label_count - 1 : 0;
}

void place_label(struct unit *u, label l)
{
    if (l < u->label_count) {
        u->labels[l] = here(u);
    }
}

void add_row(struct unit *u, uint32_t start, uint32_t end, label handler, uint32_t reg)
{
    if (start < end) {
        struct row_fixup row = {start, end, handler, reg};
        APPEND(u, rows, row_count, row_capacity, row);
    }
}

void load_value(struct unit *u, uint32_t dst, value v)
{
    need(u, dst + 1);
    if (!v) {
        codegen_fail(u->c);
    } else if (is_int(v) && small_int_value(v) == (int16_t)small_int_value(v)) {
        emit_bx(u, OP_LOAD_INT_, dst, (int32_t)small_int_value(v));
    } else if (!is_int(v) && !is_flonum(v) && !is_object(v)) {
        emit_bx(u, OP_LOAD_SPECIAL_VALUE_, dst, (int32_t)value_bits(v));
    } else {
        emit_extra(u, OP_LOAD_CONST_, dst, 0, 0, constant(u, v));
    }
}

void load_unbound(struct unit *u, uint32_t dst)
{
    need(u, dst + 1);
    emit_bx(u, OP_LOAD_SPECIAL_VALUE_, dst, 0);
}

/* -- assigned variables ------------------------------------------------------------------------------------ */

uint64_t *state_save(struct unit *u)
{
    uint64_t *copy = arena_alloc(u->c->arena, u->assigned_words * sizeof(uint64_t));
    if (!copy) {
        codegen_fail(u->c);
        return u->assigned;
    }
    memcpy(copy, u->assigned, u->assigned_words * sizeof(uint64_t));
    return copy;
}

void state_restore(struct unit *u, const uint64_t *state)
{
    if (state != u->assigned) {
        memcpy(u->assigned, state, u->assigned_words * sizeof(uint64_t));
    }
}

void state_merge(struct unit *u, uint64_t **into)
{
    if (!*into) {
        *into = state_save(u);
        return;
    }
    for (uint32_t i = 0; i < u->assigned_words; i++) {
        (*into)[i] &= u->assigned[i];
    }
}

void state_unreachable(struct unit *u)
{
    memset(u->assigned, 0xff, u->assigned_words * sizeof(uint64_t));
}

bool is_unreachable(const struct unit *u)
{
    return u->assigned[u->assigned_words - 1] != 0;
}

static void forget_in(struct unit *u, struct scope *s)
{
    for (uint32_t i = 0; i < s->symbol_count; i++) {
        struct symbol *symbol = s->symbols[i];
        if (symbol->kind == NAME_LOCAL && symbol->flags & SYMBOL_UNBOUND) {
            u->assigned[symbol->bit / 64] &= ~(UINT64_C(1) << symbol->bit % 64);
        }
    }
}

void state_forget(struct unit *u)
{
    if (!is_unreachable(u) && scope_is_function_like(u->host)) {
        forget_in(u, u->host);
    }
}

/* -- units ------------------------------------------------------------------------------------------------- */

/* What __qualname__ will say: the definition's path, as far as it goes through functions and
 * classes. */
static value make_qualname(struct unit *u)
{
    struct compiler *c = u->c;
    struct unit *outer = u->outer;
    struct scope *s = u->host;
    if (outer && outer->host->kind == SCOPE_TYPE_PARAMS) {
        outer = outer->outer;
    }
    if (!outer || outer->host->kind == SCOPE_MODULE || c->failed) {
        return u->name; /* after a failure names may be missing */
    }
    if (s->kind == SCOPE_FUNCTION || s->kind == SCOPE_CLASS) {
        struct symbol *symbol =
            scope_find(outer->scope, scope_mangle(c->scopes, outer->scope, s->name));
        if (symbol && symbol->kind == NAME_GLOBAL_EXPLICIT) {
            return u->name;
        }
    }
    const char *between = outer->host->kind == SCOPE_CLASS || outer->host->kind == SCOPE_TYPE_PARAMS
                              ? "."
                              : ".<locals>.";
    value v = format_str(c->vm, "%U%s%U", outer->qualname, between, u->name);
    if (!v) {
        codegen_fail(c);
        return u->name;
    }
    return v;
}

bool unit_begin(struct unit *u, struct compiler *c, struct unit *outer, struct scope *host,
                uint32_t first_line)
{
    memset(u, 0, sizeof(*u));
    if (!host) {
        codegen_fail(c);
        return false;
    }
    u->c = c;
    u->outer = outer;
    u->scope = u->host = host;
    u->first_line = first_line;
    u->class_cell = -1;
    u->name = name_value(c, host->name);
    u->qualname = make_qualname(u);
    u->uses_namespace =
        host->kind == SCOPE_CLASS || (host->kind == SCOPE_MODULE && c->mode != COMPILE_MODULE);
    u->assigned_words = (host->variable_count + 63) / 64 + 1;
    u->assigned = arena_zalloc(c->arena, u->assigned_words * sizeof(uint64_t));
    if (!u->assigned) {
        codegen_fail(c);
        return false;
    }
    if (scope_is_function_like(host)) {
        u->flags = CODE_OPTIMIZED | CODE_NEWLOCALS;
    }
    for (struct unit *p = outer; p; p = p->outer) {
        if (scope_is_function_like(p->host)) {
            u->flags |= CODE_NESTED;
        }
    }
    if (c->scopes->future_annotations) {
        u->flags |= CODE_FUTURE_ANNOTATIONS;
    }
    if (host->uses_locals) {
        u->flags |= CODE_USES_LOCALS;
    }
    u->span = (struct span){first_line, 0, first_line, 0};
    return !c->failed;
}

static void give_register(struct unit *u, struct symbol *symbol)
{
    symbol->reg = u->local_count;
    symbol->has_register = true;
    u->local_names[u->local_count++] = name_value(u->c, symbol->name);
    if (symbol->is_cell) {
        u->cell_registers[u->cell_count++] = symbol->reg;
    }
}

static bool allocate_names(struct unit *u)
{
    size_t count =
        (size_t)u->host->symbol_count + u->host->variable_count + u->host->free_count + 4;
    u->local_names = arena_zalloc(u->c->arena, count * sizeof(value));
    u->cell_registers = arena_zalloc(u->c->arena, count * sizeof(uint32_t));
    if (!u->local_names || !u->cell_registers) {
        codegen_fail(u->c);
        return false;
    }
    /* A definition inside `finally` is compiled more than once. */
    for (uint32_t i = 0; i < u->host->symbol_count; i++) {
        u->host->symbols[i]->has_register = false;
    }
    return true;
}

static void finish_registers(struct unit *u)
{
    u->free_base = u->local_count;
    for (uint32_t i = 0; i < u->host->free_count; i++) {
        struct symbol *definition = u->host->free[i];
        if (definition->name == u->c->scopes->class_name) {
            u->class_cell = (int32_t)u->local_count;
        }
        u->local_names[u->local_count++] = name_value(u->c, definition->name);
    }
    u->top = u->local_count;
    need(u, u->top);
}

/* Where locals() is looked at, variables of inlined comprehensions have names, too. */
static void name_comprehension_variables(struct unit *u)
{
    struct scope_table *t = u->c->scopes;
    for (uint32_t i = 0; i < t->scope_count; i++) {
        struct scope *s = t->scopes[i];
        for (uint32_t j = 0; s->host == u->host && s != u->host && j < s->symbol_count; j++) {
            if (s->symbols[j]->kind == NAME_LOCAL) {
                s->symbols[j]->reg = u->local_count;
                s->symbols[j]->has_register = s->symbols[j]->is_named_register = true;
                u->local_names[u->local_count++] = name_value(u->c, s->symbols[j]->name);
            }
        }
    }
}

void unit_registers(struct unit *u, const struct param_list *params)
{
    struct scope *s = u->host;
    if (!allocate_names(u)) {
        return;
    }
    /* Keyword-only parameters come before *args. */
    static const uint8_t order[] = {PARAM_POS_ONLY, PARAM_POS, PARAM_KW_ONLY, PARAM_VARARG,
                                    PARAM_KWARG};
    for (size_t k = 0; params && k < sizeof(order); k++) {
        for (uint32_t i = 0; i < params->count; i++) {
            if (params->items[i].kind != order[k]) {
                continue;
            }
            struct symbol *symbol = scope_find(s, mangled(u, params->items[i].name));
            if (!symbol) {
                codegen_fail(u->c);
                return;
            }
            give_register(u, symbol);
            set_assigned(u, symbol, true);
            switch (order[k]) {
            case PARAM_POS_ONLY: u->positional_only_count++; /* fall through */
            case PARAM_POS: u->positional_count++; break;
            case PARAM_KW_ONLY: u->keyword_only_count++; break;
            case PARAM_VARARG: u->flags |= CODE_VARARGS; break;
            default: u->flags |= CODE_VARKEYWORDS; break;
            }
        }
    }
    if (!params) {
        /* Hidden functions: their parameters are those of the scope. */
        for (uint32_t i = 0; i < s->symbol_count; i++) {
            if (s->symbols[i]->flags & SYMBOL_PARAM) {
                give_register(u, s->symbols[i]);
                set_assigned(u, s->symbols[i], true);
                u->positional_count++;
            }
        }
    }
    u->parameter_count = u->local_count;
    for (int cells = 0; cells < 2; cells++) {
        for (uint32_t i = 0; i < s->symbol_count; i++) {
            struct symbol *symbol = s->symbols[i];
            if (symbol->kind == NAME_LOCAL && !symbol->has_register && symbol->is_cell == cells) {
                give_register(u, symbol);
            }
        }
    }
    if (s->uses_locals) {
        name_comprehension_variables(u);
    }
    finish_registers(u);
}

void unit_namespace_registers(struct unit *u)
{
    if (!allocate_names(u)) {
        return;
    }
    u->local_names[0] = interned(u->c, "");
    u->local_count = u->parameter_count = u->positional_count = 1;
    u->flags |= u->uses_namespace ? CODE_NAMESPACE : 0;
    u->flags |= u->host->kind == SCOPE_MODULE && !u->uses_namespace ? CODE_MODULE : 0;
    if (u->host->class_symbol) {
        give_register(u, u->host->class_symbol);
    }
    if (u->host->namespace_symbol) {
        give_register(u, u->host->namespace_symbol);
    }
    finish_registers(u);
}

/* -- the code object ------------------------------------------------------------------------------------------ */

static bool resolve_jumps(struct unit *u)
{
    for (uint32_t i = 0; i < u->fixup_count; i++) {
        struct fixup *f = &u->fixups[i];
        uint32_t target = u->labels[f->target];
        if (target == UNPLACED) {
            raise_error(u->c->vm, TYPE_SYSTEM_ERROR, "jump to a label that was never placed");
            return false;
        }
        int32_t offset = (int32_t)target - (int32_t)(f->word + 1);
        if (f->kind == FIXUP_PACKED) {
            u->words[f->word] |= (uint32_t)offset << 2;
        } else {
            u->words[f->word] = (uint32_t)offset;
        }
    }
    return true;
}

/* memcpy, but from may be NULL when there is nothing to copy. */
static void copy_array(void *to, const void *from, size_t size)
{
    if (size) {
        memcpy(to, from, size);
    }
}

value unit_finish(struct unit *u)
{
    struct compiler *c = u->c;
    if (c->failed) {
        return VALUE_ERROR;
    }
    if (!c->wrong && !resolve_jumps(u)) {
        codegen_fail(c);
        return VALUE_ERROR;
    }
    uint8_t *positions = NULL;
    uint32_t position_size = 0;
    if (!code_encode_positions(c->vm, u->positions, u->position_count, &positions,
                               &position_size)) {
        codegen_fail(c);
        return VALUE_ERROR;
    }
    struct code *code = gc_new_zeroed(c->vm, builtin_type(c->vm, TYPE_CODE), sizeof(*code));
    if (code) {
        code->constant_count = u->constant_count;
        code->cache_count = u->cache_count;
        code->local_count = u->local_count;
        code->instruction_count = u->word_count;
        code->cell_count = u->cell_count;
        code->exception_count = u->row_count;
        code->position_size = position_size;
    }
    if (!code || !code_allocate(c->vm, code)) {
        mem_free(c->vm, positions, position_size);
        codegen_fail(c);
        return VALUE_ERROR;
    }
    copy_array(code->constants, u->constants, u->constant_count * sizeof(value));
    for (uint32_t i = 0; i < u->cache_count; i++) {
        code->caches[i].name = u->caches[i];
    }
    copy_array(code->local_names, u->local_names, u->local_count * sizeof(value));
    copy_array(code->instructions, u->words, u->word_count * sizeof(uint32_t));
    copy_array(code->cell_registers, u->cell_registers, u->cell_count * sizeof(uint32_t));
    for (uint32_t i = 0; i < u->row_count; i++) {
        struct row_fixup *r = &u->rows[i];
        code->exceptions[i] =
            (struct exception_row){r->start, r->end, u->labels[r->handler], r->reg};
    }
    copy_array(code->positions, positions, position_size);
    mem_free(c->vm, positions, position_size);
    /* A bound method in a window moves its arguments up by one. */
    code->register_count = u->max + 1;
    code->parameter_count = u->parameter_count;
    code->positional_count = u->positional_count;
    code->positional_only_count = u->positional_only_count;
    code->keyword_only_count = u->keyword_only_count;
    code->flags = u->flags;
    code->free_count = u->host->free_count;
    code->free_base = u->free_base;
    code->class_cell = u->class_cell;
    code->name = u->name;
    code->qualname = u->qualname;
    code->filename = c->filename;
    code->docstring = u->docstring;
    code->first_line = u->first_line;
    return from_object(code);
}

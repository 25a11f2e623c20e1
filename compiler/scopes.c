/* scopes.c - the tables of scopes and symbols, and the pass that resolves every name. */
#include "scopes_private.h"

#include <string.h>

#define MAX_LATE_ERRORS 100

static bool tell(struct scope_table *t, struct diagnostic_list *list, const struct span *span,
                 const char *format, va_list args)
{
    const char *message = diagnostic_vformat(t->arena, format, args);
    return message &&
           diagnostic_report(t->arena, list, t->module, DIAG_SYNTAX_ERROR, span, "%s", message);
}

void scope_error(struct scope_table *t, const struct span *span, const char *format, ...)
{
    if (t->failed || t->uncertain) {
        return;
    }
    va_list args;
    va_start(args, format);
    bool told = tell(t, t->errors, span, format, args);
    va_end(args);
    t->failed = !told || t->errors->count >= t->max_errors;
}

void scope_too_deep(struct scope_table *t, const struct span *span)
{
    if (!t->failed) {
        diagnostic_report(t->arena, t->errors, t->module, DIAG_TOO_DEEP, span, "%s",
                          TOO_DEEP_MESSAGE);
    }
    t->failed = true;
}

void scope_late_error(struct scope_table *t, const struct span *span, const char *format, ...)
{
    if (t->failed || t->uncertain || t->late.count >= MAX_LATE_ERRORS) {
        return;
    }
    va_list args;
    va_start(args, format);
    bool told = tell(t, &t->late, span, format, args);
    va_end(args);
    t->failed = !told;
}

struct name *scope_intern(struct scope_table *t, const char *text)
{
    struct name *name = lexer_intern(t->names, text, strlen(text));
    if (!name) {
        t->failed = true;
    }
    return name;
}

/* -- node → scope ------------------------------------------------------------------------------- */

static uint32_t hash_pointer(const void *p)
{
    return (uint32_t)(((uintptr_t)p >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

static void map_put(struct scope_entry *map, uint32_t size, const void *node, struct scope *scope)
{
    uint32_t i = hash_pointer(node) & (size - 1);
    while (map[i].node) {
        i = (i + 1) & (size - 1);
    }
    map[i] = (struct scope_entry){node, scope};
}

static bool map_add(struct scope_table *t, const void *node, struct scope *scope)
{
    if ((t->map_count + 1) * 2 > t->map_size) {
        uint32_t size = t->map_size ? t->map_size * 2 : 32;
        struct scope_entry *map = arena_zalloc(t->arena, size * sizeof(*map));
        if (!map) {
            return false;
        }
        for (uint32_t i = 0; i < t->map_size; i++) {
            if (t->map[i].node) {
                map_put(map, size, t->map[i].node, t->map[i].scope);
            }
        }
        t->map = map;
        t->map_size = size;
    }
    map_put(t->map, t->map_size, node, scope);
    t->map_count++;
    return true;
}

struct scope *scope_of(const struct scope_table *t, const void *node)
{
    if (!t->map_size) {
        return NULL;
    }
    for (uint32_t i = hash_pointer(node) & (t->map_size - 1); t->map[i].node;
         i = (i + 1) & (t->map_size - 1)) {
        if (t->map[i].node == node) {
            return t->map[i].scope;
        }
    }
    return NULL;
}

struct scope *scope_new(struct scope_table *t, enum scope_kind kind, struct scope *parent,
                        const void *node, struct name *name)
{
    if (t->scope_count == t->scope_capacity) {
        uint32_t capacity = t->scope_capacity ? t->scope_capacity * 2 : 16;
        struct scope **scopes = arena_grow(t->arena, t->scopes, t->scope_capacity * sizeof(*scopes),
                                           capacity * sizeof(*scopes));
        if (!scopes) {
            t->failed = true;
            return NULL;
        }
        t->scopes = scopes;
        t->scope_capacity = capacity;
    }
    struct scope *s = arena_zalloc(t->arena, sizeof(*s));
    if (!s || !map_add(t, node, s)) {
        t->failed = true;
        return NULL;
    }
    s->kind = (uint8_t)kind;
    s->name = name;
    s->parent = parent;
    s->node = node;
    s->host = s;
    if (parent) {
        s->private_name = kind == SCOPE_CLASS ? name : parent->private_name;
        s->sees_class = (kind == SCOPE_TYPE_PARAMS || kind == SCOPE_TYPE_VALUE) &&
                        (parent->kind == SCOPE_CLASS || parent->sees_class);
        if (kind == SCOPE_COMPREHENSION && !parent->sees_class) {
            s->host = parent->host;
        }
    }
    t->scopes[t->scope_count++] = s;
    return s;
}

/* -- symbols -------------------------------------------------------------------------------------- */

static uint32_t hash_name(const struct name *name)
{
    return hash_pointer(name);
}

struct symbol *scope_find(const struct scope *s, const struct name *name)
{
    if (!s->table_size) {
        return NULL;
    }
    for (uint32_t i = hash_name(name) & (s->table_size - 1); s->table[i];
         i = (i + 1) & (s->table_size - 1)) {
        struct symbol *symbol = s->symbols[s->table[i] - 1];
        if (symbol->name == name) {
            return symbol;
        }
    }
    return NULL;
}

static void table_put(struct scope *s, uint32_t index)
{
    uint32_t i = hash_name(s->symbols[index]->name) & (s->table_size - 1);
    while (s->table[i]) {
        i = (i + 1) & (s->table_size - 1);
    }
    s->table[i] = index + 1;
}

static struct symbol *symbol_new(struct scope_table *t, struct scope *s, struct name *name)
{
    if (s->symbol_count == s->symbol_capacity) {
        uint32_t capacity = s->symbol_capacity ? s->symbol_capacity * 2 : 8;
        struct symbol **symbols =
            arena_grow(t->arena, s->symbols, s->symbol_capacity * sizeof(*symbols),
                       capacity * sizeof(*symbols));
        uint32_t *table = arena_zalloc(t->arena, capacity * 2 * sizeof(*table));
        if (!symbols || !table) {
            t->failed = true;
            return NULL;
        }
        s->symbols = symbols;
        s->symbol_capacity = capacity;
        s->table = table;
        s->table_size = capacity * 2;
        for (uint32_t i = 0; i < s->symbol_count; i++) {
            table_put(s, i);
        }
    }
    struct symbol *symbol = arena_zalloc(t->arena, sizeof(*symbol));
    if (!symbol) {
        t->failed = true;
        return NULL;
    }
    symbol->name = name;
    symbol->scope = s;
    s->symbols[s->symbol_count] = symbol;
    table_put(s, s->symbol_count++);
    return symbol;
}

struct name *scope_mangle(struct scope_table *t, const struct scope *s, struct name *name)
{
    struct name *cls = s->private_name;
    if (!cls || name->len < 3 || name->text[0] != '_' || name->text[1] != '_' ||
        (name->text[name->len - 1] == '_' && name->text[name->len - 2] == '_') ||
        memchr(name->text, '.', name->len)) {
        return name;
    }
    const char *text = cls->text;
    uint32_t len = cls->len;
    while (len && *text == '_') {
        text++;
        len--;
    }
    if (!len) {
        return name;
    }
    char *mangled = arena_alloc(t->arena, (size_t)len + name->len + 2);
    if (!mangled) {
        t->failed = true;
        return name;
    }
    mangled[0] = '_';
    memcpy(mangled + 1, text, len);
    memcpy(mangled + 1 + len, name->text, name->len + 1);
    struct name *result = lexer_intern(t->names, mangled, (size_t)len + name->len + 1);
    if (!result) {
        t->failed = true;
        return name;
    }
    return result;
}

struct symbol *scope_add(struct scope_table *t, struct scope *s, struct name *name, uint32_t flags)
{
    if (!name) {
        t->failed = true;
        return NULL;
    }
    name = scope_mangle(t, s, name);
    struct symbol *symbol = scope_find(s, name);
    if (!symbol) {
        symbol = symbol_new(t, s, name);
        if (!symbol) {
            return NULL;
        }
    }
    symbol->flags |= flags;
    return symbol;
}

/* -- resolving ------------------------------------------------------------------------------------ */

static void free_add(struct scope_table *t, struct scope *host, struct symbol *definition)
{
    for (uint32_t i = 0; i < host->free_count; i++) {
        if (host->free[i] == definition) {
            return;
        }
    }
    if (host->free_count == host->free_capacity) {
        uint32_t capacity = host->free_capacity ? host->free_capacity * 2 : 4;
        struct symbol **list = arena_grow(t->arena, host->free, host->free_capacity * sizeof(*list),
                                          capacity * sizeof(*list));
        if (!list) {
            t->failed = true;
            return;
        }
        host->free = list;
        host->free_capacity = capacity;
    }
    host->free[host->free_count++] = definition;
}

static void resolve_to(struct scope_table *t, struct symbol *symbol, struct symbol *definition)
{
    symbol->kind = NAME_ENCLOSING;
    symbol->definition = definition;
    struct scope *home = definition->scope->host;
    for (struct scope *h = symbol->scope->host; h != home; h = h->parent->host) {
        definition->is_cell = true;
        free_add(t, h, definition);
    }
}

/* The implicit variable __class__ or __classdict__ of a class. */
static struct symbol *class_variable(struct scope_table *t, struct scope *cls, struct name *name)
{
    bool is_namespace = name == t->classdict_name;
    struct symbol **slot = is_namespace ? &cls->namespace_symbol : &cls->class_symbol;
    if (!*slot) {
        struct symbol *symbol = arena_zalloc(t->arena, sizeof(*symbol));
        if (!symbol) {
            t->failed = true;
            return NULL;
        }
        symbol->name = name;
        symbol->scope = cls;
        symbol->kind = NAME_LOCAL;
        symbol->is_cell = true;
        symbol->bit = cls->variable_count++;
        *slot = symbol;
    }
    if (is_namespace) {
        cls->class_namespace = true;
    } else {
        cls->class_cell = true;
    }
    return *slot;
}

static void resolve_nonlocal(struct scope_table *t, struct scope *s, struct symbol *symbol)
{
    if (s->kind == SCOPE_MODULE) {
        scope_error(t, &symbol->span, "nonlocal declaration not allowed at module level");
        return;
    }
    for (struct scope *p = s->parent; p; p = p->parent) {
        if (p->kind == SCOPE_CLASS) {
            if (symbol->name == t->class_name) {
                struct symbol *definition = class_variable(t, p, symbol->name);
                if (definition) {
                    resolve_to(t, symbol, definition);
                }
                return;
            }
            continue;
        }
        if (p->kind == SCOPE_MODULE) {
            break;
        }
        struct symbol *q = scope_find(p, symbol->name);
        if (q && q->flags & SYMBOL_TYPE_PARAM) {
            scope_error(t, &symbol->span, "nonlocal binding not allowed for type parameter '%s'",
                        symbol->name->text);
            return;
        }
        if (q && q->flags & SYMBOL_GLOBAL) {
            break;
        }
        if (q && q->kind == NAME_ENCLOSING && q->flags & SYMBOL_NONLOCAL) {
            resolve_to(t, symbol, q->definition);
            return;
        }
        if (q && q->kind == NAME_LOCAL) {
            resolve_to(t, symbol, q);
            return;
        }
    }
    if (!t->partial) {
        scope_error(t, &symbol->span, "no binding for nonlocal '%s' found", symbol->name->text);
    }
}

static void resolve(struct scope_table *t, struct scope *s, struct symbol *symbol)
{
    symbol->kind = NAME_GLOBAL_IMPLICIT;
    if (symbol->flags & (SYMBOL_GLOBAL | SYMBOL_GLOBAL_INSIDE)) {
        if (symbol->flags & SYMBOL_NONLOCAL) {
            scope_error(t, &symbol->span, "name '%s' is nonlocal and global", symbol->name->text);
            return;
        }
        symbol->kind = NAME_GLOBAL_EXPLICIT;
        return;
    }
    if (symbol->flags & SYMBOL_NONLOCAL) {
        resolve_nonlocal(t, s, symbol);
        return;
    }
    if (symbol->flags & SYMBOL_BOUND) {
        symbol->kind = NAME_LOCAL;
        symbol->bit = s->host->variable_count++;
        return;
    }
    for (struct scope *p = s->parent; p; p = p->parent) {
        if (p->kind == SCOPE_MODULE) {
            return;
        }
        if (p->kind == SCOPE_CLASS) {
            if (symbol->name == t->class_name || symbol->name == t->classdict_name) {
                struct symbol *definition = class_variable(t, p, symbol->name);
                if (definition) {
                    resolve_to(t, symbol, definition);
                }
                return;
            }
            continue;
        }
        struct symbol *q = scope_find(p, symbol->name);
        if (!q) {
            continue;
        }
        if (q->flags & SYMBOL_GLOBAL) {
            return;
        }
        if (q->kind == NAME_ENCLOSING) {
            resolve_to(t, symbol, q->definition);
            return;
        }
        if (q->kind == NAME_LOCAL) {
            resolve_to(t, symbol, q);
            return;
        }
    }
}

bool scopes_build(struct scope_table *t)
{
    t->class_name = scope_intern(t, "__class__");
    t->classdict_name = scope_intern(t, "__classdict__");
    t->super_name = scope_intern(t, "super");
    t->type_params_name = scope_intern(t, ".type_params");
    t->generic_base_name = scope_intern(t, ".generic_base");
    t->defaults_name = scope_intern(t, ".defaults");
    t->kwdefaults_name = scope_intern(t, ".kwdefaults");
    t->iterator_name = scope_intern(t, ".0");
    if (t->failed) {
        return false;
    }
    scopes_visit_module(t);
    t->uncertain = false;
    /* Outer scopes come first in the list, so that a symbol found on the way up is resolved. */
    for (uint32_t i = 0; i < t->scope_count && !t->failed; i++) {
        struct scope *s = t->scopes[i];
        for (uint32_t j = 0; j < s->symbol_count && !t->failed; j++) {
            resolve(t, s, s->symbols[j]);
        }
    }
    return !t->failed;
}

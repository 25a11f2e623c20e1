/* suggestions.c - "Did you mean": the nearest of the names that would have worked. */
#include "exception.h"
#include "container.h"
#include "dict.h"
#include "function.h"
#include "type.h"

#include <limits.h>

#define CANDIDATES_MAX 750
#define NAME_MAX_SIZE  40
#define MOVE_COST      2 /* a letter more, less or another */
#define CASE_COST      1 /* the same letter in the other case */

static int substitution_cost(unsigned char a, unsigned char b)
{
    if (a == b) {
        return 0;
    }
    if (a < 0x80 && b < 0x80 && (a | 0x20) == (b | 0x20) && (a | 0x20) >= 'a' &&
        (a | 0x20) <= 'z') {
        return CASE_COST;
    }
    return MOVE_COST;
}

/* The edit distance; limit + 1 when it is larger than limit. */
static int distance(const unsigned char *a, size_t m, const unsigned char *b, size_t n, int limit)
{
    while (m && n && *a == *b) {
        a++, b++, m--, n--;
    }
    while (m && n && a[m - 1] == b[n - 1]) {
        m--, n--;
    }
    if (m == 0 || n == 0) {
        return (int)(m + n) * MOVE_COST;
    }
    if (m > NAME_MAX_SIZE || n > NAME_MAX_SIZE) {
        return limit + 1;
    }
    if (n < m) {
        const unsigned char *s = a;
        size_t k = m;
        a = b, m = n;
        b = s, n = k;
    }
    if ((int)(n - m) * MOVE_COST > limit) {
        return limit + 1;
    }
    int row[NAME_MAX_SIZE];
    for (size_t i = 0; i < m; i++) {
        row[i] = (int)(i + 1) * MOVE_COST;
    }
    int result = 0;
    for (size_t j = 0; j < n; j++) {
        int diagonal = (int)j * MOVE_COST, least = limit + 1;
        result = diagonal;
        for (size_t i = 0; i < m; i++) {
            int substitute = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            int move = (result < diagonal ? result : diagonal) + MOVE_COST;
            result = substitute < move ? substitute : move;
            row[i] = result;
            least = result < least ? result : least;
        }
        if (least > limit) {
            return limit + 1;
        }
    }
    return result;
}

value suggest_name(struct vm *vm, value wrong, const value *names, size_t count)
{
    struct str *w = as_str(wrong);
    if (count > CANDIDATES_MAX || w->length > NAME_MAX_SIZE) {
        return VALUE_NULL;
    }
    value best = VALUE_NULL;
    int best_distance = INT_MAX;
    for (size_t i = 0; i < count; i++) {
        if (!names[i] || !is_kind(names[i], TYPE_STR) || str_equal(as_str(names[i]), w)) {
            continue;
        }
        struct str *s = as_str(names[i]);
        int limit = (int)(s->length + w->length + 3) * MOVE_COST / 6;
        if (limit > best_distance - 1) {
            limit = best_distance - 1;
        }
        int d = distance((const unsigned char *)w->data, w->size, (const unsigned char *)s->data,
                         s->size, limit);
        if (d <= limit && (!best || d < best_distance)) {
            best = names[i];
            best_distance = d;
        }
    }
    return best;
}

/* The names of a list that may be shown: private ones only to those who ask for one. */
static value suggest_from(struct vm *vm, value wrong, struct list *names)
{
    if (as_str(wrong)->data[0] != '_') {
        size_t kept = 0;
        for (size_t i = 0; i < names->length; i++) {
            value v = names->items[i];
            if (is_kind(v, TYPE_STR) && as_str(v)->data[0] != '_') {
                names->items[kept++] = v;
            }
        }
        names->length = kept;
    }
    return suggest_name(vm, wrong, names->items, names->length);
}

static value suggest_attribute(struct vm *vm, value object, value wrong)
{
    value names = dir_of(vm, object);
    if (!names || !is_kind(names, TYPE_LIST)) {
        return VALUE_NULL;
    }
    size_t mark = gc_root_mark(vm);
    value found = gc_push_root(vm, names) ? suggest_from(vm, wrong, as_list(names)) : VALUE_NULL;
    gc_pop_roots(vm, mark);
    return found;
}

static bool add_keys(struct vm *vm, struct list *names, struct dict *dict)
{
    size_t position = 0;
    value key, v;
    while (dict && dict_next(dict, &position, &key, &v)) {
        if (is_kind(key, TYPE_STR) && !list_append(vm, names, key)) {
            return false;
        }
    }
    return true;
}

/* Locals, globals and builtins of the frame that raised. */
static value suggest_variable(struct vm *vm, struct exception *e, value wrong)
{
    if (!e->traceback || !is_kind(e->traceback, TYPE_TRACEBACK)) {
        return VALUE_NULL;
    }
    struct traceback *t = as_traceback(e->traceback);
    while (t->next) {
        t = t->next;
    }
    struct list *names = list_new(vm, 64);
    if (!names) {
        return VALUE_NULL;
    }
    for (uint32_t i = 0; t->code->local_names && i < t->code->local_count; i++) {
        value name = t->code->local_names[i];
        if (name && is_kind(name, TYPE_STR) && as_str(name)->data[0] != '.' &&
            !list_append(vm, names, name)) {
            return VALUE_NULL;
        }
    }
    if (!add_keys(vm, names, t->globals) || !add_keys(vm, names, vm->builtins)) {
        return VALUE_NULL;
    }
    return suggest_name(vm, wrong, names->items, names->length);
}

static bool is_library_module(struct vm *vm, value name)
{
    bool failed = false;
    value sys = vm->modules ? dict_get_name(vm, vm->modules, NAME_OF(vm, SYS)) : VALUE_NULL;
    value key = sys ? str_intern_cstr(vm, "stdlib_module_names") : VALUE_NULL;
    value all = key ? get_attr_optional(vm, sys, key, &failed) : VALUE_NULL;
    if (!all || !(is_kind(all, TYPE_FROZENSET) || is_kind(all, TYPE_SET))) {
        error_clear(vm);
        return false;
    }
    int r = set_contains(vm, as_set(all), name);
    if (r < 0) {
        error_clear(vm);
    }
    return r > 0;
}

static value imported_module(struct vm *vm, value name)
{
    bool failed = false;
    if (!name || !is_kind(name, TYPE_STR) || !vm->modules) {
        return VALUE_NULL;
    }
    return dict_get(vm, vm->modules, name, &failed);
}

value suggestion_for(struct vm *vm, value exception)
{
    struct exception *e = as_exception(exception);
    enum type_index layout = exception_layout(vm, type_of(vm, exception));
    value wrong = VALUE_NULL, found = VALUE_NULL;
    bool forgotten_import = false;
    if (layout == TYPE_ATTRIBUTE_ERROR || layout == TYPE_NAME_ERROR) {
        wrong = e->extra[0];
    } else if (layout == TYPE_IMPORT_ERROR) {
        wrong = e->extra[3];
    }
    if (!wrong || !is_kind(wrong, TYPE_STR) || as_str(wrong)->size == 0) {
        return VALUE_NULL;
    }
    value saved = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if ((!saved || gc_push_root(vm, saved)) && gc_push_root(vm, exception)) {
        if (layout == TYPE_ATTRIBUTE_ERROR && e->extra[1]) {
            found = suggest_attribute(vm, e->extra[1], wrong);
        } else if (layout == TYPE_NAME_ERROR) {
            found = suggest_variable(vm, e, wrong);
            forgotten_import = is_library_module(vm, wrong);
        } else if (layout == TYPE_IMPORT_ERROR) {
            value module = imported_module(vm, e->extra[1]);
            found = module ? suggest_attribute(vm, module, wrong) : VALUE_NULL;
        }
        error_clear(vm);
    }
    value text = VALUE_NULL;
    if (found && forgotten_import) {
        text =
            format_str(vm, ". Did you mean: '%U'? Or did you forget to import '%U'?", found, wrong);
    } else if (found) {
        text = format_str(vm, ". Did you mean: '%U'?", found);
    } else if (forgotten_import) {
        text = format_str(vm, ". Did you forget to import '%U'?", wrong);
    }
    gc_pop_roots(vm, mark);
    vm->error = saved;
    return text;
}

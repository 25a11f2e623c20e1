/* code.c - the type of code objects: their attributes, replace(), equality. */
#include "code.h"
#include "dict.h"
#include "number.h"
#include "protocol.h"
#include "sequence.h"
#include "str.h"

#define CPYTHON_FLAGS      0x7ffffffu /* the others are ours and stay hidden */
#define FLAG_HAS_DOCSTRING 0x4000000u
/* What a body is made for cannot be changed afterwards. */
#define FIXED_FLAGS \
    (CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR)

/* -- arrays -------------------------------------------------------------------------------------- */

bool code_allocate(struct vm *vm, struct code *code)
{
    const size_t sizes[] = {
        code->constant_count * sizeof *code->constants,
        code->cache_count * sizeof *code->caches,
        code->local_count * sizeof *code->local_names,
        code->instruction_count * sizeof *code->instructions,
        code->cell_count * sizeof *code->cell_registers,
        code->exception_count * sizeof *code->exceptions,
        code->position_size,
    };
    size_t total = 8; /* never nothing */
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        total += sizes[i];
    }
    char *at = total <= UINT32_MAX ? mem_alloc_zeroed(vm, total) : NULL;
    if (!at) {
        if (!vm->error) {
            raise_memory_error(vm);
        }
        memset((char *)code + sizeof code->header, 0, sizeof *code - sizeof code->header);
        return false;
    }
    code->buffer = at;
    code->size_bytes = (uint32_t)total;
    /* In the order of their alignments, the largest first. */
    code->constants = (value *)at;
    code->caches = (struct cache *)(at += sizes[0]);
    code->local_names = (value *)(at += sizes[1]);
    code->instructions = (uint32_t *)(at += sizes[2]);
    code->cell_registers = (uint32_t *)(at += sizes[3]);
    code->exceptions = (struct exception_row *)(at += sizes[4]);
    code->positions = (uint8_t *)(at + sizes[5]);
    return true;
}

/* -- names ------------------------------------------------------------------------------------- */

/* Which registers hold named variables of what kind. */
enum variable_kind { VARIABLE_HIDDEN, VARIABLE_PLAIN, VARIABLE_CELL, VARIABLE_FREE };

/* The kinds of R[0 … local_count) into a new array; a captured parameter is both VARIABLE_PLAIN and
 * a cell, and is marked VARIABLE_PLAIN. NULL on error. */
static uint8_t *variable_kinds(struct vm *vm, const struct code *code)
{
    uint8_t *kinds = mem_alloc(vm, code->local_count);
    if (!kinds) {
        return NULL;
    }
    for (uint32_t i = 0; i < code->local_count; i++) {
        value name = code->local_names[i];
        bool named = is_kind(name, TYPE_STR) && as_str(name)->size;
        kinds[i] = !named                                   ? VARIABLE_HIDDEN
                   : i - code->free_base < code->free_count ? VARIABLE_FREE
                                                            : VARIABLE_PLAIN;
    }
    for (uint32_t i = 0; i < code->cell_count; i++) {
        uint32_t reg = code->cell_registers[i];
        if (reg >= code->parameter_count && reg < code->local_count && kinds[reg]) {
            kinds[reg] = VARIABLE_CELL;
        }
    }
    return kinds;
}

static value list_to_tuple(struct vm *vm, struct list *list)
{
    return list ? from_object(tuple_from(vm, list->items, list->length)) : VALUE_ERROR;
}

static value names_of_kind(struct vm *vm, const struct code *code, enum variable_kind kind)
{
    uint8_t *kinds = variable_kinds(vm, code);
    struct list *list = kinds ? list_new(vm, 0) : NULL;
    bool ok = list != NULL;
    for (uint32_t i = 0; ok && i < code->local_count; i++) {
        ok = kinds[i] != kind || list_append(vm, list, code->local_names[i]);
    }
    if (kinds) {
        mem_free(vm, kinds, code->local_count);
    }
    return ok ? list_to_tuple(vm, list) : VALUE_ERROR;
}

static value get_varnames(struct vm *vm, value self)
{
    return names_of_kind(vm, as_code(self), VARIABLE_PLAIN);
}

static value get_cellvars(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    struct list *list = list_new(vm, code->cell_count);
    for (uint32_t i = 0; list && i < code->cell_count; i++) {
        uint32_t reg = code->cell_registers[i];
        if (reg < code->local_count && !list_append(vm, list, code->local_names[reg])) {
            return VALUE_ERROR;
        }
    }
    return list_to_tuple(vm, list);
}

static value get_freevars(struct vm *vm, value self)
{
    return names_of_kind(vm, as_code(self), VARIABLE_FREE);
}

static value get_nlocals(struct vm *vm, value self)
{
    value names = get_varnames(vm, self);
    return names ? small_int((int64_t)as_tuple(names)->length) : VALUE_ERROR;
}

/* Names of globals and attributes, each once, in order of first use. */
static value get_names(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    struct dict *names = dict_new(vm);
    struct list *list = names ? list_new(vm, 0) : NULL;
    for (uint32_t i = 0; list && i < code->cache_count; i++) {
        value name = code->caches[i].name;
        if (is_kind(name, TYPE_STR) && !dict_get_name(vm, names, name) &&
            (!dict_set_name(vm, names, name, VALUE_NONE) || !list_append(vm, list, name))) {
            return VALUE_ERROR;
        }
    }
    return list_to_tuple(vm, list);
}

/* -- other attributes ------------------------------------------------------------------------------ */

static value get_name(struct vm *vm, value self)
{
    return as_code(self)->name;
}

static value get_qualname(struct vm *vm, value self)
{
    return as_code(self)->qualname;
}

static value get_filename(struct vm *vm, value self)
{
    return as_code(self)->filename;
}

static value get_firstlineno(struct vm *vm, value self)
{
    return small_int(as_code(self)->first_line);
}

static bool has_namespace(const struct code *code)
{
    return code->flags & (CODE_NAMESPACE | CODE_MODULE);
}

static value get_argcount(struct vm *vm, value self)
{
    return small_int(has_namespace(as_code(self)) ? 0 : as_code(self)->positional_count);
}

static value get_posonlyargcount(struct vm *vm, value self)
{
    return small_int(has_namespace(as_code(self)) ? 0 : as_code(self)->positional_only_count);
}

static value get_kwonlyargcount(struct vm *vm, value self)
{
    return small_int(as_code(self)->keyword_only_count);
}

static value get_consts(struct vm *vm, value self)
{
    return from_object(tuple_from(vm, as_code(self)->constants, as_code(self)->constant_count));
}

static uint32_t visible_flags(const struct code *code)
{
    return (code->flags & CPYTHON_FLAGS) | (code->docstring ? FLAG_HAS_DOCSTRING : 0);
}

static value get_flags(struct vm *vm, value self)
{
    return small_int(visible_flags(as_code(self)));
}

static value get_stacksize(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    return small_int((int64_t)code->register_count - code->local_count);
}

static value get_code(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    return bytes_new(vm, code->instructions, code->instruction_count * sizeof(uint32_t));
}

static value get_linetable(struct vm *vm, value self)
{
    return bytes_new(vm, as_code(self)->positions, as_code(self)->position_size);
}

static value get_exceptiontable(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    return bytes_new(vm, code->exceptions, code->exception_count * sizeof(struct exception_row));
}

static const struct getset_row code_getset[] = {
    {"co_name", get_name, NULL, "The name of the function."},
    {"co_qualname", get_qualname, NULL, "The qualified name of the function."},
    {"co_filename", get_filename, NULL, "The file it was compiled from."},
    {"co_firstlineno", get_firstlineno, NULL, "The line of the definition."},
    {"co_argcount", get_argcount, NULL, "Number of positional parameters."},
    {"co_posonlyargcount", get_posonlyargcount, NULL, "Number of positional-only parameters."},
    {"co_kwonlyargcount", get_kwonlyargcount, NULL, "Number of keyword-only parameters."},
    {"co_nlocals", get_nlocals, NULL, "Number of local variables."},
    {"co_varnames", get_varnames, NULL, "Names of the parameters and local variables."},
    {"co_cellvars", get_cellvars, NULL, "Names of the variables that inner functions use."},
    {"co_freevars", get_freevars, NULL, "Names of the variables of outer functions."},
    {"co_names", get_names, NULL, "Names of globals and attributes."},
    {"co_consts", get_consts, NULL, "Constants of the code."},
    {"co_flags", get_flags, NULL, "What inspect.CO_* name."},
    {"co_stacksize", get_stacksize, NULL, "Number of registers for temporaries."},
    {"co_code", get_code, NULL, "The instruction words."},
    {"co_linetable", get_linetable, NULL, "The table of source positions."},
    {"co_exceptiontable", get_exceptiontable, NULL, "The table of exception handlers."},
    {0},
};

/* -- co_positions, co_lines --------------------------------------------------------------------- */

static value position_tuple(struct vm *vm, const struct span32 *span)
{
    if (!span->line) {
        return tuple_of(vm, 4, VALUE_NONE, VALUE_NONE, VALUE_NONE, VALUE_NONE);
    }
    return tuple_of(vm, 4, small_int(span->line), small_int(span->end_line), small_int(span->col),
                    small_int(span->end_col));
}

/* Appends v until the list has `count` items. */
static bool pad_list(struct vm *vm, struct list *list, uint32_t count, value v)
{
    while (list->length < count) {
        if (!list_append(vm, list, v)) {
            return false;
        }
    }
    return true;
}

/* One item for each instruction word, so that an offset // 2 is an index. */
static value co_positions(struct vm *vm, value *args)
{
    struct code *code = as_code(args[0]);
    struct position_reader r = code_positions(code);
    struct list *list = list_new(vm, code->instruction_count);
    value current = list ? position_tuple(vm, &r.row.span) : VALUE_ERROR;
    while (current && code_next_position(&r)) {
        uint32_t end = r.row.pc < code->instruction_count ? r.row.pc : code->instruction_count;
        if (!pad_list(vm, list, end, current)) {
            return VALUE_ERROR;
        }
        current = position_tuple(vm, &r.row.span);
    }
    if (!current || !pad_list(vm, list, code->instruction_count, current)) {
        return VALUE_ERROR;
    }
    return get_iter(vm, from_object(list));
}

static bool add_lines(struct vm *vm, struct list *list, uint32_t start, uint32_t end, uint32_t line)
{
    value item = tuple_of(vm, 3, small_int((int64_t)start * 2), small_int((int64_t)end * 2),
                          line ? small_int(line) : VALUE_NONE);
    return item && list_append(vm, list, item);
}

/* (start, end, line) for each run of words of one line, in the units of tb_lasti. */
static value co_lines(struct vm *vm, value *args)
{
    struct code *code = as_code(args[0]);
    struct position_reader r = code_positions(code);
    struct list *list = list_new(vm, 0);
    if (!list) {
        return VALUE_ERROR;
    }
    uint32_t start = 0, line = 0;
    while (code_next_position(&r) && r.row.pc < code->instruction_count) {
        if (r.row.span.line != line) {
            if (r.row.pc > start && !add_lines(vm, list, start, r.row.pc, line)) {
                return VALUE_ERROR;
            }
            start = r.row.pc;
            line = r.row.span.line;
        }
    }
    if (code->instruction_count > start &&
        !add_lines(vm, list, start, code->instruction_count, line)) {
        return VALUE_ERROR;
    }
    return get_iter(vm, from_object(list));
}

/* -- replace -------------------------------------------------------------------------------------- */

/* Slots of replace()'s arguments, after self. */
enum replaced {
    REPLACE_ARGCOUNT = 1,
    REPLACE_POSONLYARGCOUNT,
    REPLACE_KWONLYARGCOUNT,
    REPLACE_NLOCALS,
    REPLACE_STACKSIZE,
    REPLACE_FLAGS,
    REPLACE_FIRSTLINENO,
    REPLACE_CODE,
    REPLACE_CONSTS,
    REPLACE_NAMES,
    REPLACE_VARNAMES,
    REPLACE_FREEVARS,
    REPLACE_CELLVARS,
    REPLACE_FILENAME,
    REPLACE_NAME,
    REPLACE_QUALNAME,
    REPLACE_LINETABLE,
    REPLACE_EXCEPTIONTABLE
};

/* clang-format off */
#define REPLACE_SIGNATURE                                                                          \
    "(*, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, "             \
    "co_stacksize=-1, co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None, "              \
    "co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_filename=None, "      \
    "co_name=None, co_qualname=None, co_linetable=None, co_exceptiontable=None)"
/* clang-format on */

/* Parts that follow from the instructions may be given, but only as they are. */
static const struct fixed_part {
    enum replaced slot;
    const char *name;
    value (*get)(struct vm *vm, value self);
} fixed_parts[] = {
    {REPLACE_ARGCOUNT, "co_argcount", get_argcount},
    {REPLACE_POSONLYARGCOUNT, "co_posonlyargcount", get_posonlyargcount},
    {REPLACE_KWONLYARGCOUNT, "co_kwonlyargcount", get_kwonlyargcount},
    {REPLACE_NLOCALS, "co_nlocals", get_nlocals},
    {REPLACE_STACKSIZE, "co_stacksize", get_stacksize},
    {REPLACE_CODE, "co_code", get_code},
    {REPLACE_LINETABLE, "co_linetable", get_linetable},
    {REPLACE_EXCEPTIONTABLE, "co_exceptiontable", get_exceptiontable},
};

static bool check_fixed_parts(struct vm *vm, value *args)
{
    for (size_t i = 0; i < sizeof fixed_parts / sizeof *fixed_parts; i++) {
        value given = args[fixed_parts[i].slot];
        if (!given) {
            continue;
        }
        value present = fixed_parts[i].get(vm, args[0]);
        int same = present ? equal(vm, given, present) : -1;
        if (same == 0) {
            raise_value_error(vm, "code: %s cannot be changed", fixed_parts[i].name);
        }
        if (same != 1) {
            return false;
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

/* The arrays of `from` in a new buffer, with another position table. Caches keep only their names. */
static bool copy_arrays(struct vm *vm, struct code *to, const struct code *from,
                        const uint8_t *positions, uint32_t position_size)
{
    to->position_size = position_size;
    if (!code_allocate(vm, to)) {
        return false;
    }
    copy_array(to->constants, from->constants, from->constant_count * sizeof(value));
    for (uint32_t i = 0; i < from->cache_count; i++) {
        to->caches[i].name = from->caches[i].name;
    }
    copy_array(to->local_names, from->local_names, from->local_count * sizeof(value));
    copy_array(to->instructions, from->instructions, from->instruction_count * sizeof(uint32_t));
    copy_array(to->cell_registers, from->cell_registers, from->cell_count * sizeof(uint32_t));
    copy_array(to->exceptions, from->exceptions,
               from->exception_count * sizeof(struct exception_row));
    copy_array(to->positions, positions, position_size);
    return true;
}

/* A copy of `from`, its lines moved by `shift`. NULL on error. */
static struct code *copy_code(struct vm *vm, const struct code *from, uint32_t shift)
{
    struct position_reader r = code_positions(from);
    uint32_t count = 0;
    while (code_next_position(&r)) {
        count++;
    }
    size_t row_bytes = count * sizeof(struct position_row);
    struct position_row *rows = mem_alloc(vm, row_bytes);
    if (!rows) {
        return NULL;
    }
    r = code_positions(from);
    for (uint32_t i = 0; code_next_position(&r); i++) {
        rows[i] = r.row;
        if (r.row.span.line) {
            rows[i].span.line += shift;
            rows[i].span.end_line += shift;
        }
    }
    uint8_t *positions = NULL;
    uint32_t size = 0;
    bool ok = code_encode_positions(vm, rows, count, &positions, &size);
    mem_free(vm, rows, row_bytes);
    if (!ok) {
        return NULL;
    }
    struct code *code = gc_new_zeroed(vm, builtin_type(vm, TYPE_CODE), sizeof *code);
    if (code) {
        struct object header = code->header;
        *code = *from;
        code->header = header;
        code->spare = NULL;
        if (!copy_arrays(vm, code, from, positions, size)) {
            code = NULL;
        }
    }
    mem_free(vm, positions, size);
    return code;
}

static bool replace_str(struct vm *vm, value given, const char *name, value *field)
{
    if (!given) {
        return true;
    }
    if (!is_kind(given, TYPE_STR)) {
        raise_type_error(vm, "replace() argument '%s' must be str, not %T", name, given);
        return false;
    }
    *field = str_intern(vm, given);
    return *field != VALUE_ERROR;
}

static bool expect_tuple(struct vm *vm, value given, const char *name, size_t length)
{
    if (!is_kind(given, TYPE_TUPLE)) {
        raise_type_error(vm, "replace() argument '%s' must be tuple, not %T", name, given);
        return false;
    }
    if (as_tuple(given)->length != length) {
        raise_value_error(vm, "code: %s must have %zu items, not %zu", name, length,
                          as_tuple(given)->length);
        return false;
    }
    return true;
}

/* The interned item i of a tuple of names. */
static bool name_item(struct vm *vm, value names, size_t i, value *out)
{
    value item = as_tuple(names)->items[i];
    if (!is_kind(item, TYPE_STR)) {
        raise_type_error(vm, "name tuples must contain only strings, not '%T'", item);
        return false;
    }
    *out = str_intern(vm, item);
    return *out != VALUE_ERROR;
}

static bool rename_variables(struct vm *vm, struct code *code, value given, const char *name,
                             enum variable_kind kind)
{
    if (!given) {
        return true;
    }
    value present = names_of_kind(vm, code, kind);
    if (!present || !expect_tuple(vm, given, name, as_tuple(present)->length)) {
        return false;
    }
    uint8_t *kinds = variable_kinds(vm, code);
    bool ok = kinds != NULL;
    size_t next = 0;
    for (uint32_t i = 0; ok && i < code->local_count; i++) {
        if (kinds[i] == kind) {
            ok = name_item(vm, given, next++, &code->local_names[i]);
        }
    }
    if (kinds) {
        mem_free(vm, kinds, code->local_count);
    }
    return ok;
}

static bool rename_cells(struct vm *vm, struct code *code, value given)
{
    if (!given) {
        return true;
    }
    if (!expect_tuple(vm, given, "co_cellvars", code->cell_count)) {
        return false;
    }
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (!name_item(vm, given, i, &code->local_names[code->cell_registers[i]])) {
            return false;
        }
    }
    return true;
}

static bool rename_caches(struct vm *vm, struct code *code, value given)
{
    if (!given) {
        return true;
    }
    value present = get_names(vm, from_object(code));
    struct dict *map = present ? dict_new(vm) : NULL;
    if (!map || !expect_tuple(vm, given, "co_names", as_tuple(present)->length)) {
        return false;
    }
    for (size_t i = 0; i < as_tuple(present)->length; i++) {
        value name;
        if (!name_item(vm, given, i, &name) ||
            !dict_set_name(vm, map, as_tuple(present)->items[i], name)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < code->cache_count; i++) {
        value name = dict_get_name(vm, map, code->caches[i].name);
        code->caches[i].name = name ? name : code->caches[i].name;
    }
    return true;
}

/* Instructions rely on what some constants are (names, tuples of names, code of a function): one may
 * be replaced by another only if all that could matter stays. */
static bool may_stand_for(value old, value v)
{
    if (old == v || !is_object(old)) {
        return true;
    }
    if (is_kind(old, TYPE_STR)) {
        return is_exact(v, TYPE_STR);
    }
    if (is_kind(old, TYPE_CODE)) {
        return is_kind(v, TYPE_CODE) && as_code(v)->free_count == as_code(old)->free_count;
    }
    if (is_kind(old, TYPE_TUPLE)) {
        if (!is_exact(v, TYPE_TUPLE) || as_tuple(v)->length != as_tuple(old)->length) {
            return false;
        }
        for (size_t i = 0; i < as_tuple(old)->length; i++) {
            if (is_kind(as_tuple(old)->items[i], TYPE_STR) &&
                !is_exact(as_tuple(v)->items[i], TYPE_STR)) {
                return false;
            }
        }
    }
    return true;
}

static bool replace_constants(struct vm *vm, struct code *code, value given)
{
    if (!given) {
        return true;
    }
    if (!expect_tuple(vm, given, "co_consts", code->constant_count)) {
        return false;
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        value v = as_tuple(given)->items[i];
        if (!may_stand_for(code->constants[i], v)) {
            raise_value_error(vm, "code: item %u of co_consts cannot be of type %T", i, v);
            return false;
        }
        if (is_exact(v, TYPE_STR) && !(v = str_intern(vm, v))) {
            return false;
        }
        code->constants[i] = v;
    }
    return true;
}

static value code_replace(struct vm *vm, value *args)
{
    const struct code *from = as_code(args[0]);
    int64_t first_line = from->first_line, flags = visible_flags(from);
    if (!check_fixed_parts(vm, args)) {
        return VALUE_ERROR;
    }
    if (args[REPLACE_FIRSTLINENO] &&
        !index_to_ssize(vm, args[REPLACE_FIRSTLINENO], &first_line, "int")) {
        return VALUE_ERROR;
    }
    if (first_line < 0 || first_line > INT32_MAX) {
        return raise_value_error(vm, "co_firstlineno must be a positive integer");
    }
    if (args[REPLACE_FLAGS] && !index_to_ssize(vm, args[REPLACE_FLAGS], &flags, "int")) {
        return VALUE_ERROR;
    }
    if (flags < 0 || (flags ^ from->flags) & FIXED_FLAGS) {
        return raise_value_error(vm, "code: co_flags cannot change the kind of function");
    }
    struct code *code = copy_code(vm, from, (uint32_t)first_line - from->first_line);
    if (!code) {
        return VALUE_ERROR;
    }
    code->first_line = (uint32_t)first_line;
    code->flags =
        (from->flags & ~CPYTHON_FLAGS) | ((uint32_t)flags & CPYTHON_FLAGS & ~FLAG_HAS_DOCSTRING);
    if (!replace_str(vm, args[REPLACE_NAME], "co_name", &code->name) ||
        !replace_str(vm, args[REPLACE_QUALNAME], "co_qualname", &code->qualname) ||
        !replace_str(vm, args[REPLACE_FILENAME], "co_filename", &code->filename) ||
        !replace_constants(vm, code, args[REPLACE_CONSTS]) ||
        !rename_caches(vm, code, args[REPLACE_NAMES]) ||
        !rename_variables(vm, code, args[REPLACE_VARNAMES], "co_varnames", VARIABLE_PLAIN) ||
        !rename_variables(vm, code, args[REPLACE_FREEVARS], "co_freevars", VARIABLE_FREE) ||
        !rename_cells(vm, code, args[REPLACE_CELLVARS])) {
        return VALUE_ERROR;
    }
    return from_object(code);
}

static const struct native_def code_methods[] = {
    {"co_positions", "()", co_positions, NATIVE_METHOD,
     "Iterator over (line, end_line, column, end_column) of each instruction word."},
    {"co_lines", "()", co_lines, NATIVE_METHOD, "Iterator over (start, end, line)."},
    {"replace", REPLACE_SIGNATURE, code_replace, NATIVE_METHOD,
     "Return a copy of the code object with new values for the specified fields."},
    {"__replace__", REPLACE_SIGNATURE, code_replace, NATIVE_METHOD, "The same as replace()."},
    {0},
};

/* -- identity ---------------------------------------------------------------------------------- */

static value code_repr(struct vm *vm, value self)
{
    struct code *code = as_code(self);
    return format_str(vm, "<code object %U at 0x%lx, file \"%U\", line %u>", code->name,
                      (unsigned long)value_bits(self), code->filename, code->first_line);
}

/* 1.0 is not 1, nor 0.0 -0.0: constants are equal only if nothing tells them apart. */
static int same_constant(struct vm *vm, value a, value b)
{
    if (a == b) {
        return 1;
    }
    if (!a || !b || type_of(vm, a) != type_of(vm, b)) {
        return 0;
    }
    if (is_float(a)) {
        double x = float_value(a), y = float_value(b);
        return memcmp(&x, &y, sizeof x) == 0;
    }
    if (is_kind(a, TYPE_COMPLEX)) {
        struct complex_number *x = as_complex(a), *y = as_complex(b);
        return memcmp(&x->real, &y->real, sizeof x->real) == 0 &&
               memcmp(&x->imag, &y->imag, sizeof x->imag) == 0;
    }
    if (!is_exact(a, TYPE_TUPLE)) {
        return equal(vm, a, b);
    }
    if (as_tuple(a)->length != as_tuple(b)->length) {
        return 0;
    }
    if (!native_enter(vm, " in comparison")) {
        return -1;
    }
    int same = 1;
    for (size_t i = 0; same == 1 && i < as_tuple(a)->length; i++) {
        same = same_constant(vm, as_tuple(a)->items[i], as_tuple(b)->items[i]);
    }
    native_leave(vm);
    return same;
}

static bool same_bytes(const void *a, const void *b, size_t count, size_t size)
{
    return count == 0 || memcmp(a, b, count * size) == 0;
}

static int same_code(struct vm *vm, const struct code *a, const struct code *b)
{
    if (!str_equal(as_str(a->name), as_str(b->name)) || a->first_line != b->first_line ||
        a->flags != b->flags || a->parameter_count != b->parameter_count ||
        a->positional_count != b->positional_count ||
        a->positional_only_count != b->positional_only_count ||
        a->keyword_only_count != b->keyword_only_count || a->local_count != b->local_count ||
        a->free_count != b->free_count || a->free_base != b->free_base ||
        a->class_cell != b->class_cell || a->instruction_count != b->instruction_count ||
        a->constant_count != b->constant_count || a->cache_count != b->cache_count ||
        a->cell_count != b->cell_count || a->exception_count != b->exception_count ||
        a->position_size != b->position_size) {
        return 0;
    }
    if (!same_bytes(a->instructions, b->instructions, a->instruction_count, sizeof(uint32_t)) ||
        !same_bytes(a->cell_registers, b->cell_registers, a->cell_count, sizeof(uint32_t)) ||
        !same_bytes(a->local_names, b->local_names, a->local_count, sizeof(value)) ||
        !same_bytes(a->positions, b->positions, a->position_size, 1) ||
        !same_bytes(a->exceptions, b->exceptions, a->exception_count,
                    sizeof(struct exception_row))) {
        return 0;
    }
    for (uint32_t i = 0; i < a->cache_count; i++) {
        if (a->caches[i].name != b->caches[i].name) {
            return 0;
        }
    }
    for (uint32_t i = 0; i < a->constant_count; i++) {
        int same = same_constant(vm, a->constants[i], b->constants[i]);
        if (same != 1) {
            return same;
        }
    }
    return 1;
}

static value code_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, TYPE_CODE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int same = self == other;
    if (!same) {
        if (!native_enter(vm, " in comparison")) {
            return VALUE_ERROR;
        }
        same = same_code(vm, as_code(self), as_code(other));
        native_leave(vm);
    }
    return same < 0 ? VALUE_ERROR : make_bool(same == (op == CMP_EQ));
}

static bool code_hash(struct vm *vm, value self, int64_t *out)
{
    struct code *code = as_code(self);
    uint64_t h = str_hash(vm, as_str(code->name)) ^ code->first_line;
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        h = (h ^ code->instructions[i]) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
    }
    *out = (int64_t)h == -1 ? -2 : (int64_t)h;
    return true;
}

/* -- the type ---------------------------------------------------------------------------------- */

static void code_trace(struct gc_tracer *tracer, struct object *self)
{
    struct code *code = (struct code *)self;
    gc_trace(tracer, code->name);
    gc_trace(tracer, code->qualname);
    gc_trace(tracer, code->filename);
    gc_trace(tracer, code->static_attributes);
    gc_trace(tracer, code->docstring);
    gc_trace(tracer, code->owner_module);
    if (code->spare) {
        gc_trace(tracer, from_object(code->spare));
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        gc_trace(tracer, code->constants[i]);
    }
    for (uint32_t i = 0; i < code->local_count; i++) {
        gc_trace(tracer, code->local_names[i]);
    }
    for (uint32_t i = 0; i < code->cache_count; i++) {
        gc_trace(tracer, code->caches[i].name);
        /* Its target is alive as long as what the cache's guard matches: shape ids and versions are
         * never used twice. So it is not kept alive from here, and filling needs no barrier. */
    }
}

static void code_finalize(struct vm *vm, struct object *self)
{
    struct code *code = (struct code *)self;
    if (code->buffer) {
        mem_free(vm, code->buffer, code->size_bytes);
        code->buffer = NULL;
    }
}

const struct type_def code_def = {
    .name = "code",
    .size = sizeof(struct code),
    .flags = TYPE_TRACED | TYPE_NO_NEW | TYPE_WEAKREFABLE,
    .doc = "Compiled code, without the globals and closure that make it a function.",
    .methods = code_methods,
    .getset = code_getset,
    .trace = code_trace,
    .finalize = code_finalize,
    .repr = code_repr,
    .hash = code_hash,
    .compare = code_compare,
};

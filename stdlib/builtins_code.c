/* builtins_code.c - built-in functions that compile, run and import code. */
#include "builtins.h"
#include "paths.h"
#include "../vm/interp/import.h"
#include "../vm/interp/interp.h"
#include "../vm/object/type.h"

/* compile()'s flags, as ast and codeop know them. */
enum {
    COMPILE_ONLY_AST = 0x400,
    COMPILE_ALLOW_TOP_LEVEL_AWAIT = 0x2000,
    COMPILE_ALLOW_INCOMPLETE = 0x4000,
    COMPILE_FUTURE_ANNOTATIONS = 0x1000000,
    COMPILE_KNOWN_FLAGS = 0x1ff0000 | 0xe000 | 0x600 | 0x1010,
};

/* Source text of an argument: str, bytes or any buffer. The text is copied so that no script can
 * change it; release with mem_free(text, size + 1). */
static char *source_text(struct vm *vm, value v, const char *function, const char *what,
                         size_t *size)
{
    const void *data;
    struct buffer view = {0};
    bool viewed = false;
    if (is_kind(v, TYPE_STR)) {
        data = as_str(v)->data;
        *size = as_str(v)->size;
    } else if (try_buffer(vm, v)) {
        if (!get_buffer(vm, v, &view)) {
            return NULL;
        }
        viewed = true;
        data = view.data;
        *size = view.size;
    } else {
        raise_type_error(vm, "%s() arg 1 must be a %s", function, what);
        return NULL;
    }
    char *text = mem_alloc(vm, *size + 1);
    if (text) {
        memcpy(text, data, *size);
        text[*size] = 0;
        if (memchr(text, 0, *size)) {
            value message = str_from_cstr(vm, "source code string cannot contain null bytes");
            if (message) {
                raise_with_args(vm, TYPE_SYNTAX_ERROR, 1, &message);
            }
            mem_free(vm, text, *size + 1);
            text = NULL;
        }
    }
    if (viewed) {
        buffer_release(vm, &view);
    }
    return text;
}

static unsigned inherited_flags(struct vm *vm)
{
    return vm->frame ? vm->frame->code->flags & CODE_FUTURE_ANNOTATIONS : 0;
}

static value compile_text(struct vm *vm, char *text, size_t size, value filename, int mode,
                          unsigned flags)
{
    if (!vm->compile) {
        mem_free(vm, text, size + 1);
        return raise_error(vm, TYPE_RUNTIME_ERROR, "this program has no compiler linked in");
    }
    value code = vm->compile(vm, text, size, filename, mode, flags);
    mem_free(vm, text, size + 1);
    return code;
}

static value builtin_compile(struct vm *vm, value *args)
{
    value mode_text = args[2], filename = path_fspath(vm, args[1]);
    if (!filename) {
        return VALUE_ERROR;
    }
    if (is_kind(filename, TYPE_BYTES)) {
        filename = path_result(vm, (const char *)as_bytes(filename)->data, as_bytes(filename)->size,
                               false);
        if (!filename) {
            return VALUE_ERROR;
        }
    }
    int64_t flags = 0, optimise = -1;
    if (!is_kind(mode_text, TYPE_STR)) {
        return raise_type_error(vm, "compile() argument 'mode' must be str, not %T", mode_text);
    }
    if ((args[3] && !to_int64(vm, args[3], &flags)) ||
        (args[5] && !to_int64(vm, args[5], &optimise))) {
        return VALUE_ERROR;
    }
    int dont_inherit = args[4] ? truth(vm, args[4]) : 0;
    if (dont_inherit < 0) {
        return VALUE_ERROR;
    }
    if (flags & ~(int64_t)COMPILE_KNOWN_FLAGS) {
        return raise_value_error(vm, "compile(): unrecognised flags");
    }
    if (flags & COMPILE_ONLY_AST) {
        return raise_value_error(vm, "compile(): syntax trees are not available to scripts");
    }
    if (optimise < -1 || optimise > 2) {
        return raise_value_error(vm, "compile(): invalid optimize value");
    }
    int mode = str_equals_cstr(mode_text, "exec")     ? COMPILE_EXEC
               : str_equals_cstr(mode_text, "eval")   ? COMPILE_EVAL
               : str_equals_cstr(mode_text, "single") ? COMPILE_SINGLE
                                                      : -1;
    if (mode < 0) {
        return raise_value_error(vm, "compile() mode must be 'exec', 'eval' or 'single'");
    }
    if (is_kind(args[0], TYPE_CODE)) {
        return raise_type_error(vm, "compile() arg 1 must be a string, bytes or AST object");
    }
    unsigned code_flags = dont_inherit ? 0 : inherited_flags(vm);
    if (flags & COMPILE_FUTURE_ANNOTATIONS) {
        code_flags |= CODE_FUTURE_ANNOTATIONS;
    }
    if (flags & COMPILE_ALLOW_TOP_LEVEL_AWAIT) {
        code_flags |= CODE_TOP_LEVEL_AWAIT;
    }
    if (flags & COMPILE_ALLOW_INCOMPLETE) {
        code_flags |= CODE_ALLOW_INCOMPLETE;
    }
    if (is_kind(args[0], TYPE_STR)) {
        code_flags |= CODE_SOURCE_IS_TEXT;
    }
    size_t size;
    char *text = source_text(vm, args[0], "compile", "string, bytes or AST object", &size);
    return text ? compile_text(vm, text, size, filename, mode, code_flags) : VALUE_ERROR;
}

/* The namespaces that eval and exec run in. args: {source, globals, locals}. */
static bool namespaces(struct vm *vm, value *args, const char *function, struct dict **globals,
                       value *locals)
{
    bool eval = function[1] == 'v';
    value g = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    value l = args[2] == VALUE_NONE ? VALUE_NULL : args[2];
    if (g && !is_kind(g, TYPE_DICT)) {
        if (eval) {
            bool mapping = type_of(vm, g)->def->get_item || find_special(vm, g, NAME_GETITEM);
            raise_type_error(vm, mapping && !is_kind(g, TYPE_LIST)
                                     ? "globals must be a real dict; try eval(code, {}, mapping)"
                                     : "globals must be a dict");
        } else {
            raise_type_error(vm, "exec() globals must be a dict, not %T", g);
        }
        return false;
    }
    if (l && !type_of(vm, l)->def->get_item && !find_special(vm, l, NAME_GETITEM)) {
        if (eval) {
            raise_type_error(vm, "locals must be a mapping");
        } else {
            raise_type_error(vm, "locals must be a mapping or None, not %T", l);
        }
        return false;
    }
    if (!g) {
        if (!vm->frame) {
            raise_error(vm, TYPE_SYSTEM_ERROR, "globals and locals cannot be NULL");
            return false;
        }
        g = from_object(as_function(vm->frame->function)->globals);
        if (!l) {
            l = locals_of_frame(vm, vm->frame);
            if (!l) {
                return false;
            }
        }
    }
    *globals = as_dict(g);
    *locals = l ? l : g;
    return true;
}

static value run_argument(struct vm *vm, value *args, const char *function)
{
    struct dict *globals;
    value locals;
    if (!namespaces(vm, args, function, &globals, &locals)) {
        return VALUE_ERROR;
    }
    bool eval = function[1] == 'v';
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, locals)) {
        return VALUE_ERROR;
    }
    value code = args[0], result = VALUE_ERROR;
    if (is_kind(code, TYPE_CODE)) {
        if (as_code(code)->free_count) {
            raise_type_error(vm, "code object passed to %s() may not contain free variables",
                             function);
            goto done;
        }
    } else {
        size_t size, skip = 0;
        char *text = source_text(vm, code, function, "string, bytes or code object", &size);
        if (!text) {
            goto done;
        }
        while (eval && skip < size && (text[skip] == ' ' || text[skip] == '\t')) {
            skip++;
        }
        memmove(text, text + skip, size - skip + 1);
        value filename = str_intern_cstr(vm, "<string>");
        char *trimmed = skip ? mem_resize(vm, text, size + 1, size - skip + 1) : text;
        if (!trimmed || !filename) {
            mem_free(vm, text, size + 1);
            goto done;
        }
        /* Where locals are the globals, names can be compiled as a module's: they are faster. */
        bool module = locals == from_object(globals) && is_exact(locals, TYPE_DICT);
        int mode = eval ? COMPILE_EVAL : module ? COMPILE_MODULE : COMPILE_EXEC;
        unsigned flags =
            inherited_flags(vm) | (is_kind(args[0], TYPE_STR) ? CODE_SOURCE_IS_TEXT : 0);
        code = compile_text(vm, trimmed, size - skip, filename, mode, flags);
        if (!code) {
            goto done;
        }
    }
    result = run_code(vm, code, globals, locals);
    if (result && !eval) {
        result = as_code(code)->flags & (CODE_COROUTINE | CODE_GENERATOR) ? result : VALUE_NONE;
    }
done:
    gc_pop_roots(vm, mark);
    return result;
}

static value builtin_eval(struct vm *vm, value *args)
{
    return run_argument(vm, args, "eval");
}

/* args: {source, globals, locals, closure} */
static value builtin_exec(struct vm *vm, value *args)
{
    value closure = args[3] == VALUE_NONE ? VALUE_NULL : args[3];
    if (!is_kind(args[0], TYPE_CODE)) {
        if (closure) {
            return raise_type_error(
                vm, "closure argument can only be used when source is a code object");
        }
    } else if (closure) {
        struct code *code = as_code(args[0]);
        if (!code->free_count) {
            return raise_type_error(vm, "cannot use a closure with this code object");
        }
        bool fits = is_kind(closure, TYPE_TUPLE) && as_tuple(closure)->length == code->free_count;
        for (size_t i = 0; fits && i < as_tuple(closure)->length; i++) {
            fits = is_kind(as_tuple(closure)->items[i], TYPE_CELL);
        }
        if (!fits) {
            return raise_type_error(vm, "code object requires a closure of exactly length %u",
                                    (unsigned)code->free_count);
        }
        struct dict *globals;
        value locals;
        if (!namespaces(vm, args, "exec", &globals, &locals)) {
            return VALUE_ERROR;
        }
        struct function *fn = function_new(vm, code, globals, closure);
        return fn && call0(vm, from_object(fn)) ? VALUE_NONE : VALUE_ERROR;
    }
    value result = run_argument(vm, args, "exec");
    return result ? VALUE_NONE : VALUE_ERROR;
}

/* args: {name, globals, locals, fromlist, level} */
static value builtin_import(struct vm *vm, value *args)
{
    int64_t level = 0;
    if (args[4] && !to_int64(vm, args[4], &level)) {
        return VALUE_ERROR;
    }
    struct dict *globals = NULL;
    if (is_kind(args[1], TYPE_DICT)) {
        globals = as_dict(args[1]);
    } else if (level > 0) {
        return args[1] ? raise_type_error(vm, "globals must be a dict")
                       : raise_error(vm, TYPE_KEY_ERROR, "'__name__' not in globals");
    }
    return import_absolute(vm, globals, args[0], args[3], level > 1000 ? 1000 : (int)level);
}

const struct native_def builtin_code_functions[] = {
    {"compile", "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)",
     builtin_compile, NATIVE_FUNCTION, "Compile source text into a code object."},
    {"eval", "(source, /, globals=None, locals=None)", builtin_eval, NATIVE_FUNCTION,
     "The value of an expression."},
    {"exec", "(source, /, globals=None, locals=None, *, closure=None)", builtin_exec,
     NATIVE_FUNCTION, "Run statements."},
    {"__import__", "(name, globals=None, locals=None, fromlist=(), level=0)", builtin_import,
     NATIVE_FUNCTION, "What the import statement calls."},
    {NULL, NULL, NULL, 0, NULL},
};

/* _re.c - module _re: what stands behind re. Here is the module's table and its state; the syntax
 * is in _re_syntax.c, the library in _re_engine.c, the types in _re_pattern.c and _re_match.c,
 * replacement texts in _re_template.c. */
#include "_re.h"

struct re_state *re_state(struct vm *vm)
{
    return module_state(vm, &re_module);
}

/* Keeps a call-back or class in the state. */
static value set_hooks(struct vm *vm, value *args)
{
    struct re_state *state = re_state(vm);
    if (!state) {
        return VALUE_ERROR;
    }
    state->error_class = args[0];
    state->warn = args[1];
    state->name_lookup = args[2];
    return VALUE_NONE;
}

/* escape(): the characters that mean something get a backslash. */
static value re_escape(struct vm *vm, value *args)
{
    static const char special[] = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    const char *data;
    size_t size;
    struct buffer buffer = {0};
    bool is_text = is_kind(args[0], TYPE_STR);
    if (is_text) {
        data = as_str(args[0])->data;
        size = as_str(args[0])->size;
    } else {
        if (!try_buffer(vm, args[0])) {
            return raise_type_error(vm, "decoding to str: need a bytes-like object, %T found",
                                    args[0]);
        }
        if (!get_buffer(vm, args[0], &buffer)) {
            return VALUE_ERROR;
        }
        data = buffer.data ? (const char *)buffer.data : "";
        size = buffer.size;
    }
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < size; i++) {
        if (data[i] && strchr(special, data[i])) {
            builder_add(&b, "\\", 1);
        }
        builder_add(&b, data + i, 1);
    }
    if (!is_text) {
        buffer_release(vm, &buffer);
    }
    return is_text ? builder_finish(&b) : builder_finish_bytes(&b);
}

static bool re_init(struct vm *vm, struct module *module)
{
    struct re_state *state = re_state(vm);
    if (!state) {
        return false;
    }
    if (!state->engine) {
        state->engine = re_engine_open(vm);
    }
    return state->engine != NULL;
}

static void trace_state(struct gc_tracer *tracer, void *p)
{
    struct re_state *state = p;
    gc_trace(tracer, state->error_class);
    gc_trace(tracer, state->warn);
    gc_trace(tracer, state->name_lookup);
    gc_trace_weak_slot(tracer, &state->anchor_string);
}

static void free_state(struct vm *vm, void *p)
{
    struct re_state *state = p;
    re_engine_release(vm, state->engine);
    state->engine = NULL;
}

static const struct native_def functions[] = {
    {"compile", "(pattern, flags, /)", re_compile_pattern, NATIVE_FUNCTION,
     "A Pattern, made anew."},
    {"escape", "(pattern, /)", re_escape, NATIVE_FUNCTION,
     "The text with its special characters escaped."},
    {"set_hooks", "(error, warn, lookup, /)", set_hooks, NATIVE_FUNCTION,
     "Tell the class of errors, and functions that warn and that look up a character's name."},
    {0},
};

static const struct module_type types[] = {
    {&pattern_def, NULL},
    {&match_def, NULL},
    {&re_scanner_def, NULL},
    {&re_iterator_def, NULL},
    {0},
};

const struct module_def re_module = {
    .name = "_re",
    .doc = "Regular expressions: the native part of re.",
    .functions = functions,
    .types = types,
    .init = re_init,
    .state_size = sizeof(struct re_state),
    .trace_state = trace_state,
    .free_state = free_state,
};

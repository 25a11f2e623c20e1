/* _re_engine.c - PCRE2: opened when first needed, never linked; compiling and matching.
 *
 * A match that exceeds STEP_LIMIT is begun again with a variant of the code that calls back at
 * every item, so that a catastrophic pattern can be interrupted; ordinary matches pay nothing.
 * Patterns that are used much are compiled to machine code where PCRE2 can do that.
 */
#include "_re.h"

#if defined(ASPEN_WITH_PCRE2) && defined(__has_include)
#if __has_include(<pcre2.h>)
#define HAVE_PCRE2 1
#endif
#endif

#ifdef HAVE_PCRE2
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <dlfcn.h>

#define STEP_LIMIT    10000000u
#define NEST_LIMIT    2000
#define HEAP_LIMIT_KB (2u << 20)
#define JIT_AFTER     8192 /* bytes of subject seen, each call counting some */
#define CALL_WORK     128
#define POLL_CALLOUTS 0xffffu

/* The functions used, by the names of pcre2.h without prefix and suffix. */
#define PCRE2_FUNCTIONS(F)       \
    F(general_context_create)    \
    F(general_context_free)      \
    F(compile_context_create)    \
    F(compile_context_free)      \
    F(set_newline)               \
    F(set_parens_nest_limit)     \
    F(set_compile_extra_options) \
    F(compile)                   \
    F(code_free)                 \
    F(jit_compile)               \
    F(match_context_create)      \
    F(match_context_free)        \
    F(set_callout)               \
    F(set_match_limit)           \
    F(set_heap_limit)            \
    F(match_data_create)         \
    F(match_data_free)           \
    F(get_ovector_pointer)       \
    F(match)                     \
    F(get_error_message)

struct functions {
#define F(name) __typeof__(pcre2_##name##_8) *name;
    PCRE2_FUNCTIONS(F)
#undef F
};

struct re_engine {
    size_t references;
    void *library;
    struct functions pcre2;
    struct vm *vm; /* for the memory functions */
    pcre2_general_context *general;
    pcre2_compile_context *compiling;
    pcre2_match_context *matching; /* with STEP_LIMIT */
    pcre2_match_data *spare;       /* kept between matches */
    uint32_t spare_pairs;
};

struct re_compiled {
    pcre2_code *code;
    pcre2_code *careful; /* with call-outs; made when the first has taken too long */
    char *text;          /* what it was compiled from */
    size_t size;
    uint32_t options;
    size_t work; /* since it was compiled */
    bool jit_tried;
};

/* Blocks that PCRE2 asks for carry their size, which the heap wants to be told. */
static void *block_alloc(size_t size, void *context)
{
    struct vm *vm = context;
    if (size > SIZE_MAX - 16) {
        return NULL;
    }
    size_t *block = mem_try_alloc(vm, size + 16);
    if (!block) {
        return NULL;
    }
    block[0] = size + 16;
    return block + 2;
}

static void block_free(void *p, void *context)
{
    if (p) {
        size_t *block = (size_t *)p - 2;
        mem_free(context, block, block[0]);
    }
}

static void engine_close(struct vm *vm, struct re_engine *engine)
{
    const struct functions *f = &engine->pcre2;
    if (engine->spare) {
        f->match_data_free(engine->spare);
    }
    if (engine->matching) {
        f->match_context_free(engine->matching);
    }
    if (engine->compiling) {
        f->compile_context_free(engine->compiling);
    }
    if (engine->general) {
        f->general_context_free(engine->general);
    }
    if (engine->library) {
        dlclose(engine->library);
    }
    mem_free(vm, engine, sizeof *engine);
}

static bool engine_load(struct re_engine *engine)
{
    static const char *const names[] = {"libpcre2-8.so.0", "libpcre2-8.so", "libpcre2-8.0.dylib",
                                        "libpcre2-8.dylib"};
    for (size_t i = 0; i < sizeof names / sizeof *names && !engine->library; i++) {
        engine->library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (!engine->library) {
        return false;
    }
    struct functions *f = &engine->pcre2;
    void *symbol;
#define F(name)                                           \
    symbol = dlsym(engine->library, "pcre2_" #name "_8"); \
    if (!symbol) {                                        \
        return false;                                     \
    }                                                     \
    memcpy(&f->name, &symbol, sizeof symbol);
    PCRE2_FUNCTIONS(F)
#undef F
    return true;
}

struct re_engine *re_engine_open(struct vm *vm)
{
    struct re_engine *engine = mem_alloc_zeroed(vm, sizeof *engine);
    if (!engine) {
        return NULL;
    }
    engine->references = 1;
    engine->vm = vm;
    if (!engine_load(engine)) {
        engine_close(vm, engine);
        raise_error(vm, TYPE_IMPORT_ERROR,
                    "module re needs the PCRE2 library (package libpcre2-8-0)");
        return NULL;
    }
    const struct functions *f = &engine->pcre2;
    engine->general = f->general_context_create(block_alloc, block_free, vm);
    if (engine->general) {
        engine->compiling = f->compile_context_create(engine->general);
        engine->matching = f->match_context_create(engine->general);
    }
    if (!engine->compiling || !engine->matching) {
        engine_close(vm, engine);
        raise_memory_error(vm);
        return NULL;
    }
    f->set_newline(engine->compiling, PCRE2_NEWLINE_LF);
    f->set_parens_nest_limit(engine->compiling, NEST_LIMIT);
    f->set_compile_extra_options(engine->compiling, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
    f->set_match_limit(engine->matching, STEP_LIMIT);
    f->set_heap_limit(engine->matching, HEAP_LIMIT_KB);
    return engine;
}

struct re_engine *re_engine_retain(struct re_engine *engine)
{
    engine->references++;
    return engine;
}

void re_engine_release(struct vm *vm, struct re_engine *engine)
{
    if (engine && --engine->references == 0) {
        engine_close(vm, engine);
    }
}

struct re_compiled *re_compile(struct vm *vm, struct re_engine *engine,
                               const struct re_program *program, bool utf, enum re_mode mode,
                               char *message, size_t message_size)
{
    const struct functions *f = &engine->pcre2;
    uint32_t options = PCRE2_DOTALL | PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX;
    options |= program->caseless ? PCRE2_CASELESS : 0;
    options |= utf ? PCRE2_UTF | PCRE2_NO_UTF_CHECK : 0;
    options |= program->unicode_properties ? PCRE2_UCP : 0;
    options |= mode == RE_SEARCH ? 0 : PCRE2_ANCHORED;
    options |= mode == RE_FULLMATCH ? PCRE2_ENDANCHORED : 0;
    message[0] = '\0';
    int code;
    PCRE2_SIZE offset;
    const char *text = program->text ? program->text : "";
    struct re_compiled *compiled = mem_alloc_zeroed(vm, sizeof *compiled);
    if (!compiled) {
        return NULL;
    }
    compiled->options = options;
    compiled->text = mem_alloc(vm, program->size);
    if (!compiled->text) {
        mem_free(vm, compiled, sizeof *compiled);
        return NULL;
    }
    compiled->size = program->size;
    memcpy(compiled->text, text, program->size);
    compiled->code =
        f->compile((PCRE2_SPTR)text, program->size, options, &code, &offset, engine->compiling);
    if (!compiled->code) {
        re_compiled_free(vm, engine, compiled);
        if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED) {
            raise_memory_error(vm);
        } else if (f->get_error_message(code, (PCRE2_UCHAR *)message, message_size) < 0) {
            strcpy(message, "pattern refused");
        }
        return NULL;
    }
    return compiled;
}

void re_compiled_free(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled)
{
    if (compiled) {
        if (compiled->code) {
            engine->pcre2.code_free(compiled->code);
        }
        if (compiled->careful) {
            engine->pcre2.code_free(compiled->careful);
        }
        mem_free(vm, compiled->text, compiled->size);
        mem_free(vm, compiled, sizeof *compiled);
    }
}

/* -- matching ------------------------------------------------------------------------------------ */

struct patience { /* of a match with call-outs */
    struct vm *vm;
    uint32_t count;
    bool interrupted;
};

static int on_callout(pcre2_callout_block *block, void *context)
{
    struct patience *patience = context;
    (void)block;
    if ((++patience->count & POLL_CALLOUTS) == 0 && !native_poll(patience->vm, POLL_CALLOUTS + 1)) {
        patience->interrupted = true;
        return PCRE2_ERROR_CALLOUT;
    }
    return 0;
}

/* The match once more, from the beginning, interruptible. Returns as pcre2_match does. */
static int run_carefully(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled,
                         const char *data, size_t size, size_t start, uint32_t options,
                         pcre2_match_data *result, bool *interrupted)
{
    const struct functions *f = &engine->pcre2;
    *interrupted = false;
    if (!compiled->careful) {
        int code;
        PCRE2_SIZE offset;
        compiled->careful =
            f->compile((PCRE2_SPTR)compiled->text, compiled->size,
                       compiled->options | PCRE2_AUTO_CALLOUT, &code, &offset, engine->compiling);
        if (!compiled->careful) {
            return PCRE2_ERROR_NOMEMORY;
        }
        f->jit_compile(compiled->careful, PCRE2_JIT_COMPLETE);
    }
    pcre2_match_context *context = f->match_context_create(engine->general);
    if (!context) {
        return PCRE2_ERROR_NOMEMORY;
    }
    struct patience patience = {.vm = vm};
    f->set_callout(context, on_callout, &patience);
    f->set_match_limit(context, UINT32_MAX);
    f->set_heap_limit(context, HEAP_LIMIT_KB);
    int code = f->match(compiled->careful, (PCRE2_SPTR)data, size, start, options, result, context);
    if (code == PCRE2_ERROR_JIT_STACKLIMIT) {
        code = f->match(compiled->careful, (PCRE2_SPTR)data, size, start, options | PCRE2_NO_JIT,
                        result, context);
    }
    f->match_context_free(context);
    *interrupted = patience.interrupted;
    return code;
}

/* A block for results; the spare one is handed out once at a time. */
static pcre2_match_data *take_result(struct re_engine *engine, uint32_t pairs)
{
    pcre2_match_data *result = engine->spare;
    if (result && engine->spare_pairs >= pairs) {
        engine->spare = NULL;
        return result;
    }
    return engine->pcre2.match_data_create(pairs < 16 ? 16 : pairs, engine->general);
}

static void give_result(struct re_engine *engine, pcre2_match_data *result, uint32_t pairs,
                        bool used_much)
{
    if (engine->spare || used_much) {
        engine->pcre2.match_data_free(result);
    } else {
        engine->spare = result;
        engine->spare_pairs = pairs < 16 ? 16 : pairs;
    }
}

static int raise_match_error(struct vm *vm, struct re_engine *engine, int code)
{
    if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAPLIMIT) {
        raise_memory_error(vm);
    } else if (code == PCRE2_ERROR_MATCHLIMIT) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "regular expression needs too many steps to match this text");
    } else {
        char message[128];
        if (engine->pcre2.get_error_message(code, (PCRE2_UCHAR *)message, sizeof message) < 0) {
            strcpy(message, "unknown error");
        }
        raise_error(vm, TYPE_RUNTIME_ERROR, "internal error in regular expression engine: %s",
                    message);
    }
    return -1;
}

int re_run(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled, const char *data,
           size_t size, size_t start, bool not_empty, size_t *out, uint32_t pairs)
{
    const struct functions *f = &engine->pcre2;
    uint32_t options = (compiled->options & PCRE2_UTF) ? PCRE2_NO_UTF_CHECK : 0;
    options |= not_empty ? PCRE2_NOTEMPTY_ATSTART : 0;
    compiled->work += CALL_WORK;
    if (compiled->work > JIT_AFTER && !compiled->jit_tried) {
        compiled->jit_tried = true;
        f->jit_compile(compiled->code, PCRE2_JIT_COMPLETE);
    }
    pcre2_match_data *result = take_result(engine, pairs);
    if (!result) {
        raise_memory_error(vm);
        return -1;
    }
    size_t before = vm->heap.bytes;
    bool interrupted = false;
    int code =
        f->match(compiled->code, (PCRE2_SPTR)data, size, start, options, result, engine->matching);
    if (code == PCRE2_ERROR_JIT_STACKLIMIT) {
        code = f->match(compiled->code, (PCRE2_SPTR)data, size, start, options | PCRE2_NO_JIT,
                        result, engine->matching);
    }
    if (code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT) {
        code = native_poll(vm, STEP_LIMIT) ? run_carefully(vm, engine, compiled, data, size, start,
                                                           options, result, &interrupted)
                                           : (interrupted = true, PCRE2_ERROR_CALLOUT);
    }
    if (code > 0) {
        const PCRE2_SIZE *found = f->get_ovector_pointer(result);
        for (uint32_t i = 0; i < 2 * pairs; i++) {
            out[i] = i / 2 < (uint32_t)code && found[i] != PCRE2_UNSET ? found[i] : RE_UNSET;
        }
        compiled->work += found[1] - start;
    } else {
        compiled->work += size - start;
    }
    give_result(engine, result, pairs, vm->heap.bytes > before + (1u << 20));
    if (code > 0) {
        return 1;
    }
    if (code == PCRE2_ERROR_NOMATCH) {
        return 0;
    }
    return interrupted ? -1 : raise_match_error(vm, engine, code);
}

#else /* built without pcre2.h */

struct re_engine *re_engine_open(struct vm *vm)
{
    raise_error(vm, TYPE_IMPORT_ERROR,
                "this build has no module re: it needs PCRE2 (package libpcre2-dev) when built");
    return NULL;
}
struct re_engine *re_engine_retain(struct re_engine *engine)
{
    return engine;
}
void re_engine_release(struct vm *vm, struct re_engine *engine)
{
}
struct re_compiled *re_compile(struct vm *vm, struct re_engine *engine,
                               const struct re_program *program, bool utf, enum re_mode mode,
                               char *message, size_t message_size)
{
    message[0] = '\0';
    raise_memory_error(vm);
    return NULL;
}
void re_compiled_free(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled)
{
}
int re_run(struct vm *vm, struct re_engine *engine, struct re_compiled *compiled, const char *data,
           size_t size, size_t start, bool not_empty, size_t *out, uint32_t pairs)
{
    return 0;
}
#endif

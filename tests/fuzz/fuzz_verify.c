/* fuzz_verify.c - damaged bytecode. The first byte chooses a program; the others change the compiled
 * code before it is verified. What must hold: the verifier never crashes, and what it accepts runs
 * without harm (it may raise anything, and is interrupted when it does not end). */
#include "fuzz.h"

#include "../../compiler/compile.h"
#include "../../vm/interp/interp.h"
#include "../../vm/interp/verify.h"
#include "../../vm/object/error.h"
#include "../../vm/object/protocol.h"
#include "../../vm/object/str.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>

static const char *const programs[] = {
    "def f(a, b=2, *c, d=3, **e):\n"
    "    t = [a + b * i for i in c if i]\n"
    "    try:\n"
    "        return t[d], e['x'].y\n"
    "    except (IndexError, KeyError) as error:\n"
    "        return str(error)\n"
    "    finally:\n"
    "        t.append(1)\n"
    "f(1, 2, 3, 4)\n"
    "f(1, d=0, x=5)\n",

    "class A:\n"
    "    x = 1\n"
    "    def __init__(self, y):\n"
    "        self.y = y\n"
    "    def get(self):\n"
    "        return super().__hash__() and self.y + self.x\n"
    "class B(A):\n"
    "    def __init__(self):\n"
    "        super().__init__(3)\n"
    "B().get()\n"
    "f'{A(2).y:>{4}}{B.x!r}'\n",

    "def g(n):\n"
    "    total = 0\n"
    "    while n > 0:\n"
    "        got = yield n\n"
    "        n -= 1 if got is None else got\n"
    "        total += n\n"
    "    return total\n"
    "def h():\n"
    "    r = yield from g(5)\n"
    "    yield r\n"
    "list(h())\n"
    "def counter():\n"
    "    n = 0\n"
    "    def step(k=1):\n"
    "        nonlocal n\n"
    "        n += k\n"
    "        return n\n"
    "    return step\n"
    "c = counter(); c(); c(4)\n",

    "def m(x):\n"
    "    match x:\n"
    "        case {'a': [1, *rest], **other}: return rest, other\n"
    "        case [a, b] if a == b: return a\n"
    "        case int(real=r) | float(r): return r\n"
    "        case str() as s: return s\n"
    "for v in ({'a': [1, 2], 'b': 3}, [1, 1], 5, 'x', None): m(v)\n"
    "a, (b, *c) = 1, (2, 3, 4)\n"
    "d = {**{'k': a}, 'l': b}; s = {*c, a}\n"
    "del d['k']\n",

    "class M:\n"
    "    def __enter__(self): return self\n"
    "    def __exit__(self, *info): return True\n"
    "with M() as m, M():\n"
    "    raise ValueError(1)\n"
    "try:\n"
    "    raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n"
    "except* ValueError as e: len(e.exceptions)\n"
    "except* TypeError: pass\n"
    "try:\n"
    "    try: 1 / 0\n"
    "    except ZeroDivisionError as e: raise KeyError('k') from e\n"
    "except KeyError: pass\n",

    "async def one(n):\n"
    "    return n\n"
    "async def many():\n"
    "    for i in range(3):\n"
    "        yield await one(i)\n"
    "async def main():\n"
    "    r = [x async for x in many()]\n"
    "    async for y in many():\n"
    "        r.append(y)\n"
    "    return r\n"
    "c = main()\n"
    "try: c.send(None)\n"
    "except StopIteration as stop: stop.value\n",
};

/* Set by the fuzzer's one thread, read by its signal handler. */
static aspen_vm *volatile running;

static void on_alarm(int signal_number)
{
    if (running) {
        aspen_interrupt(running);
    }
}

/* The n-th code object of a tree of them, in order; counts *n down. */
static struct code *find_code(struct code *code, unsigned *n)
{
    if ((*n)-- == 0) {
        return code;
    }
    for (uint32_t i = 0; i < code->constant_count; i++) {
        if (is_kind(code->constants[i], TYPE_CODE)) {
            struct code *found = find_code(as_code(code->constants[i]), n);
            if (found) {
                return found;
            }
        }
    }
    return NULL;
}

/* One change from five bytes: which code object, which field or array, where, and what to. */
static void damage(struct code *root, const uint8_t *edit)
{
    unsigned n = edit[0] & 7;
    struct code *code = find_code(root, &n);
    if (!code) {
        return;
    }
    uint32_t at = edit[2];
    switch (edit[0] >> 3) {
    case 0: code->register_count = edit[3]; break;
    case 1: code->local_count = edit[3]; break;
    case 2: code->parameter_count = code->positional_count = edit[3]; break;
    case 3: code->free_count = edit[3]; break;
    case 4: code->flags ^= 1u << (edit[3] & 31); break;
    case 5: code->instruction_count -= edit[3] % (code->instruction_count + 1); break;
    case 6:
        if (code->exception_count) {
            uint32_t *row = (uint32_t *)&code->exceptions[at % code->exception_count];
            row[edit[3] & 3] = edit[4];
        }
        break;
    case 7:
        if (code->constant_count) {
            code->constants[at % code->constant_count] =
                code->constants[edit[3] % code->constant_count];
        }
        break;
    default:
        if (!code->instruction_count) {
            break;
        }
        at |= (uint32_t)edit[1] << 8;
        code->instructions[at % code->instruction_count] ^= (uint32_t)edit[4] << 8 * (edit[3] & 3);
    }
}

static void run(struct vm *vm, struct code *code)
{
    struct dict *globals = dict_new(vm);
    if (!globals || !dict_set_cstr(vm, globals, "__name__", str_from_cstr(vm, "fuzz"))) {
        return;
    }
    struct function *function = function_new(vm, code, globals, VALUE_NULL);
    if (!function) {
        return;
    }
    struct itimerval soon = {.it_value = {0, 100000}, .it_interval = {0, 100000}}, never = {0};
    running = vm;
    setitimer(ITIMER_REAL, &soon, NULL);
    call1(vm, from_object(function), from_object(globals));
    setitimer(ITIMER_REAL, &never, NULL);
    running = NULL;
    aspen_clear_error(vm);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size) {
        return 0;
    }
    signal(SIGALRM, on_alarm);
    const char *source = programs[data[0] % (sizeof programs / sizeof *programs)];
    struct vm *vm = fuzz_vm();
    if (!vm) {
        return 0;
    }
    value name = str_from_cstr(vm, "<fuzz>");
    value compiled =
        name ? compile_source(vm, source, strlen(source), name, COMPILE_MODULE, 0) : VALUE_ERROR;
    if (!compiled || !code_verify(vm, as_code(compiled))) {
        fuzz_fail("the program itself is refused", aspen_error(vm));
    }
    struct code *code = as_code(compiled);
    for (size_t at = 1; at + 5 <= size; at += 5) {
        damage(code, data + at);
    }
    bool accepted = code_verify(vm, code);
    if (accepted == aspen_has_error(vm)) {
        fuzz_fail("result and exception do not agree", accepted ? "accepted" : "refused");
    }
    aspen_clear_error(vm);
    if (accepted) {
        run(vm, code);
    }
    aspen_free(vm);
    return 0;
}

/* fuzz_image.c - images of code. An even first byte: the rest is an image; an odd one: the rest are
 * changes, of four bytes each, to the image of a program. Size and checksum are made to agree, so that
 * the reader is met and not the checksum. What must hold: reading ends with code or with an error; code
 * that was accepted runs without harm, and can be written and read again. */
#include "fuzz.h"

#include "../../compiler/compile.h"
#include "../../vm/interp/image.h"
#include "../../vm/interp/interp.h"
#include "../../vm/object/error.h"
#include "../../vm/object/protocol.h"
#include "../../vm/object/str.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>

static const char program[] =
    "class A:\n"
    "    'doc'\n"
    "    def __init__(self, x, *rest, y=2, **more): self.x = x\n"
    "    def twice(self): return super().__eq__(self) and self.x * 2\n"
    "def outer(n):\n"
    "    def inner():\n"
    "        nonlocal n\n"
    "        try:\n"
    "            n += 1\n"
    "            return [i for i in range(n) if i % 2], {n: f'{n!r:>4}'}, 10**30, 1.5, 2j, b'b'\n"
    "        except (ValueError, KeyError) as e:\n"
    "            raise RuntimeError from e\n"
    "        finally:\n"
    "            n in {1, 2, (3, '\\ud800')}\n"
    "    return inner\n"
    "async def gen():\n"
    "    yield 1\n"
    "async def co(): return [x async for x in gen()]\n"
    "def each(*, k=1):\n"
    "    yield from range(k)\n"
    "match outer(3)():\n"
    "    case [[1, 3], {4: str() as s}, *_]: s\n"
    "A(4).twice(), list(each(k=3))\n"
    "c = co()\n"
    "try: c.send(None)\n"
    "except StopIteration as e: e.value\n"
    "with open('/dev/null') as f: pass\n";

/* Set by the fuzzer's one thread, read by its signal handler. */
static aspen_vm *volatile running;

static void on_alarm(int signal_number)
{
    if (running) {
        aspen_interrupt(running);
    }
}

static void run(struct vm *vm, value code)
{
    struct dict *globals = dict_new(vm);
    if (!globals || !dict_set_cstr(vm, globals, "__name__", str_from_cstr(vm, "fuzz"))) {
        return;
    }
    struct function *function = function_new(vm, as_code(code), globals, VALUE_NULL);
    if (!function || as_code(code)->parameter_count > 1) {
        return;
    }
    struct itimerval soon = {.it_value = {0, 100000}, .it_interval = {0, 100000}}, never = {0};
    running = vm;
    setitimer(ITIMER_REAL, &soon, NULL);
    call1(vm, from_object(function), from_object(globals));
    setitimer(ITIMER_REAL, &never, NULL);
    running = NULL;
}

/* Size and checksum as the rest of the image demands. */
static void seal(uint8_t *image, size_t size)
{
    uint32_t rest = (uint32_t)(size - IMAGE_HEAD_SIZE);
    uint32_t crc = image_checksum(image + IMAGE_HEAD_SIZE, rest);
    for (int i = 0; i < 4; i++) {
        image[IMAGE_SIZE_AT + i] = (uint8_t)(rest >> 8 * i);
        image[IMAGE_CHECKSUM_AT + i] = (uint8_t)(crc >> 8 * i);
    }
}

static void try_image(struct vm *vm, const uint8_t *image, size_t size)
{
    value code = image_read(vm, image, size);
    if (!code == !aspen_has_error(vm)) {
        fuzz_fail("result and exception do not agree", code ? "accepted" : "refused");
    }
    if (!code || !gc_push_root(vm, code)) {
        return;
    }
    value again = image_write(vm, as_code(code), 0);
    if (again && !image_read(vm, as_bytes(again)->data, as_bytes(again)->size)) {
        fuzz_fail("what was written is refused", aspen_error(vm));
    }
    aspen_clear_error(vm);
    run(vm, code);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size) {
        return 0;
    }
    signal(SIGALRM, on_alarm);
    struct vm *vm = fuzz_vm();
    value name = vm ? str_from_cstr(vm, "<fuzz>") : VALUE_ERROR;
    value code =
        name ? compile_source(vm, program, strlen(program), name, COMPILE_MODULE, 0) : VALUE_ERROR;
    value image = code ? image_write(vm, as_code(code), 0) : VALUE_ERROR;
    if (!image || !image_read(vm, as_bytes(image)->data, as_bytes(image)->size)) {
        fuzz_fail("the program itself is refused", vm ? aspen_error(vm) : "out of memory");
    }
    bool whole = !(data[0] & 1);
    size_t length = whole ? IMAGE_HEAD_SIZE + size - 1 : as_bytes(image)->size;
    uint8_t *copy = malloc(length);
    if (copy) {
        memcpy(copy, as_bytes(image)->data, whole ? IMAGE_HEAD_SIZE : length);
        if (whole) {
            memcpy(copy + IMAGE_HEAD_SIZE, data + 1, size - 1);
        }
        for (size_t at = 1; !whole && at + 4 <= size; at += 4) {
            size_t where = (size_t)data[at] << 8 | data[at + 1];
            size_t from = IMAGE_HEAD_SIZE + where % (length - IMAGE_HEAD_SIZE);
            copy[from] = data[at + 2] & 1 ? data[at + 3] : copy[from] ^ data[at + 3];
        }
        seal(copy, length);
        try_image(vm, copy, length);
        free(copy);
    }
    aspen_clear_error(vm);
    aspen_free(vm);
    return 0;
}

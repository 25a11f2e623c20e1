/* image.c - images of code (vm/interp/image.h): every kind of constant survives; what is damaged is
 * refused or is code that the verifier has seen; what cannot be written is said. Prints "ok NAME" or
 * "not ok NAME" for each check. */
#include "../../compiler/compile.h"
#include "../../vm/aspen.h"
#include "../../vm/interp/image.h"
#include "../../vm/interp/import.h"
#include "../../vm/object/dict.h"
#include "../../vm/object/error.h"
#include "../../vm/object/protocol.h"
#include "../../vm/object/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failed;

static void check(const char *name, int good)
{
    printf("%s embed/image %s\n", good ? "ok" : "not ok", name);
    failed |= !good;
}

static value compile(struct vm *vm, const char *source)
{
    value name = str_from_cstr(vm, "<image>");
    return name ? compile_source(vm, source, strlen(source), name, COMPILE_MODULE, 0) : VALUE_ERROR;
}

static value image_of(struct vm *vm, const char *source)
{
    value code = compile(vm, source);
    return code ? image_write(vm, as_code(code), 0) : VALUE_ERROR;
}

/* Runs an image in a new namespace and answers whether it set `ok` to True. */
static bool runs(struct vm *vm, const void *data, size_t size)
{
    value code = image_read(vm, data, size);
    struct dict *globals = code ? dict_new(vm) : NULL;
    if (!globals || !gc_push_root(vm, from_object(globals)) ||
        !dict_set_cstr(vm, globals, "__name__", str_from_cstr(vm, "image")) ||
        !run_code(vm, code, globals, VALUE_NULL)) {
        aspen_report(vm);
        return false;
    }
    return dict_get_cstr(vm, globals, "ok") == VALUE_TRUE;
}

static const char constants[] =
    "import math\n"
    "t = (1, -1, 2**62, -2**62-1, 127, 128, -128, -129, 10**40, -10**40, 0xffffffffffffffff)\n"
    "f = (1.5, -0.0, 1e308, 5e-324, 1e400, 2j, -0.5+1e300j)\n"
    "s = ('', 'a', 'caf\\xe9', '\\ud800', '\\udfff\\ud800', '\\U0001f600', 'two words', '\\0')\n"
    "b = (b'', b'\\x00\\xff', b'abc')\n"
    "m = (None, True, False, ..., ((), ((1,), 'x')))\n"
    "ok = (sum(t) == 0x10000000000000000 - 4 and math.copysign(1, f[1]) == -1\n"
    "      and f[3] > 0 and f[4] == math.inf and f[5] * f[5] == -4 and f[6].imag == 1e300\n"
    "      and [len(x) for x in s] == [0, 1, 4, 1, 2, 1, 9, 1] and s[3] == chr(0xd800)\n"
    "      and b[1] == bytes([0, 255]) and m[3] is Ellipsis and m[4][1][1] == 'x'\n"
    "      and 3 in {1, 2, 3} and 'q' not in {'p', 1.5, None, (1, b'x')}\n"
    "      and (1, b'x') in {'p', 1.5, None, (1, b'x')})\n";

static const char program[] =
    "class A:\n"
    "    '''doc'''\n"
    "    def __init__(self, x, *rest, y=2, **more):\n"
    "        self.x = x\n"
    "    def twice(self): return super().__eq__(self) and self.x * 2\n"
    "def outer(n):\n"
    "    def inner():\n"
    "        nonlocal n\n"
    "        try:\n"
    "            n += 1\n"
    "            return [i for i in range(n) if i % 2], {n: f'{n!r:>4}'}\n"
    "        except (ValueError, KeyError) as e:\n"
    "            raise RuntimeError from e\n"
    "    return inner\n"
    "async def co(): return [x async for x in gen()]\n"
    "async def gen():\n"
    "    yield 1\n"
    "match outer(3)():\n"
    "    case [[1, 3], {4: str() as s}]: ok = s == '   4' and A.__doc__ == 'doc'\n"
    "ok = ok and A(4).twice() == 8\n";

/* Every beginning of an image is refused, each with an error. */
static bool refuses_beginnings(struct vm *vm, value image)
{
    for (size_t size = 0; size < as_bytes(image)->size; size++) {
        if (image_read(vm, as_bytes(image)->data, size) || !aspen_has_error(vm)) {
            return false;
        }
        aspen_clear_error(vm);
        if (size >= IMAGE_HEAD_SIZE) {
            unsigned char *copy = malloc(size); /* of exactly this size, for the sanitizer */
            uint32_t rest = (uint32_t)(size - IMAGE_HEAD_SIZE);
            memcpy(copy, as_bytes(image)->data, size);
            uint32_t crc = image_checksum(copy + IMAGE_HEAD_SIZE, rest);
            for (int i = 0; i < 4; i++) {
                copy[IMAGE_SIZE_AT + i] = (unsigned char)(rest >> 8 * i);
                copy[IMAGE_CHECKSUM_AT + i] = (unsigned char)(crc >> 8 * i);
            }
            bool refused = !image_read(vm, copy, size) && aspen_has_error(vm);
            aspen_clear_error(vm);
            refused = refused &&
                      !image_read_trusted(vm, copy + IMAGE_HEAD_SIZE, size - IMAGE_HEAD_SIZE, 0) &&
                      aspen_has_error(vm);
            aspen_clear_error(vm);
            free(copy);
            if (!refused) {
                return false;
            }
        }
    }
    return true;
}

/* Each byte changed: found by the checksum; and where that is made to agree, there is a code object
 * or an error, never both or neither. */
static bool survives_changes(struct vm *vm, value image)
{
    size_t size = as_bytes(image)->size;
    unsigned char *copy = malloc(size);
    bool good = true;
    for (size_t at = 0; good && at < size; at++) {
        for (unsigned change = 1; good && change < 256; change = change * 2 + 1) {
            memcpy(copy, as_bytes(image)->data, size);
            copy[at] ^= (unsigned char)change;
            good = !image_read(vm, copy, size) && aspen_has_error(vm);
            aspen_clear_error(vm);
            uint32_t crc = image_checksum(copy + IMAGE_HEAD_SIZE, size - IMAGE_HEAD_SIZE);
            for (int i = 0; i < 4; i++) {
                copy[IMAGE_CHECKSUM_AT + i] = (unsigned char)(crc >> 8 * i);
            }
            good = good && !image_read(vm, copy, size) == aspen_has_error(vm);
            aspen_clear_error(vm);
        }
    }
    free(copy);
    return good;
}

/* A tuple of two of the one before, sixty times over: small as an image, endless to hash. */
static bool refuses_doubling(struct vm *vm, value image)
{
    unsigned char data[512] = {0};
    size_t size = IMAGE_HEAD_SIZE;
    memcpy(data, as_bytes(image)->data, IMAGE_HEAD_SIZE);
    data[size++] = 61;
    data[size++] = IMAGE_TUPLE; /* () */
    for (unsigned i = 0; i < 60; i++) {
        data[size++] = (i == 59 ? IMAGE_FROZENSET : IMAGE_TUPLE) | 2 << 3;
        data[size++] = (unsigned char)i;
        data[size++] = (unsigned char)i;
    }
    uint32_t crc = image_checksum(data + IMAGE_HEAD_SIZE, size - IMAGE_HEAD_SIZE);
    data[IMAGE_SIZE_AT] = (unsigned char)(size - IMAGE_HEAD_SIZE);
    data[IMAGE_SIZE_AT + 1] = data[IMAGE_SIZE_AT + 2] = data[IMAGE_SIZE_AT + 3] = 0;
    for (int i = 0; i < 4; i++) {
        data[IMAGE_CHECKSUM_AT + i] = (unsigned char)(crc >> 8 * i);
    }
    bool refused = !image_read(vm, data, size) && strstr(aspen_error(vm), "a tuple is too large");
    aspen_clear_error(vm);
    return refused;
}

/* code.replace() can put things among the constants that have no form as bytes. */
static bool refuses_strange_constants(struct vm *vm)
{
    value code = compile(vm, "def f(): return 12345678\n"
                             "g = f.__code__.replace(co_consts=tuple(\n"
                             "    [] if c == 12345678 else c for c in f.__code__.co_consts))\n");
    struct dict *globals = code ? dict_new(vm) : NULL;
    if (!globals || !gc_push_root(vm, from_object(globals)) ||
        !dict_set_cstr(vm, globals, "__name__", str_from_cstr(vm, "image")) ||
        !run_code(vm, code, globals, VALUE_NULL)) {
        aspen_report(vm);
        return false;
    }
    value changed = dict_get_cstr(vm, globals, "g");
    bool refused = changed && is_kind(changed, TYPE_CODE) &&
                   !image_write(vm, as_code(changed), 0) &&
                   strstr(aspen_error(vm), "constant of type list");
    aspen_clear_error(vm);
    return refused;
}

/* Tuples in tuples, deeper than the writer's first table of constants is large. */
static bool keeps_nesting(struct vm *vm)
{
    char source[2000] = "t = ";
    size_t n = strlen(source);
    for (int i = 0; i < 180; i++) {
        source[n++] = '(';
    }
    source[n++] = '1';
    for (int i = 0; i < 180; i++) {
        source[n++] = ',';
        source[n++] = ')';
    }
    strcpy(source + n, "\nn = 0\nwhile t != 1:\n    t, n = t[0], n + 1\nok = n == 180\n");
    value image = image_of(vm, source);
    return image && runs(vm, as_bytes(image)->data, as_bytes(image)->size);
}

int main(void)
{
    aspen_vm *vm = aspen_new(NULL);
    if (!vm) {
        return 1;
    }
    value image = image_of(vm, constants);
    check("constants", image && runs(vm, as_bytes(image)->data, as_bytes(image)->size));
    image = image_of(vm, program);
    if (!image || !gc_push_root(vm, image)) {
        return 1;
    }
    check("program", runs(vm, as_bytes(image)->data, as_bytes(image)->size));
    check("in another VM", ({
              aspen_vm *other = aspen_new(NULL);
              bool good = other && runs(other, as_bytes(image)->data, as_bytes(image)->size);
              aspen_free(other);
              good;
          }));
    check("checksum", image_checksum("123456789", 9) == 0xcbf43926);
    check("beginnings", refuses_beginnings(vm, image));
    check("changes", survives_changes(vm, image));
    check("doubling", refuses_doubling(vm, image));
    check("strange constants", refuses_strange_constants(vm));
    check("nesting", keeps_nesting(vm));
    aspen_free(vm);
    return failed;
}

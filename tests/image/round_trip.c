/* round_trip.c - linked into the `aspen` program with --wrap=compile_source: whatever the compiler makes
 * is written as an image and read back before it runs. What comes back must be equal, make the same
 * image again, and disassemble to the same text, also when only lines were kept. A difference is a
 * SystemError. So every test script is a test of images. */
#include "../../compiler/compile.h"
#include "../../compiler/disassemble.h"
#include "../../vm/interp/image.h"
#include "../../vm/object/error.h"
#include "../../vm/object/protocol.h"
#include "../../vm/object/str.h"

value __real_compile_source(struct vm *vm, const char *source, size_t size, value filename,
                            int mode, unsigned flags);
value __wrap_compile_source(struct vm *vm, const char *source, size_t size, value filename,
                            int mode, unsigned flags);

static value listing(struct vm *vm, value code)
{
    struct str_builder b;
    builder_init(&b, vm);
    if (!disassemble(vm, as_code(code), &b)) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

/* What becomes of code when it is written and read. */
static value round_trip(struct vm *vm, value code, unsigned flags)
{
    value image = image_write(vm, as_code(code), flags);
    if (!image) {
        return VALUE_ERROR;
    }
    const void *data = as_bytes(image)->data;
    value back = image_read(vm, data, as_bytes(image)->size);
    value trusted = back ? image_read_trusted(vm, (const char *)data + IMAGE_HEAD_SIZE,
                                              as_bytes(image)->size - IMAGE_HEAD_SIZE, flags)
                         : VALUE_ERROR;
    value again = trusted ? image_write(vm, as_code(back), flags) : VALUE_ERROR;
    value text = again ? listing(vm, code) : VALUE_ERROR,
          same = text ? listing(vm, back) : VALUE_ERROR;
    if (!same) {
        return VALUE_ERROR;
    }
    int equal_text = str_equal(as_str(text), as_str(same));
    int equal_image = equal(vm, image, again), equal_trusted = equal(vm, back, trusted);
    int equal_code = flags & IMAGE_LINES_ONLY ? 1 : equal(vm, code, back);
    if (equal_text != 1 || equal_image != 1 || equal_code != 1 || equal_trusted != 1) {
        return raise_error(vm, TYPE_SYSTEM_ERROR,
                           "not what was written: text %d, image %d, code %d, trusted %d",
                           equal_text, equal_image, equal_code, equal_trusted);
    }
    return back;
}

value __wrap_compile_source(struct vm *vm, const char *source, size_t size, value filename,
                            int mode, unsigned flags)
{
    value code = __real_compile_source(vm, source, size, filename, mode, flags);
    if (!code || !round_trip(vm, code, IMAGE_LINES_ONLY)) {
        return VALUE_ERROR;
    }
    return round_trip(vm, code, 0);
}

/* fuzz_compile.c - any bytes as source text, through lexer, parser, scopes and code generator.
 *
 * The first byte chooses what is compiled. What must hold: nothing crashes; failure leaves an
 * exception and success none; what was compiled is accepted by the verifier and can be listed; the
 * parser that goes on after an error agrees with the one that stops. */
#include "fuzz.h"

#include "../../compiler/compile.h"
#include "../../vm/interp/verify.h"
#include "../../vm/object/error.h"
#include "../../vm/object/str.h"

static void count_report(void *ctx, const char *text)
{
    if (text) {
        ++*(int *)ctx;
    }
}

static void check_failure(struct vm *vm)
{
    static const enum type_index expected[] = {TYPE_SYNTAX_ERROR,    TYPE_MEMORY_ERROR,
                                               TYPE_RECURSION_ERROR, TYPE_OVERFLOW_ERROR,
                                               TYPE_VALUE_ERROR,     TYPE_UNICODE_DECODE_ERROR};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        if (error_is(vm, expected[i])) {
            return;
        }
    }
    fuzz_fail("an exception of an unexpected class", aspen_error(vm));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size) {
        return 0;
    }
    static const enum compile_mode modes[] = {COMPILE_MODULE, COMPILE_EXEC, COMPILE_EVAL,
                                              COMPILE_SINGLE};
    enum compile_mode mode = modes[data[0] & 3];
    unsigned flags =
        (data[0] & 4 ? CODE_TOP_LEVEL_AWAIT : 0) | (data[0] & 8 ? CODE_FUTURE_ANNOTATIONS : 0);
    const char *source = (const char *)data + 1;
    size--;
    struct vm *vm = fuzz_vm();
    if (!vm) {
        return 0;
    }
    value name = str_from_cstr(vm, "<fuzz>");
    value code = name ? compile_source(vm, source, size, name, mode, flags) : VALUE_ERROR;
    bool ok = code != VALUE_ERROR;
    if (ok == aspen_has_error(vm)) {
        fuzz_fail("result and exception do not agree", ok ? "compiled" : "not compiled");
    }
    if (!ok) {
        check_failure(vm);
    } else if (!code_verify(vm, as_code(code)) && !error_is(vm, TYPE_MEMORY_ERROR)) {
        fuzz_fail("the verifier rejects what was compiled", aspen_error(vm));
    }
    aspen_clear_error(vm);
    if (mode == COMPILE_MODULE && flags == CODE_TOP_LEVEL_AWAIT) {
        int reports = 0;
        int count = aspen_check(vm, source, size, "<fuzz>", false, count_report, &reports);
        aspen_clear_error(vm);
        if (count >= 0 && (count != reports || ok != (count == 0))) {
            fuzz_fail("check and compile do not agree", ok ? "compiled" : "not compiled");
        }
        if (ok && !aspen_disassemble(vm, source, size, "<fuzz>")) {
            check_failure(vm);
        }
        aspen_clear_error(vm);
    }
    aspen_free(vm);
    return 0;
}

/* error.h - raising exceptions from C. An exception is a value in vm->error; whoever sees
 * VALUE_ERROR / false / -1 returns it upwards. Implemented in exception.c. */
#ifndef ASPEN_ERROR_H
#define ASPEN_ERROR_H

#include "vm.h"
#include <stdarg.h>

/* Makes an exception of built-in class `type` with a formatted message and sets it. Always returns
 * VALUE_ERROR. Conversions: %s C string (UTF-8), %.*s, %c, %d %u %ld %lu %lld %zu %zd %x, %%, and
 *   %T  the name of the type of a value         %N  name of a struct type *
 *   %S  str() of a value                        %R  repr() of a value
 *   %U  a value that is a str, as it is
 * (%S and %R may call scripts.) */
value raise_error(struct vm *vm, enum type_index type, const char *format, ...);
value raise_errorv(struct vm *vm, enum type_index type, const char *format, va_list args);
#define raise_type_error(vm, ...)  raise_error(vm, TYPE_TYPE_ERROR, __VA_ARGS__)
#define raise_value_error(vm, ...) raise_error(vm, TYPE_VALUE_ERROR, __VA_ARGS__)

/* The formatted text as a str, same conversions. VALUE_ERROR on failure. */
value format_str(struct vm *vm, const char *format, ...);
value format_strv(struct vm *vm, const char *format, va_list args);

value raise_memory_error(struct vm *vm);
/* For look-ups that answer "absent" because memory ran out: MemoryError is raised by whoever raises
 * something next, or at the next safepoint. */
void memory_error_later(struct vm *vm);
bool memory_error_is_due(struct vm *vm);
/* KeyError(key), with the key itself as the argument. */
value raise_key_error(struct vm *vm, value key);
/* StopIteration(v) (v VALUE_NULL: without argument). */
value raise_stop_iteration(struct vm *vm, value v);
/* OSError (or the subclass for errno `code`) with strerror text; filenames may be VALUE_NULL. */
value raise_os_error(struct vm *vm, int code, value filename, value filename2);
/* type(arg): instance of any exception class with the given arguments. */
value raise_with_args(struct vm *vm, enum type_index type, size_t count, const value *args);
/* AttributeError / NameError / ImportError carry name and obj for "Did you mean". */
value raise_attribute_error(struct vm *vm, value object, value name);
value raise_name_error(struct vm *vm, value name, const char *format_with_one_U);
/* Sets `exception` (an instance) as the error; sets its __context__ to the one being handled. */
value raise_value(struct vm *vm, value exception);
/* The same for an exception that throw() brings into a generator: its context is what the generator
 * itself handles (VALUE_NULL or None: nothing), not what those outside do. */
value raise_thrown(struct vm *vm, value exception, value handled);
/* `raise x from y` semantics for values from scripts: classes are instantiated, others TypeError. */
value raise_object(struct vm *vm, value exception_or_class, value cause_or_null);

/* True when an error is set and is an instance of the built-in class (or a subclass). */
bool error_is(struct vm *vm, enum type_index type);
/* Takes the pending exception away and returns it (VALUE_NULL if none). */
value error_take(struct vm *vm);
static inline void error_clear(struct vm *vm)
{
    vm->error = VALUE_NULL;
}
/* Reports an exception that cannot be propagated (in a finaliser …) through sys.unraisablehook. */
void error_write_unraisable(struct vm *vm, const char *doing, value object);

#endif

/* atexit.h - the end of a program; private to stdlib/ and the API. */
#ifndef ASPEN_STDLIB_ATEXIT_H
#define ASPEN_STDLIB_ATEXIT_H

#include "../vm/object/vm.h"

/* Calls what atexit.register() was given, last first; what they raise is reported. */
void atexit_run(struct vm *vm);

#endif

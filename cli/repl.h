/* repl.h - the plain prompt. */
#ifndef ASPEN_CLI_REPL_H
#define ASPEN_CLI_REPL_H

#include "../vm/aspen.h"

/* Reads statements from standard input and runs them until its end or exit(). Returns the exit
 * status. banner: greet first. */
int repl(aspen_vm *vm, bool banner);

#endif

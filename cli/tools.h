/* tools.h - what `aspen` does with files besides running them. */
#ifndef ASPEN_CLI_TOOLS_H
#define ASPEN_CLI_TOOLS_H

#include "../vm/aspen.h"

/* `aspen check`: every syntax error of files, of the scripts in folders, and of standard input ("-"),
 * to standard error, and how many there were. Returns the exit status: 1 when there were errors, 2
 * when something could not be read. */
int check_files(aspen_vm *vm, char **paths, int count);

/* `aspen dis`: the bytecode of files to standard output. The same statuses. */
int disassemble_files(aspen_vm *vm, char **paths, int count);

/* Everything on standard input, to be freed. NULL when memory ran out. */
char *read_standard_input(size_t *size);

#endif

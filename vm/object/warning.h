/* warning.h - warnings that the VM and its natives issue.
 *
 * They are what warnings.warn would issue: the filters and hooks of the warnings module decide. It is
 * imported for this only when the command line has filters; else, until a script imports it, the
 * default filters are applied here, so that a program without warnings never pays for it.
 * Implemented in interp/warning.c. */
#ifndef ASPEN_WARNING_H
#define ASPEN_WARNING_H

#include "vm.h"

/* Warns at the line of the script that is running (stacklevel 1), formatted as by format_str. False
 * with an exception set: a filter made it an error, or memory ran out. Scripts may run and
 * collections happen: root what must live. */
bool vm_warn(struct vm *vm, enum type_index category, const char *format, ...);

/* The same about an object (WarningMessage.source), which is kept alive. */
bool vm_warn_about(struct vm *vm, enum type_index category, value source, const char *format, ...);

/* Warns at a given place; a str each. */
bool vm_warn_at(struct vm *vm, enum type_index category, value message, value filename,
                uint32_t line);

/* Whether a warning that the default filters ignore could be seen at all: for natives that would
 * have to work for its text. */
bool vm_warnings_wanted(struct vm *vm);

#endif

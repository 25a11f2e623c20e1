/* char_names.h - the names of characters, and the properties that only ICU's tables hold. ICU's
 * library is opened at the first question and stays open until the VM ends. Any code point may be
 * asked for. The tables are those of Unicode 15.1 or later: what an older ICU lacks is added. */
#ifndef ASPEN_CHAR_NAMES_H
#define ASPEN_CHAR_NAMES_H

#include "vm.h"

#define CHAR_UNKNOWN 0xFFFFFFFFu

/* True when ICU is there. False, without an exception, when it is not or memory ran out: then all
 * that follows must not be called. */
bool char_names_open(struct vm *vm);
/* The same, with ImportError or MemoryError set. */
bool char_names_require(struct vm *vm);
/* What ImportError says: names the package. */
extern const char char_names_missing[];
/* For vm_free. */
void char_names_close(struct vm *vm);

/* The code point that a name or an alias stands for, whatever the case of its letters, else
 * CHAR_UNKNOWN. */
uint32_t char_lookup(struct vm *vm, const char *name, size_t size);
/* Writes the name, ended by a 0. Its length; 0 when the character has none. */
#define CHAR_NAME_MAX 128
size_t char_name(struct vm *vm, uint32_t c, char out[CHAR_NAME_MAX]);

/* Numeric_Value; false when it has none. */
bool char_numeric(struct vm *vm, uint32_t c, double *out);
/* The digit that a character of Numeric_Type Decimal or Digit stands for, else -1. */
int char_digit(struct vm *vm, uint32_t c);
/* East_Asian_Width: "W" */
const char *char_width(struct vm *vm, uint32_t c);
/* The mapping of one step: the number of code points written, at most CHAR_DECOMPOSITION_MAX; 0
 * when there is none. *tag: "<compat>" and the like, "" for a canonical one. */
#define CHAR_DECOMPOSITION_MAX 20
unsigned char_decomposition(struct vm *vm, uint32_t c, uint32_t out[CHAR_DECOMPOSITION_MAX],
                            const char **tag);
/* Which Unicode the tables follow: "15.1.0". */
void char_data_version(struct vm *vm, char out[24]);

#endif

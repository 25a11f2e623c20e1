/* str_case.h - the case methods of str, as rows of its methods table call them. */
#ifndef ASPEN_STR_CASE_H
#define ASPEN_STR_CASE_H

#include "object.h"

value str_capitalize(struct vm *vm, value *args);
value str_casefold(struct vm *vm, value *args);
value str_lower(struct vm *vm, value *args);
value str_swapcase(struct vm *vm, value *args);
value str_title(struct vm *vm, value *args);
value str_upper(struct vm *vm, value *args);

#endif

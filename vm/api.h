/* api.h - what the API keeps for a VM; vm->config points to it. */
#ifndef ASPEN_API_PRIVATE_H
#define ASPEN_API_PRIVATE_H

#include "aspen.h"

struct api {
    aspen_config config; /* must be first */
    char *text;          /* of aspen_error or aspen_disassemble */
    size_t text_size;
};

#endif

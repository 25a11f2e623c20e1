/* pack.h - packs the library's modules for vm/interp/unpack.c. */
#ifndef ASPEN_PACK_H
#define ASPEN_PACK_H

#include "../vm/interp/unpack.h"

/* One module: in, its bytes and where their second part begins; out, their packed form. */
struct pack_input {
    const uint8_t *data;
    size_t size, split;
    uint8_t *packed; /* malloc'ed */
    size_t packed_size;
};

/* Packs all inputs with codes that fit them together. False when memory ran out. */
bool pack(struct pack_input *inputs, size_t count, const uint8_t *dictionary,
          size_t dictionary_size, struct pack_codes *codes);

#endif

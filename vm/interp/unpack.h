/* unpack.h - the packed form of the library's linked-in modules: LZ77 with Huffman codes that all
 * modules share, so that no module carries tables of its own. tools/pack.c is the other side.
 *
 * A stream of bits, low ones first. A symbol below 256 is a byte; one from 256 on the length of a copy
 * less PACK_MIN_COPY, as a slot, followed by the distance less 1, as a slot of another code. A slot
 * stands for a number: below 8 for itself; slot 8 + 4 * k + j for the numbers of k + 3 bits and a
 * leading one whose next two bits are j, of which the other k + 1 bits follow. The bytes before
 * `split` (constants, mostly text) and those after it (code) have codes of their own. Copies reach
 * back through what has been unpacked, and before it into a dictionary. */
#ifndef ASPEN_UNPACK_H
#define ASPEN_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PACK_MIN_COPY = 3,
    PACK_MAX_COPY = 258,
    PACK_SLOTS = 64, /* numbers below 2 ** 17 */
    PACK_SYMBOLS = 256 + PACK_SLOTS,
    PACK_SYMBOL_BITS = 10,  /* no code is longer */
    PACK_DISTANCE_BITS = 9, /* no code of a distance is longer */
};

/* By the next bits of the stream: the symbol they begin with << 4 | length of its code; 0: none. */
struct pack_codes {
    uint16_t symbols[2][1 << PACK_SYMBOL_BITS];
    uint16_t distances[2][1 << PACK_DISTANCE_BITS];
};

static inline unsigned pack_slot_extra(unsigned slot)
{
    return slot < 8 ? 0 : (slot - 8) / 4 + 1;
}

static inline uint32_t pack_slot_base(unsigned slot)
{
    return slot < 8 ? slot : (4 + (slot & 3)) << pack_slot_extra(slot);
}

/* Fills out[dictionary … dictionary + size), of which the first `dictionary` bytes are the dictionary,
 * from `packed`. False when that is damaged. */
bool unpack_bytes(const struct pack_codes *codes, const uint8_t *packed, size_t packed_size,
                  uint8_t *out, size_t dictionary, size_t split, size_t size);

#endif

/* unpack.c - see unpack.h. */
#include "unpack.h"
#include <string.h>

struct bits {
    uint64_t window; /* the next `count` bits, and perhaps some that come after them */
    unsigned count;
    const uint8_t *at, *end;
};

/* At least 56 bits, while there are so many. */
static inline void refill(struct bits *b)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (b->end - b->at >= 8) {
        uint64_t next;
        memcpy(&next, b->at, sizeof next);
        b->window |= next << b->count;
        b->at += (63 - b->count) >> 3;
        b->count |= 56;
        return;
    }
#endif
    while (b->count <= 56 && b->at < b->end) {
        b->window |= (uint64_t)*b->at++ << b->count;
        b->count += 8;
    }
}

static inline uint32_t take(struct bits *b, unsigned n)
{
    uint32_t v = (uint32_t)(b->window & ((UINT64_C(1) << n) - 1));
    b->window >>= n;
    b->count -= n < b->count ? n : b->count;
    return v;
}

/* The number of a slot. */
static inline uint32_t take_slot(struct bits *b, unsigned slot)
{
    return pack_slot_base(slot) + take(b, pack_slot_extra(slot));
}

bool unpack_bytes(const struct pack_codes *codes, const uint8_t *packed, size_t packed_size,
                  uint8_t *out, size_t dictionary, size_t split, size_t size)
{
    struct bits b = {0, 0, packed, packed + packed_size};
    size_t at = dictionary, end = dictionary + size;
    split += dictionary;
    while (at < end) {
        /* A copy takes 39 bits at most: its symbol, and its distance. */
        if (b.count < 39) {
            refill(&b);
        }
        unsigned side = at >= split;
        uint16_t entry = codes->symbols[side][b.window & ((1 << PACK_SYMBOL_BITS) - 1)];
        if (!entry || (entry & 15) > b.count) {
            return false;
        }
        take(&b, entry & 15);
        unsigned symbol = entry >> 4;
        if (symbol < 256) {
            out[at++] = (uint8_t)symbol;
            continue;
        }
        size_t length = take_slot(&b, symbol - 256) + PACK_MIN_COPY;
        entry = codes->distances[side][b.window & ((1 << PACK_DISTANCE_BITS) - 1)];
        if (!entry || (entry & 15) > b.count) {
            return false;
        }
        take(&b, entry & 15);
        size_t distance = (size_t)take_slot(&b, entry >> 4) + 1;
        if (distance > at || length > end - at) {
            return false;
        }
        const uint8_t *from = out + at - distance;
        if (distance >= 8 && end - at >= length + 8) { /* by eights, perhaps some bytes too many */
            for (size_t done = 0; done < length; done += 8) {
                memcpy(out + at + done, from + done, 8);
            }
        } else {
            for (size_t i = 0; i < length; i++) {
                out[at + i] = from[i];
            }
        }
        at += length;
    }
    return true;
}

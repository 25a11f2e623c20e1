/* pack.c - the compressor. Each input is parsed twice: with guessed prices of symbols, and with those
 * of the codes that the first parse leads to. A parse is the cheapest way through the input (dynamic
 * programming over positions), of the matches that hash chains find. */
#include "pack.h"

#include <stdlib.h>
#include <string.h>

#define HASH_BITS   15
#define CHAIN_LIMIT 96
#define NOTHING     UINT32_MAX

struct counts {
    uint32_t symbols[2][PACK_SYMBOLS], distances[2][PACK_SLOTS];
};

struct code { /* lengths of codes, and the codes, first bit lowest */
    uint8_t length[PACK_SYMBOLS];
    uint16_t bits[PACK_SYMBOLS];
};

struct packer {
    struct code symbols[2], distances[2];
    struct counts counts;
};

/* The cheapest step that ends at a position; and, once the parse is known, the length of the step that
 * begins there. A byte has length 1 and distance 0. */
struct step {
    uint32_t price, length, distance, next;
};

static unsigned slot_of(uint32_t n)
{
    if (n < 8) {
        return n;
    }
    unsigned bits = 31 - (unsigned)__builtin_clz(n);
    return 8 + (bits - 3) * 4 + (n >> (bits - 2) & 3);
}

/* -- Huffman codes ------------------------------------------------------------------------------ */

/* Depths of the leaves of the Huffman tree; quadratic, for a few hundred symbols. */
static void tree_depths(const uint32_t *counts, unsigned n, uint8_t *depth)
{
    uint64_t weight[2 * PACK_SYMBOLS];
    int parent[2 * PACK_SYMBOLS];
    unsigned nodes = n;
    for (unsigned i = 0; i < n; i++) {
        weight[i] = counts[i];
        parent[i] = -1;
    }
    for (;;) {
        int low[2] = {-1, -1};
        for (unsigned i = 0; i < nodes; i++) {
            if (parent[i] >= 0 || !weight[i]) {
                continue;
            }
            if (low[0] < 0 || weight[i] < weight[low[0]]) {
                low[1] = low[0];
                low[0] = (int)i;
            } else if (low[1] < 0 || weight[i] < weight[low[1]]) {
                low[1] = (int)i;
            }
        }
        if (low[1] < 0) {
            break;
        }
        weight[nodes] = weight[low[0]] + weight[low[1]];
        parent[low[0]] = parent[low[1]] = (int)nodes;
        parent[nodes++] = -1;
    }
    for (unsigned i = 0; i < n; i++) {
        depth[i] = 0;
        for (int p = (int)i; counts[i] && parent[p] >= 0; p = parent[p]) {
            depth[i]++;
        }
        if (counts[i] && !depth[i]) {
            depth[i] = 1; /* the only symbol */
        }
    }
}

/* Shortens the longest codes to `limit`, at the cost of the cheapest others. */
static void limit_depths(const uint32_t *counts, unsigned n, unsigned limit, uint8_t *depth)
{
    unsigned number[256] = {0};
    for (unsigned i = 0; i < n; i++) {
        number[depth[i] > limit ? limit : depth[i]] += depth[i] != 0;
    }
    uint64_t total = 0;
    for (unsigned i = 1; i <= limit; i++) {
        total += (uint64_t)number[i] << (limit - i);
    }
    for (; total > UINT64_C(1) << limit; total--) {
        number[limit]--;
        for (unsigned i = limit - 1; i > 0; i--) {
            if (number[i]) {
                number[i]--;
                number[i + 1] += 2;
                break;
            }
        }
    }
    /* The rarest symbols get the longest codes. */
    bool done[PACK_SYMBOLS] = {false};
    for (unsigned length = limit; length > 0; length--) {
        for (; number[length]; number[length]--) {
            int rarest = -1;
            for (unsigned i = 0; i < n; i++) {
                if (depth[i] && !done[i] && (rarest < 0 || counts[i] < counts[rarest])) {
                    rarest = (int)i;
                }
            }
            if (rarest < 0) {
                return;
            }
            done[rarest] = true;
            depth[rarest] = (uint8_t)length;
        }
    }
}

/* Canonical codes of counted symbols, and the table for reading them. */
static void make_code(const uint32_t *counts, unsigned n, unsigned limit, struct code *code,
                      uint16_t *table)
{
    tree_depths(counts, n, code->length);
    limit_depths(counts, n, limit, code->length);
    memset(table, 0, sizeof *table << limit);
    uint32_t next = 0;
    for (unsigned length = 1; length <= limit; length++, next <<= 1) {
        for (unsigned i = 0; i < n; i++) {
            if (code->length[i] != length) {
                continue;
            }
            uint32_t reversed = 0;
            for (unsigned k = 0; k < length; k++) {
                reversed |= (next >> k & 1) << (length - 1 - k);
            }
            next++;
            code->bits[i] = (uint16_t)reversed;
            for (uint32_t at = reversed; at < 1u << limit; at += 1u << length) {
                table[at] = (uint16_t)(i << 4 | length);
            }
        }
    }
}

/* -- parsing ------------------------------------------------------------------------------------------ */

/* One without a code is never chosen: the parse that led to the codes does without it, too. */
static uint32_t symbol_price(const struct code *code, unsigned symbol)
{
    return code->length[symbol] ? code->length[symbol] : 1u << 20;
}

static uint32_t copy_price(const struct packer *p, unsigned side, uint32_t length,
                           uint32_t distance)
{
    unsigned l = slot_of(length - PACK_MIN_COPY), d = slot_of(distance - 1);
    return symbol_price(&p->symbols[side], 256 + l) + pack_slot_extra(l) +
           symbol_price(&p->distances[side], d) + pack_slot_extra(d);
}

static void offer(struct step *steps, size_t at, uint32_t length, uint32_t distance, uint32_t price)
{
    if (price < steps[at + length].price) {
        steps[at + length] = (struct step){price, length, distance, 0};
    }
}

static uint32_t hash3(const uint8_t *p)
{
    return ((uint32_t)p[0] << 16 ^ (uint32_t)p[1] << 8 ^ p[2]) * 2654435761u >> (32 - HASH_BITS);
}

/* Everything that can begin at `at`: a byte, and copies of each length from the nearest place. */
static void offer_all(const struct packer *p, const uint8_t *text, size_t at, size_t end,
                      unsigned side, const uint32_t *heads, const uint32_t *chain,
                      struct step *steps)
{
    uint32_t base = steps[at].price, best = PACK_MIN_COPY - 1;
    offer(steps, at, 1, 0, base + symbol_price(&p->symbols[side], text[at]));
    size_t most = end - at < PACK_MAX_COPY ? end - at : PACK_MAX_COPY;
    if (most < PACK_MIN_COPY) {
        return;
    }
    uint32_t from = heads[hash3(text + at)];
    for (int i = 0; i < CHAIN_LIMIT && from != NOTHING && best < most; i++, from = chain[from]) {
        if (text[from + best] != text[at + best]) {
            continue;
        }
        uint32_t length = 0;
        while (length < most && text[from + length] == text[at + length]) {
            length++;
        }
        for (; best < length; best++) {
            uint32_t distance = (uint32_t)(at - from);
            offer(steps, at, best + 1, distance, base + copy_price(p, side, best + 1, distance));
        }
    }
}

/* The cheapest parse of text[start … end): each position's step leads back to the one before. */
static void parse(const struct packer *p, const uint8_t *text, size_t start, size_t split,
                  size_t end, uint32_t *heads, uint32_t *chain, struct step *steps)
{
    memset(heads, 0xff, sizeof *heads << HASH_BITS);
    memset(steps, 0xff, (end + 1) * sizeof *steps);
    steps[start].price = 0;
    for (size_t at = 0; at < end; at++) {
        if (at >= start) {
            offer_all(p, text, at, end, at >= split, heads, chain, steps);
        }
        if (at + 3 <= end) {
            uint32_t *head = &heads[hash3(text + at)];
            chain[at] = *head;
            *head = (uint32_t)at;
        }
    }
}

/* -- output ----------------------------------------------------------------------------------------- */

struct output {
    uint8_t *bytes; /* as many as a parse into single bytes may need; NULL: only count */
    size_t size;
    uint64_t window;
    unsigned count;
};

static void put_bits(struct output *o, uint32_t bits, unsigned n)
{
    o->window |= (uint64_t)bits << o->count;
    for (o->count += n; o->count >= 8; o->count -= 8, o->window >>= 8) {
        o->bytes[o->size++] = (uint8_t)o->window;
    }
}

static void put_slot(struct output *o, const struct code *code, unsigned offset, uint32_t n)
{
    unsigned slot = slot_of(n);
    put_bits(o, code->bits[offset + slot], code->length[offset + slot]);
    put_bits(o, n - pack_slot_base(slot), pack_slot_extra(slot));
}

/* Goes through a parse in order: counts its symbols, or writes them. */
static void follow(struct packer *p, const uint8_t *text, size_t start, size_t split, size_t end,
                   struct step *steps, struct output *o)
{
    for (size_t at = end; at > start; at -= steps[at].length) {
        steps[at - steps[at].length].next = steps[at].length;
    }
    for (size_t at = start; at < end;) {
        uint32_t length = steps[at].next, distance = steps[at + length].distance;
        unsigned side = at >= split;
        if (length == 1) {
            if (o) {
                put_bits(o, p->symbols[side].bits[text[at]], p->symbols[side].length[text[at]]);
            } else {
                p->counts.symbols[side][text[at]]++;
            }
        } else if (o) {
            put_slot(o, &p->symbols[side], 256, length - PACK_MIN_COPY);
            put_slot(o, &p->distances[side], 0, distance - 1);
        } else {
            p->counts.symbols[side][256 + slot_of(length - PACK_MIN_COPY)]++;
            p->counts.distances[side][slot_of(distance - 1)]++;
        }
        at += length;
    }
}

/* -- the whole --------------------------------------------------------------------------------------- */

static void make_codes(struct packer *p, struct pack_codes *codes)
{
    for (int side = 0; side < 2; side++) {
        make_code(p->counts.symbols[side], PACK_SYMBOLS, PACK_SYMBOL_BITS, &p->symbols[side],
                  codes->symbols[side]);
        make_code(p->counts.distances[side], PACK_SLOTS, PACK_DISTANCE_BITS, &p->distances[side],
                  codes->distances[side]);
    }
    memset(&p->counts, 0, sizeof p->counts);
}

/* Prices before anything is known: a byte 6 bits, a length 5, a distance 4 and its extra bits. */
static void guess(struct packer *p)
{
    for (int side = 0; side < 2; side++) {
        memset(p->symbols[side].length, 6, 256);
        memset(p->symbols[side].length + 256, 5, PACK_SLOTS);
        memset(p->distances[side].length, 4, PACK_SLOTS);
    }
}

bool pack(struct pack_input *inputs, size_t count, const uint8_t *dictionary,
          size_t dictionary_size, struct pack_codes *codes)
{
    enum { PASSES = 3 }; /* the last one writes */
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        most = inputs[i].size > most ? inputs[i].size : most;
    }
    most += dictionary_size;
    struct packer *p = calloc(1, sizeof *p);
    uint8_t *text = malloc(most);
    uint32_t *heads = malloc(sizeof *heads << HASH_BITS), *chain = malloc(most * sizeof *chain);
    struct step *steps = malloc((most + 1) * sizeof *steps);
    bool ok = p && text && heads && chain && steps;
    if (ok) {
        guess(p);
    }
    for (int pass = 0; ok && pass < PASSES; pass++) {
        for (size_t i = 0; ok && i < count; i++) {
            struct pack_input *in = &inputs[i];
            size_t split = dictionary_size + in->split, end = dictionary_size + in->size;
            memcpy(text, dictionary, dictionary_size);
            memcpy(text + dictionary_size, in->data, in->size);
            parse(p, text, dictionary_size, split, end, heads, chain, steps);
            if (pass < PASSES - 1) {
                follow(p, text, dictionary_size, split, end, steps, NULL);
                continue;
            }
            struct output o = {.bytes = malloc(in->size * 4 + 8)};
            ok = o.bytes != NULL;
            if (ok) {
                follow(p, text, dictionary_size, split, end, steps, &o);
                put_bits(&o, 0, 7); /* the last byte */
                in->packed = o.bytes;
                in->packed_size = o.size;
            }
        }
        if (pass < PASSES - 1) {
            make_codes(p, codes);
        }
    }
    free(p);
    free(text);
    free(heads);
    free(chain);
    free(steps);
    return ok;
}

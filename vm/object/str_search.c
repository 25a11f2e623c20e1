/* str_search.c - finding bytes within bytes: memchr, vectors, memmem and a backward scan. */
#include "text.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __SSE2__
#define FALSE_STARTS 64 /* candidates that may fail before memmem is to search on */

/* Looks at the places where the first and the last byte fit, sixteen at a time. -1: not found so
 * far, and it can only be at *from or later. length > 1. */
static int64_t find_by_ends(const char *text, size_t size, const char *what, size_t length,
                            size_t *from)
{
    __m128i first = _mm_set1_epi8(what[0]), last = _mm_set1_epi8(what[length - 1]);
    size_t at = 0, left = FALSE_STARTS;
    for (; at + length - 1 + 16 <= size && left; at += 16) {
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(text + at + length - 1));
        unsigned fits = (unsigned)_mm_movemask_epi8(
            _mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, last)));
        for (; fits; fits &= fits - 1) {
            size_t place = at + (unsigned)__builtin_ctz(fits);
            if (memcmp(text + place + 1, what + 1, length - 2) == 0) {
                return (int64_t)place;
            }
            left -= left > 0;
        }
    }
    *from = at;
    return -1;
}
#endif

int64_t bytes_find(const char *text, size_t size, const char *what, size_t length)
{
    if (length <= 1) {
        const char *found = length ? memchr(text, what[0], size) : text;
        return found ? found - text : -1;
    }
    size_t from = 0;
#ifdef __SSE2__
    int64_t place = length <= size ? find_by_ends(text, size, what, length, &from) : -1;
    if (place >= 0 || length > size) {
        return place;
    }
#endif
    const char *found = memmem(text + from, size - from, what, length); /* two-way: linear time */
    return found ? found - text : -1;
}

int64_t bytes_rfind(const char *text, size_t size, const char *what, size_t length)
{
    if (length > size) {
        return -1;
    }
    if (length == 0) {
        return (int64_t)size;
    }
    /* from the end: candidates are the places of the first byte */
    size_t end = size - length + 1;
    while (end > 0) {
        const char *p = memrchr(text, what[0], end);
        if (!p) {
            return -1;
        }
        if (memcmp(p, what, length) == 0) {
            return p - text;
        }
        end = (size_t)(p - text);
    }
    return -1;
}

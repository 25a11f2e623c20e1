/* str_search.c - finding bytes within bytes: memchr, memmem and a backward scan. */
#include "text.h"

int64_t bytes_find(const char *text, size_t size, const char *what, size_t length)
{
    if (length == 0) {
        return 0;
    }
    const char *found = length == 1 ? memchr(text, what[0], size)
                                    : memmem(text, size, what, length); /* two-way: linear time */
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

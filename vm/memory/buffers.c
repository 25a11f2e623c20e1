/* buffers.c - accounted buffers: the items of a list, the table of a dict.
 *
 * Small ones are given out in multiples of 16 bytes, and some that were freed are kept: a sweep
 * frees hundreds at a time, which malloc would first merge and then cut up again for the objects
 * that are made next. They are kept up to SPARE_BYTES, which count as freed. */
#include "heap_private.h"

#define SMALL_BUFFER ((BUFFER_CLASSES - 1) * (size_t)16)
#if defined(__SANITIZE_ADDRESS__) || defined(ASPEN_GC_STRESS)
#define SPARE_BYTES 0 /* so that a use after free is seen */
#else
#define SPARE_BYTES ((size_t)128 << 10)
#endif

struct spare_buffer {
    struct spare_buffer *next;
};

/* The size that is asked of the allocator below. */
static inline size_t real_size(size_t size)
{
    return size == 0 ? 16 : size <= SMALL_BUFFER ? (size + 15) & ~(size_t)15 : size;
}

static inline void *take(struct heap_private *h, size_t real)
{
    if (real <= SMALL_BUFFER && h->spare_buffers[real / 16]) {
        struct spare_buffer *p = h->spare_buffers[real / 16];
        h->spare_buffers[real / 16] = p->next;
        h->spare_bytes -= real;
        return p;
    }
    return raw_resize(h, NULL, 0, real);
}

static inline void give_back(struct heap_private *h, void *buffer, size_t real)
{
    if (real <= SMALL_BUFFER && h->spare_bytes + real <= SPARE_BYTES) {
        struct spare_buffer *p = buffer;
        p->next = h->spare_buffers[real / 16];
        h->spare_buffers[real / 16] = p;
        h->spare_bytes += real;
        return;
    }
    raw_resize(h, buffer, real, 0);
}

void buffers_destroy(struct heap_private *h)
{
    for (size_t i = 0; i < BUFFER_CLASSES; i++) {
        while (h->spare_buffers[i]) {
            struct spare_buffer *p = h->spare_buffers[i];
            h->spare_buffers[i] = p->next;
            raw_resize(h, p, i * 16, 0);
        }
    }
    h->spare_bytes = 0;
}

void *mem_try_alloc(struct vm *vm, size_t size)
{
    if (size > SIZE_MAX / 2 || !within_cap(vm, size)) {
        return NULL;
    }
    void *p = take(heap_private(vm), real_size(size));
    if (p) {
        heap_of(vm)->bytes += size;
        check_due(vm);
    }
    return p;
}

void *mem_alloc(struct vm *vm, size_t size)
{
    void *p = mem_try_alloc(vm, size);
    if (!p) {
        raise_memory_error(vm);
    }
    return p;
}

void *mem_alloc_zeroed(struct vm *vm, size_t size)
{
    void *p = mem_alloc(vm, size);
    if (p) {
        memset(p, 0, size);
    }
    return p;
}

void *mem_resize(struct vm *vm, void *p, size_t old_size, size_t new_size)
{
    if (!p) {
        return mem_alloc(vm, new_size);
    }
    if (new_size > old_size && (new_size > SIZE_MAX / 2 || !within_cap(vm, new_size - old_size))) {
        raise_memory_error(vm);
        return NULL;
    }
    struct heap_private *h = heap_private(vm);
    size_t from = real_size(old_size), to = real_size(new_size);
    void *q = p;
    if (from > SMALL_BUFFER && to > SMALL_BUFFER) {
        q = raw_resize(h, p, from, to);
    } else if (from != to && (q = take(h, to))) {
        memcpy(q, p, old_size < new_size ? old_size : new_size);
        give_back(h, p, from);
    }
    if (!q) {
        if (new_size <= old_size) {
            heap_of(vm)->bytes -= old_size - new_size;
            return p; /* shrinking in place: the block stays larger than it says */
        }
        raise_memory_error(vm);
        return NULL;
    }
    heap_of(vm)->bytes += new_size - old_size;
    if (new_size > old_size) {
        check_due(vm);
    }
    return q;
}

void mem_free(struct vm *vm, void *p, size_t size)
{
    if (p) {
        heap_of(vm)->bytes -= size;
        give_back(heap_private(vm), p, real_size(size));
    }
}

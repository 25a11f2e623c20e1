/* timer.c - the heap of timers: 4-ary, ordered by deadline and then by creation. Each timer knows its
 * place, so that a cancelled one is taken out at once. */
#include "async.h"

#define ARITY 4

static bool before(const struct timer_entry *a, const struct timer_entry *b)
{
    return a->when < b->when || (a->when == b->when && a->number < b->number);
}

static void put(struct timer_heap *heap, uint32_t i, struct timer_entry entry)
{
    heap->items[i] = entry;
    entry.ready->timer = i + 1;
}

static void sift_up(struct timer_heap *heap, uint32_t i, struct timer_entry entry)
{
    while (i > 0) {
        uint32_t parent = (i - 1) / ARITY;
        if (!before(&entry, &heap->items[parent])) {
            break;
        }
        put(heap, i, heap->items[parent]);
        i = parent;
    }
    put(heap, i, entry);
}

static void sift_down(struct timer_heap *heap, uint32_t i, struct timer_entry entry)
{
    for (;;) {
        size_t first = (size_t)i * ARITY + 1, best = 0;
        for (size_t child = first; child < first + ARITY && child < heap->count; child++) {
            if (!best || before(&heap->items[child], &heap->items[best])) {
                best = child;
            }
        }
        if (!best || !before(&heap->items[best], &entry)) {
            break;
        }
        put(heap, i, heap->items[best]);
        i = (uint32_t)best;
    }
    put(heap, i, entry);
}

bool timer_add(struct vm *vm, struct timer_heap *heap, struct ready *ready, double when,
               enum ready_kind due)
{
    if (heap->count == heap->capacity) {
        uint32_t capacity = heap->capacity ? heap->capacity * 2 : 16;
        struct timer_entry *items =
            capacity > heap->capacity ? mem_resize(vm, heap->items, heap->capacity * sizeof *items,
                                                   capacity * sizeof *items)
                                      : NULL;
        if (!items) {
            return false;
        }
        heap->items = items;
        heap->capacity = capacity;
    }
    ready->due = (uint8_t)due;
    heap->moved = true;
    sift_up(heap, heap->count++,
            (struct timer_entry){.when = when, .number = heap->number++, .ready = ready});
    return true;
}

void timer_remove(struct timer_heap *heap, struct ready *ready)
{
    if (!ready->timer) {
        return;
    }
    uint32_t i = ready->timer - 1;
    ready->timer = 0;
    struct timer_entry last = heap->items[--heap->count];
    heap->moved = true;
    if (last.ready == ready) {
        return;
    }
    if (i > 0 && before(&last, &heap->items[(i - 1) / ARITY])) {
        sift_up(heap, i, last);
    } else {
        sift_down(heap, i, last);
    }
}

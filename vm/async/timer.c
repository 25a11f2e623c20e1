/* timer.c - the heap of timers: 4-ary, ordered by deadline and then by creation. Each timer knows its
 * place, so that a cancelled one is taken out at once. */
#include "async.h"

#define ARITY 4

static bool before(const struct timer *a, const struct timer *b)
{
    return a->when < b->when || (a->when == b->when && a->number < b->number);
}

static void put(struct timer_heap *heap, size_t i, struct timer *timer)
{
    heap->items[i] = timer;
    timer->index = i;
}

static void sift_up(struct timer_heap *heap, size_t i, struct timer *timer)
{
    while (i > 0) {
        size_t parent = (i - 1) / ARITY;
        if (!before(timer, heap->items[parent])) {
            break;
        }
        put(heap, i, heap->items[parent]);
        i = parent;
    }
    put(heap, i, timer);
}

static void sift_down(struct timer_heap *heap, size_t i, struct timer *timer)
{
    for (;;) {
        size_t first = i * ARITY + 1, best = 0;
        for (size_t child = first; child < first + ARITY && child < heap->count; child++) {
            if (!best || before(heap->items[child], heap->items[best])) {
                best = child;
            }
        }
        if (!best || !before(heap->items[best], timer)) {
            break;
        }
        put(heap, i, heap->items[best]);
        i = best;
    }
    put(heap, i, timer);
}

bool timer_add(struct vm *vm, struct timer_heap *heap, struct timer *timer)
{
    if (heap->count == heap->capacity) {
        size_t capacity = heap->capacity ? heap->capacity * 2 : 16;
        struct timer **items =
            mem_resize(vm, heap->items, heap->capacity * sizeof *items, capacity * sizeof *items);
        if (!items) {
            return false;
        }
        heap->items = items;
        heap->capacity = capacity;
    }
    heap->moved = true;
    sift_up(heap, heap->count++, timer);
    return true;
}

void timer_remove(struct timer_heap *heap, struct timer *timer)
{
    size_t i = timer->index;
    if (i == TIMER_IDLE) {
        return;
    }
    timer->index = TIMER_IDLE;
    struct timer *last = heap->items[--heap->count];
    heap->moved = true;
    if (last == timer) {
        return;
    }
    if (i > 0 && before(last, heap->items[(i - 1) / ARITY])) {
        sift_up(heap, i, last);
    } else {
        sift_down(heap, i, last);
    }
}

/* poll_poll.c - readiness by poll(2): the portable back end; and the choice between the two. */
#include "poll.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>

struct poll_poller {
    struct pollfd *fds;
    size_t count, capacity;
    uint32_t *places; /* by descriptor: its place in fds + 1; 0: not watched */
    size_t place_count;
    size_t next; /* where the next look begins, so that no descriptor starves behind others */
};

static void *poll_open(struct vm *vm)
{
    struct poll_poller *p = mem_try_alloc(vm, sizeof *p);
    if (!p) {
        errno = ENOMEM;
        return NULL;
    }
    *p = (struct poll_poller){0};
    return p;
}

static void poll_close(struct vm *vm, void *poller)
{
    struct poll_poller *p = poller;
    if (p->fds) {
        mem_free(vm, p->fds, p->capacity * sizeof *p->fds);
    }
    if (p->places) {
        mem_free(vm, p->places, p->place_count * sizeof *p->places);
    }
    mem_free(vm, p, sizeof *p);
}

/* Makes room for `needed` items of `size` bytes in *array, what is new cleared; false: no memory. */
static bool reserve(struct vm *vm, void *array_pointer, size_t *capacity, size_t needed,
                    size_t size)
{
    void **array = array_pointer;
    if (needed <= *capacity) {
        return true;
    }
    size_t larger = *capacity ? *capacity : 16;
    while (larger < needed) {
        larger *= 2;
    }
    char *grown = mem_try_alloc(vm, larger * size);
    if (!grown) {
        return false;
    }
    if (*array) {
        memcpy(grown, *array, *capacity * size);
        mem_free(vm, *array, *capacity * size);
    }
    memset(grown + *capacity * size, 0, (larger - *capacity) * size);
    *array = grown;
    *capacity = larger;
    return true;
}

static int poll_set(struct vm *vm, void *poller, int fd, unsigned old, unsigned events)
{
    struct poll_poller *p = poller;
    if (!events) {
        uint32_t place = (size_t)fd < p->place_count ? p->places[fd] : 0;
        if (place) {
            p->fds[place - 1] = p->fds[--p->count];
            p->places[p->fds[place - 1].fd] = place;
            p->places[fd] = 0;
        }
        return 0;
    }
    if (!reserve(vm, &p->places, &p->place_count, (size_t)fd + 1, sizeof *p->places) ||
        !reserve(vm, &p->fds, &p->capacity, p->count + 1, sizeof *p->fds)) {
        return ENOMEM;
    }
    if (!p->places[fd]) {
        p->places[fd] = (uint32_t)++p->count;
    }
    p->fds[p->places[fd] - 1] = (struct pollfd){
        .fd = fd,
        .events = (short)((events & POLL_READ ? POLLIN : 0) | (events & POLL_WRITE ? POLLOUT : 0))};
    return 0;
}

static int poll_wait(struct vm *vm, void *poller, struct poll_event *out, int max, int timeout_ms)
{
    struct poll_poller *p = poller;
    int ready = poll(p->fds, p->count, timeout_ms), n = 0;
    if (ready < 0) {
        return -errno;
    }
    size_t at = p->next < p->count ? p->next : 0;
    for (size_t looked = 0; looked < p->count && n < max && ready > 0; looked++) {
        short e = p->fds[at].revents;
        if (e) {
            ready--;
            out[n].fd = p->fds[at].fd;
            out[n++].events = (e & ~POLLIN ? POLL_WRITE : 0) | (e & ~POLLOUT ? POLL_READ : 0);
        }
        at = at + 1 < p->count ? at + 1 : 0;
    }
    p->next = ready > 0 ? at : 0;
    return n;
}

const struct poll_backend poll_backend_poll = {
    "poll", poll_open, poll_close, poll_set, poll_wait,
};

const struct poll_backend *poll_backend_default(void)
{
#ifdef __linux__
    const char *wanted = getenv("ASPEN_POLL");
    return wanted && strcmp(wanted, "poll") == 0 ? &poll_backend_poll : &poll_backend_epoll;
#else
    return &poll_backend_poll;
#endif
}

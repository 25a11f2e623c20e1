/* poll_poll.c - readiness by poll(2): the portable back end; and the choice between the two. */
#include "poll.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>

struct poll_poller {
    struct pollfd *fds;
    size_t count, capacity;
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
    mem_free(vm, p, sizeof *p);
}

static int poll_set(struct vm *vm, void *poller, int fd, unsigned old, unsigned events)
{
    struct poll_poller *p = poller;
    size_t i = 0;
    while (i < p->count && p->fds[i].fd != fd) {
        i++;
    }
    if (!events) {
        if (i < p->count) {
            p->fds[i] = p->fds[--p->count];
        }
        return 0;
    }
    if (i == p->count) {
        if (p->count == p->capacity) {
            size_t capacity = p->capacity ? p->capacity * 2 : 16;
            struct pollfd *grown = mem_try_alloc(vm, capacity * sizeof *grown);
            if (!grown) {
                return ENOMEM;
            }
            if (p->fds) {
                memcpy(grown, p->fds, p->count * sizeof *grown);
                mem_free(vm, p->fds, p->capacity * sizeof *grown);
            }
            p->fds = grown;
            p->capacity = capacity;
        }
        p->count++;
    }
    p->fds[i] = (struct pollfd){
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
    for (size_t i = 0; i < p->count && n < max && ready > 0; i++) {
        short e = p->fds[i].revents;
        if (!e) {
            continue;
        }
        ready--;
        out[n].fd = p->fds[i].fd;
        out[n++].events = (e & ~POLLIN ? POLL_WRITE : 0) | (e & ~POLLOUT ? POLL_READ : 0);
    }
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

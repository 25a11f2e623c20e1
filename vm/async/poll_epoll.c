/* poll_epoll.c - readiness by epoll(7), level-triggered as in CPython's selectors. */
#include "poll.h"

#ifdef __linux__
#include <errno.h>
#include <sys/epoll.h>
#include <unistd.h>

#define BATCH 256

struct epoll_poller {
    int fd;
    struct epoll_event events[BATCH];
};

static void *epoll_open(struct vm *vm)
{
    struct epoll_poller *p = mem_try_alloc(vm, sizeof *p);
    if (!p) {
        errno = ENOMEM;
        return NULL;
    }
    p->fd = epoll_create1(EPOLL_CLOEXEC);
    if (p->fd < 0) {
        int error = errno;
        mem_free(vm, p, sizeof *p);
        errno = error;
        return NULL;
    }
    return p;
}

static void epoll_close(struct vm *vm, void *poller)
{
    struct epoll_poller *p = poller;
    close(p->fd);
    mem_free(vm, p, sizeof *p);
}

static int epoll_set(struct vm *vm, void *poller, int fd, unsigned old, unsigned events)
{
    struct epoll_poller *p = poller;
    struct epoll_event e = {.events = (events & POLL_READ ? EPOLLIN : 0) |
                                      (events & POLL_WRITE ? EPOLLOUT : 0),
                            .data.fd = fd};
    int operation = !events ? EPOLL_CTL_DEL : !old ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    if (epoll_ctl(p->fd, operation, fd, &e) == 0) {
        return 0;
    }
    /* A descriptor that was closed without being taken out is gone already. */
    if (operation == EPOLL_CTL_DEL && (errno == ENOENT || errno == EBADF)) {
        return 0;
    }
    if (operation == EPOLL_CTL_MOD && errno == ENOENT) {
        return epoll_ctl(p->fd, EPOLL_CTL_ADD, fd, &e) == 0 ? 0 : errno;
    }
    /* Its number was given back while a duplicate kept the file open. */
    if (operation == EPOLL_CTL_ADD && errno == EEXIST) {
        return epoll_ctl(p->fd, EPOLL_CTL_MOD, fd, &e) == 0 ? 0 : errno;
    }
    return errno;
}

static int epoll_wait_events(struct vm *vm, void *poller, struct poll_event *out, int max,
                             int timeout_ms)
{
    struct epoll_poller *p = poller;
    int n = epoll_wait(p->fd, p->events, max < BATCH ? max : BATCH, timeout_ms);
    if (n < 0) {
        return -errno;
    }
    for (int i = 0; i < n; i++) {
        uint32_t e = p->events[i].events;
        out[i].fd = p->events[i].data.fd;
        out[i].events =
            (e & ~(uint32_t)EPOLLIN ? POLL_WRITE : 0) | (e & ~(uint32_t)EPOLLOUT ? POLL_READ : 0);
    }
    return n;
}

const struct poll_backend poll_backend_epoll = {
    "epoll", epoll_open, epoll_close, epoll_set, epoll_wait_events,
};
#endif

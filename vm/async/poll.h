/* poll.h - the narrow interface to the kernel's readiness notification. Two back ends stand behind
 * it: epoll (poll_epoll.c) and poll(2) (poll_poll.c); ASPEN_POLL=epoll|poll chooses. */
#ifndef ASPEN_POLL_H
#define ASPEN_POLL_H

#include "../object/vm.h"

enum poll_events { POLL_READ = 1, POLL_WRITE = 2 };

struct poll_event {
    int fd;
    unsigned events; /* enum poll_events; an error or a hang-up sets both */
};

struct poll_backend {
    const char *name;
    /* A new poller; NULL with errno set. */
    void *(*open)(struct vm *vm);
    void (*close)(struct vm *vm, void *poller);
    /* Watches fd for `events` instead of `old`; 0 stops watching. 0, or an errno. */
    int (*set)(struct vm *vm, void *poller, int fd, unsigned old, unsigned events);
    /* Waits up to timeout_ms (-1: for ever). The number of events stored, or -errno. */
    int (*wait)(struct vm *vm, void *poller, struct poll_event *out, int max, int timeout_ms);
};

extern const struct poll_backend poll_backend_poll;
#ifdef __linux__
extern const struct poll_backend poll_backend_epoll;
#endif

/* The back end that the environment asks for, or the best one. */
const struct poll_backend *poll_backend_default(void);

#endif

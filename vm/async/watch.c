/* watch.c - descriptors that a loop watches: add_reader and its kin, and the wait for readiness. The
 * poller is opened when first needed, with a wake-up descriptor for posts from other threads. */
#include "async.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/eventfd.h>
#endif

#define EVENT_BATCH 256

static bool open_wakeup(struct event_loop *loop)
{
#ifdef __linux__
    int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    loop->wake_read = loop->wake_write = fd;
    return fd >= 0;
#else
    int fds[2];
    if (pipe(fds) != 0) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(fds[i], F_SETFL, O_NONBLOCK);
        fcntl(fds[i], F_SETFD, FD_CLOEXEC);
    }
    loop->wake_read = fds[0];
    loop->wake_write = fds[1];
    return true;
#endif
}

static void close_wakeup(struct event_loop *loop)
{
    if (loop->wake_read >= 0) {
        close(loop->wake_read);
    }
    if (loop->wake_write >= 0 && loop->wake_write != loop->wake_read) {
        close(loop->wake_write);
    }
    loop->wake_read = loop->wake_write = -1;
}

bool loop_open_poller(struct vm *vm, struct event_loop *loop)
{
    if (loop->poller) {
        return true;
    }
    loop->backend = poll_backend_default();
    loop->poller = loop->backend->open(vm);
    if (!loop->poller) {
        raise_os_error(vm, errno, VALUE_NULL, VALUE_NULL);
        return false;
    }
    int error = open_wakeup(loop)
                    ? loop->backend->set(vm, loop->poller, loop->wake_read, 0, POLL_READ)
                    : errno;
    if (!error) {
        loop->inbox = inbox_new(vm, loop->wake_write);
        if (!loop->inbox) {
            error = ENOMEM;
        }
    }
    if (error) {
        loop_close_poller(vm, loop);
        raise_os_error(vm, error, VALUE_NULL, VALUE_NULL);
        return false;
    }
    return true;
}

void loop_close_poller(struct vm *vm, struct event_loop *loop)
{
    if (loop->inbox) {
        inbox_close(vm, loop->inbox);
        loop->inbox = NULL;
    }
    if (loop->poller) {
        close_wakeup(loop);
        loop->backend->close(vm, loop->poller);
        loop->poller = NULL;
    }
    if (loop->scratch) {
        mem_free(vm, loop->scratch, LOOP_SCRATCH_SIZE);
        loop->scratch = NULL;
    }
    if (loop->watches) {
        mem_free(vm, loop->watches, loop->watch_capacity * sizeof *loop->watches);
        loop->watches = NULL;
        loop->watch_capacity = loop->watch_count = 0;
    }
}

/* The descriptor that `watcher`, a handle or a transport, watches is ready. */
static void queue_watcher(struct vm *vm, struct event_loop *loop, value watcher, bool write)
{
    if (is_transport(watcher)) {
        transport_is_ready(vm, loop, watcher, write);
        return;
    }
    struct handle *h = as_handle(watcher);
    if (!h->cancelled && h->ready.kind == READY_NOT) {
        loop_push(vm, loop, &h->ready, READY_HANDLE);
    }
}

static void drop_watcher(struct vm *vm, value watcher)
{
    if (is_handle(watcher)) {
        handle_cancel(vm, as_handle(watcher));
    }
}

bool loop_poll(struct vm *vm, struct event_loop *loop, int timeout_ms)
{
    if (!loop_open_poller(vm, loop)) {
        return false;
    }
    struct poll_event events[EVENT_BATCH];
    int n = loop->backend->wait(vm, loop->poller, events, EVENT_BATCH, timeout_ms);
    if (n < 0) {
        if (n == -EINTR) {
            return true;
        }
        raise_os_error(vm, -n, VALUE_NULL, VALUE_NULL);
        return false;
    }
    for (int i = 0; i < n; i++) {
        int fd = events[i].fd;
        if (fd == loop->wake_read) {
            char bytes[64];
            while (read(fd, bytes, sizeof bytes) == (ssize_t)sizeof bytes) {
            }
            continue;
        }
        if ((size_t)fd >= loop->watch_capacity) {
            continue;
        }
        struct fd_watch *w = &loop->watches[fd];
        if ((events[i].events & POLL_READ) && w->reader) {
            queue_watcher(vm, loop, w->reader, false);
        }
        if ((events[i].events & POLL_WRITE) && w->writer) {
            queue_watcher(vm, loop, w->writer, true);
        }
    }
    return inbox_deliver(vm, loop);
}

/* Tells the back end what the watches of fd now ask for. */
static bool apply(struct vm *vm, struct event_loop *loop, int fd)
{
    struct fd_watch *w = &loop->watches[fd];
    unsigned events = (w->reader ? POLL_READ : 0) | (w->writer ? POLL_WRITE : 0);
    if (events == w->events) {
        return true;
    }
    int error = loop->backend->set(vm, loop->poller, fd, w->events, events);
    if (error) {
        raise_os_error(vm, error, VALUE_NULL, VALUE_NULL);
        return false;
    }
    loop->watch_count += (events != 0) - (w->events != 0);
    w->events = events;
    return true;
}

bool loop_watch(struct vm *vm, struct event_loop *loop, int fd, bool write, value watcher)
{
    if (!loop_check_closed(vm, loop) || !loop_open_poller(vm, loop)) {
        return false;
    }
    if ((size_t)fd >= loop->watch_capacity) {
        size_t capacity = loop->watch_capacity ? loop->watch_capacity : 16;
        while (capacity <= (size_t)fd) {
            capacity *= 2;
        }
        struct fd_watch *grown = mem_resize(vm, loop->watches, loop->watch_capacity * sizeof *grown,
                                            capacity * sizeof *grown);
        if (!grown) {
            return false;
        }
        memset(grown + loop->watch_capacity, 0, (capacity - loop->watch_capacity) * sizeof *grown);
        loop->watches = grown;
        loop->watch_capacity = capacity;
    }
    value *slot = write ? &loop->watches[fd].writer : &loop->watches[fd].reader;
    value old = *slot;
    *slot = watcher;
    if (!apply(vm, loop, fd)) {
        *slot = old;
        return false;
    }
    gc_barrier(vm, loop);
    drop_watcher(vm, old);
    return true;
}

int loop_unwatch(struct vm *vm, struct event_loop *loop, int fd, bool write)
{
    if (fd < 0 || (size_t)fd >= loop->watch_capacity) {
        return 0;
    }
    value *slot = write ? &loop->watches[fd].writer : &loop->watches[fd].reader;
    value old = *slot;
    if (!old) {
        return 0;
    }
    *slot = VALUE_NULL;
    if (!apply(vm, loop, fd)) {
        return -1;
    }
    drop_watcher(vm, old);
    return 1;
}

/* -- what scripts see ------------------------------------------------------------------------------ */

value fd_argument(struct vm *vm, value v, int *out)
{
    if (!is_any_int(v)) {
        bool failed = false;
        value fileno = get_attr_optional(vm, v, str_intern_cstr(vm, "fileno"), &failed);
        if (failed) {
            return VALUE_ERROR;
        }
        value got = fileno ? call0(vm, fileno) : VALUE_NULL;
        if (fileno && !got && !error_is(vm, TYPE_EXCEPTION)) {
            return VALUE_ERROR;
        }
        error_clear(vm);
        if (!got || !is_any_int(got)) {
            return raise_value_error(vm, "Invalid file object: %R", v);
        }
        v = got;
    }
    int64_t n;
    if (!int_fits_int64(v, &n) || n < 0 || n > INT32_MAX) {
        return raise_value_error(vm, "Invalid file descriptor: %S", v);
    }
    *out = (int)n;
    return VALUE_NONE;
}

/* A script's own watcher would take the socket away from its transport. */
static bool check_no_transport(struct vm *vm, struct event_loop *loop, int fd)
{
    if ((size_t)fd >= loop->watch_capacity) {
        return true;
    }
    const struct fd_watch *w = &loop->watches[fd];
    value transport = is_transport(w->reader) ? w->reader : w->writer;
    if (!is_transport(transport) || transport_is_closing(transport)) {
        return true;
    }
    raise_error(vm, TYPE_RUNTIME_ERROR, "File descriptor %d is used by transport %R", fd,
                transport);
    return false;
}

static value add(struct vm *vm, value *args, bool write)
{
    struct event_loop *loop = as_loop(args[0]);
    int fd;
    bool failed = false;
    if (!loop_check_closed(vm, loop) || !fd_argument(vm, args[1], &fd) ||
        !check_no_transport(vm, loop, fd)) {
        return VALUE_ERROR;
    }
    value context = context_copy(vm, &failed);
    struct async_state *state = async_state(vm);
    if (failed || !state) {
        return VALUE_ERROR;
    }
    value rest = as_tuple(args[3])->length ? args[3] : VALUE_NULL;
    struct handle *h =
        handle_new(vm, state->handle_type, args[0], args[2], rest, VALUE_NULL, context);
    if (!h || !loop_watch(vm, loop, fd, write, from_object(h))) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value take(struct vm *vm, value *args, bool write)
{
    struct event_loop *loop = as_loop(args[0]);
    int fd;
    if (loop->closed) {
        return VALUE_FALSE;
    }
    if (!fd_argument(vm, args[1], &fd) || !check_no_transport(vm, loop, fd)) {
        return VALUE_ERROR;
    }
    int removed = loop_unwatch(vm, loop, fd, write);
    return removed < 0 ? VALUE_ERROR : make_bool(removed);
}

value watch_add_reader(struct vm *vm, value *args)
{
    return add(vm, args, false);
}
value watch_add_writer(struct vm *vm, value *args)
{
    return add(vm, args, true);
}
value watch_remove_reader(struct vm *vm, value *args)
{
    return take(vm, args, false);
}
value watch_remove_writer(struct vm *vm, value *args)
{
    return take(vm, args, true);
}

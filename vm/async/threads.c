/* threads.c - what other threads tell a loop. An inbox is shared by a loop and by the threads that work
 * for it: it is counted, outlives the loop if need be, and then drops what is posted. Name look-ups run
 * on a thread each; their answers are plain C memory until the loop delivers them. */
#include "async.h"
#include <errno.h>
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* One name look-up. Strings and answer are malloc'ed: the VM's memory belongs to its own thread. */
struct lookup {
    struct lookup *next;
    struct inbox *inbox;
    char *host, *service; /* NULL: none */
    struct addrinfo hints, *answer;
    int error, system_error;
    size_t slot; /* of the future in inbox.futures */
};

struct inbox {
    pthread_mutex_t lock;
    size_t references;
    int wake_fd;             /* -1 once the loop is gone */
    struct lookup *finished; /* newest first */
    size_t pending;          /* look-ups under way; the loop's own count */
    /* The loop's: futures that wait, by slot; kept alive as roots of the module. */
    value futures;
};

static void lookup_free(struct lookup *l)
{
    if (l->answer) {
        freeaddrinfo(l->answer);
    }
    free(l->host);
    free(l->service);
    free(l);
}

/* Gives up one reference; the lock is held. */
static void release_locked(struct inbox *inbox)
{
    bool last = --inbox->references == 0;
    struct lookup *rest = last ? inbox->finished : NULL;
    pthread_mutex_unlock(&inbox->lock);
    if (!last) {
        return;
    }
    while (rest) {
        struct lookup *next = rest->next;
        lookup_free(rest);
        rest = next;
    }
    pthread_mutex_destroy(&inbox->lock);
    free(inbox);
}

struct inbox *inbox_new(struct vm *vm, int wake_fd)
{
    struct inbox *inbox = calloc(1, sizeof *inbox);
    if (!inbox) {
        return NULL;
    }
    if (pthread_mutex_init(&inbox->lock, NULL) != 0) {
        free(inbox);
        return NULL;
    }
    inbox->references = 1;
    inbox->wake_fd = wake_fd;
    return inbox;
}

void inbox_close(struct vm *vm, struct inbox *inbox)
{
    pthread_mutex_lock(&inbox->lock);
    inbox->wake_fd = -1;
    inbox->futures = VALUE_NULL;
    release_locked(inbox);
}

size_t inbox_pending(struct inbox *inbox)
{
    return inbox->pending;
}

value inbox_futures(struct inbox *inbox)
{
    return inbox->futures;
}

/* -- the answer as a list of (family, type, protocol, canonical name, address) -------------------------- */

static value answer_list(struct vm *vm, const struct addrinfo *answer)
{
    struct list *list = list_new(vm, 4);
    if (!list) {
        return VALUE_ERROR;
    }
    for (const struct addrinfo *a = answer; a; a = a->ai_next) {
        value address = socket_address(vm, a->ai_addr, a->ai_addrlen);
        value name =
            address ? str_from_cstr(vm, a->ai_canonname ? a->ai_canonname : "") : VALUE_ERROR;
        value row = name ? tuple_of(vm, 5, small_int(a->ai_family), small_int(a->ai_socktype),
                                    small_int(a->ai_protocol), name, address)
                         : VALUE_ERROR;
        if (!row || !list_append(vm, list, row)) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value lookup_error(struct vm *vm, int error, int system_error)
{
    if (error == EAI_SYSTEM) {
        raise_os_error(vm, system_error, VALUE_NULL, VALUE_NULL);
    } else {
        value text = str_from_cstr(vm, gai_strerror(error));
        value class = text ? lookup_error_class(vm) : VALUE_ERROR;
        if (!class) {
            return error_take(vm);
        }
        value exception = call2(vm, class, small_int(error), text);
        if (exception) {
            raise_value(vm, exception);
        }
    }
    return error_take(vm);
}

static bool deliver(struct vm *vm, struct event_loop *loop, struct lookup *l)
{
    struct list *futures = as_list(loop->inbox->futures);
    value future = futures->items[l->slot];
    futures->items[l->slot] = VALUE_NONE;
    loop->inbox->pending--;
    if (!is_future(future) || as_future(future)->state != FUTURE_PENDING) {
        return true;
    }
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, future)) {
        return false;
    }
    bool ok;
    if (l->error) {
        value exception = lookup_error(vm, l->error, l->system_error);
        ok = exception && future_set_exception(vm, as_future(future), exception);
    } else {
        value answer = answer_list(vm, l->answer);
        ok = answer && future_set_result(vm, as_future(future), answer);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

bool inbox_deliver(struct vm *vm, struct event_loop *loop)
{
    struct inbox *inbox = loop->inbox;
    if (!inbox || !inbox->pending) {
        return true;
    }
    pthread_mutex_lock(&inbox->lock);
    struct lookup *l = inbox->finished, *ordered = NULL;
    inbox->finished = NULL;
    pthread_mutex_unlock(&inbox->lock);
    while (l) {
        struct lookup *next = l->next;
        l->next = ordered;
        ordered = l;
        l = next;
    }
    bool ok = true;
    while (ordered) {
        struct lookup *next = ordered->next;
        ok = deliver(vm, loop, ordered) && ok;
        lookup_free(ordered);
        ordered = next;
    }
    return ok;
}

static void *lookup_thread(void *argument)
{
    struct lookup *l = argument;
    l->error = getaddrinfo(l->host, l->service, &l->hints, &l->answer);
    l->system_error = errno;
    struct inbox *inbox = l->inbox;
    pthread_mutex_lock(&inbox->lock);
    l->next = inbox->finished;
    inbox->finished = l;
    if (inbox->wake_fd >= 0) {
        uint64_t one = 1;
        ssize_t n = write(inbox->wake_fd, &one, sizeof one);
        (void)n; /* a full pipe wakes the loop as well */
    }
    release_locked(inbox);
    return NULL;
}

/* -- looking up ------------------------------------------------------------------------------------------------ */

static bool copy_text(struct vm *vm, value v, char **out)
{
    *out = NULL;
    if (!v || v == VALUE_NONE) {
        return true;
    }
    if (is_any_int(v)) {
        v = str_of(vm, v);
    } else if (is_kind(v, TYPE_BYTES)) {
        *out = strdup((const char *)as_bytes(v)->data);
        return *out || (raise_memory_error(vm), false);
    }
    const char *text = v ? expect_cstr(vm, v, "getaddrinfo() argument") : NULL;
    if (!text) {
        return false;
    }
    *out = strdup(text);
    return *out || (raise_memory_error(vm), false);
}

static bool int_argument(struct vm *vm, value v, int *out)
{
    int64_t n = 0;
    if (v && !to_int64(vm, v, &n)) {
        return false;
    }
    *out = (int)n;
    return true;
}

static struct lookup *lookup_new(struct vm *vm, value *args)
{
    struct lookup *l = calloc(1, sizeof *l);
    if (!l) {
        raise_memory_error(vm);
        return NULL;
    }
    if (!copy_text(vm, args[0], &l->host) || !copy_text(vm, args[1], &l->service) ||
        !int_argument(vm, args[2], &l->hints.ai_family) ||
        !int_argument(vm, args[3], &l->hints.ai_socktype) ||
        !int_argument(vm, args[4], &l->hints.ai_protocol) ||
        !int_argument(vm, args[5], &l->hints.ai_flags)) {
        lookup_free(l);
        return NULL;
    }
    return l;
}

/* Numeric hosts are answered at once; anything else by a thread. */
static value getaddrinfo_async(struct vm *vm, value *args)
{
    value loop_value = args[0];
    if (!is_loop(loop_value)) {
        return raise_type_error(vm, "an event loop is expected, got %T", loop_value);
    }
    struct event_loop *loop = as_loop(loop_value);
    if (!loop_check_closed(vm, loop) || !loop_open_poller(vm, loop)) {
        return VALUE_ERROR;
    }
    struct lookup *l = lookup_new(vm, args + 1);
    value future = l ? future_new(vm, loop_value) : VALUE_ERROR;
    if (!future) {
        if (l) {
            lookup_free(l);
        }
        return VALUE_ERROR;
    }
    struct addrinfo numeric = l->hints;
    numeric.ai_flags |= AI_NUMERICHOST;
    if (getaddrinfo(l->host, l->service, &numeric, &l->answer) == 0) {
        value answer = answer_list(vm, l->answer);
        bool ok = answer && future_set_result(vm, as_future(future), answer);
        lookup_free(l);
        return ok ? future : VALUE_ERROR;
    }
    l->answer = NULL;
    struct inbox *inbox = loop->inbox;
    if (!inbox->futures) {
        struct list *list = list_new(vm, 4);
        if (!list) {
            lookup_free(l);
            return VALUE_ERROR;
        }
        inbox->futures = from_object(list);
        gc_barrier(vm, loop);
    }
    struct list *futures = as_list(inbox->futures);
    for (l->slot = 0; l->slot < futures->length && futures->items[l->slot] != VALUE_NONE;
         l->slot++) {
    }
    if (l->slot == futures->length) {
        if (!list_append(vm, futures, VALUE_NONE)) {
            lookup_free(l);
            return VALUE_ERROR;
        }
    }
    futures->items[l->slot] = future;
    gc_barrier(vm, futures);
    l->inbox = inbox;
    pthread_mutex_lock(&inbox->lock);
    inbox->references++;
    pthread_mutex_unlock(&inbox->lock);
    inbox->pending++;
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    int error = pthread_create(&thread, &attributes, lookup_thread, l);
    pthread_attr_destroy(&attributes);
    if (error) {
        pthread_mutex_lock(&inbox->lock);
        inbox->references--;
        pthread_mutex_unlock(&inbox->lock);
        inbox->pending--;
        futures->items[l->slot] = VALUE_NONE;
        lookup_free(l);
        return raise_os_error(vm, error, VALUE_NULL, VALUE_NULL);
    }
    return future;
}

const struct native_def thread_functions[] = {
    {"getaddrinfo", "(loop, host, port, family=0, type=0, proto=0, flags=0, /)", getaddrinfo_async,
     NATIVE_FUNCTION, "A future of the addresses of a host."},
    {0}};

/* sockets.c - plain functions on socket descriptors, all non-blocking: what the streams, servers and
 * transports of asyncio stand on. Addresses are Python's: (host, port), (host, port, flow, scope), or
 * the path of a Unix socket. */
#include "async.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL /* there SO_NOSIGPIPE does it */
#define MSG_NOSIGNAL 0
#endif

union address {
    struct sockaddr any;
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
    struct sockaddr_un un;
    struct sockaddr_storage storage;
};

static value os_error(struct vm *vm, int code)
{
    return raise_os_error(vm, code, VALUE_NULL, VALUE_NULL);
}

value socket_address(struct vm *vm, const struct sockaddr *address, size_t size)
{
    char text[INET6_ADDRSTRLEN];
    if (address->sa_family == AF_INET && size >= sizeof(struct sockaddr_in)) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)address;
        inet_ntop(AF_INET, &in->sin_addr, text, sizeof text);
        value host = str_from_cstr(vm, text);
        return host ? tuple_of(vm, 2, host, small_int(ntohs(in->sin_port))) : VALUE_ERROR;
    }
    if (address->sa_family == AF_INET6 && size >= sizeof(struct sockaddr_in6)) {
        const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)address;
        inet_ntop(AF_INET6, &in->sin6_addr, text, sizeof text);
        value host = str_from_cstr(vm, text);
        return host ? tuple_of(vm, 4, host, small_int(ntohs(in->sin6_port)),
                               small_int(ntohl(in->sin6_flowinfo)), small_int(in->sin6_scope_id))
                    : VALUE_ERROR;
    }
    if (address->sa_family == AF_UNIX) {
        const struct sockaddr_un *un = (const struct sockaddr_un *)address;
        size_t offset = offsetof(struct sockaddr_un, sun_path);
        size_t n = size > offset ? size - offset : 0;
        if (n > 0 && un->sun_path[0] == '\0') {
            return bytes_new(vm, un->sun_path, n); /* Linux's abstract names */
        }
        return str_new(vm, un->sun_path, strnlen(un->sun_path, n));
    }
    return VALUE_NONE;
}

/* A Python address as the kernel wants it. False with an error set. */
static bool parse_address(struct vm *vm, int family, value v, union address *out, socklen_t *size)
{
    memset(out, 0, sizeof *out);
    if (family == AF_UNIX) {
        const char *data;
        size_t n;
        if (is_kind(v, TYPE_BYTES)) {
            data = (const char *)as_bytes(v)->data;
            n = as_bytes(v)->size;
        } else if (is_kind(v, TYPE_STR)) {
            data = as_str(v)->data;
            n = as_str(v)->size;
        } else {
            raise_type_error(vm, "a Unix socket's address is a str or bytes, not %T", v);
            return false;
        }
        if (n >= sizeof out->un.sun_path) {
            raise_error(vm, TYPE_OS_ERROR, "AF_UNIX path too long");
            return false;
        }
        out->un.sun_family = AF_UNIX;
        memcpy(out->un.sun_path, data, n);
        *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n + (n && data[0] ? 1 : 0));
        return true;
    }
    if (!is_kind(v, TYPE_TUPLE) || as_tuple(v)->length < 2) {
        raise_type_error(vm, "AF_INET address must be tuple, not %T", v);
        return false;
    }
    const value *items = as_tuple(v)->items;
    const char *host = expect_cstr(vm, items[0], "host");
    int64_t port;
    if (!host || !to_int64(vm, items[1], &port)) {
        return false;
    }
    if (port < 0 || port > 65535) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "bind(): port must be 0-65535.");
        return false;
    }
    int ok;
    if (family == AF_INET6) {
        int64_t flow = 0, scope = 0;
        if ((as_tuple(v)->length > 2 && !to_int64(vm, items[2], &flow)) ||
            (as_tuple(v)->length > 3 && !to_int64(vm, items[3], &scope))) {
            return false;
        }
        out->in6.sin6_family = AF_INET6;
        out->in6.sin6_port = htons((uint16_t)port);
        out->in6.sin6_flowinfo = htonl((uint32_t)flow);
        out->in6.sin6_scope_id = (uint32_t)scope;
        *size = sizeof out->in6;
        ok = *host ? inet_pton(AF_INET6, host, &out->in6.sin6_addr) : 1;
    } else {
        out->in.sin_family = AF_INET;
        out->in.sin_port = htons((uint16_t)port);
        *size = sizeof out->in;
        ok = *host ? inet_pton(AF_INET, host, &out->in.sin_addr) : 1;
    }
    if (ok != 1) {
        raise_value_error(vm, "not a numeric address: %R", items[0]);
        return false;
    }
    return true;
}

static bool int_arg(struct vm *vm, value v, int *out)
{
    int64_t n;
    if (!to_int64(vm, v, &n)) {
        return false;
    }
    if (n < INT_MIN || n > INT_MAX) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
        return false;
    }
    *out = (int)n;
    return true;
}

/* Every descriptor is non-blocking and stays in this process. */
static void prepare(int fd)
{
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
#ifdef SO_NOSIGPIPE
    int one = 1;
    setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &one, sizeof one);
#endif
}

static value fn_create(struct vm *vm, value *args)
{
    int family, type, protocol = 0;
    if (!int_arg(vm, args[0], &family) || !int_arg(vm, args[1], &type) ||
        (args[2] && !int_arg(vm, args[2], &protocol))) {
        return VALUE_ERROR;
    }
    int fd = socket(family, type, protocol);
    if (fd < 0) {
        return os_error(vm, errno);
    }
    prepare(fd);
    return small_int(fd);
}

static value fn_bind(struct vm *vm, value *args)
{
    int fd, family;
    union address a;
    socklen_t size;
    if (!int_arg(vm, args[0], &fd) || !int_arg(vm, args[1], &family) ||
        !parse_address(vm, family, args[2], &a, &size)) {
        return VALUE_ERROR;
    }
    return bind(fd, &a.any, size) == 0 ? VALUE_NONE : os_error(vm, errno);
}

static value fn_listen(struct vm *vm, value *args)
{
    int fd, backlog;
    if (!int_arg(vm, args[0], &fd) || !int_arg(vm, args[1], &backlog)) {
        return VALUE_ERROR;
    }
    return listen(fd, backlog) == 0 ? VALUE_NONE : os_error(vm, errno);
}

/* (descriptor, address), or None when nobody knocks. */
static value fn_accept(struct vm *vm, value *args)
{
    int fd;
    union address a;
    socklen_t size = sizeof a;
    if (!int_arg(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
#ifdef __linux__
    int got = accept4(fd, &a.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    int got = accept(fd, &a.any, &size);
#endif
    if (got < 0) {
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ECONNABORTED) {
            return VALUE_NONE;
        }
        return os_error(vm, errno);
    }
#ifndef __linux__
    prepare(got);
#endif
    value address = size ? socket_address(vm, &a.any, size) : VALUE_NONE;
    value pair = address ? tuple_of(vm, 2, small_int(got), address) : VALUE_ERROR;
    if (!pair) {
        close(got);
    }
    return pair;
}

/* 0 when connected, else the errno: EINPROGRESS means that writability tells. */
static value fn_connect(struct vm *vm, value *args)
{
    int fd, family;
    union address a;
    socklen_t size;
    if (!int_arg(vm, args[0], &fd) || !int_arg(vm, args[1], &family) ||
        !parse_address(vm, family, args[2], &a, &size)) {
        return VALUE_ERROR;
    }
    if (connect(fd, &a.any, size) == 0) {
        return small_int(0);
    }
    return small_int(errno == EINTR || errno == EAGAIN ? EINPROGRESS : errno);
}

static value fn_error(struct vm *vm, value *args)
{
    int fd, code = 0;
    socklen_t size = sizeof code;
    if (!int_arg(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? small_int(code)
                                                                   : os_error(vm, errno);
}

static value name_of(struct vm *vm, value v, int (*ask)(int, struct sockaddr *, socklen_t *))
{
    int fd;
    union address a;
    socklen_t size = sizeof a;
    if (!int_arg(vm, v, &fd)) {
        return VALUE_ERROR;
    }
    return ask(fd, &a.any, &size) == 0 ? socket_address(vm, &a.any, size) : os_error(vm, errno);
}
static value fn_name(struct vm *vm, value *args)
{
    return name_of(vm, args[0], getsockname);
}
static value fn_peer(struct vm *vm, value *args)
{
    return name_of(vm, args[0], getpeername);
}

/* An option's value is an int, or bytes that hold the C struct. */
static value fn_setsockopt(struct vm *vm, value *args)
{
    int n[4];
    struct buffer b;
    for (int i = 0; i < 3; i++) {
        if (!int_arg(vm, args[i], &n[i])) {
            return VALUE_ERROR;
        }
    }
    int failed;
    if (is_any_int(args[3])) {
        if (!int_arg(vm, args[3], &n[3])) {
            return VALUE_ERROR;
        }
        failed = setsockopt(n[0], n[1], n[2], &n[3], sizeof n[3]);
    } else {
        if (!get_buffer(vm, args[3], &b)) {
            return VALUE_ERROR;
        }
        failed = setsockopt(n[0], n[1], n[2], b.data, (socklen_t)b.size);
        buffer_release(vm, &b);
    }
    return failed ? os_error(vm, errno) : VALUE_NONE;
}
static value fn_getsockopt(struct vm *vm, value *args)
{
    int n[3], v = 0;
    socklen_t size = sizeof v;
    for (int i = 0; i < 3; i++) {
        if (!int_arg(vm, args[i], &n[i])) {
            return VALUE_ERROR;
        }
    }
    return getsockopt(n[0], n[1], n[2], &v, &size) == 0 ? small_int(v) : os_error(vm, errno);
}
static value fn_shutdown(struct vm *vm, value *args)
{
    int fd, how;
    if (!int_arg(vm, args[0], &fd) || !int_arg(vm, args[1], &how)) {
        return VALUE_ERROR;
    }
    return shutdown(fd, how) == 0 ? VALUE_NONE : os_error(vm, errno);
}
static value fn_close(struct vm *vm, value *args)
{
    int fd;
    if (!int_arg(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    close(fd);
    return VALUE_NONE;
}
/* bytes, or None when there is nothing yet. */
static value fn_recv(struct vm *vm, value *args)
{
    int fd;
    int64_t n;
    if (!int_arg(vm, args[0], &fd) || !to_int64(vm, args[1], &n)) {
        return VALUE_ERROR;
    }
    if (n < 0) {
        return raise_value_error(vm, "negative buffersize in recv");
    }
    char *buffer = mem_alloc(vm, (size_t)n);
    if (!buffer) {
        return VALUE_ERROR;
    }
    ssize_t got = recv(fd, buffer, (size_t)n, 0);
    int error = errno;
    value v = got >= 0 ? bytes_new(vm, buffer, (size_t)got) : VALUE_NULL;
    mem_free(vm, buffer, (size_t)n);
    if (got >= 0) {
        return v;
    }
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR ? VALUE_NONE
                                                                     : os_error(vm, error);
}
/* How many bytes were sent, or None when none could be. */
static value fn_send(struct vm *vm, value *args)
{
    int fd;
    struct buffer b;
    if (!int_arg(vm, args[0], &fd) || !get_buffer(vm, args[1], &b)) {
        return VALUE_ERROR;
    }
    ssize_t sent = send(fd, b.data, b.size, MSG_NOSIGNAL);
    int error = errno;
    buffer_release(vm, &b);
    if (sent >= 0) {
        return small_int(sent);
    }
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR ? VALUE_NONE
                                                                     : os_error(vm, error);
}
static value fn_raise_errno(struct vm *vm, value *args)
{
    int code;
    if (!int_arg(vm, args[0], &code)) {
        return VALUE_ERROR;
    }
    os_error(vm, code);
    return error_take(vm);
}
static value fn_pair(struct vm *vm, value *args)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0) {
        return os_error(vm, errno);
    }
    for (int i = 0; i < 2; i++) {
        prepare(fds[i]);
    }
    return tuple_of(vm, 2, small_int(fds[0]), small_int(fds[1]));
}

static value fn_constants(struct vm *vm, value *args)
{
    static const struct {
        const char *name;
        int number;
    } rows[] = {
        {"AF_UNSPEC", AF_UNSPEC},       {"AF_INET", AF_INET},
        {"AF_INET6", AF_INET6},         {"AF_UNIX", AF_UNIX},
        {"SOCK_STREAM", SOCK_STREAM},   {"SOCK_DGRAM", SOCK_DGRAM},
        {"SOL_SOCKET", SOL_SOCKET},     {"SO_REUSEADDR", SO_REUSEADDR},
        {"SO_REUSEPORT", SO_REUSEPORT}, {"SO_KEEPALIVE", SO_KEEPALIVE},
        {"IPPROTO_TCP", IPPROTO_TCP},   {"IPPROTO_IPV6", IPPROTO_IPV6},
        {"IPV6_V6ONLY", IPV6_V6ONLY},   {"TCP_NODELAY", TCP_NODELAY},
        {"SHUT_RD", SHUT_RD},           {"SHUT_WR", SHUT_WR},
        {"SHUT_RDWR", SHUT_RDWR},       {"EINPROGRESS", EINPROGRESS},
        {"EADDRINUSE", EADDRINUSE},     {"EADDRNOTAVAIL", EADDRNOTAVAIL},
    };
    struct dict *dict = dict_new(vm);
    for (size_t i = 0; dict && i < sizeof rows / sizeof *rows; i++) {
        if (!dict_set_cstr(vm, dict, rows[i].name, small_int(rows[i].number))) {
            return VALUE_ERROR;
        }
    }
    return dict ? from_object(dict) : VALUE_ERROR;
}

const struct native_def socket_functions[] = {
    {"socket_create", "(family, type, proto=0, /)", fn_create, NATIVE_FUNCTION, NULL},
    {"socket_bind", "(fd, family, address, /)", fn_bind, NATIVE_FUNCTION, NULL},
    {"socket_listen", "(fd, backlog, /)", fn_listen, NATIVE_FUNCTION, NULL},
    {"socket_accept", "(fd, /)", fn_accept, NATIVE_FUNCTION, NULL},
    {"socket_connect", "(fd, family, address, /)", fn_connect, NATIVE_FUNCTION, NULL},
    {"socket_error", "(fd, /)", fn_error, NATIVE_FUNCTION, NULL},
    {"socket_name", "(fd, /)", fn_name, NATIVE_FUNCTION, NULL},
    {"socket_peer", "(fd, /)", fn_peer, NATIVE_FUNCTION, NULL},
    {"socket_setsockopt", "(fd, level, option, number, /)", fn_setsockopt, NATIVE_FUNCTION, NULL},
    {"socket_getsockopt", "(fd, level, option, /)", fn_getsockopt, NATIVE_FUNCTION, NULL},
    {"socket_shutdown", "(fd, how, /)", fn_shutdown, NATIVE_FUNCTION, NULL},
    {"socket_close", "(fd, /)", fn_close, NATIVE_FUNCTION, NULL},
    {"socket_recv", "(fd, size, /)", fn_recv, NATIVE_FUNCTION, NULL},
    {"socket_send", "(fd, data, /)", fn_send, NATIVE_FUNCTION, NULL},
    {"socket_pair", "()", fn_pair, NATIVE_FUNCTION, NULL},
    {"socket_constants", "()", fn_constants, NATIVE_FUNCTION, NULL},
    {"os_error", "(errno, /)", fn_raise_errno, NATIVE_FUNCTION, NULL},
    {0}};

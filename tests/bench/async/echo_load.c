/*
 * Drives an echo server: `echo_load PORT CONNECTIONS SIZE REQUESTS`. Each connection sends SIZE
 * bytes, waits until they have all come back, compares them, and sends again, until REQUESTS have
 * been answered in all. Prints `REQUESTS SECONDS`, and fails when a reply differs or a connection
 * breaks.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 256 };

struct link {
    int fd;
    size_t sent, received;
};

static void fail(const char *what)
{
    fprintf(stderr, "echo_load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int dial(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    int one = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        fail("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

/*
 * A request is small beside a socket's buffer, and the one before it has come back, so that a
 * blocking send goes through at once.
 */
static void request(struct link *link, const char *message, size_t size)
{
    link->received = 0;
    for (link->sent = 0; link->sent < size;) {
        ssize_t sent = send(link->fd, message + link->sent, size - link->sent, MSG_NOSIGNAL);

        if (sent < 0 && errno != EINTR)
            fail("send");
        if (sent > 0)
            link->sent += (size_t)sent;
    }
}

/* Returns 1 when the whole reply has come. */
static int reply(struct link *link, const char *message, char *buffer, size_t size)
{
    ssize_t got = recv(link->fd, buffer, size - link->received, MSG_DONTWAIT);

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0)
        fail("recv");
    if (memcmp(buffer, message + link->received, (size_t)got) != 0) {
        fprintf(stderr, "echo_load: the reply differs\n");
        exit(1);
    }
    link->received += (size_t)got;
    return link->received == size;
}

int main(int argc, char **argv)
{
    struct epoll_event ready[BATCH];
    struct link *links;
    char *message, *buffer;
    long connections, size, requests, begun = 0, done = 0;
    int port, epoll = epoll_create1(EPOLL_CLOEXEC);
    double start;

    if (argc != 5) {
        fprintf(stderr, "usage: echo_load PORT CONNECTIONS SIZE REQUESTS\n");
        return 2;
    }
    port = atoi(argv[1]);
    connections = atol(argv[2]);
    size = atol(argv[3]);
    requests = atol(argv[4]);
    if (epoll < 0)
        fail("epoll");
    if (port < 1 || connections < 1 || size < 1 || requests < 1) {
        fprintf(stderr, "echo_load: every argument is a positive number\n");
        return 2;
    }
    links = calloc((size_t)connections, sizeof *links);
    message = malloc((size_t)size);
    buffer = malloc((size_t)size);
    if (!links || !message || !buffer)
        fail("memory");
    for (long i = 0; i < size; i++)
        message[i] = (char)('a' + i % 26);
    for (long i = 0; i < connections; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &links[i]};

        links[i].fd = dial(port);
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, links[i].fd, &event) < 0)
            fail("epoll_ctl");
    }
    start = now();
    for (long i = 0; i < connections && begun < requests; i++, begun++)
        request(&links[i], message, (size_t)size);
    while (done < requests) {
        int count = epoll_wait(epoll, ready, BATCH, 30000);

        if (count == 0) {
            fprintf(stderr, "echo_load: no reply in 30 s\n");
            return 1;
        }
        if (count < 0 && errno != EINTR)
            fail("epoll_wait");
        for (int i = 0; i < count; i++) {
            struct link *link = ready[i].data.ptr;

            if (!reply(link, message, buffer, (size_t)size))
                continue;
            done++;
            if (begun < requests) {
                begun++;
                request(link, message, (size_t)size);
            }
        }
    }
    printf("%ld %.6f\n", done, now() - start);
    for (long i = 0; i < connections; i++)
        close(links[i].fd);
    free(links);
    free(message);
    free(buffer);
    return 0;
}

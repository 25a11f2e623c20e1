/*
 * A bare echo server on epoll: the yardstick for the tcp_echo row. One thread, level-triggered,
 * non-blocking. It prints the port that it got and serves until it is killed.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { READ_SIZE = 4096, BATCH = 256, OUT_SIZE = 1 << 16 };

/* What the peer has not yet taken is kept here; reading pauses while there is any. */
struct peer {
    int fd;
    size_t at, end;
    char out[OUT_SIZE];
};

static int listen_any(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 ||
        listen(fd, 1024) < 0 || getsockname(fd, (struct sockaddr *)&address, &size) < 0) {
        perror("listen");
        exit(1);
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

static void welcome(int epoll, int listener)
{
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        int one = 1;
        struct peer *peer;
        struct epoll_event event;

        if (fd < 0)
            return;
        peer = calloc(1, sizeof *peer);
        if (!peer) {
            close(fd);
            return;
        }
        peer->fd = fd;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        event = (struct epoll_event){.events = EPOLLIN, .data.ptr = peer};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
            close(fd);
            free(peer);
        }
    }
}

/* Returns 0 when the connection is over. */
static int flush(struct peer *peer)
{
    while (peer->at < peer->end) {
        ssize_t sent = send(peer->fd, peer->out + peer->at, peer->end - peer->at, MSG_NOSIGNAL);

        if (sent < 0)
            return errno == EAGAIN || errno == EINTR;
        peer->at += (size_t)sent;
    }
    peer->at = peer->end = 0;
    return 1;
}

static int serve(int epoll, struct peer *peer, unsigned events)
{
    int was_full = peer->end > 0;

    if (was_full) {
        if (!flush(peer))
            return 0;
    } else if (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
        ssize_t got = recv(peer->fd, peer->out, READ_SIZE, 0);

        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        peer->end = (size_t)got;
        if (!flush(peer))
            return 0;
    }
    if (was_full != (peer->end > 0)) {
        struct epoll_event event = {.events = peer->end ? EPOLLOUT : EPOLLIN, .data.ptr = peer};

        return epoll_ctl(epoll, EPOLL_CTL_MOD, peer->fd, &event) == 0;
    }
    return 1;
}

int main(void)
{
    struct epoll_event ready[BATCH], event = {.events = EPOLLIN, .data.ptr = NULL};
    int listener = listen_any();
    int epoll = epoll_create1(EPOLL_CLOEXEC);

    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0) {
        perror("epoll");
        return 1;
    }
    for (;;) {
        int count = epoll_wait(epoll, ready, BATCH, -1);

        if (count < 0 && errno != EINTR) {
            perror("epoll_wait");
            return 1;
        }
        for (int i = 0; i < count; i++) {
            struct peer *peer = ready[i].data.ptr;

            if (!peer) {
                welcome(epoll, listener);
            } else if (!serve(epoll, peer, ready[i].events)) {
                close(peer->fd);
                free(peer);
            }
        }
    }
}

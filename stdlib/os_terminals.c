/* os_terminals.c - the part of _os about terminals and pseudo-terminals. */
#include "os_private.h"
#include <fcntl.h>
#include <pty.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utmp.h>

static const char *const terminal_size_fields[] = {"columns", "lines", NULL};
const struct structseq_def terminal_size_def = {"os", "terminal_size", "The size of a terminal.",
                                                terminal_size_fields, .visible = 2};

static value os_get_terminal_size(struct vm *vm, value *args)
{
    int fd = STDOUT_FILENO;
    struct winsize size;
    if (args[0] && !os_int(vm, args[0], &fd)) {
        return VALUE_ERROR;
    }
    if (ioctl(fd, TIOCGWINSZ, &size)) {
        return os_error(vm);
    }
    value v[2] = {small_int(size.ws_col), small_int(size.ws_row)};
    return structseq_new(vm, &terminal_size_def, v);
}

/* A terminal's name by one of the two functions that tell it. */
static value name_of(struct vm *vm, int fd, int (*function)(int, char *, size_t))
{
    char name[256];
    int code = function(fd, name, sizeof name);
    return code ? raise_os_error(vm, code, VALUE_NULL, VALUE_NULL)
                : path_result(vm, name, strlen(name), false);
}

static value os_ttyname(struct vm *vm, value *args)
{
    int fd;
    return os_int(vm, args[0], &fd) ? name_of(vm, fd, ttyname_r) : VALUE_ERROR;
}

static value os_ptsname(struct vm *vm, value *args)
{
    int fd;
    return os_fd(vm, args[0], &fd) ? name_of(vm, fd, ptsname_r) : VALUE_ERROR;
}

static value os_openpty(struct vm *vm, value *args)
{
    int fds[2];
    if (openpty(&fds[0], &fds[1], NULL, NULL, NULL)) {
        return os_error(vm);
    }
    for (int i = 0; i < 2; i++) {
        fcntl(fds[i], F_SETFD, FD_CLOEXEC);
    }
    return tuple_of(vm, 2, small_int(fds[0]), small_int(fds[1]));
}

static value os_posix_openpt(struct vm *vm, value *args)
{
    int flags;
    return os_int(vm, args[0], &flags) ? os_number(vm, posix_openpt(flags | O_CLOEXEC))
                                       : VALUE_ERROR;
}

static value os_grantpt(struct vm *vm, value *args)
{
    int fd;
    return os_fd(vm, args[0], &fd) ? os_nothing(vm, grantpt(fd)) : VALUE_ERROR;
}

static value os_unlockpt(struct vm *vm, value *args)
{
    int fd;
    return os_fd(vm, args[0], &fd) ? os_nothing(vm, unlockpt(fd)) : VALUE_ERROR;
}

static value os_login_tty(struct vm *vm, value *args)
{
    int fd;
    return os_fd(vm, args[0], &fd) ? os_nothing(vm, login_tty(fd)) : VALUE_ERROR;
}

static value os_tcgetpgrp(struct vm *vm, value *args)
{
    int fd;
    return os_int(vm, args[0], &fd) ? os_number(vm, tcgetpgrp(fd)) : VALUE_ERROR;
}

static value os_tcsetpgrp(struct vm *vm, value *args)
{
    int fd, group;
    return os_int(vm, args[0], &fd) && os_int(vm, args[1], &group)
               ? os_nothing(vm, tcsetpgrp(fd, group))
               : VALUE_ERROR;
}

const struct native_def os_terminal_functions[] = {
    {"get_terminal_size", "(fd=<unrepresentable>, /)", os_get_terminal_size, NATIVE_FUNCTION, NULL},
    {"ttyname", "(fd, /)", os_ttyname, NATIVE_FUNCTION, NULL},
    {"ptsname", "(fd, /)", os_ptsname, NATIVE_FUNCTION, NULL},
    {"openpty", "()", os_openpty, NATIVE_FUNCTION, NULL},
    {"posix_openpt", "(oflag, /)", os_posix_openpt, NATIVE_FUNCTION, NULL},
    {"grantpt", "(fd, /)", os_grantpt, NATIVE_FUNCTION, NULL},
    {"unlockpt", "(fd, /)", os_unlockpt, NATIVE_FUNCTION, NULL},
    {"login_tty", "(fd, /)", os_login_tty, NATIVE_FUNCTION, NULL},
    {"tcgetpgrp", "(fd, /)", os_tcgetpgrp, NATIVE_FUNCTION, NULL},
    {"tcsetpgrp", "(fd, pgid, /)", os_tcsetpgrp, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

/* os_users.c - the part of _os about users, groups, sessions and process groups. */
#include "os_private.h"
#include <grp.h>
#include <limits.h>
#include <unistd.h>

/* An id as scripts see it: -1 is kept. */
static value id_value(struct vm *vm, uint32_t id)
{
    return id == (uint32_t)-1 ? small_int(-1) : small_int(id);
}

#define GETTER(name)                                   \
    static value os_##name(struct vm *vm, value *args) \
    {                                                  \
        return id_value(vm, (uint32_t)name());         \
    }
GETTER(getuid)
GETTER(geteuid)
GETTER(getgid)
GETTER(getegid)
GETTER(getpgrp)

/* Reads `count` ids of one sort. */
static bool ids_of(struct vm *vm, value *args, size_t count, const char *what, uint32_t *out)
{
    for (size_t i = 0; i < count; i++) {
        if (!os_id(vm, args[i], what, &out[i])) {
            return false;
        }
    }
    return true;
}

#define SETTER(name, count, what, call)                                                \
    static value os_##name(struct vm *vm, value *args)                                 \
    {                                                                                  \
        uint32_t id[count];                                                            \
        return ids_of(vm, args, count, what, id) ? os_nothing(vm, call) : VALUE_ERROR; \
    }
SETTER(setuid, 1, "uid", setuid(id[0]))
SETTER(seteuid, 1, "uid", seteuid(id[0]))
SETTER(setreuid, 2, "uid", setreuid(id[0], id[1]))
SETTER(setresuid, 3, "uid", setresuid(id[0], id[1], id[2]))
SETTER(setgid, 1, "gid", setgid(id[0]))
SETTER(setegid, 1, "gid", setegid(id[0]))
SETTER(setregid, 2, "gid", setregid(id[0], id[1]))
SETTER(setresgid, 3, "gid", setresgid(id[0], id[1], id[2]))

static value three_ids(struct vm *vm, int result, const uint32_t id[3])
{
    return result ? os_error(vm)
                  : tuple_of(vm, 3, id_value(vm, id[0]), id_value(vm, id[1]), id_value(vm, id[2]));
}

static value os_getresuid(struct vm *vm, value *args)
{
    uint32_t id[3];
    int result = getresuid(&id[0], &id[1], &id[2]);
    return three_ids(vm, result, id);
}

static value os_getresgid(struct vm *vm, value *args)
{
    uint32_t id[3];
    int result = getresgid(&id[0], &id[1], &id[2]);
    return three_ids(vm, result, id);
}

/* -- lists of groups ---------------------------------------------------------------------------------- */

static value group_list(struct vm *vm, const gid_t *groups, size_t count)
{
    struct list *list = list_new(vm, count);
    for (size_t i = 0; list && i < count; i++) {
        if (!list_append(vm, list, id_value(vm, groups[i]))) {
            return VALUE_ERROR;
        }
    }
    return from_object(list);
}

static value os_getgroups(struct vm *vm, value *args)
{
    int count = getgroups(0, NULL);
    gid_t *groups = count > 0 ? mem_alloc(vm, (size_t)count * sizeof *groups) : NULL;
    if (count < 0) {
        return os_error(vm);
    }
    if (count && !groups) {
        return VALUE_ERROR;
    }
    int n = count ? getgroups(count, groups) : 0;
    value result = n < 0 ? os_error(vm) : group_list(vm, groups, (size_t)n);
    mem_free(vm, groups, (size_t)count * sizeof *groups);
    return result;
}

static value os_setgroups(struct vm *vm, value *args)
{
    value items = os_sequence(vm, args[0], "setgroups argument must be a sequence");
    if (!items) {
        return VALUE_ERROR;
    }
    size_t count = as_tuple(items)->length;
    if (count > NGROUPS_MAX) {
        return raise_value_error(vm, "too many groups");
    }
    gid_t *groups = mem_alloc(vm, (count ? count : 1) * sizeof *groups);
    if (!groups) {
        return VALUE_ERROR;
    }
    value result = VALUE_NONE;
    for (size_t i = 0; result && i < count; i++) {
        if (!is_any_int(as_tuple(items)->items[i])) {
            result = raise_type_error(vm, "groups must be integers");
        } else if (!os_id(vm, as_tuple(items)->items[i], "gid", &groups[i])) {
            result = VALUE_ERROR;
        }
    }
    if (result) {
        result = os_nothing(vm, setgroups(count, groups));
    }
    mem_free(vm, groups, (count ? count : 1) * sizeof *groups);
    return result;
}

/* The arguments of the next two: a user's name and a group. */
static bool user_and_group(struct vm *vm, value *args, struct path *user, uint32_t *group)
{
    value text = path_fspath(vm, args[0]);
    return text && path_argument(vm, text, "user", false, false, user) &&
           os_id(vm, args[1], "gid", group);
}

static value os_getgrouplist(struct vm *vm, value *args)
{
    struct path user;
    uint32_t group;
    if (!user_and_group(vm, args, &user, &group)) {
        return VALUE_ERROR;
    }
    for (int capacity = 64;; capacity *= 4) {
        int count = capacity;
        gid_t *groups = mem_alloc(vm, (size_t)capacity * sizeof *groups);
        if (!groups) {
            return VALUE_ERROR;
        }
        bool fits = getgrouplist(user.text, group, groups, &count) >= 0;
        value result = fits ? group_list(vm, groups, (size_t)count) : VALUE_NULL;
        mem_free(vm, groups, (size_t)capacity * sizeof *groups);
        if (fits || capacity > NGROUPS_MAX) {
            return fits ? result : os_error(vm);
        }
    }
}

static value os_initgroups(struct vm *vm, value *args)
{
    struct path user;
    uint32_t group;
    return user_and_group(vm, args, &user, &group) ? os_nothing(vm, initgroups(user.text, group))
                                                   : VALUE_ERROR;
}

/* -- sessions and process groups ------------------------------------------------------------------------- */

static value os_getpgid(struct vm *vm, value *args)
{
    int pid;
    return os_int(vm, args[0], &pid) ? os_number(vm, getpgid(pid)) : VALUE_ERROR;
}

static value os_getsid(struct vm *vm, value *args)
{
    int pid;
    return os_int(vm, args[0], &pid) ? os_number(vm, getsid(pid)) : VALUE_ERROR;
}

static value os_setsid(struct vm *vm, value *args)
{
    return os_nothing(vm, setsid());
}

static value os_setpgrp(struct vm *vm, value *args)
{
    return os_nothing(vm, setpgid(0, 0));
}

static value os_setpgid(struct vm *vm, value *args)
{
    int pid, group;
    return os_int(vm, args[0], &pid) && os_int(vm, args[1], &group)
               ? os_nothing(vm, setpgid(pid, group))
               : VALUE_ERROR;
}

static value os_getlogin(struct vm *vm, value *args)
{
    char name[256];
    int code = getlogin_r(name, sizeof name);
    return code ? raise_os_error(vm, code, VALUE_NULL, VALUE_NULL)
                : path_result(vm, name, strlen(name), false);
}

const struct native_def os_user_functions[] = {
    {"getuid", "()", os_getuid, NATIVE_FUNCTION, NULL},
    {"geteuid", "()", os_geteuid, NATIVE_FUNCTION, NULL},
    {"getgid", "()", os_getgid, NATIVE_FUNCTION, NULL},
    {"getegid", "()", os_getegid, NATIVE_FUNCTION, NULL},
    {"getresuid", "()", os_getresuid, NATIVE_FUNCTION, NULL},
    {"getresgid", "()", os_getresgid, NATIVE_FUNCTION, NULL},
    {"setuid", "(uid, /)", os_setuid, NATIVE_FUNCTION, NULL},
    {"seteuid", "(euid, /)", os_seteuid, NATIVE_FUNCTION, NULL},
    {"setreuid", "(ruid, euid, /)", os_setreuid, NATIVE_FUNCTION, NULL},
    {"setresuid", "(ruid, euid, suid, /)", os_setresuid, NATIVE_FUNCTION, NULL},
    {"setgid", "(gid, /)", os_setgid, NATIVE_FUNCTION, NULL},
    {"setegid", "(egid, /)", os_setegid, NATIVE_FUNCTION, NULL},
    {"setregid", "(rgid, egid, /)", os_setregid, NATIVE_FUNCTION, NULL},
    {"setresgid", "(rgid, egid, sgid, /)", os_setresgid, NATIVE_FUNCTION, NULL},
    {"getgroups", "()", os_getgroups, NATIVE_FUNCTION, NULL},
    {"setgroups", "(groups, /)", os_setgroups, NATIVE_FUNCTION, NULL},
    {"getgrouplist", "(user, group, /)", os_getgrouplist, NATIVE_FUNCTION, NULL},
    {"initgroups", "(username, gid, /)", os_initgroups, NATIVE_FUNCTION, NULL},
    {"getpgrp", "()", os_getpgrp, NATIVE_FUNCTION, NULL},
    {"setpgrp", "()", os_setpgrp, NATIVE_FUNCTION, NULL},
    {"getpgid", "(pid)", os_getpgid, NATIVE_FUNCTION, NULL},
    {"setpgid", "(pid, pgrp, /)", os_setpgid, NATIVE_FUNCTION, NULL},
    {"getsid", "(pid, /)", os_getsid, NATIVE_FUNCTION, NULL},
    {"setsid", "()", os_setsid, NATIVE_FUNCTION, NULL},
    {"getlogin", "()", os_getlogin, NATIVE_FUNCTION, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

// Makes the n-th call on files below FAULT_ROOT fail with EIO; loaded before the C library (LD_PRELOAD). The number of calls
// is written to FAULT_COUNT when the program ends.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int calls;
static atomic_bool ours[4096];

static bool fails(void) {
    static int at = -1;
    if (at < 0) at = getenv("FAULT_AT") ? atoi(getenv("FAULT_AT")) : 0;
    if (atomic_fetch_add(&calls, 1) + 1 != at) return false;
    errno = EIO;
    return true;
}

static bool is_below_root(const char *path) {
    const char *root = getenv("FAULT_ROOT");
    return root && path && strncmp(path, root, strlen(root)) == 0;
}

static bool is_ours(int descriptor) { return descriptor >= 0 && descriptor < 4096 && ours[descriptor]; }

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) fprintf(file, "%d\n", calls), fclose(file);
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int noted(int descriptor, bool is_below) {
    if (descriptor >= 0 && descriptor < 4096) ours[descriptor] = is_below;
    return descriptor;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list arguments; \
        va_start(arguments, flags); \
        mode_t mode = va_arg(arguments, mode_t); \
        va_end(arguments); \
        bool is_below = is_below_root(path); \
        if (is_below && fails()) return -1; \
        return noted(real(path, flags, mode), is_below); \
    }
OPEN(open)
OPEN(open64)

// What has no name of its own in the C library.
long syscall(long number, ...) {
    REAL(syscall);
    va_list rest;
    va_start(rest, number);
    long arguments[6];
    for (int index = 0; index < 6; index++) arguments[index] = va_arg(rest, long);
    va_end(rest);
    bool is_open = number == SYS_openat2 && is_ours((int)arguments[0]);
    if (is_open && fails()) return -1;
    long result = real(number, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
    return is_open ? noted((int)result, true) : result;
}

#define BY_PATH(result, name, parameters, arguments, path, failure) \
    result name parameters { \
        REAL(name); \
        if (is_below_root(path) && fails()) return failure; \
        return real arguments; \
    }
BY_PATH(int, stat, (const char *path, struct stat *found), (path, found), path, -1)
BY_PATH(int, lstat, (const char *path, struct stat *found), (path, found), path, -1)
BY_PATH(int, mkdir, (const char *path, mode_t mode), (path, mode), path, -1)
BY_PATH(int, rmdir, (const char *path), (path), path, -1)
BY_PATH(int, unlink, (const char *path), (path), path, -1)
BY_PATH(int, rename, (const char *old, const char *new), (old, new), old, -1)
BY_PATH(int, link, (const char *old, const char *new), (old, new), old, -1)
BY_PATH(int, renameat2, (int from, const char *old, int to, const char *new, unsigned flags), (from, old, to, new, flags), old, -1)

#define BY_DESCRIPTOR(result, name, parameters, arguments) \
    result name parameters { \
        REAL(name); \
        if (is_ours(descriptor) && fails()) return -1; \
        return real arguments; \
    }
BY_DESCRIPTOR(ssize_t, read, (int descriptor, void *bytes, size_t count), (descriptor, bytes, count))
BY_DESCRIPTOR(ssize_t, write, (int descriptor, const void *bytes, size_t count), (descriptor, bytes, count))
BY_DESCRIPTOR(int, fstat, (int descriptor, struct stat *found), (descriptor, found))
BY_DESCRIPTOR(int, fsync, (int descriptor), (descriptor))
BY_DESCRIPTOR(int, syncfs, (int descriptor), (descriptor))
BY_DESCRIPTOR(int, flock, (int descriptor, int operation), (descriptor, operation))
BY_DESCRIPTOR(int, fstatat, (int descriptor, const char *name, struct stat *found, int flags), (descriptor, name, found, flags))
BY_DESCRIPTOR(int, unlinkat, (int descriptor, const char *name, int flags), (descriptor, name, flags))

DIR *opendir(const char *path) {
    REAL(opendir);
    bool is_below = is_below_root(path);
    if (is_below && fails()) return NULL;
    DIR *folder = real(path);
    if (folder) noted(dirfd(folder), is_below);
    return folder;
}

struct dirent *readdir(DIR *folder) {
    REAL(readdir);
    if (is_ours(dirfd(folder)) && fails()) return NULL;
    return real(folder);
}

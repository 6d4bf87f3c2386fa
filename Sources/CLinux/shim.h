// Calls of Linux that Swift's Glibc module leaves out.
#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Three of glibc (since 2.28, 2.14 and 2.9) that its headers show to GNU C only, and the flag of the first.
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
int syncfs(int descriptor);
int pipe2(int descriptors[2], int flags);
enum { banbao_rename_exchange = 1 << 1 };

// Opens a file that lies beneath an open folder, whatever links are in between. glibc has no name for the call (Linux 5.6), and
// `syscall` takes any number of arguments, which Swift cannot give.
static inline int banbao_open_beneath(int folder, const char *path, int flags) {
    struct open_how how = {.flags = (unsigned long long)flags, .resolve = RESOLVE_BENEATH};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}

// The number of a file system's kind (`statfs(2)` lists them); 0 where it cannot be told. Swift's Glibc has no `statfs`.
static inline unsigned int banbao_file_system(const char *path) {
    struct statfs information;
    return statfs(path, &information) == 0 ? (unsigned int)information.f_type : 0;
}
#endif

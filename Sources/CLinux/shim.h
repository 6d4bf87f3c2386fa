// Calls of Linux that Swift's Glibc module leaves out.
#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

// Two of glibc (since 2.28 and 2.14) that its headers show to GNU C only, and the flag of the first.
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
int syncfs(int descriptor);
enum { banbao_rename_exchange = 1 << 1 };

// Opens a file that lies beneath an open folder, whatever links are in between. glibc has no name for the call (Linux 5.6), and
// `syscall` takes any number of arguments, which Swift cannot give.
static inline int banbao_open_beneath(int folder, const char *path, int flags) {
    struct open_how how = {.flags = (unsigned long long)flags, .resolve = RESOLVE_BENEATH};
    return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
}
#endif

// Two calls of glibc (since 2.28 and 2.14) that its headers show to GNU C only, and the flag of the first.
#if defined(__linux__)
int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);
int syncfs(int descriptor);
enum { banbao_rename_exchange = 1 << 1 };
#endif

#include <turbojpeg.h>

// The library tells its version in a header of its older interface only, which not every package of it brings along.
#if __has_include(<jconfig.h>)
#include <jconfig.h>
#endif
#if defined(LIBJPEG_TURBO_VERSION_NUMBER)
enum { banbao_turbojpeg_version = LIBJPEG_TURBO_VERSION_NUMBER };
#else
enum { banbao_turbojpeg_version = 0 };
#endif

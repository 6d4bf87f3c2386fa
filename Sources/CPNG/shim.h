#include <png.h>
#include <zlib.h>

// Macros that Swift does not take over.
enum {
    banbao_png_bgr = PNG_FORMAT_BGR,
    banbao_png_bgra = PNG_FORMAT_BGRA,
    banbao_png_bgra_palette = PNG_FORMAT_BGRA | PNG_FORMAT_FLAG_COLORMAP,
};

static inline size_t banbao_png_size_limit(png_image image) { return PNG_IMAGE_PNG_SIZE_MAX(image); }

#include <lcms2.h>

// Pixels as libwebp and the others take them, and four inks as they stand in a JPEG: the other way round.
enum { banbao_pixels_bgra = TYPE_BGRA_8, banbao_pixels_gray = TYPE_GRAY_8, banbao_pixels_cmyk = TYPE_CMYK_8_REV };

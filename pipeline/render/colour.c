// A colour, as the screen, as light and as the eye has it.
//
// In:  a colour in one of three forms.
// Out: the same colour in another.
//
// The numbers are those of IEC 61966-2-1 (sRGB) and of Ottosson's OKLab, 2020.

#include "colour.h"

#include <math.h>

static double decoded(uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static uint8_t encoded(double light) {
    const double kept = fmin(fmax(light, 0), 1);
    const double value =
        kept <= 0.0031308 ? 12.92 * kept : 1.055 * pow(kept, 1 / 2.4) - 0.055;
    return (uint8_t)lround(255 * value);
}

struct light colour_light(struct colour colour) {
    return (struct light){decoded(colour.red), decoded(colour.green),
                          decoded(colour.blue)};
}

struct colour colour_of_light(struct light light) {
    return (struct colour){encoded(light.red), encoded(light.green),
                           encoded(light.blue)};
}

struct oklab light_oklab(struct light light) {
    const double r = light.red;
    const double g = light.green;
    const double b = light.blue;
    const double l =
        cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m =
        cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s =
        cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return (struct oklab){
        .lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        .a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        .b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

struct light oklab_light(struct oklab oklab) {
    const double l = pow(
        oklab.lightness + 0.3963377774 * oklab.a + 0.2158037573 * oklab.b, 3);
    const double m = pow(
        oklab.lightness - 0.1055613458 * oklab.a - 0.0638541728 * oklab.b, 3);
    const double s = pow(
        oklab.lightness - 0.0894841775 * oklab.a - 1.2914855480 * oklab.b, 3);
    return (struct light){
        .red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        .green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        .blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

static bool is_shown(double light) {
    return light >= -1e-4 && light <= 1 + 1e-4;
}

bool light_is_in_gamut(struct light light) {
    return is_shown(light.red) && is_shown(light.green) && is_shown(light.blue);
}

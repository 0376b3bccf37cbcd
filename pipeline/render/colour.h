// A colour, as the screen, as light and as the eye has it.
#ifndef ATLAS_RENDER_COLOUR_H
#define ATLAS_RENDER_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

// sRGB, 8 bits a channel.
struct colour {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
};

// Light of the three primaries, 0 to 1 each, in which lights can be added.
struct light {
    double red;
    double green;
    double blue;
};

// OKLab (Ottosson 2020): equal distances look equally far apart. Lightness
// runs from 0, black, to 1, white.
struct oklab {
    double lightness;
    double a;
    double b;
};

// From and to sRGB (IEC 61966-2-1). Light outside 0 to 1 is cut off.
struct light colour_light(struct colour colour);
struct colour colour_of_light(struct light light);

struct oklab light_oklab(struct light light);
struct light oklab_light(struct oklab oklab);

// Whether a screen can show it.
bool light_is_in_gamut(struct light light);

#endif

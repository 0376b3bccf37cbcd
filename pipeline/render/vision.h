// How colours look to eyes of several kinds, and how far apart.
#ifndef ATLAS_RENDER_VISION_H
#define ATLAS_RENDER_VISION_H

#include "colour.h"

// Kinds of sight that a map must serve.
enum vision {
    VISION_NORMAL,
    VISION_PROTANOPIA,    // No long-wave cones.
    VISION_DEUTERANOPIA,  // No middle-wave cones.
    VISION_TRITANOPIA,    // No short-wave cones.
    VISION_GREYSCALE,     // A print in black and white.
    VISION_END
};

// Least difference of colours that a reader must tell apart: three times what
// is just noticeable side by side (0.02 in OKLab, the value that CSS Color 4
// takes), because areas of one class lie apart and are compared with a legend.
#define VISION_APART 0.06

// Least contrast that WCAG 2.2 asks of graphics (criterion 1.4.11).
#define VISION_WCAG_GRAPHICS 3

// Word of a kind of sight: normal, protanopia, ..., greyscale.
const char *vision_word(enum vision vision);

// What these eyes see. The three kinds of colour blindness are the matrices of
// Machado, Oliveira and Fernandes 2009, "A physiologically-based model for
// simulation of color vision deficiency", IEEE TVCG 15(6), at severity 1.
// Greyscale is the grey of the same luminance.
struct light vision_seen(struct colour colour, enum vision vision);

// How far apart two colours look: their distance in OKLab; 1 from black to
// white.
double vision_difference(struct colour one, struct colour other,
                         enum vision vision);

// Relative luminance, 0 to 1 (WCAG 2.2).
double vision_luminance(struct colour colour);

// Contrast ratio, 1 to 21 (WCAG 2.2).
double vision_contrast(struct colour one, struct colour other);

#endif

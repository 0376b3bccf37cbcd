// How colours look to eyes of several kinds, and how far apart.
//
// In:  colours.
// Out: the light that a kind of eyes sees, differences, contrast.
//
// A missing kind of cones is a projection of light, so the simulation is one
// matrix in linear light. Each row adds up to 1: greys stay as they are.

#include "vision.h"

#include <assert.h>
#include <math.h>

static const char *const vision_words[] = {
    "normal", "protanopia", "deuteranopia", "tritanopia", "greyscale"};
static_assert(sizeof(vision_words) / sizeof(vision_words[0]) == VISION_END,
              "a word for each kind of sight");

// Red, green and blue seen, from red, green and blue shown.
static const double matrices[VISION_END][3][3] = {
    [VISION_NORMAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [VISION_PROTANOPIA] = {{0.152286, 1.052583, -0.204868},
                           {0.114503, 0.786281, 0.099216},
                           {-0.003882, -0.048116, 1.051998}},
    [VISION_DEUTERANOPIA] = {{0.367322, 0.860646, -0.227968},
                             {0.280085, 0.672501, 0.047413},
                             {-0.011820, 0.042940, 0.968881}},
    [VISION_TRITANOPIA] = {{1.255528, -0.076749, -0.178779},
                           {-0.078411, 0.930809, 0.147602},
                           {0.004733, 0.691367, 0.303900}},
    [VISION_GREYSCALE] = {{0.2126, 0.7152, 0.0722},
                          {0.2126, 0.7152, 0.0722},
                          {0.2126, 0.7152, 0.0722}},
};

const char *vision_word(enum vision vision) {
    return vision < VISION_END ? vision_words[vision] : "unknown";
}

static double row_sum(const double row[3], struct light light) {
    const double sum =
        row[0] * light.red + row[1] * light.green + row[2] * light.blue;
    return fmin(fmax(sum, 0), 1);
}

struct light vision_seen(struct colour colour, enum vision vision) {
    const struct light light = colour_light(colour);
    return (struct light){.red = row_sum(matrices[vision][0], light),
                          .green = row_sum(matrices[vision][1], light),
                          .blue = row_sum(matrices[vision][2], light)};
}

double vision_difference(struct colour one, struct colour other,
                         enum vision vision) {
    const struct oklab a = light_oklab(vision_seen(one, vision));
    const struct oklab b = light_oklab(vision_seen(other, vision));
    return sqrt(pow(a.lightness - b.lightness, 2) + pow(a.a - b.a, 2) +
                pow(a.b - b.b, 2));
}

double vision_luminance(struct colour colour) {
    return row_sum(matrices[VISION_GREYSCALE][0], colour_light(colour));
}

double vision_contrast(struct colour one, struct colour other) {
    const double a = vision_luminance(one) + 0.05;
    const double b = vision_luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

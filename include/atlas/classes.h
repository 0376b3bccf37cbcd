/** @file classes.h
 *  @brief Class breaks: one table that colours the map and fills the legend.
 *
 *  Owner      classify.
 *  Rule       classes are half-open, [lower, upper); the last one is closed. A
 *             class that holds no value is kept, its count is 0. Edges are
 *             rounded to `decimals` before the counting, so that the legend's
 *             numbers are the classes.
 *  Too many   no method gives more than ATLAS_CLASSES_MAX classes. Where R
 *             would (pretty, sd), the steps are those it gives for the largest
 *             number of classes that fits. Head/tail breaks end there: the
 *             last class takes all that lies above the last mean.
 *  Diverging  classes may be mirrored around a reference: the same steps on
 *             both sides, out to the value that lies furthest from it, so that
 *             a class may be empty on one side. With an even number of classes
 *             the reference is an edge; with an odd number the class in the
 *             middle holds it, as far down as up.
 *  Sources    quantile: R's type 7; Fisher-Jenks: Fisher 1958, "On grouping for
 *             maximum homogeneity", JASA 53; pretty: R's pretty(); sd: pretty()
 *             of the standardised column, as style "sd" of R's classInt;
 *             headtail: Jiang 2013, "Head/tail breaks", The Professional
 *             Geographer 65(3), as classInt's "headtails" with thr = 0.4.
 */
#ifndef ATLAS_CLASSES_H
#define ATLAS_CLASSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Most classes a map may have. */
#define ATLAS_CLASSES_MAX 9

/** Most classes of each variable of a map of two: three by three colours. */
#define ATLAS_PAIR_CLASSES 3

/** How breaks are found. */
enum atlas_class_method {
    ATLAS_QUANTILE,         ///< As many areas in each class.
    ATLAS_FISHER,           ///< Least variance within classes (Fisher-Jenks).
    ATLAS_EQUAL,            ///< Equal intervals from lowest to highest.
    ATLAS_PRETTY,           ///< Round numbers.
    ATLAS_SD,               ///< Round numbers of standard deviations.
    ATLAS_HEADTAIL,         ///< Means of what lies above the mean before.
    ATLAS_FIXED,            ///< Edges given by the user.
    ATLAS_CLASS_METHOD_END  ///< Number of methods.
};

/** The breaks and what they hold. */
struct atlas_classes {
    enum atlas_class_method method;       ///< How they were found.
    size_t count;                         ///< Classes, 1 to ATLAS_CLASSES_MAX.
    double edges[ATLAS_CLASSES_MAX + 1];  ///< count + 1 edges, ascending.
    size_t members[ATLAS_CLASSES_MAX];    ///< Values in each class.
    int decimals;                         ///< Places that the edges carry.
    bool is_diverging;  ///< Whether they lie around a reference.
    double reference;   ///< That reference, rounded to `decimals`.
    size_t below;       ///< Classes wholly below the reference, the first.
    size_t above;       ///< Classes wholly above it, the last; a class between
                        ///< the two holds it, unless it is an edge.
};

/** Word of a method: quantile, fisher, equal, pretty, sd, headtail, fixed. */
const char *atlas_class_method_word(enum atlas_class_method method);

/** Method of a word (also "jenks" and "headtails"); ATLAS_CLASS_METHOD_END when
 *  unknown.
 */
enum atlas_class_method atlas_class_method_parse(const char *word);

/** Class of a value: 0 .. count - 1; values beyond the outer edges (fixed
 *  breaks only) belong to the outer classes.
 */
size_t atlas_class_of(const struct atlas_classes *classes, double value);

#endif

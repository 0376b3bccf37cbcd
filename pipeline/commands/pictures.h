/** @file pictures.h
 *  @brief The files of a map: pictures, alt text, table.
 */
#ifndef ATLAS_COMMANDS_PICTURES_H
#define ATLAS_COMMANDS_PICTURES_H

#include "atlas/text.h"
#include "drawings.h"

/** Who takes the files of a map. */
struct picture_taker {
    /** Take a file. `ending` follows the map's name: ".png", "-192dpi.png". */
    enum atlas_status (*take)(const struct picture_taker *taker,
                              const char *ending, const struct atlas_text *file,
                              struct atlas_error *err);
    void *to;  ///< Of the taker.
};

/** Draw a map in every format and resolution that its section names, and write
 *  its alt text (.txt) and its table (.csv).
 */
ATLAS_MUST_CHECK enum atlas_status pictures_draw(
    const struct drawing *drawing, const struct picture_taker *taker,
    struct atlas_error *err);

/** The format of a word, case ignored: "png", "svg", "pdf"; NULL when it is
 *  none.
 */
const char *pictures_format(const char *word);

#endif

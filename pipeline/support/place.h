/** @file place.h
 *  @brief Where an output appears, and the hidden name it is written under.
 *
 *  A place is a name in a folder that is held open, so that it stays the same
 *  folder whatever is renamed above it. A stage is a hidden folder or file
 *  beside the place, ".<name>.atlas-xxxxxx", locked (flock) for as long as its
 *  writer lives: one that can be locked is left over and may be removed.
 *
 *  Errors     functions that return int give 0 or an errno.
 */
#ifndef ATLAS_SUPPORT_PLACE_H
#define ATLAS_SUPPORT_PLACE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "atlas/status.h"

/** Where an output is to appear. */
struct atlas_place {
    char *path;        ///< As given, without slashes at its end.
    const char *name;  ///< Its last part; points into `path`.
    int parent;        ///< The folder that holds it, open; -1 when closed.
};

/** Take a path apart, make the folders above it if asked, and open the last of
 *  them. A path without a name of its own ("", "/", ".", "..") is refused.
 *
 *  @param ret_place  out: to be ended with atlas_place_close()
 *  @return ATLAS_OK or ATLAS_ERR_OUTPUT.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_place_open(
    const char *path, bool makes_parents, struct atlas_place *ret_place,
    struct atlas_error *err);

/** Release a place. */
void atlas_place_close(struct atlas_place *place);

/** Whether a name beside the place (or its own) stands for what is open. */
bool atlas_place_is(const struct atlas_place *place, const char *name,
                    int handle);

/** What is being written for a place. */
struct atlas_stage {
    char name[NAME_MAX + 1];  ///< Beside the place; "" when there is none.
    int handle;               ///< The locked folder or file, open.
};

/** Make a stage: an empty folder, or an empty file open for writing. */
int atlas_stage_create(const struct atlas_place *place, bool is_folder,
                       struct atlas_stage *ret_stage);

/** Remove the stages beside a place whose writers are gone. What cannot be
 *  removed stays.
 */
void atlas_stage_clear_left_over(const struct atlas_place *place);

/** Remove what is under the stage's name, if anything, and close it. */
void atlas_stage_drop(const struct atlas_place *place,
                      struct atlas_stage *stage);

/** Put a staged folder into its place; what was there, if anything, is under
 *  the stage's name afterwards, or gone. On failure nothing has moved.
 */
int atlas_stage_swap(const struct atlas_place *place,
                     const struct atlas_stage *stage);

/** Undo half a swap that a killed writer left behind. */
void atlas_stage_recover(const struct atlas_place *place);

/** Remove a file, or a folder with all in it; links are not followed. */
int atlas_tree_remove(int parent, const char *name);

/** Write all bytes. */
int atlas_write_all(int file, const void *bytes, size_t length);

#endif

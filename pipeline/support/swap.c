// Putting a staged folder into its place.
//
// In:  a stage that is complete.
// Out: the place with the new folder, whole at every moment.
//
// RENAME_EXCHANGE (Linux 3.15) swaps two folders in one step, and the old one
// is then under the stage's name. Where the file system has none, the old one
// is first renamed aside, under a name that is never cleared while the place is
// empty: a writer killed between the two renames leaves the old folder there,
// and the next one puts it back.

#define _GNU_SOURCE  // renameat2
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "place.h"

enum { ATTEMPTS = 50, PAUSE_NS = 20000000, PAUSES = 500 };

static bool has_entry(const struct atlas_place *place, const char *name) {
    struct stat info;
    return fstatat(place->parent, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool aside_name(const struct atlas_place *place,
                       char name[static NAME_MAX + 1]) {
    const int length =
        snprintf(name, NAME_MAX + 1, ".%s.atlas-aside", place->name);
    return length > 0 && length <= NAME_MAX;
}

// One writer at a time between two renames. Somebody else may hold a lock on
// the folder for reasons of their own, so this waits for ten seconds only.
static void lock_parent(const struct atlas_place *place) {
    const struct timespec pause = {.tv_nsec = PAUSE_NS};
    for (int i = 0; i < PAUSES; i++) {
        if (flock(place->parent, LOCK_EX | LOCK_NB) == 0) return;
        if (errno != EWOULDBLOCK && errno != EINTR) return;
        nanosleep(&pause, NULL);
    }
}

static void recover_locked(const struct atlas_place *place, const char *aside) {
    if (has_entry(place, place->name)) {
        atlas_tree_remove(place->parent, aside);
    } else {
        renameat(place->parent, aside, place->parent, place->name);
    }
}

void atlas_stage_recover(const struct atlas_place *place) {
    char aside[NAME_MAX + 1];
    if (!aside_name(place, aside) || !has_entry(place, aside)) return;
    lock_parent(place);
    if (has_entry(place, aside)) recover_locked(place, aside);
    flock(place->parent, LOCK_UN);
}

static int swap_locked(const struct atlas_place *place,
                       const struct atlas_stage *stage, const char *aside) {
    const int parent = place->parent;
    if (has_entry(place, aside)) recover_locked(place, aside);
    const bool has_old = renameat(parent, place->name, parent, aside) == 0;
    if (!has_old && errno != ENOENT) return errno;
    if (renameat(parent, stage->name, parent, place->name) == 0) {
        if (has_old) atlas_tree_remove(parent, aside);
        return 0;
    }
    const int reason = errno;
    if (has_old) renameat(parent, aside, parent, place->name);
    return reason;
}

static int swap_in_two_steps(const struct atlas_place *place,
                             const struct atlas_stage *stage) {
    char aside[NAME_MAX + 1];
    if (!aside_name(place, aside)) return ENAMETOOLONG;
    lock_parent(place);
    const int reason = swap_locked(place, stage, aside);
    flock(place->parent, LOCK_UN);
    return reason;
}

static bool means_unsupported(int reason) {
    return reason == EINVAL || reason == ENOSYS || reason == EOPNOTSUPP ||
           reason == EPERM;
}

int atlas_stage_swap(const struct atlas_place *place,
                     const struct atlas_stage *stage) {
    const int parent = place->parent;
    for (int i = 0; i < ATTEMPTS; i++) {
        if (renameat2(parent, stage->name, parent, place->name,
                      RENAME_EXCHANGE) == 0) {
            return 0;
        }
        if (means_unsupported(errno)) return swap_in_two_steps(place, stage);
        if (errno != ENOENT) return errno;
        // Nothing to exchange with; unless another writer was faster, again.
        if (renameat(parent, stage->name, parent, place->name) == 0) return 0;
        if (errno != ENOTEMPTY && errno != EEXIST) return errno;
    }
    return EBUSY;
}

// Layers from the cache of prepared boundaries.
//
// In:  a layer, the folder of the cache.
// Out: what atlas_layer_read() gives of it, sooner.
//
// The one idea: the key is a digest of the question (prepared_key.c), so a file
// of that name holds the answer, now and for ever, or is of no use. The digests
// stand for what was read only if nobody wrote to the files meanwhile; where
// somebody may have, the outcome is handed out but not kept.

#include "atlas/prepared.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "atlas/cache.h"
#include "atlas/geometry.h"
#include "prepared_file.h"
#include "prepared_key.h"

/** Parts of the extent that stand for borders as they were read. */
enum { AS_READ = 0 };

/** Where the answer to a question lies. */
struct kept {
    const char *folder;       ///< Of the cache.
    struct atlas_digest key;  ///< Of the question.
    struct atlas_text name;   ///< Of the file.
};

static void find(const char *folder, const struct atlas_layer_source *source,
                 const struct atlas_layer_files *files, unsigned parts,
                 struct kept *kept) {
    *kept = (struct kept){.folder = folder,
                          .key = prepared_key(source, files, parts)};
    atlas_text_addf(&kept->name, "%s.boundaries", kept->key.hex);
}

static bool take(const struct kept *kept, struct atlas_issues *issues,
                 struct atlas_area_set *ret_set) {
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    const bool is_taken =
        atlas_cache_load(kept->folder, atlas_text_string(&kept->name),
                         &bytes) &&
        prepared_decode(&kept->key, &bytes, issues, ret_set);
    atlas_text_release(&bytes);
    return is_taken;
}

static void keep(const struct kept *kept, const struct atlas_issues *issues,
                 const struct atlas_area_set *set) {
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    if (prepared_encode(&kept->key, set, issues, &bytes)) {
        atlas_cache_store(kept->folder, atlas_text_string(&kept->name),
                          bytes.data, bytes.length);
    }
    atlas_text_release(&bytes);
}

static enum atlas_status read_and_keep(const struct atlas_layer_source *source,
                                       const struct atlas_layer_files *files,
                                       const struct kept *kept,
                                       struct atlas_issues *issues,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    struct atlas_issues found = {0};
    const enum atlas_status status =
        atlas_layer_read(source, &found, ret_set, err);
    if (!status && atlas_layer_files_unchanged(files)) {
        keep(kept, &found, ret_set);
    }
    if (!status) atlas_issues_take(issues, &found);
    return status;
}

static enum atlas_status read_digested(const struct atlas_layer_source *source,
                                       const char *folder,
                                       const struct atlas_layer_files *files,
                                       struct atlas_issues *issues,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    struct kept kept;
    enum atlas_status status = ATLAS_OK;
    find(folder, source, files, AS_READ, &kept);
    if (take(&kept, issues, ret_set)) {
        ret_set->path = atlas_arena_text(&ret_set->arena, source->path);
    } else {
        status = read_and_keep(source, files, &kept, issues, ret_set, err);
    }
    atlas_text_release(&kept.name);
    return status;
}

// A database with a log beside it is more than its file.
static bool has_log(const char *path) {
    struct atlas_text log = ATLAS_TEXT_INIT;
    atlas_text_addf(&log, "%s-wal", path);
    const bool has = access(atlas_text_string(&log), F_OK) == 0;
    atlas_text_release(&log);
    return has;
}

enum atlas_status atlas_prepared_read(
    const struct atlas_layer_source *source,
    const struct atlas_prepared_options *options, struct atlas_issues *issues,
    struct atlas_area_set *ret_set, struct atlas_error *err) {
    struct atlas_layer_files files = {0};
    enum atlas_status status;
    if (!options->folder || has_log(source->path)) {
        return atlas_layer_read(source, issues, ret_set, err);
    }
    if (options->files) {
        return read_digested(source, options->folder, options->files, issues,
                             ret_set, err);
    }
    atlas_layer_files_list(source->path, &files);
    if (atlas_layer_files_digest(&files, NULL)) {
        // What cannot be digested cannot be read: let the reader say why.
        status = atlas_layer_read(source, issues, ret_set, err);
    } else {
        status = read_digested(source, options->folder, &files, issues, ret_set,
                               err);
    }
    atlas_layer_files_release(&files);
    return status;
}

static enum atlas_status simplify(const struct atlas_area_set *from,
                                  struct atlas_area_set *ret_set,
                                  struct atlas_error *err) {
    const struct atlas_box box = atlas_area_set_box(from);
    const double extent = fmax(box.max_x - box.min_x, box.max_y - box.min_y);
    return atlas_areas_simplify(from, extent / ATLAS_DRAWN_PARTS, ret_set, err);
}

enum atlas_status atlas_prepared_simplify(
    const struct atlas_area_set *from, const struct atlas_layer_source *source,
    const struct atlas_prepared_options *options,
    struct atlas_area_set *ret_set, struct atlas_error *err) {
    const struct atlas_layer_files *files = options->files;
    struct atlas_issues none = {0};
    struct kept kept;
    enum atlas_status status = ATLAS_OK;
    if (!options->folder || !files || has_log(source->path)) {
        return simplify(from, ret_set, err);
    }
    find(options->folder, source, files, ATLAS_DRAWN_PARTS, &kept);
    if (take(&kept, &none, ret_set)) {
        ret_set->path = atlas_arena_text(&ret_set->arena, source->path);
    } else {
        status = simplify(from, ret_set, err);
        if (!status && atlas_layer_files_unchanged(files)) {
            keep(&kept, &none, ret_set);
        }
    }
    atlas_issues_release(&none);
    atlas_text_release(&kept.name);
    return status;
}

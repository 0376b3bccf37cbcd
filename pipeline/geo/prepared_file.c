// The bytes of a file of prepared boundaries.
//
// In:  an area set, and findings; or bytes that may hold anything.
// Out: bytes; or the same set and findings, or nothing.
//
// The layout, in the byte order of the machine, without gaps:
//
//   points    x and y of each, two doubles
//   areas     struct area_record
//   findings  struct issue_record
//   rings     32 bits each: twice its points, plus 1 for a hole
//   texts     each with a NUL behind it; others point to them by offset
//   trailer   struct trailer: what it is, its key, how many of each above
//   digest    SHA-256 of all above, 64 hexadecimal digits
//
// The points come first so that the bytes, cut short behind them, become the
// points of the set: they are nearly all of the file, and are not copied.
//
// A digest proves that the bytes are those once written, not that they were
// written by us: so all that decides where something is read or written is
// checked besides, and so is what area_set.h promises of order and rings. What
// can be computed from the points (boxes, first rings) is not in the file.

#include "prepared_file.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "atlas/cache.h"
#include "set_builder.h"

// The last letter is the number of the layout: change it with the layout.
static const char magic[8] = {'A', 'T', 'L', 'A', 'S', 'P', 'B', '1'};

enum { BYTE_ORDER_MARK = 0x01020304, HEX = 64, RING_POINTS_MIN = 4 };

/** End of the file. Texts are offsets. */
struct trailer {
    char magic[8];        ///< What it is.
    char key[HEX];        ///< Of what it is.
    uint32_t byte_order;  ///< BYTE_ORDER_MARK.
    uint32_t year;        ///< Of the set.
    uint64_t repaired;    ///< Of the set.
    uint64_t points;      ///< How many.
    uint64_t areas;       ///< How many.
    uint64_t issues;      ///< How many.
    uint64_t rings;       ///< How many.
    uint64_t texts;       ///< Bytes.
    uint32_t product;     ///< Of the set.
    uint32_t code_field;  ///< Of the set.
    uint32_t crs;         ///< Of the set.
    uint32_t zero;        ///< 0.
};

/** One area. Its rings follow those of the area before it. */
struct area_record {
    uint32_t code;              ///< Text.
    uint32_t name;              ///< Text.
    uint64_t ring_count;        ///< Rings.
    double area_m2;             ///< Of the area.
    struct atlas_point inside;  ///< Of the area.
    double inside_m;            ///< Of the area.
};

/** One finding. */
struct issue_record {
    uint64_t line;     ///< Of the finding.
    uint32_t kind;     ///< Text.
    uint32_t file;     ///< Text.
    uint32_t subject;  ///< Text.
    uint32_t finding;  ///< Text.
    uint32_t action;   ///< Text.
    uint32_t zero;     ///< 0.
};

static_assert(sizeof(struct trailer) == 144, "no gaps");
static_assert(sizeof(struct atlas_point) == 16, "no gaps");
static_assert(sizeof(struct area_record) == 48, "no gaps");
static_assert(sizeof(struct issue_record) == 32, "no gaps");

/** Where the parts of a file lie. */
struct parts {
    struct trailer trailer;  ///< Copied out.
    const char *areas;       ///< First of them.
    const char *issues;      ///< First of them.
    const char *rings;       ///< First of them.
    const char *texts;       ///< First of them.
};

// Texts are cut off at 4 GiB by the size of the cache's files.
static uint32_t add_text(struct atlas_text *texts, const char *string) {
    const uint32_t offset = (uint32_t)texts->length;
    atlas_text_add_bytes(texts, string ? string : "",
                         string ? strlen(string) + 1 : 1);
    return offset;
}

// Neighbours mostly share a text.
static uint32_t add_shared(struct atlas_text *texts, const char *string,
                           uint32_t before) {
    if (texts->length > 0 && strcmp(texts->data + before, string) == 0) {
        return before;
    }
    return add_text(texts, string);
}

static void add_areas(const struct atlas_area_set *set,
                      struct atlas_text *bytes, struct atlas_text *texts) {
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_area *area = &set->items[i];
        const struct area_record record = {
            .code = add_text(texts, area->code),
            .name = add_text(texts, area->name),
            .ring_count = area->ring_count,
            .area_m2 = area->area_m2,
            .inside = area->inside,
            .inside_m = area->inside_m,
        };
        atlas_text_add_bytes(bytes, &record, sizeof(record));
    }
}

static void add_issues(const struct atlas_issues *issues,
                       struct atlas_text *bytes, struct atlas_text *texts) {
    struct issue_record record = {0};
    for (size_t i = 0; i < issues->count; i++) {
        const struct atlas_issue *issue = &issues->items[i];
        record = (struct issue_record){
            .line = issue->line,
            .kind = add_shared(texts, issue->kind, record.kind),
            .file = add_shared(texts, issue->file, record.file),
            .subject = add_text(texts, issue->subject),
            .finding = add_text(texts, issue->finding),
            .action = add_shared(texts, issue->action, record.action),
        };
        atlas_text_add_bytes(bytes, &record, sizeof(record));
    }
}

static void add_rings(const struct atlas_area_set *set,
                      struct atlas_text *bytes) {
    for (size_t i = 0; i < set->ring_count; i++) {
        const uint32_t ring = (uint32_t)set->rings[i].count << 1 |
                              (set->rings[i].is_hole ? 1 : 0);
        atlas_text_add_bytes(bytes, &ring, sizeof(ring));
    }
}

static struct trailer trailer_of(const struct atlas_digest *key,
                                 const struct atlas_area_set *set,
                                 const struct atlas_issues *issues,
                                 struct atlas_text *texts) {
    struct trailer trailer = {
        .byte_order = BYTE_ORDER_MARK,
        .year = set->year,
        .repaired = set->repaired,
        .points = set->point_count,
        .areas = set->count,
        .issues = issues->count,
        .rings = set->ring_count,
        .product = add_text(texts, set->product),
        .code_field = add_text(texts, set->code_field),
        .crs = add_text(texts, set->crs),
    };
    memcpy(trailer.magic, magic, sizeof(magic));
    memcpy(trailer.key, key->hex, HEX);
    return trailer;
}

bool prepared_encode(const struct atlas_digest *key,
                     const struct atlas_area_set *set,
                     const struct atlas_issues *issues,
                     struct atlas_text *text) {
    struct atlas_text texts = ATLAS_TEXT_INIT;
    struct atlas_text records = ATLAS_TEXT_INIT;
    struct trailer trailer = trailer_of(key, set, issues, &texts);
    const size_t points = set->point_count * sizeof(*set->points);
    const size_t before = text->length;
    add_areas(set, &records, &texts);
    add_issues(issues, &records, &texts);
    add_rings(set, &records);
    trailer.texts = texts.length;

    const bool fits =
        points + records.length + texts.length + sizeof(trailer) + HEX <=
        ATLAS_CACHE_FILE_MAX;
    if (fits) {
        atlas_text_add_bytes(text, set->points, points);
        atlas_text_add_bytes(text, records.data, records.length);
        atlas_text_add_bytes(text, texts.data, texts.length);
        atlas_text_add_bytes(text, &trailer, sizeof(trailer));
        const struct atlas_digest digest =
            atlas_digest_bytes(text->data + before, text->length - before);
        atlas_text_add_bytes(text, digest.hex, HEX);
    }
    atlas_text_release(&records);
    atlas_text_release(&texts);
    return fits;
}

// Whether each count could be true of so many bytes: then sums of them times
// the size of a record do not overflow.
static bool counts_fit(const struct trailer *trailer, size_t length) {
    return trailer->points <= length && trailer->areas <= length &&
           trailer->issues <= length && trailer->rings <= length &&
           trailer->texts <= length && length <= ATLAS_CACHE_FILE_MAX;
}

static bool trailer_fits(const struct trailer *trailer,
                         const struct atlas_digest *key) {
    return memcmp(trailer->magic, magic, sizeof(magic)) == 0 &&
           memcmp(trailer->key, key->hex, HEX) == 0 &&
           trailer->byte_order == BYTE_ORDER_MARK && trailer->zero == 0 &&
           trailer->areas > 0 && trailer->texts > 0 &&
           trailer->repaired <= trailer->areas &&
           trailer->product < trailer->texts &&
           trailer->code_field < trailer->texts &&
           trailer->crs < trailer->texts;
}

// `length` bytes, the digest not among them.
static bool find_parts(const struct atlas_digest *key, const char *bytes,
                       size_t length, struct parts *parts) {
    struct trailer *trailer = &parts->trailer;
    if (length < sizeof(*trailer)) return false;
    const char *end = bytes + length - sizeof(*trailer);
    memcpy(trailer, end, sizeof(*trailer));
    if (!trailer_fits(trailer, key) || !counts_fit(trailer, length)) {
        return false;
    }
    const size_t areas = trailer->points * sizeof(struct atlas_point);
    const size_t issues = areas + trailer->areas * sizeof(struct area_record);
    const size_t rings = issues + trailer->issues * sizeof(struct issue_record);
    const size_t texts = rings + trailer->rings * sizeof(uint32_t);
    if (texts + trailer->texts != length - sizeof(*trailer)) return false;
    parts->areas = bytes + areas;
    parts->issues = bytes + issues;
    parts->rings = bytes + rings;
    parts->texts = bytes + texts;
    return end[-1] == '\0';
}

// The points stay where they are.
static bool take_points(const struct parts *parts, char *bytes,
                        struct atlas_area_set *set) {
    set->point_count = set->point_capacity = parts->trailer.points;
    set->points = (struct atlas_point *)(void *)bytes;
    for (size_t i = 0; i < set->point_count; i++) {
        if (!isfinite(set->points[i].x) || !isfinite(set->points[i].y)) {
            return false;
        }
    }
    return true;
}

static bool is_closed(const struct atlas_point *points, size_t count) {
    return points[0].x == points[count - 1].x &&
           points[0].y == points[count - 1].y;
}

static bool take_rings(const struct parts *parts, struct atlas_area_set *set) {
    size_t first = 0;
    set->ring_count = set->ring_capacity = parts->trailer.rings;
    set->rings = atlas_xcalloc(set->ring_count, sizeof(*set->rings));
    for (size_t i = 0; i < set->ring_count; i++) {
        uint32_t ring;
        memcpy(&ring, parts->rings + i * sizeof(ring), sizeof(ring));
        const size_t count = ring >> 1;
        if (count < RING_POINTS_MIN || count > set->point_count - first ||
            !is_closed(set->points + first, count)) {
            return false;
        }
        set->rings[i] = (struct atlas_ring){first, count, ring & 1};
        first += count;
    }
    return first == set->point_count;
}

static bool is_inside_box(struct atlas_point point, struct atlas_box box) {
    return point.x >= box.min_x && point.x <= box.max_x &&
           point.y >= box.min_y && point.y <= box.max_y;
}

// One area, whose rings begin where those before it end.
static bool take_area(const struct parts *parts,
                      const struct area_record *record, size_t first_ring,
                      const struct atlas_area_set *set,
                      struct atlas_area *area) {
    const char *texts = parts->texts;
    if (record->code >= parts->trailer.texts ||
        record->name >= parts->trailer.texts || record->ring_count == 0 ||
        record->ring_count > set->ring_count - first_ring ||
        set->rings[first_ring].is_hole || !isfinite(record->area_m2) ||
        !isfinite(record->inside_m)) {
        return false;
    }
    *area = (struct atlas_area){
        .code = texts + record->code,
        .name = texts + record->name,
        .first_ring = first_ring,
        .ring_count = record->ring_count,
        .box = atlas_box_empty(),
        .area_m2 = record->area_m2,
        .inside = record->inside,
        .inside_m = record->inside_m,
    };
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[first_ring + i];
        area->box = atlas_box_join(
            area->box, points_box(set->points + ring->first, ring->count));
    }
    return is_inside_box(area->inside, area->box);
}

static bool take_areas(const struct parts *parts, struct atlas_area_set *set) {
    size_t first_ring = 0;
    set->count = set->capacity = parts->trailer.areas;
    set->items = atlas_xcalloc(set->count, sizeof(*set->items));
    for (size_t i = 0; i < set->count; i++) {
        struct area_record record;
        struct atlas_area *area = &set->items[i];
        memcpy(&record, parts->areas + i * sizeof(record), sizeof(record));
        if (first_ring == set->ring_count ||
            !take_area(parts, &record, first_ring, set, area)) {
            return false;
        }
        if (i > 0 && strcmp(area[-1].code, area->code) >= 0) return false;
        first_ring += area->ring_count;
    }
    return first_ring == set->ring_count;
}

static struct issue_record issue_at(const struct parts *parts, size_t i) {
    struct issue_record record;
    memcpy(&record, parts->issues + i * sizeof(record), sizeof(record));
    return record;
}

static bool issues_fit(const struct parts *parts) {
    const uint64_t texts = parts->trailer.texts;
    for (size_t i = 0; i < parts->trailer.issues; i++) {
        const struct issue_record record = issue_at(parts, i);
        if (record.kind >= texts || record.file >= texts ||
            record.subject >= texts || record.finding >= texts ||
            record.action >= texts || record.zero != 0) {
            return false;
        }
    }
    return true;
}

static void take_issues(const struct parts *parts,
                        struct atlas_issues *issues) {
    for (size_t i = 0; i < parts->trailer.issues; i++) {
        const struct issue_record record = issue_at(parts, i);
        const struct atlas_issue_place place = {parts->texts + record.file,
                                                (unsigned long)record.line,
                                                parts->texts + record.subject};
        atlas_issues_add(issues, parts->texts + record.kind, place,
                         parts->texts + record.action, "%s",
                         parts->texts + record.finding);
    }
}

static void take_description(const struct parts *parts,
                             struct atlas_area_set *set) {
    set->product = parts->texts + parts->trailer.product;
    set->code_field = parts->texts + parts->trailer.code_field;
    set->crs = parts->texts + parts->trailer.crs;
    set->year = parts->trailer.year;
    set->repaired = parts->trailer.repaired;
}

bool prepared_parse(const struct atlas_digest *key, struct atlas_text *bytes,
                    struct atlas_issues *ret_issues,
                    struct atlas_area_set *ret_set) {
    struct parts parts;
    struct atlas_area_set set = {0};
    if (bytes->length < HEX ||
        !find_parts(key, bytes->data, bytes->length - HEX, &parts)) {
        return false;
    }
    parts.texts =
        atlas_arena_copy(&set.arena, parts.texts, parts.trailer.texts);
    if (!issues_fit(&parts) || !take_points(&parts, bytes->data, &set) ||
        !take_rings(&parts, &set) || !take_areas(&parts, &set)) {
        set.points = NULL;
        atlas_area_set_release(&set);
        return false;
    }
    take_description(&parts, &set);
    take_issues(&parts, ret_issues);
    set.points =
        atlas_xrealloc(set.points, set.point_count, sizeof(*set.points));
    *bytes = (struct atlas_text)ATLAS_TEXT_INIT;
    *ret_set = set;
    return true;
}

bool prepared_decode(const struct atlas_digest *key, struct atlas_text *bytes,
                     struct atlas_issues *ret_issues,
                     struct atlas_area_set *ret_set) {
    if (bytes->length < HEX) return false;
    const size_t length = bytes->length - HEX;
    const struct atlas_digest digest = atlas_digest_bytes(bytes->data, length);
    return memcmp(digest.hex, bytes->data + length, HEX) == 0 &&
           prepared_parse(key, bytes, ret_issues, ret_set);
}

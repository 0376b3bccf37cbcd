// Links between schools: which followed which.
//
// In:  links_edubasealldataYYYYMMDD.csv: URN, LinkURN, LinkType.
// Out: the union of both directions as pairs "`to` succeeds `from`".
//
// A row (U, L, "Successor...") says that L succeeds U; a row (U, L,
// "Predecessor...") says that U succeeds L. Most links stand in the file both
// ways, some only once, and either is believed. The other kinds ("Result of
// Amalgamation", "Sixth Form Centre Link", ...) carry the same word in both
// directions, so they cannot say which school is the later one.

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/ingest.h"
#include "atlas/memory.h"
#include "atlas/text.h"
#include "base_name.h"
#include "release_cells.h"

enum side { BY_SUCCESSOR = 1, BY_PREDECESSOR = 2 };

// A link and which of its schools names it.
struct stated {
    uint32_t from;
    uint32_t to;
    unsigned sides;
};

// The file being read.
struct reader {
    struct atlas_csv *csv;
    struct atlas_issues *issues;
    int urn;
    int other;
    int kind;
    struct stated *items;
    size_t count;
    size_t capacity;
    size_t other_kinds;
};

static enum atlas_status find_columns(struct reader *reader,
                                      struct atlas_error *err) {
    static const char *const urn[] = {"URN", NULL};
    static const char *const other[] = {"LinkURN", NULL};
    static const char *const kind[] = {"LinkType", NULL};
    enum atlas_status status =
        atlas_csv_require(reader->csv, urn, &reader->urn, err);
    if (status) return status;
    status = atlas_csv_require(reader->csv, other, &reader->other, err);
    if (status) return status;
    return atlas_csv_require(reader->csv, kind, &reader->kind, err);
}

// Whether `text` begins with `word`, whatever the letter case.
static bool begins(const char *text, const char *word) {
    char start[16] = "";
    const size_t length = strlen(word);
    if (strlen(text) < length || length >= sizeof(start)) return false;
    memcpy(start, text, length);
    return atlas_text_same(start, word);
}

// Which side of a link this row states; 0 for the kinds that state none.
static unsigned read_side(struct reader *reader) {
    char kind[32];
    atlas_csv_copy(reader->csv, reader->kind, kind, sizeof(kind));
    if (begins(kind, "Successor")) return BY_SUCCESSOR;
    if (begins(kind, "Predecessor")) return BY_PREDECESSOR;
    return 0;
}

static void report_row(const struct reader *reader, const char *kind,
                       uint32_t urn, const char *finding) {
    struct atlas_text subject = ATLAS_TEXT_INIT;
    atlas_text_addf(&subject, "URN %" PRIu32, urn);
    atlas_issues_add(reader->issues, kind,
                     (struct atlas_issue_place){atlas_csv_path(reader->csv),
                                                atlas_csv_line(reader->csv),
                                                atlas_text_string(&subject)},
                     "row left out", "%s", finding);
    atlas_text_release(&subject);
}

static void add(struct reader *reader, struct stated link) {
    reader->items = atlas_grow(reader->items, reader->count + 1,
                               &reader->capacity, sizeof(*reader->items));
    reader->items[reader->count++] = link;
}

static enum atlas_status read_link(struct reader *reader,
                                   struct atlas_error *err) {
    const unsigned side = read_side(reader);
    uint32_t urn = 0;
    uint32_t other = 0;
    enum atlas_status status = atlas_csv_check(reader->csv, err);
    if (status) return status;
    if (!side) {
        reader->other_kinds++;
        return ATLAS_OK;
    }
    status =
        ingest_cell_id(reader->csv, reader->urn, UINT32_MAX - 1, &urn, err);
    if (!status) {
        status = ingest_cell_id(reader->csv, reader->other, UINT32_MAX - 1,
                                &other, err);
    }
    if (status) return status;
    if (!urn || !other) {
        report_row(reader, "blank-link", urn ? urn : other,
                   "a link to a school without URN");
    } else if (urn == other) {
        report_row(reader, "self-link", urn, "a link of a school to itself");
    } else if (side == BY_SUCCESSOR) {
        add(reader, (struct stated){urn, other, side});
    } else {
        add(reader, (struct stated){other, urn, side});
    }
    return ATLAS_OK;
}

static enum atlas_status read_links(struct reader *reader,
                                    struct atlas_error *err) {
    enum atlas_status status = find_columns(reader, err);
    bool more = true;
    while (!status) {
        status = atlas_csv_next(reader->csv, &more, err);
        if (status || !more) break;
        status = read_link(reader, err);
    }
    return status;
}

static int compare_stated(const void *left, const void *right) {
    const struct stated *a = left;
    const struct stated *b = right;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

// Sort, and make one of the rows that state the same link.
static void unite(struct reader *reader) {
    size_t kept = 0;
    if (reader->count == 0) return;
    qsort(reader->items, reader->count, sizeof(*reader->items), compare_stated);
    for (size_t i = 1; i < reader->count; i++) {
        if (compare_stated(&reader->items[kept], &reader->items[i]) == 0) {
            reader->items[kept].sides |= reader->items[i].sides;
        } else {
            reader->items[++kept] = reader->items[i];
        }
    }
    reader->count = kept + 1;
}

static void report(const struct reader *reader) {
    const struct atlas_issue_place place = {atlas_csv_path(reader->csv), 0, ""};
    size_t one_way = 0;
    for (size_t i = 0; i < reader->count; i++) {
        one_way += reader->items[i].sides != (BY_SUCCESSOR | BY_PREDECESSOR);
    }
    if (one_way > 0) {
        atlas_issues_add(reader->issues, "one-way-link", place, "links used",
                         "%zu of %zu links stand in the file one way only",
                         one_way, reader->count);
    }
    if (reader->other_kinds > 0) {
        atlas_issues_add(reader->issues, "other-link", place, "rows left out",
                         "%zu rows of kinds that do not say which school "
                         "follows",
                         reader->other_kinds);
    }
}

static void fill(const struct reader *reader, struct atlas_links *links) {
    links->file = atlas_arena_text(
        &links->arena, ingest_base_name(atlas_csv_path(reader->csv)));
    links->count = reader->count;
    links->items = atlas_xcalloc(reader->count, sizeof(*links->items));
    for (size_t i = 0; i < reader->count; i++) {
        links->items[i] =
            (struct atlas_link){reader->items[i].from, reader->items[i].to};
    }
}

enum atlas_status atlas_ingest_links(const char *path,
                                     struct atlas_issues *issues,
                                     struct atlas_links *ret_links,
                                     struct atlas_error *err) {
    struct atlas_issues found = {0};
    struct atlas_links links = {0};
    struct reader reader = {.issues = &found};
    enum atlas_status status = atlas_csv_open(path, &reader.csv, err);
    if (!status) status = read_links(&reader, err);
    if (!status) {
        unite(&reader);
        report(&reader);
        fill(&reader, &links);
        if (issues) atlas_issues_take(issues, &found);
        *ret_links = links;
    }
    free(reader.items);
    atlas_issues_release(&found);
    atlas_csv_free(reader.csv);
    return status;
}

size_t atlas_links_of(const struct atlas_links *links, uint32_t urn,
                      const struct atlas_link **ret_first) {
    size_t low = 0;
    size_t high = links->count;
    size_t count = 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (links->items[middle].from < urn) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    while (low + count < links->count && links->items[low + count].from == urn)
        count++;
    *ret_first = count ? &links->items[low] : NULL;
    return count;
}

void atlas_links_release(struct atlas_links *links) {
    free(links->items);
    atlas_arena_release(&links->arena);
    *links = (struct atlas_links){0};
}

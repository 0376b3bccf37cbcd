#include "geo/prepared_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "geo/set_builder.h"
#include "shapes.h"

// Sizes of the parts of a file, as prepared_file.c lays it out.
enum { HEX = 64, TRAILER = 144, AREA = 48, ISSUE = 32, RING = 4, POINT = 16 };

/** A set, findings, and the file of them. */
struct sample {
    struct atlas_digest key;
    struct atlas_area_set set;
    struct atlas_issues issues;
    struct atlas_text bytes;
};

static void add_square(struct atlas_area_set *set, double x, double size,
                       bool is_hole) {
    const struct atlas_point square[] = {
        {x, 0}, {x + size, 0}, {x + size, size}, {x, size}, {x, 0}};
    set_add_points(set, square, ATLAS_COUNT(square), is_hole);
}

static void finish(struct atlas_area_set *set, double inside) {
    struct atlas_area *area = &set->items[set->count - 1];
    set_finish_area(set, area);
    area->inside = (struct atlas_point){inside, 0.1};
    area->inside_m = 0.1;
}

// An area with two polygons and holes, one with a triangle, one without texts.
static void make_sample(struct sample *sample) {
    struct atlas_area_set *set = &sample->set;
    *sample = (struct sample){.key = atlas_digest_bytes("key", 3)};
    set_add_area(set, "", "");
    add_square(set, -2.5, 1e-3, false);
    finish(set, -2.4995);
    set->items[0].inside.y = 0;
    set_add_area(set, "E1", "Ynys M\xc3\xb4n \xe2\x80\x93 <\"&\">");
    add_square(set, 100, 50, false);
    add_square(set, 110, 5, true);
    add_square(set, 120, 5, true);
    add_square(set, 200, 10, false);
    add_square(set, 201, 2, true);
    finish(set, 101);
    set_add_area(set, "E2", "E2");
    set_add_points(set, (struct atlas_point[]){{0, 0}, {1, 0}, {0, 1}, {0, 0}},
                   4, false);
    finish(set, 0.1);
    set->product = "PRODUCT_2024";
    set->code_field = "CODE";
    set->crs = "EPSG:4326 (assumed)";
    set->year = 2024;
    set->repaired = 2;
    atlas_issues_add(&sample->issues, "crs-assumed",
                     (struct atlas_issue_place){"in/a.shp", 0, NULL},
                     "read as WGS 84", "100 %% of it is %s", "odd");
    for (int i = 0; i < 2; i++) {
        atlas_issues_add(
            &sample->issues, "repaired-boundary",
            (struct atlas_issue_place){"in/a.shp", 4000000000UL, i ? "E1" : ""},
            "repaired", "finding %d", i);
    }
    assert_true(
        prepared_encode(&sample->key, set, &sample->issues, &sample->bytes));
}

static void release_sample(struct sample *sample) {
    atlas_area_set_release(&sample->set);
    atlas_issues_release(&sample->issues);
    atlas_text_release(&sample->bytes);
}

// In memory of their own that ends where they do, so that the sanitizers see a
// look beyond them.
static struct atlas_text copy_of(const char *bytes, size_t length) {
    char *copy = malloc(length);
    if (!copy && length > 0) abort();
    if (length > 0) memcpy(copy, bytes, length);
    return (struct atlas_text){copy, length, length};
}

typedef bool reader(const struct atlas_digest *key, struct atlas_text *bytes,
                    struct atlas_issues *ret_issues,
                    struct atlas_area_set *ret_set);

static void assert_sound(const struct atlas_area_set *set,
                         const struct atlas_issues *issues) {
    size_t ring = 0;
    size_t point = 0;
    size_t letters =
        strlen(set->product) + strlen(set->code_field) + strlen(set->crs);
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_area *area = &set->items[i];
        assert_int_equal(area->first_ring, ring);
        assert_true(area->ring_count > 0);
        ring += area->ring_count;
        assert_true(ring <= set->ring_count);
        assert_false(set->rings[area->first_ring].is_hole);
        letters += strlen(area->name);
        if (i > 0) assert_true(strcmp(area[-1].code, area->code) < 0);
    }
    assert_int_equal(ring, set->ring_count);
    for (size_t i = 0; i < set->ring_count; i++) {
        assert_int_equal(set->rings[i].first, point);
        assert_true(set->rings[i].count >= 4);
        point += set->rings[i].count;
    }
    assert_int_equal(point, set->point_count);
    for (size_t i = 0; i < point; i++) {
        assert_true(isfinite(set->points[i].x) && isfinite(set->points[i].y));
    }
    for (size_t i = 0; i < issues->count; i++) {
        letters += strlen(issues->items[i].finding);
    }
    assert_true(letters < 10000);
}

// Whether something is made of the bytes, which are released. What is made of
// them must be sound; where nothing is, nothing may have changed.
static bool is_taken(reader *read, const struct atlas_digest *key,
                     struct atlas_text bytes) {
    struct atlas_area_set set = {0};
    struct atlas_issues issues = {0};
    const char *data = bytes.data;
    const bool is = read(key, &bytes, &issues, &set);
    if (is) {
        assert_sound(&set, &issues);
        assert_null(bytes.data);
    } else {
        assert_null(set.items);
        assert_int_equal(issues.count, 0);
        assert_ptr_equal(bytes.data, data);
    }
    atlas_text_release(&bytes);
    atlas_area_set_release(&set);
    atlas_issues_release(&issues);
    return is;
}

static void prepared_file__gives_back_what_it_was_given(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_area_set set = {0};
    struct atlas_issues issues = {0};
    make_sample(&sample);
    struct atlas_text bytes = copy_of(sample.bytes.data, sample.bytes.length);
    assert_true(prepared_decode(&sample.key, &bytes, &issues, &set));
    shapes_assert_same(&set, &sample.set);
    shapes_assert_same_issues(&issues, &sample.issues);
    assert_null(set.path);
    atlas_area_set_release(&set);
    atlas_issues_release(&issues);

    bytes = copy_of(sample.bytes.data, sample.bytes.length);
    assert_true(prepared_decode(&sample.key, &bytes, NULL, &set));
    shapes_assert_same(&set, &sample.set);
    atlas_area_set_release(&set);
    release_sample(&sample);
}

static void prepared_file__is_the_same_each_time(void **state) {
    (void)state;
    struct sample one;
    struct sample other;
    make_sample(&one);
    make_sample(&other);
    assert_int_equal(one.bytes.length, other.bytes.length);
    assert_memory_equal(one.bytes.data, other.bytes.data, one.bytes.length);
    release_sample(&one);
    release_sample(&other);
}

static void prepared_file__of_another_key_is_not_taken(void **state) {
    (void)state;
    struct sample sample;
    const struct atlas_digest other = atlas_digest_bytes("other", 5);
    make_sample(&sample);
    assert_false(is_taken(prepared_decode, &other,
                          copy_of(sample.bytes.data, sample.bytes.length)));
    release_sample(&sample);
}

static void prepared_file__is_whole_or_nothing(void **state) {
    (void)state;
    struct sample sample;
    make_sample(&sample);
    const char *data = sample.bytes.data;
    const size_t length = sample.bytes.length;
    for (size_t i = 0; i < length; i++) {
        assert_false(is_taken(prepared_decode, &sample.key, copy_of(data, i)));
        assert_false(is_taken(prepared_decode, &sample.key,
                              copy_of(data + i + 1, length - i - 1)));
        is_taken(prepared_parse, &sample.key, copy_of(data, i));
    }
    atlas_text_add_char(&sample.bytes, '\0');
    assert_false(is_taken(prepared_decode, &sample.key,
                          copy_of(sample.bytes.data, length + 1)));
    release_sample(&sample);
}

// With the digest no change goes unseen; without it none does harm.
static void prepared_file__with_a_changed_byte_is_nothing(void **state) {
    (void)state;
    static const unsigned char changes[] = {1, 2, 4, 8, 16, 32, 64, 128, 255};
    struct sample sample;
    make_sample(&sample);
    const size_t length = sample.bytes.length;
    for (size_t i = 0; i < length; i++) {
        for (size_t c = 0; c < ATLAS_COUNT(changes); c++) {
            struct atlas_text bytes = copy_of(sample.bytes.data, length);
            bytes.data[i] = (char)(bytes.data[i] ^ changes[c]);
            is_taken(prepared_parse, &sample.key, copy_of(bytes.data, length));
            assert_false(is_taken(prepared_decode, &sample.key, bytes));
        }
    }
    release_sample(&sample);
}

/** A forgery: what is written where. */
struct forgery {
    const char *what;
    int part;          // where it begins: index into the places of forge()
    size_t offset;     // from there
    uint64_t value;    // written there
    size_t size;       // bytes of it
    bool is_harmless;  // may be taken all the same
};

enum { IN_POINTS, IN_AREAS, IN_ISSUES, IN_RINGS, IN_TEXTS, IN_TRAILER };

#define INFINITE 0x7ff0000000000000
#define NOT_A_NUMBER 0x7ff8000000000001
#define MOST UINT64_MAX

static const struct forgery forgeries[] = {
    {"infinite x", IN_POINTS, 0, INFINITE, 8, false},
    {"y that is no number", IN_POINTS, 5 * POINT + 8, NOT_A_NUMBER, 8, false},
    {"open ring", IN_POINTS, 0, 0, 8, false},
    {"text of a code outside", IN_AREAS, 0, 100000, 4, false},
    {"text of a name outside", IN_AREAS, 4, UINT32_MAX, 4, false},
    {"code before the one before it", IN_AREAS, AREA, 0, 4, false},
    {"no rings", IN_AREAS, 8, 0, 8, false},
    {"rings of others", IN_AREAS, 8, 2, 8, false},
    {"more rings than there are", IN_AREAS, 8, 8, 8, false},
    {"most rings", IN_AREAS, 8, MOST, 8, false},
    {"last area without a ring left", IN_AREAS, AREA + 8, 6, 8, false},
    {"ring of no area", IN_AREAS, AREA + 8, 4, 8, false},
    {"infinite area", IN_AREAS, 16, INFINITE, 8, false},
    {"inside point outside", IN_AREAS, 24, 0, 8, false},
    {"inside point nowhere", IN_AREAS, 32, NOT_A_NUMBER, 8, false},
    {"infinite circle", IN_AREAS, 40, INFINITE, 8, false},
    {"other line", IN_ISSUES, 0, MOST, 8, true},
    {"text of a kind outside", IN_ISSUES, 8, 100000, 4, false},
    {"text of a file outside", IN_ISSUES, 12, 100000, 4, false},
    {"text of a subject outside", IN_ISSUES, 16, 100000, 4, false},
    {"text of a finding outside", IN_ISSUES, 20, 100000, 4, false},
    {"text of an action outside", IN_ISSUES, 24, 100000, 4, false},
    {"something where nothing is", IN_ISSUES, 28, 1, 4, false},
    {"ring of 3 points", IN_RINGS, 0, 3 << 1, 4, false},
    {"ring of no points", IN_RINGS, 0, 0, 4, false},
    {"longest ring", IN_RINGS, 0, UINT32_MAX - 1, 4, false},
    {"area that begins with a hole", IN_RINGS, 0, 5 << 1 | 1, 4, false},
    {"hole that is none", IN_RINGS, 2 * RING, 5 << 1, 4, true},
    {"other text", IN_TEXTS, 0, 'x', 1, true},
    {"other magic", IN_TRAILER, 0, 0, 1, false},
    {"other layout", IN_TRAILER, 7, '2', 1, false},
    {"other key", IN_TRAILER, 8, 'x', 1, false},
    {"other byte order", IN_TRAILER, 72, 0x04030201, 4, false},
    {"other year", IN_TRAILER, 76, 1999, 4, true},
    {"more repaired than there are", IN_TRAILER, 80, 4, 8, false},
    {"more points", IN_TRAILER, 88, 40, 8, false},
    {"most points", IN_TRAILER, 88, MOST, 8, false},
    {"points that overflow", IN_TRAILER, 88, MOST / POINT + 2, 8, false},
    {"no points", IN_TRAILER, 88, 0, 8, false},
    {"no areas", IN_TRAILER, 96, 0, 8, false},
    {"most areas", IN_TRAILER, 96, MOST, 8, false},
    {"areas that overflow", IN_TRAILER, 96, MOST / AREA + 4, 8, false},
    {"most findings", IN_TRAILER, 104, MOST, 8, false},
    {"most rings in all", IN_TRAILER, 112, MOST, 8, false},
    {"rings that overflow", IN_TRAILER, 112, (MOST >> 2) + 8, 8, false},
    {"no texts", IN_TRAILER, 120, 0, 8, false},
    {"most texts", IN_TRAILER, 120, MOST, 8, false},
    {"text of the product outside", IN_TRAILER, 128, 100000, 4, false},
    {"text of the field outside", IN_TRAILER, 132, 100000, 4, false},
    {"text of the crs outside", IN_TRAILER, 136, 100000, 4, false},
    {"something where nothing was", IN_TRAILER, 140, 1, 4, false},
};

static struct atlas_text forge(const struct sample *sample,
                               const struct forgery *forgery) {
    const size_t length = sample->bytes.length;
    const size_t points = sample->set.point_count * POINT;
    const size_t areas = sample->set.count * AREA;
    const size_t issues = sample->issues.count * ISSUE;
    const size_t rings = sample->set.ring_count * RING;
    const size_t places[] = {
        0,
        points,
        points + areas,
        points + areas + issues,
        points + areas + issues + rings,
        length - HEX - TRAILER,
    };
    struct atlas_text bytes = copy_of(sample->bytes.data, length);
    memcpy(bytes.data + places[forgery->part] + forgery->offset,
           &forgery->value, forgery->size);
    const struct atlas_digest digest =
        atlas_digest_bytes(bytes.data, length - HEX);
    memcpy(bytes.data + length - HEX, digest.hex, HEX);
    return bytes;
}

static void prepared_file__forged_with_its_digest_does_no_harm(void **state) {
    (void)state;
    struct sample sample;
    make_sample(&sample);
    for (size_t i = 0; i < ATLAS_COUNT(forgeries); i++) {
        const bool is = is_taken(prepared_decode, &sample.key,
                                 forge(&sample, &forgeries[i]));
        if (is != forgeries[i].is_harmless) {
            fail_msg("%s: %s", forgeries[i].what, is ? "taken" : "not taken");
        }
    }
    release_sample(&sample);
}

// The texts run into the trailer where the last of them has no end.
static void prepared_file__with_a_text_without_end_is_not_taken(void **state) {
    (void)state;
    struct sample sample;
    make_sample(&sample);
    const size_t last = sample.bytes.length - HEX - TRAILER - 1;
    assert_int_equal(sample.bytes.data[last], '\0');
    sample.bytes.data[last] = 'x';
    assert_false(is_taken(prepared_parse, &sample.key,
                          copy_of(sample.bytes.data, sample.bytes.length)));
    release_sample(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prepared_file__gives_back_what_it_was_given),
        cmocka_unit_test(prepared_file__is_the_same_each_time),
        cmocka_unit_test(prepared_file__of_another_key_is_not_taken),
        cmocka_unit_test(prepared_file__is_whole_or_nothing),
        cmocka_unit_test(prepared_file__with_a_changed_byte_is_nothing),
        cmocka_unit_test(prepared_file__forged_with_its_digest_does_no_harm),
        cmocka_unit_test(prepared_file__with_a_text_without_end_is_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

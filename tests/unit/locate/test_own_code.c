#include "locate/own_code.h"

#include "atlas_test.h"
#include "support/toy.h"

struct kind_case {
    const char *name;
    const char *codes[5];
    size_t count;
    enum own_code kind;
};

static const struct kind_case kind_cases[] = {
    {"seats of England", {"E14001063", "E14001064"}, 2, OWN_CODE_CONSTITUENCY},
    {"seats of the United Kingdom",
     {"E14001063", "N05000001", "S14000060", "W07000081"},
     4,
     OWN_CODE_CONSTITUENCY},
    {"LSOAs", {"E01000001", "E01000002", "W01000003"}, 3, OWN_CODE_LSOA},
    {"districts",
     {"E06000001", "E07000062", "E09000001"},
     3,
     OWN_CODE_DISTRICT},
    {"counties and unitaries",
     {"E06000001", "E08000001", "E10000003", "W06000001"},
     4,
     OWN_CODE_AUTHORITY},
    {"boroughs alone", {"E09000001", "E09000002"}, 2, OWN_CODE_AUTHORITY},
    {"wards", {"E05000001", "E05000002"}, 2, OWN_CODE_NONE},
    {"an unknown layer", {"hub-1", "hub-2"}, 2, OWN_CODE_NONE},
    {"one seat among others",
     {"E05000001", "E05000002", "E14001063"},
     3,
     OWN_CODE_NONE},
};

static void own_code__layers_are_known_by_their_codes(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(kind_cases); i++) {
        const struct kind_case *c = &kind_cases[i];
        struct atlas_area_set set;
        print_message("  case: %s\n", c->name);
        toy_squares(c->codes, c->count, &set);
        assert_int_equal(own_code_kind(&set), c->kind);
        atlas_area_set_release(&set);
    }
}

static void own_code__each_kind_reads_its_own_field(void **state) {
    (void)state;
    const char *const codes[] = {"A", "B", "C", "D"};
    const struct atlas_school school = {
        .pcon_code = "A", .lsoa_code = "B", .lad_code = "C", .la_code = "D"};
    const struct atlas_school blank = {0};
    struct atlas_area_set set;
    toy_squares(codes, 4, &set);
    assert_int_equal(own_code_area(&school, OWN_CODE_CONSTITUENCY, &set), 0);
    assert_int_equal(own_code_area(&school, OWN_CODE_LSOA, &set), 1);
    assert_int_equal(own_code_area(&school, OWN_CODE_DISTRICT, &set), 2);
    assert_int_equal(own_code_area(&school, OWN_CODE_AUTHORITY, &set), 3);
    assert_int_equal(own_code_area(&school, OWN_CODE_NONE, &set), ATLAS_NONE);
    assert_int_equal(own_code_area(&blank, OWN_CODE_LSOA, &set), ATLAS_NONE);
    atlas_area_set_release(&set);
}

static const struct atlas_authority authorities[] = {
    {.old_code = "933", .code = "E10000027", .name = "Somerset"},
    {.old_code = "909", .code = "E10000006", .name = "Cumbria"},
    {.old_code = "933", .code = "E06000066", .name = "Somerset"},
    {.old_code = "820", .code = "", .name = "Bedfordshire"},
};

struct agreement_case {
    const char *name;
    const char *old_la_code;
    const char *la_code;
    size_t authority;
    enum atlas_agreement agreement;
    uint32_t found;
};

static const struct agreement_case agreement_cases[] = {
    {"the same old code", "933", "E06000066", 0, ATLAS_AGREE, 2},
    {"an authority that followed", "942", "E06000063", 1, ATLAS_AGREE,
     ATLAS_NONE},
    {"another authority", "933", "E06000066", 1, ATLAS_DISAGREE, 2},
    {"the same GSS code alone", "", "E10000006", 1, ATLAS_AGREE, 1},
    {"the old code alone, the same", "909", "", 1, ATLAS_AGREE, 1},
    {"the old code alone, another", "801", "", 1, ATLAS_NOT_COMPARED,
     ATLAS_NONE},
    {"an authority without a GSS code", "822", "E06000055", 3,
     ATLAS_NOT_COMPARED, ATLAS_NONE},
    {"no code", "", "", 0, ATLAS_NOT_COMPARED, ATLAS_NONE},
};

static void set_text(char *to, size_t size, const char *from) {
    size_t i = 0;
    for (; i + 1 < size && from[i]; i++) to[i] = from[i];
    to[i] = '\0';
}

static void own_code__authorities_agree_across_reorganisations(void **state) {
    (void)state;
    const struct toy_release release = {
        .authorities = authorities,
        .authority_count = ATLAS_COUNT(authorities)};
    struct atlas_absence absence;
    struct authority_index index;
    toy_absence(&release, &absence);
    authority_index_build(&absence, &index);
    for (size_t i = 0; i < ATLAS_COUNT(agreement_cases); i++) {
        const struct agreement_case *c = &agreement_cases[i];
        struct atlas_school school = {0};
        print_message("  case: %s\n", c->name);
        set_text(school.old_la_code, sizeof(school.old_la_code),
                 c->old_la_code);
        set_text(school.la_code, sizeof(school.la_code), c->la_code);
        assert_int_equal(
            own_authority_agreement(&school, &authorities[c->authority]),
            c->agreement);
        assert_int_equal(authority_index_find(&index, &school), c->found);
    }
    authority_index_release(&index);
    atlas_absence_release(&absence);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_code__layers_are_known_by_their_codes),
        cmocka_unit_test(own_code__each_kind_reads_its_own_field),
        cmocka_unit_test(own_code__authorities_agree_across_reorganisations),
    };
    return cmocka_run_group_tests_name("locate/own_code", tests, NULL, NULL);
}

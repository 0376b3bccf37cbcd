#include "commands/arguments.h"

#include <string.h>

#include "atlas_test.h"

enum { WORDS = 8 };

struct parse_case {
    const char *words[WORDS];  // after the program's name
    const char *message;       // part of the error; NULL: it parses
};

static const struct parse_case wrong[] = {
    {{"runn"}, "did you mean 'run'?"},
    {{"frobnicate"}, "unknown command 'frobnicate'"},
    {{"run", "--thread", "2"}, "did you mean '--threads'?"},
    {{"run", "--threads"}, "'--threads' wants N"},
    {{"run", "--quiet=yes"}, "'--quiet' takes no value"},
    {{"run", "--level", "pcon"}, "unknown option '--level'"},
    {{"run", "a.ini", "b.ini"}, "does not take 'b.ini'"},
    {{"verify"}, "'verify' wants DIR"},
    {{"run", "-x"}, "unknown option '-x'"},
};

static int count_words(const char *const *words) {
    int count = 0;
    while (count < WORDS && words[count]) count++;
    return count;
}

static enum atlas_status parse(const char *const *words,
                               struct arguments *arguments,
                               struct atlas_error *err) {
    const char *argv[WORDS + 1] = {"absence-atlas"};
    const int count = count_words(words);
    memcpy(argv + 1, words, (size_t)count * sizeof(*words));
    return arguments_parse(count + 1, argv, arguments, err);
}

static void arguments__mistakes_are_named(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(wrong); i++) {
        struct arguments arguments = {0};
        struct atlas_error err = {0};
        assert_int_equal(parse(wrong[i].words, &arguments, &err),
                         ATLAS_ERR_USAGE);
        if (!strstr(err.message, wrong[i].message)) {
            fail_msg("'%s' does not say '%s'", err.message, wrong[i].message);
        }
        assert_null(arguments.command);
    }
}

static void arguments__forms_of_an_option(void **state) {
    static const char *const forms[][WORDS] = {
        {"run", "--threads", "3"},
        {"run", "--threads=3"},
        {"run", "-j", "3"},
        {"run", "-j3"},
        {"run", "--threads", "2", "--threads", "3"},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(forms); i++) {
        struct arguments arguments = {0};
        struct atlas_error err = {0};
        long number = 0;
        assert_int_equal(parse(forms[i], &arguments, &err), ATLAS_OK);
        assert_int_equal(
            arguments_number(&arguments, OPTION_THREADS, 1, 256, &number, &err),
            ATLAS_OK);
        assert_int_equal(number, 3);
        arguments_release(&arguments);
    }
}

static void arguments__repeated_options_keep_their_order(void **state) {
    static const char *const words[WORDS] = {"rates", "-a", "pcon:Fylde",
                                             "--area=lad:Fylde"};
    struct arguments arguments = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(parse(words, &arguments, &err), ATLAS_OK);
    assert_int_equal(arguments.options[OPTION_AREA].count, 2);
    assert_string_equal(arguments.options[OPTION_AREA].items[0], "pcon:Fylde");
    assert_string_equal(arguments.options[OPTION_AREA].items[1], "lad:Fylde");
    assert_string_equal(arguments_value(&arguments, OPTION_AREA, NULL),
                        "lad:Fylde");
    arguments_release(&arguments);
}

static void arguments__two_dashes_end_the_options(void **state) {
    static const char *const words[WORDS] = {"verify", "--", "--quiet"};
    struct arguments arguments = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(parse(words, &arguments, &err), ATLAS_OK);
    assert_false(arguments_has(&arguments, OPTION_QUIET));
    assert_string_equal(arguments.operands[0], "--quiet");
    arguments_release(&arguments);
}

static void arguments__numbers_have_a_range(void **state) {
    static const char *const bad[] = {"0", "257", "two", "1.5", ""};
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad); i++) {
        const char *const words[WORDS] = {"run", "--threads", bad[i]};
        struct arguments arguments = {0};
        struct atlas_error err = {0};
        long number = 7;
        assert_int_equal(parse(words, &arguments, &err), ATLAS_OK);
        assert_int_equal(
            arguments_number(&arguments, OPTION_THREADS, 1, 256, &number, &err),
            ATLAS_ERR_USAGE);
        assert_int_equal(number, 7);
        assert_non_null(strstr(err.message, "1 to 256"));
        arguments_release(&arguments);
    }
}

// Help walks the tables: every command is listed, every option it takes shown.
static void arguments__help_lists_everything(void **state) {
    size_t count;
    const struct command *const commands = commands_all(&count);
    struct atlas_text all = ATLAS_TEXT_INIT;
    (void)state;
    arguments_help(NULL, &all);
    for (size_t i = 0; i < count; i++) {
        struct atlas_text help = ATLAS_TEXT_INIT;
        assert_non_null(strstr(atlas_text_string(&all), commands[i].name));
        assert_non_null(strstr(atlas_text_string(&all), commands[i].summary));
        arguments_help(&commands[i], &help);
        for (size_t o = 0; commands[i].options[o] != OPTION_END; o++) {
            assert_non_null(strstr(atlas_text_string(&help),
                                   option_name(commands[i].options[o])));
        }
        atlas_text_release(&help);
    }
    atlas_text_release(&all);
}

static void arguments__help_fits_80_columns(void **state) {
    size_t count;
    const struct command *const commands = commands_all(&count);
    (void)state;
    for (size_t i = 0; i <= count; i++) {
        struct atlas_text help = ATLAS_TEXT_INIT;
        const char *line;
        arguments_help(i < count ? &commands[i] : NULL, &help);
        for (line = atlas_text_string(&help); *line;) {
            const size_t length = strcspn(line, "\n");
            assert_true(length <= 80);
            line += length + (line[length] == '\n');
        }
        atlas_text_release(&help);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments__mistakes_are_named),
        cmocka_unit_test(arguments__forms_of_an_option),
        cmocka_unit_test(arguments__repeated_options_keep_their_order),
        cmocka_unit_test(arguments__two_dashes_end_the_options),
        cmocka_unit_test(arguments__numbers_have_a_range),
        cmocka_unit_test(arguments__help_lists_everything),
        cmocka_unit_test(arguments__help_fits_80_columns),
    };
    return cmocka_run_group_tests_name("commands/arguments", tests, NULL, NULL);
}

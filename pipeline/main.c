// The program: parse, dispatch, report, exit code.
//
// In:  argv.
// Out: the command's outcome as the exit code, its error as one line on stderr.

#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "commands/arguments.h"
#include "commands/commands.h"

static int report(enum atlas_status status, const struct atlas_error *err) {
    if (status) {
        fprintf(stderr, "absence-atlas: %s: %s%s%s\n",
                atlas_status_name(status), err->where,
                err->where[0] ? ": " : "", err->message);
    }
    return (int)status;
}

static enum atlas_status print_help(const struct command *command) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    arguments_help(command, &text);
    fputs(atlas_text_string(&text), stdout);
    atlas_text_release(&text);
    return ATLAS_OK;
}

static enum atlas_status dispatch(const struct arguments *arguments,
                                  struct atlas_error *err) {
    if (arguments_has(arguments, OPTION_VERSION)) {
        command_version();
        return ATLAS_OK;
    }
    if (arguments_has(arguments, OPTION_HELP)) {
        return print_help(arguments->command);
    }
    if (!arguments->command) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "no command; see absence-atlas --help");
    }
    return arguments->command->run(arguments, err);
}

int main(int argc, char **argv) {
    struct arguments arguments = {0};
    struct atlas_error err = {0};
    enum atlas_status status;
    // A file that grows past a limit is an error to report, not a death.
    signal(SIGXFSZ, SIG_IGN);
    // Text shaping wants UTF-8; numbers stay in the C locale.
    setlocale(LC_CTYPE, "C.UTF-8");
    status = arguments_parse(argc, (const char *const *)argv, &arguments, &err);
    if (!status) status = dispatch(&arguments, &err);
    arguments_release(&arguments);
    return report(status, &err);
}

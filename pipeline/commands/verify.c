// An output folder, re-read.
//
// In:  a folder.
// Out: on stdout a line for each check; exit code 6 when one fails.

#include "atlas/export.h"
#include "commands.h"
#include "setup.h"

enum atlas_status command_verify(const struct arguments *arguments,
                                 struct atlas_error *err) {
    struct atlas_text report = ATLAS_TEXT_INIT;
    struct atlas_error unprinted = {0};
    enum atlas_status status =
        atlas_verify(arguments->operands[0], &report, err);
    if (!arguments_has(arguments, OPTION_QUIET)) {
        const enum atlas_status printed = setup_print(&report, &unprinted);
        if (!status && printed) {
            status = printed;
            *err = unprinted;
        }
    }
    atlas_text_release(&report);
    return status;
}

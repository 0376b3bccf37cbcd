// How well the colours of the palettes can be told apart.
//
// In:  a palette's name, or none for all; a number of classes.
// Out: on stdout the report, for people or as JSON.

#include "atlas/render.h"
#include "commands.h"
#include "setup.h"

enum atlas_status command_contrast(const struct arguments *arguments,
                                   struct atlas_error *err) {
    long classes = 5;
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status = arguments_number(
        arguments, OPTION_CLASSES, 2, ATLAS_CLASSES_MAX, &classes, err);
    if (!status) {
        const struct atlas_contrast_options options = {
            .palette = arguments->operand_count ? arguments->operands[0] : NULL,
            .classes = (size_t)classes,
            .as_json = arguments_has(arguments, OPTION_JSON)};
        status = atlas_contrast_report(&options, &text, err);
    }
    if (!status) status = setup_print(&text, err);
    atlas_text_release(&text);
    return status;
}

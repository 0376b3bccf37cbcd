#include "commands.h"
enum atlas_status command_extract(const struct arguments *arguments,
                                  struct atlas_error *err) {
    (void)arguments;
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL, "not yet");
}

// A funnel in words.
//
// In:  a funnel that is surveyed.
// Out: the alt text: how many areas of which sizes, where the focus lies, how
//      many areas lie outside the limits.

#include "funnel.h"
#include "words.h"

static void sizes_add(struct atlas_text *text, const struct funnel *funnel) {
    atlas_text_add_char(text, ' ');
    words_count(text, funnel_count(funnel), " area", " areas");
    atlas_text_add(text, " by ");
    words_add_lower(text, funnel->source->size_name);
    atlas_text_add(text, ", from ");
    atlas_text_add_grouped(text, (int64_t)funnel->least);
    atlas_text_add(text, " to ");
    atlas_text_add_grouped(text, (int64_t)funnel->most);
    atlas_text_add_char(text, '.');
}

// "Fylde has no figure."
static void missing_add(struct atlas_text *text, const struct funnel *funnel) {
    for (size_t i = 0; i < funnel->source->point_count; i++) {
        const struct atlas_funnel_point *point = &funnel->source->points[i];
        if (!point->is_focus || !point->name) continue;
        atlas_text_add_char(text, ' ');
        words_add_clean(text, point->name);
        atlas_text_add(text, " has no figure.");
        return;
    }
}

static void focus_add(struct atlas_text *text, const struct funnel *funnel) {
    static const char *const sides[FUNNEL_SIDE_END] = {
        "inside the 95% limits",
        "outside the 95% limits, inside the 99.8% ones",
        "outside the 99.8% limits"};
    const struct atlas_funnel *source = funnel->source;
    if (!funnel->focus) {
        missing_add(text, funnel);
        return;
    }
    const struct atlas_rate *rate = &funnel->focus->rate;
    atlas_text_add_char(text, ' ');
    words_add_clean(text, funnel->focus->name ? funnel->focus->name : "");
    atlas_text_add(text, ": ");
    words_percent(text, rate, 1);
    atlas_text_add(text, " of ");
    atlas_text_add_grouped(text, rate->whole);
    atlas_text_add_char(text, ' ');
    words_add_lower(text, source->size_name);
    if (source->centre.state == ATLAS_NUMBER) {
        const double difference = atlas_round(rate->percent, 1) -
                                  atlas_round(source->centre.percent, 1);
        atlas_text_add(text, difference < -0.01  ? ", below "
                             : difference > 0.01 ? ", above "
                                                 : ", the same as ");
        words_add_clean(text, source->centre_name);
        atlas_text_add(text, " (");
        words_percent(text, &source->centre, 1);
        atlas_text_add_char(text, ')');
    }
    if (source->limit_count > 0) {
        atlas_text_addf(text, ", %s", sides[funnel_side_of(source, rate)]);
    }
    atlas_text_add_char(text, '.');
}

static void outside_add(struct atlas_text *text, const struct funnel *funnel) {
    const size_t far = funnel->sides[FUNNEL_OUTSIDE];
    const size_t outside = far + funnel->sides[FUNNEL_BETWEEN];
    if (funnel->source->limit_count == 0) return;
    atlas_text_add_char(text, ' ');
    words_count(text, outside, " area lies", " areas lie");
    atlas_text_add(text, " outside the 95% limits");
    if (outside == 1 && far == 1) atlas_text_add(text, " and the 99.8% ones");
    if (outside > 1) {
        atlas_text_add(text, ", ");
        atlas_text_add_grouped(text, (int64_t)far);
        atlas_text_add(text, " of them outside the 99.8% limits");
    }
    atlas_text_add_char(text, '.');
}

void funnel_alt(const struct funnel *funnel, struct atlas_text *text) {
    atlas_text_add(text, "Funnel plot");
    chart_subject_add(text, &funnel->source->head);
    if (funnel_count(funnel) == 0) {
        atlas_text_add(text, " No figures.");
        return;
    }
    sizes_add(text, funnel);
    focus_add(text, funnel);
    outside_add(text, funnel);
}

/* The stages of rendering: build goes through all of them, --only chooses from them. */
#include "render/render.h"

typedef bool stage_function(const struct report *report, struct sink *sink, const struct spread *spread,
                            GError **error);

static bool stage_pages(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    (void)spread;
    (void)error;
    render_pages(report, sink);
    render_machine_files(report, sink);
    return true;
}

static bool stage_data(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    (void)spread;
    return render_data(report, sink, error);
}

static bool stage_charts(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    (void)spread;
    (void)error;
    render_chart_svgs(report, sink);
    return true;
}

static bool stage_embeds(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    (void)spread;
    (void)error;
    render_embeds(report, sink);
    return true;
}

static const struct stage {
    const char *name;
    stage_function *render;
    bool figures_alone; /* what it makes has no row of the input in it, and names none */
} stages[] = {
    {"pages", stage_pages, true},
    {"data", stage_data, false},
    {"charts", stage_charts, true},
    {"embeds", stage_embeds, true},
    {"pictures", render_all_pictures, true},
    {"workbooks", render_all_workbooks, true},
};

const char *render_stage_name(guint stage) {
    return stage < G_N_ELEMENTS(stages) ? stages[stage].name : NULL;
}

bool render_needs_rows(guint stage) {
    for (guint i = stage; i < G_N_ELEMENTS(stages); i++)
        if (!stages[i].figures_alone)
            return true;
    return false;
}

bool render_stage(guint stage, const struct report *report, struct sink *sink, const struct spread *spread,
                  GError **error) {
    return stages[stage].render(report, sink, spread, error);
}

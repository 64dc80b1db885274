#include "render/chart/stamp.h"

#include "model/paths.h"

#include <string.h>

/* An address as people write it: without the scheme. */
static const char *spoken(const char *address) {
    const char *end = strstr(address, "://");
    return end ? end + strlen("://") : address;
}

struct chart_stamp chart_stamp_new(const struct report *report, enum language language, enum stamp_use use) {
    const struct settings *settings = &report->dataset->settings;
    struct chart_stamp stamp = {.notice = settings->edition_kind == EDITION_DRAFT ? report_phrase(report, language, "page.draft") : NULL};
    g_autofree char *address = settings->base_url ? address_in_edition(settings, report->edition, "") : g_strdup("");
    const char *publisher = settings->publisher_name ? settings->publisher_name : "";
    stamp.imprint = g_strconcat(publisher, *publisher && *address ? " · " : "", spoken(address), NULL);
    if (use == STAMP_FILE && settings->house.logo) {
        stamp.logo = settings->house.logo;
        stamp.logo_width = settings->house.logo_width;
        stamp.logo_height = settings->house.logo_height;
    }
    return stamp;
}

void chart_stamp_clear(struct chart_stamp *stamp) {
    g_free((char *)stamp->imprint);
    *stamp = (struct chart_stamp){0};
}

/* What is said on every chart that leaves its page: whose it is and where it stands, since the licence asks for both. */
#ifndef ADREPORT_RENDER_CHART_STAMP_H
#define ADREPORT_RENDER_CHART_STAMP_H

#include "model/report.h"
#include "render/chart/draw.h"

/* What the chart is in: a page has the logo itself. */
enum stamp_use { STAMP_FILE, STAMP_PAGE };

/* "Publisher · example.org/ads/releases/2023-03-20-1/", the address of the edition itself, which does not change; only
 * the publisher if the report has no address. A draft says so too. To be cleared. */
struct chart_stamp chart_stamp_new(const struct report *report, enum language language, enum stamp_use use);
void chart_stamp_clear(struct chart_stamp *stamp);

#endif

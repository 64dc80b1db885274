/* What files as platforms publish them say of themselves. */
#ifndef ADREPORT_READ_SURVEY_H
#define ADREPORT_READ_SURVEY_H

#include "model/download.h"
#include "read/format.h"

/* Adds what one table says to the download that it is, or is a member of. What is wrong with it is reported; whether its
 * rows are good is seen when it is read. A format without such a function says nothing of itself: its file is named in
 * report.yaml all the same. */
typedef void survey_table(const struct figures *figures, struct download *download);

survey_table survey_observations;
survey_table survey_meta_pages;
survey_table survey_meta_locations;
survey_table survey_google_creatives;
survey_table survey_google_updated;
survey_table survey_google_lifetime;
survey_table survey_snap;
survey_table survey_ads; /* what was searched for, ad by ad: it counts, and covers no days */

#endif

/* Days in words. */
#ifndef ADREPORT_COMPOSE_WORDS_DAYS_H
#define ADREPORT_COMPOSE_WORDS_DAYS_H

#include "compose/words/phrase.h"

/* "15 maart 2023", "3 t/m 15 maart 2023"; a bin as it is written in a sentence: "14 maart", "week 10 van 2023". */
struct localized localized_date(struct composer *composer, day_number day);
struct localized localized_period(struct composer *composer, struct period period);
struct localized localized_bin(struct composer *composer, struct period bin);

/* "mrt 2023", kept on one line. */
struct localized localized_month_brief(struct composer *composer, day_number day);

/* "14", "1er": a day of which the month is said later. */
struct localized localized_day_of_month(struct composer *composer, day_number day);

/* "1 t/m 5 maart 2023, zonder 3 maart", "12 van de 38 dagen van ...": the report's period if there are none. */
struct localized localized_days(struct composer *composer, const struct days *days);

/* A key with the word of the report's axis behind it: "column.day". Kept by the report. */
const char *axis_key(struct composer *composer, const char *before);

struct argument arg_date(struct composer *composer, const char *name, day_number day);
struct argument arg_period(struct composer *composer, const char *name, struct period period);

/* Days that are stretches in a GArray of struct period. */
struct argument arg_stretches(struct composer *composer, const char *name, const GArray *stretches);

/* The days that a measure of a platform is known of. */
struct argument arg_days(struct composer *composer, const char *name, int platform, enum measure measure);

/* "Meta and Forum; or Google (1 to 5 March)": platforms with the days that a measure is known of, those that share their
 * days together. said: days in the first published language that the text has said already: left out here, and first;
 * NULL: none. */
struct argument arg_platforms_days(struct composer *composer, const char *name, const int *platforms, guint count,
                                   enum measure measure, const char *said);

/* True if a platform names advertisers, and has rows about the spending of a party or group there. */
bool lists_advertisers(const struct composer *composer, int platform, int whose);

/* The days of spending on the platforms that list advertisers of a party or group: once if they are the same, else
 * platform by platform. */
struct argument arg_days_of_advertisers(struct composer *composer, const char *name, int whose);

#endif

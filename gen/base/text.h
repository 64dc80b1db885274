/* Numbers and dates as people read them, in each language. The one place where a published number becomes text.
 *
 * Every function appends to out and returns nothing; none depends on the process's locale. Non-breaking space (U+00A0)
 * is after the euro sign, en dash (U+2013) between the ends of a range, U+2212 is the minus sign. */
#ifndef ADREPORT_BASE_TEXT_H
#define ADREPORT_BASE_TEXT_H

#include "base/date.h"
#include "base/interval.h"
#include "base/language.h"

#include <glib.h>

/* What a number counts, and so its scale: money in cents, a percentage in tenths, ranks and counts in ones. */
enum unit { UNIT_COUNT, UNIT_MONEY, UNIT_PERCENT, UNIT_RANK };

/* How many of what a number counts are one: 100 cents. */
int64_t unit_scale(enum unit unit);

/* 1234567 -> 1.234.567 (nl), 1,234,567 (en). */
void text_append_count(GString *out, enum language language, int64_t value);

/* A phrase with the count in the place of its {count}; of one that has none, "+" and the count. */
void text_append_counted(GString *out, enum language language, const char *phrase, int64_t count);

/* One number with its unit: € 1.234 or € 1.234,50 (cents only if there are any), 12,3%; a rank as its number.
 * currency is an ISO code; EUR, USD and GBP have a sign, others are written as the code. */
void text_append_value(GString *out, enum language language, enum unit unit, const char *currency, int64_t value);

/* False for a currency that ISO 4217 gives no smaller unit, such as the yen. */
bool currency_has_cents(const char *currency);

/* A range for tables and labels: "€ 100 – 250", a point as one number, an open one as "€ 100 of meer" / "or more", or
 * "meer dan € 100" / "more than €100" if it leaves its low end out. Ranks are the same everywhere, for who writes "place" before them: "3", "3 of 4", "3 tot en
 * met 6" / "3 to 6". */
void text_append_interval(GString *out, enum language language, enum unit unit, const char *currency,
                          struct interval value);

/* What such a text ends with, behind its low end and what is between: "250", "of meer", "" behind "meer dan"; for tables,
 * in which low and high ends stand below each other. False, and nothing appended, for one number. */
bool text_append_high_end(GString *out, enum language language, enum unit unit, const char *currency,
                          struct interval value);

/* The range within a sentence: "€ 100 tot € 250" is written "€ 100 tot 250" / "€100 to €250". */
void text_append_interval_prose(GString *out, enum language language, enum unit unit, const char *currency,
                                struct interval value);

/* A class of numbers from low up to, and not with, high: "€ 500 tot 1.000" / "€500 to €1,000"; the first, from nothing,
 * "tot € 500" / "under €500". */
void text_append_class(GString *out, enum language language, enum unit unit, const char *currency, int64_t low,
                       int64_t high);

/* A range without its unit, as short as it can be, for labels in a chart: "100–250", "meer dan 100". */
void text_append_interval_bare(GString *out, enum language language, enum unit unit, struct interval value);

/* Machine form of one end: units with a point and only the decimals needed ("80746", "1121315.2", "12.3"). */
void text_append_machine(GString *out, enum unit unit, int64_t value);

/* Machine form of ten-thousandths of a percent: "14.4321", "100". */
void text_append_fine_percent(GString *out, int64_t value);

/* "15 maart 2023" / "15 March 2023". */
void text_append_date(GString *out, enum language language, day_number day);

/* "15 maart" / "15 March"; "1er mars". */
void text_append_date_short(GString *out, enum language language, day_number day);

/* The day of the month alone, as in "14 of 15 maart": "14", "1er". */
void text_append_day_of_month(GString *out, enum language language, day_number day);

/* "3 t/m 15 maart 2023", "10 februari t/m 17 maart 2023"; "3 to 15 March 2023"; one day as that day. Where a language
 * has a word before them it is there: "du 3 au 15 mars 2023", "le 3 mars 2023". */
void text_append_period(GString *out, enum language language, struct period period);

/* The same without the year, unless it is in two: "3 t/m 15 maart", "10 februari t/m 17 maart"; one day as
 * "3 maart". */
void text_append_period_short(GString *out, enum language language, struct period period);

/* A bin of a time axis: "vr 3 maart 2023", "week 10 van 2023", "maart 2023", "eerste helft van 2023", "2023" and their
 * forms in other languages. */
void text_append_bin(GString *out, enum language language, enum axis axis, struct period bin);

/* "maart 2023" / "March 2023". */
void text_append_month(GString *out, enum language language, day_number day);

/* As short as an axis of time needs: "mrt" / "Mar"; "5 mrt" / "5 Mar". */
void text_append_month_brief(GString *out, enum language language, day_number day);
void text_append_date_brief(GString *out, enum language language, day_number day);

/* "week 10 van 2023" / "sem. 10 de 2023". */
void text_append_week_brief(GString *out, enum language language, day_number day);

/* "mrt 2023" / "Mar 2023". */
void text_append_month_year_brief(GString *out, enum language language, day_number day);

/* A half of a year within a sentence: "de eerste helft van 2023" / "the first half of 2023" / "le premier semestre 2023". */
void text_append_the_half_year(GString *out, enum language language, day_number day);

/* As short as an axis of time needs: "1e helft" / "H1" / "S1"; "1e helft 2023". */
void text_append_half_brief(GString *out, enum language language, day_number day);
void text_append_half_year_brief(GString *out, enum language language, day_number day);

#endif

/* Calendar days and periods of whole days. A day is a number (1 = 1 January of the year 1, as GDate counts), so that
 * periods compare and subtract as integers; it is never a time of day and knows no time zone. */
#ifndef ADREPORT_BASE_DATE_H
#define ADREPORT_BASE_DATE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef int32_t day_number; /* 0 = no day */

struct period {
    day_number first;
    day_number last; /* inclusive, >= first */
};

struct calendar_day {
    int year;
    int month;   /* 1..12 */
    int day;     /* 1..31 */
    int weekday; /* 1 = Monday .. 7 = Sunday */
};

/* Reads exactly YYYY-MM-DD of a real day of the years 1000 to 9999; false otherwise. */
bool date_parse(const char *text, day_number *day);

/* In which order people write the parts of a day. */
enum date_order { DATES_YEAR_FIRST, DATES_DAY_FIRST, DATES_MONTH_FIRST };

enum { DATE_ORDERS = DATES_MONTH_FIRST + 1 };

/* "year-month-day", "day-month-year", "month-day-year" */
extern const char *const date_order_words[DATE_ORDERS];

/* Reads YYYY-MM-DD, which has one meaning, or in another order numbers of one or two digits and a year of four, with the same '-',
 * '/' or '.' between them: 1-3-2023, 03/01/2023. False if it is no real day of the years 1000 to 9999. */
bool date_parse_in_order(const char *text, enum date_order order, day_number *day);

/* Reads YYYY-MM-DD/YYYY-MM-DD with first <= last; false otherwise. */
bool period_parse(const char *text, struct period *period);

/* Appends YYYY-MM-DD. */
void date_append_iso(GString *out, day_number day);

/* Appends YYYY-MM-DD/YYYY-MM-DD; ".." for an end that is 0, as open ends are written. */
void period_append_iso(GString *out, struct period period);

struct calendar_day date_calendar(day_number day);
day_number date_from_calendar(int year, int month, int day);

bool period_equal(struct period a, struct period b);
bool period_overlaps(struct period a, struct period b);
bool period_contains(struct period outer, struct period inner);
int period_days(struct period period);

/* ISO 8601 week number of a day, and through *year the year that week belongs to. */
int date_iso_week(day_number day, int *year);

/* The half of its year that a day lies in: 1 to the end of June, then 2. */
int date_half_year(day_number day);

enum axis { AXIS_DAY, AXIS_WEEK, AXIS_MONTH, AXIS_HALF_YEAR, AXIS_YEAR };

enum { AXIS_COUNT = AXIS_YEAR + 1 };

/* "day", "week", "month", "half-year", "year": in settings, ids, the keys of columns and of phrases. */
extern const char *const axis_words[AXIS_COUNT];

/* False if the word is none of axis_words. */
bool axis_from_word(const char *word, enum axis *axis);

/* The bin of the axis that holds a day: that day, its Monday to Sunday, its calendar month, its half of the year, or its
 * calendar year. */
struct period axis_bin(enum axis axis, day_number day);

/* Appends what a bin is called in files for programs: "2023-03-14", "2023-W11", "2023-03", "2023-H1", "2023". They sort as
 * their days do. */
void axis_append_key(GString *out, enum axis axis, struct period bin);

#endif

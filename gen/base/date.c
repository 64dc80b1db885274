#include "base/date.h"

#include "base/digits.h"

#include <string.h>

static GDate gdate_of(day_number day) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)day);
    return date;
}

/* Reads exactly count digits. */
static bool digits_parse(const char *text, int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

static bool date_check(int year, int month, int number, day_number *day) {
    if (year < 1000 || month < 1 || month > 12 || number < 1 ||
        number > g_date_get_days_in_month((GDateMonth)month, (GDateYear)year))
        return false;
    *day = date_from_calendar(year, month, number);
    return true;
}

static bool date_parse_length(const char *text, size_t length, day_number *day) {
    int year, month, number;
    return length == 10 && digits_parse(text, 4, &year) && text[4] == '-' && digits_parse(text + 5, 2, &month) &&
           text[7] == '-' && digits_parse(text + 8, 2, &number) && date_check(year, month, number, day);
}

const char *const date_order_words[DATE_ORDERS] = {"year-month-day", "day-month-year", "month-day-year"};

/* Reads a number of one or two digits and goes past it. */
static bool short_number(const char **text, int *number) {
    int length = g_ascii_isdigit((*text)[0]) && g_ascii_isdigit((*text)[1]) ? 2 : 1;
    if (!digits_parse(*text, length, number))
        return false;
    *text += length;
    return true;
}

bool date_parse_in_order(const char *text, enum date_order order, day_number *day) {
    if (date_parse(text, day))
        return true;
    if (order == DATES_YEAR_FIRST)
        return false;
    int first, second, year;
    if (!short_number(&text, &first) || !*text || !strchr("-/.", *text))
        return false;
    char sign = *text++;
    if (!short_number(&text, &second) || *text++ != sign || !digits_parse(text, 4, &year) || text[4] != '\0')
        return false;
    return order == DATES_DAY_FIRST ? date_check(year, second, first, day) : date_check(year, first, second, day);
}

bool date_parse(const char *text, day_number *day) {
    return date_parse_length(text, strlen(text), day);
}

bool period_parse(const char *text, struct period *period) {
    const char *slash = strchr(text, '/');
    struct period result;
    if (!slash || !date_parse_length(text, (size_t)(slash - text), &result.first) ||
        !date_parse(slash + 1, &result.last) || result.first > result.last)
        return false;
    *period = result;
    return true;
}

void date_append_iso(GString *out, day_number day) {
    struct calendar_day date = date_calendar(day);
    digits_append(out, (uint64_t)date.year, 4);
    g_string_append_c(out, '-');
    digits_append(out, (uint64_t)date.month, 2);
    g_string_append_c(out, '-');
    digits_append(out, (uint64_t)date.day, 2);
}

static void append_end(GString *out, day_number day) {
    if (day)
        date_append_iso(out, day);
    else
        g_string_append(out, "..");
}

void period_append_iso(GString *out, struct period period) {
    append_end(out, period.first);
    g_string_append_c(out, '/');
    append_end(out, period.last);
}

struct calendar_day date_calendar(day_number day) {
    GDate date = gdate_of(day);
    return (struct calendar_day){
        .year = g_date_get_year(&date),
        .month = (int)g_date_get_month(&date),
        .day = g_date_get_day(&date),
        .weekday = (int)g_date_get_weekday(&date),
    };
}

day_number date_from_calendar(int year, int month, int day) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    return (day_number)g_date_get_julian(&date);
}

bool period_equal(struct period a, struct period b) {
    return a.first == b.first && a.last == b.last;
}

bool period_overlaps(struct period a, struct period b) {
    return a.first <= b.last && b.first <= a.last;
}

bool period_contains(struct period outer, struct period inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}

int period_days(struct period period) {
    return period.last - period.first + 1;
}

int date_iso_week(day_number day, int *year) {
    /* A week belongs to the year of its Thursday. */
    day_number thursday = day - date_calendar(day).weekday + 4;
    *year = date_calendar(thursday).year;
    return (thursday - date_from_calendar(*year, 1, 1)) / 7 + 1;
}

int date_half_year(day_number day) {
    return date_calendar(day).month <= 6 ? 1 : 2;
}

const char *const axis_words[AXIS_COUNT] = {
    [AXIS_DAY] = "day",   [AXIS_WEEK] = "week", [AXIS_MONTH] = "month", [AXIS_HALF_YEAR] = "half-year",
    [AXIS_YEAR] = "year",
};

bool axis_from_word(const char *word, enum axis *axis) {
    for (int i = 0; i < AXIS_COUNT; i++)
        if (strcmp(word, axis_words[i]) == 0) {
            *axis = (enum axis)i;
            return true;
        }
    return false;
}

struct period axis_bin(enum axis axis, day_number day) {
    struct calendar_day date = date_calendar(day);
    day_number first;
    switch (axis) {
    case AXIS_WEEK:
        first = day - date.weekday + 1;
        return (struct period){first, first + 6};
    case AXIS_MONTH:
        first = day - date.day + 1;
        return (struct period){first,
                               first + g_date_get_days_in_month((GDateMonth)date.month, (GDateYear)date.year) - 1};
    case AXIS_HALF_YEAR:
        if (date_half_year(day) == 1)
            return (struct period){date_from_calendar(date.year, 1, 1), date_from_calendar(date.year, 6, 30)};
        return (struct period){date_from_calendar(date.year, 7, 1), date_from_calendar(date.year, 12, 31)};
    case AXIS_YEAR:
        return (struct period){date_from_calendar(date.year, 1, 1), date_from_calendar(date.year, 12, 31)};
    case AXIS_DAY:
        break;
    }
    return (struct period){day, day};
}

void axis_append_key(GString *out, enum axis axis, struct period bin) {
    int year = date_calendar(bin.first).year, week;
    switch (axis) {
    case AXIS_DAY:
        date_append_iso(out, bin.first);
        return;
    case AXIS_WEEK:
        week = date_iso_week(bin.first, &year);
        g_string_append_printf(out, "%04d-W%02d", year, week);
        return;
    case AXIS_MONTH:
        g_string_append_printf(out, "%04d-%02d", year, date_calendar(bin.first).month);
        return;
    case AXIS_HALF_YEAR:
        g_string_append_printf(out, "%04d-H%d", year, date_half_year(bin.first));
        return;
    case AXIS_YEAR:
        g_string_append_printf(out, "%04d", year);
        return;
    }
}

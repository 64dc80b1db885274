#include "base/text.h"

#include "base/digits.h"

#include <string.h>

#define NBSP "\xC2\xA0"
#define EN_DASH "\xE2\x80\x93"
#define MINUS "\xE2\x88\x92"

static const struct {
    const char *code;
    const char *sign;
} currencies[] = {{"EUR", "\xE2\x82\xAC"}, {"USD", "$"}, {"GBP", "\xC2\xA3"}};

static void append_grouped(GString *out, const char *separator, uint64_t value) {
    if (value < 1000) {
        digits_append(out, value, 1);
        return;
    }
    append_grouped(out, separator, value / 1000);
    g_string_append(out, separator);
    digits_append(out, value % 1000, 3);
}

/* The size of a number without its sign; correct for INT64_MIN too. */
static uint64_t magnitude(int64_t value) {
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static void append_sign(GString *out, int64_t value) {
    if (value < 0)
        g_string_append(out, MINUS);
}

bool currency_has_cents(const char *currency) {
    static const char *const without[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                          "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
    for (gsize i = 0; i < G_N_ELEMENTS(without); i++)
        if (currency[0] == without[i][0] && strcmp(currency, without[i]) == 0) /* asked of every amount */
            return false;
    return true;
}

void text_append_count(GString *out, enum language language, int64_t value) {
    append_sign(out, value);
    append_grouped(out, language_row(language)->thousands, magnitude(value));
}

void text_append_counted(GString *out, enum language language, const char *phrase, int64_t count) {
    static const char slot[] = "{count}";
    const char *mark = strstr(phrase, slot);
    g_string_append_len(out, mark ? phrase : "+", mark ? mark - phrase : 1);
    text_append_count(out, language, count);
    g_string_append(out, mark ? mark + strlen(slot) : "");
}

/* Without sign and unit: 1.234,50. */
static void append_magnitude(GString *out, enum language language, enum unit unit, int64_t value) {
    const struct language_row *form = language_row(language);
    uint64_t size = magnitude(value);
    switch (unit) {
    case UNIT_MONEY:
        append_grouped(out, form->thousands, size / 100);
        if (size % 100) {
            g_string_append(out, form->decimal);
            digits_append(out, size % 100, 2);
        }
        return;
    case UNIT_PERCENT:
        append_grouped(out, form->thousands, size / 10);
        if (size % 10) {
            g_string_append(out, form->decimal);
            digits_append(out, size % 10, 1);
        }
        return;
    case UNIT_COUNT:
    case UNIT_RANK:
        append_grouped(out, form->thousands, size);
        return;
    }
}

static const char *currency_sign(const char *currency) {
    for (gsize i = 0; i < G_N_ELEMENTS(currencies); i++)
        if (strcmp(currency, currencies[i].code) == 0)
            return currencies[i].sign;
    return NULL;
}

/* "€ " before an amount, " €" behind it; a code always has its space. */
static void append_currency(GString *out, enum language language, const char *currency, bool behind) {
    const char *sign = currency_sign(currency);
    const char *space = sign ? language_row(language)->currency_space : NBSP;
    const char *words = sign ? sign : currency;
    g_string_append(out, behind ? space : words);
    g_string_append(out, behind ? words : space);
}

/* A number with its unit. An amount may lack the currency if the other end of its range has it. */
static void append_end(GString *out, enum language language, enum unit unit, const char *currency, int64_t value) {
    bool behind = language_row(language)->currency_behind;
    append_sign(out, value);
    if (unit == UNIT_MONEY && currency && !behind)
        append_currency(out, language, currency, false);
    append_magnitude(out, language, unit, value);
    if (unit == UNIT_MONEY && currency && behind)
        append_currency(out, language, currency, true);
    else if (unit == UNIT_PERCENT)
        g_string_append(out, language_row(language)->percent);
}

void text_append_value(GString *out, enum language language, enum unit unit, const char *currency, int64_t value) {
    append_end(out, language, unit, currency, value);
}

/* Both ends; the currency at both, or at the outer one alone. */
static void append_ends(GString *out, enum language language, enum unit unit, const char *currency,
                        struct interval value, const char *between, bool twice) {
    bool behind = language_row(language)->currency_behind;
    append_end(out, language, unit, twice || !behind ? currency : NULL, value.low);
    g_string_append(out, NBSP);
    g_string_append(out, between);
    g_string_append(out, NBSP);
    append_end(out, language, unit, twice || behind ? currency : NULL, value.high);
}

static bool is_more_than(struct interval value) {
    return value.open && value.above;
}

static void append_more_than(GString *out, enum language language, struct interval value) {
    if (is_more_than(value))
        g_string_append_printf(out, "%s" NBSP, language_row(language)->more_than);
}

static void append_or_more(GString *out, enum language language, struct interval value) {
    if (!is_more_than(value))
        g_string_append_printf(out, NBSP "%s", language_row(language)->or_more);
}

/* A point, or a range without high end. False if it is neither. */
static bool append_one(GString *out, enum language language, enum unit unit, const char *currency,
                       struct interval value) {
    if (!value.open && value.high != value.low)
        return false;
    append_more_than(out, language, value);
    append_end(out, language, unit, currency, value.low);
    if (value.open)
        append_or_more(out, language, value);
    return true;
}

/* Neighbours are one or the other. */
static const char *between_ranks(enum language language, struct interval rank) {
    const struct language_row *form = language_row(language);
    return rank.high == rank.low + 1 ? form->or_else : form->through;
}

void text_append_interval(GString *out, enum language language, enum unit unit, const char *currency,
                          struct interval value) {
    const char *between = unit == UNIT_RANK ? between_ranks(language, value) : EN_DASH;
    if (!append_one(out, language, unit, currency, value))
        append_ends(out, language, unit, currency, value, between, false);
}

bool text_append_high_end(GString *out, enum language language, enum unit unit, const char *currency,
                          struct interval value) {
    if (value.open)
        g_string_append(out, is_more_than(value) ? "" : language_row(language)->or_more);
    else if (value.high != value.low)
        append_end(out, language, unit, language_row(language)->currency_behind ? currency : NULL, value.high);
    return value.open || value.high != value.low;
}

void text_append_interval_prose(GString *out, enum language language, enum unit unit, const char *currency,
                                struct interval value) {
    const struct language_row *form = language_row(language);
    const char *between = unit == UNIT_RANK ? between_ranks(language, value) : form->to;
    if (!append_one(out, language, unit, currency, value))
        append_ends(out, language, unit, currency, value, between, form->currency_twice);
}

void text_append_class(GString *out, enum language language, enum unit unit, const char *currency, int64_t low,
                       int64_t high) {
    if (low != 0) {
        text_append_interval_prose(out, language, unit, currency, interval_between(low, high));
        return;
    }
    g_string_append_printf(out, "%s" NBSP, language_row(language)->below);
    text_append_value(out, language, unit, currency, high);
}

static void append_bare_end(GString *out, enum language language, enum unit unit, int64_t value) {
    append_sign(out, value);
    append_magnitude(out, language, unit, value);
}

void text_append_interval_bare(GString *out, enum language language, enum unit unit, struct interval value) {
    if (unit == UNIT_RANK) {
        text_append_interval(out, language, unit, "", value);
        return;
    }
    append_more_than(out, language, value);
    append_bare_end(out, language, unit, value.low);
    if (value.open) {
        append_or_more(out, language, value);
    } else if (value.high != value.low) {
        g_string_append(out, EN_DASH);
        append_bare_end(out, language, unit, value.high);
    }
    if (unit == UNIT_PERCENT)
        g_string_append(out, language_row(language)->percent);
}

int64_t unit_scale(enum unit unit) {
    return unit == UNIT_MONEY ? 100 : unit == UNIT_PERCENT ? 10 : 1;
}

void text_append_machine(GString *out, enum unit unit, int64_t value) {
    uint64_t scale = (uint64_t)unit_scale(unit);
    uint64_t size = magnitude(value);
    uint64_t rest = size % scale;
    if (value < 0)
        g_string_append_c(out, '-');
    digits_append(out, size / scale, 1);
    if (rest == 0)
        return;
    g_string_append_c(out, '.');
    if (scale == 100 && rest % 10 != 0)
        digits_append(out, rest, 2);
    else
        digits_append(out, scale == 100 ? rest / 10 : rest, 1);
}

void text_append_fine_percent(GString *out, int64_t value) {
    enum { SCALE = 10000 };
    g_string_append_printf(out, "%" G_GINT64_FORMAT, value / SCALE);
    if (value % SCALE == 0)
        return;
    g_string_append_printf(out, ".%04d", (int)(value % SCALE));
    while (out->str[out->len - 1] == '0')
        g_string_truncate(out, out->len - 1);
}

static void append_day_of_month(GString *out, enum language language, struct calendar_day date) {
    const struct language_row *form = language_row(language);
    digits_append(out, (uint64_t)date.day, 1);
    g_string_append(out, date.day == 1 ? form->after_first_day : form->after_day);
}

void text_append_day_of_month(GString *out, enum language language, day_number day) {
    append_day_of_month(out, language, date_calendar(day));
}

void text_append_date_short(GString *out, enum language language, day_number day) {
    struct calendar_day date = date_calendar(day);
    append_day_of_month(out, language, date);
    g_string_append(out, NBSP);
    g_string_append(out, language_row(language)->months[date.month - 1]);
}

void text_append_date(GString *out, enum language language, day_number day) {
    text_append_date_short(out, language, day);
    g_string_append_c(out, ' ');
    digits_append(out, (uint64_t)date_calendar(day).year, 1);
}

/* "le " before one day, "du " before the first of more. */
static void append_before_period(GString *out, enum language language, bool one_day) {
    const struct language_row *form = language_row(language);
    const char *word = one_day ? form->on : form->from;
    if (word)
        g_string_append_printf(out, "%s ", word);
}

void text_append_period(GString *out, enum language language, struct period period) {
    append_before_period(out, language, period.first == period.last);
    struct calendar_day first = date_calendar(period.first);
    struct calendar_day last = date_calendar(period.last);
    if (period.first != period.last) {
        if (first.year != last.year)
            text_append_date(out, language, period.first);
        else if (first.month != last.month)
            text_append_date_short(out, language, period.first);
        else
            append_day_of_month(out, language, first);
        /* Days of one month stay on one line. */
        bool one_month = first.year == last.year && first.month == last.month;
        const char *space = one_month ? NBSP : " ";
        g_string_append(out, space);
        g_string_append(out, language_row(language)->until);
        g_string_append(out, space);
    }
    text_append_date(out, language, period.last);
}

void text_append_period_short(GString *out, enum language language, struct period period) {
    gsize before = out->len;
    text_append_period(out, language, period);
    struct calendar_day first = date_calendar(period.first), last = date_calendar(period.last);
    /* The year is the last word in every language here. */
    if (first.year == last.year)
        g_string_truncate(out, MAX(before, (gsize)(strrchr(out->str, ' ') - out->str)));
}

void text_append_month(GString *out, enum language language, day_number day) {
    struct calendar_day date = date_calendar(day);
    g_string_append_printf(out, "%s %d", language_row(language)->months[date.month - 1], date.year);
}

void text_append_month_brief(GString *out, enum language language, day_number day) {
    g_string_append(out, language_row(language)->short_months[date_calendar(day).month - 1]);
}

void text_append_date_brief(GString *out, enum language language, day_number day) {
    append_day_of_month(out, language, date_calendar(day));
    g_string_append(out, NBSP);
    text_append_month_brief(out, language, day);
}

void text_append_month_year_brief(GString *out, enum language language, day_number day) {
    text_append_month_brief(out, language, day);
    g_string_append_printf(out, NBSP "%d", date_calendar(day).year);
}

static void append_week(GString *out, const char *form, day_number day) {
    int year, week = date_iso_week(day, &year);
    g_string_append_printf(out, form, week, year);
}

void text_append_week_brief(GString *out, enum language language, day_number day) {
    const struct language_row *row = language_row(language);
    append_week(out, row->short_week ? row->short_week : row->week, day);
}

static void append_half_year(GString *out, const struct language_row *row, const char *const halves[2],
                             day_number day) {
    g_string_append_printf(out, "%s%s%d", halves[date_half_year(day) - 1], row->of_year, date_calendar(day).year);
}

void text_append_the_half_year(GString *out, enum language language, day_number day) {
    const struct language_row *row = language_row(language);
    append_half_year(out, row, row->the_half_years, day);
}

void text_append_half_brief(GString *out, enum language language, day_number day) {
    g_string_append(out, language_row(language)->short_half_years[date_half_year(day) - 1]);
}

void text_append_half_year_brief(GString *out, enum language language, day_number day) {
    text_append_half_brief(out, language, day);
    g_string_append_printf(out, NBSP "%d", date_calendar(day).year);
}

void text_append_bin(GString *out, enum language language, enum axis axis, struct period bin) {
    const struct language_row *row = language_row(language);
    switch (axis) {
    case AXIS_DAY:
        g_string_append_printf(out, "%s" NBSP, row->weekdays[date_calendar(bin.first).weekday - 1]);
        text_append_date(out, language, bin.first);
        return;
    case AXIS_WEEK:
        append_week(out, row->week, bin.first);
        return;
    case AXIS_MONTH:
        text_append_month(out, language, bin.first);
        return;
    case AXIS_HALF_YEAR:
        append_half_year(out, row, row->half_years, bin.first);
        return;
    case AXIS_YEAR:
        g_string_append_printf(out, "%d", date_calendar(bin.first).year);
        return;
    }
}

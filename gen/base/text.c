#include "base/text.h"

#include <string.h>

#define NBSP "\xC2\xA0"
#define EN_DASH "\xE2\x80\x93"
#define MINUS "\xE2\x88\x92"

/* Everything in which the languages differ. Sources: Taaladvies and the EU interinstitutional style guide for numbers
 * and amounts; ISO 8601 for the week. */
static const struct forms {
    const char *thousands;
    const char *decimal;
    const char *after_currency; /* between sign and amount */
    const char *to;             /* between the ends of a range in a sentence */
    const char *below;          /* before the high end of a class that has no low one */
    const char *or_else;        /* between two neighbouring places */
    const char *until;          /* between the ends of a period */
    const char *or_more;        /* behind the low end of an open range */
    const char *more_than;      /* before the low end of an open range that leaves it out */
    const char *week;           /* "week %d van %d" */
    const char *ordinal;        /* NULL: English endings */
    const char *weekdays[7];
    const char *months[12];
} forms[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = {".",
                     ",",
                     NBSP,
                     "tot",
                     "tot",
                     "of",
                     "t/m",
                     "of meer",
                     "meer dan",
                     "week %d van %d",
                     "e",
                     {"ma", "di", "wo", "do", "vr", "za", "zo"},
                     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
                      "oktober", "november", "december"}},
    [LANGUAGE_EN] = {",",
                     ".",
                     "",
                     "to",
                     "under",
                     "or",
                     "to",
                     "or more",
                     "more than",
                     "week %d of %d",
                     NULL,
                     {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                      "November", "December"}},
};

static const struct {
    const char *code;
    const char *sign;
} currencies[] = {{"EUR", "\xE2\x82\xAC"}, {"USD", "$"}, {"GBP", "\xC2\xA3"}};

static void append_grouped(GString *out, const char *separator, uint64_t value) {
    char digits[24];
    int length = g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, value);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            g_string_append(out, separator);
        g_string_append_c(out, digits[i]);
    }
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
        if (strcmp(currency, without[i]) == 0)
            return false;
    return true;
}

void text_append_count(GString *out, enum language language, int64_t value) {
    append_sign(out, value);
    append_grouped(out, forms[language].thousands, magnitude(value));
}

/* Without sign and unit: 1.234,50. */
static void append_magnitude(GString *out, enum language language, enum unit unit, int64_t value) {
    const struct forms *form = &forms[language];
    uint64_t size = magnitude(value);
    switch (unit) {
    case UNIT_MONEY:
        append_grouped(out, form->thousands, size / 100);
        if (size % 100)
            g_string_append_printf(out, "%s%02d", form->decimal, (int)(size % 100));
        return;
    case UNIT_PERCENT:
        append_grouped(out, form->thousands, size / 10);
        if (size % 10)
            g_string_append_printf(out, "%s%d", form->decimal, (int)(size % 10));
        return;
    case UNIT_COUNT:
    case UNIT_PLACE:
        append_grouped(out, form->thousands, size);
        return;
    }
}

static const char *english_ordinal(uint64_t value) {
    if (value % 100 >= 11 && value % 100 <= 13)
        return "th";
    switch (value % 10) {
    case 1:
        return "st";
    case 2:
        return "nd";
    case 3:
        return "rd";
    default:
        return "th";
    }
}

static void append_currency(GString *out, enum language language, const char *currency) {
    for (gsize i = 0; i < G_N_ELEMENTS(currencies); i++) {
        if (strcmp(currency, currencies[i].code) == 0) {
            g_string_append(out, currencies[i].sign);
            g_string_append(out, forms[language].after_currency);
            return;
        }
    }
    g_string_append(out, currency);
    g_string_append(out, NBSP);
}

static void append_after(GString *out, enum language language, enum unit unit, int64_t value) {
    if (unit == UNIT_PERCENT)
        g_string_append_c(out, '%');
    else if (unit == UNIT_PLACE)
        g_string_append(out, forms[language].ordinal ? forms[language].ordinal : english_ordinal(magnitude(value)));
}

void text_append_value(GString *out, enum language language, enum unit unit, const char *currency, int64_t value) {
    append_sign(out, value);
    if (unit == UNIT_MONEY)
        append_currency(out, language, currency);
    append_magnitude(out, language, unit, value);
    append_after(out, language, unit, value);
}

static bool is_more_than(struct interval value) {
    return value.open && value.above;
}

static void append_more_than(GString *out, enum language language, struct interval value) {
    if (is_more_than(value))
        g_string_append_printf(out, "%s" NBSP, forms[language].more_than);
}

static void append_or_more(GString *out, enum language language, struct interval value) {
    if (!is_more_than(value))
        g_string_append_printf(out, NBSP "%s", forms[language].or_more);
}

void text_append_interval(GString *out, enum language language, enum unit unit, const char *currency,
                          struct interval value) {
    bool ends_alike = unit == UNIT_PLACE || unit == UNIT_PERCENT;
    append_more_than(out, language, value);
    text_append_value(out, language, unit, currency, value.low);
    if (value.open) {
        append_or_more(out, language, value);
    } else if (value.high != value.low) {
        g_string_append(out, NBSP EN_DASH NBSP);
        if (ends_alike)
            text_append_value(out, language, unit, currency, value.high);
        else
            append_sign(out, value.high), append_magnitude(out, language, unit, value.high);
    }
}

void text_append_interval_prose(GString *out, enum language language, enum unit unit, const char *currency,
                                struct interval value) {
    append_more_than(out, language, value);
    text_append_value(out, language, unit, currency, value.low);
    if (value.open) {
        append_or_more(out, language, value);
    } else if (value.high != value.low) {
        const struct forms *form = &forms[language];
        const char *between = unit != UNIT_PLACE ? form->to : value.high == value.low + 1 ? form->or_else : form->until;
        g_string_append_printf(out, NBSP "%s" NBSP, between);
        /* Dutch repeats no euro sign ("€ 100 tot 250"); English does ("€100 to €250"). */
        if (unit == UNIT_MONEY && *forms[language].after_currency)
            append_sign(out, value.high), append_magnitude(out, language, unit, value.high);
        else
            text_append_value(out, language, unit, currency, value.high);
    }
}

void text_append_class(GString *out, enum language language, enum unit unit, const char *currency, int64_t low,
                       int64_t high) {
    if (low != 0) {
        text_append_interval_prose(out, language, unit, currency, interval_between(low, high));
        return;
    }
    g_string_append_printf(out, "%s" NBSP, forms[language].below);
    text_append_value(out, language, unit, currency, high);
}

void text_append_interval_bare(GString *out, enum language language, enum unit unit, struct interval value) {
    append_more_than(out, language, value);
    append_sign(out, value.low);
    append_magnitude(out, language, unit, value.low);
    if (unit == UNIT_PLACE)
        append_after(out, language, unit, value.low);
    if (value.open) {
        append_or_more(out, language, value);
    } else if (value.high != value.low) {
        g_string_append(out, EN_DASH);
        append_sign(out, value.high);
        append_magnitude(out, language, unit, value.high);
        if (unit == UNIT_PLACE)
            append_after(out, language, unit, value.high);
    }
    if (unit == UNIT_PERCENT)
        g_string_append_c(out, '%');
}

void text_append_machine(GString *out, enum unit unit, int64_t value) {
    int64_t scale = unit == UNIT_MONEY ? 100 : unit == UNIT_PERCENT ? 10 : 1;
    uint64_t size = magnitude(value);
    uint64_t rest = size % (uint64_t)scale;
    g_string_append_printf(out, "%s%" G_GUINT64_FORMAT, value < 0 ? "-" : "", size / (uint64_t)scale);
    if (rest == 0)
        return;
    if (scale == 100 && rest % 10 != 0)
        g_string_append_printf(out, ".%02d", (int)rest);
    else
        g_string_append_printf(out, ".%d", (int)(scale == 100 ? rest / 10 : rest));
}

void text_append_date_short(GString *out, enum language language, day_number day) {
    struct calendar_day date = date_calendar(day);
    g_string_append_printf(out, "%d" NBSP "%s", date.day, forms[language].months[date.month - 1]);
}

void text_append_date(GString *out, enum language language, day_number day) {
    text_append_date_short(out, language, day);
    g_string_append_printf(out, " %d", date_calendar(day).year);
}

void text_append_period(GString *out, enum language language, struct period period) {
    struct calendar_day first = date_calendar(period.first);
    struct calendar_day last = date_calendar(period.last);
    if (period.first != period.last) {
        if (first.year != last.year)
            text_append_date(out, language, period.first);
        else if (first.month != last.month)
            text_append_date_short(out, language, period.first);
        else
            g_string_append_printf(out, "%d", first.day);
        /* Days of one month stay on one line. */
        bool one_month = first.year == last.year && first.month == last.month;
        const char *space = one_month ? NBSP : " ";
        g_string_append_printf(out, "%s%s%s", space, forms[language].until, space);
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
    g_string_append_printf(out, "%s %d", forms[language].months[date.month - 1], date.year);
}

void text_append_bin(GString *out, enum language language, enum axis axis, struct period bin) {
    int year, week;
    switch (axis) {
    case AXIS_DAY:
        g_string_append_printf(out, "%s" NBSP, forms[language].weekdays[date_calendar(bin.first).weekday - 1]);
        text_append_date(out, language, bin.first);
        return;
    case AXIS_WEEK:
        week = date_iso_week(bin.first, &year);
        g_string_append_printf(out, forms[language].week, week, year);
        return;
    case AXIS_MONTH:
        text_append_month(out, language, bin.first);
        return;
    }
}

/* Days in words: those that a number is about, with what is missing among them. */
#include "compose/words/days.h"

static struct localized of_day(struct composer *composer, day_number day,
                               void (*append)(GString *out, enum language language, day_number day)) {
    struct localized result;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        append(out, (enum language)i, day);
        result.text[i] = report_string(composer->report, out->str);
    }
    return result;
}

static struct localized of_period(struct composer *composer, struct period period,
                                  void (*append)(GString *out, enum language language, struct period period)) {
    struct localized result;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        append(out, (enum language)i, period);
        result.text[i] = report_string(composer->report, out->str);
    }
    return result;
}

struct localized localized_date(struct composer *composer, day_number day) {
    return of_day(composer, day, text_append_date);
}

#define NO_BREAK_SPACE "\xC2\xA0"

static void append_month_brief(GString *out, enum language language, day_number day) {
    text_append_month_year_brief(out, language, day);
    g_string_replace(out, " ", NO_BREAK_SPACE, 0);
}

struct localized localized_month_brief(struct composer *composer, day_number day) {
    return of_day(composer, day, append_month_brief);
}

struct localized localized_day_of_month(struct composer *composer, day_number day) {
    return of_day(composer, day, text_append_day_of_month);
}

struct localized localized_period(struct composer *composer, struct period period) {
    return of_period(composer, period, text_append_period);
}

/* The days of a report of more than one year need theirs. */
static bool has_one_year(const struct composer *composer) {
    struct period period = composer->dataset->settings.period;
    return date_calendar(period.first).year == date_calendar(period.last).year;
}

/* A bin as it is written in a sentence: "14 maart", "14 maart 2023", "week 10 van 2023", "de eerste helft van 2023". */
struct localized localized_bin(struct composer *composer, struct period bin) {
    struct localized result;
    enum axis axis = composer->dataset->settings.axis;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_string_truncate(out, 0);
        if (axis == AXIS_DAY && has_one_year(composer))
            text_append_date_short(out, (enum language)i, bin.first);
        else if (axis == AXIS_DAY)
            text_append_date(out, (enum language)i, bin.first);
        else if (axis == AXIS_HALF_YEAR)
            text_append_the_half_year(out, (enum language)i, bin.first);
        else
            text_append_bin(out, (enum language)i, axis, bin);
        result.text[i] = report_string(composer->report, out->str);
    }
    return result;
}

/* Up to so many stretches without figures are named one by one. */
enum { MOST_GAPS = 3 };

static struct localized period_without_year(struct composer *composer, struct period period) {
    return of_period(composer, period, text_append_period_short);
}

struct localized localized_days(struct composer *composer, const struct days *days) {
    struct period span = days_span(days);
    struct localized gaps[MOST_GAPS] = {{{NULL}}};
    if (!span.first)
        return localized_period(composer, composer->dataset->settings.period);
    if (days->count == 1)
        return localized_period(composer, span);
    if (days->count - 1 > MOST_GAPS)
        return SENTENCE(composer, "days.of", arg_count(composer, "count", days_count(days)),
                        arg_count(composer, "all", period_days(span)), arg_period(composer, "period", span));
    /* Within one year the span says which year it is. */
    bool one_year = date_calendar(span.first).year == date_calendar(span.last).year;
    for (guint i = 0; i + 1 < days->count; i++) {
        struct period gap = {days->stretches[i].last + 1, days->stretches[i + 1].first - 1};
        gaps[i] = one_year ? period_without_year(composer, gap) : localized_period(composer, gap);
    }
    return SENTENCE(composer, "days.without", arg_period(composer, "period", span),
                    arg_text("gaps", localized_list(composer, gaps, days->count - 1, "list.and")));
}

const char *axis_key(struct composer *composer, const char *before) {
    g_autofree char *key = g_strconcat(before, axis_words[composer->dataset->settings.axis], NULL);
    return report_string(composer->report, key);
}

struct argument arg_date(struct composer *composer, const char *name, day_number day) {
    return arg_text(name, localized_date(composer, day));
}

struct argument arg_period(struct composer *composer, const char *name, struct period period) {
    return arg_text(name, localized_period(composer, period));
}

struct argument arg_stretches(struct composer *composer, const char *name, const GArray *stretches) {
    struct days days = {(const struct period *)(const void *)stretches->data, stretches->len};
    return arg_text(name, localized_days(composer, &days));
}

struct argument arg_days(struct composer *composer, const char *name, int platform, enum measure measure) {
    return arg_text(name, localized_days(composer, totals_days(composer->totals, platform, measure)));
}

/* Platforms and the days of a measure that each is known of. */
struct dated {
    const int *platforms;
    guint count;
    enum measure measure;
    bool *done; /* named already */
};

/* The names of a platform and of those behind it that have its days. */
static struct localized platforms_of_days(struct composer *composer, struct dated *dated, guint first) {
    g_autofree struct localized *names = g_new0(struct localized, dated->count + 1);
    const struct days *days = totals_days(composer->totals, dated->platforms[first], dated->measure);
    guint alike = 0;
    for (guint i = first; i < dated->count; i++)
        if (days_equal(days, totals_days(composer->totals, dated->platforms[i], dated->measure))) {
            names[alike++] = localized_same(composer, dataset_platform(composer->dataset, dated->platforms[i])->name);
            dated->done[i] = true;
        }
    return localized_list(composer, names, alike, alike == dated->count ? "list.or" : "list.and");
}

struct argument arg_platforms_days(struct composer *composer, const char *name, const int *platforms, guint count,
                                   enum measure measure, const char *said) {
    g_autofree struct localized *items = g_new0(struct localized, count + 1);
    g_autofree bool *done = g_new0(bool, count + 1);
    struct dated dated = {platforms, count, measure, done};
    enum language language = settings_first_language(&composer->dataset->settings);
    guint groups = 0;
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < count; i++) {
            struct argument days = arg_days(composer, "period", platforms[i], measure);
            bool bare = g_strcmp0(days.text.text[language], said) == 0;
            if (done[i] || bare != (pass == 0))
                continue;
            struct argument names = arg_text("platforms", platforms_of_days(composer, &dated, i));
            items[groups++] = bare ? names.text : SENTENCE(composer, "days.of-platforms", names, days);
        }
    return arg_text(name, localized_list(composer, items, groups, "list.or"));
}

bool lists_advertisers(const struct composer *composer, int platform, int whose) {
    return totals_names_advertisers(composer->totals, platform) &&
           origin_has_rows(&totals_whole(composer->totals, platform, whose, MEASURE_SPEND)->origin);
}

struct argument arg_days_of_advertisers(struct composer *composer, const char *name, int whose) {
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct localized));
    struct localized first = localized_period(composer, composer->dataset->settings.period);
    bool same = true;
    for (int platform = 0; platform < (int)composer->dataset->platforms->len; platform++) {
        if (!lists_advertisers(composer, platform, whose))
            continue;
        if (totals_whole(composer->totals, platform, whose, MEASURE_SPEND)->state != STATE_VALUE)
            continue; /* its numbers are all hidden */
        struct argument days = arg_days(composer, "period", platform, MEASURE_SPEND);
        struct localized item =
            SENTENCE(composer, "days.of-platform", arg_platform(composer, "platform", platform), days);
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            same = same && (items->len == 0 || g_strcmp0(first.text[i], days.text.text[i]) == 0);
        first = items->len == 0 ? days.text : first;
        g_array_append_val(items, item);
    }
    if (same)
        return arg_text(name, first);
    return arg_text(
        name, localized_list(composer, (const struct localized *)(const void *)items->data, items->len, "list.and"));
}

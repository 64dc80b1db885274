#include "fetch/shape.h"
#include "base/echo.h"
#include "base/nearest.h"

#include <string.h>

const struct column_rule column_rules[COLUMN_COUNT] = {
    [COLUMN_PLATFORM] = {"platform", "platform", FORM_WORD, .of_group = true},
    [COLUMN_ACCOUNT] = {"advertiser_id", "advertiser_id", FORM_WORD, .of_group = true},
    [COLUMN_PARTY] = {"party", "party", FORM_WORD, .of_group = true},
    [COLUMN_COUNTRY] = {"country", "country", FORM_WORD, .of_group = true},
    [COLUMN_REGION] = {"region", "region", FORM_WORD, .of_group = true},
    [COLUMN_AGE] = {"age", "age", FORM_WORD, .of_group = true},
    [COLUMN_GENDER] = {"gender", "gender", FORM_WORD, .of_group = true},
    [COLUMN_CURRENCY] = {"currency", "currency", FORM_WORD, .of_group = true},
    [COLUMN_PAYER] = {"paid_for_by", "paid_for_by", FORM_NAME, .of_group = true},
    [COLUMN_FIRST] = {"first_day", "start", FORM_DAY, .of_group = true, .required = true},
    [COLUMN_LAST] = {"last_day", "end", FORM_DAY, .of_group = true, .required = true},
    [COLUMN_NAME] = {"advertiser", "advertiser", FORM_NAME, .of_group = false},
    [COLUMN_LOW] = {"low", "spend_low", FORM_LOW, .money = true, .required = true},
    [COLUMN_HIGH] = {"high", "spend_high", FORM_HIGH, .money = true, .required = true},
    [COLUMN_IMPRESSIONS_LOW] = {"impressions_low", "impressions_low", FORM_LOW, .of_group = false},
    [COLUMN_IMPRESSIONS_HIGH] = {"impressions_high", "impressions_high", FORM_HIGH, .of_group = false},
    [COLUMN_CLICKS_LOW] = {"clicks_low", "clicks_low", FORM_LOW, .of_group = false},
    [COLUMN_CLICKS_HIGH] = {"clicks_high", "clicks_high", FORM_HIGH, .of_group = false},
    [COLUMN_ADS] = {"ads", "ads", FORM_COUNT, .required = true},
};

bool column_is_sum(int column) {
    return column_rules[column].form >= FORM_LOW;
}

static int find_rule(const char *name) {
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (g_ascii_strcasecmp(name, column_rules[i].name) == 0)
            return i;
    return -1;
}

static char *unknown_column(const char *name) {
    const char *names[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++)
        names[i] = column_rules[i].name;
    g_autofree char *remedy =
        nearest_remedy(name, names, COLUMN_COUNT,
                       "; a query answers with a group - platform, advertiser_id or party and so on "
                       "-, first_day, last_day, low, high and ads");
    return echo_format("unknown column '%s' in the answer%s", name, remedy);
}

/* What the columns that were found lack. */
static char *find_missing(const struct shape *shape, const char **which) {
    for (int i = 0; i < COLUMN_COUNT; i++) {
        int partner = column_rules[i].form == FORM_LOW ? i + 1 : column_rules[i].form == FORM_HIGH ? i - 1 : i;
        if (shape->at[i] < 0 && column_rules[i].required)
            return g_strdup_printf("the answer has no column '%s'; name one so in the query", column_rules[i].name);
        *which = column_rules[i].name;
        if (shape->at[i] >= 0 && shape->at[partner] < 0)
            return g_strdup_printf("column '%s' is one of a pair; add '%s'", column_rules[i].name,
                                   column_rules[partner].name);
        *which = NULL;
    }
    if (shape->at[COLUMN_ACCOUNT] < 0 && shape->at[COLUMN_PARTY] < 0)
        return g_strdup("the answer does not say who advertised; add a column 'advertiser_id' or 'party'");
    return NULL;
}

char *shape_find(const struct answer *answer, struct shape *shape, const char **which) {
    for (int i = 0; i < COLUMN_COUNT; i++)
        shape->at[i] = -1;
    for (guint i = 0; i < answer_width(answer); i++) {
        *which = answer_column(answer, i)->name;
        int rule = find_rule(*which);
        if (rule < 0)
            return unknown_column(*which);
        if (shape->at[rule] >= 0)
            return echo_format("two columns '%s' in the answer; keep one", *which);
        shape->at[rule] = (int)i;
    }
    *which = NULL;
    return find_missing(shape, which);
}

char *shape_check_types(const struct answer *answer, const struct shape *shape, const char **which) {
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (shape->at[i] < 0 || !column_is_sum(i))
            continue;
        enum answer_type type = answer_column(answer, (guint)shape->at[i])->type;
        *which = column_rules[i].name;
        if (type == ANSWER_FLOATING)
            return g_strdup_printf(
                "column '%s' is a floating number, whose sums are not exact; add up whole numbers or "
                "decimals: sum(cast(... as decimal(18, 2)))",
                *which);
        if (type == ANSWER_OTHER)
            return g_strdup_printf("column '%s' is no number; give a sum", *which);
    }
    *which = NULL;
    return NULL;
}

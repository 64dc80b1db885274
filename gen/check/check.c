#include "check/check.h"
#include "base/echo.h"
#include "check/rules.h"

static const struct {
    const char *word;
    void (*check)(const struct check *check);
    bool of_complete; /* about what is not there: checked only if the input has no errors, since a row that was left out
                         for an error is missing too */
} rules[] = {
    {"doubled-row", check_doubled_rows, false},
    {"overlap", check_overlaps, false},
    {"same-money", check_same_money, false},
    {"whole-and-part", check_wholes, false},
    {"outside-period", check_report_period, false},
    {"coverage-contradiction", check_contradictions, false},
    {"uncollected-day", check_uncollected, false},
    {"offer", check_offer, false},
    {"listed", check_listed, false},
    {"reach", check_reach, false},
    {"two-parties", check_mapping, false},
    {"cut-id", check_cut_ids, false},
    {"disclaimer", check_disclaimers, false},
    {"payer-untold", check_untold, false},
    {"two-regions", check_aliases, false},
    {"reserved-id", check_reserved, false},
    {"private", check_private, false},
    {"publisher", check_publisher, false},
    {"targeting", check_targeting, false},
    {"targeting-days", check_targeting_days, false},
    {"countries", check_countries, true},
    {"days", check_days, true},
    {"links", check_links, true},
    {"money", check_money, true},
};

void check_report(const struct check *check, enum severity severity, struct place place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    diagnostics_add(check->diagnostics, severity, check->rule, place, NULL, "%s", message);
}

struct place observation_place(const struct observation *observation) {
    return (struct place){.file = observation->from->file, .line = observation->line};
}

void append_days(GString *out, struct period period) {
    date_append_iso(out, period.first);
    if (period.last != period.first) {
        g_string_append(out, " to ");
        date_append_iso(out, period.last);
    }
}

void check_dataset(const struct dataset *dataset, struct diagnostics *diagnostics) {
    g_autoptr(GPtrArray) ordered = g_ptr_array_sized_new(dataset->observations->len);
    for (guint i = 0; i < dataset->observations->len; i++) {
        struct observation *observation = &g_array_index(dataset->observations, struct observation, i);
        if (observation->role != ROLE_REFERENCE && !(observation->notes & NOTE_AFTER_COPY))
            g_ptr_array_add(ordered, observation);
    }
    g_ptr_array_sort(ordered, compare_observations);
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct check check = {dataset, diagnostics, rules[i].word, ordered};
        if (!rules[i].of_complete || diagnostics_count(diagnostics, SEVERITY_ERROR) == 0)
            rules[i].check(&check);
    }
}

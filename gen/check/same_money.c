/* What a platform says of its pages and what it says of their ads are two accounts of the same money. */
#include "check/rules.h"

#include <string.h>

/* The days that the rows of a file are about; the first is 0 if it has none. */
static struct period days_of(const struct check *check, const struct figures_file *file) {
    struct period days = file->covers;
    for (guint i = file->first; i < file->first + file->count; i++) {
        struct period own = g_array_index(check->dataset->observations, struct observation, i).period;
        days = (struct period){days.first ? MIN(days.first, own.first) : own.first, MAX(days.last, own.last)};
    }
    return days;
}

/* True if some row of a file of ads may be about one of these days. */
static bool has_row_in(const struct check *check, const struct figures_file *ads, struct period days) {
    for (guint i = ads->first; i < ads->first + ads->count; i++)
        if (period_overlaps(g_array_index(check->dataset->observations, struct observation, i).period, days))
            return true;
    return false;
}

static const struct figures_file *file_at(const struct check *check, guint i) {
    return &g_array_index(check->dataset->figures_files, struct figures_file, i);
}

static bool counts(const struct figures_file *file, const char *format) {
    return file->role != ROLE_REFERENCE && file->count > 0 && strcmp(file->format, format) == 0;
}

/* A report of pages, of the country or of a region, with the money of these ads in it; NULL if there is none. */
static const struct figures_file *report_with(const struct check *check, const struct figures_file *ads,
                                              struct period *days) {
    for (guint i = 0; i < check->dataset->figures_files->len; i++) {
        const struct figures_file *file = file_at(check, i);
        if (!counts(file, "meta-report") || file->platform != ads->platform)
            continue;
        *days = days_of(check, file);
        if (has_row_in(check, ads, *days))
            return file;
    }
    return NULL;
}

bool same_money(const struct check *check) {
    struct period days;
    for (guint i = 0; i < check->dataset->figures_files->len; i++)
        if (counts(file_at(check, i), "meta-ads") && report_with(check, file_at(check, i), &days))
            return true;
    return false;
}

void check_same_money(const struct check *check) {
    for (guint i = 0; i < check->dataset->figures_files->len; i++) {
        const struct figures_file *ads = file_at(check, i);
        struct period days = {0, 0};
        const struct figures_file *pages = counts(ads, "meta-ads") ? report_with(check, ads, &days) : NULL;
        if (!pages)
            continue;
        g_autoptr(GString) when = g_string_new(NULL);
        append_days(when, days);
        check_report(
            check, SEVERITY_ERROR, (struct place){.file = ads->name},
            "spend would count twice: %s has what pages spent (%s), and their ads are in this file; give one of "
            "the two 'role: reference' in report.yaml, and it is shown beside the other",
            pages->name, when->str);
    }
}

/* Sources that tell of the same money: what a platform says of its pages, what it says of their ads, and what others say of
 * either. */
#include "check/beside.h"

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

/* A table that others made: returns to an authority, a researcher's. */
static bool is_declared(const struct party_row *entry) {
    return entry->file && strcmp(entry->file->format, "table") == 0;
}

static bool is_of_platform(const struct party_row *entry) {
    return entry->file && !is_declared(entry) && strcmp(entry->file->format, "observations") != 0;
}

/* A platform's account by its number, which tells it apart from all others of the platform. */
static bool names_account(const struct party_row *entry) {
    return *entry->row->from->advertiser_id;
}

/* The numbers that others have for who advertised need not be the platform's. */
static bool is_by_another(const struct party_row *entry) {
    return !is_of_platform(entry) && (is_declared(entry) || !names_account(entry));
}

static bool is_our_account(const struct party_row *entry) {
    return !is_of_platform(entry) && !is_declared(entry) && names_account(entry);
}

static bool is_declared_party(const struct party_row *entry) {
    return is_declared(entry) && !names_account(entry);
}

static bool is_declared_account(const struct party_row *entry) {
    return is_declared(entry) && names_account(entry);
}

static bool is_our_party(const struct party_row *entry) {
    return !is_of_platform(entry) && !is_declared(entry) && !names_account(entry);
}

static bool is_our_ad_of_party(const struct party_row *entry) {
    return is_our_party(entry) && *entry->row->ad;
}

#define REMEDY \
    "give one of the two files 'role: reference' in report.yaml, or, if its money is in no other file, 'role: added'"
#define NAMES_ONE "names one", "names no account of the platform", REMEDY

static const struct beside kinds[] = {
    {compare_divisions, is_of_platform, is_by_another, false, false, "is in a file of the platform itself",
     "is of another source than the platform", REMEDY},
    {compare_divisions, is_our_account, is_declared_party, false, false, NAMES_ONE},
    {compare_divisions, is_declared_account, is_our_party, false, false, NAMES_ONE},
    {compare_parties, is_our_account, is_our_ad_of_party, true, true, NAMES_ONE},
};

bool same_money(const struct check *check) {
    struct period days;
    for (guint i = 0; i < check->dataset->figures_files->len; i++)
        if (counts(file_at(check, i), "meta-ads") && report_with(check, file_at(check, i), &days))
            return true;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (beside_any(check, &kinds[i]))
            return true;
    return false;
}

static void check_ads_and_pages(const struct check *check) {
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

void check_same_money(const struct check *check) {
    check_ads_and_pages(check);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        beside_check(check, &kinds[i]);
}

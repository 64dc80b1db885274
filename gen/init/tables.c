/* The tables of a new report: what the files name is there, the rest is to be filled in. */
#include "init/init.h"

#include "base/plain.h"
#include "init/taken.h"
#include "model/dataset.h"
#include "model/days.h"
#include "model/measure.h"

#include <string.h>

static const struct taken_file *file_at(const struct beginning *beginning, guint index) {
    return &g_array_index(beginning->files, struct taken_file, index);
}

char *init_parties(const struct beginning *beginning) {
    GString *out = g_string_new("id,name,aliases,colour,website\n");
    struct texts ids = TAKEN_TEXTS(beginning, parties);
    for (guint i = 0; i < ids.list->len; i++)
        g_string_append_printf(out, "%s,%s,,,\n", (char *)ids.list->pdata[i], (char *)ids.list->pdata[i]);
    texts_clear(&ids);
    return g_string_free(out, FALSE);
}

char *init_platforms(const struct beginning *beginning) {
    GString *out = g_string_new("id,name,services,library_url\n");
    struct texts ids = TAKEN_TEXTS(beginning, platforms);
    for (guint i = 0; i < ids.list->len; i++) {
        const struct download_platform *known = download_platform(ids.list->pdata[i]);
        plain_append_field(out, ids.list->pdata[i], ',');
        plain_append_field(out, known ? known->name : ids.list->pdata[i], ',');
        plain_append_field(out, known ? known->services : "", ',');
        plain_append_field(out, known ? known->url : "", '\n');
    }
    texts_clear(&ids);
    return g_string_free(out, FALSE);
}

char *init_advertisers(void) {
    return g_strdup(LINK_COLUMNS "\n");
}

char *init_payments(void) {
    return g_strdup("party,recipient,relation,from,until,amount,person,platform,what,source\n");
}

/* The latest day on which a file of the kind is known to have been copied; 0: none is. */
static day_number copied_on(const struct beginning *beginning, const char *kind) {
    day_number latest = 0;
    for (guint i = 0; i < beginning->files->len; i++)
        if (strcmp(file_at(beginning, i)->download->kind, kind) == 0)
            latest = MAX(latest, file_at(beginning, i)->download->copied_on);
    return latest;
}

/* Where the files of a kind come from. */
static void append_source(const struct beginning *beginning, const struct download_source *known, GString *out) {
    day_number day = copied_on(beginning, known->kind);
    plain_append_field(out, known->kind, ',');
    plain_append_field(out, known->title, ',');
    plain_append_field(out, known->publisher, ',');
    plain_append_field(out, known->url, ',');
    if (day)
        date_append_iso(out, day);
    g_string_append(out, ",,en\n");
}

char *init_sources(const struct beginning *beginning) {
    GString *out = g_string_new("id,title,publisher,url,retrieved_on,licence,language\n");
    struct texts kinds = texts_new();
    for (guint i = 0; i < beginning->files->len; i++)
        texts_add(&kinds, file_at(beginning, i)->download->kind);
    for (guint i = 0; i < kinds.list->len; i++) {
        const struct download_source *known = download_source(kinds.list->pdata[i]);
        if (known)
            append_source(beginning, known, out);
    }
    texts_clear(&kinds);
    return g_string_free(out, FALSE);
}

/* Of what its files cover: only those of one kind say it. "" if there are none. */
static const char *source_of_coverage(const struct beginning *beginning, const char *platform) {
    for (guint i = 0; i < beginning->files->len; i++) {
        const struct download *download = file_at(beginning, i)->download;
        const struct download_source *known = download_source(download->kind);
        if (known && download->measures && strcmp(known->platform, platform) == 0)
            return known->kind;
    }
    return "";
}

static void append_statement(GString *out, const char *platform, const char *measure, struct period days,
                             const char *state, const char *source) {
    g_string_append_printf(out, "%s,%s,", platform, measure);
    date_append_iso(out, days.first);
    g_string_append_c(out, ',');
    date_append_iso(out, days.last);
    g_string_append_printf(out, ",%s,%s\n", state, source);
}

/* The days of a platform on which its files say something of a measure (-1: of any), as far as the report goes. */
static GArray *days_of(const struct beginning *beginning, const char *platform, int measure) {
    GArray *days = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < beginning->files->len; i++) {
        const struct taken_file *file = file_at(beginning, i);
        unsigned measures = file->download->measures;
        bool gives = measure < 0 ? measures != 0 : (measures & 1u << measure) != 0;
        if (file->use != USE_FIGURES || file->download->region || file->download->searched || !gives ||
            !taken_is_of(file, platform) || !file->days.first || !period_overlaps(file->days, beginning->period))
            continue;
        struct period within = {MAX(file->days.first, beginning->period.first),
                                MIN(file->days.last, beginning->period.last)};
        g_array_append_val(days, within);
    }
    days_join(days);
    return days;
}

/* What each file is known to cover, and which days of the report are in none. */
static void append_platform(const struct beginning *beginning, const char *platform, GString *out) {
    g_autoptr(GArray) any = days_of(beginning, platform, -1);
    struct days covered = {(const struct period *)(const void *)any->data, any->len}, whole = {&beginning->period, 1};
    g_autoptr(GArray) gaps = days_without(&whole, &covered);
    const char *source = source_of_coverage(beginning, platform);
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        g_autoptr(GArray) days = days_of(beginning, platform, measure);
        for (guint i = 0; i < days->len; i++)
            append_statement(out, platform, measure_rule((enum measure)measure)->word,
                             g_array_index(days, struct period, i), "collected", source);
    }
    for (guint i = 0; covered.count > 0 && i < gaps->len; i++)
        append_statement(out, platform, "*", g_array_index(gaps, struct period, i), "not_collected", source);
}

char *init_coverage(const struct beginning *beginning) {
    GString *out = g_string_new("platform,measure,from,to,state,source");
    struct texts ids = TAKEN_TEXTS(beginning, platforms);
    g_string_append_c(out, '\n');
    for (guint i = 0; beginning->period.first && i < ids.list->len; i++)
        if (download_platform(ids.list->pdata[i]))
            append_platform(beginning, ids.list->pdata[i], out);
    texts_clear(&ids);
    return g_string_free(out, FALSE);
}

/* The tables of a new report: what the files name is there, the rest is to be filled in. */
#include "init/init.h"

#include "base/plain.h"
#include "base/slug.h"
#include "init/taken.h"
#include "model/days.h"
#include "model/measure.h"

#include <string.h>

/* A field of a table, in quotes if it needs them, and what ends it. */
static void append_field(GString *out, const char *text, char end) {
    g_autoptr(GString) plain = g_string_new(NULL);
    plain_append(plain, text);
    if (strpbrk(plain->str, ",;\t\"")) {
        g_string_replace(plain, "\"", "\"\"", 0);
        g_string_append_printf(out, "\"%s\"", plain->str);
    } else {
        g_string_append(out, plain->str);
    }
    g_string_append_c(out, end);
}

static const struct taken_file *file_at(const struct beginning *beginning, guint index) {
    return &g_array_index(beginning->files, struct taken_file, index);
}

/* Ids that all files have, each once: char *. */
static GPtrArray *platforms_of(const struct beginning *beginning) {
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < beginning->files->len; i++)
        for (guint j = 0; j < file_at(beginning, i)->download->platforms->len; j++)
            download_add_text(ids, file_at(beginning, i)->download->platforms->pdata[j]);
    return ids;
}

char *init_parties(const struct beginning *beginning) {
    GString *out = g_string_new("id,name,aliases,colour,website\n");
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < beginning->files->len; i++)
        for (guint j = 0; j < file_at(beginning, i)->download->parties->len; j++)
            download_add_text(ids, file_at(beginning, i)->download->parties->pdata[j]);
    for (guint i = 0; i < ids->len; i++) {
        append_field(out, ids->pdata[i], ',');
        append_field(out, ids->pdata[i], ',');
        g_string_append(out, ",,\n");
    }
    return g_string_free(out, FALSE);
}

char *init_platforms(const struct beginning *beginning) {
    GString *out = g_string_new("id,name,services,library_url\n");
    g_autoptr(GPtrArray) ids = platforms_of(beginning);
    for (guint i = 0; i < ids->len; i++) {
        const struct download_platform *known = download_platform(ids->pdata[i]);
        append_field(out, ids->pdata[i], ',');
        append_field(out, known ? known->name : ids->pdata[i], ',');
        append_field(out, known ? known->services : "", ',');
        append_field(out, known ? known->url : "", '\n');
    }
    return g_string_free(out, FALSE);
}

char *init_advertisers(void) {
    return g_strdup("platform,advertiser_id,advertiser,party,relation,from,to,mapped_by,mapped_on,evidence,person\n");
}

/* The latest day on which a file of the platform is known to have been copied; 0: none is. */
static day_number copied_on(const struct beginning *beginning, const char *platform) {
    day_number latest = 0;
    for (guint i = 0; i < beginning->files->len; i++)
        if (taken_is_of(file_at(beginning, i), platform))
            latest = MAX(latest, file_at(beginning, i)->download->copied_on);
    return latest;
}

char *init_sources(const struct beginning *beginning) {
    GString *out = g_string_new("id,title,publisher,url,retrieved_on,licence,language\n");
    g_autoptr(GPtrArray) ids = platforms_of(beginning);
    for (guint i = 0; i < ids->len; i++) {
        const struct download_platform *known = download_platform(ids->pdata[i]);
        day_number day = copied_on(beginning, ids->pdata[i]);
        if (!known)
            continue;
        append_field(out, known->source, ',');
        append_field(out, known->title, ',');
        append_field(out, known->publisher, ',');
        append_field(out, known->url, ',');
        if (day)
            date_append_iso(out, day);
        g_string_append(out, ",,en\n");
    }
    return g_string_free(out, FALSE);
}

static void append_statement(GString *out, const char *platform, const char *measure, struct period days,
                             const char *state) {
    g_string_append_printf(out, "%s,%s,", platform, measure);
    date_append_iso(out, days.first);
    g_string_append_c(out, ',');
    date_append_iso(out, days.last);
    g_string_append_printf(out, ",%s,%s\n", state, download_platform(platform)->source);
}

/* The days of a platform on which its files say something of a measure (-1: of any), as far as the report goes. */
static GArray *days_of(const struct beginning *beginning, const char *platform, int measure) {
    GArray *days = g_array_new(FALSE, FALSE, sizeof(struct period));
    for (guint i = 0; i < beginning->files->len; i++) {
        const struct taken_file *file = file_at(beginning, i);
        unsigned measures = file->download->measures;
        bool gives = measure < 0 ? measures != 0 : (measures & 1u << measure) != 0;
        if (file->use != USE_FIGURES || file->download->region || !gives || !taken_is_of(file, platform) ||
            !file->days.first || !period_overlaps(file->days, beginning->period))
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
    for (int measure = 0; measure < MEASURE_COUNT; measure++) {
        g_autoptr(GArray) days = days_of(beginning, platform, measure);
        for (guint i = 0; i < days->len; i++)
            append_statement(out, platform, measure_rule((enum measure)measure)->word,
                             g_array_index(days, struct period, i), "collected");
    }
    for (guint i = 0; covered.count > 0 && i < gaps->len; i++)
        append_statement(out, platform, "*", g_array_index(gaps, struct period, i), "not_collected");
}

/* A column in each language of the report, before and after its language. */
static void append_columns(const struct beginning *beginning, const char *name, GString *out) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (beginning->languages[i])
            g_string_append_printf(out, ",%s_%s", name, language_code((enum language)i));
}

char *init_coverage(const struct beginning *beginning) {
    GString *out = g_string_new("platform,measure,from,to,state,source");
    g_autoptr(GPtrArray) ids = platforms_of(beginning);
    g_string_append_c(out, '\n');
    for (guint i = 0; beginning->period.first && i < ids->len; i++)
        if (download_platform(ids->pdata[i]))
            append_platform(beginning, ids->pdata[i], out);
    return g_string_free(out, FALSE);
}

/* True if a table names regions in every language of the report. */
static bool has_languages(const struct beginning *beginning, const struct region_list *known) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *column = g_strconcat("name_", language_code((enum language)i), NULL);
        if (beginning->languages[i] && !g_ptr_array_find_with_equal_func(known->columns, column, g_str_equal, NULL))
            return false;
    }
    return true;
}

/* A region as files call it, in the columns that the table has. */
static void append_region(const GPtrArray *columns, const char *id, const char *name, GString *out) {
    for (guint i = 0; i < columns->len; i++) {
        const char *column = columns->pdata[i];
        append_field(out,
                     strcmp(column, "id") == 0           ? id
                     : g_str_has_prefix(column, "name_") ? name
                                                         : "",
                     i + 1 < columns->len ? ',' : '\n');
    }
}

char *init_regions(const struct beginning *beginning, const struct region_list *known) {
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < beginning->files->len; i++)
        for (guint j = 0; j < file_at(beginning, i)->download->regions->len; j++)
            download_add_text(names, file_at(beginning, i)->download->regions->pdata[j]);
    if (names->len == 0)
        return NULL;
    known = known && has_languages(beginning, known) ? known : NULL;
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GString) header = g_string_new("id");
    append_columns(beginning, "name", header);
    g_string_append(header, ",aliases\n");
    GString *out = g_string_new(known ? known->text : header->str);
    g_autofree char *line = g_strndup(header->str, header->len - 1);
    g_auto(GStrv) own = g_strsplit(line, ",", -1);
    g_autoptr(GPtrArray) columns = g_ptr_array_new();
    for (guint i = 0; own[i]; i++)
        g_ptr_array_add(columns, own[i]);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *small = g_utf8_strdown(names->pdata[i], -1);
        if (known && g_hash_table_contains(known->names, small))
            continue;
        g_autofree char *slug = slug_of(names->pdata[i]);
        g_autofree char *id = slug_unused(slug, ids, given);
        append_region(known ? known->columns : columns, id, names->pdata[i], out);
    }
    return g_string_free(out, FALSE);
}

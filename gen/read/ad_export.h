/* A file of ads, a record each, that a library of ads exports as a table or as JSON: what the readers of such files share. */
#ifndef ADREPORT_READ_AD_EXPORT_H
#define ADREPORT_READ_AD_EXPORT_H

#include "read/format.h"
#include "read/json.h"

/* One file being read. */
struct ad_export {
    const struct figures *figures;
    struct csv *csv;   /* NULL if it is JSON */
    struct json *json; /* NULL if it is a table */
    int platform;
    char **countries;     /* the codes of the report's that the file is about, one or several; NULL behind the last */
    day_number copied_on; /* 0: not known */
    const struct json_value *record; /* being read */
    bool good;                       /* so far, of that ad */
    bool sound;                      /* so far, the file: none of its ads has a fault */
    bool left_out;                   /* nothing of that ad is the report's: its rows are the whole alone */
    GArray *rows;            /* struct observation of that ad: the whole first, then where and whom it reached */
    GHashTable *strange;     /* regions that regions.csv lacks: name -> ads */
    GHashTable *countryless; /* those of which regions.csv does not say the country, in a report of several */
    guint ads;               /* of a day of the report */
    guint foreign;           /* paid in another currency */
    guint shared;            /* shown in other countries too */
    guint elsewhere;         /* reached nobody in the report's countries */
    guint anywhere;          /* nothing says in which countries: counted from zero */
    guint reversed;          /* with their end before their start */
    guint unlike;            /* there again with other amounts */
    guint endless;           /* without last day, and the day of the copy is not known */
    int64_t endless_spend;   /* of these, at least; cents */
};

/* Adds an error about a value of the record being read, or about the record, and marks the ad. */
void ad_error(struct ad_export *export, const struct json_value *value, const char *rule, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The member of a value that has this name; NULL if it is not there, null, or empty. Two of a name are an error. */
const struct json_value *ad_member(struct ad_export *export, const struct json_value *value, const char *name);

/* The place of a country among those of the export; -1: it is none of them. */
int ad_country(const struct ad_export *export, const char *code);

/* True if there are several. Then what is known of an ad in one of them is a row of its own (`of_country`), and its money,
 * which is of all of them together, stands in the first of export->rows. */
bool ad_has_countries(const struct ad_export *export);

/* Such a country as in struct observation; 0 if the report is about one. */
uint64_t ad_country_bit(const struct ad_export *export, guint place);

/* Appends the row of an ad in one of several countries, with what the first row has of days and advertiser. certain: it was shown
 * there; note: what is to be said of where it was shown, or 0. */
void ad_add_country(struct ad_export *export, guint place, bool certain, struct amount reach, unsigned note);

/* Text or a number, as it is written; NULL, diagnosed, if a value is neither; NULL if value is. */
const char *ad_text(struct ad_export *export, const struct json_value *value);

#endif

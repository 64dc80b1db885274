/* A table of the input whose rows an engine adds up: what is asked of it, and what is known of the last answer. */
#ifndef ADREPORT_MODEL_FETCH_H
#define ADREPORT_MODEL_FETCH_H

#include "model/dataset.h"

/* What lies beside a table that was fetched: how it came to be. */
struct fetched {
    bool known;                              /* there is such a file, and it can be read */
    const char *query, *query_sha256;        /* the file of the query as it was, and its sum */
    const char *asked_sha256;                /* of the query with its slots filled, as it was sent */
    const char *table_sha256;                /* of the table that was written */
    const char *server, *driver, *isolation; /* as they call themselves: "PostgreSQL 15.0.20" */
    bool read_only;                          /* the server was told to refuse whatever would change it */
    int64_t rows, ads;
    struct interval spend; /* what the rows add up to, in hundredths */
    day_number day;        /* on which it was fetched */
};

/* A value of an entry, and where it stands. */
struct fetch_text {
    const char *text;
    struct place place;
    const char *line; /* the text of that line */
};

/* One entry under 'fetch' of report.yaml. */
struct fetch {
    struct fetch_text into;   /* the table, from the input folder on: "spend/google.csv" */
    struct fetch_text dsn;    /* how odbc.ini calls the server */
    struct fetch_text query;  /* the file of the query, from the input folder on */
    struct fetch_text source; /* an id of sources.csv, which every row gets */
    const char *asked;        /* the text of the query; NULL if it cannot be read */
    struct fetched fetched;
};

/* Where the file beside a table is: "spend/google.fetched.json". Caller frees. */
char *fetch_sidecar(const char *into);

/* The days at which stretches begin that no figure of the report tells apart, ascending: those of its axis, of links, offers and
 * coverage that begin or end, and the day after the report. A GArray of day_number, which the caller frees. */
GArray *fetch_bins(const struct dataset *dataset);

/* What is wrong with a query at a place of its text. */
struct slot_problem {
    gsize at, length;
    char *message; /* freed by who asks */
};

/* The query with its slots filled by what the report is about, and without a semicolon behind it. NULL, with what is wrong in *problem, if a slot is none of those
 * that there are or has nothing to be filled with. The caller frees. */
char *fetch_fill(const struct dataset *dataset, const char *query, struct slot_problem *problem);

#endif

/* What lies beside a table that was fetched, for whoever reads it later: how it came to be. read/fetches.c reads it. */
#ifndef ADREPORT_FETCH_SIDECAR_H
#define ADREPORT_FETCH_SIDECAR_H

#include "fetch/connection.h"
#include "fetch/control.h"
#include "model/fetch.h"

/* What there is to say of one table. */
struct sidecar {
    const struct fetch *fetch;
    const char *asked; /* the query with its slots filled */
    const struct server *server;
    const struct shape *shape;
    const struct control *control;
    const GString *table;
    day_number day;
};

/* The file, as JSON with a line for each of its members. Caller frees. */
GString *sidecar_text(const struct sidecar *sidecar);

#endif

/* The tables and views of data/adreport.sqlite. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_SCHEMA_H
#define ADREPORT_RENDER_DATA_DATABASE_SCHEMA_H

#include "model/report.h"

/* The SQL that makes them, for the languages that are published and the measures that are shown. Caller frees. */
char *database_schema(const struct report *report);

#endif

/* A database of an edition, which may come from anyone: it is opened to be read, nothing in it is run, and reading it
 * ends, also where a table is a view without an end. */
#ifndef ADREPORT_BASE_DATABASE_H
#define ADREPORT_BASE_DATABASE_H

#include <sqlite3.h>
#include <stdint.h>

struct database {
    sqlite3 *handle;
    int64_t turns; /* how much more may be worked on it; then queries end with SQLITE_INTERRUPT */
};

/* Opens the file at path. Returns why it cannot be opened, to be freed by the caller; NULL if it was. The struct must
 * stay where it is, and is closed in either case. */
char *database_open(struct database *database, const char *path);

void database_close(struct database *database);

#endif

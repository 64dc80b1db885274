/* A database in a file that is open already, and need not have a name: libsqlite3 opens files by name, and none of more than 512
 * bytes. Nobody else opens that file, so there are no locks, and there is no journal. */
#ifndef ADREPORT_RENDER_DATA_DATABASE_FILE_H
#define ADREPORT_RENDER_DATA_DATABASE_FILE_H

#include <sqlite3.h>

struct database_file {
    sqlite3_vfs system; /* what libsqlite3 asks for files, known to it by a name of its own */
    char name[32];
    int file;    /* of the caller, for reading and writing */
    int failure; /* errno of the first call that failed, other than what libsqlite3 itself says; 0: none did */
};

/* Opens an empty file as a database, as sqlite3_open_v2 does. database_file stays where it is until it is closed. */
int database_file_open(struct database_file *database, int file, sqlite3 **handle);

/* To be called once the handle is closed. */
void database_file_close(struct database_file *database);

#endif

#include "base/database.h"

#include <glib.h>
#include <glib/gstdio.h>

/* SQLite's own steps in a turn; and turns for each kilobyte of the file: reading all of an edition as verify does takes
 * less than a tenth of one. */
enum { STEPS_A_TURN = 1000, TURNS_A_KILOBYTE = 4, TURNS_AT_LEAST = 2000 };

static int take_turn(void *data) {
    struct database *database = data;
    return --database->turns < 0;
}

char *database_open(struct database *database, const char *path) {
    GStatBuf status;
    *database = (struct database){NULL, 0};
    if (g_stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return g_strdup("there is no such file");
    database->turns = TURNS_AT_LEAST + (int64_t)status.st_size / 1024 * TURNS_A_KILOBYTE;
    if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_db_config(database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
        sqlite3_db_config(database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK)
        return g_strdup(sqlite3_errmsg(database->handle));
    sqlite3_progress_handler(database->handle, STEPS_A_TURN, take_turn, database);
    return NULL;
}

void database_close(struct database *database) {
    sqlite3_close(database->handle);
    database->handle = NULL;
}

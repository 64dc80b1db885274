#include "render/data/database_file.h"

#include "base/bytes.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The database as libsqlite3 has it open. */
struct opened {
    sqlite3_file methods;
    struct database_file *database;
};

static int fail(struct database_file *database, int result) {
    if (!database->failure)
        database->failure = errno;
    return result;
}

static struct database_file *database_of(sqlite3_file *file) {
    return ((struct opened *)file)->database;
}

static int file_close(sqlite3_file *file) {
    (void)file;
    return SQLITE_OK;
}

/* What is beyond the end is zero. */
static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset) {
    struct database_file *database = database_of(file);
    ssize_t got = bytes_read(database->file, bytes, (size_t)size, (uint64_t)offset);
    if (got < 0)
        return fail(database, SQLITE_IOERR_READ);
    memset((char *)bytes + got, 0, (size_t)(size - got));
    return got == size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset) {
    struct database_file *database = database_of(file);
    if (bytes_write(database->file, bytes, (size_t)size, (uint64_t)offset))
        return SQLITE_OK;
    return fail(database, errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    struct database_file *database = database_of(file);
    return ftruncate(database->file, (off_t)size) == 0 ? SQLITE_OK : fail(database, SQLITE_IOERR_TRUNCATE);
}

/* The edition it is in is put on the disk as a whole. */
static int file_sync(sqlite3_file *file, int how) {
    (void)file, (void)how;
    return SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    struct database_file *database = database_of(file);
    struct stat status;
    if (fstat(database->file, &status) != 0)
        return fail(database, SQLITE_IOERR_FSTAT);
    *size = status.st_size;
    return SQLITE_OK;
}

static int file_lock(sqlite3_file *file, int how) {
    (void)file, (void)how;
    return SQLITE_OK;
}

static int file_is_locked(sqlite3_file *file, int *locked) {
    (void)file;
    *locked = 0;
    return SQLITE_OK;
}

static int file_control(sqlite3_file *file, int question, void *answer) {
    (void)file, (void)question, (void)answer;
    return SQLITE_NOTFOUND;
}

static int file_sector_size(sqlite3_file *file) {
    (void)file;
    return 4096;
}

static int file_characteristics(sqlite3_file *file) {
    (void)file;
    return 0;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_lock,
    .xCheckReservedLock = file_is_locked,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
};

/* No other file is opened: there is no journal, and what is sorted stays in memory. */
static int system_open(sqlite3_vfs *system, sqlite3_filename name, sqlite3_file *file, int flags, int *got) {
    struct opened *opened = (struct opened *)file;
    opened->methods.pMethods = NULL;
    if (!name || !(flags & SQLITE_OPEN_MAIN_DB))
        return SQLITE_CANTOPEN;
    opened->methods.pMethods = &methods;
    opened->database = system->pAppData;
    if (got)
        *got = flags;
    return SQLITE_OK;
}

static int system_delete(sqlite3_vfs *system, const char *name, int sync) {
    (void)system, (void)name, (void)sync;
    return SQLITE_OK;
}

/* A journal is never there. */
static int system_access(sqlite3_vfs *system, const char *name, int how, int *there) {
    (void)system, (void)name, (void)how;
    *there = 0;
    return SQLITE_OK;
}

static int system_full_name(sqlite3_vfs *system, const char *name, int size, char *full) {
    (void)system;
    g_strlcpy(full, name, (gsize)size);
    return SQLITE_OK;
}

int database_file_open(struct database_file *database, int file, sqlite3 **handle) {
    const sqlite3_vfs *ordinary = sqlite3_vfs_find(NULL);
    if (!ordinary)
        return SQLITE_CANTOPEN;
    *database = (struct database_file){.file = file, .system = *ordinary};
    snprintf(database->name, sizeof database->name, "adreport-%p", (void *)database);
    sqlite3_vfs *system = &database->system;
    system->iVersion = 1;
    system->szOsFile = sizeof(struct opened);
    system->pNext = NULL;
    system->zName = database->name;
    system->pAppData = database;
    system->xOpen = system_open;
    system->xDelete = system_delete;
    system->xAccess = system_access;
    system->xFullPathname = system_full_name;
    int result = sqlite3_vfs_register(system, 0);
    return result != SQLITE_OK
               ? result
               : sqlite3_open_v2("report", handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, database->name);
}

void database_file_close(struct database_file *database) {
    sqlite3_vfs_unregister(&database->system);
}

/* One connection, and in it one transaction: opened, read only and of one moment as far as the server can, and rolled back at the
 * end whatever happened. */
#include "fetch/odbc.h"

#include <stdint.h>
#include <string.h>

enum { LOGIN_SECONDS = 30, WORDS = 256, SAID = 1024 };

SQLWCHAR *odbc_wide(const char *text) {
    _Static_assert(sizeof(SQLWCHAR) == sizeof(gunichar2), "ODBC's wide characters are UTF-16");
    return (SQLWCHAR *)g_utf8_to_utf16(text, -1, NULL, NULL, NULL);
}

char *odbc_narrow(const SQLWCHAR *text, long length) {
    char *narrow = g_utf16_to_utf8((const gunichar2 *)text, length, NULL, NULL, NULL);
    if (!narrow)
        narrow = g_strdup("\xEF\xBF\xBD");
    return narrow;
}

char *odbc_said(SQLSMALLINT kind, SQLHANDLE handle) {
    GString *said = g_string_new(NULL);
    SQLWCHAR state[6], words[SAID];
    SQLINTEGER number;
    SQLSMALLINT length;
    for (SQLSMALLINT i = 1;
         SQL_SUCCEEDED(SQLGetDiagRecW(kind, handle, i, state, &number, words, SAID, &length)) && i < 4; i++) {
        g_autofree char *narrow = odbc_narrow(words, MIN(length, SAID - 1));
        g_string_append_printf(said, "%s%s", said->len ? "; " : "", g_strstrip(narrow));
    }
    for (char *at = said->str; *at; at++)
        if (*at == '\n' || *at == '\r' || *at == '\t')
            *at = ' ';
    return g_string_free(said->len ? said : g_string_append(said, "the driver says no more"), FALSE);
}

/* What the driver says of itself or of the server; "" if it does not. Caller frees. */
static char *info(const struct connection *connection, SQLUSMALLINT what) {
    SQLWCHAR words[WORDS];
    SQLSMALLINT bytes = 0;
    if (!SQL_SUCCEEDED(SQLGetInfoW(connection->line, what, words, sizeof words, &bytes)))
        return g_strdup("");
    return odbc_narrow(words, MIN(bytes, (SQLSMALLINT)sizeof words - 2) / (long)sizeof *words);
}

static char *info_pair(const struct connection *connection, SQLUSMALLINT name, SQLUSMALLINT version) {
    g_autofree char *words = info(connection, name), *number = info(connection, version);
    char *pair = g_strconcat(words, *number ? " " : "", number, NULL);
    return g_strstrip(pair);
}

/* How transactions keep apart what others change meanwhile: the first that a server has is taken. Within "repeatable read" a sum
 * and the rows behind it are of one moment, and within what follows too. */
static const struct {
    SQLUINTEGER level;
    const char *word;
} levels[] = {
    {SQL_TXN_REPEATABLE_READ, "repeatable read"},
    {SQL_TXN_SERIALIZABLE, "serializable"},
};

static void set_isolation(struct connection *connection) {
    SQLUINTEGER known = 0;
    SQLUSMALLINT capable = SQL_TC_NONE;
    connection->server.isolation = "none";
    SQLGetInfoW(connection->line, SQL_TXN_CAPABLE, &capable, sizeof capable, NULL);
    SQLGetInfoW(connection->line, SQL_TXN_ISOLATION_OPTION, &known, sizeof known, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(levels) && capable != SQL_TC_NONE; i++) {
        if (!(known & levels[i].level) || !SQL_SUCCEEDED(SQLSetConnectAttrW(connection->line, SQL_ATTR_TXN_ISOLATION,
                                                                            (SQLPOINTER)(uintptr_t)levels[i].level, 0)))
            continue;
        connection->server.isolation = levels[i].word;
        break;
    }
    if (!SQL_SUCCEEDED(SQLSetConnectAttrW(connection->line, SQL_ATTR_AUTOCOMMIT, (SQLPOINTER)SQL_AUTOCOMMIT_OFF, 0)))
        connection->server.isolation = "none";
}

/* The attribute of ODBC is a hint that drivers may pass over, so servers that are known to listen are told in their own words. */
static const struct {
    const char *server, *sql;
} promises[] = {
    {"PostgreSQL", "set transaction isolation level repeatable read, read only"},
};

static bool promise_to_read(struct connection *connection, char **problem) {
    for (gsize i = 0; i < G_N_ELEMENTS(promises); i++) {
        if (!g_str_has_prefix(connection->server.name, promises[i].server))
            continue;
        struct answer *answer = connection_ask(connection, promises[i].sql, problem);
        if (!answer)
            return false;
        answer_free(answer);
        connection->server.read_only = true;
    }
    return true;
}

static bool connect_to(struct connection *connection, const char *dsn, char **problem) {
    SQLSetConnectAttrW(connection->line, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER)(uintptr_t)LOGIN_SECONDS, 0);
    SQLSetConnectAttrW(connection->line, SQL_ATTR_ACCESS_MODE, (SQLPOINTER)(uintptr_t)SQL_MODE_READ_ONLY, 0);
    g_autofree char *words = g_strdup_printf("DSN=%s;", dsn);
    g_autofree SQLWCHAR *wide = odbc_wide(words);
    connection->open =
        SQL_SUCCEEDED(SQLDriverConnectW(connection->line, NULL, wide, SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT));
    if (!connection->open)
        *problem = odbc_said(SQL_HANDLE_DBC, connection->line);
    return connection->open;
}

struct connection *connection_open(const char *dsn, char **problem) {
    struct connection *connection = g_new0(struct connection, 1);
    bool begun = SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &connection->environment)) &&
                 SQL_SUCCEEDED(SQLSetEnvAttr(connection->environment, SQL_ATTR_ODBC_VERSION,
                                             (SQLPOINTER)(uintptr_t)SQL_OV_ODBC3, 0)) &&
                 SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, connection->environment, &connection->line));
    if (!begun)
        *problem = g_strdup("ODBC does not start");
    if (!begun || !connect_to(connection, dsn, problem)) {
        connection_close(connection);
        return NULL;
    }
    connection->server.name = info_pair(connection, SQL_DBMS_NAME, SQL_DBMS_VER);
    connection->server.driver = info_pair(connection, SQL_DRIVER_NAME, SQL_DRIVER_VER);
    set_isolation(connection);
    if (promise_to_read(connection, problem))
        return connection;
    connection_close(connection);
    return NULL;
}

const struct server *connection_server(const struct connection *connection) {
    return &connection->server;
}

void connection_close(struct connection *connection) {
    if (!connection)
        return;
    if (connection->open) {
        SQLEndTran(SQL_HANDLE_DBC, connection->line, SQL_ROLLBACK);
        SQLDisconnect(connection->line);
    }
    if (connection->line)
        SQLFreeHandle(SQL_HANDLE_DBC, connection->line);
    if (connection->environment)
        SQLFreeHandle(SQL_HANDLE_ENV, connection->environment);
    g_free(connection->server.name);
    g_free(connection->server.driver);
    g_free(connection);
}

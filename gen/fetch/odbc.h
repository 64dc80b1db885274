/* What connection.c and answer.c share of ODBC. */
#ifndef ADREPORT_FETCH_ODBC_H
#define ADREPORT_FETCH_ODBC_H

#include "fetch/connection.h"

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

struct connection {
    SQLHENV environment;
    SQLHDBC line;
    bool open;
    struct server server;
};

/* What the driver said of the last call on a handle, in one line. Caller frees. */
char *odbc_said(SQLSMALLINT kind, SQLHANDLE handle);

/* Text as ODBC's wide functions take and give it: UTF-16. Callers free. */
SQLWCHAR *odbc_wide(const char *text);
char *odbc_narrow(const SQLWCHAR *text, long length);

#endif

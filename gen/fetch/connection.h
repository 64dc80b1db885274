/* A server that ODBC leads to, and what it answers. Only connection.c and answer.c include the headers of ODBC. */
#ifndef ADREPORT_FETCH_CONNECTION_H
#define ADREPORT_FETCH_CONNECTION_H

#include <glib.h>
#include <stdbool.h>

struct connection;

/* Who answers, and what was promised before it did. Its texts live as long as the connection. */
struct server {
    char *name;   /* "PostgreSQL 15.0.20" */
    char *driver; /* "psqlodbcw.so 13.02.0000" */
    const char
        *isolation; /* what the transaction keeps apart: "repeatable read", "serializable"; "none" if there are none */
    bool read_only; /* the server itself was told to refuse whatever would change it */
};

/* Opens the data source of this name in odbc.ini, and in it one transaction in which all answers are of one moment, if the server
 * has such. NULL, with what the driver said in *problem, if it cannot: the caller frees that. */
struct connection *connection_open(const char *dsn, char **problem);

const struct server *connection_server(const struct connection *connection);

/* Ends the transaction, so that nothing stays of it, and the connection. */
void connection_close(struct connection *connection);

/* What a question was answered with, row by row: no more than a few rows are here at a time. */
struct answer;

/* How a column is written by its type. */
enum answer_type {
    ANSWER_EXACT,    /* a number without loss */
    ANSWER_FLOATING, /* a number as a fraction of two, which sums are lost in */
    ANSWER_TEXT,
    ANSWER_OTHER, /* days, times and whatever there is */
};

struct answer_column {
    char *name;
    enum answer_type type;
};

/* Asks in SQL. NULL, with what the driver said in *problem, if there is no answer. */
struct answer *connection_ask(struct connection *connection, const char *sql, char **problem);

guint answer_width(const struct answer *answer);
const struct answer_column *answer_column(const struct answer *answer, guint index);

enum answer_step { ANSWER_ROW, ANSWER_END, ANSWER_FAILED };

/* Goes on to the next row. ANSWER_FAILED, with *problem, if the server or the line to it did not hold, or if a value is longer than
 * any should be. */
enum answer_step answer_next(struct answer *answer, char **problem);

/* A value of the row, as UTF-8; NULL for NULL. Until the next row. */
const char *answer_value(const struct answer *answer, guint index);

void answer_free(struct answer *answer);

#endif

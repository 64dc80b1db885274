/* An answer, read row by row into one buffer a column. */
#include "fetch/odbc.h"

#include <string.h>

/* No name or number of a group is longer than so many characters. */
enum { LONGEST_VALUE = 4000, LONGEST_NAME = 256, MOST_COLUMNS = 64 };

struct answer {
    SQLHSTMT statement;
    GArray *columns; /* struct answer_column */
    SQLWCHAR *wide;  /* LONGEST_VALUE + 1 a column */
    SQLLEN *lengths; /* in bytes; SQL_NULL_DATA */
    char **values;   /* as UTF-8 */
};

static void column_clear(gpointer column) {
    g_free(((struct answer_column *)column)->name);
}

void answer_free(struct answer *answer) {
    for (guint i = 0; i < answer->columns->len; i++)
        g_free(answer->values[i]);
    if (answer->statement)
        SQLFreeHandle(SQL_HANDLE_STMT, answer->statement);
    g_array_unref(answer->columns);
    g_free(answer->wide);
    g_free(answer->lengths);
    g_free(answer->values);
    g_free(answer);
}

static enum answer_type type_of(SQLSMALLINT type) {
    switch (type) {
    case SQL_BIGINT:
    case SQL_INTEGER:
    case SQL_SMALLINT:
    case SQL_TINYINT:
    case SQL_DECIMAL:
    case SQL_NUMERIC:
        return ANSWER_EXACT;
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE:
        return ANSWER_FLOATING;
    case SQL_CHAR:
    case SQL_VARCHAR:
    case SQL_LONGVARCHAR:
    case SQL_WCHAR:
    case SQL_WVARCHAR:
    case SQL_WLONGVARCHAR:
        return ANSWER_TEXT;
    default:
        return ANSWER_OTHER;
    }
}

static SQLWCHAR *wide_of(const struct answer *answer, guint index) {
    return answer->wide + (gsize)index * (LONGEST_VALUE + 1);
}

/* Names the columns, and says where their values go. */
static bool bind_columns(struct answer *answer, SQLSMALLINT count) {
    answer->wide = g_new0(SQLWCHAR, (gsize)count * (LONGEST_VALUE + 1));
    answer->lengths = g_new0(SQLLEN, (gsize)count + 1);
    answer->values = g_new0(char *, (gsize)count + 1);
    for (SQLSMALLINT i = 0; i < count; i++) {
        SQLWCHAR name[LONGEST_NAME];
        SQLSMALLINT length = 0, type = 0, decimals = 0, nullable = 0;
        SQLULEN size = 0;
        if (!SQL_SUCCEEDED(SQLDescribeColW(answer->statement, (SQLUSMALLINT)(i + 1), name, LONGEST_NAME, &length, &type,
                                           &size, &decimals, &nullable)))
            return false;
        struct answer_column column = {odbc_narrow(name, MIN(length, LONGEST_NAME - 1)), type_of(type)};
        g_array_append_val(answer->columns, column);
        if (!SQL_SUCCEEDED(SQLBindCol(answer->statement, (SQLUSMALLINT)(i + 1), SQL_C_WCHAR, wide_of(answer, (guint)i),
                                      (LONGEST_VALUE + 1) * sizeof(SQLWCHAR), &answer->lengths[i])))
            return false;
    }
    return true;
}

struct answer *connection_ask(struct connection *connection, const char *sql, char **problem) {
    struct answer *answer = g_new0(struct answer, 1);
    answer->columns = g_array_new(FALSE, TRUE, sizeof(struct answer_column));
    g_array_set_clear_func(answer->columns, column_clear);
    g_autofree SQLWCHAR *wide = odbc_wide(sql);
    SQLSMALLINT count = 0;
    bool made = SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, connection->line, &answer->statement));
    if (made && wide && SQL_SUCCEEDED(SQLExecDirectW(answer->statement, wide, SQL_NTS)) &&
        SQL_SUCCEEDED(SQLNumResultCols(answer->statement, &count)) && count <= MOST_COLUMNS &&
        bind_columns(answer, count))
        return answer;
    *problem = !wide ? g_strdup("the query is no text")
               : count > MOST_COLUMNS
                   ? g_strdup_printf("an answer of %d columns; ask for those that are needed", count)
                   : odbc_said(made ? SQL_HANDLE_STMT : SQL_HANDLE_DBC, made ? answer->statement : connection->line);
    answer_free(answer);
    return NULL;
}

guint answer_width(const struct answer *answer) {
    return answer->columns->len;
}

const struct answer_column *answer_column(const struct answer *answer, guint index) {
    return &g_array_index(answer->columns, struct answer_column, index);
}

/* Takes a value out of the buffer. False if it does not fit in there. */
static bool take(struct answer *answer, guint index) {
    SQLLEN length = answer->lengths[index];
    g_clear_pointer(&answer->values[index], g_free);
    if (length == SQL_NULL_DATA)
        return true;
    if (length == SQL_NO_TOTAL || length < 0 || length > (SQLLEN)(LONGEST_VALUE * sizeof(SQLWCHAR)))
        return false;
    answer->values[index] = odbc_narrow(wide_of(answer, index), length / (long)sizeof(SQLWCHAR));
    return true;
}

enum answer_step answer_next(struct answer *answer, char **problem) {
    SQLRETURN result = SQLFetch(answer->statement);
    if (result == SQL_NO_DATA)
        return ANSWER_END;
    if (!SQL_SUCCEEDED(result)) {
        *problem = odbc_said(SQL_HANDLE_STMT, answer->statement);
        return ANSWER_FAILED;
    }
    for (guint i = 0; i < answer->columns->len; i++)
        if (!take(answer, i)) {
            *problem = g_strdup_printf("a value of column '%s' is longer than %d characters",
                                       answer_column(answer, i)->name, LONGEST_VALUE);
            return ANSWER_FAILED;
        }
    return ANSWER_ROW;
}

const char *answer_value(const struct answer *answer, guint index) {
    return answer->values[index];
}

#include "verify/spans.h"

/* A whole number behind a sign, or else what it is without one; false if the sign has none behind it. */
static bool take_number(const char **at, char sign, guint64 *number) {
    char *end;
    if (sign && **at != sign)
        return true;
    *at += sign != '\0';
    bool any = g_ascii_isdigit(**at);
    *number = g_ascii_strtoull(*at, &end, 10);
    *at = end;
    return any;
}

bool listed_rows_take(const char **at, struct listed_rows *rows) {
    rows->step = 1;
    if (!take_number(at, '\0', &rows->first))
        return false;
    rows->last = rows->first;
    if (!take_number(at, '-', &rows->last) || (rows->last > rows->first && !take_number(at, '/', &rows->step)))
        return false;
    bool even = rows->last >= rows->first && rows->step > 0 && (rows->last - rows->first) % rows->step == 0;
    bool ends = **at == ' ' || !**at;
    *at += **at == ' ';
    return even && ends;
}

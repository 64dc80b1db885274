#include "verify/row_days.h"

#include <stdio.h>
#include <string.h>

bool row_days(const struct published_figure *figure, const struct published_row *row, double *first, double *last) {
    int column = 1, days[6];
    while (column < (int)figure->columns->len && strcmp(published_column_at(figure, (guint)column)->key, "period") != 0)
        column++;
    if (column == (int)figure->columns->len || !row->cells[column].words ||
        sscanf(row->cells[column].words, "%4d-%2d-%2d/%4d-%2d-%2d", &days[0], &days[1], &days[2], &days[3], &days[4],
               &days[5]) != 6)
        return false;
    double *ends[] = {first, last};
    for (int i = 0; i < 2; i++) {
        const int *day = &days[3 * i];
        if (!g_date_valid_dmy((GDateDay)day[2], (GDateMonth)day[1], (GDateYear)day[0]))
            return false;
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_dmy(&date, (GDateDay)day[2], (GDateMonth)day[1], (GDateYear)day[0]);
        *ends[i] = g_date_get_julian(&date);
    }
    return true;
}

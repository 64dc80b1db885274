/* Reads a table with libcsv, for comparison: every field goes through a function that counts it, and nothing is kept.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

static void count_field(void *text, size_t length, void *data) {
    (void)text;
    (void)length;
    ++*(unsigned long *)data;
}

int main(int count, char **words) {
    FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
    struct csv_parser parser;
    unsigned long fields = 0;
    static char buffer[1 << 20];
    if (!file || csv_init(&parser, CSV_STRICT) != 0)
        return 2;
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
        if (csv_parse(&parser, buffer, got, count_field, NULL, &fields) != got)
            return 1;
    csv_fini(&parser, count_field, NULL, &fields);
    csv_free(&parser);
    fclose(file);
    printf("%lu\n", fields);
    return 0;
}

/* Times the writing of workbooks: for a country, each party and each platform a book with a cover and four tables - by
 * week, by party or platform, by province, and every row - to FOLDER/NAME.xlsx and .ods, for as many countries as asked.
 * With --rows it prints the rows of the first one as CSV instead, for others to do the same with.
 *
 * Only the making of books and files is timed, as for the others; the figures are there before, as they are after
 * compose. */
#include "workload.h"

#include "render/book/book.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define BOTH(text_) ((struct localized){{(text_), (text_)}})

struct bench {
    const struct workload_row *rows;
    const char *folder;
    struct dataset *dataset;
    struct templates *templates;
    double xlsx, ods; /* seconds of CPU */
    gsize xlsx_bytes, ods_bytes;
    guint books, lines;
    double peak_first; /* MB, after the first book of a platform: those are the largest */
};

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double peak_megabytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1e3;
}

/* Which rows an entity is about: -1 stands for all. */
struct entity {
    const char *name;
    int party, platform;
};

static bool is_about(const struct entity *entity, const struct workload_row *row) {
    return (entity->party < 0 || row->party == entity->party) &&
           (entity->platform < 0 || row->platform == entity->platform);
}

enum { KEY_WEEK, KEY_PARTY, KEY_PLATFORM, KEY_PROVINCE };

static const char *label_of(struct report *report, int key, int index) {
    if (key == KEY_PARTY)
        return workload_parties[index];
    if (key == KEY_PLATFORM)
        return workload_platforms[index];
    if (key == KEY_PROVINCE)
        return workload_provinces[index];
    g_autoptr(GString) day = g_string_new(NULL);
    date_append_iso(day, date_from_calendar(2025, 1, 6) + 7 * index);
    return report_string(report, day->str);
}

static int index_of(const struct workload_row *row, int key) {
    return key == KEY_WEEK       ? row->week
           : key == KEY_PARTY    ? row->party
           : key == KEY_PLATFORM ? row->platform
                                 : row->province;
}

static const char *const key_names[] = {"week", "party", "platform", "province"};

static struct figure *figure_new(struct report *report, const char *name, const int *keys, guint key_count,
                                 guint rows) {
    static const struct column measures[] = {
        {.key = "spend", .kind = CELL_NUMBER, .unit = UNIT_MONEY, .currency = "EUR", .header = {{"Uitgaven", "Spend"}}},
        {.key = "impressions", .kind = CELL_NUMBER, .unit = UNIT_COUNT, .header = {{"Impressies", "Impressions"}}},
        {.key = "ads", .kind = CELL_NUMBER, .unit = UNIT_COUNT, .header = {{"Advertenties", "Ads"}}}};
    struct figure *figure = report_alloc(report, sizeof *figure);
    figure->id = figure->family = name;
    figure->tab = figure->headline = figure->subtitle = figure->source = BOTH(name);
    figure->column_count = key_count + G_N_ELEMENTS(measures);
    figure->columns = report_alloc(report, figure->column_count * sizeof *figure->columns);
    for (guint i = 0; i < key_count; i++)
        figure->columns[i] = (struct column){.key = key_names[keys[i]], .header = BOTH(key_names[keys[i]])};
    memcpy(figure->columns + key_count, measures, sizeof measures);
    figure->rows = report_alloc(report, rows * sizeof *figure->rows);
    struct cell *cells = report_alloc(report, rows * figure->column_count * sizeof *cells);
    for (guint r = 0; r < rows; r++)
        figure->rows[r].cells = cells + r * figure->column_count;
    return figure;
}

static void set_number(struct report *report, struct cell *cell, enum unit unit, int64_t low, int64_t high) {
    g_autoptr(GString) out = g_string_new(NULL);
    struct number *number = report_alloc(report, sizeof *number);
    text_append_machine(out, unit, low);
    number->low = report_string(report, out->str);
    text_append_machine(g_string_truncate(out, 0), unit, high);
    number->high = report_string(report, out->str);
    text_append_interval(g_string_truncate(out, 0), LANGUAGE_NL, unit, "EUR", interval_between(low, high));
    number->text = BOTH(report_string(report, out->str));
    cell->kind = CELL_NUMBER;
    cell->number = number;
    cell->text = &number->text;
}

static void add_row(struct report *report, struct figure *figure, const int *keys, guint key_count,
                    const struct workload_row *row) {
    struct row *made = &figure->rows[figure->row_count++];
    for (guint i = 0; i < key_count; i++)
        made->cells[i].text = report_words(report, BOTH(label_of(report, keys[i], index_of(row, keys[i]))));
    set_number(report, &made->cells[key_count], UNIT_MONEY, row->spend_low, row->spend_high);
    set_number(report, &made->cells[key_count + 1], UNIT_COUNT, row->impressions_low, row->impressions_high);
    set_number(report, &made->cells[key_count + 2], UNIT_COUNT, row->ads, row->ads);
    made->key = made->cells[0].text->text[0];
}

/* Rows of an entity, added up over all but one key. */
static struct figure *sums_by(const struct bench *bench, struct report *report, const struct entity *entity, int key) {
    static const guint counts[] = {WEEKS, PARTIES, PLATFORMS, PROVINCES};
    struct workload_row sums[WEEKS] = {{0}};
    struct figure *figure = figure_new(report, key_names[key], &key, 1, counts[key]);
    for (int i = 0; i < ROWS; i++) {
        const struct workload_row *row = &bench->rows[i];
        if (!is_about(entity, row))
            continue;
        struct workload_row *sum = &sums[index_of(row, key)];
        sum->week = row->week;
        sum->party = row->party;
        sum->platform = row->platform;
        sum->province = row->province;
        sum->spend_low += row->spend_low;
        sum->spend_high += row->spend_high;
        sum->impressions_low += row->impressions_low;
        sum->impressions_high += row->impressions_high;
        sum->ads += row->ads;
    }
    for (guint i = 0; i < counts[key]; i++)
        add_row(report, figure, &key, 1, &sums[i]);
    return figure;
}

/* Every row of a party or a platform; of the country, where that would be all, one per party, platform and week. */
static struct figure *all_rows(const struct bench *bench, struct report *report, const struct entity *entity) {
    static const int keys[] = {KEY_WEEK, KEY_PARTY, KEY_PLATFORM, KEY_PROVINCE};
    bool country = entity->party < 0 && entity->platform < 0;
    guint count = 0;
    for (int i = 0; i < ROWS; i++)
        count += is_about(entity, &bench->rows[i]);
    struct figure *figure = figure_new(report, "rows", keys, country ? 3 : 4, country ? count / PROVINCES : count);
    struct workload_row sum = {0};
    for (int i = 0; i < ROWS; i++) {
        const struct workload_row *row = &bench->rows[i];
        if (!is_about(entity, row))
            continue;
        if (!country) {
            add_row(report, figure, keys, 4, row);
            continue;
        }
        if (row->province == 0)
            sum = (struct workload_row){.party = row->party, .platform = row->platform, .week = row->week};
        sum.spend_low += row->spend_low;
        sum.spend_high += row->spend_high;
        sum.impressions_low += row->impressions_low;
        sum.impressions_high += row->impressions_high;
        sum.ads += row->ads;
        if (row->province == PROVINCES - 1)
            add_row(report, figure, keys, 3, &sum);
    }
    return figure;
}

static void put_file(const struct bench *bench, const char *name, const char *ending, char *bytes, gsize size) {
    g_autofree char *path = g_strdup_printf("%s/%s.%s", bench->folder, name, ending);
    if (!g_file_set_contents(path, bytes, (gssize)size, NULL))
        g_error("cannot write %s", path);
    g_free(bytes);
}

static void write_book(struct bench *bench, const struct entity *entity) {
    struct report *report = report_new(bench->dataset, bench->templates);
    report->title = report->edition_line = report->licence_name = report->citation = BOTH("bench");
    struct workbook workbook = {.subject = SUBJECT_WHOLE,
                                .name = entity->name,
                                .title = BOTH(entity->name),
                                .summary = BOTH("bench"),
                                .figures = g_ptr_array_new()};
    g_ptr_array_add(workbook.figures, sums_by(bench, report, entity, KEY_WEEK));
    g_ptr_array_add(workbook.figures, sums_by(bench, report, entity, entity->party < 0 ? KEY_PARTY : KEY_PLATFORM));
    g_ptr_array_add(workbook.figures, sums_by(bench, report, entity, KEY_PROVINCE));
    g_ptr_array_add(workbook.figures, all_rows(bench, report, entity));
    for (guint i = 0; i < workbook.figures->len; i++)
        bench->lines += ((struct figure *)g_ptr_array_index(workbook.figures, i))->row_count;
    char *bytes = NULL;
    gsize size = 0;
    double start = cpu_seconds();
    struct book *book = book_new(report, &workbook, LANGUAGE_NL);
    if (!book_xlsx(book, &bytes, &size, NULL))
        g_error("cannot make %s as XLSX", entity->name);
    put_file(bench, entity->name, "xlsx", bytes, size);
    bench->xlsx += cpu_seconds() - start;
    bench->xlsx_bytes += size;
    start = cpu_seconds();
    if (!book_ods(book, &bytes, &size, NULL))
        g_error("cannot make %s as ODS", entity->name);
    put_file(bench, entity->name, "ods", bytes, size);
    book_free(book);
    bench->ods += cpu_seconds() - start;
    bench->ods_bytes += size;
    bench->books++;
    g_ptr_array_unref(workbook.figures);
    report_free(report);
}

static void print_rows(const struct workload_row *rows) {
    puts("week,party,platform,province,spend_low,spend_high,impressions_low,impressions_high,ads");
    for (int i = 0; i < ROWS; i++)
        printf("%d,%d,%d,%d,%ld,%ld,%ld,%ld,%ld\n", rows[i].week, rows[i].party, rows[i].platform, rows[i].province,
               (long)rows[i].spend_low, (long)rows[i].spend_high, (long)rows[i].impressions_low,
               (long)rows[i].impressions_high, (long)rows[i].ads);
}

static void write_country(struct bench *bench) {
    write_book(bench, &(struct entity){"overview", -1, -1});
    for (int i = 0; i < PARTIES; i++) {
        g_autofree char *name = g_strdup_printf("party-%d", i);
        write_book(bench, &(struct entity){name, i, -1});
    }
    for (int i = 0; i < PLATFORMS; i++) {
        g_autofree char *name = g_strdup_printf("platform-%d", i);
        write_book(bench, &(struct entity){name, -1, i});
        if (bench->peak_first == 0)
            bench->peak_first = peak_megabytes();
    }
}

static void print_result(const struct bench *bench) {
    printf("adreport XLSX   %6.2f s CPU %6.1f MB peak %6.1f MB written: %u books, %u rows\n", bench->xlsx,
           peak_megabytes(), (double)bench->xlsx_bytes / 1e6, bench->books, bench->lines);
    printf("adreport ODS    %6.2f s CPU %6.1f MB peak %6.1f MB written; peak %.1f MB after the first of the largest\n",
           bench->ods, peak_megabytes(), (double)bench->ods_bytes / 1e6, bench->peak_first);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("Usage: workbooks FOLDER [COUNTRIES] | --rows\n", stderr);
        return 2;
    }
    g_autofree struct workload_row *rows = g_new0(struct workload_row, ROWS);
    uint32_t chance = WORKLOAD_START;
    workload_fill(rows, &chance);
    if (strcmp(argv[1], "--rows") == 0) {
        print_rows(rows);
        return 0;
    }
    struct bench bench = {.rows = rows, .folder = argv[1], .dataset = dataset_new(), .templates = templates_new()};
    bench.dataset->settings.publisher_name = "bench";
    bench.dataset->settings.edition_date = date_from_calendar(2026, 1, 5);
    for (guint64 country = argc > 2 ? g_ascii_strtoull(argv[2], NULL, 10) : 1; country > 0; country--) {
        write_country(&bench);
        workload_fill(rows, &chance);
    }
    print_result(&bench);
    dataset_free(bench.dataset);
    templates_free(bench.templates);
    return 0;
}

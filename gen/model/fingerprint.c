#include "model/fingerprint.h"

#include "base/names.h"
#include "model/fingerprint_parts.h"

IS_WHOLE(struct span, 56);
IS_WHOLE(struct fact, 48);
IS_WHOLE(struct list_item, 32);
IS_WHOLE(struct card, 80);
IS_WHOLE(struct slot, 56);
IS_WHOLE(struct feed, 48);
IS_WHOLE(struct page, 144);
IS_WHOLE(struct page_template, 88);
IS_WHOLE(struct workbook, 96);
IS_WHOLE(struct edition_entry, 88);
IS_WHOLE(struct source, 80);
IS_WHOLE(struct report, 424);

static void add_prose(struct digest *digest, const struct prose *prose) {
    digest_number(digest, prose->count);
    for (guint i = 0; i < prose->count; i++) {
        const struct span *span = &prose->spans[i];
        digest_text(digest, span->text);
        digest_text(digest, span->figure ? span->figure->id : NULL);
        digest_text(digest, span->row ? span->row->key : NULL);
        digest_number(digest, (int64_t)span->column << 1 | span->strong);
        if (span->figure && span->row) {
            const struct column *column = &span->figure->columns[span->column];
            digest_cell(digest, &span->row->cells[span->column]);
            digest_column(digest, column);
            digest_keys(digest, row_keys(span->row));
            digest_keys(digest, &span->figure->keys);
        }
        digest_link(digest, span->link);
        digest_text(digest, span->anchor);
        digest_text(digest, span->address);
    }
}

static void add_fact(struct digest *digest, const struct fact *fact) {
    add_prose(digest, &fact->term);
    add_prose(digest, &fact->value);
    add_prose(digest, &fact->remark);
}

static void add_item(struct digest *digest, const struct list_item *item) {
    add_prose(digest, &item->words);
    digest_text(digest, item->heading);
    digest_text(digest, item->anchor);
}

static void add_card(struct digest *digest, const struct card *card) {
    add_fact(digest, &card->words);
    digest_text(digest, card->colour);
    digest_number(digest, card->notches);
    digest_text(digest, card->drawn ? card->drawn->made_from : NULL);
    digest_number(digest, card->column);
}

static void add_slot_in(struct digest *digest, const struct slot *slot, int language) {
    switch (slot->kind) {
    case SLOT_PROSE:
    case SLOT_ASIDE:
        add_prose(digest, &slot->prose[language]);
        return;
    case SLOT_FACTS:
        digest_number(digest, slot->fact_count);
        for (guint i = 0; slot->facts[language] && i < slot->fact_count; i++)
            add_fact(digest, &slot->facts[language][i]);
        return;
    case SLOT_LIST:
        digest_number(digest, slot->item_count[language]);
        for (guint i = 0; i < slot->item_count[language]; i++)
            add_item(digest, &slot->items[language][i]);
        return;
    case SLOT_CARDS:
        digest_number(digest, slot->card_count);
        for (guint i = 0; slot->cards[language] && i < slot->card_count; i++)
            add_card(digest, &slot->cards[language][i]);
        return;
    case SLOT_KEY:
        digest_text(digest, slot->key[language].title);
        digest_text(digest, slot->key[language].low);
        digest_text(digest, slot->key[language].high);
        return;
    case SLOT_LINK:
    case SLOT_BESIDE:
        return; /* the same in all languages */
    }
}

static void add_slot(struct digest *digest, const struct slot *slot) {
    digest_number(digest, slot->kind);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        add_slot_in(digest, slot, language);
    if (slot->kind == SLOT_LINK) {
        digest_link(digest, slot->page);
        digest_words(digest, &slot->file);
    }
    if (slot->kind == SLOT_BESIDE) {
        digest_link(digest, slot->beside.previous);
        digest_link(digest, slot->beside.next);
        digest_link(digest, slot->beside.all);
    }
}

static void add_feed(struct digest *digest, const struct feed *feed) {
    digest_text(digest, feed ? feed->path : NULL);
    if (!feed)
        return;
    digest_words(digest, &feed->title);
    digest_number(digest, feed->count);
    for (guint i = 0; i < feed->count; i++) {
        digest_text(digest, feed->entries[i].id);
        digest_number(digest, feed->entries[i].day);
        digest_words(digest, &feed->entries[i].title);
        digest_words(digest, &feed->entries[i].summary);
    }
}

/* What is under each name of a table, in the order of the names. */
typedef void (*add_named)(struct digest *digest, gconstpointer named);

static void add_names(struct digest *digest, GHashTable *table, add_named add) {
    GHashTableIter each;
    gpointer name;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_hash_table_iter_init(&each, table);
    while (g_hash_table_iter_next(&each, &name, NULL))
        g_ptr_array_add(names, name);
    names_sort(names);
    digest_number(digest, names->len);
    for (guint i = 0; i < names->len; i++) {
        digest_text(digest, names->pdata[i]);
        add(digest, g_hash_table_lookup(table, names->pdata[i]));
    }
}

static void add_named_slot(struct digest *digest, gconstpointer named) {
    add_slot(digest, named);
}

static void add_named_figures(struct digest *digest, gconstpointer named) {
    const GPtrArray *figures = named;
    digest_number(digest, figures->len);
    for (guint i = 0; i < figures->len; i++)
        digest_text(digest, ((const struct figure *)figures->pdata[i])->made_from);
}

static void add_named_ids(struct digest *digest, gconstpointer named) {
    const GPtrArray *figures = named;
    digest_number(digest, figures->len);
    for (guint i = 0; i < figures->len; i++) {
        const struct figure *figure = figures->pdata[i];
        digest_text(digest, figure->id);
        digest_words(digest, &figure->empty);
    }
}

/* place and file are for messages alone; its slots follow from its text. */
static void add_template(struct digest *digest, const struct page_template *template) {
    digest_text(digest, template ? template->name : NULL);
    if (!template)
        return;
    digest_text(digest, template->title);
    digest_text(digest, template->description);
    digest_text(digest, template->body);
}

/* What search engines are told of a workbook on pages: which tables it has, and what their columns are. No number is among it. */
static void add_data_set(struct digest *digest, const struct workbook *workbook) {
    digest_text(digest, workbook->name);
    digest_words(digest, &workbook->title);
    digest_words(digest, &workbook->summary);
    digest_number(digest, workbook->figures->len);
    for (guint i = 0; i < workbook->figures->len; i++) {
        const struct figure *figure = workbook->figures->pdata[i];
        digest_text(digest, figure->id);
        digest_number(digest, figure->column_count);
        for (guint column = 0; column < figure->column_count; column++)
            digest_column(digest, &figure->columns[column]);
    }
}

static void add_page(struct digest *digest, const struct report *report, const struct page *page) {
    digest_subject(digest, report->dataset, page->subject);
    digest_link(digest, page);
    digest_link(digest, page->parent);
    digest_number(digest, page->empty << 2 | page->own << 1 | page->has_children);
    add_feed(digest, page->feed);
    add_names(digest, page->slots, add_named_slot);
    add_names(digest, page->figures, add_named_figures);
    add_names(digest, page->numbers, add_named_slot);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        add_template(digest, templates_page(report->templates, (enum language)language, page->template_name));
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = report->workbooks->pdata[i];
        if (subject_equal(workbook->subject, page->subject))
            add_data_set(digest, workbook);
    }
}

static void add_workbook(struct digest *digest, const struct dataset *dataset, const struct workbook *workbook) {
    digest_subject(digest, dataset, workbook->subject);
    digest_text(digest, workbook->name);
    digest_words(digest, &workbook->title);
    digest_words(digest, &workbook->summary);
    digest_number(digest, workbook->figures->len);
    for (guint i = 0; i < workbook->figures->len; i++)
        digest_text(digest, ((const struct figure *)workbook->figures->pdata[i])->made_from);
}

/* How pages lead to one another, and which of them show what. */
static void add_site(struct digest *digest, const struct report *report) {
    digest_number(digest, report->pages->len);
    for (guint i = 0; i < report->pages->len; i++) {
        const struct page *page = report->pages->pdata[i];
        digest_link(digest, page);
        digest_link(digest, page->parent);
        digest_number(digest, page->empty << 2 | page->own << 1 | page->has_children);
        digest_text(digest, page->feed ? page->feed->path : NULL);
        add_names(digest, page->figures, add_named_ids);
    }
    for (guint i = 0; i < report->templates->pages->len; i++) {
        const struct page_template *template = report->templates->pages->pdata[i];
        digest_text(digest, template->name);
        digest_number(digest, (int64_t) template->language << 32 | (guint32) template->order);
        digest_text(digest, template->menu);
        digest_text(digest, template->footer);
        digest_text(digest, template->title);
        for (guint slot = 0; slot < template->slots->len; slot++)
            digest_text(digest, g_array_index(template->slots, struct template_slot, slot).name);
    }
    for (guint i = 0; i < report->workbooks->len; i++) {
        const struct workbook *workbook = report->workbooks->pdata[i];
        digest_text(digest, workbook->name);
        digest_words(digest, &workbook->title);
    }
}

/* The files that rows were read from: what is in them comes to renderers in figures and pages alone. */
static GHashTable *row_files(const struct dataset *dataset) {
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    const char *last = NULL;
    for (guint i = 0; i < dataset->observations->len; i++) {
        const char *file = g_array_index(dataset->observations, struct observation, i).from->file;
        if (file != last)
            g_hash_table_add(files, (gpointer)dataset_file_name(dataset, file));
        last = file;
    }
    return files;
}

/* Of pages each has its own text in its sum. */
static void add_files(struct digest *digest, const GPtrArray *files, GHashTable *but) {
    for (guint i = 0; i < files->len; i++) {
        const struct input_file *file = files->pdata[i];
        if (g_str_has_suffix(file->path, ".md") || (but && g_hash_table_contains(but, file->path)))
            continue;
        digest_text(digest, file->path);
        digest_text(digest, file->sha256);
    }
}

static void add_sources(struct digest *digest, const struct dataset *dataset) {
    for (guint i = 0; i < dataset->sources->len; i++) {
        const struct source *source = &g_array_index(dataset->sources, struct source, i);
        digest_text(digest, source->id);
        digest_text(digest, source->title);
        digest_text(digest, source->publisher);
        digest_text(digest, source->url);
        digest_number(digest, source->retrieved_on);
        digest_text(digest, source->licence);
        digest_text(digest, source->language);
    }
}

/* What is said of the report in every file, and of its editions. */
static void add_edition(struct digest *digest, const struct report *report) {
    digest_text(digest, report->edition);
    const struct localized *const words[] = {&report->title,  &report->full_title,   &report->edition_line,
                                             &report->limits, &report->licence_name, &report->citation};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        digest_words(digest, words[i]);
    digest_text(digest, report->licence_url);
    for (int measure = 0; measure < MEASURE_COUNT; measure++)
        digest_number(digest, report->measures[measure]);
    for (guint i = 0; i < report->editions->len; i++) {
        const struct edition_entry *entry = &g_array_index(report->editions, struct edition_entry, i);
        digest_text(digest, entry->edition ? entry->edition->name : NULL);
        digest_words(digest, &entry->line);
        digest_words(digest, &entry->kind);
        digest_words(digest, &entry->changes);
        digest_number(digest, entry->listed);
    }
    digest_text(digest, report->previous ? report->previous->name : NULL);
    digest_number(digest, report->changes.changed);
    digest_number(digest, report->changes.added);
    digest_number(digest, report->changes.gone);
    digest_number(digest, report->unlisted_changes);
}

/* Ends a sum; the report keeps so much of it that no two things share it. */
static const char *sealed(struct report *report, struct digest *digest) {
    enum { KEPT = 32 };
    g_autofree char *sum = digest_end(digest);
    if (sum)
        sum[KEPT] = '\0';
    return report_string(report, sum);
}

static const char *shared_sum(struct report *report, const char *program) {
    struct digest *digest = digest_new();
    g_autoptr(GHashTable) rows = row_files(report->dataset);
    digest_text(digest, program);
    add_files(digest, report->dataset->files, rows);
    add_files(digest, report->templates->files, NULL);
    add_sources(digest, report->dataset);
    add_edition(digest, report);
    return sealed(report, digest);
}

static const char *site_sum(struct report *report) {
    struct digest *digest = digest_new();
    add_site(digest, report);
    return sealed(report, digest);
}

/* The sums of what a file is made from, joined by "/"; NULL if one of them could not be had. Caller frees. */
static char *joined(const char *shared, const char *more, const char *own) {
    return shared && more && own ? g_strjoin("/", shared, more, own, NULL) : NULL;
}

char *made_from_figure(const struct report *report, const struct figure *figure, const char *more) {
    return joined(report->made_from, more, figure->made_from);
}

char *made_from_workbook(const struct report *report, const struct workbook *workbook) {
    return joined(report->made_from, "", workbook->made_from);
}

char *made_from_page(const struct report *report, const struct page *page) {
    return joined(report->made_from, report->pages_made_from, page->made_from);
}

static void seal_figure(struct report *report, struct figure *figure) {
    struct digest *digest = digest_new();
    digest_figure(digest, report->dataset, figure);
    figure->made_from = sealed(report, digest);
}

/* Lists of links are on pages alone, and not among the figures of the report. */
static void seal_listings(struct report *report, const struct page *page) {
    GHashTableIter each;
    gpointer named;
    g_hash_table_iter_init(&each, page->figures);
    while (g_hash_table_iter_next(&each, NULL, &named)) {
        const GPtrArray *figures = named;
        for (guint i = 0; i < figures->len; i++)
            if (((const struct figure *)figures->pdata[i])->listing)
                seal_figure(report, figures->pdata[i]);
    }
}

void report_seal(struct report *report, const char *program) {
    report->made_from = shared_sum(report, program);
    report->pages_made_from = site_sum(report);
    for (guint i = 0; i < report->figures->len; i++)
        seal_figure(report, report->figures->pdata[i]);
    for (guint i = 0; i < report->pages->len; i++)
        seal_listings(report, report->pages->pdata[i]);
    for (guint i = 0; i < report->workbooks->len; i++) {
        struct digest *digest = digest_new();
        add_workbook(digest, report->dataset, report->workbooks->pdata[i]);
        ((struct workbook *)report->workbooks->pdata[i])->made_from = sealed(report, digest);
    }
    for (guint i = 0; i < report->pages->len; i++) {
        struct digest *digest = digest_new();
        add_page(digest, report, report->pages->pdata[i]);
        ((struct page *)report->pages->pdata[i])->made_from = sealed(report, digest);
    }
}

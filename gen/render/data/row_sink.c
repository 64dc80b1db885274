#include "render/data/row_sink.h"

#include "base/plain.h"

/* So many rows are handed over together, or fewer if they have so many bytes of words. */
enum { ROWS_TOGETHER_TAKEN = 64, WORDS_TOGETHER_TAKEN = 64 * 1024 };

enum { FIRST_ROOM = 64 };

void row_sink_open(struct row_sink *sink, const struct report *report, const struct trace *trace,
                   struct row_taker *first, struct row_taker *second) {
    *sink = (struct row_sink){.report = report,
                              .trace = trace,
                              .takers = {first, second},
                              .words = g_string_new(NULL),
                              .scratch = g_string_new(NULL)};
}

static void hand_over(struct row_sink *sink) {
    struct rows rows = {sink->values, sink->words->str, sink->waiting, sink->columns};
    for (int i = 0; i < ROW_TAKERS && sink->waiting > 0; i++)
        if (sink->takers[i])
            sink->takers[i]->take(sink->takers[i], &rows);
    g_string_truncate(sink->words, 0);
    sink->count = 0;
    sink->waiting = 0;
}

void row_sink_close(struct row_sink *sink) {
    hand_over(sink);
    g_string_free(sink->words, TRUE);
    g_free(sink->values);
    g_string_free(sink->scratch, TRUE);
}

static void add(struct row_sink *sink, struct value value) {
    if (sink->count == sink->room) {
        sink->room = MAX(FIRST_ROOM, 2 * sink->room);
        sink->values = g_renew(struct value, sink->values, sink->room);
    }
    sink->values[sink->count++] = value;
}

void row_sink_text(struct row_sink *sink, const char *text) {
    struct value value = {.is_formula = plain_is_formula(text), .start = (guint32)sink->words->len};
    plain_append(sink->words, text);
    value.length = (guint32)sink->words->len - value.start;
    value.kind = value.length > 0 ? VALUE_WORDS : VALUE_NONE;
    add(sink, value);
}

static void add_number(struct row_sink *sink, enum unit unit, int64_t number) {
    add(sink, (struct value){.kind = VALUE_NUMBER, .unit = unit, .number = number});
}

void row_sink_localized(struct row_sink *sink, struct localized text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (sink->report->dataset->settings.publishes[language])
            row_sink_text(sink, text.text[language]);
}

void row_sink_phrase(struct row_sink *sink, const char *key) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (sink->report->dataset->settings.publishes[language])
            row_sink_text(sink, report_phrase(sink->report, (enum language)language, key));
}

void row_sink_whole(struct row_sink *sink, int64_t number) {
    add_number(sink, UNIT_COUNT, number);
}

void row_sink_day(struct row_sink *sink, day_number day) {
    g_string_truncate(sink->scratch, 0);
    if (day)
        date_append_iso(sink->scratch, day);
    row_sink_text(sink, sink->scratch->str);
}

static void add_end(struct row_sink *sink, enum unit unit, bool known, int64_t end) {
    if (known)
        add_number(sink, unit, end);
    else
        row_sink_text(sink, NULL);
}

void row_sink_amount(struct row_sink *sink, const struct amount *amount, enum unit unit) {
    bool known = amount_has_value(amount);
    add_end(sink, unit, known, amount->value.low);
    add_end(sink, unit, known && !amount->value.open, amount->value.high);
    row_sink_text(sink, amount->given ? state_word(amount->state) : NULL);
}

void row_sink_fine_percent(struct row_sink *sink, int64_t share) {
    g_string_truncate(sink->scratch, 0);
    text_append_fine_percent(sink->scratch, share);
    row_sink_text(sink, sink->scratch->str);
}

void row_sink_end(struct row_sink *sink) {
    if (sink->columns == 0)
        sink->columns = sink->count;
    sink->waiting++;
    g_assert(sink->count == sink->waiting * sink->columns);
    if (sink->waiting == ROWS_TOGETHER_TAKEN || sink->words->len > WORDS_TOGETHER_TAKEN)
        hand_over(sink);
}

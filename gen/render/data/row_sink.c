#include "render/data/row_sink.h"

void row_sink_text(struct row_sink *sink, const char *text) {
    sink->add(sink, text);
}

void row_sink_localized(struct row_sink *sink, struct localized text) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (sink->report->dataset->settings.publishes[language])
            sink->add(sink, text.text[language]);
}

void row_sink_phrase(struct row_sink *sink, const char *key) {
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        if (sink->report->dataset->settings.publishes[language])
            sink->add(sink, report_phrase(sink->report, (enum language)language, key));
}

void row_sink_whole(struct row_sink *sink, int64_t number) {
    sink->add_whole(sink, number);
}

void row_sink_day(struct row_sink *sink, day_number day) {
    g_string_truncate(sink->scratch, 0);
    if (day)
        date_append_iso(sink->scratch, day);
    sink->add(sink, sink->scratch->str);
}

static void add_end(struct row_sink *sink, enum unit unit, bool known, int64_t end) {
    g_string_truncate(sink->scratch, 0);
    if (known)
        text_append_machine(sink->scratch, unit, end);
    sink->add(sink, sink->scratch->str);
}

void row_sink_amount(struct row_sink *sink, const struct amount *amount, enum unit unit) {
    bool known = amount_has_value(amount);
    add_end(sink, unit, known, amount->value.low);
    add_end(sink, unit, known && !amount->value.open, amount->value.high);
    sink->add(sink, amount->given ? state_word(amount->state) : NULL);
}

void row_sink_fine_percent(struct row_sink *sink, int64_t share) {
    g_string_truncate(sink->scratch, 0);
    text_append_fine_percent(sink->scratch, share);
    sink->add(sink, sink->scratch->str);
}

void row_sink_end(struct row_sink *sink) {
    sink->end(sink);
}

/* log/incidents.csv, log/questions.csv, log/removals.csv and libraries.csv. */
#include "read/conduct.h"
#include "read/word.h"

#include <string.h>

static void read_incidents(struct reading *reading) {
    enum { SET, DATE, SIGNATORY, COMMITMENT, KIND, STATUS, CLOSED, SOURCE, RESPONSE };
    const char *words[INCIDENT_STATUS_COUNT];
    for (int i = 0; i < INCIDENT_STATUS_COUNT; i++)
        words[i] = incident_status_word((enum incident_status)i);
    struct csv_column columns[RESPONSE + LANGUAGE_COUNT] = {[SET] = {"set", false},
                                                            [DATE] = {"date", true},
                                                            [SIGNATORY] = {"signatory", true},
                                                            [COMMITMENT] = {"commitment", true},
                                                            [KIND] = {"kind", true},
                                                            [STATUS] = {"status", true},
                                                            [CLOSED] = {"closed_on", false},
                                                            [SOURCE] = {"source", true}};
    localized_columns(reading, columns + RESPONSE, "response", false);
    struct csv *csv = table_open(reading, "log/incidents.csv", columns, G_N_ELEMENTS(columns), true);
    reading->dataset->log_kept[LOG_INCIDENTS] = csv != NULL;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        int set = cell_set(&row, SET), status = cell_word(&row, STATUS, "status", words, INCIDENT_STATUS_COUNT);
        cell_filled(&row, DATE);
        cell_filled(&row, SOURCE);
        struct incident incident = {
            .date = cell_date(&row, DATE),
            .signatory = cell_signatory(&row, SIGNATORY, set),
            .commitment = cell_commitment(&row, COMMITMENT, set),
            .kind = cell_required(&row, KIND),
            .status = status < 0 ? INCIDENT_OPEN : (enum incident_status)status,
            .closed_on = cell_date(&row, CLOSED),
            .response = cell_localized(&row, RESPONSE),
            .source = cell_source(&row, SOURCE),
            .place = csv_row_place(csv),
        };
        cell_ordered(&row, CLOSED, incident.date, incident.closed_on);
        if ((incident.status == INCIDENT_CLOSED) != (incident.closed_on != 0) && status >= 0)
            cell_error(&row, CLOSED, "closed-on", "a day and 'closed' belong together; write both or neither");
        if (row.good && !commitment_binds(dataset_commitment(reading->dataset, incident.commitment),
                                          dataset_signatory(reading->dataset, incident.signatory)))
            cell_error(&row, COMMITMENT, "not-bound", "this commitment is not for '%s'; correct one of the two",
                       csv_text(csv, SIGNATORY));
        if (row.good)
            g_array_append_val(reading->dataset->incidents, incident);
    }
    csv_close(csv);
}

static void read_questions(struct reading *reading) {
    enum { PLATFORM, ASKED, ANSWERED, BY, TOPIC, SOURCE };
    static const struct csv_column columns[] = {{"platform", true}, {"asked_on", true}, {"answered_on", false},
                                                {"asked_by", true}, {"topic", true},    {"source", true}};
    static const char *const askers[] = {"authority", "party", "other"};
    struct csv *csv = table_open(reading, "log/questions.csv", columns, G_N_ELEMENTS(columns), true);
    reading->dataset->log_kept[LOG_QUESTIONS] = csv != NULL;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_filled(&row, PLATFORM);
        cell_filled(&row, ASKED);
        cell_filled(&row, SOURCE);
        int by = cell_word(&row, BY, "asker", askers, G_N_ELEMENTS(askers));
        struct platform_question question = {
            .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
            .asked_on = cell_date(&row, ASKED),
            .answered_on = cell_date(&row, ANSWERED),
            .asked_by = by < 0 ? NULL : askers[by],
            .topic = cell_required(&row, TOPIC),
            .source = cell_source(&row, SOURCE),
            .place = csv_row_place(csv),
        };
        cell_ordered(&row, ANSWERED, question.asked_on, question.answered_on);
        if (row.good)
            g_array_append_val(reading->dataset->questions, question);
    }
    csv_close(csv);
}

static void read_removals(struct reading *reading) {
    enum { PLATFORM, FROM, TO, GROUND, COUNT, APPEALS, UPHELD, COUNTRY, SOURCE };
    static const struct csv_column columns[] = {{"platform", true}, {"from", true},     {"to", true},
                                                {"ground", true},   {"count", true},    {"appeals", false},
                                                {"upheld", false},  {"country", false}, {"source", true}};
    struct csv *csv = table_open(reading, "log/removals.csv", columns, G_N_ELEMENTS(columns), true);
    reading->dataset->log_kept[LOG_REMOVALS] = csv != NULL;
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_filled(&row, PLATFORM);
        cell_filled(&row, SOURCE);
        cell_filled(&row, COUNT);
        struct removal removal = {
            .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
            .period = cell_days(&row, FROM, TO),
            .ground = cell_required(&row, GROUND),
            .count = cell_count(&row, COUNT),
            .appeals = cell_count(&row, APPEALS),
            .upheld = cell_count(&row, UPHELD),
            .country = cell_or_empty(&row, COUNTRY),
            .source = cell_source(&row, SOURCE),
            .place = csv_row_place(csv),
        };
        if (*removal.country && !word_is_capitals(removal.country, 2))
            cell_error(&row, COUNTRY, "country", "not a country: '%s'; write its code of two capitals, such as NL",
                       removal.country);
        if (removal.appeals >= 0 && removal.upheld > removal.appeals)
            cell_error(&row, UPHELD, "upheld", "more were upheld than were appealed; exchange the two");
        if (row.good)
            g_array_append_val(reading->dataset->removals, removal);
    }
    csv_close(csv);
}

/* What a library offers, in the words of each language; one column of words will do for all. */
static struct localized read_value(struct input_row *row, unsigned column, unsigned first) {
    struct localized value = cell_localized(row, first);
    const char *any = cell_text(row, column);
    for (int i = 0; i < LANGUAGE_COUNT && !any; i++)
        any = value.text[i];
    if (!any)
        cell_filled(row, column);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        value.text[i] = value.text[i] ? value.text[i] : any;
    return value;
}

static void read_libraries(struct reading *reading) {
    enum { PLATFORM, PROPERTY, VALUE, FROM, UNTIL, SOURCE, WORDS };
    struct csv_column columns[WORDS + LANGUAGE_COUNT] = {
        [PLATFORM] = {"platform", true}, [PROPERTY] = {"property", true}, [VALUE] = {"value", false},
        [FROM] = {"from", false},        [UNTIL] = {"until", false},      [SOURCE] = {"source", true}};
    localized_columns(reading, columns + WORDS, "value", false);
    struct csv *csv = table_open(reading, "libraries.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        cell_filled(&row, PLATFORM);
        cell_filled(&row, SOURCE);
        unsigned count = g_strv_length((char **)(uintptr_t)library_properties);
        int word = cell_word(&row, PROPERTY, "property", library_properties, count);
        struct library_property property = {
            .platform = cell_reference(&row, PLATFORM, TABLE_PLATFORMS),
            .property = word < 0 ? NULL : library_properties[word],
            .value = read_value(&row, VALUE, WORDS),
            .period = {cell_date(&row, FROM), cell_date(&row, UNTIL)},
            .source = cell_source(&row, SOURCE),
            .place = csv_row_place(csv),
        };
        cell_ordered(&row, UNTIL, property.period.first, property.period.last);
        if (row.good)
            g_array_append_val(reading->dataset->libraries, property);
    }
    csv_close(csv);
}

static gint compare_incidents(gconstpointer a, gconstpointer b) {
    const struct incident *left = a, *right = b;
    if (left->date != right->date)
        return left->date < right->date ? -1 : 1;
    return (left->place.line > right->place.line) - (left->place.line < right->place.line);
}

void read_conduct_logs(struct reading *reading) {
    if (reading->dataset->sets->len > 0)
        read_incidents(reading);
    g_array_sort(reading->dataset->incidents, compare_incidents);
    read_questions(reading);
    read_removals(reading);
    read_libraries(reading);
}

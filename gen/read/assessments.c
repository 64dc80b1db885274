/* statuses.csv: what was found of each promise. */
#include "read/conduct.h"

#include <string.h>

enum column {
    SET,
    SIGNATORY,
    COMMITMENT,
    APPLIES,
    STATUS,
    AS_OF,
    EVIDENCE,
    SOURCE,
    ASSESSED_BY,
    REPLY_ON,
    NOTE,
    REPLY = NOTE + LANGUAGE_COUNT
};

static enum status cell_status(struct input_row *row) {
    const char *words[STATUS_COUNT];
    for (int i = 0; i < STATUS_COUNT; i++)
        words[i] = status_word((enum status)i);
    if (strcmp(csv_text(row->csv, STATUS), words[STATUS_UNKNOWN]) == 0) {
        cell_error(row, STATUS, "status", "what is not known has no row; leave this one out");
        return STATUS_UNKNOWN;
    }
    if (strcmp(csv_text(row->csv, STATUS), "withdrawn") == 0) {
        cell_error(row, STATUS, "status",
                   "that it was withdrawn follows from signatories.csv; write withdrawn_on there");
        return STATUS_UNKNOWN;
    }
    int status = cell_word(row, STATUS, "status", words + 1, STATUS_COUNT - 1);
    return status < 0 ? STATUS_UNKNOWN : (enum status)(status + 1);
}

/* What is shown as evidence can be looked up: by whom it was seen, when, and where. */
static void check_evidence(struct input_row *row, const struct assessment *assessment) {
    bool shown = assessment->status == STATUS_EVIDENCE || assessment->status == STATUS_PARTIAL;
    if (shown && !assessment->evidence && !*csv_text(row->csv, EVIDENCE))
        cell_error(row, EVIDENCE, "evidence",
                   "evidence without an address; write where it can be seen, or another status");
    if (assessment->status == STATUS_NONE_FOUND && !localized_any(&assessment->note))
        cell_error(row, NOTE, "evidence", "say in the note who searched, where and when");
}

/* Whether a promise applies is said twice, so that a slip is seen. */
static void check_applies(struct input_row *row, const struct assessment *assessment) {
    static const char *const words[] = {"no", "yes"};
    int applies = cell_word(row, APPLIES, "answer", words, G_N_ELEMENTS(words));
    if (applies < 0 || assessment->status == STATUS_UNKNOWN)
        return;
    if (applies && assessment->status == STATUS_NOT_APPLICABLE)
        cell_error(row, APPLIES, "applies", "'yes' beside not_applicable; write no, or what was found");
    else if (!applies && assessment->status != STATUS_NOT_APPLICABLE)
        cell_error(row, APPLIES, "applies",
                   "'no' beside '%s'; write yes, or not_applicable with its reason in the note",
                   status_word(assessment->status));
    else if (!applies && !localized_any(&assessment->note))
        cell_error(row, NOTE, "applies", "say in the note why it does not apply");
}

static void check_binding(struct input_row *row, const struct assessment *assessment) {
    const struct dataset *dataset = row->reading->dataset;
    if (assessment->signatory < 0 || assessment->commitment < 0)
        return;
    const struct signatory *who = dataset_signatory(dataset, assessment->signatory);
    const struct commitment *what = dataset_commitment(dataset, assessment->commitment);
    if (!commitment_binds(what, who)) {
        cell_error(row, COMMITMENT, "not-bound", "commitment %s binds '%s', and '%s' is '%s'; correct one of the two",
                   what->number, what->binds, who->id, who->group);
        return;
    }
    if (!promise_on(dataset, assessment->signatory, assessment->commitment, G_MAXINT32).signature)
        cell_error(row, SIGNATORY, "not-signed",
                   "'%s' did not sign commitment %s; add it to signatories.csv, or leave this row out", who->id,
                   what->number);
}

/* Languages that are published have the words of all notes, or of none. */
static void check_languages(struct input_row *row, unsigned first) {
    const bool *publishes = row->reading->dataset->settings.publishes;
    bool any = false;
    for (unsigned i = 0; i < LANGUAGE_COUNT; i++)
        any = any || *csv_text(row->csv, first + i);
    for (unsigned i = 0; any && i < LANGUAGE_COUNT; i++)
        if (publishes[i])
            cell_filled(row, first + i);
}

static void read_row(struct reading *reading, struct csv *csv) {
    struct input_row row = {reading, csv, true};
    int set = cell_set(&row, SET);
    cell_filled(&row, AS_OF);
    cell_filled(&row, SOURCE);
    check_languages(&row, NOTE);
    check_languages(&row, REPLY);
    struct assessment assessment = {
        .signatory = cell_signatory(&row, SIGNATORY, set),
        .commitment = cell_commitment(&row, COMMITMENT, set),
        .status = cell_status(&row),
        .as_of = cell_date(&row, AS_OF),
        .evidence = cell_url(&row, EVIDENCE),
        .source = cell_source(&row, SOURCE),
        .assessed_by = cell_required(&row, ASSESSED_BY),
        .note = cell_localized(&row, NOTE),
        .reply = cell_localized(&row, REPLY),
        .reply_on = cell_date(&row, REPLY_ON),
        .place = csv_row_place(csv),
    };
    check_binding(&row, &assessment);
    check_applies(&row, &assessment);
    check_evidence(&row, &assessment);
    if (localized_any(&assessment.reply) && !assessment.reply_on)
        cell_filled(&row, REPLY_ON);
    if (assessment.reply_on && !localized_any(&assessment.reply) && !*csv_text(csv, REPLY))
        cell_error(&row, REPLY_ON, "reply",
                   "the day of a reply, and no reply; write what was replied, or leave this out");
    if (assessment.reply_on && assessment.reply_on < assessment.as_of)
        cell_error(&row, REPLY_ON, "reply", "a reply before the day of what it answers; correct one of the two");
    if (row.good)
        g_array_append_val(reading->dataset->assessments, assessment);
}

static gint compare_assessments(gconstpointer a, gconstpointer b) {
    const struct assessment *left = a, *right = b;
    if (left->signatory != right->signatory)
        return left->signatory - right->signatory;
    if (left->commitment != right->commitment)
        return left->commitment - right->commitment;
    if (left->as_of != right->as_of)
        return left->as_of < right->as_of ? -1 : 1;
    return (left->place.line > right->place.line) - (left->place.line < right->place.line);
}

/* Two answers of one day have no order. */
static void check_days(struct reading *reading) {
    const GArray *all = reading->dataset->assessments;
    for (guint i = 1; i < all->len; i++) {
        const struct assessment *before = &g_array_index(all, struct assessment, i - 1);
        const struct assessment *row = &g_array_index(all, struct assessment, i);
        if (row->signatory == before->signatory && row->commitment == before->commitment && row->as_of == before->as_of)
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "assessed-twice", row->place, NULL,
                            "'%s' was assessed on commitment %s on this day already, on line %u; keep one of the two",
                            dataset_signatory(reading->dataset, row->signatory)->id,
                            dataset_commitment(reading->dataset, row->commitment)->number, before->place.line);
    }
}

void read_assessments(struct reading *reading) {
    struct csv_column columns[REPLY + LANGUAGE_COUNT] = {[SET] = {"set", true},
                                                         [SIGNATORY] = {"signatory", true},
                                                         [COMMITMENT] = {"commitment", true},
                                                         [APPLIES] = {"applies", true},
                                                         [STATUS] = {"status", true},
                                                         [AS_OF] = {"as_of", true},
                                                         [EVIDENCE] = {"evidence_url", false},
                                                         [SOURCE] = {"source", true},
                                                         [ASSESSED_BY] = {"assessed_by", true},
                                                         [REPLY_ON] = {"reply_on", false}};
    localized_columns(reading, columns + NOTE, "note", false);
    localized_columns(reading, columns + REPLY, "reply", false);
    if (reading->dataset->sets->len == 0)
        return;
    struct csv *csv = table_open(reading, "statuses.csv", columns, G_N_ELEMENTS(columns), true);
    while (csv && csv_next(csv))
        read_row(reading, csv);
    csv_close(csv);
    g_array_sort(reading->dataset->assessments, compare_assessments);
    check_days(reading);
}

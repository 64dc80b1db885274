#include "model/chronicle.h"

#include "model/signing.h"

const char *happening_word(enum happening_kind kind) {
    static const char *const words[] = {
#define HAPPENING(name, word) [HAPPENED_##name] = (word),
        HAPPENINGS(HAPPENING)
#undef HAPPENING
    };
    return words[kind];
}

/* What is to be found: of whom, and up to which day. */
struct search {
    GArray *found;
    int set, signatory;
    day_number until;
};

static void add(struct search *search, struct happening happening) {
    if (happening.day && happening.day <= search->until &&
        (search->signatory < 0 || happening.signatory == search->signatory))
        g_array_append_val(search->found, happening);
}

static void add_signatures(const struct dataset *dataset, struct search *search) {
    const struct commitment_set *of = dataset_set(dataset, search->set);
    for (guint i = of->first_signatory; i < of->first_signatory + of->signatory_count; i++) {
        const struct signatory *who = dataset_signatory(dataset, (int)i);
        for (guint j = 0; j < who->signature_count; j++) {
            const struct signature *signature =
                &g_array_index(dataset->signatures, struct signature, who->first_signature + j);
            bool again = signature_is_again(dataset, (int)i, signature);
            add(search, (struct happening){.day = signature->signed_on,
                                           .kind = again ? HAPPENED_AGAIN : HAPPENED_SIGNED,
                                           .signatory = (int)i,
                                           .signature = signature});
            add(search, (struct happening){.day = signature->withdrawn_on,
                                           .kind = HAPPENED_WITHDRAWN,
                                           .signatory = (int)i,
                                           .signature = signature});
        }
    }
}

static void add_assessments(const struct dataset *dataset, struct search *search) {
    for (guint i = 0; i < dataset->assessments->len; i++) {
        const struct assessment *assessment = &g_array_index(dataset->assessments, struct assessment, i);
        if (dataset_signatory(dataset, assessment->signatory)->set != search->set)
            continue;
        add(search, (struct happening){.day = assessment->as_of,
                                       .kind = HAPPENED_ASSESSED,
                                       .signatory = assessment->signatory,
                                       .assessment = assessment});
        add(search, (struct happening){.day = assessment->reply_on,
                                       .kind = HAPPENED_REPLIED,
                                       .signatory = assessment->signatory,
                                       .assessment = assessment});
    }
}

static void add_incidents(const struct dataset *dataset, struct search *search) {
    for (guint i = 0; i < dataset->incidents->len; i++) {
        const struct incident *incident = &g_array_index(dataset->incidents, struct incident, i);
        if (dataset_signatory(dataset, incident->signatory)->set != search->set)
            continue;
        add(search, (struct happening){.day = incident->date,
                                       .kind = HAPPENED_INCIDENT,
                                       .signatory = incident->signatory,
                                       .incident = incident});
        add(search, (struct happening){.day = incident->closed_on,
                                       .kind = HAPPENED_CLOSED,
                                       .signatory = incident->signatory,
                                       .incident = incident});
    }
}

/* Signatures of the same commitments stand beside each other; what is the same in all of that keeps the order of the input. */
static gint compare(gconstpointer a, gconstpointer b) {
    const struct happening *left = a, *right = b;
    if (left->day != right->day)
        return left->day > right->day ? -1 : 1;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    int order = left->signature ? g_strcmp0(left->signature->commitments, right->signature->commitments) : 0;
    if (order != 0)
        return order;
    if (left->signatory != right->signatory)
        return left->signatory < right->signatory ? -1 : 1;
    gconstpointer first = left->assessment ? (gconstpointer)left->assessment : (gconstpointer)left->incident;
    gconstpointer second = right->assessment ? (gconstpointer)right->assessment : (gconstpointer)right->incident;
    return (first > second) - (first < second);
}

GArray *set_chronicle(const struct dataset *dataset, int set, int signatory, day_number until) {
    struct search search = {g_array_new(FALSE, FALSE, sizeof(struct happening)), set, signatory, until};
    add_signatures(dataset, &search);
    add_assessments(dataset, &search);
    add_incidents(dataset, &search);
    g_array_sort(search.found, compare);
    return search.found;
}

static bool is_told_with(const struct happening *first, const struct happening *other) {
    if (first->day != other->day || first->kind != other->kind)
        return false;
    if (first->signature)
        return g_strcmp0(first->signature->commitments, other->signature->commitments) == 0;
    return first->assessment && first->signatory == other->signatory;
}

guint chronicle_together(const GArray *chronicle, guint first) {
    guint count = 1;
    while (first + count < chronicle->len && is_told_with(&g_array_index(chronicle, struct happening, first),
                                                          &g_array_index(chronicle, struct happening, first + count)))
        count++;
    return count;
}

const char *happening_source(const struct dataset *dataset, const struct happening *happening) {
    if (happening->assessment)
        return happening->assessment->source;
    if (happening->incident)
        return happening->incident->source;
    const char *own = happening->signature->source;
    return own ? own : dataset_set(dataset, dataset_signatory(dataset, happening->signatory)->set)->reference;
}

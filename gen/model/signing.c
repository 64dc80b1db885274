#include "model/signing.h"

#include "model/dataset.h"

#include <string.h>

static const struct signature *signature_at(const struct dataset *dataset, const struct signatory *who, guint i) {
    return &g_array_index(dataset->signatures, struct signature, who->first_signature + i);
}

/* True if a signature is for a commitment of its set: of one that names none, for those that bind such a signatory. */
static bool is_for(const struct signatory *who, const struct signature *signature, const struct commitment *what) {
    return signature_covers(signature, what->number) && (signature->commitments || commitment_binds(what, who));
}

bool signature_is_again(const struct dataset *dataset, int signatory, const struct signature *signature) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    const struct commitment_set *set = dataset_set(dataset, who->set);
    bool any = false;
    for (guint i = set->first_commitment; i < set->first_commitment + set->commitment_count; i++) {
        const struct commitment *what = dataset_commitment(dataset, (int)i);
        bool before = false;
        if (!is_for(who, signature, what))
            continue;
        for (guint j = 0; j < who->signature_count && !before; j++) {
            const struct signature *other = signature_at(dataset, who, j);
            before = other->signed_on < signature->signed_on && is_for(who, other, what);
        }
        if (!before)
            return false;
        any = true;
    }
    return any;
}

/* A signature or a withdrawal. On a day, what was signed before is withdrawn first, and what was signed on that day last. */
struct signing_event {
    day_number day;
    int order;
    enum signing_kind kind;
    const struct signature *signature;
};

static gint compare_events(gconstpointer a, gconstpointer b) {
    const struct signing_event *left = a, *right = b;
    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return (left->kind > right->kind) - (left->kind < right->kind);
}

static GArray *events_of(const struct dataset *dataset, int signatory, day_number until) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    day_number first = signatory_signed_on(dataset, signatory);
    GArray *events = g_array_new(FALSE, FALSE, sizeof(struct signing_event));
    for (guint i = 0; i < who->signature_count; i++) {
        const struct signature *signature = signature_at(dataset, who, i);
        bool again = signature_is_again(dataset, signatory, signature);
        struct signing_event event = {signature->signed_on, 1,
                                      signature->signed_on == first ? SIGNING_FIRST
                                      : again                       ? SIGNING_AGAIN
                                                                    : SIGNING_MORE,
                                      signature};
        if (signature->signed_on > until)
            continue;
        g_array_append_val(events, event);
        event = (struct signing_event){signature->withdrawn_on, signature->withdrawn_on == signature->signed_on ? 2 : 0,
                                       SIGNING_WITHDRAWN, signature};
        if (signature->withdrawn_on && signature->withdrawn_on <= until)
            g_array_append_val(events, event);
    }
    g_array_sort(events, compare_events);
    return events;
}

static void clear_step(gpointer data) {
    g_ptr_array_unref(((struct signing_step *)data)->numbers);
}

/* Puts events that differ in nothing but their commitments together. */
static struct signing_step step_of(const struct dataset *dataset, int signatory, const struct signing_event *events,
                                   guint count) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    const struct commitment_set *set = dataset_set(dataset, who->set);
    struct signing_step step = {events->day, events->kind, true, g_ptr_array_new()};
    for (guint i = set->first_commitment; i < set->first_commitment + set->commitment_count; i++) {
        const struct commitment *what = dataset_commitment(dataset, (int)i);
        bool covered = false;
        for (guint j = 0; j < count; j++)
            covered = covered || is_for(who, events[j].signature, what);
        if (covered)
            g_ptr_array_add(step.numbers, (gpointer)what->number);
        else if (commitment_binds(what, who))
            step.all = false;
    }
    return step;
}

GArray *signing_steps(const struct dataset *dataset, int signatory, day_number until) {
    g_autoptr(GArray) events = events_of(dataset, signatory, until);
    GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct signing_step));
    g_array_set_clear_func(steps, clear_step);
    guint count;
    for (guint i = 0; i < events->len; i += count) {
        const struct signing_event *first = &g_array_index(events, struct signing_event, i);
        for (count = 1; i + count < events->len; count++)
            if (compare_events(first, first + count) != 0)
                break;
        struct signing_step step = step_of(dataset, signatory, first, count);
        g_array_append_val(steps, step);
    }
    return steps;
}

const char *signing_word(const struct dataset *dataset, int signatory, day_number day) {
    const struct signatory *who = dataset_signatory(dataset, signatory);
    const struct commitment_set *set = dataset_set(dataset, who->set);
    g_autoptr(GArray) steps = signing_steps(dataset, signatory, day);
    bool withdrawn = false, partly = false;
    for (guint i = 0; i < steps->len; i++)
        withdrawn = withdrawn || g_array_index(steps, struct signing_step, i).kind == SIGNING_WITHDRAWN;
    if (steps->len == 0)
        return "not_signed";
    if (!signatory_has_signed(dataset, signatory, day))
        return "withdrawn";
    for (guint i = 0; i < set->commitment_count; i++)
        partly = partly || promise_on(dataset, signatory, (int)(set->first_commitment + i), day).withdrawn;
    if (withdrawn)
        return partly ? "partly_withdrawn" : "again";
    return set->in_force.first && g_array_index(steps, struct signing_step, 0).day > set->in_force.first ? "joined"
                                                                                                         : "signed";
}

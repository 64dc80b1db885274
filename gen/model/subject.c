#include "model/subject.h"

#include <string.h>

struct subject subject_of_party(int party) {
    return subject_of_pair(party, -1);
}

struct subject subject_of_platform(int platform) {
    return subject_of_pair(-1, platform);
}

struct subject subject_of_pair(int party, int platform) {
    struct subject subject = SUBJECT_WHOLE;
    subject.party = party;
    subject.platform = platform;
    return subject;
}

struct subject subject_of_set(int set) {
    struct subject subject = SUBJECT_WHOLE;
    subject.set = set;
    return subject;
}

struct subject subject_of_signatory(int signatory) {
    struct subject subject = SUBJECT_WHOLE;
    subject.signatory = signatory;
    return subject;
}

struct subject subject_of_commitment(int commitment) {
    struct subject subject = SUBJECT_WHOLE;
    subject.commitment = commitment;
    return subject;
}

bool subject_equal(struct subject a, struct subject b) {
    return a.party == b.party && a.platform == b.platform && a.set == b.set && a.signatory == b.signatory &&
           a.commitment == b.commitment;
}

bool subject_is_whole(struct subject subject) {
    return subject_equal(subject, SUBJECT_WHOLE);
}

bool subject_is_pair(struct subject subject) {
    return subject.party >= 0 && subject.platform >= 0;
}

int subject_set(const struct dataset *dataset, struct subject subject) {
    return subject.signatory >= 0    ? dataset_signatory(dataset, subject.signatory)->set
           : subject.commitment >= 0 ? dataset_commitment(dataset, subject.commitment)->set
                                     : subject.set;
}

/* What a scope is made of: NULL for what it is not about. */
struct scope {
    const char *party, *platform;
    const char *kind, *set,
        *part; /* of a code: the first word, the id of a set that is not the first, an id or a number */
};

static char *scope_words(const struct scope *scope) {
    if (scope->party)
        return g_strconcat("party-", scope->party, scope->platform ? "-" : "", scope->platform, NULL);
    if (scope->platform)
        return g_strconcat("platform-", scope->platform, NULL);
    if (!scope->kind)
        return g_strdup("");
    return g_strconcat(scope->kind, scope->set ? "-" : "", scope->set ? scope->set : "", scope->part ? "-" : "",
                       scope->part, NULL);
}

static const char *kind_of(struct subject subject) {
    return subject.signatory >= 0    ? TEMPLATE_SIGNATORY
           : subject.commitment >= 0 ? TEMPLATE_COMMITMENT
           : subject.set >= 0        ? TEMPLATE_CODE
                                     : NULL;
}

static struct scope scope_of(const struct dataset *dataset, struct subject subject) {
    int set = subject_set(dataset, subject);
    return (struct scope){
        .party = subject.party < 0 ? NULL : dataset_party(dataset, subject.party)->id,
        .platform = subject.platform < 0 ? NULL : dataset_platform(dataset, subject.platform)->id,
        .kind = kind_of(subject),
        .set = set > 0 ? dataset_set(dataset, set)->id : NULL,
        .part = subject.signatory >= 0    ? dataset_signatory(dataset, subject.signatory)->id
                : subject.commitment >= 0 ? dataset_commitment(dataset, subject.commitment)->number
                                          : NULL,
    };
}

static char *figure_of(const char *scope, const char *name) {
    return g_strconcat(scope, *scope ? "-" : "", name, NULL);
}

char *subject_scope(const struct dataset *dataset, struct subject subject) {
    struct scope scope = scope_of(dataset, subject);
    return scope_words(&scope);
}

char *subject_figure_id(const struct dataset *dataset, struct subject subject, const char *name) {
    g_autofree char *scope = subject_scope(dataset, subject);
    return figure_of(scope, name);
}

char *subject_figure_family(struct subject subject, const char *name) {
    static const char ID[] = "ID";
    bool of_part = subject.signatory >= 0 || subject.commitment >= 0;
    struct scope family = {subject.party < 0 ? NULL : ID, subject.platform < 0 ? NULL : ID, kind_of(subject),
                           subject.set > 0 ? ID : NULL, of_part ? ID : NULL};
    g_autofree char *scope = scope_words(&family);
    return figure_of(scope, name);
}

char *subject_page_key(const struct dataset *dataset, struct subject subject, const char *template_name) {
    if (subject_is_whole(subject))
        return g_strdup(template_name);
    if (strcmp(template_name, TEMPLATE_PRESS) == 0)
        return g_strconcat("press-", dataset_party(dataset, subject.party)->id, NULL);
    if (strcmp(template_name, TEMPLATE_LINKS) == 0)
        return g_strconcat("links-", dataset_party(dataset, subject.party)->id, NULL);
    return subject_scope(dataset, subject);
}

char *subject_workbook(const struct dataset *dataset, struct subject subject) {
    return subject_is_whole(subject) ? g_strdup("report") : subject_scope(dataset, subject);
}

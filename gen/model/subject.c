#include "model/subject.h"

#include <string.h>

struct subject subject_of_party(int party) {
    return (struct subject){party, -1};
}

struct subject subject_of_platform(int platform) {
    return (struct subject){-1, platform};
}

struct subject subject_of_pair(int party, int platform) {
    return (struct subject){party, platform};
}

bool subject_equal(struct subject a, struct subject b) {
    return a.party == b.party && a.platform == b.platform;
}

bool subject_is_whole(struct subject subject) {
    return subject.party < 0 && subject.platform < 0;
}

bool subject_is_pair(struct subject subject) {
    return subject.party >= 0 && subject.platform >= 0;
}

/* The words of a scope, from the ids of a party and a platform: NULL for one it is not about. */
static char *scope_of(const char *party, const char *platform) {
    if (party)
        return g_strconcat("party-", party, platform ? "-" : "", platform ? platform : "", NULL);
    return platform ? g_strconcat("platform-", platform, NULL) : g_strdup("");
}

static char *figure_of(const char *scope, const char *name) {
    return g_strconcat(scope, *scope ? "-" : "", name, NULL);
}

static const char *party_id(const struct dataset *dataset, struct subject subject) {
    return subject.party < 0 ? NULL : dataset_party(dataset, subject.party)->id;
}

static const char *platform_id(const struct dataset *dataset, struct subject subject) {
    return subject.platform < 0 ? NULL : dataset_platform(dataset, subject.platform)->id;
}

char *subject_scope(const struct dataset *dataset, struct subject subject) {
    return scope_of(party_id(dataset, subject), platform_id(dataset, subject));
}

char *subject_figure_id(const struct dataset *dataset, struct subject subject, const char *name) {
    g_autofree char *scope = subject_scope(dataset, subject);
    return figure_of(scope, name);
}

char *subject_figure_family(struct subject subject, const char *name) {
    g_autofree char *scope = scope_of(subject.party < 0 ? NULL : "ID", subject.platform < 0 ? NULL : "ID");
    return figure_of(scope, name);
}

char *subject_page_key(const struct dataset *dataset, struct subject subject, const char *template_name) {
    if (subject_is_whole(subject))
        return g_strdup(template_name);
    if (strcmp(template_name, TEMPLATE_PRESS) == 0)
        return g_strconcat("press-", party_id(dataset, subject), NULL);
    if (strcmp(template_name, TEMPLATE_LINKS) == 0)
        return g_strconcat("links-", party_id(dataset, subject), NULL);
    return subject_scope(dataset, subject);
}

char *subject_workbook(const struct dataset *dataset, struct subject subject) {
    return subject_is_whole(subject) ? g_strdup("report") : subject_scope(dataset, subject);
}

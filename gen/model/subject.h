/* What a page, a figure or a workbook is about, and the words made of that: the one place where ids are written. */
#ifndef ADREPORT_MODEL_SUBJECT_H
#define ADREPORT_MODEL_SUBJECT_H

#include "model/dataset.h"

/* A party, a platform, a party on a platform; a code of conduct, one of its signatories or of its commitments; or the report
 * as a whole. An index of -1 is none; at most one of the last three is there, and then nothing else. */
struct subject {
    int party;      /* index in dataset->parties */
    int platform;   /* index in dataset->platforms */
    int set;        /* index in dataset->sets */
    int signatory;  /* index in dataset->signatories */
    int commitment; /* index in dataset->commitments */
};

#define SUBJECT_WHOLE ((struct subject){-1, -1, -1, -1, -1})

struct subject subject_of_party(int party);
struct subject subject_of_platform(int platform);
struct subject subject_of_pair(int party, int platform);
struct subject subject_of_set(int set);
struct subject subject_of_signatory(int signatory);
struct subject subject_of_commitment(int commitment);

/* The set that a subject is, or is part of; -1 if it is about no code. */
int subject_set(const struct dataset *dataset, struct subject subject);

bool subject_equal(struct subject a, struct subject b);
bool subject_is_whole(struct subject subject);
bool subject_is_pair(struct subject subject);

/* Its name in a file name or an address: "party-vvd", "platform-meta", "party-vvd-meta"; "code", "signatory-vvd" and
 * "commitment-14" of the first set, "code-eu-2022" and "signatory-eu-2022-meta" of another; "" for the whole. Caller frees. */
char *subject_scope(const struct dataset *dataset, struct subject subject);

/* The id of a figure: "party-vvd-spend-by-day", "spend-by-party". Caller frees. */
char *subject_figure_id(const struct dataset *dataset, struct subject subject, const char *name);

/* The id of all figures of that name about such a subject: "party-ID-spend-by-day". Caller frees. */
char *subject_figure_family(struct subject subject, const char *name);

/* The key of a page: "party-vvd", "press-vvd"; of a page about the whole its template, "index". Caller frees. */
char *subject_page_key(const struct dataset *dataset, struct subject subject, const char *template_name);

/* The name of a workbook's file, without extension: "report", "party-vvd". Caller frees. */
char *subject_workbook(const struct dataset *dataset, struct subject subject);

/* The template of the pages with sentences for the press, which each party has besides its own. */
#define TEMPLATE_PRESS "press-party"

/* The template of the page of whom ads were aimed at, which only reports have that know of it. */
#define TEMPLATE_TARGETING "targeting"

/* The template of the page of a register of political advertising, the same. */
#define TEMPLATE_STATEMENTS "statements"

/* The templates of the pages of a code of conduct, of a signatory and of a commitment of it. */
#define TEMPLATE_CODE "code"
#define TEMPLATE_SIGNATORY "signatory"
#define TEMPLATE_COMMITMENT "commitment"

/* The template of the page that an evaluation has more than other editions. */
#define TEMPLATE_EVALUATION "evaluation"

/* The template of the pages with the advertisers that are linked to a party, which each party with links has. */
#define TEMPLATE_LINKS "links-party"

#endif

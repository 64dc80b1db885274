/* A code of conduct as data: sets of commitments, who signed them and when, and what was found of each promise, on which day
 * and by whom. No verdict follows from any of it: a code may be voluntary, and a status says no more than what somebody looked
 * for and found.
 *
 * Indices are those of the arrays of struct dataset. A day of 0 is not given. */
#ifndef ADREPORT_MODEL_CONDUCT_H
#define ADREPORT_MODEL_CONDUCT_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/language.h"

#include <glib.h>
#include <stdbool.h>

struct dataset;

/* A code: the commitments of one text. */
struct commitment_set {
    const char *id; /* "nl-2021" */
    struct localized title;
    struct period in_force; /* an end of 0 has no bound */
    day_number review_on;   /* the day from which earlier assessments are old */
    const char *authority;  /* who answers for the text; may be NULL */
    struct localized tone;  /* how binding it is, in whole sentences; may be NULL */
    const char *reference;  /* id in sources.csv of the text; may be NULL */
    guint first_commitment, commitment_count;
    guint first_signatory, signatory_count;
    struct place place;
};

/* What can be worked out, or counted in a log, beside a commitment. */
#define INDICATORS(INDICATOR)                                                                      \
    INDICATOR(COMPLETENESS, "completeness")                                                        \
    INDICATOR(UPLOADED_AUDIENCES, "uploaded-audience-share")                                       \
    INDICATOR(PARTY_NOT_NAMED, "unnamed-disclaimer-spend")                                         \
    INDICATOR(FOREIGN_ORIGIN, "foreign-origin")                                                    \
    INDICATOR(LIBRARY, "library-scorecard")                                                        \
    INDICATOR(VERIFIED, "verified-share")                                                          \
    INDICATOR(PAYER_NAMED, "paid-for-by")                                                          \
    INDICATOR(SPEND_AND_REACH, "spend-and-reach")                                                  \
    INDICATOR(PAYMENTS, "payments")           /* payments.csv */                                   \
    INDICATOR(DEFINITION, "definition")       /* the platform's own words for what is political */ \
    INDICATOR(INCIDENTS, "incidents")         /* log/incidents.csv */                              \
    INDICATOR(RESPONSE_TIME, "response-time") /* log/questions.csv */                              \
    INDICATOR(REMOVALS, "removals")           /* log/removals.csv */

enum indicator {
    INDICATOR_NONE = -1,
#define INDICATOR(name, word) INDICATOR_##name,
    INDICATORS(INDICATOR)
#undef INDICATOR
        INDICATOR_COUNT
};

/* "verified-share". */
const char *indicator_word(enum indicator indicator);

/* What a commitment rests on: a statement of its signatory, a log, or numbers. */
enum evidence_kind { EVIDENCE_STATEMENT, EVIDENCE_LOG, EVIDENCE_COMPUTED, EVIDENCE_KIND_COUNT };

const char *evidence_kind_word(enum evidence_kind kind);

struct commitment {
    int set;
    const char *number; /* in its set: "14" */
    const char *binds;  /* BINDS_BOTH, BINDS_ANY, a kind of signatory, or the group of some */
    bool consider;      /* it is to be considered: not done is no breach */
    bool needs_ads;     /* it is for platforms that take political advertising */
    enum indicator indicator;
    enum evidence_kind evidence_kind;
    struct localized label, text;
    const char *reference; /* where it stands in the text of the code; may be NULL */
    struct place place;
};

#define BINDS_BOTH "both" /* parties and platforms */
#define BINDS_ANY "any"   /* whoever signed */
#define GROUP_OF_PARTIES "party"
#define GROUP_OF_PLATFORMS "platform"

/* That somebody signed some commitments of a set, or all that bind its kind. */
struct signature {
    day_number signed_on;
    day_number withdrawn_on; /* 0: it stands */
    const char *commitments; /* their numbers, joined by |; NULL: all that bind such a signatory */
    const char *source;      /* id in sources.csv; may be NULL */
    struct place place;
};

/* Whom a set is about: who signed it, and the parties and platforms of the report that it is for and that did not. */
struct signatory {
    int set;
    const char *id;   /* of the party or platform, or its own */
    const char *name; /* short */
    int party, platform;
    const char *group; /* GROUP_OF_PARTIES, GROUP_OF_PLATFORMS, or what signatories.csv says */
    guint first_signature, signature_count;
    struct place place;
};

#define STATUSES(STATUS)                                                                         \
    STATUS(UNKNOWN, "unknown") /* nobody looked, as far as this report knows; never written */   \
    STATUS(EVIDENCE, "evidence")                                                                 \
    STATUS(PARTIAL, "partial")                                                                   \
    STATUS(NONE_FOUND, "none_found") /* somebody searched: who, when and where is in the note */ \
    STATUS(DECLARED, "declared")     /* on its own word only */                                  \
    STATUS(CONSIDERING, "considering")                                                           \
    STATUS(NOT_APPLICABLE, "not_applicable")

enum status {
#define STATUS(name, word) STATUS_##name,
    STATUSES(STATUS)
#undef STATUS
        STATUS_COUNT
};

const char *status_word(enum status status);

/* What somebody found of a promise on a day. */
struct assessment {
    int signatory, commitment;
    enum status status; /* never STATUS_UNKNOWN */
    day_number as_of;
    const char *evidence; /* an address; may be NULL */
    const char *source;   /* id in sources.csv */
    const char *assessed_by;
    struct localized note;
    struct localized reply; /* of the signatory; may be NULL */
    day_number reply_on;
    struct place place;
};

/* What is known of a promise on a day. */
struct promise {
    const struct signature *signature; /* NULL: did not sign it by that day */
    bool withdrawn;                    /* by that day */
    enum status status;
    const struct assessment *assessment; /* the newest of that day or before; NULL: there is none */
    bool old;          /* the assessment is of before the day on which the set was to be looked at again */
    bool takes_no_ads; /* it is for platforms that take political advertising, and this one does not */
};

/* True if a commitment is for the like of this signatory, whether signed or not. */
bool commitment_binds(const struct commitment *commitment, const struct signatory *signatory);

/* True if a signature is for a commitment of its set, as far as its numbers go. */
bool signature_covers(const struct signature *signature, const char *number);

struct promise promise_on(const struct dataset *dataset, int signatory, int commitment, day_number day);

/* The assessments of one promise, oldest first; *count is set. */
const struct assessment *promise_history(const struct dataset *dataset, int signatory, int commitment, guint *count);

/* True if something that it signed by that day stands on that day. */
bool signatory_has_signed(const struct dataset *dataset, int signatory, day_number day);

/* The first day on which it signed something; the day from which nothing of that stands any more, whatever that day is; 0:
 * never. What is signed after the edition is not known to it. */
day_number signatory_signed_on(const struct dataset *dataset, int signatory);
day_number signatory_withdrawn_on(const struct dataset *dataset, int signatory);

const struct commitment_set *dataset_set(const struct dataset *dataset, int index);
const struct commitment *dataset_commitment(const struct dataset *dataset, int index);
const struct signatory *dataset_signatory(const struct dataset *dataset, int index);

/* True if some commitment of a set (-1: of any) has this indicator beside it. */
bool set_asks_for(const struct dataset *dataset, int set, enum indicator indicator);

/* The index of the signatory of a set that is this party, or this platform; -1. */
int set_signatory_of(const struct dataset *dataset, int set, int party, int platform);

/* The logs beside a code. */
enum conduct_log { LOG_INCIDENTS, LOG_QUESTIONS, LOG_REMOVALS, CONDUCT_LOG_COUNT };

/* Something that happened, and what was done about it. */
enum incident_status { INCIDENT_OPEN, INCIDENT_ANSWERED, INCIDENT_CLOSED, INCIDENT_STATUS_COUNT };

const char *incident_status_word(enum incident_status status);

struct incident {
    day_number date;
    int signatory, commitment; /* of one set */
    const char *kind;          /* in the words of who wrote it */
    enum incident_status status;
    day_number closed_on;
    struct localized response; /* may be NULL */
    const char *source;
    struct place place;
};

/* A question to a platform, and when it was answered. */
struct platform_question {
    int platform;
    day_number asked_on;
    day_number answered_on; /* 0: not yet */
    const char *asked_by;   /* "authority", "party", "other" */
    const char *topic;
    const char *source;
    struct place place;
};

/* What a platform removed on some days for one reason. */
struct removal {
    int platform;
    struct period period;
    const char *ground;
    int64_t count;
    int64_t appeals, upheld; /* -1: not given */
    const char *country;     /* ISO 3166-1; "": not said */
    const char *source;
    struct place place;
};

/* What the public library of a platform offers: "download" is "yes, CSV by day", from then to then. */
struct library_property {
    int platform;
    const char *property;   /* a word of library_properties */
    struct localized value; /* in every language: the words in another if there are none in its own */
    struct period period;   /* an end of 0 has no bound */
    const char *source;
    struct place place;
};

/* The words of properties, ended by NULL. */
extern const char *const library_properties[];

#endif

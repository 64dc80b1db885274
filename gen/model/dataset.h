/* The input, read and typed: what later stages work on and nobody changes any more.
 *
 * All strings belong to dataset->strings; all arrays are GArrays of the struct named beside them. Parties, platforms
 * and regions are referred to by index, in the order of their file, which is the order the comms team chose. */
#ifndef ADREPORT_MODEL_DATASET_H
#define ADREPORT_MODEL_DATASET_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "model/house.h"
#include "base/interval.h"
#include "base/language.h"
#include "base/whole_file.h"
#include "model/conduct.h"
#include "model/edition.h"
#include "model/measure.h"
#include "model/observation.h"
#include "model/state.h"
#include "model/statement.h"
#include "model/targeting.h"

#include <glib.h>

/* Something that happened on a day, and stands on axes of time. */
struct event {
    day_number date;
    struct localized name;
};

struct settings {
    struct localized title;
    const char *publisher_name;
    const char *publisher_url;   /* may be NULL */
    const char *publisher_email; /* may be NULL */
    const char *licence;         /* an SPDX id: "CC-BY-4.0" */
    const char *base_url;        /* ends in '/'; NULL: no feeds, embeds, cards and canonical links */
    const char *doi;             /* of the publication: "10.5281/zenodo.1234567"; may be NULL */
    bool publishes[LANGUAGE_COUNT];
    const char *country; /* ISO 3166 alpha-2; NULL: the report is about several */
    const char *const
        *countries;       /* the codes of these, NULL behind the last; NULL: it is about one. Freed with the dataset */
    const char *currency; /* ISO 4217 */
    int64_t population;   /* upper bound of any reach; -1 if unknown */
    int64_t name_from;    /* cents: an advertiser without a party is named if it spent this much for certain */
    struct localized election_name;
    day_number election_date; /* 0 if none */
    struct period period;
    enum axis axis;
    day_number edition_date;
    int edition_number;
    enum edition_kind edition_kind;
    bool newest_is_copy;          /* current/ is a copy of the newest edition, not a link to it */
    const char *previous;         /* folder of the edition before this one; may be NULL */
    const char *previous_edition; /* its name; NULL if it does not tell */
    enum edition_kind previous_kind;
    const char *previous_sums; /* SHA-256 of its SHA256SUMS, which says all that is in it; NULL: nothing was read */
    struct house house;
    const char *file; /* report.yaml as messages call it */
};

/* The first published language. */
enum language settings_first_language(const struct settings *settings);

/* The language of the words in data files, and in what is said of a report: the program's if it is published, else the
 * first that is. */
enum language settings_data_language(const struct settings *settings);

/* True if a report is about several countries, which are known by 1 for the first of them, and so on: 0 is none of them, or all
 * together. */
bool settings_has_countries(const struct settings *settings);

/* The number of a country by its code; 0: none of several, or the report is about one. */
unsigned settings_find_country(const struct settings *settings, const char *code);

/* The code of a country by its number; NULL for 0. */
const char *settings_country_code(const struct settings *settings, unsigned country);

/* A country among others, which are at most MOST_COUNTRIES; 0 for 0. */
enum { MOST_COUNTRIES = 64 };
uint64_t country_bit(unsigned country);

/* The codes of such countries, joined by |; "" if there are none. Caller frees. */
char *settings_country_codes(const struct settings *settings, uint64_t countries);

/* True if a report is about a country, alone or among others. */
bool settings_is_about(const struct settings *settings, const char *code);

/* "NL", "NL, BE": for messages. Caller frees. */
char *settings_countries_words(const struct settings *settings);

/* With more notches a mark would say nothing, and is left out. */
#define MOST_NOTCHES 2

struct party {
    const char *id;
    const char *name;           /* short, as in tables and charts */
    struct localized article;   /* before its name in a sentence: "de"; NULL: none */
    struct localized full_name; /* never NULL: falls back to name */
    const char *aliases;        /* other names, separated by |; may be NULL */
    const char *wikidata;       /* "Q275441"; may be NULL */
    const char *colour;         /* "#rrggbb" or NULL */
    guint notches;              /* of its mark: how many parties before it look alike, to MOST_NOTCHES + 1 at most */
    day_number code_signed_on;  /* 0: did not sign */
    const char *website;        /* may be NULL */
    struct place place;
};

#define PARTY_UNMAPPED (-1)
#define PARTY_SEVERAL (-5) /* one of several: see struct observation */

struct platform {
    const char *id;
    const char *name;
    const char *services;        /* "Facebook en Instagram"-like list as given, or NULL */
    day_number offered_from;     /* 0: always */
    day_number offered_until;    /* 0: still; the last day on which it took political advertising */
    const char *library_url;     /* may be NULL */
    struct localized definition; /* of political advertising, in the library's words; may be NULL */
    day_number code_signed_on;
    struct place place;
};

struct region {
    const char *id;
    struct localized name;
    const char *aliases;       /* separated by |, may be NULL */
    unsigned country;          /* in a report of several: that it is of; 0: not said */
    int tile_column, tile_row; /* -1 if not given */
    struct place place;
};

/* The columns of advertisers.csv, as the program writes them. */
#define LINK_COLUMNS "platform,advertiser_id,advertiser,party,relation,from,to,mapped_by,mapped_on,evidence,person"

/* Whether the platform verified who an advertiser is, by the word of whoever linked it. */
enum verified { VERIFIED_UNKNOWN, VERIFIED_YES, VERIFIED_NO };

/* The one that divides accounts by payer, which most tables do not need. */
#define LINK_DISCLAIMER ",disclaimer"

/* Of which part of an account a link or a row is, if links divide it by who paid for its ads (read/parts.h). A part with a
 * payer of its own has a number from 1, which no other part of any account has. */
#define PART_WHOLE 0   /* all of it: no link divides it, or, of a row, the source does not say who paid */
#define PART_REST (-1) /* what was paid for by others than those that links name */

struct advertiser {
    int platform;
    const char *advertiser_id;
    const char *name;
    int party;          /* PARTY_SEVERAL: a joint account of the parties below */
    const int *parties; /* the parties it belongs to, ascending; one unless it is joint. Owned by the dataset */
    guint party_count;
    const char *relation; /* party, branch, candidate, affiliated, joint, third_party */
    struct period valid;  /* 0 ends if unbounded */
    const char *mapped_by;
    day_number mapped_on;
    const char *evidence;
    bool person;
    enum verified verified;
    const char *origin; /* the country of whoever pays for it, ISO 3166 alpha-2; "": not said */
    const char
        *disclaimer; /* it links what this payer paid for, and nothing else; "": all that no other link of the account
                               names the payer of. For who links accounts; never published */
    int part;
    struct place place;
};

/* True for a natural person who is no candidate: such names are not published. */
bool advertiser_is_private(const struct advertiser *advertiser);

/* One statement about what was collected: this state for this measure of this platform on these days. */
struct coverage {
    int platform;
    int measure;      /* enum measure, or -1 for every measure */
    unsigned country; /* of several, that it is about; 0: all */
    struct period period;
    enum state state;        /* STATE_VALUE: collected */
    struct localized reason; /* may be NULL */
    const char *source;      /* id in sources.csv, may be NULL */
    struct place place;
};

struct source {
    const char *id;
    const char *title;
    const char *publisher;
    const char *url;
    day_number retrieved_on;
    const char *licence;
    const char *language; /* that its title is in, as BCP 47 has it: "en"; NULL: not said */
    struct place place;
};

/* Something that an earlier edition had wrong, as readers are told. */
struct correction {
    day_number date;
    const char *where; /* id of a figure or key of a page; NULL: the report as a whole */
    struct localized what;
    struct place place;
};

/* Who paid for ads of an account, in the words that stand under them, and what for: a row of a platform's file. For who
 * links accounts, and to count; never published. */
struct disclaimer {
    int platform;
    const char *advertiser_id;
    int part;         /* of the account, that this is of */
    const char *ad;   /* "" if the row is not about one */
    const char *text; /* kept by dataset_string: the same words are the same pointer; "": nobody is named */
    bool cut;         /* the text may go on: the source cuts names at this length */
    struct period period;
    struct amount spend;
    const char *source; /* id in sources.csv, or "" */
    const char *file;
    unsigned line;
};

/* A file of figures, or a member of an archive, as it was read: what `check` says of it, and which days it is about. */
struct figures_file {
    const char *name;   /* as messages call it */
    const char *format; /* the word of its kind: "meta-report" */
    int platform;       /* -1: its rows say */
    enum role role;
    bool added;        /* report.yaml says that its money is in no other file */
    unsigned country;  /* in a report of several: the one that all of it is about; 0: its rows say, and it covers all */
    int region;        /* that a report of one region is about; -1: the whole country */
    unsigned measures; /* 1 << enum measure: what such a file gives; with covers */
    struct period covers; /* the days on which it lists all there was, so that what it does not list was not there;
                             {0,0}: it is about the days of its rows alone */
    guint rows;           /* rows with figures of the report's country that were read */
    guint left_out;       /* rows that the filter of report.yaml did not let through */
    guint first, count;   /* the observations made of it: dataset->observations[first, first + count) */
};

/* A number of the previous edition, in its machine form and as it was read there. */
struct former_cell {
    const char *figure, *row, *column; /* keys */
    const char *low, *high;            /* "" if there was none */
    const char *state;
    struct localized text;
};

/* What a platform lists on some days with a payer named beside the ad, and without. */
struct payers_row {
    int platform;
    struct period period;
    struct interval named, not_named;
    int64_t rows, rows_named,
        rows_as_range;  /* how many rows the source has, with a payer, and with a range in place of an
                                                amount; -1: not said */
    const char *source; /* id; "" if none is named */
    struct place place;
};

struct dataset {
    struct settings settings;
    GArray *events;       /* struct event, by day; the election is not among them */
    GArray *parties;      /* struct party */
    GArray *platforms;    /* struct platform */
    GArray *regions;      /* struct region */
    GArray *advertisers;  /* struct advertiser */
    GArray *coverage;     /* struct coverage */
    GArray *sources;      /* struct source */
    GArray *corrections;  /* struct correction, newest first */
    GArray *observations; /* struct observation, in the order read */
    struct amount_store *amounts;
    GHashTable *backgrounds; /* set of struct background, behind dataset_background */
    const struct background *last_background;
    GArray *disclaimers;   /* struct disclaimer, in the order read */
    GArray *figures_files; /* struct figures_file, in the order read */
    GArray *fetches;       /* struct fetch (model/fetch.h), in the order of report.yaml */
    GArray *targeting;     /* struct targeting_row, in the order read */
    GArray *payers;        /* struct payers_row, in the order read */
    GArray *payments;      /* struct payment (payment.h), in the order read */
    GArray *statements;    /* struct statement, one of each id, in the order read */
    struct statements_given statements_given;
    GArray *sets;        /* struct commitment_set, in the order of their file */
    GArray *commitments; /* struct commitment, set by set */
    GArray *signatories; /* struct signatory, set by set */
    GArray *signatures;  /* struct signature, signatory by signatory */
    GArray *assessments; /* struct assessment: by signatory, commitment and day */
    GArray *incidents;   /* struct incident, by day */
    GArray *questions;   /* struct platform_question, in the order read; so are the two below */
    GArray *removals;    /* struct removal */
    /* There is such a file, if with nothing in it. */
    bool log_kept[CONDUCT_LOG_COUNT];
    GArray *libraries;          /* struct library_property */
    GArray *editions;           /* struct edition, published already, oldest first */
    GArray *former;             /* struct former_cell; empty if there is no previous edition */
    GHashTable *former_sources; /* set of the ids of its sources and of their source_words; empty if it names none */
    const char *folder;         /* the input folder as the user named it; files are named with it in front */
    GPtrArray *party_lists;     /* int *, behind dataset_parties */
    GPtrArray *files;           /* struct input_file *, every file that was read, in order */
    GStringChunk *strings;
};

/* A file of the input, for the manifest. */
struct input_file {
    const char *path; /* relative to the input folder */
    const char *sha256;
    uint64_t size;
    struct file_mark mark; /* the state in which it was read */
};

struct dataset *dataset_new(void);
void dataset_free(struct dataset *dataset);

/* Forgets the observations, most of what a dataset holds, when nobody looks at them any more: origins lead nowhere then. */
void dataset_forget_observations(struct dataset *dataset);

/* The ids of these parties joined by |, in their order: "unmapped|vvd". Caller frees. */
char *dataset_party_words(const struct dataset *dataset, const int *parties, guint count);

/* The id of a party, "unmapped" or "several". */
const char *dataset_party_key(const struct dataset *dataset, int party);

/* True if a party signed a code of conduct: other reports speak of none. */
bool dataset_has_code(const struct dataset *dataset);

/* Keeps a copy of party indices, as candidates of an observation and parties of an advertiser are. */
const int *dataset_parties(struct dataset *dataset, const int *parties, guint count);

/* Interns text in the dataset; NULL stays NULL. */
const char *dataset_string(struct dataset *dataset, const char *text);

/* A file's name within the input folder: published, since the folder itself is private and differs from machine to
 * machine. */
const char *dataset_file_name(const struct dataset *dataset, const char *file);

/* True if the input says anything of a measure: a row has it, a file of a platform gives it, or coverage.csv names
 * it. */
bool dataset_gives(const struct dataset *dataset, enum measure measure);

const struct party *dataset_party(const struct dataset *dataset, int index);
const struct platform *dataset_platform(const struct dataset *dataset, int index);

/* Index of the entry with this id, or -1. */
int dataset_find_party(const struct dataset *dataset, const char *id);
int dataset_find_platform(const struct dataset *dataset, const char *id);
const struct source *dataset_find_source(const struct dataset *dataset, const char *id);

/* Title and address of a source in one, by which it is known again under another id; no text is an id and this. url may
 * be NULL. Caller frees. */
char *source_words(const char *title, const char *url);

/* Index of the region with this id, name or alias, or -1. */
int dataset_find_region(const struct dataset *dataset, const char *text);

#endif

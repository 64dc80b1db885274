/* A row of a file of figures, as it was understood: what it is about, and its amounts. */
#ifndef ADREPORT_MODEL_OBSERVATION_H
#define ADREPORT_MODEL_OBSERVATION_H

#include "base/date.h"
#include "base/interval.h"
#include "model/measure.h"
#include "model/state.h"

#include <assert.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* One measure of one observation. given is false if the row has no such column or an empty cell. */
struct amount {
    bool given;
    bool bare; /* a state alone: an estimate too may be said to be one without its value */
    enum state state;
    struct interval value; /* if amount_has_value */
};

/* True for a number, and for an estimate that is given with its value. */
bool amount_has_value(const struct amount *amount);

/* What an amount of these days may come to within a frame of days: a number that is hidden may be any, and one whose days reach
 * beyond the frame counts from zero up. */
struct interval amount_within(const struct amount *amount, struct period days, struct period frame);

/* What a row may be added to. A part is a row of a region's own report: it makes the total of that region and never
 * enters one of the country, since a platform's regions do not add up to its total. A reference is published beside. */
enum role { ROLE_MAIN, ROLE_REFERENCE, ROLE_PART };

/* What has to be said about the amounts of a row. */
enum note {
    NOTE_LIFETIME = 1 << 0,      /* since the library began, not of the days of the report */
    NOTE_ALL_COUNTRIES = 1 << 1, /* not spent in the report's country alone; always a reference */
    NOTE_EVERYONE = 1 << 2,      /* of all advertisers together; always a reference */
    NOTE_CONVERTED = 1 << 3,     /* the platform converted the money from another currency, at a rate of its own */
    NOTE_SHARED = 1 << 4,        /* an ad shown in several countries: counted from zero up */
    NOTE_RUNNING = 1 << 5,       /* an ad that still ran on the day of the copy, and runs to that day; if it is not
                                    known, to a day after the report, since what it cost may be of any day until then */
    NOTE_JOINED = 1 << 6,        /* several rows of the file about one thing; line is the first of them */
    NOTE_REVERSED = 1 << 7,      /* the source has its end before its start: the days from the one to the other */
    NOTE_ROUNDED = 1 << 8,       /* the source rounds in steps: the amount is a step wider either way */
    NOTE_PEOPLE = 1 << 9,        /* a part known by people reached, not by money: counted from zero */
    NOTE_UNPLACED = 1 << 10,     /* an ad of which nothing says in which countries it was shown: counted from zero up */
    NOTE_PART = 1 << 11,         /* the part of an account that some of its payers paid for */
    NOTE_UNTOLD = 1 << 12, /* links divide its account by payer, and the source does not say who paid: of each of the
                                    parties from zero */
    NOTE_AFTER_COPY =
        1 << 13, /* not a row of the source: what an ad that still ran on the day of its copy may have come
                                    to after it, on days that are known otherwise: from zero up, without an end */
    NOTE_COUNT = 14,
};

/* How a note is written in data files: "lifetime". NULL for what is no note. */
const char *note_word(enum note note);

/* The words of all notes of a row, joined by |: "lifetime|converted". Caller frees. */
char *notes_words(unsigned notes);

/* An age group or gender as programs get it, in observations and as the key of a row or column alike: lower case, with
 * a hyphen for what is no ASCII letter, digit or "+". Caller frees. */
char *part_code(const char *words);

struct dataset;

/* The amounts of all rows. */
struct amount_store;
struct amount_store *amount_store_new(void);
void amount_store_free(struct amount_store *store);

/* Forgets what is only there to find amounts that are the same, if no more rows are read. */
void amount_store_close(struct amount_store *store);

/* What is behind a row beside its numbers. Rows side by side mostly have the same, which is kept once. */
struct background {
    const char *file;
    const char *source;        /* id in sources.csv, or "" */
    const char *advertiser_id; /* "" for a row about a whole party */
    const char *advertiser;    /* its name as the platform lists it (a page, an account), "" if not given */
    const char *currency;      /* that it was paid in, ISO 4217; NULL or "": not said */
    const char
        *origin; /* the country of whoever paid, ISO 3166 alpha-2; NULL or "": not said. Never published as such */
    const char *payer; /* in a table in which each row has one: who paid, so that it is about nothing else; NULL or "":
                                  whoever did. Never published */
};

/* Keeps it once. All rows have one, and who changes a row gives it another. */
const struct background *dataset_background(struct dataset *dataset, const struct background *background);

/* One row of a file of figures. There may be millions. */
struct observation {
    int platform;
    int party;             /* PARTY_UNMAPPED if no party is known, PARTY_SEVERAL if any of its candidates may have it */
    const int *candidates; /* PARTY_SEVERAL: the parties any of which may have all of it or a part, PARTY_UNMAPPED
                                  among them if it may belong to none; ascending. Owned by the dataset */
    guint candidate_count : 16;
    unsigned notes : 16; /* enum note */
    int part;            /* of its account that a row is about: PART_WHOLE, PART_REST or a number */
    const char *ad;      /* the ad a row is about, if the source lists ads; else "" */
    struct period period;
    uint64_t
        countries; /* in a report of several: a country_bit for each that it may be about, as an ad shown in all of these;
                           0: a reference that is about more */
    bool
        of_country; /* what is known of an ad in one of several countries: another row has its money, of all of them together */
    enum role role : 8;
    guint8 amount_at[MEASURE_COUNT]; /* where in amounts that of a measure is, from 1; 0: it says nothing of it */
    int region;                      /* -1: the whole country */
    unsigned line;
    const char *age;               /* "" : all ages */
    const char *gender;            /* "" : all */
    const struct background *from; /* see dataset_background */
    const struct amount *amounts;  /* see observation_amount. Owned by the dataset */
};

static_assert(NOTE_COUNT <= 16, "an observation has room for every note");

/* What a row says of a measure (enum measure): not given, if nothing. Never NULL. */
extern const struct amount amount_none;
static inline const struct amount *observation_amount(const struct observation *observation, int measure) {
    guint at = observation->amount_at[measure];
    return at > 0 ? &observation->amounts[at - 1] : &amount_none;
}

/* All that it says, by measure; and the same the other way: copies, which rows that say the same share. */
void observation_amounts(const struct observation *observation, struct amount amounts[MEASURE_COUNT]);
void observation_set_amounts(struct dataset *dataset, struct observation *observation,
                             const struct amount amounts[MEASURE_COUNT]);
void observation_set_amount(struct dataset *dataset, struct observation *observation, enum measure measure,
                            struct amount amount);

/* What a row may be divided by. */
enum dimension { DIMENSION_REGION = 1 << 0, DIMENSION_AGE = 1 << 1, DIMENSION_GENDER = 1 << 2 };

/* True for a row about a region, an age group or a gender: what it holds a row about the whole may hold too. */
bool observation_is_divided(const struct observation *observation);

/* True if a row does not say to which region, age or gender it belongs, of these dimensions (enum dimension). */
bool observation_lacks_part(const struct observation *observation, unsigned dimensions);

/* Where a row counts, as it is published: "main" in the sums; "part", being divided, in the tables by region, age and
 * gender, and in a sum if its party has no row about the whole; "region", of a region's own report, in that region's
 * total alone; "reference" nowhere. */
const char *observation_role(const struct observation *observation);

#endif

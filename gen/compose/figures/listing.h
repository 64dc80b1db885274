/* A table whose rows are advertisers. Names of natural persons who are no candidates, and names that hold an address,
 * stay out. */
#ifndef ADREPORT_COMPOSE_FIGURES_LISTING_H
#define ADREPORT_COMPOSE_FIGURES_LISTING_H

#include "base/private.h"
#include "compose/builder.h"

struct listing {
    struct table table;
    GHashTable *keys;  /* set of row keys, to keep them apart */
    GHashTable *given; /* word -> the last number that a key with it got: see slug_unused */
    struct private_patterns *patterns;
};

void listing_begin(struct listing *listing, struct composer *composer, struct subject about, const char *name);
struct figure *listing_end(struct listing *listing, struct localized headline, struct localized subtitle);

/* Columns of ids, platforms and relations. */
void listing_number_column(struct listing *listing);
void listing_platform_column(struct listing *listing);
void listing_relation_column(struct listing *listing);

/* An account as it may be called. */
struct called {
    int platform;
    const char *advertiser_id;
    const char *name;
    bool person;
    bool part;                   /* not all of it, since links divide it by who paid for its ads */
    bool untold;                 /* and what the source does not say who paid for */
    bool beside_untold;          /* and what the source does not say may be of this too */
    const struct origin *origin; /* of its spending */
};

/* Begins the row of an advertiser with the name it may be called by. */
void listing_row(struct listing *listing, struct called called);
void listing_advertiser_row(struct listing *listing, const struct advertiser_total *advertiser);

void listing_number_cell(struct listing *listing, bool person, const char *advertiser_id);

/* What it is to its party, by the row of advertisers.csv that links it, as that writes it: "" if nobody says it, and this word
 * if it may be of any of several parts that are something else to it. */
#define RELATION_UNTOLD "untold"
const char *advertiser_relation(const struct composer *composer, const struct advertiser_total *advertiser);
void listing_relation_cell(struct listing *listing, const struct advertiser_total *advertiser);

/* That row; NULL if there is none, or it is not known which of several it is. */
const struct advertiser *listing_mapping(const struct listing *listing, const struct advertiser_total *advertiser);

bool advertiser_has_rows(const struct advertiser_total *advertiser);

#endif

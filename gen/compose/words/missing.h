/* What is missing, in sentences: why there is no number, and of whom that holds. Here and nowhere else pages say "nobody", "no
 * platform" or "not of this party": each sentence asks known.h, and is said of those it holds of, no more and no fewer. */
#ifndef ADREPORT_COMPOSE_WORDS_MISSING_H
#define ADREPORT_COMPOSE_WORDS_MISSING_H

#include "compose/known.h"
#include "compose/words/phrase.h"

/* Why a number of a measure of a platform is in this state, in the words of coverage.csv about the days that are in it too; if
 * there are none, why other days have no number. "" if it gives no words. */
struct localized missing_reason(struct composer *composer, int platform, enum measure measure, enum state state);

/* Which platforms have no amount of a party, a sentence for each reason with those that share it: of everybody's amounts,
 * or of the party's alone. */
void write_missing_platforms(struct composer *composer, struct writing *writing, int party);

/* Which measures there are no numbers of, of a party on a platform or of all that a platform lists, if its spending is
 * known: a sentence for each reason. */
void write_missing_measures(struct composer *composer, struct writing *writing, struct subject whom);

/* Why it is not known how much parties spent: on a platform, or, of the report as a whole, on any. */
void write_missing_spending(struct composer *composer, struct writing *writing, struct subject whom);

/* What is known of a party on a platform that is in no total, if anything is: the phrases FAMILY.references-only and
 * FAMILY.regions-only. True if there is something. */
bool write_in_part(struct composer *composer, struct writing *writing, const char *family, struct subject whom);

/* The same of somebody, as short as in a table; NULL text if nothing is known in part. */
struct localized words_in_part(struct composer *composer, struct subject whom);

/* Who is among those compared on a platform without a number, or with that of some days alone. of: the party that is
 * spoken of, whose own days are said elsewhere; -1: none. */
void write_conditions(struct composer *composer, struct writing *writing, int platform, int of);

/* Names the parties compared on a platform, but for that one, whose amounts are of some of their days alone. */
void write_linked_in_part(struct composer *composer, struct writing *writing, int platform, int of);

/* The parties of which some amount on a platform is not in hand: "A and B", "12 parties"; no words if there are none. */
struct argument arg_hidden_parties(struct composer *composer, const char *name, int platform);

/* A headline about parties, with "only parties with a linked account" if there are others: nothing is known of these. */
struct localized of_linked(struct composer *composer, struct localized headline, int platform, enum measure measure);

/* What is said in the place of a figure about a platform that has no numbers; family: the key of the phrase, with the
 * state of the measure behind it if it ends in a point. Of a figure about the whole: of the platform it opens with. */
struct localized missing_figure(struct composer *composer, const char *family, struct subject about,
                                enum measure measure);

/* Rows of a table that lack their number for one reason. who: their names, or how many they are; plural: as the subject
 * of a verb; platforms: those that all their numbers would be of, NULL text if they are of others too. */
struct localized missing_rows(struct composer *composer, struct localized who, bool plural, struct localized platforms,
                              enum state reason);

/* The same of rows that are platforms, in a table about a party or about the whole; who is a list with this
 * conjunction. */
const char *missing_conjunction(struct subject whom, enum state reason);
struct localized missing_platform_rows(struct composer *composer, struct subject whom, struct localized who,
                                       guint count, enum state reason);

/* Columns of a table that lack their number in every row: names as a list goes on with them. reason: enum state, or
 * STATE_COUNT for several. */
struct localized missing_columns(struct composer *composer, const struct localized *names, guint count, int reason);

/* The same of measures that none of the platforms reports which are the rows of a table about somebody: of nobody's, or
 * not of that party's. NULL text if it is about the whole and some platform gives a measure of somebody. */
struct localized missing_on_platforms(struct composer *composer, struct subject whom, const enum measure *measures,
                                      guint count);

#endif

/* Each function makes one figure. Those of the report as a whole come first. */
#ifndef ADREPORT_COMPOSE_FIGURES_FIGURES_H
#define ADREPORT_COMPOSE_FIGURES_FIGURES_H

#include "compose/composer.h"

struct figure *figure_spend_by_party(struct composer *composer);
struct figure *figure_rank_by_party(struct composer *composer);
struct figure *figure_share_by_party(struct composer *composer);

/* Spending on the lead platform by bin, one column per party with a value, in the order of their ranks. */
struct figure *figure_by_party_and_bin(struct composer *composer);

/* The same columns with the possible places by what had been spent up to the end of each bin. */
struct figure *figure_rank_by_party_and_bin(struct composer *composer);
struct figure *figure_measure_by_party(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_measure_by_platform(struct composer *composer, struct subject about, enum measure measure);

/* Of a platform; NULL if there is nothing to show. */
struct figure *figure_platform_by_party(struct composer *composer, struct subject about);
struct figure *figure_platform_totals(struct composer *composer, struct subject about);
struct figure *figure_statements_by_organisation(struct composer *composer);
struct figure *figure_statements_by_funds(struct composer *composer);
struct figure *figure_statements_by_targeting(struct composer *composer);
struct figure *figure_statements(struct composer *composer);
struct figure *figure_payers(struct composer *composer, struct subject about);
/* What a party paid to others for advertising, row by row; of all parties, beside a commitment. NULL without such rows. */
struct figure *figure_party_payments(struct composer *composer, struct subject about);
struct figure *figure_indicator_payments(struct composer *composer);
/* The name of a country if strings.csv has it, else its code. */
struct localized country_name(struct composer *composer, const char *code);

struct figure *figure_by_country(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_by_region(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_by_party_and_region(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_by_age_gender(struct composer *composer, struct subject about, enum measure measure);

/* Of a party, and of a party on a platform. */
struct figure *figure_party_by_platform(struct composer *composer, struct subject about);
struct figure *figure_party_by_country(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_party_by_region(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_rows(struct composer *composer, struct subject about);

/* Along the axis: by bin, and what had been by the end of each. */
struct figure *figure_by_bin(struct composer *composer, struct subject about, enum measure measure);
struct figure *figure_cumulative(struct composer *composer, struct subject about, enum measure measure);

/* Spending along the axis, or the words why there is none. A party's own page shows it on the lead platform, and so
 * does its page of that platform: one figure, on both. */
struct figure *figure_spend_by_time(struct composer *composer, struct subject about);
struct figure *figure_spend_cumulative(struct composer *composer, struct subject about);

/* The rows as they are, if the axis has nothing to show; otherwise NULL. */
struct figure *figure_rows_without_bins(struct composer *composer, struct subject about);

/* What is published beside the totals and never added, of a platform or of a party on it. */
struct figure *figure_references(struct composer *composer, struct subject about);

/* Of a platform, or of all. */
struct figure *figure_coverage(struct composer *composer, struct subject about);

/* A party's largest advertisers; the largest that belong to no party. If the figures name no advertisers, or none of
 * these, they say so. */
struct figure *figure_party_advertisers(struct composer *composer, struct subject about);
struct figure *figure_unmapped(struct composer *composer);

/* What its own accounts, its branches and its candidates spent on a platform; NULL if all are of one kind. */
struct figure *figure_party_by_relation(struct composer *composer, struct subject about);

/* The platform whose largest advertisers are listed: the lead one, or the first that lists any; -1: none. */
int largest_platform(const struct composer *composer);

/* Its largest advertisers, whoever they are; NULL if it does not list them separately. */
struct figure *figure_top_advertisers(struct composer *composer);
struct figure *figure_largest_advertisers(struct composer *composer);

/* The links as they are published: all of them, those of a party that are listed in the report's period and those that
 * are not, and how many each party has. NULL if there are none. */
struct figure *figure_links(struct composer *composer);
struct figure *figure_party_links(struct composer *composer, struct subject about);
struct figure *figure_party_links_unlisted(struct composer *composer, struct subject about);
struct figure *figure_links_by_party(struct composer *composer);
bool party_has_links(const struct composer *composer, int party);

/* How many accounts are linked to a party, and how many of these have a row with spending in the report's period. */
void count_linked_accounts(const struct composer *composer, int party, guint *mapped, guint *listed);

/* The same of all parties together: an account of two is linked to a party twice. */
void count_mappings(const struct composer *composer, guint *mapped, guint *listed);

/* The phrase that says why the totals name no advertisers. */
const char *why_no_names(const struct composer *composer);

/* True if the figures of some platform name advertisers. */
bool any_names(const struct composer *composer);

/* Says why there is nothing, in the place of a figure: for every party and platform alike. Not published as data. */
struct figure *figure_nothing(struct composer *composer, struct subject about, const char *name,
                              struct localized reason);

/* The same in the place of a figure along the axis; other such figures may be on the same page. */
struct figure *figure_no_bins(struct composer *composer, struct subject about, const char *name,
                              struct localized reason);

/* The editions there are, newest first. Made after show_changes, which counts what this one changed. */
struct figure *figure_editions(struct composer *composer);

/* Pages that are lists, in parts that open. */

/* What is different from the previous edition, figure by figure; counts that in report->changes. */
void show_changes(struct composer *composer, struct page *page);

/* Of how many numbers about a platform that both this edition and the previous one have, one is another now. *compared is how
 * many both have. Of the figures that are made by then. */
guint count_changed(struct composer *composer, int platform, guint *compared);

/* Links to all files. */
void show_downloads(struct composer *composer, struct page *page);

/* What each column of each file means. */
void show_dictionary(struct composer *composer, struct page *page);

/* The press sheets, the sources and the corrections, as lists. */
struct figure *figure_press_sheets(struct composer *composer);
struct figure *figure_sources(struct composer *composer);

/* fetched.c: NULL in a report of which no database added anything up. */
struct figure *figure_fetched(struct composer *composer);
struct figure *figure_corrections(struct composer *composer);

/* Whom ads were aimed at, on one platform: the part of the spending of each party's advertisers that went to lists,
 * custom and lookalike audiences; to each method; and to ads that were kept away from somebody. NULL if nothing is known
 * of it. The report as a whole has it of the first platform of which it is known, a platform's own figures of any
 * other. */
struct figure *figure_targeting_audiences(struct composer *composer, struct subject about);
struct figure *figure_targeting_methods(struct composer *composer, struct subject about);
struct figure *figure_targeting_kept_out(struct composer *composer, struct subject about);

/* The same of one party, method by method; or the words why it is not known of this one. */
struct figure *figure_party_targeting(struct composer *composer, struct subject about);

/* Of a code of conduct: what is known of each promise that anything is known of, commitments by signatories; who signed, when, and of how
 * many promises something is known; every promise, known or not; what happened, newest first. NULL if there is nothing of it. */
struct figure *figure_code_matrix(struct composer *composer, struct subject about);
struct figure *figure_code_signatories(struct composer *composer, struct subject about);
struct figure *figure_code_statuses(struct composer *composer, struct subject about);

struct figure *figure_code_timeline(struct composer *composer, struct subject about);

/* Lists: the promises of a signatory of which something is known; all others that bind it, signed or not; and what was found of its
 * promises before. Of a commitment, the signatories of whom something is known. NULL if there are none. */
struct figure *figure_promises_of_signatory(struct composer *composer, struct subject about);
struct figure *figure_promises_unknown(struct composer *composer, struct subject about);
struct figure *figure_promises_before(struct composer *composer, struct subject about);
struct figure *figure_promises_of_commitment(struct composer *composer, struct subject about);

/* What stands beside commitments of a code, whatever code it is: of how much a payer is named, how wide ranges are, on which
 * days spending and reach are given, how much went to ads aimed at uploaded lists (NULL if nothing is known of that), how
 * much is by verified advertisers, what of what is asked is filled in, what
 * the libraries of platforms proved to hold, and what is known of these libraries (NULL if libraries.csv has nothing). */
struct figure *figure_indicator_payers(struct composer *composer);
struct figure *figure_indicator_ranges(struct composer *composer);
struct figure *figure_indicator_spend_and_reach(struct composer *composer);
struct figure *figure_indicator_uploaded(struct composer *composer);
struct figure *figure_indicator_verified(struct composer *composer);
struct figure *figure_indicator_unnamed(struct composer *composer);
struct figure *figure_indicator_foreign(struct composer *composer);
struct figure *figure_indicator_union(struct composer *composer);
struct figure *figure_indicator_completeness(struct composer *composer);
struct figure *figure_indicator_library(struct composer *composer);
struct figure *figure_library_properties(struct composer *composer);

/* Of an evaluation: what happened, which questions were answered and how soon, what was removed. NULL in any other edition, or
 * if there is no log of it. */
struct figure *figure_incidents(struct composer *composer);
struct figure *figure_questions(struct composer *composer);
struct figure *figure_removals(struct composer *composer);

#endif

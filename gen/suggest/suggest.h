/* SUGGEST: the parties that the names and payers of accounts speak for. Proposes and never applies. */
#ifndef ADREPORT_SUGGEST_SUGGEST_H
#define ADREPORT_SUGGEST_SUGGEST_H

#include "base/diagnostic.h"
#include "model/totals.h"

/* An account that is linked to no party and that nobody has looked at yet, and whom it may belong to. If its payers speak for
 * different parties, each of these has a suggestion of its own, and so has what others paid for. */
struct suggestion {
    const struct advertiser_total *account;
    const char *disclaimer; /* the payer that it is about; "": all of them, or the others */
    enum state state;       /* of what it spent, or this payer, or the others, in cents */
    struct interval spend;
    char *paid_for_by;    /* its payers, those with the most first, joined by " | "; "" if none is known */
    GArray *parties;      /* int: in the order of the words that speak for them; none: nothing speaks for a party */
    const char *relation; /* as in advertisers.csv: what the name itself shows; "" if it leaves that open */
    char *reason;         /* one line for a terminal: what speaks for it or against it, without LF; "" if nothing */
    bool weak;            /* something speaks against it */
};

/* Every such account, by its spending: the highest low end first, then the highest high end, then the name. A
 * GPtrArray of struct suggestion *, freed with it; dataset and totals must outlive it. */
GPtrArray *suggest_links(const struct dataset *dataset, const struct totals *totals);

/* Warns of each party that a platform has nothing linked to, although accounts there go by its name. */
void suggest_warn(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                  struct diagnostics *diagnostics);

/* True if some party has nothing linked to it on a platform, although accounts there go by its name. */
bool suggest_any_unlinked(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions);

/* Appends a line that names the parties that nothing is linked to and nothing speaks for; nothing if there is none. */
void suggest_append_missing(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                            GString *out);

/* True if some account with a proposal is divided by payer, so that its rows need a column that others do not. */
bool suggest_any_disclaimer(const GPtrArray *suggestions);

/* The columns of advertisers.csv, as a header with LF, and a suggestion with a party as a row of it; mapped_by and
 * mapped_on are empty. With the disclaimer, or without: then the rows fit a table that has no such column. */
const char *suggest_header(bool disclaimer);
void suggest_append_row(const struct dataset *dataset, const struct suggestion *suggestion, bool disclaimer,
                        GString *out);

/* The worklist, as CSV with LF: the same columns with the party left empty, and behind them what there is to know. It has
 * the accounts that may have spent at least this much (cents); how many rows these are is returned. */
guint suggest_append_worklist(const struct dataset *dataset, const GPtrArray *suggestions, int64_t least, GString *out);

/* Writes the worklist to a new file; *rows becomes its length. False, with *error set, if there is a file of that name, in which
 * somebody may have filled in a lot, or it cannot be written. */
bool suggest_write_worklist(const char *path, const struct dataset *dataset, const GPtrArray *suggestions,
                            int64_t least, guint *rows, GError **error);

/* What to do next with a report that has no errors, one step at a time: a line without LF, for a person. again is how the
 * report is named on the command line, such as " --input mine"; "" for input. Caller frees. */
char *suggest_next(const struct dataset *dataset, const struct totals *totals, const GPtrArray *suggestions,
                   const char *again);

#endif

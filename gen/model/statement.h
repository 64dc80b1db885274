/* A statement of a public register of political advertising: what somebody says a campaign costs, in all media. It is a
 * source of its own about money that platforms may list too, and is never added to theirs. Who answers for it, and where
 * they live, is not read. */
#ifndef ADREPORT_MODEL_STATEMENT_H
#define ADREPORT_MODEL_STATEMENT_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/interval.h"

struct statement {
    const char *id;           /* in the register */
    const char *organisation; /* that the campaign is of, as the statement has it; "" if its name is not published */
    const char *identity; /* what organisations are told apart by: a number, or a blank and a name; never published */
    const char *number;   /* of the organisation in the register of companies; "" if the statement has none */
    bool withheld;        /* its name may be that of a person: it is not published */
    bool superseded; /* the version that counts is not known to be read: nothing that this one says is sure to hold */
    bool unsure;     /* so, and it may count after all */
    struct period campaign;
    bool crosses;                            /* it reaches beyond the report, so that its amounts count from zero */
    bool says_paid, says_online, says_whole; /* false: the amount is not in the statement */
    struct interval paid;                    /* for space and time in media; cents */
    struct interval whole;                   /* of the campaign, paid media among it; cents */
    struct interval online; /* the part of paid for media online: all of it, none of it, or not known which */
    const char *media;      /* as the register has them, joined by "," */
    const char *targeting;  /* the same: how it was aimed */
    const char *funds;      /* the same: where the money is from */
    guint version;          /* that counts: the latest */
    struct place place;
};

/* How much of a register was read: statements and the versions of them, each once. */
struct statements_given {
    guint read;       /* also those of other days, and those that are left out */
    guint counted;    /* by the register, of what was asked for; at least those read */
    guint superseded; /* statements, also of other days, of which the version that counts is not known to be read */
};

/* How many the register has that were not read. */
guint statements_missing(const struct statements_given *given);

/* How many statements may be of the report, of any organisation and with any words and amounts, or not: those that were not
 * read, and those that are superseded. */
guint statements_unknown(const struct statements_given *given);

/* What stands for a word with private data in it. */
#define STATEMENT_WITHHELD "[\u2026]"

/* The words of such a list, without blanks around; none if it is empty. Caller frees. */
char **statement_words(const char *list);

/* True if a list names media, and none that is online: then nothing was paid for any, whatever was paid. */
bool statement_is_elsewhere(const char *media);

/* What part of paid was for media online, by the words of the list: all if each is online, none if none is, else from
 * nothing to all, as for a list that is empty or has words that may be either. */
struct interval statement_online(struct interval paid, const char *media);

#endif

/* The versions of statements of a register, over all pages: which is the latest, and what of the register is not there. */
#ifndef ADREPORT_READ_VERSIONS_H
#define ADREPORT_READ_VERSIONS_H

#include "read/files.h"

/* One version of a statement. */
struct version {
    struct statement statement;
    guint number; /* from 1; 0: not said, or of a draft */
    guint count;  /* how many versions the register says there are; 0: it does not say */
    const char *
        withheld; /* why the name of its organisation is not published, as the end of a sentence; NULL: it is, or report.yaml says so */
    bool certain;          /* whatever report.yaml says */
    const char *published; /* the day and time; "" if it does not say. Lives as long as the dataset */
};

struct versions *versions_new(void);
void versions_free(struct versions *versions);

/* Says how many statements and versions of them the register has, of what was asked for, as an answer in this file says. */
void versions_counted(struct versions *versions, guint count, const char *file);

/* Notes that a version was read that is not kept, since report.yaml leaves its statement out. */
void versions_pass(struct versions *versions, const char *id, guint number);

/* Notes that the register has a version that says nothing: of a statement that was read, or one of which nothing else is known.
 * The id must live as long. */
void versions_blank(struct versions *versions, const char *id, guint number);

/* Keeps a version if none of its statement is later: the higher number, then the later day. */
void versions_add(struct versions *versions, const struct version *version);

/* After all files: puts the latest version of each statement that is about a day of the report in the dataset, in the order read. It is
 * superseded if the register has more versions than its number; if it does not say how many it has, and not all that it counts was
 * read; and if a version that says nothing, or has no number, may be later. The
 * same version twice in different words is an error at both places, whatever the order; older versions, those that
 * are not there, and pages that are not there are warnings. */
void versions_settle(struct versions *versions, struct reading *reading);

#endif

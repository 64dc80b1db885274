/* Whose the statements of a register are: which of them are of one organisation, and which names are those of persons. */
#ifndef ADREPORT_READ_ORGANISATIONS_H
#define ADREPORT_READ_ORGANISATIONS_H

#include "model/dataset.h"

/* What names are looked at by. */
struct organisations;

/* The parties of the dataset, whose names are no secret, must outlive it. */
struct organisations *organisations_new(const struct dataset *dataset);
void organisations_free(struct organisations *organisations);

/* The eight digits of a number in the Dutch register of companies (KVK), whatever is around them; "" if there are no such
 * eight, or they are all the same: "n.v.t.", "00000000". Caller frees. */
char *organisation_number(const char *text);

/* What a statement says of who it is of. */
struct sponsor {
    const char *name;
    const char *contact; /* the person who answers for it; "" if it names none */
    bool numbered;       /* it has a number in the register of companies */
};

/* Why a name is not published, as the end of a sentence: "it has an e-mail address in it", "it is that of the contact
 * person"; NULL if nothing speaks against it, as for the name of a party. *certain: it is never published, whatever report.yaml says. */
const char *organisations_withhold(const struct organisations *organisations, const struct sponsor *sponsor,
                                   bool *certain);

/* The words of a list, joined by ",": each in which there is an e-mail address, a telephone number, a street address or the name
 * of the contact person becomes STATEMENT_WITHHELD. Caller frees. */
char *organisations_clean(const struct organisations *organisations, const char *list, const char *contact);

/* Tells apart whose the statements (struct statement) are: those with one number are of one organisation; one without a number is
 * of the organisation that has its name, if a single one has, letters and digits compared alone, without capitals and accents. A name that is not
 * published in one statement is not in another. */
void organisations_identify(struct dataset *dataset, GArray *statements);

#endif

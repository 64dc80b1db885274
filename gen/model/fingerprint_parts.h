/* Sums of the nouns of figures, for fingerprint.c: all of what a renderer can reach from one. */
#ifndef ADREPORT_MODEL_FINGERPRINT_PARTS_H
#define ADREPORT_MODEL_FINGERPRINT_PARTS_H

#include "base/digest.h"
#include "model/report.h"

#include <assert.h>

/* A struct that grew has a field that no sum holds yet: look at its function below, then write its new size here. */
#define IS_WHOLE(type, size)                                                                                       \
    static_assert(sizeof(void *) != 8 || LANGUAGE_COUNT != 3 || sizeof(type) == (size), "is its new field in its " \
                                                                                        "sum?")

void digest_words(struct digest *digest, const struct localized *words);

/* What leads to a page: where it is and what it is called; NULL: nothing does. */
void digest_link(struct digest *digest, const struct page *page);
void digest_subject(struct digest *digest, const struct dataset *dataset, struct subject subject);
void digest_keys(struct digest *digest, const struct keys *keys);

/* Its origin is left out: the trace from numbers to rows, which has it, is made with the whole report. */
void digest_cell(struct digest *digest, const struct cell *cell);
void digest_column(struct digest *digest, const struct column *column);
void digest_figure(struct digest *digest, const struct dataset *dataset, const struct figure *figure);

#endif

/* The glossary has words that only some reports use. */
#include "compose/slots/slots.h"

void glossary_slots(struct composer *composer, struct page *page) {
    bool has_code = dataset_has_code(composer->dataset);
    slot_text(composer, page, "signatory",
              has_code ? phrase_words(composer, "glossary.signatory") : localized_same(composer, ""));
}

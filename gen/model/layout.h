/* What may be in {{}} in layout.html: READ finds others to be errors, RENDER has a writer for each. */
#ifndef ADREPORT_MODEL_LAYOUT_H
#define ADREPORT_MODEL_LAYOUT_H

#include <stdbool.h>

/* In the order of the alphabet, since messages list them. */
#define LAYOUT_SLOTS(SLOT)           \
    SLOT(CONTENT, "content")         \
    SLOT(DESCRIPTION, "description") \
    SLOT(DRAFT, "draft")             \
    SLOT(EDITION, "edition")         \
    SLOT(FOOTER, "footer")           \
    SLOT(HEAD, "head")               \
    SLOT(HOME, "home")               \
    SLOT(LANG, "lang")               \
    SLOT(LANGUAGES, "languages")     \
    SLOT(LOGO, "logo")               \
    SLOT(MENU, "menu")               \
    SLOT(ROOT, "root")               \
    SLOT(SHEET, "sheet")             \
    SLOT(SITE, "site")               \
    SLOT(SKIP, "skip")               \
    SLOT(TITLE, "title")             \
    SLOT(TRAIL, "trail")

enum layout_slot {
#define SLOT(name, word) LAYOUT_##name,
    LAYOUT_SLOTS(SLOT)
#undef SLOT
        LAYOUT_SLOT_COUNT
};

const char *layout_slot_word(enum layout_slot slot);
bool layout_slot_from_word(const char *word, enum layout_slot *slot);

#endif

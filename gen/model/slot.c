#include "model/slot.h"

#include <string.h>

static const struct {
    const char *word;
    const char *begins; /* with this, before the name */
} forms[] = {[SLOT_NAMED] = {"slot", ""}, [SLOT_FIGURE] = {"figure", "figure "}, [SLOT_NUMBER] = {"number", "number "}};

/* Keys of rows may be ids that platforms gave out, with any sign but spaces and braces. */
static bool is_name_character(enum slot_form form, char c) {
    if (form == SLOT_NUMBER)
        return (c & 0x80) != 0 || (g_ascii_isgraph(c) && c != '{' && c != '}');
    return g_ascii_islower(c) || g_ascii_isdigit(c) || c == '.' || c == '-';
}

/* open is behind {{. */
static bool read_slot(const char *open, struct slot_match *match) {
    match->form = SLOT_NAMED;
    for (gsize i = SLOT_FIGURE; i < G_N_ELEMENTS(forms); i++)
        if (g_str_has_prefix(open, forms[i].begins))
            match->form = (enum slot_form)i;
    const char *name = open + strlen(forms[match->form].begins);
    gsize length = 0;
    while (is_name_character(match->form, name[length]))
        length++;
    if (length == 0 || length > SLOT_NAME_MOST || strncmp(name + length, "}}", 2) != 0)
        return false;
    memcpy(match->name, name, length);
    match->name[length] = '\0';
    match->end = match->start + 2 + (gsize)(name - open) + length + 2;
    return true;
}

bool slot_match_find(const char *text, gsize from, struct slot_match *match) {
    for (const char *open = text + from; (open = strstr(open, "{{")); open++) {
        match->start = (gsize)(open - text);
        if (read_slot(open + 2, match))
            return true;
    }
    return false;
}

bool slot_match_whole(const char *text, struct slot_match *match) {
    return slot_match_find(text, 0, match) && match->start == 0 && text[match->end] == '\0';
}

#include "read/organisations.h"
#include "base/private.h"
#include "read/party_names.h"

#include <string.h>

enum { NUMBER_DIGITS = 8 };

/* Names of people as Dutch forms have them. One that reads so may be of an organisation; report.yaml then says 'named'. */
#define PARTICLES "(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Vv]on|[Ee]l|[Hh]et|'t)"
#define SURNAME "\\p{Lu}[\\p{Ll}']+(?:[ -]\\p{Lu}[\\p{Ll}']+)?$"
static const char TITLED[] = "^(?i:dhr|de heer|mevr|mevrouw|mw)\\b";
static const char INITIALS[] = "^(?:(?:\\p{Lu}\\.\\s?)+|\\p{Lu}\\s)\\s*(?:" PARTICLES "\\s+)*" SURNAME;
static const char GIVEN[] = "^\\p{Lu}\\p{Ll}+\\s+(?:" PARTICLES "\\s+)+" SURNAME;

/* Words that no person has in a name. */
static const char ORGANISED[] =
    "(?i)\\b(?:stichting|stg|vereniging|partij|afdeling|afd|fractie|gemeente|provincie|beweging|"
    "bond|federatie|foundation|comit[eé]|platform|co[oö]peratie|b\\.?v|n\\.?v|v\\.?o\\.?f)\\b";

struct organisations {
    struct private_patterns *patterns;
    GHashTable *parties; /* as party_names */
    GRegex *titled, *initials, *given, *organised;
};

static GRegex *compiled(const char *pattern) {
    return g_regex_new(pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

struct organisations *organisations_new(const struct dataset *dataset) {
    struct organisations *organisations = g_new(struct organisations, 1);
    *organisations = (struct organisations){
        .patterns = private_patterns_new(),
        .parties = party_names(dataset),
        .titled = compiled(TITLED),
        .initials = compiled(INITIALS),
        .given = compiled(GIVEN),
        .organised = compiled(ORGANISED),
    };
    return organisations;
}

void organisations_free(struct organisations *organisations) {
    private_patterns_free(organisations->patterns);
    g_hash_table_unref(organisations->parties);
    g_regex_unref(organisations->titled);
    g_regex_unref(organisations->initials);
    g_regex_unref(organisations->given);
    g_regex_unref(organisations->organised);
    g_free(organisations);
}

char *organisation_number(const char *text) {
    GString *digits = g_string_new(NULL);
    for (; *text; text++)
        if (g_ascii_isdigit(*text))
            g_string_append_c(digits, *text);
    if (digits->len != NUMBER_DIGITS || strspn(digits->str, (char[]){digits->str[0], '\0'}) == digits->len)
        g_string_truncate(digits, 0);
    return g_string_free(digits, FALSE);
}

/* The letters and digits of a name, without capitals and accents; between stands for whatever is between two of its words. */
static char *folded(const char *name, const char *between) {
    g_autofree char *apart = g_utf8_normalize(name, -1, G_NORMALIZE_ALL);
    g_autofree char *small = g_utf8_casefold(apart ? apart : name, -1);
    GString *letters = g_string_new(NULL);
    bool gap = false;
    for (const char *c = small; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        if (g_unichar_ismark(character))
            continue;
        if (!g_unichar_isalnum(character)) {
            gap = true;
            continue;
        }
        if (gap && letters->len)
            g_string_append(letters, between);
        gap = false;
        g_string_append_unichar(letters, character);
    }
    return g_string_free(letters, FALSE);
}

/* True if a text has a name in it, word for word. A single word is no name of a person. */
static bool has_name(const char *text, const char *name) {
    g_autofree char *inner = folded(name, " "), *outer = folded(text, " ");
    if (!strchr(inner, ' '))
        return false;
    g_autofree char *within = g_strconcat(" ", outer, " ", NULL), *whole = g_strconcat(" ", inner, " ", NULL);
    return strstr(within, whole) != NULL;
}

static bool matches(const GRegex *regex, const char *text) {
    return g_regex_match(regex, text, 0, NULL);
}

/* The contact may be the organisation itself, in a form that was filled in so. */
static const char *person_in(const struct organisations *organisations, const struct sponsor *sponsor) {
    bool organised = matches(organisations->organised, sponsor->name);
    g_autofree char *name = folded(sponsor->name, ""), *contact = folded(sponsor->contact, "");
    bool same = *name && strcmp(name, contact) == 0;
    if (same ? !organised : has_name(sponsor->name, sponsor->contact))
        return "it has the name of the contact person in it";
    if (organised)
        return NULL;
    if (matches(organisations->titled, sponsor->name) || matches(organisations->initials, sponsor->name) ||
        (!sponsor->numbered && matches(organisations->given, sponsor->name)))
        return "it reads as the name of a person";
    return NULL;
}

const char *organisations_withhold(const struct organisations *organisations, const struct sponsor *sponsor,
                                   bool *certain) {
    static const struct {
        const char *noun, *reason;
    } reasons[] = {
        {"an e-mail address", "it has an e-mail address in it"},
        {"a telephone number", "it has a telephone number in it"},
        {"a street address", "it has a street address in it"},
    };
    const char *noun = private_patterns_find(organisations->patterns, sponsor->name);
    *certain = noun != NULL;
    for (guint i = 0; noun && i < G_N_ELEMENTS(reasons); i++)
        if (strcmp(reasons[i].noun, noun) == 0)
            return reasons[i].reason;
    if (party_names_find(organisations->parties, sponsor->name) >= 0)
        return NULL;
    return person_in(organisations, sponsor);
}

char *organisations_clean(const struct organisations *organisations, const char *list, const char *contact) {
    g_auto(GStrv) words = statement_words(list);
    for (char **word = words; *word; word++) {
        if (!private_patterns_find(organisations->patterns, *word) && !has_name(*word, contact))
            continue;
        g_free(*word);
        *word = g_strdup(STATEMENT_WITHHELD);
    }
    return g_strjoinv(",", words);
}

/* Which number a name has, of those that have one; "" if there are several. Names folded; free with g_hash_table_unref. */
static GHashTable *numbers_by_name(const GArray *statements) {
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < statements->len; i++) {
        const struct statement *statement = &g_array_index(statements, struct statement, i);
        if (!*statement->number)
            continue;
        char *name = folded(statement->organisation, "");
        const char *known = g_hash_table_lookup(numbers, name);
        bool other = known && strcmp(known, statement->number) != 0;
        g_hash_table_insert(numbers, name, (gpointer)(other ? "" : statement->number));
    }
    return numbers;
}

void organisations_identify(struct dataset *dataset, GArray *statements) {
    g_autoptr(GHashTable) numbers = numbers_by_name(statements);
    g_autoptr(GHashTable) withheld = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < statements->len; i++) {
        struct statement *statement = &g_array_index(statements, struct statement, i);
        g_autofree char *name = folded(statement->organisation, "");
        const char *number = *statement->number ? statement->number : g_hash_table_lookup(numbers, name);
        g_autofree char *identity =
            number && *number ? g_strdup(number) : g_strconcat(" ", *name ? name : statement->organisation, NULL);
        statement->identity = dataset_string(dataset, identity);
        if (statement->withheld)
            g_hash_table_add(withheld, g_steal_pointer(&name));
    }
    for (guint i = 0; i < statements->len; i++) {
        struct statement *statement = &g_array_index(statements, struct statement, i);
        g_autofree char *name = folded(statement->organisation, "");
        if (g_hash_table_contains(withheld, name))
            statement->organisation = "";
    }
}

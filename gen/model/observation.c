#include "model/observation.h"

const char *note_word(enum note note) {
    static const struct {
        enum note note;
        const char *word;
    } words[NOTE_COUNT] = {
        {NOTE_LIFETIME, "lifetime"},   {NOTE_ALL_COUNTRIES, "all_countries"},
        {NOTE_EVERYONE, "everyone"},   {NOTE_CONVERTED, "converted"},
        {NOTE_SHARED, "shared"},       {NOTE_RUNNING, "running"},
        {NOTE_JOINED, "joined"},       {NOTE_REVERSED, "reversed"},
        {NOTE_ROUNDED, "rounded"},     {NOTE_PEOPLE, "by_people"},
        {NOTE_UNPLACED, "unplaced"},   {NOTE_PART, "part"},
        {NOTE_UNTOLD, "payer_untold"}, {NOTE_AFTER_COPY, "after_copy"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i].note == note)
            return words[i].word;
    return NULL;
}

char *notes_words(unsigned notes) {
    GString *words = g_string_new(NULL);
    for (int i = 0; i < NOTE_COUNT; i++)
        if (notes & (1u << i))
            g_string_append_printf(words, "%s%s", words->len ? "|" : "", note_word((enum note)(1u << i)));
    return g_string_free(words, FALSE);
}

bool amount_has_value(const struct amount *amount) {
    return amount->given && !amount->bare && (amount->state == STATE_VALUE || amount->state == STATE_ESTIMATED);
}

struct interval amount_within(const struct amount *amount, struct period days, struct period frame) {
    struct interval value = amount->state == STATE_VALUE        ? amount->value
                            : state_hides_number(amount->state) ? interval_from(0)
                                                                : interval_of(0);
    return period_contains(frame, days) ? value : interval_from_zero(value);
}

char *part_code(const char *words) {
    char *code = g_ascii_strdown(words, -1);
    for (char *letter = code; *letter; letter++)
        if (!g_ascii_isalnum(*letter) && *letter != '+')
            *letter = '-';
    return code;
}

bool observation_lacks_part(const struct observation *observation, unsigned dimensions) {
    return (dimensions & DIMENSION_REGION && observation->region < 0) ||
           (dimensions & DIMENSION_AGE && !*observation->age) ||
           (dimensions & DIMENSION_GENDER && !*observation->gender);
}

bool observation_is_divided(const struct observation *observation) {
    return observation->region >= 0 || *observation->age || *observation->gender;
}

const char *observation_role(const struct observation *observation) {
    static const char *const words[] = {[ROLE_MAIN] = "main", [ROLE_REFERENCE] = "reference", [ROLE_PART] = "region"};
    return observation->role == ROLE_MAIN && observation_is_divided(observation) ? "part" : words[observation->role];
}

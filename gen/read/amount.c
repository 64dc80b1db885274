#include "read/amount.h"
#include "read/amount_signs.h"
#include "read/word.h"

#include <string.h>

/* The largest whole part of a number, so that cents and the sum of many rows have room. */
static const int64_t LARGEST = INT64_C(1000000000000000);

static const char *const FORMS = "write 1234, <=100, 100-499, >1000 or a state such as not_reported";
static const char COMMA[] = "it has a decimal comma", POINT[] = "it has a decimal point";
static const char CURRENCY[] = "leave out the currency (in a spreadsheet: give the column the format General)";
static const char THOUSANDS[] =
    "leave out the signs between thousands (in a spreadsheet: give the column the format General)";
/* The same two of a table that others made, which nobody will save again. */
static const char OTHER_CURRENCY[] = "another currency than the report's; leave such rows out by a 'filter'";
static const char SET_THOUSANDS[] =
    "for signs between thousands set 'thousands' for this file, such as thousands: comma";
static const char CUT[] = "a spreadsheet has cut this number; format the column as a plain number and export it again";
static const char LOST[] = "an old encoding has lost the sign for at most; save it as 'CSV UTF-8', or take the file as "
                           "downloaded";

static const char *const TOO_LARGE = "no amount is as large as this";

struct amount_form amount_form_of(const struct dataset *dataset, enum unit unit, bool decimal_comma) {
    const char *currency = dataset->settings.currency;
    bool whole = unit == UNIT_MONEY && currency && !currency_has_cents(currency);
    return (struct amount_form){.unit = unit, .decimal_comma = decimal_comma, .whole = whole};
}

static bool skip_digits(const char **text) {
    const char *start = *text;
    while (g_ascii_isdigit(**text))
        (*text)++;
    return *text > start;
}

/* True for 1.234 or 1.234.567,50 with any of the signs that separate thousands. */
static bool parts_thousands(const char *text) {
    static const char *const signs[] = {".", ",", " ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *c = text;
        unsigned groups = 0;
        if (!skip_digits(&c) || c - text > 3)
            continue;
        while (g_str_has_prefix(c, signs[i])) {
            const char *group = c + strlen(signs[i]);
            c = group;
            if (!skip_digits(&c) || c - group != 3)
                break;
            groups++;
        }
        if (groups > 0 && (*c == '\0' || *c == '.' || *c == ',' || *c == '-'))
            return true;
    }
    return false;
}

/* Why a number was not read, as far as its form tells. */
static const char *explain(const char *text, const struct amount_form *form) {
    const char *c = text;
    if (*text == '-' || g_str_has_prefix(text, "\xE2\x88\x92"))
        return "an amount is never below zero";
    if (word_is_cut_number(text))
        return CUT;
    if ((*text == '=' || *text == '?') && g_ascii_isdigit(text[1]))
        return LOST;
    if (strstr(text, "\xE2\x82\xAC") || strstr(text, "EUR") || strchr(text, '$'))
        return form->currency ? OTHER_CURRENCY : CURRENCY;
    if (parts_thousands(text))
        return form->currency ? SET_THOUSANDS : THOUSANDS;
    bool comma = skip_digits(&c) && *c == ',' && (c++, skip_digits(&c)) && *c == '\0';
    if (comma && !form->decimal_comma)
        return COMMA;
    c = text;
    bool point = skip_digits(&c) && *c == '.' && (c++, skip_digits(&c)) && *c == '\0';
    if (point && form->decimal_comma)
        return POINT;
    return FORMS;
}

bool amount_is_habit(const char *problem) {
    static const char *const habits[] = {COMMA, POINT, CURRENCY, THOUSANDS, SET_THOUSANDS, CUT, LOST};
    for (guint i = 0; i < G_N_ELEMENTS(habits); i++)
        if (problem == habits[i])
            return true;
    return false;
}

const char *amount_setting(const char *problem) {
    return problem == COMMA ? "decimal: comma" : problem == POINT ? "decimal: point" : NULL;
}

/* Reads digits onto *value; false if they go beyond the largest. */
static bool add_digits(const char **text, int64_t *value, int64_t largest) {
    for (; g_ascii_isdigit(**text); (*text)++) {
        int digit = **text - '0';
        if (*value > (largest - digit) / 10)
            return false;
        *value = *value * 10 + digit;
    }
    return true;
}

/* Reads one number in the unit of the form and goes past it. all is the whole cell, for the explanation of what is
 * wrong. */
static const char *read_number(const char **text, const char *all, const struct amount_form *form, int64_t *value) {
    *value = 0;
    if (!g_ascii_isdigit(**text))
        return explain(all, form);
    bool money = form->unit == UNIT_MONEY;
    if (!add_digits(text, value, money ? LARGEST / 100 : LARGEST))
        return TOO_LARGE;
    char point = form->decimal_comma ? ',' : '.';
    unsigned decimals = 0;
    if (**text == point && g_ascii_isdigit((*text)[1])) {
        if (parts_thousands(all) || word_is_cut_number(all))
            return explain(all, form);
        if (!money)
            return "a count is a whole number";
        if (form->whole)
            return "the report's currency has no smaller unit; write a whole number";
        for ((*text)++; g_ascii_isdigit(**text); (*text)++, decimals++)
            if (decimals < 2)
                *value = *value * 10 + (**text - '0');
        if (decimals > 2)
            return "money has at most two decimals";
    }
    for (; money && decimals < 2; decimals++)
        *value *= 10;
    return NULL;
}

static bool skip_sign(const char **text, const char *sign, const char *other) {
    const char *found = g_str_has_prefix(*text, sign) ? sign : g_str_has_prefix(*text, other) ? other : NULL;
    if (found)
        *text += strlen(found);
    return found;
}

/* The interval of a number, or of two with a dash between. */
static const char *read_range(const char *text, const struct amount_form *form, struct interval *value) {
    const char *rest = text;
    int64_t low, high;
    const char *problem = read_number(&rest, text, form, &low);
    if (problem)
        return problem;
    high = low;
    if (*rest && skip_sign(&rest, "-", "\xE2\x80\x93") && (problem = read_number(&rest, text, form, &high)))
        return problem;
    if (*rest)
        return explain(text, form);
    if (low > high)
        return "the lower end comes first";
    *value = interval_between(low, high);
    return NULL;
}

/* The interval of everything on one side of a number. */
static const char *read_side(const char *text, const struct amount_form *form, struct interval *value) {
    const char *rest = text;
    bool at_most = skip_sign(&rest, "<=", "\xE2\x89\xA4");
    bool at_least = !at_most && skip_sign(&rest, ">=", "\xE2\x89\xA5");
    bool below = !at_most && !at_least && *rest == '<';
    bool above = !at_most && !at_least && *rest == '>';
    rest += below || above;
    const char *number = rest;
    int64_t end;
    const char *problem = read_number(&rest, number, form, &end);
    if (problem)
        return problem;
    if (*rest)
        return explain(number, form);
    if (below && end == 0)
        return "nothing is less than 0";
    /* a count below 100 is 99 at most; for money the end stays 100, since nobody said which cents */
    bool counts = form->unit != UNIT_MONEY;
    if (at_most || below)
        *value = interval_between(0, below && counts ? end - 1 : end);
    else if (above && !counts)
        *value = interval_more_than(end);
    else
        *value = interval_from(above ? end + 1 : end);
    return NULL;
}

static bool starts_side(const char *text) {
    return *text == '<' || *text == '>' || g_str_has_prefix(text, "\xE2\x89\xA4") ||
           g_str_has_prefix(text, "\xE2\x89\xA5");
}

static const char *read_state(const char *text, const struct amount_form *form, struct amount *amount) {
    if (!state_from_word(text, &amount->state) || amount->state == STATE_VALUE)
        return explain(text, form);
    if (amount->state == STATE_NOT_LINKED)
        return "that no account is linked follows from advertisers.csv; remove this row";
    if (amount->state == STATE_OTHER_CURRENCY && form->unit != UNIT_MONEY)
        return "what is counted has no currency; write not_reported";
    amount->bare = true;
    return NULL;
}

/* The text behind "estimated:"; NULL if the text does not begin with that. */
static const char *estimate_of(const char *text) {
    const char *word = state_word(STATE_ESTIMATED);
    size_t length = strlen(word);
    return g_str_has_prefix(text, word) && text[length] == ':' ? text + length + 1 : NULL;
}

/* Without signs of thousands and of the currency. */
static const char *read_bare(const char *text, const struct amount_form *form, struct amount *amount) {
    *amount = (struct amount){.given = *text != '\0', .state = STATE_VALUE};
    if (!*text)
        return NULL;
    const char *estimate = estimate_of(text);
    if (g_ascii_isalpha(*text) && !estimate)
        return read_state(text, form, amount);
    if (estimate)
        amount->state = STATE_ESTIMATED;
    text = estimate ? estimate : text;
    return starts_side(text) ? read_side(text, form, &amount->value) : read_range(text, form, &amount->value);
}

const char *amount_read(const char *text, const struct amount_form *form, struct amount *amount) {
    if (!form->thousands && !form->currency)
        return read_bare(text, form, amount);
    const char *problem = NULL;
    g_autofree char *bare = amount_without_signs(text, form->thousands, form->currency, &problem);
    *amount = (struct amount){.given = true};
    return problem ? problem : read_bare(bare, form, amount);
}

const char *amount_read_pair(const char *low, const char *high, const struct amount_form *form, struct amount *amount,
                             bool *wrong_high) {
    struct amount upper = {0};
    *wrong_high = false;
    const char *problem = amount_read(low, form, amount);
    if (problem)
        return problem;
    bool is_number = amount_has_value(amount);
    if (is_number && !interval_is_point(amount->value))
        return "in a pair of columns each end is one number";
    *wrong_high = true;
    problem = amount_read(high, form, &upper);
    if (problem)
        return problem;
    if (upper.given && amount->given && !is_number)
        return "a state has no high end; leave this cell empty";
    if (upper.given && (upper.state != STATE_VALUE || !interval_is_point(upper.value)))
        return "in a pair of columns each end is one number";
    if (upper.given && !amount->given) {
        *wrong_high = false;
        return "the low end is empty; write 0 if it may have been nothing";
    }
    if (!is_number)
        return NULL;
    if (upper.given && upper.value.low < amount->value.low)
        return "the lower end comes first";
    amount->value =
        upper.given ? interval_between(amount->value.low, upper.value.low) : interval_from(amount->value.low);
    return NULL;
}

#include "base/country.h"

#include <glib.h>
#include <string.h>

/* Europe, and the other countries in which Snap has listed ads. Currencies are those of 2026; languages the official ones of
 * the country as a whole. */
static const struct country countries[] = {
    {"AE", "united arab emirates", "AED", "ar", false},
    {"AL", "albania", "ALL", "sq", false},
    {"AR", "argentina", "ARS", "es", false},
    {"AT", "austria", "EUR", "de", true},
    {"AU", "australia", "AUD", "en", false},
    {"BA", "bosnia and herzegovina", "BAM", "bs hr sr", false},
    {"BE", "belgium", "EUR", "nl fr de", true},
    {"BG", "bulgaria", "EUR", "bg", true},
    {"BR", "brazil", "BRL", "pt", false},
    {"CA", "canada", "CAD", "en fr", false},
    {"CH", "switzerland", "CHF", "de fr it", false},
    {"CL", "chile", "CLP", "es", false},
    {"CY", "cyprus", "EUR", "el tr", true},
    {"CZ", "czech republic", "CZK", "cs", true},
    {"DE", "germany", "EUR", "de", true},
    {"DK", "denmark", "DKK", "da", true},
    {"EE", "estonia", "EUR", "et", true},
    {"ES", "spain", "EUR", "es", true},
    {"FI", "finland", "EUR", "fi sv", true},
    {"FR", "france", "EUR", "fr", true},
    {"GB", "united kingdom", "GBP", "en", false},
    {"GR", "greece", "EUR", "el", true},
    {"HR", "croatia", "EUR", "hr", true},
    {"HU", "hungary", "HUF", "hu", true},
    {"IE", "ireland", "EUR", "en ga", true},
    {"IL", "israel", "ILS", "he ar", false},
    {"IN", "india", "INR", "hi en", false},
    {"IQ", "iraq", "IQD", "ar ku", false},
    {"IS", "iceland", "ISK", "is", false},
    {"IT", "italy", "EUR", "it", true},
    {"JP", "japan", "JPY", "ja", false},
    {"KW", "kuwait", "KWD", "ar", false},
    {"LB", "lebanon", "LBP", "ar", false},
    {"LT", "lithuania", "EUR", "lt", true},
    {"LU", "luxembourg", "EUR", "lb fr de", true},
    {"LV", "latvia", "EUR", "lv", true},
    {"MD", "moldova", "MDL", "ro", false},
    {"ME", "montenegro", "EUR", "cnr", false},
    {"MK", "north macedonia", "MKD", "mk sq", false},
    {"MT", "malta", "EUR", "mt en", true},
    {"MX", "mexico", "MXN", "es", false},
    {"NG", "nigeria", "NGN", "en", false},
    {"NL", "netherlands", "EUR", "nl", true},
    {"NO", "norway", "NOK", "no", false},
    {"NZ", "new zealand", "NZD", "en mi", false},
    {"PL", "poland", "PLN", "pl", true},
    {"PR", "puerto rico", "USD", "es en", false},
    {"PT", "portugal", "EUR", "pt", true},
    {"RO", "romania", "RON", "ro", true},
    {"RS", "serbia", "RSD", "sr", false},
    {"SA", "saudi arabia", "SAR", "ar", false},
    {"SE", "sweden", "SEK", "sv", true},
    {"SI", "slovenia", "EUR", "sl", true},
    {"SK", "slovakia", "EUR", "sk", true},
    {"TR", "turkey", "TRY", "tr", false},
    {"UA", "ukraine", "UAH", "uk", false},
    {"US", "united states", "USD", "en", false},
    {"ZA", "south africa", "ZAR", "en zu xh af", false},
};

/* The codes of ISO 3166-1 alpha-2 in 2026, and XK, which all use for Kosovo. */
static const char all_codes[][3] = {
    "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB",
    "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY",
    "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX",
    "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK",
    "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS",
    "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR",
    "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA",
    "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK",
    "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE",
    "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
    "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG",
    "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF",
    "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY",
    "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "XK", "YE", "YT", "ZA", "ZM", "ZW"};

/* Territories with a code of their own, which a state has: whether they are a part of it, or of the Union, differs. */
static const struct {
    const char *state, *territories;
} territories[] = {
    {"AU", "CC CX HM NF"},
    {"CN", "HK MO"},
    {"DK", "FO GL"},
    {"FI", "AX"},
    {"FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"},
    {"GB", "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG"},
    {"NL", "AW BQ CW SX"},
    {"NO", "BV SJ"},
    {"NZ", "CK NU TK"},
    {"US", "AS GU MP PR UM VI"},
};

/* The code that a text is, in any letters. */
static const char *listed_code(const char *text) {
    if (strlen(text) != 2)
        return NULL;
    const char code[2] = {g_ascii_toupper(text[0]), g_ascii_toupper(text[1])};
    for (guint i = 0; i < G_N_ELEMENTS(all_codes); i++)
        if (memcmp(all_codes[i], code, sizeof code) == 0)
            return all_codes[i];
    return NULL;
}

/* True if a list of codes with spaces between them has one. */
static bool has_code(const char *codes, const char *code) {
    for (const char *at = strlen(code) == 2 ? codes : NULL; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, code, 2) == 0)
            return true;
    }
    return false;
}

const char *country_state(const char *code) {
    for (guint i = 0; i < G_N_ELEMENTS(territories); i++)
        if (has_code(territories[i].territories, code))
            return territories[i].state;
    return listed_code(code);
}

const struct country *country_from_code(const char *code) {
    for (guint i = 0; code && i < G_N_ELEMENTS(countries); i++)
        if (strcmp(countries[i].code, code) == 0)
            return &countries[i];
    return NULL;
}

const struct country *country_from_name(const char *name) {
    for (guint i = 0; i < G_N_ELEMENTS(countries); i++)
        if (g_ascii_strcasecmp(countries[i].name, name) == 0)
            return &countries[i];
    return NULL;
}

const char *country_code_of(const char *text) {
    const struct country *named = strlen(text) > 2 ? country_from_name(text) : NULL; /* no name is as short as a code */
    if (named)
        return named->code;
    return listed_code(text);
}

bool country_is_union(const char *code) {
    static const char *const unions[] = {"EU", "EU27", "EEA", "EFTA", NULL};
    return g_strv_contains(unions, code);
}

bool country_speaks(const struct country *country, const char *language) {
    g_auto(GStrv) words = g_strsplit(country->languages, " ", -1);
    return g_strv_contains((const char *const *)words, language);
}

bool currency_is_like_euro(const char *currency) {
    static const char *const alike[] = {"EUR", "GBP", "USD", "CHF", NULL};
    return g_strv_contains(alike, currency);
}

#include "base/country.h"

#include <glib.h>
#include <string.h>

/* Europe, and the other countries in which Snap has listed ads. Currencies are those of 2026; languages the official ones of
 * the country as a whole. */
static const struct country countries[] = {
    {"AE", "united arab emirates", "AED", "ar"},
    {"AL", "albania", "ALL", "sq"},
    {"AR", "argentina", "ARS", "es"},
    {"AT", "austria", "EUR", "de"},
    {"AU", "australia", "AUD", "en"},
    {"BA", "bosnia and herzegovina", "BAM", "bs hr sr"},
    {"BE", "belgium", "EUR", "nl fr de"},
    {"BG", "bulgaria", "EUR", "bg"},
    {"BR", "brazil", "BRL", "pt"},
    {"CA", "canada", "CAD", "en fr"},
    {"CH", "switzerland", "CHF", "de fr it"},
    {"CL", "chile", "CLP", "es"},
    {"CY", "cyprus", "EUR", "el tr"},
    {"CZ", "czech republic", "CZK", "cs"},
    {"DE", "germany", "EUR", "de"},
    {"DK", "denmark", "DKK", "da"},
    {"EE", "estonia", "EUR", "et"},
    {"ES", "spain", "EUR", "es"},
    {"FI", "finland", "EUR", "fi sv"},
    {"FR", "france", "EUR", "fr"},
    {"GB", "united kingdom", "GBP", "en"},
    {"GR", "greece", "EUR", "el"},
    {"HR", "croatia", "EUR", "hr"},
    {"HU", "hungary", "HUF", "hu"},
    {"IE", "ireland", "EUR", "en ga"},
    {"IL", "israel", "ILS", "he ar"},
    {"IN", "india", "INR", "hi en"},
    {"IQ", "iraq", "IQD", "ar ku"},
    {"IS", "iceland", "ISK", "is"},
    {"IT", "italy", "EUR", "it"},
    {"JP", "japan", "JPY", "ja"},
    {"KW", "kuwait", "KWD", "ar"},
    {"LB", "lebanon", "LBP", "ar"},
    {"LT", "lithuania", "EUR", "lt"},
    {"LU", "luxembourg", "EUR", "lb fr de"},
    {"LV", "latvia", "EUR", "lv"},
    {"MD", "moldova", "MDL", "ro"},
    {"ME", "montenegro", "EUR", "cnr"},
    {"MK", "north macedonia", "MKD", "mk sq"},
    {"MT", "malta", "EUR", "mt en"},
    {"MX", "mexico", "MXN", "es"},
    {"NG", "nigeria", "NGN", "en"},
    {"NL", "netherlands", "EUR", "nl"},
    {"NO", "norway", "NOK", "no"},
    {"NZ", "new zealand", "NZD", "en mi"},
    {"PL", "poland", "PLN", "pl"},
    {"PR", "puerto rico", "USD", "es en"},
    {"PT", "portugal", "EUR", "pt"},
    {"RO", "romania", "RON", "ro"},
    {"RS", "serbia", "RSD", "sr"},
    {"SA", "saudi arabia", "SAR", "ar"},
    {"SE", "sweden", "SEK", "sv"},
    {"SI", "slovenia", "EUR", "sl"},
    {"SK", "slovakia", "EUR", "sk"},
    {"TR", "turkey", "TRY", "tr"},
    {"UA", "ukraine", "UAH", "uk"},
    {"US", "united states", "USD", "en"},
    {"ZA", "south africa", "ZAR", "en zu xh af"},
};

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

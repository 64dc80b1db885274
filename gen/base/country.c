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

bool country_speaks(const struct country *country, const char *language) {
    g_auto(GStrv) words = g_strsplit(country->languages, " ", -1);
    return g_strv_contains((const char *const *)words, language);
}

bool currency_is_like_euro(const char *currency) {
    static const char *const alike[] = {"EUR", "GBP", "USD", "CHF", NULL};
    return g_strv_contains(alike, currency);
}

#include "read/country.h"

#include <glib.h>
#include <string.h>

/* Europe, and the other countries in which Snap has listed ads. */
static const struct {
    const char *code;
    const char *name;
} countries[] = {
    {"AE", "united arab emirates"},
    {"AL", "albania"},
    {"AR", "argentina"},
    {"AT", "austria"},
    {"AU", "australia"},
    {"BA", "bosnia and herzegovina"},
    {"BE", "belgium"},
    {"BG", "bulgaria"},
    {"BR", "brazil"},
    {"CA", "canada"},
    {"CH", "switzerland"},
    {"CL", "chile"},
    {"CY", "cyprus"},
    {"CZ", "czech republic"},
    {"DE", "germany"},
    {"DK", "denmark"},
    {"EE", "estonia"},
    {"ES", "spain"},
    {"FI", "finland"},
    {"FR", "france"},
    {"GB", "united kingdom"},
    {"GR", "greece"},
    {"HR", "croatia"},
    {"HU", "hungary"},
    {"IE", "ireland"},
    {"IL", "israel"},
    {"IN", "india"},
    {"IQ", "iraq"},
    {"IS", "iceland"},
    {"IT", "italy"},
    {"JP", "japan"},
    {"KW", "kuwait"},
    {"LB", "lebanon"},
    {"LT", "lithuania"},
    {"LU", "luxembourg"},
    {"LV", "latvia"},
    {"MD", "moldova"},
    {"ME", "montenegro"},
    {"MK", "north macedonia"},
    {"MT", "malta"},
    {"MX", "mexico"},
    {"NG", "nigeria"},
    {"NL", "netherlands"},
    {"NO", "norway"},
    {"NZ", "new zealand"},
    {"PL", "poland"},
    {"PR", "puerto rico"},
    {"PT", "portugal"},
    {"RO", "romania"},
    {"RS", "serbia"},
    {"SA", "saudi arabia"},
    {"SE", "sweden"},
    {"SI", "slovenia"},
    {"SK", "slovakia"},
    {"TR", "turkey"},
    {"UA", "ukraine"},
    {"US", "united states"},
    {"ZA", "south africa"},
};

const char *country_english_name(const char *country) {
    for (guint i = 0; country && i < G_N_ELEMENTS(countries); i++)
        if (strcmp(countries[i].code, country) == 0)
            return countries[i].name;
    return NULL;
}

/* The language table: one row per language, with everything in which the languages differ. Another language is a row
 * here, a column of templates/strings.csv and a folder of templates. The order is that of published files, so a new row
 * comes last. base/language.h says what each member is.
 *
 * Included more than once, with LANGUAGE(id, members) defined as what is to be made of a row. Sources: Taaladvies and
 * the EU interinstitutional style guide for numbers and amounts; ISO 8601 for the week. French follows the Lexique des règles typographiques en usage à l’Imprimerie
 * nationale: a narrow no-break space between thousands and before ; ! ?, a no-break space before : % and €, "1er" for the
 * first of a month, days and months in small letters, and the short ones with a point. */

LANGUAGE(NL, .code = "nl", .name = "Dutch", .own_name = "Nederlands", .untitled = "Online politieke advertenties",
         .country = "NL", .excel_code = 0x413, .eu_code = "NLD", .thousands = ".", .decimal = ",",
         .currency_space = NBSP, .percent = "%", .to = "tot", .below = "tot", .or_else = "of", .through = "tot en met",
         .or_more = "of meer", .more_than = "meer dan", .singular = {1, 1}, .colon = ":", .semicolon = ";",
         .quotes = {"‘", "’"}, .after_day = "", .after_first_day = "", .until = "t/m", .week = "week %d van %d",
         .weekdays = {"ma", "di", "wo", "do", "vr", "za", "zo"},
         .months = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                    "november", "december"},
         .short_months = {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"})

LANGUAGE(EN, .code = "en", .name = "English", .own_name = "English", .untitled = "Online political advertising",
         .country = "GB", .excel_code = 0x809, .eu_code = "ENG", .thousands = ",", .decimal = ".", .currency_space = "",
         .currency_twice = true, .percent = "%", .to = "to", .below = "under", .or_else = "or", .through = "to",
         .or_more = "or more", .more_than = "more than", .singular = {1, 1}, .colon = ":", .semicolon = ";",
         .quotes = {"‘", "’"}, .after_day = "", .after_first_day = "", .until = "to", .week = "week %d of %d",
         .weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
         .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                    "November", "December"},
         .short_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"})

LANGUAGE(FR, .code = "fr", .name = "French", .own_name = "Français", .untitled = "Publicité politique en ligne",
         .country = "FR", .excel_code = 0x40C, .eu_code = "FRA", .thousands = THIN_NBSP, .decimal = ",",
         .currency_space = NBSP, .currency_behind = true, .percent = NBSP "%", .to = "à", .below = "moins de",
         .or_else = "ou", .through = "à", .or_more = "ou plus", .more_than = "plus de", .singular = {0, 1},
         .colon = NBSP ":", .semicolon = THIN_NBSP ";", .quotes = {"«" NBSP, NBSP "»"}, .after_day = "",
         .after_first_day = "er", .on = "le", .from = "du", .until = "au", .week = "semaine %d de %d",
         .short_week = "sem." NBSP "%d de %d", .weekdays = {"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."},
         .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                    "novembre", "décembre"},
         .short_months = {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
                          "déc."},
         /* "de " and what begins with a day is "du 3 au 15 mars", "du 3 mars" */
         .contractions = {{"de le ", "du "},
                          {"de les ", "des "},
                          {"de du ", "du "},
                          {"à le ", "au "},
                          {"à les ", "aux "},
                          {"de Le ", "du "},
                          {"de Les ", "des "},
                          {"à Le ", "au "},
                          {"à Les ", "aux "}},
         .elided = "de que jusque")

/* Tests build the program with a language that only they have. */
#ifdef ADREPORT_EXTRA_LANGUAGE
#include ADREPORT_EXTRA_LANGUAGE
#endif

/* German as a row of base/language_rows.h. The program does not write it: it is here to show that a language is a row, a
 * column and a folder, and it differs from those there are in every form that can differ. */
LANGUAGE(DE, .code = "de", .name = "German", .own_name = "Deutsch", .country = "DE", .excel_code = 0x407,
         .eu_code = "DEU", .thousands = ".", .decimal = ",", .currency_space = NBSP, .currency_behind = true,
         .percent = NBSP "%", .to = "bis", .below = "unter", .or_else = "oder", .through = "bis",
         .or_more = "oder mehr", .more_than = "mehr als", .singular = {1, 1}, .colon = ":", .semicolon = ";",
         .quotes = {"„", "“"}, .after_day = ".", .after_first_day = ".", .until = "bis", .week = "Woche %d von %d",
         .half_years = {"1. Halbjahr", "2. Halbjahr"}, .the_half_years = {"dem 1. Halbjahr", "dem 2. Halbjahr"},
         .short_half_years = {"1. Hj.", "2. Hj."}, .of_year = " ",
         .weekdays = {"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"},
         .months = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                    "November", "Dezember"},
         .short_months = {"Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"})

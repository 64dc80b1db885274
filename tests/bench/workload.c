#include "workload.h"

const char *const workload_parties[PARTIES] = {
    "Alliantie Voorwaarts", "Blauwe Lijst",   "Coöperatie Noord", "Democraten Één",  "Eerlijk & Open",
    "Forum Duinen",         "Groene Polder",  "Hart voor Dorpen", "Initiatief 2030", "Jong Akkoord",
    "Kust en Land",         "Lijst van Dijk", "Midden-Partij",    "Nieuw Verbond",   "Ouderenbelang",
    "Partij <Plus>",        "Republiek Nu",   "Sociale Unie",     "Toekomst, Samen", "Vrije Gemeenten"};

const char *const workload_platforms[PLATFORMS] = {"Aldo", "Bluebird", "Clipster", "Dialo", "Echo Net"};

const char *const workload_provinces[PROVINCES] = {"Drenthe",    "Flevoland", "Fryslân",       "Gelderland",
                                                   "Groningen",  "Limburg",   "Noord-Brabant", "Noord-Holland",
                                                   "Overijssel", "Utrecht",   "Zeeland",       "Zuid-Holland"};

static void fill_row(struct workload_row *row, uint32_t chance) {
    int64_t season = row->week > 38 && row->week < 46 ? 4 : 1;
    int64_t base =
        (int64_t)((chance >> 8) % 200000) * season * (20 - row->party) / (3 + row->platform) / (1 + row->province % 4);
    row->spend_low = base / 100 * 100;
    row->spend_high = row->spend_low + row->spend_low / 4 + 9999;
    row->impressions_low = row->spend_low / 7 * 10;
    row->impressions_high = row->spend_high / 6 * 10 + 999;
    row->ads = (chance >> 20) % 37;
}

void workload_fill(struct workload_row *rows, uint32_t *chance) {
    for (int i = 0; i < ROWS; i++) {
        int rest = i;
        rows[i].province = rest % PROVINCES;
        rows[i].week = (rest /= PROVINCES) % WEEKS;
        rows[i].platform = (rest /= WEEKS) % PLATFORMS;
        rows[i].party = rest / PLATFORMS;
        *chance = (*chance * 1103515245u + 12345u) & 0x7fffffffu;
        fill_row(&rows[i], *chance);
    }
}

#include "read/links.h"
#include "base/folded.h"
#include "base/nearest.h"
#include "base/plain.h"
#include "read/cells.h"
#include "read/foreign_links.h"

#include <string.h>

void link_rule_clear(gpointer rule) {
    declared_free(((struct link_rule *)rule)->file.declared);
}

/* A path alone is that of a table in our own form. */
static void read_rule(struct report_file *file, const struct key_value *entry) {
    struct link_rule rule = {0};
    bool good;
    if (entry->value->kind == YAML_KEYS) {
        good = foreign_links_read_rule(file, entry, &rule);
    } else {
        settings_read_path(file, entry, &rule.file);
        good = rule.file.path;
    }
    if (good)
        g_array_append_val(file->links, rule);
    else
        link_rule_clear(&rule);
}

void links_read_rules(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry, "'links' must be a list of tables, as in [worklist.csv]");
        return;
    }
    for (guint i = 0; i < entry->value->items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, entry->value->items->pdata[i]};
        read_rule(file, &item);
    }
}

/* What a table has as party of an advertiser that was looked at and belongs to none. */
static const char UNMAPPED[] = "unmapped";

/* From ACCOUNT on are those of a worklist, of which only ACCOUNT and SUGGESTION matter here. */
enum column {
    PLATFORM,
    ID,
    NAME,
    PARTY,
    RELATION,
    FROM,
    TO,
    MAPPED_BY,
    MAPPED_ON,
    EVIDENCE,
    PERSON,
    DISCLAIMER,
    ACCOUNT,
    PAID_FOR_BY,
    SPEND_LOW,
    SPEND_HIGH,
    DAYS,
    SUGGESTION,
    REASON,
    VERIFIED,
    ORIGIN,
};

static const struct csv_column columns[] = {
    [PLATFORM] = {"platform", true},
    [ID] = {"advertiser_id", true},
    [NAME] = {"advertiser", false},
    [PARTY] = {"party", true},
    [RELATION] = {"relation", false},
    [FROM] = {"from", false},
    [TO] = {"to", false},
    [MAPPED_BY] = {"mapped_by", false},
    [MAPPED_ON] = {"mapped_on", false},
    [EVIDENCE] = {"evidence", false},
    [PERSON] = {"person", false},
    [DISCLAIMER] = {"disclaimer", false},
    [ACCOUNT] = {"account", false},
    [PAID_FOR_BY] = {"paid_for_by", false},
    [SPEND_LOW] = {"spend_low", false},
    [SPEND_HIGH] = {"spend_high", false},
    [DAYS] = {"days", false},
    [SUGGESTION] = {"suggestion", false},
    [REASON] = {"reason", false},
    [VERIFIED] = {"verified", false},
    [ORIGIN] = {"origin", false},
};

/* "" if the cell is empty or wrong. */
static const char *cell_relation(struct input_row *row, unsigned column) {
    static const char *const words[] = {"party", "branch", "candidate", "affiliated", "joint", "third_party"};
    const char *text = cell_text(row, column);
    for (guint i = 0; text && i < G_N_ELEMENTS(words); i++)
        if (strcmp(text, words[i]) == 0)
            return text;
    if (text) {
        g_autofree char *remedy = nearest_remedy(text, words, G_N_ELEMENTS(words),
                                                 "; write party, branch, candidate, affiliated, joint or third_party");
        cell_error(row, column, "relation", "unknown relation '%s'%s", text, remedy);
    }
    return "";
}

static bool cell_yes(struct input_row *row, unsigned column) {
    const char *text = csv_text(row->csv, column);
    if (*text && strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
        cell_error(row, column, "yes-no", "'%s' is neither yes nor no; write yes, no or nothing", text);
    return strcmp(text, "yes") == 0;
}

static enum verified cell_verified(struct input_row *row, unsigned column) {
    bool yes = cell_yes(row, column);
    return yes ? VERIFIED_YES : *csv_text(row->csv, column) ? VERIFIED_NO : VERIFIED_UNKNOWN;
}

static gint compare_parties(gconstpointer a, gconstpointer b) {
    return *(const int *)a - *(const int *)b;
}

static bool has_party(const GArray *parties, int party) {
    for (guint i = 0; i < parties->len; i++)
        if (g_array_index(parties, int, i) == party)
            return true;
    return false;
}

/* The parties that a cell names, joined by |, ascending; PARTY_UNMAPPED alone for nobody. */
static GArray *cell_parties(struct input_row *row, unsigned column) {
    GArray *parties = g_array_new(FALSE, FALSE, sizeof(int));
    const char *text = csv_text(row->csv, column);
    if (strcmp(text, UNMAPPED) == 0) {
        const int nobody = PARTY_UNMAPPED;
        g_array_append_val(parties, nobody);
        return parties;
    }
    cell_filled(row, column);
    g_auto(GStrv) ids = g_strsplit(text, "|", -1);
    for (char **id = ids; *id; id++) {
        g_strstrip(*id);
        if (strcmp(*id, UNMAPPED) == 0) {
            cell_error(row, column, "party",
                       "'unmapped' cannot be combined with a party; remove it, or remove the parties");
            continue;
        }
        int party = cell_reference_to(row, column, TABLE_PARTIES, *id);
        if (party >= 0 && has_party(parties, party))
            cell_error(row, column, "party", "party '%s' is there twice; name each party once", *id);
        g_array_append_val(parties, party);
    }
    g_array_sort(parties, compare_parties);
    return parties;
}

/* An account of several parties is a joint one, whether the table says so or not. */
static void check_joint(struct input_row *row, unsigned column, const struct advertiser *advertiser) {
    if (advertiser->party_count > 1 && *advertiser->relation && strcmp(advertiser->relation, "joint") != 0)
        cell_error(row, column, "relation",
                   "an account of several parties is 'joint', not '%s'; write joint, or name one party",
                   advertiser->relation);
}

/* A row of a worklist in which nobody filled in anything yet. */
static bool is_untouched(struct input_row *row) {
    for (unsigned column = PARTY; column <= PERSON; column++)
        if (*csv_text(row->csv, column))
            return false;
    return csv_bound(row->csv, SUGGESTION);
}

/* The id of the account. A worklist has it once more with its platform before it, which no spreadsheet takes for a number
 * and cuts. */
static const char *account_id(struct input_row *row) {
    const char *account = csv_text(row->csv, ACCOUNT);
    if (!*account) {
        cell_filled(row, ID);
        return cell_advertiser_id(row, ID);
    }
    const char *platform = csv_text(row->csv, PLATFORM);
    if (g_str_has_prefix(account, platform) && account[strlen(platform)] == ':' && account[strlen(platform) + 1])
        return cell_text(row, ACCOUNT) + strlen(platform) + 1;
    cell_error(row, ACCOUNT, "account", "'%s' is no account of '%s'; write it as in the worklist, or nothing", account,
               platform);
    return NULL;
}

/* What the platform wrote. In a worklist an apostrophe says that what follows is text and no formula. */
static const char *platform_words(struct input_row *row, unsigned column) {
    const char *words = cell_or_empty(row, column);
    bool marked = csv_bound(row->csv, SUGGESTION) && words[0] == '\'' && plain_is_formula(words + 1);
    return words + marked;
}

const char *cell_disclaimer(struct input_row *row, unsigned column, const char *text) {
    g_autoptr(GString) folded = g_string_new(NULL);
    folded_append(folded, text);
    if (*text && !folded->len)
        cell_error(row, column, "disclaimer",
                   "'%s' has no letter or digit to know a payer by; write the disclaimer as the platform has it", text);
    return text;
}

static void read_link(struct input_row *row) {
    cell_filled(row, PLATFORM);
    g_autoptr(GArray) parties = cell_parties(row, PARTY);
    const int *kept = (const int *)(const void *)parties->data;
    struct advertiser advertiser = {
        .platform = cell_reference(row, PLATFORM, TABLE_PLATFORMS),
        .advertiser_id = account_id(row),
        .name = platform_words(row, NAME),
        .party = parties->len == 1 ? kept[0] : PARTY_SEVERAL,
        .party_count = parties->len,
        .relation = cell_relation(row, RELATION),
        .valid = {cell_date(row, FROM), cell_date(row, TO)},
        .mapped_by = cell_or_empty(row, MAPPED_BY),
        .mapped_on = cell_date(row, MAPPED_ON),
        .evidence = cell_or_empty(row, EVIDENCE),
        .verified = cell_verified(row, VERIFIED),
        .origin = cell_country_code(row, ORIGIN),
        .person = cell_yes(row, PERSON),
        .disclaimer = cell_disclaimer(row, DISCLAIMER, platform_words(row, DISCLAIMER)),
        .place = csv_row_place(row->csv),
    };
    cell_ordered(row, TO, advertiser.valid.first, advertiser.valid.last);
    check_joint(row, RELATION, &advertiser);
    if (!row->good)
        return;
    advertiser.parties = dataset_parties(row->reading->dataset, kept, parties->len);
    g_array_append_val(row->reading->dataset->advertisers, advertiser);
}

static void read_table(struct reading *reading, const char *path, bool optional) {
    struct csv *csv = table_open(reading, path, columns, G_N_ELEMENTS(columns), optional);
    while (csv && csv_next(csv)) {
        struct input_row row = {reading, csv, true};
        if (!is_untouched(&row))
            read_link(&row);
    }
    csv_close(csv);
}

void read_links(struct reading *reading, const GArray *rules) {
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_add(seen, g_strdup("advertisers.csv"));
    read_table(reading, "advertisers.csv", true);
    for (guint i = 0; i < rules->len; i++) {
        const struct link_rule *rule = &g_array_index(rules, struct link_rule, i);
        g_autoptr(GPtrArray) paths = files_matching(reading->folder, rule->file.path);
        for (guint j = 0; j < paths->len; j++) {
            if (!g_hash_table_add(seen, g_strdup(paths->pdata[j])))
                continue;
            if (rule->file.declared)
                read_foreign_links(reading, paths->pdata[j], rule);
            else
                read_table(reading, paths->pdata[j], false);
        }
        if (paths->len == 0)
            diagnostics_add(reading->diagnostics, SEVERITY_ERROR, "no-file", rule->file.place, rule->file.line,
                            "no file '%s' in the input folder; put it there or correct the path", rule->file.path);
    }
}

/* The row of each account that a platform listed last, of those that a link has no name for: what people find there. */
static GHashTable *nameless(struct dataset *dataset) {
    GHashTable *accounts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        const struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (!*advertiser->name)
            g_hash_table_insert(accounts, g_strdup_printf("%d:%s", advertiser->platform, advertiser->advertiser_id),
                                NULL);
    }
    for (guint i = 0; g_hash_table_size(accounts) > 0 && i < dataset->observations->len; i++) {
        struct observation *row = &g_array_index(dataset->observations, struct observation, i);
        g_autofree char *key = g_strdup_printf("%d:%s", row->platform, row->from->advertiser_id);
        gpointer last;
        if (*row->from->advertiser && !(row->notes & NOTE_AFTER_COPY) &&
            g_hash_table_lookup_extended(accounts, key, NULL, &last) &&
            (!last || ((struct observation *)last)->period.last <= row->period.last))
            g_hash_table_insert(accounts, g_steal_pointer(&key), row);
    }
    return accounts;
}

void read_link_names(struct dataset *dataset) {
    g_autoptr(GHashTable) accounts = nameless(dataset);
    for (guint i = 0; i < dataset->advertisers->len; i++) {
        struct advertiser *advertiser = &g_array_index(dataset->advertisers, struct advertiser, i);
        if (*advertiser->name)
            continue;
        g_autofree char *key = g_strdup_printf("%d:%s", advertiser->platform, advertiser->advertiser_id);
        const struct observation *row = g_hash_table_lookup(accounts, key);
        advertiser->name = row ? row->from->advertiser : advertiser->advertiser_id;
    }
}

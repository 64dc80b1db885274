/* Rows for advertisers.csv: suggestions as they can be added to it, and the worklist, in which somebody fills in whose
 * each account is. */
#include "suggest/suggest.h"

#include "base/plain.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The columns of a worklist behind those of advertisers.csv, which are not read again but for account. */
#define WORK_COLUMNS "account,paid_for_by,spend_low,spend_high,days,suggestion,reason"

bool suggest_any_disclaimer(const GPtrArray *suggestions) {
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = suggestions->pdata[i];
        if (suggestion->parties->len > 0 && *suggestion->disclaimer)
            return true;
    }
    return false;
}

const char *suggest_header(bool disclaimer) {
    return disclaimer ? LINK_COLUMNS LINK_DISCLAIMER "\n" : LINK_COLUMNS "\n";
}

/* Text for a spreadsheet, which runs what starts like a formula; an apostrophe before it says that it is text, and is
 * taken off again when the worklist is read. */
static void append_text(GString *out, const char *text) {
    g_autofree char *marked = plain_is_formula(text) ? g_strconcat("'", text, NULL) : NULL;
    plain_append_field(out, marked ? marked : text, ',');
}

static char *party_words(const struct dataset *dataset, const struct suggestion *suggestion) {
    const GArray *parties = suggestion->parties;
    return dataset_party_words(dataset, (const int *)(const void *)parties->data, parties->len);
}

void suggest_append_row(const struct dataset *dataset, const struct suggestion *suggestion, bool disclaimer,
                        GString *out) {
    g_autofree char *parties = party_words(dataset, suggestion);
    plain_append_field(out, dataset_platform(dataset, suggestion->account->platform)->id, ',');
    plain_append_field(out, suggestion->account->advertiser_id, ',');
    plain_append_field(out, suggestion->account->name, ',');
    plain_append_field(out, parties, ',');
    g_string_append_printf(out, "%s,,,,,,", suggestion->relation);
    g_string_append_c(out, disclaimer ? ',' : '\n');
    if (disclaimer)
        plain_append_field(out, suggestion->disclaimer, '\n');
}

static void append_amount(GString *out, const struct suggestion *suggestion) {
    if (suggestion->state == STATE_VALUE) {
        text_append_machine(out, UNIT_MONEY, suggestion->spend.low);
        g_string_append_c(out, ',');
        if (!suggestion->spend.open)
            text_append_machine(out, UNIT_MONEY, suggestion->spend.high);
    } else {
        g_string_append_printf(out, "%s,", state_word(suggestion->state));
    }
    g_string_append_c(out, ',');
}

static void append_days(GString *out, const struct suggestion *suggestion) {
    const struct origin *origin = &suggestion->account->spend.origin;
    if (origin->days) {
        g_autoptr(GArray) stretches = days_within(origin->days, origin->frame);
        days_append_iso(out, (const struct period *)(const void *)stretches->data, stretches->len);
    }
    g_string_append_c(out, ',');
}

static void append_work(const struct dataset *dataset, const struct suggestion *suggestion, GString *out) {
    const struct advertiser_total *account = suggestion->account;
    const char *platform = dataset_platform(dataset, account->platform)->id;
    g_autofree char *key = g_strconcat(platform, ":", account->advertiser_id, NULL);
    g_autofree char *parties = party_words(dataset, suggestion);
    append_text(out, platform);
    append_text(out, account->advertiser_id);
    append_text(out, account->name);
    g_string_append(out, ",,,,,,,,");
    append_text(out, suggestion->disclaimer);
    append_text(out, key);
    append_text(out, suggestion->paid_for_by);
    append_amount(out, suggestion);
    append_days(out, suggestion);
    append_text(out, parties);
    plain_append_field(out, suggestion->reason, '\n');
}

guint suggest_append_worklist(const struct dataset *dataset, const GPtrArray *suggestions, int64_t least,
                              GString *out) {
    guint rows = 0;
    g_string_append(out, LINK_COLUMNS LINK_DISCLAIMER "," WORK_COLUMNS "\n");
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = suggestions->pdata[i];
        const struct total *spend = &suggestion->account->spend;
        if (spend->state == STATE_VALUE && !spend->value.open && spend->value.high < least)
            continue;
        append_work(dataset, suggestion, out);
        rows++;
    }
    return rows;
}

bool suggest_write_worklist(const char *path, const struct dataset *dataset, const GPtrArray *suggestions,
                            int64_t least, guint *rows, GError **error) {
    g_autoptr(GString) out = g_string_new(NULL);
    *rows = suggest_append_worklist(dataset, suggestions, least, out);
    FILE *file = fopen(path, "wxe");
    if (!file) {
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write %s: %s", path,
                    errno == EEXIST ? "it is there already, and may have been filled in; name another file"
                                    : g_strerror(errno));
        return false;
    }
    bool written = fwrite(out->str, 1, out->len, file) == out->len;
    written = fclose(file) == 0 && written;
    if (!written)
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write all of %s: %s", path,
                    g_strerror(errno));
    return written;
}

#include "fetch/sidecar.h"
#include "base/json.h"
#include "fetch/decimal.h"

#include <string.h>

static char *sum_of(const char *text, gsize length) {
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
}

static void append_text(GString *out, const char *name, const char *text) {
    json_append(out, "  $s: $s,\n", name, text);
}

static void append_number(GString *out, const char *name, int64_t number) {
    g_string_append_printf(out, "  \"%s\": %" G_GINT64_FORMAT ",\n", name, number);
}

/* What the columns add up to; an open sum has no number. */
static void append_sums(const struct sidecar *sidecar, GString *out) {
    const struct control *control = sidecar->control;
    const char *before = "";
    g_string_append(out, "  \"sums\": {");
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (sidecar->shape->at[i] < 0 || !column_is_sum(i))
            continue;
        g_string_append_printf(out, "%s\"%s\": \"", before, column_rules[i].name);
        decimal_append(out, control->sums[i]);
        g_string_append_printf(out, "%s\"", control->filled[i] < control->rows ? " and more" : "");
        before = ", ";
    }
    g_string_append(out, "},\n");
}

/* The query as it was sent, line by line, so that it can be read and sent again. */
static void append_lines(GString *out, const char *asked) {
    g_auto(GStrv) lines = g_strsplit(asked, "\n", -1);
    g_string_append(out, "  \"asked\": [");
    for (guint i = 0; lines[i]; i++) {
        g_string_append(out, i ? ",\n    " : "\n    ");
        json_append_string(out, lines[i]);
    }
    g_string_append(out, "\n  ]\n}\n");
}

GString *sidecar_text(const struct sidecar *sidecar) {
    const struct fetch *fetch = sidecar->fetch;
    const struct control *control = sidecar->control;
    g_autofree char *query = sum_of(fetch->asked, strlen(fetch->asked)),
                    *asked = sum_of(sidecar->asked, strlen(sidecar->asked)),
                    *table = sum_of(sidecar->table->str, sidecar->table->len);
    g_autoptr(GString) day = g_string_new(NULL);
    GString *out = g_string_new("{\n");
    date_append_iso(day, sidecar->day);
    append_text(out, "fetched_by", "adreport fetch");
    append_text(out, "day", day->str);
    append_text(out, "server", sidecar->server->name);
    append_text(out, "driver", sidecar->server->driver);
    append_text(out, "isolation", sidecar->server->isolation);
    g_string_append_printf(out, "  \"read_only\": %s,\n", sidecar->server->read_only ? "true" : "false");
    append_text(out, "query", fetch->query.text);
    append_text(out, "query_sha256", query);
    append_text(out, "asked_sha256", asked);
    append_text(out, "table_sha256", table);
    append_number(out, "rows", control->rows);
    append_number(out, "ads", control->sums[COLUMN_ADS] / 100);
    append_number(out, "low_hundredths", control->sums[COLUMN_LOW]);
    if (control->filled[COLUMN_HIGH] == control->rows)
        append_number(out, "high_hundredths", control->sums[COLUMN_HIGH]);
    append_sums(sidecar, out);
    append_lines(out, sidecar->asked);
    return out;
}

#include "answer.h"

#include "base/json.h"
#include "base/text.h"
#include "suggest/suggest.h"
#include "verify/verify.h"

#include <stdio.h>
#include <string.h>

/* Where in a message what is wrong ends and what to do begins: behind the first semicolon that is in none of the quotes that
 * hold what a user wrote. NULL if it says nothing of what to do. */
static const char *remedy_of(const char *message) {
    bool quoted = false;
    for (const char *at = message; *at; at++) {
        bool opens = at == message || at[-1] == ' ' || at[-1] == '(';
        bool closes = !at[1] || strchr(" ;,.:)", at[1]);
        if (*at == '\'' && (quoted ? closes : opens))
            quoted = !quoted;
        else if (!quoted && g_str_has_prefix(at, "; "))
            return at + 2;
    }
    return NULL;
}

static void append_count(GString *out, const char *key, unsigned count, bool known) {
    json_append(out, ",$s:", key);
    if (known)
        g_string_append_printf(out, "%u", count);
    else
        g_string_append(out, "null");
}

static void append_finding(const struct finding *finding, void *data) {
    GString *out = data;
    const char *remedy = remedy_of(finding->message);
    g_autofree char *wrong =
        g_strndup(finding->message, remedy ? (gsize)(remedy - finding->message - 2) : strlen(finding->message));
    g_string_append(out, out->str[out->len - 1] == '[' ? "" : ",");
    json_append(out, "{\"severity\":$s,\"file\":$s", finding->severity == SEVERITY_ERROR ? "error" : "warning",
                finding->place.file);
    append_count(out, "line", finding->place.line, finding->place.file && finding->place.line);
    append_count(out, "column", finding->place.column,
                 finding->place.file && finding->place.line && finding->place.column);
    json_append(out, ",\"message\":$s,\"remedy\":$s", wrong, remedy);
    append_count(out, "more", finding->left_out, true);
    g_string_append_c(out, '}');
}

GString *answer_begin(const char *command, const char *input, const struct diagnostics *diagnostics) {
    GString *out = g_string_new(NULL);
    json_append(out, "{\"command\":$s,\"input\":$s", command, input);
    append_count(out, "errors", diagnostics_count(diagnostics, SEVERITY_ERROR), true);
    append_count(out, "warnings", diagnostics_count(diagnostics, SEVERITY_WARNING), true);
    g_string_append(out, ",\"findings\":[");
    diagnostics_each(diagnostics, append_finding, out);
    g_string_append_c(out, ']');
    return out;
}

static void append_days(GString *out, const char *key, struct period days) {
    g_autoptr(GString) first = g_string_new(NULL);
    g_autoptr(GString) last = g_string_new(NULL);
    json_append(out, ",$s:", key);
    if (!days.first) {
        g_string_append(out, "null");
        return;
    }
    date_append_iso(first, days.first);
    date_append_iso(last, days.last);
    json_append(out, "{\"first\":$s,\"last\":$s}", first->str, last->str);
}

void answer_append_files(GString *out, const struct dataset *dataset) {
    static const char *const roles[] = {[ROLE_MAIN] = "main", [ROLE_REFERENCE] = "reference", [ROLE_PART] = "region"};
    g_string_append(out, ",\"files\":[");
    for (guint i = 0; i < dataset->figures_files->len; i++) {
        const struct figures_file *file = &g_array_index(dataset->figures_files, struct figures_file, i);
        g_string_append(out, i ? "," : "");
        json_append(out, "{\"file\":$s,\"kind\":$s,\"platform\":$s,\"role\":$s", file->name, file->format,
                    file->platform >= 0 ? dataset_platform(dataset, file->platform)->id : NULL, roles[file->role]);
        append_count(out, "rows", file->rows, true);
        append_days(out, "covers", file->covers);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

/* An amount with its ends as text; null for one that is not known. */
static void append_spend(GString *out, enum state state, struct interval spend) {
    g_autoptr(GString) low = g_string_new(NULL);
    g_autoptr(GString) high = g_string_new(NULL);
    bool known = state == STATE_VALUE;
    if (known)
        text_append_machine(low, UNIT_MONEY, spend.low);
    if (known && !spend.open)
        text_append_machine(high, UNIT_MONEY, spend.high);
    json_append(out, ",\"spend\":{\"low\":$s,\"high\":$s,\"state\":$s}", known ? low->str : NULL,
                known && !spend.open ? high->str : NULL, state_word(state));
}

static void append_suggestion(GString *out, const struct dataset *dataset, const struct suggestion *suggestion) {
    const struct advertiser_total *account = suggestion->account;
    json_append(out, "{\"platform\":$s,\"advertiser_id\":$s,\"advertiser\":$s,\"parties\":[",
                dataset_platform(dataset, account->platform)->id, account->advertiser_id, account->name);
    for (guint i = 0; i < suggestion->parties->len; i++) {
        g_string_append(out, i ? "," : "");
        json_append_string(out, dataset_party(dataset, g_array_index(suggestion->parties, int, i))->id);
    }
    json_append(out, "],\"disclaimer\":$s,\"relation\":$s,\"paid_for_by\":$s,\"reason\":$s",
                *suggestion->disclaimer ? suggestion->disclaimer : NULL,
                *suggestion->relation ? suggestion->relation : NULL,
                *suggestion->paid_for_by ? suggestion->paid_for_by : NULL, suggestion->reason);
    g_string_append_printf(out, ",\"weak\":%s", suggestion->weak ? "true" : "false");
    append_spend(out, suggestion->state, suggestion->spend);
    g_string_append_c(out, '}');
}

void answer_append_suggestions(GString *out, const struct dataset *dataset, const GPtrArray *suggestions) {
    g_string_append(out, ",\"suggestions\":[");
    for (guint i = 0; i < suggestions->len; i++) {
        const struct suggestion *suggestion = suggestions->pdata[i];
        if (suggestion->parties->len == 0)
            continue;
        g_string_append(out, out->str[out->len - 1] == '[' ? "" : ",");
        append_suggestion(out, dataset, suggestion);
    }
    g_string_append_c(out, ']');
}

static void append_number(GString *out, const char *key, const struct difference_number *number) {
    json_append(out, ",$s:{\"low\":$s,\"high\":$s,\"state\":$s}", key, *number->low ? number->low : NULL,
                *number->high ? number->high : NULL, number->state);
}

GString *answer_differences(const char *old_folder, const char *new_folder, const GPtrArray *differences) {
    static const char *const kinds[] = {[DIFFERENCE_NUMBER] = "number",
                                        [DIFFERENCE_ROW] = "row",
                                        [DIFFERENCE_COLUMN] = "column",
                                        [DIFFERENCE_FIGURE] = "figure"};
    GString *out = g_string_new(NULL);
    json_append(out, "{\"command\":\"diff\",\"old\":$s,\"new\":$s,\"differences\":[", old_folder, new_folder);
    for (guint i = 0; i < differences->len; i++) {
        const struct difference *difference = differences->pdata[i];
        bool number = difference->kind == DIFFERENCE_NUMBER;
        g_string_append(out, i ? "," : "");
        json_append(out, "{\"what\":$s,\"change\":$s,\"figure\":$s,\"row\":$s,\"column\":$s", kinds[difference->kind],
                    number             ? "changed"
                    : difference->came ? "came"
                                       : "gone",
                    difference->figure, difference->row, difference->column);
        if (number) {
            append_number(out, "before", &difference->before);
            append_number(out, "after", &difference->after);
        }
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
    return out;
}

void answer_print(GString *out) {
    g_string_append(out, "}\n");
    fputs(out->str, stdout);
    g_string_free(out, TRUE);
}

#include "publish/why.h"

#include "publish/basis.h"

#include <string.h>

/* Of files that changed so many are named. */
enum { NAMED_MOST = 5 };

static const struct staged_file *find(const GPtrArray *files, const char *path) {
    for (guint i = 0; i < files->len; i++)
        if (strcmp(((const struct staged_file *)files->pdata[i])->path, path) == 0)
            return files->pdata[i];
    return NULL;
}

/* The three sums that made_from_figure and its like join, each with what a difference in it says. */
static void append_differences(GString *out, const char *now, const char *then) {
    static const char *const meanings[] = {
        "what all files share changed: settings, phrases, style, words about the edition, or the program",
        "how pages lead to one another changed, or which page shows it", "what it shows changed"};
    g_auto(GStrv) ours = g_strsplit(now, "/", 2), theirs = g_strsplit(then, "/", 2);
    const char *own = strrchr(now, '/'), *former = strrchr(then, '/');
    if (strcmp(ours[0], theirs[0]) != 0)
        g_string_append_printf(out, "  %s\n", meanings[0]);
    if (own && former && strcmp(own, former) != 0)
        g_string_append_printf(out, "  %s\n", meanings[2]);
    if (strcmp(ours[0], theirs[0]) == 0 && (!own || !former || strcmp(own, former) == 0))
        g_string_append_printf(out, "  %s\n", meanings[1]);
}

static void append_input(GString *out, const struct former_edition *former, const struct report *report) {
    g_autoptr(GPtrArray) changes =
        former->lines && *former->lines && **former->lines ? basis_changes(former->lines, report) : g_ptr_array_new();
    for (guint i = 0; i < MIN(changes->len, (guint)NAMED_MOST); i++)
        g_string_append_printf(out, "  %s is another file than it was then\n", (const char *)changes->pdata[i]);
    if (changes->len > NAMED_MOST)
        g_string_append_printf(out, "  and %u more\n", changes->len - NAMED_MOST);
}

static void append_bytes(GString *out, const struct staged_file *file, const struct made_file *made) {
    if (strcmp(file->sum.sha256, made->sum.sha256) == 0)
        g_string_append(out, "  its bytes are the same as before, so it is the same file\n");
    else
        g_string_append(out, "  its bytes changed\n");
}

char *why_text(const struct former_edition *former, const GPtrArray *files, const struct report *report,
               const char *path) {
    GString *out = g_string_new(NULL);
    const struct staged_file *file = find(files, path);
    const struct made_file *made = former_file(former, path);
    if (!file) {
        g_string_append_printf(out, "%s: the edition has no such file\n", path);
    } else if (!made) {
        g_string_append_printf(out, "%s: made, as %s\n", path,
                               !former->name    ? "there was no edition before"
                               : !former->files ? "nothing is known of how the edition before was made"
                                                : "the edition before has no such file");
    } else if (file->made_from && g_strcmp0(file->made_from, made->made_from) == 0) {
        g_string_append_printf(out, "%s: taken over from %s, as it is made from the same\n", path, former->name);
    } else if (!file->made_from || !made->made_from) {
        g_string_append_printf(out, "%s: made again, as it is with every edition\n", path);
        append_input(out, former, report);
        append_bytes(out, file, made);
    } else {
        g_string_append_printf(out, "%s: made again\n", path);
        append_differences(out, file->made_from, made->made_from);
        append_input(out, former, report);
        append_bytes(out, file, made);
    }
    return g_string_free(out, FALSE);
}

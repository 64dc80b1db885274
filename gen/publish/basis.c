#include "publish/basis.h"

#include "base/digest.h"
#include "base/names.h"
#include "base/whole_file.h"
#include "model/paths.h"
#include "publish/tree.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders with more names than these are not looked through. */
enum { NAMES_MOST = 100000 };

static const char word_program[] = "program", word_options[] = "options", word_input[] = "input",
                  word_template[] = "template", word_names[] = "names", word_editions[] = "editions",
                  word_beside[] = "beside", word_previous[] = "previous", word_findings[] = "findings";

/* A value may have any character in it, a line none but its tabs. */
static void append_line(GString *out, const char *word, const char *sum, const char *value) {
    g_autofree char *escaped = g_strescape(value ? value : "", NULL);
    g_string_append_printf(out, "%s\t%s\t%s\n", word, sum ? sum : "", escaped);
}

/* The names below a folder, and how they are nested. */
struct names {
    struct digest *digest;
    guint count;
    struct stat but; /* a folder that is not looked into: what is published */
};

static void add_names(struct names *names, int folder);

static void add_below(struct names *names, int folder, const char *name) {
    struct stat status;
    int inner = folder_open_within(folder, name);
    if (inner < 0)
        return;
    bool looked_into =
        fstat(inner, &status) == 0 && (status.st_dev != names->but.st_dev || status.st_ino != names->but.st_ino);
    digest_text(names->digest, looked_into ? "(" : NULL);
    if (looked_into)
        add_names(names, inner);
    digest_text(names->digest, ")");
    close(inner);
}

static void add_names(struct names *names, int folder) {
    g_autoptr(GPtrArray) entries = folder_names(folder);
    names->count += entries->len;
    for (guint i = 0; i < entries->len && names->count <= NAMES_MOST; i++) {
        digest_text(names->digest, entries->pdata[i]);
        add_below(names, folder, entries->pdata[i]);
    }
}

/* A sum over all names in both folders; NULL if they are too many, or a folder cannot be opened. */
static char *names_sum(const struct run *run, int releases) {
    struct names names = {.digest = digest_new()};
    const char *const folders[] = {run->input, run->templates};
    bool known = fstatat(releases, "..", &names.but, 0) == 0;
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
        int folder = open(folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        known = known && folder >= 0;
        if (folder >= 0) {
            add_names(&names, folder);
            close(folder);
        }
    }
    g_autofree char *sum = digest_end(names.digest);
    return known && names.count <= NAMES_MOST ? g_steal_pointer(&sum) : NULL;
}

/* A sum over what the other editions say of themselves. */
static char *editions_sum(int releases, const char *but) {
    struct digest *digest = digest_new();
    g_autoptr(GPtrArray) names = folder_names(releases);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *build = g_strconcat(name, "/" PATH_BUILD, NULL);
        g_autoptr(GMappedFile) file = *name != '.' && strcmp(name, but) != 0 ? file_map(releases, build) : NULL;
        if (!file)
            continue;
        digest_text(digest, name);
        digest_number(digest, (int64_t)g_mapped_file_get_length(file));
        digest_add(digest, g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    }
    return digest_end(digest);
}

/* The edition that this one was compared with: SHA256SUMS says all that is in it. */
static void append_previous(GString *out, const struct settings *settings) {
    if (settings->previous_sums)
        append_line(out, word_previous, settings->previous_sums, settings->previous);
}

/* True if it is known what this edition was compared with, or there is nothing to compare it with. */
static bool previous_is_known(const struct dataset *dataset) {
    const struct settings *settings = &dataset->settings;
    const struct edition own = {.date = settings->edition_date, .number = settings->edition_number};
    bool older = settings->previous;
    for (guint i = 0; i < dataset->editions->len; i++)
        older |= edition_order(&g_array_index(dataset->editions, struct edition, i), &own) < 0;
    return settings->previous_sums || !older;
}

static void append_files(GString *out, const char *word, const GPtrArray *files) {
    for (guint i = 0; i < files->len; i++) {
        const struct input_file *file = files->pdata[i];
        append_line(out, word, file->sha256, file->path);
    }
}

/* False if a sum of one cannot be computed. */
static bool append_beside(GString *out, const struct memory_sink *root) {
    GHashTableIter each;
    gpointer name, bytes;
    g_hash_table_iter_init(&each, root->files);
    while (g_hash_table_iter_next(&each, &name, &bytes)) {
        g_autofree char *sum = digest_of(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
        if (!sum)
            return false;
        append_line(out, word_beside, sum, name);
    }
    return true;
}

void basis_append(GString *out, const struct run *run, const struct report *report, int releases,
                  const struct memory_sink *root) {
    bool known = run->program && run->options && previous_is_known(report->dataset);
    g_autofree char *names = known ? names_sum(run, releases) : NULL;
    g_autofree char *editions = names ? editions_sum(releases, report->edition) : NULL;
    gsize before = out->len;
    if (!editions)
        return;
    append_line(out, word_program, run->program, NULL);
    append_line(out, word_options, run->options, NULL);
    append_files(out, word_input, report->dataset->files);
    append_files(out, word_template, report->templates->files);
    append_line(out, word_names, names, NULL);
    append_line(out, word_editions, editions, NULL);
    append_previous(out, &report->dataset->settings);
    bool whole = append_beside(out, root);
    g_autofree char *findings = g_strdup_printf("%u", run->findings);
    append_line(out, word_findings, NULL, findings);
    if (!whole)
        g_string_truncate(out, before);
}

/* One of the lines, taken apart. */
struct told {
    const char *word, *sum;
    char *value;
};

/* False if it is none of ours. The value is freed by the caller in any case. */
static bool told_read(char **parts, struct told *told) {
    bool ours = g_strv_length(parts) == 3;
    *told = ours ? (struct told){parts[0], parts[1], g_strcompress(parts[2])} : (struct told){NULL, NULL, NULL};
    return ours;
}

static bool same(const char *now, const char *then) {
    return now && strcmp(now, then) == 0;
}

static bool file_has(const char *path, const char *then) {
    struct file_mark mark;
    g_autoptr(GBytes) bytes = whole_file_read(path, G_MAXSIZE, &mark, NULL);
    g_autofree char *sum = bytes ? digest_of(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)) : NULL;
    return same(sum, then);
}

static bool file_is(const char *folder, const struct told *told) {
    g_autofree char *path = g_build_filename(folder, told->value, NULL);
    return file_has(path, told->sum);
}

/* Found by the program its folder is as it opens it, named in report.yaml as seen from the input folder. */
static bool previous_is(const struct run *run, const struct told *told) {
    g_autofree char *found = g_build_filename(told->value, PATH_SUMS, NULL);
    g_autofree char *named = g_build_filename(run->input, told->value, PATH_SUMS, NULL);
    return file_has(found, told->sum) || file_has(named, told->sum);
}

static bool beside_is(int out, const struct told *told) {
    g_autoptr(GMappedFile) file = file_map(out, told->value);
    g_autofree char *sum = file ? digest_of(g_mapped_file_get_contents(file), g_mapped_file_get_length(file)) : NULL;
    return same(sum, told->sum);
}

/* True if a sum is as it was told. Takes the sum. */
static bool is_told(char *sum, const struct told *told) {
    bool is = same(sum, told->sum);
    g_free(sum);
    return is;
}

static bool still_so(const struct told *told, const struct run *run, const char *edition, int out, int releases) {
    if (strcmp(told->word, word_program) == 0)
        return same(run->program, told->sum);
    if (strcmp(told->word, word_options) == 0)
        return same(run->options, told->sum);
    if (strcmp(told->word, word_input) == 0)
        return file_is(run->input, told);
    if (strcmp(told->word, word_template) == 0)
        return file_is(run->templates, told);
    if (strcmp(told->word, word_previous) == 0)
        return previous_is(run, told);
    if (strcmp(told->word, word_beside) == 0)
        return beside_is(out, told);
    if (strcmp(told->word, word_names) == 0)
        return is_told(names_sum(run, releases), told);
    if (strcmp(told->word, word_editions) == 0)
        return is_told(editions_sum(releases, edition), told);
    return strcmp(told->word, word_findings) == 0;
}

bool basis_is_of(char *const *lines, const struct run *run) {
    g_auto(GStrv) parts = g_strsplit(*lines ? *lines : "", "\t", -1);
    return g_strv_length(parts) == 3 && strcmp(parts[0], word_program) == 0 && same(run->program, parts[1]);
}

bool basis_holds(char *const *lines, const struct run *run, const char *edition, int out, int releases,
                 guint *findings) {
    bool holds = true, ended = false;
    for (; *lines && **lines && holds; lines++) {
        g_auto(GStrv) parts = g_strsplit(*lines, "\t", -1);
        struct told told;
        guint64 count = 0;
        holds = told_read(parts, &told) && still_so(&told, run, edition, out, releases);
        /* The last of it: without it, some of the rest may be missing too. */
        ended = holds && strcmp(told.word, word_findings) == 0 &&
                g_ascii_string_to_unsigned(told.value, 10, 0, G_MAXUINT, &count, NULL);
        *findings = (guint)count;
        g_free(told.value);
    }
    return ended;
}

static void add_now(GHashTable *now, const GPtrArray *files) {
    for (guint i = 0; i < files->len; i++) {
        const struct input_file *file = files->pdata[i];
        g_hash_table_insert(now, (gpointer)file->path, (gpointer)file->sha256);
    }
}

GPtrArray *basis_changes(char *const *lines, const struct report *report) {
    GPtrArray *changes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) now = g_hash_table_new(g_str_hash, g_str_equal);
    add_now(now, report->dataset->files);
    add_now(now, report->templates->files);
    for (; *lines && **lines; lines++) {
        g_auto(GStrv) parts = g_strsplit(*lines, "\t", -1);
        struct told told;
        if (!told_read(parts, &told))
            continue;
        bool file = strcmp(told.word, word_input) == 0 || strcmp(told.word, word_template) == 0;
        const char *sum = file ? g_hash_table_lookup(now, told.value) : NULL;
        if (file && !same(sum, told.sum))
            g_ptr_array_add(changes, g_strdup(told.value));
        g_hash_table_remove(now, told.value);
        g_free(told.value);
    }
    g_autofree gpointer *came = g_hash_table_get_keys_as_array(now, NULL);
    for (gpointer *path = came; *path; path++)
        g_ptr_array_add(changes, g_strdup(*path));
    names_sort(changes);
    return changes;
}

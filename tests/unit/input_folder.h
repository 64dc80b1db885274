/* A small input of two parties, two platforms and a fortnight in a folder of its own, for tests that change one file of
 * it and look at what is said. The process works in that folder, so that places read input/... */
#ifndef ADREPORT_TESTS_INPUT_FOLDER_H
#define ADREPORT_TESTS_INPUT_FOLDER_H

#include "check/check.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REPORT                                     \
    "title: {nl: Advertenties, en: Advertising}\n" \
    "publisher: {name: Voorbeeld}\n"               \
    "licence: CC-BY-4.0\n"                         \
    "languages: [nl, en]\n"                        \
    "country: NL\n"                                \
    "currency: EUR\n"                              \
    "period: 2023-03-01/2023-03-14\n"              \
    "edition: {date: 2023-03-20}\n"

#define SPEND "platform,start,end,party,spend\n"

static inline void write_file(const char *path, const char *text) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0755);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline int enter_folder(void **state) {
    char *folder = g_dir_make_tmp("adreport-XXXXXX", NULL);
    assert_non_null(folder);
    assert_int_equal(chdir(folder), 0);
    write_file("input/report.yaml", REPORT);
    write_file("input/parties.csv", "id,name\nvvd,VVD\npvda,PvdA\n");
    write_file("input/platforms.csv", "id,name\nmeta,Meta\ngoogle,Google\n");
    write_file("input/spend/a.csv", SPEND "meta,2023-03-01,2023-03-07,vvd,100\n");
    /* so that nothing is said of days without a row */
    write_file("input/coverage.csv", "platform,measure,from,to,state\nmeta,*,,,collected\ngoogle,*,,,collected\n");
    *state = folder;
    return 0;
}

static inline void remove_tree(const char *path) {
    GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; folder && (name = g_dir_read_name(folder));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    if (folder)
        g_dir_close(folder);
    remove(path);
}

static inline int leave_folder(void **state) {
    assert_int_equal(chdir("/"), 0);
    remove_tree(*state);
    g_free(*state);
    return 0;
}

/* Reads and checks the input; says what was found. Free both. */
static inline struct dataset *read_input(char **findings) {
    struct diagnostics *diagnostics = diagnostics_new();
    struct dataset *dataset = read_dataset("input", NULL, diagnostics);
    check_dataset(dataset, diagnostics);
    GString *out = g_string_new(NULL);
    diagnostics_print(diagnostics, out, false);
    diagnostics_free(diagnostics);
    *findings = g_string_free(out, FALSE);
    return dataset;
}

/* Exactly these findings. */
static inline void assert_findings(const char *expected) {
    char *findings;
    dataset_free(read_input(&findings));
    assert_string_equal(findings, expected);
    g_free(findings);
}

/* The lines of findings that begin with a file, without source and caret. */
static inline void assert_messages(const char *expected) {
    char *findings;
    dataset_free(read_input(&findings));
    g_auto(GStrv) lines = g_strsplit(findings, "\n", -1);
    g_autoptr(GString) messages = g_string_new(NULL);
    for (guint i = 0; lines[i]; i++)
        if (*lines[i] && *lines[i] != ' ')
            g_string_append_printf(messages, "%s\n", lines[i]);
    assert_string_equal(messages->str, expected);
    g_free(findings);
}

#endif

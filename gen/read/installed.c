#include "read/installed.h"

#include <glib.h>

static const char HERE[] = "templates";
static const char BELOW_PREFIX[] = "share/adreport/templates";

/* PREFIX of PREFIX/bin/adreport, wherever that is by now; NULL if the system does not say. Caller frees. */
static char *prefix_of_program(void) {
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    return folder ? g_path_get_dirname(folder) : NULL;
}

static char *templates_below(const char *prefix) {
    char *folder = prefix ? g_build_filename(prefix, BELOW_PREFIX, NULL) : NULL;
    if (folder && !g_file_test(folder, G_FILE_TEST_IS_DIR))
        g_clear_pointer(&folder, g_free);
    return folder;
}

char *installed_templates(void) {
    if (g_file_test(HERE, G_FILE_TEST_IS_DIR))
        return g_strdup(HERE);
    g_autofree char *prefix = prefix_of_program();
    char *folder = templates_below(prefix);
    if (!folder)
        folder = templates_below(ADREPORT_PREFIX);
    return folder ? folder : g_strdup(HERE);
}

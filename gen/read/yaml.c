#include "read/yaml.h"

#include <libfyaml.h>
#include <string.h>

void yaml_free(struct yaml *yaml) {
    if (!yaml)
        return;
    if (yaml->items)
        g_ptr_array_unref(yaml->items);
    g_free((char *)yaml->text);
    g_free(yaml);
}

static void free_item(gpointer item) {
    yaml_free(item);
}

static struct yaml *new_node(enum yaml_kind kind, const char *shown) {
    struct yaml *yaml = g_new0(struct yaml, 1);
    yaml->kind = kind;
    yaml->place.file = shown;
    if (kind == YAML_LIST || kind == YAML_KEYS)
        yaml->items = g_ptr_array_new_with_free_func(free_item);
    return yaml;
}

/* A value that says that there is none, as nothing does. In quotes it is a text. */
static bool is_null(struct fy_node *node, const char *text) {
    static const char *const nulls[] = {"~", "null", "Null", "NULL"};
    if (fy_node_get_style(node) != FYNS_PLAIN)
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(nulls); i++)
        if (strcmp(text, nulls[i]) == 0)
            return true;
    return false;
}

static struct yaml *convert_scalar(struct fy_node *node, const char *shown) {
    struct yaml *yaml = new_node(node && fy_node_is_alias(node) ? YAML_ALIAS : YAML_TEXT, shown);
    const char *text = node ? fy_node_get_scalar0(node) : NULL;
    struct fy_token *token = node ? fy_node_get_scalar_token(node) : NULL;
    const struct fy_mark *mark = token ? fy_token_start_mark(token) : NULL;
    yaml->text = g_strdup(text && !is_null(node, text) ? text : "");
    if (mark && mark->line >= 0 && mark->column >= 0) {
        yaml->place.line = (unsigned)mark->line + 1;
        yaml->place.column = (unsigned)mark->column + 1;
        yaml->place.width = strchr(yaml->text, '\n') ? 1 : (unsigned)g_utf8_strlen(yaml->text, -1);
    }
    return yaml;
}

/* Recursion goes as deep as the document, whose depth the library limits. */
static struct yaml *convert(struct fy_node *node, const char *shown) {
    void *state = NULL;
    if (node && fy_node_is_sequence(node)) {
        struct yaml *list = new_node(YAML_LIST, shown);
        for (struct fy_node *item; (item = fy_node_sequence_iterate(node, &state));)
            g_ptr_array_add(list->items, convert(item, shown));
        return list;
    }
    if (node && fy_node_is_mapping(node)) {
        struct yaml *keys = new_node(YAML_KEYS, shown);
        for (struct fy_node_pair *pair; (pair = fy_node_mapping_iterate(node, &state));) {
            g_ptr_array_add(keys->items, convert(fy_node_pair_key(pair), shown));
            g_ptr_array_add(keys->items, convert(fy_node_pair_value(pair), shown));
        }
        return keys;
    }
    return convert_scalar(node, shown);
}

static void tell_problem(struct fy_diag *diag, char **problem, struct place *place) {
    void *state = NULL;
    const struct fy_diag_error *error = fy_diag_errors_iterate(diag, &state);
    if (!error)
        return;
    *problem = g_strdup_printf(
        "not YAML: %s; put quotes around a text with ': ' or ' #' in it, or one that starts with a sign", error->msg);
    if (error->line > 0 && error->column > 0) {
        place->line = (unsigned)error->line;
        place->column = (unsigned)error->column;
    }
}

/* True if a line holds something of a document. */
static bool has_content(const char *line) {
    const char *at = line + strspn(line, " \t\r");
    return *at && *at != '\n' && *at != '#' && *line != '%';
}

static bool is_marker(const char *line, const char *marker) {
    return strncmp(line, marker, 3) == 0 && (!line[3] || strchr(" \t\r\n", line[3]));
}

/* The number of the line on which another document begins; 0 if there is none. Where these marks begin a line they are
 * never part of a value (YAML 1.2, 9.1.4). */
static unsigned second_document(const char *text) {
    bool begun = false, ended = false;
    unsigned number = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n'), line += line != NULL) {
        number++;
        bool opens = is_marker(line, "---"), closes = is_marker(line, "...");
        if ((opens && begun) || (ended && !closes && has_content(line)))
            return number;
        ended = ended || closes;
        begun = begun || opens || has_content(line);
    }
    return 0;
}

struct yaml *yaml_read(const char *text, const char *shown, char **problem, struct place *place) {
    struct fy_diag_cfg diag_config;
    fy_diag_cfg_default(&diag_config);
    diag_config.fp = NULL;
    struct fy_diag *diag = fy_diag_create(&diag_config);
    fy_diag_set_collect_errors(diag, true);
    struct fy_parse_cfg config = {.flags = FYPCF_QUIET | FYPCF_COLLECT_DIAG | FYPCF_ALLOW_DUPLICATE_KEYS, .diag = diag};
    struct fy_document *document = fy_document_build_from_string(&config, text, strlen(text));
    struct fy_node *root = document ? fy_document_root(document) : NULL;
    *problem = NULL;
    *place = (struct place){.file = shown, .width = 1};
    if (!document)
        tell_problem(diag, problem, place);
    unsigned second = root ? second_document(text) : 0;
    struct yaml *yaml = root && !second ? convert(root, shown) : NULL;
    if (second) {
        *problem = g_strdup("another document begins here; a file has one, so take out this line or what follows");
        place->line = second;
        place->column = 1;
    }
    fy_document_destroy(document);
    fy_diag_destroy(diag);
    return yaml;
}

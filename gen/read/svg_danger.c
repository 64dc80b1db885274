#include "read/svg_danger.h"

#include <stdbool.h>
#include <string.h>

enum { OURS };

static G_DEFINE_QUARK(svg - danger, danger)

    /* Without the prefix of its namespace, which a file may choose. */
    static const char *local_name(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (g_ascii_strcasecmp(name, *names) == 0)
            return true;
    return false;
}

static void refuse(GMarkupParseContext *context, GError **error, const char *what) {
    int line, column;
    g_markup_parse_context_get_position(context, &line, &column);
    g_set_error(error, danger_quark(), OURS, "%s on line %d", what, line);
}

/* Without spaces and control characters, which browsers pass over in an address; in small letters. Caller frees. */
static char *squeezed(const char *text) {
    GString *out = g_string_new(NULL);
    for (; *text; text++)
        if ((unsigned char)*text > ' ')
            g_string_append_c(out, g_ascii_tolower(*text));
    return g_string_free(out, FALSE);
}

/* True for an address that stays in the file: a place in it, or a picture within. */
static bool stays_inside(const char *address) {
    static const char *const pictures[] = {"data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"};
    for (gsize i = 0; i < G_N_ELEMENTS(pictures); i++)
        if (g_str_has_prefix(address, pictures[i]))
            return true;
    return !*address || *address == '#';
}

/* Rules of style, in an attribute or an element: each url(...) in them, which a backslash can hide. */
static bool style_leads_out(const char *style) {
    g_autofree char *text = squeezed(style);
    if (strstr(text, "@import") || strstr(text, "\\") || strstr(text, "image-set("))
        return true;
    for (const char *at = text; (at = strstr(at, "url("));) {
        at += strlen("url(");
        at += strspn(at, "\"'");
        if (!stays_inside(at))
            return true;
    }
    return false;
}

static const char *attribute_danger(const char *name, const char *value) {
    static const char *const addresses[] = {"href", "src", "base", "from", "to", "by", "values", NULL};
    const char *local = local_name(name);
    g_autofree char *address = squeezed(value);
    if (g_str_has_prefix(name, "xmlns"))
        return strstr(address, "xhtml") ? "a page within the picture" : NULL;
    if (g_ascii_strncasecmp(local, "on", 2) == 0)
        return "something that runs when it is touched or loaded";
    if (strstr(address, "javascript:") || strstr(address, "data:text"))
        return "a script in an address";
    if (is_one_of(local, addresses) && (strchr(address, ':') || strstr(address, "//")) && !stays_inside(address))
        return "an address outside the file";
    if ((g_ascii_strcasecmp(local, "href") == 0 || g_ascii_strcasecmp(local, "src") == 0) && !stays_inside(address))
        return "an address outside the file";
    return local == name && style_leads_out(value) ? "an address outside the file" : NULL;
}

static bool is_style(const char *name) {
    return g_ascii_strcasecmp(local_name(name), "style") == 0;
}

static void see_element(GMarkupParseContext *context, const gchar *name, const gchar **names, const gchar **values,
                        gpointer data, GError **error) {
    static const char *const programs[] = {"script", "handler", "listener", "foreignObject", "iframe",
                                           "embed",  "object",  "html",     "body",          NULL};
    if (is_style(name))
        g_string_truncate(data, 0);
    const char *danger = is_one_of(local_name(name), programs) ? "a script, or a page within the picture" : NULL;
    for (gsize i = 0; names[i] && !danger; i++)
        danger = attribute_danger(names[i], values[i]);
    if (danger)
        refuse(context, error, danger);
}

/* Rules of style come in pieces, between comments: they are looked at whole. */
static void see_text(GMarkupParseContext *context, const gchar *text, gsize length, gpointer data, GError **error) {
    (void)error;
    const char *element = g_markup_parse_context_get_element(context);
    if (element && is_style(element))
        g_string_append_len(data, text, (gssize)length);
}

static void see_end(GMarkupParseContext *context, const gchar *name, gpointer data, GError **error) {
    if (is_style(name) && style_leads_out(((const GString *)data)->str))
        refuse(context, error, "an address outside the file");
}

/* True if <?xml ...?> names another encoding: the same bytes are other words to a browser then. */
static bool names_encoding(const char *declaration) {
    g_autofree char *text = squeezed(declaration);
    const char *encoding = strstr(text, "encoding=");
    return encoding && !g_str_has_prefix(encoding + strlen("encoding="), "\"utf-8\"") &&
           !g_str_has_prefix(encoding + strlen("encoding="), "'utf-8'");
}

/* A comment, <?xml ...?>, <!DOCTYPE ...> or <![CDATA[ ]]>. */
static void see_rest(GMarkupParseContext *context, const gchar *text, gsize length, gpointer data, GError **error) {
    g_autofree char *words = g_strndup(text, length);
    if (g_str_has_prefix(words, "<?xml ") && names_encoding(words))
        refuse(context, error, "an encoding that is not UTF-8");
    else if (g_str_has_prefix(words, "<?") && !g_str_has_prefix(words, "<?xml "))
        refuse(context, error, "an instruction to programs");
    else if (g_str_has_prefix(words, "<!DOCTYPE") && strchr(words, '['))
        refuse(context, error, "entities");
    else if (g_str_has_prefix(words, "<![CDATA["))
        see_text(context, text, length, data, error);
}

/* Bytes that start another encoding within a text, to some readers. */
static bool has_control(const char *text, gsize size) {
    for (gsize i = 0; i < size; i++)
        if ((unsigned char)text[i] < ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r')
            return true;
    return false;
}

char *svg_danger(const char *text, gsize size) {
    static const GMarkupParser parser = {
        .start_element = see_element, .end_element = see_end, .text = see_text, .passthrough = see_rest};
    g_autoptr(GString) style = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    if (has_control(text, size))
        return g_strdup("control characters");
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, style, NULL);
    bool fine = g_markup_parse_context_parse(context, text, (gssize)size, &error) &&
                g_markup_parse_context_end_parse(context, &error);
    g_markup_parse_context_free(context);
    if (fine)
        return NULL;
    return error->domain == danger_quark() ? g_strdup(error->message)
                                           : g_strdup_printf("something that is no SVG (%s)", error->message);
}

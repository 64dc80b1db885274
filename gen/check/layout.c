#include "check/layout.h"
#include "base/blank.h"

#include "model/target.h"

#include <string.h>

/* A tag of the layout, and what was read of it. */
struct tag {
    const struct report *report;
    struct diagnostics *diagnostics;
    const char *bare; /* the layout with its comments blanked out */
    const char *name;
    gsize length; /* of its name */
};

static void report_at(const struct tag *tag, const char *at, gsize length, const char *message) {
    const struct templates *templates = tag->report->templates;
    diagnostics_add_within(tag->diagnostics, "layout", templates->layout_file, templates->layout,
                           templates->layout + (at - tag->bare), length, message);
}

static bool is_named(const struct tag *tag, const char *const *names, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (strlen(names[i]) == tag->length && g_ascii_strncasecmp(tag->name, names[i], tag->length) == 0)
            return true;
    return false;
}

static void check_element(const struct tag *tag) {
    static const struct {
        const char *name, *message;
    } refused[] = {
        {"script", "a script, which no page of the site runs; take it out"},
        {"style", "a style of its own, which no page of the site applies; write it in the report's style.css"},
        {"iframe", "a frame, which no page of the site shows; take it out, or link to the page"},
        {"object", "an object, which no page of the site shows; take it out, or link to the file"},
        {"embed", "an object, which no page of the site shows; take it out, or link to the file"},
        {"form", "a form, which no page of the site sends; take it out"},
        {"base", "an address for all others, which no page of the site takes; take it out"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
        if (is_named(tag, &refused[i].name, 1))
            report_at(tag, tag->name, tag->length, refused[i].message);
}

/* True if a browser fetches the address by itself; a link is followed by people. */
static bool loads(const struct tag *tag, const char *attribute) {
    static const char *const loaded[] = {"src", "srcset", "poster", "data"}, *const linking[] = {"link", "use",
                                                                                                 "image"};
    for (gsize i = 0; i < G_N_ELEMENTS(loaded); i++)
        if (g_ascii_strcasecmp(attribute, loaded[i]) == 0)
            return true;
    return g_ascii_strcasecmp(attribute, "href") == 0 && is_named(tag, linking, G_N_ELEMENTS(linking));
}

/* value: what its address or words are, without quotes; "" if it has none. */
static void check_attribute(const struct tag *tag, const char *at, const char *name, const char *value) {
    gsize length = strlen(name);
    if (g_ascii_strncasecmp(name, "on", 2) == 0)
        report_at(tag, at, length,
                  "a program that runs when it is touched, which no page of the site runs; take it out");
    else if (g_ascii_strcasecmp(name, "style") == 0)
        report_at(tag, at, length,
                  "a style in a tag, which no page of the site applies; write it in the report's style.css");
    else if (g_ascii_strncasecmp(value, "javascript:", strlen("javascript:")) == 0)
        report_at(tag, at, length, "a script as an address, which no page of the site runs; take it out");
    else if (loads(tag, name) && (address_is_absolute(value) || g_str_has_prefix(value, "//")) &&
             !g_str_has_prefix(value, "data:image/"))
        report_at(tag, at, length, "not loaded, since pages load nothing from elsewhere; put the file into static/");
}

/* Reads the attributes that stand behind a tag's name. Returns the end of the tag. */
static const char *read_attributes(const struct tag *tag) {
    static const char spaces[] = " \t\r\n\f/";
    const char *at = tag->name + tag->length;
    for (at += strspn(at, spaces); *at && *at != '>'; at += strspn(at, spaces)) {
        const char *from = at;
        gsize length = strcspn(at, " \t\r\n\f/>=");
        g_autofree char *name = g_strndup(at, length), *value = NULL;
        at += MAX(length, 1);
        const char *equals = at + strspn(at, " \t\r\n\f");
        if (*equals == '=') {
            at = equals + 1 + strspn(equals + 1, " \t\r\n\f");
            char quote = *at == '"' || *at == '\'' ? *at : '\0';
            const char ends[] = {quote, '\0'};
            at += quote != '\0';
            gsize width = quote ? strcspn(at, ends) : strcspn(at, " \t\r\n\f>");
            value = g_strstrip(g_strndup(at, width));
            at += width;
            at += quote && *at;
        }
        check_attribute(tag, from, name, value ? value : "");
    }
    return at;
}

void check_layout(const struct report *report, struct diagnostics *diagnostics) {
    g_autofree char *bare = blank_between(report->templates->layout, "<!--", "-->");
    struct tag tag = {.report = report, .diagnostics = diagnostics, .bare = bare};
    for (const char *at = bare; (at = strchr(at, '<'));) {
        tag.name = ++at;
        tag.length = strcspn(at, " \t\r\n\f/>");
        if (!g_ascii_isalpha(*at))
            continue;
        check_element(&tag);
        at = read_attributes(&tag);
    }
}

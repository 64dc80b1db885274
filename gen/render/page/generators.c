/* What a forge or a site generator needs beside the Markdown. Its links lead from file to file, as forges take them; Hugo
 * needs two templates for that, Jekyll and MkDocs a few settings. They stand outside markdown/: all in there is content
 * to Hugo, which would stop at a template. */
#include "render/address.h"
#include "render/escape.h"
#include "render/page/markdown.h"
#include "model/paths.h"

#define HOOKS PATH_GENERATORS "/hugo/layouts/_default/_markup/"

/* Links to .md files become those of their pages, and files of the edition are found under static/, wherever the
 * Markdown stands in content/. The pages of an edition are known by their front matter: all other links of a site stay
 * what they are. */
static const char link_hook[] =
    "{{- /* Links in the Markdown of adreport: to another page, or to a file under static/. */ -}}\n"
    "{{- $to := urls.Parse .Destination -}}\n"
    "{{- $address := .Destination -}}\n"
    "{{- if and (not $to.Host) (strings.HasSuffix $to.Path \".md\") -}}\n"
    "  {{- with .Page.GetPage $to.Path -}}\n"
    "    {{- $address = .RelPermalink -}}\n"
    "    {{- with $to.Fragment }}{{ $address = print $address \"#\" . }}{{ end -}}\n"
    "  {{- end -}}\n"
    "{{- else if and .Page.Params.edition (findRE `^(\\.\\./)+(" PATH_CHARTS "|" PATH_DATA "|" PATH_SHEETS
    ")/` .Destination) -}}\n"
    "  {{- $address = relURL (replaceRE `^(\\.\\./)+` \"\" .Destination) -}}\n"
    "{{- end -}}\n"
    "<a href=\"{{ $address | safeURL }}\"{{ with .Title }} title=\"{{ . }}\"{{ end }}>{{ .Text | safeHTML }}</a>\n"
    "{{- /* no line end */ -}}\n";

static const char image_hook[] = "{{- /* Pictures in the Markdown of adreport: charts, under static/. */ -}}\n"
                                 "{{- $address := .Destination -}}\n"
                                 "{{- if and .Page.Params.edition (findRE `^(\\.\\./)+" PATH_CHARTS "/` $address) -}}\n"
                                 "  {{- $address = relURL (replaceRE `^(\\.\\./)+` \"\" $address) -}}\n"
                                 "{{- end -}}\n"
                                 "<img src=\"{{ $address | safeURL }}\" alt=\"{{ .Text | plainify | htmlUnescape }}\"\n"
                                 "  {{- with .Title }} title=\"{{ . }}\"{{ end }}>\n"
                                 "{{- /* no line end */ -}}\n";

static const char readme[] =
    "# Sites made of the Markdown\n\n"
    "What lies in `" PATH_MARKDOWN "/` leads to `" PATH_CHARTS "/`, `" PATH_DATA "/` and `" PATH_SHEETS
    "/` beside it. Put into the folder of your site:\n\n"
    "| for | the contents of | and |\n"
    "| --- | --- | --- |\n"
    "| Hugo | `" PATH_GENERATORS "/hugo/` | the contents of `" PATH_MARKDOWN
    "/` in `content/`, the other three in `static/` |\n"
    "| Jekyll, GitHub Pages | `" PATH_GENERATORS "/jekyll/` | all four |\n"
    "| MkDocs | `" PATH_GENERATORS "/mkdocs/` | all four in `docs/` |\n\n"
    "Hugo: `layouts/_default/_markup/` turns links between files into links between pages; a theme may have files of "
    "the same names.\n";

static void append_site_title(const struct site *site, const char *key, GString *out) {
    g_string_append(out, key);
    escape_yaml(out, site->report->title.text[settings_first_language(&site->report->dataset->settings)]);
    g_string_append_c(out, '\n');
}

/* Jekyll leaves out files that begin with _ unless they are named; here they are the pages of their folders. */
static void append_jekyll_settings(const struct site *site, GString *out) {
    append_site_title(site, "title: ", out);
    g_string_append(out, "plugins: [jekyll-relative-links]\n"
                         "include: [_index.md]\n"
                         "defaults:\n"
                         "  - scope: {path: \"" PATH_MARKDOWN "/**/_index.md\"}\n"
                         "    values: {permalink: \"/:path/\"}\n");
}

static void append_mkdocs_settings(const struct site *site, GString *out) {
    append_site_title(site, "site_name: ", out);
    g_string_append(out, "markdown_extensions: [footnotes]\n");
}

static void append_entries(enum language language, const GArray *menu, const char *from, GString *out) {
    for (guint i = 0; i < menu->len; i++) {
        const struct menu_entry *entry = &g_array_index(menu, struct menu_entry, i);
        g_autoptr(GString) path = g_string_new(NULL);
        g_autoptr(GString) address = g_string_new(NULL);
        path_append_markdown(path, entry->page, language);
        address_append_relative(address, from, path->str);
        markdown_append(out, "- [$t]($u)\n", entry->label, address->str);
    }
}

/* The site's menu and the list at its foot, in each language: Markdown has no frame to carry them. Links are those of
 * the file of that path. */
static void append_contents(const struct site *site, const char *from, GString *out) {
    const struct settings *settings = &site->report->dataset->settings;
    markdown_append(out, "# $t\n", site->report->title.text[settings_first_language(settings)]);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!settings->publishes[i])
            continue;
        markdown_append(out, "\n## $t – $t\n\n", language_row((enum language)i)->own_name, site->report->title.text[i]);
        append_entries((enum language)i, site->menu[i], from, out);
        append_entries((enum language)i, site->foot[i], from, out);
    }
}

/* What a forge shows with the folder. */
static void append_readme(const struct site *site, GString *out) {
    append_contents(site, PATH_MARKDOWN_README, out);
}

/* The front page of a site with markdown/ below it. */
static void append_front(const struct site *site, GString *out) {
    append_site_title(site, "---\ntitle: ", out);
    g_string_append(out, "---\n\n");
    append_contents(site, "index.md", out);
}

void generators_render(const struct site *site, struct sink *sink) {
    static const struct {
        const char *path, *text;
        void (*append)(const struct site *site, GString *out); /* if it is not the same text for all reports */
    } files[] = {{PATH_MARKDOWN_README, "", append_readme},
                 {PATH_GENERATORS "/README.md", readme, NULL},
                 {HOOKS "render-link.html", link_hook, NULL},
                 {HOOKS "render-image.html", image_hook, NULL},
                 {PATH_GENERATORS "/jekyll/_config.yml", "", append_jekyll_settings},
                 {PATH_GENERATORS "/jekyll/index.md", "", append_front},
                 {PATH_GENERATORS "/mkdocs/mkdocs.yml", "", append_mkdocs_settings},
                 {PATH_GENERATORS "/mkdocs/docs/index.md", "", append_front}};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GString) text = g_string_new(files[i].text);
        if (files[i].append)
            files[i].append(site, text);
        sink_put_text(sink, files[i].path, text);
    }
}

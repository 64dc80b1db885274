/* What a forge or a site generator needs beside the Markdown. Its links lead from file to file, as forges take them; Hugo
 * needs two templates for that, Jekyll and MkDocs a few settings. They stand outside markdown/: all in there is content
 * to Hugo, which would stop at a template. */
#include "render/address.h"
#include "render/escape.h"
#include "render/page/markdown.h"
#include "model/paths.h"

#define HOOKS PATH_GENERATORS "/hugo/layouts/_default/_markup/"

/* Links to .md files become those of their pages, and files of the edition are found under static/, wherever the
 * Markdown stands in content/. All other links of a site stay what they are. */
static const char link_hook[] =
    "{{- /* Links in the Markdown of adreport: to another page, or to a file under static/. */ -}}\n"
    "{{- $to := urls.Parse .Destination -}}\n"
    "{{- $address := .Destination -}}\n"
    "{{- if and (not $to.Host) (strings.HasSuffix $to.Path \".md\") -}}\n"
    "  {{- with .Page.GetPage $to.Path -}}\n"
    "    {{- $address = .RelPermalink -}}\n"
    "    {{- with $to.Fragment }}{{ $address = print $address \"#\" . }}{{ end -}}\n"
    "  {{- end -}}\n"
    "{{- else if findRE `^(\\.\\./)+(" PATH_CHARTS "|" PATH_DATA "|" PATH_SHEETS ")/` .Destination -}}\n"
    "  {{- $address = relURL (replaceRE `^(\\.\\./)+` \"\" .Destination) -}}\n"
    "{{- end -}}\n"
    "<a href=\"{{ $address | safeURL }}\"{{ with .Title }} title=\"{{ . }}\"{{ end }}>{{ .Text | safeHTML }}</a>\n"
    "{{- /* no line end */ -}}\n";

static const char image_hook[] = "{{- /* Pictures in the Markdown of adreport: charts, under static/. */ -}}\n"
                                 "{{- $address := .Destination -}}\n"
                                 "{{- if findRE `^(\\.\\./)+" PATH_CHARTS "/` $address -}}\n"
                                 "  {{- $address = relURL (replaceRE `^(\\.\\./)+` \"\" $address) -}}\n"
                                 "{{- end -}}\n"
                                 "<img src=\"{{ $address | safeURL }}\" alt=\"{{ .Text | plainify | htmlUnescape }}\"\n"
                                 "  {{- with .Title }} title=\"{{ . }}\"{{ end }}>\n"
                                 "{{- /* no line end */ -}}\n";

static void append_site_title(const struct report *report, const char *key, GString *out) {
    g_string_append(out, key);
    escape_yaml(out, report->title.text[settings_first_language(&report->dataset->settings)]);
    g_string_append_c(out, '\n');
}

/* Jekyll leaves out files that begin with _ unless they are named; here they are the pages of their folders. */
static void append_jekyll_settings(const struct report *report, GString *out) {
    append_site_title(report, "title: ", out);
    g_string_append(out, "plugins: [jekyll-relative-links]\n"
                         "include: [_index.md]\n"
                         "defaults:\n"
                         "  - scope: {path: \"" PATH_MARKDOWN "/**/_index.md\"}\n"
                         "    values: {permalink: \"/:path/\"}\n");
}

static void append_mkdocs_settings(const struct report *report, GString *out) {
    append_site_title(report, "site_name: ", out);
    g_string_append(out, "markdown_extensions: [footnotes]\n");
}

/* Links to the first page in each language, from the file of that path. */
static void append_choice(const struct report *report, const char *from, GString *out) {
    const struct settings *settings = &report->dataset->settings;
    markdown_append(out, "# $t\n\n", report->title.text[settings_first_language(settings)]);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!settings->publishes[i])
            continue;
        g_autofree char *home = path_of_markdown_home((enum language)i);
        g_autoptr(GString) address = g_string_new(NULL);
        address_append_relative(address, from, home);
        markdown_append(out, "- [$t]($u): $t\n", language_row((enum language)i)->own_name, address->str,
                        report->title.text[i]);
    }
}

/* What a forge shows with the folder. */
static void append_readme(const struct report *report, GString *out) {
    append_choice(report, PATH_MARKDOWN_README, out);
}

/* The front page of a site with markdown/ below it. */
static void append_front(const struct report *report, GString *out) {
    append_site_title(report, "---\ntitle: ", out);
    g_string_append(out, "---\n\n");
    append_choice(report, "index.md", out);
}

static void append_link_hook(const struct report *report, GString *out) {
    (void)report;
    g_string_append(out, link_hook);
}

static void append_image_hook(const struct report *report, GString *out) {
    (void)report;
    g_string_append(out, image_hook);
}

void generators_render(const struct report *report, struct sink *sink) {
    static const struct {
        const char *path;
        void (*append)(const struct report *report, GString *out);
    } files[] = {{PATH_MARKDOWN_README, append_readme},
                 {HOOKS "render-link.html", append_link_hook},
                 {HOOKS "render-image.html", append_image_hook},
                 {PATH_GENERATORS "/jekyll/_config.yml", append_jekyll_settings},
                 {PATH_GENERATORS "/jekyll/index.md", append_front},
                 {PATH_GENERATORS "/mkdocs/mkdocs.yml", append_mkdocs_settings},
                 {PATH_GENERATORS "/mkdocs/docs/index.md", append_front}};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        files[i].append(report, text);
        sink_put_text(sink, files[i].path, text);
    }
}

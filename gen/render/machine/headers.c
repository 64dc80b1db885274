/* What servers have to say with each file: the content policy of the pages, who may frame them, and how long a copy may
 * be kept. Only embed/ may be framed by other people's pages; charts and data may be read from anywhere. */
#include "render/machine/machine.h"
#include "model/paths.h"

#define POLICY                                                                                          \
    "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'; " \
    "frame-ancestors "
#define PERMISSIONS "camera=(), geolocation=(), microphone=(), interest-cohort=()"

void robots_append(GString *out, const struct report *report) {
    if (report->dataset->settings.draft) {
        g_string_append(out, "# A draft. This file works at the top of a host only.\nUser-agent: *\nDisallow: /\n");
        return;
    }
    g_string_append(out, "# This file works at the top of a host only.\nUser-agent: *\nAllow: /\n");
    if (report->dataset->settings.base_url) {
        g_autofree char *map = address_in_newest(&report->dataset->settings, PATH_SITEMAP);
        g_string_append_printf(out, "Sitemap: %s\n", map);
    }
}

void headers_append_nginx(GString *out, const struct settings *settings) {
    g_string_append(out, "# Put these two blocks in 'http', outside 'server'.\n"
                         "map $uri $adreport_policy {\n"
                         "    default   \"" POLICY "'none'\";\n"
                         "    ~/" PATH_EMBEDS "/  \"" POLICY "*\";\n"
                         "}\n"
                         "map $uri $adreport_cache {\n"
                         "    default       \"no-cache\";\n"
                         "    ~/" PATH_EDITIONS "/   \"public, max-age=31536000, immutable\";\n"
                         "}\n\n"
                         "# Put the rest in 'server', or in the 'location' of the site.\n"
                         "add_header Content-Security-Policy $adreport_policy always;\n"
                         "add_header Cache-Control $adreport_cache;\n"
                         "add_header X-Content-Type-Options nosniff always;\n"
                         "add_header Referrer-Policy no-referrer always;\n"
                         "add_header Permissions-Policy \"" PERMISSIONS "\" always;\n"
                         "add_header Cross-Origin-Resource-Policy cross-origin;\n"
                         "add_header Access-Control-Allow-Origin *;\n");
    if (settings->draft)
        g_string_append(out, "add_header X-Robots-Tag noindex always;\n");
    g_string_append(
        out,
        "charset utf-8;\ncharset_types text/html text/css text/plain text/csv text/markdown application/atom+xml;\n"
        "# Once the site is served by https only:\n"
        "# add_header Strict-Transport-Security \"max-age=31536000\" always;\n");
}

void headers_append_apache(GString *out, const struct settings *settings) {
    g_string_append(
        out,
        "# For the server's configuration, or as .htaccess in out/. Needs mod_headers and mod_mime.\n"
        "Header always set Content-Security-Policy \"" POLICY "'none'\" \"expr=%{REQUEST_URI} !~ m#/" PATH_EMBEDS
        "/#\"\n"
        "Header always set Content-Security-Policy \"" POLICY "*\" \"expr=%{REQUEST_URI} =~ m#/" PATH_EMBEDS "/#\"\n"
        "Header set Cache-Control \"no-cache\" \"expr=%{REQUEST_URI} !~ m#/" PATH_EDITIONS "/#\"\n"
        "Header set Cache-Control \"public, max-age=31536000, immutable\" \"expr=%{REQUEST_URI} =~ m#/" PATH_EDITIONS
        "/#\"\n"
        "Header always set X-Content-Type-Options nosniff\n"
        "Header always set Referrer-Policy no-referrer\n"
        "Header always set Permissions-Policy \"" PERMISSIONS "\"\n"
        "Header set Cross-Origin-Resource-Policy cross-origin\n"
        "Header set Access-Control-Allow-Origin *\n");
    if (settings->draft)
        g_string_append(out, "Header always set X-Robots-Tag noindex\n");
    g_string_append(
        out, "AddType application/atom+xml .atom\nAddType application/ld+json .jsonld\nAddType text/markdown .md\n"
             "AddDefaultCharset utf-8\nOptions -Indexes +FollowSymLinks\n"
             "# Once the site is served by https only:\n"
             "# Header always set Strict-Transport-Security \"max-age=31536000\"\n");
}

void headers_append_caddy(GString *out, const struct settings *settings) {
    g_string_append(out, "# In the block of the site; Caddy serves by https of itself.\n"
                         "@embed path */" PATH_EMBEDS "/*\n"
                         "@page not path */" PATH_EMBEDS "/*\n"
                         "@release path */" PATH_EDITIONS "/*\n"
                         "@newest not path */" PATH_EDITIONS "/*\n"
                         "header @page Content-Security-Policy \"" POLICY "'none'\"\n"
                         "header @embed Content-Security-Policy \"" POLICY "*\"\n"
                         "header @release Cache-Control \"public, max-age=31536000, immutable\"\n"
                         "header @newest Cache-Control no-cache\n"
                         "header {\n"
                         "    X-Content-Type-Options nosniff\n"
                         "    Referrer-Policy no-referrer\n"
                         "    Permissions-Policy \"" PERMISSIONS "\"\n"
                         "    Cross-Origin-Resource-Policy cross-origin\n"
                         "    Access-Control-Allow-Origin *\n");
    if (settings->draft)
        g_string_append(out, "    X-Robots-Tag noindex\n");
    g_string_append(out, "}\n");
}

/* Such hosts join the headers of all rules that match, and of two policies both count: so no two rules here may give
 * one for the same file. */
static void append_policies(GString *out, const struct settings *settings, const char *folder) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        if (settings->publishes[i])
            g_string_append_printf(out, "%s/%s/*\n  Content-Security-Policy: " POLICY "'none'\n", folder,
                                   language_code((enum language)i));
    g_string_append_printf(out, "%s/" PATH_INDEX "\n  Content-Security-Policy: " POLICY "'none'\n", folder);
    g_string_append_printf(out, "%s/" PATH_EMBEDS "/*\n  Content-Security-Policy: " POLICY "*\n", folder);
}

void headers_append_static_host(GString *out, const struct settings *settings) {
    g_string_append(out, "# For hosts that read _headers, if out/ is the top of the site: put this file there.\n"
                         "/*\n"
                         "  X-Content-Type-Options: nosniff\n"
                         "  Referrer-Policy: no-referrer\n"
                         "  Permissions-Policy: " PERMISSIONS "\n"
                         "  Cross-Origin-Resource-Policy: cross-origin\n"
                         "  Access-Control-Allow-Origin: *\n");
    if (settings->draft)
        g_string_append(out, "  X-Robots-Tag: noindex\n");
    append_policies(out, settings, "/" PATH_NEWEST);
    append_policies(out, settings, "/" PATH_EDITIONS "/:edition");
    g_string_append(out, "/" PATH_NEWEST "/*\n  Cache-Control: no-cache\n"
                         "/" PATH_EDITIONS "/*\n  Cache-Control: public, max-age=31536000, immutable\n");
}

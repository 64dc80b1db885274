/* The lines for nginx, Apache and Caddy. They are the same for every edition, so that an administrator includes them
 * once: whether an edition is a draft is seen on the disk, by its headers/noindex. */
#include "render/machine/machine.h"
#include "render/machine/policy.h"
#include "render/render.h"

#include <string.h>

void robots_append(GString *out, const struct report *report) {
    if (report->dataset->settings.edition_kind == EDITION_DRAFT) {
        g_string_append(out, "# A draft. This file works at the top of a host only.\nUser-agent: *\nDisallow: /\n");
        return;
    }
    g_string_append(out, "# This file works at the top of a host only.\nUser-agent: *\nAllow: /\n");
    if (report->dataset->settings.base_url) {
        g_autofree char *map = address_in_newest(&report->dataset->settings, PATH_SITEMAP);
        g_string_append_printf(out, "Sitemap: %s\n", map);
    }
}

void noindex_append(GString *out) {
    g_string_append(out, "This edition is a draft. Servers that include the lines of this folder look for this file, "
                         "and tell search engines to leave the draft's files out.\n");
}

/* Where the site is on its host; "/" if that has characters that mean something in a server's configuration. */
static const char *plain_path(const struct settings *settings) {
    const char *path = path_on_host(settings);
    bool plain = strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._~-") == strlen(path);
    return plain ? path : "/";
}

/* "text/csv; charset=utf-8". Caller frees. */
static char *type_in_full(const struct file_type *type) {
    return g_strconcat(type->media_type, type->text ? "; charset=utf-8" : "", NULL);
}

char *render_media_type(const char *path) {
    const char *slash = strrchr(path, '/'), *point = strrchr(slash ? slash : path, '.');
    for (gsize i = 0; point && i < file_type_count; i++)
        if (g_ascii_strcasecmp(point + 1, file_types[i].ending) == 0)
            return type_in_full(&file_types[i]);
    return g_strdup(TYPE_ELSE "; charset=utf-8");
}

static void append_nginx_types(GString *out) {
    g_string_append(out, "default_type " TYPE_ELSE ";\ntypes {\n");
    for (gsize i = 0; i < file_type_count; i++)
        g_string_append_printf(out, "    %s %s;\n", file_types[i].media_type, file_types[i].ending);
    g_string_append(out, "}\ncharset utf-8;\ncharset_types");
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(seen, (gpointer) "text/html"); /* which nginx adds by itself */
    for (gsize i = 0; i < file_type_count; i++)
        if (file_types[i].text && g_hash_table_add(seen, (gpointer)file_types[i].media_type))
            g_string_append_printf(out, " %s", file_types[i].media_type);
    g_string_append(out, ";\n");
}

void headers_append_nginx(GString *out, const struct settings *settings) {
    const char *path = plain_path(settings);
    g_string_append_printf(out,
                           "# nginx: include this file, or a copy of it, in the location that serves the folder.\n"
                           "#\n"
                           "#     location %s {\n"
                           "#         alias /var/www/ads/;\n"
                           "#         include /etc/nginx/adreport.conf;\n"
                           "#     }\n"
                           "#\n"
                           "# It is the same for every edition. Headers that the server adds elsewhere are not sent "
                           "from here: repeat them.\n\n",
                           path);
    g_string_append(out, "set $adreport_policy \"" POLICY_PAGE "\";\n"
                         "if ($uri ~ \"" EDITION_PATTERN "/" PATH_EMBEDS "/\") {\n"
                         "    set $adreport_policy \"" POLICY_EMBED "\";\n"
                         "}\n"
                         "if ($uri ~ \"\\.svg$\") {\n"
                         "    set $adreport_policy \"" POLICY_SVG "\";\n"
                         "}\n"
                         "if ($uri ~ \"\\.pdf$\") {\n"
                         "    set $adreport_policy \"" POLICY_PDF "\";\n"
                         "}\n\n"
                         "# A draft has a file headers/noindex.\n"
                         "set $adreport_edition \"\";\n"
                         "set $adreport_robots \"\";\n"
                         "if ($request_filename ~ \"^(.*" EDITION_PATTERN ")/\") {\n"
                         "    set $adreport_edition $1;\n"
                         "}\n"
                         "if (-f $adreport_edition/" PATH_NOINDEX ") {\n"
                         "    set $adreport_robots noindex;\n"
                         "}\n\n"
                         "add_header Content-Security-Policy $adreport_policy always;\n"
                         "add_header X-Robots-Tag $adreport_robots always;\n"
                         "add_header Cache-Control \"" CACHE "\" always;\n"
                         "add_header X-Content-Type-Options nosniff always;\n"
                         "add_header Referrer-Policy no-referrer always;\n"
                         "add_header Permissions-Policy \"" PERMISSIONS "\" always;\n"
                         "add_header Cross-Origin-Resource-Policy cross-origin always;\n"
                         "add_header Access-Control-Allow-Origin * always;\n"
                         "# Once the site is served by https only:\n"
                         "# add_header Strict-Transport-Security \"max-age=31536000\" always;\n\n");
    append_nginx_types(out);
    g_string_append_printf(out,
                           "index " PATH_INDEX ";\nautoindex off;\nabsolute_redirect off;\n"
                           "# Where the site is on its host, as above.\n"
                           "error_page 403 404 =404 %s404.html;\n",
                           path);
}

static void append_apache_types(GString *out) {
    for (gsize i = 0; i < file_type_count; i++)
        g_string_append_printf(out, "AddType %s .%s\n", file_types[i].media_type, file_types[i].ending);
    g_string_append(out, "AddCharset utf-8");
    for (gsize i = 0; i < file_type_count; i++)
        if (file_types[i].text)
            g_string_append_printf(out, " .%s", file_types[i].ending);
    g_string_append(out, "\n<FilesMatch \"^[^.]+$\">\n    ForceType \"" TYPE_ELSE "; charset=utf-8\"\n"
                         "</FilesMatch>\n");
}

void headers_append_apache(GString *out, const struct settings *settings) {
    const char *path = plain_path(settings);
    g_string_append(
        out, "# Apache: include this file, or a copy of it, in the <Directory> of the folder.\n"
             "#\n"
             "#     <Directory /var/www/ads>\n"
             "#         Require all granted\n"
             "#         Include /etc/apache2/adreport.conf\n"
             "#     </Directory>\n"
             "#\n"
             "# Or copy it to .htaccess in the folder, if AllowOverride is All. It is the same for every "
             "edition. Needs mod_headers\n"
             "# (a2enmod headers).\n\n"
             "Header always set Content-Security-Policy \"" POLICY_PAGE "\"\n"
             "Header always set Content-Security-Policy \"" POLICY_EMBED "\" \"expr=%{REQUEST_URI} =~ "
             "m#" EDITION_PATTERN "/" PATH_EMBEDS "/#\"\n"
             "Header always set Content-Security-Policy \"" POLICY_SVG "\" \"expr=%{REQUEST_URI} =~ m#\\.svg$#\"\n"
             "Header always set Content-Security-Policy \"" POLICY_PDF "\" \"expr=%{REQUEST_URI} =~ m#\\.pdf$#\"\n"
             "# A draft has a file headers/noindex.\n"
             "Header always set X-Robots-Tag noindex \"expr=%{REQUEST_FILENAME} =~ m#^(.*" EDITION_PATTERN
             ")/# && -f '$1/" PATH_NOINDEX "'\"\n"
             "Header always set Cache-Control \"" CACHE "\"\n"
             "Header always set X-Content-Type-Options nosniff\n"
             "Header always set Referrer-Policy no-referrer\n"
             "Header always set Permissions-Policy \"" PERMISSIONS "\"\n"
             "Header always set Cross-Origin-Resource-Policy cross-origin\n"
             "Header always set Access-Control-Allow-Origin *\n"
             "# mod_deflate adds -gzip to the name of a version, and does not know it again.\n"
             "RequestHeader edit If-None-Match -gzip\\\"$ \\\"\n"
             "# Once the site is served by https only:\n"
             "# Header always set Strict-Transport-Security \"max-age=31536000\"\n\n");
    append_apache_types(out);
    g_string_append_printf(out,
                           "DirectoryIndex " PATH_INDEX "\n"
                           "# current is a link.\n"
                           "Options -Indexes +FollowSymLinks\n"
                           "# Where the site is on its host, after base_url in report.yaml.\n"
                           "ErrorDocument 403 %s404.html\nErrorDocument 404 %s404.html\n",
                           path, path);
}

static void append_caddy_types(GString *out) {
    g_string_append(out, "    header Content-Type \"" TYPE_ELSE "; charset=utf-8\"\n"
                         "    @adreport_folder path */\n"
                         "    header @adreport_folder Content-Type \"text/html; charset=utf-8\"\n");
    for (gsize i = 0; i < file_type_count; i++) {
        g_autofree char *type = type_in_full(&file_types[i]);
        g_string_append_printf(out, "    @adreport_%s path *.%s\n    header @adreport_%s Content-Type \"%s\"\n",
                               file_types[i].ending, file_types[i].ending, file_types[i].ending, type);
    }
}

void headers_append_caddy(GString *out, const struct settings *settings) {
    const char *path = plain_path(settings);
    g_string_append_printf(out,
                           "# Caddy: import this file, or a copy of it, where the folder is the root.\n"
                           "#\n"
                           "#     handle_path %s* {\n"
                           "#         root * /var/www/ads\n"
                           "#         import /etc/caddy/adreport\n"
                           "#         file_server\n"
                           "#     }\n"
                           "#\n"
                           "# It is the same for every edition.\n\n",
                           path);
    g_string_append(out, "route {\n"
                         "    header {\n"
                         "        Content-Security-Policy \"" POLICY_PAGE "\"\n"
                         "        Cache-Control " CACHE "\n"
                         "        X-Content-Type-Options nosniff\n"
                         "        Referrer-Policy no-referrer\n"
                         "        Permissions-Policy \"" PERMISSIONS "\"\n"
                         "        Cross-Origin-Resource-Policy cross-origin\n"
                         "        Access-Control-Allow-Origin *\n"
                         "    }\n"
                         "    @adreport_embed path_regexp " EDITION_PATTERN "/" PATH_EMBEDS "/\n"
                         "    header @adreport_embed Content-Security-Policy \"" POLICY_EMBED "\"\n"
                         "    @adreport_chart path *.svg\n"
                         "    header @adreport_chart Content-Security-Policy \"" POLICY_SVG "\"\n"
                         "    @adreport_print path *.pdf\n"
                         "    header @adreport_print Content-Security-Policy \"" POLICY_PDF "\"\n\n"
                         "    # A draft has a file headers/noindex.\n"
                         "    @adreport_edition path_regexp edition ^(.*" EDITION_PATTERN ")/\n"
                         "    route @adreport_edition {\n"
                         "        @adreport_draft file {re.edition.1}/" PATH_NOINDEX "\n"
                         "        header @adreport_draft X-Robots-Tag noindex\n"
                         "    }\n\n");
    append_caddy_types(out);
    g_string_append(out, "\n    # Neither a file nor a folder with a page.\n"
                         "    @adreport_missing {\n"
                         "        not file {path}/" PATH_INDEX "\n"
                         "        not {\n"
                         "            file\n"
                         "            not path */\n"
                         "        }\n"
                         "    }\n"
                         "    handle @adreport_missing {\n"
                         "        rewrite * /404.html\n"
                         "        header Content-Security-Policy \"" POLICY_PAGE "\"\n"
                         "        header Content-Type \"text/html; charset=utf-8\"\n"
                         "        file_server {\n"
                         "            status 404\n"
                         "        }\n"
                         "    }\n"
                         "}\n");
}

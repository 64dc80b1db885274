/* _headers, for hosts that read such a file at the top of a site. Netlify's and Cloudflare's are meant, and what only
 * one of them understands is not used. They join the headers of all rules that fit an address, and of two policies both
 * count: so no two rules here may give the same header to one file. Rules go by the address that was asked for. */
#include "render/machine/machine.h"
#include "render/machine/policy.h"

/* Cloudflare leaves out rules beyond these: https://developers.cloudflare.com/pages/configuration/headers/ */
enum { MOST_RULES = 100 };

struct rules {
    GString *out;
    unsigned count;
};

static void append_rule(struct rules *rules, const char *folder, const char *path, const char *header,
                        const char *value) {
    g_string_append_printf(rules->out, "%s%s\n  %s: %s\n", folder, path, header, value);
    rules->count++;
}

/* folder is that of an edition. */
static void append_edition(struct rules *rules, const char *folder) {
    append_rule(rules, folder, "/", "Content-Security-Policy", POLICY_PAGE);
    append_rule(rules, folder, "/" PATH_INDEX, "Content-Security-Policy", POLICY_PAGE);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autofree char *pages = g_strdup_printf("/%s/*", language_code((enum language)i));
        append_rule(rules, folder, pages, "Content-Security-Policy", POLICY_PAGE);
    }
    append_rule(rules, folder, "/" PATH_EMBEDS "/*", "Content-Security-Policy", POLICY_EMBED);
    /* Layouts among these end in .html. */
    append_rule(rules, folder, "/" PATH_GENERATORS "/*", "Content-Security-Policy", POLICY_PAGE);
    /* Hosts know the types of files by their endings, all but these. A rule for all files with an ending would give the
     * page that says "not found" that type too. */
    append_rule(rules, folder, "/" PATH_CITATION, "Content-Type", TYPE_CFF "; charset=utf-8");
    append_rule(rules, folder, "/" PATH_DATABASE, "Content-Type", TYPE_SQLITE);
    append_rule(rules, folder, "/SHA256SUMS", "Content-Type", TYPE_ELSE "; charset=utf-8");
}

/* The newest come first, so that old drafts are left out if there are too many. */
static void append_drafts(struct rules *rules, const GArray *editions) {
    guint left_out = 0;
    for (guint i = 0; i < editions->len; i++) {
        const struct edition *edition = g_array_index(editions, struct edition_entry, i).edition;
        g_autofree char *files = g_strconcat("/", edition->name, "/*", NULL);
        if (edition->kind != EDITION_DRAFT)
            continue;
        if (i == 0)
            append_rule(rules, "/" PATH_NEWEST, "/*", "X-Robots-Tag", "noindex");
        if (rules->count < MOST_RULES)
            append_rule(rules, "/" PATH_EDITIONS, files, "X-Robots-Tag", "noindex");
        else
            left_out++;
    }
    if (left_out)
        g_string_append_printf(rules->out, "# Only the pages of %u older drafts say noindex: hosts read %d rules.\n",
                               left_out, MOST_RULES);
}

void headers_append_static_host(GString *out, const GArray *editions) {
    struct rules rules = {out, 0};
    g_string_append(out, "# For hosts that read _headers, if the folder with " PATH_NEWEST " and " PATH_EDITIONS
                         " is the top of the site.\n");
    append_rule(&rules, "", "/*", "Cache-Control", CACHE);
    g_string_append(out, "  X-Content-Type-Options: nosniff\n"
                         "  Referrer-Policy: no-referrer\n"
                         "  Permissions-Policy: " PERMISSIONS "\n"
                         "  Cross-Origin-Resource-Policy: cross-origin\n"
                         "  Access-Control-Allow-Origin: *\n");
    append_rule(&rules, "", "/", "Content-Security-Policy", POLICY_PAGE);
    append_rule(&rules, "", "/" PATH_INDEX, "Content-Security-Policy", POLICY_PAGE);
    append_rule(&rules, "", "/404*", "Content-Security-Policy", POLICY_PAGE);
    append_edition(&rules, "/" PATH_NEWEST);
    append_edition(&rules, "/" PATH_EDITIONS "/:edition");
    append_rule(&rules, "", "/*.svg", "Content-Security-Policy", POLICY_SVG);
    append_rule(&rules, "", "/*.pdf", "Content-Security-Policy", POLICY_PDF);
    append_drafts(&rules, editions);
}

#include "serve/script.h"

#include <string.h>

/* A hidden page listens no more: browsers have six connections to a host, and listening is one. When it is seen again it asks whether
 * it is still as it was. */
const char serve_script[] =
    "'use strict';\n"
    "(() => {\n"
    "    const { page, seen } = document.currentScript.dataset;\n"
    "    const host = document.createElement('adreport-findings');\n"
    "    const root = host.attachShadow({ mode: 'open' });\n"
    "    let events = null;\n"
    "    let shown = '';\n"
    "\n"
    "    function element(name, text, ...children) {\n"
    "        const made = document.createElement(name);\n"
    "        if (text) made.textContent = text;\n"
    "        made.append(...children);\n"
    "        return made;\n"
    "    }\n"
    "\n"
    "    function excerpt(finding) {\n"
    "        const characters = [...finding.line];\n"
    "        if (finding.from < 0) return element('pre', finding.line);\n"
    "        const end = finding.from + finding.width;\n"
    "        const marked = element('mark', characters.slice(finding.from, end).join('') || ' ');\n"
    "        return element('pre', '', characters.slice(0, finding.from).join(''), marked, "
    "characters.slice(end).join(''));\n"
    "    }\n"
    "\n"
    "    function item(finding) {\n"
    "        const made = element('li', '', element('b', finding.place), element('p', finding.message));\n"
    "        if (finding.line) made.append(excerpt(finding));\n"
    "        if (finding.more) made.append(element('p', `and ${finding.more} more like this`));\n"
    "        return made;\n"
    "    }\n"
    "\n"
    "    function part(findings, severity, count, what, open) {\n"
    "        const list = element('ol', '', ...findings.shown.filter((one) => one.severity === severity).map(item));\n"
    "        const made = element('details', '', element('summary', `${count} ${severity}${count === 1 ? '' : "
    "'s'}${what}`), list);\n"
    "        made.className = severity;\n"
    "        made.open = open;\n"
    "        return made;\n"
    "    }\n"
    "\n"
    "    function show(text) {\n"
    "        if (text === shown) return;\n"
    "        shown = text;\n"
    "        const findings = JSON.parse(text);\n"
    "        const style = element('link');\n"
    "        style.rel = 'stylesheet';\n"
    "        style.href = '" SERVE_STYLE "';\n"
    "        const box = element('aside');\n"
    "        box.setAttribute('role', findings.errors ? 'alert' : 'status');\n"
    "        style.onload = () => box.querySelectorAll('mark').forEach((mark) => {\n"
    "            mark.parentElement.scrollLeft = mark.offsetLeft - mark.parentElement.clientWidth / 2;\n"
    "        });\n"
    "        const as_before = seen ? ': this page is as it was before' : '';\n"
    "        if (findings.ended) box.append(element('p', 'adreport serve does not answer: this page is as it was.'));\n"
    "        if (findings.errors) box.append(part(findings, 'error', findings.errors, as_before, true));\n"
    "        if (findings.warnings) box.append(part(findings, 'warning', findings.warnings, '', false));\n"
    "        if (box.firstChild) document.documentElement.append(host);\n"
    "        else host.remove();\n"
    "        root.replaceChildren(style, box);\n"
    "    }\n"
    "\n"
    "    function end() {\n"
    "        if (events) events.close();\n"
    "        events = null;\n"
    "    }\n"
    "\n"
    "    function begin() {\n"
    "        end();\n"
    "        if (document.visibilityState === 'hidden') return;\n"
    "        events = new EventSource(`" SERVE_EVENTS "?${new URLSearchParams({ page, seen })}`);\n"
    "        events.addEventListener('page', () => { end(); location.reload(); });\n"
    "        events.addEventListener('findings', (event) => show(event.data));\n"
    "        events.onerror = () => show('{\"ended\": true, \"errors\": 0, \"warnings\": 0, \"shown\": []}');\n"
    "    }\n"
    "\n"
    "    document.addEventListener('visibilitychange', begin);\n"
    "    addEventListener('pagehide', end);\n"
    "    addEventListener('pageshow', (event) => { if (event.persisted) begin(); });\n"
    "    begin();\n"
    "})();\n";

const char serve_style[] =
    ":host { all: initial; color-scheme: light dark; }\n"
    "aside { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;\n"
    "    font: 15px/1.45 system-ui, sans-serif; color: CanvasText; background: Canvas; border-top: 1px solid "
    "GrayText;\n"
    "    box-shadow: 0 0 1.5rem rgb(0 0 0 / 30%); }\n"
    "aside[role=status] { inset: auto 1rem 1rem auto; max-width: min(50rem, 100vw - 2rem); border: 1px solid GrayText; "
    "}\n"
    "details, aside > p { margin: 0; padding: 0.5rem 1rem; border-left: 0.4rem solid; }\n"
    ".error { border-color: #c62828; }\n"
    ".warning { border-color: #b07d00; }\n"
    "summary { font-weight: 600; cursor: pointer; }\n"
    "ol { margin: 0; padding: 0; list-style: none; }\n"
    "li { margin: 0.75rem 0; overflow-wrap: anywhere; unicode-bidi: isolate; }\n"
    "b { font: 600 13px/1.4 ui-monospace, monospace; }\n"
    "li p { margin: 0.15rem 0; }\n"
    "pre { position: relative; margin: 0.25rem 0; padding: 0.25rem 0.5rem; overflow-x: auto; font: 13px/1.5 "
    "ui-monospace, monospace;\n"
    "    background: rgb(127 127 127 / 15%); }\n"
    "mark { color: inherit; background: rgb(198 40 40 / 35%); outline: 1px solid #c62828; }\n"
    "@media print { aside { display: none; } }\n";

static const char own_page[] =
    "<!doctype html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n"
    "<title>adreport: %s</title>\n"
    "</head>\n"
    "<body>\n"
    "<h1>%s</h1>\n"
    "<p>%s</p>\n"
    "</body>\n"
    "</html>\n";

/* What a page may do besides under serve: run the script, and listen. It comes first, since the first of two directives counts. */
#define LEAVE "script-src 'self'; connect-src 'self'; "

GBytes *script_page(const char *heading, const char *sentence) {
    char *text = g_markup_printf_escaped(own_page, heading, heading, sentence);
    return g_bytes_new_take(text, strlen(text));
}

/* Where the value of the attribute content= begins in the tag that goes on at `at`; NULL if it has none. */
static const char *content_of_tag(const char *text, const char *at) {
    const char *begin = at, *end = strchr(at, '>');
    while (begin > text && *begin != '<')
        begin--;
    for (; end && begin < end; begin++)
        if (g_ascii_strncasecmp(begin, "content=", 8) == 0 && (begin[8] == '"' || begin[8] == '\''))
            return begin + 9;
    return NULL;
}

/* Appends text with leave in each policy that it states. */
static void append_with_leave(GString *out, const char *text) {
    static const char name[] = "content-security-policy";
    const char *done = text;
    for (const char *at = text; *at; at++) {
        const char *value = g_ascii_strncasecmp(at, name, strlen(name)) == 0 ? content_of_tag(text, at) : NULL;
        if (!value || value < done)
            continue;
        g_string_append_len(out, done, value - done);
        g_string_append(out, LEAVE);
        done = value;
    }
    g_string_append(out, done);
}

GBytes *script_added(GBytes *page, const char *path, const char *seen) {
    gsize size;
    const char *data = g_bytes_get_data(page, &size);
    g_autofree char *text = g_strndup(data ? data : "", size);
    const char *end = g_strrstr(text, "</body>");
    g_autofree char *before = end ? g_strndup(text, (gsize)(end - text)) : g_strdup(text);
    g_autofree char *script = g_markup_printf_escaped(
        "<script src=\"" SERVE_SCRIPT "\" data-page=\"%s\" data-seen=\"%s\"></script>\n", path, seen);
    GString *out = g_string_new(NULL);
    append_with_leave(out, before);
    g_string_append(out, script);
    if (end)
        g_string_append(out, end);
    return g_string_free_to_bytes(out);
}

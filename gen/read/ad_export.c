#include "read/ad_export.h"
#include "base/echo.h"

static void report(struct ad_export *export, const struct json_value *value, const char *rule, const char *message) {
    if (export->csv)
        csv_report(export->csv, value ? (unsigned)value->at : 0, SEVERITY_ERROR, rule, "%s", message);
    else
        json_report(export->json, value ? value : export->record, SEVERITY_ERROR, rule, "%s", message);
}

void ad_error(struct ad_export *export, const struct json_value *value, const char *rule, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    report(export, value, rule, message);
    export->good = false;
}

const struct json_value *ad_member(struct ad_export *export, const struct json_value *value, const char *name) {
    bool twice;
    const struct json_value *member = json_member(value, name, &twice);
    if (twice)
        ad_error(export, member, "twice", "'%s' is there twice; take the file again", name);
    bool empty = !member || member->kind == JSON_NULL || (member->kind == JSON_TEXT && !*member->text);
    return empty ? NULL : member;
}

const char *ad_text(struct ad_export *export, const struct json_value *value) {
    if (!value || value->kind == JSON_TEXT || value->kind == JSON_NUMBER)
        return value ? value->text : NULL;
    ad_error(export, value, "text", "'%s' must be a text or a number; take the file again", value->name);
    return NULL;
}

#include "read/json.h"
#include "base/echo.h"
#include "read/encoding.h"
#include "read/pages.h"

#include <stdint.h>
#include <string.h>
#include <yajl/yajl_parse.h>

enum {
    DEEPEST = 64,               /* lists and objects within each other */
    LONGEST = 16 * 1024 * 1024, /* bytes of a record, or of a text between two */
    CHUNK = 1024 * 1024,        /* bytes given to yajl at a time: it reads a text from its start with each */
    FORGET = 16 * 1024 * 1024,  /* bytes after which memory is given back */
    BEGINNING = 64 * 1024,      /* bytes in which a file shows its kind */
    LONGEST_LINE = 400,         /* bytes of a line that a finding shows */
};

/* What an open list or object is. */
enum frame_kind {
    FRAME_LIST,   /* its items are records or answers */
    FRAME_ANSWER, /* an object with such a list; what else it has is passed over */
    FRAME_RECORD, /* or an answer whose list has not come yet */
    FRAME_KEPT,   /* within a record */
    FRAME_PASSED, /* not asked for */
    FRAME_ABOUT,  /* of an answer: what it says of itself */
};

struct frame {
    enum frame_kind kind;
    struct json_value *value; /* of FRAME_RECORD and FRAME_KEPT */
};

/* A place whose line is known. */
struct mark {
    gsize at;
    unsigned line, column;
};

struct json {
    const char *data;
    gsize size;
    const char *name;
    struct diagnostics *diagnostics;
    const struct json_wish *wish; /* NULL: everything is kept, in one list */
    void (*take)(struct json *json, const struct json_value *record, void *data);
    void *taker;
    yajl_handle yajl;
    bool
        mapped; /* what has been read is given back to the system, which reads it from the file again if it is needed */
    gsize chunk; /* where the bytes begin that yajl is reading */
    struct frame frames[DEEPEST];
    unsigned depth;
    GString *key; /* of the member being read */
    bool wanted;  /* that member, if it is one of a record */
    struct json_record *record;
    struct mark begins;   /* of the record; its column is not known */
    struct mark reported; /* the last place that a finding was about */
    gsize seen;           /* the end of the last thing that yajl told of */
    const char *problem;  /* why reading ended; NULL if it has not */
    gsize problem_at;
    gsize fixed_at;         /* without a wish: of all values */
    struct json_value *all; /* without a wish: the list */
};

static gsize position(const struct json *json) {
    return json->chunk + yajl_get_bytes_consumed(json->yajl);
}

static int fail(struct json *json, const char *problem, gsize at) {
    json->problem = problem;
    json->problem_at = at;
    return 0;
}

/* Where a thing begins that yajl has just gone past, if its source is as long as its text. */
static gsize begin_of(const struct json *json, gsize length) {
    gsize end = position(json);
    return end >= length ? end - length : end;
}

static struct frame *top(struct json *json) {
    return json->depth ? &json->frames[json->depth - 1] : NULL;
}

/* Notes that something was read; false if the record has become too long. */
static bool go_on(struct json *json) {
    json->seen = position(json);
    return !json->wish || json->seen - MIN(json->begins.at, json->seen) <= LONGEST || !json->depth ||
           json->frames[json->depth - 1].kind <= FRAME_ANSWER;
}

static const char *const TOO_LONG =
    "a record of more than 16 MB, which no record of this kind has; take the file again";

static struct json_value *add(struct json *json, enum json_kind kind, const char *text, gsize length, gsize source) {
    struct json_value *parent = top(json)->value;
    const char *name = parent->kind == JSON_KEYS ? json->key->str : "";
    return json_add(json->record, parent, kind, name, text, length,
                    json->wish ? begin_of(json, source) : json->fixed_at);
}

static int scalar(struct json *json, enum json_kind kind, const char *text, gsize length, gsize source) {
    const struct frame *frame = top(json);
    if (!go_on(json))
        return fail(json, TOO_LONG, json->seen);
    if (!frame || frame->kind == FRAME_LIST)
        return fail(json, "not an object, {...}, where a record of the file must be; take the file again",
                    begin_of(json, source));
    if (frame->kind == FRAME_KEPT || (frame->kind == FRAME_RECORD && json->wanted))
        add(json, kind, text, length, source);
    return 1;
}

static int on_null(void *data) {
    return scalar(data, JSON_NULL, "", 0, strlen("null"));
}

static int on_truth(void *data, int truth) {
    return scalar(data, JSON_TRUTH, "", 0, strlen(truth ? "true" : "false"));
}

static int on_number(void *data, const char *text, size_t length) {
    struct json *json = data;
    if (top(json) && top(json)->kind == FRAME_ABOUT) {
        g_autofree char *number = g_strndup(text, length);
        json->wish->told(json, json->key->str, number, json->taker);
    }
    return scalar(data, JSON_NUMBER, text, length, length);
}

static int on_text(void *data, const unsigned char *text, size_t length) {
    return scalar(data, JSON_TEXT, (const char *)text, length, length + 2);
}

static int on_key(void *data, const unsigned char *text, size_t length) {
    struct json *json = data;
    if (!go_on(json))
        return fail(json, TOO_LONG, json->seen);
    g_string_truncate(json->key, 0);
    g_string_append_len(json->key, (const char *)text, (gssize)length);
    bool of_record = top(json)->kind == FRAME_RECORD;
    json->wanted = of_record && g_strv_contains(json->wish->members, json->key->str);
    if (of_record && !json->wanted && json->wish->passed && !g_strv_contains(json->wish->lists, json->key->str))
        json->wish->passed(json->key->str, json->taker);
    return 1;
}

/* Goes on counting lines to where a record begins. */
static void begin_record(struct json *json, gsize at) {
    const char *from = json->data + json->begins.at, *end = json->data + at;
    while (from < end && (from = memchr(from, '\n', (gsize)(end - from)))) {
        json->begins.line++;
        from++;
    }
    json->begins.at = at;
}

/* True for an object in which the record, or the answer, is that is looked for. */
static bool is_wrapped(const struct json *json, const struct frame *frame, bool list) {
    return !list && json->wish && json->wish->wraps && frame && frame->kind == FRAME_RECORD &&
           g_strv_contains(json->wish->wraps, json->key->str);
}

/* True for the object in which an answer says how much there is; the list may come before or behind it. */
static bool is_about(const struct json *json, const struct frame *frame, bool list) {
    return !list && json->wish && json->wish->about && (frame->kind == FRAME_RECORD || frame->kind == FRAME_ANSWER) &&
           strcmp(json->wish->about, json->key->str) == 0;
}

/* What a list or object is that begins here. */
static enum frame_kind kind_of(struct json *json, bool list) {
    const struct frame *frame = top(json);
    bool holds_records = list && json->wish && g_strv_contains(json->wish->lists, json->key->str);
    if (!frame && !json->wish)
        return FRAME_KEPT;
    if (!frame || frame->kind == FRAME_LIST)
        return list ? FRAME_LIST : FRAME_RECORD;
    if (frame->kind <= FRAME_RECORD && holds_records)
        return FRAME_LIST;
    if (is_wrapped(json, frame, list))
        return FRAME_RECORD;
    if (is_about(json, frame, list))
        return FRAME_ABOUT;
    return frame->kind == FRAME_KEPT || (frame->kind == FRAME_RECORD && json->wanted) ? FRAME_KEPT : FRAME_PASSED;
}

static int begin_frame(struct json *json, bool list) {
    struct frame frame = {kind_of(json, list), NULL};
    if (!go_on(json))
        return fail(json, TOO_LONG, json->seen);
    if (json->depth == DEEPEST)
        return fail(json, "lists within lists, more than 64 deep, which no file of a platform has; take it again",
                    begin_of(json, 1));
    if ((frame.kind == FRAME_LIST || frame.kind == FRAME_RECORD) && json->depth)
        top(json)->kind = top(json)->kind == FRAME_RECORD ? FRAME_ANSWER : top(json)->kind;
    if (frame.kind == FRAME_RECORD) {
        begin_record(json, begin_of(json, 1));
        frame.value = json_record_clear(json->record, json->begins.at);
    } else if (frame.kind == FRAME_KEPT) {
        frame.value = json->depth ? add(json, list ? JSON_LIST : JSON_KEYS, "", 0, 1) : json->all;
    }
    json->frames[json->depth++] = frame;
    return 1;
}

static int end_frame(struct json *json) {
    struct frame frame = json->frames[--json->depth];
    json->seen = position(json);
    if (frame.kind == FRAME_RECORD)
        json->take(json, frame.value, json->taker);
    return 1;
}

static int on_open_keys(void *data) {
    return begin_frame(data, false);
}

static int on_open_list(void *data) {
    return begin_frame(data, true);
}

static int on_close(void *data) {
    return end_frame(data);
}

static void *allocate(void *data, size_t size) {
    (void)data;
    return g_malloc(size);
}

static void *reallocate(void *data, void *block, size_t size) {
    (void)data;
    return g_realloc(block, size);
}

static void release(void *data, void *block) {
    (void)data;
    g_free(block);
}

static yajl_handle new_yajl(struct json *json) {
    static const yajl_callbacks callbacks = {
        .yajl_null = on_null,
        .yajl_boolean = on_truth,
        .yajl_number = on_number,
        .yajl_string = on_text,
        .yajl_start_map = on_open_keys,
        .yajl_map_key = on_key,
        .yajl_end_map = on_close,
        .yajl_start_array = on_open_list,
        .yajl_end_array = on_close,
    };
    yajl_alloc_funcs memory = {allocate, reallocate, release, NULL};
    yajl_handle yajl = yajl_alloc(&callbacks, &memory, json);
    yajl_config(yajl, yajl_allow_multiple_values, 1);
    return yajl;
}

/* The place of a byte; lines and columns are counted on from the last place, or from the record. */
static struct place place_of(struct json *json, gsize at) {
    struct mark *mark = &json->reported;
    if (mark->at > at || mark->line < json->begins.line)
        *mark = (struct mark){json->begins.at, json->begins.line, 0};
    const char *end = json->data + MIN(at, json->size);
    const char *from = json->data + mark->at;
    if (mark->column == 0) {
        while (from > json->data && from[-1] != '\n')
            from--;
        mark->column = 1;
    }
    for (const char *line; (line = memchr(from, '\n', (gsize)(end - from))); from = line + 1) {
        mark->line++;
        mark->column = 1;
    }
    mark->column += encoding_characters(from, end);
    mark->at = (gsize)(end - json->data);
    return (struct place){.file = json->name, .line = mark->line, .column = mark->column, .width = 1};
}

/* The line at a byte, if it is not too long to be shown. Caller frees; NULL if it is. */
static char *line_at(const struct json *json, gsize at) {
    const char *start = json->data + MIN(at, json->size), *end = start, *limit = json->data + json->size;
    while (start > json->data && start[-1] != '\n' && end - start <= LONGEST_LINE)
        start--;
    while (end < limit && *end != '\n' && end - start <= LONGEST_LINE)
        end++;
    bool fits = end - start <= LONGEST_LINE && g_utf8_validate(start, end - start, NULL);
    return fits ? g_strndup(start, (gsize)(end - start)) : NULL;
}

static void report_at(struct json *json, gsize at, enum severity severity, const char *rule, const char *message) {
    struct place place = place_of(json, at);
    g_autofree char *line = line_at(json, at);
    diagnostics_add(json->diagnostics, severity, rule, place, line, "%s", message);
}

void json_report(struct json *json, const struct json_value *value, enum severity severity, const char *rule,
                 const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = echo_vformat(format, arguments);
    va_end(arguments);
    report_at(json, value->at, severity, rule, message);
}

unsigned json_line(const struct json *json) {
    return json->begins.line;
}

/* Has yajl read all; true if it found no fault. */
static bool parse(struct json *json, gsize from) {
    gsize forgotten = from;
    for (json->chunk = json->seen = from; json->chunk < json->size;) {
        gsize length = MIN((gsize)CHUNK, json->size - json->chunk);
        yajl_status status = yajl_parse(json->yajl, (const unsigned char *)json->data + json->chunk, length);
        if (status != yajl_status_ok)
            return false;
        json->chunk += length;
        if (json->chunk - json->seen > LONGEST) {
            fail(json, "a text of more than 16 MB begins here, which no record has; take the file again", json->seen);
            return false;
        }
        if (json->mapped && json->chunk - forgotten >= FORGET) {
            pages_give_back(json->data + forgotten, json->data + json->chunk);
            forgotten = json->chunk;
        }
    }
    return yajl_complete_parse(json->yajl) == yajl_status_ok;
}

/* Says why reading ended, in the words of whoever noticed. */
static void report_fault(struct json *json) {
    if (json->problem) {
        report_at(json, json->problem_at, SEVERITY_ERROR, "json", json->problem);
        return;
    }
    if (json->chunk >= json->size) {
        report_at(json, json->size, SEVERITY_ERROR, "json",
                  "the file ends before what it began is closed: the download broke off; take it again");
        return;
    }
    unsigned char *words = yajl_get_error(json->yajl, 0, NULL, 0);
    const char *colon = strstr((const char *)words, ": ");
    g_autofree char *reason = g_strdup(colon ? colon + 2 : (const char *)words);
    reason[strcspn(reason, ".\n")] = '\0';
    g_autofree char *message =
        g_strdup_printf("not JSON from here on: %s; take the file again as it was given", reason);
    yajl_free_error(json->yajl, words);
    report_at(json, position(json), SEVERITY_ERROR, "json", message);
}

bool json_read(GBytes *bytes, const char *name, struct diagnostics *diagnostics, const struct json_wish *wish,
               void (*take)(struct json *json, const struct json_value *record, void *data), void *data) {
    struct json json = {.name = name, .diagnostics = diagnostics, .wish = wish, .take = take, .taker = data};
    json.data = g_bytes_get_data(bytes, &json.size);
    json.mapped = pages_are_mapped(bytes);
    json.begins.line = json.reported.line = json.reported.column = 1;
    json.key = g_string_new(NULL);
    json.record = json_record_new();
    json.yajl = new_yajl(&json);
    bool good = parse(&json, encoding_mark(json.data, json.size));
    if (!good)
        report_fault(&json);
    yajl_free(json.yajl);
    json_record_free(json.record);
    g_string_free(json.key, TRUE);
    return good;
}

bool json_add_items(struct json_record *record, struct json_value *list, const char *items, gsize at) {
    g_autofree char *text = g_strconcat("[", items, "]", NULL);
    struct json json = {.data = text, .size = strlen(text), .record = record, .all = list, .fixed_at = at};
    json.key = g_string_new(NULL);
    json.yajl = new_yajl(&json);
    bool good = parse(&json, 0);
    yajl_free(json.yajl);
    g_string_free(json.key, TRUE);
    return good;
}

bool json_is(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    if (!data)
        return false;
    gsize at = encoding_mark(data, size);
    while (at < size && g_ascii_isspace(data[at]))
        at++;
    return at < size && (data[at] == '{' || data[at] == '[');
}

bool json_names(GBytes *bytes, const char *name) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_autofree char *quoted = g_strdup_printf("\"%s\"", name);
    return data && memmem(data, MIN(size, (gsize)BEGINNING), quoted, strlen(quoted));
}

#include "read/decode.h"
#include "read/encoding.h"
#include "read/gzip.h"
#include "read/nameless.h"
#include "read/pages.h"
#include "read/zip.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 256 * 1024, PART = 1 << 22 };

/* One file being put into UTF-8. */
struct conversion {
    const char *shown;
    struct diagnostics *diagnostics;
    const char *encoding;
    GIConv iconv;
    const char *at, *end; /* in its bytes */
    const char *kept;     /* bytes before it were given back to the system */
    bool mapped;
    struct place place; /* of at */
    int file;
};

static void G_GNUC_PRINTF(2, 3) report(const struct conversion *conversion, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostics_add(conversion->diagnostics, SEVERITY_ERROR, "encoding", conversion->place, NULL, "%s", message);
}

/* Writes what was converted, and goes on to the place behind it. */
static bool take(struct conversion *conversion, const char *text, gsize size) {
    struct place *place = &conversion->place;
    const char *line = text, *end = text + size;
    for (const char *newline; (newline = memchr(line, '\n', (size_t)(end - line))); line = newline + 1) {
        place->line++;
        place->column = 1;
    }
    place->column += encoding_characters(line, end);
    return nameless_write(conversion->file, text, size, conversion->shown, conversion->diagnostics);
}

/* Pages of a large file are given back once they were read. */
static void give_back(struct conversion *conversion) {
    if (!conversion->mapped || conversion->at - conversion->kept < PART)
        return;
    pages_give_back(conversion->kept, conversion->at);
    conversion->kept = conversion->at;
}

static bool convert(struct conversion *conversion) {
    g_autofree char *room = g_malloc(ROOM);
    while (conversion->at < conversion->end) {
        char *from = (char *)conversion->at, *to = room; /* iconv does not write to what it reads */
        gsize left = (gsize)(conversion->end - from), space = ROOM;
        int failure = g_iconv(conversion->iconv, &from, &left, &to, &space) == (gsize)-1 ? errno : 0;
        conversion->at = from;
        if (!take(conversion, room, ROOM - space))
            return false;
        if (failure == EINVAL)
            report(conversion, "ends within a character; download or save it again");
        else if (failure && failure != E2BIG)
            report(conversion, "byte 0x%02X is no character in %s; correct 'encoding' for this file in report.yaml",
                   (unsigned char)*from, conversion->encoding);
        if (failure && failure != E2BIG)
            return false;
        give_back(conversion);
    }
    return true;
}

static GBytes *to_utf8(GBytes *bytes, gsize mark, struct conversion *conversion) {
    gsize size;
    conversion->at = conversion->kept = (const char *)g_bytes_get_data(bytes, &size) + mark;
    conversion->end = conversion->at + size - mark;
    conversion->mapped = pages_are_mapped(bytes);
    conversion->iconv = g_iconv_open("UTF-8", conversion->encoding);
    if (conversion->iconv == (GIConv)-1) {
        report(conversion, "the system cannot read %s; save the file as UTF-8", conversion->encoding);
        return NULL;
    }
    GBytes *converted = NULL;
    conversion->file = nameless_open(conversion->shown, conversion->diagnostics);
    if (conversion->file >= 0 && convert(conversion))
        converted = nameless_map(conversion->file, conversion->shown, conversion->diagnostics);
    if (conversion->file >= 0)
        close(conversion->file);
    g_iconv_close(conversion->iconv);
    return converted;
}

/* True for UTF-8 with something beyond ASCII in it: letters of an older encoding are hardly ever that. */
static bool is_surely_utf8(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size), *end = data + size;
    bool beyond = false;
    for (const char *from = data, *to; from < end; from = to) {
        to = end - from > PART ? from + PART : end;
        while (to < end && ((unsigned char)*to & 0xC0) == 0x80) /* not within a character */
            to++;
        if (encoding_first_bad(from, to) < to)
            return false;
        for (const char *c = from; c < to && !beyond; c++)
            beyond = *c < 0;
        if (pages_are_mapped(bytes))
            pages_give_back(from, to);
    }
    return beyond;
}

/* The encoding that half the bytes being NUL tell of; NULL if they do not. */
static const char *unmarked_utf16(const char *data, gsize size) {
    if (size < 4 || !data[0] == !data[1] || !data[2] == !data[3] || !data[0] != !data[2])
        return NULL;
    return data[0] ? "utf-16le" : "utf-16be";
}

static GBytes *transcode(GBytes *bytes, const char *shown, const struct dialect *dialect,
                         struct diagnostics *diagnostics) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    struct conversion conversion = {.shown = shown, .diagnostics = diagnostics, .place = {shown, 1, 1, 1}};
    if (encoding_is_utf16(data, size)) {
        conversion.encoding = *data == '\xFF' ? "UTF-16LE" : "UTF-16BE";
        return to_utf8(bytes, 2, &conversion);
    }
    if (!size || encoding_mark(data, size))
        return g_bytes_ref(bytes);
    conversion.place = (struct place){.file = shown};
    const char *unmarked = unmarked_utf16(data, size);
    if (unmarked && !dialect->encoding) {
        g_autofree char *setting = g_strconcat("encoding: ", unmarked, NULL);
        g_autofree char *remedy = dialect_remedy(dialect, setting);
        report(&conversion, "the file seems to be UTF-16 without a mark that says so; %s", remedy);
        return NULL;
    }
    if (!dialect->encoding)
        return g_bytes_ref(bytes);
    if (!unmarked && is_surely_utf8(bytes)) {
        report(&conversion, "the file is UTF-8, and report.yaml says %s; remove 'encoding' for it there",
               dialect->encoding);
        return NULL;
    }
    conversion.encoding = dialect->encoding;
    conversion.place.line = conversion.place.column = 1;
    return to_utf8(bytes, 0, &conversion);
}

const char *decode_unmarked(GBytes *bytes) {
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    return !size || encoding_mark(data, size) || encoding_is_utf16(data, size) ? NULL : unmarked_utf16(data, size);
}

GBytes *decode_table(GBytes *bytes, const char *shown, const struct dialect *dialect, struct diagnostics *diagnostics) {
    g_autoptr(GBytes) unpacked = gzip_is(bytes) ? gzip_unpack(bytes, shown, diagnostics) : g_bytes_ref(bytes);
    if (!unpacked)
        return NULL;
    return package_is(unpacked, "") ? g_bytes_ref(unpacked) : transcode(unpacked, shown, dialect, diagnostics);
}

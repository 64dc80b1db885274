#include "read/house.h"

#include "base/colour.h"
#include "base/whole_file.h"

#include <string.h>

enum { MOST_LOGO_BYTES = 100 * 1000, MOST_LOGO_PIXELS = 2000, MOST_FONT_BYTES = 5 * 1000 * 1000 };

char *house_accent_problem(uint32_t accent) {
    double contrast = colour_contrast(accent, HOUSE_LIGHT_GROUND);
    if (contrast >= CONTRAST_WORDS)
        return NULL;
    uint32_t darker = colour_toward(accent, 0x000000, HOUSE_LIGHT_GROUND, CONTRAST_WORDS);
    return g_strdup_printf(
        "the accent #%06x has a contrast of %d.%d:1 on the light ground of pages, and links need 4.5:1; "
        "take a darker one, such as #%06x",
        accent, (int)contrast, (int)(contrast * 10) % 10, darker);
}

/* The bytes of a file of at most so many; NULL, with *problem, if there are none. All of static/ is listed among the files of
 * the input elsewhere. */
static GBytes *read_bytes(const char *path, gsize most, char **problem) {
    /* A little more than is taken is read, so that its size can be said. */
    GBytes *bytes = whole_file_read(path, WHOLE_FILE_LARGEST_COPY, NULL, NULL);
    gsize size = bytes ? g_bytes_get_size(bytes) : 0;
    if (!bytes)
        *problem = g_strdup_printf("there is no file %s that can be read; put it there", path);
    else if (size > most)
        *problem =
            g_strdup_printf("%s has %" G_GSIZE_FORMAT " kB, at most %" G_GSIZE_FORMAT " is read; make it smaller", path,
                            size / 1000, most / 1000);
    if (*problem)
        g_clear_pointer(&bytes, g_bytes_unref);
    return bytes;
}

char *house_font_problem(const char *path) {
    static const char *const beginnings[] = {"\0\1\0\0", "OTTO", "true"};
    char *problem = NULL;
    g_autoptr(GBytes) bytes = read_bytes(path, MOST_FONT_BYTES, &problem);
    if (!bytes)
        return problem;
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++)
        if (size > 12 && memcmp(data, beginnings[i], 4) == 0)
            return NULL;
    return g_strdup_printf("%s is no font in TrueType or OpenType; name its .ttf or .otf file", path);
}

static uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

char *house_take_logo(struct house *house, const char *path) {
    char *problem = NULL;
    g_autoptr(GBytes) bytes = read_bytes(path, MOST_LOGO_BYTES, &problem);
    if (!bytes)
        return problem;
    gsize size;
    const unsigned char *data = g_bytes_get_data(bytes, &size);
    /* The signature, then the first chunk, which has the size of the picture: PNG, 5.2 and 11.2.2. */
    if (size < 33 || memcmp(data, "\x89PNG\r\n\x1a\n", 8) != 0 || memcmp(data + 12, "IHDR", 4) != 0)
        return g_strdup_printf("%s is no PNG; save the logo as one", path);
    uint32_t width = big_endian(data + 16), height = big_endian(data + 20);
    if (width < 1 || height < 1 || width > MOST_LOGO_PIXELS || height > MOST_LOGO_PIXELS)
        return g_strdup_printf("%s is %u by %u pixels; at most %d by %d", path, width, height, MOST_LOGO_PIXELS,
                               MOST_LOGO_PIXELS);
    house->logo = g_steal_pointer(&bytes);
    house->logo_width = (int)width;
    house->logo_height = (int)height;
    return NULL;
}

/* The house style of a report: what its own pages and charts look like, as `style` in report.yaml says it. */
#ifndef ADREPORT_MODEL_HOUSE_H
#define ADREPORT_MODEL_HOUSE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The grounds that its accent is read on: boxes in pages, on light and on dark paper, as templates/style.css has them. */
#define HOUSE_LIGHT_GROUND 0xf2f5f8
#define HOUSE_DARK_GROUND 0x1a242d

#define HOUSE_FONT_FILES 8

/* All zero: the program's own. */
struct house {
    bool accented;
    uint32_t accent;                          /* 0xrrggbb: links and bars on light paper */
    const char *font;                         /* family of the type in charts; NULL: the program's */
    const char *font_files[HOUSE_FONT_FILES]; /* paths of its files, as the program was started; NULL behind the last */
    GBytes *logo;                             /* a PNG; NULL: none. Owned by the dataset */
    int logo_width, logo_height;              /* pixels */
};

#endif

/* The readers of each format. Each adds the differences it finds to the edition. */
#ifndef ADREPORT_VERIFY_FORMATS_H
#define ADREPORT_VERIFY_FORMATS_H

#include "verify/edition.h"

void verify_checksums(struct edition *edition);

/* The sizes and checksums in data/datapackage.json. */
void verify_package(struct edition *edition);

/* data/FIGURE.csv, which the others are held against; to be called before them. */
void verify_csv(struct edition *edition);

/* data/FIGURE.json; learns the names of rows and states, so to be called second. */
void verify_json(struct edition *edition);

/* All pages; keeps the running text of each for the Markdown. */
void verify_html(struct edition *edition);
void verify_markdown(struct edition *edition);

/* What other people's systems are told of the pages that are there to be embedded. */
void verify_embeds(struct edition *edition);

/* The charts that are files; those in pages are read with these. */
void verify_svg(struct edition *edition);

/* The same charts as PNG and PDF. */
void verify_pictures(struct edition *edition);

void verify_xlsx(struct edition *edition);
void verify_ods(struct edition *edition);
void verify_sqlite(struct edition *edition);

/* data/figures-long.csv, against the figures and the cells of the database. */
void verify_numbers(struct edition *edition);

/* The other tables of data/, against those of the database. */
void verify_rows(struct edition *edition);

/* The keys of tables that datapackage.json declares. */
void verify_keys(struct edition *edition);

/* The trace: its rows are there, and what they add up to. */
void verify_sums(struct edition *edition);

#endif

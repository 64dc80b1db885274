/* PUBLISH: a staging folder beside the editions, sums, and one atomic switch. Until publish_finish has returned true,
 * nothing a reader can see has changed. */
#ifndef ADREPORT_PUBLISH_PUBLISH_H
#define ADREPORT_PUBLISH_PUBLISH_H

#include "base/sink.h"
#include "model/report.h"

#include <stdbool.h>

struct publication;

/* Makes out/ and out/releases/ if they are missing, removes what an interrupted run left, and opens a staging folder.
 * NULL with *error set on failure. */
struct publication *publish_begin(const char *out, GError **error);

/* The sink of the staging folder; files get mode 0644 and folders 0755 whatever the umask. */
struct sink *publish_sink(struct publication *publication);

struct publish_result {
    unsigned files;
    uint64_t bytes;
    bool unchanged; /* the same bytes were there already */
};

/* Writes SHA256SUMS and build.json (program version, edition, hashes of the input), syncs, moves the folder to
 * releases/<edition> and switches out/current to it. A final edition that is there with other bytes is an error unless
 * replace is set; a draft is replaced, and so is one of which only some stages were made. only names these stages; it
 * is NULL if all were made. On failure the staging folder is removed. */
bool publish_finish(struct publication *publication, const struct report *report, char **only, bool replace,
                    struct publish_result *result, GError **error);

/* Removes the staging folder and frees; after publish_finish it only frees. */
void publish_free(struct publication *publication);

#endif

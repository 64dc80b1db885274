#include "publish/publish.h"

#include "publish/compare.h"
#include "publish/failure.h"
#include "publish/manifest.h"
#include "publish/staging.h"
#include "publish/switch.h"
#include "model/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct publication {
    char *out; /* as the user named it, for messages */
    int out_folder;
    int releases;
    struct staging staging;
};

/* Opens a folder, which is made first if it is missing; -1 with *error set on failure. */
static int folder_open(int parent, const char *name, const char *shown, GError **error) {
    bool made = mkdirat(parent, name, 0755) == 0;
    int folder = made || errno == EEXIST ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (folder < 0 || (made && fchmod(folder, 0755) != 0)) {
        publish_fail(error, errno, "cannot make or open %s", shown);
        if (folder >= 0)
            close(folder);
        return -1;
    }
    return folder;
}

/* One run at a time: what another one is still writing must not be taken for a leftover. The lock goes with the
 * process, whatever its end. A file system without locks is trusted to have one user. */
static bool releases_lock(int releases, const char *out, GError **error) {
    if (flock(releases, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_BUSY, "another run of adreport is publishing to %s; try again after it",
                out);
    return false;
}

static bool publication_open(struct publication *publication, GError **error) {
    const char *out = publication->out;
    g_autofree char *shown = g_build_filename(out, PATH_EDITIONS, NULL);
    publication->out_folder = folder_open(AT_FDCWD, out, out, error);
    if (publication->out_folder < 0)
        return false;
    publication->releases = folder_open(publication->out_folder, PATH_EDITIONS, shown, error);
    if (publication->releases < 0 || !releases_lock(publication->releases, out, error) ||
        !current_is_ours(publication->out_folder, out, error))
        return false;
    releases_tidy(publication->releases);
    return staging_open(&publication->staging, publication->releases, shown, error);
}

struct publication *publish_begin(const char *out, GError **error) {
    struct publication *publication = g_new0(struct publication, 1);
    publication->out = g_strdup(out);
    publication->out_folder = -1;
    publication->releases = -1;
    if (publication_open(publication, error))
        return publication;
    publish_free(publication);
    return NULL;
}

struct sink *publish_sink(struct publication *publication) {
    return &publication->staging.sink;
}

/* Writes what the edition says of itself. SHA256SUMS goes last: it covers build.json, and cannot cover itself. */
static bool manifests_write(struct publication *publication, const struct report *report, char **only,
                            GPtrArray **files, GError **error) {
    struct sink *sink = publish_sink(publication);
    g_autoptr(GString) build = manifest_build(report, only);
    sink_put_text(sink, "build.json", build);
    if (!staging_files(&publication->staging, files, error))
        return false;
    g_autoptr(GString) sums = manifest_sums(*files);
    sink_put_text(sink, "SHA256SUMS", sums);
    return staging_files(&publication->staging, files, error);
}

/* Whether the edition in a folder says that it is a draft or a part; one that says nothing is taken for final. */
static bool published_as_draft(int edition) {
    char text[4096];
    int file = openat(edition, "build.json", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t length = file >= 0 ? read(file, text, sizeof text - 1) : -1;
    if (file >= 0)
        close(file);
    text[length > 0 ? length : 0] = '\0';
    return manifest_is_draft(text) || manifest_is_part(text);
}

enum verdict { VERDICT_MOVE, VERDICT_SAME, VERDICT_REFUSED };

static enum verdict edition_judge(struct publication *publication, const char *edition, const GPtrArray *files,
                                  bool replace, GError **error) {
    int published = openat(publication->releases, edition, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (published < 0 && errno == ENOENT)
        return VERDICT_MOVE;
    if (published < 0) {
        publish_fail(error, errno, "cannot open %s/" PATH_EDITIONS "/%s", publication->out, edition);
        return VERDICT_REFUSED;
    }
    g_autofree char *difference = edition_difference(publication->staging.root, files, published);
    enum verdict verdict = difference ? VERDICT_MOVE : VERDICT_SAME;
    if (difference && !replace && !published_as_draft(published)) {
        g_set_error(
            error, G_IO_ERROR, G_IO_ERROR_EXISTS,
            "edition %s is published already and would change (%s differs); raise edition.number in report.yaml, "
            "or say --replace",
            edition, difference);
        verdict = VERDICT_REFUSED;
    }
    close(published);
    return verdict;
}

/* What was written must be on the disk before a name points to it: after a power cut an edition is whole or absent. */
static bool staging_sync(struct publication *publication, GError **error) {
    return syncfs(publication->staging.root) == 0 || publish_fail(error, errno, "cannot write to %s", publication->out);
}

static bool edition_publish(struct publication *publication, const char *edition, enum verdict verdict,
                            GError **error) {
    if (verdict == VERDICT_REFUSED)
        return false;
    if (verdict == VERDICT_MOVE && (!staging_sync(publication, error) ||
                                    !edition_move(publication->releases, publication->staging.name, edition, error)))
        return false;
    if (!current_switch(publication->out_folder, publication->releases, edition, error))
        return false;
    /* Both names are in place by now; a file system that cannot sync a folder is no reason to call that a failure. */
    fsync(publication->releases);
    fsync(publication->out_folder);
    return true;
}

bool publish_finish(struct publication *publication, const struct report *report, char **only, bool replace,
                    struct publish_result *result, GError **error) {
    GPtrArray *files;
    bool done = manifests_write(publication, report, only, &files, error);
    if (done) {
        enum verdict verdict = edition_judge(publication, report->edition, files, replace, error);
        *result = (struct publish_result){.files = files->len, .unchanged = verdict == VERDICT_SAME};
        for (guint i = 0; i < files->len; i++)
            result->bytes += ((const struct staged_file *)g_ptr_array_index(files, i))->size;
        done = edition_publish(publication, report->edition, verdict, error);
    }
    /* If the staging folder is still there, it holds what is not wanted: a failed or equal build, or the edition that
     * was replaced. */
    staging_close(&publication->staging);
    return done;
}

void publish_free(struct publication *publication) {
    if (!publication)
        return;
    staging_close(&publication->staging);
    if (publication->releases >= 0)
        close(publication->releases);
    if (publication->out_folder >= 0)
        close(publication->out_folder);
    g_free(publication->out);
    g_free(publication);
}

#include "publish/publish.h"

#include "publish/archive.h"
#include "publish/basis.h"
#include "publish/compare.h"
#include "publish/failure.h"
#include "publish/former.h"
#include "publish/interrupt.h"
#include "publish/manifest.h"
#include "publish/newest.h"
#include "publish/root.h"
#include "publish/staging.h"
#include "publish/switch.h"
#include "publish/tree.h"
#include "publish/why.h"
#include "model/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <gio/gio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct publication {
    char *out; /* as the user named it, for messages */
    int out_folder;
    int releases;
    struct former_edition former;
    struct staging staging;
    struct interrupt interrupt;
    struct memory_sink root;
};

/* Opens a folder, which is made first if it is missing; -1 with *error set on failure. */
static int folder_open(int parent, const char *name, const char *shown, GError **error) {
    int failure = folder_make(parent, name);
    int folder = !failure || failure == EEXIST ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (folder < 0)
        publish_fail(error, failure && failure != EEXIST ? failure : errno, "cannot make or open %s", shown);
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

/* What is put in place by a rename must be on the same file system. */
static bool on_one_disk(const struct publication *publication, GError **error) {
    struct stat out, releases;
    if (fstat(publication->out_folder, &out) != 0 || fstat(publication->releases, &releases) != 0)
        return publish_fail(error, errno, "cannot look at %s", publication->out);
    if (out.st_dev == releases.st_dev)
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "%s/" PATH_EDITIONS " is on another disk than %s; name with --out a folder that is whole on one",
                publication->out, publication->out);
    return false;
}

static bool publication_open(struct publication *publication, const char *edition, GError **error) {
    const char *out = publication->out;
    g_autofree char *shown = g_build_filename(out, PATH_EDITIONS, NULL);
    publication->out_folder = folder_open(AT_FDCWD, out, out, error);
    if (publication->out_folder < 0)
        return false;
    publication->releases = folder_open(publication->out_folder, PATH_EDITIONS, shown, error);
    if (publication->releases < 0 || !on_one_disk(publication, error) ||
        !releases_lock(publication->releases, out, error) || !newest_is_ours(publication->out_folder, out, error))
        return false;
    releases_tidy(publication->out_folder, publication->releases);
    former_open(&publication->former, publication->releases, edition);
    if (!staging_open(&publication->staging, publication->releases, &publication->former, shown, error))
        return false;
    interrupt_begin(&publication->interrupt, &publication->staging);
    return true;
}

struct publication *publish_begin(const char *out, const char *edition, GError **error) {
    struct publication *publication = g_new0(struct publication, 1);
    publication->out = g_strdup(out);
    publication->out_folder = -1;
    publication->releases = -1;
    publication->former.folder = -1;
    publication->interrupt.signals = publication->interrupt.ending = -1;
    memory_sink_init(&publication->root);
    if (publication_open(publication, edition, error))
        return publication;
    publish_free(publication);
    return NULL;
}

struct sink *publish_sink(struct publication *publication) {
    return &publication->staging.sink;
}

bool publish_goes_on(struct publication *publication, GError **error) {
    return staging_goes_on(&publication->staging, error);
}

struct sink *publish_root_sink(struct publication *publication) {
    return &publication->root.sink;
}

/* The ZIP holds all files before it, and their sums. */
static bool archive_put(struct staging *staging, const char *edition, const struct run *run, const GPtrArray *files,
                        GError **error) {
    g_autoptr(GString) sums = manifest_sums(files);
    return archive_write(staging, edition, files, sums, run, error);
}

/* Writes what the edition says of itself. SHA256SUMS goes last: it covers all others, and cannot cover itself. */
static bool manifests_write(struct publication *publication, const struct report *report, const struct run *run,
                            char **only, GPtrArray **files, GError **error) {
    struct staging *staging = &publication->staging;
    g_autoptr(GString) build = manifest_build(report, only);
    sink_put_text(&staging->sink, PATH_BUILD, build);
    if (!staging_files(staging, files, error) ||
        (!only && !archive_put(staging, report->edition, run, *files, error)) || !staging_files(staging, files, error))
        return false;
    g_autoptr(GString) sums = manifest_sums(*files);
    sink_put_text(&staging->sink, PATH_SUMS, sums);
    return staging_files(staging, files, error);
}

enum verdict { VERDICT_MOVE, VERDICT_SAME, VERDICT_REFUSED };

/* True if other bytes may take the place of an edition: of a draft or a part, unless a final edition was compared with it
 * and says how many numbers differ. */
static bool may_change(int published, const struct report *report) {
    return (manifest_is_draft(published) || manifest_is_part(published)) &&
           !editions_need(report->dataset->editions, report->edition);
}

static enum verdict edition_judge(struct publication *publication, const struct report *report, const GPtrArray *files,
                                  bool replace, GError **error) {
    const char *edition = report->edition;
    int published = folder_open_within(publication->releases, edition);
    if (published < 0 && errno == ENOENT)
        return VERDICT_MOVE;
    if (published < 0) {
        publish_fail(error, errno, "cannot open %s/" PATH_EDITIONS "/%s", publication->out, edition);
        return VERDICT_REFUSED;
    }
    g_autofree char *difference = edition_difference(publication->staging.root, files, published);
    enum verdict verdict = difference ? VERDICT_MOVE : VERDICT_SAME;
    if (difference && !replace && !may_change(published, report)) {
        g_set_error(
            error, G_IO_ERROR, G_IO_ERROR_EXISTS,
            "edition %s is published already and would change (%s differs)%s; raise edition.number in report.yaml, "
            "or say --replace",
            edition, difference,
            editions_need(report->dataset->editions, edition) ? ", though a final edition was compared with it" : "");
        verdict = VERDICT_REFUSED;
    }
    close(published);
    return verdict;
}

/* What was written must be on the disk before a name points to it: after a power cut an edition is whole or absent. */
static bool staging_sync(struct publication *publication, GError **error) {
    int failure = folder_share(publication->staging.root);
    if (!failure && syncfs(publication->staging.root) != 0)
        failure = errno;
    return !failure || publish_fail(error, failure, "cannot write to %s", publication->out);
}

/* Has the names that a folder got on the disk. */
static bool names_sync(const struct publication *publication, int folder, GError **error) {
    int failure = folder_sync(folder);
    return !failure || publish_fail(error, failure, "cannot write to %s", publication->out);
}

/* Brings what readers come to up to the editions there are: current, and the files beside them. */
static bool out_update(struct publication *publication, bool copy, struct publish_result *result, GError **error) {
    result->newest = newest_edition(publication->releases, error);
    if (!result->newest)
        return false;
    /* The edition's own name is on the disk before another leads to it. */
    if (!names_sync(publication, publication->releases, error))
        return false;
    if (!newest_switch(publication->out_folder, publication->releases, result->newest, copy, error))
        return false;
    if (!root_put(publication->out_folder, publication->releases, &publication->root, result->others, error))
        return false;
    return names_sync(publication, publication->releases, error) &&
           names_sync(publication, publication->out_folder, error);
}

static bool edition_publish(struct publication *publication, const char *edition, enum verdict verdict,
                            GError **error) {
    if (verdict == VERDICT_MOVE)
        return staging_sync(publication, error) &&
               name_move(publication->releases, publication->staging.name, publication->releases, edition, error);
    int published = folder_open_within(publication->releases, edition);
    if (published >= 0) {
        tree_share(published);
        close(published);
    }
    return true;
}

static void result_measure(struct publish_result *result, const GPtrArray *files) {
    result->files = files->len;
    for (guint i = 0; i < files->len; i++)
        result->bytes += ((const struct staged_file *)g_ptr_array_index(files, i))->sum.size;
}

/* Writes, for the next run, what this one made its files from. */
static bool run_write(const struct publication *publication, const struct report *report, const struct run *run,
                      const GPtrArray *files, GError **error) {
    g_autoptr(GString) basis = g_string_new(NULL);
    if (run)
        basis_append(basis, run, report, publication->releases, &publication->root);
    return made_write(publication->releases, report->edition, basis, files, error);
}

bool publish_finish(struct publication *publication, const struct report *report, const struct run *run, char **only,
                    bool replace, struct publish_result *result, GError **error) {
    GPtrArray *files;
    *result = (struct publish_result){.others = g_ptr_array_new_with_free_func(g_free)};
    bool done = manifests_write(publication, report, run, only, &files, error);
    if (done) {
        enum verdict verdict = edition_judge(publication, report, files, replace, error);
        result_measure(result, files);
        result->unchanged = verdict == VERDICT_SAME;
        if (run && run->why)
            result->why = why_text(&publication->former, files, report, run->why);
        interrupt_hold(&publication->interrupt);
        done = verdict != VERDICT_REFUSED && run_write(publication, report, run, files, error) &&
               edition_publish(publication, report->edition, verdict, error) &&
               out_update(publication, report->dataset->settings.newest_is_copy, result, error);
    }
    /* If the staging folder is still there, it holds what is not wanted: a failed or equal build, or the edition that
     * was replaced. */
    interrupt_hold(&publication->interrupt);
    staging_close(&publication->staging);
    return done;
}

/* Takes an edition out of sight in one step; a run that ends within leaves the rest to the next one. */
static bool edition_remove(const struct publication *publication, const char *name, GError **error) {
    g_autofree char *hidden = g_strconcat(staging_prefix, name, NULL);
    if (renameat(publication->releases, name, publication->releases, hidden) != 0)
        return publish_fail(error, errno, "cannot remove %s/" PATH_EDITIONS "/%s", publication->out, name);
    tree_remove(publication->releases, hidden);
    made_remove(publication->releases, name);
    return true;
}

bool publish_prune(struct publication *publication, const GPtrArray *names, bool copy, struct publish_result *result,
                   GError **error) {
    *result = (struct publish_result){.others = g_ptr_array_new_with_free_func(g_free)};
    bool done = true;
    for (guint i = 0; i < names->len && done; i++)
        done = edition_remove(publication, g_ptr_array_index(names, i), error);
    return out_update(publication, copy, result, done ? error : NULL) && done;
}

void publish_result_clear(struct publish_result *result) {
    g_clear_pointer(&result->newest, g_free);
    g_clear_pointer(&result->why, g_free);
    g_clear_pointer(&result->others, g_ptr_array_unref);
}

void publish_free(struct publication *publication) {
    if (!publication)
        return;
    interrupt_hold(&publication->interrupt);
    staging_close(&publication->staging);
    memory_sink_clear(&publication->root);
    former_close(&publication->former);
    if (publication->releases >= 0)
        close(publication->releases);
    if (publication->out_folder >= 0)
        close(publication->out_folder);
    interrupt_end(&publication->interrupt);
    g_free(publication->out);
    g_free(publication);
}

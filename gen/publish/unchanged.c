/* A run from what an edition was built from already: nothing is made, and nothing is written. */
#include "publish/publish.h"

#include "model/edition.h"
#include "model/paths.h"
#include "publish/basis.h"
#include "publish/former.h"
#include "publish/newest.h"
#include "publish/tree.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is found of the files of an edition. */
struct found {
    const struct former_edition *edition;
    guint files;
    uint64_t bytes;
};

/* True if a file has the size and the mode it was published with. Its bytes are for verify: to read them all is what is saved here. */
static bool file_is_there(int folder, const char *name, const char *path, void *data) {
    struct found *found = data;
    const struct made_file *made = former_file(found->edition, path);
    struct stat status;
    found->files++;
    found->bytes += made ? made->sum.size : 0;
    return made && fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
           (status.st_mode & 07777) == 0644 && (uint64_t)status.st_size == made->sum.size;
}

/* True if a folder has the files of an edition, and no others; *bytes is how many they are. */
static bool is_whole(int folder, const struct former_edition *edition, uint64_t *bytes) {
    struct found found = {.edition = edition};
    bool whole = tree_walk(folder, file_is_there, &found) && found.files == g_hash_table_size(edition->files);
    *bytes = found.bytes;
    return whole;
}

/* True if readers are led to the edition, by a link or by a whole copy. */
static bool is_newest(int out, int releases, const struct former_edition *edition) {
    g_autofree char *newest = newest_edition(releases, NULL);
    uint64_t bytes;
    if (g_strcmp0(newest, edition->name) != 0)
        return false;
    if (newest_is_link(out, newest))
        return true;
    int copy = folder_open_within(out, PATH_NEWEST);
    bool whole = copy >= 0 && is_whole(copy, edition, &bytes);
    if (copy >= 0)
        close(copy);
    return whole;
}

static bool edition_holds(struct former_edition *edition, const struct run *run, int out, int releases,
                          struct unchanged *unchanged) {
    uint64_t bytes;
    if (!edition->lines || !basis_holds(edition->lines, run, edition->name, out, releases, &unchanged->findings))
        return false;
    former_read_files(edition);
    if (!edition->files || !is_whole(edition->folder, edition, &bytes) || !former_is_whole(edition, PATH_SUMS) ||
        !is_newest(out, releases, edition))
        return false;
    unchanged->edition = g_strdup(edition->name);
    unchanged->files = g_hash_table_size(edition->files);
    unchanged->bytes = bytes;
    return true;
}

/* Any edition that is there may be the one that the run would build. */
static bool find(int out, int releases, const struct run *run, struct unchanged *unchanged) {
    g_autoptr(GPtrArray) names = folder_names(releases);
    bool found = false;
    for (guint i = names->len; i > 0 && !found; i--) {
        struct edition ours;
        struct former_edition edition;
        if (!edition_from_name(names->pdata[i - 1], &ours) ||
            !former_open_named(&edition, releases, names->pdata[i - 1]))
            continue;
        found = edition_holds(&edition, run, out, releases, unchanged);
        former_close(&edition);
    }
    return found;
}

bool publish_is_unchanged(const char *out, const struct run *run, struct unchanged *unchanged) {
    *unchanged = (struct unchanged){0};
    int folder = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int releases = folder >= 0 ? folder_open_within(folder, PATH_EDITIONS) : -1;
    bool found = releases >= 0 && run->program && find(folder, releases, run, unchanged);
    if (releases >= 0)
        close(releases);
    if (folder >= 0)
        close(folder);
    return found;
}

void unchanged_clear(struct unchanged *unchanged) {
    g_clear_pointer(&unchanged->edition, g_free);
}

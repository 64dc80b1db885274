#include "identity.h"

#include "base/digest.h"
#include "base/whole_file.h"
#include "render/render.h"

#include <elf.h>
#include <glib.h>
#include <link.h>
#include <string.h>

struct identity {
    struct digest *digest;
    bool whole;
};

static void add_file(struct identity *identity, const char *path) {
    g_autoptr(GBytes) bytes = whole_file_read(path, G_MAXSIZE, NULL, NULL);
    gsize size = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &size) : NULL;
    identity->whole &= bytes != NULL;
    digest_number(identity->digest, (int64_t)size);
    digest_add(identity->digest, data, size);
}

/* The build id that the linker gave an object, a sum over its content; false if it gave none. */
static bool add_build_id(struct identity *identity, const char *notes, size_t size) {
    enum { HEADER = sizeof(ElfW(Nhdr)), ROUND = 3 };
    while (size >= HEADER) {
        ElfW(Nhdr) note;
        memcpy(&note, notes, HEADER);
        size_t name = (note.n_namesz + (size_t)ROUND) & ~(size_t)ROUND,
               words = (note.n_descsz + (size_t)ROUND) & ~(size_t)ROUND;
        if (size - HEADER < name || size - HEADER - name < words)
            return false;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(notes + HEADER, "GNU", 4) == 0) {
            digest_add(identity->digest, notes + HEADER + name, note.n_descsz);
            return true;
        }
        notes += HEADER + name + words;
        size -= HEADER + name + words;
    }
    return false;
}

/* An object without a build id is summed as it is on the disk. The kernel's own has no file, and makes no bytes. */
static int add_object(struct dl_phdr_info *object, size_t size, void *data) {
    (void)size;
    struct identity *identity = data;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type == PT_NOTE &&
            add_build_id(identity, (const char *)(object->dlpi_addr + part->p_vaddr), part->p_memsz))
            return 0;
    }
    if (strstr(object->dlpi_name, "vdso"))
        return 0;
    add_file(identity, *object->dlpi_name ? object->dlpi_name : "/proc/self/exe");
    return 0;
}

char *program_identity(void) {
    struct identity identity = {digest_new(), true};
    dl_iterate_phdr(add_object, &identity);
    for (const char *const *font = render_font_files(); *font; font++)
        add_file(&identity, *font);
    g_autofree char *sum = digest_end(identity.digest);
    return identity.whole ? g_steal_pointer(&sum) : NULL;
}

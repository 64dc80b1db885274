#include "read/source.h"

const char *source_keep(const struct source_folder *source, const char *text) {
    return text ? g_string_chunk_insert(source->templates->strings, text) : NULL;
}

const char *source_shown(const struct source_folder *source, const char *path) {
    return file_shown(source->templates->strings, source->folder, path);
}

char *source_text(const struct source_folder *source, const char *path) {
    const char *shown = source_shown(source, path);
    struct wanted_file wanted = {shown, source->own ? source->folder : NULL, source->own};
    struct file_mark mark;
    g_autoptr(GBytes) bytes = file_bytes(&wanted, &mark, source->diagnostics);
    if (!bytes)
        return NULL;
    if (!file_list(source->files, source->file_strings, path, bytes, &mark)) {
        file_report_unsummed(shown, source->diagnostics);
        return NULL;
    }
    return file_text(shown, bytes, source->diagnostics);
}

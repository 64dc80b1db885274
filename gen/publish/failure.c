#include "publish/failure.h"

#include <gio/gio.h>
#include <stdarg.h>

bool publish_fail(GError **error, int failure, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(failure), "%s: %s", what, g_strerror(failure));
    return false;
}

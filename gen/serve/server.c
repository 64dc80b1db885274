#include "serve/server.h"
#include "serve/request.h"
#include "serve/script.h"
#include "model/paths.h"

#include <string.h>

/* Of every answer: nothing is kept, taken for another kind of file, or given to pages of others; and the connection ends, since libsoup
 * before 3.3 never lets go of one that was idle when the browser ended it (https://gitlab.gnome.org/GNOME/libsoup, commit d20c6601). */
static void set_manners(SoupServerMessage *message) {
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    soup_message_headers_replace(headers, "Connection", "close");
    soup_message_headers_replace(headers, "Cache-Control", "no-store");
    soup_message_headers_replace(headers, "X-Content-Type-Options", "nosniff");
    soup_message_headers_replace(headers, "Cross-Origin-Resource-Policy", "same-origin");
    soup_message_headers_replace(headers, "Referrer-Policy", "no-referrer");
}

static void respond(SoupServerMessage *message, unsigned status, const char *type, GBytes *body) {
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    soup_server_message_set_status(message, status, NULL);
    soup_message_headers_replace(headers, "Content-Type", type);
    soup_message_body_append_bytes(soup_server_message_get_response_body(message), body);
}

static void respond_text(SoupServerMessage *message, unsigned status, const char *type, const char *text) {
    g_autoptr(GBytes) body = g_bytes_new(text, strlen(text));
    respond(message, status, type, body);
}

/* Why a request is not answered; NULL if it is. */
static const char *refusal(SoupServerMessage *message, unsigned *status) {
    SoupMessageHeaders *headers = soup_server_message_get_request_headers(message);
    const char *method = soup_server_message_get_method(message);
    *status = SOUP_STATUS_FORBIDDEN;
    if (!request_host_is_local(soup_message_headers_get_list(headers, "Host")))
        return "adreport serve answers to localhost, 127.0.0.1 and [::1] only.\n";
    *status = SOUP_STATUS_METHOD_NOT_ALLOWED;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return "adreport serve only shows: GET and HEAD.\n";
    return NULL;
}

/* Before the body of a request is read: of one that has any, nothing is kept, and the connection ends. */
static void on_head(SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data) {
    unsigned status;
    const char *reason = refusal(message, &status);
    (void)soup, (void)path, (void)query, (void)data;
    set_manners(message);
    soup_message_body_set_accumulate(soup_server_message_get_request_body(message), FALSE);
    if (!reason)
        return;
    SoupMessageHeaders *headers = soup_server_message_get_response_headers(message);
    if (status == SOUP_STATUS_METHOD_NOT_ALLOWED)
        soup_message_headers_replace(headers, "Allow", "GET, HEAD");
    respond_text(message, status, "text/plain; charset=utf-8", reason);
}

/* A request that waits for a file. */
struct waiting {
    struct server *server;
    SoupServerMessage *message;
    char *address;
};

static void respond_with_page(SoupServerMessage *message, unsigned status, GBytes *page, const char *path,
                              const char *seen) {
    g_autoptr(GBytes) body = script_added(page, path, seen);
    respond(message, status, "text/html; charset=utf-8", body);
}

/* In the place of a file that there is not: a page that is loaded anew once there is one. */
static void respond_without(SoupServerMessage *message, const struct worker_file *file) {
    unsigned status = file->problem ? SOUP_STATUS_INTERNAL_SERVER_ERROR : SOUP_STATUS_NOT_FOUND;
    g_autoptr(GBytes) page = NULL;
    if (!file->composed) {
        status = SOUP_STATUS_SERVICE_UNAVAILABLE;
        page =
            script_page("No report yet",
                        "There are errors in the input or the templates. The report is here once they are corrected.");
    } else if (file->problem) {
        page = script_page("This file could not be made", file->problem);
    } else {
        page = script_page(
            "There is no such file in this edition",
            "Checksums, the ZIP of all files and earlier editions are made by adreport build, and not shown here.");
    }
    respond_with_page(message, status, page, file->path, "");
}

static void waiting_end(struct waiting *waiting) {
    soup_server_message_unpause(waiting->message);
    g_object_unref(waiting->message);
    g_free(waiting->address);
    g_free(waiting);
}

/* A page's links are to be read from within its folder. */
static void on_folder(const struct worker_file *file, void *data) {
    struct waiting *waiting = data;
    g_autofree char *address = g_strconcat(waiting->address, "/", NULL);
    if (file->bytes)
        soup_server_message_set_redirect(waiting->message, SOUP_STATUS_FOUND, address);
    else
        respond_without(waiting->message, file);
    waiting_end(waiting);
}

static bool may_be_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    return !strchr(slash ? slash : path, '.');
}

static void on_file(const struct worker_file *file, void *data) {
    struct waiting *waiting = data;
    SoupServerMessage *message = waiting->message;
    g_autofree char *type = waiting->server->program->media_type(file->path);
    if (!file->bytes && !file->problem && file->composed && may_be_folder(file->path)) {
        g_autofree char *page = g_strconcat(file->path, "/" PATH_INDEX, NULL);
        worker_ask(waiting->server->worker, page, on_folder, waiting);
        return;
    }
    if (!file->bytes)
        respond_without(message, file);
    else if (g_str_has_suffix(file->path, ".html"))
        respond_with_page(message, SOUP_STATUS_OK, file->bytes, file->path, file->seen);
    else
        respond(message, SOUP_STATUS_OK, type, file->bytes);
    waiting_end(waiting);
}

static void answer_with_file(struct server *server, SoupServerMessage *message, const char *path) {
    struct waiting *waiting = g_new0(struct waiting, 1);
    *waiting =
        (struct waiting){server, g_object_ref(message), g_strdup(g_uri_get_path(soup_server_message_get_uri(message)))};
    soup_server_message_pause(message);
    worker_ask(server->worker, path, on_file, waiting);
}

static void on_state(const struct worker_file *file, void *data) {
    struct server *server = data;
    if (file->composed)
        readers_tell_page(server->readers, file->path, file->seen);
}

/* A page says where it is and how it was; it may have changed since it was sent. */
static void listen_to(struct server *server, SoupServerMessage *message, GHashTable *query) {
    const char *path = query ? g_hash_table_lookup(query, "page") : NULL;
    const char *seen = query ? g_hash_table_lookup(query, "seen") : NULL;
    if (!path || !seen) {
        respond_text(message, SOUP_STATUS_BAD_REQUEST, "text/plain; charset=utf-8",
                     "Which page, and how was it seen?\n");
        return;
    }
    readers_add(server->readers, message, path, seen);
    worker_ask(server->worker, path, on_state, server);
}

static void on_request(SoupServer *soup, SoupServerMessage *message, const char *decoded, GHashTable *query,
                       gpointer data) {
    struct server *server = data;
    const char *address = g_uri_get_path(soup_server_message_get_uri(message));
    (void)soup, (void)decoded;
    if (strcmp(address, SERVE_EVENTS) == 0) {
        listen_to(server, message, query);
        return;
    }
    if (strcmp(address, SERVE_SCRIPT) == 0) {
        respond_text(message, SOUP_STATUS_OK, "text/javascript; charset=utf-8", serve_script);
        return;
    }
    if (strcmp(address, SERVE_STYLE) == 0) {
        respond_text(message, SOUP_STATUS_OK, "text/css; charset=utf-8", serve_style);
        return;
    }
    g_autofree char *path = request_path(address);
    if (!path)
        respond_text(message, SOUP_STATUS_BAD_REQUEST, "text/plain; charset=utf-8", "That is no address of a file.\n");
    else
        answer_with_file(server, message, path);
}

/* A machine may do without IPv6, and then has no ::1; if only another program listens there, that is a failure, as a browser may
 * take localhost for that one. */
static bool listen_locally(SoupServer *soup, unsigned port, GError **error) {
    GError *reason = NULL;
    if (soup_server_listen_local(soup, port, 0, &reason))
        return true;
    bool used = g_error_matches(reason, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
    g_clear_error(&reason);
    if (!used && soup_server_listen_local(soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, &reason))
        return true;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "cannot listen at port %u: %s; name another with --port, or 0 for any that is free", port,
                used ? "another program does" : reason->message);
    g_clear_error(&reason);
    return false;
}

bool server_listen(struct server *server, unsigned port, GError **error) {
    server->readers = readers_new();
    server->soup = soup_server_new(NULL, NULL);
    soup_server_add_early_handler(server->soup, NULL, on_head, server, NULL);
    soup_server_add_handler(server->soup, NULL, on_request, server, NULL);
    if (listen_locally(server->soup, port, error))
        return true;
    server_end(server);
    return false;
}

unsigned server_port(const struct server *server) {
    GSList *addresses = soup_server_get_uris(server->soup);
    int port = addresses ? g_uri_get_port(addresses->data) : 0;
    g_slist_free_full(addresses, (GDestroyNotify)g_uri_unref);
    return (unsigned)MAX(port, 0);
}

void server_end(struct server *server) {
    readers_free(server->readers);
    soup_server_disconnect(server->soup);
    g_object_unref(server->soup);
}

#include "serve/serve.h"
#include "serve/server.h"
#include "serve/watch.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

struct serve {
    const struct serve_options *options;
    GMainLoop *loop;
    struct server server;
    struct watch *watch;
    unsigned port;
};

static void on_change(void *data) {
    struct serve *serve = data;
    worker_compose(serve->server.worker);
}

static void on_state(const struct worker_file *file, void *data) {
    struct serve *serve = data;
    readers_tell_page(serve->server.readers, file->path, file->seen);
}

static void ask_state(const char *path, void *data) {
    struct serve *serve = data;
    worker_ask(serve->server.worker, path, on_state, serve);
}

static void say(const struct serve *serve, const struct worker_news *news) {
    if (serve->options->quiet)
        return;
    if (news->fine)
        printf("http://localhost:%u/ is of now (%.2f s", serve->port, news->seconds);
    else
        printf("http://localhost:%u/ stays as it was (%u error%s", serve->port, news->errors,
               news->errors == 1 ? "" : "s");
    if (news->warnings)
        printf(", %u warning%s", news->warnings, news->warnings == 1 ? "" : "s");
    puts(")");
    fflush(stdout);
}

static void on_news(const struct worker_news *news, void *data) {
    struct serve *serve = data;
    readers_tell_findings(serve->server.readers, news->findings);
    if (news->fine)
        readers_each_path(serve->server.readers, ask_state, serve);
    say(serve, news);
}

static gboolean on_signal(gpointer data) {
    struct serve *serve = data;
    g_main_loop_quit(serve->loop);
    return G_SOURCE_CONTINUE;
}

/* What was ignored when the program was started, as by nohup, stays ignored. */
static void end_at(struct serve *serve, int number) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        g_unix_signal_add(number, on_signal, serve);
}

static void run(struct serve *serve) {
    const char *const folders[] = {serve->options->input, serve->options->templates, NULL};
    serve->watch = watch_new(folders, on_change, serve);
    serve->port = server_port(&serve->server);
    if (watch_problem(serve->watch))
        fprintf(stderr, "adreport: %s\n", watch_problem(serve->watch));
    printf("%s is shown at http://localhost:%u/ until this is ended with Ctrl-C.\n", serve->options->input,
           serve->port);
    fflush(stdout);
    worker_compose(serve->server.worker);
    end_at(serve, SIGINT);
    end_at(serve, SIGTERM);
    end_at(serve, SIGHUP);
    g_main_loop_run(serve->loop);
    watch_free(serve->watch);
}

bool serve_run(const struct serve_options *options, const struct serve_program *program, GError **error) {
    struct serve serve = {.options = options, .server = {.program = program}};
    if (!server_listen(&serve.server, options->port, error))
        return false;
    serve.server.worker = worker_new(program, on_news, &serve, error);
    if (!serve.server.worker) {
        server_end(&serve.server);
        return false;
    }
    serve.loop = g_main_loop_new(NULL, FALSE);
    run(&serve);
    /* Nothing of it is on the disk, so that a thread that reads a large file may be left alone with it. */
    if (!worker_end(serve.server.worker)) {
        fflush(stdout);
        _exit(0);
    }
    server_end(&serve.server);
    g_main_loop_unref(serve.loop);
    return true;
}

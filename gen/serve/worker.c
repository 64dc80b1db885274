#include "serve/worker.h"
#include "serve/findings.h"
#include "model/paths.h"

#include <string.h>

enum job_kind { JOB_END, JOB_COMPOSE, JOB_FILE };

/* The smaller goes first. */
enum urgency { URGENT_END, URGENT_COMPOSE, URGENT_PAGE, URGENT_NOTHING };

/* How long the end is waited for, in seconds. */
enum { PATIENCE = 1 };

struct job {
    struct worker *worker;
    enum job_kind kind;
    enum urgency urgency;
    unsigned number; /* in the order in which they were asked */
    char *path;
    worker_answered *answered;
    void *data;
    struct worker_news news; /* what came of it, with the texts that it points to */
    struct worker_file file;
    char *findings, *seen, *problem;
};

struct worker {
    const struct serve_program *program;
    worker_told *told;
    void *data;
    GThread *thread;
    GAsyncQueue *jobs; /* struct job * */
    unsigned asked;    /* of the main loop: how many jobs there were */
    gint awaited;      /* atomic: to compose is asked for, and has not begun */
    GMutex lock;       /* of ended */
    GCond changed;
    bool ended;
    bool composed;            /* this and what follows is of the thread alone */
    struct memory_sink files; /* made of the report as it is now */
    char *looks;              /* sum of the files that all pages share; NULL: not known yet */
};

static void job_free(gpointer data) {
    struct job *job = data;
    g_clear_pointer(&job->file.bytes, g_bytes_unref);
    g_free(job->path);
    g_free(job->findings);
    g_free(job->seen);
    g_free(job->problem);
    g_free(job);
}

static gint compare_jobs(gconstpointer a, gconstpointer b, gpointer data) {
    const struct job *first = a, *second = b;
    (void)data;
    if (first->urgency != second->urgency)
        return first->urgency < second->urgency ? -1 : 1;
    return (int)(first->number - second->number);
}

static void compose(struct worker *worker, struct job *job) {
    gint64 began = g_get_monotonic_time();
    g_atomic_int_set(&worker->awaited, 0);
    struct diagnostics *diagnostics = diagnostics_new();
    job->news.fine = worker->program->compose(worker->program->data, diagnostics);
    if (job->news.fine) {
        worker->composed = true;
        memory_sink_clear(&worker->files);
        memory_sink_init(&worker->files);
        g_clear_pointer(&worker->looks, g_free);
    }
    job->findings = findings_json(diagnostics);
    job->news.findings = job->findings;
    job->news.errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    job->news.warnings = diagnostics_count(diagnostics, SEVERITY_WARNING);
    job->news.seconds = (double)(g_get_monotonic_time() - began) / 1e6;
    diagnostics_free(diagnostics);
}

/* NULL if there is no such file; *problem is set if it could not be made. */
static GBytes *made(struct worker *worker, const char *path, char **problem) {
    g_autoptr(GError) error = NULL;
    GBytes *bytes = g_hash_table_lookup(worker->files.files, path);
    if (bytes || !worker->composed)
        return bytes;
    if (!worker->program->render(worker->program->data, path, &worker->files.sink, &error) && problem)
        *problem = g_strdup(error->message);
    return g_hash_table_lookup(worker->files.files, path);
}

static void sum_add(GChecksum *sum, const char *path, GBytes *bytes) {
    gsize size;
    const guchar *data = g_bytes_get_data(bytes, &size);
    g_checksum_update(sum, (const guchar *)path, (gssize)strlen(path) + 1);
    for (gsize done = 0; done < size; done += MIN(size - done, G_MAXINT))
        g_checksum_update(sum, data + done, (gssize)MIN(size - done, G_MAXINT));
}

static bool is_shared_by_pages(const char *path) {
    return strcmp(path, PATH_STYLE) == 0 || strcmp(path, PATH_LOGO) == 0 || g_str_has_prefix(path, PATH_STATIC "/");
}

/* The style is made with all others that pages share. */
static const char *looks(struct worker *worker) {
    if (worker->looks)
        return worker->looks;
    made(worker, PATH_STYLE, NULL);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    GList *paths = g_list_sort(g_hash_table_get_keys(worker->files.files), (GCompareFunc)strcmp);
    for (GList *at = paths; at; at = at->next)
        if (is_shared_by_pages(at->data))
            sum_add(sum, at->data, g_hash_table_lookup(worker->files.files, at->data));
    g_list_free(paths);
    worker->looks = g_strdup(g_checksum_get_string(sum));
    return worker->looks;
}

static char *seen_of(struct worker *worker, const char *path, GBytes *bytes) {
    if (!bytes || !g_str_has_suffix(path, ".html"))
        return g_strdup("");
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    sum_add(sum, looks(worker), bytes);
    return g_strdup(g_checksum_get_string(sum));
}

static void find_file(struct worker *worker, struct job *job) {
    GBytes *bytes = made(worker, job->path, &job->problem);
    job->seen = seen_of(worker, job->path, bytes);
    job->file = (struct worker_file){.path = job->path,
                                     .bytes = bytes ? g_bytes_ref(bytes) : NULL,
                                     .seen = job->seen,
                                     .problem = job->problem,
                                     .composed = worker->composed};
}

/* In the thread of the main loop. */
static gboolean answer(gpointer data) {
    struct job *job = data;
    if (job->kind == JOB_COMPOSE)
        job->worker->told(&job->news, job->worker->data);
    else
        job->answered(&job->file, job->data);
    return G_SOURCE_REMOVE;
}

/* A source of its own: g_main_context_invoke would call answer here, if the loop is not running yet. */
static void hand_over(struct job *job) {
    GSource *source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, answer, job, job_free);
    g_source_attach(source, NULL);
    g_source_unref(source);
}

static gpointer work(gpointer data) {
    struct worker *worker = data;
    struct job *job;
    memory_sink_init(&worker->files);
    while ((job = g_async_queue_pop(worker->jobs))->kind != JOB_END) {
        if (job->kind == JOB_COMPOSE)
            compose(worker, job);
        else
            find_file(worker, job);
        hand_over(job);
    }
    job_free(job);
    memory_sink_clear(&worker->files);
    g_free(worker->looks);
    g_mutex_lock(&worker->lock);
    worker->ended = true;
    g_cond_signal(&worker->changed);
    g_mutex_unlock(&worker->lock);
    return NULL;
}

/* Takes the job. */
static void push(struct worker *worker, struct job *job) {
    job->worker = worker;
    job->number = worker->asked++;
    g_async_queue_push_sorted(worker->jobs, job, compare_jobs, NULL);
}

static struct job *job_new(enum job_kind kind, enum urgency urgency) {
    struct job *job = g_new0(struct job, 1);
    job->kind = kind;
    job->urgency = urgency;
    return job;
}

struct worker *worker_new(const struct serve_program *program, worker_told *told, void *data, GError **error) {
    struct worker *worker = g_new0(struct worker, 1);
    worker->program = program;
    worker->told = told;
    worker->data = data;
    worker->jobs = g_async_queue_new_full(job_free);
    g_mutex_init(&worker->lock);
    g_cond_init(&worker->changed);
    worker->thread = g_thread_try_new("worker", work, worker, error);
    if (worker->thread)
        return worker;
    g_async_queue_unref(worker->jobs);
    g_free(worker);
    return NULL;
}

void worker_compose(struct worker *worker) {
    if (g_atomic_int_exchange(&worker->awaited, 1) == 0)
        push(worker, job_new(JOB_COMPOSE, URGENT_COMPOSE));
}

void worker_ask(struct worker *worker, const char *path, worker_answered *answered, void *data) {
    bool page = g_str_has_suffix(path, ".html") || g_str_has_suffix(path, ".css");
    struct job *job = job_new(JOB_FILE, page ? URGENT_PAGE : URGENT_NOTHING);
    job->path = g_strdup(path);
    job->answered = answered;
    job->data = data;
    push(worker, job);
}

bool worker_end(struct worker *worker) {
    gint64 end = g_get_monotonic_time() + PATIENCE * G_TIME_SPAN_SECOND;
    push(worker, job_new(JOB_END, URGENT_END));
    g_mutex_lock(&worker->lock);
    while (!worker->ended && g_cond_wait_until(&worker->changed, &worker->lock, end))
        ;
    bool ended = worker->ended;
    g_mutex_unlock(&worker->lock);
    if (!ended)
        return false;
    g_thread_join(worker->thread);
    g_async_queue_unref(worker->jobs);
    g_mutex_clear(&worker->lock);
    g_cond_clear(&worker->changed);
    g_free(worker);
    return true;
}

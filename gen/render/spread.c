/* Pictures and workbooks are expensive to make and independent of each other, so they are spread over threads. */
#include "render/render.h"

struct job {
    const struct figure *figure; /* a chart's pictures, or else */
    const struct workbook *workbook;
    enum language language;
};

/* The jobs are handed out one by one, to as many threads as there are. */
struct workshop {
    const struct report *report;
    struct sink *sink;
    GPtrArray *jobs; /* struct job * */
    guint next;      /* the first that nobody has begun; atomic */
    guint done;      /* atomic */
    GMutex lock;
    GError *error; /* the first one */
};

static void job_run(struct workshop *shop, const struct job *job) {
    GError *error = NULL;
    if (job->figure)
        render_chart_pictures(shop->report, job->figure, job->language, shop->sink, &error);
    else
        render_workbook(shop->report, job->workbook, job->language, shop->sink, &error);
    g_atomic_int_inc(&shop->done);
    if (!error)
        return;
    g_mutex_lock(&shop->lock);
    if (!shop->error)
        shop->error = g_steal_pointer(&error);
    g_mutex_unlock(&shop->lock);
    g_clear_error(&error);
}

/* Takes the next job and does it; false if there is none left. */
static bool job_take(struct workshop *shop) {
    guint index = (guint)g_atomic_int_add(&shop->next, 1);
    if (index >= shop->jobs->len)
        return false;
    job_run(shop, g_ptr_array_index(shop->jobs, index));
    return true;
}

static gpointer help(gpointer data) {
    while (job_take(data))
        ;
    return NULL;
}

static void add_jobs(GPtrArray *jobs, const struct report *report, const struct figure *figure,
                     const struct workbook *workbook) {
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (!report->dataset->settings.publishes[language])
            continue;
        struct job *job = g_new0(struct job, 1);
        *job = (struct job){figure, workbook, (enum language)language};
        g_ptr_array_add(jobs, job);
    }
}

/* The caller works too, so that all is done where no thread can be made. Takes the jobs. */
static bool run_jobs(const struct report *report, struct sink *sink, GPtrArray *jobs, const struct spread *spread,
                     GError **error) {
    struct workshop shop = {.report = report, .sink = sink, .jobs = jobs};
    g_autoptr(GPtrArray) threads = g_ptr_array_new();
    g_mutex_init(&shop.lock);
    for (guint wanted = MIN((guint)spread->threads, jobs->len); threads->len + 1 < wanted;) {
        GThread *thread = g_thread_try_new("spread", help, &shop, NULL);
        if (!thread)
            break;
        g_ptr_array_add(threads, thread);
    }
    do
        spread->tell(spread->data, (guint)g_atomic_int_get(&shop.done), jobs->len);
    while (job_take(&shop));
    for (guint i = 0; i < threads->len; i++)
        g_thread_join(g_ptr_array_index(threads, i));
    g_mutex_clear(&shop.lock);
    g_ptr_array_unref(jobs);
    if (!shop.error)
        return true;
    g_propagate_error(error, shop.error);
    return false;
}

bool render_all_pictures(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    GPtrArray *jobs = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        if (figure->chart.type != CHART_NONE)
            add_jobs(jobs, report, figure, NULL);
    }
    bool done = run_jobs(report, sink, jobs, spread, error);
    render_chart_pictures_end();
    return done;
}

bool render_all_workbooks(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    GPtrArray *jobs = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < report->workbooks->len; i++)
        add_jobs(jobs, report, NULL, g_ptr_array_index(report->workbooks, i));
    return run_jobs(report, sink, jobs, spread, error);
}

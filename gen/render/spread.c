/* Pictures and workbooks are expensive to make and independent of each other, so they are spread over threads. */
#include "render/render.h"

struct job {
    const struct figure *figure; /* a chart's pictures, or else */
    const struct workbook *workbook;
    enum language language;
};

struct workshop {
    const struct report *report;
    struct sink *sink;
    GMutex lock;
    GCond changed;
    unsigned done;
    GError *error; /* the first one */
};

static void job_run(gpointer data, gpointer user_data) {
    g_autofree struct job *job = data;
    struct workshop *shop = user_data;
    GError *error = NULL;
    if (job->figure)
        render_chart_pictures(shop->report, job->figure, job->language, shop->sink, &error);
    else
        render_workbook(shop->report, job->workbook, job->language, shop->sink, &error);
    g_mutex_lock(&shop->lock);
    shop->done++;
    if (!shop->error)
        shop->error = g_steal_pointer(&error);
    g_clear_error(&error);
    g_cond_signal(&shop->changed);
    g_mutex_unlock(&shop->lock);
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

/* Takes the jobs. */
static bool run_jobs(const struct report *report, struct sink *sink, GPtrArray *jobs, const struct spread *spread,
                     GError **error) {
    struct workshop shop = {.report = report, .sink = sink};
    g_mutex_init(&shop.lock);
    g_cond_init(&shop.changed);
    GThreadPool *pool = g_thread_pool_new(job_run, &shop, spread->threads, TRUE, error);
    for (guint i = 0; i < jobs->len; i++) {
        if (pool)
            g_thread_pool_push(pool, g_ptr_array_index(jobs, i), NULL);
        else
            g_free(g_ptr_array_index(jobs, i));
    }
    if (pool) {
        g_mutex_lock(&shop.lock);
        while (shop.done < jobs->len) {
            spread->tell(spread->data, shop.done, jobs->len);
            g_cond_wait(&shop.changed, &shop.lock);
        }
        g_mutex_unlock(&shop.lock);
        g_thread_pool_free(pool, FALSE, TRUE);
    }
    g_mutex_clear(&shop.lock);
    g_cond_clear(&shop.changed);
    g_ptr_array_unref(jobs);
    if (shop.error)
        g_propagate_error(error, shop.error);
    return pool && !shop.error;
}

bool render_all_pictures(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    GPtrArray *jobs = g_ptr_array_new();
    for (guint i = 0; i < report->figures->len; i++) {
        const struct figure *figure = g_ptr_array_index(report->figures, i);
        if (figure->chart.type != CHART_NONE)
            add_jobs(jobs, report, figure, NULL);
    }
    return run_jobs(report, sink, jobs, spread, error);
}

bool render_all_workbooks(const struct report *report, struct sink *sink, const struct spread *spread, GError **error) {
    GPtrArray *jobs = g_ptr_array_new();
    for (guint i = 0; i < report->workbooks->len; i++)
        add_jobs(jobs, report, NULL, g_ptr_array_index(report->workbooks, i));
    return run_jobs(report, sink, jobs, spread, error);
}

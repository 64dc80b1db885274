#include "read/events.h"

#include <stddef.h>

static int compare_events(gconstpointer left, gconstpointer right) {
    const struct event *a = left, *b = right;
    return (a->date > b->date) - (a->date < b->date);
}

static bool has_day(const GArray *events, day_number day) {
    for (guint i = 0; i < events->len; i++)
        if (g_array_index(events, struct event, i).date == day)
            return true;
    return false;
}

static void read_event(struct report_file *file, const struct key_value *entry, GArray *events) {
    static const struct key keys[] = {
        {"date", true, keys_read_date, offsetof(struct event, date)},
        {"name", true, keys_read_localized, offsetof(struct event, name)},
    };
    struct event event = {0};
    keys_read(file, entry, keys, G_N_ELEMENTS(keys), &event);
    if (!event.date)
        return;
    if (has_day(events, event.date))
        keys_report(file, entry, "another event is on this day; name both in one");
    else if (localized_any(&event.name))
        g_array_append_val(events, event);
}

void read_events(struct report_file *file, const struct key_value *entry, void *settings) {
    (void)settings;
    GArray *events = file->reading->dataset->events;
    if (entry->value->kind != YAML_LIST) {
        keys_report(file, entry,
                    "'events' must be a list; write each entry below it as '- {date: 2023-03-13, name: ...}'");
        return;
    }
    for (guint i = 0; i < entry->value->items->len; i++) {
        struct key_value item = {entry->key, entry->key_node, entry->value->items->pdata[i]};
        read_event(file, &item, events);
    }
    g_array_sort(events, compare_events);
}

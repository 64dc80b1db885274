/* Folders with all that is in them, watched: whoever writes there, and however an editor saves. */
#ifndef ADREPORT_SERVE_WATCH_H
#define ADREPORT_SERVE_WATCH_H

typedef void watch_changed(void *data);

struct watch;

/* Calls changed, from the main loop, once it is quiet for a moment after something changed in one of the folders (NULL ends them),
 * also if a folder came, went or changed places with another. Folders that are hidden, by a full stop, are not looked into. */
struct watch *watch_new(const char *const *folders, watch_changed *changed, void *data);
void watch_free(struct watch *watch);

/* Why some changes will not be seen; NULL if all will. */
const char *watch_problem(const struct watch *watch);

#endif

/* The pages that are open in browsers and listen: server-sent events (HTML standard, 9.2). */
#ifndef ADREPORT_SERVE_READERS_H
#define ADREPORT_SERVE_READERS_H

#include <libsoup/soup.h>

struct readers;

struct readers *readers_new(void);
void readers_free(struct readers *readers);

/* Answers a message as long as its sender listens. path is that of the page in the edition, seen the state in which it was sent. */
void readers_add(struct readers *readers, SoupServerMessage *message, const char *path, const char *seen);

/* Sends all what was found, and whoever comes later too. */
void readers_tell_findings(struct readers *readers, const char *json);

/* Calls work with the path of each page that is open, once each. */
void readers_each_path(const struct readers *readers, void (*work)(const char *path, void *data), void *data);

/* Says in which state a page is now: those that are open in another load it anew. */
void readers_tell_page(struct readers *readers, const char *path, const char *seen);

#endif

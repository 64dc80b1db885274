/* The web server: who is answered, and with what. */
#ifndef ADREPORT_SERVE_SERVER_H
#define ADREPORT_SERVE_SERVER_H

#include "serve/readers.h"
#include "serve/worker.h"

struct server {
    const struct serve_program *program;
    struct worker *worker;
    struct readers *readers;
    SoupServer *soup;
};

/* Listens at a port of 127.0.0.1 and of ::1, if there is one; 0: any that is free. worker is set before the main loop runs. False, with
 * *error set, if the port cannot be had. */
bool server_listen(struct server *server, unsigned port, GError **error);

/* The port that it listens at. */
unsigned server_port(const struct server *server);

/* Listens no more, and ends what is not answered yet. The worker is gone by now. */
void server_end(struct server *server);

#endif

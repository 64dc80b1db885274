#include "publish/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const int ends[] = {SIGINT, SIGTERM, SIGHUP};

static sigset_t ending_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        sigaddset(&set, ends[i]);
    return set;
}

/* Ends the program as if the signal had not been held back, so that a shell sees what it was. */
static void die(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    signal(number, SIG_DFL);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    _exit(128 + number); /* it was ignored, as under nohup */
}

static gpointer wait_for_signals(gpointer data) {
    struct interrupt *interrupt = data;
    struct pollfd watched[] = {{interrupt->signals, POLLIN, 0}, {interrupt->ending, POLLIN, 0}};
    struct signalfd_siginfo signal;
    while (poll(watched, G_N_ELEMENTS(watched), -1) < 0)
        ;
    if (watched[1].revents || read(interrupt->signals, &signal, sizeof signal) != sizeof signal)
        return NULL;
    staging_abandon(interrupt->staging);
    die((int)signal.ssi_signo);
    return NULL;
}

void interrupt_begin(struct interrupt *interrupt, struct staging *staging) {
    sigset_t set = ending_signals();
    interrupt->staging = staging;
    interrupt->thread = NULL;
    /* What was ignored when the program was started, as by nohup, stays ignored. */
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        struct sigaction action;
        if (sigaction(ends[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN)
            sigdelset(&set, ends[i]);
    }
    interrupt->signals = signalfd(-1, &set, SFD_CLOEXEC);
    interrupt->ending = eventfd(0, EFD_CLOEXEC);
    if (interrupt->signals < 0 || interrupt->ending < 0 || pthread_sigmask(SIG_BLOCK, &set, &interrupt->former) != 0)
        return;
    interrupt->thread = g_thread_try_new("interrupt", wait_for_signals, interrupt, NULL);
    if (!interrupt->thread)
        pthread_sigmask(SIG_SETMASK, &interrupt->former, NULL);
}

void interrupt_hold(struct interrupt *interrupt) {
    const uint64_t one = 1;
    if (!interrupt->staging || !interrupt->thread || write(interrupt->ending, &one, sizeof one) != sizeof one)
        return;
    g_thread_join(interrupt->thread);
    interrupt->staging = NULL;
}

void interrupt_end(struct interrupt *interrupt) {
    if (interrupt->thread) {
        interrupt_hold(interrupt);
        interrupt->thread = NULL;
        pthread_sigmask(SIG_SETMASK, &interrupt->former, NULL);
    }
    if (interrupt->signals >= 0)
        close(interrupt->signals);
    if (interrupt->ending >= 0)
        close(interrupt->ending);
    interrupt->signals = interrupt->ending = -1;
}

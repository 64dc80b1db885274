/* What stands where a party's id may stand: keys of several parties together, and of what is of none. */
#ifndef ADREPORT_MODEL_PARTY_GROUP_H
#define ADREPORT_MODEL_PARTY_GROUP_H

#include <glib.h>
#include <stdbool.h>

#define PARTY_KEY_ALL "all"
#define PARTY_KEY_MAPPED "all-mapped"
#define PARTY_KEY_SIGNATORIES "signatories"
#define PARTY_KEY_UNMAPPED "unmapped"
#define PARTY_KEY_SEVERAL "several"

struct party_group {
    const char *key;    /* no party can have it as its id */
    const char *phrase; /* its name: "group.all" */
    bool of_code;       /* only in reports with a party that signed a code of conduct */
};

/* In the order of publication. */
const struct party_group *party_groups(guint *count);

#endif

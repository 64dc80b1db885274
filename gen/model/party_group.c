#include "model/party_group.h"

static const struct party_group groups[] = {
    {PARTY_KEY_MAPPED, "group.mapped", false},     {PARTY_KEY_SIGNATORIES, "group.signatories", true},
    {PARTY_KEY_UNMAPPED, "group.unmapped", false}, {PARTY_KEY_SEVERAL, "group.several", false},
    {PARTY_KEY_ALL, "group.all", false},
};

const struct party_group *party_groups(guint *count) {
    *count = G_N_ELEMENTS(groups);
    return groups;
}

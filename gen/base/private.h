/* Text that nobody should publish: e-mail and street addresses and telephone numbers in names and remarks. */
#ifndef ADREPORT_BASE_PRIVATE_H
#define ADREPORT_BASE_PRIVATE_H

struct private_patterns;

struct private_patterns *private_patterns_new(void);
void private_patterns_free(struct private_patterns *patterns);

/* "an e-mail address", "a telephone number" or "a street address" if the text holds one, else NULL; NULL for NULL. */
const char *private_patterns_find(const struct private_patterns *patterns, const char *text);

#endif

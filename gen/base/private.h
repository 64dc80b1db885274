/* Text that nobody should publish: e-mail and street addresses in names and remarks. */
#ifndef ADREPORT_BASE_PRIVATE_H
#define ADREPORT_BASE_PRIVATE_H

struct private_marks;

struct private_marks *private_marks_new(void);
void private_marks_free(struct private_marks *marks);

/* "an e-mail address" or "a street address" if the text holds one, else NULL; NULL for NULL. */
const char *private_marks_find(const struct private_marks *marks, const char *text);

#endif

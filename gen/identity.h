/* Which program this is: what it is made of decides, beside the input, what it makes. */
#ifndef ADREPORT_IDENTITY_H
#define ADREPORT_IDENTITY_H

/* A sum over the program, the libraries it is linked to, and the fonts of its charts, each by its content: another one makes other bytes,
 * or may. NULL if one of them cannot be read. Caller frees. */
char *program_identity(void);

#endif

/* Where the program's own files are once it is installed. */
#ifndef ADREPORT_READ_INSTALLED_H
#define ADREPORT_READ_INSTALLED_H

/* The templates to use if none are named: those of the current folder, else those installed beside the program, which may
 * have been moved with it, else those under the PREFIX it was made for. "templates" if there are none. Caller frees. */
char *installed_templates(void);

#endif

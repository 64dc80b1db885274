/* The one place that names the program's version: --version, build.json. */
#ifndef ADREPORT_BASE_VERSION_H
#define ADREPORT_BASE_VERSION_H

#define ADREPORT_VERSION "1.1.0"

#endif

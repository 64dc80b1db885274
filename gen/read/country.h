/* Names of countries as platforms write them. */
#ifndef ADREPORT_READ_COUNTRY_H
#define ADREPORT_READ_COUNTRY_H

/* The English name of a country (ISO 3166 alpha-2) in small letters: "netherlands". NULL if it is not known. */
const char *country_english_name(const char *country);

#endif

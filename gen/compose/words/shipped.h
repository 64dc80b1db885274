/* Are the phrases those that the program was made with? */
#ifndef ADREPORT_COMPOSE_WORDS_SHIPPED_H
#define ADREPORT_COMPOSE_WORDS_SHIPPED_H

#include "model/template.h"

/* True if strings.csv is, byte by byte, the one the program was made with: then it has every phrase that any figure asks for,
 * with nothing to fill in but what that figure fills in. What a report says otherwise was held against it when it was read. */
bool phrases_are_shipped(const struct templates *templates);

#endif

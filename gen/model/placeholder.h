/* What stands in a new report until somebody writes what it should be. */
#ifndef ADREPORT_MODEL_PLACEHOLDER_H
#define ADREPORT_MODEL_PLACEHOLDER_H

/* In the place of the publisher's name. A final edition with it is an error. */
#define PLACEHOLDER_PUBLISHER "Name of the publisher"

#endif

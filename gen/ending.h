/* How a run ends if the system takes something away from it. */
#ifndef ADREPORT_ENDING_H
#define ADREPORT_ENDING_H

/* From now on output that was lost, as on a full disk, ends the run as a failure, whichever command made it; and so does a
 * large file that another program cuts short while it is read. */
void ending_watch(void);

#endif

/* What a page of ours may do, as it says itself: nothing runs, and nothing is asked of another host. Servers say the same
 * and more (machine/policy.h), and so does templates/layout.html. */
#ifndef ADREPORT_RENDER_POLICY_H
#define ADREPORT_RENDER_POLICY_H

#define PAGE_POLICY "default-src 'none'; img-src 'self' data:; style-src 'self'; base-uri 'none'; form-action 'none'"

#endif

/* What every page may use. */
#include "compose/slots/slots.h"
#include "compose/about.h"
#include "compose/pages.h"
#include "compose/words/days.h"

/* Whom to ask, and how: by mail if there is an address, else by the publisher's own site. */
static void contact_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    struct writing contact, publisher, licence;
    writing_begin(&contact);
    writing_begin(&publisher);
    writing_begin(&licence);
    struct localized name = localized_same(composer, settings->publisher_name);
    if (settings->publisher_email) {
        g_autofree char *mail = g_strconcat("mailto:", settings->publisher_email, NULL);
        WRITE(composer, &contact, "contact.mail",
              arg_address("address", localized_same(composer, settings->publisher_email),
                          report_string(composer->report, mail)));
    } else if (settings->publisher_url) {
        WRITE(composer, &contact, "contact.site", arg_address("publisher", name, settings->publisher_url));
    } else {
        WRITE(composer, &contact, "contact.none", arg_text("publisher", name));
    }
    WRITE(composer, &publisher, "fact.value", arg_address("value", name, settings->publisher_url));
    WRITE(composer, &licence, "fact.value",
          arg_address("value", composer->report->licence_name, composer->report->licence_url));
    slot_writing(composer, page, "contact", &contact);
    slot_writing(composer, page, "publisher.site", &publisher);
    slot_writing(composer, page, "licence.text", &licence);
}

/* What was done about names of persons. It claims no more than was done. */
static void privacy_slot(struct composer *composer, struct page *page) {
    struct writing privacy;
    bool marked = false;
    writing_begin(&privacy);
    for (guint i = 0; i < composer->dataset->advertisers->len; i++)
        marked = marked || g_array_index(composer->dataset->advertisers, struct advertiser, i).person;
    if (marked)
        writing_add(composer, &privacy, "privacy.marked", NULL, 0);
    slot_writing(composer, page, "privacy", &privacy);
}

/* How a range reads, in the money of this report: "€ 100 tot 250". */
static void example_slot(struct composer *composer, struct page *page) {
    struct localized words = {{NULL}};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        text_append_interval_prose(out, (enum language)i, UNIT_MONEY, composer->dataset->settings.currency,
                                   interval_between(100 * 100, 250 * 100));
        words.text[i] = report_string(composer->report, out->str);
    }
    slot_text(composer, page, "example.range", words);
}

/* What every page may use. */
/* Where each platform that says so defines what it calls political. */
static void political_slot(struct composer *composer, struct page *page) {
    g_autofree int *platforms = g_new0(int, composer->dataset->platforms->len + 1);
    struct writing words;
    guint count = 0;
    for (int i = 0; i < (int)composer->dataset->platforms->len; i++)
        if (localized_any(&dataset_platform(composer->dataset, i)->definition))
            platforms[count++] = i;
    writing_begin(&words);
    if (count > 0)
        WRITE(composer, &words, "political", arg_platforms(composer, "platforms", platforms, count, "list.and"));
    slot_writing(composer, page, "political", &words);
}

void common_slots(struct composer *composer, struct page *page) {
    const struct settings *settings = &composer->dataset->settings;
    slot_page(composer, page, "link.index", "index");
    slot_page(composer, page, "link.unmapped", "unmapped");
    slot_page(composer, page, "link.largest", "largest");
    for (guint i = 0; page_single_key(i); i++) {
        g_autofree char *name = g_strconcat("link.", page_single_key(i), NULL);
        if (page_single(composer, page_single_key(i)))
            slot_page(composer, page, name, page_single_key(i));
    }
    slot_text(composer, page, "site", composer->report->title);
    slot_text(composer, page, "edition", composer->report->edition_line);
    slot_text(composer, page, "edition.date", localized_date(composer, settings->edition_date));
    slot_text(composer, page, "period", localized_period(composer, settings->period));
    slot_text(composer, page, "publisher", localized_same(composer, settings->publisher_name));
    slot_text(composer, page, "licence", composer->report->licence_name);
    slot_text(composer, page, "citation", composer->report->citation);
    slot_text(composer, page, "limits", composer->report->limits);
    slot_text(composer, page, "election",
              settings->election_date ? SENTENCE(composer, "election", arg_text("name", settings->election_name),
                                                 arg_date(composer, "date", settings->election_date))
                                      : localized_same(composer, ""));
    example_slot(composer, page);
    contact_slots(composer, page);
    privacy_slot(composer, page);
    political_slot(composer, page);
}

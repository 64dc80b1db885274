/* What fills a {{slot}}: words, links, key figures, lists. */
#ifndef ADREPORT_COMPOSE_SLOTS_SLOT_H
#define ADREPORT_COMPOSE_SLOTS_SLOT_H

#include "compose/words/phrase.h"

struct slot *slot_add(struct composer *composer, struct page *page, const char *name, enum slot_kind kind);
void slot_text(struct composer *composer, struct page *page, const char *name, struct localized text);
void slot_writing(struct composer *composer, struct page *page, const char *name, struct writing *writing);
void slot_aside(struct composer *composer, struct page *page, const char *name, struct writing *writing);
void slot_page(struct composer *composer, struct page *page, const char *name, const char *key);
void slot_workbook(struct composer *composer, struct page *page, struct subject about);

/* Key figures under construction. */
struct fact_list {
    GArray *facts[LANGUAGE_COUNT];
};

void facts_begin(struct fact_list *list);
void fact_add(struct composer *composer, struct fact_list *list, struct localized term, struct argument value,
              const char *remark_key, const struct argument *arguments, guint count);
#define FACT(composer, list, term, value, remark, ...)                                    \
    fact_add(composer, list, term, value, remark, (const struct argument[]){__VA_ARGS__}, \
             sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))
void slot_facts(struct composer *composer, struct page *page, struct fact_list *list);

/* Cards under construction. A card has the term as a link, and beside its words a column of a figure, drawn small; figure
 * NULL: nothing is drawn. */
struct card_list {
    GArray *cards[LANGUAGE_COUNT];
};

void cards_begin(struct card_list *list);
void card_add(struct composer *composer, struct card_list *list, struct argument term, struct argument value,
              const char *remark_key, const struct argument *arguments, guint count);
#define CARD(composer, list, term, value, remark, ...)                                    \
    card_add(composer, list, term, value, remark, (const struct argument[]){__VA_ARGS__}, \
             sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument))

/* Gives the card added last the colour of a party and a drawing. */
void card_draw(struct card_list *list, const struct party *who, const struct figure *figure, guint column);
void slot_cards(struct composer *composer, struct page *page, const char *name, struct card_list *list);

/* A list under construction: struct list_item. One without items is no list, so that its heading goes with it. */
struct list {
    GArray *items[LANGUAGE_COUNT];
};

void list_begin(struct list *list);
void list_add(struct composer *composer, struct list *list, struct writing *writing);
void slot_list(struct composer *composer, struct page *page, const char *name, struct list *list);

#endif

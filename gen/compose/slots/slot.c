/* The making of a slot: words, links, key figures and lists take the form in which a page holds them. */
#include "compose/slots/slot.h"
#include "compose/about.h"

#include <string.h>

struct slot *slot_add(struct composer *composer, struct page *page, const char *name, enum slot_kind kind) {
    struct slot *slot = report_alloc(composer->report, sizeof *slot);
    slot->kind = kind;
    g_hash_table_insert(page->slots, (gpointer)report_string(composer->report, name), slot);
    return slot;
}

void slot_text(struct composer *composer, struct page *page, const char *name, struct localized text) {
    struct slot *slot = slot_add(composer, page, name, SLOT_PROSE);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        slot->prose[i].spans = report_alloc(composer->report, sizeof(struct span));
        slot->prose[i].spans[0].text = text.text[i];
        slot->prose[i].count = text.text[i] && *text.text[i] ? 1 : 0;
    }
}

void slot_writing(struct composer *composer, struct page *page, const char *name, struct writing *writing) {
    writing_end(composer, writing, slot_add(composer, page, name, SLOT_PROSE)->prose);
}

void slot_aside(struct composer *composer, struct page *page, const char *name, struct writing *writing) {
    writing_end(composer, writing, slot_add(composer, page, name, SLOT_ASIDE)->prose);
}

void slot_page(struct composer *composer, struct page *page, const char *name, const char *key) {
    slot_add(composer, page, name, SLOT_LINK)->page = page_single(composer, key);
}

void slot_workbook(struct composer *composer, struct page *page, struct subject about) {
    g_autofree char *name = subject_workbook(composer->dataset, about);
    struct slot *slot = slot_add(composer, page, "link.workbook", SLOT_LINK);
    slot->file = localized_sheets(composer, name, ".xlsx");
}

void facts_begin(struct fact_list *list) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        list->facts[i] = g_array_new(FALSE, TRUE, sizeof(struct fact));
}

/* Terms, values and remarks in every language. */
static void make_facts(struct composer *composer, struct argument term, struct argument value, const char *remark_key,
                       const struct argument *arguments, guint count, struct fact facts[LANGUAGE_COUNT]) {
    struct writing terms, values, remarks;
    struct prose prose[3][LANGUAGE_COUNT];
    term.name = "term";
    value.name = "value";
    writing_begin(&terms);
    writing_begin(&values);
    writing_begin(&remarks);
    WRITE(composer, &terms, "fact.term", term);
    if (localized_any(&value.text))
        WRITE(composer, &values, "fact.value", value);
    if (remark_key)
        writing_add(composer, &remarks, remark_key, arguments, count);
    writing_end(composer, &terms, prose[0]);
    writing_end(composer, &values, prose[1]);
    writing_end(composer, &remarks, prose[2]);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        facts[i] = (struct fact){prose[0][i], prose[1][i], prose[2][i]};
}

void fact_add(struct composer *composer, struct fact_list *list, struct localized term, struct argument value,
              const char *remark_key, const struct argument *arguments, guint count) {
    struct fact facts[LANGUAGE_COUNT];
    make_facts(composer, arg_text("term", term), value, remark_key, arguments, count, facts);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_array_append_val(list->facts[i], facts[i]);
}

void slot_facts(struct composer *composer, struct page *page, struct fact_list *list) {
    struct slot *slot = slot_add(composer, page, "facts", SLOT_FACTS);
    slot->fact_count = list->facts[0]->len;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        slot->facts[i] = report_alloc(composer->report, slot->fact_count * sizeof(struct fact));
        if (slot->fact_count > 0)
            memcpy(slot->facts[i], list->facts[i]->data, slot->fact_count * sizeof(struct fact));
        g_array_unref(list->facts[i]);
    }
}

void list_begin(struct list *list) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        list->items[i] = g_array_new(FALSE, TRUE, sizeof(struct list_item));
}

void list_add(struct composer *composer, struct list *list, struct writing *writing) {
    struct prose prose[LANGUAGE_COUNT];
    writing_end(composer, writing, prose);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct list_item item = {.words = prose[i]};
        g_array_append_val(list->items[i], item);
    }
}

void slot_list(struct composer *composer, struct page *page, const char *name, struct list *list) {
    bool any = false;
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        any = any || list->items[i]->len > 0;
    struct slot *slot = slot_add(composer, page, name, any ? SLOT_LIST : SLOT_PROSE);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        guint count = list->items[i]->len;
        if (count > 0) {
            slot->item_count[i] = count;
            slot->items[i] = report_alloc(composer->report, count * sizeof(struct list_item));
            memcpy(slot->items[i], list->items[i]->data, count * sizeof(struct list_item));
        }
        g_array_unref(list->items[i]);
    }
}

void cards_begin(struct card_list *list) {
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        list->cards[i] = g_array_new(FALSE, TRUE, sizeof(struct card));
}

void card_add(struct composer *composer, struct card_list *list, struct argument term, struct argument value,
              const char *remark_key, const struct argument *arguments, guint count) {
    struct fact facts[LANGUAGE_COUNT];
    make_facts(composer, term, value, remark_key, arguments, count, facts);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct card card = {.words = facts[i]};
        g_array_append_val(list->cards[i], card);
    }
}

void card_draw(struct card_list *list, const struct party *who, const struct figure *figure, guint column) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct card *card = &g_array_index(list->cards[i], struct card, list->cards[i]->len - 1);
        card->colour = who->colour;
        card->notches = who->notches;
        card->drawn = figure;
        card->column = column;
    }
}

void slot_cards(struct composer *composer, struct page *page, const char *name, struct card_list *list) {
    struct slot *slot = slot_add(composer, page, name, SLOT_CARDS);
    slot->card_count = list->cards[0]->len;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        slot->cards[i] = report_alloc(composer->report, slot->card_count * sizeof(struct card));
        if (slot->card_count > 0)
            memcpy(slot->cards[i], list->cards[i]->data, slot->card_count * sizeof(struct card));
        g_array_unref(list->cards[i]);
    }
}

/* The page of a platform. */
#include "compose/slots/slots.h"
#include "compose/slots/said.h"
#include "compose/about.h"
#include "compose/words/days.h"
#include "compose/words/measures.h"
#include "compose/words/missing.h"

static void write_services(struct composer *composer, struct page *page, const struct platform *about) {
    struct writing services, definition;
    writing_begin(&services);
    writing_begin(&definition);
    if (about->services)
        WRITE(composer, &services, "platform.services", arg_same(composer, "services", about->services));
    if (localized_any(&about->definition))
        WRITE(composer, &definition, "platform.definition", arg_text("definition", about->definition));
    else
        WRITE(composer, &definition, "platform.definition.none", arg_same(composer, "platform", about->name));
    slot_writing(composer, page, "services", &services);
    slot_writing(composer, page, "definition", &definition);
}

/* How many accounts the numbers of a measure are of, if there are none of any account that is linked to no party; 0: the
 * platform lists others too, or some of these accounts have no number, or no account is named. */
static guint accounts_looked_up(const struct composer *composer, int platform, enum measure measure) {
    enum state rest = totals_whole(composer->totals, platform, GROUP_UNMAPPED, measure)->state;
    const GArray *accounts = totals_accounts(composer->totals, platform);
    if (!totals_names_advertisers(composer->totals, platform) || rest == STATE_VALUE || rest == STATE_NONE_LISTED ||
        totals_whole(composer->totals, platform, GROUP_MAPPED, measure)->flags & TOTAL_LEAVES_OUT)
        return 0;
    for (guint i = 0; i < accounts->len; i++)
        if (g_array_index(accounts, struct account_total, i).parties->len == 0)
            return 0;
    return accounts->len;
}

static void add_platform_facts(struct composer *composer, struct fact_list *facts, int platform) {
    const char *id = dataset_platform(composer->dataset, platform)->id;
    for (int i = 0; i < MEASURE_COUNT; i++) {
        const struct figure *figure = platform_figure(composer, (enum measure)i);
        guint accounts = accounts_looked_up(composer, platform, (enum measure)i);
        const char *whose = accounts > 0 ? "all_mapped" : "all";
        if (!measure_shown(composer, i) || !figure_has_value(figure, id, whose))
            continue;
        bool same = has_days_of_spending(composer, platform, (enum measure)i);
        bool known = !(totals_whole(composer->totals, platform, GROUP_ALL, (enum measure)i)->flags & TOTAL_LEAVES_OUT);
        const char *what = accounts > 0 ? "fact.accounts" : known ? "fact.all" : "fact.all.known";
        g_autofree char *key = g_strconcat(what, same ? ".same" : "", NULL);
        FACT(composer, facts, measure_name(composer, (enum measure)i),
             arg_cell(composer, "value", figure, id, whose, true), key, arg_counted(composer, "count", accounts),
             arg_days(composer, "period", platform, (enum measure)i));
    }
}

static void write_lead(struct composer *composer, struct writing *lead, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    const struct figure *spend = platform_figure(composer, MEASURE_SPEND);
    struct argument where = arg_same(composer, "platform", about->name);
    if (known_with_spending(composer->known, platform) > 0) {
        write_together(composer, lead, platform);
        write_conditions(composer, lead, platform, -1);
        write_linked_share(composer, lead, platform, true);
        if (figure_has_value(spend, about->id, "unmapped"))
            WRITE(composer, lead, "lead.platform.unmapped",
                  arg_cell(composer, "amount", spend, about->id, "unmapped", true), platform_days(composer, platform));
    } else {
        write_missing_spending(composer, lead, subject_of_platform(platform));
        write_linked_share(composer, lead, platform, false);
    }
    const struct figure *payers = figure_about(composer, subject_of_platform(platform), "payers");
    if (payers && figure_has_value(payers, "named", "share"))
        WRITE(composer, lead, "lead.platform.payers", where,
              arg_cell(composer, "share", payers, "named", "share", true));
    if (known_is_unasked(composer->known, platform, GROUP_ALL))
        WRITE(composer, lead, "lead.platform.unasked", where);
}

void platform_slots(struct composer *composer, struct page *page, int platform) {
    const struct platform *about = dataset_platform(composer->dataset, platform);
    struct writing lead, missing, code;
    struct fact_list facts;
    writing_begin(&lead);
    writing_begin(&missing);
    writing_begin(&code);
    facts_begin(&facts);
    write_lead(composer, &lead, platform);
    add_platform_facts(composer, &facts, platform);
    write_missing_measures(composer, &missing, subject_of_platform(platform));
    slot_text(composer, page, "platform", localized_same(composer, about->name));
    slot_writing(composer, page, "lead", &lead);
    slot_facts(composer, page, &facts);
    slot_aside(composer, page, "missing", &missing);
    write_services(composer, page, about);
    write_signing(composer, &code, -1, platform);
    slot_writing(composer, page, "code", &code);
    slot_workbook(composer, page, subject_of_platform(platform));
}

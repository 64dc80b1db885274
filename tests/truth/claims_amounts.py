"""Sentences that say an amount: it is about the party and platform they name, and about the days they say."""

import re

from claims_rank import number, place_said
from phrases import names_listed
from periods import period_is
from soundness import shown, shown_days
from reading import INF
from universe import MEASURES


def parts(context, sentence, match):
    """The party and platform that a sentence is about, by its words or its page."""
    party = context.universe.names.index(match['party']) if match['party'] in context.universe.names else None
    if party is None:
        party = next((context.asker.parties[part] for part in sentence.page if part in context.asker.parties), None)
    return party, context.platform_of(sentence, match)


def measure_of(match):
    word = match.key.removesuffix('.one').rsplit('.', 1)[-1]
    return word if word in MEASURES else 'spend'


def measure_of_figure(figure):
    return next((measure for measure in MEASURES if figure and (f'{measure}-by-' in figure.id or f'{measure}-cumulative' in figure.id)),
                'spend')


def days_said(context, sentence, match, days):
    """The days in {period} are those that the number is about."""
    if match['period'] is None or not days:
        return
    said = days_fit(context, sentence, match['period'], days)
    if said is None:
        yield 'unread', match.text, f'these days are not understood: {match["period"]}'
    elif not said:
        yield 'false-days', match.text, f'the number is about {shown_days(days[0] if isinstance(days, list) else days)}'


def days_fit(context, sentence, text, days):
    """Whether words mean these days, or 'P: ..., Q: ...' those of each platform; None where they are not understood."""
    names = '|'.join(re.escape(platform.name) for platform in context.universe.platforms)
    pieces = re.split(rf'(?:^|;? en |;? and |[;,] )({names}): ', text)
    if len(pieces) == 1:
        fits = [period_is(text, sentence.language, some) for some in (days if isinstance(days, list) else [days])]
        return None if None in fits else any(fits)
    measure = measure_of_figure(sentence.figure)
    fits = []
    for name, words in zip(pieces[1::2], pieces[2::2]):
        platform = next(index for index, one in enumerate(context.universe.platforms) if one.name == name)
        fits.append(period_is(words, sentence.language, context.platform_days(platform, measure)))
    return None if None in fits else all(fits)


def amount(context, sentence, match, subject=None):
    """The cell that a sentence quotes is the one it speaks of."""
    party, platform = parts(context, sentence, match)
    measure = measure_of(match)
    subject = party if subject is None else subject
    if platform is None or subject is None:
        yield 'unread', match.text, 'no platform, or nobody, is named'
        return
    words = match['amount'] or match['value']
    found = False
    days = context.collected(platform, measure)
    for figure, row, column, text in sentence.cells:
        question = context.asker.ask(context.edition.figures[figure], row, column)
        if question and (question.kind, question.platform, question.subject, question.measure) == ('total', platform, subject, measure) \
                and text == words:
            found = True
            cell = context.edition.number(figure, row, column)
            days = cell.days if cell.days is not None else days
    if not found:
        yield 'wrong-cell', match.text, f'no cell about {subject}, {measure} reads {words}'
    yield from days_said(context, sentence, match, days)


def together(context, sentence, match):
    """'Together 3 parties spent': so many are compared, and somebody may have spent something."""
    yield from amount(context, sentence, match, 'mapped')
    platform = context.platform_of(sentence, match)
    spenders = context.spenders(platform)
    if match['count'] is not None and number(match['count']) != len(spenders):
        yield 'false', match.text, f'{len(spenders)} parties have a number, or hide it'
    if all(high == 0 for _, high in spenders.values()):
        yield 'false', match.text, 'nobody spent anything'


def together_known(context, sentence, match):
    """'Spending is known of 2 parties; with the others': so many have a number, and others hide theirs."""
    yield from amount(context, sentence, match, 'mapped')
    platform = context.platform_of(sentence, match)
    known = context.spenders(platform).keys() - context.hidden(platform)
    if number(match['count'] or '1') != len(known) or not context.hidden(platform):
        yield 'false', match.text, f'{len(known)} parties have a number'


def together_zero(context, sentence, match):
    yield from amount(context, sentence, match, 'mapped')
    if any(high > 0 for _, high in context.spenders(context.platform_of(sentence, match)).values()):
        yield 'false', match.text, 'somebody may have spent something'


def one_only(context, sentence, match):
    """'Spending is known of one party.'"""
    yield from together(context, sentence, match)
    spenders = context.spenders(context.platform_of(sentence, match))
    if len(spenders) != 1:
        yield 'false', match.text, f'of {len(spenders)} parties'


def hidden_named(context, sentence, match):
    """'How much it was is not known of B': of these, and of no others."""
    platform = context.platform_of(sentence, match)
    named = set(names_listed(match['parties'] or match['hidden'] or '')[0])
    hidden = {context.universe.names[party] for party in context.hidden(platform)}
    partly = {context.universe.names[party] for party in context.partly_hidden(platform)}
    if not hidden <= named <= partly:
        yield 'false', match.text, f'hidden are {sorted(hidden)}, partly {sorted(partly)}'


def linked_share(context, sentence, match):
    platform = context.platform_of(sentence, match)
    yield from days_said(context, sentence, match, context.platform_days(platform, 'spend'))
    if not any(column == 'linked_share' and row == context.universe.platforms[platform].id for _, row, column, _ in sentence.cells):
        yield 'wrong-cell', match.text, 'no cell is the share that is linked there'


def two_ends(context, sentence, match):
    """'The true amount lies between these bounds', or has no known upper one: so it is of the amount before, the first of its paragraph."""
    cells = [context.edition.number(figure, row, column) for figure, row, column, _ in sentence.cells[:1]]
    for cell in cells:
        if cell is None or not cell.known or cell.low == cell.high or (cell.high == INF) != match.key.endswith('.open'):
            yield 'false', match.text, f'the number is {shown(cell) if cell else "missing"}'


def unmapped(context, sentence, match):
    yield from amount(context, sentence, match, 'unmapped')


def press_place(context, sentence, match):
    yield from place_said(context, sentence, match)
    platform = context.platform_of(sentence, match)
    if match['hidden'] is not None or context.hidden(platform):
        yield from hidden_named(context, sentence, match)
    yield from days_said(context, sentence, match, context.platform_days(platform, 'spend'))


def press_share(context, sentence, match):
    platform = context.platform_of(sentence, match)
    if number(match['count'] or '') not in (-1, len(context.spenders(platform))):
        yield 'false', match.text, f'{len(context.spenders(platform))} parties have a number, or hide it'
    yield from hidden_named(context, sentence, match)
    yield from days_said(context, sentence, match, context.platform_days(platform, 'spend'))


def state_said(context, sentence, match):
    """'How much A spent on P is not known: withheld': there is no number."""
    party, platform = parts(context, sentence, match)
    if party is None or platform is None:
        return
    cell = context.spending_cell(platform, party)
    if cell is not None and cell.known:
        yield 'false', match.text, f'there is a number: {shown(cell)}'


def platform_state(context, sentence, match):
    platform = context.platform_of(sentence, match)
    for party in range(len(context.universe.parties)):
        if context.spending_cell(platform, party).known:
            yield 'false', match.text, 'a party has a number'
            return


def fact_platform(context, sentence, match):
    """'17 parties' below an amount: on the platform that the words name, or else that the amount is of."""
    asked = [context.asker.ask(context.edition.figures[figure], row, column) for figure, row, column, _ in sentence.cells]
    platform = context.platform_of(sentence, match)
    platform = next((question.platform for question in asked if question), None) if platform is None else platform
    if platform is None:
        return
    known = [party for party in range(len(context.universe.parties)) if context.spending_cell(platform, party).known]
    if match['count'] is not None and number(match['count']) not in (len(known), len(context.spenders(platform))):
        yield 'false', match.text, f'{len(known)} parties have a number'


def about_cards(context, sentence, match):
    """'Spending on P, these days.': the days its spending is known of."""
    yield from days_said(context, sentence, match, context.platform_days(context.platform_of(sentence, match), 'spend'))


def fact_value(context, sentence, match):
    """The days under a key figure are those of its number."""
    for figure, row, column, _ in sentence.cells:
        question = context.asker.ask(context.edition.figures[figure], row, column)
        if question:
            yield from days_said(context, sentence, match, context.days_about(question, context.edition.number(figure, row, column)))


def fact_place(context, sentence, match):
    yield from fact_value(context, sentence, match)
    for figure, row, column, _ in sentence.cells:
        question = context.asker.ask(context.edition.figures[figure], row, column)
        if question and question.kind == 'place' and number(match['count']) != len(context.spenders(question.platform)):
            yield 'false', match.text, f'{len(context.spenders(question.platform))} parties have a number or a hidden one'


def links_counted(context, sentence, match):
    linked = sum(len({party for _, _, parties in advertiser.links for party in parties})
                 for advertiser in context.universe.advertisers)
    if number(match['count']) != linked:
        yield 'false', match.text, f'advertisers are linked to a party {linked} times'

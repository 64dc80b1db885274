"""Sentences that say that something is not there, and notes: each is asked of the rows of the input."""

import datetime
import itertools
import re

from claims_amounts import measure_of_figure, parts
from phrases import names_listed
from soundness import should_be_not_linked
from universe import MEASURES


def main_rows(context, platform=None, measure=None):
    for row in context.report.rows:
        if row.role == 'main' and (platform is None or row.platform == platform) and row.last >= context.universe.first and \
                row.first <= context.universe.last and (measure is None or measure in row.cells):
            yield row


def has_number(row, measure):
    return measure in row.cells and row.cells[measure].state == 'value'


def platforms_named(context, sentence, match):
    """The platform of a sentence, or those in its list: 'Alpha (1 to 5 March); or Beta and Gamma'."""
    if match['platforms'] is None:
        platform = parts(context, sentence, match)[1]
        return [] if platform is None else [platform]
    names = re.sub(r'\([^)]*\)', '', match['platforms'])
    return [index for index, platform in enumerate(context.universe.platforms)
            if re.search(rf'(?<!\w){re.escape(platform.name)}(?!\w)', names)]


def party_none(context, sentence, match):
    """'A is not in the figures of P': it could have been, and no row is about it."""
    party, platforms = parts(context, sentence, match)[0], platforms_named(context, sentence, match)
    if party is None or not platforms:
        yield 'unread', match.text, 'no party or platform is named'
        return
    days = set(context.universe.days)
    for platform in platforms:
        if any(context.oracle.about(row, party, days)[0] and (has_number(row, 'spend') or row.cells['spend'].hidden)
               for row in main_rows(context, platform, 'spend')):
            yield 'false', match.text, 'rows are about it'
        if should_be_not_linked(context, platform, party):
            yield 'false', match.text, 'no account of it is linked there: nobody knows'


def party_not_linked(context, sentence, match):
    party = parts(context, sentence, match)[0]
    for platform in platforms_named(context, sentence, match):
        if party is not None and context.oracle.linked(platform, party):
            yield 'false', match.text, 'an account is linked'


def nothing_of_party(context, sentence, match):
    party, _ = parts(context, sentence, match)
    for platform in range(len(context.universe.platforms)):
        if party is not None and context.spending_cell(platform, party).known:
            yield 'false', match.text, 'there is a number'


def none_of_platform(context, sentence, match):
    """'Nothing is listed in the figures of P.'"""
    platform, measure = context.platform_of(sentence, match), measure_of_figure(sentence.figure)
    for row in main_rows(context, platform, measure):
        if has_number(row, measure) or row.cells[measure].hidden:
            yield 'false', match.text, f'rows give {measure}'
            return


def not_reported(context, sentence, match):
    """'P does not report this': not where it gives the measure anywhere."""
    platform, measure = context.platform_of(sentence, match), measure_of_figure(sentence.figure)
    if any(has_number(row, measure) for row in main_rows(context, platform, measure)):
        yield 'false', match.text, f'rows give {measure}'


def other_currency(context, sentence, match):
    """'P gives these amounts wholly or partly in another currency': some row says so."""
    if not any(row.cells['spend'].state == 'other_currency' for row in main_rows(context, context.platform_of(sentence, match), 'spend')):
        yield 'false', match.text, 'no amount is in another currency'


def undivided(context, sentence, match):
    """'For some ads it is not known to which part they belong': there is a row about a whole ad, beside one about a part of one."""
    measure = measure_of_figure(sentence.figure)
    ads = [row for row in main_rows(context, None, measure) if row.ad is not None]
    if all(row.divided for row in ads) or not any(row.divided for row in ads):
        yield 'false', match.text, 'all ads are divided, or none is'


def no_figures(context, sentence, match):
    measure = next((m for m in MEASURES if match['measure'] and m in sentence.figure.id), measure_of_figure(sentence.figure))
    if any(has_number(row, measure) for row in main_rows(context, None, measure)):
        yield 'false', match.text, f'rows give {measure}'


def no_regions(context, sentence, match):
    if any(row.region is not None for row in main_rows(context)):
        yield 'false', match.text, 'rows are about regions'


def no_bins(context, sentence, match):
    """'P gives amounts over longer periods, not by day': no row with an amount lies within one bin."""
    platform = context.platform_of(sentence, match)
    if platform is None:
        return
    party = parts(context, sentence, match)[0]
    if sentence.figure is not None and party is None:
        party = context.asker.scope(sentence.figure.id)[0]
    subject = party if party is not None else ('mapped' if sentence.figure is None or not sentence.figure.id.startswith('platform-')
                                               else 'all')
    for row in main_rows(context, platform, 'spend'):
        some, all_of_it = context.oracle.about(row, subject, set(context.universe.days))
        if some and all_of_it and not row.divided and has_number(row, 'spend') and row.cells['spend'].low > 0 and within_bin(context, row):
            yield 'false', match.text, f'a row lies within one {context.universe.axis}, with an amount'
            return


def within_bin(context, row):
    first, last = bin_of(context, row.first), bin_of(context, row.last)
    return first == last and row.first >= context.universe.first and row.last <= context.universe.last


def bin_of(context, day):
    date = datetime.date.fromordinal(day)
    return {'day': date.isoformat(), 'week': '%04d-W%02d' % date.isocalendar()[:2], 'month': date.isoformat()[:7]}[context.universe.axis]


def whole_parties(context, sentence, match):
    """'The figures name no single advertisers.'"""
    platform = context.platform_of(sentence, match)
    if any(row.advertiser is not None for row in main_rows(context, platform)):
        yield 'false', match.text, 'rows name advertisers'


def all_mapped(context, sentence, match):
    days = set(context.universe.days)
    if any(context.oracle.about(row, 'unmapped', days)[0] and row.advertiser is not None for row in main_rows(context)):
        yield 'false', match.text, 'an advertiser that is not linked is in the figures'


def no_links(context, sentence, match):
    if any(advertiser.links for advertiser in context.universe.advertisers):
        yield 'false', match.text, 'there are links'


def no_advertiser_of_party(context, sentence, match):
    party, _ = parts(context, sentence, match)
    if party is None and sentence.figure is not None:
        party = context.asker.scope(sentence.figure.id)[0]
    days = set(context.universe.days)
    if party is not None and any(row.advertiser is not None and context.oracle.about(row, party, days)[0] for row in main_rows(context)):
        yield 'false', match.text, 'a linked advertiser is in the figures'


def no_spending_known(context, sentence, match):
    for platform in range(len(context.universe.platforms)):
        for party in range(len(context.universe.parties)):
            if context.spending_cell(platform, party).known:
                yield 'false', match.text, 'a party has a number'
                return


def too_few(context, sentence, match):
    """'A ranking takes spending of at least two parties.'"""
    if max((len(context.spenders(platform)) for platform in range(len(context.universe.platforms))), default=0) > 1 and \
            len(context.spenders(0)) > 1:
        yield 'false', match.text, 'two parties have a number or a hidden one'


def not_signed(context, sentence, match):
    yield 'false', match.text, 'this report knows nothing of who signed'


# Notes.

def links_open(context, sentence, match):
    """'Of some rows it is not certain which party they belong to.'"""
    if not any(len(context.oracle.whose(row)) > 1 for row in main_rows(context)) and \
            not any(len(parties) > 1 for advertiser in context.universe.advertisers for _, _, parties in advertiser.links):
        yield 'false', match.text, 'every row belongs to one party'


def hidden_compared(context, sentence, match):
    if not any(context.partly_hidden(platform) for platform in range(len(context.universe.platforms))):
        yield 'false', match.text, 'nobody hides a number'


def linked_in_part(context, sentence, match):
    """'Not on all days was an account linked to this party': of the party named, or of some, on the days of some measure."""
    universe = context.universe
    for platform, measure in itertools.product(range(len(universe.platforms)), MEASURES):
        days = context.collected(platform, measure)
        for party in range(len(universe.parties)):
            linked = {day for day in days for account in universe.advertisers for first, last, parties in account.links
                      if account.platform == platform and party in parties and (first is None or first <= day) and (last is None or day <= last)}
            if linked < set(days):
                return
    yield 'false', match.text, 'every party with accounts has them linked on all days'


def linked_only(context, sentence, match):
    if not any(row.advertiser is not None for row in main_rows(context)):
        yield 'false', match.text, 'no row names an advertiser'


def unasked(context, sentence, match):
    for row in main_rows(context):
        until = context.universe.platforms[row.platform].offered_until
        if until is not None and row.last > until:
            return
    yield 'false', match.text, 'no row is about days on which nothing was offered'


def crosses(context, sentence, match):
    for row in main_rows(context):
        if row.first < context.universe.first or row.last > context.universe.last or bin_of(context, row.first) != bin_of(context, row.last) \
                or len(context.oracle.whose(row)) > 1 or row.divided:
            return
    yield 'false', match.text, 'no row crosses an edge'


def leaves_out(context, sentence, match):
    if not any(cell.hidden for row in context.report.rows for cell in row.cells.values()):
        yield 'false', match.text, 'no row hides a number'


def from_parts(context, sentence, match):
    if not any(row.divided for row in context.report.rows):
        yield 'false', match.text, 'no row is about a part'


def ranges(context, sentence, match):
    if not any(cell.state == 'value' and cell.low != cell.high for row in main_rows(context) for cell in row.cells.values()):
        yield 'false', match.text, 'every number is exact'


def periods_differ(context, sentence, match):
    days = {context.collected(platform, measure_of_figure(sentence.figure)) for platform in range(len(context.universe.platforms))}
    if len(days) < 2:
        yield 'false', match.text, 'the days are the same'


# What is there, and counts nowhere.

def references_only(context, sentence, match):
    """'Of A only figures are known that stand beside the others': no row that counts has a number of its spending."""
    party, platform = parts(context, sentence, match)
    days = set(context.universe.days)
    if party is None or platform is None:
        yield 'unread', match.text, 'no party or platform is named'
    elif any(has_number(row, 'spend') and context.oracle.about(row, party, days)[0] for row in main_rows(context, platform)):
        yield 'false', match.text, 'a row that counts is about it'
    elif not any(row.role == 'reference' and row.platform == platform for row in context.report.rows):
        yield 'false', match.text, 'there are no references'


def nothing_counts(context, sentence, match):
    """'The totals hold no spending.'"""
    if any(has_number(row, 'spend') for row in main_rows(context)):
        yield 'false', match.text, 'rows count'


def none_named(context, sentence, match):
    """'No advertiser is named on this platform': none that is listed is linked, and none has certainly spent 1,000."""
    platform = context.platform_of(sentence, match)
    for row in main_rows(context):
        if row.platform == platform and row.advertiser is not None and row.advertiser.home is None and \
                any(row.advertiser.linked(day) for day in range(row.first, row.last + 1) if day in context.universe.days):
            yield 'false', match.text, f'{row.advertiser.name} is linked'


def names_none(context, sentence, match):
    """'The amounts of this platform are about whole parties.'"""
    platform = context.platform_of(sentence, match)
    if any(row.platform == platform and row.advertiser is not None and row.advertiser.home is None for row in main_rows(context)):
        yield 'false', match.text, 'rows name advertisers'


def not_offered(context, sentence, match):
    """'This platform took no political advertising': on none of the report's days."""
    until = context.universe.platforms[context.platform_of(sentence, match)].offered_until
    if until is None or until >= context.universe.first:
        yield 'false', match.text, 'it took some'


def missing(context, sentence, match):
    """'We collected no P figures', 'P and Q say they allow no political ads': there is no number of these, and they are all."""
    party, _ = parts(context, sentence, match)
    names = [platform.name for platform in context.universe.platforms]
    for name in names_listed(match['platforms'] or '')[0]:
        if name not in names or party is None:
            continue
        everybody = match.key.startswith('missing.') and '.party.' not in match.key
        for other in range(len(context.universe.parties)) if everybody and 'not_offered' not in match.key else [party]:
            if context.spending_cell(names.index(name), other).known:
                yield 'false', match.text, f'there is a number of {name}'
                return

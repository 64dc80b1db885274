"""Sentences about when most was spent. A bin that is cut, or misses days, may have been the highest: the truth of a bin is that
of all its calendar days, whether or not the report has them."""

from cells import HIDING
from claims_rank import number, words
from periods import bin_keys
from phrases import normal
from questions import bin_days
from reading import INF
from soundness import as_interval


def bins_of(context, figure, column='spend', listed=False, offered=False):
    """The bins of a figure as intervals for comparison: open upward where days of theirs are not collected. listed: only
    those that have figures, as the sentence then says. offered: days on which nothing was offered are known to hold nothing."""
    intervals, questions = {}, {}
    for row in figure.rows:
        cell = figure.number(row, column)
        question = context.asker.ask(figure, row, column)
        if cell is None or not question or cell.state in ('not_offered', 'not_applicable'):
            continue
        collected = context.collected(question.platform, 'spend') | (context.not_offered(question.platform) if offered else set())
        whole = set(bin_days(context.universe, row)) <= collected
        interval = as_interval(cell)
        if listed and (interval is None or not collected & set(question.days)):
            continue
        questions[row] = question
        if interval is None:
            interval = (0, 0) if cell.state == 'none_listed' else (0, INF)
        intervals[row] = interval if whole else (interval[0], INF)
    return intervals, questions


def has_gaps(context, figure, column='spend'):
    """Whether days along the axis have no figures: what is the highest is then so of those that have, which the subtitle names."""
    for row in figure.rows:
        cell = figure.number(row, column)
        question = context.asker.ask(figure, row, column)
        if cell is None or not question or cell.state in ('not_offered', 'not_applicable'):
            continue
        known = context.collected(question.platform, 'spend') | context.not_offered(question.platform)
        if cell.state not in ('value', 'none_listed') or not set(bin_days(context.universe, row)) & set(context.universe.days) <= known:
            return True
    return False


def true_bins(context, questions):
    return {row: context.oracle.total(question.platform, question.subject, 'spend', bin_days(context.universe, row))
            for row, question in questions.items()}


def possible_bins(intervals):
    best = max((low for low, _ in intervals.values()), default=0)
    return {row for row, (_, high) in intervals.items() if high >= max(best, 1)}


def highest(context, sentence, match):
    figure = sentence.figure
    keys, joined = bin_keys(match['bins'], sentence.language, figure)
    listed = has_gaps(context, figure)
    intervals, questions = bins_of(context, figure, listed=listed)
    if keys is None:
        yield 'unread', match.text, 'the bins are not understood'
        return
    true = true_bins(context, questions)
    top = max(true.values(), default=0)
    tops = {row for row, amount in true.items() if amount == top}
    possible = possible_bins(intervals)
    strict = possible_bins(bins_of(context, figure, listed=listed, offered=True)[0])
    if joined == 'and' and 'equal' not in match.key:
        least = min(true.get(key, 0) for key in keys)
        if any(amount >= least for row, amount in true.items() if row not in keys):
            yield 'false', match.text, f'it was on {sorted(tops)}'
        return
    if top and not tops <= set(keys):
        yield 'false', match.text, f'it was on {sorted(tops)}'
    if set(keys) not in (possible, strict) and max((low for low, _ in intervals.values()), default=0) > 0:
        yield 'weak' if set(keys) > possible else 'unproven', match.text, f'it may be {sorted(possible)} by the published numbers'


def not_certain(context, sentence, match):
    intervals, _ = bins_of(context, sentence.figure, listed=has_gaps(context, sentence.figure))
    if max((low for low, _ in intervals.values()), default=0) == 0:
        return
    possible = possible_bins(intervals)
    strict = possible_bins(bins_of(context, sentence.figure, offered=True)[0])
    if match['count'] is not None and number(match['count']) not in (len(possible), len(strict)):
        yield 'false', match.text, f'{len(possible)} may be by the published numbers and days'
    if len(possible) == 1 and len(intervals) > 1:
        yield 'weak', match.text, f'it is {sorted(possible)} by the published numbers'
    if len(intervals) > 1 and all(low == high for low, high in intervals.values()) and len(set(intervals.values())) == 1:
        yield 'weak', match.text, 'all are the same'


def all_equal(context, sentence, match):
    intervals, questions = bins_of(context, sentence.figure, listed='.listed.' in match.key)
    if len(set(true_bins(context, questions).values())) > 1:
        yield 'false', match.text, 'they differ'


def all_zero(context, sentence, match):
    """'Nothing above zero is listed on any day.'"""
    for row in sentence.figure.rows:
        cell = sentence.figure.number(row, 'spend')
        hidden = cell is not None and cell.state in HIDING and not ('.listed.' in match.key and cell.state == 'not_collected')
        if cell is not None and (cell.known and cell.high > 0 or hidden):
            yield 'false', match.text, f'{row} may be above zero'
            return


def party_bins(context, sentence, match):
    """'The highest spending in one day was by A': of all parties that spent, not of those in the figure alone."""
    figure = sentence.figure
    platform = context.platform_of(sentence, match)
    if platform is None:
        yield 'unread', match.text, 'no platform is named'
        return
    rows = sorted(figure.rows)
    tops = {}
    for party in range(len(context.universe.parties)):
        tops[party] = max((context.oracle.total(platform, party, 'spend', bin_days(context.universe, row)) for row in rows), default=0)
    best = max(tops.values(), default=0)
    true = {party for party, amount in tops.items() if amount == best}
    name = match['party'] or match['parties']
    if name in context.universe.names and true != {context.universe.names.index(name)}:
        yield 'false', match.text, f'it was {words(context, true)}, {best}'


def party_bins_open(context, sentence, match):
    """Not certain: then no party may be the only candidate by the published bins of the figure."""
    figure = sentence.figure
    best = {}
    for column in figure.columns:
        party = context.asker.parties.get(column)
        if party is not None:
            intervals, _ = bins_of(context, figure, column)
            if intervals:
                best[party] = (max(low for low, _ in intervals.values()), max(high for _, high in intervals.values()))
    if not best:
        return
    low = max(low for low, _ in best.values())
    possible = {party for party, (_, high) in best.items() if high >= low}
    outside = set(context.spenders(context.platform_of(sentence, match))) - set(best)
    if len(possible) == 1 and not outside:
        yield 'weak', match.text, f'it is {words(context, possible)} by the published numbers'


def party_bins_zero(context, sentence, match):
    """'Nothing above zero is listed for any party on any day': of all parties, not of those in the figure alone."""
    platform = context.platform_of(sentence, match)
    for party in context.spenders(platform):
        low, high = context.spenders(platform)[party]
        if high > 0:
            yield 'false', match.text, f'{words(context, {party})} may have spent up to {high}'


def headline_again(context, sentence, match):
    """A page repeats the headline of a figure, in its words."""
    headlines = {normal(figure.headline[sentence.language]) for name, figure in context.edition.figures.items() if 'spend' in name}
    if match['headline'] not in headlines:
        yield 'false', match.text, 'no figure has this headline'

"""THE TABLE: what each phrase claims. A key, or the beginning of keys, and the question to ask of the universe; the longest that
fits is asked. None: it claims nothing about this report's data. A phrase that is said and stands in no row is a failure."""

import functools

import claims_amounts as amounts
import claims_figures as figures
import claims_largest as largest
import claims_none as none
import claims_rank as rank
import claims_time as time
from soundness import Failure

CLAIMS = {
    'headline.most': rank.most, 'headline.most.equal': rank.most_equal, 'headline.most.open': rank.most_open,
    'headline.most.none': rank.most_none, 'headline.most.only': rank.most_only,
    'lead.index.first': rank.most, 'lead.index.first.equal': rank.most_equal, 'lead.index.first.all-equal': rank.most_equal, 'lead.index.first.open': rank.most_open,
    'headline.most.some': rank.most, 'headline.most.all-equal': rank.most_equal, 'headline.most.zero': rank.most_zero,
    'headline.places': rank.places, 'headline.places.shared': rank.places_shared, 'headline.of-linked': rank.of_linked,
    'headline.bins.zero': time.all_zero, 'headline.party-own-bins.zero': time.all_zero,
    'headline.share-by-party': None, 'headline.cumulative': None, 'headline.places-until': None, 'headline.by-party-and-region': None, 'headline.party-by-region': None, 'headline.references': None,
    'headline.bins.highest': time.highest, 'headline.bins.open': time.not_certain, 'headline.bins.plain': None,
    'headline.bins.equal': time.all_equal,
    'headline.parties-bins.zero': time.all_zero, 'headline.parties-bins.highest': time.highest, 'headline.parties-bins.open': time.not_certain,
    'headline.parties-bins.plain': None, 'headline.parties-bins.equal': time.all_equal,
    'headline.party-own-bins.highest': time.highest, 'headline.party-own-bins.open': time.not_certain,
    'headline.party-own-bins.plain': None, 'headline.party-own-bins.equal': time.all_equal,
    'headline.party-bins.highest': time.party_bins, 'headline.party-bins.open': time.party_bins_open,
    'headline.party-bins.zero': time.party_bins_zero,
    'headline.platforms': figures.platforms_known,
    'press.state.not_offered': none.not_offered, 'headline.payers': None, 'lead.platform.payers': None,
    'headline.largest': None, 'headline.largest.without': largest.without_party, 'headline.largest.with': largest.without_party,
    'headline.largest.without-at-least': largest.without_party, 'lead.largest': None, 'lead.links': None,
    'empty.largest': none.none_named, 'empty.largest.whole': none.names_none,
    'headline.party-links': None, 'headline.party-links-unlisted': None, 'headline.links-by-party': None,
    'headline.party-by-relation': None, 'note.largest': None, 'note.signatories': None,
    'headline.links': None, 'headline.by-age-gender': None, 'headline.by-party': None, 'headline.by-region': None,
    'headline.coverage': None, 'headline.totals': None, 'headline.rows': None, 'headline.unmapped': None,
    'headline.party-advertisers': None, 'headline.party-by-platform': None, 'headline.changes': None, 'headline.corrections': None,
    'lead.index.spend': amounts.together, 'lead.index.spend.one': amounts.one_only, 'lead.index.none': none.no_spending_known,
    'lead.platform.spend': amounts.together, 'lead.platform.spend.one': amounts.one_only,
    'lead.platform.state': amounts.platform_state, 'lead.platform.unmapped': amounts.unmapped,
    'lead.party.spend': amounts.amount, 'lead.party.place': rank.place_said, 'lead.party.places': rank.place_said, 'lead.party.place.either': rank.place_said,
    'lead.party.none': none.party_none, 'lead.party.none.remark': None, 'lead.party.nothing': none.nothing_of_party,
    'lead.party.state': amounts.state_said,
    'lead.index.spend.known': amounts.together_known, 'lead.party.linked-in-part': none.linked_in_part,
    'lead.index.spend.zero': amounts.together_zero, 'lead.hidden': amounts.hidden_named, 'lead.linked-share': amounts.linked_share,
    'lead.party.state.not_linked': none.party_not_linked, 'lead.party.regions-only': figures.regions_only,
    'lead.party.references-only': none.references_only, 'empty.advertisers.nothing': none.nothing_counts,
    'lead.party.unasked': none.unasked, 'lead.platform.unasked': none.unasked,
    'lead.advertisers': amounts.links_counted, 'lead.links.listed': None, 'published.': None, 'limits.': None, 'lead.advertisers.why': None, 'lead.regions': None,
    'lead.time.day': None, 'lead.time.week': None, 'lead.time.month': None, 'lead.time.headline': time.headline_again, 'lead.time.none': none.no_bins,
    'press.spend': amounts.amount, 'press.impressions': amounts.amount, 'press.clicks': amounts.amount, 'press.reach': amounts.amount, 'press.ads': amounts.amount,
    'press.advertisers': amounts.amount, 'press.share': amounts.press_share, 'press.place': amounts.press_place,
    'press.places': amounts.press_place, 'press.linked-share': amounts.linked_share, 'press.state.not_linked': none.party_not_linked,
    'press.none': none.party_none, 'press.state': amounts.state_said, 'press.source': None,
    'unmapped.amount': amounts.unmapped, 'unmapped.whole': none.whole_parties,
    'fact.platform': amounts.fact_platform, 'fact.card.platform': amounts.fact_platform, 'fact.place': amounts.fact_place,
    'fact.card': amounts.fact_place, 'fact.reason': None, 'bar-key': None, 'index.': None, 'index.unmapped': amounts.unmapped,
    'lead.index.sure': amounts.two_ends, 'lead.index.linked': none.linked_only, 'parties.about': amounts.about_cards, 'parties.about.time': None, 'parties.many': None, 'parties.other': None, 'headline.seen': None, 'card.': None,
    'lead.linked-in-part': none.linked_in_part, 'press.regions-only': figures.regions_only,
    'press.references-only': none.references_only, 'lead.platform.parts': amounts.platform_state, 'lead.party.linked': None, 'missing.': none.missing, 'missing.measures': None, 'fact.': amounts.fact_value,
    'party.code.not-signed': none.not_signed,
    'platform.': None, 'contact.': None, 'changes.': None, 'edition.': None, 'regions.warning': None, 'mark.': None,
    'legend.': None, 'subtitle.': figures.subtitle,
    'empty.headline': None,
    'empty.by-region': none.no_regions, 'empty.value': none.no_bins, 'empty.none_listed': none.none_of_platform,
    'empty.none_listed.party': none.party_none, 'empty.not_linked': none.party_not_linked, 'empty.not_reported': none.not_reported,
    'empty.not_collected': none.not_reported, 'empty.other_currency': none.other_currency, 'empty.suppressed': None, 'empty.withdrawn': None, 'empty.estimated': None,
    'empty.not_offered': None, 'empty.not_applicable': None, 'empty.measure': none.no_figures,
    'empty.spend': none.no_spending_known, 'empty.rank-by-party': none.too_few, 'empty.spend-by-party-and-time': None,
    'empty.all-spend-by-time': None, 'empty.all-spend-by-time.elsewhere': None, 'empty.rank-by-party-and-time': None, 'empty.corrections': None, 'empty.changes': None,
    'empty.sources': None, 'empty.advertisers.none': none.no_links, 'empty.advertisers.whole': none.whole_parties,
    'empty.advertisers.party': none.no_advertiser_of_party, 'empty.unmapped.none': none.all_mapped,
    'note.straddles': none.crosses, 'note.leaves-out': none.leaves_out, 'note.from-parts': none.from_parts, 'note.range': none.ranges,
    'note.periods': none.periods_differ, 'note.bounds': None, 'note.reach': None, 'note.parts': None, 'note.share': None,
    'note.named-from': None, 'note.not-over-time': None, 'note.joint': none.links_open, 'note.person': None, 'note.changes': None,
    'note.row.': None, 'note.undivided': none.undivided, 'note.overlaps': none.from_parts, 'note.shared': none.links_open, 'note.cumulative': None,
    'note.references': None, 'note.hidden-compared': none.hidden_compared, 'note.linked-only': none.linked_only,
    'note.unasked': none.unasked, 'note.linked-in-part': none.linked_in_part, 'empty.hidden': None, 'privacy.': None,
}


@functools.lru_cache(maxsize=None)
def claim_of(key):
    """The predicate of a phrase, or None; KeyError where nobody wrote down what it claims."""
    beginnings = [begin for begin in CLAIMS if key == begin or key.startswith(begin if begin.endswith('.') else begin + '.')]
    if not beginnings:
        raise KeyError(key)
    return CLAIMS[max(beginnings, key=len)]


def check_sentences(context, sentences):
    for sentence in sentences:
        if sentence.matches is None:
            yield Failure('unexplained', sentence.where, sentence.text, 'no phrase and no template has this')
            continue
        for match in sentence.matches:
            try:
                claim = claim_of(match.key)
            except KeyError:
                yield Failure('no-predicate', sentence.where, match.text, f'tests/truth/claims.py has no row for {match.key}')
                continue
            for kind, said, true in claim(context, sentence, match) if claim else ():
                yield Failure(f'{kind} {match.key}', sentence.where, said, true)
        if sentence.figure is not None and sentence.where.endswith('.headline'):
            yield from check_alt(sentence)


def check_alt(sentence):
    """A description holds the headline, and the numbers of its figure as the table has them."""
    figure, language = sentence.figure, sentence.language
    alt = figure.alt.get(language) or ''
    if not alt:
        return
    if not alt.startswith(sentence.text):
        yield Failure('alt', f'{figure.id}.alt', alt[:80], f'the headline is {sentence.text}')
    for part in alt.split('; '):
        label, _, text = part.rpartition('. ')[2].partition(': ') if ': ' in part else ('', '', '')
        rows = [row for row, words in figure.labels.items() if words[language] == label]
        if len(rows) == 1 and text:
            texts = [dict(cell.text).get(language) for cell in figure.rows[rows[0]].values() if hasattr(cell, 'state')]
            if text.rstrip('.') not in [(words or '').rstrip('.') for words in texts] and len(texts) == 1:
                yield Failure('alt', f'{figure.id}.alt', part, f'the table says {texts}')

"""The true answer to a question, in a universe and what was reported of it."""

from questions import Question
from universe import belongs, count


class Oracle:
    def __init__(self, report):
        self.report, self.universe = report, report.universe
        self.memory = {}

    def answer(self, question, days):
        """The true number of what a cell is about, on these days."""
        key = (question, frozenset(days))
        if key not in self.memory:
            self.memory[key] = self.work_out(question, days)
        return self.memory[key]

    def total(self, platform, subject, measure, days):
        return self.answer(Question('total', platform, subject, measure), days)

    def work_out(self, question, days):
        universe = self.universe
        if question.kind in ('region', 'age'):
            return self.part(question, days)
        if question.kind == 'advertiser':
            owner = question.party
            pairs = [(ad, day) for ad in question.subject.ads for day in set(days) if ad.runs(day) and
                     (owner is None or belongs(ad.owner(day), owner))]
            return count(pairs, question.measure)
        if question.kind == 'relation':
            pairs = [(ad, day) for account in universe.advertisers for ad in account.ads for day in set(days)
                     if account.platform == question.platform and account.home is None and ad.runs(day) and
                     belongs(ad.owner(day), question.subject) and
                     question.part == ('joint' if len(account.linked(day)) > 1 else account.relation)]
            return count(pairs, question.measure)
        if question.kind == 'links':
            return sum(question.subject in parties for account in universe.advertisers if account.home is None
                       for _, _, parties in account.links)
        return universe.truth(question.platform, question.subject, question.measure, days)

    def part(self, question, days):
        """Tables of parts hold the rows that are so divided, whoever they are about, and of ads that are not what was of the part."""
        days, pairs = set(days), set()
        dimension = 'region' if question.kind == 'region' else 'age'
        loose = self.undivided(question.platform, question.measure, dimension)
        for row in self.report.rows:
            mine = getattr(row, dimension) == question.part or row in loose
            if row.role == 'main' and row.platform == question.platform and mine and question.measure in row.cells:
                pairs.update((ad, day) for ad, day in row.pairs if day in days and belongs(ad.owner(day), question.subject))
        region, age = (question.part, None) if question.kind == 'region' else (None, question.part)
        return self.universe.count_part(sorted(pairs, key=lambda pair: (pair[0].id, pair[1])), question.measure, region, age)

    def undivided(self, platform, measure, dimension):
        """Rows about a whole ad that may be of any part: others are divided, and on some of its days neither this one nor its account is."""
        rows = list(self.rows(platform, measure))
        parts = [row for row in rows if getattr(row, dimension) is not None]
        if all(part.ad is None for part in parts):
            return []

        def covers(row, own):
            return set(range(row.first, row.last + 1)) <= {day for part in own for day in range(part.first, part.last + 1)}
        return [row for row in rows if row.ad is not None and not row.divided
                and not covers(row, [part for part in parts if part.ad is row.ad])
                and not covers(row, [part for part in parts if part.ad is None
                                     and (part.advertiser, part.party) == (row.advertiser, row.party)])]

    def rows(self, platform, measure):
        for row in self.report.rows:
            if row.role == 'main' and row.platform == platform and measure in row.cells and row.last >= self.universe.first \
                    and row.first <= self.universe.last:
                yield row

    def whose(self, row, days=None):
        """Every party that any of the row may belong to, by its fields and the links; None where it may belong to none."""
        if row.advertiser is None:
            return {None if row.party == 'unmapped' else row.party}
        owners = set()
        for day in range(row.first, row.last + 1):
            if days is None or day in days:
                owners.update(row.advertiser.linked(day) or (None,))
        return owners

    def about(self, row, subject, days):
        """Whether a row may hold some of the subject's on these days, and whether all of it is the subject's."""
        return (any(belongs(owner, subject) for owner in self.whose(row, days)),
                all(belongs(owner, subject) for owner in self.whose(row)))

    def linked(self, platform, party):
        """Whether any account is linked to this party on this platform, on a day of the report."""
        universe = self.universe
        for advertiser in universe.advertisers:
            if advertiser.platform != platform or advertiser.home is not None:
                continue
            for first, last, parties in advertiser.links:
                if party in parties and (first is None or first <= universe.last) and (last is None or last >= universe.first):
                    return True
        return False

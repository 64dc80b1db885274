"""The truth: who advertised where, for how much, to whom, on which day. Nothing here knows how it will be reported.

A universe is made from a seed alone. Its smallest thing is an ad on a day, in a region, for an age group. People are numbers;
each lives in one region and has one age, so that regions add up to the whole and the same person may be reached twice."""

import datetime
import random
from dataclasses import dataclass, field

MEASURES = ('spend', 'impressions', 'clicks', 'reach', 'ads', 'advertisers')
ADDITIVE = ('spend', 'impressions', 'clicks')
ALWAYS = tuple(measure for measure in MEASURES if measure != 'clicks')  # shown also by a report that does not give them
PARTY_NAMES = ('Amber', 'Birch', 'Cedar', 'Dahlia', 'Elm', 'Fern')
PLATFORM_NAMES = ('Metropol', 'Quark', 'Zwitser')
REGION_NAMES = ('Northmark', 'Southmark', 'Westmark')
AGES = ('18-34', '35-64', '65+')
EDGE = 9  # days of the world before and after the report's


def iso(day):
    return datetime.date.fromordinal(day).isoformat()


def days_between(first, last):
    return range(first, last + 1)


@dataclass(eq=False)
class Ad:
    id: str
    advertiser: 'Advertiser'
    first: int
    last: int
    pick: int = 0  # which of the parties of a joint account it belongs to
    money: dict = field(default_factory=dict)   # day -> {(region, age): cents}
    shows: dict = field(default_factory=dict)   # day -> {(region, age): times shown}
    people: dict = field(default_factory=dict)  # day -> frozenset of people
    places: frozenset = frozenset()             # the (region, age) it was shown in

    def runs(self, day):
        return self.first <= day <= self.last

    def owner(self, day):
        """The party it belongs to on a day, by what is linked; None: to none."""
        parties = self.advertiser.linked(day)
        return parties[self.pick % len(parties)] if parties else None


@dataclass(eq=False)
class Advertiser:
    id: str
    name: str
    platform: int
    links: list = field(default_factory=list)  # (first or None, last or None, [party, ...])
    home: int = None                           # its party where the source itself names parties; never linked then
    ads: list = field(default_factory=list)

    @property
    def relation(self):
        """What it is to its party: as varied as its id."""
        return ('party', 'branch', 'candidate')[sum(map(ord, self.id)) % 3]

    def linked(self, day):
        if self.home is not None:
            return (self.home,)
        for first, last, parties in self.links:
            if (first is None or first <= day) and (last is None or day <= last):
                return tuple(parties)
        return ()


@dataclass(eq=False)
class Platform:
    id: str
    name: str
    measures: tuple = ('spend',)
    styles: dict = field(default_factory=dict)   # party or None (who belongs to none) -> 'party', 'advertiser' or 'ad'
    missing: set = field(default_factory=set)    # days without a file
    offered_until: int = None


@dataclass(eq=False)
class Universe:
    seed: int
    first: int = 0
    last: int = 0
    axis: str = 'day'
    parties: list = field(default_factory=list)    # ids, lower case
    names: list = field(default_factory=list)
    platforms: list = field(default_factory=list)
    regions: list = field(default_factory=list)    # ids
    ages: list = field(default_factory=list)
    population: int = 0
    says_population: bool = False
    whole_euros: bool = False
    flavour: str = 'plain'                         # plain, zero, equal
    advertisers: list = field(default_factory=list)

    @property
    def days(self):
        return days_between(self.first, self.last)

    @property
    def world(self):
        return days_between(self.first - EDGE, self.last + EDGE)

    def ads(self, platform=None):
        return [ad for advertiser in self.advertisers if platform is None or advertiser.platform == platform
                for ad in advertiser.ads]

    def pairs(self, platform, subject, days):
        """What a number is about, as pairs of an ad and a day. subject: a party's index, 'mapped', 'unmapped' or 'all'."""
        days = set(days)
        return [(ad, day) for ad in self.ads(platform) for day in days_between(ad.first, ad.last)
                if day in days and belongs(ad.owner(day), subject)]

    def truth(self, platform, subject, measure, days):
        return count(self.pairs(platform, subject, days), measure)

    def person_place(self, person):
        return person % len(self.regions), person // len(self.regions) % len(self.ages)

    def count_part(self, pairs, measure, region=None, age=None):
        return count(pairs, measure, lambda place: (region is None or place[0] == region) and (age is None or place[1] == age),
                     self.person_place)


def belongs(owner, subject):
    if subject == 'all':
        return True
    if subject == 'mapped':
        return owner is not None
    return owner is None if subject == 'unmapped' else owner == subject


def count(pairs, measure, within=None, person_place=None):
    """What a measure is for these ads on these days, all of them or within some places."""
    if measure in ADDITIVE:
        book = 'money' if measure == 'spend' else 'shows'
        seldom = 3 if measure == 'clicks' else 1
        return sum(amount // seldom for ad, day in pairs for place, amount in getattr(ad, book)[day].items()
                   if within is None or within(place))
    if measure == 'reach':
        people = set().union(*(ad.people[day] for ad, day in pairs))
        return len(people) if within is None else sum(1 for person in people if within(person_place(person)))
    there = {ad for ad, _ in pairs if within is None or any(within(place) for place in ad.places)}
    return len(there) if measure == 'ads' else len({ad.advertiser.id for ad in there})


# How a universe comes about.

def make_universe(seed):
    rng = random.Random(seed)
    universe = Universe(seed)
    choose_days(universe, rng)
    universe.flavour = rng.choices(('plain', 'zero', 'equal'), (90, 4, 6))[0]
    universe.whole_euros = rng.random() < 0.3
    parties = rng.choices((1, 2, 3, 4, 5, 6), (1, 4, 4, 3, 2, 1))[0]
    universe.names = list(PARTY_NAMES[:parties])
    universe.parties = [name.lower() for name in universe.names]
    universe.regions = [name.lower() for name in REGION_NAMES[:rng.randint(2, 3)]]
    universe.ages = list(AGES[:rng.randint(2, 3)])
    universe.population = rng.choice((30, 200, 600))
    universe.says_population = rng.random() < 0.4
    for name in PLATFORM_NAMES[:rng.choices((1, 2, 3), (5, 4, 1))[0]]:
        universe.platforms.append(make_platform(universe, rng, name))
    for index in range(len(universe.platforms)):
        make_advertisers(universe, rng, index)
    return universe


def choose_days(universe, rng):
    universe.axis = rng.choices(('day', 'week', 'month', 'half-year', 'year'), (10, 6, 4, 1, 1))[0]
    start = datetime.date(2023, rng.choice((1, 2, 3, 12)), 1).toordinal() + rng.randrange(28)
    length = rng.choices((1, rng.randint(2, 6), rng.randint(7, 20), rng.randint(21, 30)), (1, 5, 6, 2))[0]
    if universe.axis == 'week':
        length = rng.randint(8, 30)
    elif universe.axis == 'month':
        length = rng.randint(30, 75)
    elif universe.axis != 'day':  # around where a half-year or a year ends
        start = datetime.date(2023, rng.choice((5, 11)) if universe.axis == 'half-year' else 11, 1).toordinal() + rng.randrange(30)
        length = rng.randint(40, 90)
    if rng.random() < 0.5:  # begins and ends with a bin
        first = datetime.date.fromordinal(start)
        if universe.axis == 'week':
            start -= first.weekday()
            length = (length + 6) // 7 * 7
        elif universe.axis == 'month':
            start -= first.day - 1
            end = datetime.date.fromordinal(start + length)
            length = end.replace(day=1).toordinal() - start or 31
            length = max(length, 28)
        elif universe.axis != 'day':
            start = datetime.date(first.year, first.month + 2, 1).toordinal() if first.month == 5 else datetime.date(first.year + 1, 1, 1).toordinal()
    universe.first, universe.last = start, start + length - 1


def make_platform(universe, rng, name):
    platform = Platform(name.lower(), name)
    measures = ['spend'] if rng.random() < 0.93 else []
    measures += [measure for measure in ALWAYS[1:] if rng.random() < 0.35]
    if universe.seed % 3 == 0:
        measures.append('clicks')
    platform.measures = tuple(measures or ['spend'])
    kinds = rng.choice((('party',), ('advertiser',), ('advertiser',), ('ad',), ('party', 'advertiser'), ('advertiser', 'ad')))
    for party in list(range(len(universe.parties))) + [None]:
        platform.styles[party] = rng.choice(kinds)
    length = universe.last - universe.first + 1
    if 'ad' not in kinds and length > 2 and rng.random() < 0.4:
        gap = rng.choice((1, 1, 2, max(1, length // 3)))
        start = rng.randint(universe.first, universe.last - gap + 1)
        platform.missing = set(days_between(start, start + gap - 1))
        if rng.random() < 0.3:
            platform.missing.add(rng.choice(list(universe.days)))
        if len(platform.missing) >= length:
            platform.missing.pop()
    if length > 4 and rng.random() < 0.12:
        platform.offered_until = rng.randint(universe.first + 1, universe.last - 1)
    return platform


def make_advertisers(universe, rng, index):
    platform = universe.platforms[index]
    for party, style in platform.styles.items():
        if rng.random() < (0.12 if party is not None else 0.4):
            continue  # spends nothing here
        for _ in range(1 if universe.flavour == 'equal' else rng.choices((1, 2, 3), (5, 3, 1))[0]):
            number = len(universe.advertisers) + 1
            advertiser = Advertiser(f'{platform.id[0]}{100 + number}', f'Account {number}', index)
            if style == 'party':
                advertiser.home = party
            elif party is not None:
                advertiser.links = make_links(universe, rng, platform, party)
            universe.advertisers.append(advertiser)
            make_ads(universe, rng, advertiser)


def make_links(universe, rng, platform, party):
    """Most belong to one party always; some from or until a day, some move to another party, some are joint."""
    others = [other for other in range(len(universe.parties)) if other != party and platform.styles[other] != 'party']
    kind = rng.random()
    day = rng.randint(universe.first, universe.last)
    if kind < 0.72 or universe.flavour == 'equal':
        return [(None, None, [party])]
    if kind < 0.80:
        return [(day, None, [party])]
    if kind < 0.86:
        return [(None, day, [party])]
    if kind < 0.93 and others:
        return [(None, day, [party]), (day + 1, None, [rng.choice(others)])]
    if others:
        return [(None, None, sorted([party, rng.choice(others)]))]
    return [(None, None, [party])]


def make_ads(universe, rng, advertiser):
    platform = universe.platforms[advertiser.platform]
    until = min(universe.world[-1], platform.offered_until or universe.world[-1])
    equal = universe.flavour == 'equal'
    for _ in range(1 if equal else rng.choices((1, 2, 3), (4, 3, 2))[0]):
        first, last = universe.world[0], until
        if not equal and rng.random() < 0.7:
            first = rng.randint(universe.world[0], until)
            last = min(until, first + rng.choice((0, 2, 6, 13, 30)))
        ad = Ad(f'{advertiser.id}-{len(advertiser.ads) + 1}', advertiser, first, last, rng.randrange(4))
        places = [(region, age) for region in range(len(universe.regions)) for age in range(len(universe.ages))]
        ad.places = frozenset(places if equal else rng.sample(places, rng.randint(1, len(places))))
        scale = rng.choice((3, 40, 400, 5000)) * 100
        living = [person for person in range(universe.population) if universe.person_place(person) in ad.places]
        for day in days_between(first, last):
            fill_day(universe, rng, ad, day, scale)
            ad.people[day] = frozenset(rng.sample(living, rng.randint(0, min(len(living), 12))))
        advertiser.ads.append(ad)


def fill_day(universe, rng, ad, day, scale):
    money, shows = {}, {}
    for place in sorted(ad.places):
        amount = rng.randrange(scale) if rng.random() < 0.8 else 0
        if universe.flavour == 'equal':
            amount = 700
        if universe.flavour == 'zero':
            amount = 0
        money[place] = amount - amount % 100 if universe.whole_euros else amount
        shows[place] = rng.randrange(900)
    ad.money[day], ad.shows[day] = money, shows

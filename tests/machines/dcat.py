"""Reads a catalogue as RDF and holds it against the rules of DCAT-AP-NL 3.0.

The rules are those of the shapes that Geonovum and SEMIC publish, as far as they are about what a catalogue of files
has: https://github.com/Geonovum/DCAT-AP-NL30, shapes/dcat-ap-nl-SHACL.ttl, dcat-ap-nl-SHACL-aanbevolen.ttl and
dcat-ap-SHACL.ttl (DCAT-AP 3.0.1, which the profile keeps), and the lists of values in its chapter on them.
"""
import sys
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import FOAF, RDF, SKOS, XSD

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
EU = "http://publications.europa.eu/resource/authority/"

WORDS, DAY, ANY = "words in a language", "a day", None
MANY = 10**6

# Of a class: property, at least, at most, what its value is (a class, words, a day), the list it is from.
RULES = {
    DCAT.Catalog: [
        (DCT.title, 1, MANY, WORDS, None),
        (DCT.description, 1, MANY, WORDS, None),
        (DCT.publisher, 1, 1, FOAF.Agent, None),
        (DCT.creator, 1, 1, FOAF.Agent, None),
        (DCAT.contactPoint, 1, 1, VCARD.Kind, None),
        (DCAT.dataset, 1, MANY, DCAT.Dataset, None),
        (DCT.language, 1, MANY, DCT.LinguisticSystem, EU + "language/"),
        (DCT.license, 1, 1, DCT.LicenseDocument, EU + "licence/"),
        (DCT.issued, 1, 1, DAY, None),
        (DCT.modified, 1, 1, DAY, None),
        (DCT.spatial, 0, MANY, DCT.Location, EU + "country/"),
        (FOAF.homepage, 1, 1, FOAF.Document, None),
    ],
    DCAT.Dataset: [
        (DCT.title, 1, MANY, WORDS, None),
        (DCT.description, 1, MANY, WORDS, None),
        (DCT.accessRights, 1, 1, DCT.RightsStatement, EU + "access-right/"),
        (DCAT.contactPoint, 1, MANY, VCARD.Kind, None),
        (DCT.creator, 1, MANY, FOAF.Agent, None),
        (DCT.publisher, 1, 1, FOAF.Agent, None),
        (DCT.identifier, 1, 1, ANY, None),
        (ADMS.identifier, 0, MANY, ADMS.Identifier, None),
        (DCAT.theme, 1, MANY, SKOS.Concept, EU + "data-theme/"),
        (DCAT.keyword, 1, MANY, WORDS, None),
        (DCT.subject, 0, 1, SKOS.Concept, "http://www.wikidata.org/entity/Q"),
        (DCT.issued, 1, 1, DAY, None),
        (DCT.modified, 1, 1, DAY, None),
        (DCT.temporal, 1, 1, DCT.PeriodOfTime, None),
        (DCT.spatial, 0, MANY, DCT.Location, EU + "country/"),
        (DCT.language, 1, MANY, DCT.LinguisticSystem, EU + "language/"),
        (DCAT.landingPage, 1, MANY, FOAF.Document, None),
        (FOAF.page, 1, MANY, FOAF.Document, None),
        (DCAT.version, 1, 1, ANY, None),
        (DCAT.distribution, 1, MANY, DCAT.Distribution, None),
    ],
    DCAT.Distribution: [
        (DCT.title, 1, 1, ANY, None),
        (DCAT.accessURL, 1, 1, ANY, None),
        (DCAT.downloadURL, 1, 1, ANY, None),
        (DCT.license, 1, 1, DCT.LicenseDocument, EU + "licence/"),
        (DCAT.mediaType, 1, 1, DCT.MediaType, "https://www.iana.org/assignments/media-types/"),
        (DCT["format"], 1, 1, DCT.MediaTypeOrExtent, EU + "file-type/"),
        (DCT.language, 1, 1, DCT.LinguisticSystem, EU + "language/"),
        (DCATAP.availability, 1, 1, SKOS.Concept, EU + "planned-availability/"),
        (DCT.issued, 1, 1, DAY, None),
        (DCT.conformsTo, 0, 1, DCT.Standard, None),
    ],
    SKOS.Concept: [(SKOS.prefLabel, 1, MANY, WORDS, None)],
    FOAF.Agent: [(FOAF.name, 1, MANY, ANY, None)],
    VCARD.Kind: [(VCARD.fn, 1, 1, ANY, None), (VCARD.hasURL, 1, MANY, ANY, None)],
    DCT.PeriodOfTime: [(DCAT.startDate, 1, 1, DAY, None), (DCAT.endDate, 1, 1, DAY, None)],
    ADMS.Identifier: [(SKOS.notation, 1, 1, ANY, None)],
}


def value_fault(graph, value, kind, prefix):
    if kind == WORDS:
        return None if isinstance(value, Literal) and value.language and str(value).strip() else "no words in a language"
    if kind == DAY:
        return None if isinstance(value, Literal) and value.datatype == XSD.date else "no xsd:date"
    if kind is not ANY and (value, RDF.type, kind) not in graph:
        return f"not said to be a {kind.n3()}"
    return None if prefix is None or str(value).startswith(prefix) else f"not from {prefix}"


def faults(graph):
    for kind, rules in RULES.items():
        for node in graph.subjects(RDF.type, kind):
            known = {rule[0] for rule in rules}
            for name, low, high, value_kind, prefix in rules:
                values = list(graph.objects(node, name))
                if not low <= len(values) <= high:
                    yield f"{node}: {len(values)} of {name}"
                for value in values:
                    fault = value_fault(graph, value, value_kind, prefix)
                    if fault:
                        yield f"{node}: {name}: {value} is {fault}"
            if kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution):
                for name in set(graph.predicates(node)) - known - {RDF.type}:
                    yield f"{node}: {name}, of which this test knows no rule"


def languages(graph):
    """Titles, descriptions and keywords are there in every language of the catalogue, and once, but for keywords."""
    spoken = len(set(graph.objects(next(graph.subjects(RDF.type, DCAT.Catalog)), DCT.language)))
    for kind, names in ((DCAT.Catalog, (DCT.title, DCT.description)), (DCAT.Dataset, (DCT.title, DCT.description, DCAT.keyword))):
        for node in graph.subjects(RDF.type, kind):
            for name in names:
                said = [value.language for value in graph.objects(node, name)]
                if len(set(said)) != spoken or (name != DCAT.keyword and len(said) != spoken):
                    yield f"{node}: {name} in {sorted(said)}"


def belonging(graph):
    """Each data set is in the catalogue and each distribution in one data set; each CSV says where its columns are explained."""
    listed = set(graph.objects(None, DCAT.dataset))
    yield from (f"{node}: in no catalogue" for node in graph.subjects(RDF.type, DCAT.Dataset) if node not in listed)
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        if len(list(graph.subjects(DCAT.distribution, node))) != 1:
            yield f"{node}: in several data sets"
        csv = str(next(graph.objects(node, DCAT.downloadURL))).endswith(".csv")
        if csv != bool(list(graph.objects(node, DCT.conformsTo))):
            yield f"{node}: conforms to {list(graph.objects(node, DCT.conformsTo))}"


def test(what, found):
    found = list(found)
    print("ok" if not found else "not ok", what)
    for line in found[:20]:
        print("    " + line)


def main(name, path):
    graph = Graph().parse(path, format="json-ld")
    sets = len(list(graph.subjects(RDF.type, DCAT.Dataset)))
    test(f"{name}: the catalogue has data sets", [] if sets else ["none"])
    test(f"{name}: the {sets} data sets and {len(list(graph.subjects(RDF.type, DCAT.Distribution)))} files keep the rules of DCAT-AP-NL 3.0",
         faults(graph))
    test(f"{name}: the catalogue speaks each language of the report", languages(graph))
    test(f"{name}: each data set is in the catalogue, each file in one data set", belonging(graph))
    return graph


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

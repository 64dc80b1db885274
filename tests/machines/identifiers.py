"""Where machines look for them: the DOI of the publication, and the ids of Wikidata of its parties."""
import json
import re
import sys
from pathlib import Path
from rdflib import URIRef
from rdflib.namespace import RDF
import dcat

site, doi, party, wikidata = Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
address = f"https://doi.org/{doi}"


def text(path):
    return (site / path).read_text(encoding="utf-8")


def described(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text(page), re.S)[1])


def test(what, good, found=""):
    print("ok" if good else "not ok", what)
    if not good:
        print(f"    {found}")


test("CITATION.cff has the DOI", f'\ndoi: "{doi}"\n' in text("CITATION.cff"), text("CITATION.cff"))
test("and cites it", f"{address}\"\n" in text("CITATION.cff"), text("CITATION.cff"))
test("the page about the report cites it", address in text("en/about/index.html") and address in text("nl/over/index.html"))
test("the data package is known by it", json.loads(text("data/datapackage.json")).get("id") == address)
whole, part = described("en/index.html"), described(f"en/party/{party}/index.html")
test("search engines know the data by it", address in whole["identifier"], whole["identifier"])
test("and not one part of the data", address not in part["identifier"], part["identifier"])
test("a party is told by its id of Wikidata", part["about"].get("sameAs") == f"https://www.wikidata.org/wiki/{wikidata}", part.get("about"))
test("the whole is about no party", "about" not in whole)
others = [described(page.relative_to(site)) for page in (site / "en/party").glob("*/index.html") if page.parent.name != party]
test("and a party without one by its name alone", others and all(list(each["about"]) in (["@type", "name"], ["@type", "name", "url"]) for each in others),
     [each["about"] for each in others])

graph = dcat.main("with DOI", site / "catalog.jsonld")
base = f"{whole['url'].rsplit('en/', 1)[0]}nl/"
test("the catalogue knows the whole by its DOI", [str(value) for value in graph.objects(URIRef(f"{base}#data"), dcat.DCT.identifier)] == [address])
subjects = {str(node): str(value) for node, value in graph.subject_objects(dcat.DCT.subject)}
test("and the party's data by its id of Wikidata", subjects == {f"{base}partij/{party}/#data": f"http://www.wikidata.org/entity/{wikidata}"}, subjects)
test("which is a data set of it", (URIRef(f"{base}partij/{party}/#data"), RDF.type, dcat.DCAT.Dataset) in graph)

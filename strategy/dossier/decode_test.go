package dossier_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// minimal is a dossier without a problem; the tests add to it.
const minimal = `body: {name: Essai, kind: commune, agents: 10, population: {total: 60000, municipal: 59000, year: 2023}}
year: 2024
date: 2026-01-15
`

func open(t *testing.T, text string, files ...string) *dossier.Dossier {
	t.Helper()
	folder := fstest.MapFS{"dossier.yaml": {Data: []byte(text)}}
	for i := 0; i+1 < len(files); i += 2 {
		folder[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	d, err := dossier.Open(folder, factors.Default())
	require.NoError(t, err)
	return d
}

func TestMinimalHasNoProblem(t *testing.T) {
	require.Empty(t, open(t, minimal).Problems)
}

// Each text is added below minimal, so that its first line is line 4; each
// has one problem.
func TestProblems(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		code   string
		row    int
		column string
		says   string // in the message or the remedy
	}{
		"unknown key at the root":                  {"objectifs: []", "unknown-key", 4, "objectifs", "«\u00a0objectives\u00a0»\u202f?"},
		"unknown key, nothing near":                {"means:\n  zzzzzz: 1", "unknown-key", 5, "means.zzzzzz", "Clés admises ici\u00a0: fte, investment, text, training, yearly"},
		"unknown key in a list":                    {"risks:\n  - title: a\n  - titre: b\n    title: b", "unknown-key", 6, "risks.2.titre", "«\u00a0title\u00a0»"},
		"duplicate key":                            {"version: a\nvision: b\nversion: c", "duplicate-key", 6, "version", "ligne 4"},
		"merge key":                                {"means:\n  <<: {fte: 1}", "unknown-key", 5, "means.<<", ""},
		"text for a number":                        {"means:\n  fte: beaucoup", "wrong-type", 5, "means.fte", "un nombre est attendu"},
		"comma for a decimal":                      {"means:\n  fte: 12,5", "number-comma", 5, "means.fte", "Écrivez 12.5"},
		"comma between braces":                     {"means: {fte: 12,5}", "number-comma", 4, "means.fte", "Écrivez un point\u00a0: 12.5"},
		"euros":                                    {"means:\n  yearly: 12 000 €", "wrong-type", 5, "means.yearly", "Écrivez 12000"},
		"per cent":                                 {"objectives:\n  - {id: a, title: b, reduction: 25 %}", "wrong-type", 5, "objectives.1.reduction", "Écrivez 0.25"},
		"exponent":                                 {"means:\n  fte: 1e9999", "wrong-type", 5, "means.fte", ""},
		"not a number":                             {"means:\n  fte: .nan", "wrong-type", 5, "means.fte", ""},
		"decimal for an integer":                   {"disposal:\n  reused: 1.5", "wrong-type", 5, "disposal.reused", "entier"},
		"integer too long":                         {"disposal:\n  reused: 12345678901", "wrong-type", 5, "disposal.reused", ""},
		"not a boolean":                            {"no_past_action: peut-être", "wrong-type", 4, "no_past_action", "«\u00a0true\u00a0»"},
		"text for a list":                          {"free_software: tout", "wrong-type", 4, "free_software", "tiret"},
		"text for keys":                            {"means: rien", "wrong-type", 4, "means", "clé"},
		"list for a text":                          {"vision: [a, b]", "wrong-type", 4, "vision", "une seule valeur"},
		"text for an element":                      {"actions:\n  - Nommer un délégué", "wrong-type", 5, "actions.1", "clé"},
		"no such day":                              {"adoption:\n  strategy: 2026-02-31", "invalid-date", 5, "adoption.strategy", "ce jour n’existe pas"},
		"no such day, French":                      {"adoption:\n  strategy: 31/02/2026", "invalid-date", 5, "adoption.strategy", "ce jour n’existe pas"},
		"not a date":                               {"adoption:\n  strategy: janvier 2026", "invalid-date", 5, "adoption.strategy", "2026-01-15"},
		"date of another century":                  {"adoption:\n  strategy: 0206-01-15", "invalid-date", 5, "adoption.strategy", "siècle"},
		"year out of range":                        {"past_actions:\n  - {title: a, year: 20211}", "out-of-range", 5, "past_actions.1.year", "2100"},
		"share above one":                          {"objectives:\n  - {id: a, title: b, reduction: 25}", "out-of-range", 5, "objectives.1.reduction", "au plus 1"},
		"theme above six":                          {"actions:\n  - {id: a, title: b, theme: 7}", "out-of-range", 5, "actions.1.theme", "au plus 6"},
		"theme without object, zero":               {"themes:\n  - {reason: non}", "out-of-range", 5, "themes.1.number", "au moins 1"},
		"title missing":                            {"risks:\n  - answer: b", "missing-value", 5, "risks.1.title", "Renseignez-la"},
		"unknown sector":                           {"stakeholders:\n  - {name: a, sector: publik}", "unknown-value", 5, "stakeholders.1.sector", "«\u00a0public\u00a0»"},
		"unknown lever":                            {"actions:\n  - id: a\n    title: b\n    lever: {kind: lifetimes, items: [laptop], years: 7}", "unknown-value", 7, "actions.1.lever.kind", "«\u00a0lifetime\u00a0»"},
		"lever without its size":                   {"actions:\n  - id: a\n    title: b\n    lever: {kind: lifetime, items: [laptop]}", "incomplete-lever", 7, "actions.1.lever", "years"},
		"lever on a fleet, twice":                  {"actions:\n  - id: a\n    title: b\n    lever: {kind: fleet, items: [laptop], share: 0.1, quantity: 3}", "incomplete-lever", 7, "actions.1.lever", "soit share, soit quantity"},
		"refurbished without years":                {"actions:\n  - id: a\n    title: b\n    lever: {kind: refurbished, items: [laptop], share: 0.1}", "incomplete-lever", 7, "actions.1.lever", "share et years"},
		"lever with another's key":                 {"actions:\n  - id: a\n    title: b\n    lever: {kind: energy, items: [laptop], share: 0.1, years: 3}", "key-without-effect", 7, "actions.1.lever.years", "energy"},
		"lever of no year":                         {"actions:\n  - id: a\n    title: b\n    lever: {kind: refurbished, items: [laptop], share: 0.1, years: 0}", "out-of-range", 7, "actions.1.lever.years", "0,1"},
		"unknown item":                             {"uses:\n  - {item: emial, quantity: 1}", "unknown-item", 5, "uses.1.item", "«\u00a0email\u00a0»"},
		"label for an item":                        {"uses:\n  - {item: courriels, quantity: 1}", "unknown-item", 5, "uses.1.item", "l’identifiant «\u00a0email\u00a0»"},
		"unknown item of a lever":                  {"actions:\n  - id: a\n    title: b\n    lever: {kind: energy, items: [laptop, dekstop], share: 0.1}", "unknown-item", 7, "actions.1.lever.items.2", "«\u00a0desktop\u00a0»"},
		"unknown item of a lifetime":               {"lifetimes:\n  latop: 5", "unknown-item", 5, "lifetimes.latop", "«\u00a0laptop\u00a0»"},
		"lifetime of zero":                         {"lifetimes:\n  laptop: 0", "out-of-range", 5, "lifetimes.laptop", "0,1"},
		"unknown zone":                             {"zone: FRA", "unknown-zone", 4, "zone", "«\u00a0FR\u00a0»"},
		"indicator not declared":                   {"indicators:\n  - id: I01\nobjectives:\n  - {id: a, title: b, indicators: [I01, I02]}", "unknown-indicator", 7, "objectives.1.indicators.2", "«\u00a0I01\u00a0»"},
		"objective twice":                          {"objectives:\n  - {id: a, title: b}\n  - {id: a, title: c}", "duplicate-id", 6, "objectives.2.id", "ligne 5"},
		"period reversed":                          {"period: {from: 2031, to: 2026}", "years-reversed", 4, "period.to", "2031"},
		"action reversed":                          {"actions:\n  - {id: a, title: b, from: 2027,\n     to: 2026}", "years-reversed", 6, "actions.1.to", "2027"},
		"PUE below one":                            {"hosting:\n  - {name: a, pue: 0.9}", "out-of-range", 5, "hosting.1.pue", "au moins 1"},
		"share of nothing":                         {"hosting:\n  - {name: a, share: 0}", "out-of-range", 5, "hosting.1.share", "au moins 0,0001"},
		"share of more than all":                   {"hosting:\n  - {name: a, share: 30}", "out-of-range", 5, "hosting.1.share", "au plus 1"},
		"power below zero":                         {"hosting:\n  - {name: a, it_power: -4}", "out-of-range", 5, "hosting.1.it_power", "au moins 0,001"},
		"power in letters":                         {"hosting:\n  - {name: a, it_power: 4 kW}", "wrong-type", 5, "hosting.1.it_power", "un nombre"},
		"another environment":                      {"hosting:\n  - {name: a, technical_environment: puissance}", "unknown-value", 5, "hosting.1.technical_environment", "«\u00a0power\u00a0»"},
		"environment without power":                {"hosting:\n  - {name: a, technical_environment: power}", "no-power", 5, "hosting.1.technical_environment", "it_power"},
		"environment by both":                      {"hosting:\n  - {name: a, technical_environment: power, it_power: 4, pue: 1.5}", "pue-and-power", 5, "hosting.1.pue", "jamais par les deux"},
		"key of hosting":                           {"hosting:\n  - {name: a, it_powr: 4}", "unknown-key", 5, "hosting.1.it_powr", "«\u00a0it_power\u00a0»"},
		"telework of whom":                         {"telework: {days: 80}", "missing-value", 4, "telework.employees", "employees"},
		"telework how often":                       {"telework: {employees: 80}", "missing-value", 4, "telework.days", "days"},
		"more days than a year":                    {"telework: {employees: 80, days: 400}", "out-of-range", 4, "telework.days", "au plus 366"},
		"half a person":                            {"telework: {employees: 80, days: 90, persons_per_household: 0.5}", "out-of-range", 4, "telework.persons_per_household", "au moins 1"},
		"fewer than no teleworker":                 {"telework: {employees: -3, days: 90}", "out-of-range", 4, "telework.employees", "au moins 0"},
		"key of telework":                          {"telework: {employees: 3, days: 90, person_per_household: 2}", "unknown-key", 4, "telework.person_per_household", "«\u00a0persons_per_household\u00a0»"},
		"service without a name":                   {"services:\n  - {spend_keur: 3}", "missing-value", 5, "services.1.name", ""},
		"service of no kind":                       {"services:\n  - {name: a, item: saas-usr}", "unknown-item", 5, "services.1.item", "«\u00a0saas-user\u00a0»"},
		"equipment for a service":                  {"services:\n  - {name: a, item: laptop}", "unknown-item", 5, "services.1.item", "saas-user"},
		"impact of no criterion":                   {"services:\n  - {name: a, impacts: {gwq: 3}}", "unknown-criterion", 5, "services.1.impacts.gwq", "«\u00a0gwp\u00a0»"},
		"impact below zero":                        {"services:\n  - {name: a, impacts: {gwp: -3}}", "out-of-range", 5, "services.1.impacts.gwp", "au moins 0"},
		"level of six":                             {"services:\n  - {name: a, impacts: {gwp: 3}, level: 6}", "out-of-range", 5, "services.1.level", "au plus 5"},
		"level of nothing":                         {"services:\n  - {name: a, spend_keur: 3, level: 3}", "key-without-effect", 5, "services.1.level", "impacts"},
		"service of no quantity":                   {"services:\n  - {name: a, quantity: 0}", "out-of-range", 5, "services.1.quantity", "0,001"},
		"spend in euros":                           {"services:\n  - {name: a, spend_keur: 3 000 €}", "wrong-type", 5, "services.1.spend_keur", "Écrivez 3000"},
		"key of a service":                         {"services:\n  - {name: a, spend_keuro: 3}", "unknown-key", 5, "services.1.spend_keuro", "«\u00a0spend_keur\u00a0»"},
		"pool of nothing known":                    {"pools:\n  latop: {resold: 0.1, total_life: 8}", "unknown-item", 5, "pools.latop", "«\u00a0laptop\u00a0»"},
		"pool without its years":                   {"pools:\n  laptop: {refurbished: 0.1}", "incomplete-pool", 5, "pools.laptop.refurbished", "Renseignez upstream"},
		"years without their pool":                 {"pools:\n  laptop: {total_life: 8}", "incomplete-pool", 5, "pools.laptop.total_life", "Renseignez resold"},
		"pool above one":                           {"pools:\n  laptop: {refurbished: 20, upstream: 3}", "out-of-range", 5, "pools.laptop.refurbished", "au plus 1"},
		"key of a pool":                            {"pools:\n  laptop: {refurbish: 0.1}", "unknown-key", 5, "pools.laptop.refurbish", "«\u00a0refurbished\u00a0»"},
		"a life of 51 years":                       {"lifetimes: {laptop: 51}", "out-of-range", 4, "lifetimes.laptop", "au plus 50"},
		"deflator of zero":                         {"deflator: 0", "out-of-range", 4, "deflator", "au moins 0,1"},
		"choice of nobody":                         {"choice: conservateur", "unknown-value", 4, "choice", "«\u00a0conservative\u00a0»"},
		"reused above spend":                       {"purchasing: {it_spend: 1, it_spend_reused: 2}", "reused-above-spend", 4, "purchasing.it_spend_reused", ""},
		"inventory outside":                        {"inventories:\n  - file: ../parc.csv", "path-outside", 5, "inventories.1.file", "dans le dossier"},
		"inventory at the root":                    {"inventories:\n  - file: /etc/passwd", "path-outside", 5, "inventories.1.file", ""},
		"inventory on a drive":                     {"inventories:\n  - file: C:/parc.csv", "path-outside", 5, "inventories.1.file", ""},
		"inventory, backslash":                     {"inventories:\n  - file: sous\\parc.csv", "path-backslash", 5, "inventories.1.file", "sous/parc.csv"},
		"inventory outside by detour":              {"inventories:\n  - file: a/../../parc.csv", "path-outside", 5, "inventories.1.file", ""},
		"inventory missing":                        {"inventories:\n  - file: parc.csv", "missing-file", 5, "inventories.file", "n’existe pas"},
		"inventory without file":                   {"inventories:\n  - site: ici", "missing-value", 5, "inventories.1.file", ""},
		"unknown state":                            {"inventories:\n  - file: ok.csv\n    states: {Prêté: in-us}", "unknown-value", 6, "inventories.1.states.Prêté", "«\u00a0in-use\u00a0»"},
		"hosting not declared":                     {"inventories:\n  - file: ok.csv\n    data_centre: cave", "unknown-hosting", 6, "inventories.1.data_centre", "hosting"},
		"free system without its years":            {"actions:\n  - id: a\n    title: b\n    lever: {kind: free-system, items: [laptop]}", "incomplete-lever", 7, "actions.1.lever", "Renseignez years"},
		"lever on nothing":                         {"actions:\n  - id: a\n    title: b\n    lever: {kind: lifetime, years: 7}", "incomplete-lever", 7, "actions.1.lever", "sur quoi il agit"},
		"cooler place, which":                      {"actions:\n  - id: a\n    title: b\n    lever: {kind: pue, pue: 1.3}", "incomplete-lever", 7, "actions.1.lever", "Renseignez place"},
		"cooler place, how much":                   {"actions:\n  - id: a\n    title: b\n    lever: {kind: pue, place: s}\nhosting: [{name: s}]", "incomplete-lever", 7, "actions.1.lever", "Renseignez pue"},
		"cooler place with items":                  {"actions:\n  - id: a\n    title: b\n    lever: {kind: pue, place: s, pue: 1.3, items: [server]}\nhosting: [{name: s}]", "key-without-effect", 7, "actions.1.lever.items", "sans effet"},
		"consolidation to how many":                {"actions:\n  - id: a\n    title: b\n    lever: {kind: consolidation}", "incomplete-lever", 7, "actions.1.lever", "Renseignez quantity"},
		"consolidation nowhere":                    {"actions:\n  - id: a\n    title: b\n    lever: {kind: consolidation, quantity: 3, place: cave}", "unknown-hosting", 7, "actions.1.lever.place", "hosting"},
		"cloud of nowhere":                         {"actions:\n  - id: a\n    title: b\n    lever: {kind: cloud, impact: 3}", "incomplete-lever", 7, "actions.1.lever", "Renseignez place"},
		"cloud by another basis":                   {"actions:\n  - id: a\n    title: b\n    lever: {kind: cloud, place: s, impact: 3, basis: marché}\nhosting: [{name: s}]", "unknown-value", 7, "actions.1.lever.basis", "«\u00a0market\u00a0»"},
		"pooling of nothing":                       {"actions:\n  - id: a\n    title: b\n    lever: {kind: pooling, share: 0.4, quantity: 8, pue: 1.3}", "incomplete-lever", 7, "actions.1.lever", "soit place, soit items"},
		"pooling without its size":                 {"actions:\n  - id: a\n    title: b\n    lever: {kind: pooling, items: [server], quantity: 8}", "incomplete-lever", 7, "actions.1.lever", "Renseignez share, quantity et pue"},
		"use, twice":                               {"actions:\n  - id: a\n    title: b\n    lever: {kind: use, items: [email], share: 0.1, quantity: 3}\nuses: [{item: email, quantity: 9}]", "incomplete-lever", 7, "actions.1.lever", "soit share, soit quantity"},
		"use that nothing counts":                  {"actions:\n  - id: a\n    title: b\n    lever: {kind: use, items: [email], share: 0.1}", "unknown-use", 7, "actions.1.lever.items.1", "uses"},
		"use that is another":                      {"actions:\n  - id: a\n    title: b\n    lever: {kind: use, items: [email], share: 0.1}\nuses: [{item: video-call, quantity: 9}]", "unknown-use", 7, "actions.1.lever.items.1", "uses"},
		"page weight of no page":                   {"actions:\n  - id: a\n    title: b\n    lever: {kind: page-weight, lighter_mb: 1.5}", "incomplete-lever", 7, "actions.1.lever", "Renseignez views et lighter_mb"},
		"AI of no register":                        {"actions:\n  - id: a\n    title: b\n    lever: {kind: ai, use: résumé, share: 0.5}", "unknown-ai-use", 7, "actions.1.lever.use", "ai"},
		"AI by how much":                           {"actions:\n  - id: a\n    title: b\n    lever: {kind: ai, use: résumé}\nai: [{name: résumé}]", "incomplete-lever", 7, "actions.1.lever", "Renseignez share"},
		"scenario's lever":                         {"scenarios:\n  - id: a\n    title: b\n    lever: {kind: energy, items: [laptop, dekstop], share: 0.1}", "unknown-item", 7, "scenarios.1.lever.items.2", "«\u00a0desktop\u00a0»"},
		"action and scenario of one id":            {"scenarios:\n  - {id: a, title: b}\nactions:\n  - {id: a, title: b}", "duplicate-id", 5, "scenarios.1.id", "ligne 7"},
		"action that needs no action":              {"actions:\n  - {id: A1, title: b, requires: [A2]}\nscenarios:\n  - {id: A3, title: b}", "unknown-action", 5, "actions.1.requires.1", "«\u00a0A"},
		"action that needs itself":                 {"actions:\n  - {id: a, title: b, requires: [a]}", "impossible-tie", 5, "actions.1.requires.1", "elle-même"},
		"action that excludes itself":              {"actions:\n  - {id: a, title: b, excludes: [a]}", "impossible-tie", 5, "actions.1.excludes.1", "elle-même"},
		"action needed and excluded":               {"actions:\n  - {id: a, title: b, requires: [c], excludes: [c]}\n  - {id: c, title: d}", "impossible-tie", 5, "actions.1.excludes.1", "«\u00a0requires\u00a0»"},
		"progress of its own":                      {"actions:\n  - {id: a, title: b, progress: fini}", "unknown-value", 5, "actions.1.progress", "«\u00a0done\u00a0»"},
		"more refurbished than bought":             {"purchasing: {units: 3, units_refurbished: 4}", "part-above-whole", 4, "purchasing.units_refurbished", "«\u00a0units\u00a0»"},
		"IT above all purchases":                   {"purchasing: {it_spend: 4, all_spend: 3}", "spend-above-all", 4, "purchasing.all_spend", "en euros"},
		"index above ten":                          {"purchasing: {repairability: 68}", "out-of-range", 4, "purchasing.repairability", "au plus 10"},
		"more repaired than broken":                {"disposal: {broken: 3, repaired: 4}", "part-above-whole", 4, "disposal.repaired", "«\u00a0broken\u00a0»"},
		"more handed over than wasted":             {"disposal: {weee_kg: 3, weee_approved_kg: 3.5}", "part-above-whole", 4, "disposal.weee_approved_kg", "«\u00a0weee_kg\u00a0»"},
		"more contracts than all, clauses":         {"contracts: {total: 3, clauses: 4}", "part-above-whole", 4, "contracts.clauses", "«\u00a0total\u00a0»"},
		"more contracts than all, reversible":      {"contracts: {total: 3, reversible: 4}", "part-above-whole", 4, "contracts.reversible", "«\u00a0total\u00a0»"},
		"more contracts than all, open_formats":    {"contracts: {total: 3, open_formats: 4}", "part-above-whole", 4, "contracts.open_formats", "«\u00a0total\u00a0»"},
		"more contracts than all, local_suppliers": {"contracts: {total: 3, local_suppliers: 4}", "part-above-whole", 4, "contracts.local_suppliers", "«\u00a0total\u00a0»"},
		"more data sets with a schema than all":    {"open_data: {data_sets: 3, with_schema: 4}", "part-above-whole", 4, "open_data.with_schema", "«\u00a0data_sets\u00a0»"},
		"more free applications than all":          {"free_use: {applications: 3, applications_of: 2}", "part-above-whole", 4, "free_use.applications", "«\u00a0applications_of\u00a0»"},
		"obligation of no law":                     {"obligations:\n  - {id: bges}", "unknown-obligation", 5, "obligations.1.id", "«\u00a0beges\u00a0»"},
		"obligation, nothing near":                 {"obligations:\n  - {id: zzzzzzzz}", "unknown-obligation", 5, "obligations.1.id", "agec, reen-reuse"},
		"obligation twice":                         {"obligations:\n  - {id: beges}\n  - {id: beges}", "duplicate-id", 6, "obligations.2.id", "ligne 5"},
		"obligation half met":                      {"obligations:\n  - {id: beges, status: mett}", "unknown-value", 5, "obligations.1.status", "«\u00a0met\u00a0»"},
		"accessibility as a percentage":            {"digital_services:\n  - {name: a, rgaa: 72}", "out-of-range", 5, "digital_services.1.rgaa", "Écrivez 0.72"},
		"RGESN beyond what applies":                {"digital_services:\n  - {name: a, rgesn: {priority: 3, priority_of: 2}}", "part-above-whole", 5, "digital_services.1.rgesn.priority", "«\u00a0priority_of\u00a0»"},
		"RGESN of how many":                        {"digital_services:\n  - {name: a, rgesn: {moderate: 3}}", "incomplete-pair", 5, "digital_services.1.rgesn.moderate", "Renseignez moderate_of"},
		"RGESN validated unknown":                  {"digital_services:\n  - {name: a, rgesn: {recommended_of: 3}}", "incomplete-pair", 5, "digital_services.1.rgesn.recommended_of", "Renseignez recommended, à 0"},
		"RGESN in letters":                         {"digital_services:\n  - {name: a, rgesn: {priority: x, priority_of: 2}}", "wrong-type", 5, "digital_services.1.rgesn.priority", "un nombre"},
		"RGESN above its criteria":                 {"digital_services:\n  - {name: a, rgesn: {priority: 3, priority_of: 79}}", "out-of-range", 5, "digital_services.1.rgesn.priority_of", "au plus 78"},
		"label of no level":                        {"label: {year: 2025, level: 6}", "unknown-value", 4, "label.level", "«\u00a01\u00a0»"},
		"label before the label":                   {"label: {year: 2015, level: 3}", "out-of-range", 4, "label.year", "au moins 2016"},
		"dimension twice":                          {"self_assessment:\n  - {dimension: 2, score: 1}\n  - {dimension: 2, score: 0}", "duplicate-id", 6, "self_assessment.2.dimension", "ligne 5"},
		"dimension without its score":              {"self_assessment:\n  - {dimension: 2}", "missing-value", 5, "self_assessment.1.score", "Renseignez-la"},
		"sixth dimension":                          {"self_assessment:\n  - {dimension: 6, score: 1}", "out-of-range", 5, "self_assessment.1.dimension", "au plus 5"},
		"score of four":                            {"self_assessment:\n  - {dimension: 5, score: 4}", "out-of-range", 5, "self_assessment.1.score", "au plus 3"},
		"country in full":                          {"dependencies:\n  - {name: a, country: France}", "invalid-country", 5, "dependencies.1.country", "FR, DE ou US"},
		"jurisdiction in small letters":            {"dependencies:\n  - {name: a, jurisdiction: us}", "invalid-country", 5, "dependencies.1.jurisdiction", "Écrivez US"},
		"country of a place":                       {"hosting:\n  - {name: a, country: FRA}", "invalid-country", 5, "hosting.1.country", "deux lettres capitales"},
		"country of a service":                     {"services:\n  - {name: a, spend_keur: 3, country: F1}", "invalid-country", 5, "services.1.country", "deux lettres capitales"},
		"fewer than no commune":                    {"pooled_services:\n  - {name: a, communes: -1}", "out-of-range", 5, "pooled_services.1.communes", "au moins 0"},
		"connections, how many":                    {"connections:\n  - {name: a}", "missing-value", 5, "connections.1.quantity", "Renseignez-la"},
		"more migrated than there are":             {"connections:\n  - {name: a, quantity: 3, migrated: 4}", "migrated-above-quantity", 5, "connections.1.migrated", "«\u00a0quantity\u00a0»"},
		"network that stays":                       {"connections:\n  - {name: a, quantity: 3, network: 4g}", "unknown-value", 5, "connections.1.network", "«\u00a02g\u00a0»"},
		"operator unknown":                         {"connections:\n  - {name: a, quantity: 3, operator: orage}", "unknown-value", 5, "connections.1.operator", "«\u00a0orange\u00a0»"},
		"AI use twice":                             {"ai:\n  - {name: a}\n  - {name: a}", "duplicate-id", 6, "ai.2.name", "ligne 5"},
		"AI range above its value":                 {"ai:\n  - {name: a, wh: 0.4, wh_low: 0.5}", "range-reversed", 5, "ai.1.wh_low", "du plus petit au plus grand"},
		"AI range below its value":                 {"ai:\n  - {name: a, wh: 0.4, wh_low: 0.1, wh_high: 0.3}", "range-reversed", 5, "ai.1.wh_high", "wh_low, wh et wh_high"},
		"AI range of no value":                     {"ai:\n  - {name: a, wh_low: 0.5}", "key-without-effect", 5, "ai.1.wh_low", "Renseignez wh"},
		"AI more active than all":                  {"ai:\n  - {name: a, active_parameters: 8, total_parameters: 7}", "part-above-whole", 5, "ai.1.active_parameters", "aucun n’est repris"},
		"AI elsewhere":                             {"ai:\n  - {name: a, zone: FRA}", "unknown-zone", 5, "ai.1.zone", "«\u00a0FR\u00a0»"},
		"AI verdict":                               {"ai:\n  - {name: a, verdict: pilote}", "unknown-value", 5, "ai.1.verdict", "«\u00a0pilot\u00a0»"},
		"reading of no indicator":                  {"readings:\n  - {indicator: I40, year: 2025, value: 3}", "unknown-indicator", 5, "readings.1.indicator", "indicators"},
		"reading of no year":                       {"readings:\n  - {indicator: I26, value: 3}", "missing-value", 5, "readings.1.year", "Renseignez-la"},
		"reading of no value":                      {"readings:\n  - {indicator: I26, year: 2025}", "missing-value", 5, "readings.1.value", "Renseignez-la"},
		"reading refused":                          {"readings:\n  - {indicator: I26, year: 2025, value: x}", "wrong-type", 5, "readings.1.value", "un nombre"},
		"reading twice":                            {"readings:\n  - {indicator: I26, year: 2025, value: 3}\n  - {indicator: I26, year: 2025, value: 4}", "duplicate-id", 6, "readings.2.year", "ligne 5"},
		"electricity of no value":                  {"electricity_outlook:\n  - {year: 2030, source: a}", "missing-value", 5, "electricity_outlook.1.factor", "Renseignez-la"},
		"electricity of no source":                 {"electricity_outlook:\n  - {year: 2030, factor: 0.04}", "missing-value", 5, "electricity_outlook.1.source", "Renseignez-la"},
		"electricity in grams":                     {"electricity_outlook:\n  - {year: 2030, factor: 40, source: a}", "out-of-range", 5, "electricity_outlook.1.factor", "au plus 2"},
		"electricity year twice":                   {"electricity_outlook:\n  - {year: 2030, factor: 0, source: a}\n  - {year: 2030, factor: 0.04, source: a}", "duplicate-id", 6, "electricity_outlook.2.year", "ligne 5"},
		"review after the debate":                  {"review: {session: 2026-12-08, debate: 2026-12-07}", "review-after-debate", 4, "review.session", "précède"},
		"opinion of nobody":                        {"opinions:\n  - {text: favorable}", "missing-value", 5, "opinions.1.body", "Renseignez-la"},
		"member without a name":                    {"joint:\n  members:\n    - body: {kind: commune, agents: 5, population: {total: 60000, municipal: 59000, year: 2023}}", "missing-value", 6, "joint.members.1.body.name", "Renseignez-la"},
		"member of the body's name":                {"joint:\n  members:\n    - body: {name: Essai, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n", "duplicate-id", 6, "joint.members.1.body.name", "ligne 1"},
		"member of no kind":                        {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-aglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n", "unknown-value", 6, "joint.members.1.body.kind", "«\u00a0communaute-d-agglomeration\u00a0»"},
		"member without agents":                    {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n", "missing-agents", 6, "joint.members.1.body.agents", "Renseignez-le"},
		"key of a member":                          {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n      adoptions: {number: 3}", "unknown-key", 7, "joint.members.1.adoptions", "«\u00a0adoption\u00a0»"},
		"shared post of nothing":                   {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, of: serveurs, by: agents}", "unknown-item", 8, "joint.posts.1.of", ""},
		"shared post by whom":                      {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a}", "missing-value", 8, "joint.posts.1.by", "Renseignez-la"},
		"shared post by habit":                     {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: agent}", "unknown-value", 8, "joint.posts.1.by", "«\u00a0agents\u00a0»"},
		"shared post twice":                        {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: agents}\n    - {name: a, by: agents}", "duplicate-id", 9, "joint.posts.2.name", "ligne 8"},
		"shared post without parts":                {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}", "missing-shares", 8, "joint.posts", "joint.shares"},
		"parts below one":                          {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 0.6}\n    - {post: a, body: Agglo, share: 0.3}", "shares-not-whole", 10, "joint.shares", "font 0.9 au lieu de 1"},
		"parts a hair above one":                   {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 0.7}\n    - {post: a, body: Agglo, share: 0.300000000000001}", "shares-not-whole", 10, "joint.shares", "1.000000000000001"},
		"part of nobody":                           {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 0.6}\n    - {post: a, body: Aglo, share: 0.4}", "unknown-body", 11, "joint.shares.2.body", "«\u00a0Agglo\u00a0»"},
		"part of no post":                          {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 1}\n    - {post: b, body: Agglo, share: 0.4}", "unknown-post", 11, "joint.shares.2.post", ""},
		"part of how much":                         {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 1}\n    - {post: a, body: Agglo}", "missing-value", 11, "joint.shares.2.share", "Renseignez-la"},
		"part above one":                           {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 1}\n    - {post: a, body: Agglo, share: 40}", "out-of-range", 11, "joint.shares.2.share", "Écrivez 0.40"},
		"part twice":                               {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: declared}\n  shares:\n    - {post: a, body: Essai, share: 0.5}\n    - {post: a, body: Essai, share: 0.5}", "duplicate-id", 11, "joint.shares.2.body", "ligne 10"},
		"part of a post by agents":                 {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: agents}\n  shares:\n    - {post: a, body: Essai, share: 1}", "key-without-effect", 10, "joint.shares", "accord"},
		"posts of one body alone":                  {"joint:\n  posts:\n    - {name: a, by: agents}", "key-without-effect", 6, "joint.posts", "joint.members"},
		"workstations unknown":                     {"joint:\n  members:\n    - body: {name: Agglo, kind: communaute-d-agglomeration, agents: 5, workstations: 4, population: {total: 90000, municipal: 89000, year: 2023}}\n  posts:\n    - {name: a, by: workstations}", "missing-workstations", 1, "body.workstations", "Renseignez-le"},
		"second document":                          {"---\nyear: 2025", "second-document", 4, "", "---"},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, minimal+c.text+"\n", "ok.csv", "type;quantite\nlaptop;1\n")
			require.Len(t, d.Problems, 1, "%v", d.Problems)
			p := d.Problems[0]
			require.Equal(t, c.code, p.Code, p)
			require.Equal(t, c.row, p.Row, p)
			require.Equal(t, c.column, p.Column, p)
			require.Contains(t, p.Message+" "+p.Remedy, c.says)
			require.Equal(t, "dossier.yaml", p.File)
			require.Equal(t, "Essai", d.Strategy.Body.Name, "the rest is kept")
		})
	}
}

func TestBodyIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		body, code, column string
		severity           diag.Severity
	}{
		"kind":                      {"name: a\n  kind: comune\n  agents: 1", "unknown-value", "body.kind", diag.Refused},
		"siren":                     {"name: a\n  kind: commune\n  agents: 1\n  siren: 999000012", "invalid-siren", "body.siren", diag.Refused},
		"insee":                     {"name: a\n  kind: commune\n  agents: 1\n  insee: 4599", "invalid-insee", "body.insee", diag.Refused},
		"agents missing":            {"name: a\n  kind: commune", "missing-agents", "body.agents", diag.Doubt},
		"agents below zero":         {"name: a\n  kind: commune\n  agents: -1", "out-of-range", "body.agents", diag.Refused},
		"populations straddle":      {"name: a\n  kind: commune\n  agents: 1\n  population: {total: 50001, municipal: 50000, year: 2023}", "doubtful-population", "body.population.total", diag.Doubt},
		"total below municipal":     {"name: a\n  kind: commune\n  agents: 1\n  population: {total: 49000, municipal: 51000, year: 2023}", "doubtful-population", "body.population.total", diag.Doubt},
		"year of population":        {"name: a\n  kind: commune\n  agents: 1\n  population: {total: 60000}", "missing-population-year", "body.population.year", diag.Doubt},
		"population missing":        {"name: a\n  kind: commune\n  agents: 1", "missing-population", "body.population.total", diag.Doubt},
		"name missing":              {"kind: commune\n  agents: 1", "missing-value", "body.name", diag.Refused},
		"everything but name blank": {"name:\n  kind: commune\n  agents: 1", "missing-value", "body.name", diag.Refused},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, "body:\n  "+c.body+"\nyear: 2024\ndate: 2026-01-15\n")
			found := map[string]diag.Problem{}
			for _, p := range d.Problems {
				found[p.Code] = p
			}
			require.Contains(t, found, c.code)
			require.Equal(t, c.column, found[c.code].Column)
			require.Equal(t, c.severity, found[c.code].Severity)
		})
	}
}

// A file that says nearly nothing is told each thing that it lacks.
func TestRequiredKeysAreMissed(t *testing.T) {
	var missing []string
	for _, p := range open(t, "version: 1\n").Problems {
		if p.Code == "missing-value" {
			missing = append(missing, p.Column)
		}
	}
	require.Equal(t, []string{"body.name", "body.kind", "year", "date"}, missing)
}

// What is refused is absent, and not zero.
func TestRefusedIsAbsent(t *testing.T) {
	d := open(t, minimal+`means: {fte: "2,5", yearly: 3}
actions:
  - id: a
    title: b
    lever: {kind: lifetime, items: [lapto], years: 7}
  - id: c
    title: d
    lever: {kind: lifetime, items: [laptop, lapto], years: 7}
`)
	require.False(t, d.Strategy.Means.FTE.Valid)
	require.True(t, d.Strategy.Means.Yearly.Valid)
	require.Len(t, d.Strategy.Actions, 2)
	require.Nil(t, d.Strategy.Actions[0].Lever, "a lever on nothing is no lever")
	require.Equal(t, []string{"laptop"}, d.Strategy.Actions[1].Lever.Items)
}

// Texts are kept as written, whatever YAML would make of them.
func TestTextsAreKeptAsWritten(t *testing.T) {
	d := open(t, strings.Replace(minimal, "name: Essai", "name: Essai, insee: 01004, siren: 000000000", 1)+`version: 1.10
vision: no
adoption: {number: 0x1F, programme: 18/11/2024}
means: {fte: 0.100000000000005}
`)
	require.Empty(t, d.Problems)
	require.Equal(t, "01004", d.Strategy.Body.INSEE)
	require.Equal(t, "000000000", d.Strategy.Body.SIREN)
	require.Equal(t, "1.10", d.Strategy.Version)
	require.Equal(t, "no", d.Strategy.Vision)
	require.Equal(t, "0x1F", d.Strategy.Adoption.Number)
	require.Equal(t, "2024-11-18", d.Strategy.Adoption.Programme.Format("2006-01-02"))
	require.Equal(t, "0.100000000000005", d.Strategy.Means.FTE.Decimal.StringFixed(15))
}

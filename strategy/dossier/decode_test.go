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
		"unknown key at the root":     {"objectifs: []", "unknown-key", 4, "objectifs", "«\u00a0objectives\u00a0»\u202f?"},
		"unknown key, nothing near":   {"means:\n  zzzzzz: 1", "unknown-key", 5, "means.zzzzzz", "Clés admises ici\u00a0: fte, investment, text, training, yearly"},
		"unknown key in a list":       {"risks:\n  - title: a\n  - titre: b\n    title: b", "unknown-key", 6, "risks.2.titre", "«\u00a0title\u00a0»"},
		"duplicate key":               {"version: a\nvision: b\nversion: c", "duplicate-key", 6, "version", "ligne 4"},
		"merge key":                   {"means:\n  <<: {fte: 1}", "unknown-key", 5, "means.<<", ""},
		"text for a number":           {"means:\n  fte: beaucoup", "wrong-type", 5, "means.fte", "un nombre est attendu"},
		"comma for a decimal":         {"means:\n  fte: 12,5", "number-comma", 5, "means.fte", "Écrivez 12.5"},
		"comma between braces":        {"means: {fte: 12,5}", "number-comma", 4, "means.fte", "Écrivez un point\u00a0: 12.5"},
		"euros":                       {"means:\n  yearly: 12 000 €", "wrong-type", 5, "means.yearly", "Écrivez 12000"},
		"per cent":                    {"objectives:\n  - {id: a, title: b, reduction: 25 %}", "wrong-type", 5, "objectives.1.reduction", "Écrivez 0.25"},
		"exponent":                    {"means:\n  fte: 1e9999", "wrong-type", 5, "means.fte", ""},
		"not a number":                {"means:\n  fte: .nan", "wrong-type", 5, "means.fte", ""},
		"decimal for an integer":      {"disposal:\n  reused: 1.5", "wrong-type", 5, "disposal.reused", "entier"},
		"integer too long":            {"disposal:\n  reused: 12345678901", "wrong-type", 5, "disposal.reused", ""},
		"not a boolean":               {"no_past_action: peut-être", "wrong-type", 4, "no_past_action", "«\u00a0true\u00a0»"},
		"text for a list":             {"free_software: tout", "wrong-type", 4, "free_software", "tiret"},
		"text for keys":               {"means: rien", "wrong-type", 4, "means", "clé"},
		"list for a text":             {"vision: [a, b]", "wrong-type", 4, "vision", "une seule valeur"},
		"text for an element":         {"actions:\n  - Nommer un délégué", "wrong-type", 5, "actions.1", "clé"},
		"no such day":                 {"adoption:\n  strategy: 2026-02-31", "invalid-date", 5, "adoption.strategy", "ce jour n’existe pas"},
		"no such day, French":         {"adoption:\n  strategy: 31/02/2026", "invalid-date", 5, "adoption.strategy", "ce jour n’existe pas"},
		"not a date":                  {"adoption:\n  strategy: janvier 2026", "invalid-date", 5, "adoption.strategy", "2026-01-15"},
		"date of another century":     {"adoption:\n  strategy: 0206-01-15", "invalid-date", 5, "adoption.strategy", "siècle"},
		"year out of range":           {"past_actions:\n  - {title: a, year: 20211}", "out-of-range", 5, "past_actions.1.year", "2100"},
		"share above one":             {"objectives:\n  - {id: a, title: b, reduction: 25}", "out-of-range", 5, "objectives.1.reduction", "au plus 1"},
		"theme above six":             {"actions:\n  - {id: a, title: b, theme: 7}", "out-of-range", 5, "actions.1.theme", "au plus 6"},
		"theme without object, zero":  {"themes:\n  - {reason: non}", "out-of-range", 5, "themes.1.number", "au moins 1"},
		"title missing":               {"risks:\n  - answer: b", "missing-value", 5, "risks.1.title", "Renseignez-la"},
		"unknown sector":              {"stakeholders:\n  - {name: a, sector: publik}", "unknown-value", 5, "stakeholders.1.sector", "«\u00a0public\u00a0»"},
		"unknown lever":               {"actions:\n  - id: a\n    title: b\n    lever: {kind: lifetimes, items: [laptop], years: 7}", "unknown-value", 7, "actions.1.lever.kind", "«\u00a0lifetime\u00a0»"},
		"lever without its size":      {"actions:\n  - id: a\n    title: b\n    lever: {kind: lifetime, items: [laptop]}", "incomplete-lever", 7, "actions.1.lever", "years"},
		"lever on a fleet, twice":     {"actions:\n  - id: a\n    title: b\n    lever: {kind: fleet, items: [laptop], share: 0.1, quantity: 3}", "incomplete-lever", 7, "actions.1.lever", "soit share, soit quantity"},
		"refurbished without years":   {"actions:\n  - id: a\n    title: b\n    lever: {kind: refurbished, items: [laptop], share: 0.1}", "incomplete-lever", 7, "actions.1.lever", "share et years"},
		"lever with another's key":    {"actions:\n  - id: a\n    title: b\n    lever: {kind: energy, items: [laptop], share: 0.1, years: 3}", "key-without-effect", 7, "actions.1.lever.years", "energy"},
		"lever of no year":            {"actions:\n  - id: a\n    title: b\n    lever: {kind: refurbished, items: [laptop], share: 0.1, years: 0}", "out-of-range", 7, "actions.1.lever.years", "0,1"},
		"unknown item":                {"uses:\n  - {item: emial, quantity: 1}", "unknown-item", 5, "uses.1.item", "«\u00a0email\u00a0»"},
		"label for an item":           {"uses:\n  - {item: courriels, quantity: 1}", "unknown-item", 5, "uses.1.item", "l’identifiant «\u00a0email\u00a0»"},
		"unknown item of a lever":     {"actions:\n  - id: a\n    title: b\n    lever: {kind: energy, items: [laptop, dekstop], share: 0.1}", "unknown-item", 7, "actions.1.lever.items.2", "«\u00a0desktop\u00a0»"},
		"unknown item of a lifetime":  {"lifetimes:\n  latop: 5", "unknown-item", 5, "lifetimes.latop", "«\u00a0laptop\u00a0»"},
		"lifetime of zero":            {"lifetimes:\n  laptop: 0", "out-of-range", 5, "lifetimes.laptop", "0,1"},
		"unknown zone":                {"zone: FRA", "unknown-zone", 4, "zone", "«\u00a0FR\u00a0»"},
		"indicator not declared":      {"indicators:\n  - id: I01\nobjectives:\n  - {id: a, title: b, indicators: [I01, I02]}", "unknown-indicator", 7, "objectives.1.indicators.2", "«\u00a0I01\u00a0»"},
		"objective twice":             {"objectives:\n  - {id: a, title: b}\n  - {id: a, title: c}", "duplicate-id", 6, "objectives.2.id", "ligne 5"},
		"period reversed":             {"period: {from: 2031, to: 2026}", "years-reversed", 4, "period.to", "2031"},
		"action reversed":             {"actions:\n  - {id: a, title: b, from: 2027,\n     to: 2026}", "years-reversed", 6, "actions.1.to", "2027"},
		"PUE below one":               {"hosting:\n  - {name: a, pue: 0.9}", "out-of-range", 5, "hosting.1.pue", "au moins 1"},
		"share of nothing":            {"hosting:\n  - {name: a, share: 0}", "out-of-range", 5, "hosting.1.share", "au moins 0,0001"},
		"share of more than all":      {"hosting:\n  - {name: a, share: 30}", "out-of-range", 5, "hosting.1.share", "au plus 1"},
		"power below zero":            {"hosting:\n  - {name: a, it_power: -4}", "out-of-range", 5, "hosting.1.it_power", "au moins 0,001"},
		"power in letters":            {"hosting:\n  - {name: a, it_power: 4 kW}", "wrong-type", 5, "hosting.1.it_power", "un nombre"},
		"another environment":         {"hosting:\n  - {name: a, technical_environment: puissance}", "unknown-value", 5, "hosting.1.technical_environment", "«\u00a0power\u00a0»"},
		"environment without power":   {"hosting:\n  - {name: a, technical_environment: power}", "no-power", 5, "hosting.1.technical_environment", "it_power"},
		"environment by both":         {"hosting:\n  - {name: a, technical_environment: power, it_power: 4, pue: 1.5}", "pue-and-power", 5, "hosting.1.pue", "jamais par les deux"},
		"key of hosting":              {"hosting:\n  - {name: a, it_powr: 4}", "unknown-key", 5, "hosting.1.it_powr", "«\u00a0it_power\u00a0»"},
		"telework of whom":            {"telework: {days: 80}", "missing-value", 4, "telework.employees", "employees"},
		"telework how often":          {"telework: {employees: 80}", "missing-value", 4, "telework.days", "days"},
		"more days than a year":       {"telework: {employees: 80, days: 400}", "out-of-range", 4, "telework.days", "au plus 366"},
		"half a person":               {"telework: {employees: 80, days: 90, persons_per_household: 0.5}", "out-of-range", 4, "telework.persons_per_household", "au moins 1"},
		"fewer than no teleworker":    {"telework: {employees: -3, days: 90}", "out-of-range", 4, "telework.employees", "au moins 0"},
		"key of telework":             {"telework: {employees: 3, days: 90, person_per_household: 2}", "unknown-key", 4, "telework.person_per_household", "«\u00a0persons_per_household\u00a0»"},
		"service without a name":      {"services:\n  - {spend_keur: 3}", "missing-value", 5, "services.1.name", ""},
		"service of no kind":          {"services:\n  - {name: a, item: saas-usr}", "unknown-item", 5, "services.1.item", "«\u00a0saas-user\u00a0»"},
		"equipment for a service":     {"services:\n  - {name: a, item: laptop}", "unknown-item", 5, "services.1.item", "saas-user"},
		"impact of no criterion":      {"services:\n  - {name: a, impacts: {gwq: 3}}", "unknown-criterion", 5, "services.1.impacts.gwq", "«\u00a0gwp\u00a0»"},
		"impact below zero":           {"services:\n  - {name: a, impacts: {gwp: -3}}", "out-of-range", 5, "services.1.impacts.gwp", "au moins 0"},
		"level of six":                {"services:\n  - {name: a, impacts: {gwp: 3}, level: 6}", "out-of-range", 5, "services.1.level", "au plus 5"},
		"level of nothing":            {"services:\n  - {name: a, spend_keur: 3, level: 3}", "key-without-effect", 5, "services.1.level", "impacts"},
		"service of no quantity":      {"services:\n  - {name: a, quantity: 0}", "out-of-range", 5, "services.1.quantity", "0,001"},
		"spend in euros":              {"services:\n  - {name: a, spend_keur: 3 000 €}", "wrong-type", 5, "services.1.spend_keur", "Écrivez 3000"},
		"key of a service":            {"services:\n  - {name: a, spend_keuro: 3}", "unknown-key", 5, "services.1.spend_keuro", "«\u00a0spend_keur\u00a0»"},
		"pool of nothing known":       {"pools:\n  latop: {resold: 0.1, total_life: 8}", "unknown-item", 5, "pools.latop", "«\u00a0laptop\u00a0»"},
		"pool without its years":      {"pools:\n  laptop: {refurbished: 0.1}", "incomplete-pool", 5, "pools.laptop.refurbished", "Renseignez upstream"},
		"years without their pool":    {"pools:\n  laptop: {total_life: 8}", "incomplete-pool", 5, "pools.laptop.total_life", "Renseignez resold"},
		"pool above one":              {"pools:\n  laptop: {refurbished: 20, upstream: 3}", "out-of-range", 5, "pools.laptop.refurbished", "au plus 1"},
		"key of a pool":               {"pools:\n  laptop: {refurbish: 0.1}", "unknown-key", 5, "pools.laptop.refurbish", "«\u00a0refurbished\u00a0»"},
		"a life of 51 years":          {"lifetimes: {laptop: 51}", "out-of-range", 4, "lifetimes.laptop", "au plus 50"},
		"deflator of zero":            {"deflator: 0", "out-of-range", 4, "deflator", "au moins 0,1"},
		"choice of nobody":            {"choice: conservateur", "unknown-value", 4, "choice", "«\u00a0conservative\u00a0»"},
		"reused above spend":          {"purchasing: {it_spend: 1, it_spend_reused: 2}", "reused-above-spend", 4, "purchasing.it_spend_reused", ""},
		"inventory outside":           {"inventories:\n  - file: ../parc.csv", "path-outside", 5, "inventories.1.file", "dans le dossier"},
		"inventory at the root":       {"inventories:\n  - file: /etc/passwd", "path-outside", 5, "inventories.1.file", ""},
		"inventory on a drive":        {"inventories:\n  - file: C:/parc.csv", "path-outside", 5, "inventories.1.file", ""},
		"inventory, backslash":        {"inventories:\n  - file: sous\\parc.csv", "path-backslash", 5, "inventories.1.file", "sous/parc.csv"},
		"inventory outside by detour": {"inventories:\n  - file: a/../../parc.csv", "path-outside", 5, "inventories.1.file", ""},
		"inventory missing":           {"inventories:\n  - file: parc.csv", "missing-file", 5, "inventories.file", "n’existe pas"},
		"inventory without file":      {"inventories:\n  - site: ici", "missing-value", 5, "inventories.1.file", ""},
		"unknown state":               {"inventories:\n  - file: ok.csv\n    states: {Prêté: in-us}", "unknown-value", 6, "inventories.1.states.Prêté", "«\u00a0in-use\u00a0»"},
		"hosting not declared":        {"inventories:\n  - file: ok.csv\n    data_centre: cave", "unknown-hosting", 6, "inventories.1.data_centre", "hosting"},
		"second document":             {"---\nyear: 2025", "second-document", 4, "", "---"},
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

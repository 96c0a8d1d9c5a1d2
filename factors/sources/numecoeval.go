package sources

import (
	"regexp"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// numEcoEval reads a row of the table of impacts: one item, criterion and
// step. Rows of one name make one entry.
func (r row) numEcoEval() *diag.Problem {
	if r.get("name") == "" {
		return r.at("name", refusal("absent-value", "nom absent", "Complétez la cellule, ou supprimez la ligne"))
	}
	c, p := r.criterion()
	if p != nil {
		return p
	}
	stage, p := r.step()
	if p != nil {
		return p
	}
	if r.get("value") == "" {
		return r.at("value", notice("absent-value", "valeur absente de la table", ""))
	}
	d, p := r.amount("value")
	if p != nil {
		return p
	}
	f := factors.Factor{Criterion: c, Stage: stage, Value: d, Unit: c.Unit() + "/item", Published: strings.TrimSpace(r.get("value") + " " + r.get("unit")),
		Geography: r.get("geography"), Locator: r.get("name"), Source: r.cited(r.get("source")), Confidence: "verified"}
	r.fake(&f)
	v := value{f, r.number, true}
	switch {
	case fold.Label(r.get("category")) == "electricity mix":
		return r.electricity(v)
	case fold.Label(r.get("unit")) != "item":
		return r.at("unit", notice("unit-not-used", "unité sans équipement correspondant au catalogue", ""))
	}
	return r.equipment(v)
}

func (r row) criterion() (factors.Criterion, *diag.Problem) {
	name, ok := NumEcoEval.word("criterion", r.get("criterion"))
	if !ok {
		return 0, r.at("criterion", notice("criterion-not-used", "critère non repris", ""))
	}
	c, err := factors.ParseCriterion(name)
	if err != nil {
		return 0, r.at("criterion", refusal("unknown-criterion", "critère inconnu", ""))
	}
	return c, nil
}

func (r row) step() (factors.Stage, *diag.Problem) {
	name, _ := NumEcoEval.word("stage", r.get("stage"))
	stage, err := factors.ParseStage(name)
	if err != nil {
		return 0, r.at("stage", refusal("unknown-stage", "étape du cycle de vie inconnue", "Les étapes sont MANUFACTURING, TRANSPORTATION, USING et END_OF_LIFE, ou leurs noms français"))
	}
	return stage, nil
}

// equipment adds a row to the entry of its name.
func (r row) equipment(v value) *diag.Problem {
	e, p := r.ref()
	if p != nil {
		return p
	}
	if p := r.consumption(e); p != nil {
		return p
	}
	if v.Stage == factors.Use {
		return r.at("stage", notice("use-by-mix", "utilisation non reprise\u00a0: elle se calcule avec la consommation et le mix électrique", ""))
	}
	if !e.add(v) {
		return r.at("name", refusal("duplicate-row", "valeur déjà lue pour cet équipement, ce critère et cette étape", "Gardez une seule des deux lignes"))
	}
	return nil
}

var trailingNumber = regexp.MustCompile(`( \d+)+$`)

// ref finds or starts the entry of a name. "laptop-3" is a laptop by its
// stem; what is no item of the catalogue is one of its own, classed by its
// tier.
func (r row) ref() (*entry, *diag.Problem) {
	key := fold.Label(r.get("name"))
	if e, ok := r.refs[key]; ok {
		return e, nil
	}
	tier, _ := NumEcoEval.word("tier", r.get("tier"))
	to, ok := r.lookup(key, trailingNumber.ReplaceAllString(key, ""))
	if !ok && tier == "" {
		p := noItem()
		p.Value = r.get("name")
		return nil, p
	}
	if ok && to.item.Unit != "item" {
		return nil, r.at("unit", refusal("unit-mismatch", "unité différente de celle de l’équipement «\u00a0"+to.item.ID+"\u00a0»", "Choisissez un équipement compté à l’unité"))
	}
	name := r.get("description")
	if name == "" {
		name = r.get("name")
	}
	e := &entry{sheet: r.sheet, key: r.get("name"), name: diag.Clip(name) + " (" + diag.Clip(r.get("name")) + ")", item: to.item, tier: factors.Tier(tier), rank: to.rank}
	r.refs[key] = e
	r.entries = append(r.entries, e)
	return e, nil
}

// consumption reads the electricity of a year, printed on each row.
func (r row) consumption(e *entry) *diag.Problem {
	d, p := r.positive("energy")
	if p != nil || !d.Valid {
		return p
	}
	v := r.parameter(factors.Energy, d.Decimal, r.get("energy")+" kWh/an")
	v.counted = false
	v.Source, v.Locator, v.Geography = r.cited(r.get("source")), r.get("name"), r.get("geography")
	r.fake(&v.Factor)
	e.add(v) // the first one stays
	return nil
}

var zonePattern = regexp.MustCompile(`(?i)^electricity[ -]mix[ -]([A-Z0-9-]{2,8})$`)

var undatedMix = diag.Problem{Code: "undated-mix", Severity: diag.Notice, Message: "mix électriques sans année\u00a0: un mix daté du catalogue passe avant eux",
	Remedy: "Donnez l’année des mix pour qu’ils remplacent ceux du catalogue"}

// electricity reads a mix: "Electricity Mix FR", per kWh.
func (r row) electricity(v value) *diag.Problem {
	m := zonePattern.FindStringSubmatch(r.get("name"))
	item, ok := r.Catalogue.Item(factors.ElectricityItem)
	if m == nil || !ok {
		return r.at("name", notice("no-zone", "mix électrique sans code de zone", "Le nom attendu est «\u00a0Electricity Mix FR\u00a0»"))
	}
	v.Stage, v.Zone, v.Unit = factors.Use, strings.ToUpper(m[1]), v.Criterion.Unit()+"/kWh"
	if r.Year > 0 {
		v.Year = itoa(r.Year)
	} else if !r.again("undated-mix") {
		r.tell(0, undatedMix)
	}
	e := &entry{sheet: r.sheet, key: r.get("name"), item: item, shared: true}
	e.add(v)
	r.entries = append(r.entries, e)
	return nil
}

// fakeLabel is how NumEcoEval and G4IT mark figures that are not facts.
const fakeLabel = "fake data for tests"

// fake marks a figure made up for tests, which must not be published.
func (r row) fake(f *factors.Factor) {
	if fold.Label(r.get("source")) != fakeLabel {
		return
	}
	f.Confidence = "test"
	f.Note = "Fake data for tests\u00a0: valeur inventée pour des essais, à ne pas publier."
	if !r.again("fake") {
		r.tell(r.number, diag.Problem{Code: "fake-data", Severity: diag.Doubt, Column: r.header("source"), Value: r.get("source"),
			Message: "valeurs inventées pour des essais", Remedy: "Ne publiez aucun résultat qui en dépend"})
	}
}

// maxCited is how many publications a table may cite; beyond, they are named
// in the note of the table's own source alone.
const maxCited = 200

// cited gives the publication that a row cites, inside the table's own.
func (s *sheet) cited(title string) *factors.Source {
	if title == "" || len(s.sources) >= maxCited && s.sources[title] == nil {
		return s.source
	}
	if s.sources[title] == nil {
		cited := *s.source
		cited.ID += "-" + itoa(len(s.sources)+1)
		cited.Title = diag.Clip(title) + ", dans\u00a0: " + s.source.Title
		cited.Attribution = diag.Clip(title) + ", par " + s.source.Attribution
		s.sources[title] = &cited
	}
	return s.sources[title]
}

package sources

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// native reads a row of our own format: a value with its source.
func (r row) native() *diag.Problem {
	f := factors.Factor{ID: joined(r.get("id")), Unit: r.get("unit"), Geography: r.get("geography"), Zone: r.get("zone"), Year: r.get("year"),
		Published: strings.TrimSpace(r.get("published_value") + " " + r.get("published_unit")), Locator: r.get("locator"),
		Confidence: r.get("confidence"), Boundary: r.get("boundary"), Note: r.get("note")}
	var p *diag.Problem
	if f.Source, p = r.ownSource(); p != nil {
		return p
	}
	if p := r.measure(&f); p != nil {
		return p
	}
	item, p := r.ownItem(&f)
	if p != nil {
		return p
	}
	if f.ID != "" {
		if _, twice := r.ids[f.ID]; twice {
			return r.at("id", refusal("duplicate-id", "identifiant déjà pris", "Donnez à chaque ligne un identifiant différent, ou aucun"))
		}
		r.ids[f.ID] = struct{}{}
	}
	if f.Confidence == "" {
		f.Confidence = "secondary"
	}
	if f.Published == "" {
		f.Published = r.get("value") + " " + f.Unit
	}
	e := &entry{sheet: r.sheet, key: r.get("item"), item: item, shared: true, values: []value{{f, r.number, true}}}
	r.entries = append(r.entries, e)
	return nil
}

// ownSource gives the publication of the row. Options.Source fills what the
// row leaves empty; a figure without publisher, title or licence is refused.
func (r row) ownSource() (*factors.Source, *diag.Problem) {
	s := factors.Source{Publisher: r.get("publisher"), Title: r.get("title"), Version: r.get("version"), URL: r.get("url"),
		Licence: r.get("licence"), Attribution: r.get("attribution"), Retrieved: r.get("retrieved")}
	given := r.Source
	for _, f := range []struct {
		field    string
		to, from *string
		unsaid   string
	}{{"publisher", &s.Publisher, &given.Publisher, ""}, {"title", &s.Title, &given.Title, ""}, {"licence", &s.Licence, &given.Licence, ""},
		{"version", &s.Version, &given.Version, unsaid}, {"url", &s.URL, &given.URL, ""}, {"retrieved", &s.Retrieved, &given.Retrieved, unsaid},
		{"attribution", &s.Attribution, &given.Attribution, ""}} {
		if *f.to == "" {
			*f.to = *f.from
		}
		if *f.to == "" {
			*f.to = f.unsaid
		}
		if *f.to == "" && f.field != "url" && f.field != "attribution" {
			return nil, r.at(f.field, refusal("absent-source", "source incomplète\u00a0: «\u00a0"+f.field+"\u00a0» est vide", "Donnez au moins l’éditeur, le titre et la licence de la publication"))
		}
	}
	if s.Attribution == "" {
		s.Attribution = strings.TrimSuffix(s.Publisher+", "+s.Title+" "+s.Version, " "+unsaid)
	}
	key := strings.Join([]string{r.get("source"), s.Publisher, s.Title, s.Version, s.URL, s.Licence, s.Attribution, s.Retrieved}, "\x00")
	if known := r.sources[key]; known != nil {
		return known, nil
	}
	if s.ID = joined(r.get("source")); s.ID == "" {
		s.ID = slug(s.Publisher + " " + s.Title + " " + s.Version)
	}
	if !r.again("source\x00" + s.ID) {
		r.sources[key] = &s
		return &s, nil
	}
	return r.renamed(key, s), nil
}

// renamed gives a source that shares its id with another one of its own.
func (r row) renamed(key string, s factors.Source) *factors.Source {
	base := s.ID
	for n := 2; ; n++ {
		s.ID = base + "-" + itoa(n)
		if !r.again("source\x00" + s.ID) {
			r.sources[key] = &s
			return &s
		}
	}
}

// measure reads what is measured, and how much.
func (r row) measure(f *factors.Factor) *diag.Problem {
	var err error
	if f.Criterion, err = factors.ParseCriterion(r.get("criterion")); err != nil {
		return r.at("criterion", refusal("unknown-criterion", "critère inconnu", known(r.get("criterion"), criteria())))
	}
	if f.Criterion.IsImpact() {
		if f.Stage, err = factors.ParseStage(r.get("stage")); err != nil {
			return r.at("stage", refusal("unknown-stage", "étape du cycle de vie inconnue", known(r.get("stage"), stages())))
		}
	}
	for _, name := range strings.Fields(r.get("covers")) {
		stage, err := factors.ParseStage(name)
		if err != nil {
			return r.at("covers", refusal("unknown-stage", "étape du cycle de vie inconnue", known(name, stages())))
		}
		f.Covers = append(f.Covers, stage)
	}
	var p *diag.Problem
	if f.Value, p = r.amount("value"); p != nil {
		return p
	}
	if !f.Criterion.IsImpact() && f.Value.IsNegative() || f.Criterion == factors.Lifetime && f.Value.IsZero() {
		return r.at("value", refusal("impossible-value", "valeur impossible pour «\u00a0"+f.Criterion.String()+"\u00a0»", "Corrigez la cellule"))
	}
	d, p := r.positive("uncertainty")
	if p == nil && d.Valid && d.Decimal.GreaterThan(maxUncertainty) {
		p = r.at("uncertainty", refusal("bad-uncertainty", "incertitude de plus de 1000\u00a0%", "Écrivez un pourcentage"))
	}
	if d.Valid {
		f.Uncertainty = decimal.NewNullDecimal(d.Decimal)
	}
	return p
}

// ownItem finds the item of the row, and checks that the value is counted
// for one unit of it.
func (r row) ownItem(f *factors.Factor) (*factors.Item, *diag.Problem) {
	if r.get("item") == "" {
		if f.Unit == "" {
			return nil, r.at("unit", refusal("absent-value", "unité absente", "Complétez la cellule"))
		}
		return nil, nil
	}
	to, ok := r.lookup(r.get("item"))
	if !ok {
		if to.item, ok = r.Catalogue.Item(r.get("item")); !ok {
			remedy := "Prenez l’identifiant d’un équipement du catalogue"
			if near := r.Catalogue.Suggest(r.get("item")); near != "" {
				remedy = "Vouliez-vous dire «\u00a0" + near + "\u00a0»\u202f?"
			}
			return nil, r.at("item", refusal("unknown-item", "équipement absent du catalogue", remedy))
		}
	}
	want := f.Criterion.Unit()
	switch {
	case f.Criterion == factors.PUE || f.Criterion == factors.Share:
		return nil, nil // of no item
	case f.Criterion.IsImpact():
		want += "/" + to.item.Unit
	}
	if f.Unit != want {
		return nil, r.at("unit", refusal("unit-mismatch", "unité inattendue", "L’unité est «\u00a0"+want+"\u00a0»"))
	}
	if to.item.ID == factors.ElectricityItem && (f.Zone == "" || f.Stage != factors.Use) {
		return nil, r.at("zone", refusal("unknown-zone", "un mix électrique a une zone et l’étape «\u00a0use\u00a0»", "Complétez la ligne"))
	}
	if to.item.ID != factors.ElectricityItem && f.Zone != "" {
		return nil, r.at("zone", refusal("zone-not-used", "seul un mix électrique a une zone", "Videz la cellule"))
	}
	return to.item, nil
}

// known tells the word meant, or all of them.
func known(text string, all []string) string {
	if remedy := diag.DidYouMean(text, all); remedy != "" {
		return remedy
	}
	return "Les valeurs connues sont\u00a0: " + strings.Join(all, ", ")
}

func criteria() []string {
	var out []string
	for c := factors.GWP; c.String() != ""; c++ {
		out = append(out, c.String())
	}
	return out
}

func stages() []string {
	var out []string
	for _, s := range factors.Stages() {
		out = append(out, s.String())
	}
	return out
}

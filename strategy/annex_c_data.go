package strategy

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// hypothesesGiven asks that every value can be found in its source, and that
// every declared PUE says where it comes from.
func hypothesesGiven(m *method, p *MethodPoint) {
	var placeless []string
	used := m.Result.Used()
	for _, f := range used {
		if f.Locator == "" {
			placeless = append(placeless, f.ID)
		}
	}
	p.counted("annex.values", len(used)-len(placeless))
	if placeless != nil {
		p.found("annex.no-place", "names", strings.Join(placeless, ", "))
	}
	p.found("annex.mix", "zone", m.Options.Zone, "year", year(m.Options.Year))
	p.Status = partly(placeless != nil || m.efficiency(p, used))
}

// efficiency says where the PUE of each place comes from, or that its technical
// environment is counted by its power, and what part of it is the body's; true
// where a PUE has no origin.
func (m *method) efficiency(p *MethodPoint, used []*factors.Factor) bool {
	places := map[string][]string{}
	for _, h := range m.Strategy.Hosting {
		dc := m.Options.DataCentres[h.Name]
		switch {
		case dc.ByPower:
			places["annex.by-power"] = append(places["annex.by-power"], h.Name+" ("+whole(h.Power.Decimal)+"\u00a0kW)")
		case dc.PUE.Valid && h.Source != "":
			places["annex.pue-sourced"] = append(places["annex.pue-sourced"], h.Name)
		case dc.PUE.Valid:
			places["annex.pue-unsourced"] = append(places["annex.pue-unsourced"], h.Name)
		case slices.ContainsFunc(used, func(f *factors.Factor) bool { return f.Criterion == factors.PUE }):
			places["annex.pue-default"] = append(places["annex.pue-default"], h.Name)
		}
		if !dc.ByPower && validPower(h.Power) {
			places["annex.it-power"] = append(places["annex.it-power"], h.Name+" ("+whole(h.Power.Decimal)+"\u00a0kW)")
		}
		if dc.Share.Valid {
			places["annex.share"] = append(places["annex.share"], h.Name+" ("+rate(dc.Share)+")")
		}
	}
	for _, id := range []string{"annex.pue-sourced", "annex.pue-unsourced", "annex.pue-default", "annex.by-power", "annex.it-power", "annex.share"} {
		if places[id] != nil {
			p.found(id, "names", strings.Join(places[id], ", "))
		}
	}
	return places["annex.pue-unsourced"] != nil
}

func quantitiesGiven(m *method, p *MethodPoint) {
	quantities := m.Result.Quantities()
	p.counted("annex.items", len(quantities))
	p.found("annex.electricity", "kwh", fr.Integer(m.Result.ElectricityUse()))
	var flows []string
	for _, q := range quantities {
		if i, ok := m.Result.Set().Item(q.Item); ok && i.Kind == factors.Flow {
			flows = append(flows, i.NameFR+"\u00a0: "+fr.Integer(q.InUse))
		}
	}
	if flows != nil {
		p.found("annex.flows", "names", strings.Join(flows, "\u202f; "))
	}
	unknown := m.itemsOf(func(d footprint.Datum) bool { return d.Name == footprint.DatumLifetime && d.From == "" })
	if unknown != nil {
		p.found("annex.no-lifetime", "items", strings.Join(unknown, ", "))
	}
	p.Status = partly(unknown != nil)
}

// lifetimesJustified gives the shares of the lines by where their service life
// comes from: a published default has a source, a line's own is in the
// inventory, and what is declared for a type needs one.
func lifetimesJustified(m *method, p *MethodPoint) {
	from := map[footprint.Provenance]int{}
	for _, d := range m.data {
		if d.Name == footprint.DatumLifetime {
			from[d.From] += d.Lines
		}
	}
	declared, missing := from[footprint.FromDossier], from[""]
	all := from[footprint.FromInventory] + declared + from[footprint.FromSource] + missing
	if all == 0 {
		p.Status = NotApplicable
		return
	}
	p.found("annex.lifetimes", "own", shareOf(from[footprint.FromInventory], all), "declared", shareOf(declared, all),
		"default", shareOf(from[footprint.FromSource], all), "missing", shareOf(missing, all))
	source := strings.TrimSpace(m.Strategy.LifeSource)
	switch {
	case declared > 0 && source == "":
		p.found("annex.lifetimes-unsourced")
	case declared > 0:
		p.found("annex.lifetimes-source", "text", source)
	}
	unproved := 0
	for _, problem := range m.Result.Problems() {
		if problem.Code == "upstream-without-proof" {
			unproved++
		}
	}
	p.counted("annex.upstream", unproved)
	p.Status = partly(missing > 0 || declared > 0 && source == "" || unproved > 0)
	if missing == all {
		p.Status = NotMet
	}
}

// sourcesListed names the publications: the version and the day of reading are
// known of all, since a set is refused without them. The other source is the
// inventory, whose lines come from a file, or from nobody knows where.
func sourcesListed(m *method, p *MethodPoint) {
	var named []string
	used := m.Result.Used()
	for _, s := range m.Result.Set().Sources() {
		if slices.ContainsFunc(used, func(f *factors.Factor) bool { return f.Source == s }) {
			named = append(named, say("annex.source", "name", cmp.Or(s.Attribution, s.Title), "date", fr.Day(s.Retrieved)))
		}
	}
	p.counted("annex.sources", len(named), "names", strings.Join(named, "\u202f; "))
	files, strays, declared := map[string]bool{}, 0, 0
	for _, l := range m.lines {
		switch l.File {
		case "":
			strays++
		case dossierFile:
			declared++
		default:
			files[l.File] = true
		}
	}
	p.counted("annex.files", len(files), "year", year(m.Options.Year))
	p.counted("annex.declared", declared)
	p.counted("annex.strays", strays)
	p.Status = partly(strays > 0)
}

func dataGraded(m *method, p *MethodPoint) {
	missing := func(d footprint.Datum) bool { return d.From == "" }
	p.counted("annex.graded", m.linesOf(func(d footprint.Datum) bool { return d.From != "" }))
	n := m.linesOf(missing)
	p.counted("annex.ungraded", n)
	p.Status = partly(n > 0)
}

func sharesGiven(m *method, p *MethodPoint) {
	q := m.Result.Quality()
	p.Status = Met
	p.found("annex.quality", "high", rate(q.High), "medium", rate(q.Medium), "low", rate(q.Low))
}

func weakDataListed(m *method, p *MethodPoint) {
	weak := m.unreliable()
	if weak == nil {
		p.Status = NotApplicable
		p.found("annex.no-low")
		return
	}
	for _, name := range []string{footprint.DatumQuantity, footprint.DatumLifetime, footprint.DatumEnergy} {
		items := map[string]bool{}
		for _, d := range weak {
			if d.Name == name {
				items[d.Item] = true
			}
		}
		p.counted("annex.low", len(items), "name", m.Result.Set().NameOf("term", name).FR)
	}
	p.Status = Met
	p.found("annex.low-where")
}

// limitsListed states the limits that follow from the data.
func limitsListed(m *method, p *MethodPoint) {
	p.Status = Met
	if without := m.withoutValue(); without != nil {
		p.found("annex.limit-criteria", "names", strings.Join(without, ", "))
	}
	m.leftOut(p)
	p.found("annex.limit-low", "low", rate(m.Result.Quality().Low))
	for _, f := range m.climateMixes() {
		if f.Year != "" && f.Year != year(m.Options.Year) {
			p.found("annex.limit-mix", "used", f.Year, "year", year(m.Options.Year))
		}
	}
	total := m.Result.Total(factors.GWP)
	p.found("annex.limit-ends", "low", kilograms(total.Low), "high", kilograms(total.High))
	p.found("annex.limit-where")
}

// climateMixes gives the electricity mixes of climate change.
func (m *method) climateMixes() []*factors.Factor {
	return slices.DeleteFunc(m.Result.Mixes(), func(f *factors.Factor) bool { return f.Criterion != factors.GWP })
}

// shareOf writes a part of a number of lines.
func shareOf(n, of int) string {
	return rate(decimal.NewNullDecimal(exact.Decimal(big.NewRat(int64(n), int64(of)))))
}

// rate writes a share that may have no object. What is little is not written
// as nothing, nor what is nearly all as all.
func rate(d decimal.NullDecimal) string {
	if !d.Valid {
		return say("theme.without-object")
	}
	places := int32(0)
	if percent := decimal.New(1, -2); d.Decimal.IsPositive() && d.Decimal.LessThan(one) && (d.Decimal.LessThan(percent) || d.Decimal.GreaterThan(one.Sub(percent))) {
		places = 2
	}
	return fr.Percent(d.Decimal, places)
}

// amount writes a value to the unit from a hundred on, and to three
// significant figures below.
func amount(d decimal.Decimal) string {
	if d.Abs().GreaterThanOrEqual(decimal.NewFromInt(100)) {
		return fr.Integer(d)
	}
	return fr.Significant(d, 3)
}

// whole writes a declared number with the decimals that it has.
func whole(d decimal.Decimal) string { return fr.Number(d, max(0, min(6, -d.Exponent()))) }

func kilograms(d decimal.Decimal) string {
	value, unit := fr.Mass(d)
	return value + "\u00a0" + unit
}

// unitOf writes a unit as people read it.
func unitOf(c factors.Criterion) string {
	return strings.NewReplacer("CO2e", "CO₂e", " ", "\u00a0").Replace(c.Unit())
}

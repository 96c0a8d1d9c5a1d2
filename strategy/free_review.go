package strategy

import (
	"iter"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

// FreeReview is the use of free software, counted. Its three
// accounts, euros, dependency (Sovereignty) and carbon, are never added.
type FreeReview struct {
	Systems       []SystemCount       // workstations in use by family of system, from the inventory; those of an unknown one last
	Workstations  Proportion          // on a free system
	Office        Proportion          // agents who use a free office suite
	Applications  Proportion          // free ones
	Contributions decimal.NullDecimal // published in the year
	Reversible    Proportion          // contracts whose data and services can be taken back
	OpenFormats   Proportion          // contracts that ask for open formats
	Licences      decimal.NullDecimal // euros a year avoided, declared; no carbon comes from them
	Carbon        decimal.NullDecimal // kg CO2e a year that the plan saves by a longer life under a free system; not valid without such an action
}

// Proportion is a number of things among others.
type Proportion struct {
	Count   decimal.NullDecimal
	Of      decimal.NullDecimal
	Percent decimal.NullDecimal // Count ÷ Of × 100; not valid where one is unknown or Of is 0
	Origin  Provenance
}

// Provenance tells where a count comes from.
type Provenance string

// Provenances.
const (
	FromInventory   Provenance = "inventory"
	FromDeclaration Provenance = "declared"
)

// SystemCount is the workstations in use under a family of systems.
type SystemCount struct {
	Family string // of the table systems.csv, "GNU/Linux"; empty where it is unknown
	Free   bool
	Units  decimal.Decimal
}

// proportion of declared counts. One that exceeds its whole is no proportion.
func (a *Assessment) proportion(column string, count, of decimal.NullDecimal) Proportion {
	p := Proportion{Count: certain(known(count)), Of: certain(known(of)), Origin: FromDeclaration}
	if p.Count.Valid && p.Of.Valid && p.Count.Decimal.GreaterThan(p.Of.Decimal) {
		a.doubt(diag.Doubt, "part-above-whole", column, exact.String(p.Count.Decimal), "place.above-whole", "place.check-counts")
		return Proportion{Origin: FromDeclaration}
	}
	p.Percent = inPercent(p.Count, p.Of)
	return p
}

// freeReview needs the simulation.
func (a *Assessment) freeReview() FreeReview {
	use, contracts := a.Strategy.FreeUse, a.Strategy.Contracts
	out := FreeReview{
		Systems:       a.systems(),
		Office:        a.proportion("free_use.office_agents", use.OfficeAgents, a.agents()),
		Applications:  a.proportion("free_use.applications", use.Applications, use.OfAll),
		Contributions: certain(known(use.Contributions)),
		Reversible:    a.proportion("contracts.reversible", contracts.Reversible, contracts.Total),
		OpenFormats:   a.proportion("contracts.open_formats", contracts.OpenFormats, contracts.Total),
		Licences:      certain(known(use.Licences)),
	}
	out.Workstations = a.freeWorkstations(out.Systems)
	if a.Simulation == nil {
		return out
	}
	for _, s := range a.Simulation.Steps {
		if s.Kind == FreeSystem {
			out.Carbon = decimal.NewNullDecimal(out.Carbon.Decimal.Add(s.Saving))
		}
	}
	return out
}

// freeWorkstations is what the body declares, of the workstations in use in the
// inventory, else what the systems of the inventory tell, of the workstations
// whose system is known. Where all are known and the two differ, it is a doubt.
func (a *Assessment) freeWorkstations(systems []SystemCount) Proportion {
	free, told, all := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, s := range systems {
		units := exact.FromDecimal(s.Units)
		all.Add(all, units)
		if s.Family != "" {
			told.Add(told, units)
		}
		if s.Free {
			free.Add(free, units)
		}
	}
	found := Proportion{Count: certain(free), Of: certain(told), Percent: inPercent(certain(free), certain(told)), Origin: FromInventory}
	declared := known(a.Strategy.FreeUse.Workstations)
	switch {
	case declared == nil && told.Sign() == 0:
		return Proportion{}
	case declared == nil:
		return found
	case told.Sign() > 0 && told.Cmp(all) == 0 && declared.Cmp(free) != 0 && declared.Cmp(all) <= 0: // else that is said
		a.doubt(diag.Doubt, "free-workstations", "free_use.workstations", exact.String(a.Strategy.FreeUse.Workstations.Decimal), "place.workstations", "place.check-counts")
	}
	whole := counting(a.Strategy.workstations())
	if all.Sign() > 0 {
		whole = certain(all)
	}
	return a.proportion("free_use.workstations", a.Strategy.FreeUse.Workstations, whole)
}

// systems counts the workstations in use by family, in the order of the table.
func (a *Assessment) systems() []SystemCount {
	if !a.Measured() {
		return nil
	}
	var order []systemWord
	units, written := map[string]*big.Rat{}, map[string]systemWord{}
	for l := range a.lines() {
		if l.State != footprint.InUse || !slices.Contains(workstations(), l.Item) {
			continue
		}
		s, seen := written[l.System]
		if !seen {
			s = DefaultLaw().systemOf(l.System)
			written[l.System] = s
		}
		if units[s.family] == nil {
			units[s.family] = new(big.Rat)
			order = append(order, s)
		}
		units[s.family].Add(units[s.family], exact.FromDecimal(l.Units()))
	}
	slices.SortFunc(order, func(x, y systemWord) int { return x.rank - y.rank })
	var out []SystemCount
	for _, s := range order {
		out = append(out, SystemCount{Family: s.family, Free: s.free, Units: exact.Decimal(units[s.family])})
	}
	return out
}

// lines goes through those of the inventory that the engine takes.
func (a *Assessment) lines() iter.Seq[*footprint.Line] {
	return func(yield func(*footprint.Line) bool) {
		for n := range a.inventory.Lines {
			l := &a.inventory.Lines[n]
			if _, ok := a.set.Item(l.Item); ok && validUnits(l.Quantity) && !inverted(*l) && !yield(l) {
				return
			}
		}
	}
}

// systemWord is a word that names a family of operating systems.
type systemWord struct {
	family string
	free   bool
	rank   int // of the family
}

func (l *Law) readSystem(r record) {
	family := r.get("family")
	rank := len(l.systems)
	if at := slices.IndexFunc(l.systems, func(s systemWord) bool { return s.family == family }); at >= 0 {
		rank = l.systems[at].rank
	}
	l.systemWords.add(r.get("word"))
	l.systems = append(l.systems, systemWord{family, r.get("free") == "yes", rank})
}

// systemOf finds the family of a system as inventories write it; the first word
// of the table that is in it decides. The zero family comes last.
func (l *Law) systemOf(written string) systemWord {
	if at := l.systemWords.find(written); at >= 0 {
		return l.systems[at]
	}
	return systemWord{rank: len(l.systems)}
}

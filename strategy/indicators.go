package strategy

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Measure is an indicator of the yearly review: what the
// catalogue says of it, what the dossier declares and what could be computed.
type Measure struct {
	ID      string // "I01"… of the catalogue, or the body's own
	Name    string
	Formula string
	Unit    string // of Value, Target and Declared: 25 for 25 %
	Better  string // "lower" or "higher"; empty where neither is
	Source  string

	Value      decimal.NullDecimal // declared, else computed, else read; not valid is "n.d.", never 0
	Computed   decimal.NullDecimal // from the inventory, or from what the dossier counts
	Declared   decimal.NullDecimal // as the indicator's base
	Reading    decimal.NullDecimal // of Strategy.Year (Strategy.Readings)
	Parts      []Part              // by type, where units of different types are not added
	Target     decimal.NullDecimal // declared
	TargetYear int
	Followed   bool // the dossier names it for itself, an objective or an action
}

// Part is one part of an indicator: of a type of equipment, or another count
// that is read beside it.
type Part struct {
	Key   string // id of an item, or the name of a count, such as "fte"
	Name  string // in French
	Value decimal.Decimal
	Unit  string // of Value, where it is not that of the indicator
	Basis string // in French, where the parts of an indicator are not all counted alike

	by string // phrase of Basis: parts of two years that differ in it are not alike
}

// measures gives the catalogue in its order, then the body's own indicators
// in theirs.
func (a *Assessment) measures() []Measure {
	out := append([]Measure(nil), DefaultLaw().Indicators...)
	for n := range out {
		if compute := computed[out[n].ID]; compute != nil && !a.Strategy.redefines(out[n].ID) {
			out[n].Computed, out[n].Parts = compute(a)
		}
	}
	out = a.Strategy.declare(out)
	a.read(out)
	followed := a.Strategy.followed()
	for n := range out {
		m := &out[n]
		m.Followed = followed[m.ID]
		for _, v := range []decimal.NullDecimal{m.Reading, m.Computed, m.Declared} {
			if v.Valid {
				m.Value = v
			}
		}
	}
	return out
}

// declare lays the declared indicators over the catalogue.
func (s *Strategy) declare(out []Measure) []Measure {
	for _, d := range s.Indicators {
		n := slices.IndexFunc(out, func(m Measure) bool { return m.ID == d.ID })
		if n < 0 {
			n = len(out)
			out = append(out, Measure{ID: d.ID, Name: d.Name, Unit: d.Unit, Source: d.Source})
		}
		m := &out[n]
		if s.redefines(d.ID) {
			m.Formula, m.Better = "", ""
		}
		if d.Name != "" {
			m.Name = d.Name
		}
		if d.Unit != "" {
			m.Unit = d.Unit
		}
		if d.Source != "" {
			m.Source = d.Source
		}
		m.Declared, m.Target, m.TargetYear = d.Base, d.Target, d.Year
	}
	return out
}

// redefines tells an indicator of the catalogue that the dossier gives another
// name or unit: what is computed for the catalogue's is not its value.
func (s *Strategy) redefines(id string) bool {
	catalogue := DefaultLaw().Indicators
	n := slices.IndexFunc(catalogue, func(m Measure) bool { return m.ID == id })
	return n >= 0 && slices.ContainsFunc(s.Indicators, func(i Indicator) bool {
		return i.ID == id && (i.Name != "" && i.Name != catalogue[n].Name || i.Unit != "" && i.Unit != catalogue[n].Unit)
	})
}

func (s *Strategy) followed() map[string]bool {
	ids := map[string]bool{}
	for _, i := range s.Indicators {
		ids[i.ID] = true
	}
	for _, o := range s.Objectives {
		for _, id := range o.Indicators {
			ids[id] = true
		}
	}
	for _, a := range s.Actions {
		for _, id := range a.Indicators {
			ids[id] = true
		}
	}
	return ids
}

// pieces gives the units of equipment that are counted one by one.
func (a *Assessment) pieces() []footprint.Quantity {
	return slices.DeleteFunc(a.Result.Quantities(), func(q footprint.Quantity) bool {
		item, ok := a.Result.Set().Item(q.Item)
		return !ok || item.Kind != factors.Asset || item.Unit != "item"
	})
}

func (a *Assessment) nameOf(item string) string {
	if i, ok := a.Result.Set().Item(item); ok {
		return i.NameFR
	}
	return item
}

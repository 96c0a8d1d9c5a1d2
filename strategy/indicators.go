package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
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

// computed holds the formulas of the indicators that the data allow, by the
// id of the catalogue. Each gives an invalid value where something is
// missing. The others are declared (Strategy.Indicators) or read
// (Strategy.Readings).
var computed = map[string]func(*Assessment) (decimal.NullDecimal, []Part){
	"I01": totalFootprint,
	"I02": perAgent,
	"I03": embodiedShare,
	"I05": territoryFootprint,
	"I06": equipmentPerAgent,
	"I07": screensPerPost,
	"I08": lifeAtExit,
	"I09": renewal,
	"I10": reusedSpend,
	"I11": refurbishedUnits,
	"I12": reusedEquipment,
	"I13": meanIndex,
	"I14": repairedInHouse,
	"I15": dormantStock,
	"I16": electronicWaste,
	"I17": electricity,
	"I18": meanPUE,
	"I19": virtualised,
	"I20": storedData,
	"I21": printing,
	"I22": meanRGESN,
	"I23": auditedServices,
	"I24": meanRGAA,
	"I28": contractsWithClauses,
	"I29": localSuppliers,
	"I32": connectedObjects,
	"I33": openDataSets,
	"I34": freeSoftware,
	"I35": pooledServices,
	"I36": leftToMigrate,
	"I37": reviewedAI,
	"I38": planProgress,
	"I39": means,
}

func none() (decimal.NullDecimal, []Part) { return decimal.NullDecimal{}, nil }

func some(r *big.Rat) (decimal.NullDecimal, []Part) {
	return decimal.NewNullDecimal(exact.Decimal(r)), nil
}

// totalFootprint: kilograms to tonnes.
func totalFootprint(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	return decimal.NewNullDecimal(a.Result.Total(factors.GWP).Value.Shift(-3)), nil
}

func perAgent(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	v, ok := a.Result.PerAgent(factors.GWP)
	return decimal.NullDecimal{Decimal: v, Valid: ok}, nil
}

// embodiedShare is all but the use stage, over the total.
func embodiedShare(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	embodied, total := new(big.Rat), new(big.Rat)
	for _, c := range a.Result.By(factors.GWP, footprint.ByStage) {
		v := exact.FromDecimal(c.Value)
		total.Add(total, v)
		if c.Keys[0] != factors.Use.String() {
			embodied.Add(embodied, v)
		}
	}
	if total.Sign() <= 0 {
		return none()
	}
	return decimal.NewNullDecimal(percent(embodied.Quo(embodied, total))), nil
}

// territoryFootprint is of each body in a joint strategy: territories overlap,
// and one of them is not the whole.
func territoryFootprint(a *Assessment) (decimal.NullDecimal, []Part) {
	if len(a.Scopes) > 0 {
		var parts []Part
		for _, b := range a.Scopes {
			if e := estimate(a.set, b.Body.Population); e != nil {
				parts = append(parts, Part{Key: b.Body.Name, Name: b.Body.Name, Value: e.Value.Shift(-3)})
			}
		}
		return decimal.NullDecimal{}, parts
	}
	if a.Territory == nil {
		return none()
	}
	return decimal.NewNullDecimal(a.Territory.Value.Shift(-3)), nil
}

// equipmentPerAgent is by type: units of different items are not added.
func equipmentPerAgent(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() || !a.agents().Valid {
		return none()
	}
	agents := exact.FromDecimal(a.agents().Decimal)
	var parts []Part
	for _, q := range a.pieces() {
		if q.InUse.IsPositive() {
			parts = append(parts, Part{Key: q.Item, Name: a.nameOf(q.Item), Value: exact.Decimal(new(big.Rat).Quo(exact.FromDecimal(q.InUse), agents))})
		}
	}
	return decimal.NullDecimal{}, parts
}

func screensPerPost(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	var screens *big.Rat // an inventory without one does not say that there is none
	posts := new(big.Rat)
	for _, q := range a.Result.Quantities() {
		if q.Item == "monitor" {
			screens = exact.FromDecimal(q.InUse)
		}
		if slices.Contains(workstations(), q.Item) {
			posts.Add(posts, exact.FromDecimal(q.InUse))
		}
	}
	if posts.Sign() == 0 || screens == nil {
		return none()
	}
	return some(screens.Quo(screens, posts))
}

func reusedSpend(a *Assessment) (decimal.NullDecimal, []Part) {
	return maybePercent(a.Strategy.Purchasing.share())
}

func reusedEquipment(a *Assessment) (decimal.NullDecimal, []Part) {
	return maybePercent(a.Strategy.Disposal.share())
}

func maybePercent(r *big.Rat) (decimal.NullDecimal, []Part) {
	if r == nil {
		return none()
	}
	return decimal.NewNullDecimal(percent(r)), nil
}

// dormantStock counts pieces of equipment of all types, as the ministry's
// guide does (fiche f.1), with the share of each type beside. An inventory
// without a line in stock does not tell an empty stock from an uncounted one.
func dormantStock(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	stock, all := new(big.Rat), new(big.Rat)
	var parts []Part
	for _, q := range a.pieces() {
		s := exact.FromDecimal(q.Stock)
		n := new(big.Rat).Add(s, exact.FromDecimal(q.InUse))
		stock.Add(stock, s)
		all.Add(all, n)
		if s.Sign() > 0 {
			parts = append(parts, Part{Key: q.Item, Name: a.nameOf(q.Item), Value: percent(new(big.Rat).Quo(s, n))})
		}
	}
	if stock.Sign() == 0 {
		return none()
	}
	return decimal.NewNullDecimal(percent(stock.Quo(stock, all))), parts
}

// electricity: kilowatt-hours to megawatt-hours.
func electricity(a *Assessment) (decimal.NullDecimal, []Part) {
	if !a.Measured() {
		return none()
	}
	if use := a.Result.Total(factors.GWP).Coverage.Use; !use.Valid || use.Decimal.IsZero() {
		return none() // no line has a known consumption
	}
	return decimal.NewNullDecimal(a.Result.ElectricityUse().Shift(-3)), nil
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

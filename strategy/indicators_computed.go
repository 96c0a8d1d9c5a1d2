package strategy

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/exact"
)

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

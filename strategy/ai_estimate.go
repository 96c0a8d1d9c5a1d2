package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// AIEstimate is a use of the register with the electricity and the carbon of its
// requests in a year. It is an order of magnitude that stands apart: it is in no
// total, and nothing is estimated where nothing is known. The manufacture of the
// servers, the training of the model and the terminals are not in it.
type AIEstimate struct {
	Use     AIUse
	Basis   AIBasis
	Request Range           // Wh for a request, PUE included
	Energy  Range           // kWh a year: requests × Request ÷ 1000
	Carbon  Range           // kg CO2e a year: Energy × Mix
	PUE     decimal.Decimal // that was used; 0 where there is no basis
	Mix     *factors.Factor // electricity of the zone and the year; nil where none is known
	Notices []string        // in French: what was supposed, and a review that guides recommend and that is missing
}

// Range is a value between two ends, each not valid where it is not known.
type Range struct{ Value, Low, High decimal.NullDecimal }

// AIBasis tells what the energy of a request comes from; empty where nothing does.
type AIBasis string

// Bases.
const (
	AIPublished AIBasis = "published" // what the provider publishes
	AIModelled  AIBasis = "modelled"  // EcoLogits, from the parameters of the model and the tokens put out
)

// Verdicts of a relevance review (AIUse.Verdict).
const (
	AIPilot       = "pilot"
	AIGeneralised = "generalised"
	AILimited     = "limited"
	AIRefused     = "refused"
)

// maxParameters is a thousand times any model, in thousand millions.
var maxParameters = decimal.New(1, 6)

// ai estimates each use of the register.
func (a *Assessment) ai(set *factors.Set) []AIEstimate {
	var out []AIEstimate
	for _, u := range a.Strategy.AI {
		e := AIEstimate{Use: u}
		if u.plausible() {
			a.estimateAI(set, &e)
		} else {
			a.doubt(diag.Refused, "bad-ai", "ai", u.Name, "ai.bad", "ai.give")
		}
		if u.Verdict == AIGeneralised && u.Reviewed.IsZero() {
			e.notice("ai.no-review")
		}
		out = append(out, e)
	}
	return out
}

func (e *AIEstimate) notice(id string, blanks ...string) {
	e.Notices = append(e.Notices, say(id, blanks...))
}

func (a *Assessment) estimateAI(set *factors.Set, e *AIEstimate) {
	e.request(set)
	if e.Basis == "" {
		return
	}
	e.Energy = e.Request.times(certain(known(e.Use.Requests)), -3)
	if !e.Use.Requests.Valid {
		e.notice("ai.no-requests")
	}
	zone := e.Use.Zone
	if zone == "" {
		zone = a.Options.Zone
		e.notice("ai.own-zone")
	}
	if e.Mix = set.Electricity(zone, a.Strategy.Year, factors.GWP); e.Mix == nil {
		e.notice("ai.no-mix")
		return
	}
	e.Carbon = e.Energy.times(decimal.NewNullDecimal(e.Mix.Value), 0)
}

// request sets the Wh of a request: what the provider publishes, else the model
// where its active parameters and the tokens are known.
func (e *AIEstimate) request(set *factors.Set) {
	if e.Use.Energy.Valid || e.Use.EnergyMin.Valid || e.Use.EnergyMax.Valid {
		e.Basis, e.PUE = AIPublished, one
		if e.Use.PUE.Valid {
			e.PUE = e.Use.PUE.Decimal
		} else {
			e.notice("ai.pue-within")
		}
		e.Request = Range{e.Use.Energy, e.Use.EnergyMin, e.Use.EnergyMax}.times(decimal.NewNullDecimal(e.PUE), 0)
		return
	}
	if !e.Use.Active.Valid || !e.Use.Tokens.Valid {
		e.notice("ai.nothing-known")
		return
	}
	e.Basis = AIModelled
	e.PUE = e.suppose(set)
	total := e.Use.Total
	if !total.Valid {
		total = e.Use.Active
		e.notice("ai.dense")
	}
	e.Request = inference{active: known(e.Use.Active), total: known(total), tokens: known(e.Use.Tokens), pue: exact.FromDecimal(e.PUE)}.modelled()
}

// publishedPUE is the value that the engine takes where a place has none.
const publishedPUE = "ademe-2025-pue-public-local"

// suppose gives the PUE of the use, else the published one, else 1, and says so.
func (e *AIEstimate) suppose(set *factors.Set) decimal.Decimal {
	if e.Use.PUE.Valid {
		return e.Use.PUE.Decimal
	}
	if f, ok := set.Factor(publishedPUE); ok {
		e.notice("ai.default-pue", "pue", whole(f.Value))
		return f.Value
	}
	e.notice("ai.no-pue")
	return one
}

// times multiplies what is known by a number, and moves the decimal point.
func (v Range) times(by decimal.NullDecimal, shift int32) Range {
	multiply := func(d decimal.NullDecimal) decimal.NullDecimal {
		if !d.Valid || !by.Valid {
			return decimal.NullDecimal{}
		}
		product := new(big.Rat).Mul(exact.FromDecimal(d.Decimal), exact.FromDecimal(by.Decimal))
		return decimal.NewNullDecimal(exact.Decimal(product).Shift(shift))
	}
	return Range{multiply(v.Value), multiply(v.Low), multiply(v.High)}
}

// plausible tells whether the numbers of a use can be what a person meant.
func (u AIUse) plausible() bool {
	for _, d := range []decimal.NullDecimal{u.Requests, u.Energy, u.EnergyMin, u.EnergyMax} {
		if d.Valid && known(d) == nil {
			return false
		}
	}
	for _, d := range []decimal.NullDecimal{u.Tokens, u.Active, u.Total} {
		if d.Valid && (known(d) == nil || !d.Decimal.IsPositive()) {
			return false
		}
	}
	for _, d := range []decimal.NullDecimal{u.Active, u.Total} {
		if d.Valid && d.Decimal.GreaterThan(maxParameters) {
			return false
		}
	}
	ordered := func(low, high decimal.NullDecimal) bool {
		return !low.Valid || !high.Valid || low.Decimal.LessThanOrEqual(high.Decimal)
	}
	return validPUE(u.PUE) && ordered(u.EnergyMin, u.Energy) && ordered(u.Energy, u.EnergyMax) && ordered(u.EnergyMin, u.EnergyMax) && ordered(u.Active, u.Total)
}

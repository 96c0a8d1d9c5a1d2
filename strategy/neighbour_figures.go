package strategy

import (
	"cmp"
	"math/big"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// figure is what the dossier tells of a quantity: at least low, at most high,
// nil where that side is not known. A value that is wholly known is both.
type figure struct {
	low, high *big.Rat
	year      int
	phrase    string // id; its blanks {value} and {bound} are filled by sentence
	blanks    []string
	lacks     string // what would tell more, in French
}

// figures are the quantities that the columns when and test of the table name.
var figures = map[string]func(*bench, *Neighbour) figure{
	"population":       totalPopulation,         // population totale, inhabitants (CGCT, art. R. 2151-2)
	"agents":           agentsOf,                // of the body
	"purchases":        allPurchases,            // of every kind, euros HT a year
	"power":            largestPower,            // of IT in the largest place, kW: the threshold is by place, nothing is summed
	"copper":           onCopper,                // pieces of equipment listed, migrated or not
	"copper-left":      leftOnCopper,            // of them, those to migrate
	"mobile":           onMobile,                // the same of 2G and 3G
	"mobile-left":      leftOnMobile,            //
	"reused-spend":     spentOnReused,           // per cent of the yearly spend (décret n° 2024-134)
	"reused-stock":     sentToReuse,             // per cent, A ÷ B × 100 (décret n° 2023-266, art. 3), never clamped
	"index":            purchasedIndex,          // mean of new purchases, out of 10
	"value":            declaredValue,           // of the answer, in the obligation's unit
	"age":              ageOfAct,                // years since the act that the answer dates
	"rgaa":             lowestRGAA,              // per cent of criteria, of the service that has the fewest
	"statements":       accessibilityStatements, // per cent of services with an accessibility statement
	"rgesn-score":      lowestRGESN,             // per cent, of the service with the lowest
	"rgesn-statements": rgesnStatements,         // per cent of the scored services with an ecodesign statement
	"data-sets":        publishedData,           // published online
	"orientations":     freeOrientations,        // on free software
}

// exactly makes a figure that is wholly known.
func exactly(r *big.Rat, year int, phrase string, blanks ...string) figure {
	return figure{low: r, high: r, year: year, phrase: phrase, blanks: blanks}
}

func whole64(n int) *big.Rat { return new(big.Rat).SetInt64(int64(n)) }

// shown is the side that is known.
func (f figure) shown() *big.Rat {
	if f.low != nil {
		return f.low
	}
	return f.high
}

// sentence writes the figure beside its bound; nothing where the sentence needs
// a bound and there is none.
func (f figure) sentence(c condition, bound *big.Rat) string {
	if f.phrase == "" || bound == nil && strings.Contains(phrases()[f.phrase], "{bound}") {
		return ""
	}
	blanks := append([]string{"bound", c.words(bound)}, f.blanks...)
	if r := f.shown(); r != nil {
		blanks = append(blanks, "value", besideBound(r, bound), "year", year(f.year))
	}
	return say(f.phrase, blanks...)
}

// besideBound writes a number with as many places as it takes to stay on its side of
// a bound: 19,99 beside 20, never "20,0".
func besideBound(r, bound *big.Rat) string {
	d := exact.Decimal(r)
	places := min(max(-d.Exponent(), 0), 1)
	for bound != nil && places < 18 && exact.FromDecimal(d.Round(places)).Cmp(bound) != r.Cmp(bound) {
		places++
	}
	return fr.Number(d, places)
}

// plainNumber writes a number with its own decimals, six at most.
func plainNumber(d decimal.Decimal) string { return fr.Number(d, min(max(-d.Exponent(), 0), 6)) }

func nullable(r *big.Rat) decimal.NullDecimal {
	if r == nil {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(exact.Decimal(r))
}

func hundredfold(r *big.Rat) *big.Rat { return new(big.Rat).Mul(r, big.NewRat(100, 1)) }

// maxAmount is beyond any sum of euros or number of things of a public body.
var maxAmount = decimal.New(1, 15)

func validAmount(d decimal.NullDecimal) bool {
	return d.Valid && sane(d.Decimal) && !d.Decimal.IsNegative() && d.Decimal.LessThanOrEqual(maxAmount)
}

func totalPopulation(b *bench, _ *Neighbour) figure {
	p := b.s.Body.Population
	if p.Total <= 0 {
		return figure{phrase: "neighbour.no-population"}
	}
	return exactly(whole64(p.Total), p.Year, "neighbour.population")
}

func agentsOf(b *bench, _ *Neighbour) figure {
	if b.s.Body.Agents <= 0 {
		return figure{phrase: "neighbour.no-agents"}
	}
	return exactly(whole64(b.s.Body.Agents), 0, "neighbour.agents")
}

func allPurchases(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	if !validAmount(p.All) {
		return figure{phrase: "neighbour.no-purchases"}
	}
	return exactly(exact.FromDecimal(p.All.Decimal), cmp.Or(p.Year, b.s.Year), "neighbour.purchases")
}

// largestPower looks at each place: those whose power is not known may be larger.
func largestPower(b *bench, _ *Neighbour) figure {
	f := figure{phrase: "neighbour.no-power"}
	place := ""
	var silent []string
	for _, h := range b.s.Hosting {
		if !validPower(h.Power) {
			silent = append(silent, h.Name)
			continue
		}
		if r := exact.FromDecimal(h.Power.Decimal); f.low == nil || r.Cmp(f.low) > 0 {
			f.low, place = r, h.Name
		}
	}
	if f.low != nil {
		f.phrase, f.blanks = "neighbour.power", []string{"place", place}
		if silent == nil {
			f.high = f.low
		} else {
			f.phrase, f.blanks = "neighbour.power-partly", append(f.blanks, "silent", strings.Join(silent, ", "))
		}
	}
	return f
}

func onCopper(b *bench, _ *Neighbour) figure {
	return orNone(b.connected("neighbour.connected", func(c Connection) int { return c.Quantity }, Copper))
}

func leftOnCopper(b *bench, _ *Neighbour) figure {
	return b.connected("neighbour.left", toMigrate, Copper)
}

func onMobile(b *bench, _ *Neighbour) figure {
	return orNone(b.connected("neighbour.connected", func(c Connection) int { return c.Quantity }, GSM2G, UMTS3G))
}

func leftOnMobile(b *bench, _ *Neighbour) figure {
	return b.connected("neighbour.left", toMigrate, GSM2G, UMTS3G)
}

func toMigrate(c Connection) int { return max(c.Quantity-max(c.Migrated, 0), 0) }

// connected sums the equipment that the dossier lists on some networks. None
// listed is not known to be none.
func (b *bench) connected(phrase string, units func(Connection) int, networks ...Network) figure {
	sum, listed := new(big.Rat), false
	for _, c := range b.s.Connections {
		for _, n := range networks {
			if c.Network == n {
				listed = true
				sum.Add(sum, whole64(max(units(c), 0)))
			}
		}
	}
	if !listed {
		return figure{}
	}
	return exactly(sum, 0, phrase)
}

// orNone says that nothing is listed.
func orNone(f figure) figure {
	if f.shown() == nil {
		f.phrase = "neighbour.no-connection"
	}
	return f
}

func spentOnReused(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	return shareFigure(p.share(), cmp.Or(p.Year, b.s.Year))
}

func sentToReuse(b *bench, _ *Neighbour) figure {
	d := b.s.Disposal
	return shareFigure(d.share(), cmp.Or(d.Year, b.s.Year))
}

func shareFigure(r *big.Rat, year int) figure {
	if r == nil {
		return figure{}
	}
	return exactly(hundredfold(r), year, "neighbour.share")
}

// maxIndex is the top of the indices of repairability and durability.
var maxIndex = decimal.NewFromInt(10)

func purchasedIndex(b *bench, _ *Neighbour) figure {
	p := b.s.Purchasing
	if !validAmount(p.Index) || p.Index.Decimal.GreaterThan(maxIndex) {
		return figure{}
	}
	return exactly(exact.FromDecimal(p.Index.Decimal), cmp.Or(p.Year, b.s.Year), "neighbour.index")
}

func declaredValue(b *bench, n *Neighbour) figure {
	a := b.answers[n.ID]
	if !a.Value.Valid {
		return figure{}
	}
	return exactly(exact.FromDecimal(a.Value.Decimal), a.Year, "neighbour.value")
}

// ageOfAct counts whole years: of an act, the dossier gives the year alone. Where an
// act is due each year by a day, it counts from the last day due.
func ageOfAct(b *bench, n *Neighbour) figure {
	a, last := b.answers[n.ID], b.s.Date.Year()
	if a.Year == 0 || b.s.Date.IsZero() {
		return figure{}
	}
	if n.due.IsZero() {
		return exactly(whole64(last-a.Year), a.Year, "neighbour.age")
	}
	due := time.Date(last, n.due.Month(), n.due.Day(), 0, 0, 0, 0, b.s.Date.Location())
	if !b.s.Date.After(due.AddDate(0, 0, 1).Add(-time.Nanosecond)) {
		due = due.AddDate(-1, 0, 0)
	}
	if due.Before(n.From) {
		return figure{phrase: "neighbour.first-due", blanks: []string{"date", fr.Date(due.AddDate(1, 0, 0))}}
	}
	return exactly(whole64(due.Year()-a.Year), a.Year, "neighbour.last", "date", fr.Date(due))
}

func lowestRGAA(b *bench, _ *Neighbour) figure {
	f := figure{phrase: "neighbour.rgaa"}
	silent := false
	for _, d := range b.s.Digital {
		if !d.RGAA.Valid || !sane(d.RGAA.Decimal) || d.RGAA.Decimal.IsNegative() || d.RGAA.Decimal.GreaterThan(one) {
			silent = true
			continue
		}
		if r := hundredfold(exact.FromDecimal(d.RGAA.Decimal)); f.high == nil || r.Cmp(f.high) < 0 {
			f.high, f.blanks = r, []string{"service", d.Name}
		}
	}
	if f.high == nil {
		return figure{}
	}
	if !silent {
		f.low = f.high
	}
	return f
}

func accessibilityStatements(b *bench, _ *Neighbour) figure {
	return statedBy(b.s.Digital, "neighbour.statements", func(d DigitalService) string { return d.Accessibility })
}

func rgesnStatements(b *bench, _ *Neighbour) figure {
	var scored []DigitalService
	for _, d := range b.s.Digital {
		if d.RGESN.Score().Valid {
			scored = append(scored, d)
		}
	}
	return statedBy(scored, "neighbour.ecodesign", func(d DigitalService) string { return d.Ecodesign })
}

// statedBy is the share of services whose statement the dossier gives. One that it
// does not give may be published all the same.
func statedBy(services []DigitalService, phrase string, address func(DigitalService) string) figure {
	var silent []string
	for _, d := range services {
		if strings.TrimSpace(address(d)) == "" {
			silent = append(silent, d.Name)
		}
	}
	if len(services) == 0 {
		return figure{}
	}
	with := len(services) - len(silent)
	f := exactly(hundredfold(big.NewRat(int64(with), int64(len(services)))), 0, phrase, "with", count(with), "all", count(len(services)))
	if silent != nil {
		f.high, f.lacks = nil, say("neighbour.statement-of", "names", strings.Join(silent, ", "))
	}
	return f
}

func lowestRGESN(b *bench, _ *Neighbour) figure {
	var f figure
	for _, d := range b.s.Digital {
		score := d.RGESN.Score()
		if !score.Valid {
			continue
		}
		if r := exact.FromDecimal(score.Decimal); f.low == nil || r.Cmp(f.low) < 0 {
			f = exactly(r, 0, "neighbour.rgesn", "service", d.Name)
		}
	}
	return f
}

func publishedData(b *bench, _ *Neighbour) figure {
	if o := b.s.OpenData; validAmount(o.DataSets) {
		return exactly(exact.FromDecimal(o.DataSets.Decimal), 0, "neighbour.data-sets")
	} else if portal := strings.TrimSpace(o.Portal); portal != "" {
		return figure{phrase: "neighbour.portal", blanks: []string{"portal", portal}}
	}
	return figure{}
}

func freeOrientations(b *bench, _ *Neighbour) figure {
	n := 0
	for _, text := range b.s.FreeSoftware {
		if strings.TrimSpace(text) != "" {
			n++
		}
	}
	if n == 0 {
		return figure{}
	}
	return exactly(whole64(n), 0, "neighbour.orientations")
}

// readServices says which counts of criteria cannot be.
func (b *bench) readServices() {
	for _, d := range b.s.Digital {
		if d.RGESN != (RGESN{}) && !d.RGESN.Score().Valid {
			b.problem(diag.Refused, "bad-rgesn", "digital_services", d.Name, say("answer.rgesn"), say("answer.give-rgesn"))
		}
	}
	if r := b.s.Purchasing.share(); r != nil && r.Cmp(big.NewRat(1, 1)) > 0 {
		b.problem(diag.Doubt, "spend-exceeded", "purchasing.it_spend_reused", "", say("answer.spend"), say("answer.give-spend"))
	}
}

// share is the part of the yearly spend that went to reused equipment (loi
// AGEC, art. 58; décret n° 2024-134): money, not units. Nil when unknown.
func (p Purchasing) share() *big.Rat {
	if !validAmount(p.Spend) || !validAmount(p.Reused) || p.Spend.Decimal.IsZero() {
		return nil
	}
	return new(big.Rat).Quo(exact.FromDecimal(p.Reused.Decimal), exact.FromDecimal(p.Spend.Decimal))
}

// share is A ÷ B of the décret n° 2023-266, article 3: a flow over a stock,
// which can exceed 1. Nil without a stock, which is not known then.
func (d Disposal) share() *big.Rat {
	if d.Stock <= 0 || d.Reused < 0 {
		return nil
	}
	return big.NewRat(int64(d.Reused), int64(d.Stock))
}

// percent writes a ratio in per cent.
func percent(r *big.Rat) decimal.Decimal { return exact.Decimal(hundredfold(r)) }

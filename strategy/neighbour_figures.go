package strategy

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

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

package footprint

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/exact"
)

// Op is what a node of a Trace does with its terms.
type Op string

// Operations. A Leaf holds a value that was read or published.
const (
	Leaf     Op = "value"
	Sum      Op = "sum"
	Product  Op = "product"
	Quotient Op = "quotient" // of two terms
	Ceiling  Op = "ceiling"  // of one term, to the next whole number
)

// Trace is the expression behind a figure, down to published values and
// inventory data. Figures are computed by evaluating it, so it cannot differ
// from them.
type Trace struct {
	Op     Op
	Name   string          // of the quantity: "quantity", "lifetime", "energy", "pue", or a stage
	Unit   string          // of the value
	Value  decimal.Decimal // rounded as exact.Decimal says
	From   Provenance      // of a leaf
	Factor *factors.Factor // published value of a leaf, nil for inventory data
	Source string          // of a leaf that a provider publishes
	Terms  []*Trace
	exact  *big.Rat
	of     string // what a leaf of the options was declared for, with all the lines that share it
}

// Provenance tells where a leaf's value comes from.
type Provenance string

// Provenances.
const (
	FromInventory Provenance = "inventory" // the line itself
	FromDossier   Provenance = "dossier"   // the options of the computation
	FromSource    Provenance = "source"    // a published value

	FromProvider Provenance = "provider" // published by the provider of a service

	FromConvention Provenance = "convention" // set by the convention of the computation
)

func leaf(name, unit string, value *big.Rat, from Provenance) *Trace {
	return &Trace{Op: Leaf, Name: name, Unit: unit, From: from, exact: value}
}

// declared is a leaf of the options: an estimate for an item or a place.
func declared(name, unit string, value *big.Rat, of string) *Trace {
	t := leaf(name, unit, value, FromDossier)
	t.of = of
	return t
}

func published(name string, f *factors.Factor) *Trace {
	return &Trace{Op: Leaf, Name: name, Unit: f.Unit, From: FromSource, Factor: f, exact: f.Value.Rat()}
}

func combine(op Op, name, unit string, terms ...*Trace) *Trace {
	t := &Trace{Op: op, Name: name, Unit: unit, Terms: terms}
	t.exact = t.evaluate()
	return t
}

// evaluate computes the node from its terms. The divisor of a quotient is a
// lifetime, a density or a size, which is checked to be above 0 before a trace
// is built.
func (t *Trace) evaluate() *big.Rat {
	if t.Op == Leaf {
		return t.exact
	}
	out := new(big.Rat).Set(t.Terms[0].evaluate())
	if t.Op == Ceiling {
		return exact.Ceiling(out)
	}
	for _, term := range t.Terms[1:] {
		switch v := term.evaluate(); t.Op {
		case Sum:
			out.Add(out, v)
		case Product:
			out.Mul(out, v)
		case Quotient:
			out.Quo(out, v)
		}
	}
	if t.Op == Quotient {
		return exact.Trim(out)
	}
	return out
}

// Evaluate computes the figure again from the leaves.
func (t *Trace) Evaluate() decimal.Decimal { return exact.Decimal(t.evaluate()) }

// finish sets the decimals of the whole tree, and gives the tree.
func (t *Trace) finish() *Trace {
	out := *t
	out.Value = exact.Decimal(t.exact)
	out.Terms = make([]*Trace, len(t.Terms))
	for n, term := range t.Terms {
		out.Terms[n] = term.finish()
	}
	return &out
}

// String writes the tree, a node a line, with the sources of the leaves.
func (t *Trace) String() string {
	var b strings.Builder
	t.write(&b, 0)
	return b.String()
}

var signs = map[Op]string{Sum: "+", Product: "×", Quotient: "÷", Ceiling: "⌈ ⌉"}

func (t *Trace) write(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%s%s = %s %s", strings.Repeat("  ", depth), t.Name, exact.String(exact.Decimal(t.exact)), t.Unit)
	switch {
	case t.Factor != nil:
		fmt.Fprintf(b, " [%s: %s %s, %s]", t.Factor.ID, t.Factor.Source.Publisher, t.Factor.Source.Version, t.Factor.Locator)
	case t.Op == Leaf && t.Source != "":
		fmt.Fprintf(b, " [%s: %s]", t.From, t.Source)
	case t.Op == Leaf:
		fmt.Fprintf(b, " [%s]", t.From)
	default:
		fmt.Fprintf(b, " (%s)", signs[t.Op])
	}
	b.WriteByte('\n')
	for _, term := range t.Terms {
		term.write(b, depth+1)
	}
}

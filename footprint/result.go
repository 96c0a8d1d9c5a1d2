package footprint

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/exact"
)

// Result is the footprint of an inventory over one year. It is read only and
// safe for concurrent use; that of Compute keeps the lines that it was computed
// from, that of an Accumulator the sums alone.
type Result struct {
	engine   *engine
	set      *factors.Set
	opts     Options
	lines    []lineOf        // nil where they were streamed
	units    []*unit         // in the order of their variants
	variants []variant       // of the units
	sums     [][Low + 1]sums // by unit and quality
	groups   []settled
	places   []place
	totals   [criterionCount]ends
	cover    [criterionCount]cover
	kwh      *big.Rat
	counts   Counts
	quality  [3]int
	problems diag.List

	apart        map[*factors.Item]*big.Rat // quantities of what is in no total
	refusedOf    map[string]int             // as in Inventory
	linesAndData bool                       // fixed network by line and by GB
}

// Total is the value of a criterion for the whole inventory and a year.
type Total struct {
	Criterion factors.Criterion
	Value     decimal.Decimal
	// Low and High are the totals with the lowest and the highest published
	// embodied value of every item: a sensitivity, not a confidence interval.
	Low, High decimal.Decimal
	Coverage  Coverage
}

// Counts accounts for every row that was read: Read is the sum of all the others.
type Counts struct {
	Read       int `json:"read"`
	Complete   int `json:"complete"`
	Partial    int `json:"partial"`
	Uncovered  int `json:"uncovered"`
	NotInUse   int `json:"not_in_use"`
	Excluded   int `json:"excluded"`
	Attached   int `json:"attached"`
	Duplicates int `json:"duplicates"`
	NotData    int `json:"not_data"`
	Refused    int `json:"refused"`
}

func (c *Counts) add(other Counts) {
	c.Read += other.Read
	c.Complete += other.Complete
	c.Partial += other.Partial
	c.Uncovered += other.Uncovered
	c.NotInUse += other.NotInUse
	c.Excluded += other.Excluded
	c.Attached += other.Attached
	c.Duplicates += other.Duplicates
	c.NotData += other.NotData
	c.Refused += other.Refused
}

// Options gives the options of the computation, defaults filled in.
func (r *Result) Options() Options { return r.opts.own() }

// Set gives the values that were used.
func (r *Result) Set() *factors.Set { return r.set }

// Counts gives the account of the rows.
func (r *Result) Counts() Counts { return r.counts }

// Problems gives what was refused or doubtful, in the order of reading.
func (r *Result) Problems() diag.List { return slices.Clone(r.problems) }

// Total gives a criterion that the options asked for; the zero Total for another.
func (r *Result) Total(c factors.Criterion) Total {
	if !slices.Contains(r.opts.Criteria, c) {
		return Total{Criterion: c}
	}
	s := r.totals[c]
	return Total{Criterion: c, Value: exact.Decimal(s.value), Low: exact.Decimal(s.low), High: exact.Decimal(s.high), Coverage: r.cover[c].shares()}
}

// PerAgent divides a total by the agents of the options; false when their
// number is unknown.
func (r *Result) PerAgent(c factors.Criterion) (decimal.Decimal, bool) {
	return r.per(c, r.opts.Agents)
}

// PerInhabitant divides a total by the inhabitants of the options; false when
// their number is unknown.
func (r *Result) PerInhabitant(c factors.Criterion) (decimal.Decimal, bool) {
	return r.per(c, r.opts.Inhabitants)
}

func (r *Result) per(c factors.Criterion, n int) (decimal.Decimal, bool) {
	if n == 0 || !slices.Contains(r.opts.Criteria, c) {
		return decimal.Decimal{}, false
	}
	return exact.Decimal(new(big.Rat).Quo(r.totals[c].value, big.NewRat(int64(n), 1))), true
}

// ElectricityUse gives the electricity that the inventory uses in a year,
// PUE included, in kWh.
func (r *Result) ElectricityUse() decimal.Decimal { return exact.Decimal(r.kwh) }

// Quantity is the number of units of an item.
type Quantity struct {
	Item  string
	InUse decimal.Decimal
	Stock decimal.Decimal // spare, not in use
}

// Quantities gives the units counted, by item, in the order of the catalogue.
func (r *Result) Quantities() []Quantity {
	inUse, stock := map[string]*big.Rat{}, map[string]*big.Rat{}
	for n := range r.groups {
		at := &r.groups[n]
		sum := inUse
		if at.stock {
			sum = stock
		}
		id := r.units[at.unit].item.ID
		if sum[id] == nil {
			sum[id] = new(big.Rat)
		}
		sum[id].Add(sum[id], at.sums.exact(ofN))
	}
	var out []Quantity
	for _, i := range r.set.Items() {
		u, s := inUse[i.ID], stock[i.ID]
		if u != nil || s != nil {
			out = append(out, Quantity{Item: i.ID, InUse: decimalOf(u), Stock: decimalOf(s)})
		}
	}
	return out
}

// Range is a value with its two ends, as Total has them.
type Range struct{ Value, Low, High decimal.Decimal }

// Ends gives the value of each item with the lowest and the highest of what
// is published for it.
func (r *Result) Ends(c factors.Criterion) map[string]Range {
	if !slices.Contains(r.opts.Criteria, c) {
		return nil
	}
	byItem := map[string]*ends{}
	for at, u := range r.units {
		if byItem[u.item.ID] == nil {
			of := newEnds()
			byItem[u.item.ID] = &of
		}
		byItem[u.item.ID].add(u, c, r.total(at, ofN), r.total(at, ofK))
	}
	out := make(map[string]Range, len(byItem))
	for id, s := range byItem {
		out[id] = Range{exact.Decimal(s.value), exact.Decimal(s.low), exact.Decimal(s.high)}
	}
	return out
}

func decimalOf(r *big.Rat) decimal.Decimal {
	if r == nil {
		return decimal.Decimal{}
	}
	return exact.Decimal(r)
}

// Uncovered gives the ids of the items in use that have no value at all for
// the first criterion, in the order of the catalogue.
func (r *Result) Uncovered() []*factors.Item {
	none := map[*factors.Item]bool{}
	for _, u := range r.units {
		if u.status() == Uncovered {
			none[u.item] = true
		}
	}
	var out []*factors.Item
	for _, i := range r.set.Items() {
		if none[i] {
			out = append(out, i)
		}
	}
	return out
}

// Mixes gives the electricity mixes behind the result, each once.
func (r *Result) Mixes() []*factors.Factor {
	return slices.DeleteFunc(r.Used(), func(f *factors.Factor) bool { return f.Zone == "" })
}

// Used gives the published values behind the result, each once, in the order
// of the set.
func (r *Result) Used() []*factors.Factor {
	seen := map[*factors.Factor]bool{}
	for _, u := range r.units {
		for _, byStage := range u.impacts {
			for _, t := range byStage {
				t.mark(seen)
			}
		}
	}
	var out []*factors.Factor
	for _, f := range r.set.Factors() {
		if seen[f] {
			out = append(out, f)
		}
	}
	return out
}

func (t *Trace) mark(seen map[*factors.Factor]bool) {
	if t == nil {
		return
	}
	if t.Factor != nil {
		seen[t.Factor] = true
	}
	for _, term := range t.Terms {
		term.mark(seen)
	}
}

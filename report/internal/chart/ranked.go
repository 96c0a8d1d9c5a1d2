package chart

import "github.com/shopspring/decimal"

// Ranked is a whole in its largest parts, and what they leave.
type Ranked struct {
	Unit  string
	Parts []Part // in the order in which they are drawn
	Rest  Part   // left out where its name is empty
}

// Layout draws one bar a part on a given width, with its figure and its share
// of the whole; the rest is hollow.
func (k Ranked) Layout(pen Pen, width float64) *Drawing {
	parts := shorten(k.Parts, mostRows)
	all := parts
	if k.Rest.Name != "" {
		all = append(parts[:len(parts):len(parts)], k.Rest)
	}
	total := positive(all)
	list := make([]row, len(all))
	for i, p := range all {
		list[i] = row{name: p.Name, to: position(p.Value), text: pen.figure(p.Value, total)}
		if i >= len(parts) {
			list[i].look = hollow
		}
	}
	return rows{unit: k.Unit, list: list}.layout(pen, width)
}

// positive sums what is above zero: what shares are of.
func positive(parts []Part) decimal.Decimal {
	var values []decimal.Decimal
	for _, p := range parts {
		if p.Value.IsPositive() {
			values = append(values, p.Value)
		}
	}
	return sum(values)
}

// figure writes a value with its share; what is below zero has none.
func (p Pen) figure(v, total decimal.Decimal) string {
	if of := p.share(v, total); of != "" && !v.IsNegative() {
		return p.write(v) + " – " + of
	}
	return p.write(v)
}

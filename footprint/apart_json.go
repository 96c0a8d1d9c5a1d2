package footprint

import (
	"github.com/reen-numerique/reen/factors"
)

// apartJSON writes what stands beside the totals and is never added to them. The
// second list is of the values behind.
func (r *Result) apartJSON() (out []jsonAside, values []*factors.Factor) {
	for _, c := range r.opts.Criteria {
		for _, a := range r.Apart(c) {
			out = append(out, jsonAside{a.Item.ID, figureJSON(a.Quantity), a.Item.Unit, c.String(), share(a.Value)})
			values = append(values, a.Item.Factors...)
		}
	}
	return out, values
}

// jsonAside is a quantity that is counted apart; its value is null where nothing
// is published.
type jsonAside struct {
	Item      string      `json:"item"`
	Quantity  jsonFigure  `json:"quantity"`
	Unit      string      `json:"unit"`
	Criterion string      `json:"criterion"`
	Value     *jsonFigure `json:"value"`
}

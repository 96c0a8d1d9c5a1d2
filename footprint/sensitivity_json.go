package footprint

import (
	"cmp"

	"github.com/reen-numerique/reen/factors"
)

// sensitivityJSON writes, for every criterion, what the total would be with each
// of the other published values.
// The second list is of the values that it names.
func (r *Result) sensitivityJSON() (*[]jsonAlternative, []*factors.Factor, error) {
	out, named := []jsonAlternative{}, []*factors.Factor{}
	for _, c := range r.opts.Criteria {
		all, err := r.Sensitivity(c)
		if err != nil {
			return nil, nil, err
		}
		for _, a := range all {
			out = append(out, jsonAlternative{a.Item.ID, a.by(), a.publication(), c.String(), figureJSON(a.Value), figureJSON(a.Difference)})
			if a.By != nil {
				named = append(named, a.By)
			}
		}
	}
	return &out, named, nil
}

// jsonAlternative is a total with another published value of one item. Without
// factor it is the sum of the components of a server.
type jsonAlternative struct {
	Item        string     `json:"item"`
	Factor      string     `json:"factor,omitempty"` // the first of the publication's values
	Publication string     `json:"publication,omitempty"`
	Criterion   string     `json:"criterion"`
	Value       jsonFigure `json:"value"`
	Difference  jsonFigure `json:"difference"`
}

// publication names what the other value is of, as its licence asks, else by its
// title; empty for the sum of the components of a server.
func (a *Alternative) publication() string {
	if a.By == nil {
		return ""
	}
	return cmp.Or(a.By.Source.Attribution, a.By.Source.Title)
}

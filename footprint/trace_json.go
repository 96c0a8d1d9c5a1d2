package footprint

import (
	"encoding/json"

	"github.com/reen-numerique/reen/factors"
)

// MarshalJSON writes the expression as a tree that another program can
// evaluate: {"op", "name", "unit", "value", "from", "source", "factor", "terms"}. A value
// is a decimal string in plain notation, rounded as Value is. A leaf, of op
// "value", has "from"; a published one has "factor" too, with its id, the id,
// version, address and day of reading of its source, and the place in it; one that
// a provider publishes has "source". The others have "terms", in the
// order in which the operation takes them. The form is described by
// trace.schema.json, a JSON Schema beside this file.
func (t Trace) MarshalJSON() ([]byte, error) {
	node := jsonTrace{Op: t.Op, Name: t.Name, Unit: t.Unit, Value: figureJSON(t.Value), From: t.From, Source: t.Source, Terms: t.Terms}
	if f := t.Factor; f != nil {
		node.Factor = factorJSON(f)
	}
	return json.Marshal(node)
}

func factorJSON(f *factors.Factor) *jsonFactor {
	out := &jsonFactor{ID: f.ID, Locator: f.Locator}
	if s := f.Source; s != nil {
		out.Source, out.Version, out.URL, out.Retrieved = s.ID, s.Version, s.URL, s.Retrieved
	}
	return out
}

type jsonTrace struct {
	Op     Op          `json:"op"`
	Name   string      `json:"name"`
	Unit   string      `json:"unit"`
	Value  jsonFigure  `json:"value"`
	From   Provenance  `json:"from,omitempty"`
	Source string      `json:"source,omitempty"`
	Factor *jsonFactor `json:"factor,omitempty"`
	Terms  []*Trace    `json:"terms,omitempty"`
}

type jsonFactor struct {
	ID        string `json:"id"`
	Source    string `json:"source"`
	Version   string `json:"version"`
	Locator   string `json:"locator"`
	URL       string `json:"url"`
	Retrieved string `json:"retrieved"`
}

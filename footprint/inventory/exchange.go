package inventory

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
)

// exchange is a request in the exchange format of the working group on the
// product category rules of information systems (Boavizta/PCR-SI_dataformat,
// request.json): the equipment of an information system, item by item.
type exchange struct {
	Organization string            `json:"organization"`
	Inventory    []json.RawMessage `json:"inventory"`
}

// exchanged is one item of it. Numbers may be written as texts.
type exchanged struct {
	ID       text            `json:"id"`
	Type     text            `json:"equipment_type"`
	Name     text            `json:"equipment_name"`
	Quantity text            `json:"quantity"`
	Unit     text            `json:"unit"`
	Lifetime text            `json:"lifetime"`
	Quality  text            `json:"quality"`
	Energy   text            `json:"yearly_electricity_consumption"` // kWh a year of one piece
	Mix      text            `json:"mix_of_use"`
	Tags     []text          `json:"tags"`
	Tag      []text          `json:"tag"` // as the published example also writes it
	Impacts  json.RawMessage `json:"impacts"`
}

// text is a JSON text, number or boolean as it is written; anything else is empty.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var s string
	switch {
	case json.Unmarshal(data, &s) == nil && string(data) != "null":
		*t = text(s)
	case len(data) > 0 && !strings.ContainsRune("{[n", rune(data[0])):
		*t = text(data)
	}
	return nil
}

// exchangeNames are what the format calls the fields.
var exchangeNames = map[field]string{fieldType: "equipment_type", fieldModel: "equipment_name", fieldQuantity: "quantity", fieldLifetime: "lifetime",
	fieldQuality: "quality", fieldEnergy: "yearly_electricity_consumption", fieldZone: "mix_of_use", fieldIdentifier: "id", fieldSite: "tags"}

// pieces are the units of which a quantity is a number of things.
var pieces = map[string]bool{"": true, "piece": true, "pieces": true, "unit": true, "item": true, "unite": true}

// exchanged reads a file in the exchange format.
func (g *reading) exchanged(r io.Reader, name string) error {
	data, err := g.whole(r)
	if err != nil {
		return err
	}
	var doc exchange
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &doc); err != nil {
		return delimited.Because(err, "JSON illisible\u00a0: ni inventaire d’agent, ni fichier d’échange PCR-SI")
	}
	switch {
	case doc.Inventory == nil:
		return delimited.Because(errUnrecognised, "fichier JSON ou XML, et non CSV\u00a0: ni inventaire d’agent, ni fichier d’échange PCR-SI")
	case len(doc.Inventory) > g.Limits.Rows:
		return delimited.Failf("plus de %d lignes", g.Limits.Rows)
	}
	rd := g.document("pcr-si", name, exchangeNames)
	for n, item := range doc.Inventory {
		if err := rd.exchange(item, n+1); err != nil {
			return err
		}
	}
	rd.count = len(doc.Inventory)
	rd.recognised()
	return nil
}

// exchange accounts for one item, numbered in the file from 1.
func (rd *reader) exchange(data json.RawMessage, number int) error {
	var item exchanged
	rec := record{row: number}
	rd.rows++
	if json.Unmarshal(data, &item) != nil {
		rd.refuse(diag.Problem{Code: "bad-item", Message: "élément illisible"}, rec)
		return nil
	}
	rec = item.cells().record(number)
	switch {
	case !pieces[stem(string(item.Unit))]:
		rd.refuse(diag.Problem{Code: "unit-not-read", Column: "unit", Value: diag.Clip(string(item.Unit)), Message: "quantité qui n’est pas un nombre d’appareils"}, rec)
		return nil
	case len(item.Impacts) > 0:
		rd.note(diag.List{{Code: "declared-impacts", Severity: diag.Doubt, File: rd.file, Row: number, Column: "impacts", Message: "impacts déclarés avec la ligne, non repris\u00a0: elle est calculée"}})
	}
	return rd.take(rec)
}

func (x exchanged) cells() cellsOf {
	site := ""
	if tags := append(x.Tags, x.Tag...); len(tags) > 0 {
		site = string(tags[0])
	}
	return cellsOf{fieldType: string(x.Type), fieldModel: string(x.Name), fieldQuantity: string(x.Quantity), fieldLifetime: string(x.Lifetime), fieldQuality: string(x.Quality),
		fieldEnergy: string(x.Energy), fieldZone: string(x.Mix), fieldIdentifier: string(x.ID), fieldSite: site}
}

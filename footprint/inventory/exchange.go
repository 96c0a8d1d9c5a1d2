package inventory

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/exact"
	"github.com/reen-numerique/reen/internal/fr"
)

// exchanged is one item of a request in the exchange format of the working
// group on the product category rules of information systems
// (Boavizta/PCR-SI_dataformat, request.json), whose "inventory" is the equipment
// of an information system, item by item. Numbers may be written as texts.
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

	// As the interface of the same working group spells them (RestFullApiSpec/swagger.yaml).
	OtherType   text `json:"equipement_type"`
	OtherName   text `json:"equipement_name"`
	OtherEnergy text `json:"yearly_electricity_consupmtion_in_kwh"`
	OtherMix    text `json:"electricity_Mix"`
}

// text is a JSON text, number or boolean as it is written; anything else is empty.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var s string
	switch {
	case json.Unmarshal(data, &s) == nil && string(data) != "null":
		*t = text(s)
	case len(data) > 0 && !strings.ContainsRune("{[n", rune(data[0])):
		*t = text(numeral(string(data)))
	}
	return nil
}

// numeral writes a number of JSON as one that is read: without an exponent where
// that is short, and so that its decimals are no thousands.
func numeral(number string) string {
	if d, err := decimal.NewFromString(number); err == nil && plausible(d) && strings.ContainsAny(number, "eE") {
		number = exact.String(d)
	}
	if fr.MayGroup(number) {
		number += "0"
	}
	return number
}

// exchangeNames are what the format calls the fields.
var exchangeNames = map[field]string{fieldType: "equipment_type", fieldModel: "equipment_name", fieldQuantity: "quantity", fieldLifetime: "lifetime",
	fieldQuality: "quality", fieldEnergy: "yearly_electricity_consumption", fieldZone: "mix_of_use", fieldIdentifier: "id", fieldSite: "tags"}

// pieces tells a unit of which a quantity is a number of things.
func pieces(unit string) bool {
	_, known := meaning("piece", unit)
	return unit == "" || known
}

// exchanged reads a file in the exchange format. Nothing is taken of one that is
// broken, or has too many items.
func (g *reading) exchanged(r io.Reader, name string) error {
	data, err := g.whole(r)
	if err != nil {
		return err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := json.Unmarshal(data, &struct{}{}); err != nil {
		return unreadable(err, data)
	}
	switch n, err := items(data, g.atMostRows); {
	case err != nil:
		return err
	case n < 0:
		return delimited.Because(errUnrecognised, "fichier JSON ou XML, et non CSV\u00a0: "+noKnownJSON)
	}
	rd := g.document("pcr-si", name, exchangeNames)
	if rd.count, err = items(data, rd.exchange); err != nil {
		return err
	}
	rd.recognised()
	return nil
}

// atMostRows refuses an item beyond those that are read.
func (g *reading) atMostRows(_ json.RawMessage, number int) error {
	if number > g.Limits.Rows {
		return delimited.TooLargef("plus de %d lignes", g.Limits.Rows)
	}
	return nil
}

// exchange accounts for one item, numbered in the file from 1.
func (rd *reader) exchange(data json.RawMessage, number int) error {
	var item exchanged
	rec := record{row: number}
	rd.rows++
	if len(data) > rd.Limits.Line {
		rd.refuse(faultProblem(delimited.LineTooLong), rec)
		return nil
	}
	if json.Unmarshal(data, &item) != nil {
		rd.refuse(diag.Problem{Code: "bad-item", Message: "élément illisible"}, rec)
		return nil
	}
	rec = item.cells().record(number)
	kind, _ := meaning("exchanged", string(item.kind()))
	switch {
	case kind == "non-it":
		rd.refuse(diag.Problem{Code: "not-it", Column: "equipment_type", Value: diag.Clip(string(item.kind())), Message: "environnement technique d’un centre de données, qui n’est pas un équipement informatique"}, rec)
		return nil
	case kind == "machine":
		rd.refuse(diag.Problem{Code: "cloud-machine", Column: "equipment_type", Value: diag.Clip(string(item.kind())), Message: "machine en nuage\u00a0: aucun équipement de l’inventaire ne la porte"}, rec)
		return nil
	case !pieces(string(item.Unit)):
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
	return cellsOf{fieldType: string(x.kind()), fieldModel: string(cmp.Or(x.Name, x.OtherName)), fieldQuantity: string(x.Quantity), fieldLifetime: string(x.Lifetime), fieldQuality: string(x.Quality),
		fieldEnergy: string(cmp.Or(x.Energy, x.OtherEnergy)), fieldZone: string(cmp.Or(x.Mix, x.OtherMix)), fieldIdentifier: string(x.ID), fieldSite: site}
}

func (x exchanged) kind() text { return cmp.Or(x.Type, x.OtherType) }

// What a JSON text that is not read is not.
const (
	noKnownJSON = "ni inventaire d’agent, ni fichier d’échange PCR-SI"
	otherShape  = "JSON d’une autre forme que prévu\u00a0: " + noKnownJSON
)

// unreadable says where a file is no JSON: the published example itself is none, with
// its comments and its commas before a closing bracket.
func unreadable(err error, data []byte) error {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return delimited.Because(err, otherShape)
	}
	before := data[:min(syntax.Offset, int64(len(data)))]
	return delimited.Because(err, "JSON illisible à la ligne\u00a0"+strconv.Itoa(1+bytes.Count(before, []byte("\n")))+" (virgule en trop ou absente, guillemet absent, commentaire)\u00a0: "+noKnownJSON)
}

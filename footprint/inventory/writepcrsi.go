package inventory

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// exchangeRequest is what is written of an information system.
type exchangeRequest struct {
	Organization string          `json:"organization"`
	Inventory    []exchangePiece `json:"inventory"`
}

// exchangePiece is one item of it; numbers are written as they are.
type exchangePiece struct {
	ID       string      `json:"id"`
	Type     string      `json:"equipment_type"`
	Name     string      `json:"equipment_name,omitempty"`
	Quantity json.Number `json:"quantity"`
	Unit     string      `json:"unit"`
	Lifetime json.Number `json:"lifetime,omitempty"`
	Quality  string      `json:"quality"`
	Energy   json.Number `json:"yearly_electricity_consumption,omitempty"` // kWh of one piece
	Mix      string      `json:"mix_of_use,omitempty"`
	Tags     []string    `json:"tags,omitempty"`
}

// WritePCRSI writes an inventory as a request in the exchange format of the
// working group on the product category rules of information systems
// (Boavizta/PCR-SI_dataformat, request.json): JSON, in UTF-8, of which Read
// gives the equipment back. Quantities are pieces, a lifetime is in years, the
// electricity is that of one piece in a year, kWh, and the first tag is the site. A type
// is the id of its item.
//
// The list tells what the format cannot say: the dates, the place that hosts, the
// virtual machines. The error is that of what is written to, or of a number
// beyond any measure.
func WritePCRSI(w io.Writer, set *factors.Set, inv footprint.Inventory, opts WriteOptions) (diag.List, error) {
	x, err := newExport("pcr-si", set, inv, opts)
	if err != nil {
		return nil, err
	}
	doc := exchangeRequest{Organization: oneLine(opts.Organization), Inventory: []exchangePiece{}}
	for n := range inv.Lines {
		l := &inv.Lines[n]
		switch {
		case x.left[n]:
			continue
		case l.State != footprint.InUse && l.State != footprint.Stock:
			x.lost.of("not-in-use", l)
			continue
		}
		x.lostInPCRSI(l)
		doc.Inventory = append(doc.Inventory, x.piece(l, x.keys[n]))
	}
	for _, m := range inv.Machines {
		x.lost.at("machines", m.File, m.Row)
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	if err := out.Encode(doc); err != nil {
		return nil, err
	}
	return x.lost.list(), nil
}

// piece is the item of a line.
func (x *export) piece(l *footprint.Line, key string) exchangePiece {
	energy := l.Energy
	if l.State == footprint.Stock {
		energy = decimal.NewNullDecimal(decimal.Decimal{}) // spare equipment uses none
		x.lost.of("stock", l)
	}
	p := exchangePiece{ID: key, Type: oneLine(l.Item), Name: strings.TrimSpace(oneLine(l.Manufacturer) + " " + oneLine(l.Model)), Unit: "piece", Quality: l.Quality.String(),
		Quantity: json.Number(x.number(l, decimal.NewNullDecimal(l.Units()))), Lifetime: json.Number(x.number(l, l.Lifetime)), Energy: json.Number(x.number(l, energy)), Mix: x.country(l)}
	if site := oneLine(l.Site); site != "" {
		p.Tags = []string{site}
	}
	return p
}

// lostInPCRSI notes what an item cannot say of a line.
func (x *export) lostInPCRSI(l *footprint.Line) {
	for what, lost := range map[string]bool{
		"dates": !l.Purchased.IsZero() || !l.Withdrawn.IsZero(), "no-lifetime": !l.Lifetime.Valid, "origin": l.Origin != footprint.New || l.Upstream.Valid || l.Proof,
		"share": l.Mode != footprint.Professional, "configuration": l.Configuration != nil, "centre": l.DataCentre != "",
		"details": l.Department != "" || l.System != "" || l.Mass.Valid || l.Diagonal.Valid,
	} {
		if lost {
			x.lost.of(what, l)
		}
	}
}

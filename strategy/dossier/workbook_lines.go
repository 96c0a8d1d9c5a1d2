package dossier

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// lineCells give the cell of each native column of a line of the inventory.
var lineCells = map[string]func(v *values, l *footprint.Line) string{
	"type":             func(v *values, l *footprint.Line) string { return v.itemName(l.Item) },
	"quantite":         func(_ *values, l *footprint.Line) string { return plain(l.Quantity) },
	"fabricant":        func(_ *values, l *footprint.Line) string { return l.Manufacturer },
	"modele":           func(_ *values, l *footprint.Line) string { return l.Model },
	"nom":              (*values).lineName,
	"identifiant":      func(*values, *footprint.Line) string { return "" }, // it served to find duplicates, and is not kept
	"etat":             func(_ *values, l *footprint.Line) string { return l.State.String() },
	"date_achat":       func(_ *values, l *footprint.Line) string { return plain(l.Purchased) },
	"date_retrait":     func(_ *values, l *footprint.Line) string { return plain(l.Withdrawn) },
	"duree_vie":        func(_ *values, l *footprint.Line) string { return plain(l.Lifetime) },
	"conso_kwh_an":     func(_ *values, l *footprint.Line) string { return plain(l.Energy) },
	"origine":          func(_ *values, l *footprint.Line) string { return string(l.Origin) },
	"duree_amont":      func(_ *values, l *footprint.Line) string { return plain(l.Upstream) },
	"preuve":           func(_ *values, l *footprint.Line) string { return ifTrue(l.Proof) },
	"mode":             func(_ *values, l *footprint.Line) string { return string(l.Mode) },
	"service":          func(_ *values, l *footprint.Line) string { return l.Department },
	"site":             func(_ *values, l *footprint.Line) string { return l.Site },
	"zone":             func(_ *values, l *footprint.Line) string { return l.Zone },
	"centre":           func(_ *values, l *footprint.Line) string { return l.DataCentre },
	"masse_kg":         func(_ *values, l *footprint.Line) string { return plain(l.Mass) },
	"diagonale_pouces": func(_ *values, l *footprint.Line) string { return plain(l.Diagonal) },
	"cpu":              configured(func(s *factors.Server) decimal.NullDecimal { return s.CPUs }),
	"coeurs":           configured(func(s *factors.Server) decimal.NullDecimal { return s.CoresPerCPU }),
	"ram_go":           configured(func(s *factors.Server) decimal.NullDecimal { return s.RAM }),
	"ssd_go":           configured(func(s *factors.Server) decimal.NullDecimal { return s.SSD }),
	"hdd_go":           configured(func(s *factors.Server) decimal.NullDecimal { return s.HDD }),
	"qualite":          func(_ *values, l *footprint.Line) string { return qualityOf(l.Quality) },
	"systeme":          func(_ *values, l *footprint.Line) string { return l.System },
	"processeur":       func(_ *values, l *footprint.Line) string { return l.Processor },
	"commentaire":      func(*values, *footprint.Line) string { return "" }, // it is not read
}

func configured(of func(*factors.Server) decimal.NullDecimal) func(*values, *footprint.Line) string {
	return func(_ *values, l *footprint.Line) string {
		if l.Configuration == nil {
			return ""
		}
		return plain(of(l.Configuration))
	}
}

// lineName is the name of a line. A host that has none, and that its machines
// call by its id, is given the id: they will find it under no other.
func (v *values) lineName(l *footprint.Line) string {
	if l.Name == "" && v.hosts[l.ID] {
		return l.ID
	}
	return l.Name
}

func ifTrue(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// qualityOf leaves out the quality of what is read.
func qualityOf(q footprint.Quality) string {
	if q == footprint.High {
		return ""
	}
	return q.String()
}

// lines gives the rows of a sheet of equipment: those of its tier, and in the
// first sheet those of items that the set does not know.
func (v *values) lines(s *sheet, lines []footprint.Line) [][]string {
	var out [][]string
	for i := range lines {
		if l := &lines[i]; v.sheetOf(l) == s {
			row := make([]string, len(s.columns))
			for n := range s.columns {
				if text := lineCells[s.columns[n].path](v, l); text != "" {
					row[n] = s.columns[n].wordOf(text)
				}
			}
			out = append(out, row)
		}
	}
	return out
}

// sheetOf is the sheet of a line: that of its tier, but for what has a diagonal,
// which the first alone can hold.
func (v *values) sheetOf(l *footprint.Line) *sheet {
	tier := factors.Terminals
	if item, known := v.set.Item(l.Item); known && !l.Diagonal.Valid {
		tier = item.Tier
	}
	var first *sheet
	all := sheets()
	for i := range all {
		s := &all[i]
		if s.form != equipmentForm {
			continue
		}
		if s.tier == string(tier) {
			return s
		}
		if first == nil {
			first = s
		}
	}
	return first
}

// machines gives the rows of the virtual machines.
func (v *values) machines(s *sheet, machines []footprint.Machine) [][]string {
	var out [][]string
	for i := range machines {
		m := &machines[i]
		cells := map[string]string{"nom": m.Name, "hote": m.Host, "vcpu": plain(m.VCPU), "ram_go": plain(m.RAM), "stockage_go": plain(m.Storage),
			"heures": plain(m.Hours), "cle": plain(m.Key), "application": strings.Join(m.Applications, " | ")}
		row := make([]string, len(s.columns))
		for n, c := range s.columns {
			row[n] = cells[c.path]
		}
		out = append(out, row)
	}
	return out
}

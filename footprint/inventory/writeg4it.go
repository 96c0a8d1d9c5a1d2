package inventory

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
)

// G4IT's files and their headers, as its own exports have them.
const (
	g4itCentres      = "datacenter.csv"
	g4itEquipment    = "physical_equipment.csv"
	g4itMachines     = "virtual_equipment.csv"
	g4itApplications = "application.csv"
)

var g4itHeaders = map[string][]string{
	g4itCentres: {"nomCourtDatacenter", "nomLongDatacenter", "pue", "localisation", "nomEntite", "nomSourceDonnee"},
	g4itEquipment: {"nomEquipementPhysique", "nomEntite", "nomSourceDonnee", "modele", "quantite", "type", "statut", "paysDUtilisation", "utilisateur", "dateAchat", "dateRetrait",
		"nbCoeur", "nomCourtDatacenter", "consoElecAnnuelle", "fabricant", "tailleDuDisque", "tailleMemoire", "typeDeProcesseur"},
	g4itMachines: {"nomEquipementVirtuel", "nomEquipementPhysique", "nomSourceDonneeEquipementPhysique", "cleRepartition", "vCPU", "cluster", "consoElecAn", "typeEqv", "capaciteStockage",
		"nomEntite", "nomSourceDonnee", "typeInfrastructure", "quantite", "location", "provider", "typeInstance", "chargeMoy", "dureeUtilisationAnnuelle"},
	g4itApplications: {"nomApplication", "typeEnvironnement", "nomEquipementVirtuel", "nomSourceDonneeEquipementVirtuel", "domaine", "sousDomaine", "nomEntite", "nomSourceDonnee",
		"nomEquipementPhysique", "associeAvecUnEquipmentCloud"},
}

// WriteG4IT writes an inventory as the files that G4IT and NumEcoEval load:
// datacenter.csv, physical_equipment.csv, virtual_equipment.csv and
// application.csv, in CSV parted by semicolons, UTF-8, numbers with a point and
// days yyyy-mm-dd. A file that would have no row is not made, but for the
// second; create opens each by its name, and it is closed. A type is the id of its
// item with a capital, "Server", which G4IT has to know. No cell can act as a formula.
//
// Names are keys there: without identifiers, or where a line has no name or one
// that another has, one is made. The list tells what the format cannot say: a
// service life above all, since it counts by age. The error is that of create,
// of what it opened, or of a number beyond any measure.
func WriteG4IT(create func(name string) (io.WriteCloser, error), set *factors.Set, inv footprint.Inventory, opts WriteOptions) (diag.List, error) {
	if create == nil {
		return nil, errors.New("inventory: nil function")
	}
	x, err := newExport("g4it", set, inv, opts)
	if err != nil {
		return nil, err
	}
	files := map[string][][]string{g4itEquipment: x.g4itEquipment(), g4itCentres: x.g4itCentres()}
	files[g4itMachines], files[g4itApplications] = x.g4itMachines()
	for _, name := range []string{g4itCentres, g4itEquipment, g4itMachines, g4itApplications} {
		if len(files[name]) == 0 && name != g4itEquipment {
			continue
		}
		if err := writeTable(create, name, files[name]); err != nil {
			return nil, err
		}
	}
	return x.lost.list(), nil
}

func writeTable(create func(string) (io.WriteCloser, error), name string, rows [][]string) (err error) {
	f, err := create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := csv.NewWriter(f)
	out.Comma = ';'
	if err := out.Write(g4itHeaders[name]); err != nil {
		return err
	}
	for _, row := range rows {
		if err := out.Write(neutral(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// export is an inventory on its way to another format.
type export struct {
	*resolved
	inv  footprint.Inventory
	opts WriteOptions
	keys []string // by line
	left []bool   // lines that are not written
	lost losses
}

func newExport(format string, set *factors.Set, inv footprint.Inventory, opts WriteOptions) (*export, error) {
	o, err := Options{}.resolve(set)
	if err != nil {
		return nil, err
	}
	x := &export{resolved: o, inv: inv, opts: opts, left: make([]bool, len(inv.Lines)), lost: losses{format: format}}
	for n := range inv.Lines {
		l := &inv.Lines[n]
		if err := checkWritable(l); err != nil {
			return nil, err
		}
		if item, ok := set.Item(l.Item); ok && (item.Kind != factors.Asset || item.Unit != "item" || l.Declared != nil) {
			x.left[n] = true
			x.lost.of("not-equipment", l)
		}
	}
	for n := range inv.Machines {
		for _, c := range capacitiesOf(&inv.Machines[n]) {
			if !plausible(c.value.Decimal) {
				return nil, fmt.Errorf("inventory: machine %q: a number of 10^%d", inv.Machines[n].ID, c.value.Decimal.Exponent())
			}
		}
	}
	x.keys = keysOf(inv.Lines, opts.Identifiers, &x.lost)
	return x, nil
}

// number writes a number of a line, and notes one that had to be rounded.
func (x *export) number(l *footprint.Line, d decimal.NullDecimal) string {
	rounded := false
	text := written(d, &rounded)
	if rounded {
		x.lost.of("figures", l)
	}
	return text
}

// country names the country of a line's zone.
func (x *export) country(l *footprint.Line) string {
	name, isCountry := x.countryOf(oneLine(l.Zone))
	if !isCountry {
		x.lost.of("zone", l)
	}
	return name
}

// capital writes a type as G4IT's own are, "Server", "Smartphone": the reader
// takes no account of it.
func capital(item string) string {
	if item == "" {
		return ""
	}
	return strings.ToUpper(item[:1]) + item[1:]
}

var g4itStates = map[footprint.State]string{footprint.InUse: "In use", footprint.Stock: "In stock", footprint.Retired: "Retired", footprint.Lost: "Lost", footprint.Ordered: "Ordered"}

var g4itModes = map[footprint.Mode]string{footprint.COPE: "COPE", footprint.BYOD: "BYOD"}

func (x *export) g4itEquipment() [][]string {
	var rows [][]string
	for n := range x.inv.Lines {
		l := &x.inv.Lines[n]
		if x.left[n] {
			continue
		}
		x.lostInG4IT(l)
		rows = append(rows, []string{x.keys[n], oneLine(l.Department), "", oneLine(l.Model), x.number(l, decimal.NewNullDecimal(l.Units())), capital(oneLine(l.Item)), g4itStates[l.State], x.country(l),
			g4itModes[l.Mode], isoDay(l.Purchased), isoDay(l.Withdrawn), "", uncommented(oneLine(l.DataCentre)), x.number(l, l.Energy), oneLine(l.Manufacturer), "", "", ""})
	}
	return rows
}

// lostInG4IT notes what the file of equipment cannot say of a line.
func (x *export) lostInG4IT(l *footprint.Line) {
	for what, lost := range map[string]bool{
		"lifetime": l.Lifetime.Valid, "no-purchase": l.Purchased.IsZero(), "state": l.State != footprint.InUse,
		"origin": l.Origin != footprint.New || l.Upstream.Valid || l.Proof, "share": l.Mode == footprint.COPE, "no-country": l.Zone == "", "configuration": l.Configuration != nil,
		"site": l.Site != "", "details": l.System != "" || l.Mass.Valid || l.Diagonal.Valid || l.Quality != footprint.High,
	} {
		if lost {
			x.lost.of(what, l)
		}
	}
}

// g4itCentres describes the places that the lines name. A country is theirs
// where they have one in common: it goes before that of each line.
func (x *export) g4itCentres() [][]string {
	zones := map[string]map[string]bool{}
	for n := range x.inv.Lines {
		if l := &x.inv.Lines[n]; l.DataCentre != "" && !x.left[n] {
			if zones[l.DataCentre] == nil {
				zones[l.DataCentre] = map[string]bool{}
			}
			zones[l.DataCentre][l.Zone] = true
		}
	}
	var rows [][]string
	for _, name := range slices.Sorted(maps.Keys(zones)) {
		centre, country := x.inv.DataCentres[name], ""
		if len(zones[name]) == 1 {
			country, _ = x.countryOf(slices.Collect(maps.Keys(zones[name]))[0])
		}
		if !centre.PUE.Valid {
			x.lost.at("pue", "", 0)
		}
		if centre.Share.Valid || centre.SpareUnknown || centre.ByPower {
			x.lost.at("place", "", 0)
		}
		rows = append(rows, []string{uncommented(oneLine(name)), oneLine(name), written(centre.PUE, new(bool)), country, "", ""})
	}
	return rows
}

// g4itMachines gives the rows of the machines that have a host, and of their
// applications.
func (x *export) g4itMachines() (machines, applications [][]string) {
	hosts := newHostFinder(x.inv.Lines, func(n int) bool { return !x.left[n] })
	names := uniqueNames{}
	for n := range x.inv.Machines {
		m := &x.inv.Machines[n]
		host, ok := hosts.find(m.Host)
		if !ok {
			x.lost.at("host", m.File, m.Row)
			continue
		}
		name := machineKey(n)
		if x.opts.Identifiers && oneLine(m.Name) != "" {
			name = uncommented(oneLine(m.Name))
		}
		name, again := names.take(name)
		if again {
			x.lost.at("repeated-name", m.File, m.Row)
		}
		machines = append(machines, x.g4itMachine(m, name, x.keys[host]))
		for _, app := range m.Applications {
			x.lost.at("environment", m.File, m.Row)
			applications = append(applications, []string{uncommented(oneLine(app)), "", name, "", "", "", "", "", x.keys[host], ""})
		}
	}
	return machines, applications
}

func (x *export) g4itMachine(m *footprint.Machine, name, host string) []string {
	if m.RAM.Valid {
		x.lost.at("memory", m.File, m.Row)
	}
	by := "calcul"
	if m.Storage.Valid && !m.VCPU.Valid {
		by = "stockage"
	}
	rounded := new(bool)
	row := []string{name, host, "", written(m.Key, rounded), written(m.VCPU, rounded), "", "", by, written(m.Storage, rounded), "", "", "NON_CLOUD_SERVERS", "1", "", "", "", "", written(m.Hours, rounded)}
	if *rounded {
		x.lost.at("figures", m.File, m.Row)
	}
	return row
}

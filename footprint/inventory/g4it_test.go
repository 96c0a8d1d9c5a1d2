package inventory_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io/fs"
	"math/big"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// g4itSet lays reference tables of G4IT over the catalogue; their mixes have
// no year of their own.
func g4itSet(t *testing.T, fsys fs.FS, folder string) *factors.Set {
	t.Helper()
	mine, _, err := sources.Open(fsys, folder, sources.Options{Year: 2024})
	require.NoError(t, err)
	set, err := factors.Default().With(mine)
	require.NoError(t, err)
	return set
}

// byAge computes as NumEcoEval does, on 1 January 2024.
func byAge(t *testing.T, set *factors.Set, inv footprint.Inventory, centres map[string]footprint.DataCentre) (*footprint.Result, *footprint.Allocation) {
	t.Helper()
	r, err := footprint.Compute(set, inv, footprint.Options{Year: 2024, Convention: footprint.ByAge, On: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), DataCentres: centres})
	require.NoError(t, err)
	a, err := r.Allocate(inv.Machines, footprint.AllocationOptions{Rule: footprint.Interoperable})
	require.NoError(t, err)
	require.Empty(t, a.Problems)
	return r, a
}

func number(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// The four files of a whole inventory, by hand. Ages: srv-1 365 + 365 days = 2
// years; srv-2 366 + 365 + 365 + 364 days = 4 years; pc-1, to the day of the
// computation, 365 + 365 days = 2 years.
func TestG4ITFilesByHand(t *testing.T) {
	samples := os.DirFS("testdata/g4it")
	set := g4itSet(t, samples, "ref")
	inv, err := inventory.Open(samples, "input", set, inventory.Options{Format: "g4it"})
	require.NoError(t, err)
	require.Empty(t, inv.Problems.Only(diag.Refused))
	require.Equal(t, []int{3, 9, 0, 12}, []int{len(inv.Lines), inv.Attached, inv.Refused, inv.Read()}, "2 places, 4 machines and 3 applications are parts of the rest")

	r, a := byAge(t, set, inv, nil)
	want := [][4]string{ // manufacturing, distribution, use, end of life
		{"730", "36.5", "75", "7.3"},                // 1460 ÷ 2, 73 ÷ 2, 1000 kWh × PUE 1.5 × 0.05, 14.6 ÷ 2
		{"730", "36.5", "1440", "7.3"},              // 2 × 1460 ÷ 4…; 2 × the 1500 kWh of the table × PUE 1.2 × 0.4, the mix of the place
		{"775.625", "31.025", "12.9625", "15.5125"}, // 10 × 182.5 ÷ 2 × 0.85, the share of COPE…; 10 × 30.5 kWh × 0.85 × 0.05
	}
	for n, l := range r.Lines() {
		for s, stage := range []factors.Stage{factors.Manufacturing, factors.Distribution, factors.Use, factors.EndOfLife} {
			require.Equal(t, want[n][s], valueOf(t, l.Impacts, stage).String(), "%s, %s", l.Name, stage)
		}
	}
	require.Equal(t, "3897.725", r.Total(factors.GWP).Value.String()) // 848.8 + 2213.8 + 835.125

	portions := map[string]string{}
	for _, m := range a.Machines {
		v, _ := m.Total(factors.GWP)
		portions[m.Name] = v.String()
	}
	for _, app := range a.Applications {
		v, _ := app.Total(factors.GWP)
		portions["application "+app.Name] = v.String()
	}
	require.Equal(t, map[string]string{
		"vm-a": "636.6", "vm-b": "212.2", // 6/8 and 2/8 of 848.8
		"vm-c": "1660.35", "vm-d": "553.45", // 300/400 and 100/400 of 2213.8
		"application GED": "318.3", "application Paie": "318.3", "application Archives": "1660.35",
		"application ": "765.65", // those that serve none: 212.2 + 553.45
	}, portions)
}

func valueOf(t *testing.T, impacts []footprint.Impact, stage factors.Stage) decimal.Decimal {
	t.Helper()
	for _, i := range impacts {
		if i.Criterion == factors.GWP && i.Stage == stage {
			return i.Value
		}
	}
	require.Fail(t, "no figure", "%s", stage)
	return decimal.Decimal{}
}

// One fleet, in G4IT's files as a folder, file by file in any order and as an
// archive, and in ours, has one footprint.
func TestTheSameFleetInTwoFormatsHasOneFootprint(t *testing.T) {
	samples := os.DirFS("testdata/g4it")
	set := g4itSet(t, samples, "ref")
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	require.NoError(t, z.AddFS(must(fs.Sub(samples, "input"))))
	require.NoError(t, z.Close())
	centres := map[string]footprint.DataCentre{"Salle 1": {PUE: decimal.NewNullDecimal(number("1.5"))}, "Salle 2": {PUE: decimal.NewNullDecimal(number("1.2"))}}

	native, err := inventory.OpenAll(samples, []string{"natif/parc.csv", "natif/machines.csv"}, set, inventory.Options{})
	require.NoError(t, err)
	want := figures(t, set, native, centres)
	for name, from := range map[string]struct {
		fsys  fs.FS
		names []string
	}{
		"folder":  {samples, []string{"input"}},
		"files":   {samples, []string{"input/APPLICATIONS.csv", "input/MACHINES.csv", "input/EQUIPEMENTS.csv", "input/CENTRES.csv"}},
		"archive": {fstest.MapFS{"g4it.zip": {Data: archive.Bytes()}}, []string{"g4it.zip"}},
	} {
		inv, err := inventory.OpenAll(from.fsys, from.names, set, inventory.Options{})
		require.NoError(t, err)
		require.Equal(t, want, figures(t, set, inv, nil), name)
	}
}

func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}

// figures are all those of an inventory, by name.
func figures(t *testing.T, set *factors.Set, inv footprint.Inventory, centres map[string]footprint.DataCentre) map[string]string {
	t.Helper()
	r, a := byAge(t, set, inv, centres)
	out := map[string]string{"total": r.Total(factors.GWP).Value.String()}
	for _, l := range r.Lines() {
		for _, i := range l.Impacts {
			out[l.Name+" "+i.Stage.String()] = i.Value.String()
		}
	}
	for _, m := range a.Machines {
		v, _ := m.Total(factors.GWP)
		out["machine "+m.Name] = v.String()
	}
	for _, app := range a.Applications {
		v, _ := app.Total(factors.GWP)
		out["application "+app.Name] = v.String()
	}
	return out
}

// Headers of both generations, the spellings that changed, the trailing
// separator and the templates of digital services are recognised.
func TestG4ITHeaders(t *testing.T) {
	for header, rows := range map[string]string{
		"nomCourtDatacenter;nomLongDatacenter;pue;localisation;nomEntite;nomSourceDonnee": "S;Salle;1.4;France;;",
		"nomEquipementPhysique;nomEntite;nomSourceDonnee;modele;quantite;nombreUtilisateur;dureeUtilisation;type;statut;paysDUtilisation;utilisateur;dateAchat;dateRetrait;nomCourtDatacenter;consoElecAnnuelle;fabricant":                                     "a;;;;2;;;Laptop;;France;;;;;;",
		"nomEquipementPhysique;nomEntite;nomSourceDonnee;modele;quantite;type;statut;paysDUtilisation;utilisateur;dateAchat;dateRetrait;nomCourtDatacenter;consoElecAnnuelle;fabricant":                                                                        "a;;;;2;Switch;;France;;;;;;",
		"nomEquipementPhysique;nomEntite;nomSourceDonnee;modele;quantite;type;statut;paysDUtilisation;utilisateur;dateAchat;dateRetrait;nbCoeur;nomCourtDatacenter;consoElecAnnuelle;fabricant;tailleDuDisque;tailleMemoire;typeDeProcesseur;dureeUtilisation": "a;;;;2;Server;;France;;;;1.7;;;;250;5;i9;",
		"NOMEQUIPEMENTPHYSIQUE;MODELE;QUANTITE;NOMCOURTDATACENTER;DATEACHAT;DATERETRAIT;TYPE;STATUT;PAYSDUTILISATION;CONSOELECANNUELLE;UTILISATEUR;NOMSOURCEDONNEE;NOMENTITE;":                                                                                 "a;;2;;;;Server;;France;;;;;",
		"nomEquipementVirtuel;nomEquipementPhysique;nomSourceDonneeEquipementPhysique;cleRepartition;vCPU;cluster;consoElecAnnuelle;typeEqv;capaciteStockage;nomEntite;nomSourceDonnee;":                                                                       "v;a;;;4;;12;calcul;;;;",
		"nomEquipementVirtuel;typeInfrastructure;nomEquipementPhysique;nomSourceDonneeEquipementPhysique;vCPU;nomEntite;cluster;consoElecAn;typeEqv;cleRepartition;nomSourceDonnee;capaciteStockage;dureeUtilisationAnnuelle":                                  "v;NON_CLOUD_SERVERS;a;;4;;;;calcul;;;;8000",
	} {
		inv, err := inventory.Read(strings.NewReader(header+"\n"+rows+"\n"), factors.Default(), inventory.Options{})
		require.NoError(t, err, header)
		require.Empty(t, inv.Problems, header)
		require.Equal(t, 1, len(inv.Lines)+inv.Attached)
	}
}

// What G4IT refuses is refused here, at its place and with its cause; what it
// refuses without a need, a decimal comma, is read.
func TestG4ITValidation(t *testing.T) {
	const (
		centres  = "nomCourtDatacenter;nomLongDatacenter;pue;localisation;nomEntite\nS1;;1,4;France;\n"
		physical = "nomEquipementPhysique;quantite;nomCourtDatacenter;dateAchat;dateRetrait;type;paysDUtilisation;consoElecAnnuelle\nsrv-1;1;S1;2020-07-08;;Server;France;1,2\n"
		virtual  = "nomEquipementVirtuel;nomEquipementPhysique;cleRepartition;vCPU;typeEqv;capaciteStockage;typeInfrastructure\nvm-1;srv-1;0,5;4;calcul;;\n"
		apps     = "nomApplication;typeEnvironnement;nomEquipementVirtuel;domaine\na;Test;vm-1;\n"
	)
	tests := []struct {
		name                          string
		centre, equipment, vm, app    string
		file, column, value, code     string
		lines, machines, applications int
	}{
		{name: "nothing wrong", lines: 1, machines: 1, applications: 1},
		{name: "place without a name", centre: ";;1.4;France;", file: "c.csv", column: "nomCourtDatacenter", code: "missing-name", lines: 1, machines: 1, applications: 1},
		{name: "place twice", centre: "S1;;1.4;France;", file: "c.csv", column: "nomCourtDatacenter", value: "S1", code: "repeated-key", lines: 1, machines: 1, applications: 1},
		{name: "place in an unknown country", centre: "S2;;1.4;Unknown;", file: "c.csv", column: "localisation", value: "Unknown", code: "unknown-country", lines: 1, machines: 1, applications: 1},
		{name: "PUE below 1", centre: "S2;;0.5;France;", file: "c.csv", column: "pue", value: "0.5", code: "out-of-range", lines: 1, machines: 1, applications: 1},
		{name: "equipment without a name", equipment: ";1;;;;Server;France;", file: "e.csv", column: "nomEquipementPhysique", code: "missing-name", lines: 1, machines: 1, applications: 1},
		{name: "equipment without a quantity", equipment: "b;;;;;Server;France;", file: "e.csv", column: "quantite", code: "missing-quantity", lines: 1, machines: 1, applications: 1},
		{name: "equipment without a type", equipment: "b;1;;;;;France;", file: "e.csv", column: "type", code: "unknown-type", lines: 1, machines: 1, applications: 1},
		{name: "equipment twice", equipment: "srv-1;1;;;;Server;France;", file: "e.csv", column: "nomEquipementPhysique", value: "srv-1", code: "repeated-key", lines: 1, machines: 1, applications: 1},
		{name: "equipment in a place that is not there", equipment: "b;1;S9;;;Server;France;", file: "e.csv", column: "nomCourtDatacenter", value: "S9", code: "missing-parent", lines: 1, machines: 1, applications: 1},
		{name: "equipment in an unknown country", equipment: "b;1;;;;Server;Unknown;", file: "e.csv", column: "paysDUtilisation", value: "Unknown", code: "unknown-country", lines: 1, machines: 1, applications: 1},
		{name: "withdrawn before it was bought", equipment: "b;1;;2099-01-01;2000-01-01;Server;France;", file: "e.csv", column: "dateRetrait", value: "2000-01-01", code: "dates-contradict", lines: 1, machines: 1, applications: 1},
		{name: "quantity in letters", equipment: "b;v;;;;Server;France;", file: "e.csv", column: "quantite", value: "v", code: "bad-quantity", lines: 1, machines: 1, applications: 1},
		{name: "quantity below 0", equipment: "b;-1;;;;Server;France;", file: "e.csv", column: "quantite", value: "-1", code: "quantity-not-positive", lines: 1, machines: 1, applications: 1},
		{name: "machine without a host", vm: "vm-2;;;4;calcul;;", file: "v.csv", column: "nomEquipementPhysique", code: "missing-host", lines: 1, machines: 1, applications: 1},
		{name: "machine of a host that is not there", vm: "vm-2;DONTEXIST;;4;calcul;;", file: "v.csv", column: "nomEquipementPhysique", value: "DONTEXIST", code: "missing-parent", lines: 1, machines: 1, applications: 1},
		{name: "machine twice", vm: "vm-1;srv-1;;4;calcul;;", file: "v.csv", column: "nomEquipementVirtuel", value: "vm-1", code: "repeated-key", lines: 1, machines: 1, applications: 1},
		{name: "key in letters", vm: "vm-2;srv-1;x;5;calcul;5;", file: "v.csv", column: "cleRepartition", value: "x", code: "bad-number", lines: 1, machines: 1, applications: 1},
		{name: "key above 1", vm: "vm-2;srv-1;1.3;5;calcul;5;", file: "v.csv", column: "cleRepartition", value: "1.3", code: "out-of-range", lines: 1, machines: 1, applications: 1},
		{name: "processors below 0", vm: "vm-2;srv-1;;-1;calcul;5;", file: "v.csv", column: "vCPU", value: "-1", code: "out-of-range", lines: 1, machines: 1, applications: 1},
		{name: "storage in letters", vm: "vm-2;srv-1;;5;calcul;x;", file: "v.csv", column: "capaciteStockage", value: "x", code: "bad-number", lines: 1, machines: 1, applications: 1},
		{name: "machine in a cloud", vm: "vm-2;;;;;;CLOUD_SERVICES", file: "v.csv", column: "typeInfrastructure", value: "CLOUD_SERVICES", code: "cloud-machine", lines: 1, machines: 1, applications: 1},
		{name: "application without a name", app: ";Test;vm-1;", file: "a.csv", column: "nomApplication", code: "missing-name", lines: 1, machines: 1, applications: 1},
		{name: "application without a machine", app: "b;Test;;", file: "a.csv", column: "nomEquipementVirtuel", code: "missing-host", lines: 1, machines: 1, applications: 1},
		{name: "application of a machine that is not there", app: "b;Test;vm-9;", file: "a.csv", column: "nomEquipementVirtuel", value: "vm-9", code: "missing-parent", lines: 1, machines: 1, applications: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inv, err := inventory.OpenAll(fstest.MapFS{"c.csv": {Data: []byte(centres + tt.centre)}, "e.csv": {Data: []byte(physical + tt.equipment)}, "v.csv": {Data: []byte(virtual + tt.vm)}, "a.csv": {Data: []byte(apps + tt.app)}},
				[]string{"a.csv", "v.csv", "e.csv", "c.csv"}, factors.Default(), inventory.Options{Format: "g4it"})
			require.NoError(t, err)
			require.Equal(t, []int{tt.lines, tt.machines, tt.applications}, []int{len(inv.Lines), len(inv.Machines), len(inv.Machines[0].Applications)})
			require.Equal(t, "1.2", inv.Lines[0].Energy.Decimal.String())
			require.Equal(t, "1.4", inv.DataCentres["S1"].PUE.Decimal.String())
			refused := inv.Problems.Only(diag.Refused)
			if tt.code == "" {
				require.Empty(t, inv.Problems)
				return
			}
			require.Len(t, refused, 1)
			p := refused[0]
			require.Equal(t, []any{tt.file, 3, tt.column, tt.value, tt.code}, []any{p.File, p.Row, p.Column, p.Value, p.Code})
			require.NotEmpty(t, p.Message)
			require.NotEmpty(t, p.Remedy)
		})
	}
}

// A cloud machine has no host among the lines: it is a refused line, which
// lowers the coverage, and no part of what is counted.
func TestACloudMachineIsARefusedLine(t *testing.T) {
	inv := read(t, "nomEquipementVirtuel;typeInfrastructure;quantite;provider;typeInstance;location;chargeMoy;dureeUtilisationAnnuelle\nweb;CLOUD_SERVICES;2;aws;a1.4xlarge;EEE;50;8760\n", inventory.Options{})
	require.Equal(t, []int{0, 1, 0}, []int{len(inv.Lines), inv.Refused, inv.Attached})
}

func TestAnUnknownG4ITHeaderSaysWhatIsMissing(t *testing.T) {
	_, err := inventory.Read(strings.NewReader("nomEquipementPhysique;modele;quantite;dateAchat;statut\na;;1;;\n"), factors.Default(), inventory.Options{Format: "g4it"})
	require.ErrorContains(t, err, "il manque «\u00a0type\u00a0»")
	_, err = inventory.Read(strings.NewReader("invalid;header;csv;file\n"), factors.Default(), inventory.Options{Format: "g4it"})
	require.ErrorContains(t, err, "aucun en-tête reconnu")
}

// G4IT has types of its own, and those of the catalogue by any of their names.
func TestG4ITTypes(t *testing.T) {
	for kind, want := range map[string]string{"ServeurCalcul": "server", "Dedicated Server": "server", "Shared Server": "server", "Server": "server", "Smartphone": "smartphone", "Laptop": "laptop", "Desktop": "desktop"} {
		inv := read(t, "nomEquipementPhysique;quantite;type;paysDUtilisation\na;2;"+kind+";France\n", inventory.Options{})
		require.Len(t, inv.Lines, 1, kind)
		require.Equal(t, want, inv.Lines[0].Item, kind)
	}
	require.Equal(t, 1, read(t, "type;quantite\nServeurCalcul;2\n", inventory.Options{}).Refused, "no word of the native format")
}

func TestTheUseByADigitalServiceIsNotReadAndSaysSo(t *testing.T) {
	inv := read(t, "nomEquipementPhysique;quantite;nombreUtilisateur;dureeUtilisation;type;paysDUtilisation\na;2;100;50;Laptop;France\n", inventory.Options{})
	require.Equal(t, []string{"service-use dureeUtilisation: usage par un service numérique, non lu : l’équipement est compté en entier"}, told(inv.Problems))
}

// REEN_SAMPLES may name a folder with a whole evaluation that G4IT recorded:
// its numbers are ours.
func TestG4ITRecordedEvaluation(t *testing.T) {
	samples := os.Getenv("REEN_SAMPLES")
	if _, err := os.Stat(path.Join(samples, "g4it-nominal")); samples == "" || err != nil {
		t.Skip("no recorded evaluation in REEN_SAMPLES")
	}
	fsys := must(fs.Sub(os.DirFS(samples), "g4it-nominal"))
	set := g4itSet(t, fsys, "ref")
	inv, err := inventory.Open(fsys, "input", set, inventory.Options{Format: "g4it"})
	require.NoError(t, err)
	require.Empty(t, inv.Problems)
	r, a := byAge(t, set, inv, nil)

	c := &recorded{T: t}
	c.equipment(fsys, r)
	c.machines(fsys, a)
	c.applications(fsys, a)
	for _, row := range c.table(fsys, "datacenter.csv") {
		c.same(row["pue"], inv.DataCentres[row["nomCourtDatacenter"]].PUE.Decimal.Rat())
	}
	require.Equal(t, 48, c.numbers)
}

// sustainablePackage is what G4IT divides by to give an impact in shares of a
// sustainable year of one inhabitant, for climate change, kg CO2e (its table
// ref_sustainable_individual_package).
var sustainablePackage = big.NewRat(85125, 100)

// recorded compares numbers of the exports with ours.
type recorded struct {
	*testing.T
	numbers int
}

// same holds a recorded number to ours, within 1e-12.
func (c *recorded) same(text string, ours *big.Rat) {
	c.Helper()
	c.numbers++
	gap := new(big.Rat).Sub(number(text).Rat(), ours)
	require.True(c, gap.Abs(gap).Cmp(big.NewRat(1, 1_000_000_000_000)) <= 0, "recorded %s, ours %s", text, ours.FloatString(15))
}

// table gives the rows of an export by header.
func (c *recorded) table(fsys fs.FS, name string) []map[string]string {
	f := must(fsys.Open("export/" + name))
	defer func() { _ = f.Close() }()
	in := csv.NewReader(f)
	in.Comma, in.FieldsPerRecord = ';', -1
	rows := must(in.ReadAll())
	var out []map[string]string
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for n, cell := range row {
			cells[rows[0][n]] = cell
		}
		out = append(out, cells)
	}
	require.Len(c, out, 2, name)
	return out
}

// traced gives the number that a recorded trace has for a name.
func (c *recorded) traced(row map[string]string, name string) string {
	found := regexp.MustCompile(regexp.QuoteMeta(name) + `"?[(:]([0-9.]+)`).FindStringSubmatch(row["trace"])
	require.NotNil(c, found, "%s in %s", name, row["trace"])
	return found[1]
}

func (c *recorded) equipment(fsys fs.FS, r *footprint.Result) {
	indicators, exported := c.table(fsys, "ind_physical_equipment.csv"), c.table(fsys, "physical_equipment.csv")
	for n, l := range r.Lines() {
		row := indicators[n]
		require.Equal(c, l.Name, row["equipmentName"])
		trace := must(r.Explain(l.ID, factors.GWP))
		made := node(trace, "manufacturing")
		require.Nil(c, node(trace, "share"), "used for work alone")
		age, factor := node(made, "age").Value.Rat(), node(made, "factor").Value.Rat()
		for _, text := range []string{row["quantity"], c.traced(row, "Quantité"), exported[n]["quantite"]} {
			c.same(text, l.Units().Rat())
		}
		for _, text := range []string{c.traced(row, "dureeVie"), c.traced(row, "valeurRetenue")} {
			c.same(text, age)
		}
		for _, text := range []string{c.traced(row, "referentielFacteurCaracterisation"), c.traced(row, "valeurReferentielFacteurCaracterisation")} {
			c.same(text, factor)
		}
		c.same(c.traced(row, "TauxUtilisation"), big.NewRat(1, 1))
		c.same(c.traced(row, "dureeUsageAmont"), l.Upstream.Decimal.Rat())
		c.same(exported[n]["consoElecAnnuelle"], l.Energy.Decimal.Rat())
		c.impact(row, valueOf(c.T, l.Impacts, factors.Manufacturing))
	}
}

// impact compares a figure of the manufacture, the one step that was recorded,
// and its share of a sustainable year.
func (c *recorded) impact(row map[string]string, ours decimal.Decimal) {
	c.same(row["unitImpact"], ours.Rat())
	c.same(row["sipImpact"], new(big.Rat).Quo(ours.Rat(), sustainablePackage))
}

func (c *recorded) machines(fsys fs.FS, a *footprint.Allocation) {
	indicators, exported := c.table(fsys, "ind_virtual_equipment.csv"), c.table(fsys, "virtual_equipment.csv")
	for n, m := range a.Machines {
		row, host := indicators[n], a.Hosts[n]
		require.Equal(c, m.Name, row["virtualEquipmentName"])
		made := valueOf(c.T, m.Impacts(), factors.Manufacturing)
		c.impact(row, made)
		c.same(c.traced(row, "valeurImpactEquipementPhysique"), valueOf(c.T, host.Allocated.Impacts(), factors.Manufacturing).Rat())
		c.same(c.traced(row, "equipementVirtuel.vCPU"), m.VCPU.Decimal.Rat())
		c.same(exported[n]["vCPU"], m.VCPU.Decimal.Rat())
		total := new(big.Rat).Quo(m.VCPU.Decimal.Rat(), m.Share(factors.Manufacturing).Rat())
		c.same(c.traced(row, "nbvCPU"), total)
		c.same(c.traced(row, "nbTotalVCPU"), total)
	}
}

func (c *recorded) applications(fsys fs.FS, a *footprint.Allocation) {
	for n, row := range c.table(fsys, "ind_application.csv") {
		app := a.Applications[n]
		require.Equal(c, app.Name, row["applicationName"])
		c.impact(row, valueOf(c.T, app.Impacts(), factors.Manufacturing))
		c.same(c.traced(row, "ImpactEquipementVirtuel"), valueOf(c.T, a.Machines[n].Impacts(), factors.Manufacturing).Rat())
		c.same(c.traced(row, "nbApplications"), big.NewRat(int64(len(a.Machines[n].Applications)), 1))
	}
}

// node finds the first node of a name in a trace.
func node(t *footprint.Trace, name string) *footprint.Trace {
	if t == nil || t.Name == name && name != "manufacturing" {
		return t
	}
	for _, term := range t.Terms {
		if term.Name == name {
			return term
		}
		if found := node(term, name); found != nil {
			return found
		}
	}
	return nil
}

package inventory_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// What a form asks of the words that were not understood, by their subject.
func ExampleUnknown() {
	const list = "type;quantite;etat;site;Remarque interne\nlaptop;40;En vadrouille;Annexe;x\nPortabel;3;;Annexe;\n"
	unknowns := new(inventory.Unknowns)
	if _, err := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Unknowns: unknowns}); err != nil {
		fmt.Println(err)
		return
	}
	questions := map[inventory.Subject]string{inventory.UnknownColumn: "Quelle colonne est", inventory.UnknownType: "Quel équipement est",
		inventory.UnknownState: "Quel état est", inventory.UnknownSite: "De quel service est"}
	for _, u := range unknowns.List() {
		fmt.Printf("%s « %s » ? near: %q\n", questions[u.Subject], u.Text, u.Suggestion)
	}
	// Output:
	// Quelle colonne est « Remarque interne » ? near: ""
	// Quel équipement est « Portabel » ? near: "laptop"
	// Quel état est « En vadrouille » ? near: ""
	// De quel service est « Annexe » ? near: ""
}

// A mapping that an application keeps, and what it does of the words of a file.
func ExampleMapping_Into() {
	m := inventory.Mapping{Columns: map[string]string{"Nb postes": "quantite"}, States: map[string]footprint.State{"Prêté": footprint.InUse},
		Types: map[string]string{"Licence": inventory.Ignored}, Departments: map[string]string{"Annexe": "Sports"}}
	opts := m.Into(inventory.Options{Types: map[string]string{"UC petit format": "desktop"}, Departments: map[string]string{"Mairie": "Services généraux"},
		Sheets: true, Limits: inventory.Limits{Bytes: 1 << 20, AllRows: 1000, Unzipped: 1 << 22, Files: 4, Line: 4096, Columns: 64}})
	read := int64(0)
	opts.Progress = func(done int64) { read = done }
	const list = "type;Nb postes;etat;site\nUC petit format;4;Prêté;Annexe\nLicence;9;;Mairie\nlaptop;2;;Mairie\n"
	inv, err := inventory.Read(strings.NewReader(list), factors.Default(), opts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.Item, l.Quantity, l.State, l.Department)
	}
	fmt.Println(inv.NotData, "no data;", read == int64(len(list)))
	// Output:
	// desktop 4 in-use Sports
	// laptop 2 in-use Services généraux
	// 1 no data; true
}

// Names of equipment can name a person: they are written where they are asked for.
func ExampleWriteOptions() {
	inv, err := inventory.Read(strings.NewReader("type;quantite;nom;utilisateur\nlaptop;douze;PC-0042;agent-07\nlaptop;1;PC-0043;\n"), factors.Default(), inventory.Options{Name: "parc.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, named := range []bool{false, true} {
		var b strings.Builder
		w := inventory.NewWriter(&b, inventory.WriteOptions{Identifiers: named})
		if err := w.Write(&inv.Lines[0]); err != nil {
			fmt.Println(err)
		}
		if err := w.Flush(); err != nil {
			fmt.Println(err)
		}
		rejects := new(inventory.Rejects)
		if _, err := inventory.Read(strings.NewReader("type;quantite;utilisateur\nlaptop;douze;agent-07\n"), factors.Default(), inventory.Options{Name: "parc.csv", Rejects: rejects}); err != nil {
			fmt.Println(err)
		}
		if err := rejects.Write(&b, inventory.RejectOptions{Identifiers: named}); err != nil {
			fmt.Println(err)
		}
		fmt.Println(strings.Contains(b.String(), "PC-0043"), strings.Contains(b.String(), "agent-07"))
	}
	// Output:
	// false false
	// true true
}

// What a service answers to a file that cannot be read at all.
func ExampleLimits() {
	for _, list := range []string{"type;quantite\nlaptop;1\nlaptop;2\n", "a;b\n1;2\n"} {
		_, err := inventory.Read(strings.NewReader(list), factors.Default(), inventory.Options{Name: "parc.csv", Limits: inventory.Limits{Rows: 1}})
		if errors.Is(err, diag.ErrTooLarge) {
			fmt.Println(413, err)
		} else if err != nil {
			fmt.Println(422)
		}
	}
	// Output:
	// 413 parc.csv : plus de 1 lignes
	// 422
}

// A list with headers of its own: what they hold is asked, then it is read.
func ExampleErrUnknownTable() {
	const list = "Machine;Combien\nportable;12\nécran;5\n"
	unknown := new(inventory.Unknowns)
	opts := inventory.Options{Name: "parc.csv", Unknowns: unknown}
	_, err := inventory.Read(strings.NewReader(list), factors.Default(), opts)
	if !errors.Is(err, inventory.ErrUnknownTable) {
		fmt.Println(err)
		return
	}
	for _, u := range unknown.List() {
		fmt.Println(u.Text)
	}
	opts.Columns = map[string]string{"Machine": "type", "Combien": "quantite"}
	inv, err := inventory.Read(strings.NewReader(list), factors.Default(), opts)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range inv.Lines {
		fmt.Println(l.Quantity, l.Item)
	}
	// Output:
	// Machine
	// Combien
	// 12 laptop
	// 5 monitor
}

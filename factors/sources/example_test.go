package sources_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
)

// Base Carbone: an export, laid over the catalogue.
func ExampleOpen() {
	mine, problems, err := sources.Open(os.DirFS("testdata"), "Base_Carbone_V23.6.csv", sources.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := factors.Default().With(mine)
	if err != nil {
		fmt.Println(err)
		return
	}
	laptop, _ := set.Item("laptop")
	made := laptop.Impact(factors.GWP, factors.Embodied)
	fmt.Println(made.Value, made.Unit, "from", made.Source.Attribution)
	fmt.Println(problems[len(problems)-1].Message)
	// Output:
	// 156 kg CO2e/item from ADEME, Base Carbone® V23.6
	// 12 lignes lues : 5 retenues, 4 refusées, 3 laissées de côté
}

// A workbook, XLSX or ODS, is read like the CSV one.
func ExampleOpen_workbook() {
	mine, _, err := sources.Open(os.DirFS("testdata"), "workbook.xlsx", sources.Options{Format: sources.BaseCarbone})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range mine.Factors() {
		fmt.Println(f.Item, f.Value, f.Locator)
	}
	// Output:
	// monitor 248 élément 27006
	// smartphone 32.8 élément 27012
	// laptop 156 élément 27002
	// user-base-carbone-workbook-27005 222 élément 27005
}

// Base Empreinte numérique gives one value a criterion for all but use.
func ExampleOpen_empreinteNumerique() {
	mine, _, _ := sources.Open(os.DirFS("testdata"), "empreinte-numerique.csv", sources.Options{})
	for _, f := range mine.Factors() {
		if f.Item == "monitor" {
			fmt.Println(f.Criterion, f.Value, f.Unit)
		}
	}
	// Output:
	// gwp 64 kg CO2e/item
	// adpe 0.01 kg Sb eq/item
	// ap 0.38 mol H+ eq/item
	// pm 0.0000025 disease incidence/item
	// ir 140 kBq U235 eq/item
	// wu -600 m³ world eq/item
}

// A manufacturer's sheet is an item of its own, found by its name.
func ExampleOpen_boavizta() {
	mine, _, _ := sources.Open(os.DirFS("testdata"), "boavizta-fr.csv", sources.Options{})
	set, _ := factors.Default().With(mine)
	for _, sheet := range set.Search("tour 3") {
		made := sheet.Impact(factors.GWP, factors.Embodied)
		fmt.Println(sheet.ID, made.Value, made.Published)
	}
	// Output:
	// user-boavizta-fr-maker-tour-3 247.5 412,5 × (1 − 0,4) kgCO2e
}

// The tables of NumEcoEval or G4IT stand in a folder. Options.Year dates
// their mixes.
func ExampleOpen_numEcoEval() {
	mine, _, _ := sources.Open(os.DirFS("testdata"), "numecoeval-1", sources.Options{Year: 2024})
	set, _ := factors.Default().With(mine)
	laptop, _ := set.Item("laptop")
	made := laptop.Impact(factors.GWP, factors.Manufacturing)
	fmt.Println(made.Value, made.Confidence, laptop.Lifetime.Value, laptop.Energy.Value)
	fmt.Println(set.Electricity("FR", 2024, factors.GWP).Value)
	// Output:
	// 250.5 test 4 26.6
	// 0.0625
}

// Our own format: values and their sources in one file.
func ExampleRead() {
	file := "id,item,criterion,stage,value,unit,publisher,title,licence\n" +
		"mine,laptop,gwp,embodied,\"210,5\",kg CO2e/item,Un fabricant,Fiche produit,CC0\n" +
		",labtop,gwp,embodied,200,kg CO2e/item,Un fabricant,Fiche produit,CC0\n"
	mine, problems, err := sources.Read(strings.NewReader(file), sources.Options{Name: "mes-facteurs.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, _ := mine.Factor("mine")
	fmt.Println(f.Value, f.Source.Title)
	fmt.Println(problems[0])
	// Output:
	// 210.5 Fiche produit
	// mes-facteurs.csv, ligne 3, colonne « item » : « labtop » : équipement absent du catalogue. Vouliez-vous dire « laptop » ?
}

func ExampleFormats() {
	fmt.Println(sources.Formats())
	// Output: [native base-carbone empreinte-numerique boavizta numecoeval pcr-si]
}

package sources_test

import (
	"fmt"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/sources"
)

// A file of one's own: what its names mean, where it comes from, and how much of it
// is read at most.
func ExampleOptions() {
	text := "item,criterion,stage,value,unit,publisher,title,licence\nPoste type,gwp,embodied,205,kg CO2e/item,,,\n"
	mine, problems, err := sources.Read(strings.NewReader(text), sources.Options{
		Name: "mesures.csv", Format: sources.Native, Catalogue: factors.Default(),
		Items:  map[string]string{"Poste type": "laptop"},
		Source: factors.Source{ID: "mesures", Publisher: "Exempleville", Title: "Nos mesures", Version: "2025", Licence: "etalab-2.0", Attribution: "Exempleville, 2025", Retrieved: "2026-01-15"},
		Limits: sources.Limits{Bytes: 1 << 20, Unzipped: 1 << 22, Rows: 1000, Line: 4096, Columns: 32, Files: 1},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range mine.Factors() {
		fmt.Println(f.Item, f.Value, f.Unit, f.Source.Attribution)
	}
	fmt.Println(problems)
	_, _, err = sources.Read(strings.NewReader(text), sources.Options{Limits: sources.Limits{Bytes: 10}})
	fmt.Println(err)
	// Output:
	// laptop 205 kg CO2e/item Exempleville, 2025
	// mesures.csv : 1 ligne lue : 1 retenue, 0 refusée, 0 laissée de côté
	// facteurs : fichier trop volumineux
}

// Each format and what it is.
func ExampleFormat() {
	for _, f := range sources.Formats() {
		switch f {
		case sources.Native:
			fmt.Println(f, "our own columns")
		case sources.BaseCarbone:
			fmt.Println(f, "ADEME's export")
		case sources.EmpreinteNumerique:
			fmt.Println(f, "Base Empreinte numérique, as Boavizta republishes it")
		case sources.Boavizta:
			fmt.Println(f, "manufacturers' sheets")
		case sources.NumEcoEval:
			fmt.Println(f, "reference tables of NumEcoEval and G4IT")
		case sources.PCRSI:
			fmt.Println(f, "electricity mixes of an exchange file")
		}
	}
	// Output:
	// native our own columns
	// base-carbone ADEME's export
	// empreinte-numerique Base Empreinte numérique, as Boavizta republishes it
	// boavizta manufacturers' sheets
	// numecoeval reference tables of NumEcoEval and G4IT
	// pcr-si electricity mixes of an exchange file
}

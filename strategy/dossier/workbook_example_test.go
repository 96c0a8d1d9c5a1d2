package dossier_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// A folder becomes one workbook, which is the same dossier.
func ExampleWriteWorkbook() {
	folder, err := dossier.Open(os.DirFS("../../examples/dossier"), factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if err := dossier.WriteWorkbook(&file, dossier.ODS, folder, factors.Default()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(dossier.IsWorkbook(file.Bytes()))
	again, err := dossier.OpenWorkbook(&file, "valmorne.ods", factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(folder.Inventory.Lines) == len(again.Inventory.Lines), again.Inventory.Lines[0].ID)
	fmt.Println(slices.Equal(folder.Strategy.Sovereignty, again.Strategy.Sovereignty), again.Strategy.Actions[4].Title)
	// Output:
	// true
	// true valmorne.ods#équipements:6
	// true Garder les ordinateurs portables sept ans
}

// A workbook to fill in says what is necessary and missing, sheet by sheet.
func ExampleOpenWorkbook() {
	var file bytes.Buffer
	if err := dossier.WriteWorkbook(&file, dossier.XLSX, nil, factors.Default()); err != nil {
		fmt.Println(err)
		return
	}
	d, err := dossier.OpenWorkbook(&file, "dossier.xlsx", factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range d.Problems.Only(diag.Refused) {
		fmt.Println(p.File, p.Row, p.Column, p.Message)
	}
	// Output:
	// dossier.xlsx#collectivité 6 nom cette valeur est nécessaire et manque
	// dossier.xlsx#collectivité 7 nature cette valeur est nécessaire et manque
	// dossier.xlsx#collectivité 17 année de référence cette valeur est nécessaire et manque
	// dossier.xlsx#collectivité 18 date du document cette valeur est nécessaire et manque
}

// What is found once a workbook is assessed is put at its sheet and row.
func ExampleDossier_Place() {
	var file bytes.Buffer
	if err := dossier.WriteWorkbook(&file, dossier.XLSX, nil, factors.Default()); err != nil {
		fmt.Println(err)
		return
	}
	d, err := dossier.OpenWorkbook(&file, "dossier.xlsx", factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range d.Place(a.Problems).Only(diag.Refused) {
		fmt.Println(p.File, p.Row, p.Column, p.Code)
	}
	// Output:
	// dossier.xlsx#collectivité 17 année de référence no-year
}

// A folder to fill in.
func ExampleTemplate() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "valmorne")
	if err := os.CopyFS(path, dossier.Template()); err != nil {
		fmt.Println(err)
		return
	}
	d, err := dossier.Open(os.DirFS(path), factors.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range d.Problems.Only(diag.Refused) {
		fmt.Println(p.Column, p.Message)
	}
	// Output:
	// body.name cette valeur est nécessaire et manque
	// body.kind cette valeur est nécessaire et manque
	// year cette valeur est nécessaire et manque
	// date cette valeur est nécessaire et manque
}

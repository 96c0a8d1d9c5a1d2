package dossier_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/spreadsheet"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// Whatever the bytes, OpenWorkbook gives a dossier or an error that can be shown.
func FuzzOpenWorkbook(f *testing.F) {
	for _, format := range formats {
		f.Add(write(f, format, nil))
	}
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := dossier.OpenWorkbook(bytes.NewReader(data), "c", factors.Default())
		if err != nil {
			if !utf8.ValidString(err.Error()) {
				t.Errorf("not showable: %q", err.Error())
			}
			return
		}
		showable(t, d.Problems)
	})
}

// Whatever a sheet holds, the rest is read, every problem has its place, and
// what was read can be written and read again.
func FuzzSheets(f *testing.F) {
	f.Add("actions", "numéro|titre|levier|levier : équipements|levier : part|thème\nA1|b|parc réduit|laptop;x|0,1|2 – x\nA1|=1+1||||9")
	f.Add("équipements", "type|quantité|date d'achat\nlaptop|3|45000\n#|2|x\n|4|")
	f.Add("machines", "nom|serveur hôte|mémoire\na|b|-1")
	f.Add("moyens", "rubrique|valeur\nagents affectés|1,5\nformation|\nx|y\nagents en télétravail|0")
	f.Add("durées de vie", "type|durée de vie\nlaptop|5\n|3\nlaptop|51")
	f.Add("scénarios", "numéro|scénario|levier|levier : équipements|levier : part|demande|exclut\nS1|b|usage réduit|Courriel|0,1|S1|S2\nS1|c|||||")
	f.Add("membres", "nom|nature|agents|stratégie adoptée le\nAgglo|communauté d’agglomération|3|31/12/2025\nAgglo|x||")
	f.Add("parts convenues", "poste d’empreinte|collectivité|part\na|b|0,5\na||")
	f.Add("clés de partage", "poste d’empreinte|porte sur|clé\na|Réseaux|parts convenues\na|x|postes de travail")
	f.Add("services en ligne", "nom|taux d’accessibilité|prioritaires validés|prioritaires applicables\na|0,7|0|3\nb|72|3|2\nc||1|")
	f.Add("autoévaluation", "dimension|note\n1 – Stratégie et mutualisation|0\n2|9\n1|3")
	f.Add("raccordements", "équipement|nombre|déjà migrés|réseau employé\na|0||2G\nb||1|cuivre\nc|3|4|5G")
	f.Add("bilan annuel", "rubrique|valeur\najustements proposés|a\ndébat budgétaire le|07/12/2026\nbilan présenté le|2026")
	f.Add("périmètre", "compté|non compté\na|\n|b")
	f.Add("à corriger", "fichier|ligne|famille\nx|9999999999999999999999|Écrans")
	f.Add("collectivité", "valeur|rubrique\nx|nom\n31/02/2024|date du document")
	f.Fuzz(func(t *testing.T, name, text string) {
		wb := spreadsheet.Workbook{Sheets: []spreadsheet.Sheet{{Name: "collectivité"}, {Name: name}}}
		if name == "collectivité" {
			wb.Sheets = wb.Sheets[1:]
		}
		s := &wb.Sheets[len(wb.Sheets)-1]
		for n, line := range strings.Split(text, "\n") {
			cells := strings.Split(line, "|")
			if n == 0 {
				for _, header := range cells {
					s.Columns = append(s.Columns, spreadsheet.Column{Header: header})
				}
				continue
			}
			s.Rows = append(s.Rows, cells[:min(len(cells), len(s.Columns))])
		}
		var b bytes.Buffer
		if spreadsheet.Write(&b, spreadsheet.ODS, wb) != nil {
			return // no sheet of that name
		}
		d, err := dossier.OpenWorkbook(&b, "c.ods", factors.Default())
		if err != nil {
			t.Fatalf("%v", err)
		}
		showable(t, append(d.Problems, d.Inventory.Problems...))
		again, err := dossier.OpenWorkbook(bytes.NewReader(write(t, dossier.ODS, d)), "c.ods", factors.Default())
		if err != nil {
			t.Fatalf("%v", err)
		}
		if want, got := asJSON(t, d.Strategy), asJSON(t, again.Strategy); want != got {
			t.Errorf("%s, and once written %s", want, got)
		}
		if want, got := len(d.Inventory.Lines)+d.Inventory.Refused, len(again.Inventory.Lines)+again.Inventory.Refused; want != got {
			t.Errorf("%d lines, and once written %d", want, got)
		}
	})
}

func showable(t *testing.T, problems diag.List) {
	for _, p := range problems {
		if p.Code == "" || p.Message == "" || p.File == "" || p.Severity == 0 || !utf8.ValidString(p.String()) {
			t.Errorf("incomplete: %+v", p)
		}
	}
}

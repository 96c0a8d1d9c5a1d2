package report_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// Whatever stands in every field of a dossier, in its inventory too, every
// document says it as it is, with the elements of our own alone, and the open data
// hold their schemas without a formula.
func TestADossierOfHostileTexts(t *testing.T) {
	ours := ourElements(t)
	for _, name := range []string{"all at once", "formula behind"} {
		t.Run(name, func(t *testing.T) {
			text := hostileTexts[name]
			if text == "" {
				for _, key := range slices.Sorted(maps.Keys(hostileTexts)) {
					text += " " + hostileTexts[key]
				}
				text = strings.ReplaceAll(text, "\u00ad", "") // a hyphen where a line ends
			}
			a := assessOf(t, text)
			for kind, doc := range documentsOf(t, a) {
				doc.Cover = report.Cover{} // which keeps what it has room for
				if testing.Short() && (kind == "strategy" || kind == "footprint") {
					continue
				}
				f := framesOf(t, requireShown(t, doc))
				for _, element := range slices.Concat(f.html, f.odt) {
					require.True(t, ours[element], "%s: %s", kind, element)
				}
			}
			data := openData(t, a)
			requireValid(t, data)
			requireNoFormula(t, data)
		})
	}
}

func TestALongTextInADossierIsWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts take long")
	}
	long := strings.Repeat("numérique", 555) + strings.Repeat(" sobre", 100)
	s, lines := published()
	s.Body.Name, s.Actions[0].Title, lines[0].Site, lines[1].Name, s.Vision = long, long, long, long, long
	a := assess(t, s, lines...)
	for _, doc := range []*report.Document{report.Summary(a), report.Programme(a)} {
		doc.Cover = report.Cover{}
		requireShown(t, doc)
	}
	requireValid(t, openData(t, a))
}

// assessOf assesses a full dossier whose every text ends with another one, but for
// the names that lead somewhere.
func assessOf(t *testing.T, text string) *strategy.Assessment {
	s, lines := published()
	set := factors.Default()
	end := func(value string) string {
		if _, is := set.Item(value); is {
			return value
		}
		return value + text
	}
	zone := s.Zone
	everyText(reflect.ValueOf(&s).Elem(), end)
	s.Zone = zone
	for n := range lines {
		l := &lines[n]
		l.Name, l.Site, l.Department, l.Model, l.File = end(l.Name), end(l.Site), end(l.Department), end(l.Model), end(l.File)
	}
	return assess(t, s, append(lines, footprint.Line{Item: "toaster" + text, Quantity: decimal.NewFromInt(3), Name: text})...)
}

// everyText changes every text of a value.
func everyText(v reflect.Value, change func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() { // a type of its own is a choice
			v.SetString(change(v.String()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			everyText(v.Elem(), change)
		}
	case reflect.Slice:
		for n := range v.Len() {
			everyText(v.Index(n), change)
		}
	case reflect.Struct:
		for n := range v.NumField() {
			if v.Type().Field(n).IsExported() && v.Field(n).CanSet() {
				everyText(v.Field(n), change)
			}
		}
	}
}

// documentsOf writes the documents of an assessment.
func documentsOf(t *testing.T, a *strategy.Assessment) map[string]*report.Document {
	docs := map[string]*report.Document{"strategy": report.Strategy(a), "footprint": report.Footprint(a)}
	for name, build := range builders() {
		docs[name] = build(a)
	}
	return docs
}

// ourElements are those of pages and of texts in documents of harmless texts.
func ourElements(t *testing.T) map[string]bool {
	out := map[string]bool{}
	docs := maps.Clone(sampleDocuments(t))
	docs["all blocks"] = fuzzDocument("mot", "mot", "#mot", "1", 3)
	for _, doc := range docs {
		f := framesOf(t, formatsOf(t, doc))
		for _, element := range slices.Concat(f.html, f.odt) {
			out[element] = true
		}
	}
	return out
}

// requireNoFormula reads the tables as a spreadsheet would: parted by commas, and
// by semicolons, as where the comma is that of numbers.
func requireNoFormula(t *testing.T, p *report.DataPackage) {
	t.Helper()
	for _, f := range p.Files() {
		if !strings.HasSuffix(f.Name, ".csv") {
			continue
		}
		for _, row := range rowsOf(t, filesOf(t, p), strings.Split(f.Name, "/")[0]) {
			for _, cell := range row {
				require.NotRegexp(t, `^[=+@\t\r]|^-[^0-9.]|;"*[=+@-]`, cell, f.Name)
			}
		}
	}
}

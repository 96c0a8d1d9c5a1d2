package dossier_test

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

// Whatever dossier.yaml holds, what it opens to is assessed, reviewed against
// itself and written in every document, in every format.
func FuzzAssess(f *testing.F) {
	sample, err := os.ReadFile("dossier.yaml")
	require.NoError(f, err)
	f.Add(sample)
	for _, seed := range []string{"year: 2024", "year: 2024\nactions: [{id: a, lever: {kind: pue, place: x, pue: 1}}]\nhosting: [{name: x, pue: 2, it_power: 3, technical_environment: power}]\ntelework: {employees: 3}",
		"year: 2024\njoint: {members: [{body: {name: b}}], posts: [{name: p, by: declared}], shares: [{post: p, body: b, share: 0.5}]}\nai: [{name: a, requests: 9, wh: 1}]\nlabel: {year: 2025, level: or}",
		"year: 2024\nobjectives: [{id: o, footprint: true, reduction: 0.2, target_year: 2030}]\nindicators: [{id: I01, target: 3, target_year: 2030}]\nservices: [{name: s, spend_keur: 2}]\nuses: [{item: email, quantity: 3}]"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: data}}, factors.Default())
		if err != nil {
			return
		}
		writeAll(t, d.Strategy, d.Inventory)
	})
}

// A Strategy and an Inventory can be made by hand of anything: the same holds.
func FuzzAnyStrategy(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed, uint64(0))
	}
	f.Fuzz(func(t *testing.T, one, two uint64) {
		absurd := absurdity{rand.New(rand.NewPCG(one, two))}
		s, inv := absurd.dossier()
		a := writeAll(t, s, inv)
		s, inv = absurd.dossier()
		before := writeAll(t, s, inv)
		if a == nil || before == nil {
			return
		}
		if y, err := strategy.ReviewYear(a, before, inv); err == nil {
			write(t, report.Review(y))
		}
	})
}

// dossier gives a strategy and an inventory, as a rule of a year that the
// engine takes and with lines that weigh.
func (r absurdity) dossier() (s strategy.Strategy, inv footprint.Inventory) {
	r.fill(reflect.ValueOf(&s).Elem(), reflect.StructField{})
	if r.IntN(10) > 0 {
		s.Year, s.Zone = pick(r, 2023, 2024), pick(r, "", "FR")
	}
	for n := range s.Actions { // with a lever that has an effect, and in order
		if r.IntN(3) > 0 {
			one := decimal.NewNullDecimal(decimal.NewFromInt(1))
			lever := pick(r, strategy.Lever{Kind: strategy.Longer, Items: sound, Years: decimal.NewNullDecimal(decimal.NewFromInt(9))}, strategy.Lever{Kind: strategy.Fleet, Items: sound[:1], Quantity: one},
				strategy.Lever{Kind: strategy.Consumption, Items: sound, Share: one}, strategy.Lever{Kind: strategy.RefurbishedBy, Items: sound, Years: one, Share: one})
			s.Actions[n].ID, s.Actions[n].Lever = fmt.Sprint("A", n+1), &lever
		}
	}
	for range r.IntN(5) {
		var l footprint.Line
		r.fill(reflect.ValueOf(&l).Elem(), reflect.StructField{})
		inv.Lines = append(inv.Lines, l)
	}
	for i, item := range sound {
		inv.Lines = append(inv.Lines, footprint.Line{ID: fmt.Sprint("sound", i), Item: item, Quantity: decimal.NewFromInt(int64(i + 1)), DataCentre: "Mairie", Purchased: time.Date(2015+i, 1, 1, 0, 0, 0, 0, time.UTC)})
	}
	return s, inv
}

// writeAll goes through every door that a strategy and its inventory open. What
// it gives is nil where the engine refuses the year.
func writeAll(t *testing.T, s strategy.Strategy, inv footprint.Inventory) *strategy.Assessment {
	set := factors.Default()
	strategy.Propose(set, s, inv)
	a, err := strategy.Assess(set, s, inv)
	if err != nil {
		return nil
	}
	documents := []*report.Document{report.Strategy(a), report.Summary(a), report.Programme(a)}
	for _, draft := range []func(*strategy.Assessment, string) (*report.Document, error){report.Deliberation, report.ProgrammeDeliberation} {
		doc, err := draft(a, "")
		require.NoError(t, err)
		documents = append(documents, doc)
	}
	if y, err := strategy.ReviewYear(a, a, inv); err == nil {
		documents = append(documents, report.Review(y))
	}
	for _, doc := range documents {
		write(t, doc)
	}
	return a
}

func write(t *testing.T, doc *report.Document) {
	require.NoError(t, report.Markdown(io.Discard, doc))
	require.NoError(t, report.HTML(io.Discard, doc))
	require.NoError(t, report.JSON(io.Discard, doc))
	require.NoError(t, report.PDF(io.Discard, doc))
}

// absurdity fills values with what the texts know, and with what nobody means.
type absurdity struct{ *rand.Rand }

func (r absurdity) fill(v reflect.Value, of reflect.StructField) {
	switch v.Interface().(type) {
	case decimal.Decimal:
		v.Set(reflect.ValueOf(r.number()))
		return
	case time.Time:
		v.Set(reflect.ValueOf(r.day()))
		return
	case decimal.NullDecimal:
		if r.IntN(3) > 0 {
			v.Set(reflect.ValueOf(decimal.NewNullDecimal(r.number())))
		}
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				r.fill(v.Field(i), field)
			}
		}
	case reflect.Slice:
		for range r.IntN(4) {
			item := reflect.New(v.Type().Elem()).Elem()
			r.fill(item, of)
			v.Set(reflect.Append(v, item))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range r.IntN(3) {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			r.fill(key, of)
			r.fill(value, of)
			v.SetMapIndex(key, value)
		}
	case reflect.Pointer:
		if r.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			r.fill(v.Elem(), of)
		}
	case reflect.String:
		v.SetString(r.word(of))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(pick(r, 0, 0, 1, 1, 2, 3, 4, 5, 6, 12, 900, 2024, 2024, 2025, 2026, 2030, 2100, 60_000, -1, math.MinInt32, math.MaxInt32)))
	case reflect.Uint8, reflect.Uint, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(pick(r, 0, 1, 2, 3, 255)))
	}
}

func (r absurdity) number() decimal.Decimal {
	if r.IntN(6) > 0 {
		return pick(r, decimal.NewFromInt(1), decimal.NewFromInt(2), decimal.NewFromInt(7), decimal.RequireFromString("0.5"), decimal.RequireFromString("0.25"), decimal.NewFromInt(40))
	}
	return pick(r, decimal.Decimal{}, decimal.NewFromInt(-1), decimal.New(1, 13), decimal.New(1, 2_000_000_000), decimal.New(1, -2_000_000_000), decimal.New(-3, 999), decimal.New(7, -40))
}

func (r absurdity) day() time.Time {
	return pick(r, time.Time{}, time.Date(2024, 6, 30, 0, 0, 0, 0, time.UTC), time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-290_000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(99_999, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(2019, 3, 1, 0, 0, 0, 0, time.FixedZone("", 50_000)))
}

// word is as a rule one of those that the field takes.
func (r absurdity) word(of reflect.StructField) string {
	if _, words, ok := strings.Cut(of.Tag.Get("validate"), "oneof="); ok && r.IntN(8) > 0 {
		return pick(r, strings.Fields(words)...)
	}
	if names := words[of.Name]; names != nil && r.IntN(8) > 0 {
		return pick(r, names...)
	}
	return pick(r, "", "", "Mairie", "P", "Ville", "beges", "commune", "\xff\x00", "🌍 « œuvre » | `x` _y_ <b> [a](b) %s %d {0}", strings.Repeat("mot ", 40), "\u202e\n\n# titre\n", factors.TechnicalItem)
}

// words are what texts and tables know, by the name of the field.
var words = map[string][]string{
	"ID": {"A1", "A2", "A3", "A4", "A5", "A6", "I01", "I08", "I22", "beges", "open-data"}, "Requires": {"A1", "A2", "A3"}, "Excludes": {"A1", "A2"}, "Catalogue": {"B1", "D3", "T1", "E2"},
	"Item": sound, "Items": sound, "Lifetimes": sound, "Pools": sound, "Indicators": {"I01", "I08", "I22"}, "Indicator": {"I01", "I08", "I22"}, "Of": {"laptop", "screens", "datacentre"},
	"Zone": {"", "FR", "FR", "US"}, "Country": {"FR", "US", "CH"}, "Place": {"Mairie"}, "Name": {"Mairie", "P", "Ville"}, "Post": {"P"}, "Body": {"Ville"}, "Use": {"Mairie", "lift"},
	"State": {"in_use"}, "Origin": {"", "new", "refurbished"}, "Mode": {""}, "DataCentre": {"Mairie"}, "Impacts": {"gwp", "adpe"}, "Operator": {"orange"},
}

var sound = []string{"laptop", "monitor", "server", "paper-ream", "smartphone"}

func pick[T any](r absurdity, of ...T) T { return of[r.IntN(len(of))] }

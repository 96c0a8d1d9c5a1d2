package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
)

func ExampleHTMLFragment() {
	var part bytes.Buffer
	if err := report.HTMLFragment(&part, report.Heading{Level: 1, Text: "Le parc", ID: "parc"}, report.Paragraph{Text: report.Plain("10 < 20")}); err != nil {
		log.Fatal(err)
	}
	fmt.Print(part.String())
	fmt.Println(strings.Contains(report.HTMLStyle(), ".chart"))
	// Output:
	// <h2 id="parc">Le parc</h2>
	// <p>10 &lt; 20</p>
	// true
}

func ExampleEffect() {
	compute := func(years string) *footprint.Result {
		r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(1000)}}},
			footprint.Options{Year: 2024, Lifetimes: map[string]decimal.Decimal{"laptop": decimal.RequireFromString(years)}})
		if err != nil {
			log.Fatal(err)
		}
		return r
	}
	blocks, err := report.Effect(compute("5"), compute("6"))
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range blocks[0].(report.KeyFigures).Figures {
		fmt.Println(f.Label, f.Value, f.Unit, f.Note)
	}
	// Output:
	// Avant 38,5 t CO₂e par an
	// Après 32,4 t CO₂e par an
	// Écart −6,17 t CO₂e −16,0 % de l’empreinte d’avant
}

// A page under a strict policy may hold several fragments.
func TestFragmentsShareAPage(t *testing.T) {
	chart := report.Donut{Unit: "t", Parts: []report.Part{{Name: "a", Value: decimal.NewFromInt(1)}}}
	var one, two bytes.Buffer
	require.NoError(t, report.HTMLFragment(&one, report.Figure{ID: "premier", Caption: "<1>", Chart: chart}, report.Figure{ID: "premier", Chart: chart}))
	wide := report.Table{Caption: "large", Columns: []report.Column{{Title: "a", Width: 3}, {Title: "b", Width: 2}, {Title: "c"}, {Title: "d"}}}
	require.NoError(t, report.HTMLFragment(&two, report.Figure{ID: "second", Chart: chart}, wide))
	page := one.String() + two.String()
	for _, id := range []string{`"premier"`, `"p.premier-t"`, `"p.chart2-t"`, `"second"`, `"p.second-t"`} {
		require.Equal(t, 1, strings.Count(page, ` id=`+id), id)
	}
	require.NotContains(t, page, "style=")
	require.Contains(t, page, `<table class="room">`)
	require.NotContains(t, page, "<script")
	require.NotContains(t, page, "<1>")
	require.NotContains(t, page, "<!DOCTYPE")
}

func TestFragmentRefusesWhatIsNoBlock(t *testing.T) {
	var b bytes.Buffer
	require.ErrorContains(t, report.HTMLFragment(&b, &report.Paragraph{}), "not a block")
	require.Empty(t, b.String())
	require.NoError(t, report.HTMLFragment(&b))
	require.Empty(t, b.String())
	require.ErrorIs(t, report.HTMLFragment(closed{}, report.Paragraph{}), errClosed)
}

var errClosed = errors.New("closed")

type closed struct{}

func (closed) Write([]byte) (int, error) { return 0, errClosed }

package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/internal/fr"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// figureOf gives a figure of a document by its identifier.
func figureOf(t testing.TB, doc *report.Document, id string) report.Figure {
	t.Helper()
	for _, b := range doc.Body {
		if f, is := b.(report.Figure); is && f.ID == id {
			return f
		}
	}
	require.Fail(t, "no figure "+id)
	return report.Figure{}
}

func hasFigure(doc *report.Document, id string) bool {
	for _, b := range doc.Body {
		if f, is := b.(report.Figure); is && f.ID == id {
			return true
		}
	}
	return false
}

func requireEqual(t testing.TB, want string, got decimal.Decimal) {
	t.Helper()
	require.True(t, dec(want).Equal(got), "%s is not %s", got, want)
}

// 1,000 laptops at 185.09 kg over five years: 13.88175 t less a year over eight.
func TestThePlanIsDrawnStepByStep(t *testing.T) {
	s, lines := planned()
	a := assess(t, s, lines...)
	f := figureOf(t, report.Strategy(a), "figure-gains")
	chart := f.Chart.(report.Waterfall)
	require.Len(t, chart.Steps, len(a.Simulation.Steps))
	require.Equal(t, "A1 – Garder les portables huit ans", chart.Steps[0].Name)
	requireEqual(t, "-13.88175", chart.Steps[0].Value)
	sum := chart.Start.Value
	for _, step := range chart.Steps {
		sum = sum.Add(step.Value)
	}
	require.True(t, sum.Equal(chart.End.Value), "the steps lead from the start to the end")
	require.Contains(t, plain(f.Alt), "A1 −13,9")
}

func TestTheTrajectoryHasItsBand(t *testing.T) {
	s, lines := planned()
	a := assess(t, s, lines...)
	chart := figureOf(t, report.Strategy(a), "figure-trajectoire").Chart.(report.Trajectory)
	require.Len(t, chart.Band.Low, len(chart.Years))
	require.Len(t, chart.Band.High, len(chart.Years))
	for n, value := range chart.Series[0].Values {
		require.True(t, chart.Band.Low[n].LessThanOrEqual(value) && value.LessThanOrEqual(chart.Band.High[n]), chart.Years[n])
	}
}

func TestCostsAreDrawnWhereTwoAreKnown(t *testing.T) {
	s, lines := planned()
	require.False(t, hasFigure(report.Strategy(assess(t, s, lines...)), "figure-couts"), "one cost is known")

	s.Actions[2].Yearly = decimal.NewNullDecimal(decimal.NewFromInt(-500))
	a := assess(t, s, lines...)
	f := figureOf(t, report.Strategy(a), "figure-couts")
	bars := f.Chart.(report.AbatementCost).Bars
	require.Len(t, bars, 2)
	require.Equal(t, "A3", bars[0].Name, "the one that saves comes first")
	require.True(t, bars[0].Cost.IsNegative())
	requireEqual(t, "13.88175", bars[1].Avoided)
	// 9,000 € for 7.4036 + 2 × 13.88175 t.
	require.Contains(t, plain(f.Alt), "A1, 256 € par tonne pour 13,9 t CO₂e évitées par an")
}

func TestThePerimeterHoldsTheWholeFootprint(t *testing.T) {
	s, lines := planned()
	s.Perimeter = strategy.Perimeter{Included: []string{"Tout"}, Excluded: []string{"Vidéoprotection : en cours"}}
	lines = append(lines, footprint.Line{ID: "n", Item: "switch", Quantity: decimal.NewFromInt(4)})
	a := assess(t, s, lines...)
	f := figureOf(t, report.Strategy(a), "figure-perimetre")
	chart := f.Chart.(report.Perimeter)
	sum := decimal.Zero
	for _, g := range chart.Inside {
		for _, p := range g.Parts {
			sum = sum.Add(p.Value)
		}
	}
	require.True(t, sum.Sub(a.Simulation.Base.Shift(-3)).Abs().LessThan(dec("1e-9")), "%s", sum)
	require.Equal(t, "Déclaré non compté", chart.Outside[0].Name)
	require.Equal(t, []string{"Vidéoprotection\u00a0: en cours"}, chart.Outside[0].Items)
	require.Equal(t, "Total", f.Data.Rows[len(f.Data.Rows)-1].Cells[0].String())

	s.Perimeter.Excluded = nil
	chart = figureOf(t, report.Strategy(assess(t, s, lines...)), "figure-perimetre").Chart.(report.Perimeter)
	require.Equal(t, []string{"[À\u00a0compléter]"}, chart.Outside[0].Items)
	require.False(t, hasFigure(report.Strategy(assess(t, strategy.Strategy{})), "figure-perimetre"), "nothing is measured")
}

// The bars and what they leave make the whole footprint, the largest first; the
// diagram of the perimeter has the tiers, which are not drawn twice.
func TestTheLargestContributorsAreRanked(t *testing.T) {
	var lines []footprint.Line
	for n, i := range factors.Default().Items() {
		lines = append(lines, footprint.Line{Item: i.ID, Quantity: decimal.NewFromInt(int64(100 + n))})
	}
	a := assess(t, small(), lines...)
	for name, doc := range map[string]*report.Document{"strategy": report.Strategy(a), "study": report.Footprint(a)} {
		f := figureOf(t, doc, "figure-principaux")
		chart := f.Chart.(report.Ranked)
		require.Len(t, chart.Parts, 10, name)
		sum := chart.Rest.Value
		for n, p := range chart.Parts {
			sum = sum.Add(p.Value)
			require.Equal(t, p.Name, f.Data.Rows[n].Cells[0].String())
			require.True(t, n == 0 || chart.Parts[n-1].Value.GreaterThanOrEqual(p.Value))
		}
		total := a.Result.Total(factors.GWP).Value.Shift(-3)
		require.True(t, sum.Sub(total).Abs().LessThan(dec("1e-9")), "%s is not %s", sum, total)
		require.Regexp(t, `^\d+ autres types$`, chart.Rest.Name)
		require.Contains(t, plain(f.Alt), plain(chart.Rest.Name))
		require.Equal(t, name == "study", hasFigure(doc, "figure-tiers"))
	}
	require.False(t, hasFigure(report.Footprint(assess(t, strategy.Strategy{})), "figure-principaux"), "nothing is measured")
}

// 1,000 laptops over six years in place of five: −6.1697 t.
func TestTheReviewDrawsEachCause(t *testing.T) {
	was, is := small(), small()
	is.Year = 2025
	y, _ := reviewOf(t, assess(t, is, laptops(1000, 6)), assess(t, was, laptops(1000, 5)), laptops(1000, 5))
	chart := figureOf(t, report.Review(y), "figure-bilan-evolution").Chart.(report.Waterfall)
	require.Len(t, chart.Steps, 6)
	sum := chart.Start.Value
	for _, step := range chart.Steps {
		sum = sum.Add(step.Value)
	}
	require.True(t, sum.Sub(chart.End.Value).Abs().LessThan(dec("1e-9")))
	require.Equal(t, "Durée de vie et usage partagé", chart.Steps[2].Name)
	require.True(t, chart.Steps[2].Value.Sub(dec("-6.169666667")).Abs().LessThan(dec("1e-6")), "%s", chart.Steps[2].Value)
}

func TestJSONOfEachChart(t *testing.T) {
	part := func(name, value string) report.Part { return report.Part{Name: name, Value: dec(value)} }
	tests := map[string]struct {
		chart report.Chart
		want  string
	}{
		"waterfall": {report.Waterfall{Unit: "t", Start: part("a", "4"), Steps: []report.Part{part("s", "-1.5")}, End: part("b", "2.5")},
			`{"type": "waterfall", "unit": "t", "start": {"name": "a", "value": "4"}, "steps": [{"name": "s", "value": "-1.5"}], "end": {"name": "b", "value": "2.5"}}`},
		"ranked":              {report.Ranked{Parts: []report.Part{part("a", "4")}, Rest: part("b", "1")}, `{"type": "ranked", "parts": [{"name": "a", "value": "4"}], "rest": {"name": "b", "value": "1"}}`},
		"ranked without rest": {report.Ranked{Parts: []report.Part{part("a", "4")}}, `{"type": "ranked", "parts": [{"name": "a", "value": "4"}]}`},
		"costs": {report.AbatementCost{Unit: "t", CostUnit: "€/t", Bars: []report.Abatement{{Name: "a", Avoided: dec("2"), Cost: dec("-30")}}},
			`{"type": "abatement-cost", "unit": "t", "cost_unit": "€/t", "bars": [{"name": "a", "avoided": "2", "cost": "-30"}]}`},
		"perimeter": {report.Perimeter{Name: "in", Unit: "t", Inside: []report.PerimeterGroup{{Name: "g", Parts: []report.Part{part("a", "4")}}}, Outside: []report.PerimeterList{{Name: "out"}}},
			`{"type": "perimeter", "name": "in", "unit": "t", "inside": [{"name": "g", "parts": [{"name": "a", "value": "4"}]}], "outside": [{"name": "out", "items": []}]}`},
		"band": {report.Trajectory{Years: []int{2024}, Band: report.Band{Name: "b", Low: decs("1"), High: decs("3")}},
			`{"type": "trajectory", "years": [2024], "band": {"name": "b", "low": ["1"], "high": ["3"]}}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			require.NoError(t, report.JSON(&b, &report.Document{Body: []report.Block{report.Figure{Chart: tt.chart}}}))
			var got struct {
				Body []struct{ Chart json.RawMessage }
			}
			require.NoError(t, json.Unmarshal(b.Bytes(), &got))
			require.JSONEq(t, tt.want, string(got.Body[0].Chart))
		})
	}
}

// A pointer to a chart would be left out without a word.
func TestPointersToChartsAreRefused(t *testing.T) {
	for _, c := range []report.Chart{&report.Waterfall{}, &report.Ranked{}, &report.AbatementCost{}, &report.Perimeter{}} {
		require.ErrorContains(t, report.HTML(&bytes.Buffer{}, &report.Document{Body: []report.Block{report.Figure{Chart: c}}}), "is not a chart")
	}
}

// The note explains a series: without it there is nothing to explain.
func TestTheSingleValueIsExplainedWhereItIsDrawn(t *testing.T) {
	note := func(item string) string {
		doc := report.Footprint(assess(t, small(), footprint.Line{Item: item, Quantity: decimal.NewFromInt(100)}))
		return figureOf(t, doc, "figure-categories").Note.String()
	}
	require.Empty(t, note("laptop"))
	require.Contains(t, note("copier-a3"), "Valeur unique")
}

// Whoever does not see a figure has it in words, and its data as a table: its
// own, or the next one. The two pages for elected members have room for words
// alone, which give each value.
func TestEachFigureHasWordsAndData(t *testing.T) {
	s, lines := planned()
	s.Actions[2].Yearly = decimal.NewNullDecimal(decimal.NewFromInt(-500))
	a := assess(t, s, lines...)
	was, is := small(), small()
	is.Year = 2025
	y, _ := reviewOf(t, assess(t, is, laptops(1000, 6)), assess(t, was, laptops(1000, 5)), laptops(1000, 5))
	kinds := map[string]bool{}
	for name, doc := range map[string]*report.Document{"strategy": report.Strategy(a), "programme": report.Programme(a), "summary": report.Summary(a), "study": report.Footprint(a), "review": report.Review(y)} {
		for n, b := range doc.Body {
			f, is := b.(report.Figure)
			if !is {
				continue
			}
			kinds[fmt.Sprintf("%T", f.Chart)] = true
			require.NotEmpty(t, f.Alt, f.ID)
			require.NotEmpty(t, f.Caption, f.ID)
			followed := slices.ContainsFunc(doc.Body[n:min(n+4, len(doc.Body))], func(b report.Block) bool { _, is := b.(report.Table); return is })
			if bars, is := f.Chart.(report.StackedBars); is && name == "summary" {
				for _, s := range bars.Series {
					for _, v := range s.Values {
						require.Contains(t, f.Alt, tonnesText(v), f.ID)
					}
				}
				continue
			}
			require.True(t, f.Data != nil || followed, "%s: %s has no data", name, f.ID)
		}
	}
	require.Len(t, kinds, 7, "every kind of chart is in a document: %v", kinds)
}

// tonnesText writes tonnes as the documents do: two places below ten.
func tonnesText(v decimal.Decimal) string {
	if v.Abs().LessThan(decimal.NewFromInt(10)) {
		return fr.Number(v, 2)
	}
	return fr.Number(v, 1)
}

// Every image of a page has a name and a description of its own.
func TestTheImagesOfAPageHaveTheirNames(t *testing.T) {
	s, lines := planned()
	page := htmlOf(t, report.Strategy(assess(t, s, lines...)))
	seen := map[string]int{}
	for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		seen[id[1]]++
		require.Equal(t, 1, seen[id[1]], id[1])
	}
	images := regexp.MustCompile(`<svg [^>]*role="img" aria-labelledby="(\S+) (\S+)"[^>]*><title id="(\S+)">[^<]+</title><desc id="(\S+)">[^<]+</desc>`).FindAllStringSubmatch(page, -1)
	require.Equal(t, strings.Count(page, "<svg "), len(images))
	for _, image := range images {
		require.Equal(t, image[1:3], image[3:5])
	}
	require.Contains(t, page, ".chart [fill=\"#14315c\"] {", "the colours that a dark page has for the charts")
}

func TestTheChartsOfAPlanAreInEveryFormat(t *testing.T) {
	s, lines := planned()
	doc := report.Strategy(assess(t, s, lines...))
	page := htmlOf(t, doc)
	wellFormed(t, page)
	require.Equal(t, strings.Count(page, "<svg "), strings.Count(page, "<desc "))
	for _, id := range []string{"figure-gains", "figure-perimetre", "figure-trajectoire"} {
		require.Contains(t, page, `<figure id="`+id+`"`)
	}
	var b bytes.Buffer
	require.NoError(t, report.Markdown(&b, doc))
	require.Contains(t, plain(b.String()), "Cascade, en tonnes de CO₂e par an")
}

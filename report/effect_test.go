package report_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
)

func resultOf(t *testing.T, opts footprint.Options, lines ...footprint.Line) *footprint.Result {
	opts.Year = 2024
	r, err := footprint.Compute(factors.Default(), footprint.Inventory{Lines: lines}, opts)
	require.NoError(t, err)
	return r
}

func TestEffectOfNothing(t *testing.T) {
	r := resultOf(t, footprint.Options{}, footprint.Line{ID: "a", Item: "laptop", Quantity: decimal.NewFromInt(1)})
	blocks, err := report.Effect(r, r)
	require.NoError(t, err)
	require.Len(t, blocks, 2) // no item changes
	require.Equal(t, report.KeyFigure{Value: "0", Unit: "kg\u00a0CO₂e", Label: "Écart", Note: "aucun changement"}, blocks[0].(report.KeyFigures).Figures[2])
}

func TestEffectNamesWhatChangesTheLargestFirst(t *testing.T) {
	lines := []footprint.Line{{ID: "a", Item: "laptop", Quantity: decimal.NewFromInt(10)}, {ID: "b", Item: "monitor", Quantity: decimal.NewFromInt(1000)}, {ID: "c", Item: "smartphone", Quantity: decimal.NewFromInt(5)}}
	before := resultOf(t, footprint.Options{}, lines...)
	after := resultOf(t, footprint.Options{Lifetimes: map[string]decimal.Decimal{"laptop": decimal.NewFromInt(8), "monitor": decimal.NewFromInt(3)}}, lines...)
	blocks, err := report.Effect(before, after)
	require.NoError(t, err)
	items := blocks[2].(report.Table)
	require.Len(t, items.Rows, 2)
	require.Equal(t, "Écran d’ordinateur", items.Rows[0].Cells[0].String())
	require.Equal(t, "+11,6", items.Rows[0].Cells[3].String()) // 69.84 × 1000 × (1/3 − 1/6)
	require.Equal(t, "−0,14", items.Rows[1].Cells[3].String()) // 185.09 × 10 × (1/8 − 1/5)
	require.Equal(t, "+", blocks[0].(report.KeyFigures).Figures[2].Value[:1])
	bars := blocks[1].(report.Figure).Chart.(report.StackedBars)
	require.Equal(t, []string{"Avant", "Après"}, bars.Categories)
}

func TestEffectOfWhatCannotBeCompared(t *testing.T) {
	line := footprint.Line{ID: "a", Item: "laptop", Quantity: decimal.NewFromInt(1)}
	_, err := report.Effect(resultOf(t, footprint.Options{}, line), resultOf(t, footprint.Options{Convention: footprint.PurchaseYear}, line))
	var why *footprint.IncomparableError
	require.True(t, errors.As(err, &why))
	require.Equal(t, "convention", why.Over)
	_, err = report.Effect(nil, nil)
	require.Error(t, err)
}

func TestEffectFromNothing(t *testing.T) {
	blocks, err := report.Effect(resultOf(t, footprint.Options{}), resultOf(t, footprint.Options{}, footprint.Line{ID: "a", Item: "laptop", Quantity: decimal.NewFromInt(1)}))
	require.NoError(t, err)
	require.Contains(t, blocks[0].(report.KeyFigures).Figures[2].Note, "n.d.")
}

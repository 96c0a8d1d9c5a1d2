package report_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/reen-numerique/reen/report"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestJSONIsTheSameTree(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, strategyLike()))
	var tree struct {
		Schema int
		Title  string
		Date   string
		Cover  struct {
			Facts []struct{ Name, Value string }
		}
		Body []struct {
			Type  string
			Chart struct {
				Type   string
				Series []struct{ Values []string }
			}
			Data struct{ Type string }
		}
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &tree))
	require.Equal(t, 1, tree.Schema)
	require.Equal(t, "2026-01-15T09:00:00Z", tree.Date)
	require.Equal(t, "SIREN", tree.Cover.Facts[0].Name)
	require.Len(t, tree.Body, len(strategyLike().Body))
	kinds := map[string]bool{}
	for _, block := range tree.Body {
		kinds[block.Type] = true
		if block.Chart.Type == "stacked-bars" {
			require.Equal(t, "620", block.Chart.Series[0].Values[0])
			require.Equal(t, "table", block.Data.Type)
		}
	}
	for _, kind := range []string{"heading", "paragraph", "list", "table", "figure", "key-figures", "callout", "contents"} {
		require.True(t, kinds[kind], kind)
	}
}

func TestJSONValuesArePlain(t *testing.T) {
	figure := func(v decimal.Decimal) *report.Document {
		return &report.Document{Body: []report.Block{report.Figure{Chart: report.Donut{Parts: []report.Part{{Name: "a", Value: v}}}}}}
	}
	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, figure(decimal.New(12, 5))))
	require.Contains(t, b.String(), `"value": "1200000"`)
	require.ErrorContains(t, report.JSON(&b, figure(decimal.New(1, 1_000_000_000))), "out of range")
}

func TestJSONOfNothing(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, report.JSON(&b, &report.Document{}))
	require.JSONEq(t, `{"schema": 1, "title": "", "language": "fr-FR", "body": []}`, b.String())
}

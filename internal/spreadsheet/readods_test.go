package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

func TestCellsOfODS(t *testing.T) {
	broken := map[string]string{"error": "#N/A", "error shown as a number": "#DIV/0!", "formula without a value": ""}
	for name, c := range map[string]struct{ cell, want string }{
		"text":                    {`<table:table-cell office:value-type="string"><text:p>portable</text:p></table:table-cell>`, "portable"},
		"text without a kind":     {`<table:table-cell><text:p>portable</text:p></table:table-cell>`, "portable"},
		"float":                   {`<table:table-cell office:value-type="float" office:value="32.799999999999997"><text:p>32,80</text:p></table:table-cell>`, "32.8"},
		"percentage":              {`<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>`, "0.5"},
		"currency":                {`<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1200"><text:p>1 200,00 €</text:p></table:table-cell>`, "1200"},
		"date":                    {`<table:table-cell office:value-type="date" office:date-value="2024-01-31"><text:p>31/01/24</text:p></table:table-cell>`, "2024-01-31"},
		"midnight":                {`<table:table-cell office:value-type="date" office:date-value="2024-01-31T00:00:00"/>`, "2024-01-31"},
		"date and time":           {`<table:table-cell office:value-type="date" office:date-value="2024-01-31T10:30:00"/>`, "2024-01-31 10:30:00"},
		"time":                    {`<table:table-cell office:value-type="time" office:time-value="PT10H30M00S"/>`, "10:30:00"},
		"true":                    {`<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>`, "VRAI"},
		"false":                   {`<table:table-cell office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p></table:table-cell>`, "FAUX"},
		"value of a text":         {`<table:table-cell office:value-type="string" office:string-value="kept"><text:p>shown</text:p></table:table-cell>`, "kept"},
		"error":                   {`<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>`, ""},
		"error shown as a number": {`<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>`, ""},
		"formula without a value": {`<table:table-cell table:formula="of:=1+1"/>`, ""},
		"formula of no text":      {`<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>`, ""},
		"formula":                 {`<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>`, "2"},
		"lines":                   {`<table:table-cell><text:p>a</text:p><text:p/><text:p>b<text:line-break/>c</text:p></table:table-cell>`, "a\n\nb\nc"},
		"spaces":                  {`<table:table-cell><text:p>  a  b` + "\n" + `c<text:s text:c="3"/><text:span>d</text:span><text:tab/>e<text:s/></text:p></table:table-cell>`, " a b c   d\te "},
		"last space":              {`<table:table-cell><text:p>a </text:p></table:table-cell>`, "a "},
		"indented XML":            {"<table:table-cell>\n<text:p>\n  a\n</text:p>\n</table:table-cell>", "a"},
		"link":                    {`<table:table-cell><text:p>see <text:a xlink:href="http://x">there</text:a></text:p></table:table-cell>`, "see there"},
		"comment":                 {`<table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>a<office:annotation><text:p>no</text:p></office:annotation></text:p></table:table-cell>`, "a"},
		"drawing":                 {`<table:table-cell><draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>a</text:p></table:table-cell>`, "a"},
		"table in a cell":         {`<table:table-cell><table:table><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table><text:p>a</text:p></table:table-cell>`, "a"},
		"covered":                 {`<table:covered-table-cell><text:p>no</text:p></table:covered-table-cell>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			data := ods(t, `<table:table-row>`+c.cell+`<table:table-cell><text:p>end</text:p></table:table-cell></table:table-row>`)
			want := row(1, c.want, "end")
			if shown, is := broken[name]; is {
				want.Broken = []spreadsheet.Broken{{Column: 0, Shown: shown}}
			}
			require.Equal(t, []spreadsheet.Row{want}, rowsOf(t, open(t, data, spreadsheet.Limits{}), 0))
		})
	}
}

package spreadsheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

func TestCellsOfXLSX(t *testing.T) {
	shared := `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>portable</t></si>` +
		`<si><r><t xml:space="preserve">écran </t></r><r><rPr><b/></rPr><t>24"</t></r><rPh><t>lu</t></rPh></si><si><t/></si></sst>`
	broken := map[string]string{"error": "#N/A", "error typed": "#REF!", "formula without a value": "", "formula of an empty value": ""}
	for name, c := range map[string]struct{ cell, want string }{
		"shared string":              {`<c t="s"><v>0</v></c>`, "portable"},
		"rich text, without reading": {`<c t="s"><v>1</v></c>`, `écran 24"`},
		"inline string":              {`<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`, "ab"},
		"text of a formula":          {`<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>`, "ax"},
		"number":                     {`<c><v>12</v></c>`, "12"},
		"kind of a number":           {`<c t="n"><v>-0.50</v></c>`, "-0.50"},
		"float":                      {`<c><v>32.799999999999997</v></c>`, "32.8"},
		"power of ten":               {`<c><v>1.5E-05</v></c>`, "0.000015"},
		"great number":               {`<c><v>1.2345678901234568E+16</v></c>`, "12345678901234568"},
		"serial typed as text":       {`<c t="str"><v>32.799999999999997</v></c>`, "32.799999999999997"},
		"serial with an E":           {`<c t="inlineStr"><is><t>5E10</t></is></c>`, "5E10"},
		"true":                       {`<c t="b"><v>1</v></c>`, "VRAI"},
		"false":                      {`<c t="b"><v>0</v></c>`, "FAUX"},
		"error":                      {`<c t="e"><f>NA()</f><v>#N/A</v></c>`, ""},
		"error typed":                {`<c t="e"><v>#REF!</v></c>`, ""},
		"formula without a value":    {`<c><f>1+1</f></c>`, ""},
		"formula of an empty value":  {`<c><f>1+1</f><v></v></c>`, ""},
		"formula of no text":         {`<c t="str"><f>""</f><v></v></c>`, ""},
		"date of ISO 8601":           {`<c t="d"><v>2024-01-31T00:00:00</v></c>`, "2024-01-31"},
		"date with a control":        {"<c t=\"d\"><v>2024-01-31\x00T</v></c>", "2024-01-31 "},
		"escaped character":          {`<c t="str"><v>a_x000D_` + "\n" + `b_x0009_c_x005F_x0041_ _x00</v></c>`, "a\nb\tc_x0041_ _x00"},
		"control character":          {`<c t="str"><v>a_x0007_b</v></c>`, "a b"},
		"comment in a text":          {`<c t="str"><v>a<!-- no -->b<![CDATA[<c>]]></v></c>`, "ab<c>"},
	} {
		t.Run(name, func(t *testing.T) {
			got := rowsOf(t, open(t, xlsx(t, `<row>`+c.cell+`<c t="str"><v>end</v></c></row>`, "xl/sharedStrings.xml", shared), spreadsheet.Limits{}), 0)
			want := row(1, c.want, "end")
			if shown, is := broken[name]; is {
				want.Broken = []spreadsheet.Broken{{Column: 0, Shown: shown}}
			}
			require.Equal(t, []spreadsheet.Row{want}, got)
		})
	}
}

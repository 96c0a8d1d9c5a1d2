package validate_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/validate"
)

func ExampleValue() {
	problem, ok := validate.Value(decimal.RequireFromString("1.2"), "dmin=0,dmax=1")
	fmt.Println(ok, problem.Message)
	// Output: false la valeur doit être au plus 1
}

func TestDecimalsAreComparedExactly(t *testing.T) {
	above := decimal.RequireFromString("1.00000000000000000001")
	for name, c := range map[string]struct {
		value any
		rules string
		ok    bool
	}{
		"at the limit":           {decimal.RequireFromString("1.000"), "dmin=0,dmax=1", true},
		"a hair above":           {above, "dmin=0,dmax=1", false},
		"a hair below":           {above.Neg(), "dmin=-1", false},
		"zero":                   {decimal.Decimal{}, "dmin=0", true},
		"zero and a minimum":     {decimal.Decimal{}, "dmin=0.1", false},
		"absent is not zero":     {decimal.NullDecimal{}, "dmin=0.1", true},
		"present and too small":  {decimal.NewNullDecimal(decimal.NewFromInt(-1)), "dmin=0", false},
		"present and right":      {decimal.NewNullDecimal(decimal.NewFromInt(1)), "dmin=0,dmax=1", true},
		"no rule, no constraint": {decimal.NewFromInt(-5), "", true},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := validate.Value(c.value, c.rules)
			require.Equal(t, c.ok, ok, p.Message)
		})
	}
}

func TestCodes(t *testing.T) {
	for rule, cases := range map[string]map[string]bool{
		"siren": {"732829320": true, "732829321": false, "73282932": false, "7328293200": false, "73282932a": false, "": false, "٧٣٢٨٢٩٣٢٠": false},
		"insee": {"45999": true, "01004": true, "2A004": true, "2B033": true, "2C004": false, "97411": true, "00123": false, "4599": false, "450000": false, "2Aabc": false},
	} {
		for value, want := range cases {
			t.Run(rule+" "+value, func(t *testing.T) {
				_, ok := validate.Value(value, rule)
				require.Equal(t, want, ok)
			})
		}
	}
}

func TestMessagesSayWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		value         any
		rules         string
		code, message string
		remedy        string
	}{
		"missing":      {"", "required", "missing-value", "cette valeur est nécessaire et manque", "Renseignez-la"},
		"too small":    {2014, "omitempty,min=2015", "out-of-range", "la valeur doit être au moins 2015", ""},
		"with a comma": {decimal.Decimal{}, "dmin=0.5", "out-of-range", "la valeur doit être au moins 0,5", ""},
		"near":         {"pubic", "oneof=public private", "unknown-value", "valeur inconnue", "Vouliez-vous dire «\u00a0public\u00a0»\u202f?"},
		"not near":     {"zzz", "oneof=public private", "unknown-value", "valeur inconnue", "Valeurs admises\u00a0: «\u00a0public\u00a0», «\u00a0private\u00a0»"},
		"two letters":  {"FRA", "omitempty,len=2", "invalid-length", "la valeur doit avoir 2 caractères", ""},
		"other rule":   {"x", "email", "invalid-value", "la valeur n’est pas admise (règle email)", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := validate.Value(c.value, c.rules)
			require.False(t, ok)
			require.Equal(t, c.code, p.Code)
			require.Equal(t, c.message, p.Message)
			require.Equal(t, c.remedy, p.Remedy)
		})
	}
}

package sources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/factors/sources"
)

// exchangeFile is written after the request of the exchange format.
const exchangeFile = `{
  "organization": "Essai", "dataset": "2024",
  "electricity": [
    {"name": "France", "source": "Fournisseur, 2024", "impacts": {"BLD": {"GWP": 0.0100}, "USE": {"GWP": 0.0419, "ADPe": 5.1e-8, "IR": 3, "LU": 1}}},
    {"name": "Lune", "impacts": {"USE": {"GWP": 1}}},
    {"name": "FR", "impacts": {}},
    {"name": "RE", "impacts": {"USE": {"GWP": 1e999}}}
  ],
  "inventory": [{"equipment_type": "laptop", "impacts": {"BLD": {"GWP": 170}}}]
}`

func ExamplePCRSI() {
	set, problems, err := sources.Read(strings.NewReader(exchangeFile), sources.Options{Name: "requete.json", Year: 2024})
	if err != nil {
		fmt.Println(err)
		return
	}
	mix := set.Electricity("FR", 2024, factors.GWP)
	fmt.Println(mix.Value, mix.Unit)
	fmt.Println(problems.Count(diag.Refused), "refused")
	// Output:
	// 0.0519 kg CO2e/kWh
	// 2 refused
}

func TestExchangeFormatAccountsForEveryIndicator(t *testing.T) {
	set, problems, err := sources.Read(strings.NewReader(exchangeFile), sources.Options{Name: "requete.json", Year: 2024})
	require.NoError(t, err)
	require.Equal(t, "0.000000051", set.Electricity("FR", 2024, factors.ADPe).Value.String())
	codes := map[string]int{}
	for _, p := range problems {
		codes[p.Code]++
	}
	require.Equal(t, map[string]int{"criterion-not-used": 2, "no-zone": 1, "absent-value": 1, "bad-number": 1, "impacts-of-lines": 1, "rows-read": 1}, codes)
	all, err := factors.Default().With(set)
	require.NoError(t, err)
	require.Equal(t, "0.0519", all.Electricity("FR", 2024, factors.GWP).Value.String())
}

func TestOtherJSONIsNotTheExchangeFormat(t *testing.T) {
	for name, text := range map[string]string{"another object": `{"a": 1}`, "broken": `{"electricity": [`, "another shape": `{"electricity": 3}`, "an empty object": `{}`} {
		t.Run(name, func(t *testing.T) {
			_, _, err := sources.Read(strings.NewReader(text), sources.Options{Name: "x.json"})
			require.Error(t, err)
		})
	}
}

func FuzzExchange(f *testing.F) {
	f.Add(exchangeFile)
	f.Add(`{"country electricity":[{"country":"France","impacts":{"USE":{"GWP":0.05}}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		set, _, err := sources.Read(strings.NewReader(text), sources.Options{Name: "x.json"})
		if err == nil {
			_, err = factors.Default().With(set)
			require.NoError(t, err)
		}
	})
}

package boavizta_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/boavizta"
	"github.com/reen-numerique/reen/footprint"
)

func overlaid(t *testing.T) *factors.Set {
	t.Helper()
	sheets, err := boavizta.Set()
	require.NoError(t, err)
	set, err := factors.Default().With(sheets)
	require.NoError(t, err)
	return set
}

func Example() {
	sheets, err := boavizta.Set()
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := factors.Default().With(sheets)
	if err != nil {
		fmt.Println(err)
		return
	}
	client, _ := set.Item("thin-client")
	made := client.Impact(factors.GWP, factors.Embodied)
	fmt.Println(client.Status(), made.Value, made.Unit, made.Source.Licence)
	spread := made.Interval()
	fmt.Println(spread.Low, spread.High, spread.Basis)
	// Output:
	// default 47.6 kg CO2e/item ODbL 1.0 (base) et DbCL 1.0 (contenus)
	// 43.4 95.1 range
}

func TestWhatTheDefaultSetMissesBecomesComputable(t *testing.T) {
	set := overlaid(t)
	var lines []footprint.Line
	items := []string{"thin-client", "printer-mfp-office", "camera", "interactive-display", "interactive-display-55", "interactive-display-75",
		"interactive-display-86", "monitor-22", "monitor-27", "monitor-wide"}
	for _, id := range items {
		before, ok := factors.Default().Item(id)
		require.True(t, ok, id)
		require.Equal(t, "opt-in", before.Status(), id)
		require.Equal(t, "boavizta", before.OptIn, id)
		require.NotEmpty(t, before.Remedy, id)
		after, _ := set.Item(id)
		require.Equal(t, "default", after.Status(), id)
		require.Empty(t, after.Remedy, id)
		lines = append(lines, footprint.Line{Item: id, Quantity: decimal.NewFromInt(1)})
	}
	result, err := footprint.Compute(set, footprint.Inventory{Lines: lines}, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, len(items), result.Counts().Complete)
}

func TestMediansStandBesideTheDefaults(t *testing.T) {
	set := overlaid(t)
	for item, median := range map[string]string{"laptop": "pcf-laptop-median", "desktop": "pcf-desktop-median", "monitor": "pcf-monitor-23-24-median",
		"smartphone": "pcf-smartphone-median", "tablet": "pcf-tablet-median", "server": "pcf-server-median", "workstation": "pcf-workstation-precision-tower-median"} {
		before, _ := factors.Default().Item(item)
		after, _ := set.Item(item)
		require.Equal(t, before.Factors, after.Factors, "%s: the default stays", item)
		require.Equal(t, before.Lifetime, after.Lifetime, item)
		require.Equal(t, before.Energy, after.Energy, item)
		require.Greater(t, len(after.Alternatives), len(before.Alternatives), item)
		var ids []string
		for _, a := range after.Alternatives {
			ids = append(ids, a[0].ID)
		}
		require.Contains(t, ids, median)
		require.NotEmpty(t, after.LifetimeAlternatives, item)
	}
}

func TestEverySourceNamesItsLicence(t *testing.T) {
	set, err := boavizta.Set()
	require.NoError(t, err)
	share := map[string]bool{}
	for _, s := range set.Sources() {
		share[s.ID] = strings.HasPrefix(s.Licence, "ODbL 1.0")
	}
	require.True(t, share["boavizta-data"])
	require.True(t, share["digital4better-regions"])
}

func TestRegionsHaveTheirPUE(t *testing.T) {
	set := overlaid(t)
	f, ok := set.Factor("d4b-ovhcloud-gra-pue")
	require.True(t, ok)
	require.Equal(t, "1.21", f.Value.String())
	require.Equal(t, factors.PUE, f.Criterion)
}

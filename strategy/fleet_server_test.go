package strategy_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

// A plan puts alike lines together: servers of two configurations are not
// alike, and the plan starts from the inventory's own total.
func TestAPlanKeepsTheConfigurationOfServers(t *testing.T) {
	some := func(n int64) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.NewFromInt(n)) }
	servers := func(id string, ram int64) footprint.Line {
		return footprint.Line{ID: id, Item: factors.ServerItem, Quantity: decimal.NewFromInt(3), Configuration: &factors.Server{CPUs: some(2), CoresPerCPU: some(16), RAM: some(ram)}}
	}
	plain := footprint.Line{ID: "plain", Item: factors.ServerItem, Quantity: decimal.NewFromInt(1)}
	inv := footprint.Inventory{Lines: []footprint.Line{servers("a", 64), servers("b", 512), servers("c", 64), plain}}
	opts := footprint.Options{Year: 2024}
	result, err := footprint.Compute(factors.Default(), inv, opts)
	require.NoError(t, err)
	sim, err := strategy.Simulate(factors.Default(), inv, opts, nil)
	require.NoError(t, err)
	require.Equal(t, result.Total(factors.GWP).Value.String(), sim.Base.String())
	require.Equal(t, sim.Base.String(), sim.Final.String())
}

package strategy

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The carbon of free software is the sum of the steps that lengthen a life under a
// free system, and of no other step.
func TestOnlyAFreeSystemEarnsCarbonForFreeSoftware(t *testing.T) {
	step := func(kind LeverKind, saving int64) Step { return Step{Kind: kind, Saving: decimal.NewFromInt(saving)} }
	a := &Assessment{Simulation: &Simulation{Steps: []Step{step(FreeSystem, 40), step(Longer, 1000), step(FreeSystem, 2), step(Consolidation, 500)}}}
	require.True(t, a.freeReview().Carbon.Decimal.Equal(decimal.NewFromInt(42)))
	a.Simulation.Steps = a.Simulation.Steps[1:2]
	require.False(t, a.freeReview().Carbon.Valid)
}

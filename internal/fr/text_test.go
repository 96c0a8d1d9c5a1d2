package fr_test

import (
	"testing"
	"time"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestDate(t *testing.T) {
	first := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	august := time.Date(2026, 8, 15, 0, 0, 0, 0, time.UTC)
	require.Equal(t, "1er janvier 2025", fr.Date(first))
	require.Equal(t, "15 août 2026", fr.Date(august))
	require.Equal(t, "01/01/2025", fr.ShortDate(first))
	require.Equal(t, "15/08/2026", fr.ShortDate(august))
}

func TestDay(t *testing.T) {
	for iso, want := range map[string]string{"2026-01-31": "31/01/2026", "2026-02-30": "2026-02-30", "janvier 2026": "janvier 2026", "": ""} {
		require.Equal(t, want, fr.Day(iso))
	}
}

func TestPlural(t *testing.T) {
	tests := []struct{ name, n, want string }{
		{"zero", "0", "poste"},
		{"one", "1", "poste"},
		{"one and nearly two", "1.99", "poste"},
		{"two", "2", "postes"},
		{"minus three", "-3", "postes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, fr.Plural(decimal.RequireFromString(tt.n), "poste", "postes"))
		})
	}
}

package fr_test

import (
	"strings"
	"testing"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestNumber(t *testing.T) {
	tests := []struct {
		name   string
		value  string
		places int32
		want   string
	}{
		{"thousands and comma", "1234.5", 1, "1\u202f234,5"},
		{"millions", "1234567", 0, "1\u202f234\u202f567"},
		{"zero", "0", 2, "0,00"},
		{"half goes up", "2.5", 0, "3"},
		{"half of a negative goes down", "-2.5", 0, "\u22123"},
		{"carry through nines", "999.95", 1, "1\u202f000,0"},
		{"small", "0.004", 2, "0,00"},
		{"small rounds up", "0.005", 2, "0,01"},
		{"no minus on a rounded zero", "-0.004", 2, "0,00"},
		{"padding", "5", 3, "5,000"},
		{"exponent", "12e3", 0, "12\u202f000"},
		{"negative places", "1234", -2, "1\u202f234"},
		{"below half of the last place", "0.04", 0, "0"},
		{"beyond measure", "1e9999", 0, "hors limites"},
		{"tiny exponent", "1e-9999", 1, "0,0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, fr.Number(decimal.RequireFromString(tt.value), tt.places))
		})
	}
}

func TestInteger(t *testing.T) {
	require.Equal(t, "1\u202f235", fr.Integer(decimal.RequireFromString("1234.5")))
}

func TestSignificant(t *testing.T) {
	tests := []struct {
		name  string
		value string
		n     int
		want  string
	}{
		{"large integer keeps its rounding", "1234567", 3, "1\u202f230\u202f000"},
		{"fraction", "1.2345", 3, "1,23"},
		{"small fraction", "0.0012345", 3, "0,00123"},
		{"carry below the comma", "9.996", 3, "10,0"},
		{"carry of an integer", "999.6", 3, "1\u202f000"},
		{"carry above", "99960", 3, "100\u202f000"},
		{"zero", "0", 3, "0"},
		{"padding", "12", 3, "12,0"},
		{"negative", "-1234.5", 2, "\u22121\u202f200"},
		{"no figure counts as one", "1234", 0, "1\u202f000"},
		{"beyond measure", "1e9999", 3, "hors limites"},
		{"tiny", "1e-9999", 3, "0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, fr.Significant(decimal.RequireFromString(tt.value), tt.n))
		})
	}
}

func TestPercent(t *testing.T) {
	require.Equal(t, "25,0\u202f%", fr.Percent(decimal.RequireFromString("0.25"), 1))
	require.Equal(t, "\u221240\u202f%", fr.Percent(decimal.RequireFromString("-0.4"), 0))
}

func TestMass(t *testing.T) {
	tests := []struct{ name, kg, value, unit string }{
		{"kilograms", "12.34", "12,3", "kg\u00a0CO₂e"},
		{"just below a tonne", "999.4", "999", "kg\u00a0CO₂e"},
		{"rounds to a tonne", "999.6", "1,00", "t\u00a0CO₂e"},
		{"tonnes", "1234567", "1\u202f230", "t\u00a0CO₂e"},
		{"avoided tonnes", "-45600", "\u221245,6", "t\u00a0CO₂e"},
		{"zero", "0", "0", "kg\u00a0CO₂e"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value, unit := fr.Mass(decimal.RequireFromString(tt.kg))
			require.Equal(t, tt.value, value)
			require.Equal(t, tt.unit, unit)
		})
	}
}

// Whatever the host does to shopspring's globals, the figures stay the same.
func TestNumberIgnoresGlobals(t *testing.T) {
	defer func(old bool) { decimal.TrimTrailingZeros = old }(decimal.TrimTrailingZeros)
	decimal.TrimTrailingZeros = !decimal.TrimTrailingZeros
	require.Equal(t, "1,50", fr.Number(decimal.RequireFromString("1.50"), 2))
}

// Written with all its places, a number reads back as itself.
func FuzzNumber(f *testing.F) {
	f.Add(int64(0), int32(0))
	f.Add(int64(-1234567), int32(-3))
	f.Add(int64(999), int32(12))
	f.Fuzz(func(t *testing.T, coefficient int64, exponent int32) {
		exponent %= 500
		d := decimal.New(coefficient, exponent)
		s := fr.Number(d, max(-exponent, 0))
		s = strings.NewReplacer("\u202f", "", ",", ".", "\u2212", "-").Replace(s)
		back, err := decimal.NewFromString(s)
		require.NoError(t, err)
		require.True(t, back.Equal(d), s)
		fr.Significant(d, int(exponent%20))
		fr.Mass(d)
	})
}

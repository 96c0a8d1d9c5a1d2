package fr_test

import (
	"testing"

	"github.com/reen-numerique/reen/internal/fr"
	"github.com/stretchr/testify/require"
)

func TestTypo(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"colon", "Objectif : réduire", "Objectif\u00a0: réduire"},
		{"high signs", "Oui ! Non ? Bien ; 5 %", "Oui\u202f! Non\u202f? Bien\u202f; 5\u202f%"},
		{"guillemets", "la « sobriété »", "la «\u00a0sobriété\u00a0»"},
		{"apostrophe", "l'école d'aujourd'hui", "l’école d’aujourd’hui"},
		{"apostrophe of a quotation", "'a' 5'", "'a' 5'"},
		{"no space is added", "https://a.fr/?q=5%", "https://a.fr/?q=5%"},
		{"article of a code", "l’article D. 2311-15-1, R. 3", "l’article D.\u00a02311-15-1, R.\u00a03"},
		{"number", "la loi n° 2021-1485", "la loi n°\u00a02021-1485"},
		{"end of a sentence", "Fin. 12 cartes. OK. 3", "Fin. 12 cartes. OK. 3"},
		{"number and unit", "185,09 kg, 500 kW (4 h/jour) ou 7 ans.", "185,09\u00a0kg, 500\u00a0kW (4\u00a0h/jour) ou 7\u00a0ans."},
		{"unit behind a guillemet", "« 300 € »", "«\u00a0300\u00a0€\u00a0»"},
		{"rate", "un lien de 100 Mbit/s, 260 kgCO2e/an", "un lien de 100\u00a0Mbit/s, 260\u00a0kgCO2e/an"},
		{"unit without a number", "le kg et la t", "le kg et la t"},
		{"word that begins like a unit", "2024 kilos, 5 s’y mettent, 3 hivers", "2024 kilos, 5 s’y mettent, 3 hivers"},
		{"gas behind its mass", "3,4 t CO2e et 12 kg CO₂e par an", "3,4\u00a0t\u00a0CO2e et 12\u00a0kg\u00a0CO₂e par an"},
		{"gas alone", "le CO₂, budget CO₂", "le CO₂, budget CO₂"},
		{"thousands", "30 000 habitants, 1 246 000 €", "30\u202f000\u00a0habitants, 1\u202f246\u202f000\u00a0€"},
		{"years and decimals are no thousands", "2024 205, 0,5 000, 2016-12 321, 12 3456", "2024 205, 0,5 000, 2016-12 321, 12 3456"},
		{"ends", " a ", " a "},
		{"empty", "", ""},
		{"spaces alone", "   ", "   "},
		{"invalid UTF-8 does not panic", "a \xff :", "a \ufffd\u00a0:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, fr.Typo(tt.in))
			require.Equal(t, tt.want, fr.Typo(tt.want), "applied twice")
		})
	}
}

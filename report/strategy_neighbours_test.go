package report_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

// The table says whom each rule concerns, and never that what is voluntary or in
// draft is required.
func TestNeighboursSayWhomTheyConcern(t *testing.T) {
	s := small()
	s.Purchasing = strategy.Purchasing{Spend: some("100"), Reused: some("12.5"), Year: 2024}
	s.Obligations = []strategy.Answer{{ID: "beges", Year: 2023}}
	text := plain(markdown(t, assess(t, s)))
	rows := map[string]string{}
	for line := range strings.Lines(text) {
		if cells := strings.Split(line, " | "); len(cells) == 3 { // its situation, then its rule in annex F
			rows[strings.TrimPrefix(cells[0], "| ")] += line
		}
	}
	for title, want := range map[string][]string{
		"Part d’achats issus du réemploi":                     {"| Oui | Non atteint. 12,5 % en 2024, pour au moins 20 %", "niveau de preuve : source secondaire ; réserve"},
		"Bilan des émissions de gaz à effet de serre (BEGES)": {"50 001 habitants de population totale (seuil : plus de 50 000 habitants)", "Atteint. "},
		"Écoconception des services numériques (RGESN)":       {"| Oui (démarche volontaire) |", "Ouvert à tout organisme", "[À compléter]"},
		"Logiciels libres et formats ouverts":                 {"| Oui (encouragement, sans obligation) |"},
		"Cybersécurité (NIS 2)":                               {"| En projet | Pour mémoire", "Viserait", "rien n’oblige à ce jour"},
		"Plan climat (PCAET)":                                 {"| Non | Sans objet", "| Vise"},
		"Schéma d’achats responsables (SPASER)":               {"| À vérifier |", "| Vise"},
	} {
		require.NotEmpty(t, rows[title], title)
		for _, words := range want {
			require.Contains(t, rows[title], words, title)
		}
	}
	require.Contains(t, text, "ils n’obligent pas")
}

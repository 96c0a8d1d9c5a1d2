package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const bilan = "../bilan/"

// written runs the command to a file of one format and gives it, with what was said.
func written(t *testing.T, ending string, args ...string) (text, stderr string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "bilan"+ending)
	code, _, stderr := reen(t, append(append([]string{"report", "review"}, args...), "-o", out)...)
	require.Equal(t, exitDone, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	return string(data), stderr
}

func spaced(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", `\`, "").Replace(s)
}

// pages counts those of a PDF.
func pages(pdf string) int { return len(regexp.MustCompile(`/Type */Page\b`).FindAllString(pdf, -1)) }

// The small pair of dossiers, by hand: 445 laptops to 423, stock included, of
// which 420 to 405 in use; 185.09 kg over 5 years, then 6; six servers from
// 1,900 kWh at a PUE of 1.8 to 1,650 at 1.6; mixes of 0.0519 and 0.0461.
func TestTheReviewOfTheSmallPair(t *testing.T) {
	text, stderr := written(t, ".md", bilan+"2025", "--against", bilan+"2024")
	text = spaced(text)
	require.NotContains(t, stderr, "Refusé")
	require.NotContains(t, stderr, "À vérifier")
	for _, want := range []string{
		"| Parc | −0,84 |",                          // −22 × 185.09/5 − 15 × 29.0175 × 0.0519 = −836.99 kg
		"| Durée de vie et usage partagé | −2,61 |", // 423 × 185.09 × (1/6 − 1/5) = −2,609.77 kg
		"| Consommation et PUE | −0,24 |",           // 6 × (1,650 × 1.6 − 1,900 × 1.8) × 0.0519 = −242.89 kg
		"| Facteurs d’émission | 0,00 |",
		"| I10 | Part des achats issus du réemploi (%) | 21,4 | 21,4 | **24,4** |", // 38,900 ÷ 182,000 and 41,800 ÷ 171,500
		"| I12 | Taux de réemploi du matériel réformé (%) | 34,7 | 34,7 | **52,9** |",
		"**33,3 %**", // 2 of 6
		"| I12 | Réemploi du matériel réformé | 34,7 % | 52,9 % | 50 % | taux atteint |",
		"(publié : 30,2)",
	} {
		require.Contains(t, text, want)
	}
	again, _ := written(t, ".md", bilan+"2025", "--against", bilan+"2024")
	require.Equal(t, text, spaced(again))
}

func TestAReviewIsShort(t *testing.T) {
	pdf, _ := written(t, ".pdf", bilan+"2025", "--against", bilan+"2024")
	require.InDelta(t, 4, pages(pdf), 2)
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS("../dossier")))
	file := filepath.Join(dir, "dossier.yaml")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, change := range [][2]string{{"\nyear: 2024 ", "\nyear: 2025 "}, {"\n  laptop: 5\n", "\n  laptop: 6\n"}, {"pue: 1.72\n", "pue: 1.6\n"}} {
		require.True(t, bytes.Contains(text, []byte(change[0])), change[0])
		text = bytes.Replace(text, []byte(change[0]), []byte(change[1]), 1)
	}
	require.NoError(t, os.WriteFile(file, text, 0o600))
	pdf, _ = written(t, ".pdf", dir, "--against", "../dossier")
	require.LessOrEqual(t, pages(pdf), 6)
}

func TestAReviewWithoutTheYearBefore(t *testing.T) {
	text, _ := written(t, ".md", bilan+"2025")
	require.Contains(t, text, "Le dossier de l’année précédente n’est pas fourni")
	require.Contains(t, spaced(text), "| I22 | Score d’écoconception (RGESN) (%) | 42 | 42 | **51** |", "the base is the value of its year")
}

// An earlier dossier that is not earlier is not used, and it is said.
func TestAReviewAgainstALaterYear(t *testing.T) {
	text, stderr := written(t, ".md", bilan+"2024", "--against", bilan+"2025")
	require.Contains(t, stderr, "ne porte pas sur une année antérieure")
	require.Contains(t, text, "Le dossier de l’année précédente n’est pas fourni")
}

// The year before may have been published with other factors.
func TestAReviewAgainstTheFactorsOfItsTime(t *testing.T) {
	factors := folder(t, map[string]string{
		"manifest.json": `{"sources":[{"id":"maison","publisher":"DSI","title":"Nos valeurs","version":"1","licence":"CC0","attribution":"Nos valeurs","retrieved":"2026-01-01"}]}`,
		"values.csv":    "id,item,criterion,stage,value,unit\nportable,laptop,gwp,embodied,150,kg CO2e/item\n"})
	text, _ := written(t, ".md", bilan+"2025", "--against", bilan+"2024", "--against-factors", factors)
	text = spaced(text)
	require.Contains(t, text, "Les facteurs d’émission ont changé")
	require.Contains(t, text, "| Ordinateur portable | Fabrication | n.d. | 170 |")
	require.Contains(t, text, "| Facteurs d’émission | +2,47 |") // 423 × (185.09 − 150) ÷ 6 kg
}

func TestReviewOptionsAreCheckedBeforeAnyWork(t *testing.T) {
	for name, args := range map[string][]string{
		"another kind":         {"report", "strategy", bilan + "2025", "--against", bilan + "2024", "-o", "x.pdf"},
		"factors of no one":    {"report", "review", bilan + "2025", "--against-factors", "f", "-o", "x.pdf"},
		"a kind nobody writes": {"report", "bilan", bilan + "2025", "-o", "x.pdf"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, args...)
			require.Equal(t, exitUsage, code)
			require.Contains(t, stderr, "reen\u00a0:")
		})
	}
	code, _, stderr := reen(t, "report", "review", bilan+"2025", "--against", bilan+"1999", "-o", filepath.Join(t.TempDir(), "x.pdf"))
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "n’existe pas")
}

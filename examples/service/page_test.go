package main

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func holds(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		require.True(t, strings.Contains(page, text), "the page does not hold %q", text)
	}
}

func lacks(t *testing.T, page string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		require.False(t, strings.Contains(page, text), "the page holds %q", text)
	}
}

func TestHome(t *testing.T) {
	w := get(newTestServer(t, nil).handler(), "/")
	require.Equal(t, http.StatusOK, w.Code)
	holds(t, w.Body.String(), `<form class="card" method="post" action="/resultat" enctype="multipart/form-data">`, `value="2025"`, `<option value="FR" selected>`, "10\u00a0Mo au plus")
	lacks(t, w.Body.String(), "<script", "style=", "http://", "https://")
	sheet := get(newTestServer(t, nil).handler(), "/style.css")
	require.Equal(t, "text/css; charset=utf-8", sheet.Header().Get("Content-Type"))
	holds(t, sheet.Body.String(), "prefers-color-scheme: dark", ".drop input")
	lacks(t, sheet.Body.String(), "@import", "url(")
}

// 120 laptops of 185.09 kg over 5 years and 120 × 1.506 kg of use, in 2024: by
// hand 4 622.9 kg; over 8 years 2 957.1.
func TestLivesShowTheirEffect(t *testing.T) {
	h := newTestServer(t, nil).handler()
	list := dropped("parc.csv", "type;quantite;duree_vie\nordinateur portable;100;5\nordinateur portable;20;\n")
	year := field{name: fieldYear, value: "2024"}
	before := post(t, h, "/resultat", list, year)
	require.Equal(t, http.StatusOK, before.Code)
	holds(t, before.Body.String(), `<span class="value">4,62</span>`, "5\u00a0ans (publiée)\u202f; 5\u00a0ans (fichier)")
	lacks(t, before.Body.String(), "Avant et après")

	after := post(t, h, "/resultat", carriedBy(t, before.Body.String()), year, field{name: "duree-laptop", value: " 8,0 "})
	require.Equal(t, http.StatusOK, after.Code)
	holds(t, after.Body.String(), "Avant et après", `<span class="value">4,62</span>`, `<span class="value">2,96</span>`, `<span class="value">−1,67</span>`, "−36,0", `id="figure-effet"`)
	require.Equal(t, carriedBy(t, before.Body.String()), carriedBy(t, after.Body.String()), "the files travel as they were dropped")

	again := post(t, h, "/resultat", carriedBy(t, after.Body.String()), year)
	require.Equal(t, before.Body.String(), again.Body.String(), "a page that was sent again is the same page")
}

func TestLivesOutOfRange(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for _, years := range []string{"0", "0,99", "30,01", "-5", "1e3", "abc", "5ans", "١٢", "1.2.3", ".", "999999999", "5 6"} {
		w := post(t, h, "/resultat", dropped("parc.csv", fleet), field{name: "duree-laptop", value: years}, field{name: "duree-monitor", value: "8"})
		require.Equal(t, http.StatusUnprocessableEntity, w.Code, years)
		holds(t, w.Body.String(), "Une durée n’a pas été prise en compte", `aria-invalid="true"`, `href="#duree-laptop"`, "De 1 à 30\u00a0ans", "Avant et après")
		w = post(t, h, "/etude.pdf", dropped("parc.csv", fleet), field{name: "duree-laptop", value: years})
		require.Equal(t, http.StatusUnprocessableEntity, w.Code, years)
	}
	for _, years := range []string{"1", "30", "2,5", "2.5", ""} {
		require.Equal(t, http.StatusOK, post(t, h, "/resultat", dropped("parc.csv", fleet), field{name: "duree-laptop", value: years}).Code, years)
	}
	for _, item := range []string{"duree-zzz", "duree-", "duree-electricity", "duree-keyboard"} {
		require.Equal(t, http.StatusBadRequest, post(t, h, "/resultat", dropped("parc.csv", fleet), field{name: item, value: "5"}).Code, item)
	}
}

// Whatever a file says, it is text on the page.
func TestNothingOfAFileIsMarkup(t *testing.T) {
	h := newTestServer(t, nil).handler()
	evil := `<script>alert(1)</script>"><img src=x onerror=alert(1)>' {{.}}`
	cell := `"` + strings.ReplaceAll(evil, `"`, `""`) + `"`
	w := post(t, h, "/resultat",
		field{fieldFiles, "<script>alert(1)<" + "\"'>.csv", "type;quantite;site;service;modele;commentaire;" + cell + "\n" + strings.Join([]string{"écran;12", cell, cell, cell, cell, "1"}, ";") + "\n" + cell + ";3;;;;;\nécran;" + cell + ";;;;;\nécran;5;autre;autre;;;\n"},
		field{name: fieldBody, value: evil}, field{name: "duree-monitor", value: `"><b>x`})
	require.Equal(t, http.StatusUnprocessableEntity, w.Code)
	page := w.Body.String()
	holds(t, page, "&lt;script&gt;")
	require.Empty(t, regexp.MustCompile(`(?i)<(script|img|b)[\s>]`).FindString(page))
	bare := regexp.MustCompile(`="[^"]*"`).ReplaceAllString(page, "=q")
	require.Empty(t, regexp.MustCompile(`(?i)<[^>]*\s(on\w+|style|srcdoc)\s*=`).FindString(bare))
	refusal := post(t, h, "/resultat", field{fieldFiles, "a.csv", "x" + evil}, field{name: fieldItem, value: evil})
	require.Equal(t, http.StatusUnprocessableEntity, refusal.Code)
	require.Empty(t, regexp.MustCompile(`(?i)<(script|img)[\s>]`).FindString(refusal.Body.String()))
	asked := post(t, h, "/resultat", field{fieldFiles, "a.csv", cell + ";Combien\nx;1\n"}, field{name: fieldBody, value: evil})
	require.Equal(t, http.StatusUnprocessableEntity, asked.Code)
	holds(t, asked.Body.String(), `id="mot-colonne-1">&lt;script&gt;`, `name="mot-colonne-1" value="&lt;script&gt;`)
	require.Empty(t, regexp.MustCompile(`(?i)<(script|img)[\s>]`).FindString(asked.Body.String()))
}

// Names of persons and numbers of devices are in no result.
func TestNoPersonIsNamed(t *testing.T) {
	h := newTestServer(t, nil).handler()
	list := dropped("parc.csv", "\"Nom\";\"Statut\";\"Type\";\"Modèle\";\"Utilisateur\";\"Numéro de série\"\n\"PC-DUPONT\";\"En service\";\"Portable\";\"Latitude\";\"jdupont\";\"SN123456\"\n\"PC-MARTIN\";\"En service\";\"Zzz\";\"\";\"pmartin\";\"SN999999\"\n")
	page := post(t, h, "/resultat", list)
	require.Equal(t, http.StatusOK, page.Code)
	text := carriedField.ReplaceAllString(page.Body.String(), "")
	for _, path := range []string{"/parc.csv", "/lignes-refusees.csv"} {
		w := post(t, h, path, list)
		require.Equal(t, http.StatusOK, w.Code)
		text += w.Body.String()
	}
	lacks(t, text, "DUPONT", "jdupont", "SN123456", "MARTIN", "pmartin", "SN999999")
}

func TestManyCausesAreCounted(t *testing.T) {
	h := newTestServer(t, nil).handler()
	var b strings.Builder
	b.WriteString("type;quantite\nécran;1\n")
	for n := range 130 {
		fmt.Fprintf(&b, "zq%dzq;1\n", n)
	}
	w := post(t, h, "/resultat", dropped("parc.csv", b.String()))
	holds(t, w.Body.String(), "<strong>130 lignes refusées</strong>", "Et 30 autres causes")
	file := post(t, h, "/lignes-refusees.csv", dropped("parc.csv", b.String()))
	reader := csv.NewReader(file.Body)
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 131)
}

func TestNumbersArePartedAsInTheReports(t *testing.T) {
	w := post(t, newTestServer(t, nil).handler(), "/resultat", dropped("parc.csv", "type;quantite\n"+strings.Repeat("écran;1\n", 1234)))
	holds(t, w.Body.String(), `<td class="right">1`+"\u202f"+`234</td>`)
}

func TestIdentifiersOfAPageAreUnique(t *testing.T) {
	w := post(t, newTestServer(t, nil).handler(), "/resultat", dropped("parc.csv", fleet), field{name: "duree-laptop", value: "7"})
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		require.False(t, seen[m[1]], "%s stands twice", m[1])
		seen[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		require.True(t, seen[m[1]], "a link leads to %s, which is not there", m[1])
	}
}

package main

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// odd has a type and a state that no reader knows: 10 screens beside 5, of which 2
// in a state unknown.
const odd = "type;quantite;etat\nécran;5;\nzorglub;10;\nzorglub;1;\nécran;2;chez le voisin\nbadge;3;\n"

func meaning(place, word, of string) []field {
	return []field{{name: fieldWord + place, value: word}, {name: fieldMeaning + place, value: of}}
}

func TestAWordIsGivenAMeaning(t *testing.T) {
	h := newTestServer(t, nil).handler()
	list := dropped("parc.csv", odd)
	page := post(t, h, "/resultat", list).Body.String()
	holds(t, page, `id="mot-type-1">zorglub</th><td>Type</td><td class="right">2</td>`, `<input type="hidden" form="recalcul" name="mot-type-1" value="zorglub">`,
		`id="mot-type-2">badge</th>`, `id="mot-etat-1">chez le voisin</th><td>État</td>`, `<optgroup label="Écrans">`, `<option value="in-use">en service</option>`, `<option value="ignore">`)

	fields := append([]field{carriedBy(t, page)}, meaning("type-1", "zorglub", "monitor")...)
	fields = append(append(fields, meaning("type-2", "badge", inventory.Ignored)...), meaning("etat-1", "chez le voisin", "in-use")...)
	settled := post(t, h, "/resultat", fields...)
	require.Equal(t, http.StatusOK, settled.Code)
	holds(t, settled.Body.String(), `<option value="monitor" selected>`, `<option value="ignore" selected>`, `<option value="in-use" selected>`, "comprises", "toutes les lignes ont été comprises.")
	require.Equal(t, carriedBy(t, page), carriedBy(t, settled.Body.String()))

	again := post(t, h, "/resultat", fields...)
	require.Equal(t, settled.Body.String(), again.Body.String())

	// The same list, written with words that are known.
	known := post(t, h, "/parc.csv", dropped("parc.csv", "type;quantite\nécran;5\nécran;10\nécran;1\nécran;2\n"))
	read := post(t, h, "/parc.csv", fields...)
	require.Equal(t, http.StatusOK, read.Code)
	require.Equal(t, strings.Count(known.Body.String(), "monitor"), strings.Count(read.Body.String(), "monitor"))
}

// What is chosen on the page is a mapping for the other programs.
func TestMeaningsAreTakenAway(t *testing.T) {
	fields := append([]field{dropped("parc.csv", odd)}, meaning("type-1", "zorglub", "monitor")...)
	w := post(t, newTestServer(t, nil).handler(), "/correspondances.csv", fields...)
	require.Equal(t, http.StatusOK, w.Code)
	holds(t, w.Body.String(), "type;zorglub;monitor;", "type;badge;;", "etat;chez le voisin;;")
	m, problems, err := inventory.ReadMapping(w.Body, "correspondances.csv", factors.Default())
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, map[string]string{"zorglub": "monitor"}, m.Types)
}

func TestAWordLeftAloneStaysRefused(t *testing.T) {
	h := newTestServer(t, nil).handler()
	without := post(t, h, "/resultat", dropped("parc.csv", odd))
	with := post(t, h, "/resultat", append([]field{dropped("parc.csv", odd)}, meaning("type-1", "zorglub", "")...)...)
	require.Equal(t, without.Body.String(), with.Body.String())
}

// A list of which no type is known has a figure once one is given.
func TestAListOfUnknownWordsAlone(t *testing.T) {
	h := newTestServer(t, nil).handler()
	list := dropped("parc.csv", "type;quantite\nzorglub;10\n")
	page := post(t, h, "/resultat", list)
	require.Equal(t, http.StatusUnprocessableEntity, page.Code)
	holds(t, page.Body.String(), "Donner un sens aux mots inconnus", `form="recalcul"`, `id="recalcul"`)
	require.Equal(t, http.StatusOK, post(t, h, "/resultat", append([]field{list}, meaning("type-1", "zorglub", "monitor")...)...).Code)
}

func TestMeaningsThatNoPageSends(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for name, fields := range map[string][]field{
		"no such item":            meaning("type-1", "zorglub", "zzz"),
		"no equipment":            meaning("type-1", "zorglub", "electricity"),
		"no such column":          meaning("colonne-1", "Machine", "zzz"),
		"a column not offered":    meaning("colonne-1", "Machine", "utilisateur"),
		"no such state":           meaning("etat-1", "zorglub", "vendu"),
		"no such subject":         meaning("site-1", "Mairie", "DSI"),
		"no number":               meaning("type-", "zorglub", "monitor"),
		"number 0":                meaning("type-0", "zorglub", "monitor"),
		"beyond the last":         meaning(fmt.Sprint("type-", mostWords+1), "zorglub", "monitor"),
		"no word":                 {{name: fieldMeaning + "type-1", value: "monitor"}},
		"empty word":              meaning("type-1", " ", "monitor"),
		"long word":               meaning("type-1", strings.Repeat("é", longestWord+1), "monitor"),
		"word with a line break":  meaning("type-1", "a\nb", "monitor"),
		"a field of another name": {{name: "sans-type-1", value: "x"}},
	} {
		w := post(t, h, "/resultat", append([]field{dropped("parc.csv", odd)}, fields...)...)
		require.Equal(t, http.StatusBadRequest, w.Code, name)
	}
}

func TestAsManyWordsAsAPageHolds(t *testing.T) {
	h := newTestServer(t, nil).handler()
	var b strings.Builder
	b.WriteString("type;quantite;etat")
	for n := range mostWords + 10 {
		fmt.Fprintf(&b, ";w%02dw %s", n, strings.Repeat("à", 100))
	}
	b.WriteString("\nécran;1;\n")
	for n := range mostWords + 10 {
		fmt.Fprintf(&b, "zq%02dzq %s;1;\nécran;1;q%02dq %s\n", n, strings.Repeat("é", 100), n, strings.Repeat("è", 100))
	}
	list := dropped("parc.csv", b.String())
	page := post(t, h, "/resultat", list).Body.String()
	require.Equal(t, 3*mostWords, strings.Count(page, "<select form"))
	holds(t, page, "Et 30 autres mots")

	fields := []field{carriedBy(t, page)}
	for _, m := range regexp.MustCompile(`name="mot-((\w+)-\d+)" value="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		fields = append(fields, meaning(m[1], m[3], map[string]string{"type": "monitor", "etat": "stock", "colonne": "site"}[m[2]])...)
	}
	settled := post(t, h, "/resultat", fields...)
	require.Equal(t, http.StatusOK, settled.Code)
	holds(t, settled.Body.String(), "<strong>10 lignes refusées</strong>")
}

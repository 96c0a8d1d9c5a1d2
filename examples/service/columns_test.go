package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// foreign is a list whose headers no format has.
const foreign = "Machine;Combien;Depuis\nécran;10;2021\nordinateur portable;5;2020\n"

func TestColumnsAreGivenAMeaning(t *testing.T) {
	h := newTestServer(t, nil).handler()
	page := post(t, h, "/resultat", dropped("parc.csv", foreign), field{name: fieldBody, value: "Valmorne"})
	require.Equal(t, http.StatusUnprocessableEntity, page.Code)
	text := page.Body.String()
	holds(t, text, "<p>parc.csv\u00a0: aucun en-tête reconnu", "Que contient la table", `id="mot-colonne-2">Combien</th>`, `id="mot-colonne-1">Machine</th>`, "Peut-être\u00a0: Quantité", `name="collectivite" value="Valmorne"`,
		`<input type="hidden" form="recalcul" name="mot-colonne-1" value="Machine">`, `<optgroup label="Combien"><option value="quantite">Quantité</option>`)

	fields := append([]field{carriedBy(t, text)}, meaning("colonne-1", "Machine", "type")...)
	halfway := post(t, h, "/resultat", fields...)
	require.Equal(t, http.StatusUnprocessableEntity, halfway.Code)
	holds(t, halfway.Body.String(), `<option value="type" selected>`, "il manque «\u00a0quantite\u00a0»")

	fields = append(fields, meaning("colonne-2", "Combien", "quantite")...)
	settled := post(t, h, "/resultat", fields...)
	require.Equal(t, http.StatusOK, settled.Code)
	holds(t, settled.Body.String(), `<option value="type" selected>`, `<option value="quantite" selected>`, "Colonnes décrites ou non lues", `>Depuis</th>`)
	known := post(t, h, "/parc.csv", dropped("parc.csv", "type;quantite\nécran;10\nordinateur portable;5\n"))
	require.Equal(t, known.Body.String(), post(t, h, "/parc.csv", fields...).Body.String())

	taken := post(t, h, "/correspondances.csv", fields...)
	m, problems, err := inventory.ReadMapping(taken.Body, "correspondances.csv", factors.Default())
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Equal(t, map[string]string{"Machine": "type", "Combien": "quantite"}, m.Columns)
}

// One device a line needs no quantity, but what names it.
func TestColumnsOfOneDeviceALine(t *testing.T) {
	fields := append([]field{dropped("parc.csv", "Machine;Bureau\nécran;B1\nécran;B2\n")}, meaning("colonne-1", "Machine", "type")...)
	fields = append(fields, meaning("colonne-2", "Bureau", "nom")...)
	w := post(t, newTestServer(t, nil).handler(), "/resultat", fields...)
	require.Equal(t, http.StatusOK, w.Code)
	holds(t, w.Body.String(), "Liste de matériel")
}

// What was told on the result page is not lost where a column is taken back.
func TestWhatWasToldBeforeTravels(t *testing.T) {
	h := newTestServer(t, nil).handler()
	fields := append(meaning("colonne-1", "Combien", "quantite"), meaning("type-1", "zorglub", "monitor")...)
	fields = append(fields, dropped("parc.csv", "Machine;Combien\nzorglub;10\n"), field{name: "duree-monitor", value: "9"})
	page := post(t, h, "/resultat", fields...)
	require.Equal(t, http.StatusUnprocessableEntity, page.Code)
	text := page.Body.String()
	holds(t, text, `name="mot-type-1" value="zorglub"`, `name="sens-type-1" value="monitor"`, `name="duree-monitor" value="9"`)
	require.Equal(t, 1, strings.Count(text, `name="sens-colonne-1"`))
	require.Equal(t, 1, strings.Count(text, `name="inventaire"`))
}

// What a list is of is asked where no column tells it, and where nobody knows the word.
func TestWhatAListIsOfIsAsked(t *testing.T) {
	h := newTestServer(t, nil).handler()
	page := post(t, h, "/resultat", dropped("bornes.csv", "Site;Nombre de bornes\nMairie;4\n"))
	require.Equal(t, http.StatusUnprocessableEntity, page.Code)
	holds(t, page.Body.String(), "il manque «\u00a0type\u00a0»", `name="equipement" value=""`)

	files := carriedBy(t, page.Body.String())
	odd := post(t, h, "/resultat", files, field{name: fieldItem, value: "borne wif"})
	require.Equal(t, http.StatusUnprocessableEntity, odd.Code)
	holds(t, odd.Body.String(), "«\u00a0borne wif\u00a0» n’est pas le nom", "Vouliez-vous dire", `name="equipement" value="borne wif"`, `aria-invalid="true"`)
	require.Equal(t, files, carriedBy(t, odd.Body.String()))
	require.Equal(t, 1, strings.Count(odd.Body.String(), `name="equipement"`))

	known := post(t, h, "/resultat", files, field{name: fieldItem, value: "borne wifi"})
	require.Equal(t, http.StatusOK, known.Code)
	holds(t, known.Body.String(), "Borne Wi-Fi")
}

func TestAFileWithoutATableAsksForNoColumn(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for name, text := range map[string]string{"empty": "", "one column": "Machine\nPC\n", "no text": "\x00\x01\x02"} {
		w := post(t, h, "/resultat", dropped("parc.csv", text))
		require.Equal(t, http.StatusUnprocessableEntity, w.Code, name)
		require.NotContains(t, w.Body.String(), "Que contient la table", name)
	}
}

func TestSeveralFilesOfWhichNoneIsKnown(t *testing.T) {
	w := post(t, newTestServer(t, nil).handler(), "/resultat", dropped("a.csv", foreign), dropped("b.csv", foreign))
	require.Equal(t, http.StatusUnprocessableEntity, w.Code)
	holds(t, w.Body.String(), "<p>a.csv\u00a0: aucun en-tête reconnu", "Que contient la table", `>Machine</th>`)
}

// Each choice is a column that the library reads.
func TestColumnChoicesAreThoseOfTheLibrary(t *testing.T) {
	var b strings.Builder
	b.WriteString("quoi;ecrit;signifie\n")
	n := 0
	for _, group := range columnChoices {
		for _, c := range group.Of {
			b.WriteString("colonne;" + c.Name + ";" + c.ID + "\n")
			n++
		}
	}
	m, problems, err := inventory.ReadMapping(strings.NewReader(b.String()), "", factors.Default())
	require.NoError(t, err)
	require.Empty(t, problems)
	require.Len(t, m.Columns, n)
}

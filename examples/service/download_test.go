package main

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

func TestDownloads(t *testing.T) {
	h := newTestServer(t, nil).handler()
	fields := []field{dropped("parc.csv", fleet+"zzz;4;;\n"), {name: fieldYear, value: "2024"}, {name: fieldBody, value: "Exempleville"}, {name: "duree-laptop", value: "7"}}
	for path, c := range map[string]struct{ kind, start string }{
		"etude.pdf":            {"application/pdf", "%PDF-1.4"},
		"etude.odt":            {"application/vnd.oasis.opendocument.text", "PK"},
		"parc.csv":             {"text/csv; charset=utf-8", "type;quantite;"},
		"donnees-ouvertes.zip": {"application/zip", "PK"},
		"lignes-refusees.csv":  {"text/csv; charset=utf-8", "type;quantite;"},
		"correspondances.csv":  {"text/csv; charset=utf-8", "quoi;ecrit;signifie;"},
	} {
		t.Run(path, func(t *testing.T) {
			one := post(t, h, "/"+path, fields...)
			require.Equal(t, http.StatusOK, one.Code)
			require.Equal(t, c.kind, one.Header().Get("Content-Type"))
			require.Equal(t, `attachment; filename="`+path+`"`, one.Header().Get("Content-Disposition"))
			require.Equal(t, "nosniff", one.Header().Get("X-Content-Type-Options"))
			require.Equal(t, "no-store", one.Header().Get("Cache-Control"))
			require.True(t, strings.HasPrefix(strings.TrimPrefix(one.Body.String(), "\ufeff"), c.start))
			two := post(t, newTestServer(t, nil).handler(), "/"+path, fields...)
			require.True(t, bytes.Equal(one.Body.Bytes(), two.Body.Bytes()), "the same request gives the same bytes")
			require.Equal(t, http.StatusMethodNotAllowed, get(h, "/"+path).Code)
		})
	}
	require.Len(t, downloads, 6)
}

// What is taken away is read again as what was understood.
func TestTheListComesBack(t *testing.T) {
	h := newTestServer(t, nil).handler()
	list := post(t, h, "/parc.csv", dropped("parc.csv", fleet))
	inv, err := inventory.Read(list.Body, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Len(t, inv.Lines, 3)
	require.Equal(t, "120", inv.Lines[0].Quantity.String())
	model := get(h, "/modele.csv")
	require.Equal(t, `attachment; filename="modele.csv"`, model.Header().Get("Content-Disposition"))
	inv, err = inventory.Read(model.Body, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Len(t, inv.Lines, 5)
	require.Empty(t, inv.Problems)
}

func TestTheOpenDataIsThatOfTheInventory(t *testing.T) {
	w := post(t, newTestServer(t, nil).handler(), "/donnees-ouvertes.zip", dropped("parc.csv", fleet))
	z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
	require.NoError(t, err)
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	require.Contains(t, names, "datapackage.json")
	require.Contains(t, names, "README.md")
}

// A study of nothing would be one of zero.
func TestNoStudyWithoutAFigure(t *testing.T) {
	h := newTestServer(t, nil).handler()
	for _, d := range downloads {
		w := post(t, h, "/"+d.path, dropped("parc.csv", "type;quantite\nzzz;4\n"))
		if d.always {
			require.Equal(t, http.StatusOK, w.Code)
			continue
		}
		require.Equal(t, http.StatusUnprocessableEntity, w.Code, d.path)
	}
}

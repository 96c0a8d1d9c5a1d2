package delimited_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
)

func TestOtherFormat(t *testing.T) {
	const binary = "données binaires, et non du texte\u00a0: enregistrez le fichier au format CSV"
	for head, want := range map[string]string{
		"":                      "fichier vide",
		" \n\t\n":               "fichier vide",
		"a\x00b":                binary,
		"%PDF-1.7":              binary,
		"\n{\"a\": 1}":          "fichier JSON ou XML, et non CSV",
		"[1]":                   "fichier JSON ou XML, et non CSV",
		"<?xml version=\"1.0\"": "fichier JSON ou XML, et non CSV",
	} {
		require.EqualError(t, delimited.OtherFormat([]byte(head), "CSV"), want, "%q", head)
	}
	require.NoError(t, delimited.OtherFormat([]byte("type;quantite\n"), "CSV"))
	require.EqualError(t, delimited.OtherFormat([]byte("[]"), "CSV ou XLSX"), "fichier JSON ou XML, et non CSV ou XLSX")
}

package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func Example() {
	run([]string{"portable=120:6", "écran=80", "--année", "2024", "smartphone=40"}, os.Stdout, os.Stderr)
	// Output:
	// Empreinte du parc : 6,40 t CO₂e par an
	// Intervalle à 95 % : de 4,89 t CO₂e à 8,22 t CO₂e
	// Selon les valeurs publiées : de 4,99 t CO₂e à 11,2 t CO₂e
	// Couverture : 100 % pour la fabrication, 100 % pour l’usage
	//
	// Ordinateur portable  3,88 t CO₂e
	// Écran d’ordinateur   1,23 t CO₂e
	// Smartphone           1,28 t CO₂e
	//
	// Année 2024, zone FR, facteurs 2026.11. Sources :
	// - ADEME / Incubateur ADEME, publicodes-acv-numerique 2.2.0
	// - ADEME, Base Carbone® V23.6
}

func TestCodes(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		said string
	}{
		"a figure":            {[]string{"écran=2"}, exitDone, ""},
		"help":                {[]string{"--help"}, exitDone, ""},
		"did you mean":        {[]string{"ecrn=3", "portable=1"}, exitDone, "Vouliez-vous dire «\u00a0écran\u00a0»"},
		"ambiguous":           {[]string{"ordinateur=3", "portable=1"}, exitDone, "«\u00a0laptop\u00a0»"},
		"strict":              {[]string{"ecrn=3", "portable=1", "--strict"}, exitStrict, "écran"},
		"strict, all is well": {[]string{"portable=1", "--strict"}, exitDone, ""},
		"nothing counted":     {[]string{"zz=2"}, exitFailed, "aucun équipement"},
		"apart alone":         {[]string{"courriel=100"}, exitFailed, "jamais ajouté"},
		"not a number":        {[]string{"écran=abc"}, exitFailed, "«\u00a0écran=abc\u00a0»\u00a0: «\u00a0abc\u00a0»\u00a0: nombre illisible"},
		"beyond any measure":  {[]string{"écran=1e999999999"}, exitFailed, "nombre illisible"},
		"a doubtful life":     {[]string{"portable=5:99"}, exitDone, "invraisemblable"},
		"a row apart":         {[]string{"total=2", "écran=2"}, exitDone, "sans donnée"},
		"two lines":           {[]string{"écran=2\n3", "zz=1"}, exitFailed, "«\u00a0zz=1\u00a0»\u00a0: «\u00a0zz\u00a0»"},
		"no charset":          {[]string{"\xff=3", "é=1"}, exitFailed, "«\u00a0é=1\u00a0»"},
		"separators":          {[]string{"a;b\"=3"}, exitFailed, "«\u00a0a;b\"\u00a0»"},
		"nothing":             {nil, exitUsage, "aucun équipement\u00a0:"},
		"no equals":           {[]string{"écran"}, exitUsage, "TYPE=QUANTITÉ"},
		"unknown option":      {[]string{"écran=2", "--foo"}, exitUsage, "option inconnue -foo"},
		"no value":            {[]string{"écran=2", "--zone"}, exitUsage, "une valeur est attendue après -zone"},
		"not a year":          {[]string{"écran=2", "--année=abc"}, exitUsage, "valeur impossible pour -année"},
		"not a boolean":       {[]string{"écran=2", "--strict=3"}, exitUsage, "valeur impossible pour -strict"},
		"a far year":          {[]string{"écran=2", "--year", "3000"}, exitUsage, "année 3000 impossible"},
		"unknown zone":        {[]string{"écran=2", "--zone", "XX"}, exitUsage, "FR-20R"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, said bytes.Buffer
			require.Equal(t, c.code, run(c.args, &out, &said), said.String())
			require.Contains(t, said.String(), c.said)
			if c.said == "" {
				require.Empty(t, said.String())
			}
			require.Equal(t, c.code == exitDone || c.code == exitStrict, out.Len() > 0)
		})
	}
}

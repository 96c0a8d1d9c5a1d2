package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// By hand: 4,100 reams × 2.29 kg over 8,200 kg, and 41 reams; 9,389 kg over 30.
func TestTheTotalAsANumberOfSomethingElse(t *testing.T) {
	own := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(own, "manifest.json"), []byte(`{"sources":[{"id":"m","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","attribution":"Moi"}]}`), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(own, "values.csv"), []byte("id,item,criterion,stage,value,unit,year\nm1,french-footprint,gwp,use,30,kg CO2e/inhabitant.year,2020\n"), 0o600))
	item := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(item, "manifest.json"), []byte(`{"sources":[{"id":"m","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01","attribution":"Moi"}]}`), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(item, "values.csv"), []byte("id,item,criterion,stage,value,unit,year\nm1,bus,gwp,use,10,kg CO2e/trip,2020\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(item, "items.csv"), []byte("id,name_fr,name_en,tier,category,kind,unit,default,alternatives,lifetime,lifetime_alternatives,energy,energy_alternatives,opt_in,why,remedy\nbus,Trajet en car,Bus trip,network,equivalents,apart,trip,m1,,,,,,,x,\n"), 0o600))
	for name, c := range map[string]struct {
		reams string
		args  []string
		want  string
	}{
		"more than one":     {"4100", nil, "\nSoit 1,15 fois l’empreinte carbone annuelle moyenne d’un habitant de France (8 200 kg CO2e en 2024 ; Insee et SDES, Insee Première n° 2077, 2025).\n"},
		"a part":            {"41", nil, "\nSoit 1,15 % de l’empreinte carbone"},
		"a user's own":      {"4100", []string{"--factors", own}, "\nSoit 313 fois l’empreinte carbone annuelle moyenne d’un habitant de France (30 kg CO2e en 2020 ; Moi).\n"},
		"an item of a user": {"4100", []string{"--factors", item}, "\nSoit 939 fois « Trajet en car » (10 kg CO2e en 2020 ; Moi).\n"},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"footprint", file(t, "l.csv", "type;quantite\nramette;"+c.reams+"\n"), "--year", "2024"}, c.args...)
			code, out, stderr := reen(t, args...)
			require.Equal(t, exitDone, code, stderr)
			require.Contains(t, plainSpaces(out), c.want)
		})
	}
	_, out, _ := reen(t, "footprint", file(t, "l.csv", "type;quantite\nzzz;3\n"), "--year", "2024")
	require.NotContains(t, out, "Soit ")
}

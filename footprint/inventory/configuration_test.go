package inventory_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
	"github.com/reen-numerique/reen/internal/exact"
)

const serverHeader = "type;quantite;cpu;coeurs;ram_go;ssd_go;hdd_go;masse_kg;diagonale_pouces\n"

func TestConfigurationOfAServer(t *testing.T) {
	for name, c := range map[string]struct{ row, want string }{
		"whole":                        {"serveur;1;2;16;384;1920;8000", "cpus=2 cores=16 ram=384 ssd=1920 hdd=8000"},
		"without drives":               {"serveur;1;2;16;384", "cpus=2 cores=16 ram=384"},
		"no solid-state drive":         {"serveur;1;1;8;32;0;4000", "cpus=1 cores=8 ram=32 ssd=0 hdd=4000"},
		"memory alone":                 {"serveur;1;;;64", "ram=64"},
		"decimals":                     {"serveur;1;;;\u202f1 024,5", "ram=1024.5"},
		"0 is unknown, but for drives": {"serveur;1;0;0;0;0", "ssd=0"},
	} {
		t.Run(name, func(t *testing.T) {
			inv := read(t, serverHeader+c.row+"\n", inventory.Options{})
			require.Empty(t, inv.Problems)
			require.Equal(t, c.want, inv.Lines[0].Configuration.String())
		})
	}
}

func TestNoConfigurationWhereNothingIsSaid(t *testing.T) {
	inv := read(t, serverHeader+"serveur;1\nordinateur portable;1;1;8;16;512\n", inventory.Options{})
	require.Empty(t, inv.Problems)
	for _, l := range inv.Lines {
		require.Nil(t, l.Configuration, l.Item)
	}
}

func TestMassAndDiagonal(t *testing.T) {
	inv := read(t, serverHeader+"switch;1;;;;;;4,5;\nmoniteur;1;;;;;;;23,8\n", inventory.Options{})
	require.Empty(t, inv.Problems)
	require.Equal(t, "4.5", exact.String(inv.Lines[0].Mass.Decimal))
	require.False(t, inv.Lines[0].Diagonal.Valid)
	require.Equal(t, "23.8", exact.String(inv.Lines[1].Diagonal.Decimal))
}

// A value that no server has is left out with a doubt: the engine then refuses
// no line that the reader let through.
func TestConfigurationsThatNoServerHas(t *testing.T) {
	for row, want := range map[string]string{
		"serveur;1;-2;16;384":            "out-of-range cpu: valeur négative, ignorée",
		"serveur;1;2,5;16;384":           "out-of-range cpu: nombre entier attendu, valeur ignorée",
		"serveur;1;65;16;384":            "out-of-range cpu: valeur invraisemblable, ignorée",
		"serveur;1;2;2000;384":           "out-of-range coeurs: valeur invraisemblable, ignorée",
		"serveur;1;2;16;1000001":         "out-of-range ram_go: valeur invraisemblable, ignorée",
		"serveur;1;2;16;384;99999999":    "out-of-range ssd_go: valeur invraisemblable, ignorée",
		"serveur;1;2;16;384;1;beaucoup":  "bad-number hdd_go: nombre illisible, valeur ignorée",
		"serveur;1;2;16;384;1;100000000": "out-of-range hdd_go: valeur invraisemblable, ignorée",
	} {
		inv := read(t, serverHeader+row+"\n", inventory.Options{})
		require.Equal(t, []string{want}, told(inv.Problems), row)
		require.NoError(t, inv.Lines[0].Configuration.Check())
		r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
		require.NoError(t, err)
		require.Zero(t, r.Counts().Refused, row)
	}
}

// From a file to a figure: 988.1149 kg over 5 years, + 3504 kWh × 0.0519.
func TestAFileOfServersIsComputedByComponents(t *testing.T) {
	inv := read(t, serverHeader+"serveur;1;2;16;384\nserveur;1;;;64\n", inventory.Options{})
	r, err := footprint.Compute(factors.Default(), inv, footprint.Options{Year: 2024})
	require.NoError(t, err)
	require.Equal(t, "197.62", r.Lines()[0].Impacts[0].Value.StringFixed(2))
	require.Equal(t, "149.60", r.Lines()[1].Impacts[0].Value.StringFixed(2))
	require.Equal(t, []string{"server-incomplete cpu: configuration de serveur incomplète : facteur moyen du serveur utilisé. " +
		"Ajoutez le nombre de processeurs et le nombre de cœurs par processeur pour compter ses composants"}, told(r.Problems()))
	require.Equal(t, 3, r.Problems()[0].Row)
}

package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// machinesDossier is a dossier whose two servers carry machines.
const machinesDossier = "testdata/machines"

type sharedJSON struct {
	Totals   []struct{ Value string }
	Machines []struct {
		ID, Name string
		Valued   bool
		Totals   []struct{ Value string }
	}
	Hosts []struct {
		Unallocated struct{ Totals []struct{ Value string } }
	}
	Applications []struct {
		Name   string
		Totals []struct{ Value string }
	}
	Counts   struct{ Read, Attached, Refused int }
	Rejected []struct{ Code string }
}

func shared(t *testing.T, args ...string) sharedJSON {
	t.Helper()
	code, out, _ := reen(t, append([]string{"footprint", "--year", "2024", "--format", "json"}, args...)...)
	require.Equal(t, exitDone, code)
	var got sharedJSON
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	return got
}

// By hand, for the machine "ged" of the first server: 748 kg ÷ 5 years = 149.6,
// and 2,000 kWh × 1.5 × 0.0519 = 155.7; its shares are 0.4625 and 0.325.
func TestTheMachinesOfADossier(t *testing.T) {
	got := shared(t, machinesDossier)
	require.Equal(t, "119.7925", got.Machines[0].Totals[0].Value, "69.19 + 50.6025")
	require.Empty(t, got.Machines[0].Name)
	require.Equal(t, "185.5075", got.Machines[1].Totals[0].Value)
	require.Equal(t, "0", got.Hosts[0].Unallocated.Totals[0].Value)
	require.Equal(t, "27.233", got.Hosts[1].Unallocated.Totals[0].Value, "no storage is told: 0.13 × 149.6 + 0.10 × 77.85")
	require.Equal(t, "GED", got.Applications[2].Name)
	require.Equal(t, "59.89625", got.Applications[2].Totals[0].Value)
	require.False(t, got.Machines[4].Valued)
	require.Empty(t, got.Machines[4].Totals)
	require.Equal(t, []int{10, 7, 0}, []int{got.Counts.Read, got.Counts.Attached, got.Counts.Refused})
	var codes []string
	for _, r := range got.Rejected {
		codes = append(codes, r.Code)
	}
	require.Equal(t, []string{"out-of-range", "host-not-one-device", "unknown-host"}, codes)
}

// The same from the files; machines add nothing to the total.
func TestTheMachinesOfFiles(t *testing.T) {
	servers, list := machinesDossier+"/inventories/serveurs.csv", machinesDossier+"/inventories/machines.csv"
	alone, with := shared(t, servers), shared(t, servers, "--machines", list, "--allocation", "key")
	require.Empty(t, alone.Machines)
	require.Equal(t, alone.Totals, with.Totals)
	require.Len(t, with.Machines, 6)
	require.Equal(t, "80.6", with.Machines[2].Totals[0].Value, "0.4 × (149.6 + 1,000 × 0.0519)")
	code, _, stderr := reen(t, "footprint", servers, "--machines", list, "--year", "2024", "--strict")
	require.Equal(t, exitStrict, code)
	require.Contains(t, stderr, "SRV-09")
}

func TestMachinesAsATableAndAsCSV(t *testing.T) {
	_, out, _ := reen(t, "footprint", machinesDossier, "--criteria", "gwp,pe")
	for _, line := range []string{"inventories/machines.csv:2", "(non affecté)", "(sans chiffre)", "Site de la ville", "(sans application)", "Partage des hôtes\u00a0: rcp-dc"} {
		require.Contains(t, out, line)
	}
	require.NotContains(t, out, "annuaire", "a name stays out")
	_, out, _ = reen(t, "footprint", machinesDossier, "--identifiers")
	require.Contains(t, out, "annuaire")
	_, out, _ = reen(t, "footprint", machinesDossier, "--format", "csv")
	r := csv.NewReader(strings.NewReader(out))
	r.Comma = ';'
	rows, err := r.ReadAll()
	require.NoError(t, err)
	values := map[string]string{}
	for _, row := range rows {
		values[row[0]+" "+row[1]] = row[4]
	}
	require.Equal(t, "119.7925", values["machine inventories/machines.csv:2"])
	require.Equal(t, "", values["application Site de la ville"], "unknown, which is not 0")
	require.Equal(t, "27.233", values["host-unallocated inventories/serveurs.csv:3"])
}

func TestMachinesThatCannotBeShared(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	vm := file(t, "vm.csv", "nom;hote\nged;x\n")
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"unknown rule":   {[]string{"--allocation", "juste"}, exitUsage, "allocation «\u00a0juste\u00a0» inconnue\u00a0: rcp-dc, vcpu, storage, key ou interoperable"},
		"no such file":   {[]string{"--machines", "nulle-part.csv"}, exitFailed, "nulle-part.csv\u00a0: fichier introuvable"},
		"not machines":   {[]string{"--machines", list}, exitFailed, "une colonne «\u00a0nom\u00a0» et une colonne «\u00a0hote\u00a0» sont attendues"},
		"the same twice": {[]string{"--machines", vm, "--machines", vm}, exitUsage, "est donné deux fois"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, append([]string{"footprint", list, "--year", "2024"}, c.args...)...)
			require.Equal(t, c.code, code)
			require.Contains(t, stderr, c.want)
		})
	}
}

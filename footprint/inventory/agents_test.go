package inventory_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// What the files of agents come to, each alone, counted by hand.
func TestAgents(t *testing.T) {
	for file, want := range map[string]struct {
		lines    []string
		attached int
		machines int
	}{
		"tour-deux-ecrans.json":      {lines: []string{"desktop 1", "monitor 1", "monitor 1"}},
		"portable-ecran-externe.xml": {lines: []string{"laptop 1", "monitor 1"}, attached: 1},
		"tout-en-un.xml":             {lines: []string{"desktop 1", "monitor 1"}, attached: 1},
		"invite.json":                {attached: 1},
		"serveur.json":               {lines: []string{"server 1"}},
		"hyperviseur-esx.json":       {lines: []string{"server 1"}, attached: 3, machines: 3},
		"telephone.json":             {lines: []string{"smartphone 1"}},
		"imprimante.json":            {lines: []string{"printer-laser 1"}},
	} {
		t.Run(file, func(t *testing.T) {
			inv := open(t, "agent/"+file, inventory.Options{})
			var got []string
			for _, l := range inv.Lines {
				got = append(got, l.Item+" "+l.Quantity.String())
			}
			require.Equal(t, want.lines, got, "%v", inv.Problems)
			require.Equal(t, want.attached, inv.Attached)
			require.Len(t, inv.Machines, want.machines)
			require.Zero(t, inv.Refused)
			for _, m := range inv.Machines {
				require.Equal(t, inv.Lines[0].Name, m.Host, "a virtual machine goes to its host")
			}
		})
	}
}

// A server tells its components, and a BIOS is no purchase.
func TestServerOfAnAgent(t *testing.T) {
	l := open(t, "agent/serveur.json", inventory.Options{}).Lines[0]
	require.NotNil(t, l.Configuration)
	require.True(t, l.Configuration.CPUs.Valid && l.Configuration.CoresPerCPU.Valid && l.Configuration.RAM.Valid)
	require.True(t, l.Purchased.IsZero())
}

// The files of a folder are one inventory: a device that three files tell of,
// and a screen that a list of GLPI has too, count once.
func TestAgentsOfAFolder(t *testing.T) {
	folder := os.DirFS("testdata")
	names := []string{"agent/partiel-entier.json", "agent/partiel-ecrans.json", "agent/partiel-machines.json"}
	inv, err := inventory.OpenAll(folder, names, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	computers := 0
	for _, l := range inv.Lines {
		if l.Item != "monitor" {
			computers++
		}
	}
	require.Equal(t, 1, computers)
	back, err := inventory.OpenAll(folder, []string{names[2], names[1], names[0]}, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, len(inv.Lines), len(back.Lines), "whatever the order of the files")
	require.Equal(t, len(inv.Machines), len(back.Machines))

	whole, err := inventory.Open(folder, "agent", factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Zero(t, whole.Refused, "%v", whole.Problems)
	twice, err := inventory.OpenAll(folder, []string{"agent/serveur.json", "agent"}, factors.Default(), inventory.Options{})
	require.NoError(t, err)
	require.Equal(t, len(whole.Lines), len(twice.Lines), "a file that is given twice adds a duplicate, and no line")
	require.Equal(t, whole.Duplicates+1, twice.Duplicates)
}

// A laptop of an agent and of a list of GLPI is one.
func TestAgentAndList(t *testing.T) {
	alone := open(t, "agent/serveur.json", inventory.Options{})
	data, err := os.ReadFile("testdata/agent/serveur.json")
	require.NoError(t, err)
	_, after, _ := strings.Cut(string(data), `"ssn": "`)
	serial, _, _ := strings.Cut(after, `"`)
	require.NotEmpty(t, serial)
	seen := new(inventory.Seen)
	read(t, "Nom;Statut;Type;Numéro de série\nSRV;En service;Serveur;"+serial+"\n", inventory.Options{Seen: seen})
	again := open(t, "agent/serveur.json", inventory.Options{Seen: seen})
	require.Equal(t, len(alone.Lines)-1, len(again.Lines))
	require.Equal(t, 1, again.Duplicates)
}

func TestAgentsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		`{"deviceid": "x", "content": {"hardware": `:                        "",
		`{"deviceid": "x"}`:                                                 "content",
		"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><REQUEST/>": "",
		`{"organization": "x"}`:                                             "ni inventaire d’agent, ni fichier d’échange",
		`[1,2]`:                                                             "",
		`{`:                                                                 "",
	} {
		_, err := inventory.Read(strings.NewReader(text), factors.Default(), inventory.Options{Name: "a.json"})
		require.ErrorContains(t, err, want, text)
		require.True(t, strings.HasPrefix(err.Error(), "a.json\u00a0: "), err)
	}
}

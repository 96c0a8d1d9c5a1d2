package agent

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/fold"
)

func TestTableOfWords(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(wordsTable)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"field", "pattern", "meaning", "source"}, rows[0])
	meanings := map[string][]string{
		"chassis": {"laptop", "all-in-one", "tower", "desktop", "server", "storage", "tablet", "iot-gateway"},
		"model":   {"all-in-one", "laptop", "desktop", "workstation", "server", "tablet", "phone"},
		"port":    {"panel", "external", "likely-external"}, "monitor-id": {"panel"},
		"monitor-maker": {"panel", "both", "virtual"}, "monitor-name": {"panel", "product", "generic", "virtual"},
		"storage": diskKinds, "memory": {"other"}, "vm": {"physical"}, "vmtype": {"container"}, "status": {"off"},
		"number": {"none"}, "text": {"none"}, "network-kind": {"computer", "network", "printer", "phone"},
	}
	for _, row := range rows[1:] {
		require.NotContains(t, row, "", "%v: every column is filled, the source among them", row)
		if known, listed := meanings[row[0]]; listed {
			require.Contains(t, known, row[2], "%v", row)
		}
		plain := strings.NewReplacer("*", "", "#", "", "?", "").Replace(row[1])
		require.Equal(t, fold.Label(plain), strings.Join(strings.Fields(plain), " "), "%v: as texts are compared", row)
		require.NotEmpty(t, plain, "%v: fits everything", row)
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		key := row[0] + "\x00" + row[1]
		require.False(t, seen[key], "%v: twice", row)
		seen[key] = true
	}
}

// An item of the table that the catalogue does not know would refuse the device.
func TestItemsAreThoseOfTheCatalogue(t *testing.T) {
	checked := 0
	for _, field := range []string{"item", "network-item", "cartridge"} {
		for _, w := range words()[field] {
			_, known := factors.Default().Item(w.means)
			require.True(t, known, w.means)
			checked++
		}
	}
	require.Positive(t, checked)
	for _, field := range []string{"chassis", "model"} {
		for _, w := range words()[field] {
			require.NotEmpty(t, meaning("item", w.means), "the shape %s is no item", w.means)
		}
	}
}

func TestLike(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"laptop", "laptop", true}, {"laptop", "laptops", false}, {"lap*", "laptop", true}, {"lap*", "lap", true}, {"*top", "laptop", true},
		{"*apt*", "laptop", true}, {"st####*", "st1000dm003", true}, {"st####*", "st100", false}, {"len40??", "len40a3", true}, {"len40??", "len40a", false},
		{"a*b*c", "axxbyyc", true}, {"a*b*c", "axxbyy", false}, {"*a*a*a*b", strings.Repeat("a", 200), false}, {"", "", true}, {"", "a", false}, {"*", "", true},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, like(tt.pattern, tt.text), "%s, %s", tt.pattern, tt.text)
	}
}

func TestIdentifying(t *testing.T) {
	for _, none := range []string{"", "0", "123", "00000000", "XXXXXXXX", "To be filled by O.E.M.", "Default string", "System Serial Number", "None", "Not Specified", "123456789", "16843009", "00000000-0000-0000-0000-000000000000", "03000200-0400-0500-0006-000700080009", "…"} {
		require.Empty(t, identifying(none), none)
	}
	require.Equal(t, "5qr4jz3", identifying(" 5QR4-JZ3 "))
}

// §7.2.1 of SMBIOS: the three first fields are little-endian since 2.6.
func TestUUIDsOfBothByteOrdersAreOne(t *testing.T) {
	before, since := identifying("33221100-5544-7766-8899-AABBCCDDEEFF"), identifying("00112233-4455-6677-8899-aabbccddeeff")
	require.NotEqual(t, before, since)
	require.Equal(t, canonical(before), canonical(since))
	require.NotEqual(t, canonical(before), canonical(identifying("00112233-4455-6677-8899-aabbccddeefe")))
	require.Equal(t, "af8d3fcfa6fe4784", canonical("af8d3fcfa6fe4784"), "an Android identifier has no such fields")
}

func TestDayOfFirmware(t *testing.T) {
	tests := []struct{ text, logged, want string }{
		{"2016-02-06", "", "2016-02-06"},
		{"02/06/2016", "", "2016-02-06"},
		{"08/24/2010", "", "2010-08-24"},
		{"24/08/2010", "", "2010-08-24"},
		{"20160206", "", "2016-02-06"},
		{"20160206000000.000000+000", "", "2016-02-06"},
		{"2021-07-14T00:00:00Z", "", "2021-07-14"},
		{"2021-07-14 10:00:00", "", "2021-07-14"},
		{"06/14/22", "", "2022-06-14"},
		{"31/31/2020", "", ""},
		{"02/30/2020", "", ""},
		{"01/01/1970", "", ""},
		{"12/31/2999", "", ""},
		{"N/A", "", ""},
		{"", "", ""},
		{"2016-02-06", "2020-06-12 14:19:54", "2016-02-06"},
		{"2021-02-06", "2020-06-12 14:19:54", ""}, // of a day that the inventory had not seen
	}
	for _, tt := range tests {
		got := ""
		if day := firmware(tt.text, dayOf(tt.logged)); !day.IsZero() {
			got = day.Format("2006-01-02")
		}
		require.Equal(t, tt.want, got, tt.text)
	}
}

func TestMegabytes(t *testing.T) {
	for text, want := range map[string]string{"4096": "4096", "4096 MB": "4096", "16 Go": "16384", "1,5 GB": "1536", "250059": "250059", "0": "0"} {
		got := megabytes(text)
		require.True(t, got.Valid, text)
		require.Equal(t, want, got.Decimal.String(), text)
	}
	for _, none := range []string{"", "No Module Installed", "-1", "1e9", "1.2.3", "12 patates", "9999999999999", ".", "0x10"} {
		require.False(t, megabytes(none).Valid, none)
	}
}

func TestDiskKind(t *testing.T) {
	tests := []struct{ iface, kind, description, model, want string }{
		{"NVMe", "SSD", "", "KBG50ZNS256G NVMe KIOXIA 256GB", "ssd"},
		{"SATA", "disk", "", "SAMSUNG MZ7LN256HAJQ-000L2", "ssd"},
		{"SERIAL-ATA", "Disk drive", "APPLE SSD SD0128F", "SSD SD0128F", "ssd"},
		{"SERIAL-ATA", "Disk drive", "APPLE HDD ST1000DM003", "HDD ST1000DM003", "hdd"},
		{"IDE", "Fixed hard disk media", "Disk drive", "Hitachi HTS725025A9A364", "hdd"},
		{"SATA", "UNKNOWN", "", "WDC WD5000AAKX-60U6AA0", "hdd"},
		{"SAS", "HDD", "", "AL15SEB18EQY", "hdd"},
		{"MMC", "UNKNOWN", "", "BJTD4R", "ssd"}, // soldered in a tablet
		{"SD", "UNKNOWN", "", "SC64G", "other"},
		{"IDE", "Fixed hard disk media", "Lecteur de disque", "INTENSO", ""},
		{"USB", "External hard disk media", "", "WD My Passport", "other"},
		{"USB", "UNKNOWN", "USB", "Samsung Portable SSD T5", "other"},
		{"", "Card reader", "spcardreader", "spcardreader", "other"},
		{"", "cd", "", "DVD+-RW DU-8A5LH", "other"},
		{"iSCSI", "UNKNOWN", "", "LIO-ORG FILEIO", "other"},
		{"RAID", "disk", "", "PERC H740P Adp", "logical"},
		{"SCSI", "disk", "", "LOGICAL VOLUME", "logical"},
	}
	for _, tt := range tests {
		n := &node{}
		for name, text := range map[string]string{"interface": tt.iface, "type": tt.kind, "description": tt.description, "model": tt.model} {
			n.kids = append(n.kids, &node{name: name, text: text})
		}
		require.Equal(t, tt.want, diskKind(n), tt.model)
	}
}

func TestVirtualMachinesAreKnownByTheirSystemOrModel(t *testing.T) {
	tests := []struct{ system, maker, model, want string }{
		{"Physical", "Dell Inc.", "XPS 13 9350", ""},
		{"", "Dell Inc.", "XPS 13 9350", ""},
		{"VirtualBox", "innotek GmbH", "VirtualBox", "VirtualBox"},
		{"", "VMware, Inc.", "VMware7,1", "VMware"},
		{"", "Microsoft Corporation", "Virtual Machine", "Hyper-V"},
		{"", "Dell Inc.", "Virtual Machine", ""},
		{"", "QEMU", "Standard PC (i440FX + PIIX, 1996)", "QEMU"},
		{"Physical", "Red Hat", "KVM", "QEMU"}, // an agent that could not tell
		{"Hyper-V", "", "", "Hyper-V"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, hypervisor(tt.system, tt.maker, tt.model), "%v", tt)
	}
}

func TestKeptSectionsHaveNoUsers(t *testing.T) {
	for parent, list := range kept {
		for _, name := range strings.Fields(list) {
			for _, user := range []string{"user", "login", "owner", "contact", "phone_number", "imei", "domain", "ssh"} {
				require.NotContains(t, name, user, parent)
			}
		}
	}
	require.True(t, slices.Contains(strings.Fields(kept["content"]), "hardware"))
}

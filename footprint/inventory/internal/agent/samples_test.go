package agent_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// samples is the folder of files written after what the agents write.
const samples = "../../testdata/agent"

// decoded gives the devices of a file.
func decoded(t *testing.T, path string) []*agent.Device {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	devices, err := agent.Decode(file, agent.Limits{})
	require.NoError(t, err)
	return devices
}

// tally is what a file comes to, counted by hand in it.
type tally struct {
	kind                    agent.Kind
	item, otherwise, vm     string
	cpus, cores             int
	ram, ssd, hdd, some     string // GB
	monitors                []string
	panels, queues          int
	machines                []string
	containers, units       int
	pages                   int64
	firmware                string
	doubts                  []string
	manufacturer, model     string
	serial, system, chassis string
}

func tallyOf(d *agent.Device) tally {
	out := tally{
		kind: d.Kind, item: d.Type, otherwise: d.Default, vm: d.VM, cpus: d.CPUs, cores: d.Cores,
		ram: gb(d.RAM), ssd: gb(d.SSD), hdd: gb(d.HDD), some: gb(d.UndecidedDisk),
		panels: d.Panels, queues: d.Queues, containers: d.Containers, units: d.Units(), pages: d.Pages,
		manufacturer: d.Manufacturer, model: d.Model, serial: d.Serial, system: d.System, chassis: d.Chassis,
	}
	for _, m := range d.Monitors {
		out.monitors = append(out.monitors, m.Model+", "+gb(m.Inches)+" in, "+time.Date(m.Made, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
	}
	for _, m := range d.Machines {
		out.machines = append(out.machines, m.Name+", "+gb(m.VCPU)+" vCPU, "+gb(m.RAM)+" GB")
	}
	for _, doubt := range d.Doubts {
		out.doubts = append(out.doubts, doubt.Code)
	}
	if !d.BIOS.IsZero() {
		out.firmware = d.BIOS.Format(time.DateOnly)
	}
	return out
}

func gb(d decimal.NullDecimal) string {
	if !d.Valid {
		return ""
	}
	return d.Decimal.String()
}

func TestSamples(t *testing.T) {
	tests := []struct {
		name, file string
		want       []tally
	}{
		{"a tower with two screens, a DVD drive and a card reader", "tour-deux-ecrans.json", []tally{{
			kind: agent.Computer, item: "desktop", cpus: 1, cores: 6, ram: "16", ssd: "256.06", queues: 2, units: 1,
			monitors: []string{"DELL P2419H, 23.8 in, 2019", "DELL P2419H, 23.8 in, 2019"}, firmware: "2022-11-15",
			manufacturer: "Dell Inc.", model: "OptiPlex 7000", serial: "5QR4JZ3", system: "Microsoft Windows 11 Professionnel", chassis: "Mini Tower",
		}}},
		{"a laptop, its panel, a screen and a USB stick", "portable-ecran-externe.xml", []tally{{
			kind: agent.Computer, item: "laptop", cpus: 1, cores: 4, ram: "16", ssd: "512.11", queues: 1, units: 1,
			monitors: []string{"PL2792H, 27 in, 2020"}, panels: 1, firmware: "2021-02-03",
			manufacturer: "Dell Inc.", model: "Latitude 5420", serial: "7JK2LM3", system: "Microsoft Windows 10 Professionnel", chassis: "Notebook",
		}}},
		{"an all-in-one and a screen beside it", "tout-en-un.xml", []tally{{
			kind: agent.Computer, item: "desktop", cpus: 1, cores: 6, ram: "16", ssd: "500.277", units: 1,
			monitors: []string{"LG HDR 4K, 27.2 in, 2020"}, panels: 1,
			manufacturer: "Apple Inc.", model: "iMac20,1", serial: "C02DQ0XXPN7Y", system: "macOS",
		}}},
		{"a virtual machine, without hardware or screen", "invite.json", []tally{{
			kind: agent.Computer, vm: "VMware", cpus: 1, cores: 2, ram: "8", units: 1, firmware: "2020-11-12",
			manufacturer: "VMware, Inc.", model: "VMware Virtual Platform", serial: "VMware-42 2d 1f 0a 9c 3b 7d 55-2a 4e 0f 6b 1c 2d 3e 4f", chassis: "Other",
		}}},
		{"a server: the volume of its controller, a LUN and the firmware's memory count for nothing", "serveur.json", []tally{{
			kind: agent.Computer, item: "server", cpus: 2, cores: 16, ram: "384", ssd: "960.206", hdd: "9601.904", units: 1, firmware: "2021-02-11",
			manufacturer: "Dell Inc.", model: "PowerEdge R740", serial: "4CKX003", system: "Debian GNU/Linux 12 (bookworm)", chassis: "Rack Mount Chassis",
		}}},
		{"an ESX host: memory in total, a volume for its disks, one machine off", "hyperviseur-esx.json", []tally{{
			kind: agent.Computer, cpus: 2, cores: 16, ram: "384", some: "600.093", units: 1, firmware: "2021-07-14",
			machines:     []string{"srv-paie, 2 vCPU, 8 GB", "srv-ged, 8 vCPU, 32 GB", "srv-test, 4 vCPU, 16 GB"},
			manufacturer: "HPE", model: "ProLiant DL380 Gen10", serial: "CZ253109TY", system: "VMware ESXi 7.0.3 build-19482537",
		}}},
		{"a Proxmox host: two machines, two containers", "hyperviseur-proxmox.xml", []tally{{
			kind: agent.Computer, item: "server", cpus: 2, cores: 12, ram: "256", ssd: "7681.51", units: 1, firmware: "2022-06-14", containers: 2,
			machines:     []string{"srv-sig, 4 vCPU, 16 GB", "srv-dns, 2 vCPU, 4 GB"},
			manufacturer: "Supermicro", model: "SYS-1029P-WTR", serial: "S394563X1A00001", chassis: "Main Server Chassis",
		}}},
		{"a phone", "telephone.json", []tally{{
			kind: agent.Phone, otherwise: "smartphone", ram: "7.1494140625", units: 1,
			manufacturer: "samsung", model: "SM-A546B", serial: "R5CW30KLMNP", system: "U Android 14.0 api 34",
		}}},
		{"a laser printer that has printed", "imprimante.json", []tally{{
			kind: agent.Printer, otherwise: "printer-laser", pages: 48210, units: 1,
			manufacturer: "Hewlett-Packard", model: "HP LaserJet M507", serial: "PHBQF0XXKZ",
		}}},
		{"a stack of three switches", "pile.json", []tally{{
			kind: agent.NetworkEquipment, otherwise: "switch", units: 3,
			manufacturer: "Cisco", model: "C9300L-48P-4G", serial: "FOC2421L0AB",
		}}},
		{"OCS, Windows-1252, a bare &, the chassis with the BIOS", "ocs-windows-1252.xml", []tally{{
			kind: agent.Computer, item: "desktop", cpus: 1, cores: 4, ram: "8", hdd: "500.105", units: 1, firmware: "2014-08-04",
			monitors:     []string{"HP E231,  in, 2014"},
			manufacturer: "Hewlett-Packard", model: "HP ProDesk 600 G1 SFF", serial: "CZC4250ABC", system: "Microsoft Windows 10 Professionnel", chassis: "Low Profile Desktop",
		}}},
		{"two devices that one agent found on the network", "reseau.xml", []tally{
			{kind: agent.Printer, otherwise: "printer-laser", pages: 20417, units: 1, manufacturer: "Brother", model: "Brother HL-L5100DN series", serial: "E73811A5N123456"},
			{kind: agent.NetworkEquipment, otherwise: "switch", units: 1, manufacturer: "Hewlett-Packard", model: "2530-48G", serial: "CN5BFP0000"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []tally
			for _, d := range decoded(t, filepath.Join(samples, tt.file)) {
				require.Equal(t, 1, d.Files)
				got = append(got, tallyOf(d))
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestNamesAreReadInTheirCharset(t *testing.T) {
	require.Equal(t, "PC-ÉTAT-CIVIL", decoded(t, filepath.Join(samples, "ocs-windows-1252.xml"))[0].Name)
}

// Three files of one laptop: whole, its screens, its machines. The panel that
// two of them list is one, and no monitor.
func TestPartialFilesMakeOneDevice(t *testing.T) {
	var files []*agent.Device
	for _, name := range []string{"partiel-ecrans.json", "partiel-machines.json", "partiel-entier.json"} {
		d := decoded(t, filepath.Join(samples, name))
		require.Len(t, d, 1)
		require.Equal(t, name != "partiel-entier.json", d[0].Partial)
		files = append(files, d...)
	}
	merged := agent.Merge(files)
	require.Len(t, merged, 1)
	require.Equal(t, 1, merged[0].Files, "partial files do not make it seen again")
	require.False(t, merged[0].Partial)
	require.Equal(t, tally{
		kind: agent.Computer, item: "laptop", cpus: 1, cores: 4, ram: "15.625", units: 1, firmware: "2022-03-18",
		monitors: []string{"PL2792Q, 27 in, 2021"}, panels: 1, machines: []string{"essai-sig, 2 vCPU, 4 GB"},
		manufacturer: "LENOVO", model: "20W0S00000", serial: "PF3ABCDE", chassis: "Notebook",
	}, tallyOf(merged[0]))
}

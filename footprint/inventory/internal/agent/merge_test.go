package agent

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// seen is a computer of which a file tells no more than its numbers and the
// serial numbers of its monitors.
func seen(id, serial, uuid string, monitors ...string) *Device {
	return fromFile(false, id, serial, uuid, monitors...)
}

func fromFile(partial bool, id, serial, uuid string, monitors ...string) *Device {
	text := fmt.Sprintf(`{"deviceid":%q,"partial":%t,"content":{"hardware":{"name":"pc","chassis_type":"Tower","uuid":%q},"bios":{"ssn":%q},"monitors":[`, id, partial, uuid, serial)
	for n, m := range monitors {
		text += strings.Repeat(",", min(n, 1)) + fmt.Sprintf(`{"caption":"P2419H","serial":%q}`, m)
	}
	devices, err := Decode(strings.NewReader(text+"]}}"), Limits{})
	if err != nil {
		panic(err) // of a text written above
	}
	return devices[0]
}

// parts lists which of the files are of one device, by place.
func parts(devices []*Device) [][]int {
	g := grouped(devices)
	by := map[int][]int{}
	for n := range devices {
		by[g.top(n)] = append(by[g.top(n)], n)
	}
	var out [][]int
	for _, part := range by {
		out = append(out, part)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

const (
	uuidA = "9f3c1f70-52c8-11ec-8a7e-3c18a0d5e2b1"
	uuidB = "4c4c4544-0051-3510-8052-b4c04f4a3333"
)

func TestWhichFilesAreOfOneDevice(t *testing.T) {
	tests := []struct {
		name  string
		files []*Device
		want  [][]int
	}{
		{"one number of the agent", []*Device{seen("a", "", ""), seen("A", "", ""), seen("b", "", "")}, [][]int{{0, 1}, {2}}},
		{"one serial number, as two agents write it", []*Device{seen("a", "PF3ABCDE", ""), seen("b", "pf3-abcde", "")}, [][]int{{0, 1}}},
		{"one UUID, in both byte orders", []*Device{seen("a", "", "33221100-5544-7766-8899-AABBCCDDEEFF"), seen("b", "", "00112233-4455-6677-8899-AABBCCDDEEFF")}, [][]int{{0, 1}}},
		{"a file with the serial number, one with the UUID, one of the agent alone", []*Device{seen("a", "PF3ABCDE", ""), seen("a", "", uuidA), seen("a", "", "")}, [][]int{{0, 1, 2}}},
		{"clones of one disk share the number of the agent", []*Device{seen("a", "PF3ABCDE", uuidA), seen("a", "PF3FGHIJ", uuidB)}, [][]int{{0}, {1}}},
		{"a file of a clone may be of either", []*Device{seen("a", "PF3ABCDE", uuidA), seen("a", "PF3FGHIJ", uuidB), seen("a", "", "")}, [][]int{{0}, {1}, {2}}},
		{"clones of one board share a UUID", []*Device{seen("a", "PF3ABCDE", uuidA), seen("b", "PF3FGHIJ", uuidA)}, [][]int{{0}, {1}}},
		{"blades of one enclosure share its serial number", []*Device{seen("a", "CZ3ABCDE", uuidA), seen("b", "CZ3ABCDE", uuidB), seen("b", "CZ3ABCDE", uuidB)}, [][]int{{0}, {1, 2}}},
		{"fillers identify nothing", []*Device{seen("a", "To be filled by O.E.M.", "00000000-0000-0000-0000-000000000000"), seen("b", "To be filled by O.E.M.", "00000000-0000-0000-0000-000000000000")}, [][]int{{0}, {1}}},
		{"no number at all", []*Device{seen("", "", ""), seen("", "", "")}, [][]int{{0}, {1}}},
		{"none", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, parts(tt.files))
			require.Len(t, Merge(tt.files), len(tt.want))
		})
	}
}

// A short serial number is one of many makers: it tells the device with its
// model only.
func TestShortSerialNumbersNeedTheModel(t *testing.T) {
	file := func(model string) *Device {
		devices, err := Decode(strings.NewReader(`{"content":{"network_device":{"type":"Printer","serial":"A1234","model":"`+model+`"}}}`), Limits{})
		require.NoError(t, err)
		return devices[0]
	}
	require.Equal(t, [][]int{{0, 2}, {1}}, parts([]*Device{file("HL-L5100DN"), file("C3226i"), file("HL-L5100DN")}))
}

func TestSeenAgain(t *testing.T) {
	first, second := seen("a", "PF3ABCDE", uuidA, "S1"+"AAAA", "S2"+"BBBB"), seen("a", "PF3ABCDE", uuidA, "S2"+"BBBB", "S3"+"CCCC")
	merged := Merge([]*Device{first, second})
	require.Len(t, merged, 1)
	require.Equal(t, 2, merged[0].Files)
	var serials []string
	for _, m := range merged[0].Monitors {
		serials = append(serials, m.Serial)
	}
	require.Equal(t, []string{"S1AAAA", "S2BBBB", "S3CCCC"}, serials, "each once")
	require.Len(t, first.Monitors, 2, "what was given is not changed")
	require.Equal(t, 1, first.Files)
}

// Two files list as many monitors without a number as the one that has the most.
func TestMonitorsWithoutNumberAreNotAddedUp(t *testing.T) {
	merged := Merge([]*Device{seen("a", "", "", ""), seen("a", "", "", "", ""), seen("a", "", "", "")})
	require.Len(t, merged, 1)
	require.Len(t, merged[0].Monitors, 2)
}

func TestPartialFileAfterTheWholeOne(t *testing.T) {
	merged := Merge([]*Device{seen("a", "PF3ABCDE", ""), fromFile(true, "a", "", uuidA, "AAAAAA")})
	require.Len(t, merged, 1)
	require.False(t, merged[0].Partial)
	require.Equal(t, 1, merged[0].Files)
	require.Equal(t, uuidA, merged[0].UUID, "it fills what is empty")
	require.Len(t, merged[0].Monitors, 1)
}

func TestPartialFilesAlone(t *testing.T) {
	merged := Merge([]*Device{fromFile(true, "a", "", ""), fromFile(true, "a", "", "")})
	require.Len(t, merged, 1)
	require.True(t, merged[0].Partial)
	require.Zero(t, merged[0].Files)
}

// Each file on a device costs what it tells, and not what all the others did:
// the keys that are made of it are what is allocated.
func TestMergingStaysInProportion(t *testing.T) {
	merging := func(n int) func() {
		var devices []*Device
		for i := range n {
			d := seen(fmt.Sprintf("agent-%06d", i), "", uuidA, fmt.Sprintf("S%06d", i))
			d.facts.guests = []guest{{Machine: Machine{Name: fmt.Sprintf("vm-%06d", i)}}}
			devices = append(devices, d)
		}
		return func() {
			merged := Merge(devices)
			require.Len(t, merged, 1)
			require.Equal(t, []int{n, n, n}, []int{len(merged[0].Monitors), len(merged[0].Machines), len(merged[0].facts.ids)})
		}
	}
	few, many := testing.AllocsPerRun(1, merging(200)), testing.AllocsPerRun(1, merging(1600))
	require.Less(t, many, 16*few, "eight times the files")
}

package agent

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// fleet draws devices from bytes, four for each, of few numbers, so that
// they meet in every way.
func fleet(text []byte) []*Device {
	ids := []string{"", "a", "b", "c"}
	serials := []string{"", "PF3ABCDE", "PF3FGHIJ", "None"}
	uuids := []string{"", uuidA, uuidB, "00000000-0000-0000-0000-000000000000"}
	monitors := [][]string{nil, {"AAAAAA"}, {"AAAAAA", "BBBBBB"}, {"", ""}}
	var out []*Device
	for _, c := range text[:min(len(text), 40)] {
		n := int(c)
		out = append(out, fromFile(n%3 == 0, ids[n&3], serials[n>>2&3], uuids[n>>4&3], monitors[n>>6&3]...))
	}
	return out
}

// Whatever the files: which are of one device does not depend on their order,
// merging again changes nothing, nothing is lost and nothing counted twice.
func FuzzMerge(f *testing.F) {
	f.Add([]byte{0b01_00_01_01, 0b10_01_00_01, 0b11_01_01_00}, uint8(1))
	f.Add([]byte{0b00_01_01_01, 0b00_10_10_01, 0b00_00_00_01, 0b00_01_10_10}, uint8(2))
	f.Add([]byte{0b00_01_00_10, 0b00_01_01_11, 0b00_01_10_01, 0b00_00_00_10}, uint8(3))
	f.Fuzz(func(t *testing.T, text []byte, turn uint8) {
		devices := fleet(text)
		merged := Merge(devices)
		require.Equal(t, merged, Merge(merged), "once more changes nothing")
		require.Equal(t, merged, Merge(devices), "what was given is not changed")
		require.Len(t, merged, len(parts(devices)))
		require.Equal(t, sum(devices, files), sum(merged, files), "no file is lost")
		require.LessOrEqual(t, sum(merged, screens), sum(devices, screens), "nothing is counted twice")

		at := 0
		if len(devices) > 0 {
			at = int(turn) % len(devices)
		}
		turned := slices.Concat(devices[at:], devices[:at])
		slices.Reverse(turned)
		require.Equal(t, named(devices, devices), named(turned, devices), "the order decides nothing")
		require.Equal(t, sum(merged, screens), sum(Merge(turned), screens))
	})
}

func files(d *Device) int   { return d.Files }
func screens(d *Device) int { return len(d.Monitors) + d.Panels }

func sum(devices []*Device, of func(*Device) int) (total int) {
	for _, d := range devices {
		total += of(d)
	}
	return total
}

// named lists which files are of one device, each file by its place in a list.
func named(devices, list []*Device) [][]int {
	out := parts(devices)
	for _, part := range out {
		for n := range part {
			part[n] = slices.Index(list, devices[part[n]])
		}
		slices.Sort(part)
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

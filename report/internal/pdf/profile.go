package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// colorProfile gives an ICC profile (version 2, display, matrix and curves)
// of sRGB, written from the figures of IEC 61966-2-1: primaries adapted to
// D50, and the curve in 256 steps.
var colorProfile = sync.OnceValue(func() []byte {
	tags := []struct {
		names []string
		data  []byte
	}{
		{[]string{"desc"}, profileDescription("sRGB")},
		{[]string{"cprt"}, append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{[]string{"wtpt"}, xyz(0.9642, 1, 0.8249)},
		{[]string{"rXYZ"}, xyz(0.4361, 0.2225, 0.0139)},
		{[]string{"gXYZ"}, xyz(0.3851, 0.7169, 0.0971)},
		{[]string{"bXYZ"}, xyz(0.1431, 0.0606, 0.7141)},
		{[]string{"rTRC", "gTRC", "bTRC"}, profileCurve()},
	}
	count := 0
	for _, t := range tags {
		count += len(t.names)
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(count))
	var data []byte
	for _, t := range tags {
		at := profileHeaderSize + 4 + 12*count + len(data)
		for _, name := range t.names {
			table = append(table, name...)
			table = binary.BigEndian.AppendUint32(table, uint32(at))
			table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		}
		data = append(data, t.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	size := profileHeaderSize + len(table) + len(data)
	return append(append(profileHeader(size), table...), data...)
})

const profileHeaderSize = 128

// profileHeader has a fixed date, that of the standard.
func profileHeader(size int) []byte {
	h := make([]byte, profileHeaderSize)
	binary.BigEndian.PutUint32(h, uint32(size))
	copy(h[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	for i, part := range []uint16{1999, 10, 18, 0, 0, 0} {
		binary.BigEndian.PutUint16(h[24+2*i:], part)
	}
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return h
}

// xyz is a colour as three numbers with 16 bits after the point.
func xyz(values ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*65536)))
	}
	return b
}

// profileDescription has the ASCII text, and the two other scripts empty.
func profileDescription(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(b, s...)
	return append(b, make([]byte, 1+8+3+67)...)
}

func profileCurve() []byte {
	const steps = 256
	b := []byte("curv\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}

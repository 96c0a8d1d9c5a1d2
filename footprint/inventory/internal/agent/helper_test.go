package agent_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// decode gives the one device of a text.
func decode(t *testing.T, text string) *agent.Device {
	t.Helper()
	devices, err := agent.Decode(strings.NewReader(text), agent.Limits{})
	require.NoError(t, err)
	require.Len(t, devices, 1)
	return devices[0]
}

// fields are the keys of an object.
type fields = map[string]any

// document writes the JSON of a computer.
func document(content fields) string { return documentOf("Computer", content) }

// documentOf writes that of a kind of device.
func documentOf(kind string, content fields) string {
	text, err := json.Marshal(fields{"deviceid": "x-2024-01-01-00-00-00", "itemtype": kind, "content": content})
	if err != nil {
		panic(err) // only of texts, numbers and lists
	}
	return string(text)
}

// display is what the EDID of a screen says.
type display struct {
	maker           string
	product         uint16
	cm              [2]byte
	mm              [2]byte // of the first detailed timing, where it has one
	name, text      string
	analog          bool
	year            int
	alphanumeric    string // serial number
	brokenHead, cut bool
}

// base64 writes the EDID, byte by byte after the standard of VESA.
func (d display) base64() string {
	b := make([]byte, 128)
	copy(b, "\x00\xff\xff\xff\xff\xff\xff\x00")
	if d.brokenHead {
		b[1] = 0
	}
	packed := uint16(d.maker[0]-'@')<<10 | uint16(d.maker[1]-'@')<<5 | uint16(d.maker[2]-'@')
	b[8], b[9], b[10], b[11] = byte(packed>>8), byte(packed), byte(d.product), byte(d.product>>8)
	if d.year > 0 {
		b[17] = byte(d.year - 1990)
	}
	if !d.analog {
		b[20] = 0x80
	}
	b[21], b[22] = d.cm[0], d.cm[1]
	if d.mm != [2]byte{} {
		b[54], b[66], b[67] = 1, d.mm[0], d.mm[1]
	}
	for n, text := range []struct {
		tag  byte
		text string
	}{{0xfc, d.name}, {0xfe, d.text}, {0xff, d.alphanumeric}} {
		block := b[72+18*n : 90+18*n]
		block[3] = 0x10
		if text.text != "" {
			block[3] = text.tag
			copy(block[5:], text.text+"\n            ")
		}
	}
	if d.cut {
		b = b[:100]
	}
	return base64.StdEncoding.EncodeToString(b)
}

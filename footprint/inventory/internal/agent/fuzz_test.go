package agent_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
	"github.com/reen-numerique/reen/internal/delimited"
)

func FuzzDecodeJSON(f *testing.F) {
	seed(f, "*.json")
	for _, text := range []string{
		`{"content":{"monitors":[{"base64":"AP///////wA=","port":"LVDS"},{}],"hardware":{"chassis_type":"Laptop"}}}`, `{"content":[[[{"cpus":{"core":"9e9"}}]]],"partial":"1"}`,
		`{"content":{"storages":[{"disksize":1e400},{"disksize":"-1"},{"disksize":"12 To"}],"memories":{"capacity":"99999999999999"}}}`, `{"a":`, `{"content":{"bios":{"ssn":"\ud800","smodel":"\u0000"}}}`,
		`{"content":{"virtualmachines":[{"vcpu":"1000000000","memory":"x"}],"network_components":[{"type":"chassis"},{"type":"chassis","contained_index":1},{"type":"stack","index":1}]}}`, "[", "{,}", `{"content":{"hardware":1,"hardware":{"name":"a"}}}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(checkDecode)
}

func FuzzDecodeXML(f *testing.F) {
	seed(f, "*.xml")
	for _, text := range []string{
		"<REQUEST><CONTENT><MONITORS/><MONITORS><CAPTION>&amp;&x;</CAPTION></MONITORS></CONTENT></REQUEST>", "<request><content a='b'><![CDATA[x]]></content></request>", "\xff\xfe<\x00R\x00", "<?xml version='1.0' encoding='latin1'?><REQUEST>\xe9",
		"<REQUEST><CONTENT><DEVICE><INFO><TYPE>PRINTER</TYPE></INFO></DEVICE><DEVICE/></CONTENT></REQUEST>", "<!DOCTYPE a>", "<REQUEST></REQUEST><REQUEST/>", "<a:REQUEST xmlns:a='b'><a:CONTENT><BIOS><BDATE>00/00/0000</BDATE></BIOS></a:CONTENT></a:REQUEST>", "x\x9c\x03\x00",
	} {
		f.Add([]byte(text))
	}
	f.Add(pack([]byte("<REQUEST><CONTENT><BIOS><SSN>PF3ABCDE</SSN></BIOS></CONTENT></REQUEST>")))
	f.Fuzz(checkDecode)
}

func seed(f *testing.F, pattern string) {
	names, err := filepath.Glob(filepath.Join(samples, pattern))
	require.NoError(f, err)
	require.NotEmpty(f, names)
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(text)
	}
}

// Whatever the bytes: a file is read or refused in French, its devices hold
// nothing that cannot be, the same bytes give the same devices, and merging
// them again changes nothing.
func checkDecode(t *testing.T, text []byte) {
	limits := agent.Limits{Bytes: 1 << 20, Depth: 16, Elements: 5000, Text: 4096}
	agent.Is(text)
	devices, err := agent.Decode(strings.NewReader(string(text)), limits)
	if err != nil {
		var f *delimited.Failure
		require.True(t, errors.As(err, &f), "%v", err)
		require.True(t, utf8.ValidString(err.Error()))
		return
	}
	again, err := agent.Decode(strings.NewReader(string(text)), limits)
	require.NoError(t, err)
	require.Equal(t, devices, again)
	for _, d := range devices {
		checkDevice(t, d)
	}
	merged := agent.Merge(devices)
	require.LessOrEqual(t, len(merged), len(devices))
	require.Equal(t, merged, agent.Merge(merged))
	for _, d := range merged {
		checkDevice(t, d)
	}
}

func checkDevice(t *testing.T, d *agent.Device) {
	checkTexts(t, d.Name, d.Chassis, d.Manufacturer, d.Model, d.Serial, d.UUID, d.Asset, d.System, d.VM)
	checkSizes(t, d.RAM, d.SSD, d.HDD, d.UndecidedDisk)
	require.LessOrEqual(t, d.Panels, 1)
	require.False(t, d.VM != "" && len(d.Monitors)+d.Panels > 0, "a virtual machine has no screen")
	require.False(t, d.VM != "" && d.Type+d.Default != "", "a virtual machine is no hardware")
	require.NotEqual(t, 1, len(d.Stack))
	require.GreaterOrEqual(t, min(d.CPUs, d.Cores, d.Queues, d.Containers, d.Files), 0)
	require.GreaterOrEqual(t, d.Pages, int64(0))
	for _, m := range d.Monitors {
		checkTexts(t, m.Manufacturer, m.Model, m.Serial)
		checkSizes(t, m.Inches)
		require.True(t, m.Made == 0 || m.Made > 1990)
	}
	for _, m := range d.Machines {
		checkTexts(t, m.Name, m.UUID, m.Kind)
		checkSizes(t, m.VCPU, m.RAM, m.Disk)
	}
	for _, doubt := range d.Doubts {
		require.NotEmpty(t, doubt.Code)
		require.NotEmpty(t, doubt.Message)
	}
}

func checkTexts(t *testing.T, texts ...string) {
	for _, text := range texts {
		require.True(t, utf8.ValidString(text))
		require.LessOrEqual(t, utf8.RuneCountInString(text), 200)
		require.False(t, strings.ContainsFunc(text, unicode.IsControl), "%q", text)
		require.Equal(t, strings.TrimSpace(text), text)
	}
}

func checkSizes(t *testing.T, sizes ...decimal.NullDecimal) {
	for _, s := range sizes {
		require.False(t, s.Valid && !s.Decimal.IsPositive(), "%v", s)
	}
}

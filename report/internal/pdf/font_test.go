package pdf

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/stretchr/testify/require"
)

// patched is Liberation with other bytes at a place of a table.
func patched(t testing.TB, table string, at int, value ...byte) []byte {
	file := bytes.Clone(liberationsansregular.TTF)
	entry := entryOf(t, file, table)
	copy(file[int(binary.BigEndian.Uint32(entry[8:]))+at:], value)
	return file
}

func entryOf(t testing.TB, file []byte, table string) []byte {
	for i := range u16(file, 4) {
		if entry := file[12+16*i:]; string(entry[:4]) == table {
			return entry
		}
	}
	t.Fatalf("no table %q", table)
	return nil
}

func TestCheckFont(t *testing.T) {
	cut := func(table string, size uint32) []byte {
		file := bytes.Clone(liberationsansregular.TTF)
		binary.BigEndian.PutUint32(entryOf(t, file, table)[12:], size)
		return file
	}
	tests := []struct {
		name, says string
		file       []byte
	}{
		{"nothing", "both its regular and its bold", nil},
		{"another file", "not a TrueType font", []byte("%PDF-1.4 and so on")},
		{"OpenType with PostScript outlines", "not a TrueType font", append([]byte("OTTO"), make([]byte, 40)...)},
		{"too heavy", "more than 16 MB", make([]byte, largestFont+1)},
		{"tables cut short", "not a TrueType font", liberationsansregular.TTF[:2000]},
		{"restricted licence", "licence bits (fsType 0x0002)", patched(t, "OS/2", 8, 0, 2)},
		{"no part alone", "licence bits (fsType 0x0104)", patched(t, "OS/2", 8, 1, 4)},
		{"bitmaps alone", "licence bits", patched(t, "OS/2", 8, 2, 0)},
		{"no em", "no measures", patched(t, "head", 18, 0, 0)},
		{"no metrics", "no measures", patched(t, "hhea", 34, 0, 0)},
		{"unknown outlines", "unknown form", patched(t, "head", 52, 0, 1)},
		{"unknown places", "unknown form", patched(t, "head", 50, 0, 2)},
		{"names of another form", `table "name"`, patched(t, "name", 0, 0, 1)},
		{"a name outside of its table", "a name is damaged", patched(t, "name", 6+8, 0xFF, 0xFF)},
		{"widths cut short", `"hmtx" is cut short`, cut("hmtx", 100)},
		{"an empty table", `no whole table "glyf"`, cut("glyf", 0)},
		{"places of glyphs out of order", "damaged", patched(t, "loca", 4, 0xFF, 0xFF, 0xFF, 0xFF)},
		{"glyphs cut short", "damaged", cut("glyf", 5000)},
		{"characters out of order", "character map", patched(t, "cmap", 4+8*u16(tablesOf(liberationsansregular.TTF)["cmap"], 2)+14, 0xFF, 0xFE)},
		{"no character map", "no Unicode character map", patched(t, "cmap", 2, 0, 0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := CheckFont(tt.file, tt.file)
			require.ErrorContains(t, err, "pdf: ")
			require.ErrorContains(t, err, tt.says)
		})
	}
	editable, err := CheckFont(liberationsansregular.TTF, liberationsansbold.TTF)
	require.NoError(t, err)
	require.True(t, editable)
	preview := patched(t, "OS/2", 8, 0, 4)
	editable, err = CheckFont(preview, preview)
	require.NoError(t, err)
	require.False(t, editable, "a font to be printed alone")
}

// A glyph made of itself sends gofpdf down the stack until the process ends.
func TestGlyphsInACircleAreRefused(t *testing.T) {
	file := bytes.Clone(liberationsansregular.TTF)
	tables := tablesOf(file)
	o, err := outlinesOf(tables)
	require.NoError(t, err)
	circles := 0
	for glyph := range o.parts {
		data := o.glyf[o.at[glyph]:o.at[glyph+1]]
		if len(data) > 14 && data[0]&0x80 != 0 {
			binary.BigEndian.PutUint16(data[12:], uint16(glyph)) // in the file itself
			circles++
			break
		}
	}
	require.Positive(t, circles)
	_, err = CheckFont(file, file)
	require.ErrorContains(t, err, "glyph")
}

// draw writes a line of text in a font that passed the door.
func draw(regular, bold []byte, text string) error {
	c, err := New(Options{Regular: regular, Bold: bold})
	if err != nil {
		return err
	}
	c.AddPage()
	c.In(c.Root().Add(Paragraph), func() {
		c.Text(60, 60, text, Style{Size: 10})
		c.Text(60, 90, text, Style{Size: 10, Face: Bold})
	})
	_, err = c.Bytes()
	return err
}

const everyKind = "Stratégie œuvre 1\u202f234,5 t\u00a0CO₂e – « ÀÉÎÖÜ » ≈ ffi 🌍 \u0301"

// However a font is damaged, it is refused or drawn: the process goes on.
func TestDamagedFonts(t *testing.T) {
	rounds := 160
	if testing.Short() {
		rounds = 40
	}
	random := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for n := range rounds {
		file := bytes.Clone(liberationsansregular.TTF)
		for range 1 + n%4 {
			// Half of them in the directory and the small tables, which rule the others.
			at := random.IntN(len(file))
			if n%2 == 0 {
				tables := []string{"head", "hhea", "maxp", "cmap", "loca", "OS/2", "name", "post", "glyf"}
				entry := entryOf(t, file, tables[random.IntN(len(tables))])
				at = int(binary.BigEndian.Uint32(entry[8:])) + random.IntN(min(int(binary.BigEndian.Uint32(entry[12:])), 400))
			}
			file[at] = byte(random.Uint32())
		}
		if n%5 == 0 {
			file = file[:random.IntN(len(file))]
		}
		if _, err := CheckFont(file, file); err != nil {
			refused++
			continue
		}
		require.NoError(t, draw(file, file, everyKind), "round %d passed the door", n)
	}
	require.Greater(t, refused, rounds/4)
	require.Less(t, refused, rounds)
}

func FuzzFont(f *testing.F) {
	f.Add([]byte{}, uint32(0), uint16(0))
	f.Add([]byte{0, 1, 0, 0}, uint32(4), uint16(9))
	f.Add([]byte{0xFF, 0xFF}, uint32(1000), uint16(0xFFFF))
	f.Fuzz(func(t *testing.T, bytesThere []byte, at uint32, size uint16) {
		file := bytes.Clone(liberationsansregular.TTF)
		copy(file[int(at)%len(file):], bytesThere)
		file = file[:len(file)-int(size)]
		if _, err := CheckFont(file, file); err == nil {
			require.NoError(t, draw(file, file, everyKind))
		}
		_, err := CheckFont(bytesThere, bytesThere)
		require.Error(t, err)
	})
}

// bare is a face of Liberation with the characters of ASCII alone, and the
// no-break space.
func bare(t *testing.T, ttf []byte) []byte {
	file := bytes.Clone(ttf)
	sub, err := unicodeMap(tablesOf(file)["cmap"])
	require.NoError(t, err)
	space := -1
	eachRune(sub, func(r, glyph int) {
		if r == ' ' {
			space = glyph
		}
		if r > ' ' && r <= '~' {
			require.Equal(t, space+r-' ', glyph)
		}
	})
	words := []int{4, 40, 0, 6, 0, 0, 0, '~', 0xA0, 0xFFFF, 0, ' ', 0xA0, 0xFFFF, space - ' ', space - 0xA0, 1, 0, 0, 0}
	require.Less(t, 2*len(words), len(sub))
	for n, w := range words {
		binary.BigEndian.PutUint16(sub[2*n:], uint16(w)) // in the file itself
	}
	return file
}

// What a font lacks is drawn in Liberation; what that lacks too, as a box.
func TestSpareFaces(t *testing.T) {
	c, err := New(Options{Regular: bare(t, liberationsansregular.TTF), Bold: bare(t, liberationsansbold.TTF)})
	require.NoError(t, err)
	standard, err := New(Options{})
	require.NoError(t, err)
	c.AddPage()
	c.In(c.Root().Add(Paragraph), func() {
		for n, face := range []Face{Regular, Bold} {
			c.Text(60, 60+20*float64(n), everyKind, Style{Size: 10, Face: face})
			require.InDelta(t, standard.Width(everyKind, face, 10), c.Width(everyKind, face, 10), .01)
		}
	})
	require.Contains(t, strings.Join(c.Texts(1), ""), "Stratégie œuvre 1\u202f234,5 t\u00a0CO₂e – « ÀÉÎÖÜ » ≈ ffi □")
	file, err := c.Bytes()
	require.NoError(t, err)
	require.Equal(t, 4, bytes.Count(file, []byte("/FontFile2 ")), "each face of both fonts")

	c, err = New(Options{Regular: bare(t, liberationsansregular.TTF), Bold: bare(t, liberationsansbold.TTF)})
	require.NoError(t, err)
	c.AddPage()
	c.In(c.Root().Add(Paragraph), func() { c.Text(60, 60, "plain", Style{Size: 10}) })
	file, err = c.Bytes()
	require.NoError(t, err)
	require.Equal(t, 2, bytes.Count(file, []byte("/FontFile2 ")), "the spare faces are left out")
}

package inventory

import (
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/sheet"
)

// A cell that is taken as it is says what it would say the long way.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "Hôtel de ville", "Racine &gt; Ville", "a\nb", "\n\nx", "\u0085", "24\u00a0pouces", "a\x7fb", "\ufffd", "&#10;x", "&amp;", "'=1+1", "'", "'=\x00\x10"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if cell = strings.TrimSpace(cell); !utf8.ValidString(cell) { // as the splitter gives it
			t.Skip()
		}
		ours, theirs := &reader{layout: &layout{format: native()}}, &reader{layout: &layout{format: formats()[1]}}
		want := cell
		if len(cell) > 1 { // an apostrophe before a formula is a writer's, and not of the text
			want = sheet.Plain(cell)
		}
		require.Equal(t, firstLine(want), ours.text([]byte(cell)))
		want = html.UnescapeString(want)
		require.Equal(t, firstLine(want), theirs.text([]byte(cell)))
	})
}

// Numbers are compared without case, whatever their letters.
func FuzzUpper(f *testing.F) {
	for _, seed := range []string{"", "sn-0001", "é1", "ß", "ǆ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, number string) {
		require.Equal(t, strings.ToUpper(number), string(appendUpper(nil, []byte(number))))
	})
}

// A memo gives what its work gives, for texts that come once and again.
func TestMemo(t *testing.T) {
	worked := 0
	m := newMemo(func(cell []byte) string {
		worked++
		return "<" + string(cell) + ">"
	})
	long := strings.Repeat("x", memoText+1)
	cells := []string{"a", "b", "ab", "ba", "1234567", "12345678", "123456789", "École maternelle 1", "École maternelle 2", long, strings.Repeat("x", memoText)}
	for range 3 {
		for _, cell := range cells {
			require.Equal(t, "<"+cell+">", m.of([]byte(cell)))
		}
	}
	require.Equal(t, len(cells)+2, worked, "once each, but for the long one")

	for n := range 100_000 { // more than there are slots
		cell := strings.Repeat("y", n%7) + string(rune('a'+n%26)) + strings.Repeat("z", n%11)
		require.Equal(t, "<"+cell+">", m.of([]byte(cell)))
	}
}

// Texts that differ by one byte, wherever it is, fall in different sets.
func TestDigestSpreads(t *testing.T) {
	for size := 1; size <= 40; size++ {
		for at := range size {
			sets := map[uint64]bool{}
			for c := byte('0'); c <= '9'; c++ {
				text := []byte(strings.Repeat("a", size))
				text[at] = c
				sets[digest(text)%memoSets] = true
			}
			require.Greater(t, len(sets), 5, "byte %d of %d", at, size)
		}
	}
}

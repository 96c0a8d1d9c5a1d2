package delimited_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"github.com/reen-numerique/reen/internal/delimited"
)

func open(text string) *delimited.Lines {
	return delimited.NewLines(strings.NewReader(text), delimited.Options{Bytes: 1 << 20, Line: 1 << 10})
}

// all gives every line.
func all(t *testing.T, in *delimited.Lines) []delimited.Line {
	t.Helper()
	lines, err := in.First(1 << 20)
	require.NoError(t, err)
	_, err = in.Next()
	require.Equal(t, io.EOF, err)
	return lines
}

func words(lines []delimited.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, string(l.Text))
	}
	return out
}

// inUTF16 writes a text with a byte order mark.
func inUTF16(t *testing.T, text string, order unicode.Endianness) string {
	t.Helper()
	out, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	require.NoError(t, err)
	return out
}

func TestCharsetsAndLineEnds(t *testing.T) {
	for name, text := range map[string]string{
		"UTF-8":                    "été\n\nœuf\n",
		"no line end at the end":   "été\n\nœuf",
		"CR LF":                    "été\r\n\r\nœuf\r\n",
		"CR alone":                 "été\r\rœuf\r",
		"every line end":           "été\r\n\nœuf\r",
		"byte order mark":          "\ufeffété\n\nœuf\n",
		"UTF-16, little endian":    inUTF16(t, "été\n\nœuf\n", unicode.LittleEndian),
		"UTF-16, big endian":       inUTF16(t, "été\r\n\r\nœuf\r\n", unicode.BigEndian),
		"Windows-1252":             "\xe9t\xe9\n\n\x9cuf\n",
		"Windows-1252, then UTF-8": "\xe9t\xe9\n\nœuf\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []string{"été", "", "œuf"}, words(all(t, open(text))))
			slow := delimited.NewLines(iotest.OneByteReader(strings.NewReader(text)), delimited.Options{Bytes: 100, Line: 100})
			require.Equal(t, []string{"été", "", "œuf"}, words(all(t, slow)), "a byte at a time")
		})
	}
	require.Empty(t, all(t, open("")))
	require.Empty(t, all(t, open("\ufeff")))
	require.Equal(t, []string{""}, words(all(t, open("\r\n"))))
}

func TestMixed(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"ASCII":              {"a\nb\n", 0},
		"UTF-8 alone":        {"a\né\nè\n", 0},
		"Windows-1252 alone": {"\xe9\na\n\xe8\n", 0},
		"Windows-1252 below": {"é\na\n\xe8\n\xe9\n", 3},
		"UTF-8 below":        {"a\n\xe9\né\n", 3},
	} {
		t.Run(name, func(t *testing.T) {
			in := open(c.text)
			all(t, in)
			require.Equal(t, c.want, in.Mixed())
		})
	}
}

func TestLongLineIsDroppedAlone(t *testing.T) {
	for name, size := range map[string]int{"by one byte": 1<<10 + 1, "beyond the buffer": 200 << 10} {
		t.Run(name, func(t *testing.T) {
			lines := all(t, open("a\n"+strings.Repeat("x", size)+"\nb\n"))
			require.Equal(t, []delimited.Line{{Number: 1, Text: []byte("a")}, {Number: 2, Long: true}, {Number: 3, Text: []byte("b")}}, lines)
		})
	}
	just := strings.Repeat("x", 1<<10)
	require.Equal(t, []string{just, "b"}, words(all(t, open(just+"\nb"))))
	wider := strings.Repeat("x", 100<<10)
	in := delimited.NewLines(strings.NewReader(wider+"\nb"), delimited.Options{Bytes: 1 << 20, Line: 1 << 20})
	require.Equal(t, []string{wider, "b"}, words(all(t, in)), "the buffer is no limit")
}

func TestLinesGivenBackAreReadAgain(t *testing.T) {
	in := open("a\nb\nc\nd\n")
	first, err := in.First(3)
	require.NoError(t, err)
	in.Unread(first[1:])
	b, err := in.Next()
	require.NoError(t, err)
	require.Equal(t, "b", string(b.Text))
	require.Equal(t, 2, b.Number)
	in.Unread([]delimited.Line{b.Keep()})
	require.Equal(t, []string{"b", "c", "d"}, words(all(t, in)))
	require.Equal(t, []string{"a", "b", "c"}, words(first), "what was kept stays")
}

func TestHeadStaysToBeRead(t *testing.T) {
	in := open("a;b\r\nc")
	head, err := in.Head()
	require.Equal(t, io.EOF, err, "that is all there is")
	require.Equal(t, "a;b\nc", string(head))
	require.Equal(t, []string{"a;b", "c"}, words(all(t, in)))

	_, err = open(strings.Repeat("a\n", 100_000)).Head()
	require.NoError(t, err)
}

func TestReadingThatFails(t *testing.T) {
	lost := io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(io.ErrUnexpectedEOF))
	in := delimited.NewLines(lost, delimited.Options{Bytes: 100, Line: 100})
	a, err := in.Next()
	require.NoError(t, err)
	require.Equal(t, "a", string(a.Text))
	_, err = in.Next()
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	_, err = in.First(1)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

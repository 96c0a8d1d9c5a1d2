package delimited_test

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/delimited"
)

// parted writes each row as its line, then its cells or its fault.
func parted(t *testing.T, rows delimited.Rows) []string {
	t.Helper()
	var out []string
	for {
		l, err := rows.Next()
		if err == io.EOF {
			return out
		}
		require.NoError(t, err)
		number := string(rune('0' + l.Number))
		cells, fault, err := rows.Part(l)
		require.NoError(t, err)
		if fault != "" {
			require.Empty(t, cells)
			out = append(out, number+" "+string(fault))
			continue
		}
		out = append(out, number+" "+strings.Join(texts(cells), "|"))
	}
}

func TestFaultsCostTheirOwnRow(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"none", "a;b\n\"c\nd\";e\n", []string{"1 a|b", "2 c\nd|e"}},
		{"quote open to the end", "a;\"b\nc\nd\n", []string{"1 unclosed-quote", "2 c", "3 d"}},
		{"quote open above rows", "a;\"b\nc;d;e\nf;g;\"h\"\n", []string{"1 unclosed-quote", "2 c|d|e", "3 f|g|h"}},
		{"quote open on every line", "\"a\n\"b\n", []string{"1 unclosed-quote", "2 unclosed-quote"}},
		{"long line", "a\n" + strings.Repeat("x", 41) + "\nb\n", []string{"1 a", "2 line-too-long", "3 b"}},
		{"long line inside quotes", "\"a\n" + strings.Repeat("x", 41) + "\nb\"\n", []string{"1 unclosed-quote", "2 line-too-long", `3 b"`}},
		{"long row inside quotes", "\"a\n" + strings.Repeat("x", 39) + "\n\"\n", []string{"1 unclosed-quote", "2 " + strings.Repeat("x", 39), "3 unclosed-quote"}},
		{"many columns", "a;b;c;d\nb;;;;\n", []string{"1 too-many-columns", "2 b||"}},
		{"no text", "a\x00\nb\n", []string{"1 binary-data", "2 b"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := delimited.Rows{
				Lines: delimited.NewLines(strings.NewReader(tt.text), delimited.Options{Bytes: 1 << 10, Line: 40}),
				Split: delimited.Splitter{Separator: ';', Columns: 3, Most: 3}, Bytes: 40,
			}
			require.Equal(t, tt.want, parted(t, rows))
		})
	}
}

func TestSpread(t *testing.T) {
	const text = "\"a\nb\nc\"\n"
	read := func(spread int) []string {
		return parted(t, delimited.Rows{Lines: open(text), Split: delimited.Splitter{Separator: ';'}, Bytes: 100, Spread: spread})
	}
	require.Equal(t, []string{"1 a\nb\nc"}, read(0))
	require.Equal(t, []string{"1 a\nb\nc"}, read(3))
	require.Equal(t, []string{"1 unclosed-quote", "2 b", `3 c"`}, read(2))
}

func TestPartTellsThatTheReadingFailed(t *testing.T) {
	lost := io.MultiReader(strings.NewReader("\"a\nb\n"), iotest.ErrReader(io.ErrUnexpectedEOF))
	rows := delimited.Rows{Lines: delimited.NewLines(lost, delimited.Options{Bytes: 100, Line: 100}), Split: delimited.Splitter{Separator: ';'}, Bytes: 100}
	l, err := rows.Next()
	require.NoError(t, err)
	_, fault, err := rows.Part(l)
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)
	require.Empty(t, fault)
}

// A line that closes a quote and opens another looks like the inside of a row
// to each line above it: each is refused, and none is looked at over and over.
// The lines held are what is allocated.
func TestLookingAheadStaysInProportion(t *testing.T) {
	const most = 1 << 14
	for _, tt := range []struct{ name, line, end string }{
		{"to the end of the file", "a\";\"b\n", ""},
		{"to a row that cannot be inside", "a\";\"b\n", "c;d;e\n"},
		{"to a quote that cannot be inside", "a\";\"b\n", "c\"d\n"},
		{"to a long line", "a\";\"b\n", strings.Repeat("x", most) + "\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, bytes := range []int{most / 8, most, 1 << 20} { // of a row: beyond it, or all of the file
				read := func(n int) func() {
					text := strings.Repeat(tt.line, n) + tt.end
					return func() {
						rows := delimited.Rows{
							Lines: delimited.NewLines(strings.NewReader(text), delimited.Options{Bytes: 1 << 20, Line: most - 1}),
							Split: delimited.Splitter{Separator: ';', Columns: 3}, Bytes: bytes,
						}
						require.Equal(t, n, unclosed(t, &rows))
					}
				}
				few, many := testing.AllocsPerRun(1, read(1000)), testing.AllocsPerRun(1, read(8000))
				require.Less(t, many, 16*few, "eight times the lines")
			}
		})
	}
}

// unclosed counts the rows whose quote is not closed.
func unclosed(t *testing.T, rows *delimited.Rows) (count int) {
	t.Helper()
	for {
		l, err := rows.Next()
		if err == io.EOF {
			return count
		}
		require.NoError(t, err)
		_, fault, err := rows.Part(l)
		require.NoError(t, err)
		if fault == delimited.UnclosedQuote {
			count++
		}
	}
}

// Whatever the text, a row is the one that its line starts, looked at alone.
func FuzzRowsDoNotDependOnThoseAbove(f *testing.F) {
	for _, seed := range []string{"a\";\"b\na\";\"b\nc;d;e\n\"f\ng\"\n", "\"a\n\"b\n", "a;\"b\nc\"\n", "\"a\nb\"c\n\"d\n\n\"\n", "a\";\"b\na\";\"b\n\";c\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00\ufeff") || len(text) > 1000 {
			t.Skip()
		}
		split := delimited.Splitter{Separator: ';', Columns: 3}
		rows := delimited.Rows{Lines: open(text), Split: split, Bytes: 1 << 20}
		all, at := linesOf(text), 0
		for {
			l, err := rows.Next()
			if err == io.EOF {
				return
			}
			require.NoError(t, err)
			require.Equal(t, at+1, l.Number)
			cells, fault, err := rows.Part(l)
			require.NoError(t, err)
			used := split.Take(all[at:])
			require.Equal(t, used == 0, fault == delimited.UnclosedQuote)
			if at++; used > 0 {
				require.Equal(t, texts(split.Cells()), texts(cells))
				at += used - 1
			}
		}
	})
}

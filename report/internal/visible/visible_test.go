package visible_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report/internal/visible"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Mairie <b> & \"c\"", "Mairie <b> & \"c\""},
		{"French", "Œuvre « été » 1\u202f234,5\u00a0t\u00a0CO₂e", "Œuvre « été » 1\u202f234,5\u00a0t\u00a0CO₂e"},
		{"one line", "a\nb\r\nc\td\u2028e\u2029f\u0085g\vh", "a b  c d e f g h"},
		{"control characters", "a\x00b\x1b[31mc\x7fd\u009be", "ab[31mcde"},
		{"no characters", "a\ufffeb\uffffc\ufdd0d\U0001fffee", "abcde"},
		{"no text", "a\xffb\xed\xa0\x80c", "a\ufffdb\ufffdc"},
		{"marks of direction", "a\u202eb\u202cc\u2066d\u2069e\u200ef", "abcde\u200ef"},
		{"byte order mark", "\ufeffa", "a"},
		{"other scripts", "שלום العربية 日本 👩\u200d💻 e\u0301", "שלום العربية 日本 👩\u200d💻 e\u0301"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, visible.Text(tt.in)) })
	}
}

func FuzzText(f *testing.F) {
	f.Add("a\u202e\xff\x00\u0085🌍")
	f.Fuzz(func(t *testing.T, s string) {
		once := visible.Text(s)
		require.True(t, utf8.ValidString(once))
		require.Equal(t, once, visible.Text(once))
	})
}

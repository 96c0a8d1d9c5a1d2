package delimited

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

// The two shortcuts say what the libraries say, whatever the bytes.
func FuzzCharset(f *testing.F) {
	for _, seed := range []string{"", "portable;1", "écran;12", "12345678é", "\xe9cran", "a\xc3", "\xff\xfe", "\xed\xa0\x80", "\ufffd", "\xf4\x90\x80\x80", "1234567é", "1234567\xc3", "\xa9234567", "œ", "\xc2\xc3\xa9", "é\xa9", "\xc1\xa9", "ÿ\u0080", "\xc3\xe1"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		plain, letters := true, utf8.Valid(text)
		for _, r := range string(text) {
			plain, letters = plain && r < utf8.RuneSelf, letters && r <= 0xff
		}
		ascii, latin := isLatin(text)
		require.Equal(t, plain, ascii)
		require.Equal(t, letters, latin)
		want, err := charmap.Windows1252.NewDecoder().Bytes(text)
		require.NoError(t, err)
		require.Equal(t, string(want), string(appendWindows1252(nil, text)))

		var c charset
		decoded := c.decode(text, 7)
		require.True(t, utf8.Valid(decoded))
		if utf8.Valid(text) {
			require.Equal(t, string(text), string(decoded))
			require.Zero(t, c.legacy)
		} else {
			require.Equal(t, string(want), string(decoded))
			require.Equal(t, 7, c.legacy)
		}
	})
}

func TestEveryByteOfWindows1252(t *testing.T) {
	for b := range 256 {
		text := []byte{'a', byte(b)}
		want, err := charmap.Windows1252.NewDecoder().Bytes(text)
		require.NoError(t, err)
		require.Equal(t, string(want), string(appendWindows1252(nil, text)))
	}
}

package pdf

import (
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

// A change in what gofpdf writes must fail, not make a broken file.
func TestParseRefusesWhatItDoesNotKnow(t *testing.T) {
	c, err := New(Options{})
	require.NoError(t, err)
	c.AddPage()
	raw, err := c.replay()
	require.NoError(t, err)
	_, err = parse(raw, 1)
	require.NoError(t, err)
	_, err = parse(raw, 2)
	require.ErrorContains(t, err, "is not a page")
	tests := []struct {
		name string
		raw  []byte
	}{
		{"empty", nil},
		{"no trailer", raw[:len(raw)/2]},
		{"shifted", append([]byte("x"), raw...)},
		{"no table", []byte("startxref\n3\n%%EOF")},
		{"table outside", []byte("startxref\n99999\n%%EOF")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse(tt.raw, 1)
			require.ErrorContains(t, err, "pdf: ")
		})
	}
}

func TestColorProfile(t *testing.T) {
	p := colorProfile()
	require.Equal(t, len(p), int(binary.BigEndian.Uint32(p)))
	require.Equal(t, "mntrRGB XYZ ", string(p[12:24]))
	require.Equal(t, "acsp", string(p[36:40]))
	require.Less(t, len(p), 1200)
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		entry := p[132+12*i:]
		at, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		require.Zero(t, at%4)
		require.LessOrEqual(t, int(at+size), len(p), string(entry[:4]))
	}
}

func TestPropertiesCannotBreakTheFile(t *testing.T) {
	o := Options{Title: "a\x00b <c> & \xff\u2028) \\", Language: "fr\n(x)"}
	require.Contains(t, string(o.xmp()), "ab &lt;c&gt; &amp; \ufffd")
	require.NotContains(t, string(o.info()), "CreationDate")
	require.Equal(t, "<FEFF00610062>", hexText("a\x00b"))
	require.Equal(t, "<FEFFD83CDF0D>", hexText("🌍"))
}

func TestOutlineTree(t *testing.T) {
	root := outlineTree([]bookmark{{title: "a", level: 1}, {title: "b", level: 3}, {title: "c", level: 2}, {title: "d", level: 1}})
	require.Len(t, root.kids, 2)
	require.Equal(t, "a", root.kids[0].title)
	require.Len(t, root.kids[0].kids, 2, "a level that is skipped leaves no gap")
	require.Equal(t, "d", root.kids[1].title)
}

func TestWebAddress(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"address", "https://www.legifrance.gouv.fr/a?b=c#d", "https://www.legifrance.gouv.fr/a?b=c#d"},
		{"accents", "https://exemple.fr/é", "https://exemple.fr/%C3%A9"},
		{"parentheses", "https://exemple.fr/(a)", "https://exemple.fr/%28a%29"},
		{"mail", "mailto:dsi@exemple.fr", "mailto:dsi@exemple.fr"},
		{"script", "javascript:alert(1)", ""},
		{"script in capitals", "JavaScript:alert(1)", ""},
		{"script behind a space", " javascript:alert(1)", ""},
		{"script behind a tab", "java\tscript:alert(1)", ""},
		{"data", "data:text/html,<script>alert(1)</script>", ""},
		{"no secrecy", "http://exemple.fr", ""},
		{"user", "https://legifrance.gouv.fr@exemple.fr", ""},
		{"markup", "https://exemple.fr/\"><script>", "https://exemple.fr/%22%3E%3Cscript%3E"},
		{"marks of direction", "https://exemple.fr/\u202e", "https://exemple.fr/%E2%80%AE"},
		{"line feed", "https://exemple.fr/\n/Launch", ""},
		{"file", "file:///etc/passwd", ""},
		{"no host", "https:", ""},
		{"relative", "page.html", ""},
		{"unreadable", "https://a b\x7f", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, WebAddress(tt.in)) })
	}
}

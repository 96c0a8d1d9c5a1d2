package spreadsheet

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// events tells what our reader finds, texts in one piece; those outside of all
// elements are nobody's.
func events(r io.Reader) (string, error) {
	var out strings.Builder
	depth := 0
	for m := newMarkup(r); ; {
		what, err := m.next()
		switch {
		case err == io.EOF:
			return out.String(), nil
		case err != nil:
			return out.String(), err
		case what == opened:
			depth++
			fmt.Fprintf(&out, "<%s|%s", m.element.space, m.element.local)
			for i := range m.element.attributes {
				a := &m.element.attributes[i]
				fmt.Fprintf(&out, " %s|%s=%s", a.space, a.local, a.text())
			}
			out.WriteString(">")
		case what == closed:
			depth--
			out.WriteString("</>")
		case what == characters && depth > 0:
			out.Write(m.chars)
		}
	}
}

// expected tells what the standard library finds.
func expected(text string) (string, error) {
	var out strings.Builder
	depth := 0
	space := strings.NewReplacer("http://www.w3.org/XML/1998/namespace", "xml")
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			fmt.Fprintf(&out, "<%s|%s", space.Replace(t.Name.Space), t.Name.Local)
			for _, a := range t.Attr {
				fmt.Fprintf(&out, " %s|%s=%s", space.Replace(a.Name.Space), a.Name.Local, a.Value)
			}
			out.WriteString(">")
		case xml.EndElement:
			depth--
			out.WriteString("</>")
		case xml.CharData:
			if depth > 0 {
				out.Write(t)
			}
		}
	}
}

var documents = []string{
	`<a/>`, ` <?xml version="1.0" encoding="UTF-8"?><a b="1" c='2"'>x</a> `, "\ufeff<a>é</a>",
	`<p:a xmlns:p="u" xmlns="d" p:b="1" c="2"><b/><p:c xmlns:p="v"/><p:d/></p:a>`,
	`<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#x1F600;</a>`, `<a b="&lt;&#10;">x</a>`,
	"<a>\r\nb\rc</a>", "<a b='x\r\ny'/>", `<a><!-- x > y --><![CDATA[<b>&amp;]]>z<?p i?></a>`,
	`<a b = "1" / >`, `<a b="1"c="2"></a >`, `<a b=">"/>`, `<a><b></a></b>`, `<a>`, `</a>`, `<a b/>`, `<a b=1/>`, `<a b="<"/>`, `<a>&x;</a>`, `<a>&amp</a>`, `<a>&#0;</a>`,
	`<!DOCTYPE a><a/>`, `<a><!ELEMENT b></a>`, `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, `<?xml versiOn="1.0" encOding="x"?><a/>`, `<a:b:c/>`, `<:a/>`, `<a:/>`, `<`, `<a`, `<!`, `<!-`, `<![CDATA[`, `<?x`, ``, `x<![CDATA[y]]><a/>`,
}

// agrees holds that what the standard library takes we take alike, but for
// document types.
func agrees(t *testing.T, text string) {
	want, err := expected(text)
	got, mine := events(strings.NewReader(text))
	slow, slowly := events(iotest.OneByteReader(strings.NewReader(text)))
	require.Equal(t, got, slow, "a byte at a time")
	require.Equal(t, mine == nil, slowly == nil)
	if err != nil || strings.Contains(text, "<!") && mine != nil && strings.Contains(mine.Error(), "entités") || strings.Contains(strings.ToLower(text), "encoding") {
		return
	}
	require.NoError(t, mine)
	require.Equal(t, want, got)
}

func TestMarkupAgreesWithTheStandardLibrary(t *testing.T) {
	for _, text := range documents {
		t.Run(text, func(t *testing.T) { agrees(t, text) })
	}
}

func TestMarkupThatIsRefused(t *testing.T) {
	for _, text := range []string{`<a><b></a></b>`, `<a>`, `</a>`, `<a b/>`, `<a b=1/>`, `<a b="<"/>`, `<a>&x;</a>`, `<a>&amp</a>`, `<a>&#0;</a>`, `<a>&#x110000;</a>`, `<a></b>`, `<a/></a>`,
		`<!DOCTYPE a><a/>`, `<a><!ELEMENT b></a>`, `<?xml version="1.0" encoding="ISO-8859-1"?><a/>`, `<`, `<a`, `<!-`, `<a><![CDATA[`, `<?x`, `<>`, `< a/>`, `<a b="1>`, `<a ="1"/>`,
		"<a" + strings.Repeat(` b=""`, maxAttributes+1) + "/>", strings.Repeat(`<a xmlns:a="u" xmlns:b="v" xmlns:c="w">`, 100)} {
		_, err := events(strings.NewReader(text))
		require.Error(t, err, text)
	}
	_, err := events(io.MultiReader(strings.NewReader("<a>"), iotest.ErrReader(io.ErrNoProgress)))
	require.ErrorIs(t, err, io.ErrNoProgress)
}

func TestMarkupAcrossItsBuffer(t *testing.T) {
	text := `<a b="` + strings.Repeat("x", 200<<10) + `">` + strings.Repeat("y", 200<<10) + `<!--` + strings.Repeat("z", 200<<10) + `--><c/></a>`
	want, err := expected(text)
	require.NoError(t, err)
	got, err := events(iotest.HalfReader(strings.NewReader(text)))
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func FuzzMarkup(f *testing.F) {
	for _, text := range documents {
		f.Add(text)
	}
	f.Fuzz(agrees)
}

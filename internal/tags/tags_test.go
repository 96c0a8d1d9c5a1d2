package tags_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/tags"
)

func TestWriter(t *testing.T) {
	tests := []struct {
		name  string
		write func(*tags.Writer)
		want  string
	}{
		{"element", func(w *tags.Writer) { w.Element("a", "1 < 2", "b", `"c"`) }, `<a b="&#34;c&#34;">1 &lt; 2</a>`},
		{"what XML cannot hold", func(w *tags.Writer) { w.Characters("a\x00\xff\uffffb") }, "a\ufffd\ufffd\ufffdb"},
		{"all are closed", func(w *tags.Writer) { w.Open("a"); w.Open("b"); w.Empty("c"); w.CloseAll() }, "<a><b><c/></b></a>"},
		{"one is closed", func(w *tags.Writer) { w.Open("a"); w.Open("b"); w.Close(); w.Raw("<c/>"); w.CloseAll() }, "<a><b></b><c/></a>"},
		{"spaces count", func(w *tags.Writer) { w.Paragraphs(" a  b c\nd ") }, "<text:p><text:s/>a<text:s/><text:s/>b c</text:p><text:p>d<text:s/></text:p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var w tags.Writer
			tt.write(&w)
			require.Equal(t, tt.want, w.Taken())
			require.Empty(t, w.Taken())
		})
	}
}

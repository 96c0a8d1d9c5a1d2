package agent_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
)

// endless is a text that begins in one way and goes on for ever in another.
type endless struct {
	head, body string
	at         int
	given      int64
}

func (e *endless) Read(p []byte) (int, error) {
	for n := range p {
		if e.at < len(e.head) {
			p[n] = e.head[e.at]
		} else {
			p[n] = e.body[(e.at-len(e.head))%len(e.body)]
		}
		e.at++
	}
	e.given += int64(len(p))
	return len(p), nil
}

// small bounds the files of these tests, whose sizes prove no more than time.
var small = agent.Limits{Bytes: 12 << 20, Elements: 250_000}

// What is said of a file beyond them.
const (
	tooMany  = "trop d’éléments\u00a0: plus de 250000"
	tooKept  = "trop d’éléments à retenir\u00a0: plus de 200000"
	tooDeep  = "éléments imbriqués sur plus de 64 niveaux"
	tooLong  = "valeur trop longue\u00a0: plus de 1\u00a0Mio"
	tooLarge = "fichier trop volumineux\u00a0: plus de 12\u00a0Mio"
)

// A file that never ends is given up, within what may be read and in a memory
// that does not grow with it.
func TestEndlessFiles(t *testing.T) {
	tests := []struct {
		name, head, body, want string
		reads                  int64 // MiB, at most
	}{
		{"elements in elements", "<REQUEST>", "<CONTENT>", tooDeep, 1},
		{"objects in objects", "", `{"content":`, tooDeep, 1},
		{"lists in lists", `{"content":`, "[", tooDeep, 1},
		{"a list of nothing", `{"softwares":[0`, ",0", tooMany, 12},
		{"a list of a kept section", `{"content":{"monitors":[{"caption":"a"}`, `,{"caption":"a"}`, tooKept, 12},
		{"elements", "<REQUEST><CONTENT>", "<SOFTWARES/>", tooMany, 12},
		{"elements of a kept section", "<REQUEST><CONTENT>", "<MONITORS><CAPTION>a</CAPTION></MONITORS>", tooKept, 12},
		{"a text in JSON", `{"content":{"hardware":{"name":"`, "a", tooLong, 4},
		{"a text in XML", "<REQUEST><CONTENT><HARDWARE><NAME>", "a", tooLong, 4},
		{"a text in pieces", "<REQUEST><CONTENT><HARDWARE><NAME>", "a<!---->", tooLong, 12},
		{"a text that is not kept", "<REQUEST><CONTENT><SOFTWARES><NAME>", "a", tooLong, 4},
		{"a name", "<REQUEST><CONTENT><", "a", tooLong, 4},
		{"an attribute", `<REQUEST a="`, "a", tooLong, 4},
		{"attributes", "<REQUEST", ` a="b"`, tooLong, 4},
		{"a comment", "<REQUEST><!--", "a", tooLong, 4},
		{"comments", "<REQUEST>", "<!--a-->", tooLarge, 13},
		{"a number", `{"content":`, "1", tooLong, 4},
		{"spaces in JSON", "{", " ", tooLarge, 13},
		{"spaces in XML", "<REQUEST>", " ", tooLong, 4},
		{"spaces before all", "", " ", tooLarge, 13},
		{"commas", `{"a":[`, ",", "JSON mal formé", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := &endless{head: tt.head, body: tt.body}
			require.Contains(t, refusal(t, file, small), tt.want)
			require.LessOrEqual(t, file.given, tt.reads<<20)
		})
	}
}

// A file of a few kilobytes may unpack to gigabytes: it is stopped as well.
func TestPackedBomb(t *testing.T) {
	var bomb bytes.Buffer
	w := zlib.NewWriter(&bomb)
	_, err := io.Copy(w, io.LimitReader(&endless{head: "<REQUEST>", body: "<!--a-->"}, 16<<20))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.Less(t, bomb.Len(), 1<<20)
	require.Equal(t, tooLarge, refusal(t, &bomb, small))
}

func TestMemoryIsBounded(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	refusal(t, &endless{head: `{"content":{"monitors":[{"caption":"a"}`, body: `,{"caption":"a"}`}, agent.Limits{})
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(256<<20))
}

func TestLimitsAreThoseAsked(t *testing.T) {
	text := `{"content":{"hardware":{"name":"pc-accueil-01"},"softwares":[1,2,3,4,5,6,7,8,9]}}`
	for name, tt := range map[string]struct {
		limits agent.Limits
		want   string
	}{
		"bytes":    {agent.Limits{Bytes: 40}, "fichier trop volumineux\u00a0: plus de 40\u00a0octets"},
		"depth":    {agent.Limits{Depth: 3}, "éléments imbriqués sur plus de 3 niveaux"},
		"elements": {agent.Limits{Elements: 8}, "trop d’éléments\u00a0: plus de 8"},
		"text":     {agent.Limits{Text: 5}, "valeur trop longue\u00a0: plus de 5\u00a0octets"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, refusal(t, strings.NewReader(text), tt.limits))
		})
	}
	_, err := agent.Decode(strings.NewReader(text), agent.Limits{Bytes: 90, Depth: 4, Elements: 14, Text: 13})
	require.NoError(t, err)
}

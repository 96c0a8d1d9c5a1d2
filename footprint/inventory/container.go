package inventory

import (
	"bufio"
	"bytes"
	"io"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
	"github.com/reen-numerique/reen/internal/delimited"
	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// headBytes is how much of a file tells what it is.
const headBytes = 64 << 10

// archiveMagic is how an archive, and a workbook, start.
const archiveMagic = "PK\x03\x04"

// stream reads a file, of which the first bytes tell the container.
func (g *reading) stream(r io.Reader, name string) error {
	in := bufio.NewReaderSize(g.counted(r), headBytes)
	head, err := in.Peek(headBytes)
	if err != nil && err != io.EOF {
		return delimited.InFile(name, err)
	}
	g.seen.begin(name)
	switch {
	case bytes.HasPrefix(head, []byte(archiveMagic)):
		err = g.packed(in, name)
	case agent.Is(head):
		err = g.agent(in, name)
	case opensJSON(head):
		err = g.exchanged(in, name)
	default:
		err = g.text(in, name)
	}
	return delimited.InFile(name, delimited.WithLimit(err, g.Limits.Bytes))
}

// counted tells the bytes of a file beside those of the files before it.
func (g *reading) counted(r io.Reader) io.Reader {
	if g.Progress == nil || g.unpacking {
		return r
	}
	before := g.bytes
	return delimited.Counted(r, func(done int64) {
		g.bytes = before + done
		g.Progress(g.bytes)
	})
}

// whole gives the bytes of a file that has to be held.
func (g *reading) whole(r io.Reader) ([]byte, error) {
	var data bytes.Buffer
	_, err := io.Copy(&data, delimited.Bounded(r, g.Limits.Bytes))
	return data.Bytes(), err
}

// packed reads a workbook, or an archive of files.
func (g *reading) packed(r io.Reader, name string) error {
	data, err := g.whole(r)
	if err != nil {
		return err
	}
	if entriesAtMost(data) > g.Limits.Files {
		return delimited.TooLargef("archive refusée\u00a0: plus de %d fichiers", g.Limits.Files)
	}
	if _, ok := spreadsheet.FormatOf(data); ok {
		return g.workbook(data, name)
	}
	return g.archive(data, name)
}

// opensJSON tells a text that starts as JSON does.
func opensJSON(head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

// opensDocument tells a text that starts as JSON or XML.
func opensDocument(head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	return len(head) > 0 && (head[0] == '{' || head[0] == '[' || head[0] == '<')
}

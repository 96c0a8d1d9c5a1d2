package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/reen-numerique/reen/report/internal/visible"
)

// file is a PDF file as a list of objects, numbered from 1.
type file struct {
	objects [][]byte
	pages   []int // object of each page
	info    int
	catalog int
}

// Bytes writes the file. The canvas may be drawn on no more.
func (c *Canvas) Bytes() ([]byte, error) {
	if len(c.pages) == 0 {
		return nil, errors.New("pdf: a file needs a page")
	}
	c.dropDeadLinks()
	c.root.prune()
	raw, err := c.replay()
	if err != nil {
		return nil, err
	}
	f, err := parse(raw, len(c.pages))
	if err != nil {
		return nil, err
	}
	return f.finish(c)
}

// finish adds what gofpdf lacks and writes the objects out.
func (f *file) finish(c *Canvas) ([]byte, error) {
	structure := f.structure(c)
	if err := f.completePages(c); err != nil {
		return nil, err
	}
	if err := f.pictures(c.pictures); err != nil {
		return nil, err
	}
	if err := f.compressContents(); err != nil {
		return nil, err
	}
	outline := f.outline(c)
	metadata := f.add(stream("/Type /Metadata /Subtype /XML", c.options.xmp()))
	profile := f.add(stream("/N 3", colorProfile()))
	f.objects[f.info] = c.options.info()
	f.objects[f.catalog] = fmt.Appendf(nil, "<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>>"+
		" /StructTreeRoot %d 0 R /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R"+
		" /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"+
		" /Info (sRGB) /DestOutputProfile %d 0 R>>]",
		hexText(c.options.Language), structure, metadata, profile)
	if outline > 0 {
		f.objects[f.catalog] = fmt.Appendf(f.objects[f.catalog], " /Outlines %d 0 R /PageMode /UseOutlines", outline)
	}
	f.objects[f.catalog] = append(f.objects[f.catalog], ">>"...)
	return f.bytes(), nil
}

// add appends an object and gives its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

func stream(dictionary string, data []byte) []byte {
	b := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", dictionary, len(data))
	return append(append(b, data...), "\nendstream"...)
}

// parse takes gofpdf's file apart. It trusts nothing of the layout of the
// file that it does not check: a change of gofpdf must fail here.
func parse(raw []byte, pages int) (*file, error) {
	offsets, table, err := crossReferences(raw)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([][]byte, len(offsets))}
	order := slices.Clone(offsets[1:])
	slices.Sort(order)
	for i := 1; i < len(offsets); i++ {
		end := table
		if next, _ := slices.BinarySearch(order, offsets[i]+1); next < len(order) {
			end = order[next]
		}
		if f.objects[i], err = objectBody(raw[offsets[i]:end], i); err != nil {
			return nil, err
		}
	}
	return f, f.find(pages)
}

// find checks the places of the objects that are completed or replaced.
func (f *file) find(pages int) error {
	for i := range pages {
		f.pages = append(f.pages, 3+2*i) // each page is followed by its content
	}
	f.info, f.catalog = len(f.objects)-2, len(f.objects)-1
	for _, p := range f.pages {
		if p >= f.info || !bytes.HasPrefix(f.objects[p], []byte(pageStart)) {
			return fmt.Errorf("pdf: object %d of gofpdf is not a page", p)
		}
	}
	if !bytes.HasPrefix(f.objects[1], []byte("<</Type /Pages")) ||
		!bytes.Contains(f.objects[f.info], []byte("\n/CreationDate")) ||
		!bytes.HasPrefix(f.objects[f.catalog], []byte("<<\n/Type /Catalog")) {
		return errors.New("pdf: gofpdf's file has another form than expected")
	}
	return nil
}

// pageStart is how gofpdf opens a page.
const pageStart = "<</Type /Page\n/Parent 1 0 R\n"

// crossReferences reads the offsets of the objects and of the table itself.
func crossReferences(raw []byte) (offsets []int, table int, err error) {
	bad := errors.New("pdf: gofpdf's cross references cannot be read")
	_, tail, found := bytes.Cut(raw[max(0, len(raw)-64):], []byte("startxref\n"))
	if !found {
		return nil, 0, bad
	}
	number, _, _ := strings.Cut(string(tail), "\n")
	if table, err = strconv.Atoi(number); err != nil || table < 0 || table >= len(raw) {
		return nil, 0, bad
	}
	lines := strings.Split(string(raw[table:]), "\n")
	var count int
	if len(lines) < 3 || lines[0] != "xref" {
		return nil, 0, bad
	}
	if _, err := fmt.Sscanf(lines[1], "0 %d", &count); err != nil || count < 4 || len(lines) < count+2 {
		return nil, 0, bad
	}
	offsets = make([]int, count)
	for i := 1; i < count; i++ {
		if _, err := fmt.Sscanf(lines[2+i], "%d 00000 n", &offsets[i]); err != nil || offsets[i] >= table {
			return nil, 0, bad
		}
	}
	return offsets, table, nil
}

// objectBody takes off "n 0 obj" and "endobj".
func objectBody(raw []byte, number int) ([]byte, error) {
	body, found := bytes.CutPrefix(raw, fmt.Appendf(nil, "%d 0 obj\n", number))
	end := bytes.LastIndex(body, []byte("endobj"))
	if !found || end < 0 {
		return nil, fmt.Errorf("pdf: object %d of gofpdf cannot be read", number)
	}
	return bytes.TrimSuffix(body[:end], []byte("\n")), nil
}

// completePages adds the marks and the annotations to the pages.
func (f *file) completePages(c *Canvas) error {
	for i, p := range c.pages {
		rest, found := bytes.CutPrefix(f.objects[f.pages[i]], []byte(pageStart))
		if !found || bytes.Contains(rest, []byte("/Annots")) {
			return fmt.Errorf("pdf: page %d of gofpdf has another form than expected", i+1)
		}
		b := fmt.Appendf([]byte(pageStart), "/StructParents %d\n/Tabs /S\n", i)
		if len(p.annotations) > 0 {
			b = append(b, "/Annots ["...)
			for _, a := range p.annotations {
				b = fmt.Appendf(b, "%d 0 R ", a.object)
			}
			b = append(b, "]\n"...)
		}
		f.objects[f.pages[i]] = append(b, rest...)
	}
	return nil
}

// bytes writes the objects, their cross references and the trailer, with an
// identifier that depends on the content alone.
func (f *file) bytes() []byte {
	var out bytes.Buffer
	// The second line tells tools that the file is binary.
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i := 1; i < len(f.objects); i++ {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n", i)
		out.Write(f.objects[i])
		out.WriteString("\nendobj\n")
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.catalog, f.info, id[:16], id[:16], table)
	return out.Bytes()
}

// hexText writes a text string of the file.
func hexText(s string) string {
	units := utf16.Encode([]rune(visible.Text(s)))
	b := make([]byte, 0, 6+4*len(units))
	b = append(b, "<FEFF"...)
	for _, u := range units {
		const digits = "0123456789ABCDEF"
		b = append(b, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	return string(append(b, '>'))
}

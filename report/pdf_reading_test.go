package report_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// pdfFile is one of our files as a reading machine meets it.
type pdfFile struct {
	t       testing.TB
	objects map[int]any
	streams map[int][]byte
	marks   map[int]map[int]string // texts of the pages, by object of the page and mark
	numbers map[int]int            // of the pages, by object
}

// pdfReading is what a machine reads in a file, in the order of its structure.
type pdfReading struct {
	text     string   // paragraphs, cells, alternatives of figures: a line each
	headings []int    // page of each
	labels   []string // drawn in figures
}

// Forms of a value: a name, a reference, an operator of a page.
type (
	pdfName     string
	pdfRef      int
	pdfOperator string
	pdfDict     map[pdfName]any
)

// readPDF reads the text of a file through its structure, its marks and the maps
// of its fonts. Each mark has to be in the structure once, and nothing may be
// written outside marks and artifacts.
func readPDF(t testing.TB, file []byte) pdfReading {
	t.Helper()
	f := &pdfFile{t: t, objects: map[int]any{}, streams: map[int][]byte{}, marks: map[int]map[int]string{}, numbers: map[int]int{}}
	f.parse(string(file))
	catalog := f.dict(f.trailer(file)["Root"])
	pages := f.dict(catalog["Pages"])["Kids"].([]any)
	for n, page := range pages {
		f.numbers[int(page.(pdfRef))] = n + 1
		f.page(page.(pdfRef))
	}
	tree := f.dict(catalog["StructTreeRoot"])
	f.parents(tree)
	var r pdfReading
	for _, k := range tree["K"].([]any) {
		f.element(k.(pdfRef), &r)
	}
	for page, left := range f.marks {
		require.Empty(t, left, "marks of page %d that the structure lacks", f.numbers[page])
	}
	return r
}

// parse reads the objects at the offsets of the cross references.
func (f *pdfFile) parse(file string) {
	_, tail, found := strings.Cut(file, "\nxref\n")
	require.True(f.t, found)
	for n, m := range regexp.MustCompile(`(?m)^(\d{10}) \d{5} n $`).FindAllStringSubmatch(tail, -1) {
		at, err := strconv.Atoi(m[1])
		require.NoError(f.t, err)
		p := &pdfParser{s: file, i: at}
		require.Equal(f.t, []any{float64(n + 1), float64(0), pdfOperator("obj")}, []any{p.value(), p.value(), p.value()})
		f.objects[n+1] = p.value()
		if rest := file[p.i:]; strings.HasPrefix(strings.TrimLeft(rest, "\n"), "stream\n") {
			start := p.i + strings.Index(rest, "stream\n") + len("stream\n")
			d := f.objects[n+1].(pdfDict)
			data := []byte(file[start : start+int(d["Length"].(float64))])
			if d["Filter"] == pdfName("FlateDecode") {
				z, err := zlib.NewReader(bytes.NewReader(data))
				require.NoError(f.t, err)
				data, err = io.ReadAll(z)
				require.NoError(f.t, err)
			}
			f.streams[n+1] = data
		}
	}
}

func (f *pdfFile) trailer(file []byte) pdfDict {
	return (&pdfParser{s: string(file), i: bytes.LastIndex(file, []byte("trailer")) + len("trailer")}).value().(pdfDict)
}

func (f *pdfFile) dict(v any) pdfDict {
	if ref, is := v.(pdfRef); is {
		v = f.objects[int(ref)]
	}
	d, is := v.(pdfDict)
	require.True(f.t, is, "%v is no dictionary", v)
	return d
}

// page takes the texts of a page, by mark.
func (f *pdfFile) page(ref pdfRef) {
	const artifact, outside = -1, -2
	d := f.dict(ref)
	fonts := f.dict(f.dict(d["Resources"])["Font"])
	f.marks[int(ref)] = map[int]string{}
	p := &pdfParser{s: string(f.streams[int(d["Contents"].(pdfRef))])}
	mark := outside
	var font *pdfFont
	var operands []any
	for v := p.value(); v != nil; v = p.value() {
		operator, is := v.(pdfOperator)
		if !is {
			operands = append(operands, v)
			continue
		}
		switch operator {
		case "BMC":
			require.Equal(f.t, outside, mark, "marks stand beside each other")
			require.Equal(f.t, []any{pdfName("Artifact")}, operands)
			mark = artifact
		case "BDC":
			require.Equal(f.t, outside, mark, "marks stand beside each other")
			mark = int(operands[1].(pdfDict)["MCID"].(float64))
			require.NotContains(f.t, f.marks[int(ref)], mark, "twice on a page")
			f.marks[int(ref)][mark] = ""
		case "EMC":
			mark = outside
		case "Tf":
			font = f.font(fonts[operands[0].(pdfName)])
		case "Tj":
			require.NotEqual(f.t, outside, mark, "a text without a mark")
			if text := font.text(f.t, operands[0].(string)); mark >= 0 {
				f.marks[int(ref)][mark] += text
			}
		}
		operands = nil
	}
}

// parents checks that the way from a mark back to its element is the one there.
func (f *pdfFile) parents(tree pdfDict) {
	nums := f.dict(tree["ParentTree"])["Nums"].([]any)
	owners := map[any]any{}
	for i := 0; i < len(nums); i += 2 {
		owners[nums[i]] = nums[i+1]
	}
	for page := range f.marks {
		elements := owners[f.dict(pdfRef(page))["StructParents"]].([]any)
		require.Len(f.t, elements, len(f.marks[page]))
		for mark, element := range elements {
			holds := false
			for _, k := range f.dict(element)["K"].([]any) {
				d, is := k.(pdfDict)
				holds = holds || is && d["MCID"] == float64(mark) && d["Pg"] == pdfRef(page)
			}
			require.True(f.t, holds, "mark %d of page %d", mark, f.numbers[page])
		}
	}
}

// element reads an element that holds others.
func (f *pdfFile) element(ref pdfRef, r *pdfReading) {
	e := f.dict(ref)
	tag := e["S"].(pdfName)
	switch tag {
	case "Document", "Div", "L", "LI", "TOC", "Table", "THead", "TBody", "TR":
		for _, k := range e["K"].([]any) {
			f.element(k.(pdfRef), r)
		}
		return
	case "H1", "H2", "H3", "H4":
		r.headings = append(r.headings, f.numbers[int(f.firstPage(e))])
	}
	text := f.inline(e)
	if tag == "Figure" {
		r.labels = append(r.labels, text)
		text = utf16Text(f.t, e["Alt"].(string))
	}
	r.text += text + "\n"
}

func (f *pdfFile) firstPage(e pdfDict) pdfRef {
	kids := e["K"].([]any)
	require.NotEmpty(f.t, kids, "an empty heading")
	if d, is := kids[0].(pdfDict); is {
		return d["Pg"].(pdfRef)
	}
	return f.firstPage(f.dict(kids[0]))
}

// inline reads the marks of an element and of those inside.
func (f *pdfFile) inline(e pdfDict) string {
	text := ""
	for _, k := range e["K"].([]any) {
		d, is := k.(pdfDict)
		switch {
		case !is:
			text += f.inline(f.dict(k))
		case d["Type"] == pdfName("MCR"):
			page, mark := int(d["Pg"].(pdfRef)), int(d["MCID"].(float64))
			s, there := f.marks[page][mark]
			require.True(f.t, there, "mark %d of page %d is not there, or twice in the structure", mark, f.numbers[page])
			delete(f.marks[page], mark)
			text += s
		}
	}
	if actual, is := e["ActualText"].(string); is {
		return utf16Text(f.t, actual)
	}
	return text
}

// pdfFont leads from the codes of a page to characters and to shapes.
type pdfFont struct {
	ranges [][3]int // first code, last code, first character
	shapes []byte   // two bytes a code
}

func (f *pdfFile) font(v any) *pdfFont {
	d := f.dict(v)
	inner := f.dict(d["DescendantFonts"].([]any)[0])
	out := &pdfFont{shapes: f.streams[int(inner["CIDToGIDMap"].(pdfRef))]}
	p := &pdfParser{s: string(f.streams[int(d["ToUnicode"].(pdfRef))])}
	code := func(v any) int { return int(v.(string)[0])<<8 | int(v.(string)[1]) }
	var operands []any
	for v := p.value(); v != nil; v = p.value() {
		operator, is := v.(pdfOperator)
		if !is {
			operands = append(operands, v)
			continue
		}
		if operator == "endbfrange" {
			for ; len(operands) >= 3; operands = operands[3:] {
				out.ranges = append(out.ranges, [3]int{code(operands[0]), code(operands[1]), code(operands[2])})
			}
		}
		operands = nil
	}
	require.NotEmpty(f.t, out.ranges)
	return out
}

// text gives the characters of a string, each of which has a shape.
func (f *pdfFont) text(t testing.TB, s string) string {
	var b strings.Builder
	for i := 0; i+1 < len(s); i += 2 {
		code := int(s[i])<<8 | int(s[i+1])
		require.True(t, 2*code+1 < len(f.shapes) && f.shapes[2*code]|f.shapes[2*code+1] != 0, "no shape for U+%04X", code)
		known := false
		for _, r := range f.ranges {
			if code >= r[0] && code <= r[1] && !known {
				b.WriteRune(rune(r[2] + code - r[0]))
				known = true
			}
		}
		require.True(t, known, "no character for code %04X", code)
	}
	return b.String()
}

func utf16Text(t testing.TB, s string) string {
	require.True(t, strings.HasPrefix(s, "\xfe\xff"))
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// pdfParser reads values one after the other; nil at the end.
type pdfParser struct {
	s string
	i int
}

const pdfBlank, pdfEnds = " \n\r\t\x00\f", " \n\r\t\x00\f()<>[]/"

func (p *pdfParser) value() any {
	for p.i < len(p.s) && strings.IndexByte(pdfBlank, p.s[p.i]) >= 0 {
		p.i++
	}
	switch {
	case p.i >= len(p.s):
		return nil
	case strings.HasPrefix(p.s[p.i:], "%"):
		p.i += strings.IndexByte(p.s[p.i:]+"\n", '\n')
		return p.value()
	case strings.HasPrefix(p.s[p.i:], "<<"):
		return p.dict()
	case p.s[p.i] == '<':
		digits, _, _ := strings.Cut(p.s[p.i+1:], ">")
		p.i += len(digits) + 2
		b, _ := hex.DecodeString(digits)
		return string(b)
	case p.s[p.i] == '(':
		return p.literal()
	case p.s[p.i] == '[':
		p.i++
		return p.array("]")
	case p.s[p.i] == '/':
		p.i++
		return pdfName(p.word())
	}
	return p.number(p.word())
}

func (p *pdfParser) word() string {
	start := p.i
	for p.i < len(p.s) && strings.IndexByte(pdfEnds, p.s[p.i]) < 0 {
		p.i++
	}
	if p.i == start { // a delimiter that closes what was not opened
		p.i++
	}
	return p.s[start:p.i]
}

var pdfReference = regexp.MustCompile(`^ 0 R\b`)

func (p *pdfParser) number(word string) any {
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return pdfOperator(word)
	}
	if m := pdfReference.FindString(p.s[p.i:min(p.i+6, len(p.s))]); m != "" {
		p.i += len(m)
		return pdfRef(n)
	}
	return n
}

func (p *pdfParser) array(end string) []any {
	var out []any
	for {
		for p.i < len(p.s) && strings.IndexByte(pdfBlank, p.s[p.i]) >= 0 {
			p.i++
		}
		if p.i >= len(p.s) || strings.HasPrefix(p.s[p.i:], end) {
			p.i += len(end)
			return out
		}
		out = append(out, p.value())
	}
}

func (p *pdfParser) dict() pdfDict {
	p.i += 2
	items, out := p.array(">>"), pdfDict{}
	for i := 0; i+1 < len(items); i += 2 {
		out[items[i].(pdfName)] = items[i+1]
	}
	return out
}

// literal reads a string between parentheses, which may hold pairs of them.
func (p *pdfParser) literal() string {
	var b strings.Builder
	depth := 1
	for p.i++; p.i < len(p.s); p.i++ {
		switch c := p.s[p.i]; c {
		case '\\':
			p.i++
			if c = p.s[p.i]; c == 'r' {
				c = '\r'
			}
			b.WriteByte(c)
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				p.i++
				return b.String()
			}
		}
		b.WriteByte(p.s[p.i])
	}
	return b.String()
}

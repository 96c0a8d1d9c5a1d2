package pdf

import (
	"fmt"
	"html"
	"strings"
	"time"

	"github.com/reen-numerique/reen/report/internal/visible"
)

// maker names the program in the file's properties.
const maker = "reen"

// dated says whether the date can be written, in a year of four digits.
func (o Options) dated() bool {
	return !o.Date.IsZero() && o.Date.UTC().Year() >= 1 && o.Date.UTC().Year() <= 9999
}

// info writes the old form of the properties; PDF/A wants the two to agree.
func (o Options) info() []byte {
	b := fmt.Appendf(nil, "<</Producer %s /Creator %s", hexText(maker), hexText(maker))
	for _, p := range []struct{ key, value string }{{"Title", o.Title}, {"Author", o.Author}, {"Subject", o.Subject}} {
		if p.value != "" {
			b = fmt.Appendf(b, " /%s %s", p.key, hexText(p.value))
		}
	}
	if o.dated() {
		stamp := o.Date.UTC().Format("20060102150405") + "+00'00'"
		b = fmt.Appendf(b, " /CreationDate (D:%s) /ModDate (D:%s)", stamp, stamp)
	}
	return append(b, ">>"...)
}

// xmp writes the new form of the properties, with the claim of PDF/A-1b. No
// claim of PDF/UA: it takes a person to check that.
func (o Options) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n" +
		"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n")
	property(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", o.Title)
	property(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", o.Author)
	property(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", o.Subject)
	property(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", o.Language)
	property(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", maker)
	property(&b, "<pdf:Producer>%s</pdf:Producer>\n", maker)
	if o.dated() {
		stamp := o.Date.UTC().Truncate(time.Second).Format("2006-01-02T15:04:05+00:00")
		property(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n", stamp)
		property(&b, "<xmp:ModifyDate>%s</xmp:ModifyDate>\n", stamp)
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

func property(b *strings.Builder, format, value string) {
	if value != "" {
		fmt.Fprintf(b, format, html.EscapeString(visible.Text(value)))
	}
}

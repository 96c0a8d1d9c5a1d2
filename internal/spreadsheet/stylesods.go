package spreadsheet

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

const (
	xmlHeadODS = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	versionODS = "1.3"
	manifestNS = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
)

// namespacesODS are those of the prefixes that are written.
var namespacesODS = []string{
	"xmlns:office", officeNS,
	"xmlns:table", tableNS,
	"xmlns:text", textNS,
	"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
	"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
	"xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
	"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
	"xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	"xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}

const manifestODS = xmlHeadODS + `<manifest:manifest xmlns:manifest="` + manifestNS + `" manifest:version="` + versionODS + `">` +
	`<manifest:file-entry manifest:full-path="/" manifest:version="` + versionODS + `" manifest:media-type="` + mimetypeODS + `"/>` +
	`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
	`<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>` +
	`<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>` +
	`<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`

func (o *writerODS) document(name string) {
	o.Raw(xmlHeadODS)
	o.Open(name, append(slices.Clone(namespacesODS), "office:version", versionODS)...)
}

func (o *writerODS) meta() string {
	o.document("office:document-meta")
	o.Open("office:meta")
	o.Element("meta:generator", author)
	o.Element("dc:title", o.wb.Title)
	o.Element("dc:language", o.wb.Language)
	o.Element("dc:date", strings.TrimSuffix(fixedDate, "Z"))
	o.CloseAll()
	return o.Taken()
}

// locale parts a language into what OpenDocument calls language and country.
func (o *writerODS) locale() (language, country string) {
	language, country, _ = strings.Cut(o.wb.Language, "-")
	switch {
	case country != "":
	case language == "fr": // a spreadsheet without a country shows a point before decimals
		country = "FR"
	default:
		country = "none"
	}
	return language, country
}

// pageStyles sets the fonts of the document, and A4 on its side as wide as
// the table.
func (o *writerODS) pageStyles() string {
	language, country := o.locale()
	o.document("office:document-styles")
	o.Open("office:styles")
	o.Open("style:default-style", "style:family", "table-cell")
	o.Empty("style:text-properties", "fo:font-family", fontName, "style:font-family-generic", "swiss", "fo:font-size", points(fontSize), "fo:language", language, "fo:country", country)
	o.Close()
	o.Empty("style:style", "style:name", "Default", "style:family", "table-cell")
	o.Close()
	o.Open("office:automatic-styles")
	o.Open("style:page-layout", "style:name", "page")
	o.Open("style:page-layout-properties", "fo:page-width", "297mm", "fo:page-height", "210mm", "style:print-orientation", "landscape", "fo:margin", "15mm",
		"style:scale-to-X", "1", "style:scale-to-Y", "0")
	o.Close()
	o.Close()
	o.Close()
	o.Open("office:master-styles")
	o.Empty("style:master-page", "style:name", "Default", "style:page-layout-name", "page")
	o.CloseAll()
	return o.Taken()
}

// dataStyles are how a French reader sees a day, and text as it was typed.
func (o *writerODS) dataStyles() {
	o.Open("number:text-style", "style:name", "as-text")
	o.Empty("number:text-content")
	o.Close()
	o.Open("number:date-style", "style:name", "as-date", "number:language", "fr", "number:country", "FR")
	o.Empty("number:day", "number:style", "long")
	o.Element("number:text", "/")
	o.Empty("number:month", "number:style", "long")
	o.Element("number:text", "/")
	o.Empty("number:year", "number:style", "long")
	o.Close()
}

// dataStyleNames are those of the formats of XLSX.
var dataStyleNames = map[string]string{formats[Text]: "as-text", formats[Date]: "as-date"}

// style names a style, which the content will define.
func (o *writerODS) style(s style) string {
	i := slices.Index(o.styles, s)
	if i < 0 {
		i = len(o.styles)
		o.styles = append(o.styles, s)
	}
	return styleName(i)
}

func styleName(i int) string { return fmt.Sprintf("cell-%d", i+1) }

func (o *writerODS) cellStyle(i int, s style) {
	attributes := []string{"style:name", styleName(i), "style:family", "table-cell", "style:parent-style-name", "Default"}
	if name := dataStyleNames[s.format]; name != "" {
		attributes = append(attributes, "style:data-style-name", name)
	}
	o.Open("style:style", attributes...)
	cell := []string{"style:vertical-align", map[string]string{"center": "middle", "top": "top"}[s.vertical], "style:cell-protect", map[bool]string{true: "none", false: "protected"}[s.open]}
	cell = append(cell, "style:text-align-source", "fix")
	if s.wrap {
		cell = append(cell, "fo:wrap-option", "wrap")
	}
	if s.fill != "" {
		cell = append(cell, "fo:background-color", "#"+s.fill)
	}
	if s.ruled {
		cell = append(cell, "fo:border-bottom", "0.5pt solid #"+ruleColour)
	}
	o.Empty("style:table-cell-properties", cell...)
	o.Empty("style:paragraph-properties", "fo:text-align", map[string]string{"left": "start", "right": "end"}[s.side], "fo:margin-left", points(indentWidth*float64(s.indent)))
	text := []string{"fo:font-size", points(s.size), "fo:color", "#" + s.colour}
	if s.bold {
		text = append(text, "fo:font-weight", "bold")
	}
	o.Empty("style:text-properties", text...)
	o.Close()
}

// columnStyles defines the widths of columns and the heights of rows in use.
func (o *writerODS) columnStyles() {
	widths, heights := map[int]bool{introWidth: true}, map[float64]bool{}
	for _, s := range o.wb.Sheets {
		for _, c := range s.Columns {
			widths[c.Width] = true
		}
		heights[s.headerHeight()] = true
		for i := range s.Intro {
			heights[s.introHeight(i)] = true
		}
	}
	for _, w := range slices.Sorted(maps.Keys(widths)) {
		o.Open("style:style", "style:name", columnStyle(w), "style:family", "table-column")
		o.Empty("style:table-column-properties", "style:column-width", points(float64(w)*charWidth))
		o.Close()
	}
	for _, h := range slices.Sorted(maps.Keys(heights)) {
		o.Open("style:style", "style:name", rowStyle(h), "style:family", "table-row")
		o.Empty("style:table-row-properties", "style:row-height", points(h), "style:use-optimal-row-height", "false")
		o.Close()
	}
}

func columnStyle(width int) string { return fmt.Sprintf("column-%d", width) }

func rowStyle(height float64) string { return fmt.Sprintf("row-%.0f", height*10) }

// tableStyles tells the sheets that are shown from the one that is not.
func (o *writerODS) tableStyles() {
	for _, s := range []struct{ name, display string }{{"sheet", "true"}, {"hidden", "false"}} {
		o.Open("style:style", "style:name", s.name, "style:family", "table", "style:master-page-name", "Default")
		o.Empty("style:table-properties", "table:display", s.display)
		o.Close()
	}
}

func points(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) + "pt" }

// settings freezes the headers of each sheet.
func (o *writerODS) settings() string {
	o.document("office:document-settings")
	o.Open("office:settings")
	o.Open("config:config-item-set", "config:name", "ooo:view-settings")
	o.Open("config:config-item-map-indexed", "config:name", "Views")
	o.Open("config:config-item-map-entry")
	o.item("ViewId", "string", "view1")
	o.item("ActiveTable", "string", o.wb.Sheets[0].Name)
	if slices.ContainsFunc(o.wb.Sheets, Sheet.hasTable) {
		o.Open("config:config-item-map-named", "config:name", "Tables")
	}
	for _, s := range o.wb.Sheets {
		if s.hasTable() {
			o.frozen(s)
		}
	}
	o.CloseAll()
	return o.Taken()
}

func (o *writerODS) frozen(s Sheet) {
	header := strconv.Itoa(s.header())
	o.Open("config:config-item-map-entry", "config:name", s.Name)
	o.item("CursorPositionX", "int", "0")
	o.item("CursorPositionY", "int", header)
	o.item("HorizontalSplitMode", "short", "0")
	o.item("VerticalSplitMode", "short", "2") // frozen
	o.item("VerticalSplitPosition", "int", header)
	o.item("ActiveSplitRange", "short", "2") // below
	o.item("PositionTop", "int", "0")
	o.item("PositionBottom", "int", header)
	o.Close()
}

func (o *writerODS) item(name, kind, value string) {
	o.Element("config:config-item", value, "config:name", name, "config:type", kind)
}

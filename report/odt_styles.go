package report

import (
	"strconv"
	"strings"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

const (
	odtFont  = "Liberation Sans"
	coverPad = 26.0 // beside the titles of the cover
)

// stylesPart writes the named styles and the pages.
func (o *odt) stylesPart() string {
	o.root("office:document-styles")
	o.Raw(o.fontFaces())
	o.Open("office:styles")
	o.defaultStyles()
	for _, s := range o.namedStyles() {
		o.style(s)
	}
	o.outlineStyle()
	o.listStyles()
	o.Close()
	o.pages()
	o.CloseAll()
	return o.Taken()
}

func (o *odt) fontFaces() string {
	return `<office:font-face-decls><style:font-face style:name="` + o.font() + `" svg:font-family="'` + o.font() +
		`'" style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>`
}

// font names the family of all texts: the file holds no face.
func (o *odt) font() string {
	if o.family == "" {
		return odtFont
	}
	return o.family
}

// defaultStyles says the language, the face and the size of all texts.
func (o *odt) defaultStyles() {
	text := append([]string{"style:font-name", o.font(), "style:font-name-asian", o.font(), "style:font-name-complex", o.font(),
		"fo:font-size", "10.2pt", "fo:color", webColor(o.ruler.colors.ink)}, odtLanguage(languageOf(o.doc))...)
	for _, s := range []struct {
		family string
		set    []odtSet
	}{
		{"graphic", nil},
		{"paragraph", []odtSet{{"paragraph", []string{"style:tab-stop-distance", "1.25cm", "style:writing-mode", "page", "fo:hyphenation-ladder-count", "no-limit"}}, {"text", text}}},
		{"table", []odtSet{{"table", []string{"table:border-model", "collapsing"}}}},
		{"table-row", []odtSet{{"table-row", []string{"fo:keep-together", "always"}}}},
	} {
		o.Open("style:default-style", "style:family", s.family)
		for _, set := range s.set {
			o.Empty("style:"+set.kind+"-properties", set.attributes...)
		}
		o.Close()
	}
}

// odtLanguage is a language as properties of a text: a language and a
// country, and the whole tag where it says more.
func odtLanguage(tag string) []string {
	language, rest, _ := strings.Cut(tag, "-")
	switch {
	case rest == "":
		return []string{"fo:language", strings.ToLower(language), "fo:country", "none"}
	case len(rest) == 2:
		return []string{"fo:language", strings.ToLower(language), "fo:country", strings.ToUpper(rest)}
	}
	return []string{"fo:language", strings.ToLower(language), "fo:country", "none", "style:rfc-language-tag", tag}
}

func paragraphSet(attributes ...string) odtSet { return odtSet{"paragraph", attributes} }
func textSet(attributes ...string) odtSet      { return odtSet{"text", attributes} }

// namedStyles lists what an officer finds in the list of styles.
func (o *odt) namedStyles() []odtStyle {
	var styles []odtStyle
	for _, group := range [][]odtStyle{o.bodyStyles(), o.headingStyles(), o.coverStyles(), o.tableStyles(), o.keyStyles(), o.calloutStyles(), o.contentsStyles(), o.characterStyles()} {
		styles = append(styles, group...)
	}
	return styles
}

func (o *odt) bodyStyles() []odtStyle {
	muted, rule := webColor(o.ruler.colors.muted), ".5pt solid "+webColor(o.ruler.colors.rule)
	small := textSet("fo:font-size", "8pt", "fo:color", muted)
	caption := func(name string) odtStyle {
		return odtStyle{name: name, family: "paragraph", parent: styleCaption, class: "extra"}
	}
	return []odtStyle{
		{name: styleStandard, family: "paragraph", class: "text"},
		{name: styleBody, family: "paragraph", parent: styleStandard, class: "text",
			set: []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "7pt", "fo:line-height", "130%", "fo:orphans", "2", "fo:widows", "2")}},
		{name: styleItem, family: "paragraph", parent: styleBody, class: "list", set: []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "3pt")}},
		{name: styleLastItem, family: "paragraph", parent: styleItem, class: "list", next: styleBody, set: []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "8pt")}},
		{name: styleCaption, family: "paragraph", parent: styleStandard, class: "extra", next: styleBody,
			set: []odtSet{paragraphSet("fo:margin-top", "10pt", "fo:margin-bottom", "4pt", "fo:keep-with-next", "always"), textSet("fo:font-size", "9.4pt", "fo:font-weight", "bold")}},
		caption(styleTableCaption), caption(styleFigureCaption),
		{name: styleNote, family: "paragraph", parent: styleStandard, class: "extra", next: styleBody,
			set: []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "10pt", "fo:line-height", "120%"), textSet("fo:font-size", "8.4pt", "fo:color", muted)}},
		{name: stylePicture, family: "paragraph", parent: styleStandard, class: "extra", next: styleBody, set: []odtSet{paragraphSet("fo:margin-top", "4pt", "fo:margin-bottom", "6pt")}},
		{name: styleGraphics, family: "graphic", set: []odtSet{{"graphic", []string{"text:anchor-type", "as-char", "style:vertical-pos", "top", "style:vertical-rel", "baseline"}}}},
		{name: styleHeader, family: "paragraph", parent: styleStandard, class: "extra", tab: odtTab{at: o.ruler.width},
			set: []odtSet{paragraphSet("fo:border-bottom", rule, "fo:padding-bottom", "3pt"), small}},
		{name: styleFooter, family: "paragraph", parent: styleStandard, class: "extra", tab: odtTab{at: o.ruler.width},
			set: []odtSet{paragraphSet("fo:border-top", rule, "fo:padding-top", "5pt"), small}},
	}
}

// headingStyles are four levels, each with a twin that the contents do not
// list. That of chapters starts a page.
func (o *odt) headingStyles() []odtStyle {
	primary := webColor(o.ruler.colors.primary)
	styles := []odtStyle{{name: styleHeading, family: "paragraph", parent: styleStandard, class: "text", next: styleBody,
		set: []odtSet{paragraphSet("fo:keep-with-next", "always"), textSet("fo:font-weight", "bold", "fo:color", primary)}}}
	for level, look := range [][]odtSet{
		{paragraphSet("fo:break-before", "page", "fo:margin-top", "0pt", "fo:margin-bottom", "16pt", "fo:border-bottom", "2.5pt solid "+webColor(o.ruler.colors.accent), "fo:padding-bottom", "5pt"), textSet("fo:font-size", "21pt")},
		{paragraphSet("fo:margin-top", "20pt", "fo:margin-bottom", "6pt"), textSet("fo:font-size", "14pt")},
		{paragraphSet("fo:margin-top", "14pt", "fo:margin-bottom", "4pt"), textSet("fo:font-size", "11.4pt")},
		{paragraphSet("fo:margin-top", "11pt", "fo:margin-bottom", "3pt"), textSet("fo:font-size", "10.2pt", "fo:color", webColor(o.ruler.colors.muted))},
	} {
		name := headingStyle(level+1, false)
		styles = append(styles,
			odtStyle{name: name, family: "paragraph", parent: styleHeading, class: "text", next: styleBody, outline: level + 1, set: look},
			odtStyle{name: headingStyle(level+1, true), family: "paragraph", parent: name, class: "text", next: styleBody})
	}
	return styles
}

// coverStyles set the titles on a ground of colour where there is a cover.
func (o *odt) coverStyles() []odtStyle {
	title := []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "4pt"), textSet("fo:font-size", "22pt", "fo:font-weight", "bold", "fo:color", webColor(o.ruler.colors.primary))}
	subtitle := []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "14pt"), textSet("fo:font-size", "11.5pt", "fo:color", webColor(o.ruler.colors.muted))}
	white := webColor(o.ruler.colors.white)
	if o.doc.Cover.Title != "" {
		title = []odtSet{o.bandSet("8pt", "10pt", ""), textSet("fo:font-size", "32pt", "fo:font-weight", "bold", "fo:color", white)}
		subtitle = []odtSet{o.bandSet("2pt", "2pt", ""), textSet("fo:font-size", "13pt", "fo:color", white)}
	}
	warning := o.ruler.calloutLook(Warning)
	return []odtStyle{
		{name: styleTitle, family: "paragraph", parent: styleStandard, class: "chapter", next: styleSubtitle, set: title},
		{name: styleSubtitle, family: "paragraph", parent: styleStandard, class: "chapter", next: styleBody, set: subtitle},
		{name: styleKicker, family: "paragraph", parent: styleStandard, class: "chapter", set: []odtSet{o.bandSet("8pt", "8pt", ""), textSet("fo:font-size", "10.5pt", "fo:color", white)}},
		{name: styleLogo, family: "paragraph", parent: styleStandard, class: "chapter", set: []odtSet{paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", "26pt")}},
		{name: styleNotice, family: "paragraph", parent: styleStandard, class: "chapter",
			set: []odtSet{calloutSet(warning, "11pt", "11pt", "fo:margin-top", "34pt", "fo:margin-bottom", "0pt"), textSet("fo:font-size", "10.5pt")}},
		{name: styleFactName, family: "paragraph", parent: styleStandard, class: "chapter", set: []odtSet{paragraphSet("fo:margin-top", "1pt", "fo:margin-bottom", "1pt"), textSet("fo:font-size", "9pt", "fo:color", webColor(o.ruler.colors.muted))}},
		{name: styleFactValue, family: "paragraph", parent: styleStandard, class: "chapter", set: []odtSet{paragraphSet("fo:margin-top", "1pt", "fo:margin-bottom", "1pt"), textSet("fo:font-size", "9.6pt", "fo:font-weight", "bold")}},
	}
}

// bandSet is the ground of a line of the cover, the colour of its foot that of
// the ground when empty. All is said at once: of sides given one by one,
// LibreOffice forgets those of the parent.
func (o *odt) bandSet(top, bottom, foot string) odtSet {
	primary, side := webColor(o.ruler.colors.primary), odtPoints(coverPad)
	edge := ".5pt solid " + primary
	if foot == "" {
		foot = edge
	}
	return paragraphSet("fo:background-color", primary, "style:join-border", "false", "fo:margin-top", "0pt", "fo:margin-bottom", "0pt",
		"fo:border-left", edge, "fo:border-right", edge, "fo:border-top", edge, "fo:border-bottom", foot,
		"fo:padding-left", side, "fo:padding-right", side, "fo:padding-top", top, "fo:padding-bottom", bottom)
}

// tableStyles are those of cells, each also to the right and in the middle.
func (o *odt) tableStyles() []odtStyle {
	head := webColor(readable(o.ruler.colors.primary, o.ruler.colors.tint, o.ruler.colors.ink))
	muted := webColor(readable(o.ruler.colors.muted, o.ruler.colors.tint, o.ruler.colors.ink))
	var styles []odtStyle
	for _, s := range []odtStyle{
		{name: styleCell, parent: styleStandard, set: []odtSet{paragraphSet("fo:line-height", "115%", "fo:orphans", "0", "fo:widows", "0"), textSet("fo:font-size", "8.8pt")}},
		{name: styleHeadCell, parent: styleCell, set: []odtSet{textSet("fo:font-weight", "bold", "fo:color", head)}},
		{name: styleTotalCell, parent: styleCell, set: []odtSet{textSet("fo:font-weight", "bold")}},
		{name: styleUnit, parent: styleCell, set: []odtSet{textSet("fo:color", muted)}},
	} {
		s.family, s.class = "paragraph", "extra"
		styles = append(styles, s)
		for _, a := range []Align{Right, Center} {
			value := "end"
			if a == Center {
				value = "center"
			}
			styles = append(styles, odtStyle{name: aligned(s.name, a), family: "paragraph", parent: s.name, class: "extra", set: []odtSet{paragraphSet("fo:text-align", value)}})
		}
	}
	return styles
}

func (o *odt) keyStyles() []odtStyle {
	ground := o.ruler.colors.tint
	style := func(name, size, below string, color pdf.Color, more ...string) odtStyle {
		return odtStyle{name: name, family: "paragraph", parent: styleStandard, class: "extra", set: []odtSet{
			paragraphSet("fo:margin-top", "0pt", "fo:margin-bottom", below),
			textSet(append([]string{"fo:font-size", size, "fo:color", webColor(readable(color, ground, o.ruler.colors.ink))}, more...)...)}}
	}
	return []odtStyle{
		style(styleKeyValue, "24pt", "0pt", o.ruler.colors.primary, "fo:font-weight", "bold"),
		style(styleKeyUnit, "9.6pt", "3pt", o.ruler.colors.accent, "fo:font-weight", "bold"),
		style(styleKeyLabel, "9pt", "3pt", o.ruler.colors.ink),
		style(styleKeyNote, "7.8pt", "0pt", o.ruler.colors.muted),
	}
}

// calloutSet is a ground with an edge. Borders of the colour of the ground
// stand on the other sides: without them the text would touch its limits. The
// height of lines is a least one: LibreOffice puts what a part of the type adds
// outside of the edge.
func calloutSet(look calloutLook, top, bottom string, more ...string) odtSet {
	ground := webColor(look.ground)
	thin := ".5pt solid " + ground
	return paragraphSet(append([]string{"fo:background-color", ground, "style:join-border", "false", "style:line-height-at-least", "14.4pt",
		"fo:border-left", "3pt solid " + webColor(look.edge), "fo:border-right", thin, "fo:border-top", thin, "fo:border-bottom", thin,
		"fo:padding-left", "10pt", "fo:padding-right", "10pt", "fo:padding-top", top, "fo:padding-bottom", bottom}, more...)...)
}

// calloutStyles are three for each tone: its title, its text, its last text.
func (o *odt) calloutStyles() []odtStyle {
	var styles []odtStyle
	for _, tone := range []Tone{Information, Warning, Missing} {
		look, name := o.ruler.calloutLook(tone), calloutStyle(tone)
		title := textSet("fo:font-weight", "bold", "fo:color", webColor(readable(look.edge, look.ground, o.ruler.colors.ink)))
		styles = append(styles,
			odtStyle{name: name, family: "paragraph", parent: styleBody, class: "text", set: []odtSet{calloutSet(look, "3pt", "3pt", "fo:margin-top", "0pt", "fo:margin-bottom", "0pt")}},
			odtStyle{name: name + calloutTop, family: "paragraph", parent: name, class: "text", next: name,
				set: []odtSet{calloutSet(look, "8pt", "1pt", "fo:margin-top", "10pt", "fo:margin-bottom", "0pt", "fo:keep-with-next", "always"), title}},
			odtStyle{name: name + calloutEnd, family: "paragraph", parent: name, class: "text", next: styleBody,
				set: []odtSet{calloutSet(look, "3pt", "9pt", "fo:margin-top", "0pt", "fo:margin-bottom", "13pt")}})
	}
	return styles
}

func (o *odt) contentsStyles() []odtStyle {
	styles := []odtStyle{{name: styleContentsTitle, family: "paragraph", parent: headingStyle(1, false), class: "index", set: []odtSet{paragraphSet("text:number-lines", "false")}}}
	for level := 1; level <= 4; level++ {
		indent := float64(level-1) * 16
		s := odtStyle{name: contentsStyle(level), family: "paragraph", parent: styleStandard, class: "index", tab: odtTab{o.ruler.width - indent, true},
			set: []odtSet{paragraphSet("fo:margin-left", odtPoints(indent), "fo:margin-right", "0pt", "fo:text-indent", "0pt", "fo:margin-top", "0pt", "fo:margin-bottom", "1pt"), textSet("fo:font-size", "9.4pt")}}
		if level == 1 {
			s.set = []odtSet{paragraphSet("fo:margin-top", "3pt", "fo:margin-bottom", "1pt"), textSet("fo:font-size", "9.4pt", "fo:font-weight", "bold", "fo:color", webColor(o.ruler.colors.primary))}
		}
		styles = append(styles, s)
	}
	return styles
}

func (o *odt) characterStyles() []odtStyle {
	return []odtStyle{
		{name: styleStrong, family: "text", set: []odtSet{textSet("fo:font-weight", "bold")}},
		{name: styleLink, family: "text", set: []odtSet{textSet("fo:color", webColor(readable(o.ruler.colors.primary, o.ruler.colors.tint, o.ruler.colors.ink)), "style:text-underline-style", "solid", "style:text-underline-width", "auto", "style:text-underline-color", "font-color")}},
		{name: styleIndexLink, family: "text"},
	}
}

// outlineStyle says that the numbers of headings are in their texts.
func (o *odt) outlineStyle() {
	o.Open("text:outline-style", "style:name", "Outline")
	for level := 1; level <= 10; level++ {
		o.Empty("text:outline-level-style", "text:level", strconv.Itoa(level), "style:num-format", "")
	}
	o.Close()
}

// listStyles hang the marks of lists to the left of their texts. Those of
// callouts place them as OpenDocument 1.1 did: so the edge of a callout stays
// in line, whatever the indent of its texts.
func (o *odt) listStyles() {
	for _, s := range []struct {
		name              string
		numbered, callout bool
	}{{styleBullets, false, false}, {styleNumbers, true, false}, {styleCalloutBullets, false, true}, {styleCalloutNumbers, true, true}} {
		o.Open("text:list-style", "style:name", s.name, "style:display-name", strings.ReplaceAll(s.name, "_20_", " "))
		if s.numbered {
			o.Open("text:list-level-style-number", "text:level", "1", "style:num-format", "1", "style:num-suffix", ".")
		} else {
			o.Open("text:list-level-style-bullet", "text:level", "1", "text:bullet-char", "•")
		}
		const indent = "18pt"
		if s.callout {
			o.Empty("style:list-level-properties", "text:space-before", "0pt", "text:min-label-width", indent)
		} else {
			o.Open("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment")
			o.Empty("style:list-level-label-alignment", "text:label-followed-by", "listtab", "text:list-tab-stop-position", indent, "fo:text-indent", "-14pt", "fo:margin-left", indent)
			o.Close()
		}
		o.Close()
		o.Close()
	}
}

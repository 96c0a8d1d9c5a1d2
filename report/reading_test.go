package report_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// htmlText gives the text of the header and of the main part of a page.
func htmlText(t testing.TB, page string) string {
	d := htmlDecoder(page)
	var b strings.Builder
	var open []string
	skipped := func() bool { // drawings, but for their description
		inside, drawn := false, false
		for _, name := range open {
			inside = inside || name == "header" || name == "main"
			drawn = drawn && name != "desc" || name == "svg"
		}
		return !inside || drawn
	}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
			block(&b, token.Name)
		case xml.EndElement:
			open = open[:len(open)-1]
			block(&b, token.Name)
		case xml.CharData:
			if !skipped() {
				b.Write(token)
			}
		}
	}
}

// block ends a line at an element that does not stand in one.
func block(b *strings.Builder, name xml.Name) {
	switch name.Local {
	case "a", "strong", "span":
		return
	}
	b.WriteByte('\n')
}

var (
	markdownStarts = regexp.MustCompile(`^(?:> ?)*(?:(?:#+|(?:  )*-|\d+\.)(?: |$))?`)
	markdownRules  = regexp.MustCompile(`^(?:> ?)*(?:\|(?: :?-+:? \|)+|---)$`)
	markdownInline = regexp.MustCompile(`\\(.)|<a id="[^"]*"></a>|\*\*|</?strong>|\]\((?:<[^>]*>|#[^)]*)\)|\[|\|`)
)

// markdownText takes the signs of Markdown off, those of a text excepted, which
// a backslash marks.
func markdownText(file string) string {
	var b strings.Builder
	for line := range strings.Lines(file) {
		line = strings.TrimSuffix(line, "\n")
		if markdownRules.MatchString(line) {
			continue
		}
		line = strings.TrimPrefix(line, markdownStarts.FindString(line))
		b.WriteString(markdownInline.ReplaceAllStringFunc(line, func(sign string) string {
			switch sign[0] {
			case '\\':
				return sign[1:]
			case '|':
				return "\n"
			}
			return ""
		}) + "\n")
	}
	return b.String()
}

// jsonTree reads a document back.
func jsonTree(t testing.TB, file string) *report.Document {
	var tree struct {
		Title, Subtitle string
		Cover           report.Cover
		Body            []jsonRead
	}
	require.NoError(t, json.Unmarshal([]byte(file), &tree))
	return &report.Document{Title: tree.Title, Subtitle: tree.Subtitle, Cover: tree.Cover, Body: blocksOf(tree.Body)}
}

// jsonRead is any block of the JSON form.
type jsonRead struct {
	Type, Number, ID, Tone, Title, Caption, Alt string
	Level, Depth                                int
	Ordered                                     bool
	Text, Note                                  report.Text
	Items                                       []report.Text
	Columns                                     []struct{ Title, Unit string }
	Rows                                        []report.Row
	Data                                        *jsonRead
	Figures                                     []report.KeyFigure
	Body                                        []jsonRead
	Unlisted                                    bool
}

func blocksOf(read []jsonRead) []report.Block {
	var out []report.Block
	for _, b := range read {
		out = append(out, b.block())
	}
	return out
}

func (b jsonRead) block() report.Block {
	switch b.Type {
	case "heading":
		return report.Heading{Level: b.Level, Number: b.Number, Text: b.Title, ID: b.ID, Unlisted: b.Unlisted}
	case "paragraph":
		return report.Paragraph{Text: b.Text}
	case "list":
		return report.List{Ordered: b.Ordered, Items: b.Items}
	case "table":
		return b.table()
	case "figure":
		f := report.Figure{Caption: b.Caption, Alt: b.Alt, Note: b.Note}
		if b.Data != nil {
			data := b.Data.table()
			f.Data = &data
		}
		return f
	case "key-figures":
		return report.KeyFigures{Figures: b.Figures}
	case "callout":
		tones := map[string]report.Tone{"information": report.Information, "warning": report.Warning, "missing": report.Missing}
		return report.Callout{Tone: tones[b.Tone], Title: b.Title, Body: blocksOf(b.Body)}
	case "contents":
		return report.Contents{Title: b.Title, Depth: b.Depth}
	}
	return report.PageBreak{}
}

func (b jsonRead) table() report.Table {
	t := report.Table{ID: b.ID, Caption: b.Caption, Rows: b.Rows, Note: b.Note}
	for _, c := range b.Columns {
		t.Columns = append(t.Columns, report.Column{Title: c.Title, Unit: c.Unit})
	}
	return t
}

package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/reen-numerique/reen/internal/exact"
	"github.com/shopspring/decimal"
)

// jsonSchema is the version of the form that JSON writes.
const jsonSchema = 1

// JSON writes the document's tree: every block has a type, every value is a
// decimal in plain notation, as a string. The form is described by
// document.schema.json, a JSON Schema beside this file, whose version is the key
// "schema".
func JSON(w io.Writer, doc *Document) error {
	if err := check(doc.Body); err != nil {
		return err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(jsonDocument(doc)); err != nil {
		return fmt.Errorf("report: write JSON: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("report: write JSON: %w", err)
	}
	return nil
}

// The types below are the form of the file; their fields follow those of the
// document.
type (
	jsonTree struct {
		Schema   int         `json:"schema"`
		Title    string      `json:"title"`
		Subtitle string      `json:"subtitle,omitempty"`
		Author   string      `json:"author,omitempty"`
		Subject  string      `json:"subject,omitempty"`
		Language string      `json:"language"`
		Date     string      `json:"date,omitempty"`
		Head     string      `json:"head,omitempty"`
		Foot     string      `json:"foot,omitempty"`
		Cover    *jsonCover  `json:"cover,omitempty"`
		Body     []jsonBlock `json:"body"`
	}
	jsonCover struct {
		Logo   string     `json:"logo,omitempty"` // its alternative
		Kicker string     `json:"kicker,omitempty"`
		Title  string     `json:"title"`
		Lines  []string   `json:"lines,omitempty"`
		Facts  []jsonFact `json:"facts,omitempty"`
		Notice []jsonSpan `json:"notice,omitempty"`
	}
	jsonFact struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	jsonSpan struct {
		Text string `json:"text"`
		Bold bool   `json:"bold,omitempty"`
		Link string `json:"link,omitempty"`
	}
	// jsonBlock is any block: its type says which fields it has.
	jsonBlock struct {
		Type     string       `json:"type"`
		Level    int          `json:"level,omitempty"`
		Number   string       `json:"number,omitempty"`
		ID       string       `json:"id,omitempty"`
		Tone     string       `json:"tone,omitempty"`
		Title    string       `json:"title,omitempty"`
		Unlisted bool         `json:"unlisted,omitempty"`
		Text     []jsonSpan   `json:"text,omitempty"`
		Ordered  bool         `json:"ordered,omitempty"`
		Items    [][]jsonSpan `json:"items,omitempty"`
		Caption  string       `json:"caption,omitempty"`
		Columns  []jsonColumn `json:"columns,omitempty"`
		Rows     []jsonRow    `json:"rows,omitempty"`
		Alt      string       `json:"alt,omitempty"`
		Chart    *jsonChart   `json:"chart,omitempty"`
		Data     *jsonBlock   `json:"data,omitempty"`
		Note     []jsonSpan   `json:"note,omitempty"`
		Figures  []jsonFigure `json:"figures,omitempty"`
		Depth    int          `json:"depth,omitempty"`
		Body     []jsonBlock  `json:"body,omitempty"`
	}
	jsonColumn struct {
		Title string `json:"title"`
		Unit  string `json:"unit,omitempty"`
		Align string `json:"align,omitempty"`
	}
	jsonRow struct {
		Cells [][]jsonSpan `json:"cells"`
		Total bool         `json:"total,omitempty"`
	}
	jsonFigure struct {
		Value string `json:"value"`
		Unit  string `json:"unit,omitempty"`
		Label string `json:"label,omitempty"`
		Note  string `json:"note,omitempty"`
	}
)

// jsonDecimal is a value as a string in plain notation.
type jsonDecimal decimal.Decimal

// MarshalJSON refuses what would be thousands of zeros.
func (d jsonDecimal) MarshalJSON() ([]byte, error) {
	v := decimal.Decimal(d)
	if e := v.Exponent(); e > 1000 || e < -1000 {
		return nil, fmt.Errorf("value with exponent %d is out of range", e)
	}
	return json.Marshal(exact.String(v))
}

func jsonDocument(doc *Document) jsonTree {
	t := jsonTree{
		Schema: jsonSchema, Title: doc.Title, Subtitle: doc.Subtitle, Author: doc.Author, Subject: doc.Subject,
		Language: languageOf(doc), Head: doc.Head, Foot: doc.Foot, Body: jsonBlocks(doc.Body),
	}
	if !doc.Date.IsZero() {
		t.Date = doc.Date.UTC().Format(time.RFC3339)
	}
	if c := doc.Cover; c.Title != "" {
		t.Cover = &jsonCover{Logo: doc.Theme.Logo.Alt, Kicker: c.Kicker, Title: c.Title, Lines: c.Lines, Notice: jsonText(c.Notice)}
		for _, f := range c.Facts {
			t.Cover.Facts = append(t.Cover.Facts, jsonFact(f))
		}
	}
	return t
}

func jsonBlocks(blocks []Block) []jsonBlock {
	out := []jsonBlock{}
	for _, b := range blocks {
		if b != nil {
			out = append(out, jsonBlockOf(b))
		}
	}
	return out
}

func jsonBlockOf(b Block) jsonBlock {
	switch b := b.(type) {
	case Heading:
		return jsonBlock{Type: "heading", Level: b.Level, Number: b.Number, Title: b.Text, ID: b.ID, Unlisted: b.Unlisted}
	case Paragraph:
		return jsonBlock{Type: "paragraph", Text: jsonText(b.Text)}
	case List:
		return jsonBlock{Type: "list", Ordered: b.Ordered, Items: jsonTexts(b.Items)}
	case Table:
		return jsonTable(b)
	case Figure:
		return jsonFigureBlock(b)
	case KeyFigures:
		out := jsonBlock{Type: "key-figures"}
		for _, f := range b.Figures {
			out.Figures = append(out.Figures, jsonFigure(f))
		}
		return out
	case Callout:
		return jsonBlock{Type: "callout", Tone: b.Tone.name(), Title: b.Title, Body: jsonBlocks(b.Body)}
	case Contents:
		return jsonBlock{Type: "contents", Title: b.Title, Depth: depthOf(b)}
	}
	return jsonBlock{Type: "page-break"}
}

func jsonText(t Text) []jsonSpan {
	out := make([]jsonSpan, len(t))
	for i, s := range t {
		out[i] = jsonSpan(s)
	}
	return out
}

func jsonTexts(texts []Text) [][]jsonSpan {
	out := make([][]jsonSpan, len(texts))
	for i, t := range texts {
		out[i] = jsonText(t)
	}
	return out
}

func jsonTable(t Table) jsonBlock {
	out := jsonBlock{Type: "table", ID: t.ID, Caption: t.Caption, Note: jsonText(t.Note)}
	aligns := map[Align]string{Right: "right", Center: "center"}
	for _, c := range t.Columns {
		out.Columns = append(out.Columns, jsonColumn{c.Title, c.Unit, aligns[c.Align]})
	}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, jsonRow{jsonTexts(r.Cells), r.Total})
	}
	return out
}

func jsonFigureBlock(f Figure) jsonBlock {
	out := jsonBlock{Type: "figure", ID: f.ID, Caption: f.Caption, Alt: f.Alt, Note: jsonText(f.Note), Chart: jsonChartOf(f.Chart)}
	if f.Data != nil {
		data := jsonTable(*f.Data)
		out.Data = &data
	}
	return out
}

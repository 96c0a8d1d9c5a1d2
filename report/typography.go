package report

import "github.com/reen-numerique/reen/internal/fr"

// typeset gives every text of a document that we write the no-break spaces and
// the apostrophes of French, in the one place: what a dossier, the law or a
// publication says has those of its author's keyboard. Anchors and addresses
// stay as they are.
func typeset(doc *Document) *Document {
	for _, s := range []*string{&doc.Title, &doc.Subtitle, &doc.Author, &doc.Subject, &doc.Head, &doc.Foot, &doc.Cover.Kicker, &doc.Cover.Title} {
		*s = fr.Typo(*s)
	}
	typesetAll(doc.Cover.Lines)
	for i, f := range doc.Cover.Facts {
		doc.Cover.Facts[i] = Fact{fr.Typo(f.Name), fr.Typo(f.Value)}
	}
	typesetText(doc.Cover.Notice)
	typesetBlocks(doc.Body)
	return doc
}

func typesetAll(texts []string) {
	for i, s := range texts {
		texts[i] = fr.Typo(s)
	}
}

func typesetText(t Text) {
	for i := range t {
		t[i].Text = fr.Typo(t[i].Text)
	}
}

func typesetBlocks(blocks []Block) {
	for i, b := range blocks {
		switch b := b.(type) {
		case Heading:
			b.Text = fr.Typo(b.Text)
			blocks[i] = b
		case Paragraph:
			typesetText(b.Text)
		case List:
			for _, item := range b.Items {
				typesetText(item)
			}
		case Table:
			typesetTable(&b)
			blocks[i] = b
		case Figure:
			b.Caption, b.Alt = fr.Typo(b.Caption), fr.Typo(b.Alt)
			b.Chart = typesetChart(b.Chart)
			if b.Data != nil {
				typesetTable(b.Data)
			}
			typesetText(b.Note)
			blocks[i] = b
		case KeyFigures:
			for k, f := range b.Figures {
				b.Figures[k] = KeyFigure{fr.Typo(f.Value), fr.Typo(f.Unit), fr.Typo(f.Label), fr.Typo(f.Note)}
			}
		case Callout:
			b.Title = fr.Typo(b.Title)
			typesetBlocks(b.Body)
			blocks[i] = b
		case Contents:
			b.Title = fr.Typo(b.Title)
			blocks[i] = b
		}
	}
}

func typesetTable(t *Table) {
	t.Caption = fr.Typo(t.Caption)
	for i := range t.Columns {
		t.Columns[i].Title, t.Columns[i].Unit = fr.Typo(t.Columns[i].Title), fr.Typo(t.Columns[i].Unit)
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			typesetText(cell)
		}
	}
	typesetText(t.Note)
}

// typesetChart changes the names and the units of a chart.
func typesetChart(c Chart) Chart {
	switch c := c.(type) {
	case StackedBars:
		c.Unit = fr.Typo(c.Unit)
		typesetAll(c.Categories)
		typesetSeries(c.Series)
		return c
	case Donut:
		c.Unit = fr.Typo(c.Unit)
		typesetParts(c.Parts)
		return c
	case Trajectory:
		c.Unit, c.Band.Name = fr.Typo(c.Unit), fr.Typo(c.Band.Name)
		typesetSeries(c.Series)
		for i := range c.Targets {
			c.Targets[i].Name = fr.Typo(c.Targets[i].Name)
		}
		return c
	case Waterfall:
		c.Unit, c.Start.Name, c.End.Name = fr.Typo(c.Unit), fr.Typo(c.Start.Name), fr.Typo(c.End.Name)
		typesetParts(c.Steps)
		return c
	case Ranked:
		c.Unit, c.Rest.Name = fr.Typo(c.Unit), fr.Typo(c.Rest.Name)
		typesetParts(c.Parts)
		return c
	case AbatementCost:
		c.Unit, c.CostUnit = fr.Typo(c.Unit), fr.Typo(c.CostUnit)
		for i := range c.Bars {
			c.Bars[i].Name = fr.Typo(c.Bars[i].Name)
		}
		return c
	case Perimeter:
		c.Name, c.Unit = fr.Typo(c.Name), fr.Typo(c.Unit)
		for i := range c.Inside {
			c.Inside[i].Name = fr.Typo(c.Inside[i].Name)
			typesetParts(c.Inside[i].Parts)
		}
		for i := range c.Outside {
			c.Outside[i].Name = fr.Typo(c.Outside[i].Name)
			typesetAll(c.Outside[i].Items)
		}
		return c
	}
	return c
}

func typesetParts(parts []Part) {
	for i := range parts {
		parts[i].Name = fr.Typo(parts[i].Name)
	}
}

func typesetSeries(series []Series) {
	for i := range series {
		series[i].Name = fr.Typo(series[i].Name)
	}
}

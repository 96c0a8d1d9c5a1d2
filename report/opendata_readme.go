package report

import (
	"path"

	"github.com/shopspring/decimal"
)

// readme says what the files are, from what, how to read them and under which
// licence.
func (d *openData) readme() *Document {
	w := &writer{a: d.a, texts: d.texts}
	w.add(Paragraph{Plain(d.what())}, Heading{Level: 1, Text: w.say("od.files")})
	w.para("od.files.text")
	t := Table{Columns: []Column{{Title: w.say("od.files.col.file")}, {Title: w.say("od.files.col.what")}, {Title: w.say("od.files.col.rows"), Align: Right}}}
	for _, table := range d.tables {
		t.Rows = append(t.Rows, Row{Cells: cells(path.Base(table.path()), table.Title, d.texts.format.Integer(decimal.NewFromInt(int64(len(table.rows)))))})
	}
	w.add(t, Heading{Level: 1, Text: w.say("od.from")}, Paragraph{d.from()}, Heading{Level: 1, Text: w.say("od.read")})
	w.add(List{Items: w.sentencesOf("od.read.format", "od.read.empty", "od.read.exact", "od.read.bounds", "od.read.apostrophe")}, Heading{Level: 1, Text: w.say("od.licence")})
	d.terms(w)
	w.add(Heading{Level: 1, Text: w.say("od.check")}, List{Items: w.sentencesOf("od.check.names", "od.check.small", "od.check.licence")})
	return typeset(&Document{Title: w.say("od.title") + " – " + w.or(d.a.Strategy.Body.Name), Language: w.texts.language, Texts: w.texts, Body: w.blocks})
}

func (w *writer) sentencesOf(ids ...string) []Text {
	var out []Text
	for _, id := range ids {
		out = append(out, w.texts.rich(id))
	}
	return out
}

// from says what the figures were computed from.
func (d *openData) from() Text {
	if !d.a.Measured() {
		return d.texts.rich("od.from.none")
	}
	n, set := d.a.Result.Counts(), d.set()
	return d.texts.rich("od.from.text", "read", d.texts.format.Integer(decimal.NewFromInt(int64(n.Read))), "refused", d.texts.format.Integer(decimal.NewFromInt(int64(n.Refused))), "version", set.Version(),
		"digest", shortDigest(set.Digest()), "zone", d.a.Options.Zone, "convention", string(d.a.Options.Convention))
}

// terms writes the licence, then what those of the sources ask to print.
func (d *openData) terms(w *writer) {
	id := "od.licence.proposed"
	if d.notices != nil {
		id = "od.licence.sharealike"
	}
	w.para(id, "licence", d.licence.Title, "path", d.licence.Path)
	w.para("od.licence.factors")
	for _, notice := range d.notices {
		w.add(Paragraph{Plain(notice)})
	}
}

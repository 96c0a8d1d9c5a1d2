package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/strategy"
)

// sovereignty says where data stand and on whom the body depends.
func (w *writer) sovereignty() {
	w.orientations(w.a.Strategy.Sovereignty)
	w.locations()
	w.dependencies()
	w.para("c9.watch")
}

// locations lists the places, the services and the data of dependencies.
func (w *writer) locations() {
	s := w.a.Sovereignty
	if len(s.Sites) == 0 {
		return
	}
	if s.France.Percent.Valid {
		w.para("c9.sites.text", "known", w.number(s.France.Of.Decimal), "sites", count(len(s.Sites)), "france", w.percent(s.France), "union", w.percent(s.Union))
	}
	t := Table{ID: "tableau-localisation", Caption: w.say("c9.sites.caption"), Columns: []Column{{Title: w.say("c9.sites.col.name"), Width: 2.4}, {Title: w.say("c9.sites.col.kind"), Width: 1.4},
		{Title: w.say("c9.sites.col.country"), Width: 1.6}, {Title: w.say("c9.sites.col.union"), Width: 1.2}}}
	for _, l := range s.Sites {
		country, union := w.country(l.Country)
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(l.Name), w.say("site."+string(l.Kind)), country, union)})
	}
	w.add(t)
}

// country gives its name and whether it is in the Union, with the doubt of the table.
func (w *writer) country(c strategy.Country) (name, union string) {
	if c.Code == "" {
		return w.say("todo"), "–"
	}
	union = w.say("word.no")
	if c.Union {
		union = w.say("word.yes")
	}
	if c.Evidence == strategy.ToCheck {
		union += " " + w.doubt(c.Evidence.String())
	}
	return c.Name, union
}

// dependencies is the table of risks: data, contract, jurisdiction.
func (w *writer) dependencies() {
	if len(w.a.Strategy.Dependencies) == 0 {
		return
	}
	t := Table{ID: "tableau-dependances", Caption: w.say("c9.dependencies.caption"), Columns: []Column{{Title: w.say("c9.dependencies.col.name"), Width: 1.6}, {Title: w.say("c9.dependencies.col.supplier"), Width: 1.5},
		{Title: w.say("c9.dependencies.col.data"), Width: 1.8}, {Title: w.say("c9.dependencies.col.jurisdiction"), Width: 1.3}, {Title: w.say("c9.dependencies.col.exit"), Width: 2}}}
	for _, d := range w.a.Strategy.Dependencies {
		jurisdiction := w.say("todo")
		if c, ok := strategy.DefaultLaw().Country(d.Jurisdiction); ok {
			name, _ := w.country(c)
			jurisdiction = name
			if !c.Union {
				jurisdiction = w.say("c9.outside", "country", name)
			}
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(d.Name), w.or(d.Supplier), w.or(d.Data), jurisdiction, w.or(d.Exit))})
	}
	w.add(t)
}

// pooling lists the services shared with other municipalities.
func (w *writer) pooling() {
	w.orientations(w.a.Strategy.Pooling)
	if len(w.a.Strategy.PooledServices) == 0 {
		return
	}
	t := Table{ID: "tableau-mutualisation", Caption: w.say("c9.pooled.caption"), Columns: []Column{{Title: w.say("c9.pooled.col.name"), Width: 2}, {Title: w.say("c9.pooled.col.lead"), Width: 1.8},
		{Title: w.say("c9.pooled.col.communes"), Align: Right, Width: 1}, {Title: w.say("c9.pooled.col.text"), Width: 2.4}}}
	for _, p := range w.a.Strategy.PooledServices {
		communes := w.say("nd")
		if p.Communes > 0 {
			communes = w.texts.format.Integer(decimal.NewFromInt(int64(p.Communes)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells(w.or(p.Name), w.or(p.Lead), communes, strings.TrimSpace(w.dash(p.Text)))})
	}
	w.add(t)
}

// dash gives a text of the dossier, or a dash where it may be left out.
func (w *writer) dash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "–"
	}
	return w.or(text)
}

// wordFor gives the French name of a word of the dossier; the word itself where the
// texts have none, since a Strategy can be built with any; the blank where it is empty.
func (w *writer) wordFor(family, word string) string {
	if _, known := w.texts.phrases[family+"."+word]; known {
		return w.say(family + "." + word)
	}
	return w.or(word)
}

package footprint

import (
	"errors"
	"maps"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fr"
)

// own gives the line a configuration and a declaration of its own: the caller
// may change theirs after the computation.
func (l *Line) own() {
	if l.Configuration != nil {
		copied := *l.Configuration
		l.Configuration = &copied
	}
	if l.Declared != nil {
		l.Declared = &Declared{maps.Clone(l.Declared.Impacts), l.Declared.Level, l.Declared.Source}
	}
}

// server gives the configuration whose components are counted; nil for
// another item, and where something is missing that nothing stands in for.
func (l *Line) server(item *factors.Item) *factors.Server {
	if item.ID != factors.ServerItem || l.Configuration == nil || l.Configuration.Missing() != nil {
		return nil
	}
	return l.Configuration
}

// components gives the manufacture of a server of known configuration as the
// sum of its components; nil where the configuration or the
// coefficients do not allow it. They count manufacturing alone: the item's
// own distribution and end of life, of another publication, are not added.
func (b *builder) components(item *factors.Item, line *Line, c factors.Criterion) choice {
	cfg := line.server(item)
	if cfg == nil {
		return nil
	}
	parts, err := b.set.Components(*cfg, c)
	if err != nil || len(parts) == 0 { // a set without the coefficients or their defaults
		return nil
	}
	terms := make([]*Trace, len(parts))
	for n, p := range parts {
		if !b.counts(p.Factor) {
			return nil
		}
		terms[n] = combine(Product, p.Name, c.Unit()+"/item", published("factor", p.Factor), measure(&p.Quantity))
	}
	return choice{{stage: factors.Manufacturing, trace: combine(Sum, "components", c.Unit()+"/item", terms...)}}
}

var measureOps = map[factors.MeasureOp]Op{factors.Times: Product, factors.Over: Quotient, factors.RoundedUp: Ceiling}

// oneOfEach is the number of what every server has once: no line says it.
const oneOfEach = "number"

// measure gives the expression of a quantity of components.
func measure(m *factors.Measure) *Trace {
	switch {
	case m.Factor != nil:
		return published(m.Name, m.Factor)
	case m.Op == factors.Given && m.Name == oneOfEach:
		return leaf(m.Name, m.Unit, m.Value.Rat(), FromConvention)
	case m.Op == factors.Given:
		return leaf(m.Name, m.Unit, m.Value.Rat(), FromInventory)
	}
	terms := make([]*Trace, len(m.Terms))
	for n := range m.Terms {
		terms[n] = measure(&m.Terms[n])
	}
	return combine(measureOps[m.Op], m.Name, m.Unit, terms...)
}

// measureNames are the measures of a configuration as people know them: the
// column of the native file, and the words for a message.
var measureNames = map[string]struct{ column, french string }{
	"cpus":        {"cpu", "le nombre de processeurs"},
	"cores":       {"coeurs", "le nombre de cœurs par processeur"},
	"die":         {"", "la surface de puce par cœur"},
	"ram":         {"ram_go", "la mémoire"},
	"ram-sticks":  {"", "le nombre de barrettes de mémoire"},
	"ram-density": {"", "la densité de la mémoire"},
	"ssd":         {"ssd_go", "la capacité des SSD"},
	"ssd-drives":  {"", "le nombre de SSD"},
	"ssd-density": {"", "la densité des SSD"},
	"hdd":         {"hdd_go", "la capacité des disques durs"},
	"hdd-drives":  {"", "le nombre de disques durs"},
	"psus":        {"", "le nombre d’alimentations"},
	"psu-mass":    {"", "la masse d’une alimentation"},
	"form":        {"", "la forme du serveur"},
}

// unusedConfiguration says what a configuration lacks for its components to be
// counted: the item's own factor is then used. It is nil where nothing was
// said, and where nothing is missing.
func (l *Line) unusedConfiguration(item *factors.Item) *diag.Problem {
	if item.ID != factors.ServerItem || l.Configuration == nil || l.Configuration.Empty() {
		return nil
	}
	missing := l.Configuration.Missing()
	if missing == nil {
		return nil
	}
	words := make([]string, len(missing))
	for n, name := range missing {
		words[n] = measureNames[name].french
	}
	return &diag.Problem{Code: "server-incomplete", Severity: diag.Doubt, File: l.File, Row: l.Row, Column: measureNames[missing[0]].column, Value: diag.Clip(l.Configuration.String()),
		Message: "configuration de serveur incomplète\u00a0: facteur moyen du serveur utilisé",
		Remedy:  "Ajoutez " + listed(words) + " pour compter ses composants"}
}

// serverFault gives the fault of a configuration, or nil.
func serverFault(err error) *serverRefusal {
	var fault *factors.ServerFault
	if errors.As(err, &fault) {
		return &serverRefusal{fault}
	}
	return nil
}

// serverRefusal says a fault to people.
type serverRefusal struct{ *factors.ServerFault }

func (f *serverRefusal) french() string {
	name := measureNames[f.Measure].french
	if f.Most == 0 { // a form, which is no number
		return name + "\u00a0: valeur inconnue"
	}
	kind, least := "un nombre", "supérieur à 0"
	if f.Whole {
		kind = "un nombre entier"
	}
	if f.Zero {
		least = "positif ou nul"
	}
	return name + "\u00a0: " + kind + " " + least + " et d’au plus " + fr.Integer(decimal.NewFromInt(f.Most)) + " est attendu"
}

// listed writes a list in French: a, b et c.
func listed(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " et " + words[len(words)-1]
}

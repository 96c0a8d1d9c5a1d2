package strategy

import (
	"slices"

	"github.com/reen-numerique/reen/factors/diag"
)

// LabelLevel is a level of the label Territoire numérique libre in one of its
// scales: 1 to 5 up to 2024, then a badge, bronze, argent and or. A level of a
// closed scale is no current one, and the two scales are not converted into each
// other.
type LabelLevel struct {
	Scale    string // "1-5" or "2025"
	From     int    // first year of the scale
	Until    int    // its last year, 0 while it is in force
	Level    string // as Label.Level
	Name     string // in French
	Meaning  string // in French; empty where it was not read
	Evidence Evidence
	Source   string
	Doubt    string // in French, to print beside
}

// LabelState is the label that a body declares.
type LabelState struct {
	Label
	Of     LabelLevel // the zero one where the scale of the year has no such level
	Closed bool       // awarded in a scale that is no longer in force at the date of the document
}

func (l *Law) readLabel(r record) {
	l.labels = append(l.labels, LabelLevel{Scale: r.get("scale"), From: r.int("from"), Until: r.int("until"), Level: r.get("level"), Name: r.get("name"),
		Meaning: r.get("meaning"), Evidence: Evidence(r.get("evidence")), Source: r.get("source"), Doubt: r.get("doubt")})
}

// LabelLevels gives the levels that the label had in a year, the lowest first.
func (l *Law) LabelLevels(year int) []LabelLevel {
	var out []LabelLevel
	for _, level := range l.labels {
		if level.From <= year && (level.Until == 0 || year <= level.Until) {
			out = append(out, level)
		}
	}
	return out
}

// label reads the declared label; nil without one.
func (a *Assessment) label() *LabelState {
	declared := a.Strategy.Label
	if declared == (Label{}) {
		return nil
	}
	out := &LabelState{Label: declared}
	if declared.Year == 0 || declared.Level == "" {
		a.doubt(diag.Doubt, "half-label", "label", declared.Level, "label.half", "label.give")
		return out
	}
	for _, level := range DefaultLaw().LabelLevels(declared.Year) {
		if level.Level == declared.Level {
			out.Of = level
		}
	}
	if out.Of.Level == "" {
		a.doubt(diag.Doubt, "label-scale", "label", declared.Level, "label.scale", "label.give")
		return out
	}
	out.Closed = out.Of.Until != 0 && (a.Strategy.Date.IsZero() || a.Strategy.Date.Year() > out.Of.Until)
	return out
}

// LabelDimension is one of the five dimensions of the label, with the body's own
// unofficial judgement of it.
type LabelDimension struct {
	Number   int
	Title    string
	Evidence Evidence
	Source   string

	Scored  bool   // false where the body says nothing: no score is a 0
	Score   int    // 0 to 3
	Meaning string // of the score, in French
	Text    string // what it rests on, as declared
}

func (l *Law) readDimension(r record) {
	l.dimensions = append(l.dimensions, LabelDimension{Number: r.int("number"), Title: r.get("title"), Evidence: Evidence(r.get("evidence")), Source: r.get("source")})
}

// scoreMeanings are the phrases of the scores 0 to 3.
var scoreMeanings = [...]string{"label.score-0", "label.score-1", "label.score-2", "label.score-3"}

// dimensions lays the self-assessment over the five dimensions. The first of two
// scores of one dimension is kept.
func (a *Assessment) dimensions() []LabelDimension {
	out := slices.Clone(DefaultLaw().dimensions)
	for _, s := range a.Strategy.SelfAssessment {
		at := slices.IndexFunc(out, func(d LabelDimension) bool { return d.Number == s.Dimension })
		if at < 0 || s.Score < 0 || s.Score >= len(scoreMeanings) || out[at].Scored {
			a.doubt(diag.Refused, "bad-score", "self_assessment", year(s.Dimension), "label.bad-score", "label.give-score")
			continue
		}
		d := &out[at]
		d.Scored, d.Score, d.Meaning, d.Text = true, s.Score, say(scoreMeanings[s.Score]), s.Text
	}
	return out
}

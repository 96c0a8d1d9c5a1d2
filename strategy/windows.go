package strategy

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

// Readiness counts the workstations in use by what their inventory says of
// Windows 11, which asks for a TPM 2.0 module and a processor of 2018 or later.
// Machines on a free system, and on others that are not Windows, are in no
// count. The rules are a table, law/windows11.csv.
type Readiness struct {
	Cannot    []ItemCount // take it
	Uncertain []ItemCount // to check one by one
	Unknown   []ItemCount // nothing tells: no system, processor or date
	Can       []ItemCount
	Rule      string   // in French, to print beside the counts
	Evidence  Evidence // the weakest of those behind the counts
}

// ItemCount is a number of units of an item.
type ItemCount struct {
	Item  string
	Units decimal.Decimal
}

// WindowsReadiness judges each line in use by its system where that settles it,
// else by its processor, or the one that its model or its label names, else by its date of
// purchase. The counts are in the order of the catalogue.
func WindowsReadiness(set *factors.Set, inv footprint.Inventory) Readiness {
	out := Readiness{Rule: say("lever.windows-rule"), Evidence: Verified}
	judge, counts := newWindowsJudge(), map[readiness]map[string]decimal.Decimal{}
	for _, line := range inv.Lines {
		if line.State != footprint.InUse || !validUnits(line.Quantity) || line.Units().IsNegative() {
			continue
		}
		verdict := judge.verdict(line)
		if verdict.readiness == "" || verdict.readiness == outOfCount {
			continue
		}
		if counts[verdict.readiness] == nil {
			counts[verdict.readiness] = map[string]decimal.Decimal{}
		}
		of := counts[verdict.readiness]
		of[line.Item] = of[line.Item].Add(line.Units())
		out.Evidence = weakest(out.Evidence, verdict.evidence)
	}
	for _, item := range set.Items() {
		for verdict, to := range map[readiness]*[]ItemCount{cannotUpgrade: &out.Cannot, uncertainUpgrade: &out.Uncertain, unknownUpgrade: &out.Unknown, canUpgrade: &out.Can} {
			if units, ok := counts[verdict][item.ID]; ok {
				*to = append(*to, ItemCount{Item: item.ID, Units: units})
			}
		}
	}
	return out
}

// weakest gives the weaker of two marks.
func weakest(a, b Evidence) Evidence {
	order := []Evidence{Verified, Secondary, Inferred, ToCheck}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// readiness is a verdict of the table; empty for what is no workstation.
type readiness string

const (
	cannotUpgrade    readiness = "cannot"
	uncertainUpgrade readiness = "uncertain"
	unknownUpgrade   readiness = "unknown"
	canUpgrade       readiness = "can"
	outOfCount       readiness = "out"
)

// windowsRules is the table: the first rule that fits a line settles it, by its
// system, then its processor, then its date.
type windowsRules struct {
	items           []string
	system, machine []windowsRule
	dates           []windowsRule
}

type windowsRule struct {
	words  *regexp.Regexp
	before time.Time
	windowsVerdict
}

type windowsVerdict struct {
	readiness readiness
	evidence  Evidence
}

var windows = sync.OnceValue(func() *windowsRules {
	w := &windowsRules{}
	table("windows11.csv", func(r record) {
		rule := windowsRule{windowsVerdict: windowsVerdict{readiness(r.get("verdict")), Evidence(r.get("evidence"))}}
		switch pattern := r.get("pattern"); r.get("rule") {
		case "item":
			w.items = append(w.items, pattern)
		case "bought-before":
			rule.before = r.date("pattern")
			w.dates = append(w.dates, rule)
		case "system":
			rule.words = regexp.MustCompile(pattern)
			w.system = append(w.system, rule)
		default:
			rule.words = regexp.MustCompile(pattern)
			w.machine = append(w.machine, rule)
		}
	})
	return w
})

// windowsJudge remembers what it said of words: a fleet has few of them.
type windowsJudge struct {
	rules *windowsRules
	words map[[4]string]windowsVerdict
}

func newWindowsJudge() *windowsJudge {
	return &windowsJudge{rules: windows(), words: map[[4]string]windowsVerdict{}}
}

func (j *windowsJudge) readiness(l footprint.Line) readiness { return j.verdict(l).readiness }

func (j *windowsJudge) verdict(l footprint.Line) windowsVerdict {
	if !slices.Contains(j.rules.items, l.Item) {
		return windowsVerdict{}
	}
	key := [4]string{l.System, l.Processor, l.Model, l.Label}
	said, known := j.words[key]
	if !known {
		said = j.rules.say(l)
		j.words[key] = said
	}
	if said.readiness != "" {
		return said
	}
	for _, rule := range j.rules.dates {
		if !l.Purchased.IsZero() && l.Purchased.Before(rule.before) {
			return rule.windowsVerdict
		}
	}
	return windowsVerdict{unknownUpgrade, ToCheck}
}

// say gives what the words of a line settle, nothing where they do not.
func (w *windowsRules) say(l footprint.Line) windowsVerdict {
	for _, rule := range w.system {
		if rule.words.MatchString(strings.ToLower(l.System)) {
			return rule.windowsVerdict
		}
	}
	for _, rule := range w.machine {
		if rule.words.MatchString(strings.ToLower(strings.Join([]string{l.Processor, l.Model, l.Label}, " "))) {
			return rule.windowsVerdict
		}
	}
	return windowsVerdict{}
}

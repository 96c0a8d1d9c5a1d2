package factors

import (
	"fmt"
	"sync"

	"github.com/shopspring/decimal"
)

// Pedigree is the uncertainty that we take for values of one class of source
// when the source prints none: our convention, said in data/pedigree.csv and
// to be said wherever it is used.
type Pedigree struct {
	Class   string
	Percent decimal.Decimal // half width, in per cent of the value
	Why     string          // in French
}

// unstated is the class of a source that names none.
const unstated = "unstated"

// Pedigree gives the convention for the source's class. A source of a set
// that names no class has the widest.
func (s *Source) Pedigree() Pedigree {
	if s == nil || s.pedigree.Class == "" {
		return houseClasses()[unstated]
	}
	return s.pedigree
}

// houseClasses reads our own table, once a process. Every set starts from it:
// a user's folder needs no pedigree.csv.
var houseClasses = sync.OnceValue(func() map[string]Pedigree {
	l := loader{fsys: embedded(), classes: map[string]Pedigree{}}
	if err := l.rows("pedigree.csv", l.class, false); err != nil {
		panic(err) // the embedded file is checked by the tests
	}
	return l.classes
})

func (l *loader) class(r row) error {
	percent, err := number(r.get("percent"))
	if err != nil {
		return fmt.Errorf("percent: %w", err)
	}
	p := Pedigree{Class: r.get("class"), Percent: percent, Why: r.get("why")}
	if p.Class == "" || p.Why == "" || !percent.IsPositive() || percent.GreaterThan(hundred) {
		return fmt.Errorf("class %q needs a reason and a percentage above 0 and at most 100", p.Class)
	}
	l.classes[p.Class] = p
	return nil
}

// classify gives a source the convention of its class.
func (l *loader) classify(s *Source) error {
	if s.Class == "" {
		return nil
	}
	p, ok := l.classes[s.Class]
	if !ok {
		return fmt.Errorf("source %q has an unknown class %q", s.ID, s.Class)
	}
	s.pedigree = p
	return nil
}

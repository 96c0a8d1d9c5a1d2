package factors

import (
	"fmt"
	"sync"

	"github.com/shopspring/decimal"
)

// pedigree is the uncertainty that we take for values of one class of source
// when the source prints none: our convention, said in data/pedigree.csv and
// to be said wherever it is used.
type pedigree struct {
	class   string
	percent decimal.Decimal // half width, in per cent of the value
	why     string          // in French
}

// unstated is the class of a source that names none.
const unstated = "unstated"

// convention gives that of the source's class. A source of a set
// that names no class has the widest.
func (s *Source) convention() pedigree {
	if s == nil || s.pedigree.class == "" {
		return houseClasses()[unstated]
	}
	return s.pedigree
}

// houseClasses reads our own table, once a process. Every set starts from it:
// a user's folder needs no pedigree.csv.
var houseClasses = sync.OnceValue(func() map[string]pedigree {
	l := loader{fsys: embedded(), classes: map[string]pedigree{}}
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
	p := pedigree{class: r.get("class"), percent: percent, why: r.get("why")}
	if p.class == "" || p.why == "" || !percent.IsPositive() || percent.GreaterThan(hundred) {
		return fmt.Errorf("class %q needs a reason and a percentage above 0 and at most 100", p.class)
	}
	l.classes[p.class] = p
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

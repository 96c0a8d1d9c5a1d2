package footprint

import (
	"cmp"
	"slices"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
)

// OtherDatabase is the code of the notice that the values of a database were
// left out for a criterion.
const OtherDatabase = "other-database"

// databases gives the one database of each criterion: that of the electricity
// mixes where there are some, else the one that was laid over the others last.
//
// Equipment and mix of acidification, ionising radiation, particulate matter
// and resources are counted from one database alone: for the French mix, what
// is published differs by a factor of about 300 for ionising radiation and of
// 500 for particulate matter, so that a sum of two databases has no meaning.
// Climate change may mix sources, and has no entry here.
func databases(set *factors.Set, criteria []factors.Criterion) map[factors.Criterion]*factors.Source {
	chosen := map[factors.Criterion]*factors.Source{}
	fromMix := map[factors.Criterion]bool{}
	for _, f := range set.Factors() {
		c, mix := f.Criterion, f.Zone != ""
		if c == factors.GWP || f.Role != factors.RoleDefault || !slices.Contains(criteria, c) || fromMix[c] && !mix {
			continue
		}
		chosen[c], fromMix[c] = f.Source, mix
	}
	return chosen
}

// leftOut is a database that had values for a criterion counted from another.
type leftOut struct {
	criterion factors.Criterion
	source    string
}

// counts tells whether a value may be counted, and notes its database where not.
func (b *builder) counts(f *factors.Factor) bool {
	database := b.databases[f.Criterion]
	if database == nil || sameDatabase(database, f.Source) {
		return true
	}
	if out := (leftOut{f.Criterion, f.Source.ID}); !slices.Contains(b.apart, out) {
		b.apart = append(b.apart, out)
	}
	return false
}

func nameOf(s *factors.Source) string { return cmp.Or(s.Attribution, s.Title) }

func sameDatabase(a, b *factors.Source) bool {
	return a.ID == b.ID || a.Database != "" && a.Database == b.Database
}

// setApart says which databases had values for a criterion that another one is
// counted from.
func (r *Result) setApart() {
	apart := map[leftOut]bool{}
	for _, u := range r.units {
		for _, out := range u.apart {
			apart[out] = true
		}
	}
	for _, c := range r.opts.Criteria {
		for _, s := range r.set.Sources() {
			if !apart[leftOut{c, s.ID}] {
				continue
			}
			r.problems = append(r.problems, diag.Problem{Code: OtherDatabase, Severity: diag.Notice, Value: diag.Clip(nameOf(s)),
				Message: "valeurs écartées pour le critère «\u00a0" + r.set.NameOf("criterion", c.String()).FR + "\u00a0»\u00a0: équipements et mix électrique sont comptés d’une seule base, " + nameOf(r.engine.databases[c]),
				Remedy:  "Posez les facteurs d’une seule base pour ce critère, ou tenez compte de la couverture"})
		}
	}
}

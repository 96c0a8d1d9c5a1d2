package strategy

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/fold"
)

// Sovereignty is where data stand and on whom the body depends. It is an account
// of risks, apart from euros and carbon.
type Sovereignty struct {
	Sites   []Location // places, then cloud services, then dependencies, in their order; things of one name once
	France  Proportion // of the sites whose country is known
	Union   Proportion // likewise, in the European Union
	Unknown int        // sites whose country is not said

	Outside     Proportion // dependencies whose supplier is under a jurisdiction outside the Union, of those that say it
	WithoutExit Proportion // dependencies that say no way to leave
}

// Location is where a place, a service or the data of a dependency stand.
type Location struct {
	Kind    SiteKind
	Name    string
	Country Country // the zero Country where nothing is said
}

// SiteKind tells what stands there.
type SiteKind string

// Kinds of site.
const (
	PlaceSite      SiteKind = "place"
	ServiceSite    SiteKind = "service"
	DependencySite SiteKind = "dependency"
)

// Country is a row of the table countries.csv.
type Country struct {
	Code     string // ISO 3166-1 alpha-2
	Name     string // in French
	France   bool   // France, overseas included
	Union    bool   // where the law of the European Union applies as to a member state or an outermost region
	Evidence Evidence
}

func (l *Law) readCountry(r record) {
	l.countries = append(l.countries, Country{Code: r.get("code"), Name: r.get("name"), France: r.get("france") == "yes", Union: r.get("union") == "yes", Evidence: Evidence(r.get("evidence"))})
}

// Country finds a country by its code, whatever its case; false for one that the
// table does not have.
func (l *Law) Country(code string) (Country, bool) {
	for _, c := range l.countries {
		if strings.EqualFold(c.Code, strings.TrimSpace(code)) {
			return c, true
		}
	}
	return Country{}, false
}

func (a *Assessment) sovereignty() Sovereignty {
	s := &a.Strategy
	var out Sovereignty
	add := func(kind SiteKind, column, name, code string) {
		a.locate(&out, Location{kind, name, a.country(column, code)}, column)
	}
	for _, h := range s.Hosting {
		add(PlaceSite, "hosting", h.Name, h.Country)
	}
	for _, v := range s.Services {
		add(ServiceSite, "services", v.Name, v.Country)
	}
	for _, d := range s.Dependencies {
		add(DependencySite, "dependencies", d.Name, d.Country)
	}
	france, union, said := 0, 0, 0
	for _, l := range out.Sites {
		if l.Country.Code == "" {
			out.Unknown++
			continue
		}
		said++
		if l.Country.France {
			france++
		}
		if l.Country.Union {
			union++
		}
	}
	out.France, out.Union = among(france, said), among(union, said)
	a.ties(&out)
	return out
}

// locate adds a site. One that has the name of another is the same thing, a service
// that is a dependency too: it is listed once, with the country that either says.
func (a *Assessment) locate(out *Sovereignty, l Location, column string) {
	name := fold.Label(l.Name)
	at := slices.IndexFunc(out.Sites, func(other Location) bool { return name != "" && fold.Label(other.Name) == name })
	if at < 0 {
		out.Sites = append(out.Sites, l)
		return
	}
	known := &out.Sites[at].Country
	switch {
	case known.Code == "":
		*known = l.Country
	case l.Country.Code != "" && l.Country.Code != known.Code:
		a.doubt(diag.Doubt, "two-countries", column, l.Name, "place.two-countries", "place.one-country")
	}
}

// ties counts the dependencies by jurisdiction and by way out.
func (a *Assessment) ties(out *Sovereignty) {
	outside, said, without := 0, 0, 0
	for _, d := range a.Strategy.Dependencies {
		if c := a.country("dependencies", d.Jurisdiction); c.Code != "" {
			said++
			if !c.Union {
				outside++
			}
		}
		if strings.TrimSpace(d.Exit) == "" {
			without++
		}
	}
	out.Outside, out.WithoutExit = among(outside, said), among(without, len(a.Strategy.Dependencies))
}

// among is a proportion of a count; nothing is known of none.
func among(n, of int) Proportion {
	if of == 0 {
		return Proportion{}
	}
	p := Proportion{Count: decimal.NewNullDecimal(decimal.NewFromInt(int64(n))), Of: counting(of), Origin: FromDeclaration}
	p.Percent = inPercent(p.Count, p.Of)
	return p
}

// country reads a code, and says where the table does not have it: its place is
// then unknown, neither in the Union nor outside.
func (a *Assessment) country(column, code string) Country {
	if strings.TrimSpace(code) == "" {
		return Country{}
	}
	c, ok := DefaultLaw().Country(code)
	if !ok {
		a.doubt(diag.Doubt, "unknown-country", column, code, "place.country", "place.give-country")
	}
	return c
}

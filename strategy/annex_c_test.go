package strategy_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
)

func ExampleMethodReview() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Exempleville", Kind: strategy.Commune, INSEE: "38185"}, Year: 2024, Date: on(2025, time.June, 30),
		Lifetimes: map[string]decimal.Decimal{"laptop": n("6")}}
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", File: "pc.csv", Item: "laptop", Quantity: n("1000")}}}
	a, err := strategy.Assess(factors.Default(), s, inv)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.SplitAfter(a.Method.Claim, "liste de contrôle. ")[1])
	p := a.Method.AnnexC[10]
	fmt.Println(p.Code, p.Status == strategy.Partly, p.Found[1])
	for _, d := range a.Method.Unreliable {
		fmt.Println(d.Item, d.Name, d.Lines)
	}
	// Output:
	// Points non atteints : 4, 8. Points atteints en partie : 6, 7, 11.
	// C11 true Les durées déclarées n’ont pas d’origine
	// laptop energy 1
}

// overlay lays values over the default set.
func overlay(t *testing.T, manifest, values string) *factors.Set {
	t.Helper()
	user, err := factors.Load(fstest.MapFS{"manifest.json": {Data: []byte(manifest)}, "values.csv": {Data: []byte(values)},
		"zones.csv": {Data: []byte("id,name_fr,name_en,insee_prefixes,countries\nZZ,Ailleurs,Elsewhere,,\n")}})
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	return set
}

const ownSource = `{"sources":[{"id":"m","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`

func point(t *testing.T, set *factors.Set, code string, s strategy.Strategy, lines ...footprint.Line) strategy.MethodPoint {
	t.Helper()
	a, err := strategy.Assess(set, s, footprint.Inventory{Lines: lines})
	require.NoError(t, err)
	for _, p := range append(a.Method.AnnexC, a.Method.Own...) {
		if p.Code == code {
			return p
		}
	}
	require.Fail(t, "no point "+code)
	return strategy.MethodPoint{}
}

// known is a laptop of which everything is read in the inventory.
func known() footprint.Line {
	l := of("laptop", "10")
	l.Lifetime, l.Energy, l.File = maybe("5"), maybe("30"), "l.csv"
	return l
}

func with(l footprint.Line, change func(*footprint.Line)) footprint.Line {
	change(&l)
	return l
}

// Each point takes at least two statuses, by what the dossier holds.
func TestEachPointOfTheMethod(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Date: on(2025, 6, 30), Version: "1", Body: strategy.Body{Name: "X", Kind: strategy.Commune, INSEE: "38185", Agents: 5, Population: strategy.Population{Total: 60_000, Municipal: 59_000}}}
	change := func(f func(*strategy.Strategy)) strategy.Strategy {
		out := s
		f(&out)
		return out
	}
	reams := of("paper-ream", "4")
	every := overlay(t, ownSource, "id,item,criterion,stage,value,unit,locator\n"+
		"a,paper-ream,adpe,use,1,kg Sb eq/ream,p. 1\nb,paper-ream,ap,use,1,mol H+ eq/ream,p. 1\nc,paper-ream,pm,use,1,disease incidence/ream,p. 1\nd,paper-ream,ir,use,1,kBq U235 eq/ream,p. 1\ne,paper-ream,pe,use,1,MJ/ream,p. 1\n")
	placeless := overlay(t, ownSource, "id,item,criterion,stage,value,unit\na,paper-ream,gwp,use,1,kg CO2e/ream\n")
	undated := overlay(t, ownSource, "id,item,criterion,stage,value,unit,locator,zone\na,electricity,gwp,use,1,kg CO2e/kWh,p. 1,ZZ\n")
	provided := func(name string, level int) strategy.Service {
		return strategy.Service{Name: name, Impacts: map[string]decimal.Decimal{"gwp": n("12")}, Level: level}
	}
	teleworkers := change(func(s *strategy.Strategy) {
		s.Telework = &strategy.Telework{Employees: 250, Days: maybe("100"), Persons: maybe("2.3")}
	})
	reviewed := change(func(s *strategy.Strategy) { s.Services = []strategy.Service{provided("a", 5)} })
	mixed := change(func(s *strategy.Strategy) {
		s.Services = []strategy.Service{provided("a", 5), provided("b", 3), provided("c", 3), {Name: "d", Spend: maybe("4")}}
	})
	unnamed := change(func(s *strategy.Strategy) { s.Services = []strategy.Service{provided("a", 0), {Name: "b"}} })
	declared := func(s strategy.Strategy) []footprint.Line {
		lines, problems := s.Lines(factors.Default())
		require.Empty(t, problems)
		return lines
	}
	const met, partly, not, none, unknown = strategy.Met, strategy.Partly, strategy.NotMet, strategy.NotApplicable, strategy.Unknown
	mine := []footprint.Line{known()}
	seen := map[string]map[strategy.Status]bool{}
	for _, c := range []struct {
		code, name string
		s          strategy.Strategy
		set        *factors.Set
		lines      []footprint.Line
		want       strategy.Status
		says       string
	}{
		{"C1", "calculated", s, nil, mine, met, "RCP-SI v2"},
		{"C1", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"C2", "named", s, nil, nil, met, "système d’information de X"},
		{"C2", "nameless", change(func(s *strategy.Strategy) { s.Body.Name = "" }), nil, nil, partly, "Année 2024"},
		{"C2", "silent", strategy.Strategy{}, nil, nil, not, ""},
		{"C3", "by the book", s, nil, mine, met, "durée de vie totale"},
		{"C3", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"C4", "no diagram", s, nil, mine, not, ""},
		{"C4", "a diagram", change(func(s *strategy.Strategy) { s.Perimeter.Diagram = "SDSI, p. 4" }), nil, mine, met, "SDSI, p. 4"},
		{"C5", "all stages", s, nil, mine, met, "(fabrication, distribution, utilisation, fin de vie) ont une valeur : 1 sur 1 en service"},
		{"C5", "a server without its end", s, nil, []footprint.Line{known(), of("server", "1")}, partly, "Sans valeur de fin de vie : 1 ligne"},
		{"C5", "an item without value", s, nil, []footprint.Line{known(), of("thin-client", "1")}, partly, "Sans aucune valeur : Client léger"},
		{"C5", "a refused line", s, nil, []footprint.Line{known(), of("toaster", "1")}, partly, "1 ligne refusée"},
		{"C5", "stock alone", s, nil, []footprint.Line{with(known(), func(l *footprint.Line) { l.State = footprint.Stock })}, not, "0 sur 0 en service"},
		{"C6", "climate alone", s, nil, mine, partly, "Sans aucune valeur, couverture nulle : Épuisement des ressources, minéraux et métaux, Acidification, Particules fines, Rayonnements ionisants, Énergie primaire"},
		{"C6", "climate has its coverage", s, nil, []footprint.Line{known(), of("toaster", "1")}, partly, "couverture 50 % hors usage et 50 % à l’usage"},
		{"C6", "all six", s, every, []footprint.Line{reams}, met, "Énergie primaire : 4,00 MJ par an, couverture sans objet hors usage et 100 % à l’usage"},
		{"C6", "all six of one line in two", s, every, []footprint.Line{reams, known()}, partly, "couverture 0 % hors usage et 50 % à l’usage"},
		{"C7", "not described", s, nil, mine, partly, "ce qui est compté"},
		{"C7", "described", change(func(s *strategy.Strategy) { s.Perimeter.Included = []string{"Postes"} }), nil, []footprint.Line{with(known(), func(l *footprint.Line) { l.Site = "A" })}, met, "sites 1, services 0"},
		{"C7", "silent", strategy.Strategy{}, nil, nil, not, "le nom, la nature, les agents, la population totale"},
		{"C8", "declared", change(func(s *strategy.Strategy) { s.Perimeter.Excluded = []string{"Aucune"} }), nil, mine, met, "1 exclusion déclarée"},
		{"C8", "not declared", s, nil, mine, not, ""},
		{"C8", "what has no value is listed", s, nil, []footprint.Line{known(), of("thin-client", "1")}, partly, "1 type d’équipement sans aucune valeur"},
		{"C8", "what is refused is listed", s, nil, []footprint.Line{known(), of("toaster", "1")}, partly, "1 ligne refusée"},
		{"C9", "all placed", s, nil, mine, met, "zone FR, année 2024"},
		{"C9", "a value without its place", s, placeless, []footprint.Line{reams}, partly, "Sans place dans la source : a"},
		{"C9", "a PUE of nobody", change(func(s *strategy.Strategy) { s.Hosting = []strategy.Hosting{{Name: "Salle", PUE: maybe("1.5")}} }), nil, mine, partly, "PUE déclaré sans origine : Salle"},
		{"C9", "a PUE by contract", change(func(s *strategy.Strategy) {
			s.Hosting = []strategy.Hosting{{Name: "Salle", PUE: maybe("1.5"), Source: "contract"}}
		}), nil, mine, met, "PUE mesuré ou contractuel : Salle"},
		{"C9", "the published PUE", change(func(s *strategy.Strategy) { s.Hosting = []strategy.Hosting{{Name: "Salle"}} }), nil,
			[]footprint.Line{with(of("server", "1"), func(l *footprint.Line) { l.DataCentre = "Salle" })}, met, "PUE publié par défaut : Salle"},
		{"C9", "a part of a place, by its power", change(func(s *strategy.Strategy) {
			s.Hosting = []strategy.Hosting{{Name: "Syndicat", Share: maybe("0.25"), Power: maybe("40"), Technical: strategy.ByPower}}
		}), nil, mine, met, "sans PUE : Syndicat (40 kW)\nPart de la collectivité dans un lieu mutualisé : Syndicat (25 %)"},
		{"C9", "the power of a place with a PUE", change(func(s *strategy.Strategy) {
			s.Hosting = []strategy.Hosting{{Name: "Salle", PUE: maybe("1.5"), Source: "measured", Power: maybe("12")}}
		}), nil, mine, met, "électricité dans le PUE : Salle (12 kW)"},
		{"C10", "known", s, nil, []footprint.Line{known(), reams}, met, "Ramette de papier A4 (500 feuilles) : 4"},
		{"C10", "an unknown life", s, nil, []footprint.Line{known(), of("thin-client", "1")}, partly, "Sans durée de vie : Client léger"},
		{"C10", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"C11", "own, declared, default and unknown", change(func(s *strategy.Strategy) { s.Lifetimes = map[string]decimal.Decimal{"monitor": n("7")} }), nil,
			[]footprint.Line{known(), of("monitor", "1"), of("tablet", "1"), of("thin-client", "1")}, partly, "25 % propres à la ligne, 25 % déclarées pour un type, 25 % publiées par défaut, 25 % inconnues"},
		{"C11", "declared with a source", change(func(s *strategy.Strategy) {
			s.Lifetimes, s.LifeSource = map[string]decimal.Decimal{"monitor": n("7")}, "Sorties de 2023"
		}), nil, []footprint.Line{of("monitor", "1")}, met, "Origine des durées déclarées : Sorties de 2023"},
		{"C11", "published by default", s, nil, []footprint.Line{of("monitor", "1")}, met, "100 % publiées par défaut"},
		{"C11", "years before without proof", s, nil, []footprint.Line{with(known(), func(l *footprint.Line) {
			l.Origin, l.Upstream = footprint.Refurbished, maybe("3")
		})}, partly, "1 durée avant l’achat sans preuve"},
		{"C11", "paper has none", s, nil, []footprint.Line{reams}, none, ""},
		{"C12", "dated", s, nil, mine, met, "ADEME, Base Carbone® V23.6 (lue le "},
		{"C12", "files", s, nil, mine, met, "1 fichier d’inventaire, année 2024"},
		{"C12", "a line of nowhere", s, nil, []footprint.Line{known(), of("laptop", "1")}, partly, "1 ligne sans fichier d’origine"},
		{"C12", "a line of the dossier itself", s, nil, []footprint.Line{known(), with(known(), func(l *footprint.Line) { l.File = "dossier.yaml" })}, met, "1 ligne déclarée dans le dossier"},
		{"C13", "graded", s, nil, mine, met, "3 données d’inventaire ont une qualité"},
		{"C13", "missing", s, nil, []footprint.Line{known(), of("thin-client", "1")}, partly, "2 données manquent"},
		{"C14", "shares", s, nil, []footprint.Line{known(), of("laptop", "1")}, met, "Haute 67 %, moyenne 0 %, basse 33 %"},
		{"C14", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"C15", "weak", s, nil, []footprint.Line{of("laptop", "1")}, met, "Durée de vie de qualité basse : 1 type"},
		{"C15", "none is weak", s, nil, mine, none, "Aucune donnée de qualité basse"},
		{"C15", "a weak quantity", s, nil, []footprint.Line{with(known(), func(l *footprint.Line) { l.Quality = footprint.Low })}, met, "Quantité de qualité basse : 1 type"},
		{"C16", "said", s, nil, mine, met, "0 % des données d’inventaire sont de qualité basse"},
		{"C16", "another year's mix", change(func(s *strategy.Strategy) { s.Year = 2030 }), nil, mine, met, " pour 2030"},
		{"C16", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"N1", "ours", s, nil, mine, met, "durée de vie totale"},
		{"N1", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"N2", "employees' own", s, nil, []footprint.Line{with(known(), func(l *footprint.Line) { l.Mode = footprint.BYOD })}, met, "Lignes BYOD : 1 ; lignes COPE : 0"},
		{"N2", "none said", s, nil, mine, unknown, "à confirmer"},
		{"N2", "retired are not counted", s, nil, []footprint.Line{known(), with(known(), func(l *footprint.Line) { l.Mode, l.State = footprint.COPE, footprint.Retired })}, unknown, "à confirmer"},
		{"N3", "boxes", s, nil, []footprint.Line{of("internet-box", "29.78")}, partly, "29,78 box internet"},
		{"N3", "none", s, nil, mine, unknown, "à confirmer"},
		{"N3", "nobody works from home", change(func(s *strategy.Strategy) { s.Telework = &strategy.Telework{} }), nil, mine, none, "aucun agent en télétravail"},
		{"N3", "teleworkers", teleworkers, nil, append(declared(teleworkers), known()), met, "29,8 box : 250 agents en télétravail, 100 jours par an chacun"},
		{"N3", "teleworkers whose boxes were left out", teleworkers, nil, mine, not, "ne sont pas dans l’inventaire"},
		{"N4", "of the year", s, nil, mine, met, "Zone FR, mix : 2024"},
		{"N4", "of another year", change(func(s *strategy.Strategy) { s.Year = 2030 }), nil, mine, partly, "Zone FR, mix : 20"},
		{"N4", "overseas", change(func(s *strategy.Strategy) { s.Zone = "GP" }), nil, mine, partly, "Zone GP, mix : 2014"},
		{"N4", "undated", change(func(s *strategy.Strategy) { s.Zone = "ZZ" }), undated, mine, partly, "Zone ZZ, mix : une année que la source ne dit pas"},
		{"N4", "no electricity", s, nil, []footprint.Line{reams}, not, "Aucun mix"},
		{"N5", "none", s, nil, mine, unknown, "Aucun service en nuage"},
		{"N5", "graded by nobody", s, nil, []footprint.Line{known(), of("cloud-vm-small", "2")}, not, "1 ligne de service en nuage"},
		{"N5", "reviewed", reviewed, nil, append(declared(reviewed), known()), met, "Niveau 5 sur 5 : 1 service"},
		{"N5", "reviewed or not", mixed, nil, append(declared(mixed), known()), partly, "Niveau 5 sur 5 : 1 service\nNiveau 3 sur 5 : 2 services\n1 service connu par sa seule dépense"},
		{"N5", "of a method that nobody knows", unnamed, nil, append(declared(unnamed), known()), not, "Niveau 1 sur 5 : 1 service\n1 ligne de service en nuage sans aucune valeur"},
		{"N5", "no longer bought", s, nil, []footprint.Line{known(), with(of("cloud-service", "1"), func(l *footprint.Line) { l.State = footprint.Retired })}, unknown, "Aucun service"},
		{"N6", "an interval", s, nil, mine, met, "Première cause : Ordinateur portable"},
		{"N6", "nothing", s, nil, nil, not, "Aucune empreinte"},
		{"N7", "dated", s, nil, mine, met, "Document : version 1, 30 juin 2025"},
		{"N7", "no version", change(func(s *strategy.Strategy) { s.Version = "" }), nil, mine, partly, "La version du document n’est pas dite"},
	} {
		t.Run(c.code+" "+c.name, func(t *testing.T) {
			if c.set == nil {
				c.set = factors.Default()
			}
			p := point(t, c.set, c.code, c.s, c.lines...)
			require.Equal(t, c.want, p.Status, p.Found)
			require.Contains(t, plainSpaces(strings.Join(p.Found, "\n")), c.says)
			require.NotEmpty(t, p.Asks)
			if c.want == not || c.want == partly || c.want == unknown {
				require.NotEmpty(t, p.Missing)
			}
			if seen[c.code] == nil {
				seen[c.code] = map[strategy.Status]bool{}
			}
			seen[c.code][p.Status] = true
		})
	}
	require.Len(t, seen, 23)
	for code, statuses := range seen {
		require.GreaterOrEqual(t, len(statuses), 2, "%s never changes", code)
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func TestTheReviewKeepsTheOrderOfTheAnnex(t *testing.T) {
	a := assess(t, strategy.Strategy{})
	var codes []string
	for _, p := range append(a.Method.AnnexC, a.Method.Own...) {
		codes = append(codes, p.Code)
		require.NotEmpty(t, p.Source, p.Code)
	}
	require.Equal(t, "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 N1 N2 N3 N4 N5 N6 N7", strings.Join(codes, " "))
	require.Len(t, a.Method.AnnexC, 16)
}

// Nothing says that a study conforms; what is not met is named.
func TestTheClaimSaysWhatIsNotMetAndNoMore(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Date: on(2025, 6, 30), Version: "1", LifeSource: "DSI", Body: strategy.Body{Name: "X", Kind: strategy.Commune, INSEE: "38185", Agents: 5, Population: strategy.Population{Total: 60_000}},
		Perimeter: strategy.Perimeter{Included: []string{"a"}, Excluded: []string{"b"}, Diagram: "c"}}
	every := overlay(t, ownSource, "id,item,criterion,stage,value,unit,locator\n"+
		"a,paper-ream,adpe,use,1,kg Sb eq/ream,p. 1\nb,paper-ream,ap,use,1,mol H+ eq/ream,p. 1\nc,paper-ream,pm,use,1,disease incidence/ream,p. 1\nd,paper-ream,ir,use,1,kBq U235 eq/ream,p. 1\ne,paper-ream,pe,use,1,MJ/ream,p. 1\n")
	best, err := strategy.Assess(every, s, footprint.Inventory{Lines: []footprint.Line{with(of("paper-ream", "4"), func(l *footprint.Line) { l.File = "l.csv" })}})
	require.NoError(t, err)
	for name, c := range map[string]struct {
		a    *strategy.Assessment
		want []string
	}{
		"nothing":        {assess(t, strategy.Strategy{}), []string{"n’ont pas servi", "Points non atteints : 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16. Points atteints en partie : aucun."}},
		"laptops":        {assess(t, s, known()), []string{"ont été utilisées", "pas contraignante", "Points non atteints : aucun. Points atteints en partie : 6."}},
		"the whole list": {best, []string{"ont été utilisées", "Points non atteints : aucun. Points atteints en partie : aucun."}},
	} {
		t.Run(name, func(t *testing.T) {
			claim := plainSpaces(c.a.Method.Claim)
			for _, want := range c.want {
				require.Contains(t, claim, want)
			}
			require.NotContains(t, claim, "onform")
		})
	}
}

func TestWeakDataAreListedByItem(t *testing.T) {
	a := assess(t, strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}}, of("laptop", "1"), of("laptop", "2"), known(), of("thin-client", "1"))
	require.Equal(t, []footprint.Datum{
		{Item: "laptop", Name: footprint.DatumLifetime, From: footprint.FromSource, Quality: footprint.Low, Lines: 2},
		{Item: "laptop", Name: footprint.DatumEnergy, From: footprint.FromSource, Quality: footprint.Low, Lines: 2},
	}, a.Method.Unreliable, "what is missing is no weak datum")
}

// What annexes A and B ask for and nobody counted is named, whatever the status.
func TestFamiliesWithoutALineAreNamed(t *testing.T) {
	s := strategy.Strategy{Year: 2024, Body: strategy.Body{INSEE: "38185"}, Perimeter: strategy.Perimeter{Excluded: []string{"Aucune"}}}
	absent := func(lines ...footprint.Line) string {
		return strings.Join(point(t, factors.Default(), "C8", s, lines...).Missing, " ")
	}
	require.Contains(t, absent(known()), "Vidéoprotection, Lecteurs de badges")
	require.NotContains(t, absent(known(), of("camera", "1")), "Vidéoprotection")
	require.NotContains(t, absent(known(), of("copier-a3", "1")), "Impression")
	require.Contains(t, absent(known(), of("camera", "1")), "Déplacements, surfaces de bureaux")
}

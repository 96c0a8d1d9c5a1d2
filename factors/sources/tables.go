package sources

import (
	"embed"
	"regexp"
	"strings"
	"sync"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/internal/embedded"
	"github.com/reen-numerique/reen/internal/fold"
)

// tables are what is known of the formats: headers, foreign names, words,
// units and publications. A reader who knows no Go can check them.
//
//go:embed data/*.csv
var tables embed.FS

// table gives the rows of a table below its header.
func table(name string) [][]string {
	data, err := tables.ReadFile("data/" + name)
	if err != nil {
		panic(err) // embedded
	}
	return embedded.Table(string(data))
}

// foreign is what a publisher's name or number stands for in our catalogue.
type foreign struct {
	item string
	rank string // "1" gives the item its values before "2"; "like": an item of its own, classed as that one
	zone string // of an electricity mix
	year string
}

const rankLike = "like"

type foreignKey struct {
	format Format
	key    string // folded
}

var foreigners = sync.OnceValue(func() map[foreignKey]foreign {
	out := map[foreignKey]foreign{}
	for _, r := range table("items.csv") {
		out[foreignKey{Format(r[0]), fold.Label(r[1])}] = foreign{item: r[2], rank: r[3]}
	}
	return out
})

// elementPattern is how the catalogue says where it read a value of the Base
// Carbone.
var elementPattern = regexp.MustCompile(`^élément (\d+)$`)

// baseCarboneSource is the Base Carbone in the catalogue.
const baseCarboneSource = "base-carbone"

// elements gives what the catalogue itself read in the Base Carbone: its
// numbers mean in a newer export what they meant there.
func elements(set *factors.Set) map[string]foreign {
	out := map[string]foreign{}
	for _, f := range set.Factors() {
		m := elementPattern.FindStringSubmatch(f.Locator)
		if m == nil || f.Source.ID != baseCarboneSource || f.Criterion != factors.GWP || f.Item == "" {
			continue
		}
		if _, twice := out[m[1]]; twice {
			continue
		}
		known := foreign{item: f.Item, rank: "2"}
		if f.Zone != "" {
			known.zone, known.year = f.Zone, f.Year
		}
		out[m[1]] = known
	}
	return out
}

// publication is what is known of a format's publisher.
type publication struct {
	factors.Source
	covers []factors.Stage // of a value for all but use
}

var publications = sync.OnceValue(func() map[Format]publication {
	out := map[Format]publication{}
	for _, r := range table("sources.csv") {
		p := publication{Source: factors.Source{Publisher: r[1], Title: r[2], URL: r[3], Licence: r[4], Attribution: r[5], Note: r[7]}}
		for _, name := range strings.Fields(r[6]) {
			stage, err := factors.ParseStage(name)
			if err != nil {
				panic(err) // embedded; a test reads it
			}
			p.covers = append(p.covers, stage)
		}
		out[Format(r[0])] = p
	}
	return out
})

// words maps a format's words to ours.
var words = sync.OnceValue(func() map[[3]string]string {
	out := map[[3]string]string{}
	for _, r := range table("words.csv") {
		out[[3]string{r[0], r[1], fold.Label(r[2])}] = r[3]
	}
	return out
})

// word gives our word for a format's, or false.
func (f Format) word(kind, text string) (string, bool) {
	meaning, ok := words()[[3]string{string(f), kind, fold.Label(text)}]
	return meaning, ok
}

// units holds the pairs of a publisher's unit and what one of ours is counted per.
var units = sync.OnceValue(func() map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, r := range table("units.csv") {
		out[[2]string{fold.Label(r[0]), r[1]}] = true
	}
	return out
})

// sameUnit tells whether a publisher's unit is kg CO2e for one unit of an item.
func sameUnit(unit string, item *factors.Item) bool {
	return units()[[2]string{fold.Label(unit), item.Unit}]
}

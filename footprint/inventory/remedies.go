package inventory

import (
	_ "embed"
	"sync"

	"github.com/reen-numerique/reen/internal/embedded"
)

//go:embed data/remedies.csv
var remediesTable string

// remedies holds what to do for each code, for the problems that have nothing
// more precise to say.
var remedies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range embedded.Table(remediesTable) {
		out[row[0]] = row[1]
	}
	return out
})

// remedy completes the problems of a file: what is refused or doubtful always
// comes with what to do.
func (g *reading) remedy() {
	for n := range g.inv.Problems {
		if p := &g.inv.Problems[n]; p.Remedy == "" {
			p.Remedy = remedies()[p.Code]
		}
	}
}

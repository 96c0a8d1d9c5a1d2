package strategy

import (
	"sync"

	"github.com/shopspring/decimal"
)

// useSaving is the published effect of a unit less of a use, where it is not the
// whole value of that use: an hour of audio instead of video.
type useSaving struct {
	saving       decimal.Decimal // kg CO2e
	name, source string
}

var useSavings = sync.OnceValue(func() map[string]useSaving {
	out := map[string]useSaving{}
	table("use-savings.csv", func(r record) {
		out[r.get("item")] = useSaving{saving: r.decimal("saving"), name: r.get("name"), source: r.get("source")}
	})
	return out
})

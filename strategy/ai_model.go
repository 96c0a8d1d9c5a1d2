package strategy

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/reen-numerique/reen/internal/exact"
)

// inference is the published model of the energy of a request to a language model
// (EcoLogits, GenAI Impact, commit 5be90da, table ai-model.csv), written anew from
// its formulas:
//
//	GPU, kWh         = tokens × (α × e^(β × batch) × active + γ) ÷ 1000, for one card
//	generation, s    = tokens × (α' × active + β' × batch + γ'), at most the latency measured
//	cards            = ⌈margin × total × bits ÷ 8 ÷ memory of a card⌉, raised to a power of two
//	server, kWh      = generation ÷ 3600 × kW × cards ÷ cards of a server ÷ batch
//	request, kWh     = PUE × (server + cards × GPU)
//
// with active and total parameters in thousand millions. The batch is the one
// number that nobody outside knows: that commit takes 64, and later ones 4 to 16.
type inference struct {
	active, total, tokens *big.Rat
	latency               *big.Rat // seconds, nil where it was not measured
	pue                   *big.Rat
}

func (l *Law) readInference(r record) { l.inference[r.get("id")] = r.decimal("value") }

// constant gives a published constant of the model, exactly.
func (l *Law) constant(id string) *big.Rat { return exact.FromDecimal(l.inference[id]) }

// request gives kWh, with the batch that the ids of the table name.
func (m inference) request(batch, decay string) *big.Rat {
	law := DefaultLaw()
	cards, size := m.cards(), law.constant(batch)

	gpu := law.constant("gpu-alpha")
	gpu.Mul(gpu, law.constant(decay)).Mul(gpu, m.active)
	gpu.Add(gpu, law.constant("gpu-gamma")).Mul(gpu, m.tokens).Mul(gpu, cards)
	gpu.Quo(gpu, big.NewRat(1000, 1))

	server := m.generation(size)
	server.Quo(server, big.NewRat(3600, 1)).Mul(server, law.constant("server-power")).Mul(server, cards)
	server.Quo(server, law.constant("server-gpus")).Quo(server, size)

	return server.Add(server, gpu).Mul(server, m.pue)
}

func (m inference) generation(batch *big.Rat) *big.Rat {
	law := DefaultLaw()
	t := new(big.Rat).Mul(law.constant("latency-alpha"), m.active)
	t.Add(t, new(big.Rat).Mul(law.constant("latency-beta"), batch)).Add(t, law.constant("latency-gamma")).Mul(t, m.tokens)
	if m.latency != nil && m.latency.Cmp(t) < 0 {
		t.Set(m.latency)
	}
	return t
}

// cards is how many the weights need, a power of two.
func (m inference) cards() *big.Rat {
	law := DefaultLaw()
	need := law.constant("memory-margin")
	need.Mul(need, m.total).Mul(need, law.constant("weight-bits")).Quo(need, big.NewRat(8, 1)).Quo(need, law.constant("gpu-memory"))
	n := big.NewRat(1, 1)
	for n.Cmp(need) < 0 {
		n.Mul(n, big.NewRat(2, 1))
	}
	return n
}

// modelled gives Wh for a request: the value and the low end at the batch of the
// commit, the high end at the least that was published.
func (m inference) modelled() Range {
	wh := func(batch, decay string) decimal.NullDecimal {
		kwh := m.request(batch, decay)
		return certain(kwh.Mul(kwh, big.NewRat(1000, 1)))
	}
	usual := wh("batch", "gpu-decay")
	return Range{Value: usual, Low: usual, High: wh("batch-low", "gpu-decay-low")}
}

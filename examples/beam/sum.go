package main

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func init() { beam.RegisterCoder(reflect.TypeFor[*sum](), encode, decode) }

// sum is an accumulator on its way through the pipeline.
type sum struct{ *footprint.Accumulator }

// wire is a sum between two workers: what the accumulator writes of itself, and
// the options to make another one that reads it.
type wire struct {
	Options footprint.Options
	Sums    []byte
}

func encode(s *sum) ([]byte, error) {
	if s.Accumulator == nil { // that of an empty merge
		return nil, nil
	}
	sums, err := s.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return json.Marshal(wire{s.Options(), sums})
}

func decode(data []byte) (*sum, error) {
	if len(data) == 0 {
		return new(sum), nil
	}
	var w wire
	if err := json.Unmarshal(data, &w); err != nil {
		return nil, err
	}
	into, err := footprint.NewAccumulator(factors.Default(), w.Options)
	if err != nil {
		return nil, err
	}
	return &sum{into}, into.UnmarshalBinary(w.Sums)
}

// merge combines sums by key. Sums are exact: those of any bundles, merged in any
// order, have the same digits.
type merge struct{}

func (*merge) CreateAccumulator() *sum { return new(sum) }

// AddInput adds b to a, and never changes b, which stands under the keys of other
// areas too. Without it, Beam would take the first b for a.
func (*merge) AddInput(a, b *sum) (*sum, error) {
	if b.Accumulator == nil {
		return a, nil
	}
	if a.Accumulator == nil {
		a = &sum{b.Fresh()}
	}
	return a, a.Merge(b.Accumulator)
}

func (m *merge) MergeAccumulators(a, b *sum) (*sum, error) { return m.AddInput(a, b) }

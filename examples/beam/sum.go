package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
)

func init() { beam.RegisterCoder(reflect.TypeFor[*sum](), encode, decode) }

// sum is an accumulator on its way through the pipeline.
type sum struct{ *footprint.Accumulator }

// encode writes the options, to make another accumulator that reads the sums, and
// below them what the accumulator writes of itself.
func encode(s *sum) ([]byte, error) {
	if s.Accumulator == nil { // of nothing yet
		return nil, nil
	}
	options, err := json.Marshal(s.Options())
	if err != nil {
		return nil, err
	}
	sums, err := s.MarshalBinary()
	return slices.Concat(options, []byte("\n"), sums), err
}

func decode(data []byte) (*sum, error) {
	if len(data) == 0 {
		return new(sum), nil
	}
	options, sums, _ := bytes.Cut(data, []byte("\n"))
	var opts footprint.Options
	if err := json.Unmarshal(options, &opts); err != nil {
		return nil, err
	}
	into, err := footprint.NewAccumulator(factors.Default(), opts)
	if err != nil {
		return nil, err
	}
	return &sum{into}, into.UnmarshalBinary(sums)
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

package inventory

import (
	"errors"
	"io"
	"io/fs"

	"github.com/reen-numerique/reen/footprint"
)

// batchLines is how many lines go from the reader to the sums at a time.
const batchLines = 512

// Accumulate reads a list of equipment into a footprint, whose factors it is
// read with: the lines are summed while the next ones are read, and none is
// kept. The error is for a stream that cannot be read, of which nothing is then
// counted. What is wrong in a row is a problem of the result.
func Accumulate(r io.Reader, into *footprint.Accumulator, opts Options) error {
	if into == nil {
		return errors.New("inventory: nil accumulator")
	}
	whole := into.Fresh() // of this stream alone, in case it cannot be read to its end
	account, err := sum(r, whole, opts)
	if err != nil {
		return err
	}
	whole.AddInventory(account)
	return into.Merge(whole)
}

// sum adds the lines of a stream, and waits for all of them.
func sum(r io.Reader, into *footprint.Accumulator, opts Options) (footprint.Inventory, error) {
	s := newSummer(into)
	defer s.finish()
	return Stream(r, into.Set(), opts, s.take)
}

// AccumulateFile does so for a file of a folder.
func AccumulateFile(fsys fs.FS, name string, into *footprint.Accumulator, opts Options) error {
	opts.Name = name
	_, err := inFile(fsys, name, func(r io.Reader) (footprint.Inventory, error) {
		return footprint.Inventory{}, Accumulate(r, into, opts)
	})
	return err
}

// summer sums lines beside the reader: two batches, of which one is filled
// while the other is summed.
type summer struct {
	full, empty chan []footprint.Line
	batch       []footprint.Line
	done        chan struct{}
}

func newSummer(into *footprint.Accumulator) *summer {
	s := &summer{full: make(chan []footprint.Line, 1), empty: make(chan []footprint.Line, 2), done: make(chan struct{}), batch: make([]footprint.Line, 0, batchLines)}
	s.empty <- make([]footprint.Line, 0, batchLines)
	go func() {
		defer close(s.done)
		for batch := range s.full {
			into.AddInventory(footprint.Inventory{Lines: batch})
			s.empty <- batch[:0]
		}
	}()
	return s
}

func (s *summer) take(l *footprint.Line) error {
	if s.batch = append(s.batch, *l); len(s.batch) == batchLines {
		s.full <- s.batch
		s.batch = <-s.empty
	}
	return nil
}

// finish sums what is left, and waits for all of it.
func (s *summer) finish() {
	s.full <- s.batch
	close(s.full)
	<-s.done
}

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
	return accumulate(into, opts.Seen, func(each func(*footprint.Line) error) (footprint.Inventory, error) {
		return Stream(r, into.Set(), opts, each)
	})
}

// AccumulateAll does so for files of a folder, as OpenAll reads them.
func AccumulateAll(fsys fs.FS, names []string, into *footprint.Accumulator, opts Options) error {
	return accumulate(into, opts.Seen, func(each func(*footprint.Line) error) (footprint.Inventory, error) {
		return StreamAll(fsys, names, into.Set(), opts, each)
	})
}

// DataCentresError is why files cannot be summed into a footprint: they
// describe data centres, with their PUE, that its options do not have. Give them
// to a new one, and read again. Options.Seen is as it was before; Rejects and
// Unknowns have what was met, and new ones are to be given.
type DataCentresError struct {
	Found map[string]footprint.DataCentre
}

func (e *DataCentresError) Error() string {
	return "inventory: the files describe data centres that the options of the footprint do not have"
}

func accumulate(into *footprint.Accumulator, seen *Seen, stream func(func(*footprint.Line) error) (footprint.Inventory, error)) error {
	if into == nil {
		return errors.New("inventory: nil accumulator")
	}
	mark := seen.mark()
	whole := into.Fresh() // of these files alone, in case they cannot be read to their end
	account, err := sum(whole, stream)
	if err != nil {
		return err
	}
	known := into.Options().DataCentres
	for name := range account.DataCentres {
		if _, ok := known[name]; !ok {
			seen.forget(mark)
			return &DataCentresError{account.DataCentres}
		}
	}
	whole.AddInventory(account)
	err = into.Merge(whole)
	if err != nil {
		seen.forget(mark)
	}
	return err
}

// sum adds the lines of a stream, and waits for all of them.
func sum(into *footprint.Accumulator, stream func(func(*footprint.Line) error) (footprint.Inventory, error)) (footprint.Inventory, error) {
	s := newSummer(into)
	defer s.finish()
	return stream(s.take)
}

// AccumulateFile does so for one file of a folder.
func AccumulateFile(fsys fs.FS, name string, into *footprint.Accumulator, opts Options) error {
	return AccumulateAll(fsys, []string{name}, into, opts)
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

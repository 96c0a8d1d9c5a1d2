package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"
)

// Limits bound what one request and all of them together may take.
type Limits struct {
	Upload       int64         // bytes of the files of a request
	Unzipped     int64         // bytes of a dropped archive or workbook, unpacked
	Files        int           // that may be dropped at once
	Rows         int           // of all the tables of a request
	InFlight     int64         // bytes of requests held at once, by all of them
	Computations int           // at a time
	Wait         time.Duration // for a computation to start
	Time         time.Duration // of one computation
	Stall        time.Duration // that a client may send nothing while it uploads
	Send         time.Duration // for a whole upload
}

// defaults suit a small machine: a city's inventory is about one megabyte.
var defaults = Limits{
	Upload: 10 << 20, Unzipped: 64 << 20, Files: 20, Rows: 100_000, InFlight: 256 << 20,
	Computations: 2, Wait: 15 * time.Second, Time: time.Minute, Stall: 10 * time.Second, Send: 2 * time.Minute,
}

func (l Limits) check() error {
	if l.Upload <= 0 || l.Unzipped <= 0 || l.Files <= 0 || l.Rows <= 0 || l.InFlight <= 0 || l.Computations <= 0 || l.Wait <= 0 || l.Time <= 0 || l.Stall <= 0 || l.Send <= 0 {
		return errors.New("service: a limit is not above 0")
	}
	if l.InFlight < l.body() {
		return fmt.Errorf("service: %d bytes of memory hold no request of %d bytes", l.InFlight, l.body())
	}
	return nil
}

// body is the most bytes of a request: the files as they are, or packed in the
// form (a third more in base64, and the archive's own), the words with their
// meanings, and the other fields.
func (l Limits) body() int64 { return l.Upload/3*4 + int64(l.Files)<<10 + 2*mostWords<<10 + 64<<10 }

// errBusy tells that too much is under way.
var errBusy = errors.New("service: busy")

// slots are the computations that may run at a time.
type slots chan struct{}

// take waits for a slot, for a time; the error is errBusy, or that of a client that left.
func (s slots) take(ctx context.Context, wait time.Duration) (release func(), err error) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case s <- struct{}{}:
		return func() { <-s }, nil
	case <-timer.C:
		return nil, errBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// budget is the memory that requests hold together, counted as their bytes come:
// a slow client holds what it sent, and no more.
type budget struct {
	held atomic.Int64
	most int64
}

func (b *budget) take(n int64) error {
	if b.held.Add(n) > b.most {
		b.held.Add(-n)
		return errBusy
	}
	return nil
}

func (b *budget) release(n int64) { b.held.Add(-n) }

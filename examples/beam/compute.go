package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/footprint/inventory"
)

// unreadFile lists the files that are in no total, and why.
const unreadFile = "unread.jsonl"

// compute sums the files of one municipality.
type compute struct {
	Folder  string // of the files
	Options footprint.Options
}

// ProcessElement gives the sums and the rows that were refused. A municipality
// of which one file cannot be read is given whole as unread: half a fleet is
// no footprint.
func (c *compute) ProcessElement(ctx context.Context, key string, next func(*string) bool, emit func(string, *sum), refused, unread func(string, string)) error {
	var names []string
	for file := ""; next(&file); {
		names = append(names, strings.TrimPrefix(file, c.Folder))
	}
	slices.Sort(names)
	opts := c.Options
	opts.Year = yearOf(key)
	into, err := footprint.NewAccumulator(factors.Default(), opts)
	if err != nil {
		return err
	}
	var rejects inventory.Rejects
	if err := accumulate(&folder{ctx, c.Folder}, names, into, &rejects); err != nil {
		if out := new(outage); errors.As(err, &out) { // the runner tries again
			return err
		}
		unread(unreadFile, unreadLine(key, names, err))
		return nil
	}
	emit(key, &sum{into})
	if rejects.Len() > 0 {
		var text bytes.Buffer
		if err := rejects.Write(&text, inventory.RejectOptions{}); err != nil {
			return err
		}
		refused("refused/"+key+".csv", text.String())
	}
	return nil
}

// accumulate reads files as inventory.AccumulateAll does, and drops sites and
// departments: the sums of a country would be as many as its schools.
func accumulate(files *folder, names []string, into *footprint.Accumulator, rejects *inventory.Rejects) error {
	account, err := inventory.StreamAll(files, names, into.Set(), inventory.Options{Rejects: rejects}, func(l *footprint.Line) error {
		l.Site, l.Department = "", ""
		into.Add(l)
		return nil
	})
	if err != nil {
		return err
	}
	if len(account.DataCentres) > 0 {
		return errors.New("the files describe data centres, which are options of the computation: compute this municipality by itself")
	}
	into.AddInventory(account)
	return nil
}

// unreadLine says what was not read, as a line of JSON.
func unreadLine(key string, files []string, cause error) string {
	line, err := json.Marshal(struct {
		Key   string   `json:"key"`
		Files []string `json:"files"`
		Cause string   `json:"cause"`
	}{key, files, cause.Error()})
	if err != nil {
		panic(err) // texts alone
	}
	return string(line) + "\n"
}

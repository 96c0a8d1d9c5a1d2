package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/fstest"

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

// ProcessElement gives the sums to the areas, and writes the result of the
// municipality and the rows that were refused. One of which a file cannot be
// read is written whole as unread: half a fleet is no footprint.
func (c *compute) ProcessElement(ctx context.Context, key string, next func(*string) bool, emit func(string, *sum), write func(string, string)) error {
	files, names := fstest.MapFS{}, []string{}
	for file := ""; next(&file); {
		text, err := read(ctx, file) // the runner tries again
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(file, c.Folder)
		files[name], names = &fstest.MapFile{Data: text}, append(names, name)
	}
	slices.Sort(names)
	opts := c.Options
	opts.Year = yearOf(key)
	var rejects inventory.Rejects
	into, err := accumulate(files, names, opts, &rejects)
	if err != nil {
		write(unreadFile, unreadLine(key, names, err))
		return nil
	}
	line, err := municipalLine(path.Base(key), into.Result())
	if err != nil {
		return err
	}
	write(path.Dir(key)+".jsonl", line)
	for _, area := range areasOf(key) {
		emit(area, &sum{into})
	}
	if rejects.Len() == 0 {
		return nil
	}
	var text bytes.Buffer
	err = rejects.Write(&text, inventory.RejectOptions{})
	write("refused/"+key+".csv", text.String())
	return err
}

// accumulate reads files as inventory.AccumulateAll does, and drops sites and
// departments: the sums of a country would be as many as its schools.
func accumulate(files fs.FS, names []string, opts footprint.Options, rejects *inventory.Rejects) (*footprint.Accumulator, error) {
	into, err := footprint.NewAccumulator(factors.Default(), opts)
	if err != nil { // a year that makes no sense
		return nil, err
	}
	account, err := inventory.StreamAll(files, names, into.Set(), inventory.Options{Rejects: rejects}, func(l *footprint.Line) error {
		l.Site, l.Department = "", ""
		into.Add(l)
		return nil
	})
	if err == nil && len(account.DataCentres) > 0 {
		err = errors.New("the files describe data centres, which are options of the computation: compute this municipality by itself")
	}
	into.AddInventory(account)
	return into, err
}

// unreadLine says what was not read, as a line of JSON.
func unreadLine(key string, files []string, cause error) string {
	line, _ := json.Marshal(struct { // texts alone: no error
		Key   string   `json:"key"`
		Files []string `json:"files"`
		Cause string   `json:"cause"`
	}{key, files, cause.Error()})
	return string(line) + "\n"
}

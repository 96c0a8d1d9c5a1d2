package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// match finds the files of a pattern.
type match struct{}

func (*match) ProcessElement(ctx context.Context, pattern string, emit func(string)) error {
	files, err := list(ctx, pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no file matches %s", pattern)
	}
	for _, file := range files {
		emit(file)
	}
	return err
}

func list(ctx context.Context, pattern string) ([]string, error) {
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer func() { _ = files.Close() }() // nothing was written
	return files.List(ctx, pattern)
}

// isNew refuses a folder that holds the results of another run.
func isNew(ctx context.Context, folder string) error {
	found, err := list(ctx, strings.TrimSuffix(folder, "/")+"/*")
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%s is not empty: give a new folder", folder)
	}
	return err
}

// most is the size of a file that the package inventory reads, and one byte for
// it to refuse a longer one.
const most = 256<<20 + 1

func read(ctx context.Context, name string) ([]byte, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = files.Close() }() // nothing was written
	in, err := files.OpenRead(ctx, name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }()
	return io.ReadAll(io.LimitReader(in, most))
}

// write writes a file, its parts in their order: the same bytes whatever the
// order they come in.
type write struct{ Output string }

func (w *write) ProcessElement(ctx context.Context, name string, next func(*string) bool) error {
	var parts []string
	for part := ""; next(&part); {
		parts = append(parts, part)
	}
	slices.Sort(parts)
	at := strings.TrimSuffix(w.Output, "/") + "/" + name
	files, err := filesystem.New(ctx, at)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }() // the file is closed before
	return filesystem.Write(ctx, files, at, []byte(strings.Join(parts, "")))
}

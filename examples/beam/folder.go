package main

import (
	"context"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// folder gives the files of Beam's file systems, gs:// among them, as those
// of a folder.
type folder struct {
	ctx  context.Context
	root string // with its slash
}

// folderOf is what stands before the first wildcard of a pattern, up to a slash.
func folderOf(pattern string) string {
	fixed := pattern
	if at := strings.IndexAny(pattern, `*?[\`); at >= 0 {
		fixed = pattern[:at]
	}
	return fixed[:strings.LastIndexByte(fixed, '/')+1]
}

// outage is why a file that was listed cannot be had, which is no fault of what is
// in it.
type outage struct{ error }

func (o *outage) Unwrap() error { return o.error }

func (f *folder) Open(name string) (fs.File, error) {
	files, err := filesystem.New(f.ctx, f.root+name)
	if err != nil {
		return nil, &outage{err}
	}
	in, err := files.OpenRead(f.ctx, f.root+name)
	if err != nil {
		_ = files.Close() // nothing was opened
		return nil, &outage{err}
	}
	return &file{in, files, name}, nil
}

// Stat opens nothing: what was listed is a file.
func (f *folder) Stat(name string) (fs.FileInfo, error) { return (&file{name: name}).Stat() }

type file struct {
	io.ReadCloser
	files io.Closer
	name  string
}

func (f *file) Read(p []byte) (int, error) {
	n, err := f.ReadCloser.Read(p)
	if err != nil && err != io.EOF {
		err = &outage{err}
	}
	return n, err
}

func (f *file) Close() error {
	defer func() { _ = f.files.Close() }() // nothing was written
	return f.ReadCloser.Close()
}

func (f *file) Stat() (fs.FileInfo, error) { return info(f.name), nil }

// info is what is known of a file before it is read: its name.
type info string

func (i info) Name() string     { return path.Base(string(i)) }
func (info) Size() int64        { return 0 }
func (info) Mode() fs.FileMode  { return 0o444 }
func (info) ModTime() time.Time { return time.Time{} }
func (info) IsDir() bool        { return false }
func (info) Sys() any           { return nil }

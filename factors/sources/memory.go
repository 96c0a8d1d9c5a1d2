package sources

import (
	"bytes"
	"io/fs"
	"time"
)

// memory is a folder without subfolders, held in memory: what the package
// writes for factors.Load, which stays the one door to a set.
type memory map[string][]byte

// Open opens a file.
func (m memory) Open(name string) (fs.File, error) {
	data, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &memoryFile{bytes.NewReader(data), name, int64(len(data))}, nil
}

// ReadDir gives the subfolders and files that factors.Load looks for folders
// in: there are none.
func (memory) ReadDir(string) ([]fs.DirEntry, error) { return nil, nil }

type memoryFile struct {
	*bytes.Reader
	name string
	size int64
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return memoryInfo{f.name, f.size}, nil }
func (*memoryFile) Close() error                 { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string     { return i.name }
func (i memoryInfo) Size() int64      { return i.size }
func (memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (memoryInfo) ModTime() time.Time { return time.Time{} }
func (memoryInfo) IsDir() bool        { return false }
func (memoryInfo) Sys() any           { return nil }

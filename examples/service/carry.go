package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"time"
)

// carried packs the files for the field of the page that sends them again: an
// archive, in an alphabet that a form sends as it is. The same files give the same
// text.
func carried(files []file) (string, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			return "", err
		}
		if _, err := w.Write(f.data); err != nil {
			return "", err
		}
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b.Bytes()), nil
}

// uncarried unpacks them, within the limits of an upload.
func (s *server) uncarried(text string) ([]file, error) {
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, errMalformed
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) > s.limits.Files {
		return nil, errMalformed
	}
	f, room := &form{}, s.limits.Upload
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			return nil, errMalformed
		}
		data, err := readAtMost(r, room)
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
		room -= int64(len(data))
		f.files = append(f.files, file{f.unique(entry.Name), data})
	}
	return f.files, nil
}

// folder is the files as a file system that stops with its context.
type folder struct {
	ctx   context.Context
	files []file
}

func (d folder) Open(name string) (fs.File, error) {
	for _, f := range d.files {
		if f.name == name {
			return &opened{bytes.NewReader(f.data), f, d.ctx}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// opened is a file under reading, and its own description.
type opened struct {
	*bytes.Reader
	file
	ctx context.Context
}

func (o *opened) Read(p []byte) (int, error) {
	if err := o.ctx.Err(); err != nil {
		return 0, err
	}
	return o.Reader.Read(p)
}

func (o *opened) WriteTo(w io.Writer) (int64, error) { return io.Copy(w, struct{ io.Reader }{o}) }
func (o *opened) Stat() (fs.FileInfo, error)         { return o, nil }
func (o *opened) Close() error                       { return nil }
func (o *opened) Name() string                       { return o.name }
func (o *opened) Size() int64                        { return int64(len(o.data)) }
func (o *opened) Mode() fs.FileMode                  { return 0o444 }
func (o *opened) ModTime() time.Time                 { return time.Time{} }
func (o *opened) IsDir() bool                        { return false }
func (o *opened) Sys() any                           { return nil }

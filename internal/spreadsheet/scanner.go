package spreadsheet

import (
	"bytes"
	"io"
	"strings"

	"github.com/reen-numerique/reen/internal/delimited"
)

const (
	firstBuffer   = 64 << 10
	maxEmptyReads = 100 // that a reader may give before it is given up
)

var errTooLong = delimited.Failf("classeur refusé\u00a0: un texte ou une balise y dépasse %s", delimited.Size(maxToken))

// scanner is the part of a stream that is being looked at: one tag or one
// text at a time, never more than maxToken.
type scanner struct {
	in       io.Reader
	buf      []byte
	from, to int   // buf[from:to] is still to be read
	passed   int64 // bytes before buf
	err      error // of the reader, given again
}

// offset tells how far the reading is, in bytes.
func (s *scanner) offset() int64 { return s.passed + int64(s.from) }

// fill reads more. What was given of the buffer is no longer valid.
func (s *scanner) fill() error {
	if s.err != nil {
		return s.err
	}
	if s.from > 0 {
		copy(s.buf, s.buf[s.from:s.to])
		s.passed, s.to, s.from = s.passed+int64(s.from), s.to-s.from, 0
	}
	if s.to == len(s.buf) {
		if len(s.buf) > maxToken {
			return errTooLong
		}
		s.buf = append(s.buf, make([]byte, max(len(s.buf), firstBuffer))...)
	}
	for range maxEmptyReads {
		var n int
		n, s.err = s.in.Read(s.buf[s.to:])
		if s.to += n; n > 0 {
			return nil
		}
		if s.err != nil {
			return s.err
		}
	}
	return io.ErrNoProgress
}

// starts tells whether the stream goes on with a mark, and goes past it.
func (s *scanner) starts(mark string) bool {
	for s.to-s.from < len(mark) {
		if !strings.HasPrefix(mark, string(s.buf[s.from:s.to])) || s.fill() != nil {
			return false
		}
	}
	if string(s.buf[s.from:s.from+len(mark)]) != mark {
		return false
	}
	s.from += len(mark)
	return true
}

// upTo gives what stands before a mark, and goes past it.
func (s *scanner) upTo(mark string) ([]byte, error) {
	for searched := 0; ; {
		if i := bytes.Index(s.buf[s.from+searched:s.to], []byte(mark)); i >= 0 {
			return s.take(searched+i, len(mark))
		}
		searched = max(0, s.to-s.from-len(mark)+1)
		if err := s.fill(); err != nil {
			return nil, unlessEnd(err)
		}
	}
}

// text gives what stands before the next tag, or before the end of the
// stream.
func (s *scanner) text() ([]byte, error) {
	for searched := 0; ; {
		if i := bytes.IndexByte(s.buf[s.from+searched:s.to], '<'); i >= 0 {
			return s.take(searched+i, 0)
		}
		searched = s.to - s.from
		err := s.fill()
		if err == io.EOF {
			return s.take(searched, 0)
		}
		if err != nil {
			return nil, err
		}
	}
}

// tag gives what stands before the end of a tag, which is none inside quotes.
func (s *scanner) tag() ([]byte, error) {
	quote := byte(0)
	for i := 0; ; i++ {
		for s.from+i >= s.to {
			if err := s.fill(); err != nil {
				return nil, unlessEnd(err)
			}
		}
		switch c := s.buf[s.from+i]; {
		case c == '<':
			return nil, errMarkup
		case c == quote:
			quote = 0
		case quote != 0:
		case c == '>':
			return s.take(i, 1)
		case c == '"' || c == '\'':
			quote = c
		}
	}
}

// take gives so many bytes, and goes past them and what ends them.
func (s *scanner) take(size, end int) ([]byte, error) {
	if size > maxToken {
		return nil, errTooLong
	}
	text := s.buf[s.from : s.from+size]
	s.from += size + end
	return text, nil
}

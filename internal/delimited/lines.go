package delimited

import (
	"bufio"
	"bytes"
	"io"
)

// bufferSize is that of the reading buffers, and of the head of a file.
const bufferSize = 64 << 10

// Options bound what is read of a file.
type Options struct {
	Bytes int64 // of the file; more end the reading with ErrTooLarge
	Line  int   // bytes of a line; a longer one is dropped alone
}

// Line is one physical line, without its end. The text of a line stays valid
// until the next one is read, unless it was kept.
type Line struct {
	Number int
	Text   []byte
	Long   bool // beyond the limit: the text was dropped
}

// Keep gives the line with a text of its own.
func (l Line) Keep() Line {
	l.Text = bytes.Clone(l.Text)
	return l
}

// Lines gives the lines of a file in UTF-8, whatever it is written in. A byte
// order mark decides; without one, each line has its own encoding. A line
// beyond the limit is passed over as it comes: it never stands in memory.
type Lines struct {
	charset
	in      *bufio.Reader
	limit   int
	number  int // of the last line read
	pending []Line
}

// NewLines reads a stream, from its start.
func NewLines(r io.Reader, o Options) *Lines {
	metered := &meter{in: r, limit: o.Bytes}
	text := &newlines{in: &marked{in: metered}}
	return &Lines{in: bufio.NewReaderSize(text, bufferSize), limit: o.Line}
}

// Head gives the first bytes, which stay to be read, with io.EOF when they
// are all there is.
func (s *Lines) Head() ([]byte, error) { return s.in.Peek(bufferSize) }

// Next gives the next line, or io.EOF.
func (s *Lines) Next() (Line, error) {
	if len(s.pending) > 0 {
		l := s.pending[0]
		s.pending = s.pending[1:]
		return l, nil
	}
	text, long, err := s.read()
	if err != nil {
		return Line{}, err
	}
	s.number++
	return Line{s.number, s.decode(text, s.number), long}, nil
}

// First reads the first lines, at most so many, and keeps them.
func (s *Lines) First(most int) ([]Line, error) {
	var first []Line
	for len(first) < most {
		l, err := s.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		first = append(first, l.Keep())
	}
	return first, nil
}

// Unread gives lines back, to be read again. They must have been kept.
func (s *Lines) Unread(lines []Line) {
	s.pending = append(lines[:len(lines):len(lines)], s.pending...)
}

// read gives the bytes of a line, or none when they are too many.
func (s *Lines) read() (text []byte, long bool, err error) {
	text, err = s.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		text = bytes.Clone(text)
		for err == bufio.ErrBufferFull {
			var more []byte
			more, err = s.in.ReadSlice('\n')
			if len(text) <= s.limit {
				text = append(text, more...)
			}
		}
	}
	if err != nil && (err != io.EOF || len(text) == 0) {
		return nil, false, err
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	if len(text) > s.limit {
		return nil, true, nil
	}
	return text, false, nil
}

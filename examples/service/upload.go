package main

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// form is what a request sends: files, or those of an earlier request packed in a
// field, and the other fields.
type form struct {
	files  []file
	fields map[string]string
}

// file is one that was dropped, by a name that no other has.
type file struct {
	name string
	data []byte
}

// Names of the fields.
const (
	fieldFiles   = "fichiers"
	fieldCarry   = "inventaire"
	fieldYear    = "annee"
	fieldZone    = "zone"
	fieldBody    = "collectivite"
	fieldAgents  = "agents"
	fieldItem    = "equipement"
	fieldLife    = "duree-" // and the id of an item
	fieldWord    = "mot-"   // and its subject and number, as "type-1"
	fieldMeaning = "sens-"  // of that word
)

// mostField is the most bytes of a field that a person fills in.
const mostField = 1 << 10

// mostFields is the most fields of a form: lives, and the words of three subjects
// with their meanings.
const mostFields = 200 + 3*2*mostWords

var (
	errTooLarge  = errors.New("service: too large")
	errMalformed = errors.New("service: malformed form")
)

// receive reads a form into memory: nothing goes to the disk. What it holds of the
// budget is released by the caller.
func (s *server) receive(w http.ResponseWriter, r *http.Request) (f *form, release func(), err error) {
	in := &incoming{body: r.Body, control: http.NewResponseController(w), limits: s.limits, memory: &s.memory, left: s.limits.body(), until: time.Now().Add(s.limits.Send)}
	release = func() { s.memory.release(in.held) }
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return nil, release, refusal{Status: http.StatusUnsupportedMediaType}
	}
	r.Body = io.NopCloser(in)
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, release, refusal{Status: http.StatusBadRequest}
	}
	if f, err = s.parse(parts); err == nil && !bytes.Contains(in.tail, []byte("--"+params["boundary"]+"--")) {
		err = errMalformed // cut where the reader saw no fault: files may be missing
	}
	_ = in.control.SetReadDeadline(time.Time{}) // which would end the computation with the wait for the next request
	switch {
	case err == nil:
		return f, release, nil
	case in.fault != nil: // what the multipart reader made of it is of no use
		err = in.fault
	}
	if errors.Is(err, errTooLarge) {
		in.drain() // so that the browser listens to the answer
	}
	return nil, release, refusalOf(err)
}

func (s *server) parse(parts *multipart.Reader) (*form, error) {
	f := &form{fields: map[string]string{}}
	room := s.limits.Upload
	for n := 0; ; n++ {
		part, err := parts.NextPart()
		if err == io.EOF {
			return f, nil
		}
		if errors.Is(err, multipart.ErrMessageTooLarge) {
			return nil, errTooLarge
		}
		if err != nil || n > s.limits.Files+mostFields {
			return nil, errMalformed
		}
		if err := s.part(f, part, &room); err != nil {
			return nil, err
		}
	}
}

func (s *server) part(f *form, part *multipart.Part, room *int64) error {
	name := part.FormName()
	if name == fieldFiles {
		data, err := readAtMost(part, *room)
		if err != nil {
			return err
		}
		if part.FileName() == "" && len(data) == 0 { // no file was chosen
			return nil
		}
		if len(f.files) == s.limits.Files {
			return refusal{Status: http.StatusUnprocessableEntity, Code: "too-many-files", Number: s.limits.Files}
		}
		*room -= int64(len(data))
		f.files = append(f.files, file{f.unique(part.FileName()), data})
		return nil
	}
	most := int64(mostField)
	switch {
	case name == fieldCarry:
		most = s.limits.body()
	case !slices.Contains([]string{fieldYear, fieldZone, fieldBody, fieldAgents, fieldItem}, name) && !slices.ContainsFunc([]string{fieldLife, fieldWord, fieldMeaning}, func(start string) bool { return strings.HasPrefix(name, start) }):
		return errMalformed
	}
	data, err := readAtMost(part, most)
	if err != nil {
		return err
	}
	if _, twice := f.fields[name]; twice || !utf8.Valid(data) {
		return errMalformed
	}
	f.fields[name] = string(data)
	return nil
}

func readAtMost(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, errMalformed
	case int64(len(data)) > most:
		return nil, errTooLarge
	}
	return data, nil
}

// unique gives the name of a file as it stands in the ids of its lines: the last
// part of what the browser says, short, without signs that break a line, and not
// that of another file.
func (f *form) unique(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), "\\", "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name))
	if runes := []rune(name); len(runes) > 80 {
		name = string(runes[:40]) + "…" + string(runes[len(runes)-39:])
	}
	if name == "" || name == "." || name == ".." || name == "/" {
		name = "inventaire"
	}
	stem, ending := strings.TrimSuffix(name, path.Ext(name)), path.Ext(name)
	for n := 2; slices.ContainsFunc(f.files, func(o file) bool { return o.name == name }); n++ {
		name = stem + " (" + strconv.Itoa(n) + ")" + ending
	}
	return name
}

// incoming reads the body of a request within its size, the memory of the service
// and the time of a client.
type incoming struct {
	body    io.Reader
	control *http.ResponseController
	limits  Limits
	memory  *budget
	left    int64
	held    int64
	tail    []byte // the last that was read
	until   time.Time
	fault   error
}

func (in *incoming) Read(p []byte) (int, error) {
	if in.fault != nil {
		return 0, in.fault
	}
	in.deadline()
	n, err := in.body.Read(p[:min(int64(len(p)), in.left+1)])
	if errors.Is(err, os.ErrDeadlineExceeded) {
		in.fault = refusal{Status: http.StatusRequestTimeout}
		return 0, in.fault
	}
	if in.left -= int64(n); in.left < 0 {
		in.fault = errTooLarge
		return 0, in.fault
	}
	if fault := in.memory.take(int64(n)); fault != nil {
		in.fault = fault
		return 0, fault
	}
	in.held += int64(n)
	in.tail = append(in.tail[max(0, min(len(in.tail), len(in.tail)+n-tailKept)):], p[max(0, n-tailKept):n]...)
	return n, err
}

// tailKept holds the end of a form, of which the boundary has 70 bytes at most, and
// what a client may write after it.
const tailKept = 1 << 10

// deadline lets a client be silent for a while, and send for a time in all. A
// connection that knows no deadline has none.
func (in *incoming) deadline() {
	at := time.Now().Add(in.limits.Stall)
	if at.After(in.until) {
		at = in.until
	}
	_ = in.control.SetReadDeadline(at)
}

// drain reads on what is left of an upload that is too large, up to some times
// what is allowed: a connection that is closed under a browser shows no answer.
func (in *incoming) drain() {
	buffer := make([]byte, 32<<10)
	for left := 8 * in.limits.body(); left > 0; {
		in.deadline()
		n, err := in.body.Read(buffer)
		if left -= int64(n); err != nil {
			return
		}
	}
}

package factors

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// number reads a plain decimal, with a bounded size: decimal.NewFromString
// would take 1e9999 and print ten thousand digits.
func number(s string) (decimal.Decimal, error) {
	if len(s) > 40 || strings.ContainsAny(s, "eE") && len(s) > 24 {
		return decimal.Decimal{}, fmt.Errorf("%.20q… is too long for a number", s)
	}
	d, err := decimal.NewFromString(s)
	if err != nil || d.Exponent() > 20 || d.Exponent() < -40 {
		return decimal.Decimal{}, fmt.Errorf("%q is not a plain number", s)
	}
	return d, nil
}

// row is one record of a table, read by column.
type row struct {
	columns map[string]int
	cells   []string
}

func (r row) get(column string) string {
	if n, ok := r.columns[column]; ok && n < len(r.cells) {
		return strings.TrimSpace(r.cells[n])
	}
	return ""
}

func (l *loader) rows(name string, each func(row) error, optional bool) error {
	data, err := l.file(name, optional)
	if err != nil || data == nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	columns := map[string]int{}
	for n := 0; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		switch {
		case n == 0:
			for c, title := range cells {
				columns[strings.TrimSpace(title)] = c
			}
		case n > maxRows:
			return fmt.Errorf("%s: more than %d rows", name, maxRows)
		default:
			if err := each(row{columns, cells}); err != nil {
				return fmt.Errorf("%s:%d: %w", name, line, err)
			}
		}
	}
}

// file reads a file within the limits and notes its sum. An optional file
// that is missing gives nil.
func (l *loader) file(name string, optional bool) ([]byte, error) {
	f, err := l.fsys.Open(name)
	if optional && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= maxFileBytes {
		b.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(f, maxFileBytes+1)); err != nil {
		return nil, err
	}
	data := b.Bytes()
	if len(data) > maxFileBytes {
		return nil, fmt.Errorf("%s: larger than %d MiB", name, maxFileBytes>>20)
	}
	sum := sha256.Sum256(data)
	l.sums = append(l.sums, name+" "+hex.EncodeToString(sum[:]))
	return data, nil
}

// digest does not depend on the order in which files were read.
func (l *loader) digest() string {
	slices.Sort(l.sums)
	sum := sha256.Sum256([]byte(strings.Join(l.sums, "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}

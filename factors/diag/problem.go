package diag

import (
	"fmt"
	"strings"
)

// Severity tells what became of the thing that has the problem. Its zero
// value is no severity.
type Severity uint8

// Severities, the worst first.
const (
	Refused Severity = iota + 1 // the line, the file or the key was left out
	Doubt                       // kept, but to be checked
	Notice                      // kept, good to know
)

// String gives the severity's name in JSON.
func (s Severity) String() string {
	switch s {
	case Refused:
		return "refused"
	case Doubt:
		return "doubt"
	case Notice:
		return "notice"
	}
	return ""
}

// MarshalText writes the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a name.
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range []Severity{Refused, Doubt, Notice} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("diag: no severity %q", text)
}

// Problem is one thing that is wrong, with its place, its cause and its remedy.
type Problem struct {
	Code     string   `json:"code"` // stable, in kebab case: "unknown-type"
	Severity Severity `json:"severity"`
	File     string   `json:"file,omitempty"`
	Row      int      `json:"row,omitempty"`    // line of the file, from 1; 0 when it has none
	Column   string   `json:"column,omitempty"` // header of the column, or path of the key
	Value    string   `json:"value,omitempty"`  // as written, cut when long
	Message  string   `json:"message"`          // what is wrong, in French
	Remedy   string   `json:"remedy,omitempty"` // what to do, in French
}

// String gives the whole problem as one French sentence.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.Place())
	if b.Len() > 0 {
		b.WriteString("\u00a0: ")
	}
	if p.Value != "" {
		fmt.Fprintf(&b, "«\u00a0%s\u00a0»\u00a0: ", p.Value)
	}
	b.WriteString(p.Message)
	if p.Remedy != "" {
		b.WriteString(". ")
		b.WriteString(p.Remedy)
	}
	return b.String()
}

// Place gives where the problem is, in French: file, line, column.
func (p Problem) Place() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Row > 0 {
		parts = append(parts, fmt.Sprintf("ligne\u00a0%d", p.Row))
	}
	if p.Column != "" {
		word := "colonne"
		if strings.HasSuffix(p.File, ".yaml") {
			word = "clé"
		}
		parts = append(parts, word+" «\u00a0"+p.Column+"\u00a0»")
	}
	return strings.Join(parts, ", ")
}

// maxValue is the longest value kept in a problem, in runes: enough to
// recognise it, short enough for a table.
const maxValue = 80

// Clip shortens a value so that it can be shown, and replaces what would break a line.
func Clip(value string) string {
	value = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfffd {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(value, " "))
	value = strings.TrimSpace(value)
	if runes := []rune(value); len(runes) > maxValue {
		return string(runes[:maxValue-1]) + "…"
	}
	return value
}

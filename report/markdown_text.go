package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// text writes a text on one line, with its emphasis and its links.
func (m *markdown) text(t Text) string {
	var b strings.Builder
	for n, span := range t {
		s := escapeSpan(span.Text)
		if s == "" {
			continue
		}
		target := m.target(span.Link)
		if span.Bold {
			before, after := '[', ']'
			if target == "" {
				before, _ = utf8.DecodeLastRuneInString(b.String())
				after = m.follows(t[n+1:])
			}
			s = emphasize(s, before, after)
		}
		if target != "" {
			s = "[" + s + "](<" + target + ">)"
		}
		b.WriteString(s)
	}
	return guarded(strings.Trim(b.String(), " "))
}

// follows gives the sign that comes after a span.
func (m *markdown) follows(rest Text) rune {
	for _, span := range rest {
		r, size := utf8.DecodeRuneInString(visible.Text(span.Text))
		switch {
		case size == 0:
			continue
		case m.target(span.Link) != "":
			return '['
		case span.Bold && !unicode.IsSpace(r):
			return '*'
		}
		return r
	}
	return ' '
}

// strong sets a whole line in bold.
func strong(s string) string { return emphasize(escapeMarkdown(s), ' ', ' ') }

// emphasize sets stars inside the spaces of a text, or elements where stars
// would be but stars: beside other stars, and between a sign and a letter
// (CommonMark §6.2).
func emphasize(s string, before, after rune) string {
	inner := strings.TrimFunc(s, unicode.IsSpace)
	if inner == "" {
		return s
	}
	at := strings.Index(s, inner)
	lead, trail := s[:at], s[at+len(inner):]
	if lead != "" {
		before = ' '
	}
	if trail != "" {
		after = ' '
	}
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	if before == '*' || after == '*' || !parts(first, before) || !parts(last, after) {
		return lead + "<strong>" + inner + "</strong>" + trail
	}
	return lead + "**" + inner + "**" + trail
}

// parts tells whether stars beside a sign of the text are those of an emphasis.
func parts(inside, outside rune) bool {
	isSign := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	return !isSign(inside) || outside == utf8.RuneError || unicode.IsSpace(outside) || isSign(outside)
}

func (m *markdown) target(link string) string {
	if id, inside := strings.CutPrefix(link, "#"); inside {
		if m.anchors[id] == "" {
			return ""
		}
		return "#" + m.anchors[id]
	}
	return pdf.WebAddress(link)
}

// escapeMarkdown makes a text stand for itself, on one line.
func escapeMarkdown(s string) string { return guarded(strings.Trim(escapeSpan(s), " ")) }

// escapeSpan does so for a part of a line, whose spaces count.
func escapeSpan(s string) string {
	var b strings.Builder
	for _, r := range visible.Text(s) {
		if strings.ContainsRune("\\`*_{}[]<>#|~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// guarded keeps the first signs of a line from opening a list.
func guarded(line string) string {
	if line == "" {
		return ""
	}
	if line[0] == '+' || line[0] == '-' {
		return "\\" + line
	}
	rest := strings.TrimLeft(line, "0123456789")
	if n := len(line) - len(rest); n > 0 && rest != "" && (rest[0] == '.' || rest[0] == ')') && (len(rest) == 1 || rest[1] == ' ') {
		return line[:n] + "\\" + rest
	}
	return line
}

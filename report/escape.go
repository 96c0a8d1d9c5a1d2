package report

import (
	"fmt"
	"strings"
	"unicode"
)

// visibleText takes out what neither HTML nor Markdown may hold, and brings
// a text to one line.
func visibleText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || r == '\ufffe' || r == '\uffff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// anchorsOf gives each identifier of a document a form that HTML and
// Markdown can hold, unique among them.
func anchorsOf(body []Block) map[string]string {
	anchors, taken := map[string]string{}, map[string]bool{}
	give := func(id string) {
		if id == "" || anchors[id] != "" {
			return
		}
		slug := slugOf(id)
		for n := 2; taken[slug]; n++ {
			slug = fmt.Sprintf("%s-%d", slugOf(id), n)
		}
		anchors[id], taken[slug] = slug, true
	}
	for _, e := range outlineOf(body) {
		give(e.anchor)
	}
	walk(body, func(b Block) {
		switch b := b.(type) {
		case Table:
			give(b.ID)
		case Figure:
			give(b.ID)
			if b.Data != nil {
				give(b.Data.ID)
			}
		}
	})
	return anchors
}

// slugOf keeps ASCII letters, digits and hyphens. The first sign is a letter,
// so that no identifier of the page itself is met.
func slugOf(id string) string {
	slug := strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return '-'
	}, id)
	if slug[0] < 'A' {
		slug = "a" + slug
	}
	return slug
}

// calloutTitle is the title of a callout; its tone has one when it has none.
func (t *Texts) calloutTitle(c Callout) string {
	switch {
	case c.Title != "":
		return c.Title
	case c.Tone == Warning:
		return t.say("word.attention")
	case c.Tone == Missing:
		return t.say("word.missing")
	}
	return ""
}

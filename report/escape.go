package report

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/reen-numerique/reen/report/internal/visible"
)

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

// nameOf is the name of a table or a figure: its caption, or its number where
// the caption shows nothing.
func nameOf(caption, word string, n int) string {
	if strings.TrimSpace(visible.Text(caption)) == "" {
		return fmt.Sprintf("%s %d", word, n)
	}
	return caption
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

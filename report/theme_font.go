package report

import (
	"fmt"
	"regexp"

	"github.com/reen-numerique/reen/report/internal/pdf"
)

// Font is a typeface in place of Liberation Sans. What it lacks, such as a
// subscript, is drawn in Liberation Sans.
//
// A PDF holds the letters that it uses. A page of HTML holds both faces whole,
// where the font's own licence bits allow it (fsType: installable or editable),
// and then must stay below 500 kB: give faces cut down to what French needs.
// An OpenDocument text only names the family.
type Font struct {
	Family string // as computers know it, such as "Marianne"; needed
	// Regular and Bold are TrueType files, both or none: a family without files
	// is named in HTML and OpenDocument text alone.
	Regular, Bold []byte
}

// familyForm keeps the name of a family a name in CSS and XML.
var familyForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 .-]{0,59}$`)

// check tells whether a page of HTML may hold the font.
func (f Font) check() (embeds bool, err error) {
	given := len(f.Regular) > 0 || len(f.Bold) > 0
	if f.Family == "" && !given {
		return false, nil
	}
	if !familyForm.MatchString(f.Family) {
		return false, fmt.Errorf("report: theme font: family %q is not a name of letters, digits, spaces, points and hyphens", f.Family)
	}
	if !given {
		return false, nil
	}
	if embeds, err = pdf.CheckFont(f.Regular, f.Bold); err != nil {
		return false, fmt.Errorf("report: theme font %q: %w", f.Family, err)
	}
	return embeds, nil
}

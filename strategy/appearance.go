package strategy

// Appearance is how the documents of the body look; what is left out, or cannot
// be drawn, is as package report has it.
type Appearance struct {
	Primary string `yaml:"primary" json:"primary,omitempty"` // "#rrggbb", of headings and the cover
	Accent  string `yaml:"accent" json:"accent,omitempty"`   // of rules and marks
	Logo    []byte `yaml:"-" json:"-"`                       // PNG or JPEG, for the cover
	LogoAlt string `yaml:"-" json:"-"`                       // what it shows, to those who do not see it
}

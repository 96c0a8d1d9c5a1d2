package strategy

import "github.com/shopspring/decimal"

// Answer is what a body declares of an obligation beside article 35, where no
// other figure of the dossier tells it. It never overrides one that does.
type Answer struct {
	ID     string              `yaml:"id" json:"id" validate:"required"` // of the obligation, "beges"
	Status Status              `yaml:"status" json:"status,omitempty" validate:"omitempty,oneof=met not-met not-applicable"`
	Year   int                 `yaml:"year" json:"year,omitempty" validate:"omitempty,min=1990,max=2100"` // of the last act: report, plan, publication
	Value  decimal.NullDecimal `yaml:"value" json:"value,omitzero"`                                       // in the obligation's unit: a mean index, a number of data sets
	Text   string              `yaml:"text" json:"text,omitempty"`                                        // what shows it: title, address
}

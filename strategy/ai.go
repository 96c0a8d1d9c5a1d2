package strategy

import (
	"time"

	"github.com/shopspring/decimal"
)

// AIUse is an entry of the register of uses of artificial intelligence.
type AIUse struct {
	Name      string              `yaml:"name" json:"name" validate:"required"`
	Purpose   string              `yaml:"purpose" json:"purpose,omitempty"`
	Provider  string              `yaml:"provider" json:"provider,omitempty"`
	Model     string              `yaml:"model" json:"model,omitempty"`
	Agents    int                 `yaml:"agents" json:"agents,omitempty" validate:"min=0"`                           // who use it
	Requests  decimal.NullDecimal `yaml:"requests" json:"requests,omitzero" validate:"dmin=0"`                       // a year
	Tokens    decimal.NullDecimal `yaml:"tokens" json:"tokens,omitzero" validate:"dmin=1"`                           // put out for a request
	Active    decimal.NullDecimal `yaml:"active_parameters" json:"active_parameters,omitzero" validate:"dmin=0.001"` // of the model, thousand millions
	Total     decimal.NullDecimal `yaml:"total_parameters" json:"total_parameters,omitzero" validate:"dmin=0.001"`   // likewise
	Energy    decimal.NullDecimal `yaml:"wh" json:"wh,omitzero" validate:"dmin=0"`                                   // Wh for a request as published, in place of the model's
	EnergyMin decimal.NullDecimal `yaml:"wh_low" json:"wh_low,omitzero" validate:"dmin=0"`
	EnergyMax decimal.NullDecimal `yaml:"wh_high" json:"wh_high,omitzero" validate:"dmin=0"`
	PUE       decimal.NullDecimal `yaml:"pue" json:"pue,omitzero" validate:"dmin=1,dmax=10"` // of the place, 1 when Energy holds it
	Zone      string              `yaml:"zone" json:"zone,omitempty"`                        // of the electricity; that of the strategy when empty
	Source    string              `yaml:"source" json:"source,omitempty"`                    // of the figures
	Reviewed  time.Time           `yaml:"reviewed" json:"reviewed,omitzero"`                 // relevance review before it is generalised
	Verdict   string              `yaml:"verdict" json:"verdict,omitempty" validate:"omitempty,oneof=pilot generalised limited refused"`
	Text      string              `yaml:"text" json:"text,omitempty"` // need, alternatives, cost and benefit
}

package strategy

// Connection is equipment that works through copper, 2G or 3G, and that the end
// of these networks will strand.
type Connection struct {
	Name      string  `yaml:"name" json:"name" validate:"required"`
	Use       string  `yaml:"use" json:"use,omitempty" validate:"omitempty,oneof=lift alarm telecare remote-control payphone m2m fax payment line other"`
	Network   Network `yaml:"network" json:"network,omitempty" validate:"omitempty,oneof=copper 2g 3g"`
	Operator  string  `yaml:"operator" json:"operator,omitempty" validate:"omitempty,oneof=orange sfr bouygues free other"`
	Quantity  int     `yaml:"quantity" json:"quantity" validate:"min=0"`
	Migrated  int     `yaml:"migrated" json:"migrated,omitempty" validate:"min=0"` // of them
	Site      string  `yaml:"site" json:"site,omitempty"`
	MigrateBy int     `yaml:"migrate_by" json:"migrate_by,omitempty" validate:"omitempty,min=1990,max=2100"` // year planned
	Plan      string  `yaml:"plan" json:"plan,omitempty"`                                                    // to what, by whom
}

// Network is a network that ends.
type Network string

// Networks.
const (
	Copper Network = "copper"
	GSM2G  Network = "2g"
	UMTS3G Network = "3g"
)

package validate

import (
	"strings"

	"github.com/go-playground/validator/v10"
)

// siren is nine digits of which the last is Luhn's key. La Poste's own
// exception bears on SIRET, not on SIREN.
func siren(fl validator.FieldLevel) bool {
	s := fl.Field().String()
	if len(s) != 9 || !digits(s) {
		return false
	}
	sum := 0
	for i, c := range s {
		n := int(c - '0')
		if i%2 == 1 { // every second digit from the right
			n *= 2
			if n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// insee is a commune's code: five digits, or 2A and 2B for Corsica.
func insee(fl validator.FieldLevel) bool {
	s := fl.Field().String()
	if len(s) != 5 {
		return false
	}
	if strings.HasPrefix(s, "2A") || strings.HasPrefix(s, "2B") {
		return digits(s[2:])
	}
	return digits(s) && s[:2] != "00"
}

func digits(s string) bool {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

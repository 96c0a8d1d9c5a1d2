package strategy_test

import (
	"fmt"

	"github.com/reen-numerique/reen/strategy"
)

// Package report draws the documents of a body with the colours and the logo
// that it gave; package dossier reads them from its folder.
func ExampleAppearance() {
	logo := []byte("\x89PNG\r\n\x1a\n") // and so on: a whole file
	s := strategy.Strategy{Body: strategy.Body{Name: "Valmorne"}, Appearance: strategy.Appearance{Primary: "#1d4732", Accent: "#8c3b16", Logo: logo, LogoAlt: "Ville de Valmorne"}}
	fmt.Println(s.Appearance.Primary, s.Appearance.Accent, s.Appearance.LogoAlt, len(s.Appearance.Logo))
	// Output: #1d4732 #8c3b16 Ville de Valmorne 8
}

package report_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// A theme is the document's, and the same in all formats: here two colours, a
// logo with what it shows, and a font for the PDF. A page of the web would hold
// the faces whole: it is given the name of the family alone.
func ExampleTheme() {
	square := image.NewRGBA(image.Rect(0, 0, 120, 120))
	draw.Draw(square, square.Rect, image.NewUniform(color.RGBA{29, 71, 50, 255}), image.Point{}, draw.Src)
	var logo bytes.Buffer
	if err := png.Encode(&logo, square); err != nil {
		panic(err)
	}
	doc := footprint2024()
	doc.Cover = report.Cover{Title: "Bilan numérique 2024"}
	doc.Theme = report.Theme{Primary: "#1d4732", Accent: "#8c3b16", Logo: report.Logo{Image: logo.Bytes(), Alt: "Ville de Valmorne"},
		Font: report.Font{Family: "Liberation Sans", Regular: liberationsansregular.TTF, Bold: liberationsansbold.TTF}}
	var file bytes.Buffer
	if err := report.PDF(&file, doc); err != nil {
		panic(err)
	}
	doc.Theme.Font.Regular, doc.Theme.Font.Bold = nil, nil
	var page strings.Builder
	if err := report.HTML(&page, doc); err != nil {
		panic(err)
	}
	fmt.Println(strings.Contains(page.String(), `alt="Ville de Valmorne" width="96" height="96"`))

	doc.Theme = report.Theme{Primary: "#ffd500"}
	fmt.Println(report.HTML(&page, doc))
	// Output:
	// true
	// report: theme colour "#ffd500" is too light: contrast 1.4 with white, 4.5 needed
}

// Texts have a method for each document, and go with those that one writes
// oneself: the words that a format adds are theirs. Nil is French.
func ExampleTexts() {
	var texts *report.Texts // those of ReadTexts
	s := strategy.Strategy{Body: strategy.Body{Name: "Valmorne", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	y, err := strategy.ReviewYear(a, nil, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	act, err := texts.Deliberation(a, "Valmorne")
	if err != nil {
		panic(err)
	}
	first, err := texts.ProgrammeDeliberation(a, "Valmorne")
	if err != nil {
		panic(err)
	}
	own := &report.Document{Title: "Une page à soi", Texts: texts}
	for _, doc := range []*report.Document{texts.Strategy(a), texts.Programme(a), texts.Summary(a), texts.Footprint(a), texts.Review(y), act, first, own} {
		fmt.Println(doc.Title)
	}
	// Output:
	// Stratégie numérique responsable – Valmorne
	// Programme de travail – Valmorne
	// Synthèse pour les élus
	// Empreinte environnementale du numérique – Valmorne
	// Bilan annuel 2024 de la stratégie numérique responsable
	// Projet de délibération
	// Projet de délibération
	// Une page à soi
}

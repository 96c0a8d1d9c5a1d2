// Package report writes documents that a council reads, from one tree of
// blocks, as PDF, HTML, OpenDocument text, Markdown or JSON.
//
//	package main
//
//	import (
//		"log"
//		"os"
//		"time"
//
//		"github.com/reen-numerique/reen/report"
//	)
//
//	func main() {
//		doc := &report.Document{
//			Title: "Bilan numérique 2024",
//			Date:  time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC),
//			Body: []report.Block{
//				report.Heading{Level: 1, Text: "L’essentiel"},
//				report.KeyFigures{Figures: []report.KeyFigure{
//					{Value: "1 230", Unit: "t CO₂e par an", Label: "empreinte du numérique"},
//				}},
//				report.Paragraph{Text: report.Plain("Les terminaux en font les deux tiers.")},
//			},
//		}
//		file, err := os.Create("bilan.pdf")
//		if err != nil {
//			log.Fatal(err)
//		}
//		if err := report.PDF(file, doc); err != nil {
//			log.Fatal(err)
//		}
//		if err := file.Close(); err != nil {
//			log.Fatal(err)
//		}
//	}
//
// A [Document] says what is said, once: headings, paragraphs, tables, charts
// with their text alternative, key figures, callouts. A renderer decides how
// it looks. Texts already carry their typography; renderers escape them and
// never edit them. Every renderer builds its file in memory, then writes it at
// once: nothing is written if it fails, and the same document gives the same
// bytes.
//
// [Strategy], [Programme], [Deliberation] and [Summary] write the documents of
// an assessment of package strategy: the strategy, the programme de travail that
// comes before it, the draft of the act that adopts either, two pages for
// elected members; [Footprint] is the study of the footprint alone. They compute
// nothing and write "[À compléter]" where the dossier is silent. [OpenData] gives
// the tables of their annexes as CSV, each with its Table Schema. [HTMLFragment]
// writes blocks into the page of an application, and [Effect] gives those that show
// what a change makes of a footprint.
//
// # Section, theme, language
//
// [Document.Insert] brings a section of one's own into a document. A [Theme],
// which a dossier may give too, is colours, a [Logo] for the cover and a [Font].
// [ReadTexts] reads the [Texts] of another language from a file with the keys
// of report/texts/fr.yaml, numbers and dates included.
//
// # Accessibility
//
// The PDF is tagged and marked PDF/A-1b: every text is in the structure or an
// artifact, headings are in order, tables have their heading cells, charts
// their alternative. It does not claim PDF/UA, which takes a person to check.
// Charts read without their colours, in grey and in the dark, by their letters,
// names, dashes and stripes. The HTML page has landmarks, a skip link, captions and scopes, and reads at
// 320 pixels, in the dark and on paper. The OpenDocument text has the styles,
// headings, rows and alternatives that LibreOffice needs to tag what it exports.
package report

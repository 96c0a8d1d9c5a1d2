package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/report/internal/pdf"
	"github.com/reen-numerique/reen/report/internal/visible"
)

// hostileTexts are what people paste, and what they would to do harm.
var hostileTexts = map[string]string{
	"emoji":              "Équipe 👩🏽‍💻 🏳️‍🌈 ❤️ 🇫🇷 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
	"Arabic":             "بلدية باريس 2024",
	"Hebrew":             "עיריית פריז (2024) שלום",
	"combining marks":    "e\u0301te\u0301 a\u0300\u0316\u0317 Z\u0351\u036b\u0343a\u0363\u0366l\u0334g\u0338o",
	"Han":                "東京都庁 정보 ひらがな　幅",
	"zero width":         "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg",
	"marks of direction": "a\u202etxt.exe\u202c \u2066b\u2069 \u200fc\u200e \u061cd",
	"control characters": "a\x00b\x01\x08\x0b\x0c\x1b[31mc\x7f\u0080\u0085\u009fd",
	"line ends":          "a\nb\r\nc\rd\te\u2028f\u2029g",
	"nobody's":           "a\ufffeb\uffffc\ufdd0d\U0010ffffe\ufffdf",
	"no text":            "a\xffb\xc3(c\xed\xa0\x80\xed\xb0\x80d\xf5\x80\x80\x80",
	"private":            "a\ue000b\U000f0000c",
	"script":             `<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>`,
	"ends of elements":   `</p></td></table></style></title></main>--><!--]]><![CDATA[x]]>&lt;&amp;&#0;&#x41;&nbsp;`,
	"attributes":         `"><a href="javascript:alert(1)" onclick='alert(1)' style=x`,
	"LaTeX":              `\frac{1}{2} $x^2$ $$y$$ \input{/etc/passwd} \\ %`,
	"Markdown":           "# a *b* **c** _d_ `e` ~~f~~ [g](javascript:alert(1)) ![h](https://i.fr/j.png) <https://k.fr> | l | \\| m [^1]: n ==o==",
	"lists":              "- a",
	"numbers":            "1. a",
	"quotations":         "> a",
	"rules":              "---",
	"fences":             "```\na\n```",
	"spaces":             "   - a    b  ",
	"no-break spaces":    "\u00a0\u202f\u3000a\u2007\u2009\u00a0",
	"formula":            "=cmd|' /C calc'!A0",
	"formula behind":     "x;=1+1\t+2\n@SUM(A1)",
	"quotes":             `"'«»’‘“”` + "`",
	"templates":          "{name} {{.}} ${x} %s %d %!v(MISSING) <?php ?> <%= %>",
	"PDF":                "(a) \\) /Launch endobj stream <</S /URI>> BT ET Q EMC",
	"signs alone":        "*",
	"nothing to see":     "\u200b\x00",
	"a space":            " ",
}

// Long texts go in the body: a cover keeps what it has room for.
var longTexts = map[string]string{
	"with spaces":    strings.TrimSpace(strings.Repeat("mot ", 1250)),
	"without spaces": strings.Repeat("x", 5000),
	"of emoji":       strings.Repeat("🌍", 1250),
	"of marks":       "e" + strings.Repeat("\u0316", 2499),
}

// Whatever the texts of a document, each format says them whole, and none of
// them is taken for structure.
func TestAnyTextIsButText(t *testing.T) {
	harmless := framesOf(t, formatsOf(t, fuzzDocument("mot", "mot", "https://exemple.fr", "1.5", 1)))
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			files := requireShown(t, fuzzDocument(text, text, "https://exemple.fr/"+text, "1.5", 1))
			if strings.TrimSpace(visible.Text(text)) != "" { // else nothing is there to set in bold
				requireSameFrames(t, harmless, framesOf(t, files))
			}
		})
	}
}

// A target that is no address of the web, of mail or of a place of the document
// leads nowhere.
func TestAnyTargetIsNoScript(t *testing.T) {
	for name, text := range hostileTexts {
		t.Run(name, func(t *testing.T) {
			var p report.Paragraph
			for _, before := range []string{"", "#", "javascript:", " \tjavascript:", "data:text/html,", "vbscript:", "//", "http://", "mailto:", "https://"} {
				p.Text = append(p.Text, report.Span{Text: "a", Link: before + text})
			}
			files := formatsOf(t, &report.Document{Body: []report.Block{report.Heading{Text: "a", ID: text}, p}})
			framesOf(t, files)
			var targets []string
			for _, target := range regexp.MustCompile(`\]\(<([^>]*)>\)`).FindAllStringSubmatch(files.markdown, -1) {
				targets = append(targets, target[1])
			}
			for _, target := range regexp.MustCompile(`/URI \(([^)]*)\)`).FindAllStringSubmatch(files.pdf, -1) {
				targets = append(targets, target[1])
			}
			require.NotEmpty(t, targets)
			for _, target := range targets {
				require.Regexp(t, webTarget, target)
			}
		})
	}
}

func TestLongTextsAreWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts take long")
	}
	short := fuzzDocument("mot", "mot", "", "1.5", 0)
	harmless := framesOf(t, formatsOf(t, short))
	for name, text := range longTexts {
		t.Run(name, func(t *testing.T) {
			long := fuzzDocument("mot", text, "", "1.5", 0)
			long.Cover = short.Cover
			requireSameFrames(t, harmless, framesOf(t, requireShown(t, long)))
		})
	}
}

// requireShown writes a document in every format, each of which says all of it.
func requireShown(t *testing.T, doc *report.Document) formats {
	t.Helper()
	canvas, err := pdf.New(pdf.Options{})
	require.NoError(t, err)
	files := formatsOf(t, doc)
	requireSameText(t, doc, files, visible.Text, func(s string) string { return canvas.Read(s, pdf.Regular) })
	return files
}

// frames are the structures of the formats: elements and signs, without texts.
type frames struct{ html, odt, markdown []string }

func framesOf(t *testing.T, files formats) frames {
	t.Helper()
	return frames{htmlFrame(t, files.html), odtFrame(t, []byte(files.odt)), markdownFrame(t, files.markdown)}
}

func requireSameFrames(t *testing.T, want, got frames) {
	t.Helper()
	requireSameFrame(t, want.html, got.html)
	requireSameFrame(t, want.odt, got.odt)
	requireSameFrame(t, want.markdown, got.markdown)
}

func requireSameFrame(t *testing.T, want, got []string) {
	t.Helper()
	for n := range min(len(want), len(got)) {
		require.Equal(t, want[n], got[n], "after %q", want[max(n-5, 0):n])
	}
	require.Len(t, got, len(want))
}

var webTarget = regexp.MustCompile(`^(#[A-Za-z0-9.-]*|https://[!-~]+|mailto:[!-~]+)$`)

// htmlFrame gives the elements of a page with their attributes, drawings without
// what they draw. Only links have an address, of a kind that is followed.
func htmlFrame(t testing.TB, page string) []string {
	t.Helper()
	require.True(t, utf8.ValidString(page))
	var out []string
	d := htmlDecoder(page)
	drawn := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "svg" || drawn > 0 {
				drawn++
			}
			element := "<" + token.Name.Local
			for _, a := range token.Attr {
				name := a.Name.Local
				switch name {
				case "id": // whether links lead there is its own
				case "class": // so are its looks
					require.Regexp(t, `^[a-z-]+( [a-z-]+)*$`, a.Value)
				case "style": // and the room that it takes
					require.Regexp(t, `^(min-)?width: ?[0-9.]+(rem|em|%)$`, a.Value)
				default:
					element += " " + name
				}
				require.NotRegexp(t, "^on|^src|action", name)
				if strings.Contains(name, "href") {
					require.Equal(t, "a", token.Name.Local)
					require.Regexp(t, webTarget, a.Value)
				}
			}
			if drawn <= 1 && token.Name.Local != "a" { // whether a text leads somewhere is its own
				out = append(out, element)
			}
		case xml.EndElement:
			if drawn > 0 {
				drawn--
			}
		case xml.Comment, xml.ProcInst:
			t.Fatalf("%v is no element", token)
		case xml.Directive:
			require.Equal(t, "DOCTYPE html", string(token))
		}
	}
}

// odtFrame gives the elements of a text, but for those that stand for spaces and
// for places that links lead to.
func odtFrame(t testing.TB, file []byte) []string {
	t.Helper()
	var out []string
	odtNode(t, odtWellFormed(t, file)["content.xml"]).all("office:text")[0].walk(func(e *node) {
		switch e.name {
		case "", "text:s", "text:bookmark-start", "text:bookmark-end":
			return
		case "text:a":
			require.Regexp(t, webTarget, e.attributes["xlink:href"])
			return
		}
		out = append(out, e.name)
	})
	return out
}

// markdownFrame gives the signs of each line of a file, without those of links.
// No sign stands there that is neither one of ours nor behind a backslash.
func markdownFrame(t testing.TB, file string) []string {
	t.Helper()
	require.True(t, utf8.ValidString(file))
	var out []string
	for line := range strings.Lines(strings.ReplaceAll(file, "\n\n", "\n")) {
		line = strings.TrimSuffix(line, "\n")
		if markdownRules.MatchString(line) {
			out = append(out, line)
			continue
		}
		frame := markdownStarts.FindString(line)
		rest, open := line[len(frame):], 0
		for _, sign := range markdownInline.FindAllString(rest, -1) {
			switch {
			case sign == "**" || strings.HasSuffix(sign, "strong>"):
				frame += "b"
			case sign == "|":
				frame += sign
			case sign == "[":
				open++
			case strings.HasPrefix(sign, "]("):
				open--
			}
		}
		require.Zero(t, open, line)
		require.NotRegexp(t, "[][`*_<>|~&$#{}\\\\]", markdownInline.ReplaceAllString(rest, ""), line)
		out = append(out, frame)
	}
	return out
}

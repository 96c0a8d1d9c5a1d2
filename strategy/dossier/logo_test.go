package dossier_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/strategy/dossier"
)

func picture(t testing.TB, w, h int) string {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, w, h))))
	return b.String()
}

func TestAppearanceOfADossier(t *testing.T) {
	d := open(t, minimal+"appearance: { primary: \"#1D4732\", accent: \"#8c3b16\" }\nlogo: { file: images/logo.png, alt: Ville de Valmorne }\n", "images/logo.png", picture(t, 40, 20))
	require.Empty(t, d.Problems)
	require.Equal(t, "#1D4732", d.Strategy.Appearance.Primary)
	require.Equal(t, picture(t, 40, 20), string(d.Strategy.Appearance.Logo))
	require.Equal(t, "Ville de Valmorne", d.Strategy.Appearance.LogoAlt)
	require.Empty(t, open(t, minimal+"appearance:\n  primary:\n  accent:\nlogo:\n  file:\n  alt:\n").Problems, "what is left empty")
}

func TestAppearanceIsChecked(t *testing.T) {
	for text, want := range map[string]string{
		"appearance: { primary: bleu }":            "colour-form appearance.primary",
		"appearance: { accent: \"#ffee00\" }":      "colour-light appearance.accent",
		"appearance: { couleur: \"#14315c\" }":     "unknown-key appearance.couleur",
		"logo: { file: ../logo.png, alt: x }":      "path-outside logo.file",
		"logo: { file: /etc/passwd, alt: x }":      "path-outside logo.file",
		"logo: { file: images\\logo.png, alt: x }": "path-backslash logo.file",
		"logo: { file: logo.png }":                 "logo-alternative logo.file",
		"logo: { file: absent.png, alt: x }":       "missing-logo logo.file",
		"logo: { file: ., alt: x }":                "unreadable-logo logo.file",
		"logo: { file: drawing.svg, alt: x }":      "logo-kind logo.file",
		"logo: { file: heavy.png, alt: x }":        "logo-weight logo.file",
		"logo: { file: tiny.png, alt: x }":         "logo-size logo.file",
		"logo: { file: cut.png, alt: x }":          "unreadable-logo logo.file",
	} {
		d := open(t, minimal+text+"\n", "logo.png", picture(t, 40, 20), "drawing.svg", "<svg/>", "heavy.png", strings.Repeat("x", 3<<20), "tiny.png", picture(t, 4, 4), "cut.png", picture(t, 40, 20)[:50])
		require.Len(t, d.Problems, 1, text)
		p := d.Problems[0]
		require.Equal(t, want, p.Code+" "+p.Column, text)
		require.NotEmpty(t, p.Remedy)
		require.Positive(t, p.Row)
		require.Empty(t, d.Strategy.Appearance.Logo)
		require.Empty(t, d.Strategy.Appearance.Primary+d.Strategy.Appearance.Accent)
	}
}

func FuzzLogo(f *testing.F) {
	f.Add([]byte(picture(f, 20, 20)), "logo.png")
	f.Add([]byte{0xFF, 0xD8, 0xFF}, "../logo.png")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		text := minimal + "logo: { file: \"" + strings.NewReplacer(`\`, "", `"`, "", "\n", "").Replace(name) + "\", alt: x }\n"
		d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(text)}, "logo.png": {Data: file}}, factors.Default())
		if err == nil && len(d.Strategy.Appearance.Logo) > 0 {
			require.Equal(t, file, d.Strategy.Appearance.Logo)
		}
	})
}

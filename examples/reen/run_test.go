package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
)

var update = flag.Bool("update", false, "write the golden files again")

const sample = "../dossier"

// reen runs a command line in this process.
func reen(t testing.TB, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(context.Background(), args, &out, &err)
	return code, out.String(), err.String()
}

// file writes a file of the test and gives its path.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

func TestTenLaptopsAsTheReadmeShowsThem(t *testing.T) {
	code, out, _ := reen(t, "footprint", file(t, "l.csv", "type;quantite\nlaptop;10\n"), "--year", "2024", "--format", "json", "--lines")
	require.Equal(t, exitDone, code)
	var got struct {
		Totals []struct{ Value string }
		Lines  []struct {
			ID      string
			Impacts []struct{ Stage, Value string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, "385.2400825", got.Totals[0].Value)
	require.Equal(t, "l.csv:2", got.Lines[0].ID)
	stages := map[string]string{}
	for _, i := range got.Lines[0].Impacts {
		stages[i.Stage] = i.Value
	}
	require.Equal(t, map[string]string{"manufacturing": "340", "distribution": "24.6", "end_of_life": "5.58", "use": "15.0600825"}, stages)
}

func TestShufflingTheLinesDoesNotChangeTheTotals(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(strings.Repeat("laptop;3;6\nécran;7;\nserveur;1;7\nimprimante laser;2;\ncaméra;4;\n", 20)), "\n")
	total := func() string {
		code, out, _ := reen(t, "footprint", file(t, "p.csv", "type;quantite;duree_vie\n"+strings.Join(lines, "\n")+"\n"), "--year", "2024", "--format", "json")
		require.Equal(t, exitDone, code)
		return out
	}
	want := total()
	rand.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	require.Equal(t, want, total())
}

// Bad input is one clear French sentence, exit 1, and no panic.
func TestFilesThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	for name, path := range map[string]string{
		"missing":     filepath.Join(folder, "nulle-part.csv"),
		"empty":       file(t, "vide.csv", ""),
		"a directory": folder,
		"binary":      file(t, "binaire.csv", "\x00\x01\x02\x89PNG\x00\x00\xff\xfe\x00"),
		"no header":   file(t, "texte.csv", "bonjour\nà tous\n"),
	} {
		t.Run(name, func(t *testing.T) {
			for _, args := range [][]string{{"footprint", path, "--year", "2024"}, {"explain", path, "--line", "x:1", "--year", "2024"}} {
				code, out, stderr := reen(t, args...)
				require.Equal(t, exitFailed, code)
				require.Empty(t, out)
				require.Equal(t, 1, strings.Count(strings.TrimSpace(stderr), "\n")+1, stderr)
				require.True(t, strings.HasPrefix(stderr, "reen\u00a0: "), stderr)
			}
		})
	}
	for _, kind := range []string{filepath.Join(folder, "rien"), file(t, "f.yaml", "x"), folder} {
		code, _, stderr := reen(t, "report", "strategy", kind, "-o", filepath.Join(folder, "s.pdf"))
		require.Equal(t, exitFailed, code, stderr)
		require.NotContains(t, stderr, "no such file")
		code, _, _ = reen(t, "check", kind)
		require.Equal(t, exitFailed, code)
	}
}

func TestWrongUsageIsSaidInFrench(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"unknown command":        {[]string{"fotprint"}, "commande inconnue"},
		"unknown option":         {[]string{"footprint", list, "--anne", "2024"}, "option inconnue --anne"},
		"no argument":            {[]string{"footprint"}, "au moins 1 argument attendu, 0 reçu\n"},
		"one of two arguments":   {[]string{"report", "strategy", "-o", "x.pdf"}, "2 arguments attendus, 1 reçu\n"},
		"three of two arguments": {[]string{"report", "strategy", sample, sample, "-o", "x.pdf"}, "2 arguments attendus, 3 reçus\n"},
		"unknown dimension":      {[]string{"footprint", list, "--year", "2024", "--by", "couleur"}, "dimension « couleur » inconnue"},
		"unknown in a crossing":  {[]string{"footprint", list, "--year", "2024", "--by", "site,couleur"}, "dimension « couleur » inconnue"},
		"an empty dimension":     {[]string{"footprint", list, "--year", "2024", "--by", "site,"}, "dimension «  » inconnue"},
		"a dimension twice":      {[]string{"footprint", list, "--year", "2024", "--by", "site,stage,site"}, "dimension « site » donnée deux fois"},
		"fewer than no part":     {[]string{"footprint", list, "--year", "2024", "--top", "-1"}, "-1 parts impossibles"},
		"unknown criterion":      {[]string{"footprint", list, "--year", "2024", "--criteria", "bruit"}, "critère « bruit » inconnu"},
		"unknown zone":           {[]string{"footprint", list, "--year", "2024", "--zone", "ZZ"}, "zone d’électricité « ZZ » inconnue"},
		"unknown convention":     {[]string{"footprint", list, "--year", "2024", "--convention", "x"}, "convention « x » inconnue"},
		"no accounts":            {[]string{"footprint", list, "--year", "2024", "--convention", "accounting-life"}, "demande les durées d’amortissement"},
		"half a year":            {[]string{"footprint", list, "--year", "2024", "--amortisation", "laptop=3.5"}, "amortissement « laptop=3.5 » impossible"},
		"accounts of what":       {[]string{"footprint", list, "--year", "2024", "--amortisation", "toaster=5"}, "ni équipement ni catégorie"},
		"a date that is none":    {[]string{"footprint", list, "--year", "2024", "--date", "2024-02-31"}, "date « 2024-02-31 » impossible"},
		"half a choice":          {[]string{"footprint", list, "--year", "2024", "--conservative=un-peu"}, "valeur « un-peu » impossible pour l’option"},
		"half a sensitivity":     {[]string{"footprint", list, "--year", "2024", "--sensitivity=un-peu"}, "valeur « un-peu » impossible pour l’option"},
		"a sensitivity of lines": {[]string{"explain", list, "--line", "l.csv:2", "--sensitivity"}, "option inconnue --sensitivity"},
		"a year of long ago":     {[]string{"footprint", list, "--year", "1800"}, "année 1800 impossible"},
		"a year of five figures": {[]string{"footprint", list, "--year", "20230"}, "année 20230 impossible"},
		"a criterion twice":      {[]string{"footprint", list, "--year", "2024", "--criteria", "gwp,gwp"}, "critère « gwp » donné deux fois"},
		"parts of lines":         {[]string{"footprint", list, "--year", "2024", "--lines", "--format", "csv", "--by", "site"}, "--by n’entre pas dans le CSV des lignes"},
		"an interval in CSV":     {[]string{"footprint", list, "--year", "2024", "--format", "csv", "--uncertainty"}, "--uncertainty n’entre pas dans le CSV"},
		"draws in CSV":           {[]string{"footprint", list, "--year", "2024", "--format", "csv", "--monte-carlo", "200"}, "--monte-carlo n’entre pas dans le CSV"},
		"ten draws":              {[]string{"footprint", list, "--year", "2024", "--monte-carlo", "10"}, "10 tirages impossibles"},
		"unknown form of trace":  {[]string{"explain", list, "--line", "l.csv:2", "--year", "2024", "--format", "csv"}, "format « csv » inconnu : text ou json"},
		"unknown format":         {[]string{"footprint", list, "--year", "2024", "--format", "xls"}, "format « xls » inconnu"},
		"year as a text":         {[]string{"footprint", list, "--year", "deux"}, "valeur « deux » impossible"},
		"unknown document":       {[]string{"report", "roman", sample, "-o", "x.pdf"}, "genre de document « roman » inconnu"},
		"which documents":        {[]string{"report", "roman", sample, "-o", "x.pdf"}, "strategy, programme, review, deliberation, summary"},
		"unknown body":           {[]string{"report", "deliberation", sample, "--body", "Ailleurs", "-o", "x.md"}, "collectivité « Ailleurs » inconnue dans ce dossier : Ville de Valmorne"},
		"a body of no use":       {[]string{"report", "summary", sample, "--body", "Ailleurs", "-o", "x.md"}, "ne servent qu’au genre « deliberation »"},
		"an act of no use":       {[]string{"report", "strategy", sample, "--programme", "-o", "x.md"}, "ne servent qu’au genre « deliberation »"},
		"unknown extension":      {[]string{"report", "strategy", sample, "-o", "x.docx"}, "extension inconnue"},
		"no output":              {[]string{"report", "strategy", sample}, "option obligatoire absente"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := reen(t, c.args...)
			require.Equal(t, exitUsage, code, stderr)
			require.Contains(t, strings.ReplaceAll(stderr, "\u00a0", " "), c.want)
		})
	}
}

func TestRefusedLinesAreSaidAndTheRestIsComputed(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\nlap top;3\necran;moins deux\n")
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, "385.2400825")
	require.Contains(t, out, `"refused": 2`)
	require.Contains(t, stderr, "Vouliez-vous dire")
	code, _, _ = reen(t, "footprint", list, "--year", "2024", "--strict")
	require.Equal(t, exitStrict, code)
}

func TestDuplicatesAreSaid(t *testing.T) {
	for want, rows := range map[string]string{
		"": "laptop;1;5CG1234XYZ\nlaptop;1;5CG1234XYA\n",
		"Doublons\u00a0: 1 ligne de même numéro de série ou d’inventaire, comptée une seule fois.\n":   "laptop;1;5CG1234XYZ\nlaptop;1;5CG1234XYZ\n",
		"Doublons\u00a0: 2 lignes de même numéro de série ou d’inventaire, comptées une seule fois.\n": "laptop;1;5CG1234XYZ\nlaptop;1;5CG1234XYZ\nlaptop;1;5CG1234XYZ\n",
	} {
		code, _, stderr := reen(t, "footprint", file(t, "l.csv", "type;quantite;numéro de série\n"+rows), "--year", "2024", "--format", "json")
		require.Equal(t, exitDone, code, stderr)
		require.Equal(t, want != "", strings.Contains(stderr, "Doublons"), stderr)
		require.Contains(t, stderr, want)
	}
}

func TestTheLastCausesAreCounted(t *testing.T) {
	for more, want := range map[int]string{1: "Refusé\u00a0: 1 autre cause (toutes", 2: "Refusé\u00a0: 2 autres causes (toutes"} {
		var problems diag.List
		for n := range maxCauses + more {
			problems = append(problems, diag.Problem{Code: "c", Severity: diag.Refused, Message: strings.Repeat("x", n+1)})
		}
		var b bytes.Buffer
		console{err: &b}.remarks(problems)
		require.Contains(t, b.String(), want)
	}
}

func TestCommaKeepsAllDigitsAndGroupsThousands(t *testing.T) {
	for plain, want := range map[string]string{"1767.99763846063468": "1\u202f767,99763846063468", "-0.5": "\u22120,5", "12000": "12\u202f000", "0.050": "0,05"} {
		require.Equal(t, want, comma(decimal.RequireFromString(plain)))
	}
}

func TestExplainGoesDownToTheSource(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	code, out, _ := reen(t, "explain", list, "--line", "l.csv:2", "--year", "2024")
	require.Equal(t, exitDone, code)
	for _, want := range []string{"385,2400825", "170 kg CO₂e/unité", "Durée de vie = 5", "Base Carbone® V23.6", "lu le 2026-11-21"} {
		require.Contains(t, out, want)
	}
	code, _, _ = reen(t, "explain", list, "--line", "l.csv:9", "--year", "2024")
	require.Equal(t, exitFailed, code)
}

// By hand: 10 × (170 + 12.3 + 2.79) ÷ 5 + 10 × 29.0175 × 0.0519.
func TestExplainAsJSON(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\nclavier;2\n")
	code, out, stderr := reen(t, "explain", list, "--line", "l.csv:2", "--year", "2024", "--criteria", "gwp,adpe", "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, stderr, "Sans valeur publiée pour cette ligne\u00a0: Épuisement des ressources")
	var got struct {
		Schema, Year     int
		Line, Convention string
		Set              struct{ Version, Digest string } `json:"factor_set"`
		Traces           []struct {
			Op, Name, Value string
			Terms           []struct {
				Name  string
				Terms []struct {
					Value, From string
					Terms       []struct{ Factor *struct{ ID, URL string } }
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, "l.csv:2", got.Line)
	require.Equal(t, "total-life", got.Convention)
	require.NotEmpty(t, got.Set.Digest)
	require.Len(t, got.Traces, 1)
	require.Equal(t, "385.2400825", got.Traces[0].Value)
	made := got.Traces[0].Terms[0]
	require.Equal(t, "manufacturing", made.Name)
	require.Equal(t, "10", made.Terms[0].Value)
	require.Equal(t, "inventory", made.Terms[0].From)
	require.Equal(t, "ademe-acv-laptop-gwp-manufacturing", made.Terms[1].Terms[0].Factor.ID)
	code, out, stderr = reen(t, "explain", list, "--line", "l.csv:3", "--year", "2024", "--format", "json")
	require.Equal(t, exitFailed, code)
	require.Empty(t, out)
	require.Contains(t, stderr, "n’est pas comptée")
}

func TestSimulateStepsSumToTheSaving(t *testing.T) {
	code, out, stderr := reen(t, "simulate", sample, "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	var got struct {
		Base, Saving, Final string
		Steps               []struct{ Saving, Before, After string }
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Steps, 7)
	require.Equal(t, got.Base, got.Steps[0].Before)
	require.Equal(t, got.Final, got.Steps[6].After)
	for n := 1; n < len(got.Steps); n++ {
		require.Equal(t, got.Steps[n-1].After, got.Steps[n].Before)
	}
	code, out, _ = reen(t, "simulate", sample)
	require.Equal(t, exitDone, code)
	require.Contains(t, out, "Total du plan")
	empty := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(empty, "dossier.yaml"), []byte("body: {name: Essai, kind: commune}\n"), 0o600))
	code, _, stderr = reen(t, "simulate", empty)
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "année de référence")
}

func TestFactors(t *testing.T) {
	code, out, _ := reen(t, "factors", "écran")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, "69,84")
	require.Contains(t, out, "430")
	code, out, _ = reen(t, "factors", "show", "laptop")
	require.Equal(t, exitDone, code)
	for line := range strings.Lines(out) {
		require.LessOrEqual(t, len([]rune(strings.TrimRight(line, "\n"))), 100, line)
	}
	for _, format := range []string{"json", "csv"} {
		code, out, _ = reen(t, "factors", "--format", format)
		require.Equal(t, exitDone, code)
		require.Contains(t, out, "ademe-acv-laptop-gwp-manufacturing")
	}
	code, _, stderr := reen(t, "factors", "grille pain")
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "rien dans le catalogue")
}

func TestAUsersFactorsReplaceTheDefaults(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "manifest.json"), []byte(`{"sources":[{"id":"m","publisher":"P","title":"T","version":"1","licence":"CC0","retrieved":"2026-01-01"}]}`), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "values.csv"), []byte("id,item,criterion,stage,value,unit\nm1,laptop,gwp,embodied,100,kg CO2e/item\n"), 0o600))
	code, out, stderr := reen(t, "footprint", file(t, "l.csv", "type;quantite\nlaptop;10\n"), "--year", "2024", "--format", "json", "--factors", folder)
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, `"value": "215.0600825"`) // 10 × (100/5 + 1.50600825)
}

func TestHelpIsFrench(t *testing.T) {
	for _, args := range [][]string{{}, {"help"}, {"help", "report"}, {"footprint", "--help"}} {
		code, out, _ := reen(t, args...)
		require.Equal(t, exitDone, code)
		require.Contains(t, out, "Usage :")
		require.NotContains(t, out, "help for")
	}
}

// Golden files hold what people and programs read of the sample; they were
// read by a person before they were accepted.
func TestGoldenOutputsOfTheSample(t *testing.T) {
	for _, kind := range []struct{ name, file string }{{"strategy", "strategie.md"}, {"programme", "programme.md"}, {"deliberation", "deliberation.md"}, {"summary", "synthese.md"}} {
		out := filepath.Join(t.TempDir(), kind.file)
		code, _, stderr := reen(t, "report", kind.name, sample, "-o", out)
		require.Equal(t, exitDone, code, stderr)
		written, err := os.ReadFile(out)
		require.NoError(t, err)
		golden(t, kind.file, string(written))
	}
	code, stdout, _ := reen(t, "footprint", sample, "--format", "json")
	require.Equal(t, exitDone, code)
	golden(t, "footprint.json", stdout)
	code, stdout, _ = reen(t, "check", sample)
	require.Equal(t, exitDone, code)
	golden(t, "check.txt", stdout)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(sample, "golden", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if string(want) == got {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for n := range min(len(a), len(b)) {
		require.Equal(t, a[n], b[n], "%s:%d (go test ./examples/reen -update writes it again)", path, n+1)
	}
	require.Equal(t, len(a), len(b), "lines of %s", path)
}

func TestTheDocumentTwiceIsTheSameFile(t *testing.T) {
	folder := t.TempDir()
	var first []byte
	for n := range 2 {
		path := filepath.Join(folder, "s.pdf")
		code, _, stderr := reen(t, "report", "strategy", sample, "-o", path)
		require.Equal(t, exitDone, code, stderr)
		got, err := os.ReadFile(path)
		require.NoError(t, err)
		if n == 0 {
			first = got
			continue
		}
		require.True(t, bytes.Equal(first, got))
	}
}

// go run turns every failure into 1, so the codes are tested on a binary.
func TestExitCodesOfTheBinary(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "reen")
	build := exec.Command("go", "build", "-o", binary, ".")
	output, err := build.CombinedOutput()
	require.NoError(t, err, string(output))
	list := file(t, "l.csv", "type;quantite\nlaptop;10\nlap top;3\n")
	for want, args := range map[int][]string{
		exitDone:   {"footprint", list, "--year", "2024"},
		exitFailed: {"footprint", "nulle-part.csv"},
		exitUsage:  {"footprint", list, "--nope"},
		exitStrict: {"footprint", list, "--year", "2024", "--strict"},
	} {
		err := exec.Command(binary, args...).Run()
		var exit *exec.ExitError
		got := 0
		if errors.As(err, &exit) {
			got = exit.ExitCode()
		}
		require.Equal(t, want, got, args)
	}
	err = exec.Command(binary, "report", "strategy", sample, "-o", filepath.Join(t.TempDir(), "s.pdf"), "--strict").Run()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	require.Equal(t, exitStrict, exit.ExitCode())
}

// BenchmarkStrategy is the main job from the dossier to the PDF.
func BenchmarkStrategy(b *testing.B) {
	path := filepath.Join(b.TempDir(), "s.pdf")
	for b.Loop() {
		code, _, stderr := reen(b, "report", "strategy", sample, "-o", path)
		require.Equal(b, exitDone, code, stderr)
	}
}

// 161 kg less 15 % of use, over 3 years as the sheet says, and 18.78 kWh × 0.0519.
func TestTheSheetOfTheVeryModelOnRequest(t *testing.T) {
	list := file(t, "l.csv", "type;quantite;fabricant;modele\nportable;1;Maker;Portatif 14\n")
	sheets := "../../factors/sources/testdata/boavizta-fr.csv"
	code, out, stderr := reen(t, "footprint", list, "--year", "2024", "--factors", sheets, "--sheets", "--format", "json")
	require.Equal(t, exitDone, code, stderr)
	require.Contains(t, out, `"value": "46.5913486666666667"`)
	code, out, _ = reen(t, "footprint", list, "--year", "2024", "--factors", sheets, "--format", "json")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, `"value": "38.52400825"`)
}

// By hand: 10 × 185.09 ÷ 3 kg, with 15.0600825 kg of electricity; the embodied
// part is over in 2026.
func TestAConventionOfTheAccounts(t *testing.T) {
	list := file(t, "l.csv", "type;quantite;date_achat\nlaptop;10;2023-09-01\n")
	for year, want := range map[string]string{"2024": "632.02674", "2026": "13.377067"} {
		code, stdout, stderr := reen(t, "footprint", list, "--year", year, "--convention", "accounting-life", "--amortisation", "computers=3", "--format", "json")
		require.Zero(t, code, stderr)
		require.Contains(t, stdout, `"convention": "accounting-life"`)
		require.Contains(t, stdout, `"value": "`+want)
	}
}

func TestTheUncertaintyAndItsCauses(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nlaptop;10\n")
	code, stdout, stderr := reen(t, "footprint", list, "--year", "2024", "--uncertainty", "--monte-carlo", "500", "--seed", "3")
	require.Zero(t, code, stderr)
	require.Contains(t, stdout, "Incertitude à 95")
	require.Contains(t, stdout, "Facteur laptop-lifetime (Ordinateur portable)")
	require.Contains(t, stdout, "500 tirages")
	code, again, _ := reen(t, "footprint", list, "--year", "2024", "--uncertainty", "--monte-carlo", "500", "--seed", "3")
	require.Zero(t, code)
	require.Equal(t, stdout, again)
	code, stdout, _ = reen(t, "footprint", list, "--year", "2024", "--uncertainty", "--format", "json")
	require.Zero(t, code)
	require.Contains(t, stdout, `"uncertainty": {`)
}

func TestFilesOfOneNameAreRefusedForTheirLinesWouldShareIdentifiers(t *testing.T) {
	one, two := file(t, "l.csv", "type;quantite\nlaptop;10\n"), file(t, "l.csv", "type;quantite\nserveur;1\n")
	code, _, stderr := reen(t, "footprint", one, one, "--year", "2024")
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "est donné deux fois")
	code, _, stderr = reen(t, "footprint", one, two, "--year", "2024")
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "ont le même nom")
}

func TestNothingReadIsNotAFootprintOfZero(t *testing.T) {
	list := file(t, "l.csv", "type;quantite\nzzz;3\n")
	code, stdout, _ := reen(t, "footprint", list, "--year", "2024")
	require.Equal(t, exitDone, code)
	require.Contains(t, stdout, "n.d.")
	code, stdout, _ = reen(t, "footprint", list, "--year", "2024", "--format", "json", "--lines")
	require.Equal(t, exitDone, code)
	require.Contains(t, stdout, `"lines": []`)
}

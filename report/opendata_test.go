package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

// published is a dossier that fills every table: all the items of the set, each
// in a place of its own.
func published() (strategy.Strategy, []footprint.Line) {
	s, lines := full()
	s.Body.SIREN = "210000012"
	s.Actions[0].Progress, s.Actions[0].Indicators = strategy.UnderWay, []string{"I01", "I08"}
	s.Actions = append(s.Actions, strategy.Action{ID: "A4", Title: "Moins de visioconférences", From: 2026, To: 2027, Pilot: "Jeanne Secrète", Yearly: some("-12.5"),
		Lever: &strategy.Lever{Kind: strategy.LessUse, Items: []string{"video-call"}, Quantity: some("10000")}})
	s.Uses = []strategy.UseOf{{Item: "video-call", Quantity: decimal.NewFromInt(38400)}}
	s.Purchasing = strategy.Purchasing{Spend: some("100000"), Reused: some("25000"), Year: 2024}
	s.Indicators = []strategy.Indicator{{ID: "V1", Name: "Propre", Base: some("3"), Target: some("-0.5"), Year: 2030, Unit: "u"}}
	for n, i := range factors.Default().Items() {
		lines = append(lines, footprint.Line{ID: fmt.Sprint("l", n), Item: i.ID, Quantity: decimal.NewFromInt(int64(n + 1)), Site: "Site " + i.Category, Department: "Service " + string(i.Tier)})
	}
	return s, append(lines, footprint.Line{Item: "laptop", State: footprint.Stock, Quantity: decimal.NewFromInt(3), Name: "PC-DUPONT"})
}

func openData(t testing.TB, a *strategy.Assessment) *report.DataPackage {
	t.Helper()
	p, err := report.OpenData(a, report.OpenDataOptions{})
	require.NoError(t, err)
	return p
}

func TestEveryTableHoldsItsSchema(t *testing.T) {
	s, lines := published()
	for name, a := range map[string]*strategy.Assessment{"whole": assess(t, s, lines...), "small": assess(t, small(), lines[0]), "nothing": assess(t, strategy.Strategy{})} {
		t.Run(name, func(t *testing.T) { requireValid(t, openData(t, a)) })
	}
}

// A column that no row fills is a slip of its name.
func TestEveryColumnIsFilled(t *testing.T) {
	s, lines := published()
	files := filesOf(t, openData(t, assess(t, s, lines...)))
	names := 0
	for name := range files {
		if !strings.HasSuffix(name, ".csv") {
			continue
		}
		names++
		rows := rowsOf(t, files, strings.TrimSuffix(filepath.Base(name), ".csv"))
		for _, c := range rows[0] {
			require.True(t, slices.ContainsFunc(column(t, rows, c), func(v string) bool { return v != "" }), "%s, %s", name, c)
		}
	}
	require.Equal(t, 10, names)
}

// By hand, 1,000 screens: 69.84 ÷ 6 + 73 × 0.0519 kg each, 430 ÷ 6 at the most.
func TestTheFiguresOfTheOpenDataAreThoseOfTheHand(t *testing.T) {
	screens := footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(1000), Site: "Mairie"}
	files := filesOf(t, openData(t, assess(t, small(), screens)))
	total := rowsOf(t, files, "empreinte")
	require.Equal(t, []string{"15428.7"}, column(t, total, "valeur"))
	require.Equal(t, []string{"154.287"}, column(t, total, "par_agent"))
	require.Equal(t, []string{"73000"}, column(t, total, "electricite_kwh"))
	require.True(t, strings.HasPrefix(column(t, total, "haute")[0], "75455.36666"), column(t, total, "haute"))
	parts := rowsOf(t, files, "empreinte-categorie-etape")
	require.Equal(t, "15428.7", sumOf(column(t, parts, "valeur")).Round(9).String())
	use := slices.Index(column(t, parts, "etape"), "use")
	require.Equal(t, "3788.7", column(t, parts, "valeur")[use])
	require.Equal(t, []string{"Mairie"}, column(t, rowsOf(t, files, "empreinte-site"), "lieu"))
	require.NotContains(t, files, "empreinte-service/empreinte-service.csv", "no line names a department")
	require.Equal(t, []string{"1000"}, column(t, rowsOf(t, files, "equipements"), "en_service"))
}

// The parts of a split make the total, to the digits that are kept.
func TestTheTablesMakeTheTotal(t *testing.T) {
	s, lines := published()
	files := filesOf(t, openData(t, assess(t, s, lines...)))
	total := dec(column(t, rowsOf(t, files, "empreinte"), "valeur")[0])
	for _, name := range []string{"empreinte-categorie-etape", "empreinte-site", "empreinte-service", "equipements"} {
		known := slices.DeleteFunc(column(t, rowsOf(t, files, name), "valeur"), func(v string) bool { return v == "" })
		gap := sumOf(known).Sub(total).Abs()
		require.True(t, gap.LessThan(dec("0.000001")), "%s: %s", name, gap)
	}
	plan := rowsOf(t, files, "actions")
	require.Equal(t, []string{"sur le parc", "sans chiffre", "sans chiffre", "à part"}, column(t, plan, "chiffrage"))
	require.Equal(t, []string{"-46000", "28000", "", "-12.5"}, column(t, plan, "cout_annuel_eur"), "numbers are untouched, and what is unknown is no 0")
	require.Equal(t, "150", column(t, plan, "gain_kg_co2e")[3], "10,000 hours × 0.015")
	duties := rowsOf(t, files, "obligations")
	require.Contains(t, column(t, duties, "valeur"), "25", "25,000 of 100,000 euros")
	require.Equal(t, "I01|I08", column(t, plan, "indicateurs")[0])
}

func TestWhatIsNotKnownIsEmpty(t *testing.T) {
	files := filesOf(t, openData(t, assess(t, small(), footprint.Line{Item: "camera", Quantity: decimal.NewFromInt(3)}, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(1)})))
	items := rowsOf(t, files, "equipements")
	n := slices.Index(column(t, items, "equipement"), "camera")
	for _, c := range []string{"valeur", "basse", "haute"} {
		require.Empty(t, column(t, items, c)[n], c)
	}
	nothing := filesOf(t, openData(t, assess(t, strategy.Strategy{})))
	require.NotContains(t, nothing, "empreinte/empreinte.csv")
	require.Contains(t, string(nothing["README.md"]), "pas de quoi calculer une empreinte")
	require.NotContains(t, string(nothing["datapackage.json"]), "created", "a document without a date has none")
}

// Formulas lose their force, on one line; numbers are never touched.
func TestNoCellIsAFormula(t *testing.T) {
	s := small()
	s.Actions = []strategy.Action{{ID: "=1+1", Title: "  @SUM(A1:A9)\r\n+suite\x00\u0085 🌍 \xff", Yearly: some("-5")}, {ID: "-2", Title: "-cmd|' /C calc'!A0"}, {ID: "x", Title: "a;=1+1; \"@SUM(A1);-2 ; -3 %"}}
	a := assess(t, s, footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(2), Site: "=HYPERLINK(\"http://x\")", Department: "+33 \"bis\", étage"})
	p := openData(t, a)
	requireValid(t, p)
	files := filesOf(t, p)
	plan := rowsOf(t, files, "actions")
	require.Equal(t, []string{"'=1+1", "-2", "x"}, column(t, plan, "code"))
	require.Equal(t, []string{"'@SUM(A1:A9) +suite 🌍 �", "'-cmd|' /C calc'!A0", "a;'=1+1; \"'@SUM(A1);'-2 ; -3 %"}, column(t, plan, "titre"))
	require.Equal(t, []string{"-5", "", ""}, column(t, plan, "cout_annuel_eur"))
	require.Equal(t, []string{"'=HYPERLINK(\"http://x\")"}, column(t, rowsOf(t, files, "empreinte-site"), "lieu"))
	require.Equal(t, []string{"'+33 \"bis\", étage"}, column(t, rowsOf(t, files, "empreinte-service"), "lieu"))
}

func TestNobodyIsNamed(t *testing.T) {
	s, lines := published()
	s.Body.Contact = "Paule Secrète"
	s.Stakeholders[0].Name = "Pierre Secret"
	s.Actions[0].Description, s.Actions[0].Partners = "Suivi par Jean Secret", []string{"Anne Secrète"}
	lines[0].Name, lines[0].File, lines[0].Model = "PC-DUPONT", "dupont.csv", "Secret 5"
	for _, f := range openData(t, assess(t, s, lines...)).Files() {
		for _, word := range []string{"Secr", "DUPONT", "dupont"} {
			require.NotContains(t, string(f.Bytes), word, f.Name)
		}
	}
}

// Values that only a program can give break neither a table nor its schema.
func TestAbsurdNumbersStayUnknown(t *testing.T) {
	huge := decimal.NewNullDecimal(decimal.New(1, 1<<30))
	s := strategy.Strategy{Year: 2024, Date: time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC), Body: strategy.Body{SIREN: "=1", Name: strings.Repeat("long ", 2000)}, Version: "\x01",
		Actions:    []strategy.Action{{Theme: 99, From: -5, To: 123456, Investment: huge, Yearly: huge, Progress: "?"}, {}},
		Indicators: []strategy.Indicator{{ID: "", Base: huge, Target: huge, Year: -1}}}
	p := openData(t, assess(t, s))
	requireValid(t, p)
	plan := rowsOf(t, filesOf(t, p), "actions")
	for _, c := range []string{"siren", "theme", "debut", "fin", "investissement_eur", "cout_annuel_eur", "avancement"} {
		require.Empty(t, column(t, plan, c)[0], c)
	}
}

// userSet is the default set with a value of a licence for laptops.
func userSet(t testing.TB, licence string) *factors.Set {
	t.Helper()
	user, err := factors.Load(fstest.MapFS{
		"manifest.json": {Data: []byte(`{"sources":[{"id":"own","publisher":"Éditeur","title":"Base","attribution":"Éditeur","version":"1","licence":"` + licence + `","retrieved":"2026-01-01"}]}`)},
		"values.csv":    {Data: []byte("id,item,criterion,stage,value,unit\nown,laptop,gwp,embodied,300,kg CO2e/item\n")},
	})
	require.NoError(t, err)
	set, err := factors.Default().With(user)
	require.NoError(t, err)
	return set
}

func TestAShareAlikeValueDecidesTheLicence(t *testing.T) {
	a, err := strategy.Assess(userSet(t, "ODbL 1.0"), small(), footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(2)}}})
	require.NoError(t, err)
	_, err = report.OpenData(a, report.OpenDataOptions{Licence: report.OpenLicence})
	require.ErrorContains(t, err, "report: the data hold values under the ODbL")
	p := openData(t, a)
	requireValid(t, p)
	files := filesOf(t, p)
	require.Contains(t, string(files["datapackage.json"]), `"name": "ODbL-1.0"`)
	require.NotContains(t, string(files["datapackage.json"]), "Licence Ouverte 2.0")
	readme := plain(string(files["README.md"]))
	require.Contains(t, readme, "Contient des données de « Éditeur »")
	require.Contains(t, readme, "aucune autre ne peut être retenue")

	own := filesOf(t, openData(t, assess(t, small(), footprint.Line{Item: "laptop", Quantity: decimal.NewFromInt(2)})))
	require.Contains(t, string(own["datapackage.json"]), "Licence Ouverte 2.0")
	require.Contains(t, plain(string(own["README.md"])), "**Licence proposée, à confirmer par la collectivité**")
	chosen, err := report.OpenData(assess(t, small()), report.OpenDataOptions{Licence: report.ODbL})
	require.NoError(t, err)
	require.Contains(t, plain(string(filesOf(t, chosen)["README.md"])), "**Licence proposée, à confirmer par la collectivité** : Open Database License")
}

// The terms of some publishers are to be checked before a value is published
// again: it is cited, with its place, and left out.
func TestAValueUnderDoubtfulTermsIsCitedAlone(t *testing.T) {
	a, err := strategy.Assess(userSet(t, "Conditions de l’éditeur, à vérifier avant toute rediffusion"), small(), footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(2)}}})
	require.NoError(t, err)
	values := rowsOf(t, filesOf(t, openData(t, a)), "facteurs")
	ids, numbers := column(t, values, "facteur"), column(t, values, "valeur")
	require.Empty(t, numbers[slices.Index(ids, "own")])
	require.Len(t, slices.DeleteFunc(numbers, func(v string) bool { return v == "" }), len(ids)-1, "the others are there")
}

func TestOpenDataRefusesWhatItCannotSay(t *testing.T) {
	a := assess(t, small())
	_, err := report.OpenData(nil, report.OpenDataOptions{})
	require.EqualError(t, err, "report: no assessment")
	_, err = report.OpenData(a, report.OpenDataOptions{Licence: "CC-BY-NC"})
	require.EqualError(t, err, `report: unknown licence "CC-BY-NC" of open data`)
	for _, page := range []string{"javascript:alert(1)", "exemple", "https://", "://"} {
		_, err = report.OpenData(a, report.OpenDataOptions{Homepage: page})
		require.ErrorContains(t, err, "is no web address", page)
	}
	p, err := report.OpenData(a, report.OpenDataOptions{Homepage: "https://data.exemple.fr/jeu"})
	require.NoError(t, err)
	requireValid(t, p)
	for name, bytes := range filesOf(t, p) {
		if strings.HasSuffix(name, ".json") {
			var held struct{ Homepage string }
			require.NoError(t, json.Unmarshal(bytes, &held))
			require.Equal(t, "https://data.exemple.fr/jeu", held.Homepage, name)
		}
	}
}

// The same assessment gives the same bytes, which nobody can change.
func TestOpenDataIsReproducible(t *testing.T) {
	s, lines := published()
	first, second := openData(t, assess(t, s, lines...)), openData(t, assess(t, s, lines...))
	first.Files()[0].Bytes[0] = 'X'
	require.Equal(t, first.Files(), second.Files())
	var a, b bytes.Buffer
	require.NoError(t, first.WriteZip(&a))
	require.NoError(t, second.WriteZip(&b))
	require.Equal(t, a.Bytes(), b.Bytes())
	archive, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	require.NoError(t, err)
	for n, f := range first.Files() {
		require.Equal(t, f.Name, archive.File[n].Name)
		part, err := archive.File[n].Open()
		require.NoError(t, err)
		held, err := io.ReadAll(part)
		require.NoError(t, err)
		require.Equal(t, f.Bytes, held)
	}
	require.ErrorContains(t, first.WriteZip(broken{}), "report: write open data")
}

// broken is a file on a full disk.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrInvalid }

// The reference tool of the format agrees, where it is installed.
func TestFrictionlessAgrees(t *testing.T) {
	tool, err := exec.LookPath("frictionless")
	if err != nil {
		t.Skip("frictionless is not installed")
	}
	s, lines := published()
	folder := t.TempDir()
	for _, f := range openData(t, assess(t, s, lines...)).Files() {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o750))
		require.NoError(t, os.WriteFile(name, f.Bytes, 0o600))
	}
	cmd := exec.Command(tool, "validate", "datapackage.json")
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.NotContains(t, string(out), "INVALID")
}

func ExampleOpenData() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{Item: "monitor", Quantity: decimal.NewFromInt(1000), Site: "Mairie"}}})
	if err != nil {
		panic(err)
	}
	data, err := report.OpenData(assessment, report.OpenDataOptions{Homepage: "https://data.exemple.fr/numerique", Licence: report.OpenLicence})
	if err != nil {
		panic(err)
	}
	for _, f := range data.Files() {
		if f.Name == "empreinte-site/empreinte-site.csv" {
			fmt.Println(strings.ReplaceAll(string(f.Bytes), "\r", ""))
		}
	}
	// Output:
	// siren,annee,lieu,critere,valeur,unite
	// ,2024,Mairie,gwp,15428.7,kg CO2e
}

func ExampleDataPackage_WriteZip() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{})
	if err != nil {
		panic(err)
	}
	data, err := report.OpenData(assessment, report.OpenDataOptions{Licence: report.ODbL})
	if err != nil {
		panic(err)
	}
	var archive bytes.Buffer
	if err := data.WriteZip(&archive); err != nil {
		panic(err)
	}
	fmt.Println(data.Files()[0].Name, bytes.HasPrefix(archive.Bytes(), []byte("PK")))
	// Output: README.md true
}

func BenchmarkOpenData(b *testing.B) {
	s, lines := published()
	a := assess(b, s, lines...)
	for b.Loop() {
		_, err := report.OpenData(a, report.OpenDataOptions{})
		require.NoError(b, err)
	}
}

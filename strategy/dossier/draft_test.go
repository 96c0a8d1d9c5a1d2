package dossier_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/strategy"
	"github.com/reen-numerique/reen/strategy/dossier"
)

const draftedFleet = "type;quantite;date_achat\nlaptop;1000;2019-05-02\nécran;1300;\nserver;4;\nsmartphone;12;\nprinter-laser;9;\npaper-ream;400;\n"

// drafted gives the text of a dossier for the fleet, and the proposals in it.
func drafted(t *testing.T) (string, []strategy.Proposal) {
	t.Helper()
	blank := fstest.MapFS{"dossier.yaml": {Data: []byte("body: {name: a, kind: commune}\nyear: 2024\ndate: 2026-01-15\ninventories:\n  - file: parc.csv\n")}, "parc.csv": {Data: []byte(draftedFleet)}}
	d, err := dossier.Open(blank, factors.Default())
	require.NoError(t, err)
	proposals := strategy.Propose(factors.Default(), d.Strategy, d.Inventory)
	text, err := dossier.Draft([]string{"parc.csv"}, proposals)
	require.NoError(t, err)
	return string(text), proposals
}

// answered fills the four keys that a dossier needs.
func answered(text string) string {
	for key, value := range map[string]string{"  name:": "Essai", "  kind:": "commune", "year:": "2024", "date:": "2026-01-15", "  agents:": "900", "    total:": "60000", "    year:": "2023"} {
		text = strings.Replace(text, "\n"+key+" ", "\n"+key+" "+value+" ", 1)
		text = strings.Replace(text, "\n"+key+"\n", "\n"+key+" "+value+"\n", 1)
	}
	return text
}

func openDraft(t *testing.T, text string) *dossier.Dossier {
	t.Helper()
	d, err := dossier.Open(fstest.MapFS{"dossier.yaml": {Data: []byte(answered(text))}, "parc.csv": {Data: []byte(draftedFleet)}}, factors.Default())
	require.NoError(t, err)
	return d
}

// As it is written, a draft decides nothing.
func TestADraftOpensWithAnEmptyPlan(t *testing.T) {
	text, proposals := drafted(t)
	d := openDraft(t, text)
	require.Empty(t, d.Problems.Only(diag.Refused))
	require.Empty(t, d.Strategy.Actions)
	require.Empty(t, d.Strategy.Indicators)
	require.Len(t, d.Inventory.Lines, 6)
	for _, p := range proposals {
		require.Contains(t, text, "\n#  - id: "+p.Action.ID+"\n")
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "#  ") {
			require.LessOrEqual(t, len([]rune(line)), 95, line)
		}
	}
}

// Once their marks are removed, its proposals are the actions that Propose gave,
// and the plan can be simulated.
func TestTheProposalsOfADraftAreRight(t *testing.T) {
	text, proposals := drafted(t)
	start, end := strings.Index(text, "\nactions:"), strings.Index(text, "# Exemples de toutes les clés")
	require.Less(t, start, end)
	plan := text[:start] + commented.ReplaceAllString(text[start:end], "$1") + text[end:]
	start, end = strings.Index(plan, "\nindicators:"), strings.Index(plan, "# Exemple de toutes les clés")
	plan = plan[:start] + commented.ReplaceAllString(plan[start:end], "$1") + plan[end:]
	d := openDraft(t, plan)
	require.Empty(t, d.Problems.Only(diag.Refused))
	require.Len(t, d.Strategy.Actions, len(proposals))
	levers := 0
	for n, got := range d.Strategy.Actions {
		want := proposals[n].Action
		require.Equal(t, []any{want.ID, want.Catalogue, want.Title, want.Theme, want.Description, want.Pilot, want.Indicators},
			[]any{got.ID, got.Catalogue, got.Title, got.Theme, got.Description, got.Pilot, got.Indicators})
		require.Equal(t, want.Lever == nil, got.Lever == nil, want.ID)
		if want.Lever != nil {
			levers++
			require.Equal(t, want.Lever.Items, got.Lever.Items)
			require.Equal(t, want.Lever.Years.Decimal.String()+want.Lever.Share.Decimal.String()+want.Lever.PerPost.Decimal.String(),
				got.Lever.Years.Decimal.String()+got.Lever.Share.Decimal.String()+got.Lever.PerPost.Decimal.String())
		}
	}
	require.Greater(t, levers, 5)
	a, err := strategy.Assess(factors.Default(), d.Strategy, d.Inventory)
	require.NoError(t, err)
	require.True(t, a.Simulation.Saving.IsPositive())
	require.Len(t, a.Catalogued, len(proposals))
	for _, p := range a.Problems {
		require.NotEqual(t, "unknown-catalogue", p.Code)
		require.NotEqual(t, "missing-prerequisite", p.Code, "every action that comes before is proposed too")
	}
}

// A lever that lacks a parameter stays a comment, with what is to be filled in.
func TestAnIncompleteLeverStaysAComment(t *testing.T) {
	text, _ := drafted(t)
	require.Regexp(t, regexp.MustCompile(`(?m)^#    # lever: \{ kind: consolidation, items: \[server\], quantity: \}$`), text)
	require.Contains(t, text, "Levier à compléter\u00a0: quantity.")
}

// Names of files and texts of people are read back as they are.
func TestADraftQuotesWhatYAMLWouldMisread(t *testing.T) {
	for _, name := range []string{"inventories/parc.csv", "inventories/a: b.csv", "inventories/été #2.csv", `inventories/"x".csv`, "true", "inventories/- a.csv", "inventories/l’école.csv"} {
		text, err := dossier.Draft([]string{name}, []strategy.Proposal{{Why: "Essai", Action: strategy.Action{ID: "X1", Title: name, Catalogue: "T1"}}})
		require.NoError(t, err)
		start, end := bytes.Index(text, []byte("\nactions:")), bytes.Index(text, []byte("# Exemples de toutes les clés"))
		plan := string(text[:start]) + commented.ReplaceAllString(string(text[start:end]), "$1") + string(text[end:])
		files := fstest.MapFS{"dossier.yaml": {Data: []byte(answered(plan))}, name: {Data: []byte(draftedFleet)}}
		d, err := dossier.Open(files, factors.Default())
		require.NoError(t, err)
		require.Empty(t, d.Problems.Only(diag.Refused), name)
		require.Len(t, d.Inventory.Lines, 6, name)
		require.Equal(t, name, d.Strategy.Actions[0].Title)
	}
}

func TestADraftOfNothingIsTheTemplate(t *testing.T) {
	text, err := dossier.Draft(nil, nil)
	require.NoError(t, err)
	want, err := dossier.Template().Open("dossier.yaml")
	require.NoError(t, err)
	var b bytes.Buffer
	_, err = b.ReadFrom(want)
	require.NoError(t, err)
	require.Equal(t, b.String(), string(text))
}

func ExampleDraft() {
	inv := footprint.Inventory{Lines: []footprint.Line{{ID: "pc", Item: "laptop", Quantity: decimal.NewFromInt(1000)}}}
	proposals := strategy.Propose(factors.Default(), strategy.Strategy{Year: 2024}, inv)
	text, err := dossier.Draft([]string{"inventories/parc.csv"}, proposals[:1])
	if err != nil {
		fmt.Println(err)
		return
	}
	_, after, _ := strings.Cut(string(text), "\nactions:\n")
	for _, line := range strings.Split(after, "\n")[7:15] {
		if strings.Contains(line, "id:") || strings.Contains(line, "title:") {
			fmt.Println(line)
		}
	}
	fmt.Println(strings.Contains(after, "#    lever: { kind: lifetime, items: [laptop], years: 6 }"))
	// Output:
	// #  - id: B1-1
	// #    title: Garder les ordinateurs portables 6 ans
	// true
}

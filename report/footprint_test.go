package report_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
	"github.com/reen-numerique/reen/footprint"
	"github.com/reen-numerique/reen/report"
	"github.com/reen-numerique/reen/strategy"
)

func TestTheStudyHasItsChapters(t *testing.T) {
	s, lines := full()
	for name, a := range map[string]*strategy.Assessment{"whole": assess(t, s, lines...), "a body and a year": assess(t, small()), "nothing": assess(t, strategy.Strategy{})} {
		t.Run(name, func(t *testing.T) {
			doc := report.Footprint(a)
			require.Equal(t, []string{"L’étude en une page", "1 Objet et périmètre", "2 Données d’inventaire", "3 Résultats", "4 Confiance dans le résultat", "5 Usages et achats, à part",
				"Annexe A – Méthode et facteurs d’émission", "Annexe B – Inventaire agrégé", "Annexe C – Lignes refusées et données à vérifier", "Annexe D – Contrôle de la méthode", "Annexe E – Glossaire"}, chapters(doc, 1))
			for _, render := range []func(io.Writer, *report.Document) error{report.HTML, report.JSON, report.PDF,
				report.ODT} {
				require.NoError(t, render(io.Discard, doc))
			}
		})
	}
}

// Nothing is made up where the dossier is silent, and no plan is spoken of.
func TestTheStudyInventsNothing(t *testing.T) {
	for name, s := range map[string]strategy.Strategy{"nothing": {}, "a body and a year": small()} {
		t.Run(name, func(t *testing.T) {
			text := written(t, report.Footprint(assess(t, s)))
			require.GreaterOrEqual(t, strings.Count(text, "[À compléter]"), 10)
			for _, invented := range []string{"%!", "<nil>", "NaN", "{", "0 kg", "0,00", "t CO₂e par an"} {
				require.NotContains(t, text, invented)
			}
		})
	}
	s, lines := full()
	text := written(t, report.Footprint(assess(t, s, lines...)))
	for _, planned := range []string{"Garder les portables six ans", "Gains du plan", "Réduire l’empreinte", "délibération"} {
		require.NotContains(t, text, planned)
	}
	require.Contains(t, text, "Commune d’essai (commune) : 100 agents ; population municipale : 49 000 habitants (2023). Mix électrique : France continentale.")
	require.Contains(t, text, "ne se prévaut d’aucune conformité")
}

// By hand, in tonnes: 1,000 laptops 38.52, 1,000 screens 15.43 of which 11.64
// before use and 71.67 with 430 kg; 10,000 reams × 2.29 kg are 22.9.
func TestTheStudyRanksAndBoundsEquipment(t *testing.T) {
	s, lines := full()
	lines = append(lines, footprint.Line{Item: "paper-ream", Quantity: decimal.NewFromInt(10000)}, footprint.Line{Item: "camera", Quantity: decimal.NewFromInt(3)})
	doc := report.Footprint(assess(t, s, lines...))
	rows := figureOf(t, doc, "figure-principaux").Data.Rows
	require.Len(t, rows, 4)
	line := func(r report.Row) string {
		var out []string
		for _, c := range r.Cells {
			out = append(out, plain(c.String()))
		}
		return strings.Join(out, " | ")
	}
	require.True(t, strings.HasPrefix(line(rows[0]), "Ordinateur portable | 1 000 | 38,5 | 50,1 | "), line(rows[0])) // of 76.85
	require.True(t, strings.HasPrefix(line(rows[1]), "Ramette de papier A4 (500 feuilles) | 10 000 | 22,9 | 29,8 | "), line(rows[1]))
	require.Equal(t, "Écran d’ordinateur | 1 000 | 15,4 | 20,1 | 15,4 à 75,5", line(rows[2]))
	require.True(t, strings.HasPrefix(line(rows[3]), "Total |  | 76,9 | 100,0 | "), line(rows[3]))
	first := line(tableOf(t, doc, "tableau-sensibilite").Rows[0])
	require.Equal(t, "Écran d’ordinateur | EcoDiag 2022, CNRS EcoInfo | 430 | 136,9 | +60,0", first) // (430 − 69.84) ÷ 6
	text := written(t, doc)
	require.Contains(t, text, "caméra de vidéoprotection")
	require.Contains(t, text, "67 % des lignes en service ont une valeur de fabrication, et 75 % une valeur d’usage") // 2 of 3 and 3 of 4: paper is not made here
	require.Contains(t, text, "L’inventaire ne nomme pas plusieurs sites ni plusieurs services.")
}

func TestTheStudyNamesTheLargestTen(t *testing.T) {
	var lines []footprint.Line
	for _, i := range factors.Default().Items() {
		lines = append(lines, footprint.Line{Item: i.ID, Quantity: decimal.NewFromInt(100)})
	}
	rows := figureOf(t, report.Footprint(assess(t, small(), lines...)), "figure-principaux").Data.Rows
	require.Len(t, rows, 12)
	require.Contains(t, rows[10].Cells[0].String(), "autres types")
	require.True(t, rows[11].Total)
}

func TestTheStudySetsUsesApart(t *testing.T) {
	s := small()
	require.Contains(t, written(t, report.Footprint(assess(t, s))), "ni usage ni achat")
	s.Uses = []strategy.UseOf{{Item: "video-call", Quantity: decimal.NewFromInt(38400)}}
	doc := report.Footprint(assess(t, s, footprint.Line{Item: "monitor", Quantity: decimal.NewFromInt(1000)}, footprint.Line{Item: "email", Quantity: decimal.NewFromInt(1000)}))
	require.Len(t, tableOf(t, doc, "tableau-a-part").Rows, 1)
	text := written(t, doc)
	require.Contains(t, text, "| Une heure de visioconférence | 38 400 | 2,19 |") // × 0.057 kg
	require.Contains(t, text, "**15,4 t CO₂e par an**")
	require.NotContains(t, text, "ni usage ni achat")
}

// One host of two machines: the whole is counted once, and no machine is named.
func TestTheStudyGivesTheApplications(t *testing.T) {
	s := small()
	number := decimal.NewNullDecimal(decimal.NewFromInt(4))
	machine := func(id, name string, applications ...string) footprint.Machine {
		return footprint.Machine{ID: id, Name: name, Host: "SRV-SECRET", VCPU: number, RAM: number, Storage: number, Applications: applications}
	}
	a, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{ID: "h", Name: "SRV-SECRET", Item: "server", Quantity: decimal.NewFromInt(1)}},
		Machines: []footprint.Machine{machine("a", "VM-SECRET", "GED"), machine("b", "VM-AUTRE"), {ID: "c", Host: "ailleurs", Applications: []string{"Paie"}}}})
	require.NoError(t, err)
	doc := report.Footprint(a)
	rows := tableOf(t, doc, "tableau-applications").Rows
	require.Len(t, rows, 3)
	require.Equal(t, "n.d.", rows[2].Cells[3].String(), "what has no figure comes last")
	require.Equal(t, "Paie", rows[2].Cells[0].String())
	require.Equal(t, rows[0].Cells[3], rows[1].Cells[3], "two alike machines share their host in halves")
	text := written(t, doc)
	require.Contains(t, text, "Machines virtuelles décrites : 3 ; hôtes physiques : 1 ; machines dont la part d’un hôte est chiffrée : 2.")
	require.Contains(t, text, "Sans application déclarée")
	require.NotContains(t, text, "VM-")
}

func ExampleFootprint() {
	s := strategy.Strategy{Body: strategy.Body{Name: "Commune d’essai", Kind: strategy.Commune, INSEE: "45999"}, Year: 2024, Date: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}
	assessment, err := strategy.Assess(factors.Default(), s, footprint.Inventory{Lines: []footprint.Line{{Item: "laptop", Quantity: decimal.NewFromInt(900)}}})
	if err != nil {
		panic(err)
	}
	doc := report.Footprint(assessment)
	fmt.Println(doc.Title)
	for _, title := range chapters(doc, 1)[:6] {
		fmt.Println(title)
	}
	// Output:
	// Empreinte environnementale du numérique – Commune d’essai
	// L’étude en une page
	// 1 Objet et périmètre
	// 2 Données d’inventaire
	// 3 Résultats
	// 4 Confiance dans le résultat
	// 5 Usages et achats, à part
}

// Nothing is said of screens or servers that are not there, and no divergence
// where one value alone is published.
func TestTheStudyDoubtsWhatIsThere(t *testing.T) {
	one := func(item string) footprint.Line {
		return footprint.Line{ID: item, Item: item, Quantity: decimal.NewFromInt(4)}
	}
	for name, c := range map[string]struct {
		lines        []footprint.Line
		says, silent []string
	}{
		"access points": {[]footprint.Line{one("wifi-access-point")}, []string{"Une seule valeur est publiée"}, []string{"divergent", "Écran.", "Serveur.", "doute"}},
		"smartphones":   {[]footprint.Line{one("smartphone")}, []string{"Les sources divergent : avec"}, []string{"surtout pour les écrans", "Serveur.", "doute"}},
		"screens":       {[]footprint.Line{one("monitor")}, []string{"surtout pour les écrans", "Écrans, un grand doute"}, []string{"Serveur."}},
		"servers":       {[]footprint.Line{one("server")}, []string{"Serveurs, un grand doute"}, []string{"surtout pour les écrans", "Écran."}},
		"both":          {[]footprint.Line{one("monitor"), one("server")}, []string{"les deux plus grands doutes", "Écran.", "Serveur."}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			text := written(t, report.Footprint(assess(t, small(), c.lines...)))
			for _, s := range c.says {
				require.Contains(t, text, s)
			}
			for _, s := range c.silent {
				require.NotContains(t, text, s)
			}
		})
	}
}

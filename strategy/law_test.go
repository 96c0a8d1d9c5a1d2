package strategy_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/strategy"
)

func TestLawIsWhole(t *testing.T) {
	law := strategy.DefaultLaw()
	var codes []string
	for _, d := range law.Duties {
		codes = append(codes, d.Code)
		require.Contains(t, []strategy.Force{strategy.Must, strategy.MustIfAny, strategy.May}, d.Force, d.Code)
		require.NotEmpty(t, d.Bring, d.Code)
		require.Contains(t, d.Article, "article", d.Code)
	}
	require.Equal(t, "P0 P1 P2 P3 P4 P5 S0 S1 S2 S3 S4 S5 S6 B1", strings.Join(codes, " "))
	require.Len(t, law.Themes, 6)
	require.Len(t, law.Indicators, 39)
	require.Equal(t, "I01", law.Indicators[0].ID)
	require.Equal(t, "I39", law.Indicators[38].ID)
}

func TestEveryStatementSaysHowItWasChecked(t *testing.T) {
	law := strategy.DefaultLaw()
	known := []strategy.Evidence{strategy.Verified, strategy.Secondary, strategy.Inferred, strategy.ToCheck}
	for _, x := range law.Texts {
		require.Contains(t, known, x.Evidence, x.ID)
		require.NotEmpty(t, x.Evidence.String())
	}
	for _, x := range law.Duties {
		require.Contains(t, known, x.Evidence, x.Code)
	}
	for _, x := range law.Milestones {
		require.Contains(t, known, x.Evidence, x.Rule)
	}
	for _, x := range law.Neighbours {
		require.Contains(t, known, x.Evidence, x.ID)
		require.NotContains(t, x.Articles, "", "%s quotes a text that is not in the table", x.ID)
		if x.Evidence == strategy.ToCheck {
			require.NotEmpty(t, x.Doubt, x.ID)
		}
	}
	// The wording of the fifth theme was not read to the word.
	require.False(t, law.Themes[4].Verbatim)
}

func TestCitations(t *testing.T) {
	law := strategy.DefaultLaw()
	for id, want := range map[string]string{
		"reen-35":             "article 35 de la loi n° 2021-1485 du 15 novembre 2021",
		"agec-58":             "article 58 de la loi n° 2020-105",
		"cgct-d-2311-15-1":    "article D. 2311-15-1 du CGCT",
		"ccp-l-2111-3":        "article L. 2111-3 du code de la commande publique",
		"decret-2022-1084":    "décret n° 2022-1084 du 29 juillet 2022",
		"decret-2023-266":     "décret n° 2023-266 du 12 avril 2023, article 3",
		"arrete-2024-02-29-a": "arrêté du 29 février 2024",
		"lf-2024-191":         "loi de finances pour 2024, article 191",
	} {
		require.Equal(t, want, strings.ReplaceAll(law.Text(id).String(), "\u00a0", " "), id)
	}
	require.Empty(t, law.Text("none").ID)
}

func TestMilestones(t *testing.T) {
	law := strategy.DefaultLaw()
	for _, c := range []struct {
		rule string
		year int
		want string
	}{
		{"agec", 2023, ""}, {"agec", 2024, "0.2"}, {"agec", 2026, "0.2"}, {"agec", 2027, "0.25"}, {"agec", 2029, "0.25"}, {"agec", 2030, "0.3"}, {"agec", 2050, "0.3"},
		{"reen-reuse", 2022, ""}, {"reen-reuse", 2023, "0.25"}, {"reen-reuse", 2024, "0.35"}, {"reen-reuse", 2025, "0.5"}, {"reen-reuse", 2031, "0.5"},
		{"none", 2030, ""},
	} {
		m, ok := law.Milestone(c.rule, c.year)
		require.Equal(t, c.want != "", ok, c)
		if ok {
			require.True(t, n(c.want).Equal(m.Share), "%v: %s", c, m.Share)
		}
	}
}

func TestInForce(t *testing.T) {
	decree := strategy.DefaultLaw().Text("decret-2022-1084")
	require.False(t, decree.InForce(on(2022, time.July, 30)))
	require.True(t, decree.InForce(on(2022, time.July, 31)))
	decree.Until = on(2030, time.January, 1)
	require.True(t, decree.InForce(on(2029, time.December, 31)))
	require.False(t, decree.InForce(on(2030, time.January, 1)))
}

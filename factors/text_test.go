package factors_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors"
)

// Criteria and stages have one text, in JSON and as keys of a map, and nothing else
// is one.
func TestCriteriaAndStagesHaveOneText(t *testing.T) {
	type form struct {
		By map[factors.Criterion][]factors.Stage
	}
	want := form{map[factors.Criterion][]factors.Stage{}}
	for c := factors.GWP; c.String() != ""; c++ {
		want.By[c] = factors.Stages()
	}
	require.Len(t, want.By, 16)
	text, err := json.Marshal(want)
	require.NoError(t, err)
	require.Contains(t, string(text), `"adpe":["manufacturing","distribution","use","end_of_life","embodied"]`)
	var got form
	require.NoError(t, json.Unmarshal(text, &got))
	require.Equal(t, want, got)
	require.ErrorContains(t, json.Unmarshal([]byte(`{"By":{"co2":[]}}`), &got), `unknown criterion "co2"`)
	require.ErrorContains(t, json.Unmarshal([]byte(`{"By":{"gwp":["recycling"]}}`), &got), `unknown stage "recycling"`)
	for _, none := range []factors.Criterion{0, 200} {
		require.Empty(t, none.String()+none.Unit())
	}
	require.Empty(t, factors.Stage(0).String()+factors.Stage(200).String())
}

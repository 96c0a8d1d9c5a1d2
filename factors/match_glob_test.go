package factors

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, word string
		want          bool
	}{
		{"p####h", "p2419h", true}, {"p####h", "p2419hc", false}, {"p2###@*", "p2419hc", true}, {"p2###@*", "p2419", false},
		{"%", "24", true}, {"%", "", false}, {"%p", "24p", true}, {"%p", "p", false}, {"i%", "i5", true}, {"i%", "i", false},
		{"u?", "u6", true}, {"u?", "u", false}, {"*", "", true}, {"a*", "a", true}, {"a*b*c", "axxbyyc", true}, {"a*b", "axxc", false},
		{"laptop", "laptop", true}, {"laptop", "laptops", false}, {"@#", "a1", true}, {"@#", "é1", false},
	} {
		require.Equal(t, c.want, glob(c.pattern, c.word), "%s %s", c.pattern, c.word)
	}
}

func TestEndsOfAGap(t *testing.T) {
	words := []string{"laserjet", "pro", "mfp", "m428fdw"}
	require.Equal(t, 3, ends([]string{"laserjet", gap, "mfp"}, words))
	require.Equal(t, 3, ends([]string{"laserjet", gap, "pro", "mfp"}, words))
	require.Zero(t, ends([]string{"laserjet", gap, "m9"}, words))
	require.Zero(t, ends([]string{"laserjet", gap}, words))
}

func TestTheTablesOfWordsHoldTogether(t *testing.T) {
	set := Default()
	m := set.matcher()
	makers := map[string]bool{"": true}
	for _, w := range set.vocabulary.words {
		if w.kind == "maker" {
			makers[w.name] = true
		}
	}
	for id, g := range set.vocabulary.grammars {
		for _, group := range g.beside {
			require.Contains(t, m.fillers, group, id)
		}
	}
	for _, r := range set.vocabulary.models {
		require.True(t, makers[r.maker], "%q is no maker of words.csv", r.maker)
	}
}

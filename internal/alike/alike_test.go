package alike_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
	"github.com/reen-numerique/reen/internal/alike"
)

func TestTheFirstAreListedAndTheOthersCounted(t *testing.T) {
	var o alike.Others
	listed := 0
	for row := range alike.Most + 1234 {
		if o.Lists(diag.Problem{Severity: diag.Doubt, Code: "late", Row: row + 1, Value: "x"}) {
			listed++
		}
	}
	require.Equal(t, alike.Most, listed)
	require.True(t, o.Lists(diag.Problem{Severity: diag.Notice, Code: "late"}), "another cause")
	var whole alike.Others
	whole.Add(o.Counted())
	whole.Add(o.Counted())
	out := whole.Problems(func(p diag.Problem) string { return "remedy of " + p.Code })
	require.Len(t, out, 1)
	require.Equal(t, alike.Code, out[0].Code)
	require.Equal(t, "remedy of late", out[0].Remedy)
	require.Equal(t, alike.Most+1, out[0].Row, "from here on")
	require.Contains(t, out[0].Message, "2\u202f468 fois")
	require.Empty(t, new(alike.Others).Problems(nil))
}

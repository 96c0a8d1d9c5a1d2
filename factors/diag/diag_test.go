package diag_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/factors/diag"
)

func ExampleProblem() {
	fmt.Println(diag.Problem{
		Code: "unknown-type", Severity: diag.Refused, File: "parc.csv", Row: 7, Column: "type", Value: "lap top",
		Message: "type inconnu", Remedy: diag.DidYouMean("lap top", []string{"laptop", "desktop"}),
	})
	// Output: parc.csv, ligne 7, colonne « type » : « lap top » : type inconnu. Vouliez-vous dire « laptop » ?
}

func ExampleList_Causes() {
	var l diag.List
	for row := range 3 {
		l = append(l, diag.Problem{Code: "unknown-type", Severity: diag.Refused, Row: row + 2, Value: "Divers", Message: "type inconnu"})
	}
	for _, c := range l.Causes() {
		fmt.Println(c.Value, c.Count)
	}
	// Output: Divers 3
}

func TestSuggest(t *testing.T) {
	for name, c := range map[string]struct {
		word string
		want string
	}{
		"one letter missing":     {"populaton", "population"},
		"two letters swapped":    {"poplution", "population"},
		"nothing near":           {"xyz", ""},
		"short words need to be": {"ab", ""},
		"exact":                  {"agents", "agents"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, diag.Suggest(c.word, []string{"population", "agents", "budget"}))
		})
	}
}

func TestListIsAnErrorOnlyWhenSomethingWasRefused(t *testing.T) {
	l := diag.List{{Severity: diag.Doubt, Message: "à vérifier"}}
	require.NoError(t, l.Err())
	l = append(l, diag.Problem{Severity: diag.Refused, Message: "illisible"})
	err := fmt.Errorf("inventory: %w", l.Err())
	var got diag.List
	require.True(t, errors.As(err, &got))
	require.Len(t, got, 2)
	require.Len(t, got.Only(diag.Refused), 1)
}

func TestClipKeepsValuesShowable(t *testing.T) {
	require.Equal(t, "a b", diag.Clip(" a\nb\x00"))
	require.Equal(t, 80, len([]rune(diag.Clip(strings.Repeat("é", 500)))))
	require.Equal(t, "x y", diag.Clip("x\xffy"))
}

func TestSeverityIsReadBack(t *testing.T) {
	for _, want := range []diag.Severity{diag.Refused, diag.Doubt, diag.Notice} {
		text, err := want.MarshalText()
		require.NoError(t, err)
		var got diag.Severity
		require.NoError(t, got.UnmarshalText(text))
		require.Equal(t, want, got)
	}
	require.Error(t, new(diag.Severity).UnmarshalText([]byte("grave")))
}

// What was refused makes an error, what is doubtful does not; a value of a file
// is cut and cleaned before it is shown.
func ExampleList_Err() {
	l := diag.List{
		{Code: "bad-date", Severity: diag.Doubt, File: "parc.csv", Row: 3, Column: "date_achat", Value: diag.Clip("31/02/\n2020"), Message: "jour absent du calendrier"},
		{Code: "unknown-type", Severity: diag.Refused, File: "parc.csv", Row: 4, Message: "type inconnu"},
	}
	fmt.Println(l[:1].Err(), l.Err() != nil, len(l.Only(diag.Refused)))
	fmt.Println(l[0].Place(), l[0].Value)
	fmt.Println(diag.Suggest("lap top", []string{"laptop", "desktop"}))
	// Output:
	// <nil> true 1
	// parc.csv, ligne 3, colonne « date_achat » 31/02/ 2020
	// laptop
}

// Problems by what became of the thing that has them.
func ExampleList_Only() {
	list := diag.List{
		{Code: "unknown-type", Severity: diag.Refused, File: "parc.csv", Row: 7, Message: "type inconnu"},
		{Code: "unknown-state", Severity: diag.Doubt, File: "parc.csv", Row: 9, Message: "état inconnu"},
		{Code: "rows-read", Severity: diag.Notice, File: "parc.csv", Message: "12 lignes lues"},
	}
	for _, p := range list.Only(diag.Notice) {
		fmt.Println(p.Severity, p.Place(), p.Message)
	}
	fmt.Println(list.Count(diag.Refused), "refused,", list.Count(diag.Doubt), "to check")
	// Output:
	// notice parc.csv 12 lignes lues
	// 1 refused, 1 to check
}

package sources

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

func TestNumberIsExact(t *testing.T) {
	for text, want := range map[string]string{
		"156": "156", "31,7": "31.7", "31.7": "31.7", "8,00E-03": "0.008", "-1,82E-02": "-0.0182", "2.36e+03": "2360", "+5": "5",
		"11 368": "11368", "11\u00a0368,5": "11368.5", "1\u202f234\u202f567": "1234567", "\u22123": "-3", "7.62587901366399": "7.62587901366399",
		"3.86939533447806E-07": "0.000000386939533447806", "0": "0", "007": "7",
	} {
		d, err := number(text)
		require.NoError(t, err, text)
		require.Equal(t, want, d.String(), text)
	}
}

func TestDayOf(t *testing.T) {
	in := row{sheet: &sheet{book: &spreadsheet.Book{}}}
	for text, want := range map[string]string{"2018-12-21": "21/12/2018", "déc.-18": "déc.-18", "2019": "2019", "": ""} {
		require.Equal(t, want, in.dayOf(text), text)
	}
	require.Equal(t, "2018-12-21", row{sheet: &sheet{}}.dayOf("2018-12-21"), "text is as it is printed")
	require.Equal(t, "2019", yearIn("01/02/2019"))
	require.Equal(t, "2020", yearIn("November 2020"))
	require.Empty(t, yearIn("120195"))
}

package inventory

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/fr"
)

// A date is the one that internal/fr reads, the first time and when it comes
// again; one that it does not read is a doubt, with a day of its year where there
// is a guess.
func FuzzDay(f *testing.F) {
	for _, seed := range []string{"2024-02-29", "29/02/2024", "31/02/2024", "2023-02-29", "2024/01/31", "20240131", "20230-01-31", "0000-00-00", "2024-01-0x", "1969-12-31", "2101-01-01", "2024-00-10", "01-02-2024", "2024-01-31 10:20", "03/2021", "2019-09", "2019", "03/25/2021", "1/2/24"} {
		f.Add(seed)
	}
	rd := &reader{layout: &layout{format: native()}}
	f.Fuzz(func(t *testing.T, text string) {
		text = firstLine(text)
		want, err := fr.ParseDate(isoDate(text))
		for range 2 {
			got, d := rd.day([]byte(text))
			switch {
			case text == "":
				require.Nil(t, d)
			case err != nil && d.code == "bad-date":
				require.Equal(t, err.Error(), d.message)
			case err != nil:
				require.Contains(t, []string{"imprecise-date", "month-first"}, d.code)
				require.Contains(t, text, strconv.Itoa(got.Year()))
				continue
			default:
				require.Nil(t, d)
			}
			require.Equal(t, want, got)
		}
	})
}

func TestEveryDayHasItsPlace(t *testing.T) {
	rd := &reader{layout: &layout{format: native()}}
	for day := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2025; day = day.AddDate(0, 0, 1) {
		for _, form := range []string{"2006-01-02", "02/01/2006"} {
			got, d := rd.day([]byte(day.Format(form)))
			require.Nil(t, d)
			require.Equal(t, day, got)
		}
	}
}

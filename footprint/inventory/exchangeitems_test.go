package inventory

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestItemsOfAnExchangeFile(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		count      int
		want       []string
	}{
		{"first", `{"inventory":[1, {"a":[2]}],"electricity":[{"name":"x"}]}`, 2, []string{"1 1", `2 {"a":[2]}`}},
		{"last", `{"dataset":"d","electricity":[{"inventory":[1]},[[]],{}],"x":1e999,"inventory":["é"]}`, 1, []string{`1 "é"`}},
		{"in capitals", `{"Inventory":[null]}`, 1, []string{"1 null"}},
		{"twice", `{"inventory":[1],"inventory":[2,3]}`, 3, []string{"1 1", "2 2", "3 3"}},
		{"empty", `{"inventory":[]}`, 0, nil},
		{"null", `{"inventory":null}`, -1, nil},
		{"none", `{"stock":{"inventory":[1]}}`, -1, nil},
		{"nothing", `{}`, -1, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			count, err := items([]byte(tt.text), func(item json.RawMessage, number int) error {
				got = append(got, fmt.Sprint(number, " ", string(item)))
				return nil
			})
			require.NoError(t, err)
			require.Equal(t, tt.count, count)
			require.Equal(t, tt.want, got)
		})
	}
	_, err := items([]byte(`{"inventory":"1"}`), nil)
	require.ErrorContains(t, err, "autre forme")
}

// What is skipped, or beyond the limit, is not kept: what is allocated does
// not grow with it, but for the bytes of the file.
func TestItemsBeyondTheLimitAreNotRead(t *testing.T) {
	reading := func(n int) func() {
		text := `{"inventory":[` + strings.Repeat("0,", n) + `0]}`
		return func() {
			_, err := whole(text, Options{Limits: Limits{Rows: 100}})
			require.ErrorContains(t, err, "plus de 100 lignes")
		}
	}
	few, many := testing.AllocsPerRun(1, reading(100_000)), testing.AllocsPerRun(1, reading(800_000))
	require.Less(t, many, 2*few, "eight times the items")
}

func TestItemBeyondTheLimitIsRefusedAlone(t *testing.T) {
	text := `{"inventory":[{"equipment_type":"laptop","quantity":1,"tags":[` + strings.Repeat("0,", 100) + `0]},{"equipment_type":"laptop","quantity":2}]}`
	rd, err := whole(text, Options{Name: "f.json", Limits: Limits{Line: 200}})
	require.NoError(t, err)
	require.Len(t, rd.inv.Problems, 1)
	require.Equal(t, "line-too-long", rd.inv.Problems[0].Code)
	require.Equal(t, []int{2, 1}, []int{rd.rows, rd.inv.Refused})
}

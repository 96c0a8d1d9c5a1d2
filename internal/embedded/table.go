// Package embedded reads the tables that packages carry with them.
package embedded

import (
	"encoding/csv"
	"strings"
)

// Table gives the rows of a table in CSV below its header. It panics where the
// text is no table: it is part of the program, and the tests read it.
func Table(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("embedded: " + err.Error())
	}
	return rows[1:]
}

package inventory

import (
	"maps"
	"slices"
	"strings"

	"github.com/reen-numerique/reen/factors/diag"
)

// otherAccount tells a row of an asset register whose account holds no digital
// equipment. Sub-accounts are those of the account that they begin with
// (instruction M57: 2183 matériel informatique, 2185 matériel de téléphonie).
func (r *row) otherAccount() bool {
	account := strings.ReplaceAll(r.text(r.cell(fieldAccount)), " ", "")
	digits := account[:len(account)-len(strings.TrimLeft(account, "0123456789"))]
	if digits == "" {
		return false
	}
	for n := len(digits); n > 0; n-- {
		if _, ok := meaning("account", digits[:n]); ok {
			return false
		}
	}
	if r.accounts == nil {
		r.accounts = map[string]int{}
	}
	r.accounts[digits[:min(len(digits), accountDigits)]]++
	return true
}

// accountDigits is how much of an account is told.
const accountDigits = 4

// tellAccounts says how many rows were left out for their account.
func (rd *reader) tellAccounts(row int) {
	for _, account := range slices.Sorted(maps.Keys(rd.accounts)) {
		n := rd.accounts[account]
		rd.tell(diag.Problem{
			Code: "other-account", Severity: diag.Notice, File: rd.file, Row: row, Column: diag.Clip(rd.layout.header(fieldAccount)), Value: account,
			Message: "compte qui n’est pas du matériel numérique\u00a0: " + counted(n) + " de côté",
		})
	}
}

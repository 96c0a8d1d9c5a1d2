package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// A small checker of Table Schema, version 1: the types and constraints that the
// open data use. It knows nothing of what wrote them.

type schemaOfTable struct {
	Schema, Name, Title, Description, CountryCode, Path, Created, LastModified, Version, Homepage string
	Contributors                                                                                  []any
	MissingValues, PrimaryKey                                                                     []string
	Fields                                                                                        []struct {
		Name, Title, Description, Type string
		Constraints                    struct {
			Required, Unique bool
			Minimum, Maximum json.Number
			Pattern          string
			Enum             []string
		}
	}
}

var numberForm, integerForm, yearForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`), regexp.MustCompile(`^-?[0-9]+$`), regexp.MustCompile(`^[0-9]{4}$`)

// ofType tells whether a value that is not empty has a type.
func ofType(kind, value string) bool {
	switch kind {
	case "string":
		return true
	case "number":
		return numberForm.MatchString(value)
	case "integer":
		return integerForm.MatchString(value)
	case "year":
		return yearForm.MatchString(value)
	case "boolean":
		return value == "true" || value == "false"
	case "date":
		_, err := time.Parse(time.DateOnly, value)
		return err == nil
	}
	return false
}

// problemsOf gives what a table has against its schema, row by row.
func problemsOf(s schemaOfTable, rows [][]string) []string {
	var out []string
	tell := func(row int, format string, values ...any) {
		out = append(out, fmt.Sprintf("row %d: ", row)+fmt.Sprintf(format, values...))
	}
	keys := map[string]bool{}
	seen := make([]map[string]bool, len(s.Fields))
	for n, row := range rows {
		if len(row) != len(s.Fields) {
			tell(n, "%d cells, %d fields", len(row), len(s.Fields))
			continue
		}
		var key []string
		for c, f := range s.Fields {
			value, rule := row[c], f.Constraints
			if n == 0 {
				if value != f.Name {
					tell(n, "header %q is not %q", value, f.Name)
				}
				seen[c] = map[string]bool{}
				continue
			}
			if slices.Contains(s.PrimaryKey, f.Name) {
				key = append(key, value)
			}
			if value == "" {
				if rule.Required || slices.Contains(s.PrimaryKey, f.Name) {
					tell(n, "%s is missing", f.Name)
				}
				continue
			}
			if !ofType(f.Type, value) {
				tell(n, "%s: %q is no %s", f.Name, value, f.Type)
				continue
			}
			if rule.Enum != nil && !slices.Contains(rule.Enum, value) {
				tell(n, "%s: %q is not in the list", f.Name, value)
			}
			if rule.Pattern != "" && !regexp.MustCompile(rule.Pattern).MatchString(value) {
				tell(n, "%s: %q is not in the form", f.Name, value)
			}
			if rule.Minimum != "" && dec(value).LessThan(dec(rule.Minimum.String())) || rule.Maximum != "" && dec(value).GreaterThan(dec(rule.Maximum.String())) {
				tell(n, "%s: %s is out of bounds", f.Name, value)
			}
			if rule.Unique && seen[c][value] {
				tell(n, "%s: %q again", f.Name, value)
			}
			seen[c][value] = true
		}
		if joined := strings.Join(key, "\x00"); n > 0 && key != nil {
			if keys[joined] {
				tell(n, "key %q again", key)
			}
			keys[joined] = true
		}
	}
	return out
}

// filesOf gives the files of a package by name.
func filesOf(t testing.TB, p *report.DataPackage) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, f := range p.Files() {
		require.NotContains(t, out, f.Name)
		out[f.Name] = f.Bytes
	}
	return out
}

// rowsOf reads a table, its header first.
func rowsOf(t testing.TB, files map[string][]byte, name string) [][]string {
	t.Helper()
	require.Contains(t, files, name+"/"+name+".csv")
	rows, err := csv.NewReader(bytes.NewReader(files[name+"/"+name+".csv"])).ReadAll()
	require.NoError(t, err)
	return rows
}

// column gives the values of a column, without its name.
func column(t testing.TB, rows [][]string, name string) []string {
	t.Helper()
	n := slices.Index(rows[0], name)
	require.GreaterOrEqual(t, n, 0, name)
	var out []string
	for _, row := range rows[1:] {
		out = append(out, row[n])
	}
	return out
}

// requireValid holds every table of a package against its schema, and the package
// against its files.
func requireValid(t testing.TB, p *report.DataPackage) {
	t.Helper()
	files := filesOf(t, p)
	var d struct {
		Profile, Name string
		Licenses      []struct{ Name, Path, Title string }
		Resources     []struct {
			Name, Path, Schema, Hash, Encoding string
			Bytes                              int
			Dialect                            struct{ Delimiter, LineTerminator string }
		}
	}
	require.NoError(t, json.Unmarshal(files["datapackage.json"], &d))
	require.Equal(t, "tabular-data-package", d.Profile)
	require.Regexp(t, `^[a-z0-9._-]+$`, d.Name)
	require.Len(t, d.Licenses, 1)
	require.Len(t, files, 2+2*len(d.Resources), "README.md, datapackage.json, and two files a table")
	for _, r := range d.Resources {
		data, raw := files[r.Path], files[r.Schema]
		sum := sha256.Sum256(data)
		require.Equal(t, "sha256:"+hex.EncodeToString(sum[:]), r.Hash, r.Name)
		require.Equal(t, len(data), r.Bytes)
		require.Equal(t, path.Join(r.Name, "schema.json"), r.Schema)
		require.Equal(t, ",", r.Dialect.Delimiter)
		require.Equal(t, strings.Count(string(data), "\n"), strings.Count(string(data), r.Dialect.LineTerminator))
		var s schemaOfTable
		require.NoError(t, json.Unmarshal(raw, &s))
		require.Equal(t, []string{r.Name, "FR", r.Schema, "1.0.0"}, []string{s.Name, s.CountryCode, s.Path, s.Version})
		require.NotEmpty(t, s.Title)
		require.NotEmpty(t, s.Description)
		require.Nil(t, s.Contributors, "nobody is named")
		for _, f := range s.Fields {
			require.Regexp(t, `^[a-z0-9_]+$`, f.Name)
			require.NotEmpty(t, f.Title, f.Name)
			require.NotEmpty(t, f.Description, f.Name)
		}
		rows := rowsOf(t, files, r.Name)
		require.Greater(t, len(rows), 1, "a table without rows is left out")
		require.Empty(t, problemsOf(s, rows), r.Name)
	}
}

// A checker that lets all pass checks nothing.
func TestTheCheckerOfSchemasRefuses(t *testing.T) {
	var s schemaOfTable
	require.NoError(t, json.Unmarshal([]byte(`{"primaryKey":["k"],"fields":[{"name":"k","type":"string","constraints":{"enum":["a","b"]}},
		{"name":"n","type":"number","constraints":{"minimum":0,"maximum":1}},{"name":"y","type":"year"},{"name":"d","type":"date"},{"name":"b","type":"boolean"},{"name":"i","type":"integer"},
		{"name":"p","type":"string","constraints":{"pattern":"^x$","unique":true}}]}`), &s))
	head := []string{"k", "n", "y", "d", "b", "i", "p"}
	good := []string{"a", "0.5", "2024", "2024-02-29", "true", "3", "x"}
	require.Empty(t, problemsOf(s, [][]string{head, good, {"b", "", "", "", "", "", ""}}))
	for column, values := range [][]string{{"", "c"}, {"1,5", "2", "-1", "=1"}, {"24"}, {"2023-02-29", "01/01/2024"}, {"vrai"}, {"1.5"}, {"y"}} {
		for _, value := range values {
			bad := slices.Clone(good)
			bad[column] = value
			require.Len(t, problemsOf(s, [][]string{head, bad}), 1, "%s %q", head[column], value)
		}
	}
	require.Len(t, problemsOf(s, [][]string{head, good, {"a", "", "", "", "", "", "x"}}), 2, "the key and the unique value, again")
	require.Len(t, problemsOf(s, [][]string{{"K", "n", "y", "d", "b", "i", "p"}}), 1)
	require.Len(t, problemsOf(s, [][]string{head, {"a"}}), 1)
}

// sumOf adds the numbers of a column.
func sumOf(values []string) decimal.Decimal {
	var sum decimal.Decimal
	for _, v := range values {
		sum = sum.Add(dec(v))
	}
	return sum
}

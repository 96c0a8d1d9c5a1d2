package spreadsheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/internal/spreadsheet"
)

// office converts workbooks with LibreOffice, if it is there.
type office struct {
	profile string
}

func startOffice(t *testing.T) *office {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice takes seconds")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("no LibreOffice here")
	}
	return &office{t.TempDir()}
}

// convert gives what LibreOffice makes of a file.
func (o *office) convert(t *testing.T, data []byte, from, to string) []byte {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in."+from)
	require.NoError(t, os.WriteFile(in, data, 0o600))
	extension, _, _ := strings.Cut(to, ":")
	said, err := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(o.profile), "--convert-to", to, "--outdir", filepath.Join(dir, "out"), in).CombinedOutput()
	require.NoError(t, err, string(said))
	out, err := os.ReadFile(filepath.Join(dir, "out", "in."+extension))
	require.NoError(t, err, string(said))
	return out
}

// other gives the other format.
func other(f spreadsheet.Format) spreadsheet.Format {
	if f == spreadsheet.ODS {
		return spreadsheet.XLSX
	}
	return spreadsheet.ODS
}

func TestLibreOfficeKeepsEverything(t *testing.T) {
	o := startOffice(t)
	for _, f := range bothFormats {
		data := written(t, f, fleet())
		for _, to := range []spreadsheet.Format{other(f), f} {
			data = o.convert(t, data, string(other(to)), string(to))
			t.Run(string(f)+" as "+string(to), func(t *testing.T) {
				b := open(t, data, spreadsheet.Limits{})
				require.Equal(t, []string{"Lisez-moi", "Équipements", "Textes", "listes"}, b.Sheets())
				for i, s := range fleet().Sheets {
					require.Equal(t, wanted(s), rowsOf(t, b, i), s.Name)
				}
				text := partsOf(t, data)
				require.True(t, inlineList[to].MatchString(text), "list inside the validation")
				require.True(t, hiddenList[to].MatchString(text), "list in the hidden sheet")
				require.True(t, strings.Contains(text, "Nombre d’appareils"), "comment of a header")
				for _, mark := range forms[to] {
					require.True(t, regexp.MustCompile(mark).MatchString(text), mark)
				}
			})
		}
	}
}

var inlineList = map[spreadsheet.Format]*regexp.Regexp{
	spreadsheet.XLSX: regexp.MustCompile(`<formula1>(&quot;|")en service,en stock,réformé(&quot;|")</formula1>`),
	spreadsheet.ODS:  regexp.MustCompile(`cell-content-is-in-list\(&quot;en service&quot;;&quot;en stock&quot;;&quot;réformé&quot;\)`),
}

var hiddenList = map[spreadsheet.Format]*regexp.Regexp{
	spreadsheet.XLSX: regexp.MustCompile(`<formula1>'?listes'?!\$A\$1:\$A\$40</formula1>`),
	spreadsheet.ODS:  regexp.MustCompile(`cell-content-is-in-list\(\[\$'?listes'?\.\$A\$1:\.\$A\$40\]\)`),
}

// forms is what makes a table a form: filters, headers at the head of each
// page, protection, the choice that is refused.
var forms = map[spreadsheet.Format][]string{
	spreadsheet.XLSX: {`<autoFilter ref="\$?A\$?3:\$?F\$?1007"`, `<sheetProtection[^>]* sheet="(true|1)"`, `<definedName[^>]*"_xlnm.Print_Titles"`, `dd/mm/yyyy`, `showErrorMessage="(true|1)"`},
	spreadsheet.ODS: {`display-filter-buttons="true"`, `table:protected="true"`, `<table:table-header-rows>`,
		`<table:error-message[^>]*table:display="true"`},
}

// frozen are the headers that stay in sight, which LibreOffice loses of any
// file that it converts without a window.
var frozen = map[spreadsheet.Format][]string{
	spreadsheet.XLSX: {`<pane[^>]* state="frozen"[^>]* ySplit="3"`},
	spreadsheet.ODS:  {`"VerticalSplitMode" config:type="short">2<`, `"VerticalSplitPosition" config:type="int">3<`},
}

func TestTablesAreForms(t *testing.T) {
	for _, f := range bothFormats {
		text := partsOf(t, written(t, f, fleet()))
		for _, mark := range append(append([]string{`<dc:language>fr</dc:language>`, `<dc:title>Parc numérique</dc:title>`}, forms[f]...), frozen[f]...) {
			require.True(t, regexp.MustCompile(mark).MatchString(text), mark)
		}
	}
}

// beside are the columns on the right of six, open to typing: no spreadsheet
// removes a row of which a cell is locked.
var beside = map[spreadsheet.Format]string{
	spreadsheet.XLSX: `<col max="16384" min="7" style="([0-9]+)"`,
	spreadsheet.ODS:  `<table:table-cell table:number-columns-repeated="16378" table:style-name="([a-z0-9-]+)"/></table:table-row>`,
}

// Rows come and go where a table is protected: the row below the headers is not
// locked, nor is any cell on the right.
func TestRowsOfAProtectedTableComeAndGo(t *testing.T) {
	wb := fleet()
	wb.Sheets = wb.Sheets[1:2]
	for _, f := range bothFormats {
		data := written(t, f, wb)
		rows := rowsOf(t, open(t, data, spreadsheet.Limits{}), 0)
		require.Equal(t, 3, rows[2].Number, "the headers")
		require.Equal(t, 5, rows[3].Number, "the first row, below an empty one")
		text := partsOf(t, data)
		found := regexp.MustCompile(beside[f]).FindStringSubmatch(text)
		require.NotNil(t, found, f)
		if f == spreadsheet.ODS {
			require.Regexp(t, `style:name="`+found[1]+`"[^>]*><style:table-cell-properties[^>]*style:cell-protect="none"`, text)
			continue
		}
		_, looks, _ := strings.Cut(text, "<cellXfs")
		style, err := strconv.Atoi(found[1])
		require.NoError(t, err)
		require.Regexp(t, `locked="(0|false)"`, strings.Split(looks, "<xf ")[style+1])
	}
}

func TestNothingEmptyIsWritten(t *testing.T) {
	text := partsOf(t, written(t, spreadsheet.ODS, spreadsheet.Workbook{Sheets: fleet().Sheets[:1]}))
	for _, name := range []string{"table:content-validations", "table:database-ranges", "config:config-item-map-named"} {
		require.NotContains(t, text, name)
	}
}

// TestTypeOfODS reads the type where the standard has programs look for it:
// at byte 38, behind a header without anything more.
func TestTypeOfODS(t *testing.T) {
	data := written(t, spreadsheet.ODS, fleet())
	require.Equal(t, "mimetype"+mimetype+"PK\x03\x04", string(data[30:30+8+len(mimetype)+4]))
}

// partsOf gives the XML of a workbook.
func partsOf(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var all strings.Builder
	for _, part := range z.File {
		if path.Ext(part.Name) == ".xml" {
			r, err := part.Open()
			require.NoError(t, err)
			_, err = io.Copy(&all, r)
			require.NoError(t, err)
		}
	}
	return all.String()
}

func TestLibreOfficeRunsNothing(t *testing.T) {
	o := startOffice(t)
	wb := fleet()
	wb.Sheets = wb.Sheets[2:]
	for _, f := range bothFormats {
		csv := string(o.convert(t, written(t, f, wb), string(f), `csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false`))
		for _, s := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0", "{=1}"} {
			require.Contains(t, csv, "\n"+s+";", f)
		}
	}
}

func TestNoFormulaIsWritten(t *testing.T) {
	for _, f := range bothFormats {
		text := partsOf(t, written(t, f, fleet()))
		require.NotContains(t, text, "<f>")
		require.NotContains(t, text, "<f ")
		require.NotContains(t, text, "table:formula")
		require.Contains(t, text, "=1+1")
	}
}

package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func zipOf(t *testing.T, files map[string]string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.String()
}

// manyTypes are rows that are refused, each for a cause of its own.
func manyTypes(n, from int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "zq%dzq;1\n", from+i)
	}
	return b.String()
}

func TestUploads(t *testing.T) {
	year := field{name: fieldYear, value: "2024"}
	bomb := "type;quantite\n" + strings.Repeat("écran;1;"+strings.Repeat(" ", 1000)+"\n", 3000)
	for name, c := range map[string]struct {
		fields []field
		status int
		says   string
	}{
		"good":                     {[]field{dropped("parc.csv", fleet), year}, 200, "Liste au format natif"},
		"the year left out":        {[]field{dropped("parc.csv", fleet)}, 200, "t\u00a0CO₂e"},
		"two of the same name":     {[]field{dropped("parc.csv", fleet), dropped("parc.csv", "type;quantite\nserveur;2\n")}, 200, "parc (2).csv"},
		"an archive":               {[]field{dropped("tout.zip", zipOf(t, map[string]string{"a.csv": fleet, "b.csv": "type;quantite\nserveur;2\n"}))}, 200, "tout.zip/a.csv"},
		"a list of one item":       {[]field{dropped("bornes.csv", "Site;Nombre de bornes\nMairie;4\n"), {name: fieldItem, value: "borne wifi"}}, 200, "Borne Wi-Fi"},
		"some rows refused":        {[]field{dropped("parc.csv", "type;quantite\necrn;3\nécran;x\nserveur;1\n"), year}, 200, "Vouliez-vous dire «\u00a0écran\u00a0»"},
		"nothing":                  {nil, 422, "Aucun fichier"},
		"no file chosen":           {[]field{{fieldFiles, "", ""}, year}, 422, "Aucun fichier"},
		"an empty file":            {[]field{dropped("parc.csv", ""), year}, 422, "fichier vide"},
		"a binary":                 {[]field{dropped("parc.csv", "\x7fELF\x00\x01\x02"+strings.Repeat("\x00\xff", 5000)), year}, 422, "données binaires"},
		"a header alone":           {[]field{dropped("parc.csv", "type;quantite\n"), year}, 422, "Aucun équipement n’a pu être compté"},
		"all refused":              {[]field{dropped("parc.csv", "type;quantite\nzzz;3\n"), year}, 422, "<td>zzz</td><td>Type inconnu</td>"},
		"no list":                  {[]field{dropped("parc.csv", "Bonjour,\nvoici.\n"), year}, 422, "aucun en-tête reconnu"},
		"a broken archive":         {[]field{dropped("parc.zip", "PK\x03\x04\x14\x00")}, 422, "archive illisible"},
		"an archive that explodes": {[]field{dropped("parc.zip", zipOf(t, map[string]string{"a.csv": bomb}))}, 422, "arc"},
		"too many rows":            {[]field{dropped("parc.csv", "type;quantite\n"+strings.Repeat("écran;1\n", 1200))}, 422, "plus de 1000 lignes"},
		"too many rows in two":     {[]field{dropped("a.csv", "type;quantite\n"+strings.Repeat("écran;1\n", 700)), dropped("b.csv", "type;quantite\n"+strings.Repeat("écran;1\n", 700))}, 422, "plus de 1000 lignes en tout"},
		"too many rows, refused":   {[]field{dropped("a.zip", zipOf(t, map[string]string{"a.csv": "type;quantite\n" + manyTypes(700, 0), "b.csv": "type;quantite\n" + manyTypes(700, 700)}))}, 422, "plus de 1000 lignes en tout"},
		"too many files":           {[]field{dropped("a", "x"), dropped("b", "x"), dropped("c", "x"), dropped("d", "x")}, 422, "Plus de 3 fichiers"},
		"too large":                {[]field{dropped("parc.csv", strings.Repeat("x", 110<<10))}, 413, "trop volumineux"},
		"far too large":            {[]field{dropped("parc.csv", strings.Repeat("x", 3<<20))}, 413, "trop volumineux"},
		"together too large":       {[]field{dropped("a.csv", strings.Repeat("x", 60<<10)), dropped("b.csv", strings.Repeat("x", 60<<10))}, 413, "trop volumineux"},
		"a long field":             {[]field{dropped("parc.csv", fleet), {name: fieldBody, value: strings.Repeat("x", 2000)}}, 413, ""},
		"a long name":              {[]field{dropped("parc.csv", fleet), {name: fieldBody, value: strings.Repeat("é", 200)}}, 422, "120 signes"},
		"an unknown field":         {[]field{dropped("parc.csv", fleet), {name: "autre", value: "1"}}, 400, "incomplet ou modifié"},
		"a field twice":            {[]field{dropped("parc.csv", fleet), year, year}, 400, "incomplet ou modifié"},
		"no charset":               {[]field{dropped("parc.csv", fleet), {name: fieldBody, value: "\xff"}}, 400, ""},
		"no year":                  {[]field{dropped("parc.csv", fleet), {name: fieldYear, value: "deux mille"}}, 422, "quatre chiffres"},
		"a far year":               {[]field{dropped("parc.csv", fleet), {name: fieldYear, value: "99999999999999999999"}}, 422, "quatre chiffres"},
		"no zone":                  {[]field{dropped("parc.csv", fleet), {name: fieldZone, value: "XX"}}, 422, "zone"},
		"no agents":                {[]field{dropped("parc.csv", fleet), {name: fieldAgents, value: "-3"}}, 422, "agents"},
		"agents":                   {[]field{dropped("parc.csv", fleet), {name: fieldAgents, value: "250"}}, 200, "par agent"},
		"no such item":             {[]field{dropped("parc.csv", fleet), {name: fieldItem, value: "zzz"}}, 422, "n’est pas le nom d’un équipement du catalogue"},
		"carried, not packed":      {[]field{{name: fieldCarry, value: "%%%"}}, 400, ""},
		"carried, no archive":      {[]field{{name: fieldCarry, value: "AAAA"}}, 400, ""},
		"carried, explodes":        {[]field{{name: fieldCarry, value: base64.RawURLEncoding.EncodeToString([]byte(zipOf(t, map[string]string{"a.csv": bomb})))}}, 413, "trop volumineux"},
		"carried, too many":        {[]field{{name: fieldCarry, value: base64.RawURLEncoding.EncodeToString([]byte(zipOf(t, map[string]string{"a": "", "b": "", "c": "", "d": ""})))}}, 400, ""},
		"carried, nothing":         {[]field{{name: fieldCarry, value: base64.RawURLEncoding.EncodeToString([]byte(zipOf(t, nil)))}}, 422, "Aucun fichier"},
		"carried, too long":        {[]field{{name: fieldCarry, value: strings.Repeat("A", 400<<10)}}, 413, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newTestServer(t, func(l *Limits) { l.Upload, l.Unzipped, l.Files, l.Rows = 100<<10, 1<<20, 3, 1000 })
			w := post(t, s.handler(), "/resultat", c.fields...)
			require.Equal(t, c.status, w.Code)
			require.True(t, strings.Contains(w.Body.String(), c.says), "nowhere: %s", c.says)
			require.Contains(t, w.Header().Get("Content-Type"), "text/html")
			require.Zero(t, s.memory.held.Load(), "memory that is not given back")
			require.Empty(t, s.slots)
		})
	}
}

func TestHostileForms(t *testing.T) {
	for name, c := range map[string]struct {
		kind, body string
		status     int
	}{
		"no type":                 {"", "x", 415},
		"another type":            {"application/x-www-form-urlencoded", "annee=2024", 415},
		"JSON":                    {"application/json", "{}", 415},
		"a type that is none":     {"multipart/form-data; boundary", "", 415},
		"no boundary":             {"multipart/form-data", "--x\r\n\r\n", 400},
		"an empty body":           {"multipart/form-data; boundary=x", "", 400},
		"another boundary":        {"multipart/form-data; boundary=x", "--y\r\n\r\nz\r\n--y--\r\n", 400},
		"cut in a header":         {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na", 400},
		"cut in a file":           {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"a.csv\"\r\n\r\ntype;quantite\n", 400},
		"a part without name":     {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nz\r\n--x--\r\n", 400},
		"a part without header":   {"multipart/form-data; boundary=x", "--x\r\n\r\nz\r\n--x--\r\n", 400},
		"nested":                  {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"a.csv\"\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nz\r\n--y--\r\n--x--\r\n", 422},
		"an endless header":       {"multipart/form-data; boundary=x", "--x\r\nX: " + strings.Repeat("a", 12<<20) + "\r\n\r\nz\r\n--x--\r\n", 413},
		"very many headers":       {"multipart/form-data; boundary=x", "--x\r\n" + strings.Repeat("X: a\r\n", 20_000) + "\r\nz\r\n--x--\r\n", 413},
		"very many parts":         {"multipart/form-data; boundary=x", strings.Repeat("--x\r\nContent-Disposition: form-data; name=\"fichiers\"\r\n\r\n\r\n", 5000) + "--x--\r\n", 400},
		"a boundary without end":  {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"annee\"\r\n\r\n" + strings.Repeat("\r\n--xy", 100), 400},
		"a boundary that is long": {"multipart/form-data; boundary=" + strings.Repeat("x", 200), "--x--", 400},
		"a file name that climbs": {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"fichiers\"; filename=\"../../etc/passwd\"\r\n\r\n\r\n--x--\r\n", 422},
	} {
		t.Run(name, func(t *testing.T) {
			s := newTestServer(t, nil)
			w := request(s.handler(), "/resultat", strings.NewReader(c.body), c.kind)
			require.Equal(t, c.status, w.Code)
			require.Zero(t, s.memory.held.Load())
		})
	}
}

func TestNamesOfFiles(t *testing.T) {
	f := &form{}
	for _, c := range []struct{ given, kept string }{
		{"parc.csv", "parc.csv"}, {"parc.csv", "parc (2).csv"}, {"parc.csv", "parc (3).csv"}, {`C:\Bureau\parc.ods`, "parc.ods"}, {"../../etc/passwd", "passwd"},
		{"", "inventaire"}, {"..", "inventaire (2)"}, {"/", "inventaire (3)"}, {"a\r\nb\u202ecsv.exe", "abcsv.exe"}, {"\xff.csv", "\ufffd.csv"},
		{strings.Repeat("é", 300) + ".csv", strings.Repeat("é", 40) + "…" + strings.Repeat("é", 35) + ".csv"},
	} {
		name := f.unique(c.given)
		require.Equal(t, c.kept, name)
		f.files = append(f.files, file{name: name})
	}
}

func TestTheSameFilesAreCarriedAlike(t *testing.T) {
	s := newTestServer(t, nil)
	files := []file{{"b.csv", []byte(fleet)}, {"a.csv", nil}}
	one, err := carried(files)
	require.NoError(t, err)
	two, err := carried(files)
	require.NoError(t, err)
	require.Equal(t, one, two)
	back, err := s.uncarried(one)
	require.NoError(t, err)
	require.Equal(t, "b.csv a.csv", back[0].name+" "+back[1].name)
	require.Equal(t, fleet, string(back[0].data))
}

func TestLimitsThatMakeNoSense(t *testing.T) {
	log, _ := quiet()
	for _, change := range []func(*Limits){
		func(l *Limits) { l.Upload = 0 }, func(l *Limits) { l.Computations = -1 }, func(l *Limits) { l.InFlight = 1 << 10 }, func(l *Limits) { l.Wait = 0 },
	} {
		l := defaults
		change(&l)
		_, err := New(l, log)
		require.ErrorContains(t, err, "service:")
	}
	h, err := New(defaults, log)
	require.NoError(t, err)
	require.NotNil(t, h)
}

// The largest upload that is allowed is one that the page can send again.
func TestTheLargestUploadTravels(t *testing.T) {
	s := newTestServer(t, func(l *Limits) { l.Upload = 300 << 10; l.Rows = 100_000 })
	var b strings.Builder
	b.WriteString("type;quantite;commentaire\n")
	for n := 0; b.Len() < 295<<10; n++ { // hardly shrinks
		fmt.Fprintf(&b, "écran;1;%x\n", uint64(n+1)*0x9E3779B97F4A7C15)
	}
	w := post(t, s.handler(), "/resultat", dropped("parc.csv", b.String()))
	require.Equal(t, http.StatusOK, w.Code)
	w = post(t, s.handler(), "/resultat", carriedBy(t, w.Body.String()))
	require.Equal(t, http.StatusOK, w.Code)
}

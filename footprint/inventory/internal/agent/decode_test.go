package agent_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"github.com/reen-numerique/reen/footprint/inventory/internal/agent"
	"github.com/reen-numerique/reen/internal/delimited"
)

// read gives the bytes of a sample.
func read(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(samples, name))
	require.NoError(t, err)
	return text
}

// pack is what OCS keeps on its server and in its spool.
func pack(text []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(text) // to memory
	_ = w.Close()
	return out.Bytes()
}

// refusal is the sentence of a file that cannot be read.
func refusal(t *testing.T, r io.Reader, l agent.Limits) string {
	t.Helper()
	devices, err := agent.Decode(r, l)
	require.Error(t, err)
	require.Empty(t, devices)
	var f *delimited.Failure
	require.True(t, errors.As(err, &f), "%v", err)
	require.True(t, utf8.ValidString(err.Error()))
	return err.Error()
}

func TestSameFileInOtherBytes(t *testing.T) {
	whole := decoded(t, filepath.Join(samples, "ocs-windows-1252.xml"))
	text := read(t, "ocs-windows-1252.xml")
	utf := strings.Replace(string(bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\xc9"), []byte("É")), []byte("\xe9"), []byte("é"))), "windows-1252", "UTF-8", 1)
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(utf, "UTF-8", "utf-16", 1))
	require.NoError(t, err)
	for name, other := range map[string]string{
		"packed by OCS":                        string(pack(text)),
		"UTF-8":                                utf,
		"UTF-8 that declares another charset":  strings.Replace(utf, `"UTF-8"`, `"ISO-8859-1"`, 1),
		"Windows-1252 that declares UTF-8":     strings.Replace(string(text), "windows-1252", "UTF-8", 1),
		"a byte order mark":                    "\ufeff" + utf,
		"UTF-16":                               wide,
		"tags in lower case":                   strings.NewReplacer("REQUEST>", "request>", "CONTENT>", "content>", "BIOS>", "bios>", "SSN>", "ssn>").Replace(utf),
		"signs after tags and after the root":  strings.Replace(utf, "</BIOS>", "</BIOS>>", 1) + "\n>",
		"control characters":                   strings.Replace(utf, "<SSN>CZC4250ABC", "<SSN>\x01CZC4250ABC\x00", 1),
		"an entity that XML does not know":     strings.Replace(utf, "Guichet", "&eacute;", 1),
		"a comment, and data that is not text": strings.Replace(utf, "<SSN>CZC4250ABC", "<!-- a --><SSN><![CDATA[CZC4250ABC]]>", 1),
	} {
		t.Run(name, func(t *testing.T) {
			devices, err := agent.Decode(strings.NewReader(other), agent.Limits{})
			require.NoError(t, err)
			require.Equal(t, whole, devices)
			require.True(t, agent.Is([]byte(other)))
		})
	}
}

func TestJSONIsReadAsPeopleWriteIt(t *testing.T) {
	want := decode(t, `{"deviceid":"a","itemtype":"Computer","content":{"hardware":{"name":"pc","chassis_type":"Tower","memory":"8192"},"monitors":[{"caption":"P2419H"}],"cpus":[{"name":"x","core":"6"}]}}`)
	require.Equal(t, "8", gb(want.RAM))
	require.Equal(t, 6, want.Cores)
	for name, text := range map[string]string{
		"a byte order mark":                        "\ufeff" + `{"deviceid":"a","itemtype":"Computer","content":{"hardware":{"name":"pc","chassis_type":"Tower","memory":8192},"monitors":[{"caption":"P2419H"}],"cpus":[{"name":"x","core":6}]}}`,
		"an object for a list, a list for another": `{"deviceid":["a"],"itemtype":"Computer","content":[{"hardware":[{"name":"pc","chassis_type":"Tower","memory":8192}],"monitors":{"caption":"P2419H"},"cpus":{"name":"x","core":6}}]}`,
		"a comma after the last":                   `{"deviceid":"a","itemtype":"Computer","content":{"hardware":{"name":"pc","chassis_type":"Tower","memory":8192,},"monitors":[{"caption":"P2419H"} , ],"cpus":[{"name":"x","core":6},],},}`,
		"lists in lists, nothing and truth":        `{"deviceid":"a","partial":false,"itemtype":"Computer","content":{"hardware":{"name":"pc","chassis_type":"Tower","memory":8192,"uuid":null},"monitors":[[{"caption":"P2419H"}]],"cpus":[{"name":"x","core":6},null,{}]}}`,
		"names in capitals":                        `{"DEVICEID":"a","ITEMTYPE":"computer","CONTENT":{"HARDWARE":{"NAME":"pc","CHASSIS_TYPE":"tower","MEMORY":8192},"MONITORS":[{"CAPTION":"P2419H"}],"CPUS":[{"NAME":"x","CORE":6}]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			got := decode(t, text)
			got.Chassis = "Tower"
			require.Equal(t, want, got)
		})
	}
	require.Equal(t, `a,]"b`, decode(t, `{"content":{"hardware":{"name":"a,]\"b"}}}`).Name, "a comma of a text stays")
}

func TestRefusedFiles(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", "fichier vide"},
		{"spaces", " \n\t", "fichier vide"},
		{"a table", "type;quantite\nlaptop;1\n", "ni le JSON ni le XML d’un agent d’inventaire"},
		{"a list", `[{"deviceid":"a"}]`, "ni le JSON ni le XML d’un agent d’inventaire"},
		{"another XML", "<html><body/></html>", "élément racine «\u00a0html\u00a0»\u00a0: «\u00a0REQUEST\u00a0» est attendu"},
		{"a document type", `<!DOCTYPE REQUEST><REQUEST/>`, "déclaration «\u00a0<!…>\u00a0» refusée\u00a0: un inventaire d’agent n’en contient pas"},
		{"entities that grow", `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><REQUEST><CONTENT>&b;</CONTENT></REQUEST>`, "déclaration «\u00a0<!…>\u00a0» refusée\u00a0: un inventaire d’agent n’en contient pas"},
		{"two inventories", "<REQUEST><CONTENT><BIOS/></CONTENT></REQUEST><REQUEST/>", "plusieurs inventaires dans un fichier\u00a0: enregistrez-en un par fichier"},
		{"a tag that closes nothing", "<REQUEST><CONTENT></BIOS></CONTENT></REQUEST>", "XML mal formé\u00a0: la balise «\u00a0/BIOS\u00a0» ne ferme rien"},
		{"a file that was cut", "<REQUEST><CONTENT><BIOS><SSN>12", "fichier interrompu\u00a0: la balise «\u00a0SSN\u00a0» n’est pas fermée"},
		{"a charset that no agent writes", `<?xml version="1.0" encoding="koi8-r"?><REQUEST/>`, "encodage «\u00a0koi8-r\u00a0» inconnu\u00a0: UTF-8, ISO-8859-1 ou Windows-1252 est attendu"},
		{"no content", "<REQUEST><QUERY>INVENTORY</QUERY></REQUEST>", "inventaire sans contenu («\u00a0content\u00a0»)"},
		{"no content in JSON", `{"deviceid":"a"}`, "inventaire sans contenu («\u00a0content\u00a0»)"},
		{"a prolog", "<REQUEST><QUERY>PROLOG</QUERY></REQUEST>", "message «\u00a0PROLOG\u00a0» d’un agent\u00a0: seul un inventaire peut être lu"},
		{"a discovery", "<REQUEST><CONTENT><DEVICE><IP>192.0.2.1</IP></DEVICE></CONTENT><QUERY>NETDISCOVERY</QUERY></REQUEST>", "découverte du réseau («\u00a0NETDISCOVERY\u00a0»)\u00a0: elle liste ce qui répond et non ce qui existe\u00a0; joignez l’inventaire réseau"},
		{"JSON that was cut", `{"content":{"bios":{"ssn":"12`, "fichier interrompu"},
		{"two documents", `{"content":{"bios":{"ssn":"12"}}} {}`, "plusieurs documents JSON dans un fichier\u00a0: enregistrez-en un par fichier"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, refusal(t, strings.NewReader(tt.text), agent.Limits{}))
		})
	}
	require.Contains(t, refusal(t, strings.NewReader(`{"content":}`), agent.Limits{}), "JSON mal formé (")
	require.Contains(t, refusal(t, bytes.NewReader(pack(read(t, "reseau.xml"))[:200]), agent.Limits{}), "fichier interrompu")
}

func TestIs(t *testing.T) {
	for _, name := range []string{"tour-deux-ecrans.json", "portable-ecran-externe.xml", "ocs-windows-1252.xml", "pile.json", "reseau.xml", "telephone.json"} {
		require.True(t, agent.Is(read(t, name)), name)
		require.True(t, agent.Is(read(t, name)[:200]), "%s, its first bytes", name)
	}
	require.True(t, agent.Is(pack(read(t, "ocs-windows-1252.xml"))))
	require.True(t, agent.Is(pack(read(t, "portable-ecran-externe.xml"))[:512]))
	require.True(t, agent.Is([]byte(`{"content": {"accesslog": {"logdate": "2020-06-12`)), "content first, and long")
	require.True(t, agent.Is([]byte(`{"tag":"x","other":{"content":1},"deviceid":"a","cont`)))
	for _, other := range []string{
		"", "   ", "{", "{}", "<", "<?xml version=\"1.0\"?>", "type;quantite\n", "PK\x03\x04", "x\x9c", "\x78\x9c\x00",
		`{"inventory":[{"type":"laptop"}],"organization":{"name":"x"}}`, `{"inventory":{"deviceid":"a"}}`, `{"content":"text"}`, `{"content":{"title":"x"}}`, `["deviceid"]`,
		"<html><REQUEST/></html>", "<REPLY><RESPONSE>SEND</RESPONSE></REPLY>",
	} {
		require.False(t, agent.Is([]byte(other)), other)
	}
}

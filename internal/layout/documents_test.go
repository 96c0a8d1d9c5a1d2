package layout

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// document is a Markdown file of the repository.
type document struct {
	name   string // from the root, with slashes
	prose  string // without blocks of code
	blocks []block
}

// block is a block of code.
type block struct{ language, text string }

var root = filepath.Join("..", "..")

// documents reads all Markdown files, except what programs have written.
func documents(t *testing.T) (out []document) {
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && slices.Contains([]string{".git", "node_modules", "golden", "testdata"}, e.Name()) {
			return fs.SkipDir
		}
		if path.Ext(name) == ".md" {
			out = append(out, readDocument(t, name))
		}
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, out)
	return out
}

func readDocument(t *testing.T, name string) document {
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	require.NoError(t, err)
	return parseDocument(name, string(text))
}

func parseDocument(name, text string) document {
	d := document{name: name}
	var prose, code strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		fence, isFence := strings.CutPrefix(line, "```")
		switch {
		case isFence && inside:
			d.blocks[len(d.blocks)-1].text = code.String()
			inside = false
		case isFence:
			d.blocks = append(d.blocks, block{language: strings.TrimSpace(fence)})
			code.Reset()
			inside = true
		case inside:
			code.WriteString(line)
		default:
			prose.WriteString(line)
		}
	}
	d.prose = prose.String()
	return d
}

var (
	link   = regexp.MustCompile(`\]\(([^)\s]+)\)|<img src="([^"]+)"`)
	inline = regexp.MustCompile("`([^`\n]+)`")
	place  = regexp.MustCompile(`^\.?[\w-][\w.-]*(/[\w.-]+)+/?$`)
)

// links gives the places in the repository that a document points to, from the root.
func (d document) links() (out []string) {
	for _, m := range link.FindAllStringSubmatch(inline.ReplaceAllString(d.prose, ""), -1) {
		target, _, _ := strings.Cut(m[1]+m[2], "#")
		if target != "" && !strings.Contains(target, "://") {
			out = append(out, path.Join(path.Dir(d.name), target))
		}
	}
	return out
}

// named gives the places that a document names in code: those that begin with
// a folder of the root.
func (d document) named() (out []string) {
	for _, m := range inline.FindAllStringSubmatch(d.prose, -1) {
		if folder, _, _ := strings.Cut(m[1], "/"); place.MatchString(m[1]) && exists(folder) {
			out = append(out, path.Clean(m[1]))
		}
	}
	return out
}

// commands gives the lines that a document asks to type in a shell of the root,
// the folder that "cd" went to before each.
func (d document) commands() (out [][2]string) {
	for _, m := range inline.FindAllStringSubmatch(d.prose, -1) {
		out = append(out, lines(m[1])...)
	}
	for _, b := range d.blocks {
		if b.language == "sh" {
			out = append(out, lines(b.text)...)
		}
	}
	return out
}

func lines(text string) (out [][2]string) {
	folder := "."
	for line := range strings.Lines(strings.ReplaceAll(text, "&&", "\n")) {
		command, _, _ := strings.Cut(line, " #")
		if command = strings.TrimSpace(command); strings.HasPrefix(command, "cd ") {
			folder = path.Join(folder, strings.TrimPrefix(command, "cd "))
		}
		if command != "" {
			out = append(out, [2]string{folder, command})
		}
	}
	return out
}

func exists(name string) bool {
	_, err := os.Stat(filepath.Join(root, filepath.FromSlash(name)))
	return err == nil
}

func TestDocumentsNameWhatExists(t *testing.T) {
	for _, d := range documents(t) {
		for _, name := range append(d.links(), d.named()...) {
			require.True(t, exists(name), "%s names %s, which is not there", d.name, name)
		}
	}
}

// A command that a document gives has its folder, its package, its script and
// its tests.
func TestDocumentsGiveCommandsThatExist(t *testing.T) {
	seen := 0
	for _, d := range documents(t) {
		for _, c := range d.commands() {
			folder, words := c[0], strings.Fields(strings.ReplaceAll(c[1], "'", ""))
			require.True(t, exists(folder), "%s: cd %s", d.name, folder)
			for n, word := range words {
				if rest, isHere := strings.CutPrefix(word, "./"); isHere && words[0] == "go" && words[1] != "mod" {
					require.True(t, exists(path.Join(folder, strings.TrimSuffix(rest, "..."))), "%s: %s", d.name, c[1])
					seen++
				}
				if word == "-run" && words[2] != "." && !strings.Contains(words[n+1], "^$") {
					requireTests(t, path.Join(folder, words[2]), words[n+1])
				}
			}
			if words[0] == "bash" {
				require.True(t, exists(path.Join(folder, words[1])), "%s: %s", d.name, c[1])
			}
		}
	}
	require.Greater(t, seen, 10)
}

// requireTests looks for a test of a package for each name of a pattern.
func requireTests(t *testing.T, folder, pattern string) {
	files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*_test.go"))
	require.NoError(t, err)
	var source strings.Builder
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		source.Write(text)
	}
	for _, name := range strings.Split(pattern, "|") {
		require.Regexp(t, `(?m)^func Test\w*`+strings.TrimPrefix(name, "Test")+`\w*\(`, source.String(), "go test %s -run %s", folder, pattern)
	}
}

// The page of the architecture gives a file and a function for each step of a
// line's way.
func TestTheWayOfALineIsThatOfTheCode(t *testing.T) {
	steps := regexp.MustCompile("(?m)\\| `([\\w./-]+\\.go)` \\| `(\\w+)` \\|$").FindAllStringSubmatch(readDocument(t, "ARCHITECTURE.md").prose, -1)
	require.Greater(t, len(steps), 10)
	for _, s := range steps {
		source, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(s[1])))
		require.NoError(t, err)
		require.Regexp(t, `(?m)^func (\(.*?\) )?`+s[2]+`\(`, string(source), s[1])
	}
}

// The picture of the architecture has the arrows that the table of imports
// allows, one way.
func TestThePictureOfTheHouseIsThatOfTheImports(t *testing.T) {
	names := map[string]string{"diag": "factors/diag", "sources": "factors/sources", "inventory": "footprint/inventory", "dossier": "strategy/dossier"}
	full := func(short string) string {
		if name := names[short]; name != "" {
			return name
		}
		return short
	}
	picture := readDocument(t, "ARCHITECTURE.md").blocks[0]
	require.Equal(t, "mermaid", picture.language)
	drawn := map[string]bool{}
	for _, arrow := range regexp.MustCompile(`(?m)^ +(\w+)(?:\[".*?"\])? --> (\w+)`).FindAllStringSubmatch(picture.text, -1) {
		from, to := full(arrow[1]), full(arrow[2])
		drawn[from], drawn[to] = true, true
		if to != "examples" {
			require.Contains(t, rooms[to], from, "%s does not import %s", to, from)
		}
	}
	for room := range rooms {
		require.True(t, drawn[room], "%s is not in the picture", room)
	}
}

// Forms that a forge cannot read are shown to nobody.
func TestFormsOfIssues(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, ".github", "ISSUE_TEMPLATE", "*.yml"))
	require.NoError(t, err)
	require.Len(t, files, 5)
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		var form struct {
			Name, Description string
			Labels            []string
			Body              []struct {
				Type, ID   string
				Attributes struct {
					Label, Value, Description, Placeholder, Render string
					Options                                        []string
				}
				Validations struct{ Required bool }
			}
			BlankIssues bool                                `yaml:"blank_issues_enabled"`
			Contacts    []struct{ Name, URL, About string } `yaml:"contact_links"`
		}
		decoder := yaml.NewDecoder(strings.NewReader(string(text)))
		decoder.KnownFields(true)
		require.NoError(t, decoder.Decode(&form), name)
		if filepath.Base(name) == "config.yml" {
			require.NotEmpty(t, form.Contacts)
			continue
		}
		require.NotEmpty(t, form.Name)
		require.NotEmpty(t, form.Description)
		met := map[string]bool{}
		for _, field := range form.Body {
			if field.Type == "markdown" {
				require.NotEmpty(t, field.Attributes.Value, name)
				continue
			}
			require.Contains(t, []string{"input", "textarea", "dropdown"}, field.Type, name)
			require.Regexp(t, `^[a-z]+$`, field.ID, name)
			require.False(t, met[field.ID], "%s: %s twice", name, field.ID)
			require.NotEmpty(t, field.Attributes.Label, name)
			require.Equal(t, field.Type == "dropdown", len(field.Attributes.Options) > 0, name)
			met[field.ID] = true
		}
	}
}

// French is set as the documents are: no-break spaces, narrow ones in numbers,
// typographic apostrophes.
func TestFrenchForPeopleIsSetInFrench(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, ".github", "ISSUE_TEMPLATE", "*.yml"))
	require.NoError(t, err)
	texts := map[string]string{"README.fr.md": inline.ReplaceAllString(regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(readDocument(t, "README.fr.md").prose, "]"), "")}
	for _, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		texts[name] = string(text)
	}
	wrong := regexp.MustCompile(`.* [:;?!»%€].*|.*« .*|.*[\pL]'[\pL].*|.*\d \d{3}\b.*`)
	for name, text := range texts {
		require.Empty(t, wrong.FindAllString(text, -1), name)
	}
}

func TestLinksAndCommandsAreFound(t *testing.T) {
	d := parseDocument("a/b.md", "[x](../c.md#d) <img src=\"e.png\" alt=\"\"> [y](https://f) `[z](g)` `internal/layout` `values.csv`\n```sh\ncd h && go run . # i\n```\n[j](k)\n")
	require.Equal(t, []string{"c.md", "a/e.png", "a/k"}, d.links())
	require.Equal(t, []string{"internal/layout"}, d.named())
	require.Contains(t, d.commands(), [2]string{"h", "go run ."})
}

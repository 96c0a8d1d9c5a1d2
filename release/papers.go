package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed LISEZMOI.txt
var readMe string

//go:embed NOTICE.tmpl
var noticeText string

// source is a publication of a manifest of factors.
type source struct {
	Publisher, Title, Version, URL, Licence, Attribution, Retrieved string
}

// module is one that is linked into a program.
type module struct{ Path, Version, Dir string }

// papers gives what goes with the programs: instructions, the notice, and the
// licences of the code, of the data and of the modules.
func (b *builder) papers(ctx context.Context, version string, packages []string) ([]file, error) {
	own, err := os.ReadFile(filepath.Join(b.root, "LICENSE"))
	if err != nil {
		return nil, err
	}
	sources, files, err := b.data()
	if err != nil {
		return nil, err
	}
	modules, texts, err := b.modules(ctx, packages)
	if err != nil {
		return nil, err
	}
	var notice bytes.Buffer
	err = template.Must(template.New("").Parse(noticeText)).Execute(&notice, struct {
		Version string
		Sources []source
		Modules []module
	}{version, sources, modules})
	if err != nil {
		return nil, err
	}
	files = append(append(files, texts...), file{"LICENSE", 0o644, own}, b.text("NOTICE.txt", notice.String()), b.text("LISEZMOI.txt", strings.ReplaceAll(readMe, "VERSION", version)))
	return files, nil
}

// text is a file that people read: on Windows with the ends of lines, and the
// mark of UTF-8, that its oldest editor asks for.
func (b *builder) text(name, text string) file {
	if b.system == "windows" {
		text = "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	return file{name, 0o644, []byte(text)}
}

// data gives the publications that the factors come from, and the licence of each
// folder of them.
func (b *builder) data() ([]source, []file, error) {
	manifests, err := filepath.Glob(filepath.Join(b.root, "factors", "data", "*", "manifest.json"))
	if err == nil && len(manifests) == 0 {
		err = fmt.Errorf("no manifest of factors in %s", b.root)
	}
	var sources []source
	var files []file
	for _, at := range manifests {
		text, err := os.ReadFile(at)
		if err != nil {
			return nil, nil, err
		}
		var m struct{ Sources []source }
		if err := json.Unmarshal(text, &m); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", at, err)
		}
		for _, s := range m.Sources {
			if s.Licence == "" {
				return nil, nil, fmt.Errorf("%s: %s has no licence", at, s.Title)
			}
		}
		licence, err := os.ReadFile(filepath.Join(filepath.Dir(at), "LICENSE"))
		if err != nil {
			return nil, nil, err
		}
		sources = append(sources, m.Sources...)
		files = append(files, file{"licences/facteurs/" + filepath.Base(filepath.Dir(at)) + ".txt", 0o644, licence})
	}
	return sources, files, err
}

// isLicence tells the files of a module that say how it may be used.
var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense|ofl|authors|patents)([.-].*)?$`)

// modules gives those that packages are linked with, Go's own library first, and
// their licences. One without is an error: it could not be given away.
func (b *builder) modules(ctx context.Context, packages []string) ([]module, []file, error) {
	out, err := b.run(ctx, append([]string{"list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{"Path":{{printf "%q" .Path}},"Version":{{printf "%q" .Version}},"Dir":{{printf "%q" .Dir}}}{{end}}{{end}}`}, packages...)...)
	if err != nil {
		return nil, nil, err
	}
	home, err := b.run(ctx, "env", "GOROOT", "GOVERSION")
	if err != nil {
		return nil, nil, err
	}
	root, release, _ := strings.Cut(strings.TrimSpace(string(home)), "\n")
	all := []module{{"go", strings.TrimSpace(release), strings.TrimSpace(root)}}
	for line := range strings.Lines(string(out)) {
		var m module
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return nil, nil, err
		}
		all = append(all, m)
	}
	slices.SortStableFunc(all[1:], func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	all = slices.Compact(all)
	var files []file
	for _, m := range all {
		found, err := licences(m)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, found...)
	}
	return all, files, nil
}

func licences(m module) ([]file, error) {
	entries, err := os.ReadDir(m.Dir)
	if err != nil {
		return nil, err
	}
	var out []file
	for _, e := range entries {
		if e.IsDir() || !isLicence.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(m.Dir, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, file{path.Join("licences/modules", m.Path, e.Name()), 0o644, text})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("module %s has no licence", m.Path)
	}
	return out, nil
}

package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// builder makes the archive of one system.
type builder struct {
	root         string // of the repository
	system, arch string
}

// programs are the folders that are built, and the name of each program; a folder
// that is not there is left out, but for the first.
var programs = []struct{ folder, name string }{{"examples/reen", "reen"}, {"examples/service", "reen-service"}}

// archive gives the name of the archive and its bytes.
func (b *builder) archive(ctx context.Context) (string, []byte, error) {
	var files []file
	var built []string
	version := ""
	for n, p := range programs {
		if _, err := os.Stat(filepath.Join(b.root, p.folder)); n > 0 && os.IsNotExist(err) {
			continue
		}
		binary, of, err := b.build(ctx, p.folder)
		if err != nil {
			return "", nil, err
		}
		if b.system == "windows" {
			p.name += ".exe"
		}
		files, built, version = append(files, file{p.name, 0o755, binary}), append(built, "./"+p.folder), of
	}
	more, err := b.papers(ctx, version, built)
	if err != nil {
		return "", nil, err
	}
	sample, err := folder(filepath.Join(b.root, "examples", "dossier"), "exemple", "dossier.yaml", "inventories/*")
	if err != nil {
		return "", nil, err
	}
	name := fmt.Sprintf("reen_%s_%s_%s", strings.Trim(version, "()"), b.system, b.arch)
	files = append(append(files, more...), sample...)
	if b.system == "windows" {
		data, err := zipped(name, files)
		return name + ".zip", data, err
	}
	data, err := tarred(name, files)
	return name + ".tar.gz", data, err
}

// build gives a static program and its version, that of the tag or of the commit,
// which the Go command writes into it: reen --version shows it.
func (b *builder) build(ctx context.Context, folder string) ([]byte, string, error) {
	dir, err := os.MkdirTemp("", "release")
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	to := filepath.Join(dir, "program")
	if _, err := b.run(ctx, "build", "-trimpath", "-buildvcs=true", "-ldflags=-s -w -buildid=", "-o", to, "./"+folder); err != nil {
		return nil, "", err
	}
	info, err := buildinfo.ReadFile(to)
	if err != nil {
		return nil, "", err
	}
	binary, err := os.ReadFile(to)
	return binary, info.Main.Version, err
}

// run runs the Go command for the system, in the repository.
func (b *builder) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = b.root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+b.system, "GOARCH="+b.arch, "GOWORK=off")
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, &wrong)
	}
	return out, nil
}

// folder gives the files of a folder that match some pattern, below another name.
func folder(from, to string, patterns ...string) ([]file, error) {
	var out []file
	for _, pattern := range patterns {
		names, err := fs.Glob(os.DirFS(from), pattern)
		if err == nil && len(names) == 0 {
			err = fmt.Errorf("no %s in %s", pattern, from)
		}
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(name)))
			if err != nil {
				return nil, err
			}
			out = append(out, file{path.Join(to, name), 0o644, data})
		}
	}
	return out, nil
}

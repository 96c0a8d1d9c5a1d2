// Command release builds what people without Go download: the program reen, and
// the web service where the folder examples/service holds it, for six systems,
// in archives with the licences of the code, of the libraries and of the data, a
// page of instructions, the sample dossier, and a file of checksums.
//
//	cd release && go run . -o dist
//
// The same commit and the same release of Go give the same bytes, wherever the
// repository stands. It needs the Go command and the module cache alone.
package main

import (
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// systems are those that are built, as GOOS/GOARCH.
const systems = "windows/amd64,windows/arm64,linux/amd64,linux/arm64,darwin/amd64,darwin/arm64"

func main() {
	log.SetFlags(0)
	root := flag.String("root", "..", "folder of the repository")
	out := flag.String("o", "dist", "folder of the archives")
	targets := flag.String("targets", systems, "systems, parted by commas")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := release(ctx, *root, *out, strings.Split(*targets, ",")); err != nil {
		log.Fatal("release: ", err)
	}
}

// release writes an archive for each system, and SHA256SUMS.
func release(ctx context.Context, root, out string, targets []string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	for _, target := range targets {
		system, arch, ok := strings.Cut(target, "/")
		if !ok {
			return fmt.Errorf("%q is no system: GOOS/GOARCH", target)
		}
		b := builder{root: root, system: system, arch: arch}
		name, archive, err := b.archive(ctx)
		if err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
		if err := os.WriteFile(filepath.Join(out, name), archive, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(archive), name)
		fmt.Printf("%-44s %5.1f MB\n", name, float64(len(archive))/1e6)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

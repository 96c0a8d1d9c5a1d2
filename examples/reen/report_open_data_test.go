package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// The same files stand in a folder and in an archive, with a document or without.
func TestOpenDataAreWritten(t *testing.T) {
	folder := t.TempDir()
	out, archive, doc := filepath.Join(folder, "donnees"), filepath.Join(folder, "donnees.ZIP"), filepath.Join(folder, "s.md")
	require.NoError(t, os.Mkdir(out, 0o750), "an empty folder is free")
	code, stdout, stderr := reen(t, "report", "strategy", sample, "--open-data", out)
	require.Equal(t, exitDone, code, stderr)
	require.Empty(t, stdout)
	require.Contains(t, stderr, "Écrit\u00a0: "+out)
	code, _, stderr = reen(t, "report", "summary", sample, "-o", doc, "--open-data", archive)
	require.Equal(t, exitDone, code, stderr)
	require.FileExists(t, doc)
	packed, err := zip.OpenReader(archive)
	require.NoError(t, err)
	defer packed.Close()
	require.Len(t, packed.File, 22, "ten tables with their schemas")
	for _, f := range packed.File {
		require.FileExists(t, filepath.Join(out, filepath.FromSlash(f.Name)))
	}
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, left, 3, "no draft is left behind")
}

// What stands is never written over, and nothing else is written then.
func TestOpenDataOverwriteNothing(t *testing.T) {
	folder := t.TempDir()
	full, held, doc := filepath.Join(folder, "plein"), filepath.Join(folder, "d.zip"), filepath.Join(folder, "s.md")
	require.NoError(t, os.Mkdir(full, 0o750))
	require.NoError(t, os.WriteFile(filepath.Join(full, "a.txt"), []byte("moi"), 0o600))
	require.NoError(t, os.WriteFile(held, []byte("moi"), 0o600))
	for _, path := range []string{full, held, filepath.Join(full, "a.txt")} {
		code, _, stderr := reen(t, "report", "strategy", sample, "-o", doc, "--open-data", path)
		require.Equal(t, exitFailed, code, path)
		require.Contains(t, stderr, "existe déjà")
		require.NoFileExists(t, doc)
	}
	kept, err := os.ReadFile(held)
	require.NoError(t, err)
	require.Equal(t, "moi", string(kept))
	code, _, stderr := reen(t, "report", "strategy", sample, "--open-data", filepath.Join(folder, "absent", "d.zip"))
	require.Equal(t, exitFailed, code)
	require.Contains(t, stderr, "n’a pas pu être écrit")
	code, _, stderr = reen(t, "report", "strategy", sample)
	require.Equal(t, exitUsage, code)
	require.Contains(t, stderr, "--output, ou --open-data")
}

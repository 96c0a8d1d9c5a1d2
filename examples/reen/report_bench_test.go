package main

import (
	"io"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// The sample's strategy as PDF: the document alone, from an assessment to the
// bytes, then the whole command, from the inventories to the file.
func BenchmarkStrategyDocument(b *testing.B) {
	a, err := assess(console{out: io.Discard, err: io.Discard}, nil, sample)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, report.PDF(io.Discard, report.Strategy(a)))
	}
}

func BenchmarkStrategyCommand(b *testing.B) {
	out := filepath.Join(b.TempDir(), "s.pdf")
	b.ReportAllocs()
	for b.Loop() {
		code, _, stderr := reen(b, "report", "strategy", sample, "-o", out)
		require.Equal(b, exitDone, code, stderr)
	}
}

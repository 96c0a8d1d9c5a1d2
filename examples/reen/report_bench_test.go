package main

import (
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// BenchmarkStrategyDocument is the sample's strategy alone, from an assessment to
// the bytes of the PDF; BenchmarkStrategy is the whole command.
func BenchmarkStrategyDocument(b *testing.B) {
	a, err := assess(console{out: io.Discard, err: io.Discard}, nil, sample)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		require.NoError(b, report.PDF(io.Discard, report.Strategy(a)))
	}
}

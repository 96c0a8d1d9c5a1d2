package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/reen-numerique/reen/report"
)

// A tone that has no name says no more than information, in every format.
func TestAToneWithoutANameIsInformation(t *testing.T) {
	written := func(tone report.Tone) formats {
		return formatsOf(t, &report.Document{Title: "t", Body: []report.Block{
			report.Callout{Tone: tone, Body: []report.Block{report.Paragraph{Text: report.Plain("a")}}}}})
	}
	require.Equal(t, written(report.Information), written(report.Missing+1))
	require.NotEqual(t, written(report.Information), written(report.Missing))
}

// Package chart lays out the charts of a document: stacked bars, a donut, a
// trajectory. There is one geometry; a [Canvas] draws it, in a PDF page or as
// SVG. A chart reads without its colours: parts carry labels, neighbours
// differ in lightness and are parted by white, lines differ by dash and mark.
//
// Positions are floats; the figures written are decimals.
package chart

// Package chart lays out the charts of a document: stacked bars, a donut, a
// trajectory with its band, a waterfall, ranked bars, a curve of costs, a
// perimeter. There is one geometry; a [Canvas] draws it, in a PDF page or as
// SVG. A chart reads without its colours: parts carry labels, neighbours
// differ in lightness and are parted by white, lines differ by dash and mark, ups from
// downs by stripes and sign. What one page cannot hold is drawn as one part that
// says how many it stands for.
//
// Positions are floats; the figures written are decimals.
package chart

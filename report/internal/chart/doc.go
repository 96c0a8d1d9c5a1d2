// Package chart lays out the charts of a document: stacked bars, a donut, a
// trajectory with its band, a waterfall, ranked bars, a curve of costs, a
// perimeter. There is one geometry; a [Canvas] draws it, in a PDF page or as
// SVG, or records it: a [Drawing].
//
// A chart reads without its colours, on a grey print too. Once each colour is
// the grey of its luminance:
//
//   - a text differs by 4.5:1 from what it stands on;
//   - a filled shape differs by 3:1 from the page, or the line around it does;
//   - two that touch differ by 3:1, or the line around one does; where they do
//     not, white of 0.9 points parts them, or of half of one that is thinner;
//   - a line differs by 3:1 from the page and from a band below it, but for
//     the grid.
//
// What printers take for grey, a mean of the channels, may lose a tenth of
// that. And nothing is told by a colour alone: a part of a bar has its letter in
// it or above it (two series differ by lightness), a slice its name at the end
// of a line, a series its dash, its mark and its name, a step up its stripes and
// its sign, what is left its hollow bar, what is outside its dashes. The tests
// hold every chart to it, of any values.
//
// What one page cannot hold is drawn as one part that says how many it stands
// for. Nothing is drawn of nothing.
//
// Positions are floats; the figures written are decimals.
package chart

package chart

// mostSeries is how many colours there are: what comes after is drawn as one.
const mostSeries = 8

// Colours of all charts. Fills go dark, mid, dark, mid: neighbours differ by
// 3:1 in lightness and each differs by 3:1 from the white of the page. Pale
// closes a ring with an odd number of parts; it is outlined.
var (
	White = Color{255, 255, 255}
	ink   = Color{20, 25, 36}
	muted = Color{84, 94, 110}
	rule  = Color{205, 212, 222}
	pale  = Color{236, 241, 248}
	fills = [mostSeries]Color{
		{20, 49, 92}, {213, 111, 20}, {20, 66, 62}, {74, 140, 196},
		{92, 22, 56}, {102, 148, 60}, {62, 40, 104}, {190, 113, 148},
	}
)

// fill is the colour of the i-th series.
func fill(i int) Color { return fills[i%len(fills)] }

// ringFill is the colour of the i-th of n parts in a ring, where the last
// part touches the first.
func ringFill(i, n int) Color {
	if n > 1 && n%2 == 1 && i == n-1 {
		return pale
	}
	return fill(i)
}

// inkOn is the colour of a text on a fill: the one that reads best.
func inkOn(background Color) Color {
	if Contrast(White, background) >= Contrast(ink, background) {
		return White
	}
	return ink
}

package chart

// swatch is the side of a legend's square.
const swatch = 9.5

// letter names the i-th series in the legend and in the parts it has: the
// order and the lightness say the same, but a letter leaves no doubt.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return ""
}

// legend draws the names of the series in rows and gives its height.
func legend(d *Drawing, pen Pen, names []string, y float64, letters bool) float64 {
	x := 0.0
	for i, name := range names {
		name = cut(pen, name, false, textSize, d.Width-swatch-6)
		w := swatch + 4 + pen.Width(name, false, textSize)
		if x > 0 && x+w > d.Width {
			x, y = 0, y+lineStep+3
		}
		color := fill(i)
		d.Rect(x, y, swatch, swatch, color)
		if letters {
			d.Text(Point{x + swatch/2, y + 7.3}, letter(i),
				TextStyle{Size: 7, Bold: true, Color: inkOn(color), Anchor: Middle})
		}
		d.Text(Point{x + swatch + 4, y + 8}, name, TextStyle{Size: textSize, Color: ink})
		x += w + 14
	}
	return y + lineStep + 3
}

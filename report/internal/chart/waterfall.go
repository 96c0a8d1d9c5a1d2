package chart

// Waterfall goes from a value to another by what changes it.
type Waterfall struct {
	Unit  string
	Start Part
	Steps []Part // differences, in their order: below zero goes down
	End   Part
}

// Layout draws the waterfall on a given width: one bar a step, from where the
// one before it ends. What goes down is full and what goes up is striped; both
// carry their sign.
func (f Waterfall) Layout(pen Pen, width float64) *Drawing {
	at := position(f.Start.Value)
	list := []row{{name: f.Start.Name, to: at, text: pen.write(f.Start.Value), bold: true}}
	for _, s := range shorten(f.Steps, mostRows) {
		next := at + position(s.Value)
		one := row{name: s.Name, from: at, to: next, text: pen.write(s.Value), look: lighter}
		if s.Value.IsPositive() {
			one.look = hatched
			if number := one.text[0]; '0' <= number && number <= '9' && one.text != "0" {
				one.text = "+" + one.text
			}
		}
		list = append(list, one)
		at = next
	}
	list = append(list, row{name: f.End.Name, to: position(f.End.Value), text: pen.write(f.End.Value), bold: true})
	return rows{unit: f.Unit, list: list, connected: true}.layout(pen, width)
}

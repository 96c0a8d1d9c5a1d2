package report

// Ranked is a whole in its largest parts, one bar each with its figure and its
// share of the whole, and the bar of what they leave. footprint.Result.Top
// gives both.
type Ranked struct {
	Unit  string
	Parts []Part // drawn in their order: the largest first
	Rest  Part   // what the parts leave of the whole; none where its name is empty
}

func (Ranked) isChart() {}

package report

import "fmt"

// check refuses what no renderer draws: a pointer to a block satisfies Block,
// and would be left out without a word. A nil block is nothing to draw.
func check(blocks []Block) error {
	for i, b := range blocks {
		var err error
		switch b := b.(type) {
		case nil, Heading, Paragraph, List, Table, KeyFigures, Contents, PageBreak:
		case Figure:
			err = checkChart(b.Chart)
		case Callout:
			err = check(b.Body)
		default:
			err = fmt.Errorf("report: %T is not a block: blocks are values", b)
		}
		if err != nil {
			return fmt.Errorf("%w (block %d)", err, i)
		}
	}
	return nil
}

func checkChart(c Chart) error {
	switch c := c.(type) {
	case nil, StackedBars, Donut, Trajectory, Waterfall, Ranked, AbatementCost, Perimeter:
		return nil
	default:
		return fmt.Errorf("report: %T is not a chart: charts are values", c)
	}
}

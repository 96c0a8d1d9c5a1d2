package report

import "github.com/reen-numerique/reen/strategy"

// publishedBand is what the trajectory is with all the lowest and all the
// highest published values: how far they disagree, and no confidence interval.
func (w *writer) publishedBand(points []strategy.Point) Band {
	band := Band{Name: w.say("c5.trajectory.band")}
	for _, p := range points {
		band.Low, band.High = append(band.Low, tonnes(p.Low)), append(band.High, tonnes(p.High))
	}
	return band
}

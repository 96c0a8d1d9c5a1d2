package inventory

import (
	"github.com/reen-numerique/reen/footprint"
)

// firmwareYears is how long before its purchase a new machine's BIOS may date
// from. Models are sold for some years, and updates bring the date later only.
const firmwareYears = 5

// checkFirmware compares the day of the BIOS with that of the purchase. It is
// no purchase date, and never stands for one: an update moves it. One that is
// years before the purchase tells a machine that was not new.
func (r *row) checkFirmware(l *footprint.Line) {
	if !r.layout.has(fieldFirmware) || l.Purchased.IsZero() {
		return
	}
	made, doubt := r.day(r.cell(fieldFirmware))
	if doubt != nil || made.IsZero() || !made.AddDate(firmwareYears, 0, 0).Before(l.Purchased) {
		return
	}
	r.add(r.about(fieldFirmware, "older-firmware", "BIOS antérieur de plus de cinq ans à l’achat\u00a0: matériel reconditionné\u202f?"))
}

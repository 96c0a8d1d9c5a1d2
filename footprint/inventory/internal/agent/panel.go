package agent

import (
	"strings"

	"github.com/reen-numerique/reen/internal/fold"
)

// evidence tells on which side of a machine's case a screen is.
type evidence int

const (
	unsaid evidence = iota
	inside
	outside
)

// Diagonals in tenths of an inch: no laptop's panel is larger than the first;
// few monitors beside one are smaller than the second.
const (
	largestPanel = 185
	usualPanel   = 175
)

// builtIn are the shapes that have a panel of their own.
var builtIn = map[string]bool{"laptop": true, "tablet": true, "phone": true, "all-in-one": true}

// sortScreens parts a machine's own panel from its monitors. A machine has one
// panel at most; where nothing tells which it is, the first that may be it,
// and a doubt says so.
func (d *Device) sortScreens(shape string) {
	d.Monitors, d.Panels = nil, 0
	var seen []screen
	for _, s := range d.facts.screens {
		if !s.virtual {
			seen = append(seen, s)
		}
	}
	if d.VM != "" {
		return
	}
	panel := d.panelAmong(seen, shape)
	for n, s := range seen {
		if n == panel {
			d.Panels++
			continue
		}
		d.Monitors = append(d.Monitors, s.Monitor)
	}
}

// panelAmong gives the place of the machine's own panel, -1 where all are monitors.
func (d *Device) panelAmong(screens []screen, shape string) int {
	first, maybe := -1, -1
	for n, s := range screens {
		switch e := d.side(s, shape); {
		case e == inside && first < 0:
			first = n
		case e == inside:
			d.doubt("second-panel", "un deuxième écran ressemble à celui de l’appareil\u00a0: compté comme écran", s.Model)
		case e == unsaid && maybe < 0:
			maybe = n
		}
	}
	switch {
	case first >= 0 || maybe < 0:
		return first
	case builtIn[shape]:
		d.doubt("likely-panel", "sans doute l’écran de l’appareil lui-même\u00a0: non compté comme écran", screens[maybe].Model)
		return maybe
	}
	d.doubt("likely-monitor", "peut-être l’écran de l’appareil lui-même\u00a0: compté comme écran", screens[maybe].Model)
	return -1
}

// side tells where a screen is, the surest evidence first.
func (d *Device) side(s screen, shape string) evidence {
	switch {
	case s.port == "panel":
		return inside
	case s.port == "external":
		return outside
	case shape == "desktop" && s.maker == "panel" && !s.sure: // an all-in-one may call itself a desktop
		return unsaid
	case !builtIn[shape] && shape != "": // a tower has none, whoever made the glass
		return outside
	case s.name == "panel" || shape == "all-in-one" && d.isNamedLike(s):
		return inside
	case s.analog, s.name == "product":
		return outside
	case shape == "all-in-one":
		return sideOfAllInOne(s)
	}
	return sideOfLaptop(s, shape == "")
}

// sideOfLaptop goes by size, maker and name. Small is proof beside a laptop,
// and none beside what may be an old desktop.
func sideOfLaptop(s screen, unknown bool) evidence {
	small := s.tenths > 0 && s.tenths <= usualPanel
	switch {
	case s.tenths > largestPanel:
		return outside
	case s.maker == "panel":
		return inside
	case s.sure:
		return outside
	case s.maker == "both" && small:
		return inside
	case s.port == "likely-external", s.named && s.maker != "both":
		return outside
	case small && !unknown:
		return inside
	}
	return unsaid
}

// sideOfAllInOne does without the size: its panel is that of a monitor.
func sideOfAllInOne(s screen) evidence {
	switch {
	case s.maker == "panel":
		return inside
	case s.sure, s.port == "likely-external", s.named && s.maker != "both":
		return outside
	}
	return unsaid
}

// isNamedLike tells a screen of the name of the machine's model: "iMac" of an
// "iMac15,1".
func (d *Device) isNamedLike(s screen) bool {
	name, model := fold.Label(s.Model), fold.Label(d.Model)
	return name != "" && model != "" && (strings.HasPrefix(model, name) || strings.HasPrefix(name, model))
}

func (d *Device) doubt(code, message, value string) {
	d.Doubts = append(d.Doubts, Doubt{Code: code, Message: message, Value: value})
}

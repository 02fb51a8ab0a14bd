package report

import "fmt"

// A Light is red, amber, green or grey, always with its word: colours alone are lost in print and to some eyes.
type Light string

// The lights. Grey is for what is not known; it is never shown as green.
const (
	Red   Light = "● 红"
	Amber Light = "● 黄"
	Green Light = "● 绿"
	Grey  Light = "○ 灰"
)

// A Signal is a light and the words beside it.
type Signal struct {
	Light Light  `zh:"灯"`
	Why   string `zh:"说明"`
}

// Graver orders lights for a list: what is red comes first, then amber, what is not known, and green.
func (l Light) Graver(other Light) int { return other.severity() - l.severity() }

// severity orders lights for the worst of several: what is unknown weighs more than what is in order, and less than what is
// known to be wrong.
func (l Light) severity() int {
	switch l {
	case Red:
		return 3
	case Amber:
		return 2
	case Grey:
		return 1
	}
	return 0
}

// worst is the gravest of the lights; of none it is grey.
func worst(lights ...Light) Light {
	if len(lights) == 0 {
		return Grey
	}
	out := lights[0]
	for _, l := range lights[1:] {
		if l.severity() > out.severity() {
			out = l
		}
	}
	return out
}

func signal(l Light, format string, args ...any) Signal {
	return Signal{l, fmt.Sprintf(format, args...)}
}

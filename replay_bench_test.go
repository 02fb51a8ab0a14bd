package huishang

import "testing"

func BenchmarkReplay(b *testing.B) {
	d := tangshan(b)
	today := NewDate(2026, 11, 23)
	for b.Loop() {
		Replay(d, today)
	}
}

func BenchmarkNext(b *testing.B) {
	d := tangshan(b)
	facts := Facts{Today: NewDate(2026, 11, 23), Obstacles: func(string) []Obstacle { return nil }}
	for b.Loop() {
		Next(d, facts)
	}
}

package format

import (
	"fmt"
	"strings"
)

// lowerLevels is FMT-8: GB/T 9704—2012 7.3.3 numbers the third level 1. and the fourth （1）, both in 仿宋, and goes through the
// levels in turn. A document of two levels may go from 一、 to 1. at once.
var lowerLevels = Rule{ID: "FMT-8", Subject: "三、四级标题和层次", Level: Warning, Article: Standard + " 7.3.3",
	Quote: firstLevel.Quote, Check: "“1.”“（1）”为仿宋，三级用“1.”不用“1、”；层次不跳不倒，只有两层时可由“一、”直接到“1.”", hold: holdLowerLevels}

// levelNames are how messages call the levels.
var levelNames = [...]string{"", "“一、”", "“（一）”", "“1.”", "“（1）”"}

func holdLowerLevels(s *sheet, v *verdict) {
	used := s.levels(0)
	var path levelPath
	s.of(func(l *line) {
		if l.kind.level() == 0 {
			path, used = levelPath{}, s.levels(l.index) // a title or an attachment begins the levels anew
			return
		}
		v.holds()
		wrong, mend := l.lowerFaults()
		if fault := path.step(l, used); fault != "" {
			wrong, mend = append(wrong, fault), append(mend, "按“一、”“（一）”“1.”“（1）”的顺序逐层编号")
		}
		if len(wrong) > 0 {
			v.find(l.here(), strings.Join(wrong, "，"), strings.Join(mend, "；"))
		}
	}, title, attachmentTitle, attachment, heading1, heading2, heading3, heading4)
}

// lowerFaults tells what is wrong with the form of a third or fourth level.
func (l *line) lowerFaults() (wrong, mend []string) {
	label := l.text[:l.label]
	switch l.kind {
	case heading3:
		if !strings.HasSuffix(label, ".") {
			wrong, mend = append(wrong, "三级序号写作“"+label+"”"), append(mend, "改为“"+strings.TrimRight(label, "、．")+".”")
		}
	case heading4:
		wrong, mend = l.bracketFaults("（1）")
	default:
		return nil, nil
	}
	if face := l.otherFace(fangsong, len(l.text)); face != "" {
		wrong, mend = append(wrong, kindNames[l.kind]+"字体为"+face+"，不是仿宋"), append(mend, "“开始”→“字体”选“仿宋_GB2312”（或“仿宋”）")
	}
	return wrong, mend
}

// levels tells which levels are used from a line on, up to the next document or attachment.
func (s *sheet) levels(from int) (used [5]bool) {
	for i := from; i < len(s.lines); i++ {
		switch k := s.lines[i].kind; {
		case k.level() > 0:
			used[k.level()] = true
		case (k == title || k == attachment) && used != [5]bool{}:
			return used
		}
	}
	return used
}

// A levelPath is where the numbering of a document stands: the count on each level above and at the last heading.
type levelPath struct {
	counts [5]int
	last   int
}

// step goes on to a heading and tells what is wrong with the way there.
func (p *levelPath) step(l *line, used [5]bool) string {
	level, n := l.kind.level(), value(l.text[:l.label])
	fault := ""
	switch {
	case level <= p.last || p.last == 0 && !used[1]:
	case level > p.last+1 && p.skips(level, used):
		fault = fmt.Sprintf("层次跳级：%s之下直接用了%s", above(p.last), levelNames[level])
	}
	if before := p.counts[level]; fault == "" && level <= 2 && n > 0 && before > 0 && n != before+1 && n != 1 {
		fault = fmt.Sprintf("序号不连续：上一个%s是第%d，这里是第%d", levelNames[level], before, n)
	}
	for deeper := level + 1; deeper < len(p.counts); deeper++ {
		p.counts[deeper] = 0
	}
	p.counts[level], p.last = n, level
	return fault
}

// skips reports whether a level between is left out though the document uses it, or though it is not the second of two levels.
func (p *levelPath) skips(level int, used [5]bool) bool {
	return !(p.last == 1 && level == 3 && !used[2]) && !(p.last == 0 && !used[1])
}

func above(level int) string {
	if level == 0 {
		return "一级标题之前的正文"
	}
	return levelNames[level]
}

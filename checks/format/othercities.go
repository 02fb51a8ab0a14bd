package format

import "strings"

// otherCities is RES-2: the name of another city's government, left over from the text that was copied.
var otherCities = Rule{ID: "RES-2", Subject: "他市名称", Level: Warning, Article: custom,
	Check: "没有其他市的市人民政府、科学技术局名称", hold: holdOtherCities}

// cities are those of 河北省 that sign with the department, without 市.
var cities = []string{"石家庄", "唐山", "秦皇岛", "邯郸", "邢台", "保定", "张家口", "承德", "沧州", "廊坊", "衡水", "定州", "辛集"}

// offices are the names a document is signed with.
var offices = []string{"市人民政府", "市科学技术局", "市科技局"}

func holdOtherCities(s *sheet, v *verdict) {
	own := s.ownCity()
	if own == "" {
		return
	}
	s.everyLine(func(l *line) {
		if !strings.Contains(l.text, "市") {
			return
		}
		v.holds()
		for _, city := range cities {
			for _, office := range offices {
				if name := city + office; city != own && strings.Contains(l.text, name) {
					v.find(l.here(), "这是"+own+"市的文件，却出现“"+name+"”", "改为“"+own+office+"”；确需提到他市的，请核对")
				}
			}
		}
	})
}

// weights are how much more than in the text a city says of whose document it is.
var weights = map[kind]int{title: 1000, signature: 100}

// ownCity is the city a document is of: the one its title names, else the one that signs, else the one whose offices it names most. A document that names
// none, or two alike, is nobody's.
func (s *sheet) ownCity() string {
	if s.options.City != "" {
		return strings.TrimSuffix(s.options.City, "市")
	}
	best, most, second := "", 0, 0
	for _, city := range cities {
		n := 0
		s.everyLine(func(l *line) {
			if !strings.Contains(l.text, city+"市") {
				return
			}
			n += weights[l.kind]
			for _, office := range offices {
				n += strings.Count(l.text, city+office)
			}
		})
		if n > most {
			best, most, second = city, n, most
		} else if n > second {
			second = n
		}
	}
	if most == second {
		return ""
	}
	return best
}

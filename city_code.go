package huishang

// CityCode is a city of the province with its code of GB/T 2260.
type CityCode struct{ Code, Name string }

// CityNamed is a city as messages name it: 石家庄市（130100）, and by its code alone when it is none of the province.
func CityNamed(code string) string {
	for _, c := range CityCodes() {
		if c.Code == code {
			return c.Name + "（" + c.Code + "）"
		}
	}
	return "代码 " + code + " 的市"
}

// CityCodes are the cities of the province that are divided into districts, by code.
func CityCodes() []CityCode {
	return []CityCode{{"130100", "石家庄市"}, {"130200", "唐山市"}, {"130300", "秦皇岛市"}, {"130400", "邯郸市"}, {"130500", "邢台市"}, {"130600", "保定市"},
		{"130700", "张家口市"}, {"130800", "承德市"}, {"130900", "沧州市"}, {"131000", "廊坊市"}, {"131100", "衡水市"}}
}

// FurtherCityCodes are the places of the province besides them that may have a consultation of their own once the department agrees.
func FurtherCityCodes() []CityCode {
	return []CityCode{{"130181", "辛集市"}, {"130682", "定州市"}, {"133100", "雄安新区"}}
}

package huishang

// CityCode is a city of the province with its code of GB/T 2260.
type CityCode struct{ Code, Name string }

// CityCodes are the cities of the province that are divided into districts, by code.
func CityCodes() []CityCode {
	return []CityCode{{"130100", "石家庄市"}, {"130200", "唐山市"}, {"130300", "秦皇岛市"}, {"130400", "邯郸市"}, {"130500", "邢台市"}, {"130600", "保定市"},
		{"130700", "张家口市"}, {"130800", "承德市"}, {"130900", "沧州市"}, {"131000", "廊坊市"}, {"131100", "衡水市"}}
}

// FurtherCityCodes are the places of the province besides them that may have a consultation of their own once the department agrees.
func FurtherCityCodes() []CityCode {
	return []CityCode{{"130181", "辛集市"}, {"130682", "定州市"}, {"133100", "雄安新区"}}
}

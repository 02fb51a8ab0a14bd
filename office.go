package huishang

import (
	"slices"
	"strings"
)

// Office is who takes a step, as the Measures name it.
type Office string

// The offices that take the steps of the two procedures.
const (
	OfficeCityGovernment Office = "市人民政府"
	OfficeBureau         Office = "市科技局"
	OfficeCityLeaders    Office = "市领导"
	OfficeCity           Office = "市方"
	OfficeLiaison        Office = "区域创新处"
	OfficeDivisions      Office = "业务处室"
	OfficeDirectors      Office = "厅长办公会"
	OfficeDept           Office = "省科技厅"
	OfficeDeptSide       Office = "厅方"
	OfficeSignatories    Office = "厅长、市长"
	OfficeBoth           Office = "双方"
	OfficeCommittee      Office = "合作委员会"
	OfficeSystem         Office = "系统"
)

// deptNames are the names under which the department appears in a log, the full one first.
var deptNames = []string{"河北省科学技术厅", "省科学技术厅", "省科技厅", "科技厅"}

// named is the office as the dossier of a city calls it: 唐山市人民政府 for the city government.
func (o Office) named(d *Dossier) string {
	switch o {
	case OfficeCityGovernment:
		return orElse(d.City.GovName, string(o))
	case OfficeBureau:
		return orElse(d.City.Bureau, string(o))
	case OfficeDept:
		return deptNames[0]
	}
	return string(o)
}

// takenBy reports whether an actor of the log is the office. It is strict where the Measures name one office, and takes any
// actor where a side, a person or one of many divisions acts. Nobody is never the wrong one.
func (o Office) takenBy(actor string, d *Dossier) bool {
	if strings.TrimSpace(actor) == "" {
		return true
	}
	switch o {
	case OfficeCityGovernment, OfficeBureau:
		return actor == o.named(d)
	case OfficeDept:
		return slices.Contains(deptNames, actor)
	case OfficeLiaison, OfficeDirectors:
		return strings.Contains(actor, string(o))
	}
	return true
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

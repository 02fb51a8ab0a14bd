package checks

import (
	"strconv"

	"huishang"
)

// provinceSetting names the yearly table of the province's share of research spending in its product, in percent.
const provinceSetting = "全省研发投入强度"

// ProvinceIntensity is 全省研发投入强度 in percent by year, as the settings of the rules have it (article 13 is held against it).
func (r *Rules) ProvinceIntensity() map[int]huishang.Decimal {
	out := map[int]huishang.Decimal{}
	for key, value := range r.settings[provinceSetting].table {
		if year, err := strconv.Atoi(key); err == nil {
			out[year] = huishang.NewDecimal(value)
		}
	}
	return out
}

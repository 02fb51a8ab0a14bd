package main

import (
	"fmt"
	"slices"
	"strings"

	"huishang"
	"huishang/store"
)

// cityFlag is the city somebody acts for.
type cityFlag struct {
	City string `placeholder:"城市" help:"市科技局的城市，写名称或六位代码，如 唐山市、130200。"`
}

// code is the code of the city, by its name or its code; without one there is none. A city of the province or one that has dossiers is known, any
// other is most likely mistyped.
func (f cityFlag) code(tx *store.Tx) (string, error) {
	if f.City == "" {
		return "", nil
	}
	kept, err := tx.CitiesKept()
	if err != nil {
		return "", err
	}
	known := append(huishang.CityCodes(), huishang.FurtherCityCodes()...)
	codes := codesOf(append(slices.Clone(known), kept...), f.City)
	switch len(codes) {
	case 1:
		return codes[0], nil
	case 0:
		return "", fmt.Errorf("没有城市“%s”，可用的有：%s。", f.City, namedCities(known))
	}
	return "", severalCities(f.City, codes)
}

// codesOf finds the codes of a city by its name, with 市 or without, or its code.
func codesOf(cities []huishang.CityCode, asked string) []string {
	asked = strings.TrimSpace(asked)
	var codes []string
	for _, city := range cities {
		if !slices.Contains(codes, city.Code) && (city.Code == asked || city.Name == asked || city.Name == asked+"市") {
			codes = append(codes, city.Code)
		}
	}
	return codes
}

func namedCities(cities []huishang.CityCode) string {
	all := make([]string, len(cities))
	for i, city := range cities {
		all[i] = city.Code + " " + city.Name
	}
	return strings.Join(all, "、")
}

func severalCities(asked string, codes []string) error {
	return fmt.Errorf("名称为“%s”的不止一个：%s，请写代码。", asked, strings.Join(codes, "、"))
}

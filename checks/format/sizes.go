package format

import "fmt"

// sizeNames are the names of sizes in half points.
var sizeNames = map[int]string{84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三",
	28: "四号", 24: "小四", 21: "五号", 18: "小五", 15: "六号", 13: "小六", 11: "七号", 10: "八号"}

// sizeName writes a size for staff: 三号, or 13磅 where it has no name.
func sizeName(halfPoints int) string {
	if name, ok := sizeNames[halfPoints]; ok {
		return name
	}
	return trimZero(fmt.Sprintf("%.1f", float64(halfPoints)/2)) + "磅"
}

package guard

import (
	"bytes"
	"fmt"
)

// worksheetText is a worksheet of n cells of all sorts.
func worksheetText(n int) []byte {
	var out bytes.Buffer
	out.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i := range n / 10 {
		fmt.Fprintf(&out, `<row r="%d">`, i+1)
		for k := range 10 {
			fmt.Fprintf(&out, `<c r="%c%d" s="%d"><v>%d</v></c>`, 'A'+k, i+1, k%4, i*7919%10007*(k+1))
		}
		out.WriteString("</row>")
	}
	out.WriteString("</sheetData></worksheet>")
	return out.Bytes()
}

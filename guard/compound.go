package guard

import (
	"bytes"
)

var compoundMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// streams reports whether a compound file (MS-CFB) has a stream or folder of that name. Its directory holds names in UTF-16.
func streams(file []byte, name string) bool {
	wide := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		wide = append(wide, name[i], 0)
	}
	return bytes.Contains(file, wide)
}

// inspectCompound refuses a compound file: one behind a password, or one of the formats before 2007.
func inspectCompound(file []byte, faults *Faults) {
	const old = "文件已加密或为旧版格式："
	if streams(file, "EncryptedPackage") || streams(file, "EncryptionInfo") {
		faults.add(Encrypted, "", old+"打开它要密码", "请在 Word 或 Excel 里取消密码，另存为 .docx 或 .xlsx 后再上传")
		return
	}
	switch {
	case streams(file, "WordDocument"):
		faults.add(WrongType, "", old+"这是旧版 Word（.doc）文件", asWord)
	case streams(file, "Workbook"), streams(file, "Book"):
		faults.add(WrongType, "", old+"这是旧版 Excel（.xls）文件", asExcel)
	default:
		faults.add(WrongType, "", old+"这是旧版 Office 或 WPS 文件", asBoth)
	}
	if hasMacros(file) {
		faults.add(Macro, "", "文件含有宏", withoutMacros)
	}
	if streams(file, "Ole10Native") {
		faults.add(OLE, "", "文件含有 OLE 嵌入对象：打包的文件（Package）", objectRemedy)
	}
}

func hasMacros(compound []byte) bool {
	return streams(compound, "_VBA_PROJECT") || streams(compound, "VBA") && streams(compound, "PROJECT")
}

const (
	withoutMacros = "请在 Word 或 Excel 里另存为不含宏的 .docx 或 .xlsx"
	objectRemedy  = "请删去嵌入的对象，把里面的内容单独上传，或贴成图片、表格；旧版公式请改用 Word 自带的公式"
)

// objectName is what an embedded compound file is, for staff.
func objectName(compound []byte) string {
	switch {
	case streams(compound, "Ole10Native"):
		return "打包的文件（Package）"
	case streams(compound, "Equation Native"):
		return "旧版公式（Equation 3.0 或 MathType）"
	case streams(compound, "WordDocument"):
		return "旧版 Word 文件"
	case streams(compound, "Workbook"), streams(compound, "Book"):
		return "旧版 Excel 文件"
	}
	return "OLE 文件"
}

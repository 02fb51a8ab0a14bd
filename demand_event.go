package huishang

import (
	"fmt"
	"slices"
	"strings"
)

// What an event itself must say.

func lacksNote(problem, remedy string) func(occasion) []Lack {
	return func(o occasion) []Lack {
		if strings.TrimSpace(o.event.Note) == "" {
			return lack(problem, remedy)
		}
		return nil
	}
}

func lacksDivisions(o occasion) []Lack {
	named := slices.DeleteFunc(slices.Clone(o.event.Divisions), func(d string) bool { return strings.TrimSpace(d) == "" })
	if len(named) == 0 {
		return lack("没有指定征求意见的处室", "请至少指定1个业务处室")
	}
	slices.Sort(named)
	if distinct := slices.Compact(slices.Clone(named)); len(distinct) < len(named) {
		return lack("征求意见的处室有重复", "每个处室只写一次")
	}
	return nil
}

func lacksDue(o occasion) []Lack {
	switch {
	case o.event.Due.IsZero():
		return lack("没有写反馈期限", "请写明处室最迟哪一天反馈")
	case !o.event.Due.After(o.event.At):
		return lack(fmt.Sprintf("反馈期限%s不晚于发出之日", o.event.Due.Chinese()), "请改为发出之后的日期")
	}
	return nil
}

func lacksResult(o occasion) []Lack {
	known := []DirectorsVerdict{DirectorsPassed, DirectorsAmended, DirectorsDeferred, DirectorsReturned}
	if !slices.Contains(known, o.event.Result) {
		return lack("没有写厅长办公会的结论", "请选择通过、修改后通过、暂缓或退回")
	}
	return nil
}

func lacksApprovedText(o occasion) []Lack {
	if o.event.passed() && !isDigest(o.event.FileSHA256) {
		return lack("没有登记厅长办公会审定的文本", "请上传审定稿，系统据此登记文件校验值")
	}
	return nil
}

func lacksSignedText(o occasion) []Lack {
	if !isDigest(o.event.FileSHA256) {
		return lack("没有登记签署的文本", "请上传签署稿，系统据此登记文件校验值")
	}
	if o.here.Approved == "" && strings.TrimSpace(o.event.Note) == "" { // an old log, from before texts were recorded
		return lack("旧记录没有登记厅长办公会审定的文本", "请在说明中写明怎样核对签署的就是审定的文本")
	}
	return nil
}

func lacksTerm(o occasion) []Lack {
	switch protocol := o.dossier.Protocol; {
	case o.event.ValidUntil.IsZero():
		return lack("没有写议定书有效期止", "请照议定书写明有效期到哪一天")
	case o.event.ValidUntil.Before(o.event.At):
		return lack(fmt.Sprintf("有效期止%s早于签订之日", o.event.ValidUntil.Chinese()), "请核对议定书的有效期")
	case protocol != nil && protocol.ValidUntil != o.event.ValidUntil:
		return lack(fmt.Sprintf("有效期止%s与议定书（%s）不一致", o.event.ValidUntil.Chinese(), orElse(protocol.ValidUntil.Chinese(), "未写")),
			"请照议定书填写")
	}
	return nil
}

func lacksObjection(o occasion) []Lack {
	var all []Lack
	if strings.TrimSpace(o.event.Clause) == "" {
		all = append(all, Lack{"没有写异议条款", "请写明对哪一条有异议"})
	}
	if strings.TrimSpace(o.event.Note) == "" {
		all = append(all, Lack{"没有写异议理由", "请在说明中写明理由"})
	}
	return all
}

const waiverText = "免征求处室意见的，单位已开启这项设定，且写明为什么只是文字修改"

// lacksWaiver holds a step that skips the divisions because only wording changes. The Measures say 按上述程序, so it is open
// only to an office that has switched it on, never in the first round, and never past the 厅长办公会.
func lacksWaiver(o occasion) []Lack {
	if !o.event.WordingOnly {
		return nil
	}
	var all []Lack
	if o.here.Round == 1 {
		all = append(all, Lack{"第1轮须送处室征求意见", "请照常办理；市领导有异议后的各轮仅文字修改的，才可以免"})
	}
	if !o.facts.AllowWordingOnly {
		all = append(all, Lack{"本单位没有开启“仅文字修改，免征求处室意见”", "请照常送处室征求意见；单位要开启的，请管理员启动服务时写 --allow-wording-only"})
	}
	if strings.TrimSpace(o.event.Note) == "" {
		all = append(all, Lack{"没有写为什么只是文字修改", "请在说明中写明改了哪些文字"})
	}
	return all
}

// isDigest reports whether a text is a SHA-256 in hexadecimal.
func isDigest(text string) bool {
	return len(text) == 64 && !strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789abcdef", r) })
}

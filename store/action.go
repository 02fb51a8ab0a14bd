package store

import (
	"maps"
	"slices"
)

// Action is what was done, as the audit log names it.
type Action string

// What may be done.
const (
	ActionCreateDossier  Action = "dossier.create"
	ActionTrashDossier   Action = "dossier.trash"
	ActionRestoreDossier Action = "dossier.restore"
	ActionSaveVersion    Action = "version.save"
	ActionCheck          Action = "version.check"
	ActionAddDocument    Action = "document.add"
	ActionAppendEvent    Action = "event.append"
	ActionSubmit         Action = "submission.receive"
	ActionAccept         Action = "submission.accept"
	ActionReturn         Action = "submission.return"
	ActionExplain        Action = "explanation.write"
	ActionSaveOpinion    Action = "opinion.save"
	ActionAddProgress    Action = "progress.add"
	ActionAddTemplate    Action = "template.add"
	ActionUseTemplate    Action = "template.use"
	ActionAddUser        Action = "user.add"
	ActionChangeUser     Action = "user.change"
	ActionSetPassword    Action = "user.password"
	ActionSignIn         Action = "session.open"
	ActionSignOut        Action = "session.end"
	ActionEndOthers      Action = "session.end_others"
	ActionSlowDown       Action = "session.slow"
	ActionAddKey         Action = "key.add"
	ActionRevokeKey      Action = "key.revoke"
	ActionPlanReminders  Action = "reminder.plan"
	ActionSendReminders  Action = "reminder.send"
	ActionRetryReminder  Action = "reminder.retry"
	ActionCancelReminder Action = "reminder.cancel"
	ActionSettleReminder Action = "reminder.settle"
	ActionAcknowledge    Action = "reminder.acknowledge"
	ActionDeferReminder  Action = "reminder.defer"
	ActionMute           Action = "mailbox.mute"
	ActionUnmute         Action = "mailbox.unmute"
	ActionAddFeed        Action = "feed.add"
	ActionRevokeFeed     Action = "feed.revoke"
	ActionSaveCalendar   Action = "calendar.save"
	ActionBeginBulk      Action = "bulk.begin"
	ActionProveAudit     Action = "audit.prove"
)

// actionNames give the Chinese of each action.
var actionNames = map[Action]string{
	ActionCreateDossier:  "新建卷宗",
	ActionTrashDossier:   "卷宗移入回收站",
	ActionRestoreDossier: "卷宗移出回收站",
	ActionSaveVersion:    "保存新版本",
	ActionCheck:          "检查版本",
	ActionAddDocument:    "归入文件",
	ActionAppendEvent:    "登记程序事件",
	ActionSubmit:         "收到报送",
	ActionAccept:         "受理报送",
	ActionReturn:         "退回补正",
	ActionExplain:        "填写说明",
	ActionSaveOpinion:    "保存处室意见",
	ActionAddProgress:    "登记进展",
	ActionAddTemplate:    "上传模板",
	ActionUseTemplate:    "换用模板",
	ActionAddUser:        "新建用户",
	ActionChangeUser:     "修改用户",
	ActionSetPassword:    "设置密码",
	ActionSignIn:         "登录",
	ActionSignOut:        "退出",
	ActionEndOthers:      "退出别处的登录",
	ActionSlowDown:       "多次登录失败，放慢",
	ActionAddKey:         "新建接口密钥",
	ActionRevokeKey:      "停用接口密钥",
	ActionPlanReminders:  "排定提醒",
	ActionSendReminders:  "发送提醒",
	ActionRetryReminder:  "重发提醒",
	ActionCancelReminder: "取消提醒",
	ActionSettleReminder: "核实存疑的提醒",
	ActionAcknowledge:    "已知悉提醒",
	ActionDeferReminder:  "推迟提醒",
	ActionMute:           "停收汇总邮件",
	ActionUnmute:         "恢复汇总邮件",
	ActionAddFeed:        "新建日历订阅",
	ActionRevokeFeed:     "停用日历订阅",
	ActionSaveCalendar:   "导入调休表",
	ActionBeginBulk:      "批量生成文件",
	ActionProveAudit:     "核验审计日志",
}

// Actions lists everything that may be done, in order of their codes.
func Actions() []Action { return slices.Sorted(maps.Keys(actionNames)) }

// Name is the action in Chinese, or its code when there is no such action.
func (a Action) Name() string {
	if name, known := actionNames[a]; known {
		return name
	}
	return string(a)
}

package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"huishang"
)

// records are the ids of one city: a dossier with two versions, the first of which was checked, a document and a submission.
type records struct {
	city                          string
	year                          int
	content                       *huishang.Dossier
	dossier, document, submission string
	user                          User
	reminder, withFile            string
}

// foreign says for each method of a transaction how it is asked about records. What it lists of them it must find; a list without any
// is answered with NotFound here.
var foreign = map[string]func(tx *Tx, of records) error{
	"AddDocument": func(tx *Tx, of records) error {
		_, err := tx.AddDocument(of.dossier, Document{Kind: "letter", Name: "函.docx"}, strings.NewReader("x"))
		return err
	},
	"AddProgress": func(tx *Tx, of records) error {
		_, err := tx.AddProgress(of.dossier, huishang.NewDate(2026, 6, 1), huishang.SummaryItem{ItemID: "A1"})
		return err
	},
	"AppendEvent": func(tx *Tx, of records) error {
		_, err := tx.AppendEvent(of.dossier, huishang.Event{Step: huishang.MtgSubmit})
		return err
	},
	"Accept":        func(tx *Tx, of records) error { _, err := tx.Accept(of.submission, ""); return err },
	"Return":        func(tx *Tx, of records) error { _, err := tx.Return(of.submission, ""); return err },
	"Document":      func(tx *Tx, of records) error { _, err := tx.Document(of.document); return err },
	"Documents":     func(tx *Tx, of records) error { _, _, err := tx.Documents(of.dossier, Page{}); return err },
	"Dossier":       func(tx *Tx, of records) error { _, err := tx.Dossier(of.dossier); return err },
	"DossierOf":     func(tx *Tx, of records) error { _, err := tx.DossierOf(of.city, of.year); return err },
	"NewestDossier": func(tx *Tx, of records) error { _, err := tx.NewestDossier(of.city); return err },
	"Events":        func(tx *Tx, of records) error { _, err := tx.Events(of.dossier); return err },
	"Explanations":  func(tx *Tx, of records) error { _, err := tx.Explanations(of.dossier, 1); return err },
	"Findings":      func(tx *Tx, of records) error { _, err := tx.Findings(of.dossier, 1); return err },
	"Opinions":      func(tx *Tx, of records) error { _, err := tx.Opinions(of.dossier, OnProtocol); return err },
	"AllOpinions":   func(tx *Tx, of records) error { _, err := tx.AllOpinions(of.dossier); return err },
	"Procedure":     func(tx *Tx, of records) error { _, err := tx.Procedure(of.dossier); return err },
	"Progress":      func(tx *Tx, of records) error { _, err := tx.Progress(of.dossier); return err },
	"Submission":    func(tx *Tx, of records) error { _, err := tx.Submission(of.submission); return err },
	"Version":       func(tx *Tx, of records) error { _, err := tx.Version(of.dossier, 1); return err },
	"Versions":      func(tx *Tx, of records) error { _, _, err := tx.Versions(of.dossier, Page{}); return err },
	"SubmittedFiles": func(tx *Tx, of records) error {
		_, err := tx.SubmittedFiles(of.submission)
		return err
	},
	"Submitted": func(tx *Tx, of records) error {
		sum := sha256.Sum256([]byte("form"))
		_, err := tx.Submitted(of.city, of.year, "议题建议", []string{hex.EncodeToString(sum[:])})
		return err
	},
	"CreateDossier": func(tx *Tx, of records) error {
		_, err := tx.CreateDossier(of.year+1, of.content, "")
		return err
	},
	"Explain": func(tx *Tx, of records) error {
		return tx.Explain(of.dossier, 1, Explanation{Rule: "ART13-4", Text: "原因"})
	},
	"SaveVersion": func(tx *Tx, of records) error {
		_, err := tx.SaveVersion(of.dossier, 2, of.content, "")
		return err
	},
	"SaveFindings": func(tx *Tx, of records) error {
		return tx.SaveFindings(of.dossier, 2, "会议-报送", json.RawMessage(`[]`), nil)
	},
	"SaveOpinion": func(tx *Tx, of records) error {
		_, err := tx.SaveOpinion(of.dossier, OnProtocol, huishang.Opinion{Division: "高新处"}, 0)
		return err
	},
	"Submit": func(tx *Tx, of records) error {
		_, _, err := tx.Submit(NewSubmission{Year: of.year, Kind: "需求", Content: of.content, Base: 2,
			Files: []Upload{{Name: "a", Content: strings.NewReader("a")}}})
		return err
	},
	"TrashDossier": func(tx *Tx, of records) error {
		if err := tx.TrashDossier(of.dossier); !errors.As(err, &Refused{}) {
			return err
		}
		return nil // it was sent
	},
	"RestoreDossier": func(tx *Tx, of records) error {
		if err := tx.RestoreDossier(of.dossier); !errors.As(err, &Refused{}) {
			return err
		}
		return nil // it is not in the trash
	},
	"ChangedCities": func(tx *Tx, of records) error {
		all, err := tx.ChangedCities(-1)
		return errors.Join(err, none(len(all)))
	},
	"Cores": func(tx *Tx, of records) error {
		all, err := tx.Cores()
		return errors.Join(err, none(len(all)))
	},
	"UnreadDossiers": func(tx *Tx, of records) error {
		if _, err := tx.sql.ExecContext(tx.ctx, `UPDATE outlines SET format = 0`); err != nil { // as if none could be read
			return err
		}
		all, err := tx.UnreadDossiers()
		return errors.Join(err, none(len(all)))
	},
	"Outline": func(tx *Tx, of records) error { _, err := tx.Outline(of.dossier); return err },
	"Outlines": func(tx *Tx, of records) error {
		found := 0
		err := tx.Outlines(OutlineFilter{All: true}, func(o Outline) error { found++; return nil })
		return errors.Join(err, none(found))
	},
	"CitiesKept": func(tx *Tx, of records) error {
		all, err := tx.CitiesKept()
		found := slices.IndexFunc(all, func(c huishang.CityCode) bool { return c.Code == of.city })
		return errors.Join(err, none(found+1))
	},
	"Dossiers": func(tx *Tx, of records) error {
		all, _, err := tx.Dossiers(DossierFilter{City: of.city}, Page{})
		return errors.Join(err, none(len(all)))
	},
	"Submissions": func(tx *Tx, of records) error {
		all, _, err := tx.Submissions(SubmissionFilter{Dossier: of.dossier}, Page{})
		return errors.Join(err, none(len(all)))
	},
	"SearchKind": func(tx *Tx, of records) error {
		all, _, err := tx.SearchKind("唐山", of.city, HitTopic, Page{})
		return errors.Join(err, none(len(all)))
	},
	"WaitingSubmissions": func(tx *Tx, of records) error {
		all, _, err := tx.WaitingSubmissions(Page{})
		return errors.Join(err, none(len(all)))
	},
	"Search": func(tx *Tx, of records) error {
		all, _, err := tx.Search("唐山", of.city, Page{})
		return errors.Join(err, none(len(all)))
	},
	"User":        func(tx *Tx, of records) error { _, err := tx.User(of.user.ID); return err },
	"UserByLogin": func(tx *Tx, of records) error { _, err := tx.UserByLogin(of.user.Login); return err },
	"Users": func(tx *Tx, of records) error {
		all, _, err := tx.Users(Page{})
		return errors.Join(err, none(len(all)))
	},
	"Keys": func(tx *Tx, of records) error {
		all, _, err := tx.Keys(Page{})
		return errors.Join(err, none(len(all)))
	},
	"PlanReminders": func(tx *Tx, of records) error {
		_, err := tx.PlanReminders("example.gov.cn", []NewReminder{reminderOf(of.city, 2)})
		return err
	},
	"Reminder": func(tx *Tx, of records) error { _, err := tx.Reminder(of.reminder); return err },
	"Reminders": func(tx *Tx, of records) error {
		all, _, err := tx.Reminders(ReminderFilter{}, Page{})
		return errors.Join(err, none(len(all)))
	},
	"OpenReminders": func(tx *Tx, of records) error {
		all, err := tx.OpenReminders()
		return errors.Join(err, none(len(all)))
	},
	"WithdrawReminders": func(tx *Tx, of records) error {
		count, err := tx.WithdrawReminders([]string{of.reminder}, "不再需要")
		return errors.Join(err, none(count))
	},
	"Queue": func(tx *Tx, of records) error {
		q, err := tx.Queue()
		return errors.Join(err, none(q.Length()))
	},
	"RetryReminder":       func(tx *Tx, of records) error { _, err := tx.RetryReminder(of.reminder, ""); return err },
	"CancelReminder":      func(tx *Tx, of records) error { _, err := tx.CancelReminder(of.reminder, "不办了"); return err },
	"AcknowledgeReminder": func(tx *Tx, of records) error { _, err := tx.AcknowledgeReminder(of.reminder); return err },
	"DeferReminder": func(tx *Tx, of records) error {
		_, err := tx.DeferReminder(of.reminder, tx.Now().AddDate(0, 0, 1))
		return err
	},
	"BadAddresses": func(tx *Tx, of records) error {
		all, err := tx.BadAddresses(tx.Now().AddDate(0, 0, 1))
		return errors.Join(err, none(len(all)))
	},
	"PlannedKeys": func(tx *Tx, of records) error {
		keys, err := tx.PlannedKeys([]string{reminderOf(of.city, 1).Duty})
		return errors.Join(err, none(len(keys)))
	},
	"EntryReminders": func(tx *Tx, of records) error {
		all, err := tx.EntryReminders(huishang.Date{})
		return errors.Join(err, none(len(all)))
	},
	"AddressedSince": func(tx *Tx, of records) error {
		before := tx.chain.seq
		err := tx.AddressedSince(failingReminder(of.city).ReminderKey)
		return errors.Join(err, none(int(tx.chain.seq-before)))
	},
	"ReminderFile": func(tx *Tx, of records) error { _, err := tx.ReminderFile(of.withFile); return err },
	"MessageOf": func(tx *Tx, of records) error {
		r, err := tx.Reminder(of.reminder)
		if err == nil {
			_, err = tx.MessageOf(r)
		}
		return err
	},
	"Staff": func(tx *Tx, of records) error {
		all, err := tx.Staff()
		return errors.Join(err, none(len(all)))
	},
	"SettleReminder": func(tx *Tx, of records) error {
		if _, err := tx.SettleReminder(of.reminder, true); !errors.As(err, &Refused{}) {
			return err
		}
		return nil // there is no doubt about it
	},
	"Audit": func(tx *Tx, of records) error {
		all, _, err := tx.Audit(AuditFilter{}, Page{})
		for _, line := range all {
			if line.Object == of.dossier {
				return err
			}
		}
		return errors.Join(err, none(0))
	},
}

// Methods that are not about the records of a city.
var cityless = map[string]string{
	"Now":            "gives the instant of the transaction",
	"Scope":          "gives the scope",
	"Recall":         "answers a user from their own requests",
	"Remember":       "keeps an answer to a user's own request",
	"BeginBulk":      "is for its owner",
	"Bulk":           "is for its owner",
	"Bulks":          "is for its owner",
	"AdvanceBulk":    "is for its owner",
	"AddBulkPiece":   "is for its owner",
	"EndBulk":        "is for its owner",
	"BulkPiece":      "is for its owner",
	"InterruptBulks": "is for the program: it marks what nobody goes on with",
	"LastChange":     "only says whether anything changed",
	"NoteScan":       "is for the program: one scan looks through all cities",
	"LastScan":       "says when the program last looked through all cities",
	"SaveDraft":      "keeps what a user types for themselves",
	"Draft":          "gives a user what they typed themselves",
	"Drafts":         "gives a user what they typed themselves",
	"DropDraft":      "forgets what a user typed themselves",

	"AddTemplate":     "is of the department: templates belong to no city",
	"UseTemplate":     "is of the department: templates belong to no city",
	"Template":        "is of the department: templates belong to no city",
	"Templates":       "is of the department: templates belong to no city",
	"TemplateUses":    "is of the department: templates belong to no city",
	"TemplatesInUse":  "is of the department: templates belong to no city",
	"TemplateChanges": "is of the department: templates belong to no city",

	"Tray":         "is a user's own",
	"TrayBytes":    "is a user's own",
	"PutInTray":    "is a user's own",
	"TakeFromTray": "is a user's own",
	"EmptyTray":    "is a user's own",

	"PutReminderFile": "only keeps a file; it is found through its reminder",
	"Feeds":           "is for the owner of the feeds",
	"Sessions":        "is for the owner of the sessions",
	"Mute":            "is about a mailbox, whose holder may be of no city",
	"Unmute":          "is about a mailbox, whose holder may be of no city",
	"Muted":           "is for the program: mailboxes belong to no city",
	"UseLink":         "is about a link whose signature says what it is for",
	"LinkUsed":        "is about a link whose signature says what it is for",
	"ForgetLinks":     "is for the program: links belong to no city",
	"SaveCalendar":    "is for the administrator: working days are those of the country",
	"Calendars":       "tells everybody the working days of the country",
	"NoteProof":       "is for the administrator: the audit log is one chain over all cities",
	"LastProof":       "is for the administrator: the audit log is one chain over all cities",

	"AddUser":           "is for the administrator, who sees every city",
	"ChangeUser":        "is for the administrator, who sees every city",
	"SetPassword":       "is for the administrator, who sees every city",
	"AnyUser":           "is for the program, before there is anybody",
	"AddKey":            "is for the administrator, who sees every city",
	"OpenReminders":     "is for the program, whose plan is for every city",
	"WithdrawReminders": "is for the program, whose plan is for every city",

	"RevokeKey": "is for the administrator, who sees every city",
	"Key":       "is for the administrator, who sees every city",
}

func none(found int) error {
	if found == 0 {
		return NotFound{"条记录"}
	}
	return nil
}

var errTakeBack = errors.New("take it back")

func TestAnotherCityIsNotThere(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		of := recordsOf(t, s)
		methods := reflect.TypeFor[*Tx]()
		for i := range methods.NumMethod() {
			name := methods.Method(i).Name
			ask, told := foreign[name]
			if !told {
				if cityless[name] == "" {
					t.Errorf("%s: nobody says here how it keeps the cities apart", name)
				}
				continue
			}
			for _, test := range []struct {
				scope Scope
				there bool
			}{
				{tangshan, true}, {secretariat, true}, {cangzhou, false},
				{Scope{Tenant: "elsewhere", Role: huishang.RoleAdmin, User: "admin"}, false},
				{Scope{Tenant: Home, Role: huishang.RoleDivision, City: "130900", User: "division"}, false},
			} {
				if (name == "CreateDossier" || name == "PlanReminders") && test.scope.Tenant == "elsewhere" {
					continue // another department may begin a dossier or plan reminders of the same city: they are others
				}
				err := s.Update(t.Context(), test.scope, func(tx *Tx) error { return errors.Join(ask(tx, of), errTakeBack) })
				if missing := errors.As(err, &NotFound{}); missing == test.there || !errors.Is(err, errTakeBack) {
					t.Errorf("%s asked by %s: %v", name, test.scope.User, err)
				}
				if test.there && strings.Count(err.Error(), "\n") > 0 {
					t.Errorf("%s asked by %s: %v", name, test.scope.User, err)
				}
			}
		}
	})
}

// recordsOf makes records of 唐山市 to ask about.
func recordsOf(t *testing.T, s *Store) records {
	t.Helper()
	of := records{city: "130200", year: 2026, content: demo(t, "130200-唐山市")}
	update(t, s, tangshan, func(tx *Tx) error {
		submitted, _, err := tx.Submit(NewSubmission{Year: of.year, Kind: "议题建议", Content: of.content, Stage: "会议-报送",
			Files: []Upload{{Name: "议题建议.xlsx", Content: strings.NewReader("form")}},
			Found: json.RawMessage(`[{"rule":"ART13-4","message":"研发投入强度下降"}]`)})
		if err != nil {
			return err
		}
		of.submission, of.dossier = submitted.ID, submitted.Dossier
		document, err := tx.AddDocument(of.dossier, Document{Kind: "proposal", Name: "议题建议.docx"}, strings.NewReader("document"))
		if err != nil {
			return err
		}
		of.document = document.ID
		_, err = tx.SaveVersion(of.dossier, 1, of.content, "")
		return err
	})
	of.user = addUser(t, s, User{Login: "zhangsan", Name: "张三", Role: huishang.RoleBureau, City: of.city})
	update(t, s, admin, func(tx *Tx) error {
		_, _, err := tx.AddKey(Key{Name: "平台", Role: huishang.RoleBureau, City: of.city, Scopes: []KeyScope{KeyRead}})
		return err
	})
	planReminders(t, s, reminderOf(of.city, 1))
	update(t, s, admin, func(tx *Tx) error {
		withFile, meeting := reminderOf(of.city, 4), reminderOf(of.city, 5)
		withFile.Unsent, meeting.Kind, meeting.Unsent = "不发", "会议筹备", "不发"
		var err error
		if withFile.File, err = tx.PutReminderFile([]byte("file")); err != nil {
			return err
		}
		_, err = tx.PlanReminders("example.gov.cn", []NewReminder{withFile, meeting, failingReminder(of.city)})
		return err
	})
	view(t, s, admin, func(tx *Tx) error {
		all, _, err := tx.Reminders(ReminderFilter{}, Page{})
		for _, r := range all {
			switch {
			case r.State == ReminderWaiting:
				of.reminder = r.ID
			case r.File != "":
				of.withFile = r.ID
			}
		}
		return err
	})
	return of
}

// failingReminder has nobody to go to.
func failingReminder(city string) NewReminder {
	r := reminderOf(city, 6)
	r.Address = ""
	return r
}

func TestLeaderChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		create(t, s, tangshan, 2026, demo(t, "130200-唐山市"))
		if err := s.Update(t.Context(), leader, func(*Tx) error { return nil }); !errors.As(err, &ReadOnly{}) {
			t.Errorf("a leader may change something: %v", err)
		}
		view(t, s, leader, func(tx *Tx) error {
			_, err := tx.DossierOf("130200", 2026)
			return err
		})
	})
}

func TestScopeIsWhole(t *testing.T) {
	s := open(t, newSQLite(t))
	for name, scope := range map[string]Scope{
		"none":                        {},
		"without a tenant":            {Role: huishang.RoleAdmin, User: "a"},
		"without a user":              {Tenant: Home, Role: huishang.RoleAdmin},
		"of an unknown role":          {Tenant: Home, Role: "boss", User: "a"},
		"of a bureau without a city":  {Tenant: Home, Role: huishang.RoleBureau, User: "a"},
		"of a city that is no code":   {Tenant: Home, Role: huishang.RoleBureau, City: "唐山", User: "a"},
		"of a city that is a pattern": {Tenant: Home, Role: huishang.RoleBureau, City: "1302%%", User: "a"},
	} {
		if err := s.View(t.Context(), scope, func(*Tx) error { return nil }); err == nil {
			t.Errorf("a scope %s is taken", name)
		}
	}
}

func TestStatementWithoutItsScopeIsRefused(t *testing.T) {
	s := open(t, newSQLite(t))
	view(t, s, tangshan, func(tx *Tx) error {
		if _, err := tx.query(`SELECT id FROM dossiers WHERE tenant = $1`); err == nil {
			t.Error("a statement without a city is carried out")
		}
		if err := tx.row(`SELECT count(*) FROM dossiers`).Scan(new(int)); err == nil {
			t.Error("a statement without a tenant is carried out")
		}
		return nil
	})
}

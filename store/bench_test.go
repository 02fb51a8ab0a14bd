package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"huishang"
	"huishang/testdata/need"
)

// BenchmarkSubmit saves a 60 KB form with a dossier of 30 KB and the findings of 104 rules, each different from the last, on SQLite with
// synchronous FULL.
func BenchmarkSubmit(b *testing.B) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, place(b))
			content := demo(b, "130200-唐山市")
			form, found := noise(60<<10), findingsOf(104)
			create(b, s, tangshan, 2026, content)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				copy(form, fmt.Sprintf("%020d", n))
				content.Proposal.Topics[n%len(content.Proposal.Topics)].Background = fmt.Sprint("背景", n)
				update(b, s, tangshan, func(tx *Tx) error {
					_, _, err := tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content, Base: n + 1, Stage: "会议-报送",
						Files: []Upload{{Name: "form.xlsx", Content: bytes.NewReader(form)}}, Found: found,
						Written: []Explanation{{Rule: "ART0-1", Text: "原因"}}})
					return err
				})
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "saves/s")
		})
	}
}

// BenchmarkSubmitTogether does the same for sixteen cities at once.
func BenchmarkSubmitTogether(b *testing.B) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, place(b))
			found := findingsOf(104)
			var cities atomic.Int64
			b.SetParallelism(16)
			b.RunParallel(func(each *testing.PB) {
				content, form := demo(b, "130200-唐山市"), noise(60<<10)
				content.City.Code = fmt.Sprintf("13%04d", cities.Add(1))
				for n := 0; each.Next(); n++ {
					copy(form, fmt.Sprintf("%s %020d", content.City.Code, n))
					content.Proposal.Topics[n%len(content.Proposal.Topics)].Background = fmt.Sprint("背景", n)
					if err := s.Update(context.Background(), secretariat, func(tx *Tx) error {
						_, _, err := tx.Submit(NewSubmission{Year: 2026, Kind: "议题建议", Content: content, Base: n, Stage: "会议-报送",
							Files: []Upload{{Name: "form.xlsx", Content: bytes.NewReader(form)}}, Found: found})
						return err
					}); err != nil {
						b.Error(err)
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "saves/s")
		})
	}
}

func findingsOf(rules int) json.RawMessage {
	var all []map[string]string
	for i := range rules {
		all = append(all, map[string]string{"rule": fmt.Sprintf("ART%d-1", i), "level": "警告", "message": "研发投入强度由3.48%降到3.46%，请说明。",
			"where": "/city/statistics/3", "place": "城市 › 统计数据", "remedy": "补充说明", "quote": "“逐年提高”"})
	}
	data, err := json.Marshal(all)
	if err != nil {
		panic(err)
	}
	return data
}

// dossiersKept is how many dossiers the benchmarks of reading have to find one among.
func dossiersKept() int { return need.Rounds(1000, 10_000) }

// filled keeps as many dossiers, of a thousand cities and some years, each with its own words.
func filled(b *testing.B, s *Store, count int) []Version {
	b.Helper()
	content := demo(b, "130200-唐山市")
	kept := make([]Version, count)
	for i := 0; i < count; {
		update(b, s, secretariat, func(tx *Tx) (err error) {
			for range min(100, count-i) {
				content.City.Code, content.City.Name = fmt.Sprintf("13%04d", i%1000), fmt.Sprintf("第%d市", i%1000)
				for n := range content.Proposal.Topics {
					content.Proposal.Topics[n].Background = fmt.Sprintf("编号%d的背景%c%c", i, 0x4E00+rune(i*7%20000), 0x4E00+rune(i*13%20000))
				}
				if kept[i], err = tx.CreateDossier(2020+i/1000, content, ""); err != nil {
					return err
				}
				i++
			}
			return nil
		})
	}
	return kept
}

// BenchmarkRead reads what the page of one dossier shows, and searches, among many dossiers.
func BenchmarkRead(b *testing.B) {
	for name, place := range map[string]func(testing.TB) string{"sqlite": newSQLite, "postgres": newPostgres} {
		b.Run(name, func(b *testing.B) {
			s := open(b, place(b))
			kept := filled(b, s, dossiersKept())
			one := kept[len(kept)/2]
			scope := Scope{Tenant: Home, Role: huishang.RoleBureau, City: one.City, User: "bureau"}
			b.Run("dossier", func(b *testing.B) {
				for b.Loop() {
					readPage(b, s, scope, one.Dossier)
				}
			})
			b.Run("list", func(b *testing.B) {
				for b.Loop() {
					view(b, s, secretariat, func(tx *Tx) error { _, _, err := tx.Dossiers(DossierFilter{}, Page{}); return err })
				}
			})
			for _, query := range []string{"氢冶", "氢冶金直接还原", "编号" + fmt.Sprint(len(kept)/2), "氢", "没有的词"} {
				for who, scope := range map[string]Scope{"all": secretariat, "city": scope} {
					b.Run("search/"+query+"/"+who, func(b *testing.B) {
						for b.Loop() {
							view(b, s, scope, func(tx *Tx) error { _, _, err := tx.Search(query, "", Page{Limit: 20}); return err })
						}
					})
				}
			}
			b.Run("memory", func(b *testing.B) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				for b.Loop() {
					readPage(b, s, scope, one.Dossier)
				}
				runtime.ReadMemStats(&after)
				b.ReportMetric(float64(after.Sys)/(1<<20), "MiB-from-system")
			})
		})
	}
}

// readPage reads what the page of a dossier shows.
func readPage(b *testing.B, s *Store, scope Scope, id string) {
	b.Helper()
	var last Version
	view(b, s, scope, func(tx *Tx) error {
		d, err := tx.Dossier(id)
		if err != nil {
			return err
		}
		if last, err = tx.Version(id, d.Latest); err != nil {
			return err
		}
		if _, err = tx.Events(id); err != nil {
			return err
		}
		if _, _, err = tx.Documents(id, Page{}); err != nil {
			return err
		}
		_, _, err = tx.Submissions(SubmissionFilter{Dossier: id}, Page{})
		return err
	})
	if _, err := last.Read(context.Background()); err != nil {
		b.Fatal(err)
	}
}

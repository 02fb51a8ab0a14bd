package docx

type mergeState struct{}

func (c *partCompiler) placeColumns(b *block) bool { return false }
func (c *partCompiler) markMerges()                {}
func (c *partCompiler) markColumns()               {}
func (c *partCompiler) markInclude(o *occurrence, end int) {
	c.cut(o.start, end)
}
func (r *renderer) special(o *op) {}
func (p *program) special() bool  { return false }

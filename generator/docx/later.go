package docx

func (c *partCompiler) markInclude(o *occurrence, end int) {
	c.cut(o.start, end)
}
func (r *renderer) special(o *op) {}

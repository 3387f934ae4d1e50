package desktop

// Limit offers what may be used at most.
type Limit struct{ room *room }

// Get shows the limits of a key, of a workspace, or of the organization.
func (l *Limit) Get(in LimitsInput) (LevelsView, error) {
	return call(l.room, "Limit.Get", in, later[LimitsInput, LevelsView])
}

// Set sets limits of a level.
func (l *Limit) Set(in SetLimitInput) (LevelsView, error) {
	return call(l.room, "Limit.Set", in, later[SetLimitInput, LevelsView])
}

package desktop

// Start is what a page asks first, answered before it asks: it draws its first
// frame without a way there and back. What is absent here the page asks for.
type Start struct {
	Status  *StatusView  `json:"status,omitempty"`
	Session *SessionView `json:"session,omitempty"`
	Offered *OfferedView `json:"offered,omitempty"`
}

// Start calls the methods whose answers it holds, as the client itself would.
func (s *Set) Start() (start Start) {
	start.Status = held((&Installation{s.room}).Status(StatusInput{}))
	if _, err := s.core.Ready(); err != nil { // the others would only say so
		return start
	}
	start.Session = held((&Account{s.room}).Session(Nothing{}))
	start.Offered = held((&SocialLogin{s.room}).Offered(Nothing{}))
	return start
}

func held[View any](view View, err error) *View {
	if err != nil {
		return nil
	}
	return &view
}

package desktop

// ChatsInput asks for one's own conversations in a workspace, the one that was
// spoken in last first.
type ChatsInput struct {
	Organization string `json:"organization"     max:"40"  required:"true"`
	Workspace    string `json:"workspace"        max:"40"`
	Search       string `json:"search,omitempty" max:"100"` // found anywhere in a title, accents or not
	After        string `json:"after,omitempty"  max:"100"` // next of the page before, asked for in the same way
	Limit        int64  `json:"limit,omitempty"`            // at most 200; 0: 50
}

// ChatsView is a page of conversations.
type ChatsView struct {
	Chats []ChatRef `json:"chats"`
	Next  string    `json:"next"`  // empty on the last page
	Total int       `json:"total"` // that the search lets through
}

// ChatRef is a conversation in a list.
type ChatRef struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Model    string `json:"model"`   // that was asked last, as it is called: a name, or agent:NAME
	Updated  string `json:"updated"` // RFC 3339
	Messages int64  `json:"messages"`
}

// ChatInput names a conversation.
type ChatInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Chat         string `json:"chat"         max:"40" required:"true"`
}

// RenameChatInput is a conversation's next title.
type RenameChatInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Chat         string `json:"chat"         max:"40"  required:"true"`
	Title        string `json:"title"        max:"100" required:"true"`
}

// ChatView is a whole conversation.
type ChatView struct {
	Chat     ChatRef       `json:"chat"`
	Messages []MessageView `json:"messages"`
	Run      string        `json:"run"` // the answer under way, for Follow; empty: none
	// What all answers took together, those too that another took the place of.
	Input     int64  `json:"input"`
	Output    int64  `json:"output"`
	Spend     string `json:"spend"`
	Estimated bool   `json:"estimated"` // some of it is
	Currency  string `json:"currency"`
}

// MessageView is a question or an answer.
type MessageView struct {
	ID    string `json:"id"`
	Role  string `json:"role"` // "user" or "assistant"
	Text  string `json:"text"`
	Model string `json:"model"` // that answered
	// What an answer took: tokens, and nano-units of the currency as decimal text,
	// empty where the model has no price.
	Input     int64  `json:"input"`
	Output    int64  `json:"output"`
	Spend     string `json:"spend"`
	Estimated bool   `json:"estimated"`
	// State is "done", "running", "stopped" (by the person) or "failed".
	State   string       `json:"state"`
	Problem *ProblemView `json:"problem,omitempty"` // once it failed
	Time    string       `json:"time"`              // RFC 3339
}

// ChatChoicesInput names a workspace.
type ChatChoicesInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
}

// ChatChoicesView is what somebody may talk to in a workspace.
type ChatChoicesView struct {
	Models   []ChatChoice `json:"models"`
	Currency string       `json:"currency"`
}

// ChatChoice is a model or an agent.
type ChatChoice struct {
	Name  string `json:"name"` // as it is called: an agent's begins with agent:
	Agent bool   `json:"agent"`
}

// SendInput asks a model. Without a chat it begins one. With retry the last
// answer is asked for again, and text stays empty.
type SendInput struct {
	Organization string `json:"organization" max:"40"     required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Chat         string `json:"chat"         max:"40"`
	Model        string `json:"model"        max:"200"    required:"true"`
	Text         string `json:"text"         max:"200000" raw:"true"`
	Retry        bool   `json:"retry"`
}

// AskedView is an answer that is under way.
type AskedView struct {
	Chat string `json:"chat"`
	Run  string `json:"run"`
}

// FollowInput waits for more of an answer, at most 20 seconds.
type FollowInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Run          string `json:"run"          max:"60" required:"true"`
	From         int64  `json:"from"` // next of the time before; 0: the beginning
}

// FollowView is what came of an answer since.
type FollowView struct {
	Text    string       `json:"text"`
	Next    int64        `json:"next"` // where the next text begins
	Done    bool         `json:"done"`
	Message *MessageView `json:"message,omitempty"` // once it is done, whole
}

// RunInput names an answer that is under way.
type RunInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	Run          string `json:"run"          max:"60" required:"true"`
}

// ChatSettingsInput names an organization, and days to count by.
type ChatSettingsInput struct {
	Organization string `json:"organization"   max:"40" required:"true"`
	Days         int64  `json:"days,omitempty"`
}

// ChatSettingsView is how long an organization keeps its chats.
type ChatSettingsView struct {
	Days   int64        `json:"days"`   // since something was last said; 0: for ever
	Chats  int64        `json:"chats"`  // how many there are, of everybody
	People int64        `json:"people"` // who have any
	Older  int64        `json:"older"`  // of these, those that would go after the days asked about
	Manage Availability `json:"manage"`
}

// RetentionInput says how long an organization keeps its chats.
type RetentionInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Days         int64  `json:"days"` // 0, 30, 60, 90, 180 or 365
}

// DeleteChatsInput deletes all chats of an organization, whose name is typed to
// say that it is meant.
type DeleteChatsInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Name         string `json:"name"         max:"100" required:"true"`
}

package desktop

import (
	"context"
	"strconv"
	"time"

	"intendant/backend/chat"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/plan"
)

// Chat offers talking to models, and what was said.
type Chat struct{ room *room }

// List shows one's own conversations in a workspace.
func (c *Chat) List(in ChatsInput) (ChatsView, error) {
	return call(c.room, "Chat.List", in, visit.chats)
}

// Read shows one of one's own conversations.
func (c *Chat) Read(in ChatInput) (ChatView, error) {
	return call(c.room, "Chat.Read", in, visit.chat)
}

// Rename gives a conversation another title.
func (c *Chat) Rename(in RenameChatInput) (ChatRef, error) {
	return call(c.room, "Chat.Rename", in, visit.renameChat)
}

// Delete removes a conversation.
func (c *Chat) Delete(in ChatInput) (Nothing, error) {
	return call(c.room, "Chat.Delete", in, visit.deleteChat)
}

// Choices shows what there is to talk to in a workspace.
func (c *Chat) Choices(in ChatChoicesInput) (ChatChoicesView, error) {
	return call(c.room, "Chat.Choices", in, visit.chatChoices)
}

// Send asks a model; the answer comes by Follow.
func (c *Chat) Send(in SendInput) (AskedView, error) {
	return call(c.room, "Chat.Send", in, visit.sendToModel)
}

// Follow waits for more of an answer.
func (c *Chat) Follow(in FollowInput) (FollowView, error) {
	return call(c.room, "Chat.Follow", in, visit.followAnswer)
}

// Stop ends an answer that is under way.
func (c *Chat) Stop(in RunInput) (Nothing, error) {
	return call(c.room, "Chat.Stop", in, visit.stopAnswer)
}

// Settings shows how long the organization keeps its chats.
func (c *Chat) Settings(in ChatSettingsInput) (ChatSettingsView, error) {
	return call(c.room, "Chat.Settings", in, visit.chatSettings)
}

// SetRetention says how long the organization keeps its chats.
func (c *Chat) SetRetention(in RetentionInput) (ChatSettingsView, error) {
	return call(c.room, "Chat.SetRetention", in, visit.setRetention)
}

// DeleteAll deletes all chats of the organization.
func (c *Chat) DeleteAll(in DeleteChatsInput) (ChangedView, error) {
	return call(c.room, "Chat.DeleteAll", in, visit.deleteChats)
}

func (v visit) chats(ctx context.Context, in ChatsInput) (ChatsView, error) {
	page, err := v.Chats.List(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace),
		chat.Query{Search: in.Search, After: in.After, Limit: in.Limit})
	view := ChatsView{Chats: make([]ChatRef, 0, len(page.Chats)), Next: page.Next, Total: page.Total}
	for _, one := range page.Chats {
		view.Chats = append(view.Chats, chatRef(one))
	}
	return view, err
}

func (v visit) chat(ctx context.Context, in ChatInput) (ChatView, error) {
	id, err := ident.Parse[ident.Chat](in.Chat)
	if err != nil {
		return ChatView{}, err
	}
	org := ident.Organization(in.Organization)
	found, err := v.Chats.Read(ctx, v.session.Account, org, ident.Workspace(in.Workspace), id)
	if err != nil {
		return ChatView{}, err
	}
	view := ChatView{
		Chat: chatRef(found.Chat), Messages: make([]MessageView, 0, len(found.All)), Run: found.Run,
		Input: found.Sum.Input, Output: found.Sum.Output, Spend: strconv.FormatInt(found.Sum.Spend, 10), Estimated: found.Sum.Estimated,
	}
	for _, m := range found.All {
		view.Messages = append(view.Messages, v.messageView(m))
	}
	view.Currency, err = plan.Currency(ctx, v.DB.Read(), org)
	return view, err
}

func (v visit) renameChat(ctx context.Context, in RenameChatInput) (ChatRef, error) {
	id, err := ident.Parse[ident.Chat](in.Chat)
	if err != nil {
		return ChatRef{}, err
	}
	row, err := v.Chats.Rename(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace), id, in.Title)
	return chatRef(row), err
}

func (v visit) deleteChat(ctx context.Context, in ChatInput) (Nothing, error) {
	id, err := ident.Parse[ident.Chat](in.Chat)
	if err != nil {
		return Nothing{}, err
	}
	return Nothing{}, v.Chats.Delete(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace), id)
}

func (v visit) chatChoices(ctx context.Context, in ChatChoicesInput) (ChatChoicesView, error) {
	offer, err := v.Chats.Choices(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace))
	view := ChatChoicesView{Models: make([]ChatChoice, 0, len(offer.Models)), Currency: offer.Currency}
	for _, one := range offer.Models {
		view.Models = append(view.Models, ChatChoice(one))
	}
	return view, err
}

func chatRef(c chat.Chat) ChatRef {
	return ChatRef{
		ID: string(c.ID), Title: c.Title, Model: c.Model, Updated: c.Updated.Format(time.RFC3339Nano), Messages: c.Messages,
	}
}

func (v visit) messageView(m chat.Message) MessageView {
	view := MessageView{
		ID: strconv.FormatInt(m.Number, 10), Role: m.Role, Text: m.Text, Model: m.Model, State: m.State,
		Input: m.Cost.Input, Output: m.Cost.Output, Estimated: m.Cost.Estimated, Time: m.Time.Format(time.RFC3339Nano),
	}
	if m.Cost.Priced {
		view.Spend = strconv.FormatInt(m.Cost.Spend, 10)
	}
	if m.Problem != nil {
		p := Word(v.language(), &fault.Error{Code: m.Problem.Code, Params: m.Problem.Params})
		view.Problem = &ProblemView{Code: string(p.Code), Params: p.Params, Message: p.Message}
	}
	return view
}

package desktop

import (
	"context"

	"intendant/backend/fault"
)

// Chat offers talking to models, and what was said.
type Chat struct{ room *room }

// List shows one's own conversations in a workspace.
func (c *Chat) List(in ChatsInput) (ChatsView, error) {
	return call(c.room, "Chat.List", in, later[ChatsInput, ChatsView])
}

// Read shows one of one's own conversations.
func (c *Chat) Read(in ChatInput) (ChatView, error) {
	return call(c.room, "Chat.Read", in, later[ChatInput, ChatView])
}

// Rename gives a conversation another title.
func (c *Chat) Rename(in RenameChatInput) (ChatRef, error) {
	return call(c.room, "Chat.Rename", in, later[RenameChatInput, ChatRef])
}

// Delete removes a conversation.
func (c *Chat) Delete(in ChatInput) (Nothing, error) {
	return call(c.room, "Chat.Delete", in, later[ChatInput, Nothing])
}

// Choices shows what there is to talk to in a workspace.
func (c *Chat) Choices(in ChatChoicesInput) (ChatChoicesView, error) {
	return call(c.room, "Chat.Choices", in, later[ChatChoicesInput, ChatChoicesView])
}

// Send asks a model; the answer comes by Follow.
func (c *Chat) Send(in SendInput) (AskedView, error) {
	return call(c.room, "Chat.Send", in, later[SendInput, AskedView])
}

// Follow waits for more of an answer.
func (c *Chat) Follow(in FollowInput) (FollowView, error) {
	return call(c.room, "Chat.Follow", in, later[FollowInput, FollowView])
}

// Stop ends an answer that is under way.
func (c *Chat) Stop(in RunInput) (Nothing, error) {
	return call(c.room, "Chat.Stop", in, later[RunInput, Nothing])
}

// Settings shows how long the organization keeps its chats.
func (c *Chat) Settings(in ChatSettingsInput) (ChatSettingsView, error) {
	return call(c.room, "Chat.Settings", in, later[ChatSettingsInput, ChatSettingsView])
}

// SetRetention says how long the organization keeps its chats.
func (c *Chat) SetRetention(in RetentionInput) (ChatSettingsView, error) {
	return call(c.room, "Chat.SetRetention", in, later[RetentionInput, ChatSettingsView])
}

// DeleteAll deletes all chats of the organization.
func (c *Chat) DeleteAll(in DeleteChatsInput) (ChangedView, error) {
	return call(c.room, "Chat.DeleteAll", in, later[DeleteChatsInput, ChangedView])
}

func later[Input, View any](visit, context.Context, Input) (view View, err error) {
	return view, fault.New(fault.NotFound)
}

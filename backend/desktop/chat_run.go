package desktop

import (
	"context"

	"intendant/backend/chat"
	"intendant/backend/ident"
)

func (v visit) sendToModel(ctx context.Context, in SendInput) (AskedView, error) {
	ask := chat.Ask{Model: in.Model, Text: in.Text, Retry: in.Retry}
	if in.Chat != "" {
		var err error
		if ask.Chat, err = ident.Parse[ident.Chat](in.Chat); err != nil {
			return AskedView{}, err
		}
	}
	id, run, err := v.Chats.Send(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace), ask)
	return AskedView{Chat: string(id), Run: run}, err
}

func (v visit) followAnswer(ctx context.Context, in FollowInput) (FollowView, error) {
	got, err := v.Chats.Follow(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace), in.Run, in.From)
	if err != nil {
		return FollowView{}, err
	}
	view := FollowView{Text: got.Text, Next: got.Next, Done: got.Message != nil}
	if got.Message != nil {
		m := v.messageView(*got.Message)
		view.Message = &m
	}
	return view, nil
}

func (v visit) stopAnswer(ctx context.Context, in RunInput) (Nothing, error) {
	return Nothing{}, v.Chats.Stop(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace), in.Run)
}

func (v visit) chatSettings(ctx context.Context, in ChatSettingsInput) (ChatSettingsView, error) {
	s, err := v.Chats.Settings(ctx, v.session.Account, ident.Organization(in.Organization), in.Days)
	return chatSettingsView(s), err
}

func (v visit) setRetention(ctx context.Context, in RetentionInput) (ChatSettingsView, error) {
	s, err := v.Chats.SetRetention(ctx, v.by(), ident.Organization(in.Organization), in.Days)
	return chatSettingsView(s), err
}

func chatSettingsView(s chat.Settings) ChatSettingsView {
	return ChatSettingsView{Days: s.Days, Chats: s.Chats, People: s.People, Older: s.Older, Manage: Availability(s.Manage)}
}

func (v visit) deleteChats(ctx context.Context, in DeleteChatsInput) (ChangedView, error) {
	n, err := v.Chats.DeleteAll(ctx, v.by(), ident.Organization(in.Organization), in.Name)
	return ChangedView{Changed: n}, err
}

package chat

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of what an organization decides about its chats.
var Kinds = []ledger.Kind{
	ledger.KindOf[RetentionSet]("chat.retention_set", ledger.Organization, access.ChatsManage, "chat"),
	ledger.KindOf[AllDeleted]("chat.all_deleted", ledger.Organization, access.ChatsManage, "chat"),
}

package issuer

import "github.com/zitadel/oidc/v3/example/server/storage"

// People are those who have an account at the provider, by their subject.
type People map[string]*storage.User

// Residents are the people of a new provider: Ada and Björn, whose addresses it
// has checked, and Cem, whose address it hasn't.
func Residents() People {
	return People{
		"sub-ada":   person("sub-ada", "ada", "Ada", "Lindqvist", "ada@nordlicht.example", true),
		"sub-bjorn": person("sub-bjorn", "bjorn", "Björn", "Aalto", "bjorn@nordlicht.example", true),
		"sub-cem":   person("sub-cem", "cem", "Cem", "Öz", "cem@nordlicht.example", false),
	}
}

func person(subject, name, first, last, email string, verified bool) *storage.User {
	return &storage.User{
		ID: subject, Username: name, Password: Password, FirstName: first, LastName: last, Email: email, EmailVerified: verified,
	}
}

// GetUserByID finds somebody by their subject.
func (p People) GetUserByID(id string) *storage.User { return p[id] }

// GetUserByUsername finds somebody by what they type.
func (p People) GetUserByUsername(name string) *storage.User {
	for _, one := range p {
		if one.Username == name {
			return one
		}
	}
	return nil
}

// ExampleClientID is what zitadel's storage asks for.
func (p People) ExampleClientID() string { return "service" }

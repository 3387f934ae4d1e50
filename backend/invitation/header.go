package invitation

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"intendant/backend/access"
)

// column is what a column of a file holds.
type column int

const (
	noColumn column = iota
	emailColumn
	nameColumn
	firstColumn
	lastColumn
	rolesColumn
	workspacesColumn
)

// columnsOf are a file's, by their place.
type columnsOf []column

// headings are what people and spreadsheets call the columns, in the eight
// languages.
//
//nolint:misspell // they are not all English
var headings = words(map[column]string{
	emailColumn: `email|e-mail|mail|e mail|email address|e-mail address|mail address|adresse e-mail|adresse email|adresse électronique|courriel|
		adresse mail|e-mail-adresse|emailadresse|e-mailadresse|mailadresse|mail-adresse|correo|correo electrónico|correo electronico|dirección de correo|
		dirección de correo electrónico|adres e-mail|adres email|adres poczty|posta elettronica|indirizzo e-mail|indirizzo email|
		endereço de e-mail|endereço de email|البريد|البريد الإلكتروني|البريد الالكتروني|بريد إلكتروني|عنوان البريد الإلكتروني`,
	nameColumn: `name|name des mitglieds|full name|fullname|display name|nom complet|nom et prénom|vollständiger name|nombre completo|nombre y apellidos|
		imię i nazwisko|nome completo|nome e cognome|nome e sobrenome|الاسم|الاسم الكامل`,
	firstColumn: `first name|firstname|given name|first|prénom|prenom|vorname|nombre|imię|imie|nome|primeiro nome|الاسم الأول`,
	lastColumn: `last name|lastname|surname|family name|last|nom|nom de famille|nachname|familienname|apellido|apellidos|nazwisko|cognome|
		sobrenome|اسم العائلة|اللقب`,
	rolesColumn: `role|roles|rôle|rôles|rolle|rollen|rol|rola|ruolo|ruoli|função|funções|papel|papéis|funcao|الدور|الأدوار`,
	workspacesColumn: `workspace|workspaces|arbeitsbereich|arbeitsbereiche|espace de travail|espaces de travail|espace|espaces|
		espacio de trabajo|espacios de trabajo|espacio|espacios|obszar roboczy|obszary robocze|area di lavoro|aree di lavoro|
		espaço de trabalho|espaços de trabalho|مساحة العمل|مساحات العمل`,
})

// roleWords are what the roles are called there.
var roleWords = words(map[access.Role]string{
	access.Admin: `admin|admins|administrator|administratorin|administrateur|administratrice|administrador|administradora|amministratore|
		amministratrice|administratorka|مسؤول|مدير|مشرف`,
	access.Billing: `billing|facturation|abrechnung|facturación|facturacion|rozliczenia|fatturazione|faturamento|الفوترة|فوترة`,
	access.Member:  `member|membre|mitglied|miembro|członek|czlonek|członkini|membro|عضو`,
})

// workspaceRoleWords are what the roles in a workspace are called there.
var workspaceRoleWords = words(map[access.WorkspaceRole]string{
	access.WorkspaceAdmin: `admin|administrator|administratorin|administrateur|administratrice|administrador|administradora|amministratore|
		amministratrice|administratorka|مسؤول|مدير|مشرف`,
	access.WorkspaceDeveloper: `developer|entwickler|entwicklerin|développeur|développeuse|desarrollador|desarrolladora|programista|
		programistka|sviluppatore|sviluppatrice|desenvolvedor|desenvolvedora|مطوّر|مطور`,
	access.WorkspaceMember: `member|membre|mitglied|miembro|członek|czlonek|członkini|membro|عضو`,
	access.WorkspaceViewer: `viewer|betrachter|betrachterin|lecteur|lectrice|lector|lectora|obserwator|obserwatorka|osservatore|
		osservatrice|leitor|leitora|مشاهد`,
})

// words turns a table of words around, each folded.
func words[K comparable](table map[K]string) map[string]K {
	turned := map[string]K{}
	for of, list := range table {
		for word := range strings.SplitSeq(list, "|") {
			turned[fold(word)] = of
		}
	}
	return turned
}

func fold(text string) string {
	return cases.Fold().String(norm.NFKC.String(strings.Join(strings.Fields(text), " ")))
}

// headerOf reads a line as a header; nil where it is none: a header names the
// column of the addresses, and holds no address.
func headerOf(cells []string) columnsOf {
	found, has := make(columnsOf, len(cells)), false
	for i, cell := range cells {
		if strings.Contains(cell, "@") {
			return nil
		}
		found[i] = headings[fold(cell)]
		has = has || found[i] == emailColumn
	}
	if !has {
		return nil
	}
	return found
}

// person reads a line under the header.
func (c columnsOf) person(cells []string) entry {
	var one entry
	parts := map[column][]string{}
	for i, cell := range cells {
		if i < len(c) && c[i] != noColumn {
			parts[c[i]] = append(parts[c[i]], cell)
		}
	}
	one.email = join(parts[emailColumn]...)
	one.name = join(parts[nameColumn]...)
	if found, ok := addressed(one.email); ok {
		one.email = found.email
		if one.name == "" {
			one.name = found.name
		}
	}
	if one.name == "" {
		one.name = join(append(parts[firstColumn], parts[lastColumn]...)...)
	}
	one.roles = splitRoles(join(parts[rolesColumn]...))
	one.workspaces = splitWorkspaces(strings.Join(parts[workspacesColumn], ","))
	return one
}

// splitRoles splits at spaces, too: the export of members separates roles so.
func splitRoles(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;/|+&،", r) })
}

func known(words []string) bool {
	_, ok := rolesOf(words)
	return ok
}

// rolesOf are the roles that words name, in any of the languages.
func rolesOf(words []string) ([]access.Role, bool) {
	roles := make([]access.Role, 0, len(words))
	for _, w := range words {
		role, ok := roleWords[fold(w)]
		if !ok {
			return nil, false
		}
		roles = append(roles, role)
	}
	return access.Sorted(roles), true
}

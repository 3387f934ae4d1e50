package desktop

import (
	"context"

	"intendant/backend/fault"
)

// Mail shows how this installation sends mail.
func (i *Installation) Mail(in Nothing) (MailView, error) {
	return call(i.room, "Installation.Mail", in, visit.mail)
}

// SetMail says how this installation sends mail.
func (i *Installation) SetMail(in MailInput) (MailView, error) {
	return call(i.room, "Installation.SetMail", in, visit.setMail)
}

// RemoveMail ends sending mail and forgets the password.
func (i *Installation) RemoveMail(in Nothing) (MailView, error) {
	return call(i.room, "Installation.RemoveMail", in, visit.removeMail)
}

// TestMail sends the owner a mail.
func (i *Installation) TestMail(in Nothing) (MailTestView, error) {
	return call(i.room, "Installation.TestMail", in, visit.testMail)
}

// SendEmailCode mails the person a code that shows that the address is theirs.
func (a *Account) SendEmailCode(in Nothing) (ProfileView, error) {
	return call(a.room, "Account.SendEmailCode", in, visit.sendEmailCode)
}

// VerifyEmail takes that code.
func (a *Account) VerifyEmail(in EmailCodeInput) (ProfileView, error) {
	return call(a.room, "Account.VerifyEmail", in, visit.verifyEmail)
}

func (v visit) mail(_ context.Context, _ Nothing) (MailView, error) {
	return MailView{}, nil
}

func (v visit) setMail(_ context.Context, _ MailInput) (MailView, error) {
	return MailView{}, fault.New(fault.NotFound)
}

func (v visit) removeMail(_ context.Context, _ Nothing) (MailView, error) {
	return MailView{}, fault.New(fault.NotFound)
}

func (v visit) testMail(_ context.Context, _ Nothing) (MailTestView, error) {
	return MailTestView{}, fault.New(fault.NotFound)
}

func (v visit) sendEmailCode(_ context.Context, _ Nothing) (ProfileView, error) {
	return ProfileView{}, fault.New(fault.NotFound)
}

func (v visit) verifyEmail(_ context.Context, _ EmailCodeInput) (ProfileView, error) {
	return ProfileView{}, fault.New(fault.NotFound)
}

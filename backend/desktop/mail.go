package desktop

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/mail"
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

func (v visit) mail(ctx context.Context, _ Nothing) (MailView, error) {
	is, ok, err := v.Post.Configured(ctx, v.session.Account)
	return MailView{
		Configured: ok, Host: is.Host, Port: is.Port, Security: is.Security, User: is.User, HasPassword: is.HasPassword,
		From: is.From, Name: is.Name,
	}, err
}

func (v visit) setMail(ctx context.Context, in MailInput) (MailView, error) {
	err := v.Post.Configure(ctx, v.by(), mail.Input{
		Settings: mail.Settings{Host: in.Host, Port: int(min(in.Port, maxPort+1)), Security: in.Security, User: in.User, From: in.From, Name: in.Name},
		Password: in.Password,
	})
	if err != nil {
		return MailView{}, err
	}
	return v.mail(ctx, Nothing{})
}

const maxPort = 1<<16 - 1

func (v visit) removeMail(ctx context.Context, _ Nothing) (MailView, error) {
	return MailView{}, v.Post.Remove(ctx, v.by())
}

func (v visit) testMail(ctx context.Context, _ Nothing) (MailTestView, error) {
	to, err := v.Post.Test(ctx, v.session.Account, v.language())
	if err != nil && to == "" {
		return MailTestView{}, err
	}
	if err != nil {
		note("Installation.TestMail", err)
		return MailTestView{To: to, Problem: worded(v.language(), fault.From(err))}, nil
	}
	return MailTestView{OK: true, To: to}, nil
}

// worded is a fault as a part of a view.
func worded(language string, err error) *ProblemView {
	p := Word(language, err)
	return &ProblemView{Code: string(p.Code), Params: p.Params, Message: p.Message}
}

func (v visit) sendEmailCode(ctx context.Context, _ Nothing) (ProfileView, error) {
	if err := v.Post.SendCode(ctx, v.by(), v.language()); err != nil {
		return ProfileView{}, err
	}
	return v.profile(ctx, Nothing{})
}

func (v visit) verifyEmail(ctx context.Context, in EmailCodeInput) (ProfileView, error) {
	if err := v.Post.VerifyEmail(ctx, v.by(), in.Code); err != nil {
		return ProfileView{}, err
	}
	return v.profile(ctx, Nothing{})
}

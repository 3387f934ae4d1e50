package gateway

import (
	"bytes"
	"errors"
	"io"
	"mime/multipart"
)

var badForm = refuse(400, "invalid_form", "", "The request's body isn't a form with one `model`.")

const maxModelName = 1 << 10

// readForm finds the model in a form, such as one with a recording.
func (x *exchange) readForm() *problem {
	seen := false
	err := eachPart(x.body, x.boundary, func(part *multipart.Part) error {
		if part.FormName() == "" { // others may read a name in it
			return errForm
		}
		if part.FormName() != fieldsOf[fModel] {
			return nil
		}
		if seen || part.FileName() != "" {
			return errForm
		}
		seen = true
		name, err := io.ReadAll(io.LimitReader(part, maxModelName))
		x.name = string(name)
		return err
	})
	if err != nil {
		return badForm
	}
	return nil
}

var errForm = errors.New("gateway: a form with two models")

func eachPart(body []byte, boundary string, do func(*multipart.Part) error) error {
	if boundary == "" {
		return errForm
	}
	for form := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = do(part)
		}
		if err != nil {
			return err
		}
	}
}

// renamed is a form with the provider's name of the model. It is written anew, so
// that the provider reads what was read here.
func renamed(body []byte, boundary, model string) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(body) + len(model))
	form := multipart.NewWriter(&out)
	if err := form.SetBoundary(boundary); err != nil {
		return nil, err
	}
	err := eachPart(body, boundary, func(part *multipart.Part) error {
		to, err := form.CreatePart(part.Header)
		if err != nil {
			return err
		}
		if part.FormName() == fieldsOf[fModel] {
			_, err = io.WriteString(to, model)
			return err
		}
		_, err = io.Copy(to, part)
		return err
	})
	if err == nil {
		err = form.Close()
	}
	return out.Bytes(), err
}

package serve

import (
	"net/http"

	"intendant/backend/fault"
)

// statuses are the HTTP statuses of the codes that are not a conflict with the
// state of things.
var statuses = map[fault.Code]int{
	fault.Internal:                 http.StatusInternalServerError,
	fault.Canceled:                 http.StatusServiceUnavailable,
	fault.InputInvalid:             http.StatusUnprocessableEntity,
	fault.RequestInvalid:           http.StatusBadRequest,
	fault.RequestTooLarge:          http.StatusRequestEntityTooLarge,
	fault.RequestForeign:           http.StatusForbidden,
	fault.MethodUnknown:            http.StatusNotFound,
	fault.NotFound:                 http.StatusNotFound,
	fault.DoorClosed:               http.StatusUnauthorized,
	fault.SessionNone:              http.StatusUnauthorized,
	fault.SessionExpired:           http.StatusUnauthorized,
	fault.SignInFailed:             http.StatusUnauthorized,
	fault.SessionLocked:            http.StatusLocked,
	fault.PermissionDenied:         http.StatusForbidden,
	fault.PlanRequired:             http.StatusForbidden,
	fault.SignUpClosed:             http.StatusForbidden,
	fault.PasswordWrong:            http.StatusForbidden,
	fault.SessionPending:           http.StatusUnauthorized,
	fault.ReauthenticationRequired: http.StatusForbidden,
	fault.MFARequired:              http.StatusForbidden,
	fault.MFAResetRefused:          http.StatusForbidden,
	fault.CodeWrong:                http.StatusForbidden,
	fault.PassphraseWrong:          http.StatusForbidden,
	fault.DatabaseBusy:             http.StatusServiceUnavailable,
	fault.DatabaseFull:             http.StatusInsufficientStorage,
	fault.DatabaseCorrupt:          http.StatusInternalServerError,
	fault.LedgerBroken:             http.StatusInternalServerError,
	fault.InstallationSealed:       http.StatusServiceUnavailable,
}

func status(code fault.Code) int {
	if s, ok := statuses[code]; ok {
		return s
	}
	return http.StatusConflict
}

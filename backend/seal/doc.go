// Package seal keeps the installation's secrets: a vault with one key, which
// seals what lies in the database and the data folder.
//
// The key lies in the keyring of the operating system or, where there is none,
// in the file key.age under a passphrase; never in the clear. Which of the two
// it is, is remembered beside it, so that a keyring that is locked or gone is
// an error and never the reason for a new key, which could open nothing.
package seal

// Checks of a form before it is sent. The API checks everything again.
import type { FieldMessages } from './use-submission.ts'

export function checkSignIn({ email, password }: Record<string, string>): FieldMessages {
  return {
    email: email?.trim() ? undefined : 'Enter your email',
    password: password ? undefined : 'Enter your password',
  }
}

export function checkRegistration({
  name = '',
  email = '',
  password = '',
}: Record<string, string>): FieldMessages {
  return {
    name: name.trim() ? undefined : 'Enter your name',
    email: checkEmail(email),
    password: checkNewPassword(password),
  }
}

/** Counts characters as the schema does: an emoji is one. */
export const checkNewPassword = (password: string) =>
  [...password].length >= 10 ? undefined : 'Use at least 10 characters'

export const checkEmail = (email: string) =>
  /^\S+@\S+$/.test(email.trim()) ? undefined : 'Enter an email address, such as ada@example.com'

/** What the consent page can ask for, in Google's words. */
export const SCOPES: Record<string, string> = {
  openid: 'Associate you with your personal info on Google',
  email: 'See your primary Google Account email address',
  'https://www.googleapis.com/auth/gmail.send': 'Send email on your behalf',
  'https://www.googleapis.com/auth/gmail.readonly': 'View your email messages and settings',
}

export const EMAIL_SCOPE = 'email'
export const SEND_SCOPE = 'https://www.googleapis.com/auth/gmail.send'
export const READ_SCOPE = 'https://www.googleapis.com/auth/gmail.readonly'

/** The person may leave these out; who they are is always told. */
export const OPTIONAL_SCOPES: readonly string[] = [SEND_SCOPE, READ_SCOPE]

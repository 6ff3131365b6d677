import { variableOf } from './variables.ts'

/**
 * The secrets by name. Each is deployed empty: its values must not be in any state file or code, so its versions are
 * added by the operator or by the program that owns the secret.
 */
export const secrets = [
  'token-signing-key',
  'smtp-url',
  // Keys of providers of models, one a line.
  'google-ai-keys',
  'openrouter-keys',
  'groq-keys',
  // A session of LinkedIn, `li_at=…`, with which its postings are read; without a value nobody is signed in.
  'linkedin-cookie',
  // What encrypts the passwords and tokens of people's mailboxes.
  'mailbox-key',
  // What signs the cookies of guests' carts and the links to guests' orders.
  'shop-key',
  // The studio's registration with Google, `{"client_id": …, "client_secret": …}`; without it no Gmail is connected.
  'google-oauth-client',
] as const

export type SecretName = (typeof secrets)[number]

/** The variable in which a program finds the secret: `SMTP_URL_SECRET` holds `projects/P/secrets/smtp-url`. */
export const secretVariable = <Name extends SecretName>(secret: Name) =>
  `${variableOf(secret)}_SECRET` as const

/**
 * The secrets by name. Each is deployed empty: its versions hold values that no state file and no code may
 * know, and are added by the operator or by the program that owns the secret. Until then there is none.
 */
export const secrets = ['token-signing-key', 'smtp-url'] as const

export type SecretName = (typeof secrets)[number]

/** The variable by which a program finds the secret: `SMTP_URL_SECRET` holds `projects/P/secrets/smtp-url`. */
export const secretVariable = (secret: SecretName) => `${secret.toUpperCase().replaceAll('-', '_')}_SECRET`

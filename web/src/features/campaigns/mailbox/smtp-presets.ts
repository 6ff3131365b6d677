// Mail servers of well-known providers, as their help pages name them.
import type { SmtpConnection } from '../../../../../services/campaigns/mailboxes/schemas.ts'

export interface SmtpPreset extends Pick<SmtpConnection, 'host' | 'port' | 'security'> {
  id: string
  label: string
  /** Domains of addresses that it serves; empty for services that send for any domain. */
  domains: readonly string[]
  /** What a person has to know before the password works. */
  hint: string
}

const APP_PASSWORD = 'Make an app password in the settings of your account; the usual password is refused.'
const USUAL = 'The password is that of your mailbox.'

const tls = { port: 465, security: 'tls' } as const
const starttls = { port: 587, security: 'starttls' } as const

export const SMTP_PRESETS: readonly SmtpPreset[] = [
  {
    id: 'gmail',
    label: 'Gmail (app password)',
    host: 'smtp.gmail.com',
    ...tls,
    domains: ['gmail.com', 'googlemail.com'],
    hint: `${APP_PASSWORD} Connecting with Google, without any password, is the better way.`,
  },
  {
    id: 'icloud',
    label: 'iCloud Mail',
    host: 'smtp.mail.me.com',
    ...starttls,
    domains: ['icloud.com', 'me.com', 'mac.com'],
    hint: APP_PASSWORD,
  },
  {
    id: 'yahoo',
    label: 'Yahoo Mail',
    host: 'smtp.mail.yahoo.com',
    ...tls,
    domains: ['yahoo.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'ymail.com'],
    hint: APP_PASSWORD,
  },
  {
    id: 'fastmail',
    label: 'Fastmail',
    host: 'smtp.fastmail.com',
    ...tls,
    domains: ['fastmail.com', 'fastmail.fm'],
    hint: APP_PASSWORD,
  },
  {
    id: 'gmx',
    label: 'GMX',
    host: 'mail.gmx.net',
    ...tls,
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch'],
    hint: 'Allow “POP3 and IMAP” in the settings of your mailbox first.',
  },
  {
    id: 'web-de',
    label: 'WEB.DE',
    host: 'smtp.web.de',
    ...starttls,
    domains: ['web.de'],
    hint: 'Allow “POP3 and IMAP” in the settings of your mailbox first.',
  },
  {
    id: 'mailbox-org',
    label: 'mailbox.org',
    host: 'smtp.mailbox.org',
    ...tls,
    domains: ['mailbox.org'],
    hint: USUAL,
  },
  {
    id: 'posteo',
    label: 'Posteo',
    host: 'posteo.de',
    ...tls,
    domains: ['posteo.de', 'posteo.net'],
    hint: USUAL,
  },
  {
    id: 'zoho',
    label: 'Zoho Mail',
    host: 'smtp.zoho.com',
    ...tls,
    domains: ['zoho.com', 'zohomail.com'],
    hint: APP_PASSWORD,
  },
  { id: 'ionos', label: 'IONOS', host: 'smtp.ionos.com', ...tls, domains: [], hint: USUAL },
  {
    id: 'postmark',
    label: 'Postmark',
    host: 'smtp.postmarkapp.com',
    ...starttls,
    domains: [],
    hint: 'User and password are both the server’s API token.',
  },
  {
    id: 'sendgrid',
    label: 'SendGrid',
    host: 'smtp.sendgrid.net',
    ...tls,
    domains: [],
    hint: 'The user is the word “apikey”, the password an API key.',
  },
  {
    id: 'mailgun',
    label: 'Mailgun',
    host: 'smtp.mailgun.org',
    ...tls,
    domains: [],
    hint: 'User and password are those of an SMTP credential of your domain.',
  },
  {
    id: 'brevo',
    label: 'Brevo',
    host: 'smtp-relay.brevo.com',
    ...starttls,
    domains: [],
    hint: 'The password is an SMTP key.',
  },
  {
    id: 'ses',
    label: 'Amazon SES',
    host: 'email-smtp.eu-central-1.amazonaws.com',
    ...starttls,
    domains: [],
    hint: 'User and password are SMTP credentials of SES; put your own region into the server’s name.',
  },
]

/** The preset that serves an address; undefined for a domain that is not known. */
export function presetFor(address: string): SmtpPreset | undefined {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return SMTP_PRESETS.find(({ domains }) => domains.includes(domain))
}

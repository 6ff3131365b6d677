// Texts for security events, addressed to the people concerned.
import type { SecurityEvent } from '../../../../services/accounts/schemas.ts'
import type { Tone } from '../../ui/badge.tsx'

type Kind = SecurityEvent['kind']

const WORDS: Record<Kind, string> = {
  registered: 'Account created',
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'signed-out': 'Signed out',
  'session-ended': 'Device signed out',
  'all-sessions-ended': 'All devices signed out',
  'token-reused': 'Stolen session ended',
  'password-changed': 'Password changed',
  'password-reset-requested': 'Password reset requested',
  'password-reset': 'Password reset',
  'email-change-requested': 'Email change requested',
  'email-changed': 'Email changed',
  'email-change-undone': 'Email change undone',
  'key-created': 'API key created',
  'key-revoked': 'API key revoked',
  'role-changed': 'Role changed',
  'quota-changed': 'Quota changed',
  blocked: 'Account blocked',
  unblocked: 'Account unblocked',
  shared: 'Shared',
  unshared: 'Sharing ended',
  'export-requested': 'Export requested',
  'export-downloaded': 'Export downloaded',
  'deletion-requested': 'Account deletion requested',
  'deletion-cancelled': 'Account deletion cancelled',
  'account-deleted': 'Account deleted',
  'model-connected': 'Model connected',
  'model-disconnected': 'Model disconnected',
  'mailbox-connected': 'Mailbox connected',
  'mailbox-disconnected': 'Mailbox disconnected',
  'stripe-connected': 'Stripe connected',
  'stripe-disconnected': 'Stripe disconnected',
}

const DANGER: readonly Kind[] = ['token-reused', 'blocked', 'deletion-requested', 'account-deleted']
const WARN: readonly Kind[] = ['sign-in-failed', 'email-change-undone']
const INFO: readonly Kind[] = [
  'password-changed',
  'password-reset',
  'email-changed',
  'key-created',
  'role-changed',
]

export const eventWords = (kind: Kind) => WORDS[kind]

export const EVENT_KINDS = Object.keys(WORDS) as Kind[]

export function eventTone(kind: Kind): Tone {
  if (DANGER.includes(kind)) return 'danger'
  if (WARN.includes(kind)) return 'warn'
  return INFO.includes(kind) ? 'info' : 'neutral'
}

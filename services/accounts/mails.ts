// The texts of the mails to account holders. They are pure functions from facts to a subject and both bodies.
import { composeText, type MailText } from '../platform/mail-text.ts'
import { deviceWords } from './device-words.ts'
import type { MailOrder } from './mail-orders.ts'

export interface MailFacts {
  order: Pick<MailOrder, 'kind' | 'to' | 'userAgent' | 'network' | 'message'>
  /** The address at which people reach the studio, without a trailing slash. */
  publicUrl: string
  /** Empty for mails that need no token. */
  token: string
  /** The account's current address. */
  email: string
}

export function renderMail({ order, publicUrl, token, email }: MailFacts): MailText {
  // In the fragment the token reaches only the page: no server log, no proxy, no referrer.
  const link = (path: string, label: string) => ({ label, url: `${publicUrl}${path}#${token}` })
  const origin = `This came from ${order.network || 'an unknown network'}, with ${deviceWords(order.userAgent)}.`
  switch (order.kind) {
    case 'password-forgotten':
      return composeText('Reset your Atelier password', [
        'Someone, hopefully you, asked for a new password for your Atelier account.',
        link('/reset-password', 'Choose a new password'),
        'The link works once, within an hour. If you did not ask for it, you can ignore this mail: your password stays as it is.',
        origin,
      ])
    case 'password-changed':
      return composeText('Your Atelier password was changed', [
        'The password of your Atelier account was changed, and all other devices were signed out. API keys go on working: revoke those that you do not know.',
        'If this was not you, reset your password now:',
        { label: 'Reset the password', url: `${publicUrl}/forgot-password` },
        origin,
      ])
    case 'email-confirm':
      return composeText('Confirm your new address for Atelier', [
        `You asked to use ${order.to} for your Atelier account.`,
        link('/confirm-email', 'Confirm this address'),
        'The link works once, within a day. If you did not ask for it, you can ignore this mail: nothing changes.',
        origin,
      ])
    case 'email-changed':
      return composeText('The address of your Atelier account was changed', [
        `Your Atelier account now uses ${email} instead of this address.`,
        'If this was not you, take it back. All devices are then signed out, API keys are revoked, and you get a link for a new password:',
        link('/undo-email', 'This was not me'),
        'The link works once, within seven days.',
        origin,
      ])
    case 'deletion-requested':
      return composeText('Your Atelier account will be deleted in seven days', [
        'Someone, hopefully you, asked for your Atelier account and everything in it to be deleted.',
        'Nothing happens for seven days. If you change your mind, or if this was not you, sign in and keep the account:',
        { label: 'Keep the account', url: `${publicUrl}/profile/data` },
        origin,
      ])
    case 'visitor-message': {
      const { name, email, text, page } = order.message ?? { name: '', email: '', text: '', page: publicUrl }
      return composeText(`Message from ${name}`, [
        `${name} (${email}) wrote to you on your portfolio:`,
        ...text.split(/\r?\n/).filter((line) => line.trim() !== ''),
        'If you answer this mail, your answer and your address go to them.',
        { label: 'The page', url: page },
      ])
    }
    case 'account-deleted':
      return composeText('Your Atelier account was deleted', [
        'Your Atelier account was deleted as you asked, with everything that you kept in it.',
        'This is the last mail about it, and this address is no longer stored.',
      ])
  }
}

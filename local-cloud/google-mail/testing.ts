// Google's sign-in and Gmail, with the mailbox behind it, for tests; and a person who clicks through the consent page.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clock, createClock } from '../clock.ts'
import { createIdTokens } from '../iam/id-tokens.ts'
import { createKeys } from '../iam/keys.ts'
import { createMailbox } from '../mailbox/mailbox.ts'
import { createGoogleMail } from './google-mail.ts'

/** Making keys is slow. */
const keys = createKeys(join(tmpdir(), 'atelier-google-mail-keys'))
const tokens = createIdTokens({ key: () => keys.pair('google'), now: Date.now })

export async function startGoogle({ clock = createClock() }: { clock?: Clock } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'google-mail-'))
  const mailbox = createMailbox({ clock, dataDir })
  const raws: Buffer[] = []
  const kept: typeof mailbox = {
    ...mailbox,
    deliver(mail) {
      raws.push(mail.raw)
      return mailbox.deliver(mail)
    },
  }
  const google = createGoogleMail({ clock, dataDir, mailbox: kept, iam: { idToken: tokens.issue } })
  const server = createServer({ keepAliveTimeout: 0 }, google.handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...google,
    clock,
    host,
    url: `http://${host}`,
    mails: mailbox.messages,
    countBy: mailbox.countBy,
    /** A mail as it was sent, the first is 0. */
    raw: (index: number) => raws[index] ?? Buffer.alloc(0),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      google.close()
      await mailbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Decision {
  email?: string
  decision?: 'allow' | 'deny'
  /** The scopes that the person leaves ticked; all of them by default. */
  allowed?: string[]
}

/** What a browser does at the consent page. Returns where it is led, or the page's text when it is led nowhere. */
export async function consent(
  url: string,
  { email = 'ana@gmail.com', decision = 'allow', allowed }: Decision = {},
) {
  const page = await fetch(url)
  const html = await page.text()
  if (page.status !== 200) return { status: page.status, html, location: null }
  const form = new URLSearchParams({ other: email, decision })
  for (const [, name = '', value = ''] of html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g))
    form.set(name, value.replaceAll('&amp;', '&'))
  const ticked = [...html.matchAll(/name="allowed" value="([^"]*)"/g)].map(([, scope = '']) => scope)
  for (const scope of allowed ?? ticked) form.append('allowed', scope)
  const answer = await fetch(new URL('/o/oauth2/v2/auth/decision', url), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  return { status: answer.status, html, location: answer.headers.get('location') }
}

// `npm run rebuild:knowledge -- --shop HANDLE` has everything read again that the assistant of a shop knows, through the
// public API of a running studio, and waits until it counts. The assistant answers meanwhile.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { AssistantState } from '../services/assistant/settings/schemas.ts'
import type { Shop } from '../services/shop/shops/schemas.ts'
import { ApiProblem, createStudioClient } from './client.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import type { DemoAccount } from './demo-account.ts'
import { DEFAULT_DATA } from './studio.ts'

const command = {
  name: 'npm run rebuild:knowledge',
  about: 'Has everything read again that the assistant of a shop knows, and waits until it counts.',
  options: {
    shop: { type: 'string', value: 'HANDLE', help: 'the shop' },
    url: { type: 'string', value: 'URL', default: 'http://localhost:8080', help: 'where the studio runs' },
    email: {
      type: 'string',
      value: 'EMAIL',
      help: 'its maker, whose password is in STUDIO_PASSWORD; the demo account if left out',
    },
    data: {
      type: 'string',
      value: 'DIR',
      default: DEFAULT_DATA,
      help: 'where a local studio keeps its data, for the demo account',
    },
    wait: {
      type: 'string',
      value: 'SECONDS',
      default: '600',
      help: 'how long to wait until it is done, 0 for not at all',
    },
  },
  exits: { 1: 'it cannot be done or took too long' },
} as const

const LOOK_MS = 500

class Refused extends Error {}

const { values } = readCommandLine(command)
await tryTo(() => rebuild(understand(values)))

async function tryTo(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof Refused || error instanceof ApiProblem) console.error(error.message)
    else if (error instanceof TypeError && error.cause instanceof Error)
      // A request that got no answer.
      console.error(`The studio does not answer: ${error.cause.message || error.cause.name}`)
    else throw error
    process.exitCode = 1
  }
}

interface Wanted {
  handle: string
  url: string
  waitMs: number
  account: DemoAccount
}

/** Throws Refused without an account. */
function understand({ shop: handle, url, email, data, wait }: typeof values): Wanted {
  if (!handle) refuseUse(command, 'Which shop? --shop HANDLE is missing.')
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) refuseUse(command, `--url ${url} is no address.`)
  if (!/^\d{1,6}$/.test(wait)) refuseUse(command, `--wait ${wait} is no number of seconds.`)
  const account = email === undefined ? demoAccountIn(data) : { email, password: passwordOf(email) }
  return { handle, url, waitMs: Number(wait) * 1000, account }
}

function demoAccountIn(dataDir: string): DemoAccount {
  const file = join(dataDir, 'demo-account.json')
  if (!existsSync(file))
    throw new Refused(`There is no demo account in ${dataDir}: name the maker with --email.`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function passwordOf(email: string): string {
  const password = process.env.STUDIO_PASSWORD
  if (!password) throw new Refused(`The password of ${email} is read from STUDIO_PASSWORD, which is not set.`)
  return password
}

async function rebuild({ handle, url, waitMs, account }: Wanted): Promise<void> {
  const client = createStudioClient(url)
  await client.signIn(account.email, account.password)
  try {
    const shop = await client.call<Shop>('GET', '/shop')
    if (shop.handle !== handle) throw new Refused(`${account.email} has no shop ${handle}.`)
    const knowledge = async () => (await client.call<AssistantState>('GET', '/assistant/settings')).knowledge
    const began = Date.now()
    await client.call('POST', '/assistant/knowledge/rebuild')
    console.log(`Everything that the assistant of ${handle} knows is read again.`)
    while (Date.now() - began < waitMs) {
      await pause(LOOK_MS)
      const now = await knowledge()
      if (now?.indexedAt && !now.isRebuilding)
        return console.log(
          `It knows ${now.entries} passages by ${now.model}, after ${((Date.now() - began) / 1000).toFixed(1)} s.`,
        )
    }
    if (waitMs > 0) throw new Refused(`It is not done after ${waitMs / 1000} s, and goes on.`)
  } finally {
    await client.call('DELETE', '/session').catch(() => undefined)
  }
}

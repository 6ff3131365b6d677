// `npm run rebuild:knowledge -- --shop HANDLE` has everything read again that the assistant of a shop knows, through the
// public API of a running studio, and waits until it counts. The assistant answers meanwhile.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { AssistantState } from '../services/assistant/settings/schemas.ts'
import type { Shop } from '../services/shop/shops/schemas.ts'
import { ApiProblem, createStudioClient } from './client.ts'
import type { DemoAccount } from './demo-account.ts'
import { DEFAULT_DATA } from './studio.ts'

const HELP = `npm run rebuild:knowledge -- --shop HANDLE [--url URL] [--email EMAIL] [--data DIR] [--wait SECONDS]

  --shop   the shop's handle
  --url    where the studio runs; http://localhost:8080 if left out
  --email  its maker, whose password is in STUDIO_PASSWORD; the demo account if left out
  --data   where a local studio keeps its data, for the demo account
  --wait   how long to wait until it is done; 600 if left out, 0 for not at all

Exit codes: 0 it is done (or asked for, with --wait 0), 1 it cannot be done or took too long, 2 wrong arguments.`

const LOOK_MS = 500

class Refused extends Error {}

const wanted = readArguments()
if (wanted) await tryTo(() => rebuild(wanted))

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

/** Null when there is nothing to do, which has been said. */
function readArguments(): Wanted | null {
  try {
    const { help, ...values } = parse()
    if (!help) return understand(values)
    console.log(HELP)
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof Refused)) throw error
    console.error(error.message)
    process.exitCode = error instanceof Refused ? 1 : 2
  }
  return null
}

function parse() {
  return parseArgs({
    options: {
      shop: { type: 'string' },
      url: { type: 'string', default: 'http://localhost:8080' },
      email: { type: 'string' },
      data: { type: 'string', default: DEFAULT_DATA },
      wait: { type: 'string', default: '600' },
      help: { type: 'boolean', default: false },
    },
  }).values
}

/** Throws TypeError for arguments that make no sense, like the parser, and Refused without an account. */
function understand({
  shop: handle,
  url,
  email,
  data,
  wait,
}: Omit<ReturnType<typeof parse>, 'help'>): Wanted {
  if (!handle) throw new TypeError(`Which shop? --shop HANDLE is missing.\n\n${HELP}`)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new TypeError(`--url ${url} is no address.`)
  if (!/^\d{1,6}$/.test(wait)) throw new TypeError(`--wait ${wait} is no number of seconds.`)
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

// A person with a campaign that only lacks recipients, over the real app with storage and a mailbox.
import { startMailbox } from '../../mail/test-mailbox.ts'
import { setUp as setUpApi } from '../test-world.ts'

const SENDER = { name: 'Ana Example', footer: 'Ana Example, 1 Harbour Road', replyTo: '' }
export const GOOD = {
  subject: 'Application: {{role | open positions}} at {{company}}',
  body: 'Dear {{first_name}},\n\nI would like to work with you as **{{role | engineer}}** at {{company}}, and look forward to hearing from you.',
}
export const BOB = {
  email: 'bob@example.com',
  first_name: 'Bob',
  company: 'Nordlicht GmbH',
  role: 'Engineer',
}

type Body = Record<string, unknown>

export type Shared = Awaited<ReturnType<typeof startShared>>

/** What tests of one file may share: each has a person of its own. */
export async function startShared() {
  const mailbox = await startMailbox()
  const world = await setUpApi({
    smtpHost: mailbox.host,
    withStorage: true,
    publicUrl: 'http://studio.example',
  })
  return {
    ...world,
    mailbox,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await mailbox[Symbol.asyncDispose]()
    },
  }
}

/** In a world of its own or, in a shared one, of a new person; the shared one goes on when the test is over. */
export async function setUpCampaign(shared?: Shared) {
  const world = shared ?? (await startShared())
  const ana = await world.registered(shared ? undefined : 'ana@example.com')
  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const answer = await ana.request(method, `/api/v1${path}`, body)
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
  }
  const { id } = (await ask('POST', '/campaigns', { title: 'Galleries' })).body
  const path = `/campaigns/${id}`
  const edit = async (change: Body) => {
    const { version } = (await ask('GET', path)).body
    return ask('PATCH', path, { version, ...change })
  }
  await edit({ sender: SENDER, template: GOOD })
  return {
    ...world,
    ...{ ana, path, ask, edit },
    async addRecipient(fields: Body = BOB): Promise<string> {
      return (await ask('POST', `${path}/recipients`, { fields })).body.id
    },
    async check(change?: Body) {
      if (change) await edit(change)
      return (await ask('POST', `${path}/check`)).body
    },
    preview: async (request: Body = {}) => (await ask('POST', `${path}/preview`, request)).body,
    test: (request: Body = {}) => ask('POST', `${path}/test-mail`, request),
    ...(shared && { [Symbol.asyncDispose]: async () => undefined }),
  }
}

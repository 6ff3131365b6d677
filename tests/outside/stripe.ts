// A server on loopback that speaks as much of Stripe's wire format as shops use: form-encoded requests, JSON answers,
// idempotency keys, and signed webhooks that a test sends when and as often as it likes.
// https://docs.stripe.com/api
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const STRIPE_KEY = 'sk_test_0123456789'
export const STRIPE_WEBHOOK_SECRET = 'whsec_0123456789'

interface Session {
  id: string
  object: 'checkout.session'
  status: 'open' | 'complete' | 'expired'
  payment_status: 'paid' | 'unpaid'
  payment_intent: string | null
  client_reference_id: string
  amount_total: number
  currency: string
  expires_at: number
  url: string | null
  success_url: string
  line_items: { name: string; amount: number }[]
}

interface StripeRefund {
  id: string
  object: 'refund'
  status: 'succeeded' | 'pending' | 'failed'
  amount: number
  currency: string
  payment_intent: string
  metadata: Record<string, string>
  failure_reason: string | null
}

/** What happens to the next request: it fails before it is done, or its answer is lost after it was. */
export type Fault = { status: number } | 'answer-lost'

export interface StripeServer extends AsyncDisposable {
  url: string
  sessions: Map<string, Session>
  refunds: Map<string, StripeRefund>
  /** Requests that changed something, by path; those that repeat an idempotency key are not among them. */
  made: string[]
  fail(...faults: Fault[]): void
  /** The customer pays on Stripe's page. */
  pay(sessionId: string, edit?: Partial<Session>): void
  /** Half an hour passes on Stripe's page. */
  expire(sessionId: string): void
  /** A webhook about an object as it is now; `at` in milliseconds since the epoch. */
  webhook(type: string, object: unknown, at: number): { body: string; signature: string }
}

/** `now` in milliseconds since the epoch. */
export async function startStripe(now: () => number): Promise<StripeServer> {
  const sessions = new Map<string, Session>()
  const refunds = new Map<string, StripeRefund>()
  const answered = new Map<string, { form: string; answer: Answer }>()
  const made: string[] = []
  const faults: Fault[] = []
  let ids = 0
  const id = (kind: string) => `${kind}_test_${++ids}`

  function handle({ method, path, form, key }: Asked): Answer {
    if (key !== STRIPE_KEY) return refusal(401, 'Invalid API Key provided')
    if (path === '/v1/balance') return { status: 200, body: { object: 'balance', available: [] } }
    if (method === 'POST' && path === '/v1/checkout/sessions') return createSession(form)
    const [, sessionId = '', action] = /^\/v1\/checkout\/sessions\/([^/]+)(\/expire)?$/.exec(path) ?? []
    const session = sessions.get(sessionId)
    if (session && action) {
      if (session.status !== 'open') return refusal(400, 'Only open sessions can be expired')
      session.status = 'expired'
      session.url = null
    }
    if (session) return { status: 200, body: session }
    if (method === 'POST' && path === '/v1/refunds') return createRefund(form)
    return refusal(404, `No such thing: ${path}`)
  }

  function createSession(form: URLSearchParams): Answer {
    const expiresAt = Number(form.get('expires_at'))
    // https://docs.stripe.com/api/checkout/sessions/create#create_checkout_session-expires_at
    if (expiresAt < now() / 1000 + 1800 || expiresAt > now() / 1000 + 86_400)
      return refusal(400, 'The `expires_at` timestamp must be 30 minutes to 24 hours from now')
    const items: Session['line_items'] = []
    for (let at = 0; form.has(`line_items[${at}][quantity]`); at++) {
      const field = (name: string) => form.get(`line_items[${at}][price_data]${name}`) ?? ''
      const amount = Number(field('[unit_amount]')) * Number(form.get(`line_items[${at}][quantity]`))
      items.push({ name: field('[product_data][name]'), amount })
    }
    const sessionId = id('cs')
    const session: Session = {
      ...{ id: sessionId, object: 'checkout.session', status: 'open', payment_status: 'unpaid' },
      ...{ payment_intent: null, url: `https://checkout.stripe.example/${sessionId}` },
      client_reference_id: form.get('client_reference_id') ?? '',
      amount_total: items.reduce((sum, { amount }) => sum + amount, 0),
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      expires_at: expiresAt,
      success_url: form.get('success_url') ?? '',
      line_items: items,
    }
    sessions.set(session.id, session)
    return { status: 200, body: session }
  }

  function createRefund(form: URLSearchParams): Answer {
    const intent = form.get('payment_intent') ?? ''
    const paid = [...sessions.values()].find(({ payment_intent }) => payment_intent === intent)
    if (!paid) return refusal(404, `No such payment_intent: ${intent}`)
    const amount = Number(form.get('amount'))
    const before = [...refunds.values()].filter((each) => each.payment_intent === intent)
    if (before.reduce((sum, each) => sum + each.amount, amount) > paid.amount_total)
      return refusal(400, 'Refund amount is greater than unrefunded amount on charge')
    const refund: StripeRefund = {
      ...{ id: id('re'), object: 'refund', status: 'succeeded', amount, currency: paid.currency },
      ...{ payment_intent: intent, failure_reason: null },
      metadata: {
        orderId: form.get('metadata[orderId]') ?? '',
        refundId: form.get('metadata[refundId]') ?? '',
      },
    }
    refunds.set(refund.id, refund)
    return { status: 200, body: refund }
  }

  /** https://docs.stripe.com/api/idempotent_requests: refusals before anything is done are not kept. */
  function once(asked: Asked): Answer {
    const known = asked.idempotencyKey === '' ? undefined : answered.get(asked.idempotencyKey)
    const form = asked.form.toString()
    if (known)
      return known.form === form
        ? known.answer
        : refusal(
            400,
            'Keys for idempotent requests can only be used with the same parameters',
            'idempotency_error',
          )
    const answer = handle(asked)
    if (asked.method === 'POST' && answer.status === 200) {
      made.push(asked.path)
      // Later changes of the object are not part of the answer that was kept.
      if (asked.idempotencyKey !== '')
        answered.set(asked.idempotencyKey, { form, answer: structuredClone(answer) })
    }
    return answer
  }

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void serve(request, response))
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const asked = await read(request)
    const fault = faults.shift()
    if (fault !== undefined && fault !== 'answer-lost')
      return send(response, refusal(fault.status, 'A fault', 'api_error'))
    const answer = once(asked)
    if (fault === 'answer-lost') request.socket.destroy()
    else send(response, answer)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sessionOf = (sessionId: string): Session => {
    const session = sessions.get(sessionId)
    if (!session) throw new Error(`No session ${sessionId}`)
    return session
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    refunds,
    made,
    fail: (...more) => void faults.push(...more),
    pay(sessionId, edit = {}) {
      const session = sessionOf(sessionId)
      if (session.status !== 'open') throw new Error('This page is closed')
      Object.assign(
        session,
        { status: 'complete', payment_status: 'paid', payment_intent: id('pi'), url: null },
        edit,
      )
    },
    expire: (sessionId) => void Object.assign(sessionOf(sessionId), { status: 'expired', url: null }),
    webhook(type, object, at) {
      const body = JSON.stringify({ id: id('evt'), object: 'event', type, data: { object } })
      const time = Math.floor(at / 1000)
      const signature = createHmac('sha256', STRIPE_WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex')
      return { body, signature: `t=${time},v1=${signature}` }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Asked {
  method: string
  path: string
  form: URLSearchParams
  key: string
  idempotencyKey: string
}

interface Answer {
  status: number
  body: unknown
}

const refusal = (status: number, message: string, type = 'invalid_request_error'): Answer => ({
  status,
  body: { error: { type, message } },
})

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://stripe').pathname,
    form: new URLSearchParams(Buffer.concat(parts).toString()),
    key: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
    idempotencyKey: String(request.headers['idempotency-key'] ?? ''),
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_test' })
  response.end(JSON.stringify(body))
}

// The second step of a test card: the page on which a bank would ask whether it is really you.
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import { escapeHtml } from '../../platform/html.ts'
import type { LinkHolder, TestPage } from '../../shop/checkout/test-page.ts'
import { formatMoney } from '../../shop/money/schemas.ts'
import { simplePage } from './simple-page.ts'

const MOST_BYTES = 1024

interface Asked {
  Params: { handle: string; orderId: string }
  Querystring: { key?: string }
  Body: string
}

export function testPaymentPage(testPage: TestPage): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { bodyLimit: MOST_BYTES, parseAs: 'string' },
      (_request, body, done) => done(null, body),
    )
    const options = { schema: { hide: true }, config: { cost: 'write', hasSecretPath: true } } as const
    const path = '/shop/:handle/pay/:orderId'

    app.get<Asked>(path, options, ({ params, query }, reply) => {
      const holder = { ...params, key: String(query.key ?? '') }
      return answer(reply, async () => pageOf(holder, await testPage.get(holder)))
    })
    app.post<Asked>(path, options, ({ params, query, body }, reply) => {
      const isConfirmed = new URLSearchParams(body ?? '').get('answer') === 'yes'
      return answer(reply, async () => {
        const to = await testPage.answer({ ...params, key: String(query.key ?? '') }, isConfirmed)
        reply.code(303).header('location', to)
        return ''
      })
    })
  }
}

async function answer(reply: FastifyReply, work: () => Promise<string>): Promise<string> {
  reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .header('referrer-policy', 'no-referrer')
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    reply.code(404)
    return simplePage('This link does not work', `<p>${escapeHtml(error.message)}.</p>`)
  }
}

function pageOf(
  { handle, orderId, key }: LinkHolder,
  { shopName, number, totals, isWaiting }: Awaited<ReturnType<TestPage['get']>>,
): string {
  const query = `?key=${encodeURIComponent(key)}`
  if (!isWaiting) {
    const order = `/shop/${encodeURIComponent(handle)}/orders/${encodeURIComponent(orderId)}${query}`
    return simplePage(
      'This payment is decided',
      `<p><a href="${escapeHtml(order)}">Back to your order</a></p>`,
    )
  }
  const amount = escapeHtml(formatMoney(totals.total, totals.currency, 'en'))
  return simplePage(
    `Pay ${amount}?`,
    `<p>Order ${escapeHtml(number)} at <strong>${escapeHtml(shopName)}</strong>. This is a test: no money moves.</p>
    <form method="post" action="/shop/${escapeHtml(handle)}/pay/${escapeHtml(orderId)}${escapeHtml(query)}">
      <button class="main" name="answer" value="yes">Confirm the payment</button>
      <button class="quiet" name="answer" value="no">Refuse it</button>
    </form>`,
  )
}

// Guests who ask a shop's assistant, from many addresses, because one address may not ask that often.
import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnswerEvent } from '../../services/assistant/answers/schemas.ts'
import type { ConversationEvent } from '../../services/assistant/conversations/schemas.ts'
import { newId } from '../../services/platform/ids.ts'
import { type LoopDelay, loopDelay } from './loop-delay.ts'

export interface Shop {
  url: string
  handle: string
}

export interface BenchAnswer {
  /** Milliseconds until the sources came, and until the answer was complete. */
  sourcesMs: number
  totalMs: number
  engine: 'model' | 'extractive' | 'refusal'
  text: string
}

/** Questions of one address, fewer than a minute allows. */
const FROM_ONE = 20
const A_SECOND = 20
const SECONDS = 15

let asked = 0
/** All of 127.0.0.0/8 is this machine. */
function nextAddress(): string {
  const number = Math.floor(asked++ / FROM_ONE)
  return `127.1.${Math.floor(number / 250) % 250}.${(number % 250) + 1}`
}

const agent = new http.Agent({ keepAlive: true })

/** One after another. */
export async function askAll(shop: Shop, texts: readonly string[]): Promise<BenchAnswer[]> {
  const answers: BenchAnswer[] = []
  for (const text of texts) answers.push(await ask(shop, text))
  return answers
}

/** So many a second, whether or not the earlier ones are answered, and the delay of the event loop meanwhile. */
export async function askSteadily(
  shop: Shop,
  texts: readonly string[],
  socket: string,
): Promise<{ delay: LoopDelay; aSecond: number }> {
  const under: Promise<BenchAnswer>[] = []
  const started = performance.now()
  await loopDelay(socket)
  for (let at = 0; at < A_SECOND * SECONDS; at++) {
    under.push(ask(shop, texts[at % texts.length] ?? ''))
    const due = ((at + 1) * 1000) / A_SECOND
    await wait(Math.max(0, due - (performance.now() - started)))
  }
  await Promise.all(under)
  const seconds = (performance.now() - started) / 1000
  return { delay: await loopDelay(socket), aSecond: under.length / seconds }
}

/** Throws when the question is refused before it is looked at, or its answer ends early. */
export function ask({ url, handle }: Shop, text: string): Promise<BenchAnswer> {
  const started = performance.now()
  const body = JSON.stringify({ id: newId(), text })
  return new Promise((resolve, reject) => {
    const options: http.RequestOptions = {
      ...{ hostname: '127.0.0.1', port: new URL(url).port, agent, method: 'POST' },
      path: `/api/v1/shops/${handle}/assistant/messages`,
      localAddress: nextAddress(),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }
    const request = http.request(options, (answer) => {
      const read = eventReader()
      let sourcesMs: number | null = null
      let complete: BenchAnswer | null = null
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        for (const event of read(chunk)) {
          const time = performance.now() - started
          if (event.type === 'sources') sourcesMs ??= time
          if (event.type !== 'done') continue
          const { text, engine } = event.answer
          complete = { sourcesMs: sourcesMs ?? time, totalMs: time, engine: engine.kind, text }
        }
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if (complete) resolve(complete)
        else reject(new Error(`"${text}": ${answer.statusCode}, without an answer`))
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Takes a stream piece by piece, and returns the events that are complete. */
function eventReader() {
  let rest = ''
  return (chunk: string): (AnswerEvent | ConversationEvent)[] => {
    const parts = (rest + chunk).split('\n\n')
    rest = parts.pop() ?? ''
    return parts.flatMap((part) => {
      const data = /^data: ?(.+)$/m.exec(part)?.[1]
      return data ? [JSON.parse(data)] : []
    })
  }
}

// A server on loopback that speaks the wire formats of Gemini and of OpenAI's chat completions, with faults. What it
// answers is queued by the test; each request takes the next answer. Vectors of texts it makes by itself.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vectorOf } from './embeddings.ts'

export interface Told {
  kind: 'google' | 'openai'
  model: string
  key: string
  system: string
  input: string
}

/** A request for vectors. */
export interface ToldTexts {
  model: string
  key: string
  texts: string[]
  task: string
  dimensions: number
}

/**
 * Each is one answer. `silence` never answers; `cut` sends half of the text and breaks the connection; `begins` sends
 * the text, and leaves the connection open until it `goesOn` with the rest, if it does; `endless` sends it again and
 * again; `breaks` sends it and then says that something went wrong.
 */
export type Answer =
  | { text: string; tokens?: [input: number, output: number] }
  | { cut: string }
  | { begins: string; goesOn?: Promise<string> }
  | { endless: string }
  | { breaks: string }
  | { stops: string; because: string }
  | { status: number; retryAfter?: number; body?: object | string }
  | { raw: string }
  | 'silence'

export interface ModelServer extends AsyncDisposable {
  url: string
  requests: Told[]
  /** What is answered next; `last` is repeated when the queue is empty. */
  will(...answers: Answer[]): void
  /** Decides by the request; before the queue. */
  answerWith(decide: (told: Told) => Answer | undefined): void
  /** Resolves when the server has been asked this often. */
  asked(times: number): Promise<void>
  /** Requests for vectors; they are not among the others. */
  embeddings: ToldTexts[]
  /** Decides what a request for vectors gets instead of them. */
  embedWith(decide: (told: ToldTexts) => Answer | undefined): void
  /** How many requests are being answered; those without an end are until they are given up. */
  underWay(): number
  /** Resolves when this many requests were given up by those who asked. */
  givenUp(times: number): Promise<void>
}

export async function startModels(): Promise<ModelServer> {
  const requests: Told[] = []
  const queue: Answer[] = []
  let decide: (told: Told) => Answer | undefined = () => undefined
  let decideVectors: (told: ToldTexts) => Answer | undefined = () => undefined
  const embeddings: ToldTexts[] = []
  const asked = counter()
  const givenUp = counter()
  let underWay = 0

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => void handle(request, response))
  async function handle(request: IncomingMessage, response: ServerResponse) {
    let isBroken = false
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (!response.writableFinished && !isBroken) givenUp.count()
    })
    const told = await read(request)
    if ('texts' in told) {
      embeddings.push(told)
      return void sendVectors(response, told, decideVectors(told))
    }
    requests.push(told)
    asked.count()
    const answer = decide(told) ?? queue.shift() ?? { status: 500 }
    isBroken = typeof answer === 'object' && 'cut' in answer
    send(response, told, answer)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    will: (...answers) => void queue.push(...answers),
    answerWith: (each) => {
      decide = each
    },
    asked: asked.reached,
    embeddings,
    embedWith: (each) => {
      decideVectors = each
    },
    underWay: () => underWay,
    givenUp: givenUp.reached,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function counter() {
  let counted = 0
  const waiting = new Set<{ times: number; done: () => void }>()
  return {
    count() {
      counted += 1
      for (const each of waiting)
        if (counted >= each.times) {
          waiting.delete(each)
          each.done()
        }
    },
    reached: (times: number): Promise<void> =>
      counted >= times ? Promise.resolve() : new Promise((done) => void waiting.add({ times, done })),
  }
}

async function read(request: IncomingMessage): Promise<Told | ToldTexts> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const body = JSON.parse(Buffer.concat(parts).toString())
  const google = /^\/v1beta\/models\/(.+):streamGenerateContent\?alt=sse$/.exec(request.url ?? '')
  if (google)
    return {
      kind: 'google',
      model: decodeURIComponent(google[1] ?? ''),
      key: String(request.headers['x-goog-api-key']),
      system: body.systemInstruction?.parts?.[0]?.text ?? '',
      input: body.contents[0].parts[0].text,
    }
  const vectors = /^\/v1beta\/models\/(.+):batchEmbedContents$/.exec(request.url ?? '')
  if (vectors)
    return {
      model: decodeURIComponent(vectors[1] ?? ''),
      key: String(request.headers['x-goog-api-key']),
      texts: body.requests.map((each: EmbedContent) => each.content.parts[0]?.text ?? ''),
      task: body.requests[0].taskType,
      dimensions: body.requests[0].outputDimensionality,
    }
  if (request.url !== '/chat/completions') throw new Error(`No such method: ${request.url}`)
  const content = (role: string) =>
    body.messages.find((message: { role: string }) => message.role === role)?.content
  return {
    kind: 'openai',
    model: body.model,
    key: String(request.headers.authorization).replace('Bearer ', ''),
    system: content('system'),
    input: content('user'),
  }
}

interface EmbedContent {
  content: { parts: { text: string }[] }
}

function sendVectors(response: ServerResponse, told: ToldTexts, answer: Answer | undefined): void {
  if (answer === 'silence') return
  if (answer && 'status' in answer) return void sendStatus(response, 'google', answer)
  if (answer && 'raw' in answer) return void response.end(answer.raw)
  const embeddings = told.texts.map((text) => ({ values: vectorOf(text, told.dimensions) }))
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ embeddings }))
}

function sendStatus(
  response: ServerResponse,
  kind: Told['kind'],
  answer: Extract<Answer, { status: number }>,
): void {
  if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter)
  response.writeHead(answer.status, { 'content-type': 'application/json' })
  const body = answer.body ?? errorBody(kind, answer.status, answer.retryAfter)
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function send(response: ServerResponse, { kind }: Told, answer: Answer): void {
  if (answer === 'silence') return
  if ('status' in answer) return void sendStatus(response, kind, answer)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  if ('raw' in answer) return void response.end(answer.raw)
  const chunk = kind === 'google' ? googleChunk : openAiChunk
  if ('cut' in answer) {
    // Half an event: the connection breaks in the middle of a line.
    response.write(event(chunk(answer.cut)) + event(chunk('more')).slice(0, 20), () => response.destroy())
    return
  }
  if ('begins' in answer) {
    response.write(event(chunk(answer.begins)))
    void answer.goesOn?.then((text) => finish(response, kind, text))
    return
  }
  if ('breaks' in answer) {
    response.write(event(chunk(answer.breaks)))
    return void response.end(event({ error: { code: 503, message: 'Overloaded' } }))
  }
  if ('endless' in answer) {
    const more = () => {
      if (!response.destroyed) response.write(event(chunk(answer.endless)), () => setImmediate(more))
    }
    more()
    return
  }
  if ('stops' in answer) return void response.end(event(chunk(answer.stops, answer.because)))
  const middle = Math.ceil(answer.text.length / 2)
  response.write(event(chunk(answer.text.slice(0, middle))))
  finish(response, kind, answer.text.slice(middle), answer.tokens)
}

function finish(
  response: ServerResponse,
  kind: Told['kind'],
  text: string,
  [input, output]: [input: number, output: number] = [10, 20],
): void {
  const chunk = kind === 'google' ? googleChunk : openAiChunk
  response.write(event(chunk(text, kind === 'google' ? 'STOP' : 'stop')))
  const usage =
    kind === 'google'
      ? { candidates: [], usageMetadata: { promptTokenCount: input, candidatesTokenCount: output } }
      : { choices: [], usage: { prompt_tokens: input, completion_tokens: output } }
  response.end(event(usage) + (kind === 'openai' ? 'data: [DONE]\n\n' : ''))
}

const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`

const googleChunk = (text: string, finishReason?: string) => ({
  candidates: [{ content: { role: 'model', parts: [{ text }] }, ...(finishReason && { finishReason }) }],
})

const openAiChunk = (content: string, finish_reason: string | null = null) => ({
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: { content }, finish_reason }],
})

/** Gemini says how long to wait in the body, the others in a header. */
function errorBody(kind: Told['kind'], status: number, retryAfter: number | undefined) {
  if (kind === 'openai') return { error: { message: 'No', code: String(status) } }
  const info = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfter}s` }
  return { error: { code: status, message: 'No', details: retryAfter === undefined ? [] : [info] } }
}

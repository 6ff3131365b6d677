import type { World } from '../world.ts'

/** What the API answers, or storage on its behalf. */
export async function download({ maker }: Pick<World, 'maker'>, path: string): Promise<void> {
  const answer = await maker.send('GET', path)
  const bytes = await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${Buffer.from(bytes)}`)
  if (/json/.test(answer.headers.get('content-type') ?? '')) await follow(Buffer.from(bytes).toString())
}

/** Where the answer is a link, its bytes are fetched as a browser would. */
async function follow(text: string): Promise<void> {
  const { url } = JSON.parse(text) as { url?: string }
  if (url === undefined) return
  const stored = await fetch(url)
  if (!stored.ok) throw new Error(`Storage answers ${stored.status}: ${await stored.text()}`)
  await stored.arrayBuffer()
}

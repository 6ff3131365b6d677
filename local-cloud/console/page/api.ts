// Asks the local cloud, and tells it what to do.

const token = document.querySelector<HTMLMetaElement>('meta[name=console-token]')?.content ?? ''

export async function get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
  const given = Object.entries(query).filter(([, value]) => value !== '')
  const search = new URLSearchParams(given)
  return await read(await fetch(given.length > 0 ? `/api/${path}?${search}` : `/api/${path}`))
}

export async function post<Answer>(path: string, body: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'x-console-token': token }
  return await read(await fetch(`/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function read<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json()) as Answer & { error?: string }
  if (!response.ok) throw new Error(answer.error ?? `The local cloud answered ${response.status}.`)
  return answer
}

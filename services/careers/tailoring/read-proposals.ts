// Finds proposals in whatever a model answers: JSON, JSON in prose, JSON that was cut off, or none.

export interface Proposal {
  target: string
  from: string[]
  after: string
  reason: string
}

/** Longer answers are cut off: nobody asked for a book. */
const MOST_CHARACTERS = 200_000

/** `unreadable` counts objects that looked like a proposal and were none. */
export function readProposals(answer: string): { proposals: Proposal[]; unreadable: number } {
  const text = answer.slice(0, MOST_CHARACTERS)
  const found: unknown[] = []
  collect(parse(text.trim()), found)
  if (found.length === 0) for (const part of objectsIn(text)) collect(parse(part), found)
  const proposals = found.map(toProposal)
  return {
    proposals: proposals.filter((proposal) => proposal !== null),
    unreadable: proposals.filter((proposal) => proposal === null).length,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Objects with a target, wherever they stand in the value. */
function collect(value: unknown, found: unknown[], depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 6) return
  if ('target' in value) found.push(value)
  else for (const part of Object.values(value)) collect(part, found, depth + 1)
}

function toProposal(value: unknown): Proposal | null {
  if (typeof value !== 'object' || value === null) return null
  const { target, from, after, reason } = value as Record<string, unknown>
  if (typeof target !== 'string' || typeof after !== 'string') return null
  const ids = Array.isArray(from) ? from.filter((id): id is string => typeof id === 'string') : []
  return { target, from: ids, after, reason: typeof reason === 'string' ? reason : '' }
}

/** The innermost complete objects of a text: what was cut off is left out. */
function objectsIn(text: string): string[] {
  const objects: string[] = []
  const starts: number[] = []
  let isQuoted = false
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]
    if (isQuoted) {
      if (sign === '\\') index += 1
      else if (sign === '"') isQuoted = false
    } else if (sign === '"' && starts.length > 0) isQuoted = true
    else if (sign === '{') starts.push(index)
    else if (sign === '}') {
      const start = starts.pop()
      const part = start === undefined ? '' : text.slice(start, index + 1)
      if (part.includes('"target"') && part.indexOf('{', 1) < 0) objects.push(part)
    }
  }
  return objects
}

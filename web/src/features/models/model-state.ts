// What a model's state means for an administrator, and what they can do about it.
import type { KeyHealth, Model } from '../../../../services/ai/schemas.ts'
import type { Tone } from '../../ui/badge.tsx'
import { formatClock, formatDate } from '../../ui/format.ts'

export interface ModelState {
  tone: Tone
  words: string
  advice?: string
}

type Described = Pick<Model, 'isActive' | 'isAvailable' | 'retiredAt' | 'secretNames' | 'provider'> & {
  keys: readonly Pick<KeyHealth, 'state' | 'restsUntil'>[]
}

export function stateOf({
  isActive,
  isAvailable,
  retiredAt,
  secretNames,
  provider,
  keys,
}: Described): ModelState {
  if (provider === 'built-in') return { tone: 'ok', words: 'Always there' }
  if (retiredAt)
    return {
      tone: 'danger',
      words: `Retired ${formatDate(retiredAt)}`,
      advice: 'The provider says that it is gone. Give its new name, or try it again.',
    }
  if (!isActive) return { tone: 'neutral', words: 'Off' }
  if (secretNames.length === 0)
    return { tone: 'warn', words: 'Cannot answer', advice: 'Name the secret that holds its keys.' }
  if (keys.length > 0 && keys.every(({ state }) => state === 'missing'))
    return { tone: 'warn', words: 'Cannot answer', advice: 'Its secret has no key yet.' }
  const present = keys.filter(({ state }) => state !== 'missing')
  if (!isAvailable || (present.length > 0 && present.every(({ state }) => state === 'refused')))
    return { tone: 'danger', words: 'Cannot answer', advice: 'The provider refuses its keys.' }
  const rests = present.flatMap(({ restsUntil }) => restsUntil ?? [])
  const [first] = rests.toSorted()
  if (first && rests.length === present.length)
    return {
      tone: 'warn',
      words: `Rests until ${formatClock(first)}`,
      advice: 'The next in turn answers meanwhile.',
    }
  return { tone: 'ok', words: 'Available' }
}

/** Places in the order of asking, by id. Models that are off or retired have none. */
export function turnsOf(models: readonly Pick<Model, 'id' | 'isActive' | 'retiredAt' | 'provider'>[]) {
  const asked = models.filter(
    ({ isActive, retiredAt, provider }) => isActive && retiredAt === null && provider !== 'built-in',
  )
  return new Map(asked.map(({ id }, index) => [id, index + 1]))
}

import { NEEDS_ACCEPT } from './plan/finding.ts'

interface Arguments {
  digest?: string | undefined
  window: string
  accept?: readonly string[] | undefined
}

/** Seconds; whoever watches for longer has mistyped. */
const LONGEST_WINDOW = 3600

/** Why these values cannot be meant, before a release is begun with them; or null. */
export function argumentProblem({ digest, window, accept = [] }: Arguments): string | null {
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest))
    return `--digest ${digest}: expected sha256: and 64 hexadecimal digits`
  const seconds = Number(window)
  if (!(seconds > 0 && seconds <= LONGEST_WINDOW))
    return `--window ${window}: expected seconds, at most ${LONGEST_WINDOW}`
  const kinds: readonly string[] = [...NEEDS_ACCEPT]
  const unknown = accept.find((kind) => !kinds.includes(kind))
  return unknown === undefined ? null : `--accept ${unknown}: expected one of ${kinds.join(', ')}`
}

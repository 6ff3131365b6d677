// The golden set's names of a shop's sources, which say more than ids.
import type { SourceRef } from '../knowledge/schemas.ts'
import type { SourceName } from './golden/question.ts'

/** Questions have no addresses of their own, but are told apart by their words. */
export function sourceName({
  ref,
  title,
  path,
}: {
  ref: SourceRef
  title: string
  path: string
}): SourceName {
  return `${ref.kind}:${ref.kind === 'faq' ? title : (path.split('/').at(-1) ?? '')}`
}

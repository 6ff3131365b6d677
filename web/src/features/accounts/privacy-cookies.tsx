import type { Privacy } from '../../../../services/accounts/schemas.ts'
import { COOKIE_WORDS, lasting } from './privacy-words.ts'

export function PrivacyCookies({ cookies }: Pick<Privacy, 'cookies'>) {
  return (
    <>
      <ul className="grid">
        {cookies.map(({ name, purpose, keptSeconds }) => (
          <li key={name} className="flex items-baseline justify-between gap-4 border-b py-2.5 first:pt-0">
            <span className="grid min-w-0 gap-0.5">
              <code className="break-all font-mono text-note">{name}</code>
              <span className="text-ink-soft text-sm">{COOKIE_WORDS[purpose]}</span>
            </span>
            <span className="shrink-0 text-ink-faint text-sm tabular-nums">{lasting(keptSeconds)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-pretty text-ink-soft text-sm leading-6">
        Your browser itself remembers the theme, uploads that are not finished, and drafts. Signing out
        removes what is about you.
      </p>
    </>
  )
}

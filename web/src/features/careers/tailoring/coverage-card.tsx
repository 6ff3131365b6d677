import { CircleCheck, CircleDashed, CircleMinus } from 'lucide-react'
import type { Coverage, Demand } from '../../../../../services/careers/cvs/schemas.ts'
import { Card } from '../../../ui/card.tsx'

/** Both sides of the score: what this CV shows, and what the résumé can support at all. */
export function CoverageCard({ coverage }: { coverage: Coverage }) {
  return (
    <Card className="grid gap-4">
      <h2 className="font-semibold text-base">What the job asks for</h2>
      <Side title="Must have" {...coverage.must} />
      <Side title="Nice to have" {...coverage.nice} />
      <details>
        <summary className="cursor-pointer rounded-sm font-medium text-sm">Every demand, one by one</summary>
        <ul className="mt-3 grid gap-2.5 text-sm">
          {coverage.demands.map((demand) => (
            <DemandItem key={`${demand.kind}-${demand.text}`} demand={demand} />
          ))}
        </ul>
      </details>
    </Card>
  )
}

function Side({
  title,
  total,
  shown,
  ceiling,
}: {
  title: string
  total: number
  shown: number
  ceiling: number
}) {
  if (total === 0) return null
  const gap = total - ceiling
  const share = (count: number) => `${(count / total) * 100}%`
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-sm">
        <span className="font-medium">{title}</span>
        <span>
          {shown} of {total} shown
        </span>
      </p>
      <div aria-hidden="true" className="flex h-2 overflow-hidden rounded-full bg-wash-strong">
        <span className="bg-ok" style={{ width: share(shown) }} />
        <span className="bg-ok/35" style={{ width: share(Math.max(0, ceiling - shown)) }} />
      </div>
      <p className="text-ink-soft text-xs leading-5">
        {gap === 0
          ? 'The résumé supports all of them.'
          : `The résumé supports ${ceiling}; no wording closes the other ${gap}.`}
      </p>
    </div>
  )
}

function DemandItem({ demand: { text, kind, evidence, isShown } }: { demand: Demand }) {
  const isGap = evidence.length === 0
  const Sign = isGap ? CircleMinus : isShown ? CircleCheck : CircleDashed
  const words = isGap ? 'not in the résumé' : isShown ? 'shown' : 'in the résumé, not shown'
  return (
    <li className="flex gap-2">
      <Sign
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${isGap ? 'text-danger' : isShown ? 'text-ok' : 'text-warn'}`}
      />
      <span className="[overflow-wrap:anywhere]">
        {text}
        <span className="block text-ink-faint text-xs">
          {kind === 'must' ? 'Must' : 'Nice'}, {words}
        </span>
      </span>
    </li>
  )
}

import { Link } from '@tanstack/react-router'
import { ChevronRight, Circle } from 'lucide-react'
import { Card } from '../../../ui/card.tsx'
import { OpenSwitch } from '../settings/open-switch.tsx'
import { useShop } from '../shop-page.tsx'
import { placeOf } from './missing-places.ts'

/** What is to be done before customers can buy, and then the switch that opens the shop. */
export function MissingCard() {
  const { missing, isOpen } = useShop()
  if (missing.length === 0) return isOpen ? null : <OpenSwitch />
  return (
    <Card className="grid gap-3">
      <div className="grid gap-0.5">
        <h2 className="font-semibold text-base">
          {isOpen ? 'The shop is open, and lacks something' : 'Before customers can buy'}
        </h2>
        <p className="text-ink-soft text-sm">
          {missing.length === 1 ? 'One thing is missing.' : `${missing.length} things are missing.`}
        </p>
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {missing.map((words) => {
          const { to, search } = placeOf(words)
          return (
            <li key={words}>
              <Link
                to={to}
                search={search}
                className="flex items-center gap-2.5 rounded-md border px-3 py-2.5 text-sm hover:bg-wash"
              >
                <Circle aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
                <span className="min-w-0 flex-1">{words}</span>
                <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

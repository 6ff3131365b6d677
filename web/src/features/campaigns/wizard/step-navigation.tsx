import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import type { DraftFields } from './draft.ts'
import { doneSteps, STEP_WORDS, STEPS, type Step } from './steps.ts'

interface StepNavigationProps {
  campaign: Campaign
  fields: DraftFields
  step: Step
}

/** All steps, in a row that scrolls sideways on a phone. Each can be opened at any time. */
export function StepNavigation({ campaign, fields, step }: StepNavigationProps) {
  const done = doneSteps(campaign, fields)
  const current = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another element
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [step])
  return (
    <nav aria-label="Steps" className="-mx-4 mb-6 overflow-x-auto border-b px-4 md:mx-0 md:px-0">
      <ol className="flex md:gap-1">
        {STEPS.map((each, index) => (
          <li key={each} ref={each === step ? current : undefined}>
            <Link
              to="/campaigns/$campaignId/edit/$step"
              params={{ campaignId: campaign.id, step: each }}
              activeOptions={{ includeSearch: false }}
              className="group -mb-px flex items-center gap-2 whitespace-nowrap border-transparent border-b-2 px-2 py-2.5 font-medium text-ink-soft text-sm transition-colors hover:text-ink focus-visible:-outline-offset-2 md:px-3 data-[status=active]:border-accent data-[status=active]:text-ink"
            >
              <span
                aria-hidden="true"
                className="grid size-5 place-items-center rounded-full bg-wash-strong text-2xs group-data-[status=active]:bg-accent group-data-[status=active]:text-accent-ink"
              >
                {done.has(each) ? <Check className="size-3.5" /> : index + 1}
              </span>
              {STEP_WORDS[each]}
              {done.has(each) && <span className="sr-only">, done</span>}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

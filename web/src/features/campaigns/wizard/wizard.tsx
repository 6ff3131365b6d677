import { Link, useBlocker } from '@tanstack/react-router'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type ComponentType, useEffect, useRef } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Conflict } from './conflict.tsx'
import { SavedState } from './saved-state.tsx'
import { StepNavigation } from './step-navigation.tsx'
import type { StepProps } from './step-props.ts'
import { STEP_WORDS, STEPS, type Step } from './steps.ts'
import { TitleField } from './title-field.tsx'
import { useDraft } from './use-draft.ts'

const holding = <Skeleton className="h-96 rounded-lg" />

const panels: Record<Step, ComponentType<StepProps>> = {
  recipients: lazyPart(
    async () => (await import('./recipients/recipients-step.tsx')).RecipientsStep,
    holding,
  ),
  template: lazyPart(async () => (await import('./template/template-step.tsx')).TemplateStep, holding),
  attachments: lazyPart(
    async () => (await import('./attachments/attachments-step.tsx')).AttachmentsStep,
    holding,
  ),
  schedule: lazyPart(async () => (await import('./schedule/schedule-step.tsx')).ScheduleStep, holding),
  check: lazyPart(async () => (await import('./check/check-step.tsx')).CheckStep, holding),
}

export function Wizard({ campaign, step }: { campaign: Campaign; step: Step }) {
  const { draft, state } = useDraft(campaign)
  const { fields, status } = state
  const Panel = panels[step]
  const heading = useFocusOnStep(step)

  // Leaving the page saves what is typed; only a closed window, or a conflict, could lose it.
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      const stays = next.pathname.startsWith(current.pathname.replace(/[^/]*$/, ''))
      await draft.flush()
      const { status: left } = draft.state()
      return !stays && (left === 'conflict' || left === 'failed')
        ? !window.confirm('What you typed last is not saved. Leave all the same?')
        : false
    },
    enableBeforeUnload: () => draft.state().status !== 'saved',
  })

  return (
    <>
      <div className="mt-2 mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <TitleField title={fields.title} onChange={(title) => draft.change('title', title)} />
        <SavedState state={state} onRetry={() => void draft.flush()} />
      </div>
      <StepNavigation campaign={campaign} fields={fields} step={step} />
      {status === 'conflict' && <Conflict state={state} onSettle={(keep) => draft.settle(keep)} />}
      <h2 ref={heading} tabIndex={-1} className="mb-4 font-semibold text-xl outline-none">
        {STEP_WORDS[step]}
      </h2>
      <Panel campaign={campaign} draft={draft} fields={fields} />
      <Ways campaignId={campaign.id} step={step} />
    </>
  )
}

/** Who goes from step to step by keyboard or ear begins at the new step's heading. */
function useFocusOnStep(step: Step) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [step])
  return heading
}

function Ways({ campaignId, step }: { campaignId: string; step: Step }) {
  const at = STEPS.indexOf(step)
  const before = STEPS[at - 1]
  const next = STEPS[at + 1]
  return (
    <nav aria-label="Steps before and after" className="mt-8 flex justify-between gap-2 border-t pt-4">
      {before ? (
        <Button asChild variant="ghost">
          <Link to="/campaigns/$campaignId/edit/$step" params={{ campaignId, step: before }}>
            <ArrowLeft aria-hidden="true" />
            <span className="max-md:sr-only">{STEP_WORDS[before]}</span>
          </Link>
        </Button>
      ) : (
        <span />
      )}
      {next && (
        <Button asChild variant="primary">
          <Link to="/campaigns/$campaignId/edit/$step" params={{ campaignId, step: next }}>
            {STEP_WORDS[next]}
            <ArrowRight aria-hidden="true" />
          </Link>
        </Button>
      )}
    </nav>
  )
}

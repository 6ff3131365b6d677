import { useNavigate } from '@tanstack/react-router'
import { FileCheck2, Send } from 'lucide-react'
import { useState } from 'react'
import type { Cv, LetterParagraph } from '../../../../../services/careers/cvs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { ChangeList, type Decisions } from './change-list.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { engineWords, STATUS } from './cv-words.ts'
import { reviewCv } from './cvs-data.ts'
import { LetterEditor } from './letter-editor.tsx'
import { LookFields } from './look-fields.tsx'
import { Papers } from './papers.tsx'

const NewApplication = lazyPart(
  async () => (await import('../applications/new-application.tsx')).NewApplication,
)

/** Everything that the person decides, sent together: the papers are then typeset from it. */
export function CvReviewer({ cv }: { cv: Cv }) {
  const navigate = useNavigate()
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const [letter, setLetter] = useState<LetterParagraph[] | null>(null)
  const [look, setLook] = useState(cv.look)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isTracking, setTracking] = useState(false)
  const isDirty = decisions.size > 0 || letter !== null || look !== cv.look
  const canReview = cv.status === 'review' || cv.status === 'ready'

  async function finish() {
    setBusy(true)
    setError(null)
    try {
      await reviewCv(cv.id, {
        revision: cv.revision,
        decisions: [...decisions.values()],
        ...(letter && { letter }),
        look,
      })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <LeaveGuard isDirty={isDirty && !busy} />
      <PageHeader
        title={[cv.jobTitle, cv.company].filter(Boolean).join(', ')}
        className="pt-3! md:pt-4!"
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            From {cv.resumeTitle}
            <Badge tone={STATUS[cv.status].tone}>{STATUS[cv.status].words}</Badge>
          </span>
        }
        actions={
          canReview && (
            <>
              {cv.status === 'ready' && (
                <Button icon={<Send />} onClick={() => setTracking(true)}>
                  Track
                </Button>
              )}
              <Button
                variant="primary"
                icon={<FileCheck2 />}
                busy={busy}
                disabled={cv.status === 'ready' && !isDirty}
                onClick={() => void finish()}
              >
                Make the papers
              </Button>
            </>
          )
        }
      />
      <FormProblem error={error} />
      {cv.status === 'failed' && cv.reason && (
        <Callout tone="danger" className="mb-4" title="This CV could not be made">
          {cv.reason}
        </Callout>
      )}
      {(cv.status === 'requested' || cv.status === 'rendering') && (
        <Callout tone="info" className="mb-4">
          {cv.status === 'requested'
            ? 'The résumé is being held against the job. The changes appear here by themselves.'
            : 'The papers are typeset and read back before they are given to you.'}
        </Callout>
      )}
      {cv.status !== 'requested' && (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <Tabs
            label="Parts of the CV"
            tabs={[
              {
                value: 'changes',
                label: `Changes (${cv.changes.length})`,
                content: (
                  <ChangeList
                    changes={cv.changes}
                    decisions={decisions}
                    isLocked={!canReview}
                    onDecide={(decision) => setDecisions(new Map(decisions).set(decision.changeId, decision))}
                  />
                ),
              },
              {
                value: 'letter',
                label: 'Letter',
                content: (
                  <LetterEditor letter={letter ?? cv.letter} isLocked={!canReview} onChange={setLetter} />
                ),
              },
            ]}
          />
          <div className="grid gap-4 max-lg:order-first">
            {cv.papers.length > 0 && <Papers cv={cv} />}
            {cv.coverage && <CoverageCard coverage={cv.coverage} />}
            <LookFields look={look} isLocked={!canReview} onChange={setLook} />
            <p className="text-ink-faint text-xs leading-5">
              {engineWords(cv.engine)}
              {cv.milliseconds !== null && `, in ${(cv.milliseconds / 1000).toFixed(1)} s`}
              {cv.tokens !== null && `, ${cv.tokens.toLocaleString('en')} tokens`}.
            </p>
          </div>
        </div>
      )}
      {isTracking && (
        <NewApplication
          from={{ title: cv.jobTitle, company: cv.company, jobId: cv.jobId, cvId: cv.id }}
          onClose={() => setTracking(false)}
          onAdded={(id) => void navigate({ to: '/careers/applications', search: { open: id } })}
        />
      )}
    </>
  )
}

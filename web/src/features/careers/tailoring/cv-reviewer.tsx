import { useNavigate } from '@tanstack/react-router'
import { FileCheck2, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Cv } from '../../../../../services/careers/cvs/schemas.ts'
import { ApiError } from '../../../api.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { ChangeList } from './change-list.tsx'
import { CoverageCard } from './coverage-card.tsx'
import { CvText } from './cv-text.tsx'
import { engineWords, STATUS } from './cv-words.ts'
import { refetchCv, reviewCv, undoReview } from './cvs-data.ts'
import { LetterEditor } from './letter-editor.tsx'
import { LookFields } from './look-fields.tsx'
import { Papers } from './papers.tsx'
import { useReviewDraft } from './review-draft.ts'

const NewApplication = lazyPart(
  async () => (await import('../applications/new-application.tsx')).NewApplication,
)

/** Everything that the person decides and writes, sent together: the papers are then typeset from it. */
export function CvReviewer({ cv }: { cv: Cv }) {
  const navigate = useNavigate()
  const { draft, isDirty, isOutdated, change, discard, moveOn, toReview } = useReviewDraft(cv)
  const [busy, setBusy] = useState<'save' | 'undo' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isTracking, setTracking] = useState(false)
  const canReview = cv.status === 'review' || cv.status === 'ready'
  const own = new Set(cv.changes.filter(({ state }) => state === 'own').map(({ target }) => target))

  async function run(what: 'save' | 'undo', work: () => Promise<unknown>) {
    setBusy(what)
    setError(null)
    try {
      await work()
      discard()
    } catch (failure) {
      setError(failure)
      // What it says now has to be seen before anything can be kept of the draft.
      if (failure instanceof ApiError && failure.status === 409) await refetchCv(cv.id)
    } finally {
      setBusy(null)
    }
  }

  return (
    <>
      <LeaveGuard isDirty={isDirty && busy === null} />
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
              <IconButton
                label="Undo the last review"
                disabled={!cv.canUndo || isDirty}
                busy={busy === 'undo'}
                onClick={() => void run('undo', () => undoReview(cv.id, cv.revision))}
              >
                <Undo2 />
              </IconButton>
              {cv.status === 'ready' && (
                <Button icon={<Send />} onClick={() => setTracking(true)}>
                  Track
                </Button>
              )}
              <Button
                variant="primary"
                icon={<FileCheck2 />}
                busy={busy === 'save'}
                disabled={isOutdated || (cv.status === 'ready' && !isDirty)}
                onClick={() => void run('save', () => reviewCv(cv.id, toReview()))}
              >
                Make the papers
              </Button>
            </>
          )
        }
      />
      {!isOutdated && <FormProblem error={error} />}
      {isOutdated && (
        <Callout
          tone="warn"
          className="mb-4"
          title="This CV was changed in another window"
          actions={
            <>
              <Button size="sm" onClick={moveOn}>
                Keep mine on top of it
              </Button>
              <Button size="sm" variant="ghost" onClick={discard}>
                Drop mine
              </Button>
            </>
          }
        >
          What you wrote here is not saved yet, and still here.
        </Callout>
      )}
      {cv.engineNote && (
        <Callout tone="info" className="mb-4">
          {cv.engineNote}
        </Callout>
      )}
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
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <Tabs
            label="Parts of the CV"
            tabs={[
              {
                value: 'text',
                label: 'Text',
                content: (
                  <CvText
                    text={cv.text}
                    changes={cv.changes}
                    edits={draft.edits}
                    isLocked={!canReview}
                    onChange={(edits) => change({ edits })}
                  />
                ),
              },
              {
                value: 'changes',
                label: `Changes (${cv.changes.length})`,
                content: (
                  <ChangeList
                    changes={cv.changes}
                    decisions={draft.decisions}
                    isLocked={!canReview}
                    onDecide={(decision) =>
                      change({ decisions: new Map(draft.decisions).set(decision.changeId, decision) })
                    }
                  />
                ),
              },
              {
                value: 'letter',
                label: 'Letter',
                content: (
                  <LetterEditor
                    letter={draft.letter ?? cv.letter}
                    own={own}
                    isLocked={!canReview}
                    onChange={(letter) => change({ letter })}
                  />
                ),
              },
            ]}
          />
          {/* On a phone the papers come first, then the text, and what explains it last. */}
          <div className="gap-4 max-lg:contents lg:grid">
            {cv.papers.length > 0 && (
              <div className="max-lg:order-first">
                <Papers cv={cv} />
              </div>
            )}
            {cv.coverage && <CoverageCard coverage={cv.coverage} />}
            <LookFields
              look={draft.look ?? cv.look}
              isLocked={!canReview}
              onChange={(look) => change({ look })}
            />
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

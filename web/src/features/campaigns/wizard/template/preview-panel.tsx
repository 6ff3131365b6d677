import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign, Template } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { Preview } from '../../../../../../services/campaigns/templates/schemas.ts'
import { Callout } from '../../../../ui/callout.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { previewQuery } from '../../data/template-data.ts'
import { MailBody } from '../../mail-body.tsx'
import type { Draft } from '../draft.ts'
import { fieldWords } from '../recipients/field-words.ts'
import { NobodyYet } from './nobody-yet.tsx'
import { RecipientWalk } from './recipient-walk.tsx'
import { TestMail } from './test-mail.tsx'
import { useRested } from './use-rested.ts'
import { useWalk } from './use-walk.ts'

/** Milliseconds without a key press before the mail is made anew. */
const TYPING_REST = 350

interface PreviewPanelProps {
  campaign: Campaign
  template: Template
  draft: Draft
}

/** The mail as one recipient would get it; the arrows go through all of them. */
export function PreviewPanel({ campaign, template, draft }: PreviewPanelProps) {
  const walk = useWalk(campaign)
  const [part, setPart] = useState<'html' | 'text'>('html')
  const rested = useRested(template, TYPING_REST)
  const recipientId = walk.recipient?.id ?? null
  const { data, error, refetch } = useQuery({
    ...previewQuery(campaign.id, rested, recipientId),
    enabled: campaign.counts.total === 0 || recipientId !== null,
  })
  return (
    <section aria-label="Preview" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {campaign.counts.total === 0 ? (
        <NobodyYet />
      ) : (
        <RecipientWalk walk={walk} total={campaign.counts.total} />
      )}
      {error && !data && <ErrorState error={error} title="There is no preview" onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-112 rounded-lg" />}
      {data && (
        <>
          <Problems preview={data} />
          <div className="grid grid-cols-[minmax(0,1fr)] overflow-hidden rounded-lg border bg-paper-raised">
            <div className="flex flex-wrap items-start justify-between gap-3 border-b p-4">
              <p className="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]" dir="auto">
                <span className="sr-only">Subject: </span>
                {data.subject || <span className="font-normal text-ink-faint">No subject yet</span>}
              </p>
              <Segmented
                label="Part of the mail"
                options={[
                  { value: 'html', label: 'HTML' },
                  { value: 'text', label: 'Text' },
                ]}
                value={part}
                onValueChange={setPart}
              />
            </div>
            <div className="p-3">
              {isReadable(data) ? (
                <MailBody title="The mail" mail={data} part={part} />
              ) : (
                <p className="px-1 py-10 text-center text-ink-soft text-sm">
                  The mail is shown here when that is mended.
                </p>
              )}
            </div>
          </div>
        </>
      )}
      <TestMail campaignId={campaign.id} recipient={walk.recipient} draft={draft} />
    </section>
  )
}

/** A template with an error in it makes no mail. */
const isReadable = ({ findings }: Preview) => !findings.some(({ kind }) => kind === 'syntax')

/** Who begins knows that nothing is written yet. */
const SAID_ELSEWHERE = new Set(['missing-value', 'empty-subject', 'empty-body'])

function Problems({ preview: { missing, findings } }: { preview: Preview }) {
  const others = findings.filter(({ kind }) => !SAID_ELSEWHERE.has(kind))
  if (missing.length === 0 && others.length === 0) return null
  const isProblem = missing.length > 0 || others.some(({ severity }) => severity === 'problem')
  return (
    <Callout tone={isProblem ? 'warn' : 'info'}>
      <ul className="grid gap-1">
        {missing.length > 0 && (
          <li>
            This recipient has no {missing.map((name) => fieldWords(name).toLowerCase()).join(', no ')}. Give
            it a fallback, like <code>{`{{${missing[0]}|…}}`}</code>, or fill it in.
          </li>
        )}
        {others.map(({ kind, message, place }) => (
          <li key={`${kind}${message}`}>
            {place && (
              <b className="font-semibold">{place.part === 'subject' ? 'Subject' : `Line ${place.line}`}: </b>
            )}
            {message}
          </li>
        ))}
      </ul>
    </Callout>
  )
}

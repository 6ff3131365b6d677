import { Link } from '@tanstack/react-router'
import type { Finding } from '../../../../../../services/campaigns/templates/schemas.ts'
import { formatCount } from '../../../../ui/format.ts'
import { STEP_WORDS, type Step } from '../steps.ts'

const MENDED_IN: Record<Finding['kind'], Step | 'mailbox'> = {
  'no-recipients': 'recipients',
  'empty-subject': 'template',
  'empty-body': 'template',
  syntax: 'template',
  'unknown-field': 'template',
  'missing-value': 'template',
  attachment: 'attachments',
  'tailored-cv': 'attachments',
  size: 'attachments',
  link: 'template',
  'spam-like': 'template',
  mailbox: 'mailbox',
  sender: 'template',
  schedule: 'schedule',
}

const linkClass = 'rounded-sm font-medium underline underline-offset-4'

interface FindingItemProps {
  campaignId: string
  finding: Finding
  /** Whether to link to the step that mends it. */
  isLinked?: boolean
}

/** What was found, whom it concerns, and where it is mended. */
export function FindingItem({ campaignId, finding, isLinked = false }: FindingItemProps) {
  const { kind, message, place, recipients, examples } = finding
  const step = MENDED_IN[kind]
  const more = recipients - examples.length
  return (
    <li className="grid gap-1 [overflow-wrap:anywhere]">
      <p>
        {place && (
          <b className="font-semibold">{place.part === 'subject' ? 'Subject' : `Line ${place.line}`}: </b>
        )}
        {message}{' '}
        {isLinked &&
          (step === 'mailbox' ? (
            <Link to="/campaigns/mailbox" className={linkClass}>
              Mailbox
            </Link>
          ) : (
            <Link to="/campaigns/$campaignId/edit/$step" params={{ campaignId, step }} className={linkClass}>
              {STEP_WORDS[step]}
            </Link>
          ))}
      </p>
      {examples.length > 0 && (
        <p className="text-note">
          {formatCount(recipients, 'recipient')}:{' '}
          {examples.map(({ id, email }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link
                to="/campaigns/$campaignId/edit/$step"
                params={{ campaignId, step: 'recipients' }}
                search={{ recipient: id }}
                className="rounded-sm underline underline-offset-2"
              >
                {email}
              </Link>
            </span>
          ))}
          {more > 0 && ` and ${more.toLocaleString('en')} more`}
        </p>
      )}
    </li>
  )
}

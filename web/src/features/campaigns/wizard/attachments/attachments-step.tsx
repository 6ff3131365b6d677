import { FilePlus2, FileUser, Sparkles } from 'lucide-react'
import { useRef, useState } from 'react'
import {
  MAX_ATTACHED_BYTES,
  MAX_ATTACHMENTS,
} from '../../../../../../services/campaigns/campaigns/attachment-schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { formatBytes } from '../../../../ui/format.ts'
import { Progress } from '../../../../ui/progress.tsx'
import type { StepProps } from '../step-props.ts'
import { AttachResume } from './attach-resume.tsx'
import { AttachmentItem } from './attachment-item.tsx'
import { CvMatching } from './cv-matching.tsx'
import { TailoredCvMenu } from './tailored-cv-menu.tsx'
import { useAttaching } from './use-attaching.ts'

/** What goes along: the same files for everybody, and for each the CV that was tailored to their job. */
export function AttachmentsStep({ campaign }: StepProps) {
  const { id, attachments } = campaign
  const input = useRef<HTMLInputElement>(null)
  const [choosesResume, setChoosesResume] = useState(false)
  const { uploads, attachFiles } = useAttaching(id)
  const cv = attachments.find(({ kind }) => kind === 'cv')
  const bytes = attachments.reduce((sum, { size }) => sum + (size ?? 0), 0)
  const isFull = attachments.length + uploads.length >= MAX_ATTACHMENTS
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap gap-2">
        <Button icon={<FilePlus2 />} disabled={isFull} onClick={() => input.current?.click()}>
          Add files
        </Button>
        <Button icon={<FileUser />} disabled={isFull} onClick={() => setChoosesResume(true)}>
          Attach a résumé
        </Button>
        {!cv && (
          <TailoredCvMenu campaignId={id} disabled={isFull}>
            <Sparkles aria-hidden="true" />
          </TailoredCvMenu>
        )}
        <input
          ref={input}
          type="file"
          multiple
          aria-label="Files to attach"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            attachFiles([...(event.target.files ?? [])], bytes)
            event.target.value = ''
          }}
        />
      </div>
      {attachments.length === 0 && uploads.length === 0 ? (
        <EmptyState icon={<FilePlus2 />} title="Nothing is attached">
          That is fine. Files go to everybody; a tailored CV goes to whom it was made for.
        </EmptyState>
      ) : (
        <div className="grid gap-2">
          <ul aria-label="Attachments" className="divide-y rounded-lg border bg-paper-raised">
            {attachments.map((attachment) => (
              <AttachmentItem key={attachment.id} campaignId={id} attachment={attachment} />
            ))}
            {uploads.map(({ key, name, progress }) => (
              <li key={key} className="grid gap-2 px-4 py-3 text-sm">
                <span className="[overflow-wrap:anywhere]">{name}</span>
                <Progress label={`Uploading ${name}`} value={progress} />
              </li>
            ))}
          </ul>
          {bytes > 0 && (
            <p className="text-ink-faint text-note">
              {formatBytes(bytes)} of {formatBytes(MAX_ATTACHED_BYTES)} in every mail
            </p>
          )}
        </div>
      )}
      {cv && <CvMatching campaign={campaign} />}
      {choosesResume && <AttachResume campaignId={id} onClose={() => setChoosesResume(false)} />}
    </div>
  )
}

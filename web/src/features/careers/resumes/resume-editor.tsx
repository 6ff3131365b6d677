import { Link } from '@tanstack/react-router'
import { Redo2, Save, Sparkles, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Resume, ResumeContent } from '../../../../../services/careers/resumes/schemas.ts'
import { ApiError } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { BesideDocument } from './document/beside-document.tsx'
import { EntryFields } from './entry-fields.tsx'
import { ExportMenu } from './export-menu.tsx'
import { BASICS, entriesOf, SECTIONS, withEntries } from './resume-sections.ts'
import { editResume, stepResume } from './resumes-data.ts'
import { SectionEditor } from './section-editor.tsx'

/** Edits a copy and saves it as a new version; undo and redo go through the versions. */
export function ResumeEditor({ resume }: { resume: Resume }) {
  const [draft, setDraft] = useState<ResumeContent | null>(null)
  const [busy, setBusy] = useState<'save' | 'undo' | 'redo' | null>(null)
  const [startedAt, setStartedAt] = useState(resume.version)
  const content = draft ?? resume.content
  const isOutdated = draft !== null && resume.version !== startedAt

  function change(next: ResumeContent) {
    if (draft === null) setStartedAt(resume.version)
    setDraft(next)
  }

  async function run(what: 'save' | 'undo' | 'redo', work: () => Promise<unknown>) {
    setBusy(what)
    try {
      await work()
      setDraft(null)
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 409)
        toast.error('Somebody saved this résumé meanwhile', {
          description: 'Yours is still here. Load theirs first if you want to see it.',
        })
      else toast.failed(what === 'save' ? 'Not saved' : 'That did not work', error)
      return false
    } finally {
      setBusy(null)
    }
  }

  const save = () =>
    void run('save', () => editResume(resume.id, { version: startedAt, content })).then(
      (isDone) => isDone && toast.success('Saved'),
    )
  const step = (way: 'undo' | 'redo') => void run(way, () => stepResume(resume.id, way))

  return (
    <>
      <LeaveGuard isDirty={draft !== null} />
      <PageHeader
        title={resume.title}
        className="pt-3! md:pt-4!"
        subtitle={resume.contentType ? 'Read from a document: check what is marked.' : undefined}
        actions={
          <>
            <IconButton
              label="Undo"
              disabled={draft !== null || resume.version <= resume.oldestVersion}
              busy={busy === 'undo'}
              onClick={() => step('undo')}
            >
              <Undo2 />
            </IconButton>
            <IconButton
              label="Redo"
              disabled={draft !== null || resume.version >= resume.newestVersion}
              busy={busy === 'redo'}
              onClick={() => step('redo')}
            >
              <Redo2 />
            </IconButton>
            <ExportMenu resume={resume} />
            <Button asChild>
              <Link to="/careers/cvs" search={{ resume: resume.id }}>
                <Sparkles aria-hidden="true" />
                Tailor
              </Link>
            </Button>
            <Button
              variant="primary"
              icon={<Save />}
              busy={busy === 'save'}
              disabled={draft === null}
              onClick={save}
            >
              Save
            </Button>
          </>
        }
      />
      {isOutdated && (
        <Callout
          tone="warn"
          className="mb-4"
          title="This résumé was changed elsewhere"
          actions={
            <Button size="sm" onClick={() => setDraft(null)}>
              Drop mine and load theirs
            </Button>
          }
        >
          What you typed here is not saved yet and is based on an older version.
        </Callout>
      )}
      <BesideDocument resume={resume}>
        <div className="grid gap-5">
          <Card>
            <h2 className="mb-4 font-semibold text-base">About you</h2>
            <EntryFields
              fields={BASICS}
              entry={{ ...content.basics, id: 'basics' }}
              evidence={resume.evidence}
              onChange={({ id: _, ...basics }) =>
                change({ ...content, basics: { ...content.basics, ...basics } })
              }
            />
          </Card>
          {SECTIONS.map((section) => (
            <SectionEditor
              key={section.key}
              section={section}
              entries={entriesOf(content, section.key)}
              evidence={resume.evidence}
              onChange={(entries) => change(withEntries(content, section.key, entries))}
            />
          ))}
        </div>
      </BesideDocument>
    </>
  )
}

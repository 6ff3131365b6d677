import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Resume } from '../../../../../services/careers/resumes/schemas.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { RecordPage } from '../../../ui/record-page.tsx'
import { ResumeEditor } from './resume-editor.tsx'
import { resumeQuery, resumes } from './resumes-data.ts'

export function ResumePage() {
  const { resumeId = '' } = useParams({ strict: false })
  useLiveSubject('resume', resumes)
  return (
    <RecordPage
      back={{ to: '/careers/resumes', label: 'Résumés' }}
      noun="résumé"
      query={useQuery(resumeQuery(resumeId))}
    >
      {(resume) =>
        resume.status === 'ready' ? (
          <ResumeEditor key={resume.id} resume={resume} />
        ) : (
          <UnreadResume resume={resume} />
        )
      }
    </RecordPage>
  )
}

/** An editor without fields would look as if the document were empty. */
function UnreadResume({ resume: { title, status, reason } }: { resume: Resume }) {
  return (
    <>
      <PageHeader title={title} className="pt-3! md:pt-4!" />
      {status === 'rejected' ? (
        <Callout
          tone="warn"
          title="The document could not be read"
          actions={
            <Button asChild size="sm">
              <Link to="/careers/resumes">Upload another</Link>
            </Button>
          }
        >
          {reason ?? 'Nothing was found in it that looks like a résumé.'}
        </Callout>
      ) : (
        <Callout tone="info">The document is being read. What is found appears here by itself.</Callout>
      )}
    </>
  )
}

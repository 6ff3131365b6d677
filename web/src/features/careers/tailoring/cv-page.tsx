import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { RecordPage } from '../../../ui/record-page.tsx'
import { CvReviewer } from './cv-reviewer.tsx'
import { cvQuery, cvs } from './cvs-data.ts'

export function CvPage() {
  const { cvId = '' } = useParams({ strict: false })
  useLiveSubject('cv', cvs)
  return (
    <RecordPage back={{ to: '/careers/cvs', label: 'CVs' }} noun="CV" query={useQuery(cvQuery(cvId))}>
      {(cv) => <CvReviewer key={cv.id} cv={cv} />}
    </RecordPage>
  )
}

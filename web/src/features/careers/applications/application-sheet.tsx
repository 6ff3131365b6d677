import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Trash2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { Application } from '../../../../../services/careers/applications/schemas.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { ApplicationForm } from './application-form.tsx'
import { ApplicationHistory } from './application-history.tsx'
import { applications, trashApplications } from './applications-data.ts'
import { SentCv } from './sent-cv.tsx'

interface ApplicationSheetProps {
  id: string
  onClose: () => void
}

/** One application beside the board: its fields, and everything that changed. */
export function ApplicationSheet({ id, onClose }: ApplicationSheetProps) {
  useSyncExternalStore(applications.subscribe, applications.version)
  const listed = applications.find(id)
  // An address that names an application which no list has fetched.
  const { data, error, refetch } = useQuery({
    queryKey: ['careers', 'application', id],
    queryFn: () => api.get<Application>(`/applications/${id}`),
    enabled: listed === undefined,
    staleTime: 0,
  })
  const application = listed ?? data
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={application?.title ?? 'Application'}
      className="md:w-[30rem]"
      footer={
        application && (
          <>
            {application.url && (
              <Button asChild size="sm">
                <a href={application.url} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden="true" />
                  Posting
                </a>
              </Button>
            )}
            <Button
              size="sm"
              variant="ghost"
              icon={<Trash2 />}
              onClick={() => {
                onClose()
                void trashApplications([application])
              }}
            >
              Move to the trash
            </Button>
          </>
        )
      }
    >
      {error && !application && (
        <ErrorState error={error} title="This application could not be loaded" onRetry={refetch} />
      )}
      {application && (
        <Tabs
          label="About this application"
          tabs={[
            {
              value: 'fields',
              label: 'Details',
              content: (
                <>
                  <SentCv application={application} />
                  <ApplicationForm application={application} />
                </>
              ),
            },
            { value: 'history', label: 'History', content: <ApplicationHistory application={application} /> },
          ]}
        />
      )}
    </Sheet>
  )
}

// Bindings that do not belong to the deployment. They are granted before the scenarios run, and each must be found.
import type { BindingDescription } from '../../local-cloud/description.ts'

export const foreignBindings = (projectId: string): BindingDescription[] => {
  const account = (id: string) => `serviceAccount:${id}@${projectId}.iam.gserviceaccount.com`
  return [
    // Nobody asks for these.
    { member: 'allUsers', role: 'roles/pubsub.viewer', resource: 'topic/photo-uploaded', condition: null },
    {
      ...{ member: account('photo-metadata'), role: 'roles/secretmanager.secretAccessor' },
      ...{ resource: 'secret/token-signing-key', condition: null },
    },
    // These allow what is asked for, which another binding does already.
    {
      ...{ member: account('photo-metadata'), role: 'roles/storage.admin' },
      ...{ resource: `bucket/${projectId}-originals`, condition: null },
    },
    {
      ...{ member: account('insights-compute'), role: 'roles/datastore.owner' },
      ...{ resource: `project/${projectId}`, condition: null },
    },
  ]
}

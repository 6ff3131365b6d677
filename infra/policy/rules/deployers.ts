import { differences, type Rule } from '../rule.ts'

const READ = [
  'datastore.backupSchedules.get',
  'datastore.backupSchedules.list',
  'datastore.databases.get',
  'datastore.databases.getMetadata',
  'datastore.databases.list',
  'datastore.indexes.get',
  'datastore.indexes.list',
  'resourcemanager.projects.get',
  'secretmanager.secrets.get',
  'serviceusage.services.get',
  'serviceusage.services.list',
  'storage.buckets.get',
]

/** What workflows may besides Google's own roles: descriptions of things, never what people store in them. */
const PERMISSIONS: Record<string, readonly string[]> = {
  studioPlan: [...READ, 'logging.buckets.get', 'logging.logMetrics.get', 'logging.sinks.get'],
  studioApply: [
    ...READ,
    'datastore.backupSchedules.create',
    'datastore.backupSchedules.delete',
    'datastore.backupSchedules.update',
    'datastore.databases.create',
    'datastore.databases.delete',
    'datastore.databases.update',
    'datastore.indexes.create',
    'datastore.indexes.delete',
    'datastore.indexes.update',
    'datastore.operations.get',
    'datastore.operations.list',
    'secretmanager.secrets.create',
    'secretmanager.secrets.delete',
    'secretmanager.secrets.getIamPolicy',
    'secretmanager.secrets.setIamPolicy',
    'secretmanager.secrets.update',
    'storage.buckets.create',
    'storage.buckets.delete',
    'storage.buckets.getIamPolicy',
    'storage.buckets.setIamPolicy',
    'storage.buckets.update',
  ],
}

/** Emptying a bucket needs more; only what is disposable may be emptied. */
const EMPTYING = ['storage.objects.delete', 'storage.objects.list']

const DATA =
  /^(datastore\.entities|secretmanager\.versions|storage\.objects|pubsub\.subscriptions\.consume|run\.routes)/

export const deployerRules: Rule[] = [
  {
    id: 'deployers-read-no-data',
    severity: 'critical',
    why: 'Whoever changes a workflow would read what people store.',
    mend: 'The custom roles hold permissions about descriptions only.',
    link: 'https://cloud.google.com/iam/docs/creating-custom-roles',
    judges: { google_project_iam_custom_role: ['permissions', 'role_id'] },
    *check(cloud) {
      for (const { address, attributes } of cloud.all('google_project_iam_custom_role')) {
        const id = String(attributes.role_id)
        const allowed = [
          ...(PERMISSIONS[id] ?? []),
          ...(id === 'studioApply' && cloud.environment.isDisposable ? EMPTYING : []),
        ]
        const found = new Map([attributes.permissions ?? []].flat().map((each) => [String(each), address]))
        yield* differences(found, new Set(allowed), {
          missing: `${id} lacks a permission`,
          extra: `${id} has a permission that it does not need`,
        })
        for (const each of found.keys())
          if (DATA.test(each) && !EMPTYING.includes(each))
            yield { address, attribute: 'permissions', message: `${each} reads what people store` }
      }
    },
  },
]

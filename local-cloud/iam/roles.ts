/**
 * Google's predefined roles, as far as they concern the simulated services. A permission that ends in `*` covers all that
 * start with the same text. An empty list means that the role is known but what it allows is not simulated.
 * Source: https://cloud.google.com/iam/docs/roles-permissions
 */
export const ROLES: Record<string, readonly string[]> = {
  'roles/storage.objectViewer': [
    'storage.folders.get',
    'storage.folders.list',
    'storage.managedFolders.get',
    'storage.managedFolders.list',
    'storage.objects.get',
    'storage.objects.list',
  ],
  'roles/storage.objectCreator': [
    'storage.folders.create',
    'storage.managedFolders.create',
    'storage.objects.create',
    'storage.multipartUploads.create',
    'storage.multipartUploads.abort',
    'storage.multipartUploads.listParts',
  ],
  'roles/storage.objectUser': [
    'storage.folders.*',
    'storage.managedFolders.create',
    'storage.managedFolders.delete',
    'storage.managedFolders.get',
    'storage.managedFolders.list',
    'storage.objects.create',
    'storage.objects.delete',
    'storage.objects.get',
    'storage.objects.list',
    'storage.objects.move',
    'storage.objects.restore',
    'storage.objects.update',
    'storage.multipartUploads.*',
  ],
  'roles/storage.objectAdmin': [
    'storage.folders.*',
    'storage.managedFolders.*',
    'storage.objects.*',
    'storage.multipartUploads.*',
  ],
  'roles/storage.legacyObjectReader': ['storage.objects.get'],
  'roles/storage.legacyBucketReader': [
    'storage.buckets.get',
    'storage.objects.list',
    'storage.multipartUploads.list',
  ],
  'roles/storage.legacyBucketWriter': [
    'storage.buckets.get',
    'storage.objects.list',
    'storage.objects.create',
    'storage.objects.delete',
    'storage.multipartUploads.*',
  ],
  'roles/storage.bucketViewer': ['storage.buckets.get', 'storage.buckets.list'],
  'roles/storage.admin': ['storage.*'],

  'roles/pubsub.publisher': ['pubsub.topics.publish'],
  'roles/pubsub.subscriber': [
    'pubsub.subscriptions.consume',
    'pubsub.snapshots.seek',
    'pubsub.topics.attachSubscription',
  ],
  'roles/pubsub.viewer': [
    'pubsub.topics.get',
    'pubsub.topics.list',
    'pubsub.subscriptions.get',
    'pubsub.subscriptions.list',
    'pubsub.snapshots.get',
    'pubsub.snapshots.list',
  ],
  'roles/pubsub.admin': ['pubsub.*'],

  'roles/run.invoker': ['run.routes.invoke', 'run.jobs.run'],
  'roles/run.servicesInvoker': ['run.routes.invoke'],
  'roles/run.viewer': [
    'run.operations.get',
    'run.operations.list',
    'run.revisions.get',
    'run.revisions.list',
    'run.services.get',
    'run.services.list',
  ],
  'roles/run.developer': [
    'run.operations.*',
    'run.revisions.*',
    'run.services.create',
    'run.services.delete',
    'run.services.get',
    'run.services.list',
    'run.services.update',
  ],
  'roles/run.admin': ['run.*'],

  'roles/datastore.viewer': [
    'datastore.databases.get',
    'datastore.databases.getMetadata',
    'datastore.databases.list',
    'datastore.entities.get',
    'datastore.entities.list',
    'datastore.indexes.get',
    'datastore.indexes.list',
    'datastore.namespaces.get',
    'datastore.namespaces.list',
    'datastore.statistics.get',
    'datastore.statistics.list',
  ],
  'roles/datastore.user': [
    'datastore.databases.get',
    'datastore.databases.getMetadata',
    'datastore.databases.list',
    'datastore.entities.*',
    'datastore.indexes.list',
    'datastore.namespaces.get',
    'datastore.namespaces.list',
    'datastore.statistics.get',
    'datastore.statistics.list',
  ],
  'roles/datastore.owner': ['datastore.*'],
  'roles/datastore.backupSchedulesViewer': [
    'datastore.backupSchedules.get',
    'datastore.backupSchedules.list',
  ],
  'roles/datastore.backupsViewer': ['datastore.backups.get', 'datastore.backups.list'],
  'roles/datastore.backupsAdmin': [
    'datastore.backups.delete',
    'datastore.backups.get',
    'datastore.backups.list',
  ],
  'roles/datastore.restoreAdmin': [
    'datastore.backups.get',
    'datastore.backups.list',
    'datastore.backups.restoreDatabase',
    'datastore.databases.create',
    'datastore.databases.getMetadata',
    'datastore.databases.list',
    'datastore.operations.get',
    'datastore.operations.list',
  ],

  'roles/secretmanager.secretAccessor': ['secretmanager.versions.access'],
  'roles/secretmanager.secretVersionAdder': ['secretmanager.versions.add'],
  'roles/secretmanager.secretVersionManager': [
    'secretmanager.versions.add',
    'secretmanager.versions.destroy',
    'secretmanager.versions.disable',
    'secretmanager.versions.enable',
    'secretmanager.versions.get',
    'secretmanager.versions.list',
  ],
  'roles/secretmanager.viewer': [
    'secretmanager.locations.get',
    'secretmanager.locations.list',
    'secretmanager.secrets.get',
    'secretmanager.secrets.getIamPolicy',
    'secretmanager.secrets.list',
    'secretmanager.secrets.listEffectiveTags',
    'secretmanager.secrets.listTagBindings',
    'secretmanager.versions.get',
    'secretmanager.versions.list',
  ],
  'roles/secretmanager.admin': ['secretmanager.*'],

  'roles/iam.serviceAccountTokenCreator': [
    'iam.serviceAccounts.get',
    'iam.serviceAccounts.list',
    'iam.serviceAccounts.getAccessToken',
    'iam.serviceAccounts.getOpenIdToken',
    'iam.serviceAccounts.implicitDelegation',
    'iam.serviceAccounts.signBlob',
    'iam.serviceAccounts.signJwt',
  ],
  'roles/iam.serviceAccountOpenIdTokenCreator': ['iam.serviceAccounts.getOpenIdToken'],
  'roles/iam.serviceAccountUser': [
    'iam.serviceAccounts.actAs',
    'iam.serviceAccounts.get',
    'iam.serviceAccounts.list',
  ],

  'roles/logging.viewer': ['logging.logEntries.list', 'logging.logs.list'],
  'roles/logging.logWriter': [],
  'roles/monitoring.metricWriter': ['monitoring.timeSeries.create'],
  // Source: https://docs.cloud.google.com/iam/docs/roles-permissions/telemetry
  'roles/telemetry.tracesWriter': ['telemetry.traces.write'],
  'roles/telemetry.metricsWriter': ['monitoring.timeSeries.create'],
  'roles/cloudtrace.agent': [],
  'roles/artifactregistry.reader': [],
}

export function roleAllows(role: string, permission: string): boolean {
  return (
    ROLES[role]?.some((each) =>
      each.endsWith('*') ? permission.startsWith(each.slice(0, -1)) : permission === each,
    ) ?? false
  )
}

/**
 * Attributes whose change replaces the resource: it is destroyed and made anew. `*` stands for all.
 * Source: `ForceNew` in https://github.com/hashicorp/terraform-provider-google/tree/v6.50.0/google/services
 */
export const REPLACING: Record<string, readonly string[]> = {
  google_artifact_registry_repository: ['repository_id', 'location', 'format', 'kms_key_name', 'mode'],
  google_cloud_run_v2_service: ['name', 'location'],
  google_cloud_scheduler_job: ['name', 'region'],
  google_firestore_backup_schedule: ['database', 'daily_recurrence', 'weekly_recurrence'],
  google_firestore_database: ['name', 'location_id'],
  google_firestore_field: ['database', 'collection', 'field'],
  google_firestore_index: ['*'],
  google_pubsub_subscription: ['name', 'topic', 'filter', 'enable_message_ordering'],
  google_pubsub_topic: ['name'],
  google_secret_manager_secret: ['secret_id', 'replication'],
  google_service_account: ['account_id'],
  google_storage_bucket: ['name', 'location'],
  google_storage_notification: ['*'],
}

/** Of types that are not in the table. */
export const REPLACING_ANYWHERE: readonly string[] = ['name', 'location', 'region', 'project']

/** What holds something that cannot be made anew, and what is lost with it. */
export const HOLDING: Record<string, string> = {
  google_artifact_registry_repository: 'images, with them every release to go back to',
  google_firestore_database: 'all documents',
  google_pubsub_subscription: 'messages that wait',
  google_pubsub_topic: 'messages that wait in its subscriptions',
  google_secret_manager_secret: 'all versions of the secret',
  google_service_account: 'its id: bindings that name it no longer apply',
  google_storage_bucket: 'all objects',
}

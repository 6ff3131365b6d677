// The database and the secrets.
import type { Row } from '../row.ts'

const INDEXES = [
  'datastore.indexes.create',
  'datastore.indexes.delete',
  'datastore.indexes.get',
  'datastore.indexes.update',
  'datastore.operations.get',
]
const SCHEDULES = ['create', 'delete', 'get', 'update'].map((verb) => `datastore.backupSchedules.${verb}`)

export const DATA_ROWS: Record<string, Row> = {
  google_firestore_database: {
    api: 'firestore',
    seconds: 60,
    deployer: ['create', 'delete', 'get', 'update'].map((verb) => `datastore.databases.${verb}`),
    destroy: {
      stays: ({ attributes: { deletion_policy } }) => deletion_policy !== 'DELETE',
      refuses: ({ attributes: { deletion_policy, delete_protection_state } }) =>
        deletion_policy === 'DELETE' && delete_protection_state === 'DELETE_PROTECTION_ENABLED'
          ? 'Database has delete protection enabled'
          : undefined,
      reserves: {
        seconds: 300,
        status: 409,
        message: "Database ID '(default)' is not available in the project. Please retry in 300 seconds",
        source: 'https://cloud.google.com/firestore/docs/manage-databases#delete_a_database',
      },
    },
  },
  google_firestore_index: { api: 'firestore', seconds: 90, deployer: INDEXES },
  google_firestore_field: { api: 'firestore', seconds: 60, deployer: INDEXES },
  google_firestore_backup_schedule: { api: 'firestore', seconds: 5, deployer: SCHEDULES },
  google_secret_manager_secret: {
    api: 'secretmanager',
    seconds: 3,
    deployer: ['create', 'delete', 'get', 'update'].map((verb) => `secretmanager.secrets.${verb}`),
  },
  google_secret_manager_secret_iam_member: {
    api: 'secretmanager',
    seconds: 5,
    deployer: ['secretmanager.secrets.getIamPolicy', 'secretmanager.secrets.setIamPolicy'],
  },
}

import { FirestoreBackupSchedule } from '@cdktf/provider-google/lib/firestore-backup-schedule/index.js'
import { FirestoreDatabase } from '@cdktf/provider-google/lib/firestore-database/index.js'
import { FirestoreField } from '@cdktf/provider-google/lib/firestore-field/index.js'
import {
  FirestoreIndex,
  type FirestoreIndexFields,
} from '@cdktf/provider-google/lib/firestore-index/index.js'
import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../environments.ts'
import { indexes } from '../indexes.ts'
import { type Retention, retentionOf } from '../retention.ts'

const DAY_SECONDS = 86_400
const ROLES = { read: 'roles/datastore.viewer', write: 'roles/datastore.user' } as const

type Field = (typeof indexes)[number]['composite'][number]['fields'][number]

function kindOf(field: Field): string {
  if ('order' in field) return field.order.slice(0, 3).toLowerCase()
  return 'arrayConfig' in field ? 'contains' : `vector-${field.vectorConfig.dimension}`
}

/**
 * Firestore puts the name before a vector if nobody else does, and Terraform would take that for a change at every plan
 * (https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_index).
 */
function column({ path, ...kind }: Field): FirestoreIndexFields[] {
  if (!('vectorConfig' in kind)) return [{ fieldPath: path, ...kind }]
  return [
    { fieldPath: '__name__', order: 'ASCENDING' },
    { fieldPath: path, vectorConfig: { ...kind.vectorConfig, flat: {} } },
  ]
}

/** Firestore with the indexes and TTL fields that the rooms declare. */
export class Database extends Construct {
  readonly #database: FirestoreDatabase
  readonly #indexes: FirestoreIndex[] = []

  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    const kept = retentionOf(environment)
    this.#database = new FirestoreDatabase(this, 'default', {
      name: '(default)',
      locationId: environment.region,
      type: 'FIRESTORE_NATIVE',
      deleteProtectionState: environment.isDisposable
        ? 'DELETE_PROTECTION_DISABLED'
        : 'DELETE_PROTECTION_ENABLED',
      // Otherwise `terraform destroy` would only forget the database, which would then block the next one.
      deletionPolicy: environment.isDisposable ? 'DELETE' : 'ABANDON',
      // Terraform refuses a plan with it before anything is touched.
      lifecycle: { preventDestroy: !environment.isDisposable },
      pointInTimeRecoveryEnablement:
        kept.pastDays === 0 ? 'POINT_IN_TIME_RECOVERY_DISABLED' : 'POINT_IN_TIME_RECOVERY_ENABLED',
    })
    const database = this.#database.name
    this.#backUp(database, kept)
    for (const room of indexes) {
      for (const { collection, fields } of room.composite) {
        const columns = fields.map((field) => `${field.path}-${kindOf(field)}`)
        const index = new FirestoreIndex(this, `${collection}-by-${columns.join('-')}`, {
          database,
          collection,
          queryScope: 'COLLECTION',
          fields: fields.flatMap(column),
        })
        this.#indexes.push(index)
      }
      for (const { collection, field } of room.ttl)
        new FirestoreField(this, `${collection}-${field}-ttl`, {
          database,
          collection,
          field,
          ttlConfig: {},
          // Times only ascend, so an index of them would send all writes to one place.
          indexConfig: {},
        })
      for (const { collection, field } of room.exempt)
        new FirestoreField(this, `${collection}-${field}-unindexed`, {
          database,
          collection,
          field,
          indexConfig: {},
        })
    }
  }

  /**
   * Point-in-time recovery reaches back a week and ends with the database; backups are kept longer and without it.
   * Google takes them at a time of its own. On one machine they are copies in the data folder.
   */
  #backUp(database: string, kept: Retention): void {
    new FirestoreBackupSchedule(this, 'daily-backup', {
      database,
      retention: `${kept.dailyBackupDays * DAY_SECONDS}s`,
      dailyRecurrence: {},
    })
    new FirestoreBackupSchedule(this, 'weekly-backup', {
      database,
      retention: `${kept.weeklyBackupDays * DAY_SECONDS}s`,
      weeklyRecurrence: { day: 'SUNDAY' },
    })
  }

  /** The resources that must exist before a service runs its first query, because a query without its index fails. */
  parts(): TerraformResource[] {
    // They come after the database itself anyway.
    return this.#indexes
  }

  /**
   * Firestore has no permissions below the project, so a condition limits the binding to this database
   * (https://firebase.google.com/docs/firestore/manage-databases#iam-conditions).
   */
  grant(scope: Construct, access: 'read' | 'write', member: string): TerraformResource {
    return new ProjectIamMember(scope, `database-${access}`, {
      project: this.#database.project,
      role: ROLES[access],
      member,
      condition: { title: 'one-database', expression: `resource.name == "${this.#database.id}"` },
    })
  }
}

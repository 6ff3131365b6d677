import { AppError } from '../../platform/errors.ts'
import type { ApplicationRecord } from './record.ts'

/** Another person's application is "not found" too: any other answer would confirm that it exists. */
export function ownApplication(
  record: ApplicationRecord | null,
  ownerId: string,
  id: string,
): ApplicationRecord {
  if (record?.ownerId !== ownerId || record.state !== 'live')
    throw new AppError('not-found', `No application ${id}`)
  return record
}

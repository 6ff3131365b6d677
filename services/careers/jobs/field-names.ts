import { PostingFields } from './schemas.ts'

/** The fields that a posting is read into. */
export const fieldNames = Object.keys(PostingFields.properties) as (keyof PostingFields)[]

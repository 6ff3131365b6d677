// What the studio should say of each file, as `npm run demo -- FOLDER --expect FILE` reads it from JSON.
import { readFileSync } from 'node:fs'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { nullable } from '../../services/platform/schemas.ts'

/** Fields that are not named are not compared; `null` means that the studio should say nothing. */
const Expectation = Type.Partial(
  Type.Object({
    /** Whether the studio should not take the file, with these words somewhere in its reason. */
    refused: Type.Union([Type.Boolean(), Type.String()]),
    takenAt: nullable(Type.String()),
    takenFrom: nullable(Type.String()),
    takenCertainty: nullable(Type.String()),
    /** YYYY-MM-DD, where it stands in the timeline. */
    day: Type.String(),
    title: nullable(Type.String()),
    description: nullable(Type.String()),
    /** In any order, as the studio writes tags. */
    tags: Type.Array(Type.String()),
    rating: Type.Integer(),
    latitude: nullable(Type.Number()),
    longitude: nullable(Type.Number()),
    /** Metres. */
    altitude: nullable(Type.Number()),
    camera: nullable(Type.String()),
    lens: nullable(Type.String()),
    /** Seconds. */
    exposureTime: nullable(Type.Number()),
    fNumber: nullable(Type.Number()),
    iso: nullable(Type.Number()),
    /** Millimetres. */
    focalLength: nullable(Type.Number()),
    focalLength35mm: nullable(Type.Number()),
    flash: nullable(Type.Boolean()),
    software: nullable(Type.String()),
    author: nullable(Type.String()),
    copyright: nullable(Type.String()),
    format: Type.String(),
    /** Pixels, upright. */
    width: Type.Integer(),
    height: Type.Integer(),
    isAnimated: Type.Boolean(),
    hasMotion: Type.Boolean(),
  }),
  { additionalProperties: false },
)
export type Expectation = Static<typeof Expectation>

/** By the file's path below the folder, with `/`. */
export type Expectations = Map<string, Expectation>

const File = Type.Record(Type.String(), Expectation)

/** Throws an error that says what is wrong with the file. */
export function readExpectations(file: string): Expectations {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
  if (!Value.Check(File, content)) {
    const [first] = Value.Errors(File, content)
    throw new Error(`${file}: ${first?.instancePath || '/'} ${first?.message}`)
  }
  return new Map(Object.entries(content))
}

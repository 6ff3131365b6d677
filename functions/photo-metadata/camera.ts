import { text } from './values.ts'

const COMPANY =
  /[\s,]+(corporation|corp|company|co|inc|ltd|gmbh|ag|imaging|optical|electric|electronics|camera)\b\.?.*$/i

/** "Make Model", the make once and without the legal form: "NIKON CORPORATION", "NIKON D70" is a NIKON D70. */
export function cameraName(make: unknown, model: unknown): string | null {
  const maker = text(make, 100)?.replace(COMPANY, '').trim() ?? ''
  const name = text(model, 100) ?? ''
  if (name === '') return maker === '' ? null : maker
  const isNamed = name.toLowerCase().split(/\s+/)[0] === maker.toLowerCase().split(/\s+/)[0]
  return isNamed || maker === '' ? name : `${maker} ${name}`
}

import { text } from './values.ts'

const COMPANY =
  /[\s,]+(corporation|corp|company|co|inc|ltd|gmbh|ag|imaging|optical|electric|electronics|camera)\b\.?.*$/i

/**
 * Joins make and model without repeating the make or its legal form: "NIKON CORPORATION" and "NIKON D70" give "NIKON
 * D70".
 */
export function cameraName(make: unknown, model: unknown): string | null {
  const maker = text(make, 100)?.replace(COMPANY, '').trim() ?? ''
  const name = text(model, 100) ?? ''
  if (name === '') return maker === '' ? null : maker
  const isNamed = name.toLowerCase().split(/\s+/)[0] === maker.toLowerCase().split(/\s+/)[0]
  return isNamed || maker === '' ? name : `${maker} ${name}`
}

// The values of the form that makes or changes a link.
import type {
  NewPhotoLink,
  PhotoLink,
  PhotoLinkEdit,
  SharedDownloads,
} from '../../../../../services/photos/links/schemas.ts'
import { dayOf, endOfDay } from './link-words.ts'

export interface LinkValues {
  title: string
  message: string
  recipient: string
  email: string
  expires: string
  hasPassword: boolean
  password: string
  downloads: SharedDownloads
  watermark: string
  canComment: boolean
}

export const valuesOf = (link: PhotoLink | null, title: string): LinkValues => ({
  title: link?.title ?? title,
  message: link?.message ?? '',
  recipient: link?.recipient ?? '',
  email: link?.email ?? '',
  expires: dayOf(link?.expiresAt ?? null),
  hasPassword: link?.hasPassword ?? false,
  password: '',
  downloads: link?.downloads ?? 'none',
  watermark: link?.watermark ?? '',
  canComment: link?.canComment ?? true,
})

/** What is wrong, by field. `keeps` says whether there is a password already, which stays when nothing is typed. */
export function checkLink(values: LinkValues, { keeps, today }: { keeps: boolean; today: string }) {
  const { title, email, hasPassword, password, expires, downloads, watermark } = values
  return {
    title: title.trim() === '' ? 'Say what it is about' : undefined,
    email:
      email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? 'Not an e-mail address' : undefined,
    password:
      hasPassword && !(keeps && password === '') && password.length < 6 ? 'At least 6 characters' : undefined,
    expires: expires !== '' && expires < today ? 'This day is over' : undefined,
    watermark:
      watermark.trim() !== '' && downloads === 'original'
        ? 'Originals carry no watermark: offer the smaller pictures, or leave the watermark out'
        : undefined,
  }
}

export function editOf(values: LinkValues): PhotoLinkEdit {
  const {
    title,
    message,
    recipient,
    email,
    expires,
    hasPassword,
    password,
    downloads,
    watermark,
    canComment,
  } = values
  return {
    title: title.trim(),
    message: message.trim(),
    recipient: recipient.trim(),
    email: email.trim(),
    expiresAt: endOfDay(expires),
    ...(hasPassword ? password !== '' && { password } : { password: null }),
    ...{ downloads, canComment },
    watermark: watermark.trim(),
  }
}

export const creationOf = (values: LinkValues, source: NewPhotoLink['source']): NewPhotoLink => ({
  title: values.title.trim(),
  ...editOf(values),
  source,
})

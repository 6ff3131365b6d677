import { Mail, Share2 } from 'lucide-react'
import type { PhotoLink } from '../../../../../services/photos/links/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { mailTo } from './link-words.ts'

interface AddressRowProps {
  link: PhotoLink
  /** Whole, with scheme and host. */
  address: string
}

/** The address of a link, to be copied, mailed, or handed to another program of the device. */
export function AddressRow({ link, address }: AddressRowProps) {
  // Somebody who closes the device's own list of programs has changed their mind; that is no error.
  const share = () => void navigator.share({ title: link.title, url: address }).catch(() => undefined)
  return (
    <div className="grid gap-3">
      <TextField
        label="Address"
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        trailing={<CopyButton label="Copy the address" text={address} />}
      />
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={mailTo(link, address)}>
            <Mail aria-hidden="true" />
            Write a mail
          </a>
        </Button>
        {'share' in navigator && (
          <Button icon={<Share2 />} onClick={share}>
            Share
          </Button>
        )}
      </div>
    </div>
  )
}

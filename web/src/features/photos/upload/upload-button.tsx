import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button, type ButtonProps } from '../../../ui/button.tsx'
import { ACCEPT } from './choose-files.ts'
import { uploads } from './uploads.ts'

export interface UploadButtonProps extends ButtonProps {
  label?: string
  /** The album that they are for. */
  albumId?: string
}

export function UploadButton({ label = 'Upload', albumId, ...button }: UploadButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant="primary" icon={<Upload />} {...button} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        aria-label="Photos to upload"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])], albumId)
          // Otherwise the same file could not be chosen again.
          event.target.value = ''
        }}
      />
    </>
  )
}
